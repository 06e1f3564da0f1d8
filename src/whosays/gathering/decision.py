"""Whether an article joins a story: learned from articles whose event is known.

How likely two articles report one event, with or without their dates, is told by boosted trees of two
levels (Friedman 2001) that can only rise with likeness and fall with days between. Dates take no more than so
much from what words alone say: some are those of a page, and an event is written of again. `decision.toml`
has the numbers; `training/stories.py` learned them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whosays.gathering.comparison import FIGURES
from whosays.gathering.index import Floats

UNDATED_TERMS = (*FIGURES, "same_outlet")
DATED_TERMS = (*UNDATED_TERMS, "days")
_UNLIKE, _ALIKE = -5.0, 3.0  # no single pair of articles says more than this
_BY_DAYS = 2.0  # the most that dates take from what words alone say


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees of two levels, summed: a row of each array is a tree.

    `terms` and `limits` have the root, its branch where the term is at most the limit, its branch
    where it is more; `leaves` has the outcomes from left to right.
    """

    bias: float
    terms: NDArray[np.int64]
    limits: Floats
    leaves: Floats

    def __call__(self, rows: Floats) -> Floats:
        """The log-odds of each row."""
        more = rows[:, self.terms] > self.limits
        branch = np.where(more[:, :, 0], 2 + more[:, :, 2], more[:, :, 1].astype(np.int64))
        # In rows, so that each is added up in the same order whatever stands beside it.
        reached = np.ascontiguousarray(self.leaves[np.arange(len(self.leaves)), branch])
        summed: Floats = reached.sum(axis=1)
        return summed + self.bias


@dataclass(frozen=True, slots=True)
class Decision:
    """The learned trees, and the line: the mean log-odds from which on articles are one story."""

    undated: Trees
    dated: Trees
    line: float

    def pairs(self, figures: Floats, same_outlet: NDArray[np.bool_], days: Floats) -> Floats:
        """The log-odds that articles report one event; `days` apart, NaN where a date is missing."""
        rows = np.column_stack([figures, same_outlet])
        odds = self.undated(rows)
        dated = ~np.isnan(days)
        if dated.any():
            by_days = self.dated(np.column_stack([rows[dated], days[dated]]))
            odds[dated] = np.maximum(by_days, odds[dated] - _BY_DAYS)
        clipped: Floats = np.clip(odds, _UNLIKE, _ALIKE)
        return clipped


@cache
def load(path: Path | None = None) -> Decision:
    """The decision of a file, or else the one that ships."""
    file = path or resources.files(__package__) / "decision.toml"
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    return Decision(
        _trees(told["undated"], UNDATED_TERMS),
        _trees(told["dated"], DATED_TERMS),
        float(told["line"]),
    )


def _trees(told: Mapping[str, float | list[list[str | float]]], names: Sequence[str]) -> Trees:
    """Each tree as its three terms, their three limits, its four leaves."""
    trees = told["trees"]
    assert isinstance(trees, list)
    bias = told["bias"]
    assert isinstance(bias, float)
    return Trees(
        bias,
        np.array([[names.index(str(term)) for term in tree[:3]] for tree in trees], np.int64),
        np.array([[float(limit) for limit in tree[3:6]] for tree in trees], np.float64),
        np.array([[float(leaf) for leaf in tree[6:]] for tree in trees], np.float64),
    )
