"""The learned tagger alone against PolNeAR, by the scorer beside the data.

    python -m evals.tagger [--data ../shared/data/attribution_dev/dev.jsonl.gz] [--json OUT]

The set has one level: of a chain its first link is the source. Intervals are over articles.
"""

from __future__ import annotations

from collections.abc import Sequence

from evals.attribution import Record, measure
from whosays.model import Span
from whosays.reading.learned.tagger import Tagger
from whosays.reading.models import WEIGHTS
from whosays.reading.sentences import split


def main() -> None:
    """Tag every article of the set and score the attributions."""
    tagger = Tagger.load(WEIGHTS)

    def read(text: str) -> Record:
        found = tagger.read(text, split(text))
        return {
            "text": text,
            "attributions": [
                {"source": _pairs(a.source), "cue": _pairs([a.cue]), "content": _pairs(a.content)}
                for a in found
            ],
        }

    measure("tagger", __doc__, read)


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


if __name__ == "__main__":
    main()
