"""Adds invented articles to a store with light readings, so that it can be killed.

    adding.py PLACE PILE [ENGINE | untold]

Says on standard output when it begins, how many articles are surely kept after each batch, and when it
is done. With an engine it reads and tells on two workers; "untold" leaves it to another to tell.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import adding
from stores import reading_of

from bench.invented import UNREADABLE
from whosays import lexicon
from whosays.engine import Engine, Failed, engine_of
from whosays.library import Library, arrivals, intake, library, retelling
from whosays.library.retelling import Retold, Stories, TellStories
from whosays.model import Article, Reading, Unread
from whosays.reading import batches
from whosays.reading.batches import Batch
from whosays.settings import Settings
from whosays.store import open_store


def light(article: Article) -> Reading | Unread:
    """A reading without any model."""
    if article.text.startswith(UNREADABLE):
        return Unread(article.called, "cannot be read")
    return reading_of(article)


def models(settings: Settings) -> Any:
    """What passes for models."""
    return SimpleNamespace(names=("light",), lexicon=lexicon.load(settings.lexicon))


@dataclass(frozen=True)
class LightBatch:
    """The step that reads batches, with `light` in place of reading."""

    settings: Settings
    cache: object = None
    models: object = None
    pause: float = 0.05  # seconds that a batch takes, so that there is something to be killed at

    def start(self) -> Callable[[Batch], tuple[Reading | Unread, ...]]:
        """What reads a batch."""

        def read(batch: Batch) -> tuple[Reading | Unread, ...]:
            time.sleep(self.pause)
            return tuple(item if isinstance(item, Unread) else light(item) for item in batch)

        return read


class SlowStories(TellStories):
    """The step that tells stories, with a pause for each batch."""

    def start(self) -> Callable[[Stories], tuple[Retold | Failed, ...]]:
        """What tells a batch."""
        tell = super().start()

        def told(stories: Stories) -> tuple[Retold | Failed, ...]:
            time.sleep(0.4)
            return tell(stories)

        return told


def add(place: str, pile: Path, engine: Engine | None, *, tell: bool = True) -> None:
    """Adds the pile, saying how far it is."""
    store = open_store(place, create=True)
    kept = Library(store, load_models=models, engine=engine)
    print("begins", flush=True)
    with store.writer():
        kept.enlist([pile])
        for _ in kept.read(lambda _done, _item: print(store.counts().read, flush=True)):
            pass
        for _ in kept.tell() if tell else ():
            pass
    store.close()
    print("done", flush=True)


if __name__ == "__main__":
    name = sys.argv[3] if sys.argv[3:] else ""
    engine = engine_of(name, 2) if name not in ("", "untold") else None
    # By a name that workers find. They take longer to be replaced than this process to be run again.
    light_batch = partial(adding.LightBatch, pause=0.4) if engine else adding.LightBatch
    with ExitStack() as patched:
        patched.enter_context(patch.object(intake, "ReadBatch", light_batch))
        if engine:
            patched.enter_context(patch.object(library, "TellStories", adding.SlowStories))
        # Less at a time than users get: a kill has to land between two batches.
        for module, constant, most in (
            (library, "BATCH", 8),
            (retelling, "BATCH", 1),
            (arrivals, "_LISTED", 30),
            (batches, "LENGTH", 1_000),
        ):
            patched.enter_context(patch.object(module, constant, most))
        add(sys.argv[1], Path(sys.argv[2]), engine, tell=name != "untold")
