"""The toll that each article gives: how many were killed, and how many hurt, all in all.

An article tells of its dead more than once: in its headline, as a total, as parts, by name. The
toll is the number that most of its weight stands on: a headline and the first sentences weigh more, a
number more than people told of one by one. Where an article counts only those shot, the hurt are
those shot less the dead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from whosays.lexicon import Lexicon
from whosays.model import Bound, Part, Reading, Report, Span, weight_of
from whosays.telling.conflicts.casualties import Casualties, CasualtyReader, Harm, Sentence

Slot = Literal["die", "injure"]
_FIRST = 3
"""Sentences that open an article."""
_HEADLINE, _OPENING, _BODY, _BACKGROUND, _ROUND_UP = 1.6, 1.3, 1.0, 0.3, 0.1
_ENOUGH = 0.5
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


@dataclass(frozen=True, slots=True)
class Toll:
    """What one article says how many were killed, or hurt: the number with the places it stands at.

    `attacker` tells whether who did it is "in" the number or "out" of it, where the article says;
    `scope` is the noun where the number narrows who is counted. `derived` is True where it was reckoned
    from those shot, or from people told of one by one.
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


def counted_in(reading: Reading, reader: CasualtyReader) -> tuple[Counted, ...]:
    """All numbers of casualties in an article, in reading order; none of round-ups."""
    persons = {part: [n.span for n in reading.names if n.kind == "person" and n.part == part] for part in ("text", "title")}
    by_sentence: dict[tuple[Part, Span], list[Report]] = {}
    for report in reading.reports:
        by_sentence.setdefault((report.part, report.sentence), []).append(report)
    found = []
    in_text = 0
    for rank, ((part, span), reports) in enumerate(by_sentence.items()):
        headline = part == "title" or any("headline" in r.notes for r in reports)
        in_text += not headline
        text = span.of(reading.article.part(part))
        rounds_up = reader.rounds_up(text)
        sentence = Sentence(
            text=text,
            span=span,
            quantities=tuple(dict.fromkeys(q for r in reports for q in r.quantities)),
            persons=tuple(p for p in persons[part] if span.covers(p)),
            times=tuple(dict.fromkeys(t.span for r in reports for t in r.times)),
            headline=headline,
        )
        place = _HEADLINE if headline else _OPENING if in_text <= _FIRST else _BODY
        if weight_of(reports) != "news":
            place = _BACKGROUND
        if rounds_up:
            place = _ROUND_UP
        for casualties in reader.read(sentence):
            weight = place * (1.0 if casualties.counted else _ONE_BY_ONE)
            over = tuple(r for r in reports if r.span.overlaps(casualties.span))
            found.append(Counted(casualties, part, span, over, weight, rank))
    return tuple(found)


def tolls_of(reading: Reading, lexicon: Lexicon) -> tuple[Toll, ...]:
    """The tolls of an article: one of the dead, one of the hurt, where it gives them."""
    counted = counted_in(reading, CasualtyReader(lexicon))
    dead = _toll(reading, "die", counted)
    hurt = _toll(reading, "injure", counted) or _less_the_dead(reading, counted, dead)
    return tuple(toll for toll in (dead, hurt) if toll)


def _toll(reading: Reading, slot: Slot, counted: Sequence[Counted]) -> Toll | None:
    own = [c for c in counted if c.casualties.harm == slot]
    numbers = [c for c in own if c.casualties.counted and not c.casualties.part]
    whole = [c for c in numbers if not c.casualties.degree] or numbers
    if whole:
        return _heaviest(reading, slot, whole, [c for c in own if c not in whole])
    told = [c for c in own if not c.casualties.part]
    if not told:
        return None
    names = {name.split()[-1].lower() for c in told for name in c.casualties.names}
    value = max(*(c.casualties.value for c in told), float(len(names)), 1.0)
    return Toll(reading.article.id, slot, value, "exact", tuple(told), derived=True)


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
    shot = [c for c in counted if c.casualties.harm == harm and c.casualties.counted and not c.casualties.part]
    if not shot:
        return None
    toll = _heaviest(reading, "injure", shot, ())
    hurt = toll.value - (dead.value if dead and dead.value <= toll.value else 0.0)
    if hurt <= 0:
        return None
    return Toll(reading.article.id, "injure", hurt, toll.bound, toll.places, derived=True)
