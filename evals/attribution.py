"""Attribution: source, cue and content against PolNeAR, by the scorer beside the data.

    python -m evals.attribution [--data ../shared/data/attribution_dev/dev.jsonl.gz] [--json OUT]

The set has one level: of a chain its first link is the source. Intervals are over articles.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

from evals.evaluation import SHARED, Evaluation, Figure, arguments, bootstrap, report
from whosays import Settings
from whosays.model import Span
from whosays.reading.attribution.frames import Attribution
from whosays.reading.attributions import attributions
from whosays.reading.layout.quotations import quotations
from whosays.reading.models import Models, load
from whosays.reading.sentences import split

Record = dict[str, object]
LABELS = (
    "attribution",
    "content any",
    "content IoU",
    "source",
    "source label exact",
    "cue label exact",
    "content label exact",
)


def main() -> None:
    """Read every article of the set by rules and score its attributions."""
    models = load(Settings())
    measure("attribution", __doc__, lambda text: _read(text, models))


def measure(name: str, description: str | None, read: Callable[[str], Record]) -> None:
    """Score what `read` finds in the texts of the set, and report it."""
    parser = arguments(description, SHARED / "data" / "attribution_dev" / "dev.jsonl.gz")
    parser.add_argument("--scorer", type=Path, default=SHARED / "score" / "attributions.py")
    args = parser.parse_args()
    scorer = _module(args.scorer)
    with gzip.open(args.data, "rt", encoding="utf-8") as lines:
        gold: list[Record] = [json.loads(line) for line in lines]
    pairs = [(record, read(str(record["text"]))) for record in gold]
    whole = _score(scorer, pairs)
    figures = []
    for label in LABELS:
        for which in ("P", "R", "F1"):
            low = high = None
            if (label, which) == ("attribution", "F1"):
                low, high = bootstrap(pairs, lambda drawn: _score(scorer, drawn)["attribution"]["F1"])
            figures.append(Figure(f"{label} {which}", whole[label][which], low, high))
    report(Evaluation(name, args.data, len(gold), "articles", tuple(figures)), args.json)


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("attribution_scorer", path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path}: no scorer there; name it with --scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _score(scorer: ModuleType, pairs: Sequence[tuple[Record, Record]]) -> dict[str, dict[str, float]]:
    gold = {str(n): g for n, (g, _) in enumerate(pairs)}
    read = {str(n): r for n, (_, r) in enumerate(pairs)}
    scored: dict[str, dict[str, float]] = scorer.score(gold, read)
    return scored


def _read(text: str, models: Models) -> Record:
    found: list[Record] = []
    spans = split(text)
    quotes = quotations(text)
    for span, parse in zip(spans, models.parser.parse(s.of(text) for s in spans), strict=True):
        quoted = frozenset(
            t.index
            for t in parse.tokens
            if any(q.covers(Span(span.start + t.start, span.start + t.end)) for q in quotes)
        )
        made = attributions(parse, quoted, models.lexicon)
        outer = [a for a in made if not any(a.cue.index in b.content for b in made if b is not a)]
        for a in outer:
            content = _runs(
                [(parse.tokens[i].start, parse.tokens[i].end) for i in sorted(a.content)],
                parse.text,
            )
            found.append(_annotation(a, content, span.start))
    return {"text": text, "attributions": found}


def _annotation(a: Attribution, content: list[tuple[int, int]], offset: int) -> Record:
    links = [chain[0] for chain in a.chains]
    source = {(link.phrase.tokens[0].start, link.phrase.tokens[-1].end) for link in links}
    cue = {(t.start, t.end) for t in links[0].cue}
    return {
        key: [[offset + s, offset + e] for s, e in sorted(spans)]
        for key, spans in (("source", source), ("cue", cue), ("content", set(content)))
    }


def _runs(words: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for start, end in words:
        if runs and not text[runs[-1][1] : start].strip():
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs


if __name__ == "__main__":
    main()
