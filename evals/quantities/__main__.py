"""How well numbers of something are read: invented sentences, each with what should be read of it.

    python -m evals.quantities [--data evals/quantities/unseen.jsonl] [--json OUT] [--verbose]

A line has the sentence, the quantities it should give (words, low, high, bound; unit and `of` where
they are asked) and, in some, times. Told are precision, recall and F1 of the spans (any overlap, each
counted once), the share of the expected quantities whose ends, bound and unit are right, of those
asked for what is counted the share that is right, and the share of sentences without a fault. Intervals
are over sentences. `--verbose` lists what was missed, never of an unseen half.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.evaluation import Evaluation, Figure, arguments, bootstrap, report
from whosays.model import Quantity, Time
from whosays.reading.models import Models, load
from whosays.reading.values.quantities import find_quantities
from whosays.reading.values.times import Clock, find_times
from whosays.settings import Settings

HERE = Path(__file__).resolve().parent
_DIGITS = 1e-5
"""Share by which a third may be off."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was expected of one sentence, and how much of it was read; `faults` in words."""

    text: str
    expected: int
    found: int
    matched: int
    valued: int
    counted: int
    counted_asked: int
    faults: tuple[str, ...]


def read_outcomes(path: Path, models: Models) -> list[Outcome]:
    """The sentences of a file, read, in its order."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    parses = models.parser.parse([row["text"] for row in rows])
    outcomes = []
    for row, parse in zip(rows, parses, strict=True):
        quantities = find_quantities(parse, 0, models.lexicon)
        times = tuple(find_times(parse, 0, Clock(), models.lexicon))
        outcomes.append(_outcome(row, quantities, times))
    return outcomes


def _outcome(row: Mapping[str, object], found: Sequence[Quantity], times: Sequence[Time]) -> Outcome:
    text, expected = str(row["text"]), row["quantities"]
    assert isinstance(expected, list)
    left, faults = list(found), []
    matched = valued = counted = 0
    for one in expected:
        start = text.index(one["words"])
        end = start + len(one["words"])
        near = next((q for q in left if q.span.start < end and start < q.span.end), None)
        if near is None:
            faults.append(f"not read: {one['words']}")
            continue
        left.remove(near)
        matched += 1
        right = _same(near.low, one["low"]) and _same(near.high, one["high"]) and near.bound == one["bound"]
        if right and ("unit" not in one or near.unit == one["unit"]):
            valued += 1
        else:
            faults.append(f"misread: {one['words']} as {near.low} {near.high} {near.bound} {near.unit}")
        if "of" in one and near.of == one["of"]:
            counted += 1
        elif "of" in one:
            faults.append(f"of {near.of}: {one['words']} {one['of']}")
    faults += [f"no quantity: {q.span.of(text)}" for q in left]
    faults += _misread_times(text, row.get("times", []), times)
    asked = sum("of" in one for one in expected)
    return Outcome(text, len(expected), len(found), matched, valued, counted, asked, tuple(faults))


def _same(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return math.isclose(a, b, rel_tol=_DIGITS)


def _misread_times(text: str, expected: object, found: Sequence[Time]) -> list[str]:
    assert isinstance(expected, list)
    faults = []
    for one in expected:
        start = text.index(one["words"])
        near = next(
            (t for t in found if t.span.start < start + len(one["words"]) and start < t.span.end), None
        )
        if near is None or near.value != one.get("value", near.value):
            faults.append(f"time: {one['words']} as {near.value if near else None}")
    return faults


def _rate(
    above: Callable[[Outcome], int], below: Callable[[Outcome], int]
) -> Callable[[Sequence[Outcome]], float | None]:
    def rate(outcomes: Sequence[Outcome]) -> float | None:
        whole = sum(map(below, outcomes))
        return sum(map(above, outcomes)) / whole if whole else None

    return rate


def figures_of(outcomes: Sequence[Outcome]) -> tuple[Figure, ...]:
    """The figures of the set."""
    rates: dict[str, Callable[[Sequence[Outcome]], float | None]] = {
        "P": _rate(lambda o: o.matched, lambda o: o.found),
        "R": _rate(lambda o: o.matched, lambda o: o.expected),
        "F1": _rate(lambda o: 2 * o.matched, lambda o: o.found + o.expected),
        "value": _rate(lambda o: o.valued, lambda o: o.expected),
        "counted": _rate(lambda o: o.counted, lambda o: o.counted_asked),
        "sentences": lambda some: sum(not o.faults for o in some) / len(some) if some else None,
    }
    return tuple(Figure(n, f(outcomes), *bootstrap(outcomes, f), len(outcomes)) for n, f in rates.items())


def main() -> None:
    """Read the sentences of the set and compare."""
    parser = arguments(__doc__, HERE / "unseen.jsonl")
    parser.add_argument("--verbose", action="store_true", help="list what was missed")
    args = parser.parse_args()
    if args.verbose and args.data.name.startswith("unseen"):
        parser.error("an unseen half is never looked into")
    outcomes = read_outcomes(args.data, load(Settings()))
    if args.verbose:
        for outcome in outcomes:
            for fault in outcome.faults:
                print(f"{outcome.text}\n    {fault}")
    evaluation = Evaluation("quantities", args.data, len(outcomes), "sentences", figures_of(outcomes))
    report(evaluation, args.json)


if __name__ == "__main__":
    main()
