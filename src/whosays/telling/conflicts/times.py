"""Times that cannot both be: when one thing happened, by two reports of it.

A time belongs to the verb or noun of event nearest before it in its report ("a resolution adopted
in May"), or else to the one after it. Two times compare where they belong to one class of event in
reports that are otherwise alike, and conflict where their spans of days or minutes have nothing in
common. When something was said is no time of what happened, and is not compared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from whosays.lexicon import Lexicon
from whosays.model import Conflict, Relation, Span, Time
from whosays.telling.conflicts.matters import Matter, Matters, event_of_word, later, likeness
from whosays.telling.conflicts.sides import Stand, conflict

_TIME = "time:"
"""How a key begins that is a time."""
_ALIKE = 0.5
_SHARED = 3
"""Keys two reports share beside the event."""
_SHARED_OF_NEWS, _DAYS_APART = 2, 7
"""Keys that do for two days of the news itself, and how far they may lie from each other."""
_NEAR = 10
"""Words between a time and what happened then."""
_PAUSE = re.compile(r"[,;:–—]")
_OF_A_PLACE = re.compile(
    r"(?<=[a-z]), [A-Z][a-z]+(?: [A-Z][a-z]+)?,?(?= (?:at|on|in|around|about|shortly|just)\b)"
)
"""The wider place in "Port Alder, Velland at nine"."""
_OF_A_DAY = ("minute", "hour", "part-of-day", "day")
_MOST_VALUES = 4


@dataclass(frozen=True, slots=True)
class Dated:
    """A time in a report, what happened then by key and word, and the words from one to other."""

    matter: Matter
    time: Time
    event: str
    word: str
    differs: Span


def find_times(matters: Matters, lexicon: Lexicon) -> tuple[Conflict, ...]:
    """The conflicts of the times at which one thing is said to have happened, in several articles."""
    if matters.are_of_one_article:
        return ()
    events = lexicon.once(event_of_word)
    of_days = lexicon.list("slots", "of_days")
    dated = [d for m in matters.all for d in dated_of(m, events, of_days)]
    found = []
    for event in sorted({d.event for d in dated}):
        for group in _of_one_event([d for d in dated if d.event == event]):
            made = _conflict(group)
            if made:
                found.append(made)
    return tuple(found)


def dated_of(matter: Matter, events: Mapping[str, str], of_days: frozenset[str]) -> list[Dated]:
    """The usable times in the content of `matter`, each with its event; `of_days` are verbs of days."""
    found = []
    for time in matter.report.times:
        if time.duration or time.earliest is None or time.latest is None:
            continue
        if matter.text[time.span.end :].lstrip().startswith(("or ", "and ")):
            continue
        happened = happened_at(matter, time, events, of_days)
        if happened is not None:
            event, span = happened
            word = matter.quote(span).lower()
            start, end = min(span.start, time.span.start), max(span.end, time.span.end)
            found.append(Dated(matter, time, event, word, Span(start, end)))
    return found


def happened_at(
    matter: Matter, time: Time, events: Mapping[str, str], of_days: frozenset[str]
) -> tuple[str, Span] | None:
    """What happened at `time`, by its class of event or its verb, and where that word stands."""
    ranks = [i for i, w in enumerate(matter.words) if w.span.overlaps(time.span)]
    if not ranks:
        return None
    verbs = {t.span.start for t in matter.report.proposition.terms if t.kind == "verb"}
    words = matter.words
    before = range(ranks[0] - 1, max(-1, ranks[0] - 1 - _NEAR), -1)
    after = range(ranks[-1] + 1, min(len(words), ranks[-1] + 1 + _NEAR))
    for rank in (*before, *after):
        word = words[rank]
        start, end = sorted((word.span, words[ranks[0]].span))
        if _PAUSE.search(_OF_A_PLACE.sub("", matter.text[start.end : end.start])):
            continue
        if rank > ranks[-1] and word.span.start not in verbs:
            continue
        event = next((events[f] for f in word.forms if f in events), None)
        if event or word.span.start in verbs:
            return None if word.lemma in of_days else (event or word.lemma, word.span)
    return None


def _of_one_event(dated: Sequence[Dated]) -> list[list[Dated]]:
    groups: list[list[Dated]] = []
    for one in dated:
        home = next((g for g in groups if all(_same_event(one, d) for d in g)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _same_event(a: Dated, b: Dated) -> bool:
    if a.matter.report.id == b.matter.report.id or _in_words(a) == _in_words(b):
        return False
    people_a, people_b = (d.matter.names_of("person") for d in (a, b))
    if people_a - people_b and people_b - people_a:
        return False
    when = {key for d in (a, b) for key in d.matter.keys if key.startswith(_TIME)}
    event = {a.event, f"event:{a.event}", *when}
    shared = (a.matter.keys & b.matter.keys) - event
    enough = _SHARED_OF_NEWS if _are_days_of_news(a, b) else _SHARED
    return len(shared) >= enough and likeness(a.matter, b.matter, event) >= _ALIKE


def _are_days_of_news(a: Dated, b: Dated) -> bool:
    """True for two days near each other on which reports of the news itself put what happened."""
    days = [d.time.earliest for d in (a, b) if d.time.granularity in _OF_A_DAY and d.time.earliest]
    if len(days) < 2 or any(d.matter.is_background for d in (a, b)):
        return False
    first, last = sorted(date.fromisoformat(day[:10]) for day in days)
    return (last - first).days <= _DAYS_APART


def _in_words(dated: Dated) -> str:
    """The words of the time: the same words in two articles may be reckoned from different days."""
    return dated.matter.quote(dated.time.span).lower()


def apart(a: Time, b: Time) -> bool:
    """True where the two have no day, or no minute, in common."""
    return _ends_before(a, b) or _ends_before(b, a)


def _ends_before(a: Time, b: Time) -> bool:
    if a.latest is None or b.earliest is None:
        return False
    length = min(len(a.latest), len(b.earliest))
    return a.latest[:length] < b.earliest[:length]


def _conflict(group: Sequence[Dated]) -> Conflict | None:
    sides: list[list[Dated]] = []
    for one in sorted(group, key=lambda d: (d.time.earliest or "", d.matter.place, d.differs)):
        home = next((s for s in sides if not any(apart(one.time, d.time) for d in s)), None)
        if home is None:
            sides.append([one])
        else:
            home.append(one)
    if not 2 <= len(sides) <= _MOST_VALUES or _in_one_article(sides):
        return None
    stands = [[Stand(d.matter, d.differs) for d in s] for s in sides]
    relation, why = _relation(sides)
    slot = f"time {sides[0][0].word}"
    return conflict("time", slot, relation, why, stands)


def _in_one_article(sides: Sequence[Sequence[Dated]]) -> bool:
    """True where one article has two of the times: then they are of two happenings."""
    on = [{d.matter.article.id for d in side} for side in sides]
    return any(a & b for i, a in enumerate(on) for b in on[i + 1 :])


def _relation(sides: Sequence[Sequence[Dated]]) -> tuple[Relation, str]:
    planned = all(d.matter.report.stance == "predicts" for s in sides[:-1] for d in s)
    moved = later((d.matter for d in sides[-1]), (d.matter for d in sides[0]))
    if planned and moved:
        return "update", "The later report gives another date for what was still to come."
    return "conflict", "The reports put the same thing at times that have nothing in common."
