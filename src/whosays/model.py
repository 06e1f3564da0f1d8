"""The records that flow through whosays: Article -> Reading -> Story -> Ledger.

What holds for all of them:

* Every record is frozen. A stage takes records and returns new ones.
* Every offset is a Unicode code point; every span is half-open, [start, end).
* A span lies in one part of an article, its text or its title. The words of a span are always the
  slice of that part, never a retyped copy.
* An id is a hash of a JSON list of what makes the record the same record: the same input gives the
  same id in every run and on every machine.

The words used here are those of the trade; ``docs/glossary.md`` explains each one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Literal
from urllib.parse import urlsplit

Part = Literal["text", "title"]
"""Where in an article a span lies."""

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
SharedKind = Literal["verbatim", "abridged", "rewrite", "same-wire", "credited"]
Status = Literal[
    "untraced",
    "single-origin",
    "relayed",
    "two-or-more-origins",
    "disputed",
    "denied",
    "withdrawn",
    "superseded",
]
ConflictKind = Literal["number", "time", "place", "identity", "status", "denial", "cause", "other"]
Weight = Literal["news", "background", "comment"]
Relation = Literal["conflict", "update", "scope", "precision", "attribution", "order-unknown"]
Verb = Literal[
    "same-story",
    "different-story",
    "shares-text",
    "does-not-share-text",
    "same-claim",
    "different-claim",
    "same-source",
    "different-source",
    "independent",
    "same-name",
    "different-name",
    "wrong-source",
    "note",
    "withdrawn",
]
"""What a judgement says of a, or of a and b."""
ChangeKind = Literal["origin", "conflict", "denial", "correction", "version"]
"""What is new in a story: an origin, a conflict, a denial, a corrected or another version of a page."""


_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=list).encode


def content_id(*parts: object) -> str:
    """The id of what `parts` say: 16 hexadecimal digits of the SHA-256 of their JSON list."""
    listed = _as_json(parts)
    return hashlib.sha256(listed.encode("utf-8", "surrogatepass")).hexdigest()[:16]


# ---------------------------------------------------------------------------------------- article


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of code points of an article's text or title."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    def of(self, text: str) -> str:
        """The words: the slice of `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True where the two share a code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """True where `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Published:
    """When an article says it was published: an ISO value, how exact it is, where it was read."""

    value: str
    granularity: Literal["year", "month", "day", "minute"]
    read_from: Literal["given", "page", "text"]

    @property
    def moment(self) -> str:
        """The value to the minute in UTC where it states its offset; else as it is written."""
        written = self.value[: len("2024-12-08T10:00")]
        try:
            moment = datetime.fromisoformat(self.value)
            return moment.astimezone(UTC).isoformat()[: len(written)] if moment.tzinfo else written
        except (ValueError, OverflowError):
            return written

    def precedes(self, other: Published) -> bool | None:
        """Whether it is the earlier of the two; None where their order is not known.

        A time coarser than a day shows no order, nor do a day and an hour of it, nor an hour with a
        known offset beside one without, less than the 26 hours between the farthest clocks apart.
        """
        one, two = self.moment, other.moment
        coarse = {self.granularity, other.granularity} - {"day", "minute"}
        if coarse or one.startswith(two) or two.startswith(one):
            return None
        if len(one) == len(two) and (self.value != one) != (other.value != two):
            apart = datetime.fromisoformat(one) - datetime.fromisoformat(two)
            if abs(apart) < timedelta(hours=26):
                return None
        return one < two


@dataclass(frozen=True)
class Article:
    """One fetched version of one page. `text` is never edited.

    `raw_sha256` is the hash of the bytes it was read from. `given_id` is what the user calls it:
    the `id` of a JSON line, or the file's name. Outlet, title and url may be unknown (None; an
    unknown title is the empty string).
    """

    text: str
    title: str = ""
    outlet: str | None = None
    url: str | None = None
    published: Published | None = None
    authors: tuple[str, ...] = ()
    given_id: str | None = None
    retrieved: str | None = None
    raw_sha256: str = ""
    version_of: str | None = None

    @cached_property
    def id(self) -> str:
        """A hash of outlet, url, title, published and text: identical text at two outlets is two."""
        when = self.published.value if self.published else None
        return content_id(self.outlet, self.url, self.title, when, self.text)

    @property
    def called(self) -> str:
        """What messages call it: what the user does, or else its title or its id."""
        return self.given_id or self.title or self.id

    @property
    def page(self) -> str | None:
        """The url where it names a page, not a whole site: other text there is another version of it."""
        try:
            parts = urlsplit(self.url or "")
        except ValueError:
            return self.url
        return self.url if parts.path.strip("/") or parts.query else None

    @property
    def arrival(self) -> tuple[bool, str, str]:
        """The order of articles: by publication, undated ones last, then by id."""
        when = self.published
        return when is None, when.moment if when else "", self.id

    def part(self, part: Part) -> str:
        """The text or the title."""
        return self.text if part == "text" else self.title


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that could not be read, and why: nothing is lost silently."""

    item: str
    reason: str


# ---------------------------------------------------------------------------------------- reading


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
    if 2 * sum(p.comment for p in said) > len(said):
        return "comment"
    return "background" if 2 * sum(p.background for p in said) > len(said) else "news"


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article yields. Spans are of its text unless their record has a `part`.

    `headline` is the span of the headline where it stands in the text. Reports are in reading order.
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


# -------------------------------------------------------------------------------------- gathering


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in two articles: a span of the text of each."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class SharedText:
    """Two articles (ids, a < b) that share text. `direction` names the likely giver, if known."""

    a: str
    b: str
    kind: SharedKind
    because: str
    passages: tuple[Passage, ...] = ()
    direction: str | None = None


@dataclass(frozen=True, slots=True)
class StoryJudgements:
    """What people say of pairs of articles (ids): of the same story, of different stories.

    Where the two contradict one another, `different` holds.
    """

    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RecurringLine:
    """A line of an article's text that stands in `stories` stories of the same outlet."""

    article: str
    span: Span
    stories: int


@dataclass(frozen=True, slots=True)
class Story:
    """The articles about one event, with what only many articles show.

    Readings are ordered by the `arrival` of their articles. `unread` is what the pile could not read,
    `judgements` what people said of the story over the program's word, `recurring` lines that recur all
    over an outlet. `given` is the id that gathering gave: not that of the first reading where the story
    is a part of one that fell apart.
    """

    readings: tuple[Reading, ...]
    shared_text: tuple[SharedText, ...] = ()
    unread: tuple[Unread, ...] = ()
    as_of: str | None = None
    judgements: tuple[Judgement, ...] = ()
    recurring: tuple[RecurringLine, ...] = ()
    given: str | None = None

    @property
    def id(self) -> str:
        """The id that gathering gave, or else a hash of the founding article's id."""
        return self.given or content_id("story", self.readings[0].article.id)


# ---------------------------------------------------------------------------------------- telling


@dataclass(frozen=True, slots=True)
class Traced:
    """How many independent origins can be traced: at least, at most."""

    at_least: int
    at_most: int


@dataclass(frozen=True, slots=True)
class Origin:
    """The reports (ids) of a claim whose furthest visible source is the same, with the reasons.

    `label` is words of one of its sources, or says whose own word it is. `traced` is False for an
    article's own word, a denial, or a "no comment": shown, not counted.
    """

    id: str
    label: str
    reports: tuple[str, ...]
    because: tuple[str, ...] = ()
    traced: bool = True


@dataclass(frozen=True, slots=True)
class Link:
    """Two origins (ids) that may be the same, and why."""

    a: str
    b: str
    why: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What is claimed, across articles. Every report of a story is in exactly one claim.

    `text` is the id of the report that words it best. `untraced` are ids of articles that state it
    only on their own word. `heard_by` is the number of articles that carry it. `unjudged` is the count
    without the judgements of people, where there are any.
    """

    id: str
    text: str
    reports: tuple[str, ...]
    statuses: tuple[Status, ...]
    traced: Traced
    untraced: tuple[str, ...]
    heard_by: int
    origins: tuple[Origin, ...]
    links: tuple[Link, ...] = ()
    circular: tuple[tuple[str, ...], ...] = ()
    unjudged: Traced | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict: its value in the article's words, its reports, the words that differ.

    `differs` has one span for each report, in the same order.
    """

    value: str
    reports: tuple[str, ...]
    differs: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sides or more that differ on one slot of one or several claims, classified."""

    id: str
    kind: ConflictKind
    slot: str
    relation: Relation
    why: str
    claims: tuple[str, ...]
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """Who is who: one person, organisation or place with the forms it goes by in the story."""

    id: str
    name: str
    kind: NameKind
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Happening:
    """A line of the timeline: when something is said to have happened, and where first seen."""

    time: Time
    claim: str
    first_seen: str


@dataclass(frozen=True, slots=True)
class Check:
    """What to check next, and why. One of `claim` and `report` (ids) is given."""

    why: str
    claim: str | None = None
    report: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person says over the program's word: `verb` of the ids `a` and `b`.

    `by` says who, `at` when (an ISO day or time). `b` is empty where the verb speaks of one id.
    """

    verb: Verb
    a: str
    b: str
    by: str
    at: str
    note: str = ""

    @property
    def id(self) -> str:
        """A hash of all it says."""
        return content_id(self.verb, self.a, self.b, self.by, self.at, self.note)


@dataclass(frozen=True, slots=True)
class MadeBy:
    """What made a ledger: the version of whosays, its models, its settings."""

    whosays: str
    models: tuple[str, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Ledger:
    """The story told: claims first what is news, carried by most and in dispute."""

    story: Story
    claims: tuple[Claim, ...]
    conflicts: tuple[Conflict, ...]
    names: tuple[Name, ...]
    timeline: tuple[Happening, ...]
    check_next: tuple[Check, ...]
    made_by: MadeBy

    @cached_property
    def articles(self) -> Mapping[str, Reading]:
        """The readings by article id, in the order of the story."""
        return {reading.article.id: reading for reading in self.story.readings}

    @cached_property
    def reports(self) -> Mapping[str, Report]:
        """The reports by id, in the order of the story and of their article."""
        return {r.id: r for reading in self.story.readings for r in reading.reports}

    @property
    def headline(self) -> str:
        """The first headline of its articles, or else the words of the first claim."""
        for reading in self.story.readings:
            if reading.headline:
                return reading.headline.of(reading.article.text)
            if reading.article.title:
                return reading.article.title
        return self.quote(self.claims[0].text) if self.claims else ""

    def quote(self, report_id: str) -> str:
        """The words of a report: the slice of its article."""
        report = self.reports[report_id]
        return report.span.of(self.articles[report.article].article.part(report.part))

    def __str__(self) -> str:
        """One line a claim: how many origins, how many articles, its words."""
        lines = [
            f"{claim.traced.at_least} to {claim.traced.at_most} origins, "
            f"{claim.heard_by} articles: {self.quote(claim.text)}"
            for claim in self.claims
        ]
        return "\n".join(lines)


# ---------------------------------------------------------------------------------------- keeping


@dataclass(frozen=True, slots=True)
class Change:
    """Something new in a story. `text` words it; `of` is the id of its claim, conflict, report or article."""

    kind: ChangeKind
    text: str
    of: str


@dataclass(frozen=True, slots=True)
class StorySummary:
    """A story in a list: what can be said of it without opening its ledger.

    `first` and `last` are the dates of its articles, None where all are undated. `disputed` is the
    number of its claims that are. An untold story has no headline yet.
    """

    id: str
    headline: str
    articles: int
    first: str | None
    last: str | None
    claims: int
    conflicts: int
    disputed: int


@dataclass(frozen=True, slots=True)
class ChangedStory:
    """What new articles (their ids) changed in a story; `new` tells that they began it."""

    story: StorySummary
    new: bool
    added: tuple[str, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Where words were found: in a report, by its words, or else in an article, by what it is called."""

    kind: Literal["report", "article"]
    words: str
    article: str
    story: str | None


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of an article or a story that was forgotten: its id, by whom and when (UTC)."""

    id: str
    kind: Literal["article", "story"]
    by: str
    at: str
