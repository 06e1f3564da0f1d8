"""All that one article yields when it is read.

A span lies in one part of its article, the text or the title; its words are always the slice of that part.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from whosays.model.article import Article, Part, Span
from whosays.model.ids import content_id

SourceKind = Literal["person", "organisation", "media", "government", "document", "data", "witness", "group"]
Stance = Literal["asserts", "hedges", "denies", "cannot-confirm", "predicts", "withdrawn"]
StanceKind = Literal["declined-to-comment", "no-reply", "could-not-verify", "not-confirmed"]
Carried = Literal["sentence", "anaphor", "quote"]
TermKind = Literal["noun", "verb", "adjective", "adverb", "name", "number"]
NameKind = Literal["person", "organisation", "place"]
BoilerplateKind = Literal[
    "byline",
    "dateline",
    "credit",
    "date",
    "photo-credit",
    "caption",
    "gallery",
    "share-bar",
    "comment-bar",
    "related",
    "promotion",
    "contact",
    "copyright",
    "section-label",
    "stray-id",
    "repeated-headline",
    "repeated-body",
]
CreditKind = Literal["outlet", "agency", "author", "editor", "contributor"]
Granularity = Literal[
    "year", "quarter", "season", "month", "week", "weekend", "day", "part-of-day", "hour", "minute"
]
Anchor = Literal["published", "dateline", "text", "none"]
Bound = Literal["exact", "at-least", "at-most", "about", "vague"]
Weight = Literal["news", "background", "comment"]
Harm = Literal["die", "injure", "shot"]


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A stretch of the text that is not the report. Masked, never deleted."""

    span: Span
    kind: BoilerplateKind


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom an article credits outside its sentences: in dateline, byline or credit line.

    `name` is the name as written, `agency` the key of the agency in the lexicon, where it is one.
    """

    name: str
    kind: CreditKind
    span: Span
    agency: str | None = None
    part: Part = "text"


@dataclass(frozen=True, slots=True)
class OwnReporting:
    """A sign that the article's own people saw, heard or asked: the words that say so."""

    kind: Literal["correspondent", "interview", "dateline", "contributor"]
    span: Span


@dataclass(frozen=True, slots=True)
class NameMention:
    """One mention of a person, an organisation or a place."""

    span: Span
    kind: NameKind
    part: Part = "text"


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression. `value` is TimeML (X where open); nothing finer than the words is invented.

    `earliest` and `latest` are ISO days or minutes, inclusive, or None where unresolvable.
    `anchor` says what a relative expression was reckoned from, `anchor_span` where that is read.
    """

    span: Span
    value: str
    earliest: str | None
    latest: str | None
    granularity: Granularity
    modifier: str | None = None
    anchor: Anchor = "none"
    anchor_span: Span | None = None
    duration: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something: `low` to `high` (equal where exact, high None where open)."""

    span: Span
    low: float
    high: float | None
    bound: Bound
    unit: str | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One link of a chain, as the words credit it.

    `name` is made from words of its span. `count` is a number of people where one is given ("two
    officials"). `cue` are the words that credit it ("told", "citing"); `carried` tells that the
    source was read across from an earlier sentence, whose place `span` then is.
    """

    name: str
    kind: SourceKind
    named: bool
    span: Span
    cue: tuple[Span, ...]
    count: int | None = None
    carried: Carried | None = None
    part: Part = "text"


@dataclass(frozen=True, slots=True)
class Slots:
    """Who did what to whom, where: the spans that fill a report's slots, where they were found."""

    who: Span | None = None
    did: Span | None = None
    whom: Span | None = None
    where: Span | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A content word: its lemma in lower case, its span in the report's part, its kind."""

    lemma: str
    span: Span
    kind: TermKind


@dataclass(frozen=True, slots=True)
class Proposition:
    """What telling needs of a report's content, so that it need not be parsed again.

    `terms` are its content words in order; `predicate` is the lemma of its main verb or noun of
    event; `negated` tells whether the proposition itself is negated; `tense` is that of the main
    verb; `background` tells that the words put it in the past of the story ("in 2011", pluperfect);
    `comment` that it asserts nothing checkable.
    """

    terms: tuple[Term, ...] = ()
    predicate: str | None = None
    negated: bool = False
    tense: Literal["past", "present", "future", "none"] = "none"
    background: bool = False
    comment: bool = False


@dataclass(frozen=True)
class Report:
    """One statement by one article.

    `span` is the shortest stretch that holds proposition, source and cue; `chain` has the sources
    the words credit, nearest first, and never outlet, byline or dateline.
    """

    article: str
    part: Part
    span: Span
    sentence: Span
    content: tuple[Span, ...]
    stance: Stance
    chain: tuple[Source, ...] = ()
    stance_kind: StanceKind | None = None
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    slots: Slots = Slots()
    notes: tuple[str, ...] = ()
    proposition: Proposition = Proposition()

    @cached_property
    def id(self) -> str:
        """A hash of article, part, span, content and the spans of the chain."""
        content = [[s.start, s.end] for s in self.content]
        chain = [[s.part, s.span.start, s.span.end] for s in self.chain]
        return content_id(self.article, self.part, self.span.start, self.span.end, content, chain)


def weight_of(reports: Iterable[Report]) -> Weight:
    """What most of the reports of a claim are: comment, or background, or else news."""
    said = [report.proposition for report in reports]
    if len(said) == 1:
        return "comment" if said[0].comment else "background" if said[0].background else "news"
    if 2 * sum(p.comment for p in said) > len(said):
        return "comment"
    return "background" if 2 * sum(p.background for p in said) > len(said) else "news"


@dataclass(frozen=True, slots=True)
class Casualties:
    """A number of people something happened to.

    `counted` is False for people told of one by one ("a man", a name), whose `names` are given.
    `degree` is True where only the gravely or slightly hurt are counted, `others` where the number
    leaves some out ("three others"), `part` where it is said to be part of another number. `scope` is
    the noun where it narrows who is counted. `attacker` says whether who did it is "in" or "out". `grown`
    tells that there were fewer before ("a fourth victim has died").
    """

    harm: Harm
    value: float
    bound: Bound
    span: Span
    counted: bool
    degree: bool = False
    others: bool = False
    part: bool = False
    scope: str = ""
    names: tuple[str, ...] = ()
    attacker: Literal["in", "out", ""] = ""
    grown: bool = False


@dataclass(frozen=True, slots=True)
class ToldCasualties:
    """Casualties in the sentence that tells of them; `rounds_up` where it counts several events together."""

    casualties: Casualties
    sentence: Span
    rounds_up: bool = False
    part: Part = "text"


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article yields. Spans are of its text unless their record has a `part`.

    `headline` is the span of the headline where it stands in the text. Reports are in reading order, and so
    are the casualties; None where nobody has looked for them: in a reading that an earlier whosays kept.
    """

    article: Article
    language: str
    boilerplate: tuple[Boilerplate, ...] = ()
    headline: Span | None = None
    byline: Span | None = None
    dateline: Span | None = None
    credits: tuple[Credit, ...] = ()
    reporting: tuple[OwnReporting, ...] = ()
    names: tuple[NameMention, ...] = ()
    reports: tuple[Report, ...] = ()
    casualties: tuple[ToldCasualties, ...] | None = None
