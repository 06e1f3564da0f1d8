"""The set of events: tokens put together to text, mentions of events in clusters."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from evals.events import counts, read_documents
from whosays import Settings
from whosays.reading.models import load

FLED = ["Governor", "Elna", "Vosk", "fled", "Corrin", "by", "boat", "on", "Sunday", "."]
ESCAPE = ["Vosk", "'s", "escape", "from", "Corrin", "was", "not", "seen", "(", "so", "far", ")", "."]
OTHER = ["Two", "prisoners", "fled", "a", "jail", "in", "Halden", "last", "year", "."]


def written(folder: Path) -> Path:
    rows = [
        {"id": "1", "topic": "1", "sentences": [FLED], "events": [_event("flight", 3)]},
        {"id": "2", "topic": "1", "sentences": [ESCAPE], "events": [_event("flight", 2)]},
        {"id": "3", "topic": "1", "sentences": [OTHER], "events": [_event("jail", 2)]},
    ]
    path = folder / "dev.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps({**row, "selected_sentences": [0]}) + "\n" for row in rows)
    return path


def _event(chain: str, token: int) -> dict[str, object]:
    return {"chain": chain, "sentence": 0, "tokens": [token]}


def test_mentions_lie_at_their_words(tmp_path: Path) -> None:
    documents = read_documents(written(tmp_path))
    assert documents[1].article.text == "Vosk's escape from Corrin was not seen (so far).\n"
    found = [m.span.of(d.article.text) for d in documents for m in d.mentions]
    assert found == ["fled", "escape", "fled"]


def test_other_words_for_one_event_go_together_and_one_word_for_two_events_apart(tmp_path: Path) -> None:
    told = counts(read_documents(written(tmp_path)), load(Settings()))
    assert told["ours"].figures()["CoNLL F1"] == 1
    assert told["same lemma"].figures()["B³ P"] < 1
