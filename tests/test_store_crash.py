"""Killed at any moment, an add loses at most the batch in hand, and ends as if undisturbed.

It is the process that is killed, and run again; a worker, an actor of Ray, or the server under it, and it
goes on. WHOSAYS_KILLS is how many kills there are of each kind, 5 by default; WHOSAYS_SEED chooses the
moments. `python -m bench.crashes` does the same to the real reader.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path

import adding
import psycopg
import pytest

from bench.crashes import ACTOR, PROCESS, WORKER, Command, Kept, Strike, Trial, crash_of, disturb
from bench.invented import write
from bench.postgres import Server
from whosays.library import Library
from whosays.model import Ledger
from whosays.showing import json as as_json
from whosays.store import open_store

KILLS = int(os.environ.get("WHOSAYS_KILLS", "5"))
SEED = os.environ.get("WHOSAYS_SEED", "1")
ARTICLES = 240
RESTED = (
    0.2,
    0.5,
)  # shares of the workers' time until the next is killed: what ends three of them is given up
RESTED_WELL = (0.4, 0.8)  # of an add that only tells


def environment() -> dict[str, str]:
    """In which `adding.py` finds what it needs."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


class Adding:
    """An `adding.py` at work."""

    def __init__(self, place: str, pile: Path) -> None:
        script = [sys.executable, adding.__file__, place, str(pile)]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(script, stdout=pipe, stderr=pipe, text=True, env=environment())
        assert self.process.stdout
        self.said = self.process.stdout.readline().strip()

    def wait_for(self, articles: int) -> None:
        """Until so many articles are kept."""
        assert self.process.stdout
        while int(self.process.stdout.readline()) < articles:
            pass

    def finish(self) -> list[str]:
        """The lines said until it ended."""
        said, errors = self.process.communicate(timeout=300)
        assert self.process.returncode == 0, errors
        return said.split()


def exported(place: str) -> Kept:
    """All that is kept: ledgers as they are shown, what was not read, sketches; and every article."""
    with closing(open_store(place)) as store:
        kept = Library(store, load_models=adding.models)
        ledgers: Iterator[Ledger] = kept.ledgers()
        shown = [*map(as_json.show, ledgers), *map(repr, store.failures()), *map(repr, store.profiles())]
        placed = [reading.article.id for story in store.story_ids() for _, reading in store.readings(story)]
        assert store.counts().waiting == 0
        return Kept("\n".join(shown), (*placed, *(unread.item for unread in store.failures())))


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("pile") / "pile", ARTICLES)


@pytest.fixture(scope="module")
def undisturbed(pile: Path, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    place = str(tmp_path_factory.mktemp("store") / "s.db")
    work = Adding(place, pile)
    assert (work.said, work.finish()[-1]) == ("begins", "done")
    kept = exported(place)
    assert len(set(kept.articles)) == ARTICLES + 1, "the file that is empty is listed as well"
    return kept


def adds(pile: Path, *engine: str) -> Command:
    """What adds `pile`."""

    def command(place: str) -> Sequence[str]:
        return [sys.executable, adding.__file__, place, str(pile), *engine]

    return command


@pytest.fixture
def places(tmp_path: Path) -> Iterator[str]:
    return (str(tmp_path / f"{number}.db") for number in count())


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_an_add_that_is_killed_ends_as_one_undisturbed(
    kind: str, pile: Path, undisturbed: Kept, places: Iterator[str], request: pytest.FixtureRequest
) -> None:
    postgres = None if kind == "sqlite" else request.getfixturevalue("postgres")
    empty = postgres.empty if postgres else lambda: next(places)
    trial = Trial(adds(pile), empty, exported, undisturbed)
    outcome = disturb(trial, PROCESS, KILLS, f"{SEED} {kind}")
    assert (outcome.kills, outcome.same, outcome.lost, outcome.twice) == (KILLS, True, 0, 0)
    assert outcome.starts == outcome.adds + KILLS, "each kill ended it, and nothing else did"


def test_a_worker_that_is_killed_is_no_loss(pile: Path, undisturbed: Kept, places: Iterator[str]) -> None:
    trial = Trial(adds(pile, "local"), lambda: next(places), exported, undisturbed)
    outcome = disturb(trial, replace(WORKER, between=RESTED), KILLS, SEED)
    assert (outcome.kills, outcome.same, outcome.lost, outcome.twice) == (KILLS, True, 0, 0)
    assert outcome.starts == outcome.adds, "the add goes on"


def test_an_actor_that_is_killed_is_no_loss(pile: Path, undisturbed: Kept, places: Iterator[str]) -> None:
    pytest.importorskip("ray", reason="Ray is not installed: pip install 'whosays[ray]'")
    trial = Trial(adds(pile, "ray"), lambda: next(places), exported, undisturbed)
    outcome = disturb(trial, replace(ACTOR, between=RESTED), KILLS, SEED)
    assert (outcome.kills, outcome.same, outcome.lost, outcome.twice) == (KILLS, True, 0, 0)
    assert outcome.starts == outcome.adds, "the add goes on"


@pytest.fixture(scope="module")
def untold(pile: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which all is read and nothing told."""
    place = tmp_path_factory.mktemp("untold") / "s.db"
    done = subprocess.run(
        adds(pile, "untold")(str(place)), check=True, capture_output=True, env=environment()
    )
    assert done.stdout.split()[-1] == b"done"
    return place


@pytest.mark.parametrize(
    ("engine", "strike"),
    [
        ("local", replace(WORKER, between=RESTED_WELL)),
        ("local", PROCESS),
        ("ray", replace(ACTOR, between=RESTED_WELL)),
    ],
    ids=["worker", "process", "actor"],
)
def test_a_kill_while_stories_are_told_is_no_loss(
    engine: str, strike: Strike, pile: Path, untold: Path, undisturbed: Kept, places: Iterator[str]
) -> None:
    if engine == "ray":
        pytest.importorskip("ray", reason="Ray is not installed: pip install 'whosays[ray]'")

    def read() -> str:
        return shutil.copy(untold, next(places))

    outcome = disturb(Trial(adds(pile, engine), read, exported, undisturbed), strike, KILLS, SEED)
    assert (outcome.kills, outcome.same, outcome.lost, outcome.twice) == (KILLS, True, 0, 0)
    assert outcome.starts == outcome.adds + (KILLS if strike is PROCESS else 0)


def test_a_server_that_crashes_is_no_loss(pile: Path, undisturbed: Kept, postgres: Server) -> None:
    trial = Trial(adds(pile), postgres.empty, exported, undisturbed)
    outcome = disturb(trial, crash_of(postgres), KILLS, SEED)
    assert (outcome.kills, outcome.same, outcome.lost, outcome.twice) == (KILLS, True, 0, 0)


def test_a_connection_that_is_lost_is_opened_again(pile: Path, undisturbed: Kept, postgres: Server) -> None:
    url = postgres.empty()
    work = Adding(url, pile)
    work.wait_for(40)
    assert end_connections(url) == 1
    assert work.finish()[-1] == "done"
    assert exported(url) == undisturbed


def test_a_writer_in_whose_place_another_wrote_does_not_go_on(
    pile: Path, undisturbed: Kept, postgres: Server
) -> None:
    url = postgres.empty()
    work = Adding(url, pile)
    work.wait_for(40)
    with psycopg.connect(url, autocommit=True) as server:
        server.execute("UPDATE whosays.writer SET token = 'another'")
    assert end_connections(url) == 1
    _, errors = work.process.communicate(timeout=60)
    assert work.process.returncode != 0
    assert "was written by another program meanwhile; run this again" in errors
    assert Adding(url, pile).finish()[-1] == "done"
    assert exported(url) == undisturbed


def end_connections(url: str) -> int:
    """Ends all connections of ours to a server; how many there were."""
    with psycopg.connect(url, autocommit=True) as server:
        ended = server.execute(
            "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity "
            "WHERE application_name = 'whosays' AND pid <> pg_backend_pid()"
        ).fetchone()
    return int(ended[0]) if ended else 0


def test_what_two_runs_add_is_what_one_adds(pile: Path, undisturbed: Kept, tmp_path: Path) -> None:
    place = str(tmp_path / "s.db")
    for _ in range(2):
        Adding(place, pile).finish()
    assert exported(place) == undisturbed


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


def test_two_writers_at_once_end_as_one(pile: Path, undisturbed: Kept, tmp_path: Path) -> None:
    place = str(tmp_path / "s.db")
    both = [Adding(place, pile), Adding(place, pile)]
    ended = [work.process.communicate(timeout=300) for work in both]
    assert all(
        w.process.returncode == 0 or "wait" in errors for w, (_, errors) in zip(both, ended, strict=True)
    )
    assert any(work.process.returncode == 0 for work in both)
    assert exported(place) == undisturbed
