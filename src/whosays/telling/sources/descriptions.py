"""The words by which a source is told, and whether they tell of one alone or of one of several."""

from __future__ import annotations

from whosays.lexicon import Lexicon
from whosays.model import Source
from whosays.telling.sources.phrases import words_of
from whosays.telling.sources.titles import titled

_BEFORE = 12
"""How far before a source the word begins that tells whether it is one of several."""


def description(source: Source, of_person: bool, lexicon: Lexicon) -> tuple[str, ...]:
    """The words that tell a source: of a person the bare name, else its nouns in the singular."""
    silent = lexicon.list("parties", "fillers")
    name = titled(source.name, lexicon)[1] if of_person else source.name
    return tuple(w.lower.removesuffix("s") for w in words_of(name) if w.lower not in silent)


def is_definite(source: Source, text: str, lexicon: Lexicon) -> bool:
    """False for one of several ("a minister"); `text` is the part of the article that it stands in."""
    at = source.span.start
    before = words_of(text[max(0, at - _BEFORE) : at])[-1:]
    first = (*before, *words_of(source.name)[:1])
    one_of = lexicon.list("parties", "one_of")
    plural = source.name.lower().endswith("s") or source.count not in (None, 1)
    return not plural and not any(w.lower in one_of for w in first)
