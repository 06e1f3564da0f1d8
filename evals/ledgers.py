"""Ledgers of annotated stories, scored: every story of `--data` told, then `score.py` run over them.

    python -m evals.ledgers [--data ../shared/gold] [--reader rules|learned] [--json OUT] [--verbose]
    python -m evals.ledgers --data evals/stories/open.jsonl

The scorer is the one beside the gold stories (`--scorer`); its intervals are over stories.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from evals.annotated import restore
from evals.evaluation import SHARED, Evaluation, Figure, arguments, report
from whosays import Settings, gather, read, tell
from whosays.reading.models import load
from whosays.settings import Reader
from whosays.showing import json as as_json


def main() -> None:
    """Tell every story of the set and score the ledgers."""
    parser = arguments(__doc__, SHARED / "gold")
    parser.add_argument("--scorer", type=Path, default=SHARED / "score" / "score.py")
    parser.add_argument("--reader", choices=("rules", "learned"), default="rules")
    parser.add_argument("--verbose", action="store_true", help="list what was missed")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        gold, folder = args.data, Path(name, "ledgers")
        folder.mkdir()
        if args.data.is_file():
            gold = Path(name, "stories")
            restore(args.data, gold)
        stories = _tell_all(gold, folder, args.reader)
        scores = Path(name, "scores.json")
        command = [sys.executable, str(args.scorer), "--gold", str(gold)]
        command += ["--ledgers", str(folder), "--json", str(scores)]
        told = subprocess.run(
            command + ["--verbose"] * args.verbose, check=True, capture_output=True, text=True
        )
        if args.verbose:
            print("\n".join(line for line in told.stdout.splitlines() if line.startswith("  ")))
        figures = _figures(json.loads(scores.read_text(encoding="utf-8")))
    report(Evaluation("ledgers", args.data, stories, "stories", figures), args.json)


def _tell_all(data: Path, folder: Path, reader: Reader) -> int:
    settings = Settings(one_story=True, reader=reader)
    models = load(settings)
    stories = sorted(data.glob("*/gold.json"))
    for gold in stories:
        readings = read(gold.parent / "articles.jsonl", settings, models=models)
        (story,) = gather(readings, settings)
        told = as_json.show(tell(story, settings, models=models))
        (folder / f"{gold.parent.name}.json").write_text(told, encoding="utf-8")
    return len(stories)


def _figures(scores: dict[str, dict[str, list[float] | float | None]]) -> tuple[Figure, ...]:
    found: list[Figure] = []
    for name, value in scores["ALL"].items():
        between, n = scores["interval"][name], scores["n"][name]
        low, high = between if isinstance(between, list) else (None, None)
        assert isinstance(value, float | int | None)
        assert isinstance(n, int)
        found.append(Figure(name, value, low, high, n))
    return tuple(found)


if __name__ == "__main__":
    main()
