"""The reports of an article: one for each proposition, with its chain and stance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.lexicon import Lexicon
from whosays.model import Article, NameMention, Part, Quantity, Report, Span, Time
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


def read_reports(
    article: Article, sentences: Sequence[ReadSentence], lexicon: Lexicon
) -> tuple[Report, ...]:
    """The reports of `article`, in reading order, title first."""
    return tuple(
        Report(
            article=article.id,
            part=s.part,
            span=s.span,
            sentence=s.span,
            content=(s.span,),
            stance="asserts",
            times=s.times,
            quantities=s.quantities,
            notes=("headline",) if s.headline else (),
        )
        for s in sentences
    )
