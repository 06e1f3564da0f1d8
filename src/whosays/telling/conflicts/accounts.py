"""What was used, what somebody is charged with, what something is laid to, and how old somebody is.

Each is a slot that one account fills once: a death by a knife or by a pistol, a charge of murder or
of manslaughter, a fire laid to gas or to a fuse, a man of 19 or of 21. They compare in a pile of a few
reports, where each article fills the slot but once. Two parties that each give their own are attribution.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whosays.lexicon import Lexicon
from whosays.model import Conflict, ConflictKind, Relation, Span
from whosays.telling.conflicts.lookup import Phrases
from whosays.telling.conflicts.matters import Matter, Matters, likeness
from whosays.telling.conflicts.sides import Stand, conflict
from whosays.telling.conflicts.voices import are_two_parties

_OLDEST = 115


@dataclass(frozen=True, slots=True)
class _Filled:
    """A slot as one report fills it: the value, and its words."""

    matter: Matter
    value: str
    differs: Span


def find_accounts(matters: Matters, lexicon: Lexicon) -> tuple[Conflict, ...]:
    """The conflicts of means, charges, causes, drivers and ages in a pile of a few reports."""
    if not matters.are_few:
        return ()
    slots: Mapping[str, tuple[ConflictKind, Sequence[_Filled]]] = {
        "means": ("other", _by_class(matters, lexicon, "means_", "")),
        "charge": ("status", _by_class(matters, lexicon, "offence_", "charged")),
        "cause": ("cause", _by_rest(matters, lexicon, "cause_of")),
        "driver": ("identity", _by_rest(matters, lexicon, "driver_is")),
        "age": ("number", _ages(matters)),
    }
    found = []
    for slot, (kind, filled) in slots.items():
        for a, b in _pairs(filled):
            relation, why = _relation(a, b)
            sides = [[Stand(a.matter, a.differs)], [Stand(b.matter, b.differs)]]
            found.append(conflict(kind, slot, relation, why, sides))
    return tuple(c for c in found if c)


def _by_class(matters: Matters, lexicon: Lexicon, prefix: str, beside: str) -> list[_Filled]:
    """The reports with a word of one of the classes of `prefix`, and of only one."""
    listed = lexicon.words["slots"]
    phrases = Phrases({k.removeprefix(prefix): v for k, v in listed.items() if k.startswith(prefix)})
    needed = listed[beside] if beside else frozenset()
    found = []
    for matter in _told(matters):
        hits = phrases.find(matter.words)
        has_needed = not needed or any(f in needed for w in matter.words for f in w.forms)
        if hits and has_needed and len({h.key for h in hits}) == 1:
            found.append(_Filled(matter, hits[0].key, hits[0].span))
    return found


def _by_rest(matters: Matters, lexicon: Lexicon, key: str) -> list[_Filled]:
    """The reports with a phrase of a list, each with the nouns and names of its own as its value."""
    phrases = Phrases({key: lexicon.list("slots", key)})
    found = []
    for matter in _told(matters):
        hits = phrases.find(matter.words)
        if hits and matter.report.chain:
            value = " ".join(sorted(matter.keys))
            found.append(_Filled(matter, value, matter.report.span))
    return found


def _ages(matters: Matters) -> list[_Filled]:
    """The one age that an article gives."""
    return [
        _Filled(matter, f"{quantity.low:g}", quantity.span)
        for matter in _told(matters)
        for quantity in matter.report.quantities
        if quantity.unit == "age" and 0 < quantity.low < _OLDEST
    ]


def _told(matters: Matters) -> list[Matter]:
    return [m for m in matters.all if m.report.part == "text" and m.report.stance in ("asserts", "hedges")]


def _pairs(filled: Sequence[_Filled]) -> list[tuple[_Filled, _Filled]]:
    """Each two of different articles that fill the slot but once, and differently."""
    by_article: dict[str, list[_Filled]] = {}
    for one in filled:
        by_article.setdefault(one.matter.article.id, []).append(one)
    single = [own[0] for own in by_article.values() if len({o.value for o in own}) == 1]
    return [
        (a, b)
        for at, a in enumerate(single)
        for b in single[at + 1 :]
        if a.value != b.value and likeness(a.matter, b.matter) < 1.0
    ]


def _relation(a: _Filled, b: _Filled) -> tuple[Relation, str]:
    if are_two_parties(a.matter, b.matter):
        return "attribution", "Each of two parties gives its own."
    return "conflict", "The reports fill the same slot differently."
