"""Killed at any moment, an add loses at most the batch in hand, and the next one ends as if undisturbed.

WHOSAYS_KILLS is how many kills there are for each store, 5 by default; WHOSAYS_SEED chooses the moments.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import adding
import pytest
from stores import Server

from whosays.library import Library
from whosays.model import Ledger
from whosays.showing import json as as_json
from whosays.store import open_store

KILLS = int(os.environ.get("WHOSAYS_KILLS", "5"))
SEED = int(os.environ.get("WHOSAYS_SEED", "1"))
ARTICLES = 240


class Adding:
    """An `adding.py` at work."""

    def __init__(self, place: str, pile: Path) -> None:
        script = [sys.executable, adding.__file__, place, str(pile)]
        self.process = subprocess.Popen(script, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.said = self._line()

    def _line(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def finish(self) -> list[str]:
        """The lines said until it ended."""
        said, errors = self.process.communicate(timeout=300)
        assert self.process.returncode == 0, errors
        return said.split()

    def kill(self) -> list[str]:
        """The lines said until it was killed."""
        self.process.send_signal(signal.SIGKILL)
        said, _ = self.process.communicate(timeout=60)
        return said.split()


def exported(place: str) -> list[str]:
    """All that is kept, as it is shown: ledgers, and what was not read."""
    with closing(open_store(place)) as store:
        kept = Library(store, load_models=adding.models)
        ledgers: Iterator[Ledger] = kept.ledgers()
        return [*map(as_json.show, ledgers), *map(repr, store.failures()), *map(repr, store.profiles())]


def count(place: str) -> int:
    with closing(open_store(place)) as store:
        return store.counts().read


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return adding.write(tmp_path_factory.mktemp("pile") / "pile", ARTICLES)


@pytest.fixture(scope="module")
def undisturbed(pile: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], float]:
    place = str(tmp_path_factory.mktemp("store") / "s.db")
    work = Adding(place, pile)
    began = time.monotonic()
    assert (work.said, work.finish()[-1]) == ("begins", "done")
    return exported(place), time.monotonic() - began


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_an_add_that_is_killed_ends_as_one_undisturbed(
    kind: str,
    pile: Path,
    undisturbed: tuple[list[str], float],
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    expected, seconds = undisturbed
    place = str(tmp_path / "s.db") if kind == "sqlite" else request.getfixturevalue("postgres").empty()
    moments = random.Random(f"{SEED} {kind}")
    surely = 0
    for _ in range(KILLS):
        work = Adding(place, pile)
        time.sleep(moments.uniform(0, seconds))
        numbers = [int(line) for line in work.kill() if line.isdecimal()]
        surely = max([surely, *numbers])
        assert count(place) >= surely
    work = Adding(place, pile)
    assert work.finish()[-1] == "done", "nobody holds the lock of who was killed"
    assert exported(place) == expected


def test_a_server_that_is_restarted_is_no_loss(
    pile: Path, undisturbed: tuple[list[str], float], postgres: Server
) -> None:
    import psycopg

    url = postgres.empty()
    work = Adding(url, pile)
    time.sleep(undisturbed[1] / 3)
    with psycopg.connect(url, autocommit=True) as connection:
        ended = connection.execute(
            "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity "
            "WHERE application_name = 'whosays' AND pid <> pg_backend_pid()"
        ).fetchone()
    assert ended == (1,)
    _, errors = work.process.communicate(timeout=60)
    assert work.process.returncode != 0
    assert "run this again" in errors
    assert Adding(url, pile).finish()[-1] == "done"
    assert exported(url) == undisturbed[0]


def test_what_two_runs_add_is_what_one_adds(
    pile: Path, undisturbed: tuple[list[str], float], tmp_path: Path
) -> None:
    place = str(tmp_path / "s.db")
    for _ in range(2):
        Adding(place, pile).finish()
    assert exported(place) == undisturbed[0]


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_a_second_writer_is_told_to_wait(
    kind: str, pile: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    place = str(tmp_path / "s.db") if kind == "sqlite" else request.getfixturevalue("postgres").empty()
    with closing(open_store(place, create=True)) as store, store.writer():
        second = Adding(place, pile)
        _, errors = second.process.communicate(timeout=60)
        assert second.process.returncode != 0
        assert "wait until that is done" in errors
        assert store.counts().articles == 0
    assert Adding(place, pile).finish()[-1] == "done"


def test_two_writers_at_once_end_as_one(
    pile: Path, undisturbed: tuple[list[str], float], tmp_path: Path
) -> None:
    place = str(tmp_path / "s.db")
    both = [Adding(place, pile), Adding(place, pile)]
    ended = [work.process.communicate(timeout=300) for work in both]
    assert all(
        w.process.returncode == 0 or "wait" in errors for w, (_, errors) in zip(both, ended, strict=True)
    )
    assert any(work.process.returncode == 0 for work in both)
    assert exported(place) == undisturbed[0]
