"""A store in one SQLite file, in WAL mode, with full-text search by FTS5.

Beside FILE stand FILE-wal and FILE-shm while it is open, and FILE-writer: empty, and locked by whoever
writes. The operating system lets go of that lock when its holder dies, however that dies.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final, TypeVar

from whosays.errors import StoreBusyError, StoreError
from whosays.store.base import Query
from whosays.store.database import Row, Value, busy_error
from whosays.store.queries import migrations, queries
from whosays.store.schemas import is_current, statements_from
from whosays.store.tables import TableStore

APPLICATION: Final = 0x77736179
"""Says in the head of a file that it is one of ours: “wsay”."""

_PATIENCE = 10.0  # seconds to wait for a program that holds the file for a moment

T = TypeVar("T")


def open_sqlite(path: Path, *, create: bool = False) -> TableStore:
    """The store in the file `path`, made where there is none and `create` says so.

    StoreError where there is none, where it is no store, or where a later whosays has written it. An empty
    file is none: it is somebody's, and nothing is written into it by one who only asks.
    """
    if not create and not path.is_dir() and not (path.is_file() and path.stat().st_size):
        raise StoreError(f"there is no store at {path}; make one: whosays add PATH --store {path}")
    database = SqliteDatabase(path)
    try:
        database.prepare()
    except StoreError:
        database.close()
        raise
    return TableStore(database)


class SqliteDatabase:
    """A `Database` in a file."""

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        self._path = path
        self._queries = queries("sqlite")
        with self._troubles():
            self._connection = self._connect()

    def _connect(self) -> sqlite3.Connection:
        if self._path.is_dir():
            raise StoreError(f"{self.name} is a folder; name a file in it")
        connection = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)
        try:
            connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            cannot_log = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
            if not cannot_log or not self._path.is_file() or self._log.exists():
                raise
            # Where the folder may not be written there can be no log: it is read as it stands.
            uri = f"{self._path.absolute().as_uri()}?immutable=1"
            connection = sqlite3.connect(uri, uri=True, isolation_level=None)
        connection.execute("PRAGMA secure_delete = ON")
        return connection

    @property
    def _log(self) -> Path:
        return self._path.with_name(f"{self._path.name}-wal")

    # -------------------------------------------------------------------------------------- schema

    def prepare(self) -> None:
        """Make the schema, or bring it up to date, where that is needed."""
        if is_current(self._version(), "sqlite", self.name):
            return
        with self.writer(), self._troubles():
            self._connection.execute("PRAGMA journal_mode = WAL")
            with self.transaction():
                self._migrate(self._version())

    def _version(self) -> int:
        """The number of the schema; 0 where the file is empty."""
        with self._troubles():
            (version,) = self._connection.execute("PRAGMA user_version").fetchone()
            (application,) = self._connection.execute("PRAGMA application_id").fetchone()
            (tables,) = self._connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
        if application != APPLICATION and (tables or version or application):
            raise StoreError(f"{self.name} is another program's database, no store; name another file")
        return int(version)

    def _migrate(self, version: int) -> None:
        for statement in statements_from(version, "sqlite"):
            self._connection.execute(statement)
        self._connection.execute(f"PRAGMA application_id = {APPLICATION}")
        self._connection.execute(f"PRAGMA user_version = {len(migrations('sqlite'))}")

    # ---------------------------------------------------------------------------------- statements

    def rows(self, query: str, **values: Value) -> list[Row]:
        """What the statement of this name gives."""
        with self._troubles():
            return self._connection.execute(self._queries[query], values).fetchall()

    def many(self, query: str, rows: Iterable[Mapping[str, Value]]) -> None:
        """Run the statement once for each of `rows`."""
        with self._troubles():
            self._connection.executemany(self._queries[query], rows)

    def indexed(self, words: Sequence[str]) -> str:
        """The words, with spaces between."""
        return " ".join(words)

    def asked(self, query: Query) -> str:
        """The phrases in quotation marks: all have to occur."""
        return " ".join(f'"{" ".join(phrase)}"' for phrase in query)

    # -------------------------------------------------------------------------------- transactions

    @contextmanager
    def writer(self) -> Iterator[None]:
        """Holds the lock on FILE-writer."""
        with closing(self._locked()):
            yield

    def _locked(self) -> sqlite3.Connection:
        """A connection that holds the lock as long as it is open."""
        lock = None
        try:
            lock = sqlite3.connect(f"{self._path}-writer", timeout=0, isolation_level=None)
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if lock:
                lock.close()
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise busy_error(self.name) from None
            raise StoreError(f"{self.name} may not be written; give yourself permission to") from None
        return lock

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, for writing."""
        with self._between("BEGIN IMMEDIATE"):
            yield

    def write(self, work: Callable[[], T]) -> T:
        """What `work` gives, in a transaction."""
        with self.transaction():
            return work()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """One moment, for reading."""
        with self._between("BEGIN"):
            yield

    @contextmanager
    def _between(self, begin: str) -> Iterator[None]:
        with self._troubles():
            self._connection.execute(begin)
        try:
            yield
            with self._troubles():
                self._connection.execute("COMMIT")
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    # -------------------------------------------------------------------------------------- upkeep

    def size(self) -> int:
        """Bytes of the file and its log."""
        return sum(file.stat().st_size for file in (self._path, self._log) if file.exists())

    def vacuum(self) -> None:
        """Merges the search index, so that no erased word is left in it; rewrites file and log."""
        self.rows("optimize_reports")
        self.rows("optimize_articles")
        with self._troubles():
            self._connection.execute("VACUUM")
            (busy, *_) = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise StoreBusyError(f"{self.name} is being read; its log still holds what was. Vacuum again")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def _troubles(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise _told(self.name, error) from None


def _told(name: str, error: sqlite3.Error) -> StoreError:
    """What `error` means for the user. It holds no text: only parameters do, and it does not show them."""
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_FULL:
            return StoreError(f"{name} cannot grow: the disk is full; make room, then run this again")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return StoreError(f"{name} may not be written; give yourself permission to")
        case sqlite3.SQLITE_CANTOPEN:
            return StoreError(f"{name} cannot be opened; check that its folder is there and yours")
        case sqlite3.SQLITE_NOTADB:
            return StoreError(f"{name} is no store (not an SQLite file); name another file")
        case sqlite3.SQLITE_CORRUPT:
            return StoreError(f"{name} is damaged; restore a copy of it")
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return busy_error(name)
        case sqlite3.SQLITE_IOERR:
            return StoreError(f"{name} cannot be read or written ({error}); check the disk")
        case _:
            return StoreError(f"{name}: {error}; please report it")
