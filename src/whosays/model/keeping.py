"""What a store says of the stories that it keeps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ChangeKind = Literal["origin", "conflict", "denial", "correction", "version"]
"""What is new in a story: an origin, a conflict, a denial, a corrected or another version of a page."""


@dataclass(frozen=True, slots=True)
class Change:
    """Something new in a story. `text` words it; `of` is the id of its claim, conflict, report or article."""

    kind: ChangeKind
    text: str
    of: str


@dataclass(frozen=True, slots=True)
class StorySummary:
    """A story in a list: what can be said of it without opening its ledger.

    `first` and `last` are the dates of its articles, None where all are undated. `disputed` is the
    number of its claims that are. An untold story has no headline yet.
    """

    id: str
    headline: str
    articles: int
    first: str | None
    last: str | None
    claims: int
    conflicts: int
    disputed: int


@dataclass(frozen=True, slots=True)
class ChangedStory:
    """What new articles (their ids) changed in a story; `new` tells that they began it."""

    story: StorySummary
    new: bool
    added: tuple[str, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Where words were found: in a report, by its words, or else in an article, by what it is called."""

    kind: Literal["report", "article"]
    words: str
    article: str
    story: str | None


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of an article or a story that was forgotten: its id, by whom and when (UTC)."""

    id: str
    kind: Literal["article", "story"]
    by: str
    at: str
