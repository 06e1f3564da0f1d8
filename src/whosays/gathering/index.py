"""The index of all that was gathered: how rare terms are, which articles hold them, and what was kept.

What holds:

* An article takes the same room however many there are (some 900 bytes), and nothing is kept of its text.
* A look-up takes the same time however many articles there are: the rarest terms, the newest articles
  of each.
* All of it depends on the articles and their sequence alone.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whosays.gathering.profiles import (
    HEADED,
    KIND,
    TOP,
    TOP_FROM,
    WHOLE,
    WHOLE_FROM,
    Profiles,
    packed_terms,
)
from whosays.gathering.sketches import CELLS, Sketch

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

_PRIOR = 10_000.0  # articles that general English counts for, beside those of the stream
_RAREST = 8.0  # no rarity above this counts more: what one article in 3,000 holds is rare enough
_POSTED = 28  # the heaviest terms of an article, by which it is found
_NEWEST = 40  # articles looked at by term, the newest first
_NEAR = 40  # articles that a look-up gives


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms of one article or of several, side by side, as the stream weighs them at one time.

    `lengths` has the number of terms of each article; `top` and `whole` weigh a term by how often
    it stands in headline and lead, or in all, times its rarity; `head` is the rarity of what stands in
    the headline, and nothing elsewhere.
    """

    cells: Integers
    kinds: Integers
    top: Floats
    whole: Floats
    head: Floats
    rarity: Floats
    lengths: Integers


class _Cells(NamedTuple):
    """Terms by cell: in which `order` they come then, and `last`: which of them is the last of its cell.

    `rank` counts those of the same cell before each, in this order, in which the terms of one cell stay as
    they were.
    """

    order: Integers
    rank: Integers
    last: NDArray[np.bool_]


class Index:
    """Grows by `learn` and `keep`; articles are called by their place, 0 for the first."""

    def __init__(self) -> None:
        self._holding = np.zeros(CELLS, np.uint32)
        self._expected = np.zeros(CELLS, np.float32)
        self._newest = np.zeros(CELLS, np.int32)  # postings are counted from 1
        self._learnt = 0
        self._older = array("i", [0])  # _POSTED an article: the posting of the same cell before it
        self._cells = array("i")
        self._packed = array("H")
        self._ends = array("q", [0])

    def __len__(self) -> int:
        return len(self._ends) - 1

    def learn(self, sketch: Sketch) -> None:
        """Count the terms of one more article."""
        cells = list(sketch.cells)
        self._holding[cells] += 1
        self._expected[cells] = sketch.shares
        self._learnt += 1

    def weigh(self, sketch: Sketch) -> Terms:
        """The terms of an article that was learnt."""
        cells = np.array(sketch.cells, np.int64)
        return self._weigh(cells, np.array(packed_terms(sketch), np.int64), [len(cells)])

    def kept(self, places: Sequence[int]) -> Terms:
        """The terms of articles that were kept, one article after another."""
        all_cells = np.frombuffer(self._cells, np.int32)
        all_packed = np.frombuffer(self._packed, np.uint16)
        spans = [(self._ends[place], self._ends[place + 1]) for place in places]
        cells = np.concatenate([all_cells[a:b] for a, b in spans]).astype(np.int64)
        packed = np.concatenate([all_packed[a:b] for a, b in spans]).astype(np.int64)
        del all_cells, all_packed  # an array cannot grow while it is looked at
        return self._weigh(cells, packed, [b - a for a, b in spans])

    def near(self, terms: Terms) -> list[int]:
        """The articles that share most of what is rare, the most alike first; at most `_NEAR`."""
        shared: dict[int, float] = defaultdict(float)
        for at in _heaviest(terms):
            posting, weight = int(self._newest[terms.cells[at]]), float(terms.whole[at]) ** 2
            for _ in range(_NEWEST):
                if not posting:
                    break
                shared[(posting - 1) // _POSTED] += weight
                posting = self._older[posting]
        return sorted(shared, key=lambda place: (-shared[place], -place))[:_NEAR]

    def keep(self, sketch: Sketch, terms: Terms, *, findable: bool = True) -> int:
        """Keep an article, and return its place; `near` gives only what is findable."""
        place = len(self)
        posted = sorted(_heaviest(terms)) if findable else []
        for number, at in enumerate(posted):
            self._older.append(int(self._newest[terms.cells[at]]))
            self._newest[terms.cells[at]] = place * _POSTED + number + 1
        self._older.extend([0] * (_POSTED - len(posted)))
        self._cells.extend(sketch.cells)
        self._packed.extend(packed_terms(sketch))
        self._ends.append(len(self._cells))
        return place

    def take_up(self, profiles: Profiles) -> None:
        """Learn and keep what was kept before: the same as doing so with one article after another."""
        cells, lengths = profiles.cells, profiles.lengths
        article = np.repeat(np.arange(len(lengths)), lengths)
        order, rank, last = _by_cell(cells)
        holding = np.empty(len(cells), np.uint32)  # the articles up to its own that hold the term
        holding[order] = self._holding[cells[order]] + rank + 1
        rarity = _rarity(holding, profiles.shares, self._learnt + 1 + article)
        newest = order[last]
        self._holding[cells[newest]] = holding[newest]
        self._expected[cells[newest]] = profiles.shares[newest]
        self._learnt += len(lengths)
        posted = _heaviest_of_each(_whole(profiles.packed.astype(np.int64), rarity), article, lengths)
        posted = posted[~profiles.mixed[article[posted]]]
        self._post(cells[posted], article[posted], len(lengths))
        self._cells.frombytes(cells.tobytes())
        self._packed.frombytes(profiles.packed.tobytes())
        self._ends.frombytes((self._ends[-1] + np.cumsum(lengths)).tobytes())

    def _post(self, cells: NDArray[np.int32], article: Integers, count: int) -> None:
        """Post terms of the next `count` articles, in order of these, and of each in order of cell."""
        opens = np.searchsorted(article, np.arange(count))
        slots = article * _POSTED + np.arange(len(article)) - opens[article]
        postings = (len(self) * _POSTED + 1 + slots).astype(np.int32)
        order, rank, last = _by_cell(cells)
        before = np.where(rank > 0, np.roll(postings[order], 1), self._newest[cells[order]])
        older = np.zeros(count * _POSTED, np.int32)
        older[slots[order]] = before
        self._older.frombytes(older.tobytes())
        self._newest[cells[order[last]]] = postings[order[last]]

    def _weigh(self, cells: Integers, packed: Integers, lengths: list[int]) -> Terms:
        rarity = _rarity(self._holding[cells], self._expected[cells], self._learnt)
        top, whole = (packed >> TOP_FROM & TOP) / 8 * rarity, _whole(packed, rarity)
        head = np.where(packed & HEADED, rarity, 0.0)
        return Terms(cells, packed & KIND, top, whole, head, rarity, np.array(lengths))


def _rarity(holding: NDArray[np.uint32], expected: NDArray[np.float32], learnt: int | Integers) -> Floats:
    """The logarithm of how few articles hold a term, in the stream and in general English.

    The stream counts as the articles it has, general English as `_PRIOR` more: so the first ten
    articles are weighed well, and what a stream is full of says little after a while.
    """
    held = holding + _PRIOR * expected + 0.5
    return np.minimum(_RAREST, np.log((learnt + _PRIOR) / held)).astype(np.float64)


def _whole(packed: Integers, rarity: Floats) -> Floats:
    return (packed >> WHOLE_FROM & WHOLE) / 16 * rarity


def _heaviest(terms: Terms) -> list[int]:
    """The heaviest terms of one article, the heaviest first; of those that weigh the same, by cell."""
    order = np.lexsort((terms.cells, -terms.whole))
    return [int(at) for at in order[:_POSTED]]


def _heaviest_of_each(whole: Floats, article: Integers, lengths: Integers) -> Integers:
    """The heaviest terms of each article, in the order in which they stand, which is that of cells."""
    column = np.arange(len(whole)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    width = max(int(lengths.max(initial=0)), _POSTED)
    weights = np.full((len(lengths), width), -1.0)  # less than any term weighs
    weights[article, column] = whole
    least = np.partition(weights, width - _POSTED, axis=1)[:, width - _POSTED, None]
    more, same = weights > least, weights == least
    left = _POSTED - more.sum(axis=1, keepdims=True)
    chosen = more | same & (same.cumsum(axis=1) <= left)
    return np.flatnonzero(chosen[article, column])


def _by_cell(cells: NDArray[np.int32]) -> _Cells:
    # Sorted as numbers that hold both, which is several times as fast as a stable argsort.
    keys = np.sort(cells.astype(np.int64) << 32 | np.arange(len(cells)))
    order, cell = keys & 0xFFFFFFFF, keys >> 32
    changes = cell[1:] != cell[:-1]
    opens = np.flatnonzero(np.append(True, changes)[: len(cells)])
    rank = np.arange(len(cells)) - np.repeat(opens, np.diff(np.append(opens, len(cells))))
    return _Cells(order, rank, np.append(changes, True)[: len(cells)])
