"""The hour of what happened, by several reports: at around six, at ten past six.

Only hours that are near each other compare, and of one day as far as days are known: such as are far
apart are of several happenings. When somebody was called, or heard of it, is not when it happened.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from whosays.lexicon import Lexicon
from whosays.model import Conflict, Time
from whosays.telling.conflicts.matters import Matter, Matters
from whosays.telling.conflicts.places import happens
from whosays.telling.conflicts.sides import Stand, conflict

_CLOCK = re.compile(r"T(\d\d)(?::(\d\d))?$")
_SAME = 4
"""Minutes that two hours may differ and still be the same."""
_APART = 60
"""Minutes beyond which two hours are of two happenings."""


@dataclass(frozen=True, slots=True)
class _Hour:
    """A clock time, in minutes since midnight, and its day where that is known."""

    minutes: int
    day: str | None
    stand: Stand


def find_hours(matters: Matters, lexicon: Lexicon) -> tuple[Conflict, ...]:
    """The conflict of the hours at which the story's event is said to have happened."""
    hours = [hour for matter in matters.all for hour in _hours(matter, lexicon)]
    sides: list[list[_Hour]] = []
    for hour in sorted(hours, key=lambda h: (h.minutes, h.stand.matter.place)):
        if sides and hour.minutes - sides[-1][0].minutes <= _SAME:
            sides[-1].append(hour)
        else:
            sides.append([hour])
    if len({hour.day for hour in hours if hour.day}) > 1:
        return ()
    if len(sides) < 2 or sides[-1][0].minutes - sides[0][0].minutes > _APART:
        return ()
    why = "The reports put it at different hours."
    stands = [[hour.stand for hour in side] for side in sides]
    made = conflict("time", "hour", "conflict", why, stands)
    return (made,) if made else ()


def _hours(matter: Matter, lexicon: Lexicon) -> list[_Hour]:
    """The one hour of a report of what happened; none where it has several."""
    if matter.report.proposition.background or not any("T" in t.value for t in matter.report.times):
        return []
    if not happens(matter, lexicon) or matter.has_form(lexicon.list("slots", "heard_of")):
        return []
    found = [
        _Hour(minutes, time.earliest[:10] if time.earliest else None, Stand(matter, time.span))
        for time in matter.report.times
        for minutes in [minutes_of(time)]
        if minutes is not None and not time.duration and matter.words_in(time.span)
    ]
    return found if len(found) == 1 else []


def minutes_of(time: Time) -> int | None:
    """The minutes since midnight of a clock time; None where it has none."""
    clock = _CLOCK.search(time.value)
    return int(clock[1]) * 60 + int(clock[2] or 0) if clock else None
