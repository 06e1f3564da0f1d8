"""Invented stories built by hand: pages whose lines carry their chains, told as one claim or several.

Everything is invented: Norland and Sudria, the agencies NNA and Castle Radio (both of the state of
Norland), the papers of the Meridian house, and everybody quoted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from whosays.lexicon import Agency, Country, Lexicon, load
from whosays.model import (
    Article,
    Claim,
    Credit,
    NameMention,
    OwnReporting,
    Part,
    Passage,
    Proposition,
    Published,
    Reading,
    Report,
    SharedText,
    Source,
    SourceKind,
    Span,
    Stance,
    Story,
    Term,
)
from whosays.telling.claims.claims import ClaimGroup
from whosays.telling.claims.gist import gists
from whosays.telling.names.names import StoryNames
from whosays.telling.origins.origins import trace_origins
from whosays.telling.sources.furthest import Furthest, StorySources


@dataclass(frozen=True)
class Link:
    """A source to be found by its words in a line."""

    name: str
    kind: SourceKind
    named: bool


@dataclass(frozen=True)
class Line:
    """One sentence of a page, a chain for each of its parallel sources, and the claim it makes."""

    text: str
    chains: tuple[tuple[Link, ...], ...]
    stance: Stance = "asserts"
    claim: int = 0
    part: Part = "text"
    says: tuple[str, ...] = ()
    cue: str = ""


@dataclass(frozen=True)
class Page:
    """One article: its outlet, its lines, its date, whom it credits, whether it shows reporting."""

    outlet: str | None
    lines: tuple[Line, ...]
    published: str | None = "2031-05-02"
    credits: tuple[str, ...] = ()
    reporting: bool = True


def official(name: str) -> Link:
    return Link(name, "government", named=False)


def government(name: str) -> Link:
    return Link(name, "government", named=True)


def body(name: str) -> Link:
    return Link(name, "organisation", named=True)


def person(name: str) -> Link:
    return Link(name, "person", named=True)


def witness(name: str) -> Link:
    return Link(name, "witness", named=True)


def crowd(name: str) -> Link:
    return Link(name, "group", named=False)


def data(name: str) -> Link:
    return Link(name, "data", named=False)


def media(name: str) -> Link:
    return Link(name, "media", named=name[0].isupper())


def line(
    text: str,
    *chain: Link,
    stance: Stance = "asserts",
    claim: int = 0,
    says: tuple[str, ...] = (),
    cue: str = "",
) -> Line:
    """A sentence that credits one chain of sources, nearest first, or none.

    `says` are the content words, all in it, by which it can be compared; without any, it agrees
    with whatever it is put beside. `cue` is the word that credits the chain.
    """
    return Line(text, (chain,), stance, claim, says=says, cue=cue)


def parallel(text: str, *links: Link) -> Line:
    """A sentence that credits several sources side by side."""
    return Line(text, tuple((link,) for link in links))


def headline(text: str, *chain: Link) -> Line:
    return Line(text, (chain,), part="title")


def page(
    outlet: str | None,
    *lines: Line,
    published: str | None = "2031-05-02",
    credits: tuple[str, ...] = (),  # noqa: A002  # the word of the model
    reporting: bool = True,
) -> Page:
    return Page(outlet, lines, published, credits, reporting)


def invented_lexicon() -> Lexicon:
    """The shipped word lists with invented countries and agencies in place of the world's."""
    norland = Country("norland", "Norland", ("Norlandish", "Norlander"), ("Castle", "Vantor"))
    sudria = Country("sudria", "Sudria", ("Sudrian",), ("Port Sel",))
    return replace(
        load(),
        countries=(norland, sudria),
        agencies=(
            Agency("nna", "NNA", ("Norland News Agency",), "norland", "norland", None, "agency"),
            Agency("castle", "Castle Radio", (), "norland", "norland", None, "broadcaster"),
            Agency("wire", "Meridian", (), "sudria", None, "Meridian House", "agency"),
            Agency("lantern", "Daily Lantern", (), "sudria", None, "Meridian House", "paper"),
            Agency("globe", "Open Wire", (), "sudria", None, None, "agency"),
        ),
    )


def build(*pages: Page, shared: Sequence[tuple[int, int]] = ()) -> tuple[Story, list[ClaimGroup]]:
    """The story of `pages` and its claims; `shared` are pairs of pages with the same lines."""
    readings = tuple(_reading(one, i) for i, one in enumerate(pages))
    numbers = sorted({each.claim for one in pages for each in one.lines})
    groups = []
    for number in numbers:
        reports = tuple(
            report
            for one, reading in zip(pages, readings, strict=True)
            for number_of, report in zip(_claims_of(one), reading.reports, strict=True)
            if number_of == number
        )
        groups.append(ClaimGroup(reports, reports[0], reports[0]))
    return Story(readings, tuple(_shared(readings[a], readings[b]) for a, b in shared)), groups


def trace(*pages: Page, shared: Sequence[tuple[int, int]] = ()) -> Claim:
    """The first claim of `pages`, with its origins."""
    return trace_all(*pages, shared=shared)[0]


def trace_all(*pages: Page, shared: Sequence[tuple[int, int]] = ()) -> tuple[Claim, ...]:
    """All claims of `pages`, with their origins."""
    story, groups = build(*pages, shared=shared)
    return trace_groups(story, groups)


def trace_groups(story: Story, groups: Sequence[ClaimGroup]) -> tuple[Claim, ...]:
    """The claims of `groups` in `story`, with their origins."""
    lexicon = invented_lexicon()
    sources = StorySources(story, StoryNames(), lexicon)
    words = any(report.proposition.terms for group in groups for report in group.reports)
    return trace_origins(groups, sources, gists(story, StoryNames(), lexicon) if words else None)


def trace_sources(*pages: Page) -> tuple[Furthest, ...]:
    """The furthest visible source of each report of `pages` that credits one."""
    story, _ = build(*pages)
    sources = StorySources(story, StoryNames(), invented_lexicon())
    reports = (report for reading in story.readings for report in reading.reports)
    return tuple(sources.furthest(report) for report in reports if report.chain)


def bounds(claim: Claim) -> tuple[int, int]:
    """At least and at most."""
    return claim.traced.at_least, claim.traced.at_most


def _reading(one: Page, number: int) -> Reading:
    body_lines = [each.text for each in one.lines if each.part == "text"]
    title = next((each.text for each in one.lines if each.part == "title"), "")
    article = Article(
        text=" ".join(body_lines) or "-",
        title=title,
        outlet=one.outlet,
        url=f"https://example.org/{number + 1}",
        given_id=f"page {number + 1}",
        published=Published(one.published, "day", "given") if one.published else None,
    )
    start = {"text": 0, "title": 0}
    reports = []
    for each in one.lines:
        at = start[each.part]
        reports += [_report(each, chain, at, article) for chain in each.chains]
        start[each.part] = at + len(each.text) + 1
    people = dict.fromkeys(
        NameMention(source.span, "person", source.part)
        for report in reports
        for source in report.chain
        if source.named and source.kind in ("person", "witness")
    )
    return Reading(
        article=article,
        language="en",
        credits=tuple(Credit(name, "agency", Span(0, 1)) for name in one.credits),
        reporting=(OwnReporting("correspondent", Span(0, 1)),) if one.reporting else (),
        names=tuple(people),
        reports=tuple(reports),
    )


def _claims_of(one: Page) -> list[int]:
    """The claim of each report of a page, in the order of its reports."""
    return [each.claim for each in one.lines for _ in each.chains]


def _report(each: Line, chain: tuple[Link, ...], at: int, article: Article) -> Report:
    span = Span(at, at + len(each.text))
    return Report(
        article=article.id,
        part=each.part,
        span=span,
        sentence=span,
        content=(span,),
        stance=each.stance,
        chain=tuple(_source(link, each, at) for link in chain),
        proposition=Proposition(terms=tuple(_term(word, each, at) for word in each.says)),
    )


def _term(word: str, each: Line, at: int) -> Term:
    start = at + each.text.index(word)
    return Term(word, Span(start, start + len(word)), "noun")


def _source(link: Link, each: Line, at: int) -> Source:
    start = at + each.text.index(link.name)
    span = Span(start, start + len(link.name))
    cue = at + each.text.index(each.cue)
    cues = (Span(cue, cue + len(each.cue)),) if each.cue else ()
    return Source(link.name, link.kind, link.named, span, cues, part=each.part)


def _shared(a: Reading, b: Reading) -> SharedText:
    if a.article.id > b.article.id:
        a, b = b, a
    whole = Passage(Span(0, len(a.article.text)), Span(0, len(b.article.text)))
    return SharedText(a.article.id, b.article.id, "verbatim", "the same lines", (whole,))
