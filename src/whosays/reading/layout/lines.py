"""The lines of a text and their shape: what tells a paragraph from a label without reading either.

A line is a stretch between line breaks without the white space at its ends; an empty one is none.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property, lru_cache

from whosays.model import Span

LONGEST_PHRASE = 7
"""No phrase of the lexicon has more words than this."""

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_WORD = re.compile(r"[^\W_]+(?:['&.@/][^\W_]+)*|[©»]")
_END = re.compile(r"[.!?:;,\u2026][\"'\u201d\u2019\u00bb)\]]*$")
_FULL_END = re.compile(r"[.!?\u2026][\"'\u201d\u2019\u00bb)\]]*$")
_QUOTE = re.compile(r"[\"\u201c\u201d\u00ab]")
_SHAPE_HEAD = 600
_BLANK = " \t\u00a0\u200b\u2003\u2009\u202f\u3000\ufeff"


@dataclass(frozen=True)
class Line:
    """A line: its span in the text, and its words."""

    span: Span
    text: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of its first and last 600 code points, lower case, hyphens as breaks."""
        text = self.text
        if len(text) > 2 * _SHAPE_HEAD:
            text = f"{text[:_SHAPE_HEAD]}\n{text[-_SHAPE_HEAD:]}"
        return words_of(text)

    @cached_property
    def key(self) -> str:
        """What two lines of the same words share, whatever their case and punctuation."""
        return " ".join(words_of(self.text))

    @property
    def punctuated(self) -> bool:
        """True where it ends in any mark at which a clause may end."""
        return _END.search(self.text[-8:]) is not None

    @property
    def ends_sentence(self) -> bool:
        """True where it ends as a sentence does."""
        return _FULL_END.search(self.text[-8:]) is not None

    @property
    def quotes(self) -> bool:
        """True where it holds a double quotation mark."""
        return _QUOTE.search(self.text) is not None

    def starts(self, phrases: Collection[str]) -> int:
        """How many words of its beginning are one of `phrases`: the longest that fits, or 0."""
        for size in range(min(LONGEST_PHRASE, len(self.words)), 0, -1):
            if " ".join(self.words[:size]) in phrases:
                return size
        return 0

    def ends(self, phrases: Collection[str]) -> int:
        """How many words of its end are one of `phrases`: the longest that fits, or 0."""
        for size in range(min(LONGEST_PHRASE, len(self.words)), 0, -1):
            if " ".join(self.words[-size:]) in phrases:
                return size
        return 0

    def holds(self, phrases: frozenset[str]) -> int:
        """How many of `phrases` it holds."""
        words, first = self.words, _first_words(phrases)
        return len(
            {
                phrase
                for i, word in enumerate(words)
                if word in first
                for size in range(1, LONGEST_PHRASE + 1)
                if (phrase := " ".join(words[i : i + size])) in phrases
            }
        )


@lru_cache(maxsize=64)
def _first_words(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.split(" ", 1)[0] for phrase in phrases)


def words_of(text: str) -> tuple[str, ...]:
    """The words of `text` in lower case, with straight apostrophes; punctuation is left out."""
    return tuple(_WORD.findall(text.replace("\u2019", "'").lower()))


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of `text`, in order."""
    found = []
    for match in _LINE.finditer(text):
        words = match[0].strip(_BLANK)
        if words:
            start = match.start() + match[0].index(words[0])
            found.append(Line(Span(start, start + len(words)), words))
    return tuple(found)
