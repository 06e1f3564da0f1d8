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
* All that is kept of an article are 60 numbers of 8 bytes in numpy arrays: 0.48 GB a million.

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
_NEWEST = 64  # of the articles with the same value in one slot, so many are looked at
_PENDING = 512  # articles that wait to be sorted in
_FACTOR = 4  # a run is merged into one that is less than so many times as long

_VALUE_BITS, _NUMBER_BITS = np.uint64(26), np.uint64(32)


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
    a logarithm and nothing is ever rebuilt.
    """

    def __init__(self) -> None:
        self._runs: list[NDArray[np.uint64]] = []
        self._pending = np.full((_PENDING, SLOTS), _NOTHING)
        self._waiting = 0
        self._count = 0

    def __len__(self) -> int:
        """How many articles were added."""
        return self._count

    @property
    def nbytes(self) -> int:
        """The bytes that the arrays take."""
        return self._pending.nbytes + sum(run.nbytes for run in self._runs)

    def add(self, own: Signature) -> None:
        """Take in the signature of one more article; its number is the count before."""
        self._pending[self._waiting] = own
        self._waiting += 1
        self._count += 1
        if self._waiting == _PENDING:
            self._sort_in()

    def candidates(self, own: Signature, most: int = 64) -> list[Candidate]:
        """At most `most` articles that agree in three slots or more: most agreement first, then newest."""
        if (own == _NOTHING).all():
            return []
        numbers = np.concatenate((self._sorted_numbers(own), self._waiting_numbers(own)))
        found, agreement = np.unique(numbers, return_counts=True)
        enough = agreement >= _AGREE
        found, agreement = found[enough], agreement[enough]
        best = np.lexsort((-found, -agreement))[:most]
        return [Candidate(int(found[at]), int(agreement[at])) for at in best]

    def _waiting_numbers(self, own: Signature) -> NDArray[np.int64]:
        """The numbers of the waiting articles, once for every slot in which they agree."""
        places, _ = np.nonzero(self._pending[: self._waiting] == own)
        return places + (self._count - self._waiting)

    def _sorted_numbers(self, own: Signature) -> NDArray[np.int64]:
        """The numbers of sorted articles, once for every slot, of each slot only the newest."""
        keys = _keys(own)
        left = np.full(SLOTS, _NEWEST)
        found: list[NDArray[np.int64]] = []
        for run in reversed(self._runs):
            first = np.searchsorted(run, keys)
            end = np.searchsorted(run, keys + (np.uint64(1) << _NUMBER_BITS))
            taken = np.minimum(end - first, left)
            left -= taken
            places = _stretches(end - taken, taken)
            found.append((run[places] & np.uint64(0xFFFFFFFF)).astype(np.int64))
        return np.concatenate(found) if found else np.empty(0, np.int64)

    def _sort_in(self) -> None:
        first = self._count - self._waiting
        filled = self._pending[: self._waiting]
        numbers = np.arange(first, self._count, dtype=np.uint64)[:, None]
        postings = (_keys(filled) | numbers)[~(filled == _NOTHING).all(axis=1)]
        run = np.sort(postings, axis=None)
        while self._runs and len(self._runs[-1]) < _FACTOR * len(run):
            run = np.sort(np.concatenate((self._runs.pop(), run)))
        self._runs.append(run)
        self._waiting = 0


def _keys(signatures: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """The first posting of each slot's value: the slot, 26 bits of the value, number 0."""
    slots = np.arange(SLOTS, dtype=np.uint64)
    values = signatures.astype(np.uint64) & np.uint64((1 << int(_VALUE_BITS)) - 1)
    return (slots << (_VALUE_BITS + _NUMBER_BITS)) | (values << _NUMBER_BITS)


def _stretches(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """The places start, start + 1, … of every stretch, one stretch after the other."""
    before = np.cumsum(lengths) - lengths
    return np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()))
