"""The reading step over a store: articles go to where they are read, and come back as what is kept of them.

What holds: the sketch and the bytes of a reading are made where it is read, so that the one process that
puts articles into stories and writes has little to do for each, however many read.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from dataclasses import dataclass

from whosays.engine import Engine
from whosays.gathering.profiles import profile
from whosays.gathering.sketches import sketch
from whosays.model import Article, Reading, Unread
from whosays.pipeline import read_in_batches
from whosays.reading.batches import Batch, ReadBatch, batches
from whosays.reading.cache import MemoryCache
from whosays.reading.models import Models
from whosays.settings import Settings
from whosays.store import PackedArticle, packed_article
from whosays.store.reading_cache import ReadingCache


@dataclass(frozen=True, slots=True)
class Intake:
    """An article that was read: packed to be kept, and the profile of its sketch."""

    packed: PackedArticle
    profile: bytes


@dataclass(frozen=True, slots=True)
class TakeIn:
    """The step that reads batches, and makes of each reading what is kept of it."""

    step: ReadBatch

    def start(self) -> Callable[[Batch], tuple[Intake | Unread, ...]]:
        """What reads a batch; LexiconError or TaggerError where the models cannot be loaded."""
        read = self.step.start()
        return lambda batch: tuple(x if isinstance(x, Unread) else taken_in(x) for x in read(batch))


def taken_in(reading: Reading) -> Intake:
    """What is kept of `reading`."""
    return Intake(packed_article(reading), profile(sketch(reading)))


def take_in(
    engine: Engine,
    articles: Iterable[Article],
    settings: Settings,
    models: Models | None = None,
    known: ReadingCache | None = None,
) -> Generator[Intake | Unread, None, None]:
    """What becomes of each of `articles`, in order, as it is read.

    `models` spare this process loading them. What is `known` is not read again; what is read is kept there.
    """
    step = TakeIn(ReadBatch(settings, MemoryCache(), models))
    given = batches(_looked_up(article, known) for article in articles)
    keep = (lambda read: known.keep(one.packed for one in read)) if known else None
    with closing(read_in_batches(engine, step, given, keep)) as outcomes:
        yield from outcomes


def _looked_up(article: Article, known: ReadingCache | None) -> Article | Intake:
    reading = known.get(article) if known else None
    return taken_in(reading) if reading else article
