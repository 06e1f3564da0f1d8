"""Articles read a batch at a time, so that the parser has many sentences to parse at once.

A reading does not depend on its batch, and an article that cannot be read spoils no other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from typing import TypeVar

from whosays.errors import UnreadableError
from whosays.model import Article, Reading, Unread
from whosays.reading import Outline, assemble, outline, read_article, read_sentences
from whosays.reading.cache import Cache
from whosays.reading.models import Models, load
from whosays.reading.parsing import ParsedSentence
from whosays.settings import Settings

LENGTH = 40_000
"""Code points of text that fill a batch: some seven articles, three hundred sentences."""

MOST = 100
"""Items that fill a batch, however short they are."""

Batch = tuple[Article | Unread, ...]
Given = TypeVar("Given")
Found = TypeVar("Found")


def batches(items: Iterable[Given]) -> Iterator[tuple[Given, ...]]:
    """`items` in batches, in order; what is no article to be read travels along."""
    batch: list[Given] = []
    length = 0
    for item in items:
        batch.append(item)
        length += len(item.text) if isinstance(item, Article) else 0
        if length >= LENGTH or len(batch) >= MOST:
            yield tuple(batch)
            batch, length = [], 0
    if batch:
        yield tuple(batch)


@dataclass(frozen=True, slots=True)
class ReadBatch:
    """The step that reads batches. Without `models` a worker loads those for `settings` itself."""

    settings: Settings
    cache: Cache | None = None
    models: Models | None = None

    def start(self) -> Callable[[Batch], tuple[Reading | Unread, ...]]:
        """What reads a batch; LexiconError or TaggerError where the models cannot be loaded."""
        models = self.models or load(self.settings)
        return lambda batch: read_batch(batch, models, self.cache)


def read_batch(batch: Batch, models: Models, cache: Cache | None = None) -> tuple[Reading | Unread, ...]:
    """What becomes of each item of `batch`, in order."""
    outlines = [_tried(item, lambda article: outline(article, models.lexicon)) for item in batch]
    words = [s for found in outlines if isinstance(found, Outline) for s in found.sentences]
    try:
        known = read_sentences(words, models, cache)
    except Exception:  # one of them: each article by itself, and that one alone is lost
        return tuple(_tried(item, lambda article: read_article(article, models, cache)) for item in batch)
    return tuple(
        found if isinstance(found, Unread) else _assembled(found, known, models) for found in outlines
    )


def _assembled(found: Outline, known: Mapping[str, ParsedSentence], models: Models) -> Reading | Unread:
    return _tried(found.article, lambda _: assemble(found, known, models))


def _tried(item: Article | Unread, read: Callable[[Article], Found]) -> Found | Unread:
    """What `read` makes of an article; Unread, with the reason, where it cannot."""
    if isinstance(item, Unread):
        return item
    try:
        return read(item)
    except UnreadableError as error:
        return Unread(item.called, str(error))
    except Exception as error:  # a fault of ours must be seen, but must not lose the pile
        return Unread(item.called, _fault(error))


def _fault(error: Exception) -> str:
    """Names the fault and our line it came through; its message may hold text, and is left out."""
    ours = Path(__file__).parent
    frames = extract_tb(error.__traceback__)
    places = [
        f"{path.name}:{frame.lineno}" for frame in frames if ours in (path := Path(frame.filename)).parents
    ]
    kind = type(error).__name__
    return f"could not be read: {kind} at {places[-1]}, a fault of whosays; please report it"
