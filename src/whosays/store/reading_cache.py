"""Readings kept by what their articles say, for all stores and runs: in an SQLite file of its own.

What holds:

* With a cache or without one, a reading is the same bytes. An entry is found by all that makes a reading:
  what stands in the article, the reader, the lexicon, the models, and the code and the word lists that read.
* An entry holds names of sources and places in a text, not the text. That is enough to tell of: a cache is
  used only where it is named, and `erase` leaves no byte of an article's readings in the file and its log.
  It may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final, Self

import msgspec

from whosays import lexicon
from whosays.errors import StoreBusyError, StoreError
from whosays.model import Article, Reading, content_id
from whosays.settings import Settings
from whosays.store.codec import decoded, with_article
from whosays.store.packed import PackedArticle, packed_article

APPLICATION: Final = 0x77736372
"""Says in the head of a file that it is a cache of readings: “wscr”."""

_FORM = 1  # of the table and of the bytes in it
_PATIENCE = 10.0  # seconds to wait for a program that holds the file for a moment
_SCHEMA = (
    "CREATE TABLE reading (id TEXT PRIMARY KEY, article TEXT NOT NULL, body BLOB NOT NULL) WITHOUT ROWID",
    "CREATE INDEX reading_article ON reading (article)",
    f"PRAGMA application_id = {APPLICATION}",
    f"PRAGMA user_version = {_FORM}",
)


class ReadingCache:
    """The readings in the file `path`, as they are read with `settings` and `models` (their names).

    Made where there is none. StoreError, with what to do, where it cannot be used.
    """

    def __init__(self, path: Path, settings: Settings | None = None, models: Sequence[str] = ()) -> None:
        settings = settings or Settings()
        self.name = str(path)
        self._made_with = (_FORM, _program(), settings.reader, lexicon.digest(settings.lexicon), *models)
        with self._troubles():
            if not path.exists():
                path.touch(mode=0o600)
            self._connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
            try:
                self._prepare()
            except (sqlite3.Error, StoreError):
                self._connection.close()
                raise

    def _prepare(self) -> None:
        self._connection.execute("PRAGMA secure_delete = ON")
        (application,) = self._connection.execute("PRAGMA application_id").fetchone()
        (form,) = self._connection.execute("PRAGMA user_version").fetchone()
        (tables,) = self._connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
        if application == APPLICATION and form == _FORM:
            return
        if application or form or tables:
            raise StoreError(f"{self.name} is no cache of readings of this whosays; name another file")
        self._connection.execute("PRAGMA journal_mode = WAL")
        with self._transaction():
            for statement in _SCHEMA:
                self._connection.execute(statement)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def get(self, article: Article) -> Reading | None:
        """The reading of `article`, where it was kept."""
        with self._troubles():
            row = self._connection.execute(
                "SELECT body FROM reading WHERE id = ?", (self._key(article),)
            ).fetchone()
        try:
            return with_article(decoded(row[0], Reading), article) if row else None
        except StoreError:  # what was spoiled is read anew
            return None

    def put(self, readings: Iterable[Reading]) -> None:
        """Keep `readings`; one that is there already stays."""
        self.keep(map(packed_article, readings))

    def keep(self, read: Iterable[PackedArticle]) -> None:
        """Keep readings that are packed already."""
        rows = [(self._key(one.article), one.article.id, one.reading) for one in read]
        with self._troubles(), self._transaction():
            self._connection.executemany("INSERT OR IGNORE INTO reading VALUES (?, ?, ?)", rows)

    def erase(self, articles: Collection[str]) -> int:
        """Erase all readings of the articles of these ids, however they were made; how many there were.

        Where there were any, the file is written anew and its log emptied. StoreBusyError where another
        program keeps that from being done.
        """
        with self._troubles():
            with self._transaction():
                found = [
                    self._connection.execute("DELETE FROM reading WHERE article = ?", (article,)).rowcount
                    for article in sorted(articles)
                ]
            self._connection.execute("VACUUM")
            (busy, *_) = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise StoreBusyError(f"{self.name} is in use by another program; wait, then run this again")
        return sum(found)

    def _key(self, article: Article) -> str:
        """A hash of what the reading of `article` is made of: not of what it is called, nor when it came."""
        said = replace(article, given_id=None, retrieved=None, raw_sha256="", version_of=None)
        made_with = msgspec.json.encode(self._made_with)
        return hashlib.sha256(made_with + b"\n" + msgspec.json.encode(said)).hexdigest()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    @contextmanager
    def _troubles(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            why = error.strerror if isinstance(error, OSError) else error
            raise StoreError(
                f"the cache {self.name} cannot be used ({why}); name another file, or none"
            ) from None


def check(path: Path) -> None:
    """StoreError, with what to do, where `path` cannot be used as a cache; it is made where there is none."""
    with ReadingCache(path):
        pass


def erase(path: Path, articles: Collection[str]) -> int:
    """Erases the articles of these ids from the cache in the file `path`; how many readings there were.

    StoreError where there is no such file.
    """
    if not path.is_file():
        raise StoreError(f"there is no cache at {path}; if it was deleted, say so with --no-cache")
    with ReadingCache(path) as kept:
        return kept.erase(articles)


def place_of(path: Path) -> str:
    """Stands for the path of a cache in a store, which is nobody's business: a hash."""
    return content_id("cache", str(path.resolve()))


@cache
def _program() -> str:
    """A hash of the code and the word lists that make readings: a new version reads anew."""
    root = Path(__file__).parent.parent
    files = [
        *(root / "model").rglob("*.py"),
        *(root / "reading").rglob("*.py"),
        *(root / "lexicon").rglob("*.*"),
    ]
    texts = [path for path in files if path.suffix in (".py", ".toml")]
    found = hashlib.sha256()
    for path in sorted(texts):
        found.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()
