"""Whether people travelled together or apart: "with his family", "sent his family a week prior"."""

from __future__ import annotations

from whosays.lexicon import Lexicon
from whosays.model import Conflict, Span
from whosays.telling.conflicts.matters import Matter, Matters, Word
from whosays.telling.conflicts.sides import Stand, conflict

_BEFORE = 3
"""Words before kin among which the word of company stands."""


def find_journeys(matters: Matters, lexicon: Lexicon) -> tuple[Conflict, ...]:
    """The conflict of kin who go to one place with someone, and of their own at another time."""
    journeys = {f"event:{name}" for name in lexicon.list("slots", "journey")}
    together: list[tuple[frozenset[str], Stand]] = []
    apart: list[tuple[frozenset[str], Stand]] = []
    for matter in matters.all:
        if matter.keys.isdisjoint(journeys):
            continue
        kin = _kin(matter, lexicon)
        if kin is None:
            continue
        if _in_company(matter, kin, lexicon):
            together.append((_places(matter), _stand(matter, kin)))
        elif _at_another_time(matter, kin, lexicon):
            apart.append((_places(matter), _stand(matter, kin)))
    places = frozenset(place for ps, _ in apart for place in ps)
    sides = [[s for ps, s in together if ps & places], [s for _, s in apart]]
    if not sides[0] or not sides[1]:
        return ()
    slot = f"journey of {sides[1][0].matter.quote(sides[1][0].differs).split()[-1]}"
    why = "One side has them travel together, the other at another time."
    made = conflict("time", slot, "conflict", why, sides)
    return (made,) if made else ()


def _kin(matter: Matter, lexicon: Lexicon) -> Word | None:
    listed = lexicon.list("slots", "kin")
    if matter.forms.isdisjoint(listed):
        return None
    return next((w for w in matter.words if any(f in listed for f in w.forms)), None)


def _in_company(matter: Matter, kin: Word, lexicon: Lexicon) -> bool:
    """True for "with his family" and "the president and his family"."""
    rank = matter.words.index(kin)
    before = [w.lower for w in matter.words[max(0, rank - _BEFORE) : rank]]
    together = lexicon.list("slots", "together")
    return any(word in together for word in before) and not _is_sent(matter, kin, lexicon)


def _is_sent(matter: Matter, kin: Word, lexicon: Lexicon) -> bool:
    sent = lexicon.list("events", "send")
    before = matter.words[: matter.words.index(kin)]
    return any(form in sent for word in before for form in word.forms)


def _at_another_time(matter: Matter, kin: Word, lexicon: Lexicon) -> bool:
    """True where they are sent, or go, at a time that is told from another one."""
    relative = lexicon.list("slots", "relative")
    words = {w.lower for time in matter.report.times for w in matter.words_in(time.span)}
    near = {w.lower for t in matter.report.times for w in matter.words_in(_wider(t.span, matter))}
    return bool((words | near) & relative) and (
        _is_sent(matter, kin, lexicon) or matter.report.slots.who is not None
    )


def _wider(span: Span, matter: Matter) -> Span:
    """`span` with the word after it: "a week" of "a week prior"."""
    after = next((w for w in matter.words if w.span.start >= span.end), None)
    return Span(span.start, after.span.end) if after else span


def _places(matter: Matter) -> frozenset[str]:
    return frozenset(n.key for n in matter.named if n.kind == "place")


def _stand(matter: Matter, kin: Word) -> Stand:
    rank = matter.words.index(kin)
    first = matter.words[max(0, rank - 2)]
    return Stand(matter, Span(first.span.start, kin.span.end))
