"""Finding the phrases of a lexicon in the words of a report.

A phrase is one word or several; several stand together where all are within `_REACH` words of each
other, in any order: "grant asylum" is found in "asylum was granted", too. A function word of a
phrase ("close in") has to follow the word before it at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whosays.model import Span
from whosays.telling.conflicts.matters import Word

_REACH = 5
_FUNCTION = frozenset(
    {
        *(
            "a",
            "the",
            "of",
            "to",
            "in",
            "into",
            "on",
            "for",
            "from",
            "with",
            "by",
            "at",
            "up",
            "out",
        ),
        *("down", "off", "over", "back", "apart", "away", "under", "through", "toward", "towards"),
    }
)


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase found: its words and key, the ranks of its first and last word, the span of both."""

    phrase: tuple[str, ...]
    key: str
    first: int
    last: int
    span: Span


class Phrases:
    """The phrases of several keys, ready to be looked up."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for key in sorted(phrases):
            for phrase in sorted(phrases[key]):
                split = tuple(phrase.split())
                by_first.setdefault(split[0], []).append((split, key))
        self._by_first = by_first

    def keys_in(self, forms: frozenset[str]) -> frozenset[str]:
        """The keys of the phrases that words of these forms may hold: of no others."""
        known = [self._by_first[form] for form in forms & self._by_first.keys()]
        return frozenset(key for phrases in known for split, key in phrases if forms.issuperset(split))

    def find(self, words: Sequence[Word]) -> tuple[Found, ...]:
        """The phrases in `words`, in order; of phrases over the same words the longest one."""
        hits: list[tuple[int, Found]] = []
        for at, word in enumerate(words):
            for form in dict.fromkeys(word.forms):
                for split, key in self._by_first.get(form, ()):
                    ranks = _ranks(split, at, words)
                    if ranks:
                        first, last = min(ranks), max(ranks)
                        span = Span(words[first].span.start, words[last].span.end)
                        hits.append((len(split), Found(split, key, first, last, span)))
        hits.sort(key=lambda h: (-h[0], h[1].last - h[1].first, h[1].first, h[1].key))
        kept: list[Found] = []
        for _, found in hits:
            if not any(found.first <= k.last and k.first <= found.last for k in kept):
                kept.append(found)
        return tuple(sorted(kept, key=lambda f: f.first))


def _ranks(split: tuple[str, ...], at: int, words: Sequence[Word]) -> tuple[int, ...]:
    """The ranks of the words of a phrase whose first is at `at`; empty where one is missing."""
    ranks = [at]
    near = sorted(range(max(0, at - _REACH), min(len(words), at + _REACH + 1)), key=lambda i: abs(i - at))
    for part in split[1:]:
        where = [ranks[-1] + 1] if part in _FUNCTION else near
        rank = next((i for i in where if i < len(words) and i not in ranks and part in words[i].forms), None)
        if rank is None:
            return ()
        ranks.append(rank)
    return tuple(ranks)
