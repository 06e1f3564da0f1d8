"""Passages that two articles have in common: aligned, with spans, and weighed.

What holds:

* Only words outside boilerplate and recurring lines are compared, and a passage never runs across any.
* A speaker's words are no evidence: two reporters who heard one speech quote it alike. Words in
  quotation marks in either article, and those around an "I" or "we", are shown but not counted.
  But words that one article quotes and the other tells, inside a sentence, as its own are a sign.
* Common words and names weigh little, so that stock phrases and long official names do not add up
  to a copy; a long run of narrative does.
* The passages of a pair do not overlap, in either article.
* Weights are whole numbers, thousandths of a power of ten: their sums are the same in any order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whosays.gathering.words import codes_of, normal, rarity, run_codes, words_in, words_of
from whosays.model import Passage, Reading, Span

PASSAGE_EVIDENCE = 8_000
"""A passage that weighs less is no evidence."""

_SEED = 3  # a run shorter than this is chance
_GAP = 5  # words of small edits between two runs of one passage, on either side
_OFTEN = 8  # of a run of three words no more places than this in one article are followed up
_PASSAGE_WORDS = 8  # a passage shorter than this is not shown
_RETOLD_EVIDENCE = 9_500  # what words have to weigh that one quotes and the other tells as its own
_MOST, _MOST_OF_NAME = 3_000, 1_000  # the most that one word weighs; a name's or a number's

_STATEMENT = 20  # words around an "I" outside quotation marks that are taken for a statement's

_OWN_BEFORE, _OWN_INSIDE = 3, 2  # words of the teller before retold words, or put in among them
_OWN = re.compile(r"[^.!?:;\n\u201c\u201d\u2018\"]*$")

_FIRST_PERSON = frozenset(["i", "i'm", "i've", "i'd", "me", "my", "we", "we're", "we've"])

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Text:
    """An article as it is compared: its words as arrays, one entry a word.

    `starts` and `ends` are code points of the article's text. `grams` are the hashes of its runs of
    three words, sorted, and `places` the words with which they begin. `weight_before` a word is what
    all before it weigh, `speech_before` how many of them are quoted or in the first person.
    """

    reading: Reading
    codes: NDArray[np.uint64]
    starts: Numbers
    ends: Numbers
    stretches: Numbers
    quoted: Flags
    first_person: Flags
    weights: Numbers
    grams: NDArray[np.uint64]
    places: Numbers
    weight_before: tuple[int, ...]
    speech_before: tuple[int, ...]

    @property
    def id(self) -> str:
        """The article's id."""
        return self.reading.article.id

    def __len__(self) -> int:
        """How many words it has."""
        return len(self.codes)


class Run(NamedTuple):
    """The same `length` words from word `a` of one text and from word `b` of the other."""

    a: int
    b: int
    length: int


@dataclass(frozen=True, slots=True)
class Alike:
    """A passage: runs with no more than small edits between them, and what they weigh.

    `retold` tells that one article quotes its words and the other tells them as its own.
    """

    runs: tuple[Run, ...]
    evidence: int
    retold: bool

    @property
    def words(self) -> int:
        """How many words agree."""
        return sum(run.length for run in self.runs)

    @property
    def longest(self) -> int:
        """How many of them in a row."""
        return max(run.length for run in self.runs)


def text_of(reading: Reading, recurring: Sequence[Span] = ()) -> Text:
    """`reading` prepared for being compared with many others, without its lines that are `recurring`."""
    words = list(words_of(reading, recurring))
    codes = codes_of(word.form for word in words)
    stretches = np.array([word.stretch for word in words], np.int64)
    quoted = np.array([word.quoted for word in words], np.bool_)
    first_person = np.array([word.form in _FIRST_PERSON for word in words], np.bool_)
    named = [word.capital or word.form[0].isdigit() for word in words]
    weights = np.minimum(rarity(codes), np.where(named, _MOST_OF_NAME, _MOST))
    places, grams = gram_runs(codes, stretches, _SEED)
    order = np.argsort(grams, kind="stable")
    return Text(
        reading=reading,
        codes=codes,
        starts=np.array([word.span.start for word in words], np.int64),
        ends=np.array([word.span.end for word in words], np.int64),
        stretches=stretches,
        quoted=quoted,
        first_person=first_person,
        weights=weights,
        grams=grams[order],
        places=places[order],
        weight_before=(0, *np.cumsum(weights).tolist()),
        speech_before=(0, *np.cumsum(quoted | first_person).tolist()),
    )


def speech_in(text: Text) -> Flags:
    """The words in quotation marks, and those around an "I" or "we" outside them."""
    speech = text.quoted.copy()
    for at in np.flatnonzero(text.first_person & ~text.quoted):
        speech[max(0, at - _STATEMENT) : at + _STATEMENT] = True
    return speech


def gram_runs(codes: NDArray[np.uint64], stretches: Numbers, size: int) -> tuple[Numbers, NDArray[np.uint64]]:
    """The places and hashes of the runs of `size` words inside one stretch."""
    hashes = run_codes(codes, size)
    inside = stretches[: len(hashes)] == stretches[size - 1 :][: len(hashes)]
    return np.flatnonzero(inside), hashes[inside]


def passages_of(a: Text, b: Text) -> list[Alike]:
    """The passages that are long enough to show, in the order of the first text.

    Runs of words are found by their word n-grams, as in detectors of text reuse (Clough and others
    2002; Nicholls 2019), extended to their full length, and joined across small edits.
    """
    passages: list[list[Run]] = []
    for run in _disjoint(_runs(a, b), len(a), len(b)):
        if passages and _joins(passages[-1][-1], run, a, b):
            passages[-1].append(run)
        else:
            passages.append([run])
    shown = [runs for runs in passages if sum(run.length for run in runs) >= _PASSAGE_WORDS]
    return [_weighed(a, b, runs) for runs in shown]


def rare_runs_of(a: Text, b: Text, least: int) -> list[Alike]:
    """The runs in common, however short, that weigh at least `least` outside quotation marks."""
    runs = (_weighed(a, b, [run]) for run in _disjoint(_runs(a, b), len(a), len(b)))
    return [run for run in runs if run.evidence >= least]


def as_passage(alike: Alike, a: Text, b: Text) -> Passage:
    """The spans from its first word to its last, in both articles."""
    first, last = alike.runs[0], alike.runs[-1]
    return Passage(
        a=Span(int(a.starts[first.a]), int(a.ends[last.a + last.length - 1])),
        b=Span(int(b.starts[first.b]), int(b.ends[last.b + last.length - 1])),
    )


def _runs(a: Text, b: Text) -> list[Run]:
    """The runs of words in common that cannot be made longer; none where they weigh too little."""
    first = np.searchsorted(b.grams, a.grams)
    count = np.minimum(np.searchsorted(b.grams, a.grams, "right") - first, _OFTEN)
    at_a = np.repeat(a.places, count)
    begins = np.repeat(first - (np.cumsum(count) - count), count)
    at_b = b.places[begins + np.arange(len(at_a))]
    covered = np.zeros(len(a), np.bool_)
    for step in range(_SEED):
        covered[at_a + step] = True
    if a.weights[covered].sum() < PASSAGE_EVIDENCE:
        return []
    order = np.lexsort((at_a, at_b - at_a))
    at_a, at_b = at_a[order], at_b[order]
    apart = at_a[1:] - at_a[:-1]
    breaks = (
        (at_b[1:] - at_b[:-1] != apart)
        | (apart > _SEED)  # something lies between two seeds
        | (a.stretches[at_a[1:]] != a.stretches[at_a[:-1]])
        | (b.stretches[at_b[1:]] != b.stretches[at_b[:-1]])
    )
    ends = np.append(np.flatnonzero(breaks), len(at_a) - 1)
    starts = np.append(0, ends[:-1] + 1)
    lengths = at_a[ends] - at_a[starts] + _SEED
    listed = zip(at_a[starts].tolist(), at_b[starts].tolist(), lengths.tolist(), strict=True)
    return [Run(*run) for run in listed]


def _disjoint(runs: Sequence[Run], words_a: int, words_b: int) -> list[Run]:
    """The runs cut back where a longer one holds their words, in the order of the first text."""
    used_a, used_b = bytearray(words_a), bytearray(words_b)
    kept: list[Run] = []
    for a, b, length in sorted(runs, key=lambda run: (-run.length, run.a, run.b)):
        in_a, in_b = used_a[a : a + length], used_b[b : b + length]
        start, end = 0, length
        if 1 in in_a or 1 in in_b:
            free = [k for k in range(length) if not in_a[k] and not in_b[k]]
            if len(free) < _SEED or free[-1] - free[0] + 1 != len(free):
                continue
            start, end = free[0], free[-1] + 1
        used_a[a + start : a + end] = used_b[b + start : b + end] = b"\1" * (end - start)
        kept.append(Run(a + start, b + start, end - start))
    return sorted(kept)


def _joins(left: Run, right: Run, a: Text, b: Text) -> bool:
    """True where only a small edit lies between two runs, on both sides."""
    return (
        0 <= right.a - (left.a + left.length) <= _GAP
        and 0 <= right.b - (left.b + left.length) <= _GAP
        and bool(a.stretches[left.a] == a.stretches[right.a])
        and bool(b.stretches[left.b] == b.stretches[right.b])
    )


def _weighed(a: Text, b: Text, runs: Sequence[Run]) -> Alike:
    if not any(_speaks(a, run.a, run.length) or _speaks(b, run.b, run.length) for run in runs):
        evidence = sum(a.weight_before[run.a + run.length] - a.weight_before[run.a] for run in runs)
        return Alike(tuple(runs), evidence, retold=False)
    in_a = np.concatenate([np.arange(run.a, run.a + run.length) for run in runs])
    in_b = np.concatenate([np.arange(run.b, run.b + run.length) for run in runs])
    quoted_a, quoted_b = a.quoted[in_a], b.quoted[in_b]
    speech = quoted_a | quoted_b
    retold = _retold(in_b[quoted_a & ~quoted_b], b) or _retold(in_a[quoted_b & ~quoted_a], a)
    for at in np.flatnonzero(a.first_person[in_a]):
        if not speech[at]:
            speech[max(0, at - _STATEMENT) : at + _STATEMENT] = True
    return Alike(tuple(runs), int(a.weights[in_a][~speech].sum()), retold)


def _speaks(text: Text, start: int, length: int) -> bool:
    """True where one of the words is quoted or in the first person."""
    return text.speech_before[start + length] > text.speech_before[start]


def _retold(told: Numbers, teller: Text) -> bool:
    """True where the words `told`, which the other article quotes, stand in the teller's own sentence.

    A quotation that only lost its marks stands there whole, without words of the teller's own.
    """
    if len(told) < _PASSAGE_WORDS or teller.first_person[told].any():
        return False
    if teller.weights[told].sum() < _RETOLD_EVIDENCE:
        return False
    inside = int((~teller.quoted[told[0] : told[-1] + 1]).sum()) - len(told)
    start = int(teller.starts[told[0]])
    own_start = _OWN.search(teller.reading.article.text[max(0, start - 80) : start])
    before = [normal(word) for word in words_in(own_start[0])] if own_start else []
    enough = len(before) >= _OWN_BEFORE or inside >= _OWN_INSIDE
    return enough and _FIRST_PERSON.isdisjoint(before)
