"""Tolls that differ: articles of one event that count their dead, or their hurt, differently.

How two tolls relate is told in this order: who did it counted or not, and some only counted, is
scope; a higher number in a later article is an update, and a lower number of the hurt, too, where the
number of the dead rose meanwhile; a number that leaves room for the other is precision; where the
order is not known, a toll may have grown; the rest is a conflict. Articles whose counted events lie
on different days tell of different events.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, pairwise

from whosays.lexicon import Lexicon
from whosays.model import Conflict, Reading, Relation, Story
from whosays.telling.conflicts.matters import Matter, Matters, later, says_risen
from whosays.telling.conflicts.sides import Stand, conflict
from whosays.telling.conflicts.tolls import Counted, Slot, Toll, is_total, tolls_of
from whosays.telling.conflicts.voices import are_of_one_day, are_two_parties

TOLLS: Mapping[Slot, str] = {"die": "number killed", "injure": "number injured"}
"""The slots whose numbers are tolls, with what they are called."""
_CLOSE = 1.3
"""How many times higher a number may be that "at least" leaves room for: beyond, it has grown."""
_FAR_APART = 4.0
"""How many times higher a toll may be and still be of the same event."""
_NEARLY = 0.1
"""Share of a number by which a bound may miss it and be as good as the same."""
_VAGUE = 8.0
"""How many times its least a vague number ("dozens") may be."""
_MOST_VALUES = 4
_OPENING = 4
"""Reports that open an article: their days are those of its event."""
_OF_A_DAY = ("minute", "hour", "part-of-day", "day")
_RECENT = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class _Told:
    """The toll of one article with the matters of its places, and the days of its event."""

    toll: Toll
    matters: tuple[tuple[Matter, Counted], ...]
    days: frozenset[str]

    @property
    def also(self) -> frozenset[float]:
        """The other numbers that the article gives for the same: parts, or totals of its own.

        More people taken to hospital than were hurt are no part: there the toll is an early one. What
        was the number before "a fourth victim" died is none of its own.
        """
        if any(place.casualties.grown for _, place in self.matters):
            return frozenset()
        return frozenset(
            c.casualties.value
            for c in self.toll.others
            if c.casualties.harm == self.toll.slot
            and not (c.casualties.degree and c.casualties.value > self.toll.value)
        )

    @property
    def is_of_others(self) -> bool:
        """True where the number leaves some out, wherever it stands ("three others")."""
        return all(place.casualties.others for _, place in self.matters)

    @property
    def highest(self) -> float:
        """The upper end of what the number may be."""
        return (
            float("inf")
            if self.toll.bound in ("at-least", "vague")
            else self.toll.value * _ROOM[self.toll.bound]
        )

    @property
    def lowest(self) -> float:
        """The lower end."""
        return 0.0 if self.toll.bound == "at-most" else self.toll.value / _ROOM[self.toll.bound]


_SEVERAL = re.compile(
    r"\b(?:two|both|three|four|twin|several|\d)\s+(?:\w+\s+)?(?:explosions|blasts|bombs|bombings|attacks|shootings"
    r"|raids|strikes|crashes|quakes|fires|accidents|sites|incidents)\b",
    re.IGNORECASE,
)
_ONE_OF_SEVERAL = re.compile(
    r"\b(?:first|second|third|later|earlier|other)\s+(?:\w+\s+)?(?:explosion|blast|bomb|bombing|attack|shooting"
    r"|raid|strike|crash|quake|fire|accident|site|incident)\b",
    re.IGNORECASE,
)
_NEW_VERSION = re.compile(r"\W*(?:updated?|correct(?:ed|ion))\b", re.IGNORECASE)
_OVERALL = re.compile(r"\b(?:overall|combined|altogether|all told|in all)\b", re.IGNORECASE)
_COUNTS_ALL = "The higher number is said to be of all, others counted in."
_ROOM = {"exact": 1.0, "at-least": 1.0, "at-most": 1.0, "vague": 1.0, "about": 1.1}


def find_tolls(story: Story, matters: Matters, lexicon: Lexicon) -> tuple[Conflict, ...]:
    """The conflicts of the tolls of a story."""
    by_report = {m.report.id: m for m in matters.all}
    told: dict[Slot, list[_Told]] = {slot: [] for slot in TOLLS}
    days = [r.article.published.value for r in story.readings if r.article.published]
    tolls = [(reading, tolls_of(reading, min(days, default=None))) for reading in story.readings]
    for reading, own in tolls:
        of_event = _days(reading) if own else frozenset()
        for toll in own:
            over = tuple(
                (by_report[r.id], place) for place in toll.places for r in place.reports if r.id in by_report
            )
            if over and toll.is_sure:
                told[toll.slot].append(_Told(toll, over, of_event))
    inside = [c for _, own in tolls for c in _inside(own, by_report)]
    dead = told["die"]
    found = [
        _conflict(slot, [one for one in some if one.toll.bound != "vague"], dead, lexicon)
        or _conflict(slot, some, dead, lexicon)
        for slot, some in told.items()
    ]
    return tuple(c for c in (*found, *inside) if c)


def _inside(tolls: Iterable[Toll], by_report: Mapping[str, Matter]) -> Iterator[Conflict | None]:
    """The conflicts of one article, which gives `tolls`, with itself: two parties, two totals."""
    for toll in tolls:
        places = [
            (by_report[r.id], c)
            for c in (*toll.places, *toll.others)
            for r in c.reports
            if r.id in by_report and is_total(c.casualties) and c.casualties.harm == toll.slot
        ]
        differing: dict[tuple[float, float], list[tuple[Stand, Stand]]] = {}
        overall: set[tuple[float, float]] = set()
        for (a, one), (b, other) in combinations(places, 2):
            near = abs(one.rank - other.rank) <= 1 and _are_near(one, other)
            if near and are_two_parties(a, b):
                (low, x), (high, y) = sorted(((one, a), (other, b)), key=lambda p: p[0].casualties.value)
                values = (low.casualties.value, high.casualties.value)
                stands = (Stand(x, low.casualties.span), Stand(y, high.casualties.span))
                differing.setdefault(values, []).append(stands)
                if _OVERALL.search(y.quote(y.report.sentence)):
                    overall.add(values)
        for values, pairs in differing.items():
            sides = [[pair[i] for pair in pairs] for i in (0, 1)]
            relation: Relation = "scope" if values in overall else "conflict"
            why = _COUNTS_ALL if values in overall else "Two parties give different numbers for the same."
            yield conflict("number", TOLLS[toll.slot], relation, why, sides)


def _are_near(a: Counted, b: Counted) -> bool:
    """True for two numbers that may be of the same people: not the same, and not far apart."""
    low, high = sorted((a.casualties.value, b.casualties.value))
    return low < high <= _FAR_APART * low


def _days(reading: Reading) -> frozenset[str]:
    """The days on which the event of an article happened, as its opening gives them."""
    when = reading.article.published
    found = set()
    for report in [r for r in reading.reports if r.part == "text"][:_OPENING]:
        for time in report.times:
            if time.duration or not time.earliest or time.granularity not in _OF_A_DAY:
                continue
            day = date.fromisoformat(time.earliest[:10])
            is_recent = not when or len(when.value) < 10 or _near(day, date.fromisoformat(when.value[:10]))
            if is_recent and any(c.covers(time.span) for c in report.content):
                found.add(day.isoformat())
    return frozenset(found)


def _near(day: date, published: date) -> bool:
    return timedelta(days=-1) <= published - day <= _RECENT


def _conflict(slot: Slot, told: Sequence[_Told], dead: Sequence[_Told], lexicon: Lexicon) -> Conflict | None:
    sides = _by_value(told)
    if len(sides) < 2:
        return None
    most = max(sides, key=lambda v: (len(sides[v]), v))
    kept = [
        sides[v]
        for v in sorted(sides)
        if (most / _FAR_APART <= v <= most * _FAR_APART or _is_of_the_grave(sides[v]))
        and (v == most or any(_may_be_one(a, b) for a in sides[v] for b in sides[most]))
    ]
    kept = _open_to_none(kept)
    if slot == "die":
        kept = _without_parts(kept, lexicon.list("slots", "part_nouns"))
    if not 2 <= len(kept) <= _MOST_VALUES:
        return None
    relation, why = _relation(slot, kept, dead, told, lexicon.country_by_word)
    stands = [[Stand(m, place.casualties.span) for one in side for m, place in one.matters] for side in kept]
    return conflict("number", TOLLS[slot], relation, why, stands)


def _by_value(told: Sequence[_Told]) -> dict[float, list[_Told]]:
    """The tolls by number, a bound ("more than 50") with the number next to it (51)."""
    sides: dict[float, list[_Told]] = {}
    for one in sorted(told, key=lambda o: (o.toll.value, o.toll.article)):
        last = max(sides, default=0.0)
        bounds = {one.toll.bound, *(o.toll.bound for o in sides.get(last, ()))}
        is_same = one.toll.value - last <= _NEARLY * one.toll.value and bounds & {"at-least", "about"}
        sides.setdefault(last if is_same else one.toll.value, []).append(one)
    return sides


def _open_to_none(sides: Sequence[list[_Told]]) -> list[list[_Told]]:
    """`sides` without the articles that give the number of another side, too, and so differ from none.

    An article that tells whether the attacker is counted may give both numbers, and mean one.
    """
    cleared = []
    for side in sides:
        others = {one.toll.value for other in sides if other is not side for one in other}
        cleared.append([one for one in side if one.toll.attacker or not one.also & others])
    return [side for side in cleared if side]


def _without_parts(sides: Sequence[list[_Told]], part_nouns: frozenset[str]) -> list[list[_Told]]:
    """`sides` without those that count some of the people ("three women", "two others") below a total."""
    kept = list(sides[-1:])
    for side in reversed(sides[:-1]):
        if not all(one.toll.scope in part_nouns or one.is_of_others for one in side):
            kept.insert(0, side)
    return kept


def _may_be_one(a: _Told, b: _Told) -> bool:
    """True where two tolls may be of one event: told of on one day, or the higher one not the earlier."""
    if not a.days or not b.days or a.days & b.days:
        return True
    low, high = (a, b) if a.toll.value <= b.toll.value else (b, a)
    return later([m for m, _ in high.matters], [m for m, _ in low.matters]) is not False


def _relation(
    slot: Slot,
    sides: Sequence[Sequence[_Told]],
    dead: Sequence[_Told],
    told: Sequence[_Told],
    nations: Collection[str],
) -> tuple[Relation, str]:
    """How the sides relate; `told` has the articles that stand on none of them, too."""
    low, high = sides[0], sides[-1]
    if slot == "die" and any(_differ_by_attacker(a, b) for a, b in pairwise(sides)):
        return "scope", "One of the numbers may count the attacker with the dead."
    if _is_of_the_grave(low) or _is_of_several_events(low, high):
        return "scope", "The numbers do not count the same people."
    if _narrows(low, high, nations) or _is_of_one_of_several(low, high):
        return "scope", "One of the numbers counts only some of them."
    if all(one.toll.bound == "vague" and high[0].toll.value <= _VAGUE * one.toll.value for one in low):
        return "precision", "One number leaves room for the other."
    is_later = later(_with_value(high, told), _with_value(low, told))
    if is_later or (is_later is None and any(says_risen(m) for one in high for m, _ in one.matters)):
        return "update", "The later report has the higher number."
    if is_later is False and slot == "injure" and _rose(low, dead):
        return "update", "The later report has fewer hurt, and more dead."
    if is_later is False and all(_is_new_version(m) for one in low for m, _ in one.matters):
        return "update", "The later report is a new version, with a lower number."
    if any(_leaves_room(a, b) for a in low for b in high):
        return "precision", "One number leaves room for the other."
    if is_later is False and all(one.toll.bound in ("at-most", "about") for one in high):
        return "update", "The higher number was an estimate."
    if is_later is None and not _is_of_one_day(low, high):
        return "order-unknown", "The number may have grown; which is later is not known."
    return "conflict", "The reports give different numbers for the same."


def _differ_by_attacker(low: Sequence[_Told], high: Sequence[_Told]) -> bool:
    if high[0].toll.value - low[0].toll.value > 2:
        return False
    says_in = any(one.toll.attacker == "in" for one in high)
    says_out = any(one.toll.attacker == "out" for one in low)
    return says_in or says_out


def _is_of_one_day(low: Sequence[_Told], high: Sequence[_Told]) -> bool:
    """True where two parties give their own numbers on one day: neither has it from the other."""
    return are_of_one_day(*([m for one in side for m, _ in one.matters] for side in (low, high)))


def _leaves_room(low: _Told, high: _Told) -> bool:
    """True for "at least 10" and 12; not for "at least 10" and "at least 12"."""
    both = low.toll.bound == high.toll.bound == "at-least"
    if high.toll.value > _CLOSE * low.toll.value:
        return False
    return not both and (low.highest >= high.toll.value or high.lowest <= low.toll.value)


def _is_of_the_grave(low: Sequence[_Told]) -> bool:
    """True where the lower number counts only those in one state ("critically injured")."""
    return all(place.casualties.degree for one in low for _, place in one.matters)


def _is_of_several_events(low: Sequence[_Told], high: Sequence[_Told]) -> bool:
    """True where the higher number is of two events or more ("in the two explosions")."""
    return all(any(_SEVERAL.search(_sentence(m)) for m, _ in one.matters) for one in high) and not any(
        _SEVERAL.search(_sentence(m)) for one in low for m, _ in one.matters
    )


def _is_of_one_of_several(low: Sequence[_Told], high: Sequence[_Told]) -> bool:
    """True where the lower number is of one of several events ("in the first shooting")."""
    return all(any(_ONE_OF_SEVERAL.search(_sentence(m)) for m, _ in one.matters) for one in low) and not any(
        _ONE_OF_SEVERAL.search(_sentence(m)) for one in high for m, _ in one.matters
    )


def _with_value(side: Sequence[_Told], told: Sequence[_Told]) -> list[Matter]:
    """The matters of all articles whose toll is that of `side`."""
    values = {one.toll.value for one in side}
    return [m for one in told if one.toll.value in values for m, _ in one.matters]


def _is_new_version(matter: Matter) -> bool:
    return _NEW_VERSION.match(matter.article.title) is not None


def _sentence(matter: Matter) -> str:
    return matter.report.sentence.of(matter.text)


def _narrows(low: Sequence[_Told], high: Sequence[_Told], nations: Collection[str]) -> bool:
    """True where the lower number is of a kind of people that the higher one is not of.

    "Six Danes" and "ten people" count the same, unless the ten are of another country.
    """
    narrow, wide = ({one.toll.scope for one in side} for side in (low, high))
    if narrow & wide or "" in narrow:
        return False
    return not ("" in wide and all(scope in nations for scope in narrow))


def _rose(later_ones: Sequence[_Told], dead: Sequence[_Told]) -> bool:
    """True where the later articles have more dead than others, which have fewer, or none yet."""
    articles = {one.toll.article for one in later_ones}
    now = [one.toll.value for one in dead if one.toll.article in articles]
    then = [one.toll.value for one in dead if one.toll.article not in articles]
    return bool(now) and max(now) > min(then, default=0.0)
