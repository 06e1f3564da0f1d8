"""A story told: claims and their origins, conflicts, names, the timeline and what to check next.

Whatever is told points at reports by their ids, and through them at the characters it was read from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from whosays.model.article import Span
from whosays.model.reading import NameKind, Reading, Report, Time
from whosays.model.story import Story

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
Relation = Literal["conflict", "update", "scope", "precision", "attribution", "order-unknown"]


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
        """One line a claim: how many articles, how many origins, its words."""
        return "\n".join(
            f"{_counted(claim.heard_by, 'article')}, {_origins(claim)}: {self.quote(claim.text)}"
            for claim in self.claims
        )


def _origins(claim: Claim) -> str:
    least, most = claim.traced.at_least, claim.traced.at_most
    if "untraced" in claim.statuses:
        return "no origin traced"
    return _counted(most, "origin") if least == most else f"{least} to {most} origins"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
