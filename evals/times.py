"""How well time expressions are found and valued, on news with every one of them annotated.

    python -m evals.times [--data ../shared/data/times_dev] [--json OUT] [--verbose]

The set is `*.jsonl.gz`: one document a line with `text`, `dct` (the day it was written) and `timex`
(start, end, type, value). Two questions are asked of it, as in TempEval-3 (UzZaman et al. 2013).
Given the annotated expressions: how many have the annotated value, letter for letter ("value DATE",
"value all")? End to end: precision, recall and F1 of the spans (relaxed: any overlap, each counted
once; strict: the same span), and F1 where the value has to agree too.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from evals.evaluation import SHARED, Evaluation, Figure, arguments, bootstrap, report
from whosays.lexicon import Lexicon
from whosays.model import Published, Span, Time
from whosays.reading.models import Models, load
from whosays.reading.sentences import split
from whosays.reading.values.times import Clock, find_times
from whosays.settings import Settings


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated expression."""

    span: Span
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document with what is annotated and what was found."""

    name: str
    text: str
    gold: tuple[Gold, ...]
    found: tuple[Time, ...]


def read_documents(folder: Path, models: Models) -> list[Document]:
    """The documents of the set, read."""
    documents = []
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                gold = tuple(Gold(Span(t["start"], t["end"]), t["type"], t["value"]) for t in row["timex"])
                found = tuple(_times(row["text"], row["dct"], models))
                documents.append(Document(row["id"], row["text"], gold, found))
    return documents


def _times(text: str, day: str, models: Models) -> Iterator[Time]:
    lexicon: Lexicon = models.lexicon
    clock = Clock(Published(day[:10], "day", "given"))
    spans = split(text)
    before: tuple[Time, ...] = ()
    for span, parse in zip(spans, models.parser.parse(s.of(text) for s in spans), strict=True):
        before = find_times(parse, span.start, clock, lexicon, before)
        yield from before


def given_value(gold: Gold, found: Sequence[Time]) -> Time | None:
    """What was read at the annotated expression: the time that shares most of its words."""
    shared = [(min(t.span.end, gold.span.end) - max(t.span.start, gold.span.start), t) for t in found]
    best = max(shared, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] > 0 else None


def counts(document: Document) -> dict[str, int]:
    """What is counted in one document: every figure is a ratio of sums of these."""
    told = dict.fromkeys(("dates", "dates right", "all", "all right", "found", "strict"), 0)
    told |= {"relaxed": 0, "valued": 0}
    for gold in document.gold:
        time = given_value(gold, document.found)
        right = time is not None and time.value == gold.value
        told["all"] += 1
        told["all right"] += right
        told["dates"] += gold.kind == "DATE"
        told["dates right"] += gold.kind == "DATE" and right
    told["found"] = len(document.found)
    free = list(document.found)
    for gold in document.gold:
        match = next((t for t in free if t.span.overlaps(gold.span)), None)
        if match:
            free.remove(match)
            told["relaxed"] += 1
            told["strict"] += match.span == gold.span
            told["valued"] += match.value == gold.value
    return told


def figures(documents: Sequence[Mapping[str, int]]) -> dict[str, float]:
    """The figures over these documents."""
    total = {key: sum(d[key] for d in documents) for key in documents[0]}

    def f1(hits: str) -> float:
        return 2 * total[hits] / max(1, total["found"] + total["all"])

    return {
        "value DATE": total["dates right"] / max(1, total["dates"]),
        "value all": total["all right"] / max(1, total["all"]),
        "relaxed P": total["relaxed"] / max(1, total["found"]),
        "relaxed R": total["relaxed"] / max(1, total["all"]),
        "relaxed F1": f1("relaxed"),
        "strict P": total["strict"] / max(1, total["found"]),
        "strict R": total["strict"] / max(1, total["all"]),
        "strict F1": f1("strict"),
        "value F1": f1("valued"),
    }


def figure(name: str, documents: Sequence[Mapping[str, int]]) -> float:
    """One of the figures over these documents."""
    return figures(documents)[name]


def misses(documents: Sequence[Document]) -> Iterator[str]:
    """One line for each expression with another value than annotated, or found and not annotated."""
    for d in documents:
        for gold in d.gold:
            time = given_value(gold, d.found)
            if time is None or time.value != gold.value:
                read = f"{time.span.of(d.text)!r} {time.value}" if time else "nothing"
                around = d.text[max(0, gold.span.start - 40) : gold.span.end + 25]
                told = f"{gold.kind} {gold.span.of(d.text)!r} {gold.value}: {read}"
                yield f"{d.name} {told} | {' '.join(around.split())}"
        for time in d.found:
            if not any(time.span.overlaps(g.span) for g in d.gold):
                around = d.text[max(0, time.span.start - 40) : time.span.end + 25]
                told = f"EXTRA {time.span.of(d.text)!r} {time.value}"
                yield f"{d.name} {told} | {' '.join(around.split())}"


def main() -> None:
    """Read the set and report the figures; intervals are over documents."""
    parser = arguments(__doc__, SHARED / "data" / "times_dev")
    parser.add_argument("--verbose", action="store_true", help="list what was missed")
    args = parser.parse_args()
    documents = read_documents(args.data, load(Settings()))
    if args.verbose:
        print("\n".join(misses(documents)))
    counted = [counts(d) for d in documents]
    told = [
        Figure(name, value, *bootstrap(counted, partial(figure, name)))
        for name, value in figures(counted).items()
    ]
    report(Evaluation("times", args.data, len(documents), "documents", tuple(told)), args.json)


if __name__ == "__main__":
    main()
