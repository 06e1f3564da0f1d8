"""Gathering: readings become stories, the articles about one event, with the text they share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from whosays.gathering.shared_text import find_shared_text
from whosays.gathering.stories import group
from whosays.model import Reading, Story, Unread
from whosays.settings import Settings

__all__ = ["arrival", "gather"]


def gather(
    readings: Iterable[Reading], settings: Settings, unread: Sequence[Unread] = ()
) -> tuple[Story, ...]:
    """The stories among `readings`, whatever order they come in; the earliest story first."""
    ordered = sorted((r for r in readings if _within(r, settings.as_of)), key=arrival)
    groups = [ordered] if settings.one_story and ordered else group(ordered)
    return tuple(Story(tuple(g), find_shared_text(g), tuple(unread), settings.as_of) for g in groups)


def arrival(reading: Reading) -> tuple[bool, str, str]:
    """By (published, undated last, id)."""
    published = reading.article.published
    return (published is None, published.value if published else "", reading.article.id)


def _within(reading: Reading, as_of: str | None) -> bool:
    """False where the article is dated later than `as_of`; a day or month holds all that is in it."""
    published = reading.article.published
    return not (as_of and published) or published.value[: len(as_of)] <= as_of
