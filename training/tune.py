"""Sets how an exported tagger decides, on the held-out articles of the train part.

python tune.py --model FOLDER --corpus train.jsonl.gz --scorer attributions.py [--stamp FOLDER ...]

One setting after another is moved to where the held-out articles are read best: the F1 of whole attributions
counts as much as the exact ends of sources, cues and contents together, and precision under `PRECISION` is
taken off. The development part is not read here. The choice is noted in the model files of the
folders named with --stamp.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from types import ModuleType

import onnx
from corpus import shared_out
from scoring import annotation, scorer_at

from whosays.reading.learned.tagger import Candidate, Decision, Tagger, attributions
from whosays.reading.learned.word_pieces import Pieces, pieces, windows
from whosays.reading.sentences import split

PRECISION = 0.70
GRID: Mapping[str, Sequence[float]] = {
    "threshold": (0.3, 0.325, 0.35, 0.375, 0.4, 0.425, 0.45, 0.475, 0.5, 0.55, 0.6),
    "leaning": (0.0, 0.2, 0.4, 0.6, 0.8, 1.0),
    "source_seed": (0.05, 0.1, 0.15, 0.2, 0.3, 0.4),
    "reluctance": (0.0, 0.5, 1.0, 1.5, 2.0),
    "source_share": (0.3, 0.4, 0.5, 0.6),
}
START = Decision(threshold=0.4, reluctance=1.0, leaning=0.4, source_seed=0.2, source_share=0.4)
Seen = Mapping[str, tuple[str, Pieces, Sequence[Candidate]]]


def seen_by(tagger: Tagger, listed: Sequence[dict]) -> Seen:
    """What the network sees in the articles, before anything is decided."""
    seen = {}
    for record in listed:
        read = pieces(record["text"], split(record["text"]), tagger.tokenizer)
        found = [c for window in windows(read) for c in tagger.candidates(read, window)]
        seen[record["id"]] = record["text"], read, found
    return seen


def tuned(seen: Seen, gold: Mapping[str, dict], scorer: ModuleType) -> Decision:
    """The decision that reads `gold` best."""

    def worth(decision: Decision) -> float:
        told = {
            key: annotation(text, attributions(text, read, found, decision))
            for key, (text, read, found) in seen.items()
        }
        scored = scorer.score(gold, told)
        whole = scored["attribution"]
        ends = sum(scored[f"{kind} label exact"]["F1"] for kind in ("source", "cue", "content")) / 3
        return float(whole["F1"] + ends) / 2 - max(0.0, PRECISION - whole["P"])

    decision, best = START, worth(START)
    for _ in range(2):
        for name, values in GRID.items():
            for value in values:
                tried = replace(decision, **{name: value})
                reached = worth(tried)
                if reached > best:
                    decision, best = tried, reached
            print(f"{best:.4f} {decision}", flush=True)
    return decision


def stamp(path: Path, decision: Decision) -> None:
    """Notes `decision` in the model file `path`."""
    model = onnx.load(path)
    onnx.helper.set_model_props(model, {name: str(value) for name, value in asdict(decision).items()})
    onnx.save(model, path)


def main() -> None:
    """Reads the arguments, tunes, and notes the choice."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("model", "corpus", "scorer"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--stamp", type=Path, nargs="*", default=[])
    args = parser.parse_args()
    listed = shared_out(args.corpus)[1]
    seen = seen_by(Tagger.load(args.model), listed)
    decision = tuned(seen, {record["id"]: record for record in listed}, scorer_at(args.scorer))
    for folder in args.stamp:
        stamp(folder / "tagger.onnx", decision)


if __name__ == "__main__":
    main()
