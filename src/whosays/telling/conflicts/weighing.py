"""Which conflicts a desk sees first: weighty before trifling, and no more than it reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from whosays.model import Conflict, ConflictKind, Relation
from whosays.telling.conflicts.matters import Matters

MOST = 15
"""Conflicts shown of one story."""

_KIND: Mapping[ConflictKind, float] = {
    "denial": 3.0,
    "time": 2.0,
    "place": 2.0,
    "status": 2.0,
    "number": 1.5,
    "identity": 1.0,
    "cause": 1.0,
    "other": 0.5,
}
_RELATION: Mapping[Relation, float] = {
    "conflict": 2.0,
    "attribution": 2.0,
    "order-unknown": 1.5,
    "update": 1.5,
    "scope": 0.5,
    "precision": 0.0,
}


def weightiest(conflicts: Iterable[Conflict], matters: Matters) -> tuple[Conflict, ...]:
    """The weightiest of `conflicts`, each once, the weightiest first.

    A conflict weighs by its relation, its kind, how many articles carry its claims and stand on its
    sides, and whether one of its reports opens its article or has a named source.
    """
    distinct = {conflict.id: conflict for conflict in conflicts}
    by_report = {m.report.id: m for m in (*matters.all, *matters.withdrawn)}

    def weight(conflict: Conflict) -> float:
        own = [by_report[r] for side in conflict.sides for r in side.reports]
        carried = max(m.carried for m in own)
        on_record = any(source.named for m in own for source in m.report.chain)
        return (
            _RELATION[conflict.relation]
            + _KIND[conflict.kind]
            + min(carried, 5) * 0.4
            + (0.5 if on_record else 0.0)
            + (1.0 if any(matters.is_prominent(m) for m in own) else 0.0)
            + min(len({m.article.id for m in own}), 5) * 0.2
        )

    def first(conflict: Conflict) -> int:
        return min(by_report[r].place for side in conflict.sides for r in side.reports)

    ranked = sorted(distinct.values(), key=lambda c: (-round(weight(c), 6), first(c), c.id))
    return tuple(ranked[:MOST])
