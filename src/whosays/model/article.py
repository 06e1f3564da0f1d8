"""What comes in: articles, their parts and the spans in them, and what could not be read.

An article's text is never edited. Every offset is a Unicode code point; a span is half-open, [start, end).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Literal
from urllib.parse import urlsplit

from whosays.model.ids import content_id

Part = Literal["text", "title"]
"""Where in an article a span lies."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of code points of an article's text or title."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    def of(self, text: str) -> str:
        """The words: the slice of `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True where the two share a code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """True where `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Published:
    """When an article says it was published: an ISO value, how exact it is, where it was read."""

    value: str
    granularity: Literal["year", "month", "day", "minute"]
    read_from: Literal["given", "page", "text"]

    @property
    def moment(self) -> str:
        """The value to the minute in UTC where it states its offset; else as it is written."""
        written = self.value[: len("2024-12-08T10:00")]
        try:
            moment = datetime.fromisoformat(self.value)
            return moment.astimezone(UTC).isoformat()[: len(written)] if moment.tzinfo else written
        except (ValueError, OverflowError):
            return written

    def precedes(self, other: Published) -> bool | None:
        """Whether it is the earlier of the two; None where their order is not known.

        A time coarser than a day shows no order, nor do a day and an hour of it, nor an hour with a
        known offset beside one without, less than the 26 hours between the farthest clocks apart.
        """
        one, two = self.moment, other.moment
        coarse = {self.granularity, other.granularity} - {"day", "minute"}
        if coarse or one.startswith(two) or two.startswith(one):
            return None
        if len(one) == len(two) and (self.value != one) != (other.value != two):
            apart = datetime.fromisoformat(one) - datetime.fromisoformat(two)
            if abs(apart) < timedelta(hours=26):
                return None
        return one < two


@dataclass(frozen=True)
class Article:
    """One fetched version of one page. `text` is never edited.

    `raw_sha256` is the hash of the bytes it was read from. `given_id` is what the user calls it:
    the `id` of a JSON line, or the file's name. Outlet, title and url may be unknown (None; an
    unknown title is the empty string).
    """

    text: str
    title: str = ""
    outlet: str | None = None
    url: str | None = None
    published: Published | None = None
    authors: tuple[str, ...] = ()
    given_id: str | None = None
    retrieved: str | None = None
    raw_sha256: str = ""
    version_of: str | None = None

    @cached_property
    def id(self) -> str:
        """A hash of outlet, url, title, published and text: identical text at two outlets is two."""
        when = self.published.value if self.published else None
        return content_id(self.outlet, self.url, self.title, when, self.text)

    @property
    def called(self) -> str:
        """What messages call it: what the user does, or else its title or its id."""
        return self.given_id or self.title or self.id

    @property
    def page(self) -> str | None:
        """The url where it names a page, not a whole site: other text there is another version of it."""
        try:
            parts = urlsplit(self.url or "")
        except ValueError:
            return self.url
        return self.url if parts.path.strip("/") or parts.query else None

    @property
    def arrival(self) -> tuple[bool, str, str]:
        """The order of articles: by publication, undated ones last, then by id."""
        when = self.published
        return when is None, when.moment if when else "", self.id

    def part(self, part: Part) -> str:
        """The text or the title."""
        return self.text if part == "text" else self.title


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that could not be read, and why; or that was and is `left_out`, or a part of what was."""

    item: str
    reason: str
    left_out: bool = False
