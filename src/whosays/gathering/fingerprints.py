"""Fingerprints: which articles of a stream may share text with a new one, at a bounded cost each.

    fingerprints = Fingerprints()
    for reading in readings:
        own = signature(reading)
        for near in fingerprints.candidates(own):
            ...                        # readings[near.number] may share text with this one
        fingerprints.add(own)

What holds:

* `signature` is a pure function of one reading: it does not depend on what else is in the pile, on
  order, batch or machine.
* Articles are numbered in the order in which they were added. What `candidates` answers depends on
  the articles added and their order, and on nothing else.
* The work for one article is bounded, however many were added before: of the articles that agree
  with it in one slot of its signature, only the newest are looked at.
* All that is kept of an article are 60 numbers of 8 bytes in numpy arrays: 0.49 GB a million.

A candidate is a likelihood, never a finding: `shared_text` compares the words. What is missed here
are short overlaps of long articles; inside a story `shared_text` finds those by other means.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from whosays.gathering.words import coded_stretches, rarity, run_codes
from whosays.model import Reading

Signature = NDArray[np.uint32]
"""60 numbers. The part of them in which two agree estimates the Jaccard likeness of the articles'
informative 2-grams and 3-grams of words; an article without any has all ones."""

SLOTS = 60
_SEED = 20_313
_NOTHING = np.uint32(0xFFFFFFFF)

# How rare the words of an n-gram are together, in thousandths of a power of ten, for it to count:
# "of the" says nothing, and what says little would make strangers agree.
_RARE_TWO, _RARE_THREE = 3_000, 4_500

_AGREE = 3  # in how many slots a candidate agrees; unrelated articles agree in one or two by chance
_NEWEST = 16  # of the articles with the same value in one slot, so many are looked at
_BLOCK = 32  # of so many sorted postings, one is in the sample that is searched first
_BACK = np.arange(1, _BLOCK + _NEWEST + 1)
_PENDING = 512  # articles that wait to be sorted in
_FACTOR = 4  # a run is merged into one that is less than so many times as long

# A posting, from its highest bits: 6 of the slot, 26 of its value, 32 of the article's number.
_NUMBER_BITS = np.uint64(32)
_ONE_VALUE = np.uint64(1 << 32)
_NUMBER = np.uint64((1 << 32) - 1)
_VALUE = np.uint64(((1 << 26) - 1) << 32)
_SLOT_KEYS = np.arange(SLOTS, dtype=np.uint64) << np.uint64(58)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article, by its number, and in how many of the 60 slots it agrees."""

    number: int
    agreement: int


def signature(reading: Reading) -> Signature:
    """The MinHash signature (Broder 1997) of the words of `reading` outside boilerplate."""
    grams = [informative_grams(codes) for codes in coded_stretches(reading)]
    return sign(np.concatenate(grams) if grams else np.empty(0, np.uint64))


def sign(grams: NDArray[np.uint64]) -> Signature:
    """The MinHash signature of a set of hashed n-grams; one that occurs twice counts once."""
    if not len(grams):
        return np.full(SLOTS, _NOTHING)
    ends = np.array([0, len(grams)], np.uint64)
    digest = RMinHash.digest_matrix_from_flat_token_hashes(grams, ends, SLOTS, _SEED)
    return np.array(digest.to_rows()[0], np.uint32)


def informative_grams(codes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The hashes of the 2-grams and 3-grams of a run of words (see `codes_of`) that say something."""
    rare = np.concatenate(([0], np.cumsum(rarity(codes))))
    twos = run_codes(codes, 2)[rare[2:] - rare[:-2] >= _RARE_TWO]
    threes = run_codes(codes, 3)[rare[3:] - rare[:-3] >= _RARE_THREE]
    return np.concatenate((twos, threes))


class Fingerprints:
    """The signatures of a stream, for looking up which of them agree with a new one.

    A signature is posted once a slot: a posting is slot, value and number in one integer. The
    newest articles wait unsorted; the others lie in few sorted runs whose lengths fall by a factor
    of four or more, as in a log-structured merge tree (O'Neil and others 1996), so that adding costs
    a logarithm and nothing is ever rebuilt. Beside each run lies a sample of it, every 32nd posting:
    it is searched first, since it stays in the processor's cache, and then one stretch of the run.
    """

    def __init__(self) -> None:
        self._runs: list[tuple[NDArray[np.uint64], NDArray[np.uint64]]] = []
        self._unsorted: list[NDArray[np.uint64]] = []
        self._latest: dict[int, int] = {}  # of each key the place of its last unsorted posting
        self._before: list[int] = []  # and of each posting the place of the one before, or -1
        self._count = 0

    def __len__(self) -> int:
        """How many articles were added."""
        return self._count

    @property
    def nbytes(self) -> int:
        """The bytes that the sorted postings take; those of at most 512 articles wait beside them."""
        return sum(run.nbytes + sample.nbytes for run, sample in self._runs)

    def add(self, own: Signature) -> None:
        """Take in the signature of one more article; its number is the count before."""
        keys = _keys(own)
        for key in keys.tolist():
            self._before.append(self._latest.get(key, -1))
            self._latest[key] = len(self._before) - 1
        self._before += [-1] * (SLOTS - len(keys))  # so that a place tells its article
        self._unsorted.append(keys | np.uint64(self._count))
        self._count += 1
        if len(self._unsorted) == _PENDING:
            self._sort_in()

    def candidates(self, own: Signature, most: int = 64) -> list[Candidate]:
        """At most `most` articles that agree in three slots or more: most agreement first, then newest."""
        agreeing = self._agreeing(_keys(own))
        if len(agreeing) < _AGREE:
            return []
        numbers, agreement = np.unique(agreeing, return_counts=True)
        enough = agreement >= _AGREE
        numbers, agreement = numbers[enough][::-1], agreement[enough][::-1]
        best = np.argsort(-agreement, kind="stable")[:most]
        listed = zip(numbers[best].tolist(), agreement[best].tolist(), strict=True)
        return [Candidate(number, count) for number, count in listed]

    def _agreeing(self, keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
        """The numbers of articles, once for every slot in which they agree, of each slot the newest."""
        waiting: list[int] = []
        left = np.full(len(keys), _NEWEST)
        first = self._count - len(self._unsorted)
        for slot, key in enumerate(keys.tolist()):
            place = self._latest.get(key, -1)
            while place >= 0 and left[slot]:
                waiting.append(first + place // SLOTS)
                left[slot] -= 1
                place = self._before[place]
        agreeing = [np.array(waiting, np.uint64)]
        for run, sample in reversed(self._runs):
            after = np.minimum(np.searchsorted(sample, keys + _ONE_VALUE) * _BLOCK, len(run))
            held = run[np.maximum(after[:, None] - _BACK, 0)]
            same = held ^ keys[:, None] < _ONE_VALUE
            if same.any():
                same &= (after[:, None] >= _BACK) & (same.cumsum(axis=1) <= left[:, None])
                left -= same.sum(axis=1)
                agreeing.append(held[same] & _NUMBER)
        return np.concatenate(agreeing)

    def _sort_in(self) -> None:
        run = np.sort(np.concatenate(self._unsorted))
        while self._runs and len(self._runs[-1][0]) < _FACTOR * len(run):
            run = np.sort(np.concatenate((self._runs.pop()[0], run)), kind="stable")
        if len(run):
            self._runs.append((run, run[::_BLOCK].copy()))
        self._unsorted, self._latest, self._before = [], {}, []


def _keys(own: Signature) -> NDArray[np.uint64]:
    """The first posting of each slot's value: the slot, 26 bits of the value, number 0.

    A signature of nothing has none.
    """
    if (own == _NOTHING).all():
        return np.empty(0, np.uint64)
    return _SLOT_KEYS | (own.astype(np.uint64) << _NUMBER_BITS) & _VALUE
