"""A sentence in its place in an article, with what was found in it."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.model import NameMention, Part, Quantity, Span, Time
from whosays.reading.learned.tagged import TaggedSentence
from whosays.reading.parsing import ParsedSentence


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence in its place: the parse, its span in the article's part, and what was found in it."""

    part: Part
    span: Span
    parse: ParsedSentence
    names: tuple[NameMention, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    headline: bool = False
    tagged: tuple[TaggedSentence, ...] = ()
