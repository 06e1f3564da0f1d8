"""Circular reporting: outlets whose reports of one claim cite each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from whosays.model import Report
from whosays.telling.sources.furthest import StorySources


def circles_of(reports: Sequence[Report], sources: StorySources) -> tuple[frozenset[str], ...]:
    """The reports (ids) of each circle: A cites B and B cites A, or A cites B citing A."""
    cited = {r.id: tuple(dict.fromkeys(_citations(r, sources))) for r in reports if r.chain}
    if sum(map(len, cited.values())) < 2:  # a circle takes two steps
        return ()
    graph: dict[str, set[str]] = {}
    for steps in cited.values():
        for citing, named in steps:
            graph.setdefault(citing, set()).add(named)
    found: list[frozenset[str]] = []
    placed: set[str] = set()
    for start in sorted(graph):
        circle = {o for o in _reached(start, graph) if start in _reached(o, graph)}
        if len(circle) < 2 or start in placed:
            continue
        placed |= circle
        ids = [k for k, steps in cited.items() if any({a, b} <= circle for a, b in steps)]
        found.append(frozenset(ids))
    return tuple(found)


def _citations(report: Report, sources: StorySources) -> Iterator[tuple[str, str]]:
    """Who cites whom: from the outlet on, each medium of the chain cites the next."""
    outlet = sources.outlets[report.article]
    last = sources.furthest(report) if report.chain else None
    named = [link.medium for link in (*last.through, last)] if last else []
    path = [m.key for m in (outlet, *named) if m and not m.generic]
    return ((a, b) for a, b in pairwise(path) if a != b)


def _reached(start: str, graph: Mapping[str, set[str]]) -> frozenset[str]:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        for following in graph.get(waiting.pop(), ()):
            if following not in seen:
                seen.add(following)
                waiting.append(following)
    return frozenset(seen)
