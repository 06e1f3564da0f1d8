"""What a claim's part in conflicts makes of its statuses, each by one rule.

* disputed: one of its reports stands on a side of a conflict whose sides cannot all hold, or on the
  side that is denied, where a named source denies it.
* superseded: its reports stand on earlier sides of an update and on none of the last, and it was
  last told before the last side was, by usable times of publication.

A status is added, never taken away.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from whosays.model import Claim, Conflict, Published, Report, Side, Status, Story
from whosays.telling.publication import last_is_later


@dataclass(frozen=True, slots=True)
class _Told:
    """The reports of a story by id, and when the article of each was published."""

    reports: Mapping[str, Report]
    published: Mapping[str, Published | None]


def with_conflicts(story: Story, claims: Sequence[Claim], conflicts: Sequence[Conflict]) -> tuple[Claim, ...]:
    """`claims` in their order, with the statuses that `conflicts` give them."""
    if not conflicts:
        return tuple(claims)
    told = _Told(
        {r.id: r for reading in story.readings for r in reading.reports},
        {r.id: reading.article.published for reading in story.readings for r in reading.reports},
    )
    disputed = {report for conflict in conflicts for report in _disputed(conflict, told)}
    updates = [conflict for conflict in conflicts if conflict.relation == "update"]
    return tuple(_with_statuses(claim, disputed, updates, told) for claim in claims)


def _with_statuses(
    claim: Claim, disputed: Collection[str], updates: Sequence[Conflict], told: _Told
) -> Claim:
    rules: tuple[tuple[Status, bool], ...] = (
        ("disputed", any(report in disputed for report in claim.reports)),
        ("superseded", any(_is_superseded(claim, update, told) for update in updates)),
    )
    further = tuple(status for status, holds in rules if holds)
    return replace(claim, statuses=claim.statuses + further) if further else claim


def _disputed(conflict: Conflict, told: _Told) -> Iterator[str]:
    """The reports (ids) that a conflict puts in dispute."""
    if conflict.relation == "conflict":
        yield from (report for side in conflict.sides for report in side.reports)
    elif conflict.kind == "denial" and any(_denies_on_record(side, told) for side in conflict.sides):
        for side in conflict.sides:
            yield from (r for r in side.reports if told.reports[r].stance not in ("denies", "cannot-confirm"))


def _denies_on_record(side: Side, told: _Told) -> bool:
    denials = (told.reports[r] for r in side.reports if told.reports[r].stance == "denies")
    return any(source.named for denial in denials for source in denial.chain)


def _is_superseded(claim: Claim, update: Conflict, told: _Told) -> bool:
    *earlier, last = (set(side.reports) for side in update.sides)
    own = set(claim.reports)
    if own & last or not any(own & side for side in earlier):
        return False
    last_told = [told.published[report] for report in update.sides[-1].reports]
    return last_is_later(last_told, [told.published[report] for report in claim.reports]) is True
