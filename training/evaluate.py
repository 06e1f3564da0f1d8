"""Reads a set with an exported tagger, writes JSON lines for the scorer, and scores them.

python evaluate.py --model FOLDER --corpus dev.jsonl.gz --scorer attributions.py --read OUT.jsonl
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from corpus import records
from scoring import annotation, scorer_at

from whosays.reading.learned.tagger import Tagger
from whosays.reading.sentences import split


def main() -> None:
    """Reads the arguments, reads the set, prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("model", "corpus", "scorer", "read"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    tagger = Tagger.load(args.model)
    gold = {record["id"]: record for record in records(args.corpus)}
    told, count, spent = {}, 0, 0.0
    for key, record in gold.items():
        sentences = split(record["text"])
        began = time.process_time()
        found = tagger.read(record["text"], sentences)
        spent += time.process_time() - began
        count += len(sentences)
        told[key] = annotation(record["text"], found)
    with args.read.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps({"id": key, **record}) + "\n" for key, record in told.items())
    for name, figures in scorer_at(args.scorer).score(gold, told).items():
        print(f"{name:22}", figures)
    print(f"{count} sentences, {count / spent:.0f} a second of processor time")


if __name__ == "__main__":
    main()
