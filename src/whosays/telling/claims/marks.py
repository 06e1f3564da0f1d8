"""What stands at places of an article, ready to be looked up by place.

Telling asks of every report and every source which names stand in it: this answers without a look at all
of them. What is found is in the order in which it was given.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from whosays.model import Part, Span

Value = TypeVar("Value")


class Marks(Generic[Value]):
    """Values, each at a span of a part of one article."""

    def __init__(self, marks: Iterable[tuple[Part, Span, Value]]) -> None:
        self._by_part: dict[Part, list[tuple[int, int, Span, Value]]] = defaultdict(list)
        for place, (part, span, value) in enumerate(marks):
            self._by_part[part].append((span.start, place, span, value))
        for listed in self._by_part.values():
            listed.sort(key=lambda mark: mark[:2])
        self._longest = {
            part: max(span.end - span.start for _, _, span, _ in listed)
            for part, listed in self._by_part.items()
        }

    def overlapping(self, part: Part, span: Span) -> list[tuple[Span, Value]]:
        """The marks that share a code point with `span`."""
        listed = self._by_part.get(part)
        if not listed:
            return []
        first = bisect_left(listed, (span.start - self._longest[part] + 1,))
        last = bisect_left(listed, (span.end,), first)
        near = [mark for mark in listed[first:last] if span.start < mark[2].end]
        if len(near) > 1:
            near.sort(key=lambda mark: mark[1])
        return [mark[2:] for mark in near]

    def inside(self, part: Part, span: Span) -> list[tuple[Span, Value]]:
        """The marks that lie wholly in `span`."""
        return [mark for mark in self.overlapping(part, span) if span.covers(mark[0])]
