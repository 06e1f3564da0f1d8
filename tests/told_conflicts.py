"""Conflicts of articles given as their days and texts, for tests of what differs and how."""

from __future__ import annotations

from collections.abc import Sequence

from whosays import Settings
from whosays.model import Article, Conflict, Ledger, Published
from whosays.pipeline import Readings, gather, tell
from whosays.reading import read_article
from whosays.reading.models import Models

ONE_STORY = Settings(one_story=True)


def articles(*pages: tuple[str | None, str]) -> tuple[Article, ...]:
    return tuple(
        Article(
            text=text,
            outlet=f"Paper {number}",
            published=Published(day, "day", "given") if day else None,
        )
        for number, (day, text) in enumerate(pages)
    )


def ledger(models: Models, pages: Sequence[Article]) -> Ledger:
    readings = Readings(tuple(read_article(page, models) for page in pages))
    (story,) = gather(readings, ONE_STORY)
    return tell(story, ONE_STORY, models=models)


def conflicts(models: Models, *pages: tuple[str | None, str]) -> tuple[Conflict, ...]:
    return ledger(models, articles(*pages)).conflicts


def of_kind(found: Sequence[Conflict], kind: str) -> list[Conflict]:
    return [conflict for conflict in found if conflict.kind == kind]
