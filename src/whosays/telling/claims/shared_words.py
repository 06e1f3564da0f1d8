"""Which reports of two articles are the same words, by the text that the articles share."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whosays.model import Passage, Report, SharedText, Span, Story

LONG_QUOTATION = 6
LONG_STATEMENT = 9
SHORT_SPEECH = 4
FIRST_PERSON = frozenset(["i", "me", "my", "myself", "we", "us", "our"])
QUOTATION_MARKS = '“"‘'
QUOTED = re.compile(r"[“\"](?P<words>[^“”\"]+)")
OPENED_BEFORE = re.compile(r"[^“”\"]+(?=”)")

MOST = 0.5
"""The part of the shorter report that has to be shared."""


@dataclass(frozen=True, slots=True)
class SharedWords:
    """The text that pairs of articles (ids, in order) share."""

    by_pair: Mapping[tuple[str, str], SharedText]

    def any(self, x: Report, y: Report) -> bool:
        """True where the articles of two reports share any text."""
        return (min(x.article, y.article), max(x.article, y.article)) in self.by_pair

    def together(self, x: Report, y: Report) -> bool:
        """True where at least half of the shorter of two reports stands in a passage they share."""
        if x.article > y.article:
            x, y = y, x
        shared = self.by_pair.get((x.article, y.article))
        if shared is None or x.part != "text" or y.part != "text":
            return False
        return any(_within(passage, x.span, y.span) for passage in shared.passages)


def shared_words(story: Story) -> SharedWords:
    """The shared text of `story`, by pair."""
    return SharedWords({(s.a, s.b): s for s in story.shared_text})


def quotations(report: Report, text: str) -> tuple[str, ...]:
    """The quotations of six words or more that `report` is of, in lower case, spaces single.

    A quotation is as long as its sentence has it, though the report be only its end: "“… boarded the wrong
    flight and warned the pilot”" is one. It may have been opened before the sentence, or not be closed in it.
    """
    found = QUOTED.finditer(text, report.sentence.start, report.sentence.end)
    stretches = [Span(m.start("words"), m.end("words")) for m in found]
    if opened := OPENED_BEFORE.match(text, report.sentence.start, report.sentence.end):
        stretches.append(Span(*opened.span()))
    own = (s for s in stretches if any(s.overlaps(content) for content in report.content))
    words = (re.findall(r"\w+", s.of(text).lower()) for s in own)
    return tuple(" ".join(w) for w in words if len(w) >= LONG_QUOTATION)


def statement(report: Report, text: str) -> str:
    """The words of the content of `report` where hardly two say them alike; else the empty string.

    In lower case, spaces single: nine words or more; or four that are somebody's own, as one is of the
    first person ("he pushed me down") or the sentence is quoted, or told as what was being quoted.
    """
    words = [w for span in report.content for w in re.findall(r"\w+", span.of(text).lower())]
    quoted = any(source.carried for source in report.chain[-1:]) or _begins_quoted(report, text)
    own = len(words) >= SHORT_SPEECH and (quoted or not FIRST_PERSON.isdisjoint(words))
    return " ".join(words) if own or len(words) >= LONG_STATEMENT else ""


def _begins_quoted(report: Report, text: str) -> bool:
    """True where a quotation mark stands before the content of `report`, or at its head."""
    start = report.content[0].start if report.content else 0
    return any(mark in QUOTATION_MARKS for mark in text[max(0, start - 1) : start + 1])


def same_quotation(a: Sequence[str], b: Sequence[str]) -> bool:
    """True where a quotation of `a` is one of `b`, or part of it."""
    return any(x in y or y in x for x in a for y in b)


def _within(passage: Passage, x: Span, y: Span) -> bool:
    """True where the part of `x` in the passage, carried over, is mostly the part of `y`."""
    start, end = max(x.start, passage.a.start), min(x.end, passage.a.end)
    if end <= start:
        return False
    scale = (passage.b.end - passage.b.start) / (passage.a.end - passage.a.start)
    over_start = passage.b.start + (start - passage.a.start) * scale
    over_end = passage.b.start + (end - passage.a.start) * scale
    both = min(over_end, y.end) - max(over_start, y.start)
    return both >= MOST * min(x.end - x.start, y.end - y.start)
