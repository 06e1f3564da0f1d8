"""Numbers of something: value, bound, unit, and what is counted."""

from __future__ import annotations

from whosays.lexicon import Lexicon
from whosays.model import Part, Quantity
from whosays.reading.parsing import ParsedSentence


def find_quantities(
    sentence: ParsedSentence, offset: int, part: Part, lexicon: Lexicon
) -> tuple[Quantity, ...]:
    """The quantities in `sentence`, which begins at `offset` of the article's `part`; in order."""
    return ()
