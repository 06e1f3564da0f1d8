"""Learns when an article joins a story: writes `decision.toml`, and the same less each fold that is tested.

    python -m training.stories --data ../shared/data --out src/whosays/gathering/decision.toml \
        --folds evals/decisions

Learned from stories_dev (two collections, `g5:` and `gw:`) amid a part of background, and from gva_dev.
An article is paired with each member it was judged against while gathering, so the negatives are those
that gathering really meets. Background has no labels: two of its articles more than 45 days apart, or
one more than 14 days from a labelled one, count as different events.

The folds: without each fifth of the events of either set.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from evals.gathering import FOLDS, Labelled, background, by_date, fold, gva_dev, stories_dev
from whosays.gathering.decision import (
    DATED_TERMS,
    UNDATED_TERMS,
    Decision,
    Trees,
)
from whosays.gathering.index import Floats, Terms
from whosays.gathering.odds import Odds
from whosays.gathering.sketches import Sketch
from whosays.gathering.stories import Gatherer, Weighing

BACKGROUND = 4000  # articles of background amid which stories_dev is gathered
LINE = -1.9  # chosen on stories_dev amid background, for precision
WEIGHT = {"g5": 2.0, "gw": 3.0, "gva": 0.3, "beside": 1.0, "background": 0.5}
DIRECTION = {"length": 0, "stories": 0, "same_outlet": 0, "days": -1}  # all else: the more, the likelier
TREES = 150


@dataclass(slots=True)
class Examples:
    """Rows to learn from: `group` is the collection, or where they come from."""

    rows: list[Floats] = field(default_factory=list)
    gaps: list[Floats] = field(default_factory=list)
    same_outlet: list[NDArray[np.bool_]] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    group: list[str] = field(default_factory=list)
    folds: list[tuple[str, str]] = field(default_factory=list)


def fold_of(labelled: Labelled) -> str:
    """Which fold an article is tested in; empty for background."""
    return str(fold(labelled.event)) if labelled.event else ""


def collection_of(labelled: Labelled) -> str:
    """`g5`, `gw` or `gva`; empty for background."""
    name, colon, _ = labelled.event.partition(":")
    return name if colon else "gva" if name else ""


class Watched(Odds):
    """Judges, and keeps what it judged last: figures, days between, whether of one outlet."""

    last: tuple[Floats, Floats, NDArray[np.bool_]] | None = None

    def of_figures(self, figures: Floats, same_outlet: NDArray[np.bool_], days: Floats) -> Floats:
        """The same, kept."""
        self.last = figures, days, same_outlet
        return super().of_figures(figures, same_outlet, days)


class Recording(Gatherer):
    """Gathers, and keeps the pairs of articles that it judged."""

    def __init__(self, by: Decision, stream: Sequence[Labelled]) -> None:
        super().__init__(by=by)
        self.stream = stream
        self.pairs = Examples()
        self._odds = self._watched = Watched(by)

    def _weigh(self, newcomer: Sketch, terms: Terms) -> Weighing | None:
        weighing = super()._weigh(newcomer, terms)
        if weighing is None or self._watched.last is None:
            return weighing
        me = self.stream[len(self)]
        figures, gaps, same_outlet = self._watched.last
        for row, member in enumerate(weighing.members):
            other = self.stream[member]
            group = self._group(me, other)
            if group:
                self._note(figures[row], gaps[row], same_outlet[row], me, other, group)
        return weighing

    def _note(self, row: Floats, gap: float, same: bool, me: Labelled, other: Labelled, group: str) -> None:
        to = self.pairs
        to.rows.append(row)
        to.gaps.append(gap)
        to.same_outlet.append(same)
        to.right.append(bool(me.event) and me.event == other.event)
        to.group.append(group)
        to.folds.append((fold_of(me), fold_of(other)))

    def _group(self, me: Labelled, other: Labelled) -> str:
        """What kind of example it is; empty where nobody knows whether they report one event."""
        mine, its = collection_of(me), collection_of(other)
        if mine and its:
            return mine if mine == its else ""
        apart = 14 if mine or its else 45
        days, day = other.sketch.day, me.sketch.day
        if not day or not days or abs(days - day) <= apart:
            return ""
        if mine or its:
            return "beside"
        return "background" if len(self) % 2 else ""


def boosted(rows: Floats, names: Sequence[str], right: NDArray[np.bool_], weight: Floats) -> Trees:
    """Trees of two levels that rise with likeness and fall with days."""
    learner = HistGradientBoostingClassifier(
        max_depth=2,
        max_iter=TREES,
        learning_rate=0.08,
        l2_regularization=10,
        min_samples_leaf=40,
        monotonic_cst=[DIRECTION.get(name, 1) for name in names],
        early_stopping=False,
    )
    learner.fit(rows, right, weight)
    terms, limits, leaves = [], [], []
    for (predictor,) in learner._predictors:
        nodes = predictor.nodes
        root = nodes[0]
        branches = [root if root["is_leaf"] else nodes[root[side]] for side in ("left", "right")]
        ends = [
            [b["value"]] * 2 if b["is_leaf"] else [nodes[b["left"]]["value"], nodes[b["right"]]["value"]]
            for b in branches
        ]
        three = (root, *branches)
        terms.append([0 if node["is_leaf"] else int(node["feature_idx"]) for node in three])
        limits.append([0.0 if node["is_leaf"] else float(node["num_threshold"]) for node in three])
        leaves.append([*ends[0], *ends[1]])
    bias = float(learner._baseline_prediction.item())
    return Trees(bias, np.array(terms, np.int64), np.array(limits), np.array(leaves, np.float64))


def seed() -> Decision:
    """What the first pairs are gathered with: the cosine alone, in steps."""
    steps = np.arange(0.05, 0.6, 0.02)
    trees = Trees(
        -3.0,
        np.zeros((len(steps), 3), np.int64),
        np.stack([steps] * 3, axis=1),
        np.tile([0.0, 0.0, 0.4, 0.4], (len(steps), 1)),
    )
    return Decision(trees, trees, line=0.0)


def learn(pairs: Sequence[Examples], without: str) -> tuple[Trees, Trees]:
    """The trees for pairs, undated and dated, from all but one fold."""
    rows, days, same, right, group = _gathered(pairs, without)
    weight = np.array([WEIGHT[g] for g in group])
    undated = np.column_stack([rows, same])
    dated = ~np.isnan(days)
    timed = np.column_stack([undated, days])[dated]
    return (
        boosted(undated, UNDATED_TERMS, right, weight),
        boosted(timed, DATED_TERMS, right[dated], weight[dated]),
    )


def _gathered(
    examples: Sequence[Examples], without: str
) -> tuple[Floats, Floats, Floats, NDArray[np.bool_], NDArray[np.str_]]:
    kept = [[at for at, folds in enumerate(e.folds) if without not in folds] for e in examples]

    def of(name: str) -> list[object]:
        return [getattr(e, name)[at] for e, places in zip(examples, kept, strict=True) for at in places]

    return (
        np.array(of("rows"), np.float64),
        np.array(of("gaps"), np.float64),
        np.array(of("same_outlet"), np.float64),
        np.array(of("right"), np.bool_),
        np.array(of("group"), np.str_),
    )


def record(by: Decision, streams: Sequence[Sequence[Labelled]]) -> list[Recording]:
    """Gather each stream, and keep what was judged."""
    made = []
    for stream in streams:
        gatherer = Recording(by, stream)
        for labelled in stream:
            gatherer.add(labelled.sketch)
        made.append(gatherer)
    return made


def streams(data: Path) -> list[list[Labelled]]:
    """stories_dev amid background, and gva_dev, each in order of arrival."""
    amid = background(data / "background", BACKGROUND, seed=3)
    return [by_date([*stories_dev(data / "stories_dev"), *amid]), gva_dev(data / "gva_dev")]


def written(decision: Decision, without: str) -> str:
    """The decision as TOML."""
    said = f" Without {without}." if without else ""
    lines = [
        f"# When an article joins a story. Written by training/stories.py; see docs/stories.md.{said}",
        "# A tree is its three terms (root, left, right), their limits, and its leaves, in log-odds.",
        "",
        f"line = {decision.line}  # the mean log-odds from which on articles are one story",
    ]
    for part, names, trees in (
        ("undated", UNDATED_TERMS, decision.undated),
        ("dated", DATED_TERMS, decision.dated),
    ):
        lines += ["", f"[{part}]", f"bias = {trees.bias:.4f}", "trees = ["]
        for terms, limits, leaves in zip(trees.terms, trees.limits, trees.leaves, strict=True):
            told = [f'"{names[term]}"' for term in terms]
            told += [f"{number:.4f}" for number in (*limits, *leaves)]
            lines.append(f"  [{', '.join(told)}],")
        lines.append("]")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Learn the shipped decision and those of the folds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the data sets")
    parser.add_argument("--out", type=Path, required=True, help="where the shipped decision goes")
    parser.add_argument("--folds", type=Path, required=True, help="the folder of those of the folds")
    args = parser.parse_args()
    given = streams(args.data)
    pairs = [recording.pairs for recording in record(seed(), given)]
    paths = {"": args.out}
    paths |= {str(number): args.folds / f"{number}.toml" for number in range(FOLDS)}
    for without, path in paths.items():
        undated, dated = learn(pairs, without)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written(Decision(undated, dated, LINE), without), encoding="utf-8")
        print(path)


if __name__ == "__main__":
    main()
