"""A ledger as Markdown: every line has a footnote with the outlet, the exact words, and where.

Footnotes are those of GitHub, Pandoc and most others. Offsets are code points, half-open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from whosays.model import Ledger, Unread
from whosays.showing import wording
from whosays.showing.entries import (
    ArticleEntry,
    ClaimEntry,
    ConflictEntry,
    Evidence,
    OriginEntry,
    ReportEntry,
    Step,
    StoryEntry,
)
from whosays.showing.ledger_entries import entries_of
from whosays.showing.untrusted import markdown as safe


def show(ledgers: Iterable[Ledger]) -> str:
    """All `ledgers` as one Markdown document, its footnotes at the end, ended by a line feed."""
    footnotes = _Footnotes()
    lines = [line for story in entries_of(ledgers) for line in _story(story, footnotes)]
    return "\n".join([*lines, *footnotes.lines()]).rstrip("\n") + "\n"


class _Footnotes:
    """The footnotes of one document, numbered as they are first called for."""

    def __init__(self) -> None:
        self._numbers: dict[Evidence, int] = {}

    def mark(self, found: Evidence | None) -> str:
        """The footnote mark of that evidence; nothing where there is none."""
        if found is None:
            return ""
        return f"[^{self._numbers.setdefault(found, len(self._numbers) + 1)}]"

    def lines(self) -> Iterator[str]:
        """One line a footnote."""
        for found, number in self._numbers.items():
            where = f"{found.part} \\[{found.span.start}, {found.span.end})"
            who = f"{_numbers([found.number])} {safe(found.publisher)}"
            yield f"[^{number}]: {who}, {where}: {wording.quoted(safe(found.words))}"


def _story(story: StoryEntry, notes: _Footnotes) -> Iterator[str]:
    yield f"# {safe(story.headline)}"
    yield ""
    yield " · ".join(f"**{p}**" if p == "ORDER UNKNOWN" else p for p in story.summary)
    yield ""
    yield from (_article(a, notes) for a in story.articles)
    yield ""
    yield from _section("What is claimed", _claims(story, notes))
    yield from _section("Where they differ", _conflicts(story, notes))
    yield from _section("Seen or heard", _seen(story, notes))
    yield from _section("Shared text", _shared(story, notes))
    yield from _section("Names", _names(story, notes))
    yield from _section("Timeline", _timeline(story, notes))
    yield from _section("Check next", _checks(story, notes))
    yield from _section("Not read", _unread(story.unread, story))
    yield from _section("Left out", _unread(story.left_out, story))
    made = ", ".join(safe(m) for m in story.made_by)
    yield f"Told by {made}. It says who says what; whether it is so, it does not say."
    yield ""


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    listed = list(lines)
    if listed:
        yield from (f"## {title}", "", *listed, "")


def _article(article: ArticleEntry, notes: _Footnotes) -> str:
    told = [f"- {_numbers([article.number])} {safe(article.publisher)}"]
    credited = [f"{safe(c.words)}{notes.mark(c)}" for c in article.credits]
    told += [f"credits {', '.join(credited)}"] if credited else []
    if article.byline:
        told.append(f"{safe(article.byline.words)}{notes.mark(article.byline)}")
    told.append(safe(article.published or wording.UNDATED))
    told += [f"*{safe(article.title)}*"] if article.title else []
    told += [safe(article.called)] if article.called else []
    told += [f"<{article.url}>"] if article.url else []
    return " · ".join(told)


# ------------------------------------------------------------------------------------------ claims


def _claims(story: StoryEntry, notes: _Footnotes) -> Iterator[str]:
    for claim in story.of_weight("news"):
        yield from _claim(claim, notes)
    for title, claims in (
        ("Background", story.of_weight("background")),
        ("Comment", story.of_weight("comment")),
    ):
        if claims:
            yield from (f"### {title}", "")
            yield from (f"- claim {c.number}: {_quote(c.text.evidence, notes)}" for c in claims)
            yield ""


def _claim(claim: ClaimEntry, notes: _Footnotes) -> Iterator[str]:
    yield f"### {claim.number}. {_quote(claim.text.evidence, notes)}"
    yield ""
    told = [f"{claim.heard} → **{claim.bound}**"]
    told += claim.marks
    told += [wording.mismatches(claim.conflicts)] if claim.conflicts else []
    yield " · ".join(told)
    yield ""
    for origin in claim.origins:
        if not origin.own_word:
            yield from _origin(origin, notes)
    if claim.untraced:
        yield f"- untraced: {_numbers(claim.untraced)} on their own word"
    if claim.beside:
        yield f"- beside it: {_numbers(claim.beside)} {wording.BESIDE}"
    for link in claim.links:
        yield f"- {safe(link.a)} ? {safe(link.b)} may be the same: {safe(link.why)}"
    for loop in claim.circular:
        circle = " ← ".join(f"{_numbers([e.number])}{notes.mark(e)}" for e in loop)
        yield f"- circular: {circle}, counted once"
    yield ""


def _origin(origin: OriginEntry, notes: _Footnotes) -> Iterator[str]:
    mark = f"**{origin.letter}{'?' if origin.linked else ''}**" if origin.letter else "not counted:"
    yield f"- {mark} {safe(origin.label)}"
    for report in origin.reports:
        yield f"  - {_chain(report, notes)}"
    for reason in origin.because:
        yield f"  - because: {safe(reason)}"


def _chain(report: ReportEntry, notes: _Footnotes) -> str:
    told = f"{_numbers([report.evidence.number])} {' ← '.join(_step(s) for s in report.chain)}"
    told += " (headline)" if report.headline else ""
    told += f" · {report.stance}" if report.stance else ""
    return told + notes.mark(report.evidence)


def _step(step: Step) -> str:
    told = safe(step.name) if step.named else f"*{safe(step.name)}*"
    if step.cues:
        told += f" {wording.quoted(safe(' … '.join(step.cues)))}"
    return f"{told} ({', '.join(step.notes)})" if step.notes else told


# --------------------------------------------------------------------------------------- the others


def _conflicts(story: StoryEntry, notes: _Footnotes) -> Iterator[str]:
    for conflict in story.conflicts:
        yield f"### {conflict.number}. {conflict.kind}: {conflict.relation_words}"
        yield ""
        yield from _sides(conflict, notes)
        yield ""


def _sides(conflict: ConflictEntry, notes: _Footnotes) -> Iterator[str]:
    if conflict.why:
        yield safe(conflict.why)
        yield ""
    for side in conflict.sides:
        yield f"- **{safe(side.value) or 'no words'}**"
        yield from (f"  - {_quote(report.evidence, notes)}" for report, _ in side.reports)


def _seen(story: StoryEntry, notes: _Footnotes) -> Iterator[str]:
    for seen in story.seen:
        yield f"- {seen.kind}: {_quote(seen.evidence, notes)}"


def _shared(story: StoryEntry, notes: _Footnotes) -> Iterator[str]:
    for shared in story.shared:
        giver = f", likely from {_numbers([shared.giver])}" if shared.giver else ""
        marks = "".join(notes.mark(e) for passage in shared.passages for e in passage)
        why = f": {safe(shared.because)}" if shared.because else ""
        yield f"- {_numbers([shared.a, shared.b])} {shared.kind}{giver}{why}{marks}"


def _names(story: StoryEntry, notes: _Footnotes) -> Iterator[str]:
    for name in story.names:
        forms = " = ".join(safe(form) for form in (name.name, *name.aliases))
        yield f"- {name.kind}: {forms}{notes.mark(name.evidence)}"


def _timeline(story: StoryEntry, notes: _Footnotes) -> Iterator[str]:
    for line in story.timeline:
        words = f" {wording.quoted(safe(line.words))}" if line.words else ""
        yield f"- **{safe(line.resolved) or 'open'}**{words}: {_quote(line.evidence, notes)}"


def _checks(story: StoryEntry, notes: _Footnotes) -> Iterator[str]:
    for check in story.checks:
        claim = f" (claim {check.claim})" if check.claim else ""
        yield f"- {safe(check.why)}{claim}{notes.mark(check.evidence)}"


def _unread(listed: Sequence[Unread], story: StoryEntry) -> Iterator[str]:
    if listed and story.listed_above:
        yield f"{wording.counted(len(listed), 'item')}, {wording.LISTED_ABOVE}."
        return
    for unread in listed:
        yield f"- {safe(unread.item)}: {safe(unread.reason)}"


def _quote(found: Evidence, notes: _Footnotes) -> str:
    return f"{wording.quoted(safe(found.words))} {_numbers([found.number])}{notes.mark(found)}"


def _numbers(numbers: Iterable[int]) -> str:
    """Article numbers, their brackets escaped: `[1][^2]` could be read as a link."""
    return "".join(f"\\[{n}\\]" for n in numbers)
