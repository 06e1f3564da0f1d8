"""Keeping: articles, readings, stories and judgements, in a file, in PostgreSQL, or in memory."""

from __future__ import annotations

import re
from pathlib import Path

from whosays.store.base import Counts, Numbered, Placed, Profile, Store
from whosays.store.packed import (
    PackedArticle,
    PackedReading,
    PackedStory,
    packed_article,
    packed_ledger,
    unpacked_ledger,
    unpacked_reading,
)
from whosays.store.words import query_of

__all__ = [
    "Counts",
    "Numbered",
    "PackedArticle",
    "PackedReading",
    "PackedStory",
    "Placed",
    "Profile",
    "Store",
    "open_store",
    "packed_article",
    "packed_ledger",
    "query_of",
    "unpacked_ledger",
    "unpacked_reading",
]

_POSTGRES = re.compile(r"postgres(ql)?://")


def open_store(place: str, *, create: bool = False) -> Store:
    """The store at `place`: a postgresql:// URL, or else the path of an SQLite file.

    Made where there is none and `create` says so. StoreError, with what to do, where it cannot be used.
    """
    if _POSTGRES.match(place):
        from whosays.store.postgres import open_postgres

        return open_postgres(place, create=create)
    from whosays.store.sqlite import open_sqlite

    return open_sqlite(Path(place), create=create)
