"""Mentions of persons, organisations and places."""

from __future__ import annotations

from whosays.lexicon import Lexicon
from whosays.model import NameMention, Part
from whosays.reading.parsing import ParsedSentence


def find_names(
    sentence: ParsedSentence, offset: int, part: Part, lexicon: Lexicon
) -> tuple[NameMention, ...]:
    """The mentions in `sentence`, which begins at `offset` of the article's `part`; in order."""
    return ()
