"""From paths to ledgers: the one place where reading, gathering and telling meet."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Protocol, TypeVar

from whosays import gathering, lexicon, telling
from whosays.engine import Engine, Failed, LocalEngine, Step, in_batches
from whosays.judgements import about, constraints
from whosays.model import Article, Judgement, Ledger, MadeBy, Reading, Story, Unread
from whosays.reading import Cache, MemoryCache, completed
from whosays.reading.batches import Batch, ReadBatch, batches
from whosays.reading.input import files
from whosays.reading.models import Models, load
from whosays.settings import Settings
from whosays.version import __version__
from whosays.versions import are_told_twice, with_current, with_versions_named


@dataclass(frozen=True, slots=True)
class Readings:
    """What a pile yields: its readings, and what of it could not be read."""

    readings: tuple[Reading, ...]
    unread: tuple[Unread, ...] = ()

    def __iter__(self) -> Iterator[Reading]:
        return iter(self.readings)

    def __len__(self) -> int:
        return len(self.readings)


Progress = Callable[[int, str], None]
"""Called after each item with how many are done and what the item is called."""

Read = TypeVar("Read")
"""What is made of an article that is read."""

Item = Article | Reading | Unread
"""What is to be read, what was read before, what could not be."""


class KnownReadings(Protocol):
    """Readings kept by what their articles say: with them or without, a reading is the same bytes."""

    def get(self, article: Article) -> Reading | None:
        """The reading of `article`, where it is known."""
        ...

    def put(self, readings: Iterable[Reading]) -> None:
        """Keep `readings`."""
        ...


def read(
    paths: str | Path | Iterable[str | Path],
    settings: Settings | None = None,
    *,
    models: Models | None = None,
    standard_input: BinaryIO | None = None,
    progress: Progress | None = None,
    engine: Engine | None = None,
    cache: Cache | None = None,
    known: KnownReadings | None = None,
) -> Readings:
    """The readings of all articles under `paths` (files or folders), sorted by publication and id.

    What cannot be read is listed in `Readings.unread`, never raised. Neither `engine`, which says where
    sentences are read, nor `cache`, which keeps them, nor `known`, which keeps whole readings, changes one.
    """
    settings = settings or Settings()
    listed = [paths] if isinstance(paths, str | Path) else list(paths)
    readings: dict[str, Reading] = {}
    unread: list[Unread] = []
    items = files.articles([Path(p) for p in listed], settings, standard_input)
    outcomes = read_each(items, settings, models=models, engine=engine, cache=cache, known=known)
    for done, outcome in enumerate(outcomes, start=1):
        if isinstance(outcome, Unread):
            unread.append(outcome)
        else:
            readings[outcome.article.id] = outcome
        if progress:
            progress(done, outcome.item if isinstance(outcome, Unread) else outcome.article.called)
    ordered = sorted(readings.values(), key=lambda reading: reading.article.arrival)
    return Readings(tuple(ordered), tuple(sorted(unread, key=lambda u: (u.item, u.reason))))


def read_each(
    items: Iterable[Article | Unread],
    settings: Settings,
    *,
    models: Models | None = None,
    engine: Engine | None = None,
    cache: Cache | None = None,
    known: KnownReadings | None = None,
) -> Iterator[Reading | Unread]:
    """What becomes of each of `items`, in order, as it is read; of what went by, only ids are held.

    `models` spare this process loading them; other processes load their own. An article that was read
    before in these items is Unread; one whose reading is `known` is not read again.
    """
    engine = engine or LocalEngine()
    cache = MemoryCache() if cache is None else cache
    step = ReadBatch(settings, cache, models if engine.is_here else None)
    called: dict[str, str] = {}
    given = batches(_looked_up(items, known))
    for outcome in read_in_batches(engine, step, given, known.put if known else None):
        if isinstance(outcome, Unread):
            yield outcome
        elif outcome.article.id in called:
            same = called[outcome.article.id]
            yield Unread(outcome.article.called, f"is the same as {same}", left_out=True)
        else:
            called[outcome.article.id] = outcome.article.called
            yield outcome


def _looked_up(items: Iterable[Article | Unread], known: KnownReadings | None) -> Iterator[Item]:
    for item in items:
        yield (known.get(item) if known and isinstance(item, Article) else None) or item


def read_in_batches(
    engine: Engine,
    step: Step[Batch, tuple[Read | Unread, ...]],
    given: Iterable[tuple[Article | Read | Unread, ...]],
    keep: Callable[[Iterable[Read]], None] | None = None,
) -> Generator[Read | Unread, None, None]:
    """What `step` makes of each article of the batches `given`, in order; what is no article goes by.

    `keep` is called with what a batch gave.
    """
    with closing(in_batches(engine, step, given, _to_read)) as outcomes:
        for batch, outcome in outcomes:
            if isinstance(outcome, Failed):
                (item,) = batch
                failed = f"could not be read: {outcome.reason}"
                yield Unread(item.called, failed) if isinstance(item, Article) else item
                continue
            if keep:
                keep(one for one in outcome if not isinstance(one, Unread))
            read = iter(outcome)
            yield from (next(read) if isinstance(item, Article) else item for item in batch)


def _to_read(items: tuple[object, ...]) -> Batch:
    return tuple(item for item in items if isinstance(item, Article))


def gather(
    readings: Readings | Iterable[Reading],
    settings: Settings | None = None,
    judgements: Sequence[Judgement] = (),
) -> tuple[Story, ...]:
    """The stories among `readings`: articles about one event, as people judged them.

    Each lists what could not be read, and as left out what `settings.as_of` leaves out and the versions of
    a page that another stands for, and holds the standing judgements that speak of it.
    """
    unread = readings.unread if isinstance(readings, Readings) else ()
    settings = settings or Settings()
    came = with_versions_named(sorted(readings, key=lambda reading: reading.article.arrival))
    stories = gathering.gather(came, settings, unread, constraints(judgements))
    if any(are_told_twice(story.readings) for story in stories):
        words = lexicon.load(settings.lexicon)
        stories = tuple(with_current(story, story.readings, words) for story in stories)
    return tuple(replace(story, judgements=about(story, judgements)) for story in stories)


def left_out(readings: Iterable[Reading], settings: Settings) -> tuple[Unread, ...]:
    """The articles among `readings` that `settings.as_of` leaves out, each with its date."""
    return gathering.left_out(readings, settings)


def tell(story: Story, settings: Settings | None = None, *, models: Models | None = None) -> Ledger:
    """The ledger of `story`: the same bytes whenever it is told. `models` spare loading them anew.

    LexiconError where the user's own lexicon cannot be used.
    """
    settings = settings or Settings()
    models = models or load(settings)
    made_by = MadeBy(__version__, models.names, settings.told())
    whole = tuple(completed(reading, models.lexicon) for reading in story.readings)
    return telling.tell(replace(story, readings=whole), models.lexicon, made_by)
