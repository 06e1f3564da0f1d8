"""Groups of reports of a claim that rest on one source, and what a rule may look at to join two."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from whosays.telling.claims.shared_words import SharedWords
from whosays.telling.judged import Judged
from whosays.telling.sources.furthest import Furthest


@dataclass(frozen=True)
class Group:
    """Reports of one claim that rest on one source, with the reasons why they are held to."""

    members: tuple[Furthest, ...]
    because: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of its first report: no report is in two groups."""
        return self.members[0].report.id

    @property
    def reports(self) -> tuple[str, ...]:
        """The ids of its reports."""
        return tuple(member.report.id for member in self.members)

    @cached_property
    def speakers(self) -> tuple[Furthest, ...]:
        """The first member of each that speak as one by their words, whatever they report where."""
        told = {(m.role, m.identity, m.description, m.party, m.medium): m for m in reversed(self.members)}
        chosen = {id(m) for m in told.values()}
        return tuple(m for m in self.members if id(m) in chosen)

    def all_are(self, role: str) -> bool:
        """True where every member speaks in `role`."""
        return all(m.role == role for m in self.members)


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a rule may look at beside its two groups: all sources of the claim, and what they share.

    `records` are the words for one kind of record each ("video", "footage").
    """

    members: tuple[Furthest, ...]
    shared: SharedWords
    circles: tuple[frozenset[str], ...] = ()
    records: tuple[frozenset[str], ...] = ()
    judged: Judged | None = None


Rule = Callable[[Group, Group, Claimed], str | None]
"""A rule of two groups: why they are one origin, in words, or None."""


def speaking(a: Group, b: Group) -> Iterator[tuple[Furthest, Furthest]]:
    """Each speaker of the one with each of the other: enough for a rule that asks only who speaks."""
    return ((x, y) for x in a.speakers for y in b.speakers)


def pairs(a: Group, b: Group) -> Iterator[tuple[Furthest, Furthest]]:
    """Each member of the one with each of the other."""
    return ((x, y) for x in a.members for y in b.members)
