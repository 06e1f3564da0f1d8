"""Ledgers of annotated stories, scored: every story of `--data` told, then `score.py` run over them.

    python -m evals.ledgers [--data ../shared/gold] [--scorer ../shared/score/score.py] [--json OUT] [--verbose]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from whosays import Settings, gather, read, tell
from whosays.reading.models import load
from whosays.showing import json as as_json

SHARED = Path(__file__).resolve().parents[2] / "shared"


def main() -> None:
    """Tell every story of the set and score the ledgers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=SHARED / "gold")
    parser.add_argument("--scorer", type=Path, default=SHARED / "score" / "score.py")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    settings = Settings(one_story=True)
    models = load(settings)
    with tempfile.TemporaryDirectory() as folder:
        for gold in sorted(args.data.glob("*/gold.json")):
            readings = read(gold.parent / "articles.jsonl", settings, models=models)
            (story,) = gather(readings, settings)
            told = as_json.show(tell(story, settings, models=models))
            (Path(folder) / f"{gold.parent.name}.json").write_text(told, encoding="utf-8")
        command = [sys.executable, str(args.scorer), "--gold", str(args.data), "--ledgers", folder]
        command += ["--json", str(args.json)] if args.json else []
        command += ["--verbose"] if args.verbose else []
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
