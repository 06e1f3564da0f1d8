"""The articles that are timed: unlabelled news of the set `background`."""

from __future__ import annotations

import gzip
import json
from itertools import islice
from pathlib import Path

from whosays.model import Article, Published

BACKGROUND = Path(__file__).resolve().parents[2] / "shared" / "data" / "background" / "articles.jsonl.gz"


def articles(count: int, data: Path = BACKGROUND) -> list[Article]:
    """The first `count` articles of `data`."""
    with gzip.open(data, "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in islice(stream, count)]
    return [
        Article(
            row["text"],
            title=row["title"],
            outlet=row["source"],
            url=row["url"],
            published=Published(row["date"], "day", "given") if row["date"] else None,
            given_id=str(row["id"]),
        )
        for row in rows
    ]
