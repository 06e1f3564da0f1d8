"""From paths to ledgers: the one place where reading, gathering and telling meet."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from whosays import gathering, telling
from whosays.errors import UnreadableError
from whosays.model import Article, Ledger, MadeBy, Reading, Story, Unread
from whosays.reading import files, read_article
from whosays.reading.models import Models, load
from whosays.settings import Settings
from whosays.version import __version__


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


def read(
    paths: str | Path | Iterable[str | Path],
    settings: Settings | None = None,
    *,
    models: Models | None = None,
    standard_input: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Readings:
    """The readings of all articles under `paths` (files or folders), sorted by publication and id.

    What cannot be read is listed in `Readings.unread`, never raised.
    """
    settings = settings or Settings()
    models = models or load(settings)
    listed = [paths] if isinstance(paths, str | Path) else list(paths)
    readings: dict[str, Reading] = {}
    unread: list[Unread] = []
    items = files.articles([Path(p) for p in listed], settings, standard_input)
    for done, item in enumerate(items, start=1):
        outcome = item if isinstance(item, Unread) else _read_new(item, readings, models)
        if isinstance(outcome, Unread):
            unread.append(outcome)
        else:
            readings[outcome.article.id] = outcome
        if progress:
            progress(done, item.item if isinstance(item, Unread) else item.called)
    ordered = sorted(readings.values(), key=lambda reading: reading.article.arrival)
    return Readings(tuple(ordered), tuple(sorted(unread, key=lambda u: (u.item, u.reason))))


def _read_new(article: Article, known: dict[str, Reading], models: Models) -> Reading | Unread:
    if article.id in known:
        return Unread(article.called, f"is the same as {known[article.id].article.called}")
    return read_one(article, models)


def read_one(article: Article, models: Models) -> Reading | Unread:
    """The reading of `article`, or why there is none; a fault of ours is a reason, too."""
    try:
        return read_article(article, models)
    except UnreadableError as error:
        return Unread(article.called, str(error))
    except Exception as error:  # a fault of ours must be seen, but must not lose the pile
        return Unread(article.called, _fault(error))


def _fault(error: Exception) -> str:
    """Names the fault and our line it came through; its message may hold text, and is left out."""
    ours = Path(__file__).parent
    frames = traceback.extract_tb(error.__traceback__)
    places = [
        f"{path.name}:{frame.lineno}" for frame in frames if ours in (path := Path(frame.filename)).parents
    ]
    kind = type(error).__name__
    return f"could not be read: {kind} at {places[-1]}, a fault of whosays; please report it"


def gather(readings: Readings | Iterable[Reading], settings: Settings | None = None) -> tuple[Story, ...]:
    """The stories among `readings`: articles about one event.

    Each lists, as unread, what could not be read and what `settings.as_of` leaves out.
    """
    unread = readings.unread if isinstance(readings, Readings) else ()
    return gathering.gather(readings, settings or Settings(), unread)


def left_out(readings: Iterable[Reading], settings: Settings) -> tuple[Unread, ...]:
    """The articles among `readings` that `settings.as_of` leaves out, each with its date."""
    return gathering.left_out(readings, settings)


def tell(story: Story, settings: Settings | None = None, *, models: Models | None = None) -> Ledger:
    """The ledger of `story`."""
    settings = settings or Settings()
    models = models or load(settings)
    made_by = MadeBy(__version__, models.names, settings.told())
    return telling.tell(story, models.lexicon, made_by)
