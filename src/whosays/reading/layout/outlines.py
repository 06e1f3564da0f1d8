"""The outline of an article: what is masked, what is evidence, and where its sentences stand.

No model is needed for it: what is left to a model are the sentences, one by one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from whosays.errors import UnreadableError
from whosays.lexicon import Lexicon
from whosays.model import Article, Boilerplate, Part, Span
from whosays.reading.layout.boilerplate import find_boilerplate
from whosays.reading.layout.credits import Credits, read_credits
from whosays.reading.layout.language import language_of
from whosays.reading.sentences import split

READABLE = ("en",)
_PROSE = re.compile(r"(?:[\w’'-]+[,;:]?\s+){5,}[\w’'-]+[.!?][”\"’')]*\s*\Z")
"""A stretch that ends with a sentence of six words or more."""


@dataclass(frozen=True, slots=True)
class Outline:
    """An article with its evidence and boilerplate; `places` are its sentences, those of the title first."""

    article: Article
    language: str
    evidence: Credits
    boilerplate: tuple[Boilerplate, ...]
    places: tuple[tuple[Part, Span], ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """The words of each sentence, in order."""
        return tuple(span.of(self.article.part(part)) for part, span in self.places)

    @property
    def in_text(self) -> tuple[Span, ...]:
        """The sentences of the text, in order."""
        return tuple(span for part, span in self.places if part == "text")


def outline(article: Article, lexicon: Lexicon) -> Outline:
    """The outline of `article`; UnreadableError, with the reason, where it cannot be read."""
    language = language_of(article.text)
    if language not in READABLE:
        raise UnreadableError(f"is in a language we cannot read ({language}); English only so far")
    evidence = read_credits(article, lexicon)
    boilerplate = find_boilerplate(article, evidence, lexicon)
    in_text = split(article.text, [b.span for b in boilerplate])
    if not _has_words(article, in_text):  # an article of few lines, each of which looks like another thing
        boilerplate = tuple(b for b in boilerplate if not _PROSE.search(b.span.of(article.text)))
        in_text = split(article.text, [b.span for b in boilerplate])
    if not _has_words(article, in_text):
        raise UnreadableError("has no sentence; give the text of an article")
    places: list[tuple[Part, Span]] = []
    if evidence.headline is None:
        places += [("title", s) for s in split(article.title)]
    places += [("text", s) for s in in_text]
    return Outline(article, language, evidence, boilerplate, tuple(places))


def _has_words(article: Article, sentences: Sequence[Span]) -> bool:
    return any(c.isalpha() for span in sentences for c in span.of(article.text))
