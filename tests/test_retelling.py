"""Telling the stories of a store: the same bytes wherever they are told, and no story loses another."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from test_library import AGAIN, FIRST, OTHER, PAGE, ZEBRA, faulty_teller, pile, row, shown

from whosays.engine import Engine, Failed, LocalEngine
from whosays.library import Library, Untold, retelling
from whosays.library.retelling import Retold, Stories, TellStories
from whosays.model import ChangedStory, Judgement, Ledger
from whosays.pipeline import Progress
from whosays.reading.models import Models
from whosays.store import Store
from whosays.store.memory import MemoryStore

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture(autouse=True)
def _every_story_is_a_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retelling, "BATCH", 1)


@pytest.fixture
def kept(store: Store, models: Models) -> Library:
    return Library(store, load_models=lambda _: models)


def read(kept: Library, *paths: Path) -> None:
    """Reads in this process."""
    with kept.store.writer():
        kept.enlist(paths)
        assert not list(kept.read())


def told(kept: Library, engine: Engine, progress: Progress | None = None) -> list[ChangedStory | Untold]:
    kept.engine = engine
    with kept.store.writer():
        return list(kept.tell(progress))


class Deadly(TellStories):
    """Tells stories; that of the zebra ends the process."""

    def start(self) -> Callable[[Stories], tuple[Retold | Failed, ...]]:
        tell = super().start()

        def told(stories: Stories) -> tuple[Retold | Failed, ...]:
            found = tell(stories)
            if any(isinstance(one, Retold) and "zebra" in one.changed.story.headline for one in found):
                os.kill(os.getpid(), signal.SIGKILL)
            return found

        return told


# ----------------------------------------------------------------------------------- the same bytes


def test_every_engine_and_store_tells_the_same_bytes(
    engine: Engine, kept: Library, example_ledgers: tuple[Ledger, ...]
) -> None:
    read(kept, EXAMPLES)
    articles = sum(kept.store.untold().values())
    noted: list[int] = []
    changed = told(kept, engine, lambda done, _: noted.append(done))
    assert noted == sorted(noted)
    assert (len(noted), noted[-1]) == (len(example_ledgers), articles)
    assert [one.new for one in changed if isinstance(one, ChangedStory)] == [True] * len(example_ledgers)
    assert not kept.store.untold()
    assert shown(list(kept.ledgers())) == shown(example_ledgers)


def test_every_engine_finds_the_same_changes(engine: Engine, models: Models, tmp_path: Path) -> None:
    files = (
        pile(tmp_path, "a", row(FIRST, 6, url=PAGE), row(ZEBRA, 6)),
        pile(tmp_path, "b", row(AGAIN, 7, url=PAGE), row(OTHER, 7), row(ZEBRA, 8)),
    )
    found = []
    for where in (LocalEngine(), engine):
        kept = Library(MemoryStore(), load_models=lambda _: models)
        changes = []
        for file in files:
            read(kept, file)
            changes.append(told(kept, where))
        crane, _ = kept.stories()
        articles = [reading.article.id for reading in kept.ledger(crane.id).story.readings]
        with kept.store.writer():
            kept.judge(crane.id, Judgement("note", articles[0], "", "Ann", "2031-05-08T09:00Z", "call him"))
        found.append((changes, shown(list(kept.ledgers()))))
    assert found[0] == found[1]
    assert {change.kind for one in found[0][0][1] for change in getattr(one, "changes", ())} >= {
        "correction",
        "denial",
    }


def test_what_fills_no_more_than_one_batch_is_told_here(
    kept: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retelling, "BATCH", 2)
    read(kept, pile(tmp_path, "a", row(FIRST, 6), row(ZEBRA, 6)))
    nowhere: Any = SimpleNamespace(workers=2, is_here=False, map=lambda *_: pytest.fail("workers began"))
    assert len(told(kept, nowhere)) == 2


# ----------------------------------------------------------------------------------- what goes amiss


def test_a_story_that_ends_its_workers_is_a_row_and_no_other_is_lost(
    engine: Engine, kept: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if engine.is_here:
        pytest.skip("the one worker is this process")
    read(kept, pile(tmp_path, "a", row(FIRST, 6), row(ZEBRA, 7)))
    crane, zebra = kept.store.untold()
    with monkeypatch.context() as patched:
        patched.setattr("whosays.library.library.TellStories", Deadly)
        first, second = told(kept, engine)
    assert isinstance(first, ChangedStory)
    assert first.story.id == crane
    assert isinstance(second, Untold)
    assert (second.story, second.articles) == (zebra, 1)
    (row_of,) = kept.store.failures()
    assert row_of.item == f"story {zebra}"
    assert "ended three times" in row_of.reason
    assert list(kept.store.untold()) == [zebra]
    (again,) = told(kept, LocalEngine())
    assert isinstance(again, ChangedStory)
    assert (kept.store.failures(), kept.store.untold()) == ([], {})


def test_a_fault_is_a_row_without_words_of_the_story(
    kept: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(kept, pile(tmp_path, "a", row(FIRST, 6), row(ZEBRA, 6)))
    with monkeypatch.context() as patched:
        patched.setattr("whosays.telling.tell", faulty_teller())
        told(kept, LocalEngine())
    (failure,) = kept.store.failures()
    assert failure.reason.startswith("KeyError at test_library.py:")
    assert "Quixotrumpel" not in failure.reason
    story = failure.item.removeprefix("story ")
    with kept.store.writer():
        kept.forget(story, "Ann", "2031-05-08T09:00Z")
    assert kept.store.failures() == []


def test_what_was_damaged_is_said_and_stops_nothing(store: Store, models: Models, tmp_path: Path) -> None:
    if isinstance(store, MemoryStore):
        pytest.skip("keeps nothing that could be damaged")
    kept = Library(store, load_models=lambda _: models)
    read(kept, pile(tmp_path, "a", row(FIRST, 6), row(ZEBRA, 7)))
    whole = store.packed
    crane, zebra = store.untold()

    def damaged(story: str) -> Any:
        packed = whole(story)
        return packed if story == zebra else type(packed)(story, (*_spoiled(packed),), None, ())

    setattr(store, "packed", damaged)  # noqa: B010  # a store has it
    first, second = told(kept, LocalEngine())
    assert isinstance(first, Untold)
    assert (first.story, first.articles) == (crane, 1)
    assert "damaged" in first.reason
    assert isinstance(second, ChangedStory)


def _spoiled(packed: Any) -> Any:
    return [type(one)(one.number, one.version_of, b"no zlib", one.reading) for one in packed.readings]
