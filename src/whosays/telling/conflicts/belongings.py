"""What country somebody or something belongs to: a ship's flag, where one was born, whose national one is.

Only countries are compared, read from words that say it ("the Velland-flagged Dawn Star", "the Dawn Star
is registered in Norrland", "born in Norrland"), and only of one name. What was so before ("until May",
"formerly") differs from nothing; nor does who has two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from whosays.model import Conflict
from whosays.telling.conflicts.matters import Matter, Matters, Named
from whosays.telling.conflicts.sides import Stand, conflict

_COUNTRY = "country:"
_BEFORE = {
    "flag": re.compile(r"\b(?:registered|flagged) (?:in|to) (?:the )?$|\bflag of (?:the )?$", re.IGNORECASE),
    "birthplace": re.compile(r"\bborn in (?:the )?$", re.IGNORECASE),
}
_AFTER = {
    "flag": re.compile(r"[- ](?:flagged|registered)\b|[- ]flag\b", re.IGNORECASE),
    "birthplace": re.compile(r"-born\b", re.IGNORECASE),
    "nationality": re.compile(r" (?:national|citizen)\b", re.IGNORECASE),
}
_FORMER = re.compile(
    r"\b(?:until|former|formerly|previously|once|dual|originally|or|and then)\b", re.IGNORECASE
)
_NEAR, _WINDOW = 60, 30
"""Code points between a name and what is said of it; before and after a country."""


@dataclass(frozen=True, slots=True)
class _Belonging:
    """What a report says: of which name, as it is written, in what way, to which country."""

    of: str
    way: str
    country: str
    stand: Stand


def find_belongings(matters: Matters) -> tuple[Conflict, ...]:
    """The conflicts of the countries that one name is said to belong to in one way."""
    told = [one for matter in matters.all for one in _belongings(matter)]
    found = []
    for last, way in sorted({(one.of.split()[-1], one.way) for one in told}):
        group = [one for one in told if (one.of.split()[-1], one.way) == (last, way)]
        longest = max((one.of for one in group), key=len)
        if not all(f" {longest}".endswith(f" {one.of}") for one in group):
            continue  # two who share a name
        sides = [[o.stand for o in group if o.country == c] for c in sorted({o.country for o in group})]
        made = conflict("identity", way, "conflict", "The reports name different countries.", sides)
        if made:
            found.append(made)
    return tuple(found)


def _belongings(matter: Matter) -> list[_Belonging]:
    found = []
    for named in matter.named:
        if named.key.startswith(_COUNTRY):
            way, is_before = _way(matter, named)
            owner = _owner(matter.named, named, is_before=is_before) if way else None
            if owner and not _is_former(matter):
                words = matter.quote(owner.span).lower().removeprefix("the ")
                found.append(_Belonging(words, way, named.key, Stand(matter, matter.report.span)))
    return found


def _is_former(matter: Matter) -> bool:
    return matter.report.proposition.negated or _FORMER.search(matter.quote(matter.report.span)) is not None


def _way(matter: Matter, named: Named) -> tuple[str, bool]:
    """In what way something belongs to a country, and whether its name stands before the country."""
    text, span = matter.text, named.span
    before, after = text[max(0, span.start - _WINDOW) : span.start], text[span.end : span.end + _WINDOW]
    for way, pattern in _BEFORE.items():
        if pattern.search(before):
            return way, True
    for way, pattern in _AFTER.items():
        if pattern.match(after):
            return way, way == "nationality"
    return "", False


def _owner(names: Sequence[Named], country: Named, *, is_before: bool) -> Named | None:
    """The nearest name that is no country's, before or after it."""
    others = (n for n in names if not n.key.startswith(_COUNTRY))
    if is_before:
        near = [n for n in others if 0 <= country.span.start - n.span.end <= _NEAR]
        return near[-1] if near else None
    return next((n for n in others if 0 <= n.span.start - country.span.end <= _NEAR), None)
