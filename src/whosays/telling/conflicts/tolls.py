"""The toll that each article gives: how many were killed, and how many hurt, all in all.

An article tells of its dead more than once: in its headline, as a total, as parts, by name. The
toll is the number that most of its weight stands on: a headline and the first sentences weigh more, a
number more than people told of one by one. Where an article counts only those shot, the hurt are
those shot less the dead.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from whosays.model import Bound, Casualties, Harm, Part, Reading, Report, Span, ToldCasualties, weight_of

Slot = Literal["die", "injure"]
_BEFORE_THE_NEWS = timedelta(days=60)
_ONE_OF = re.compile(r"\bone of (?:the |those )?$", re.IGNORECASE)
_ALL = re.compile(r"\ball (?:of the )?$", re.IGNORECASE)
_DIED = re.compile(r"\b(?:dies|died|has died)\b")
_FIRST = 3
"""Sentences that open an article."""
_HEADLINE, _OPENING, _BODY, _BACKGROUND = 2.4, 1.3, 1.0, 0.3
_AT_LEAST = 0.7
_LONG_AGO = 0.3
"""What a number that is still open weighs, and one of a sentence that tells of a time long ago."""
_ROUNDED = 0.3
"""What a number weighs that another sentence of the article gives for several events together."""
_ENOUGH = 0.5
"""Of the weight of the heaviest number, so much makes a higher one the total."""
_ONE_BY_ONE = 0.5
"""What people told of one by one weigh, beside a number."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of casualties where it stands: its sentence, the part, the reports over it, its weight."""

    casualties: Casualties
    part: Part
    sentence: Span
    reports: tuple[Report, ...]
    weight: float
    rank: int
    rounds_up: bool

    @property
    def opens(self) -> bool:
        """True in a headline, and in the sentences that open an article."""
        return self.weight >= _OPENING * _ONE_BY_ONE


@dataclass(frozen=True, slots=True)
class Toll:
    """What one article says how many were killed, or hurt: the number with the places it stands at.

    `attacker` tells whether who did it is "in" the number or "out" of it, where the article says;
    `scope` is the noun where the number narrows who is counted. `derived` is True where it was reckoned
    from people told of one by one.
    """

    article: str
    slot: Slot
    value: float
    bound: Bound
    places: tuple[Counted, ...]
    others: tuple[Counted, ...] = ()
    attacker: Literal["in", "out", ""] = ""
    scope: str = ""
    derived: bool = False

    @property
    def is_sure(self) -> bool:
        """True where the article gives the number itself."""
        return not self.derived and any(c.casualties.counted for c in self.places)


def counted_in(reading: Reading, around: str | None = None) -> tuple[Counted, ...]:
    """All numbers of casualties in an article, in reading order, each with what it weighs.

    `around` is a day from which an article without one of its own is taken not to be far.
    """
    if not reading.casualties:
        return ()
    published = reading.article.published
    when = published.value if published and published.granularity in ("day", "minute") else around
    told: dict[tuple[Part, Span], list[ToldCasualties]] = {}
    for one in reading.casualties:
        told.setdefault((one.part, one.sentence), []).append(one)
    by_sentence: dict[tuple[Part, Span], list[Report]] = {}
    for report in reading.reports:
        by_sentence.setdefault((report.part, report.sentence), []).append(report)
    found = []
    in_text = 0
    was_long_ago = False
    for rank, ((part, span), reports) in enumerate(by_sentence.items()):
        headline = part == "title" or any("headline" in r.notes for r in reports)
        in_text += not headline
        times = [t for r in reports for t in r.times if not t.duration]
        long_ago = any(_is_long_ago(t.latest, when) for t in times) or (was_long_ago and not times)
        was_long_ago = long_ago
        place = _HEADLINE if headline else _OPENING if in_text <= _FIRST else _BODY
        if weight_of(reports) != "news":
            place = _BACKGROUND
        for one in told.get((part, span), ()):
            casualties = one.casualties
            weight = place * (1.0 if casualties.counted else _ONE_BY_ONE)
            weight *= _AT_LEAST if casualties.bound == "at-least" else 1.0
            weight *= _LONG_AGO if long_ago else 1.0
            over = tuple(r for r in reports if r.span.overlaps(casualties.span))
            found.append(Counted(casualties, part, span, over, weight, rank, one.rounds_up))
    return tuple(found)


def _is_long_ago(latest: str | None, when: str | None) -> bool:
    if not latest or not when or len(when) < len("2024-12-08"):
        return False
    return date.fromisoformat(when[:10]) - date.fromisoformat(latest[:10]) > _BEFORE_THE_NEWS


def tolls_of(reading: Reading, around: str | None = None) -> tuple[Toll, ...]:
    """The tolls of an article: one of the dead, one of the hurt, where it gives them.

    `around` is a day from which an article without one of its own is taken not to be far.
    """
    everything = counted_in(reading, around)
    rounded = {(c.casualties.harm, c.casualties.value) for c in everything if c.rounds_up}
    counted = [
        replace(c, weight=_ROUNDED * c.weight) if (c.casualties.harm, c.casualties.value) in rounded else c
        for c in everything
        if not c.rounds_up
    ]
    dead = _total(reading, "die", counted) or _one_by_one(reading, counted)
    hurt, shot = _total(reading, "injure", counted), _less_the_dead(reading, counted, dead)
    if hurt and shot and _weight(hurt) < _ENOUGH * _weight(shot):
        hurt = shot
    hurt = hurt or shot or _gravely(reading, counted)
    hurt = hurt and _still_hurt(reading, hurt, dead)
    return tuple(toll for toll in (dead, hurt) if toll)


def _total(reading: Reading, slot: Slot, counted: Sequence[Counted]) -> Toll | None:
    own = [c for c in counted if c.casualties.harm == slot]
    whole = [c for c in own if is_total(c.casualties)]
    if slot == "die" and whole:
        whole += [c for c in own if c.opens and not is_total(c.casualties) and not c.casualties.part]
    whole = [c for c in whole if c.casualties.bound != "vague"] or whole
    return _heaviest(reading, slot, whole, [c for c in own if c not in whole]) if whole else None


def _still_hurt(reading: Reading, hurt: Toll, dead: Toll | None) -> Toll | None:
    """`hurt` less the one who died since ("one of the five wounded has died"); None for the dead's wounds."""
    around = [
        (text[c.sentence.start : start], text[start : c.sentence.end])
        for c in hurt.places
        for text in [reading.article.part(c.part)]
        for start in [c.casualties.span.start]
    ]
    if dead and dead.value == hurt.value and all(_ALL.search(before) for before, _ in around):
        return None
    died = any(_ONE_OF.search(before) and _DIED.search(after) for before, after in around)
    return replace(hurt, value=hurt.value - 1) if died and hurt.value > 1 else hurt


def is_total(casualties: Casualties) -> bool:
    """True for a number, and for a list of people that is added up."""
    return (casualties.counted or casualties.value > 1) and not casualties.part and not casualties.degree


def _one_by_one(reading: Reading, counted: Sequence[Counted]) -> Toll | None:
    """The dead, where an article only tells of them one by one: as many as it names, or one."""
    told = [c for c in counted if c.casualties.harm == "die" and not c.casualties.part]
    if not told:
        return None
    names = {name.split()[-1].lower() for c in told for name in c.casualties.names}
    value = max(*(c.casualties.value for c in told), float(len(names)), 1.0)
    return Toll(reading.article.id, "die", value, "exact", tuple(told), derived=True)


def _gravely(reading: Reading, counted: Sequence[Counted]) -> Toll | None:
    """The hurt, where an article only counts those in one state or another."""
    own = [c for c in counted if c.casualties.harm == "injure" and c.casualties.counted]
    return _heaviest(reading, "injure", own, ()) if own else None


def _weight(toll: Toll) -> float:
    return sum(place.weight for place in toll.places)


def _heaviest(reading: Reading, slot: Slot, whole: Sequence[Counted], others: Sequence[Counted]) -> Toll:
    weight: dict[float, float] = defaultdict(float)
    for c in whole:
        weight[c.casualties.value] += c.weight
    enough = _ENOUGH * max(weight.values())
    value = max(v for v in weight if weight[v] >= enough)
    places = [c for c in whole if c.casualties.value == value]
    rest = [c for c in whole if c.casualties.value != value]
    first = max(places, key=lambda c: (c.weight, -c.rank))
    attackers = [c.casualties.attacker for c in places if c.casualties.attacker]
    scopes = {c.casualties.scope for c in places}
    return Toll(
        reading.article.id,
        slot,
        value,
        first.casualties.bound,
        tuple(places),
        (*rest, *others),
        attackers[0] if attackers else "",
        scopes.pop() if len(scopes) == 1 else "",
    )


def _less_the_dead(reading: Reading, counted: Sequence[Counted], dead: Toll | None) -> Toll | None:
    harm: Harm = "shot"
    shot = [
        c for c in counted if c.casualties.harm == harm and c.casualties.counted and not c.casualties.part
    ]
    if not shot:
        return None
    toll = _heaviest(reading, "injure", shot, ())
    others = all(c.casualties.others for c in toll.places)
    hurt = toll.value - (dead.value if dead and not others and dead.value <= toll.value else 0.0)
    if hurt <= 0:
        return None
    return Toll(reading.article.id, "injure", hurt, toll.bound, toll.places)
