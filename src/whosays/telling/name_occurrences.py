"""Where the names of a story stand that reading did not mark: in headings, in captions, as roles.

Reading marks a name where its sentence shows one. What the story has once shown to be a name is one in
a line of headings, too. What holds: an occurrence overlaps no mention of its article, and its words
are the form of a mention of the story, or the end of one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from whosays.lexicon import Lexicon
from whosays.model import NameKind, NameMention, Part, Reading, Span
from whosays.telling.name_forms import Form, form_of, ranks_of, tokens
from whosays.telling.spelling import is_known, plain

_PARTS: tuple[Part, ...] = ("title", "text")
_RANK_BEFORE = re.compile(r"(?P<rank>[A-Z][a-z]+)\.? $")
_GOES_ON = re.compile(r"[ -](?!The\b)[A-Z]|[-’']\w*[A-Z]")
_FEWEST_LETTERS = 4


def further_mentions(readings: Sequence[Reading], lexicon: Lexicon) -> Mapping[str, tuple[NameMention, ...]]:
    """For each article (id) the mentions that the other mentions of the story make sure, in order."""
    ranks = ranks_of(lexicon)
    forms = {reading.article.id: _forms(reading, ranks, lexicon) for reading in readings}
    full = _full_forms(form for some in forms.values() for form in some)
    persons = [f for some in forms.values() for kind, f in some if kind == "person" and len(f.words) > 1]
    surnames = {plain(word) for form in persons for word in (form.words[0], form.words[-1])}
    return {
        reading.article.id: tuple(
            found
            for part in _PARTS
            for found in _apart(reading, part, _occurrences(reading, part, full, surnames, ranks, forms))
        )
        for reading in readings
    }


Known = Mapping[tuple[str, ...], NameKind]
"""Full names, by their words as written, with their kind."""


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


def _occurrences(
    reading: Reading,
    part: Part,
    full: Known,
    surnames: set[str],
    ranks: frozenset[str],
    forms: Mapping[str, Sequence[tuple[NameKind, Form]]],
) -> Iterator[NameMention]:
    text = reading.article.part(part)
    words = tokens(text)
    starting: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in sorted(full, key=lambda name: (-len(name), name)):
        starting[name[0]].append(name)
    short = _short_forms(forms[reading.article.id])
    for at, word in enumerate(words):
        for name in starting.get(word.written, ()):
            end = at + len(name)
            if end <= len(words) and " ".join(text[word.start : words[end - 1].end].split()) == " ".join(
                name
            ):
                yield NameMention(Span(word.start, words[end - 1].end), full[name], part)
                break
        before = text[max(0, word.start - 20) : word.start]
        if word.lower in surnames and word.capital:
            rank = _RANK_BEFORE.search(before)
            if rank and plain(rank["rank"]) in ranks:
                yield NameMention(Span(word.start - len(rank[0]), word.end), "person", part)
        for name in short.get(word.written, ()):
            end = at + len(name)
            if (
                before.endswith(("the ", "The "))
                and tuple(w.written for w in words[at:end]) == name
                and not _GOES_ON.match(text, words[end - 1].end)
            ):
                yield NameMention(Span(word.start, words[end - 1].end), "organisation", part)
                break


def _short_forms(forms: Iterable[tuple[NameKind, Form]]) -> dict[str, list[tuple[str, ...]]]:
    """What the bodies of an article may be called in it after "the", by the first word as written."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for kind, form in forms:
        written = form.core.split()
        if kind != "organisation" or len(written) != len(form.words) or len(written) < 2:
            continue
        by_word = dict(zip(form.words, written, strict=True))
        for words in sorted(form.short_forms, key=lambda words: (-len(words), words)):
            name = tuple(by_word[word] for word in words)
            telling = len(words) > 1 or (is_known(words[0]) and len(words[0]) >= _FEWEST_LETTERS)
            if telling and name[0][0].isupper() and name[-1][0].isupper() and name not in found[name[0]]:
                found[name[0]].append(name)
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
