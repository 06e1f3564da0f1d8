"""Whom an article credits outside its sentences: headline, byline, dateline, credit lines."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.lexicon import Lexicon
from whosays.model import Article, Credit, OwnReporting, Span


@dataclass(frozen=True, slots=True)
class Credits:
    """What stands around the report: spans are of the text.

    `headline` is where the headline stands in the text, if it does; `published` an ISO day read from
    a date line, with its span; `dateline_place` the span of the place in the dateline.
    """

    headline: Span | None = None
    byline: Span | None = None
    dateline: Span | None = None
    dateline_place: Span | None = None
    published: tuple[str, Span] | None = None
    credits: tuple[Credit, ...] = ()
    reporting: tuple[OwnReporting, ...] = ()


def read_credits(article: Article, lexicon: Lexicon) -> Credits:
    """The credits of `article`; unknown stays unknown."""
    return Credits()
