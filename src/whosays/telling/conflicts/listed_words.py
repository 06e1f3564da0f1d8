"""Which words of an article the lists for conflicts know, found once for all of its reports.

Most words are in none of the lists, and most reports have no word of a list that a rule asks for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain
from typing import Final

from whosays.lexicon import Lexicon
from whosays.model import Span
from whosays.telling.claims.gist import stem

WORD: Final = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
_JOINING = frozenset("-'’.,")


class Listed(dict[str, frozenset[str]]):
    """What slots.toml, events.toml and ladders.toml may know each word by: found once each.

    By the word as it is written, in lower case. Most words are in none of their lists.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        lists = (words for file in ("slots", "events") for words in lexicon.words[file].values())
        steps = (words for ladder in lexicon.ladders for _, words in ladder.steps)
        self._all = frozenset(
            word for words in chain(lists, steps) for phrase in words for word in phrase.split()
        )

    def __missing__(self, written: str) -> frozenset[str]:
        forms = {written, stem(written)}
        forms.update([form[:-1] for form in forms if form.endswith("s") and len(form) > 3])
        self[written] = known = self._all & forms
        return known


class ListedWords:
    """The words of one part of an article that slots, events and ladders list, by their places."""

    def __init__(self, text: str, known: Mapping[str, frozenset[str]]) -> None:
        self._text = text
        self._known = known

    @cached_property
    def _places(self) -> list[tuple[int, int, frozenset[str]]] | None:
        """Start, end and listed forms of each; None where some letter has no lower case of one letter."""
        lower, known = self._text.lower(), self._known
        if len(lower) != len(self._text):
            return None
        words = ((m.start(), m.end(), known[m.group()]) for m in WORD.finditer(lower))
        return [word for word in words if word[2]]

    def forms(self, lemmas: Iterable[str], spans: Iterable[Span]) -> frozenset[str]:
        """The listed forms of `lemmas` and of the words in `spans`."""
        found = {form for lemma in lemmas for form in self._known[lemma]}
        places = self._places
        for span in spans:
            if places is None or _is_in_word(self._text, span.start) or _is_in_word(self._text, span.end):
                words = WORD.findall(span.of(self._text).lower())
                found.update(form for word in words for form in self._known[word])
                continue
            for at in range(bisect_left(places, (span.start,)), len(places)):
                if places[at][0] >= span.end:
                    break
                found |= places[at][2]
        return frozenset(found)


def _is_in_word(text: str, at: int) -> bool:
    """True where a word goes on over `at`: between letters or digits, or at a mark that joins them."""
    before, after = text[max(0, at - 2) : at], text[at : at + 2]
    if before[-1:].isalnum():
        return after[:1].isalnum() or (after[:1] in _JOINING and after[1:].isalnum())
    return before[-1:] in _JOINING and before[:1].isalnum() and after[:1].isalnum()
