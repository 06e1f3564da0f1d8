"""The log-odds that articles report one event: of a newcomer and earlier ones, and of all pairs of some.

An undated article is judged by its words alone, and what outlet it is of counts only where that is known.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from whosays.gathering.comparison import Comparison
from whosays.gathering.decision import Decision
from whosays.gathering.index import Floats, Index, Integers, Terms
from whosays.gathering.profiles import Profiles
from whosays.gathering.sketches import Sketch


class Odds:
    """Keeps what articles are judged by; they are called by their place, 0 for the first."""

    def __init__(self, by: Decision) -> None:
        self._decision = by
        self._index = Index()
        self._comparison = Comparison()
        self._days = array("i")  # 0 where unknown
        self._outlets = array("I")  # a hash of the name, 0 where unknown

    @property
    def line(self) -> float:
        """The mean from which on articles are one story."""
        return self._decision.line

    def learn(self, newcomer: Sketch) -> Terms:
        """Count one more article, and weigh its terms."""
        self._index.learn(newcomer)
        return self._index.weigh(newcomer)

    def keep(self, newcomer: Sketch, terms: Terms) -> int:
        """Keep an article, and return its place; a live page or round-up will not be found."""
        self._days.append(newcomer.day or 0)
        self._outlets.append(_hashed(newcomer.outlet))
        return self._index.keep(newcomer, terms, findable=not newcomer.mixed)

    def take_up(self, profiles: Profiles) -> None:
        """Learn and keep what was kept before, one article after another."""
        self._days.extend(profiles.days.tolist())
        self._outlets.extend(map(_hashed, profiles.outlets))
        self._index.take_up(profiles)

    def near(self, terms: Terms) -> list[int]:
        """The articles that share most of what is rare, the most alike first; a bounded number."""
        return self._index.near(terms)

    def of_newcomer(
        self, newcomer: Sketch, terms: Terms, places: Sequence[int], story_at: Integers
    ) -> Floats:
        """Of a newcomer and each of `places`; `story_at` numbers their stories, from 0."""
        figures = self._comparison.figures(terms, self._index.kept(places), story_at)
        day, outlet = newcomer.day or 0, _hashed(newcomer.outlet)
        days, outlets = self._days_of(places), self._outlets_of(places)
        gaps = np.where((days > 0) & (day > 0), np.abs(days - day), np.nan)
        return self.of_figures(figures, (outlets == outlet) & (outlet != 0), gaps)

    def of_pairs(self, places: Sequence[int], story_at: Integers, count: int) -> Floats:
        """Of all pairs of the first `count` of `places`, a symmetric matrix; the others stand beside them."""
        figures = self._comparison.of_pairs(self._index.kept(places), story_at, count)
        first, second = np.triu_indices(count, 1)
        days, outlets = self._days_of(places[:count]), self._outlets_of(places[:count])
        known = (days[first] > 0) & (days[second] > 0)
        gaps = np.where(known, np.abs(days[first] - days[second]), np.nan)
        same = (outlets[first] == outlets[second]) & (outlets[first] != 0)
        alike = np.zeros((count, count))
        alike[first, second] = self.of_figures(figures, same, gaps)
        return alike + alike.T

    def of_figures(self, figures: Floats, same_outlet: NDArray[np.bool_], days: Floats) -> Floats:
        """What the decision makes of figures, a row a pair."""
        return self._decision.pairs(figures, same_outlet, days)

    def _days_of(self, places: Sequence[int]) -> Floats:
        return np.array([self._days[place] for place in places], np.float64)

    def _outlets_of(self, places: Sequence[int]) -> Integers:
        return np.array([self._outlets[place] for place in places], np.int64)


def _hashed(outlet: str | None) -> int:
    return crc32(outlet.encode("utf-8", "surrogatepass")) or 1 if outlet else 0
