"""Lines that recur all over an outlet: what only many articles show, and no single one.

A line recurs where articles of one outlet hold it that report three different events or more. Copies and
later versions of one report share lines too, but stay in one story, and so make nothing recur.

Of one story, the last few lines that two articles of one outlet have in common are taken for furniture.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from whosays.gathering.words import normal
from whosays.model import Reading, RecurringLine, Span

_STORIES = 3
_CLOSING = 0.1  # closing lines are no larger part of their article
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


def closing_lines(readings: Sequence[Reading]) -> defaultdict[str, list[Span]]:
    """The last lines that articles of one outlet have in common, by article: a small part of each.

    They are page furniture more often than not: a notice, a line on the author.
    """
    closings = {reading.article.id: list(_closings(reading)) for reading in readings}
    held = Counter(closing for of_article in closings.values() for closing, _ in of_article)
    closing: defaultdict[str, list[Span]] = defaultdict(list)
    for article, of_article in closings.items():
        closing[article] = [span for lines, span in of_article if held[lines] > 1]
    return closing


def _closings(reading: Reading) -> Iterator[tuple[tuple[str, ...], Span]]:
    """The outlet and the last line, the last two lines, and so on, each with the span of its first line."""
    lines = list(_lines(reading))
    room = _CLOSING * sum(span.end - span.start for _, span in lines)
    closing: tuple[str, ...] = (reading.article.outlet or "",)
    for line, span in reversed(lines):
        room -= span.end - span.start
        if room < 0:
            return
        closing = (*closing, line)
        yield closing, span


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
