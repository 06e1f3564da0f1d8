"""Entries: what a ledger shows, numbered and lettered, whatever format it is shown in.

Articles are numbered in the order of the story, claims and conflicts in the order of the ledger,
the traced origins of a claim are lettered. Every line has its `Evidence`. All words here have gone
through `untrusted.visible`; `ledger_entries` makes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from whosays.model import Ledger, NameKind, Part, Reading, Span, Status, Traced, Unread, Weight
from whosays.showing import wording


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a line was read from, and where: article number, part, span in code points.

    `report` is the id of the report they are, or lie in, where there is one.
    """

    number: int
    article: str
    publisher: str
    part: Part
    span: Span
    words: str
    report: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a printed chain: the publisher, whom the article credits, or a source.

    `cues` are the words that credit a source ("told"); `notes` say what else is known of it.
    """

    role: Literal["publisher", "credit", "source"]
    name: str
    named: bool = True
    cues: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """One article: its number, what it is called, and the names of whom it credits."""

    number: int
    id: str
    reading: Reading
    called: str
    publisher: str
    known: bool
    title: str
    published: str | None
    byline: Evidence | None
    credits: tuple[Evidence, ...]
    credited: tuple[str, ...]
    url: str | None


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """One report: its evidence, its printed chain, its stance in words (empty: it asserts)."""

    id: str
    evidence: Evidence
    chain: tuple[Step, ...]
    stance: str
    notes: tuple[str, ...]
    headline: bool


@dataclass(frozen=True, slots=True)
class OriginEntry:
    """One origin of a claim. `place` counts from nought; None where it is shown, not counted.

    `linked` tells that it may be the same as an earlier one: it raises "at most" only.
    """

    place: int | None
    label: str
    reports: tuple[ReportEntry, ...]
    because: tuple[str, ...]
    linked: bool

    @property
    def letter(self) -> str | None:
        """A for the first; None where it is not counted."""
        return None if self.place is None else wording.letter(self.place)

    @property
    def own_word(self) -> bool:
        """True where it is not counted and no more than an article's plain own word."""
        told = any(r.stance or any(s.role == "source" for s in r.chain) for r in self.reports)
        return self.place is None and not told


@dataclass(frozen=True, slots=True)
class LinkEntry:
    """Two origins, by letter or label, that may be the same, and why."""

    a: str
    b: str
    why: str


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """One claim, with everything that stands behind it and against it.

    `carried_by` tells for the number of each article that carries it the traced origins it leads
    to. `conflicts` are the numbers of the conflicts it is part of.
    """

    number: int
    id: str
    weight: Weight
    text: ReportEntry
    reports: tuple[ReportEntry, ...]
    bound: str
    traced: Traced
    heard_by: int
    statuses: tuple[Status, ...]
    origins: tuple[OriginEntry, ...]
    untraced: tuple[int, ...]
    links: tuple[LinkEntry, ...]
    circular: tuple[tuple[Evidence, ...], ...]
    carried_by: Mapping[int, tuple[OriginEntry, ...]]
    conflicts: tuple[int, ...]

    @property
    def counted(self) -> tuple[OriginEntry, ...]:
        """The origins that are traced, and so counted."""
        return tuple(o for o in self.origins if o.place is not None)

    @property
    def sourced(self) -> tuple[int, ...]:
        """The articles that lead to a counted origin."""
        return tuple(number for number, origins in self.carried_by.items() if origins)

    @property
    def heard(self) -> str:
        """How many articles carry the claim, and where only some of them lead to an origin, how many."""
        return wording.heard(self.heard_by, len(self.sourced))

    @property
    def beside(self) -> tuple[int, ...]:
        """The articles that state no claim close to this one, credit nobody, and are shown nowhere else."""
        shown = {r.evidence.number for o in self.origins if not o.own_word for r in o.reports}
        return tuple(n for n in self.carried_by if n not in shown and n not in self.untraced)

    def rests_on(self, number: int) -> str:
        """In words, what the article of that number rests on for this claim."""
        if origins := self.carried_by[number]:
            noun = "origin" if len(origins) == 1 else "origins"
            return f"{noun} {', '.join(o.letter for o in origins if o.letter)}"
        return "its own word" if number in (*self.untraced, *self.beside) else "nothing that is counted"

    @property
    def marks(self) -> tuple[str, ...]:
        """The statuses in plain words, without those that the bound says already."""
        return tuple(wording.STATUS[s] for s in self.statuses if s not in wording.SAID_BY_BOUND)


@dataclass(frozen=True, slots=True)
class SideEntry:
    """One side of a conflict: its value, and for each report the words that differ."""

    value: str
    reports: tuple[tuple[ReportEntry, str], ...]


@dataclass(frozen=True, slots=True)
class ConflictEntry:
    """One conflict: its kind and relation in plain words, its sides."""

    number: int
    id: str
    kind: str
    slot: str
    relation: str
    relation_words: str
    why: str
    claims: tuple[int, ...]
    sides: tuple[SideEntry, ...]


@dataclass(frozen=True, slots=True)
class SeenEntry:
    """A sign that an article's own people saw, heard or asked."""

    kind: str
    sign: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class HappeningEntry:
    """A line of the timeline: the words for the time, what they resolve to, the claim."""

    words: str
    resolved: str
    claim: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class NameEntry:
    """A name with its aliases, and the first mention of any of them."""

    name: str
    kind: NameKind
    aliases: tuple[str, ...]
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class SharedEntry:
    """Two articles that share text: numbers, how, which gave, why, the words they share."""

    a: int
    b: int
    kind: str
    giver: int | None
    because: str
    passages: tuple[tuple[Evidence, Evidence], ...]


@dataclass(frozen=True, slots=True)
class CheckEntry:
    """What to check next and why: the claim, and where it is about one report, its words."""

    why: str
    claim: int | None
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """All that is shown of one story.

    `listed_above` tells that the first story of the document lists all that is unread or left out.
    """

    ledger: Ledger
    id: str
    headline: str
    articles: tuple[ArticleEntry, ...]
    claims: tuple[ClaimEntry, ...]
    conflicts: tuple[ConflictEntry, ...]
    seen: tuple[SeenEntry, ...]
    shared: tuple[SharedEntry, ...]
    names: tuple[NameEntry, ...]
    timeline: tuple[HappeningEntry, ...]
    checks: tuple[CheckEntry, ...]
    unread: tuple[Unread, ...]
    left_out: tuple[Unread, ...]
    listed_above: bool
    made_by: tuple[str, ...]

    def of_weight(self, weight: Weight) -> tuple[ClaimEntry, ...]:
        """The claims of that weight, in the ledger's order."""
        return tuple(c for c in self.claims if c.weight == weight)

    def carried_by_several(self, most: int) -> tuple[ClaimEntry, ...]:
        """The first claims that are news and carried by several articles, no more than `most`."""
        return tuple(c for c in self.of_weight("news") if c.heard_by > 1)[:most]

    @property
    def summary(self) -> tuple[str, ...]:
        """The header: articles, publishers, dates, what is not read or left out."""
        known = sum(a.known for a in self.articles)
        dated = [a for a in self.articles if a.published]
        parts = [
            wording.counted(len(self.articles), "article"),
            f"publisher known for {known or 'none'}{f' of {len(self.articles)}' if known else ''}",
            f"{len(dated)} dated" if dated else "none dated",
        ]
        if not self.order_known:
            parts.append("ORDER UNKNOWN")
        if self.unread:
            parts.append(f"{len(self.unread)} not read")
        if self.left_out:
            parts.append(f"{len(self.left_out)} left out")
        return tuple(parts)

    @property
    def order_known(self) -> bool:
        """True where at least two articles have different times of publication, or there is one."""
        times = {a.published for a in self.articles if a.published}
        return len(times) > 1 or len(self.articles) == 1
