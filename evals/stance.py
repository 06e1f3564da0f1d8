"""Whether what a word names happened, by the words: against people's judgement, beside the majority.

    python -m evals.stance [--data ../shared/data/factuality_dev] [--part dev|train] [--json OUT]

People put each marked word on a scale from -3 (surely not) to +3 (surely); from 1 up counts as
happened, from -1 down as not, between them as open. RP, MV2 and CB were made to be balanced between
verbs; UW is news, where three in four happened. Figures are macro-F1 over the three, beside that of
always answering what is most frequent in the part measured. Intervals are over sentences.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from evals.evaluation import SHARED, Evaluation, Figure, arguments, bootstrap, report
from whosays import Settings
from whosays.model import Span
from whosays.reading.clauses.commitment import commitment
from whosays.reading.models import Models, load
from whosays.reading.parsing import ParsedSentence
from whosays.reading.sentences import split

SETS = ("rp", "mv2", "cb", "uw")
CLASSES = ("happened", "did-not", "open")
SURE = 1.0

Judged = Sequence[tuple[str, str]]
"""The marked words of one passage: what people say of each, and what we read."""


def main() -> None:
    """Read every passage and compare what it says of its marked words."""
    parser = arguments(__doc__, SHARED / "data" / "factuality_dev")
    parser.add_argument("--part", choices=("dev", "train"), default="dev")
    args = parser.parse_args()
    models = load(Settings())
    figures: list[Figure] = []
    n = 0
    for name in SETS:
        passages = _passages(args.data / f"{name}.jsonl.gz", args.part, models)
        n += len(passages)
        figures += _figures(name.upper(), passages)
    report(Evaluation("stance", args.data, n, "passages", tuple(figures)), args.json)


def _passages(path: Path, part: str, models: Models) -> list[Judged]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [_judged(r["tokens"], r["targets"], models) for r in records if r["split"] == part]


def _judged(tokens: Sequence[str], targets: Sequence[dict[str, float]], models: Models) -> Judged:
    """The passage as it would stand in print, for the set has it cut at blanks."""
    text, starts = _joined(tokens)
    spans = split(text)
    parses = list(models.parser.parse(s.of(text) for s in spans))
    judged = []
    for target in targets:
        last = int(target["end"]) - 1
        value = target["label"]
        wanted = "happened" if value >= SURE else "did-not" if value <= -SURE else "open"
        judged.append((wanted, _read(starts, int(target["start"]), last, spans, parses, models)))
    return judged


def _read(
    starts: Sequence[int],
    first: int,
    last: int,
    spans: Sequence[Span],
    parses: Sequence[ParsedSentence],
    models: Models,
) -> str:
    for span, parse in zip(spans, parses, strict=True):
        inside = [t for t in parse.tokens if starts[first] <= span.start + t.start <= starts[last]]
        if inside:
            indexes = {t.index for t in inside}
            top = next((t for t in inside if t.head not in indexes or t.head == t.index), inside[-1])
            return commitment(parse, top, models.lexicon)
    return "open"


def _joined(tokens: Sequence[str]) -> tuple[str, list[int]]:
    text, starts = "", []
    for token in tokens:
        joins = token in {".", ",", ";", ":", "?", "!", "n't", "%", ")"} or token.startswith("'")
        text += "" if joins or not text else " "
        starts.append(len(text))
        text += token
    return text, starts


def _figures(name: str, passages: Sequence[Judged]) -> list[Figure]:
    words = [word for passage in passages for word in passage]
    majority = Counter(wanted for wanted, _ in words).most_common(1)[0][0]
    figures = [
        _figure(f"{name} macro-F1", passages, _macro),
        _figure(f"{name} macro-F1, always {majority}", passages, lambda p: _macro(_always(p, majority))),
    ]
    figures += [_figure(f"{name} {one} F1", passages, partial(_f1, one=one)) for one in CLASSES]
    return figures


def _figure(
    name: str, passages: Sequence[Judged], rate: Callable[[Sequence[Judged]], float | None]
) -> Figure:
    value = rate(passages)
    low, high = bootstrap(passages, rate)
    return Figure(name, value and round(value, 4), low, high, sum(map(len, passages)))


def _always(passages: Sequence[Judged], answer: str) -> Sequence[Judged]:
    return [[(wanted, answer) for wanted, _ in passage] for passage in passages]


def _macro(passages: Sequence[Judged]) -> float:
    return sum(_f1(passages, one) for one in CLASSES) / len(CLASSES)


def _f1(passages: Sequence[Judged], one: str) -> float:
    words = [word for passage in passages for word in passage]
    right = sum(wanted == told == one for wanted, told in words)
    both = sum(wanted == one for wanted, _ in words) + sum(told == one for _, told in words)
    return 2 * right / both if both else 0.0


if __name__ == "__main__":
    main()
