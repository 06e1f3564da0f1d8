"""Whom an office stands for: "the President" in an article that has called one person so.

What holds: an office is resolved only where one person can be meant: in its article, or else, where
the article gives nobody that office, in the story. What stands between "the" and the office has to be
part of the person's title.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whosays.lexicon import Lexicon
from whosays.model import Part, Reading, Span
from whosays.telling.names.name_forms import ranks_of, tokens, with_title
from whosays.telling.names.spelling import plain

Place = tuple[str, Part, Span]
"""Where a mention stands: article id, part and span."""

_PARTS: tuple[Part, ...] = ("title", "text")
_THE = re.compile(r"\b[Tt]he ")
_OTHER_WORD = re.compile(r"[\w'’-]+ ")
_LETTERS = re.compile(r"\w+")
_MOST_BEFORE = 3  # words between "the" and the office
_NAMED_AFTER = re.compile(r"['’]?s? (?:[A-Z]|of\b|for\b)|-")


@dataclass(frozen=True, slots=True)
class _Held:
    """An office that an article puts before a name: the words of the title, and whose it is."""

    article: str
    words: frozenset[str]
    name: str


def role_mentions(
    readings: Sequence[Reading], persons: Mapping[Place, str], lexicon: Lexicon
) -> dict[Place, str]:
    """The places where an office alone stands for a person, with the id of the name.

    `persons` are the places where persons are named, with the ids of their names.
    """
    ranks, offices = lexicon.once(ranks_of), lexicon.once(_office_words)
    texts = {(r.article.id, part): r.article.part(part) for r in readings for part in _PARTS}
    held: dict[str, list[_Held]] = defaultdict(list)
    for (article, part, span), name in persons.items():
        for office, words in _offices(texts[article, part], span, ranks, offices):
            held[office].append(_Held(article, words, name))
    if not held:
        return {}
    named: dict[tuple[str, Part], list[Span]] = defaultdict(list)
    for article, part, span in persons:
        named[article, part].append(span)
    return {
        place: name
        for (article, part), text in texts.items()
        for place, name in _meant(article, part, text, held)
        if not any(place[2].overlaps(span) for span in named[article, part])
    }


def _office_words(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.list("ranks", "office") | lexicon.list("ranks", "royal")


def _offices(
    text: str, span: Span, ranks: frozenset[str], offices: frozenset[str]
) -> Iterator[tuple[str, frozenset[str]]]:
    """The office in the title before the name at `span` or inside it, with all words of the title."""
    titled = with_title(text, span, ranks)
    words = [t.lower for t in tokens(titled.of(text))]
    last = max((i for i, word in enumerate(words[:-1]) if word in offices), default=None)
    if last is not None:
        of = words[last + 1 : last + 3] if words[last + 1] == "of" else []  # "Mayor of Tolk Joan Hale"
        yield words[last], frozenset(words[: last + 1] + of)


def _meant(
    article: str, part: Part, text: str, held: Mapping[str, Sequence[_Held]]
) -> Iterator[tuple[Place, str]]:
    done = 0
    for found in _THE.finditer(text):
        office = _office_after(text, found.end(), held) if found.start() >= done else None
        if office is None:
            continue
        done = office.end
        before = [t.lower for t in tokens(text[found.end() : office.start])]
        whose = _whose(before, article, held[plain(office.of(text))])
        if whose and not _NAMED_AFTER.match(text, office.end):
            yield (article, part, Span(found.start(), office.end)), whose


def _office_after(text: str, at: int, held: Container[str]) -> Span | None:
    """The first word that is one of the offices `held`, with up to three words before it from `at` on."""
    for _ in range(_MOST_BEFORE + 1):
        word = _LETTERS.match(text, at)
        if word and word[0].lower() in held:
            return Span(at, word.end())
        other = _OTHER_WORD.match(text, at)
        if other is None:
            return None
        at = other.end()
    return None


def _whose(before: Sequence[str], article: str, held: Sequence[_Held]) -> str | None:
    """The one person who may be meant, or None."""
    fitting = [h for h in held if all(word in h.words for word in before)]
    here = {h.name for h in fitting if h.article == article}
    anywhere = {h.name for h in fitting}
    meant = here or anywhere
    return meant.pop() if len(meant) == 1 else None
