"""The full text of an article cut into stretches, so that a page can mark what was read from it.

Every code point of the part is in exactly one stretch, in order; nothing is added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from whosays.model import BoilerplateKind, Part, Reading, Report, Span
from whosays.showing.untrusted import visible_lines


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that are marked alike: as boilerplate, as source or cue, as parts of some reports.

    `reports` has only reports that are less than their sentence.
    """

    words: str
    boilerplate: BoilerplateKind | None = None
    mark: str = ""
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the ids of its reports, or (no ids) what stands between two sentences."""

    stretches: tuple[Stretch, ...]
    reports: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The words of all its stretches."""
        return "".join(s.words for s in self.stretches)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences, and what stands between them, up to a line break."""

    sentences: tuple[Sentence, ...]

    @property
    def boilerplate(self) -> BoilerplateKind | None:
        """The kind of boilerplate it wholly is, or None."""
        kinds = {s.boilerplate for x in self.sentences for s in x.stretches if s.words.strip()}
        return kinds.pop() if len(kinds) == 1 else None


def paragraphs(reading: Reading, part: Part = "text") -> tuple[Paragraph, ...]:
    """That part of the article in paragraphs, empty ones left out."""
    text = reading.article.part(part)
    reports = [r for r in reading.reports if r.part == part]
    boilerplate = reading.boilerplate if part == "text" else ()
    cut = _Cutter(text, reports, {b.span: b.kind for b in boilerplate})
    return tuple(Paragraph(tuple(group)) for group in _lines(cut.sentences()))


class _Cutter:
    """Cuts one part of an article along the spans of its sentences, reports and boilerplate."""

    def __init__(
        self, text: str, reports: Sequence[Report], boilerplate: dict[Span, BoilerplateKind]
    ) -> None:
        self.text = text
        self.reports = reports
        self.parts = [r for r in reports if r.span != r.sentence]
        self.boilerplate = boilerplate
        self.marks = {s: mark for r in reports for s, mark in _marks(r)}
        spans = [*boilerplate, *self.marks, *(r.span for r in reports)]
        self.edges = sorted({edge for s in spans for edge in (s.start, s.end)})

    def sentences(self) -> Iterator[Sentence]:
        at = 0
        for span in _apart(r.sentence for r in self.reports):
            yield from self._between(at, span.start)
            ids = dict.fromkeys(r.id for r in self.reports if r.sentence.overlaps(span))
            yield Sentence(tuple(self._stretches(span.start, span.end)), tuple(ids))
            at = span.end
        yield from self._between(at, len(self.text))

    def _between(self, start: int, end: int) -> Iterator[Sentence]:
        """What stands between two sentences, cut at line breaks too."""
        at = start
        while at < end:
            found = self.text.find("\n", at, end)
            stop = end if found < 0 else found + 1
            yield Sentence(tuple(self._stretches(at, stop)))
            at = stop

    def _stretches(self, start: int, end: int) -> Iterator[Stretch]:
        inner = [edge for edge in self.edges if start < edge < end]
        for a, b in zip([start, *inner], [*inner, end], strict=True):
            span = Span(a, b)
            yield Stretch(
                words=visible_lines(span.of(self.text)),
                boilerplate=next((k for s, k in self.boilerplate.items() if s.covers(span)), None),
                mark=next((m for s, m in self.marks.items() if s.covers(span)), ""),
                reports=tuple(r.id for r in self.parts if r.span.covers(span)),
            )


def _marks(report: Report) -> Iterator[tuple[Span, str]]:
    for source in report.chain:
        if source.part == report.part:
            yield from ((cue, "cue") for cue in source.cue)
            yield source.span, "source"


def _apart(spans: Iterable[Span]) -> list[Span]:
    """`spans` in order, those that overlap made one."""
    joined: list[Span] = []
    for span in sorted(set(spans)):
        if joined and joined[-1].overlaps(span):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _lines(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    group: list[Sentence] = []
    for sentence in sentences:
        group.append(sentence)
        if not sentence.reports and sentence.words.endswith("\n"):
            if any(s.words.strip() for s in group):
                yield group
            group = []
    if any(s.words.strip() for s in group):
        yield group
