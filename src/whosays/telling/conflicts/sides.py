"""Making a conflict: its sides from what was found, each value in the words of an article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whosays.model import Conflict, ConflictKind, Relation, Side, Span, content_id
from whosays.telling.conflicts.matters import Matter

LONGEST_VALUE = 90
"""Code points after which a value is cut at a word."""


@dataclass(frozen=True, slots=True)
class Stand:
    """What one report says on a slot: the words that differ, a span of the report's part."""

    matter: Matter
    differs: Span


def side(stands: Iterable[Stand]) -> Side:
    """One side: a stand for each report, in the order of the story, its value the first one's."""
    by_report: dict[str, Stand] = {}
    for stand in sorted(stands, key=lambda s: (s.matter.place, s.differs)):
        by_report.setdefault(stand.matter.report.id, stand)
    kept = tuple(by_report.values())
    return Side(
        value=_shown(kept),
        reports=tuple(by_report),
        differs=tuple(stand.differs for stand in kept),
    )


def _shown(stands: Sequence[Stand]) -> str:
    """The words of the first stand in a text; of one in a title where there is no other."""
    chosen = next((s for s in stands if s.matter.report.part == "text"), stands[0])
    words = chosen.matter.quote(chosen.differs)
    if len(words) <= LONGEST_VALUE:
        return words
    return words[:LONGEST_VALUE].rpartition(" ")[0] or words[:LONGEST_VALUE]


def disjoint(sides: Iterable[Sequence[Stand]]) -> list[list[Stand]]:
    """`sides` without the reports that stand on more than one of them, the empty ones dropped."""
    kept = [list(stands) for stands in sides]
    on: dict[str, set[int]] = {}
    for index, stands in enumerate(kept):
        for stand in stands:
            on.setdefault(stand.matter.report.id, set()).add(index)
    cleared = [[s for s in stands if len(on[s.matter.report.id]) == 1] for stands in kept]
    return [stands for stands in cleared if stands]


def conflict(
    kind: ConflictKind,
    slot: str,
    relation: Relation,
    why: str,
    sides: Sequence[Sequence[Stand]],
) -> Conflict | None:
    """The conflict of `sides`; None where fewer than two have a report of their own."""
    kept = disjoint(sides)
    if len(kept) < 2:
        return None
    made = tuple(side(stands) for stands in kept)
    matters = [stand.matter for stands in kept for stand in stands]
    claims = tuple(dict.fromkeys(m.claim for m in sorted(matters, key=lambda m: m.place)))
    articles = {m.article.id for m in matters}
    if len(articles) == 1:
        why = f"{why} Both stand in one article."
    return Conflict(
        id=content_id("conflict", kind, [[s.reports, _places(s.differs)] for s in made]),
        kind=kind,
        slot=slot,
        relation=relation,
        why=why,
        claims=claims,
        sides=made,
    )


def _places(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def same_reports(a: Conflict, b: Conflict) -> bool:
    """True where two conflicts stand on one report on each of two sides."""
    shared = [set(x.reports) & set(y.reports) for x in a.sides for y in b.sides]
    return sum(map(bool, shared)) >= 2
