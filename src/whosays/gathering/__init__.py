"""Gathering: readings become stories, the articles about one event, with the text they share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from whosays.gathering.recurring_lines import recurring_lines
from whosays.gathering.shared_text import find_shared_text
from whosays.gathering.stories import group
from whosays.model import Article, Reading, Story, StoryJudgements, Unread
from whosays.settings import Settings

__all__ = ["find_shared_text", "gather", "left_out"]


def gather(
    readings: Iterable[Reading],
    settings: Settings,
    unread: Sequence[Unread] = (),
    constraints: StoryJudgements | None = None,
) -> tuple[Story, ...]:
    """The stories among `readings`, whatever order they come in; the earliest story first.

    What people judged of pairs of articles (`constraints`) holds, but not against `settings.one_story`.

    Each story lists what is unread, and after it what `settings.as_of` leaves out.
    """
    ordered = sorted(readings, key=lambda reading: reading.article.arrival)
    told = [r for r in ordered if _within(r.article, settings.as_of)]
    groups: list[tuple[str | None, list[Reading]]] = [(None, told)] if told else []
    if not settings.one_story:
        groups = list(group(told, constraints).items())
    beside = (*unread, *left_out(ordered, settings))
    recurring = recurring_lines([g for _, g in groups])
    return tuple(
        Story(tuple(g), find_shared_text(g, lines), beside, settings.as_of, recurring=lines, given=given)
        for (given, g), lines in zip(groups, recurring, strict=True)
    )


def left_out(readings: Iterable[Reading], settings: Settings) -> tuple[Unread, ...]:
    """The articles that are dated later than `settings.as_of`, each with its date, in their order."""
    later = [r.article for r in readings if not _within(r.article, settings.as_of)]
    return tuple(
        Unread(a.called, f"is dated {a.published.value}, later than {settings.as_of}", left_out=True)
        for a in later
        if a.published
    )


def _within(article: Article, as_of: str | None) -> bool:
    """False where the article is dated later than `as_of`; a day or month holds all that is in it."""
    published = article.published
    return not (as_of and published) or published.value[: len(as_of)] <= as_of
