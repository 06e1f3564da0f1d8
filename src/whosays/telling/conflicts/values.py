"""Values of one type in two reports that are each other's nearest, in a pile of a few reports.

Two articles may tell of one matter without a content word in common ("the toll stands at", "the count
is now"). In a small pile their reports still find each other: a report with a number and the report of
the other article with a number of the same unit that shares most with it (words, names, who is
credited), where each is the nearest of the other. So with days. What other rules have told of two
reports is left to them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from whosays.lexicon import Lexicon
from whosays.model import Conflict, Quantity, Relation, Span, Time
from whosays.telling.conflicts.matters import Matter, Matters, later, says_risen
from whosays.telling.conflicts.sides import Stand, conflict
from whosays.telling.conflicts.times import apart
from whosays.telling.conflicts.voices import are_one_party, are_two_parties

_ENOUGH = 2.0
"""What two reports have to share: two words or names, or one and the source."""
_HARM = frozenset({"event:die", "event:injure", "event:shoot"})
"""What tolls are of: they are compared article by article (`toll_sides.py`)."""
_VAGUE = 8.0
"""How many times its least a vague number ("dozens") may be."""
_CLOSE = 1.3
"""How many times higher a number may be that "at least" leaves room for."""
_SAME = 0.02
_FAR_APART = 12.0


@dataclass(frozen=True, slots=True)
class _Valued:
    """A report with its one value of a type."""

    matter: Matter
    value: Quantity | Time
    differs: Span


def find_values(matters: Matters, told: Sequence[Conflict], lexicon: Lexicon) -> tuple[Conflict, ...]:
    """The conflicts of numbers and days of nearest reports that no conflict of `told` has yet."""
    if not matters.are_few:
        return ()
    known = [{r for side in c.sides for r in side.reports} for c in told]
    whole = lexicon.list("slots", "whole")
    units = {q.unit for m in matters.all for q in m.report.quantities if q.unit != "age"}
    found: list[Conflict | None] = []
    for unit in sorted(units, key=str):
        for a, b in _nearest([v for m in matters.all for v in _numbers(m, unit)], matters):
            found.append(_conflict("number", a, b, _of_numbers(a, b, whole)))
    for a, b in _nearest([v for m in matters.all for v in _days(m)], matters):
        found.append(_conflict("time", a, b, _of_days(a, b)))
    made = [c for c in found if c]
    return tuple(c for c in made if not any(_holds(k, c) for k in known))


def _holds(known: set[str], made: Conflict) -> bool:
    return sum(bool(known.intersection(side.reports)) for side in made.sides) > 1


def _numbers(matter: Matter, unit: str | None) -> list[_Valued]:
    own = [
        q
        for q in matter.report.quantities
        if q.unit == unit and q.low > 0 and not any(t.span.overlaps(q.span) for t in matter.report.times)
    ]
    is_toll = bool(matter.keys & _HARM)
    return (
        [_Valued(matter, own[0], own[0].span)] if len(own) == 1 and _is_told(matter) and not is_toll else []
    )


def _days(matter: Matter) -> list[_Valued]:
    own = [t for t in matter.report.times if not t.duration and not t.value.endswith("_REF")]
    return [_Valued(matter, own[0], own[0].span)] if len(own) == 1 and _is_told(matter) else []


def _is_told(matter: Matter) -> bool:
    report = matter.report
    return (
        report.part == "text"
        and report.stance in ("asserts", "hedges", "predicts")
        and not report.proposition.negated
    )


def _nearest(valued: Sequence[_Valued], matters: Matters) -> list[tuple[_Valued, _Valued]]:
    """The pairs of different articles of which each is the nearest of the other, and near enough."""

    def near(a: _Valued, b: _Valued) -> float:
        shared = a.matter.keys & b.matter.keys
        around = matters.around(a.matter) & matters.around(b.matter)
        voice = 1.0 if are_one_party(a.matter, b.matter) else 0.0
        return len(shared) + 0.3 * len(around - shared) + voice

    def best(one: _Valued, measure: Callable[[_Valued, _Valued], float]) -> _Valued | None:
        others = [o for o in valued if o.matter.article.id != one.matter.article.id]
        return max(others, key=lambda o: (measure(one, o), -o.matter.place), default=None)

    pairs = []
    for one in valued:
        other = best(one, near)
        if other is None or best(other, near) is not one or one.matter.place > other.matter.place:
            continue
        if near(one, other) >= _ENOUGH:
            pairs.append((one, other))
    return pairs


def _conflict(kind: str, a: _Valued, b: _Valued, relation: tuple[Relation, str] | None) -> Conflict | None:
    if relation is None:
        return None
    sides = [[Stand(a.matter, a.differs)], [Stand(b.matter, b.differs)]]
    did = a.matter.report.proposition.predicate or "value"
    return conflict("number" if kind == "number" else "time", f"{kind} {did}", *relation, sides)


def _of_numbers(a: _Valued, b: _Valued, whole: frozenset[str]) -> tuple[Relation, str] | None:
    low, high = sorted((a, b), key=lambda v: (_number(v).low, v.matter.place))
    least, most = _number(low), _number(high)
    if most.low - least.low <= _SAME * most.low or most.low > _FAR_APART * least.low:
        return None
    words = [{w.lower for w in v.matter.words} for v in (low, high)]
    if (words[1] & whole) - words[0]:
        return "scope", "One of the numbers is of a whole, the other of a part of it."
    room = _VAGUE if least.bound == "vague" else _CLOSE if least.bound in ("at-least", "about") else 0.0
    if most.low <= room * least.low:
        return "precision", "One number leaves room for the other."
    is_later = later([high.matter], [low.matter])
    if is_later or (is_later is None and says_risen(high.matter)):
        return "update", "The later report has the higher number."
    if are_two_parties(low.matter, high.matter):
        return "attribution", "Each of two parties gives its own number."
    if is_later is None:
        return "order-unknown", "The number may have changed; which is later is not known."
    return "conflict", "The reports give different numbers for the same."


def _number(valued: _Valued) -> Quantity:
    assert isinstance(valued.value, Quantity)
    return valued.value


def _of_days(a: _Valued, b: _Valued) -> tuple[Relation, str] | None:
    one, other = a.value, b.value
    assert isinstance(one, Time)
    assert isinstance(other, Time)
    events = {k for k in a.matter.keys & b.matter.keys if k.startswith("event:")}
    if not events or any(v.matter.is_background for v in (a, b)):
        return None
    if one.value == other.value or one.earliest is None or other.earliest is None:
        return None
    if not apart(one, other):
        return None
    if all(v.matter.report.stance == "predicts" for v in (a, b)):
        if later([a.matter], [b.matter]) is None:
            return "order-unknown", "What is planned may have been moved; which is later is not known."
        return "update", "The later report gives another date for what was still to come."
    if are_two_parties(a.matter, b.matter):
        return "attribution", "Each of two parties gives its own time."
    return "conflict", "The reports put the same thing at times that have nothing in common."
