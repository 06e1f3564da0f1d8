"""Forgetting works: no byte of a forgotten text is left in the files of a store after `vacuum`."""

from __future__ import annotations

import sqlite3
import time
import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import msgspec
import pytest
from stores import article_of
from test_library import FIRST, OTHER, ZEBRA, add, pile, row

from bench.postgres import Server
from whosays.errors import StoreError, UnreadableError
from whosays.library import Library
from whosays.reading.models import Models
from whosays.store import open_store

SECRET = ("quixotrumpel", "Quixotrumpel", "Ann Brand")
"""Words that no other article has."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    many = (row(f"{OTHER}\nThe number of the day is {n * 7919}.", 8) for n in range(12))
    zebra = row(ZEBRA, 7, id="Quixotrumpel.txt", title="Where is Quixotrumpel?")
    return pile(tmp_path, "a", row(FIRST, 6), zebra, *many)


def forget_the_zebra(kept: Library, *, story: bool) -> list[bytes]:
    """Forgets it; gives what its rows held, which has to be gone as well."""
    (found,) = [s for s in kept.stories() if "Quixotrumpel" in s.headline]
    (article,) = kept.ledger(found.id).articles.values()
    held = [msgspec.json.encode(article.article), article.article.text.encode()]
    with kept.store.writer():
        kept.forget(found.id if story else article.article.id, "Ann", "2031-05-08T09:00Z")
        list(kept.tell())
        kept.store.vacuum()
    return [*(zlib.compress(h)[10:60] for h in held), *(h[:40] for h in held)]


def holding(folder: Path, words: list[bytes]) -> Iterator[tuple[str, bytes]]:
    """The files under `folder` that hold one of `words`, as they are or in any zlib stream."""
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        raw = path.read_bytes()
        streams = [raw]
        at = raw.find(b"\x78\x9c")
        while at >= 0:
            with suppress(zlib.error):
                streams.append(zlib.decompressobj().decompress(raw[at:]))
            at = raw.find(b"\x78\x9c", at + 1)
        for word in words:
            if any(word in stream for stream in streams):
                yield path.name, word


@pytest.mark.parametrize("story", [True, False])
def test_no_byte_is_left_in_an_sqlite_store(
    file: Path, tmp_path: Path, models: Models, *, story: bool
) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    words = [word.encode() for word in SECRET]
    with closing(open_store(str(folder / "s.db"), create=True)) as store:
        kept = Library(store, load_models=lambda _: models)
        add(kept, file)
        assert {word for _, word in holding(folder, words)} == set(words), "the search can find it"
        words += forget_the_zebra(kept, story=story)
        assert not list(holding(folder, words)), "while it is open"
    assert not list(holding(folder, words)), "and when it is closed"
    with closing(sqlite3.connect(folder / "s.db")) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        plain.execute("INSERT INTO report_words (report_words) VALUES ('integrity-check')")


def setting(url: str, name: str) -> str:
    """What a new connection finds a setting of the server to be."""
    import psycopg

    with psycopg.connect(url) as server:
        row = server.execute("SELECT current_setting(%s)", (name,)).fetchone()
    assert row is not None
    return str(row[0])


def test_no_byte_is_left_in_a_postgres_store_and_its_log(
    file: Path, models: Models, postgres: Server
) -> None:
    import psycopg

    url = postgres.empty()
    words = [word.encode() for word in SECRET]
    with psycopg.connect(url, autocommit=True) as server:
        # A server that uses its log files again keeps what they held until they are overwritten.
        server.execute("ALTER SYSTEM SET wal_recycle = off")
        server.execute("SELECT pg_reload_conf()")
    while setting(url, "wal_recycle") != "off":  # the server reads its settings when it comes to it
        time.sleep(0.05)
    with closing(open_store(url, create=True)) as store:
        kept = Library(store, load_models=lambda _: models)
        add(kept, file)
        with psycopg.connect(url, autocommit=True) as server:
            server.execute("CHECKPOINT")
        assert {word for _, word in holding(postgres.folder, words)} == set(words), "the search can find it"
        words += forget_the_zebra(kept, story=True)
        left = list(holding(postgres.folder, words))
    assert not left


def test_messages_of_a_store_hold_no_text(tmp_path: Path) -> None:
    with closing(open_store(str(tmp_path / "s.db"), create=True)) as store:
        with pytest.raises(UnreadableError) as raised:
            store.enlist([article_of(f"{ZEBRA} \ud800")])
        assert "Quixotrumpel" not in str(raised.value)
        store.close()
        with pytest.raises(StoreError) as closed:
            store.enlist([article_of(ZEBRA)])
        assert "Quixotrumpel" not in str(closed.value)
