"""Unnamed people who saw for themselves, and are no part of any body."""

from __future__ import annotations

import re
from functools import lru_cache

from whosays.lexicon import Lexicon
from whosays.model import Source
from whosays.telling.sources.phrases import words_of


def is_onlooker(source: Source, lexicon: Lexicon) -> bool:
    """True for unnamed people who saw for themselves, and are no part of any body."""
    words = {w.lower for w in words_of(source.name)}
    saw = source.kind == "witness" and not words & lexicon.list("parties", "bound")
    return saw or bool(words & lexicon.list("parties", "onlookers")) or stays(source, lexicon)


def stays(source: Source, lexicon: Lexicon) -> bool:
    """True for people who are told by where they were: "people living near the square"."""
    if source.named:
        return False
    told = _staying(lexicon.list("parties", "passing"), lexicon.list("parties", "staying"))
    return told.search(source.name) is not None


@lru_cache(maxsize=4)
def _staying(people: frozenset[str], staying: frozenset[str]) -> re.Pattern[str]:
    """People, and behind them words by which they are onlookers."""
    told = rf"(?:who |was |were |had |have |been |are |is )*(?:{'|'.join(sorted(staying))})"
    return re.compile(rf"\b(?:{'|'.join(sorted(people))}) {told}\b", re.IGNORECASE)
