"""Records as compressed JSON and back, without loss: the one place that knows how they are kept.

What holds: `decoded(encoded(record), type(record)) == record`, to the last type and byte. A field that
a later version adds at the end of a record, with a default, is filled in; one it takes away is ignored.
A row holds each text once: a reading is kept without its article, a ledger without its readings.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from typing import TypeVar

import msgspec

from whosays.errors import StoreError, UnreadableError
from whosays.model import Article, Ledger, Reading

T = TypeVar("T")

_NO_ARTICLE = Article(text="")
_LEVEL = 6  # of zlib: beyond it much time buys few bytes


@dataclass(frozen=True, slots=True)
class KeptLedger:
    """A ledger without its readings, and the sequence numbers of these, in their order."""

    readings: tuple[int, ...]
    ledger: Ledger


def encoded(record: object) -> bytes:
    """`record` (a dataclass of model/) as zlib-compressed JSON.

    UnreadableError where it holds half a surrogate pair, which no file can hold as Unicode.
    """
    try:
        return zlib.compress(msgspec.json.encode(record), _LEVEL)
    except UnicodeEncodeError:
        raise UnreadableError("holds half of a character (a lone surrogate); take it out") from None


def decoded(body: bytes, kind: type[T]) -> T:
    """The record of type `kind` that `body` is; StoreError where it is none."""
    try:
        return msgspec.json.decode(zlib.decompress(body), type=kind)
    except (zlib.error, msgspec.MsgspecError) as error:
        raise StoreError(f"holds a damaged {kind.__name__.lower()} ({error}); restore a copy") from None


def without_article(reading: Reading) -> Reading:
    """`reading` with an empty article in place of its own."""
    return replace(reading, article=_NO_ARTICLE)


def with_article(reading: Reading, article: Article) -> Reading:
    """`reading` with its `article` again."""
    return replace(reading, article=article)


def without_readings(ledger: Ledger, numbers: tuple[int, ...]) -> KeptLedger:
    """`ledger` without its readings, whose sequence numbers are `numbers`."""
    return KeptLedger(numbers, replace(ledger, story=replace(ledger.story, readings=())))


def with_readings(kept: KeptLedger, readings: tuple[Reading, ...]) -> Ledger:
    """The whole ledger again."""
    return replace(kept.ledger, story=replace(kept.ledger.story, readings=readings))
