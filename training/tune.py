"""Sets the threshold and the reluctance of an exported tagger on the held-out articles of the train part.

python tune.py --model FOLDER --corpus train.jsonl.gz --scorer attributions.py [--stamp FOLDER ...]

The best attribution F1 decides, among the settings whose precision is at least `PRECISION`. The development
part is never looked at. The choice is noted in the model files of the folders named with --stamp.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import onnx
from corpus import shared_out
from scoring import annotation, scorer_at

from whosays.reading.sentences import split
from whosays.reading.tagger import Candidate, Pieces, Tagger, attributions, pieces, windows

PRECISION = 0.69
THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)
RELUCTANCES = (0.0, 0.5, 1.0, 1.5, 2.0)


def candidates(tagger: Tagger, text: str) -> tuple[Pieces, list[Candidate]]:
    """What the network sees in `text`, before anything is decided."""
    read = pieces(text, split(text), tagger.tokenizer)
    return read, [c for window in windows(read) for c in tagger.candidates(read, window)]


def tuned(tagger: Tagger, listed: Sequence[dict], scorer: Path) -> tuple[float, float]:
    """The threshold and the reluctance that read `listed` best."""
    score = scorer_at(scorer).score
    gold = {record["id"]: record for record in listed}
    seen = {key: candidates(tagger, record["text"]) for key, record in gold.items()}
    best, chosen = -1.0, (0.5, 0.5)
    for reluctance in RELUCTANCES:
        for threshold in THRESHOLDS:
            told = {
                key: annotation(
                    gold[key]["text"],
                    attributions(gold[key]["text"], read, found, threshold, reluctance),
                )
                for key, (read, found) in seen.items()
            }
            of = score(gold, told)["attribution"]
            print(f"threshold {threshold:.2f} reluctance {reluctance:.1f} {of}", flush=True)
            if of["P"] >= PRECISION and of["F1"] > best:
                best, chosen = of["F1"], (threshold, reluctance)
    return chosen


def stamp(path: Path, threshold: float, reluctance: float) -> None:
    """Notes the two in the model file `path`."""
    model = onnx.load(path)
    onnx.helper.set_model_props(model, {"threshold": str(threshold), "reluctance": str(reluctance)})
    onnx.save(model, path)


def main() -> None:
    """Reads the arguments, tunes, and notes the choice."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("model", "corpus", "scorer"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--stamp", type=Path, nargs="*", default=[])
    args = parser.parse_args()
    chosen = tuned(Tagger.load(args.model), shared_out(args.corpus)[1], args.scorer)
    print("chosen: threshold {} reluctance {}".format(*chosen))
    for folder in args.stamp:
        stamp(folder / "tagger.onnx", *chosen)


if __name__ == "__main__":
    main()
