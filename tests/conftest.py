"""What several tests need: the models, loaded once; the example stories, told once; stores, engines."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desk import LATER, NIGHT, Desk
from hypothesis import settings
from stores import server

import whosays
from bench.postgres import Server
from whosays.engine import Engine, LocalEngine, RayEngine
from whosays.model import Ledger
from whosays.reading.models import Models, load
from whosays.settings import Settings as WhosaysSettings
from whosays.store import Store, open_store
from whosays.store.memory import MemoryStore

EXAMPLES = Path(__file__).parent.parent / "examples"

# Timings belong to benchmarks; and a landing is never a matter of luck.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(scope="session")
def models() -> Models:
    return load(WhosaysSettings())


@pytest.fixture
def models_loaded_once(models: Models, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands run in this process take the models that are loaded, unless they name a lexicon."""
    for place in ("telling", "keeping"):
        monkeypatch.setattr(f"whosays.cli.{place}.load", lambda s: load(s) if s.lexicon else models)


@pytest.fixture(scope="session")
def example_ledgers(models: Models) -> tuple[Ledger, ...]:
    stories = whosays.gather(whosays.read(EXAMPLES, models=models))
    return tuple(whosays.tell(story, models=models) for story in stories)


@pytest.fixture(scope="session")
def of_story(example_ledgers: tuple[Ledger, ...]) -> Callable[[str], Desk]:
    """The desk at the ledger of the story that has the article of a given id."""

    def the_one_with(given_id: str) -> Desk:
        (found,) = [
            ledger
            for ledger in example_ledgers
            if any(r.article.given_id == given_id for r in ledger.articles.values())
        ]
        return Desk(found)

    return the_one_with


@pytest.fixture(scope="session")
def almira(of_story: Callable[[str], Desk]) -> Desk:
    return of_story(LATER)


@pytest.fixture(scope="session")
def quay(of_story: Callable[[str], Desk]) -> Desk:
    return of_story(NIGHT)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    with server() as own:
        yield own


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Each of the three stores, empty."""
    if request.param == "memory":
        yield MemoryStore()
        return
    sqlite = request.param == "sqlite"
    place = str(tmp_path / "s.db") if sqlite else request.getfixturevalue("postgres").empty()
    kept = open_store(place, create=True)
    yield kept
    kept.close()


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    ray = pytest.importorskip("ray", reason="Ray is not installed: pip install 'whosays[ray]'")
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    paths = os.pathsep.join([str(Path(__file__).parent), *filter(None, [os.environ.get("PYTHONPATH")])])
    ray.init(
        "local",
        num_cpus=2,
        include_dashboard=False,
        log_to_driver=False,
        runtime_env={"env_vars": {"PYTHONPATH": paths}},
    )
    yield
    ray.shutdown()


@pytest.fixture(params=["local 1", "local 2", "ray"])
def engine(request: pytest.FixtureRequest) -> Engine:
    if request.param == "ray":
        request.getfixturevalue("cluster")
        return RayEngine(2)
    return LocalEngine(int(request.param[-1]))
