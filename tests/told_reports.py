"""Reports built by hand for tests of claims, their order and the timeline.

Every word of four letters or more is a term and its own lemma; numbers are terms too. The town of
Corrin, its people and its papers are invented.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from whosays.model import (
    Article,
    Claim,
    Name,
    NameMention,
    Origin,
    Part,
    Proposition,
    Quantity,
    Reading,
    Report,
    Slots,
    Source,
    Span,
    Stance,
    Story,
    Term,
    Time,
    Traced,
    content_id,
)
from whosays.telling.names.names import StoryNames

LEMMAS = {
    "arrested": "arrest",
    "detained": "detain",
    "escaped": "escape",
    "fled": "flee",
    "injured": "injure",
    "occupied": "occupy",
    "seized": "seize",
    "killed": "kill",
    "closed": "close",
    "denied": "deny",
}


@dataclass(frozen=True)
class Said:
    """One sentence of an article, and what reading would have found in it."""

    words: str
    predicate: str | None = None
    stance: Stance = "asserts"
    negated: bool = False
    background: bool = False
    comment: bool = False
    source: str | None = None
    subject: str | None = None
    counted: tuple[str, float, str] | None = None
    time: tuple[str, Time] | None = None
    part: Part = "text"


def story(*articles: Sequence[Said]) -> Story:
    """The story of `articles`, each a list of sentences, in the order of their ids."""
    return Story(tuple(sorted(map(_reading, articles), key=lambda r: r.article.id)))


def in_given_order(*articles: Sequence[Said]) -> Story:
    """The story of `articles` in the order given, as where each has a date."""
    return Story(tuple(map(_reading, articles)))


def words(story: Story, report: Report) -> str:
    """The words of `report`."""
    (reading,) = [r for r in story.readings if r.article.id == report.article]
    return report.span.of(reading.article.part(report.part))


def with_names(told: Story, forms: Mapping[str, str]) -> tuple[Story, StoryNames]:
    """`told` with a mention of each of `forms` wherever it stands, and the names by form."""
    by_mention: dict[tuple[str, Part, Span], str] = {}
    readings = []
    for reading in told.readings:
        spans = {
            Span(m.start(), m.end()): forms[m.group()]
            for form in sorted(forms, key=len)
            for m in re.finditer(form, reading.article.text)
        }
        for span, name in spans.items():
            by_mention[reading.article.id, "text", span] = name
        mentions = tuple(NameMention(span, "person") for span in sorted(spans))
        readings.append(replace(reading, names=mentions))
    names = tuple(Name(name, name, "person") for name in sorted(set(forms.values())))
    return replace(told, readings=tuple(readings)), StoryNames(names, by_mention)


def claim(*reports: Report) -> Claim:
    """The claim that `reports` make."""
    return Claim(
        id=content_id("claim", reports[0].id),
        text=reports[0].id,
        reports=tuple(r.id for r in reports),
        statuses=("untraced",),
        traced=Traced(1, 1),
        untraced=(),
        heard_by=len({r.article for r in reports}),
        origins=(Origin("o", "own word", tuple(r.id for r in reports), traced=False),),
    )


def _reading(said: Sequence[Said]) -> Reading:
    article = Article(
        text=" ".join(s.words for s in said if s.part == "text") or "-",
        title=" ".join(s.words for s in said if s.part == "title"),
    )
    at: dict[Part, int] = {"text": 0, "title": 0}
    reports = []
    for one in said:
        reports.append(_report(one, at[one.part], article.id))
        at[one.part] += len(one.words) + 1
    return Reading(article=article, language="en", reports=tuple(reports))


def _report(said: Said, at: int, article: str) -> Report:
    span = Span(at, at + len(said.words))
    source = _find(said, said.source, at)
    begin = source.end if source else span.start
    content = Span(min(begin + 1, span.end - 1) if source else begin, span.end)
    terms = tuple(t for t in _terms(said.words, at) if content.covers(t.span))
    counted = _find(said, said.counted[0], at) if said.counted else None
    timed = _find(said, said.time[0], at) if said.time else None
    return Report(
        article=article,
        part=said.part,
        span=span,
        sentence=span,
        content=(content,),
        stance=said.stance,
        chain=(Source(said.source or "", "person", True, source, ()),) if source else (),
        times=(_at(said.time[1], timed),) if said.time and timed else (),
        quantities=(
            (Quantity(counted, said.counted[1], said.counted[1], "exact", None, said.counted[2]),)
            if said.counted and counted
            else ()
        ),
        slots=Slots(who=_find(said, said.subject, at)),
        proposition=Proposition(
            terms=terms,
            predicate=said.predicate,
            negated=said.negated,
            background=said.background,
            comment=said.comment,
        ),
    )


def _find(said: Said, wanted: str | None, at: int) -> Span | None:
    if wanted is None:
        return None
    start = at + said.words.index(wanted)
    return Span(start, start + len(wanted))


def _at(time: Time, span: Span) -> Time:
    return Time(span, time.value, time.earliest, time.latest, time.granularity, duration=time.duration)


def _terms(text: str, at: int) -> list[Term]:
    return [
        Term(
            LEMMAS.get(m.group().lower(), m.group().lower()),
            Span(at + m.start(), at + m.end()),
            "number" if m.group().isdigit() else "noun",
        )
        for m in re.finditer(r"\d+|[^\W\d_]{4,}", text)
    ]
