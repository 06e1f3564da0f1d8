"""A schema made at once is the schema that the migrations make; a later one is left alone."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from stores import add, article_of

from bench.postgres import Server
from whosays.errors import StoreError
from whosays.store import open_store, query_of
from whosays.store.queries import Dialect, migrations, queries, schema, statements
from whosays.store.sqlite import APPLICATION

_TABLE = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
_COLUMNS = """
    SELECT table_name, ordinal_position, column_name, data_type, collation_name, is_nullable, column_default
    FROM information_schema.columns WHERE table_schema = 'whosays' ORDER BY 1, 2
"""
_INDEXES = "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'whosays' ORDER BY 1, 2"
_CONSTRAINTS = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'whosays'::regnamespace ORDER BY 1, 2
"""


def in_sqlite(scripts: list[str]) -> list[Any]:
    with closing(sqlite3.connect(":memory:")) as connection:
        for script in scripts:
            for statement in statements(script):
                connection.execute(statement)
        return [[re.sub(r"\s+", " ", str(x)) for x in row] for row in connection.execute(_TABLE)]


def in_postgres(server: Server, scripts: list[str]) -> list[Any]:
    import psycopg

    with psycopg.connect(server.empty(), autocommit=True) as connection:
        connection.execute("CREATE SCHEMA whosays")
        connection.execute("SET search_path TO whosays")
        for script in scripts:
            for statement in statements(script):
                connection.execute(statement.encode())
        asked = (_COLUMNS, _INDEXES, _CONSTRAINTS)
        return [connection.execute(question.encode()).fetchall() for question in asked]


def test_the_schema_is_what_the_migrations_make(postgres: Server) -> None:
    both: dict[Dialect, Callable[[list[str]], list[Any]]] = {
        "sqlite": in_sqlite,
        "postgres": lambda scripts: in_postgres(postgres, scripts),
    }
    for dialect, made in both.items():
        at_once = made([schema(dialect)])
        assert len(at_once) > 2
        assert made(list(migrations(dialect))) == at_once


def test_both_databases_know_the_same_statements() -> None:
    only_sqlite = {"optimize_reports", "optimize_articles"}
    assert set(queries("sqlite")) - set(queries("postgres")) == only_sqlite
    assert all(queries("sqlite").values())


def older(place: str) -> None:
    """Takes a store back to what the first migration made."""
    with closing(sqlite3.connect(place)) as connection:
        for table in ("judgement", "tombstone", "redirect"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DROP INDEX place_unprofiled")
        connection.execute("PRAGMA user_version = 1")


def test_an_older_store_is_brought_up_to_date_with_all_it_holds(tmp_path: Path) -> None:
    place = str(tmp_path / "s.db")
    with closing(open_store(place, create=True)) as store:
        add(store, article_of("A crane fell.", 1))
    older(place)
    with closing(open_store(place)) as store:
        assert len(store.search(query_of("crane"), 9)) == 2
        assert not store.judgements()
        assert not store.tombstones()
        assert store.without_profiles() == store.story_ids(), "profiles of another form are made anew"
    with closing(sqlite3.connect(place)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(migrations("sqlite")),)


def test_a_later_store_is_left_alone(tmp_path: Path, postgres: Server) -> None:
    import psycopg

    place = str(tmp_path / "s.db")
    open_store(place, create=True).close()
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = (tmp_path / "s.db").read_bytes()
    url = postgres.empty()
    open_store(url, create=True).close()
    with psycopg.connect(url, autocommit=True) as server:
        server.execute("UPDATE whosays.schema_version SET version = 99")
    for kept in (place, url):
        with pytest.raises(StoreError, match=r"later whosays \(schema 99.*upgrade whosays"):
            open_store(kept, create=True)
    assert (tmp_path / "s.db").read_bytes() == before


def test_a_migration_that_stops_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = str(tmp_path / "s.db")
    open_store(place, create=True).close()
    older(place)
    broken = (*migrations("sqlite"), "CREATE TABLE one (x); CREATE TABLE one (x);")
    for module in ("sqlite", "schemas"):
        monkeypatch.setattr(f"whosays.store.{module}.migrations", lambda _: broken)
    with pytest.raises(StoreError):
        open_store(place)
    with closing(sqlite3.connect(place)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
        tables = {name for _, name, *_ in connection.execute(_TABLE)}
    assert not tables & {"one", "judgement"}
