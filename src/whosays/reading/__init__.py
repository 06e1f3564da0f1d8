"""Reading: a pure function of one article. No network, no clock, nothing of other articles.

`read_article` is the pipeline: the steps stand in it in their order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whosays.errors import UnreadableError
from whosays.lexicon import Lexicon
from whosays.model import Article, Part, Published, Reading, Span, Time
from whosays.reading.boilerplate import find_boilerplate
from whosays.reading.credits import Credits, read_credits
from whosays.reading.language import language_of
from whosays.reading.models import Models
from whosays.reading.names import find_names
from whosays.reading.parsing import ParsedSentence
from whosays.reading.quantities import find_quantities
from whosays.reading.reports import ReadSentence, read_reports
from whosays.reading.sentences import split
from whosays.reading.tagged import in_sentence
from whosays.reading.times import Clock, find_times

__all__ = ["read_article"]

READABLE = ("en",)


def read_article(article: Article, models: Models) -> Reading:
    """The reading of `article`; UnreadableError, with the reason, where it cannot be read."""
    language = language_of(article.text)
    if language not in READABLE:
        raise UnreadableError(f"is in a language we cannot read ({language}); English only so far")
    evidence = read_credits(article, models.lexicon)
    boilerplate = find_boilerplate(article, evidence, models.lexicon)
    in_text = split(article.text, [b.span for b in boilerplate])
    if not any(c.isalpha() for span in in_text for c in span.of(article.text)):
        raise UnreadableError("has no sentence; give the text of an article")
    in_title = split(article.title) if evidence.headline is None else ()
    places: list[tuple[Part, Span]] = [("title", s) for s in in_title]
    places += [("text", s) for s in in_text]
    parses = models.parser.parse(span.of(article.part(part)) for part, span in places)
    clock = _clock(article, evidence)
    sentences: list[ReadSentence] = []
    for (part, span), parse in zip(places, parses, strict=True):
        before = sentences[-1].times if sentences and sentences[-1].part == part else ()
        sentences.append(_assemble(part, span, parse, evidence.headline, clock, before, models.lexicon))
    return Reading(
        article=article,
        language=language,
        boilerplate=boilerplate,
        headline=evidence.headline,
        byline=evidence.byline,
        dateline=evidence.dateline,
        credits=evidence.credits,
        reporting=evidence.reporting,
        names=tuple(name for s in sentences for name in s.names),
        reports=read_reports(article, _tagged(article, sentences, in_text, models), models.lexicon),
    )


def _tagged(
    article: Article, sentences: Sequence[ReadSentence], in_text: Sequence[Span], models: Models
) -> Sequence[ReadSentence]:
    """`sentences` with what the learned tagger reads in the text, where it is used."""
    if models.tagger is None:
        return sentences
    tagged = models.tagger.read(article.text, in_text)
    return [
        replace(s, tagged=in_sentence(s.parse, s.span.start, tagged)) if s.part == "text" else s
        for s in sentences
    ]


def _clock(article: Article, evidence: Credits) -> Clock:
    if article.published or not evidence.published:
        return Clock(article.published)
    day, span = evidence.published
    return Clock(Published(day, "day", "text"), span)


def _assemble(
    part: Part,
    span: Span,
    parse: ParsedSentence,
    headline: Span | None,
    clock: Clock,
    before: tuple[Time, ...],
    lexicon: Lexicon,
) -> ReadSentence:
    at = span.start
    return ReadSentence(
        part=part,
        span=span,
        parse=parse,
        names=find_names(parse, at, part, lexicon),
        times=find_times(parse, at, clock, lexicon, before),
        quantities=find_quantities(parse, at, lexicon),
        headline=part == "title" or (headline is not None and headline.covers(span)),
    )
