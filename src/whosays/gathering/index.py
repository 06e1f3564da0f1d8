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

import numpy as np
from numpy.typing import NDArray

from whosays.gathering.sketches import CELLS, Sketch

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

_PRIOR = 10_000.0  # articles that general English counts for, beside those of the stream
_RAREST = 8.0  # no rarity above this counts more: what one article in 3,000 holds is rare enough
_POSTED = 28  # the heaviest terms of an article, by which it is found
_NEWEST = 40  # articles looked at by term, the newest first
_NEAR = 40  # articles that a look-up gives
# What a packed term has: its kind in two bits, whether it stands in the headline in one, how much it counts
# in headline and lead (in eighths) in six, and in all (in sixteenths) in seven.
_KIND, _HEADED, _TOP, _WHOLE = 3, 4, 63, 127


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
        return self._weigh(cells, np.array(_packed(sketch), np.int64), [len(cells)])

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
        posted = _heaviest(terms) if findable else []
        for number, at in enumerate(posted):
            self._older.append(int(self._newest[terms.cells[at]]))
            self._newest[terms.cells[at]] = place * _POSTED + number + 1
        self._older.extend([0] * (_POSTED - len(posted)))
        self._cells.extend(sketch.cells)
        self._packed.extend(_packed(sketch))
        self._ends.append(len(self._cells))
        return place

    def _weigh(self, cells: Integers, packed: Integers, lengths: list[int]) -> Terms:
        """Rarity is the logarithm of how few articles hold a term, in the stream and in general English.

        The stream counts as the articles it has, general English as `_PRIOR` more: so the first ten
        articles are weighed well, and what a stream is full of says little after a while.
        """
        holding = self._holding[cells] + _PRIOR * self._expected[cells] + 0.5
        rarity = np.minimum(_RAREST, np.log((self._learnt + _PRIOR) / holding)).astype(np.float64)
        top, whole = (packed >> 3 & _TOP) / 8 * rarity, (packed >> 9 & _WHOLE) / 16 * rarity
        head = np.where(packed & _HEADED, rarity, 0.0)
        return Terms(cells, packed & _KIND, top, whole, head, rarity, np.array(lengths))


def _packed(sketch: Sketch) -> list[int]:
    headed = frozenset(sketch.headed)
    return [
        kind | (cell in headed) * _HEADED | min((top + 1) // 2, _TOP) << 3 | min(whole, _WHOLE) << 9
        for cell, kind, top, whole in zip(sketch.cells, sketch.kinds, sketch.top, sketch.whole, strict=True)
    ]


def _heaviest(terms: Terms) -> list[int]:
    order = np.lexsort((terms.cells, -terms.whole))
    return [int(at) for at in order[:_POSTED]]
