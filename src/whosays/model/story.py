"""The articles about one event, and the text that they share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whosays.model.article import Span, Unread
from whosays.model.ids import content_id
from whosays.model.judgement import Judgement
from whosays.model.reading import Reading

SharedKind = Literal["verbatim", "abridged", "rewrite", "same-wire", "credited"]


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in two articles: a span of the text of each."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class SharedText:
    """Two articles (ids, a < b) that share text. `direction` names the likely giver, if known."""

    a: str
    b: str
    kind: SharedKind
    because: str
    passages: tuple[Passage, ...] = ()
    direction: str | None = None


@dataclass(frozen=True, slots=True)
class RecurringLine:
    """A line of an article's text that stands in `stories` stories of the same outlet."""

    article: str
    span: Span
    stories: int


@dataclass(frozen=True, slots=True)
class Story:
    """The articles about one event, with what only many articles show.

    Readings are ordered by the `arrival` of their articles. `unread` is what the pile could not read,
    `judgements` what people said of the story over the program's word, `recurring` lines that recur all
    over an outlet. `given` is the id that gathering gave: not that of the first reading where the story
    is a part of one that fell apart.
    """

    readings: tuple[Reading, ...]
    shared_text: tuple[SharedText, ...] = ()
    unread: tuple[Unread, ...] = ()
    as_of: str | None = None
    judgements: tuple[Judgement, ...] = ()
    recurring: tuple[RecurringLine, ...] = ()
    given: str | None = None

    @property
    def id(self) -> str:
        """The id that gathering gave, or else a hash of the founding article's id."""
        return self.given or content_id("story", self.readings[0].article.id)
