"""Whether an article joins a story: learned from articles whose event is known.

Two steps: how likely two articles report one event, with or without their dates, by boosted trees of two
levels (Friedman 2001) that can only rise with likeness and fall with days between; and how likely an
article belongs to a story, by logistic regression on its likelihoods with the founder and with single
members. `decision.toml` has the numbers; `training/stories.py` learned them.
"""

from __future__ import annotations

import math
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
STORY_TERMS = ("founder", "best", "best_three", "mean", "median", "size", "stories")
LINES = ("join", "merge", "split")
_SURE = 8.0  # no single pair of articles says more than this


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
    """The learned trees and weights (bias first), and where the lines are drawn, in log-odds."""

    undated: Trees
    dated: Trees
    story: Floats
    join: float
    merge: float
    split: float

    def pairs(self, figures: Floats, same_outlet: NDArray[np.bool_], days: Floats) -> Floats:
        """The log-odds that articles report one event; `days` apart, NaN where a date is missing."""
        rows = np.column_stack([figures, same_outlet])
        odds = self.undated(rows)
        dated = ~np.isnan(days)
        if dated.any():
            odds[dated] = self.dated(np.column_stack([rows[dated], days[dated]]))
        clipped: Floats = np.clip(odds, -_SURE, _SURE)
        return clipped

    def belongs(self, odds: Floats, size: int, stories: int) -> float:
        """The log-odds that an article belongs to a story, less the line: it may join from 0 on.

        `odds` has the log-odds with the members looked at, the founder's first.
        """
        return float(story_terms(odds, size, stories) @ self.story[1:] + self.story[0]) - self.join


def story_terms(odds: Floats, size: int, stories: int) -> Floats:
    """`STORY_TERMS` of a newcomer and one of the `stories` it is judged against."""
    falling = np.sort(odds)[::-1]
    return np.array(
        [
            odds[0],
            falling[0],
            falling[:3].mean(),
            falling.mean(),
            falling[len(falling) // 2],
            math.log(size),
            math.log(stories),
        ]
    )


@cache
def load(path: Path | None = None) -> Decision:
    """The decision of a file, or else the one that ships."""
    file = path or resources.files(__package__) / "decision.toml"
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    story: Mapping[str, float] = told["story"]
    return Decision(
        _trees(told["undated"], UNDATED_TERMS),
        _trees(told["dated"], DATED_TERMS),
        np.array([story["bias"], *(story[name] for name in STORY_TERMS)], np.float64),
        *(float(told["lines"][name]) for name in LINES),
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
