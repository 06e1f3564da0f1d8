"""What is amiss with a store is said in one line that says what to do; nothing is changed."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import adding
import pytest
from stores import add, article_of, reading_of

from bench.invented import write
from bench.postgres import Server
from whosays.errors import StoreBusyError, StoreError
from whosays.store import Placed, open_store, packed_article, query_of
from whosays.store.sqlite import SqliteDatabase

CRANE = article_of("A crane fell in Port Ellery.", 4)
LARGE = article_of("\n".join(f"Line {n} of many says {n * 7919 % 10007}." for n in range(5000)), 5)


def test_a_store_that_is_not_there_is_not_made_by_asking(tmp_path: Path, postgres: Server) -> None:
    for place in (str(tmp_path / "s.db"), postgres.empty()):
        with pytest.raises(StoreError, match=r"there is no store at .*; make one: whosays add"):
            open_store(place)
    assert not list(tmp_path.iterdir())


def test_an_empty_file_is_not_written_into_by_asking(tmp_path: Path) -> None:
    empty = tmp_path / "notes.txt"
    empty.touch()
    with pytest.raises(StoreError, match="there is no store at"):
        open_store(str(empty))
    assert empty.read_bytes() == b""
    assert list(tmp_path.iterdir()) == [empty]


def test_a_folder_is_no_place_for_a_store(tmp_path: Path) -> None:
    for create in (False, True):
        with pytest.raises(StoreError, match="is a folder; name a file in it"):
            open_store(str(tmp_path), create=create)


def test_what_is_no_store_is_left_alone(tmp_path: Path) -> None:
    text, other, folder = tmp_path / "text.db", tmp_path / "other.db", tmp_path / "folder.db"
    text.write_text("This is a diary, and no store.\n" * 99, encoding="utf-8")
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    folder.mkdir()
    before = {path: path.read_bytes() for path in (text, other)}
    for path, said in ((text, "not an SQLite file"), (other, "another program's"), (folder, "is a folder")):
        with pytest.raises(StoreError, match=said):
            open_store(str(path), create=True)
    assert {path: path.read_bytes() for path in before} == before


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="check that its folder is there"):
        open_store(str(tmp_path / "nowhere" / "s.db"), create=True)


def test_a_full_disk_is_told_and_nothing_is_changed(tmp_path: Path) -> None:
    database = SqliteDatabase(tmp_path / "s.db")
    database.prepare()
    database.close()
    with closing(open_store(str(tmp_path / "s.db"))) as store:
        add(store, CRANE)
        before = replace(store.counts(), size=None)
        limited = store._database._connection  # type: ignore[attr-defined]  # no store offers to be full
        (pages,) = limited.execute("PRAGMA page_count").fetchone()
        limited.execute(f"PRAGMA max_page_count = {pages + 1}")
        with pytest.raises(StoreError, match="the disk is full; make room"):
            add(store, LARGE)
        assert replace(store.counts(), size=None) == before
        assert len(store.search(query_of("crane"), 9)) == 2


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="needs a limit on the size of files")
def test_a_disk_that_takes_no_more_is_told_to_the_user(tmp_path: Path) -> None:
    place = tmp_path / "s.db"
    open_store(str(place), create=True).close()
    script = [sys.executable, adding.__file__, str(place), str(write(tmp_path / "pile", 200))]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        script,
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000)),
    )
    assert done.returncode != 0
    assert "StoreError" in done.stderr.splitlines()[-1]
    assert "s.db cannot" in done.stderr.splitlines()[-1]
    subprocess.run(script, capture_output=True, check=True, env=environment)
    with closing(open_store(str(place))) as store:
        counts = store.counts()
        assert (counts.articles, counts.waiting, counts.untold) == (200, 0, 0)


def test_a_store_that_may_not_be_written_is_told_and_can_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    place = folder / "s.db"
    with closing(open_store(str(place), create=True)) as store:
        add(store, CRANE)
    (folder / "s.db-writer").unlink()
    before = place.read_bytes()
    place.chmod(0o444)
    folder.chmod(0o555)
    with _as_nobody(tmp_path), closing(open_store(str(place))) as store:
        assert len(store.search(query_of("crane"), 9)) == 2
        with pytest.raises(StoreError, match=r"s\.db may not be written"), store.writer():
            pass
        with pytest.raises(StoreError, match=r"s\.db may not be written"):
            add(store, LARGE)
    folder.chmod(0o755)
    assert place.read_bytes() == before


@contextmanager
def _as_nobody(folder: Path) -> Iterator[None]:
    """For a while somebody whom permissions bind: root they do not."""
    if os.geteuid():
        yield
        return
    for parent in (folder, *folder.parents):
        if parent.stat().st_mode & 0o055 != 0o055:
            parent.chmod(parent.stat().st_mode | 0o055)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_program_that_holds_the_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whosays.store.sqlite._PATIENCE", 0.1)
    place = str(tmp_path / "s.db")
    with closing(open_store(place, create=True)) as store, closing(sqlite3.connect(place)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusyError, match="by another program; wait"):
            add(store, CRANE)
        other.rollback()
        add(store, CRANE)


def test_there_is_one_writer_at_a_time(tmp_path: Path, postgres: Server) -> None:
    for place in (str(tmp_path / "s.db"), postgres.empty()):
        with closing(open_store(place, create=True)) as one, closing(open_store(place)) as two:
            with one.writer(), pytest.raises(StoreBusyError, match="wait until that is done"), two.writer():
                pass
            with two.writer():
                pass


def test_a_reader_sees_one_moment_while_others_write(tmp_path: Path, postgres: Server) -> None:
    for place in (str(tmp_path / "s.db"), postgres.empty()):
        with closing(open_store(place, create=True)) as writes, closing(open_store(place)) as reads:
            add(writes, CRANE, story="s")
            with reads.snapshot():
                assert len(reads.readings("s")) == 1
                add(writes, article_of("Another crane fell.", 5), story="s")
                assert len(reads.readings("s")) == 1
                assert len(reads.search(query_of("crane"), 9)) == 2
            assert len(reads.readings("s")) == 2


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    place = tmp_path / "s.db"
    with closing(open_store(str(place), create=True)) as store:
        add(store, LARGE, story="s")
    whole = place.read_bytes()
    place.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))

    def use() -> None:
        with closing(open_store(str(place))) as store:
            store.readings("s")

    with pytest.raises(StoreError, match="damaged"):
        use()


# -------------------------------------------------------------------------------------- PostgreSQL


def test_a_server_that_does_not_answer_is_told_without_the_password() -> None:
    with pytest.raises(StoreError, match=r"cannot be reached: .*check the URL") as raised:
        open_store("postgresql://ann:s3cret@127.0.0.1:1/news?password=s3cret")
    assert "s3cret" not in str(raised.value)
    assert "ann@127.0.0.1:1/news" in str(raised.value)


def test_a_wrong_password_is_told_without_it(postgres: Server) -> None:
    import psycopg

    url = postgres.empty()
    rules = postgres.folder / "pg_hba.conf"
    shutil.copy(rules, rules.with_suffix(".before"))
    with psycopg.connect(url, autocommit=True) as server:
        server.execute("CREATE ROLE ann LOGIN PASSWORD 'right'")
        try:
            rules.write_text(f"local all ann scram-sha-256\n{rules.read_text(encoding='utf-8')}", "utf-8")
            server.execute("SELECT pg_reload_conf()")
            wrong = url.replace("postgres:@", "ann:wr0ng@")
            with pytest.raises(StoreError, match="password authentication failed") as raised:
                open_store(wrong, create=True)
            assert "wr0ng" not in str(raised.value)
            may_not = url.replace("postgres:@", "ann:right@")
            with pytest.raises(StoreError, match="ask for the rights"):
                open_store(may_not, create=True)
        finally:
            shutil.move(rules.with_suffix(".before"), rules)
            server.execute("SELECT pg_reload_conf()")
            server.execute("DROP ROLE ann")


def test_a_server_that_only_reads_is_told_and_nothing_is_changed(postgres: Server) -> None:
    url = postgres.empty()
    with closing(open_store(url, create=True)) as store:
        add(store, CRANE)
        before = store.counts()
    with closing(open_store(f"{url}&options=-c%20default_transaction_read_only%3Don")) as store:
        with pytest.raises(StoreError, match="is read-only"):
            add(store, LARGE)
        assert store.counts() == before


def test_a_connection_that_is_lost_in_a_batch_is_told_and_nothing_is_changed(postgres: Server) -> None:
    import psycopg

    url = postgres.empty()
    store = open_store(url, create=True)

    def lose_it() -> None:
        store.enlist([CRANE])
        with psycopg.connect(url, autocommit=True) as server:
            server.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE application_name = 'whosays' AND pid <> pg_backend_pid()"
            )
        store.number()
        store.place([Placed(1, packed_article(reading_of(CRANE)), "s", b"")])

    with pytest.raises(StoreError, match="run this again"), store.writer(), store.transaction():
        lose_it()
    store.close()
    with closing(open_store(url)) as again:
        assert again.counts().articles == 0


def test_a_full_disk_of_the_server_is_told_and_nothing_is_changed(postgres: Server) -> None:
    with closing(open_store(postgres.empty(), create=True)) as store:
        add(store, CRANE)
        before = store.counts()
        database = store._database  # type: ignore[attr-defined]  # no store offers to be full
        # No disk can be filled here; a function of the server says what a full one does.
        with database._connection.transaction():
            database._connection.execute(
                "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE 'no space left' USING ERRCODE = 'disk_full'; END $$"
            )
            database._connection.execute(
                "CREATE TRIGGER full_disk BEFORE INSERT ON reading EXECUTE FUNCTION full_disk()"
            )
        with pytest.raises(StoreError, match="the server's disk is full; make room"):
            add(store, LARGE)
        assert replace(store.counts(), size=None) == replace(before, size=None, articles=2, waiting=1)
