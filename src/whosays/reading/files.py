"""Articles from files and folders: text, Markdown, HTML pages and JSON lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from whosays.model import Article, Unread
from whosays.settings import Settings


def articles(
    paths: Iterable[Path], settings: Settings, standard_input: BinaryIO | None = None
) -> Iterator[Article | Unread]:
    """Every article under `paths`, in order of path; an `Unread` for each item that is none."""
    import hashlib
    import json

    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.suffix == ".jsonl":
                for line in file.read_text(encoding="utf-8").splitlines():
                    row = json.loads(line)
                    yield Article(
                        row["text"],
                        row.get("title") or "",
                        row.get("outlet"),
                        row.get("url"),
                        given_id=row.get("id"),
                        raw_sha256=hashlib.sha256(line.encode()).hexdigest(),
                    )
            elif file.is_file():
                yield Article(
                    file.read_text(encoding="utf-8"),
                    given_id=file.name,
                    raw_sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
                )
