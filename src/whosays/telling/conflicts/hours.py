"""The hour of what happened, by several reports: at around six, at ten past six.

Of the story's event only hours that are near each other compare, and of one day as far as days are
known: such as are far apart are of several happenings. When somebody was called, or heard of it, is not
when it happened. What else was done compares by its verb, and a name that both reports have: when the
plane landed in Port Alder, when Ada Renn was last seen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from whosays.lexicon import Lexicon
from whosays.model import Conflict, Relation, Span, Time
from whosays.telling.conflicts.matters import Matter, Matters, event_of_word, later
from whosays.telling.conflicts.places import happens
from whosays.telling.conflicts.sides import Stand, conflict
from whosays.telling.conflicts.times import happened_at

_CLOCK = re.compile(r"T(\d\d)(?::(\d\d))?$")
_SAME = 4
"""Minutes that two hours may differ and still be the same."""
_APART = 60
"""Minutes beyond which two hours are of two happenings."""
_HOUR, _ROUNDED = 60, 20
"""Minutes of an hour; by how many two may differ of which one is about a full hour, and be the same."""
_NEAR = 30
"""Code points before a verb among which it is read that it was only expected."""
_AT = re.compile(r"\b(?:at|around|about|by|before|after|near|nearly|roughly|approximately)\b", re.IGNORECASE)
_EXPECTED = re.compile(
    r"\b(?:will|would|due|scheduled|expected|planned|set|supposed) (?:\w+ )?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Hour:
    """A clock time, in minutes since midnight, and its day where that is known."""

    minutes: int
    day: str | None
    stand: Stand


def find_hours(matters: Matters, lexicon: Lexicon) -> tuple[Conflict, ...]:
    """The conflicts of the hours at which the story's event is said to have happened, and other things."""
    return (*_of_the_event(matters, lexicon), *_of_deeds(matters, lexicon))


def _of_the_event(matters: Matters, lexicon: Lexicon) -> tuple[Conflict, ...]:
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


@dataclass(frozen=True, slots=True)
class _Deed:
    """What was done at an hour: the classes of event or the verbs that tell of it."""

    hour: _Hour
    done: frozenset[str]
    is_rounded: bool
    is_expected: bool


def _of_deeds(matters: Matters, lexicon: Lexicon) -> tuple[Conflict, ...]:
    """The conflict of the hours of each thing that was done; none where an article has several."""
    if matters.are_of_one_article:
        return ()
    deeds = [deed for matter in matters.all for deed in _deeds(matter, lexicon)]
    found: list[Conflict] = []
    for done in sorted(frozenset().union(*(deed.done for deed in deeds))):
        of_one = [deed for deed in deeds if done in deed.done]
        groups: list[list[_Deed]] = []
        for a, b in combinations(of_one, 2):
            if _are_one(a, b, of_one):
                home = next((g for g in groups if a in g or b in g), None)
                if home is None:
                    groups.append([a, b])
                else:
                    home += [deed for deed in (a, b) if deed not in home]
        made = [_conflict(group, done) for group in groups]
        found += [c for c in made if c and not any(c.id == other.id for other in found)]
    return tuple(found)


def _deeds(matter: Matter, lexicon: Lexicon) -> list[_Deed]:
    if matter.report.proposition.background or not any("T" in t.value for t in matter.report.times):
        return []
    events, of_days = lexicon.once(event_of_word), lexicon.list("slots", "of_days")
    found = []
    for time in matter.report.times:
        minutes = minutes_of(time)
        if minutes is None or time.duration or not _is_clock(matter, time):
            continue
        happened = happened_at(matter, time, events, of_days)
        if happened is None:
            continue
        nearest, span = happened
        main = matter.report.proposition.predicate or nearest
        done = frozenset({nearest, events.get(main, main)}) - lexicon.list("slots", "no_deeds")
        differs = Span(min(span.start, time.span.start), max(span.end, time.span.end))
        day = time.earliest[:10] if time.earliest else None
        before = matter.text[max(0, span.start - _NEAR) : span.start]
        found.append(
            _Deed(
                hour=_Hour(minutes, day, Stand(matter, differs)),
                done=done,
                is_rounded=bool(time.modifier) and minutes % _HOUR == 0,
                is_expected=matter.report.stance == "predicts" or _EXPECTED.search(before) is not None,
            )
        )
    return found


def _is_clock(matter: Matter, time: Time) -> bool:
    """True for "at 2:10" and "about midnight", not for the length of a video and a colour."""
    return _AT.search(matter.text, max(0, time.span.start - len("about ")), time.span.end) is not None


def _are_one(a: _Deed, b: _Deed, of_one: Sequence[_Deed]) -> bool:
    """True for two articles of one deed at different hours of one day, as far as days are known."""
    x, y = a.hour.stand.matter, b.hour.stand.matter
    if x.article.id == y.article.id or (a.hour.day and b.hour.day and a.hour.day != b.hour.day):
        return False
    apart = abs(a.hour.minutes - b.hour.minutes)
    if apart <= (_ROUNDED if a.is_rounded or b.is_rounded else _SAME) or not x.names & y.names:
        return False
    people = x.names_of("person"), y.names_of("person")
    if people[0] - people[1] and people[1] - people[0]:
        return False
    return not (_gives(of_one, x.article.id, b) or _gives(of_one, y.article.id, a))


def _gives(of_one: Sequence[_Deed], article: str, other: _Deed) -> bool:
    """True where an article has the hour of `other`, too."""
    own = (deed for deed in of_one if deed.hour.stand.matter.article.id == article)
    return any(abs(deed.hour.minutes - other.hour.minutes) <= _SAME for deed in own)


def _conflict(deeds: Sequence[_Deed], done_by: str) -> Conflict | None:
    sides: list[list[_Deed]] = []
    for deed in sorted(deeds, key=lambda d: (d.hour.minutes, d.hour.stand.matter.place)):
        if sides and deed.hour.minutes - sides[-1][0].hour.minutes <= _SAME:
            sides[-1].append(deed)
        else:
            sides.append([deed])
    planned, done = ([d for d in deeds if d.is_expected is expected] for expected in (True, False))
    relation: Relation = "conflict"
    why = "The reports put it at different hours."
    is_later = later(*([d.hour.stand.matter for d in some] for some in (done, planned)))
    if planned and is_later and len({d.hour.minutes for d in done}) == 1:
        relation, why = "update", "The one was the plan, the other is what a later report says was done."
    slot = f"hour {done_by.removeprefix('event:')}"
    return conflict("time", slot, relation, why, [[d.hour.stand for d in side] for side in sides])
