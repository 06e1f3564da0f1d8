"""Reading: a pure function of one article. No network, no clock, nothing of other articles.

An article is read in three steps. `outline` finds its sentences by rules. `read_sentences` parses each of
them by itself: this is where the time goes, and what a cache may keep. `assemble` does all that needs
the article, in the order in which it stands there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from whosays.lexicon import Lexicon
from whosays.model import Article, Part, Published, Reading, Span, Time
from whosays.reading.cache import Cache, MemoryCache, parse
from whosays.reading.casualties import find_casualties
from whosays.reading.layout.credits import Credits
from whosays.reading.layout.outlines import Outline, outline
from whosays.reading.learned.tagged import in_sentence
from whosays.reading.models import Models
from whosays.reading.names import find_names
from whosays.reading.parsing import ParsedSentence
from whosays.reading.placed_sentences import ReadSentence
from whosays.reading.reports import read_reports
from whosays.reading.values.quantities import find_quantities
from whosays.reading.values.times import Clock, find_times

__all__ = [
    "Cache",
    "MemoryCache",
    "Outline",
    "assemble",
    "completed",
    "outline",
    "read_article",
    "read_sentence",
    "read_sentences",
]


def read_article(article: Article, models: Models, cache: Cache | None = None) -> Reading:
    """The reading of `article`; UnreadableError, with the reason, where it cannot be read."""
    found = outline(article, models.lexicon)
    return assemble(found, read_sentences(found.sentences, models, cache), models)


def read_sentence(sentence: str, models: Models) -> ParsedSentence:
    """What `sentence` holds by itself, whatever stands around it."""
    return read_sentences([sentence], models)[sentence]


def read_sentences(
    sentences: Iterable[str], models: Models, cache: Cache | None = None
) -> Mapping[str, ParsedSentence]:
    """What each of `sentences` holds by itself.

    One that occurs twice is parsed once, one that `cache` knows is not parsed at all.
    """
    return parse(sentences, models.parser, cache)


def assemble(outline: Outline, sentences: Mapping[str, ParsedSentence], models: Models) -> Reading:
    """The reading of the article of `outline`, whose sentences have been read."""
    article, evidence = outline.article, outline.evidence
    clock = _clock(article, evidence)
    read: list[ReadSentence] = []
    for (part, span), words in zip(outline.places, outline.sentences, strict=True):
        before = read[-1].times if read and read[-1].part == part else ()
        read.append(_in_place(part, span, sentences[words], evidence.headline, clock, before, models.lexicon))
    names = tuple(name for s in read for name in s.names)
    reports = read_reports(article, _tagged(article, read, outline.in_text, models), models.lexicon)
    return Reading(
        article=article,
        language=outline.language,
        boilerplate=outline.boilerplate,
        headline=evidence.headline,
        byline=evidence.byline,
        dateline=evidence.dateline,
        credits=evidence.credits,
        reporting=evidence.reporting,
        names=names,
        reports=reports,
        casualties=find_casualties(article, names, reports, models.lexicon),
    )


def completed(reading: Reading, lexicon: Lexicon) -> Reading:
    """`reading` with what an earlier whosays, which kept it, did not look for."""
    if reading.casualties is not None:
        return reading
    casualties = find_casualties(reading.article, reading.names, reading.reports, lexicon)
    return replace(reading, casualties=casualties)


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


def _in_place(
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
