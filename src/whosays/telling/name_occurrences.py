"""Where the names of a story stand that reading did not mark: in headings, in captions, as roles.

Reading marks a name where its sentence shows one. What the story has once shown to be a name is one in
a line of headings, too. What holds: an occurrence overlaps no mention of its article, and its words
are the form of a mention of the story, or the end of one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whosays.lexicon import Lexicon
from whosays.model import NameKind, NameMention, Part, Reading, Span
from whosays.telling.name_forms import Form, form_of, ranks_of, tokens
from whosays.telling.spelling import is_known, plain

_PARTS: tuple[Part, ...] = ("title", "text")
_RANK_BEFORE = re.compile(r"(?P<rank>[A-Z][a-z]+)\.? (?:al-)?\Z")
_LONGEST_RANK = 24
_GOES_ON = re.compile(r"[ -](?!The\b)[A-Z]|[-’']\w*[A-Z]")
_FEWEST_LETTERS = 4


Known = Mapping[tuple[str, ...], NameKind]
"""Full names, by their words as written, with their kind."""


def further_mentions(readings: Sequence[Reading], lexicon: Lexicon) -> Mapping[str, tuple[NameMention, ...]]:
    """For each article (id) the mentions that the other mentions of the story make sure, in order."""
    ranks = ranks_of(lexicon)
    forms = {reading.article.id: _forms(reading, ranks, lexicon) for reading in readings}
    full = _full_forms(form for some in forms.values() for form in some)
    persons = [f for some in forms.values() for kind, f in some if kind == "person" and len(f.words) > 1]
    anywhere = _Patterns(_any_of(full), _any_of({w for f in persons for w in _ends(f)}), full, ranks)
    return {
        reading.article.id: tuple(
            found
            for part in _PARTS
            for found in _apart(
                reading, part, _occurrences(reading.article.part(part), part, anywhere, short)
            )
        )
        for reading in readings
        for short in [_any_of(_short_forms(forms[reading.article.id]))]
    }


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What is looked for in every article: full names, and surnames after a rank."""

    full: re.Pattern[str]
    surname: re.Pattern[str]
    kinds: Known
    ranks: frozenset[str]


def _any_of(names: Iterable[tuple[str, ...]]) -> re.Pattern[str]:
    """Any of `names`, given by their words, the longest first; none where there are none."""
    ordered = sorted(names, key=lambda name: (-len(name), -len(" ".join(name)), name))
    either = "|".join(r"\s+".join(map(re.escape, name)) for name in ordered)
    return re.compile(rf"(?<![\w-])(?:{either})(?!\w)" if either else r"(?!)")


def _ends(form: Form) -> Iterator[tuple[str, ...]]:
    """The first and the last word of a person's name, as written."""
    words = tokens(form.core)
    return ((word.written,) for word in (words[0], words[-1]) if word.capital)


def _forms(reading: Reading, ranks: frozenset[str], lexicon: Lexicon) -> list[tuple[NameKind, Form]]:
    return [
        (named.kind, form_of(named.span.of(reading.article.part(named.part)), named.kind, ranks, lexicon))
        for named in reading.names
    ]


def _full_forms(forms: Iterable[tuple[NameKind, Form]]) -> Known:
    """The names of two words or more, each word capitalised, with the kind that most of them are."""
    votes: dict[tuple[str, ...], Counter[NameKind]] = defaultdict(Counter)
    for kind, form in forms:
        words = tuple(form.core.split())
        if len(words) > 1 and all(word[0].isupper() for word in words):
            votes[words][kind] += 1
    return {words: max(sorted(kinds), key=lambda kind: kinds[kind]) for words, kinds in votes.items()}


def _occurrences(text: str, part: Part, known: _Patterns, short: re.Pattern[str]) -> Iterator[NameMention]:
    for found in known.full.finditer(text):
        yield NameMention(Span(*found.span()), known.kinds[tuple(found[0].split())], part)
    for found in known.surname.finditer(text):
        rank = _RANK_BEFORE.search(text, max(0, found.start() - _LONGEST_RANK), found.start())
        if rank and plain(rank["rank"]) in known.ranks:
            yield NameMention(Span(rank.start(), found.end()), "person", part)
    for found in short.finditer(text):
        after_the = text.endswith(("the ", "The "), 0, found.start())
        if after_the and not _GOES_ON.match(text, found.end()):
            yield NameMention(Span(*found.span()), "organisation", part)


def _short_forms(forms: Iterable[tuple[NameKind, Form]]) -> set[tuple[str, ...]]:
    """What the bodies of an article may be called in it after "the", by their words as written."""
    found = set()
    for kind, form in forms:
        written = form.core.split()
        if kind != "organisation" or len(written) != len(form.words) or len(written) < 2:
            continue
        by_word = dict(zip(form.words, written, strict=True))
        for words in form.short_forms:
            name = tuple(by_word[word] for word in words)
            telling = len(words) > 1 or (is_known(words[0]) and len(words[0]) >= _FEWEST_LETTERS)
            if telling and name[0][0].isupper() and name[-1][0].isupper():
                found.add(name)
    return found


def _apart(reading: Reading, part: Part, found: Iterable[NameMention]) -> list[NameMention]:
    """Those that overlap no mention that reading marked, nor one another."""
    taken = [named.span for named in reading.names if named.part == part]
    kept = []
    for named in found:
        if not any(named.span.overlaps(span) for span in taken):
            kept.append(named)
            taken.append(named.span)
    return kept
