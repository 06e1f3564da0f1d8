"""Stories packed as they are kept, so that they can be told elsewhere, and their ledgers packed to be kept.

A store need not open what it only hands on: bytes go to where a story is told, and bytes come back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from whosays.model import Article, Judgement, Ledger, Reading
from whosays.store.codec import (
    KeptLedger,
    decoded,
    encoded,
    with_article,
    with_readings,
    without_article,
    without_readings,
)


@dataclass(frozen=True, slots=True)
class PackedArticle:
    """An article that was read: its reading as it is kept, and the words of its reports, to be searched."""

    article: Article
    reading: bytes
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackedReading:
    """A reading in two parts, as they are kept, with its sequence number and what its article replaces."""

    number: int
    version_of: str | None
    article: bytes
    reading: bytes


@dataclass(frozen=True, slots=True)
class PackedStory:
    """A story (id): its readings in order of number, the ledger kept of it, what was judged about it."""

    id: str
    readings: tuple[PackedReading, ...]
    ledger: bytes | None
    judgements: tuple[Judgement, ...]


def packed_article(reading: Reading) -> PackedArticle:
    """`reading`, packed to be kept."""
    article = reading.article
    quotes = tuple(report.span.of(article.part(report.part)) for report in reading.reports)
    return PackedArticle(article, encoded(without_article(reading)), quotes)


def unpacked_article(body: bytes, version_of: str | None) -> Article:
    """An article, which replaces `version_of`."""
    article = decoded(body, Article)
    return replace(article, version_of=version_of) if version_of else article


def unpacked_reading(packed: PackedReading) -> Reading:
    """The whole reading."""
    article = unpacked_article(packed.article, packed.version_of)
    return with_article(decoded(packed.reading, Reading), article)


def unpacked_ledger(body: bytes, readings: Mapping[int, Reading]) -> Ledger:
    """The whole ledger; `readings` are those of its story, by number."""
    kept = decoded(body, KeptLedger)
    return with_readings(kept, tuple(readings[number] for number in kept.readings))


def packed_ledger(ledger: Ledger, readings: Mapping[int, Reading]) -> bytes:
    """`ledger` without its readings, which are among `readings`, those of its story by number."""
    numbers = {reading.article.id: number for number, reading in readings.items()}
    return encoded(without_readings(ledger, tuple(numbers[r.article.id] for r in ledger.story.readings)))
