"""Full chains and stances on sentences written by people who had not seen the code.

    python -m evals.chains [--data evals/chains/seen.jsonl] [--json OUT]
        [--reader rules|learned] [--by-construction]

All parts are run, the seen ones and the unseen, or the one that `--data` names. A chain is right
where all its names match, in order; two names match where half of the words that count agree. A
report is looked for where its span and the quote share most. Intervals are over items. Nothing but
counts is printed, and counts by construction only for the part asked for (see README.md).
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evals.evaluation import Evaluation, Figure, bootstrap, report
from whosays import Settings, UnreadableError
from whosays.model import Article, Report, Span
from whosays.reading import read_article
from whosays.reading.models import Models, load

PARTS = tuple(
    Path(__file__).with_name(f"{part}.jsonl")
    for part in ("seen", "seen_2", "seen_3", "seen_4", "unseen", "unseen_2", "unseen_3", "unseen_4")
)
TAKEN_BACK = {"withdraws": "withdrawn", "corrects": "withdrawn"}  # as the second set's writer calls it
NEAR = 0.3
IGNORED = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "and",
        "to",
        "in",
        "for",
        "by",
        "from",
        "on",
        "at",
        "his",
        "her",
        "its",
        "their",
        "mr",
        "mrs",
        "ms",
        "unnamed",
    ]
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One annotated report: its construction, whether found, and whether chain and stance are right."""

    construction: str
    found: bool
    chain: bool
    wants_chain: bool
    told_chain: bool
    stance_wanted: str
    stance_told: str


def main() -> None:
    """Read every item of the parts asked for and compare its reports."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="one part alone (all)")
    parser.add_argument("--json", type=Path, help="where to write the figures as JSON")
    parser.add_argument("--reader", choices=("rules", "learned"), default="rules")
    parser.add_argument("--by-construction", action="store_true", help="a figure for each, of one part")
    args = parser.parse_args()
    if args.by_construction and not args.data:
        parser.error("--by-construction needs --data: it is told of one part only")
    models = load(Settings(reader=args.reader))
    parts = [args.data] if args.data else list(PARTS)
    figures: list[Figure] = []
    items = 0
    for part in parts:
        read = [json.loads(line) for line in part.read_text(encoding="utf-8").splitlines() if line]
        outcomes = [_outcomes(item, models) for item in read]
        items += len(read)
        found = _figures(outcomes)
        if args.by_construction:
            names = sorted({str(item["construction"]) for item in read})
            found += [_figure(n, _only(outcomes, n), lambda o: o.chain) for n in names]
        figures += [replace(f, name=f"{part.stem} {f.name}") for f in found]
    report(Evaluation("chains", parts[-1], items, "items", tuple(figures)), args.json)


def _figures(outcomes: Sequence[list[Outcome]]) -> list[Figure]:
    return [
        _figure("full chain", outcomes, lambda o: o.chain),
        _figure("full chain, hard negatives", _only(outcomes, "hard-negative"), lambda o: o.chain),
        _figure("invented (no chain wanted)", outcomes, lambda o: o.told_chain, lambda o: not o.wants_chain),
        _figure("stance", outcomes, lambda o: o.stance_wanted == o.stance_told),
        *(_f1(f"stance {s} F1", s, outcomes) for s in ("denies", "cannot-confirm", "predicts", "hedges")),
    ]


def _outcomes(item: dict[str, object], models: Models) -> list[Outcome]:
    text = str(item["text"])
    try:
        told = list(read_article(Article(text), models).reports)
    except UnreadableError:
        told = []
    wanted = item["reports"]
    assert isinstance(wanted, list)
    free = list(told)
    found = []
    for want in wanted:
        start = text.index(want["quote"])
        quote = Span(start, start + len(want["quote"]))
        near = [r for r in free if _shared(quote, r.span) >= NEAR]
        near.sort(key=lambda r: -_shared(quote, r.span))
        right = [r for r in near if _same_chain(want["chain"], r)]
        best = next(iter(right or near), None)
        if best:
            free.remove(best)
        found.append(
            Outcome(
                str(item["construction"]),
                best is not None,
                bool(right),
                bool(want["chain"]),
                bool(best and best.chain),
                TAKEN_BACK.get(want["stance"], want["stance"]),
                best.stance if best else "",
            )
        )
    return found


def _shared(a: Span, b: Span) -> float:
    both = min(a.end, b.end) - max(a.start, b.start)
    return max(0, both) / (max(a.end, b.end) - min(a.start, b.start))


def _same_chain(names: Sequence[str], told: Report) -> bool:
    return len(names) == len(told.chain) and all(
        _same_name(a, b.name) for a, b in zip(names, told.chain, strict=True)
    )


def _same_name(a: str, b: str) -> bool:
    x, y = ({w for w in re.findall(r"\w+", n.lower()) if w not in IGNORED} for n in (a, b))
    return bool(x & y) and 2 * len(x & y) >= 0.5 * (len(x) + len(y))


def _only(outcomes: Sequence[list[Outcome]], prefix: str) -> list[list[Outcome]]:
    return [rows for rows in outcomes if rows and rows[0].construction.startswith(prefix)]


def _all(_: Outcome) -> bool:
    return True


def _figure(
    name: str,
    outcomes: Sequence[list[Outcome]],
    holds: Callable[[Outcome], bool],
    counts: Callable[[Outcome], bool] = _all,
) -> Figure:
    def rate(drawn: Sequence[list[Outcome]]) -> float | None:
        rows = [o for item in drawn for o in item if counts(o)]
        return sum(holds(o) for o in rows) / len(rows) if rows else None

    low, high = bootstrap(outcomes, rate)
    return Figure(name, rate(outcomes), low, high, sum(counts(o) for item in outcomes for o in item))


def _f1(name: str, stance: str, outcomes: Sequence[list[Outcome]]) -> Figure:
    def value(drawn: Sequence[list[Outcome]]) -> float | None:
        rows = [o for item in drawn for o in item]
        right = sum(o.stance_wanted == o.stance_told == stance for o in rows)
        wanted, told = (sum(getattr(o, k) == stance for o in rows) for k in ("stance_wanted", "stance_told"))
        return 2 * right / (wanted + told) if wanted + told else None

    low, high = bootstrap(outcomes, value)
    n = sum(o.stance_wanted == stance for item in outcomes for o in item)
    return Figure(name, value(outcomes), low, high, n)


if __name__ == "__main__":
    main()
