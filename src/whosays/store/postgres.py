"""A store in PostgreSQL, in a schema of its own, with full-text search by tsvector.

One writer is kept to by an advisory lock of the session: the server lets go of it when the connection
ends, however that ends. Words are found as in the other stores, for the vectors are built here and not
by a text-search configuration of the server.

A connection that is lost is opened again, and what was not written wholly is done again. A writer goes on
only where nobody else has written since: each leaves its token in the table `writer`.
"""

from __future__ import annotations

import re
import time
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Final, LiteralString, TypeVar
from urllib.parse import urlsplit, urlunsplit

from whosays.errors import StoreBusyError, StoreError, StoreLostError
from whosays.store.base import Query
from whosays.store.database import Row, Value, busy_error
from whosays.store.queries import migrations, queries
from whosays.store.schemas import is_current, statements_from
from whosays.store.tables import TableStore

try:
    import psycopg
    from psycopg import errors, sql
except ImportError:  # an extra
    raise StoreError(
        "a store in PostgreSQL needs psycopg; install it: pip install 'whosays[postgres]'"
    ) from None

SCHEMA: Final = "whosays"

_LOCK: Final = 0x77736179  # of all advisory locks of a database ours: “wsay”
_PARAMETER = re.compile(r":(\w+)")
_SECONDS = 10  # to wait for a server that does not answer
_PATIENCE = 60.0  # seconds to wait for a server that has gone to come back
_PAUSE = 0.2  # seconds between two attempts
_TRIES = 5  # how often a transaction is begun before its connection counts as lost for good

T = TypeVar("T")


def open_postgres(url: str, *, create: bool = False) -> TableStore:
    """The store in the database of `url`, made where there is none and `create` says so.

    StoreError where there is none, where it cannot be reached, or where a later whosays has written it.
    """
    database = PostgresDatabase(url)
    try:
        database.prepare(create=create)
    except StoreError:
        database.close()
        raise
    return TableStore(database)


class PostgresDatabase:
    """A `Database` on a server."""

    def __init__(self, url: str) -> None:
        self.name = _without_password(url)
        self._url = url
        self._queries = {name: _PARAMETER.sub(r"%(\1)s", q) for name, q in queries("postgres").items()}
        self._token = ""  # of the writer that this is, if it is one
        self._inside = False  # a transaction
        self._connection = self._connected()

    def _connected(self) -> psycopg.Connection[Row]:
        try:
            connection = psycopg.connect(
                self._url, autocommit=True, connect_timeout=_SECONDS, application_name="whosays"
            )
            connection.execute(sql.SQL("SET search_path TO {}").format(sql.Identifier(SCHEMA)))
            connection.execute("SET client_min_messages TO warning")
        except psycopg.Error as error:
            raise _told(self.name, error) from None
        return connection

    # -------------------------------------------------------------------------------------- schema

    def prepare(self, *, create: bool) -> None:
        """Make the schema, or bring it up to date, where that is needed."""
        version = self._version()
        if is_current(version, "postgres", self.name):
            return
        if version == 0 and not create:
            raise StoreError(
                f"there is no store at {self.name}; make one: whosays add PATH --store {self.name}"
            )
        with self._locked(), self.transaction(), self._troubles():
            self._migrate(self._version())

    def _version(self) -> int:
        """The number of the schema; 0 where there is none."""
        found = self._row("SELECT to_regclass('schema_version')")
        if found is None or found[0] is None:
            return 0
        row = self._row("SELECT version FROM schema_version")
        return int(row[0]) if row else 0

    def _migrate(self, version: int) -> None:
        run = self._connection.execute
        if version == 0:
            run(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(SCHEMA)))
            run("CREATE TABLE schema_version (version BIGINT NOT NULL)")
        for statement in statements_from(version, "postgres"):
            run(statement.encode())
        run("DELETE FROM schema_version")
        run("INSERT INTO schema_version VALUES (%s)", (len(migrations("postgres")),))

    # ---------------------------------------------------------------------------------- statements

    def rows(self, query: str, **values: Value) -> list[Row]:
        """What the statement of this name gives."""
        try:
            return self._rows(query, values)
        except StoreLostError:
            if self._inside:
                raise
            self._reopen()
            return self._rows(query, values)

    def _rows(self, query: str, values: Mapping[str, Value]) -> list[Row]:
        with self._troubles():
            cursor = self._connection.execute(self._queries[query].encode(), values)
            return cursor.fetchall() if cursor.description else []

    def _row(self, query: LiteralString, *values: Value) -> Row | None:
        with self._troubles():
            return self._connection.execute(query, values).fetchone()

    def many(self, query: str, rows: Iterable[Mapping[str, Value]]) -> None:
        """Run the statement once for each of `rows`."""
        with self._troubles(), self._connection.cursor() as cursor:
            cursor.executemany(self._queries[query].encode(), list(rows))

    def indexed(self, words: Sequence[str]) -> str:
        """The words as a tsvector: each with its places, from 1."""
        places: dict[str, list[str]] = defaultdict(list)
        for place, word in enumerate(words, start=1):
            places[_lexeme(word)].append(str(place))
        return " ".join(f"{word}:{','.join(at)}" for word, at in places.items())

    def asked(self, query: Query) -> str:
        """The phrases as a tsquery: all have to occur, the words of each in a row."""
        return " & ".join(f"({' <-> '.join(map(_lexeme, phrase))})" for phrase in query)

    # -------------------------------------------------------------------------------- transactions

    @contextmanager
    def writer(self) -> Iterator[None]:
        """Holds the advisory lock."""
        with self._locked():
            self._token = uuid.uuid4().hex
            try:
                with self._troubles():
                    self._connection.execute("UPDATE writer SET token = %s", (self._token,))
                yield
            finally:
                self._token = ""

    @contextmanager
    def _locked(self) -> Iterator[None]:
        if not self._lock():
            raise busy_error(self.name)
        try:
            yield
        finally:
            with suppress(psycopg.Error):  # a lost connection has let go of it
                self._connection.execute("SELECT pg_advisory_unlock(%s)", (_LOCK,))

    def _lock(self) -> bool:
        row = self._row("SELECT pg_try_advisory_lock(%s)", _LOCK)
        return bool(row and row[0])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing."""
        with self._troubles(), self._connection.transaction():
            self._inside = True
            try:
                yield
            finally:
                self._inside = False

    def write(self, work: Callable[[], T]) -> T:
        """What `work` gives, in a transaction; done again where the connection is lost."""
        for _ in range(_TRIES - 1):
            try:
                with self.transaction():
                    return work()
            except StoreLostError:
                self._reopen()
        with self.transaction():
            return work()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """One moment."""
        with self.transaction():
            self._connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield

    def _reopen(self) -> None:
        """Connects again when the server is back; a writer stays the writer, or is told to run again."""
        patient_until = time.monotonic() + _PATIENCE
        self._connection.close()
        while True:
            try:
                self._connection = self._connected()
                # The server may not know yet that the connection before this one has ended.
                if not self._token or self._lock():
                    break
                self._connection.close()
                trouble: StoreError = busy_error(self.name)
            except StoreError as error:
                trouble = error
            if time.monotonic() > patient_until:
                raise trouble
            time.sleep(_PAUSE)
        if self._token and self._row("SELECT token FROM writer") != (self._token,):
            raise StoreBusyError(f"{self.name} was written by another program meanwhile; run this again")

    # -------------------------------------------------------------------------------------- upkeep

    def size(self) -> int:
        """Bytes of its tables and their indexes."""
        total = (
            "SELECT COALESCE(SUM(pg_total_relation_size(oid)), 0)::bigint FROM pg_class "
            "WHERE relnamespace = %s::regnamespace AND relkind = 'r'"
        )
        row = self._row(total, SCHEMA)
        return int(row[0]) if row else 0

    def vacuum(self) -> None:
        """Rewrites every table and its indexes; begins a new log file where the user may.

        What the server's log held before goes when the server removes or overwrites those files.
        """
        with self._troubles():
            tables = self._connection.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = %s ORDER BY 1", (SCHEMA,)
            ).fetchall()
            for (table,) in tables:
                self._connection.execute(
                    sql.SQL("VACUUM (FULL, ANALYZE) {}").format(sql.Identifier(SCHEMA, table))
                )
            with suppress(errors.InsufficientPrivilege):
                self._connection.execute("CHECKPOINT")
                self._connection.execute("SELECT pg_switch_wal()")
                self._connection.execute("CHECKPOINT")

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

    @contextmanager
    def _troubles(self) -> Iterator[None]:
        try:
            yield
        except psycopg.Error as error:
            if self._connection.broken or isinstance(error, errors.AdminShutdown | errors.CrashShutdown):
                raise StoreLostError(
                    f"{self.name} has gone ({type(error).__name__}); run this again to go on"
                ) from None
            raise _told(self.name, error) from None


def _told(name: str, error: psycopg.Error) -> StoreError:
    """What `error` means for the user. Its message goes on only where it can hold no article's text."""
    match error:
        case errors.DiskFull():
            return StoreError(f"{name} cannot grow: the server's disk is full; make room, then retry")
        case errors.ReadOnlySqlTransaction():
            return StoreError(f"{name} is read-only; name a server that takes writes")
        case errors.InsufficientPrivilege():
            return StoreError(f"{name} may not be used so; ask for the rights to create and write there")
        case errors.LockNotAvailable() | errors.DeadlockDetected() | errors.SerializationFailure():
            return StoreBusyError(f"{name} is held by another program; wait, then run this again")
        case psycopg.OperationalError() if error.sqlstate is None:
            reason = (str(error).strip().splitlines() or [type(error).__name__])[-1]
            return StoreError(
                f"{name} cannot be reached: {reason}; check the URL (a password may stand in it, in "
                "PGPASSWORD or in ~/.pgpass) and that the server runs, then run this again"
            )
        case psycopg.OperationalError():
            return StoreError(f"{name} has gone ({type(error).__name__}); run this again to go on")
        case _:
            return StoreError(f"{name}: {type(error).__name__} ({error.sqlstate}); please report it")


def _without_password(url: str) -> str:
    parts = urlsplit(url)
    user, at, host = parts.netloc.rpartition("@")
    query = re.sub(r"(password=)[^&]*", r"\1…", parts.query)
    return urlunsplit((parts.scheme, f"{user.partition(':')[0]}{at}{host}", parts.path, query, ""))


def _lexeme(word: str) -> str:
    """`word`, of letters and digits only, as a lexeme; one too long for the server is cut short."""
    return f"'{word[:500]}'"
