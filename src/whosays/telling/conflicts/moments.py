"""When one thing happened, and how long it lasted, in a pile of a few reports.

Two articles rarely use one word for what happened, so times compare by classes of words ("went down",
"foundered"), and only in a small pile: there, what each article dates but once is one thing. In a
larger one, times compare where the reports are alike (`times.py`). A time within another one is precision. A
date still to come may have been moved: an update, or in an unknown order. What two parties each say of
themselves is attribution.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.lexicon import Lexicon
from whosays.model import Conflict, Relation, Span, Time
from whosays.telling.conflicts.durations import days_of
from whosays.telling.conflicts.hours import minutes_of
from whosays.telling.conflicts.lookup import Phrases
from whosays.telling.conflicts.matters import Matter, Matters, later
from whosays.telling.conflicts.sides import Stand, conflict
from whosays.telling.conflicts.times import apart
from whosays.telling.conflicts.voices import are_two_parties
from whosays.telling.gist import stem

_NEAR = 9
"""Words between a time and what happened then."""
_COARSE = ("year", "quarter", "season", "month", "week", "weekend", "day", "part-of-day", "hour", "minute")
_MOVED = frozenset(
    {"postpone", "postponed", "delay", "delayed", "moved", "back", "forward", "reschedule", "rescheduled"}
)


@dataclass(frozen=True, slots=True)
class _Moment:
    """A time in a report with a class of what happened then."""

    matter: Matter
    time: Time
    happened: str
    differs: Span


def find_moments(matters: Matters, lexicon: Lexicon) -> tuple[Conflict, ...]:
    """The conflicts of when things happened, and of how long they lasted, in a pile of a few reports."""
    if not matters.are_few:
        return ()
    listed = lexicon.words["slots"]
    phrases = Phrases({k.removeprefix("when_"): v for k, v in listed.items() if k.startswith("when_")})
    moments = [m for matter in matters.all for m in _moments(matter, phrases)]
    found: list[Conflict | None] = []
    for happened in sorted({m.happened for m in moments}):
        own = [m for m in moments if m.happened == happened]
        for a, b in _pairs(own):
            found.append(_conflict(a, b))
    lasting = Phrases({"lasted": listed["lasted"]})
    durations = [d for matter in matters.all for d in _durations(matter, lasting)]
    found += [_of_lengths(a, b) for a, b in _pairs(durations)]
    return tuple(c for c in found if c)


def _moments(matter: Matter, phrases: Phrases) -> list[_Moment]:
    if matter.report.part == "title":
        return []
    found = []
    for time in matter.report.times:
        if time.duration or time.value.endswith("_REF"):
            continue
        found += [_Moment(matter, time, happened, time.span) for happened in _near(matter, time, phrases)]
    return found


def _near(matter: Matter, time: Time, phrases: Phrases) -> list[str]:
    ranks = [i for i, w in enumerate(matter.words) if w.span.overlaps(time.span)]
    if not ranks:
        return []
    low, high = max(0, ranks[0] - _NEAR), ranks[-1] + _NEAR + 1
    return sorted({f.key for f in phrases.find(matter.words[low:high])})


def _durations(matter: Matter, phrases: Phrases) -> list[_Moment]:
    if matter.report.part == "title":
        return []
    return [
        _Moment(matter, time, "lasted", time.span)
        for time in matter.report.times
        if time.duration and days_of(time.value) and _near(matter, time, phrases)
    ]


def _pairs(moments: Sequence[_Moment]) -> list[tuple[_Moment, _Moment]]:
    """Each two of different articles, where each article has but the one."""
    by_article: dict[str, list[_Moment]] = {}
    for moment in moments:
        by_article.setdefault(moment.matter.article.id, []).append(moment)
    single = [own[0] for own in by_article.values() if len({m.time.value for m in own}) == 1]
    return [(a, b) for at, a in enumerate(single) for b in single[at + 1 :]]


def _conflict(a: _Moment, b: _Moment) -> Conflict | None:
    relation = _relation(a, b)
    if relation is None:
        return None
    sides = [[Stand(a.matter, a.differs)], [Stand(b.matter, b.differs)]]
    return conflict("time", f"time {a.happened}", relation[0], relation[1], sides)


def _relation(a: _Moment, b: _Moment) -> tuple[Relation, str] | None:
    if a.time.value == b.time.value or all(minutes_of(m.time) is not None for m in (a, b)):
        return None  # two hours of a day are compared by `hours.py`
    open_ = a.time.earliest is None or b.time.earliest is None
    if open_ and (a.time.granularity != b.time.granularity or "X" not in a.time.value + b.time.value):
        return None
    planned = all(_is_planned(m) for m in (a, b))
    if open_ or apart(a.time, b.time):
        return _of_another_time(a, b, planned)
    if a.time.granularity == b.time.granularity:
        return None
    coarse, fine = sorted((a, b), key=lambda m: _COARSE.index(m.time.granularity))
    if _day(coarse.time) == _day(fine.time) and coarse.time.granularity == "day":
        return None
    return "precision", "The one time lies within the other."


def _of_another_time(a: _Moment, b: _Moment, planned: bool) -> tuple[Relation, str]:
    if planned or _MOVED & {w.lower for m in (a, b) for w in m.matter.words}:
        if later([a.matter], [b.matter]) is None:
            return "order-unknown", "What is planned may have been moved; which is later is not known."
        return "update", "The later report gives another date for what was still to come."
    if are_two_parties(a.matter, b.matter):
        return "attribution", "Each of two parties gives its own time."
    return "conflict", "The reports put the same thing at times that have nothing in common."


def _is_planned(moment: _Moment) -> bool:
    """True for what is still to come when the report is written."""
    report, when = moment.matter.report, moment.matter.article.published
    if report.stance == "predicts" or report.proposition.tense == "future":
        return True
    return bool(when and moment.time.earliest and moment.time.earliest[:10] > when.value[:10])


def _day(time: Time) -> str:
    return (time.earliest or "")[:10]


def _of_lengths(a: _Moment, b: _Moment) -> Conflict | None:
    days_a, days_b = days_of(a.time.value) or 0.0, days_of(b.time.value) or 0.0
    if abs(days_a - days_b) < 0.01 * max(days_a, days_b):
        return None
    short, long = (a, b) if days_a < days_b else (b, a)
    subjects = [_subject(m.matter) for m in (a, b)]
    sides = [[Stand(short.matter, short.differs)], [Stand(long.matter, long.differs)]]
    if subjects[0] and subjects[1] and subjects[0] != subjects[1]:
        why = "The reports tell how long different things lasted."
        return conflict("time", "length", "scope", why, sides)
    if short.time.modifier in ("more_than", "equal_or_more") or long.time.modifier in (
        "less_than",
        "equal_or_less",
    ):
        why = "The longer one lies within what the shorter one leaves open."
        return conflict("time", "length", "precision", why, sides)
    if max(days_a, days_b) > 3 * min(days_a, days_b):
        return None
    why = "The reports give different lengths for the same."
    return conflict("time", "length", "conflict", why, sides)


def _subject(matter: Matter) -> str:
    """The stem of the noun that does it, "" for a pronoun."""
    who = matter.report.slots.who
    if who and any(time.span.overlaps(who) for time in matter.report.times):
        return ""
    nouns = [t for t in matter.report.proposition.terms if t.kind == "noun" and who and who.covers(t.span)]
    return stem(nouns[-1].lemma) if nouns else ""
