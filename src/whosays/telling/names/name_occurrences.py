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
from whosays.telling.names.name_forms import Form, Forms, ranks_of, tokens
from whosays.telling.names.spelling import is_known, plain

_PARTS: tuple[Part, ...] = ("title", "text")
_RANK_BEFORE = re.compile(r"(?P<rank>[A-Z][a-z]+)\.? (?:al-)?\Z")
_LONGEST_RANK = 24
_GOES_ON = re.compile(r"[ -](?!The\b)[A-Z]|[-’']\w*[A-Z]")
_FEWEST_LETTERS = 4
_CAPITAL_WORD = re.compile(r"(?<![\w-])[^\Wa-z]\w*")
_LETTERS = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")


Known = Mapping[tuple[str, ...], NameKind]
"""Full names, by their words as written, with their kind."""


def further_mentions(
    readings: Sequence[Reading], read: Forms, lexicon: Lexicon
) -> Mapping[str, tuple[NameMention, ...]]:
    """For each article (id) the mentions that the other mentions of the story make sure, in order."""
    forms = {reading.article.id: _forms(reading, read) for reading in readings}
    full = _full_forms(form for some in forms.values() for form in some)
    persons = {f for some in forms.values() for kind, f in some if kind == "person" and len(f.words) > 1}
    surnames = NameFinder({w for f in persons for w in _ends(f)})
    anywhere = _Sought(NameFinder(full), surnames, full, lexicon.once(ranks_of))
    return {
        reading.article.id: tuple(
            found
            for part in _PARTS
            for found in _apart(
                reading, part, _occurrences(reading.article.part(part), part, anywhere, short)
            )
        )
        for reading in readings
        for short in [NameFinder(_short_forms(forms[reading.article.id]))]
    }


class NameFinder:
    """Finds names, given by their words as written, each of which begins with a capital letter."""

    def __init__(self, names: Iterable[tuple[str, ...]]) -> None:
        self._by_letters: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for name in sorted(names, key=lambda name: (-len(name), -len(" ".join(name)), name)):
            letters = _LETTERS.match(name[0])
            if letters:
                self._by_letters[letters[0]].append(name)

    def find(self, text: str, words: Mapping[str, Sequence[int]]) -> Iterator[tuple[Span, tuple[str, ...]]]:
        """Where a name stands and which, in order: of several at one place that of most words, the longest.

        `words` are the `capital_words` of `text`. No two places overlap, and none is inside a word.
        """
        done = 0
        for start in sorted(
            at for letters in words.keys() & self._by_letters.keys() for at in words[letters]
        ):
            if start < done:
                continue
            ends = ((name, _end_of(name, text, start)) for name in self._by_letters[_letters_at(text, start)])
            for name, end in ends:
                if end is not None:
                    done = end
                    yield Span(start, end), name
                    break


def capital_words(text: str) -> Mapping[str, Sequence[int]]:
    """Where each word begins that may begin a name: its letters and digits up to anything else."""
    found: dict[str, list[int]] = defaultdict(list)
    for word in _CAPITAL_WORD.finditer(text):
        found[word[0]].append(word.start())
    return found


def _letters_at(text: str, start: int) -> str:
    found = _LETTERS.match(text, start)
    return found[0] if found else ""


def _end_of(name: Sequence[str], text: str, start: int) -> int | None:
    """Where `name` ends that stands at `start`, spaced as it may be; None where it does not stand there."""
    at = start
    for word in name:
        if at > start:
            space = _SPACE.match(text, at)
            if space is None:
                return None
            at = space.end()
        if not text.startswith(word, at):
            return None
        at += len(word)
    return None if _LETTERS.match(text, at) else at


@dataclass(frozen=True, slots=True)
class _Sought:
    """What is looked for in every article: full names, and surnames after a rank."""

    full: NameFinder
    surname: NameFinder
    kinds: Known
    ranks: frozenset[str]


def _ends(form: Form) -> Iterator[tuple[str, ...]]:
    """The first and the last word of a person's name, as written."""
    words = tokens(form.core)
    return ((word.written,) for word in (words[0], words[-1]) if word.capital)


def _forms(reading: Reading, read: Forms) -> list[tuple[NameKind, Form]]:
    return [
        (named.kind, read.of(named.span.of(reading.article.part(named.part)), named.kind))
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


def _occurrences(text: str, part: Part, known: _Sought, short: NameFinder) -> Iterator[NameMention]:
    words = capital_words(text)
    for span, name in known.full.find(text, words):
        yield NameMention(span, known.kinds[name], part)
    for span, _ in known.surname.find(text, words):
        rank = _RANK_BEFORE.search(text, max(0, span.start - _LONGEST_RANK), span.start)
        if rank and plain(rank["rank"]) in known.ranks:
            yield NameMention(Span(rank.start(), span.end), "person", part)
    for span, _ in short.find(text, words):
        after_the = text.endswith(("the ", "The "), 0, span.start)
        if after_the and not _GOES_ON.match(text, span.end):
            yield NameMention(span, "organisation", part)


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
    taken = bytearray(len(reading.article.part(part)))  # a one for each code point of a mention
    for named in reading.names:
        if named.part == part:
            _take(taken, named.span)
    kept = []
    for named in found:
        if not any(taken[named.span.start : named.span.end]):
            kept.append(named)
            _take(taken, named.span)
    return kept


def _take(taken: bytearray, span: Span) -> None:
    taken[span.start : span.end] = b"\1" * (span.end - span.start)
