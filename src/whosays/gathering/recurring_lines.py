"""Lines that recur all over an outlet: what only many articles show, and no single one.

A line recurs where articles of one outlet hold it that report three different events or more. Copies and
later versions of one report share lines too, but stay in one story, and so make nothing recur.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from whosays.gathering.words import normal
from whosays.model import Reading, RecurringLine, Span

_STORIES = 3
_WORD = re.compile(r"\w+")
_WORDS = 2  # a line of one word is a name or a heading


def recurring_lines(groups: Sequence[Sequence[Reading]]) -> list[tuple[RecurringLine, ...]]:
    """The lines of each group, a story, that recur in other stories of the same outlet."""
    stories: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number, readings in enumerate(groups):
        for reading in readings:
            for line, _ in _lines(reading):
                stories[reading.article.outlet or "", line].add(number)
    return [
        tuple(
            RecurringLine(reading.article.id, span, count)
            for reading in readings
            for line, span in _lines(reading)
            if (count := len(stories[reading.article.outlet or "", line])) >= _STORIES
        )
        for readings in groups
    ]


def _lines(reading: Reading) -> Iterator[tuple[str, Span]]:
    """The words of each line outside boilerplate of an article whose outlet is known, with its span."""
    if reading.article.outlet is None:
        return
    at = 0
    masked = sorted(b.span for b in reading.boilerplate)
    for written in reading.article.text.split("\n"):
        start = at + len(written) - len(written.lstrip())
        end = at + len(written.rstrip())
        at += len(written) + 1
        words = _WORD.findall(normal(written))
        if len(words) >= _WORDS and not any(m.start < end and start < m.end for m in masked):
            yield " ".join(words), Span(start, end)
