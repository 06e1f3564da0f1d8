"""Whether something happened in a place or beside it: "in a tunnel", "near the tunnel".

Places by name are not compared: whether one lies in the other cannot be read from the words.
"""

from __future__ import annotations

from collections.abc import Mapping

from whosays.lexicon import Lexicon
from whosays.model import Conflict, Span
from whosays.telling.conflicts.matters import Matter, Matters
from whosays.telling.conflicts.sides import Stand, conflict

_NOUN_WITHIN = 3
"""Words after a preposition among which its noun stands."""


def find_places(matters: Matters, lexicon: Lexicon) -> tuple[Conflict, ...]:
    """A conflict for each thing that one thing is said, in several articles, to happen in and beside."""
    if matters.are_of_one_article:
        return ()
    where: dict[str, dict[str, list[Stand]]] = {}
    for matter in matters.all:
        if not matter.report.proposition.background and happens(matter, lexicon):
            for noun, side, span in _where(matter, lexicon):
                where.setdefault(noun, {}).setdefault(side, []).append(Stand(matter, span))
    found = [_conflict(noun, sides) for noun, sides in sorted(where.items())]
    return tuple(c for c in found if c)


def happens(matter: Matter, lexicon: Lexicon) -> bool:
    """True where the report tells of something that happens at a spot: "a crash", "it occurred"."""
    if not matter.keys.isdisjoint(lexicon.once(_located)):
        return True
    return matter.has_form(lexicon.list("slots", "occurring"))


def _located(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(f"event:{name}" for name in lexicon.list("slots", "located"))


def _where(matter: Matter, lexicon: Lexicon) -> list[tuple[str, str, Span]]:
    """The nouns that stand after a preposition of place: noun, "inside" or "beside", span."""
    if all(matter.forms.isdisjoint(lexicon.list("slots", side)) for side in ("inside", "beside")):
        return []
    nouns = {t.span.start: t.lemma for t in matter.report.proposition.terms if t.kind == "noun"}
    found = []
    for rank, word in enumerate(matter.words):
        side = next((s for s in ("inside", "beside") if word.lower in lexicon.list("slots", s)), "")
        if not side:
            continue
        for after in matter.words[rank + 1 : rank + 1 + _NOUN_WITHIN]:
            if after.span.start in nouns:
                span = Span(word.span.start, after.span.end)
                found.append((nouns[after.span.start], side, span))
                break
    return found


def _conflict(noun: str, sides: Mapping[str, list[Stand]]) -> Conflict | None:
    if len(sides) < 2:
        return None
    inside, beside = ({s.matter.article.id for s in sides[side]} for side in ("inside", "beside"))
    if inside & beside:
        return None
    why = "One side has it happen there, the other beside it."
    return conflict("place", noun, "conflict", why, [sides["inside"], sides["beside"]])
