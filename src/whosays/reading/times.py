"""Time expressions: their TimeML value, what they leave open, and what they are reckoned from."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.lexicon import Lexicon
from whosays.model import Part, Published, Span, Time
from whosays.reading.parsing import ParsedSentence


@dataclass(frozen=True, slots=True)
class Clock:
    """What relative times are reckoned from: the day of publication, where the article gives one.

    `span` is where it is read in the text, None where it came with the article.
    """

    published: Published | None = None
    span: Span | None = None


def find_times(
    sentence: ParsedSentence, offset: int, part: Part, clock: Clock, lexicon: Lexicon
) -> tuple[Time, ...]:
    """The times in `sentence`, which begins at `offset` of the article's `part`; in order."""
    return ()
