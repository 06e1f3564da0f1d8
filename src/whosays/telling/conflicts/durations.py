"""How long something lasted, by two reports: a 12-year rule and a two-decade rule.

Two durations compare where they stand with the same noun or class of event, in reports alike in
something else, too. Bounds that leave room for each other ("over a week", "12 days") are precision.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whosays.lexicon import Lexicon
from whosays.model import Conflict, Relation, Span, Time
from whosays.telling.claims.gist import stem
from whosays.telling.conflicts.matters import Matter, Matters, Word, event_of_word, later, likeness
from whosays.telling.conflicts.sides import Stand, conflict, same_reports

_DAYS: Mapping[str, float] = {
    "Y": 365.25,
    "M": 30.4,
    "W": 7.0,
    "D": 1.0,
    "DE": 3652.5,
    "CE": 36525.0,
}
_HOURS: Mapping[str, float] = {"H": 1 / 24, "M": 1 / 1440, "S": 1 / 86400}
_PART = re.compile(r"(\d+(?:\.\d+)?)(DE|CE|[YMWDHS])")
_WITHIN = frozenset({"in", "after", "within", "for"})
_UP_TO_NOW = frozenset({"past", "last", "next", "coming", "recent"})
"""Words that make a time a stretch beside now: "in the past two years" tells how long nothing took."""
_NEAR = 4
_FAR_APART = 3.0
"""How many times longer one duration may be and still be of the same thing."""
_SHARED, _ALIKE = 2, 0.2
"""Keys that reports share beside what was done; how alike they are where all of these are names, or none."""
_GOING_ON = 60.0
"""Days up to which something that is counted in days may still be going on."""
_ROOM = 0.25
"""How much of its length a rounded duration may be off."""


@dataclass(frozen=True, slots=True)
class Lasting:
    """A duration in a report, in days, and what lasted by key and noun ("time" where there is none)."""

    matter: Matter
    time: Time
    days: float
    of: str
    noun: str
    differs: Span


def days_of(value: str) -> float | None:
    """The days of a TimeML duration ("P12Y", "P2DE", "PT3H"); None where it is open."""
    if not value.startswith("P") or "X" in value:
        return None
    date, _, clock = value[1:].partition("T")
    total = sum(float(n) * _DAYS[u] for n, u in _PART.findall(date))
    total += sum(float(n) * _HOURS.get(u, 0.0) for n, u in _PART.findall(clock))
    return total or None


def find_durations(matters: Matters, lexicon: Lexicon) -> tuple[Conflict, ...]:
    """The conflicts of how long one thing lasted."""
    events = lexicon.once(event_of_word)
    lasting = [one for m in matters.all for one in _lasting(m, events)]
    found = []
    for of in sorted({one.of for one in lasting}):
        for group in _of_one_thing([one for one in lasting if one.of == of]):
            made = _conflict(group)
            if made:
                found.append(made)
    return tuple(c for i, c in enumerate(found) if not any(same_reports(c, o) for o in found[:i]))


def _lasting(matter: Matter, events: Mapping[str, str]) -> list[Lasting]:
    """The durations of `matter`: each of the noun that follows it, or of what was done in it."""
    found = []
    for time in matter.report.times:
        days = days_of(time.value) if time.duration else None
        if days is None:
            continue
        ranks = [i for i, w in enumerate(matter.words) if w.span.overlaps(time.span)]
        if not ranks:
            continue
        after = matter.words[ranks[-1] + 1 : ranks[-1] + 1 + _NEAR]
        noun = _what_lasted(matter, after)
        if noun:
            key = next((f"event:{events[f]}" for f in noun.forms if f in events), stem(noun.lemma))
            span = Span(time.span.start, noun.span.end)
            found.append(Lasting(matter, time, days, key, matter.quote(noun.span), span))
        before = matter.words[ranks[0] - 1].lower if ranks[0] else ""
        if before in _WITHIN and _UP_TO_NOW.isdisjoint(matter.quote(time.span).lower().split()):
            done = sorted(_done(matter, events))
            found += [Lasting(matter, time, days, key, "time", time.span) for key in done]
    return found


def _done(matter: Matter, events: Mapping[str, str]) -> frozenset[str]:
    """The classes of event of the verbs of a report: a flight that turned back is no flight from anything."""
    verbs = (t.lemma for t in matter.report.proposition.terms if t.kind == "verb")
    return matter.keys & {f"event:{events[verb]}" for verb in verbs if verb in events}


def _what_lasted(matter: Matter, after: Sequence[Word]) -> Word | None:
    """The noun that a duration is of: "rule" of "12-year rule", "siege" of "a year of bitter siege"."""
    kinds = {t.span.start: t.kind for t in matter.report.proposition.terms}
    noun = None
    for word in after:
        kind = kinds.get(word.span.start)
        if kind == "noun":
            noun = word
        elif noun or (kind not in ("adjective", "name") and word.lower != "of"):
            break
    return noun


def _of_one_thing(lasting: Sequence[Lasting]) -> list[list[Lasting]]:
    groups: list[list[Lasting]] = []
    for one in lasting:
        home = next((g for g in groups if any(_same_thing(one, x) for x in g)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _same_thing(a: Lasting, b: Lasting) -> bool:
    """True where two articles share a key beside what lasted, or a name and a word beside what was done."""
    if a.matter.article.id == b.matter.article.id:
        return False
    shared = (a.matter.keys & b.matter.keys) - {a.of, stem("year"), stem("day"), stem("week")}
    are_nouns = {one.differs != one.time.span for one in (a, b)}
    if len(are_nouns) > 1:
        return False  # "a four-hour flight" lasts; "turned back after four hours" does not say how long
    if True in are_nouns:
        return len(shared) >= 1
    if len(shared) < _SHARED:
        return False
    names_and_words = {":" in key for key in shared}
    return len(names_and_words) > 1 or likeness(a.matter, b.matter, {a.of}) >= _ALIKE


def _conflict(lasting: Sequence[Lasting]) -> Conflict | None:
    sides: list[list[Lasting]] = []
    for one in sorted(lasting, key=lambda x: (x.days, x.matter.place, x.differs)):
        if sides and abs(one.days - sides[-1][0].days) < 0.01 * one.days:
            sides[-1].append(one)
        else:
            sides.append([one])
    if len(sides) < 2 or sides[-1][0].days > sides[0][0].days * _FAR_APART:
        return None
    relation, why = _relation(sides[0], sides[-1])
    stands = [[Stand(x.matter, x.differs) for x in s] for s in sides]
    return conflict("number", f"length of {sides[-1][0].noun}", relation, why, stands)


def _relation(shorter: Sequence[Lasting], longer: Sequence[Lasting]) -> tuple[Relation, str]:
    """Precision where the shorter may be as long as the longer, or both are rounded and near.

    What is counted in days may still be going on, and be longer in a later report.
    """
    short, long = shorter[0], longer[0]
    if short.time.modifier in ("more_than", "equal_or_more"):
        return "precision", "The longer one lies within what the shorter one leaves open."
    rounded = short.time.modifier or long.time.modifier
    if rounded and long.days - short.days <= _ROOM * long.days:
        return "precision", "The two are near, and one is rounded."
    is_later = later((x.matter for x in longer), (x.matter for x in shorter))
    if long.days <= _GOING_ON and is_later is not False:
        if is_later:
            return "update", "The later report has the longer time."
        return "order-unknown", "It may have gone on; which report is later is not known."
    return "conflict", "The reports give different lengths for the same."
