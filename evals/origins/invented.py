"""Invented stories with annotated bounds, measured twice.

* Chains given: the articles are read for their credits, dates, names and shared text, but reports,
  their chains and the claims are the annotated ones. What is measured is origins.
* End to end: the articles are told as one story, and the told claim that holds most of the reports
  of an annotated one (of equal ones the one with fewest reports) is compared with it. A claim of
  which nothing is told counts as wrong.

An annotated bound of nought (nobody is credited) is one, as the bound never goes below one.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from evals.evaluation import Evaluation, Figure, bootstrap
from whosays.gathering import gather
from whosays.model import Article, Claim, MadeBy, Proposition, Published, Reading, Report, Source, Span, Story
from whosays.reading import read_article
from whosays.reading.models import Models
from whosays.settings import Settings
from whosays.telling import tell
from whosays.telling.claims.claims import ClaimGroup
from whosays.telling.names.names import merge_names
from whosays.telling.origins.origins import trace_origins
from whosays.telling.sources.furthest import StorySources

Json = Mapping[str, Any]

NEAR = 0.3
"""How far a told report and an annotated one have to overlap: intersection over union."""

FIGURES = {
    "over-count": ("over", "claims"),
    "bound exact": ("bound", "claims"),
    "at-least exact": ("least", "claims"),
    "at-most exact": ("most", "claims"),
    "at-most near": ("near", "claims"),
    "untraced P": ("untraced right", "untraced told"),
    "untraced R": ("untraced right", "untraced gold"),
    "circular P": ("circular right", "circular told"),
    "circular R": ("circular right", "circular gold"),
}
"""Each figure with the counts that it is the rate of."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted in one story, with chains given and end to end."""

    given: Counter[str]
    whole: Counter[str]


def evaluate(data: Path, models: Models, verbose: str | None) -> Evaluation:
    """The figures of all stories of the file `data`; the claims of the story `verbose` are printed."""
    items = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines() if line]
    counts = [_counted(item, models, item["id"] == verbose) for item in items]
    given = [_figure(f"chains given: {name}", name, [c.given for c in counts]) for name in FIGURES]
    whole = [_figure(f"end to end: {name}", name, [c.whole for c in counts]) for name in FIGURES]
    return Evaluation(f"origins_{data.stem}", data, len(items), "stories", (*given, *whole))


def _figure(shown: str, name: str, counts: Sequence[Counter[str]]) -> Figure:
    right, of = FIGURES[name]

    def rate(some: Sequence[Counter[str]]) -> float | None:
        below = sum(n[of] for n in some)
        return sum(n[right] for n in some) / below if below else None

    return Figure(shown, rate(counts), *bootstrap(counts, rate), n=sum(n[of] for n in counts))


def _counted(item: Json, models: Models, verbose: bool) -> Counts:
    articles = [_article(given) for given in item["articles"]]
    given_ids = {article.id: article.given_id or "" for article in articles}
    readings = [read_article(article, models) for article in articles]
    (story,) = gather(readings, Settings(one_story=True))
    given, whole = Counter[str](), Counter[str]()
    told = _traced(item, story, models)
    for claim, mine in zip(item["claims"], told, strict=True):
        given.update(_compared(claim, mine, given_ids))
        if verbose:
            _print("chains given", claim, mine, given_ids, story)
    ledger = tell(story, models.lexicon, MadeBy("evals"))
    for claim in item["claims"]:
        best = _best(claim, story, ledger.claims)
        whole.update(_compared(claim, best, given_ids))
        if verbose:
            _print("end to end", claim, best, given_ids, story)
    return Counts(given, whole)


def _article(given: Json) -> Article:
    when = given.get("published")
    return Article(
        text=given["text"],
        title=given.get("title") or "",
        outlet=given.get("outlet"),
        url=given.get("url"),
        given_id=given["id"],
        published=Published(when, "minute" if "T" in when else "day", "given") if when else None,
    )


def _compared(claim: Json, told: Claim | None, given_ids: Mapping[str, str]) -> Counter[str]:
    low, high = max(1, claim["traced"]["at_least"]), max(1, claim["traced"]["at_most"])
    want = set(claim["untraced"])
    n = Counter[str](claims=1)
    n["untraced gold"] = len(want)
    n["circular gold"] = claim["circular"]
    if told is None:
        return n
    least, most = told.traced.at_least, told.traced.at_most
    n["over"] = least > low
    n["least"] = least == low
    n["most"] = most == high
    n["bound"] = least == low and most == high
    n["near"] = abs(most - high) <= 1
    have = {given_ids[article] for article in told.untraced}
    n["untraced told"] = len(have)
    n["untraced right"] = len(want & have)
    n["circular told"] = bool(told.circular)
    n["circular right"] = bool(told.circular) and claim["circular"]
    return n


# --------------------------------------------------------------------------------- chains given


def _traced(item: Json, story: Story, models: Models) -> Sequence[Claim]:
    """The annotated claims with the origins that are traced behind their annotated chains."""
    by_given = {r.article.given_id: r for r in story.readings}
    placed = [[_report(r, by_given[r["article"]]) for r in claim["reports"]] for claim in item["claims"]]
    given = tuple(dict.fromkeys(report for reports in placed for report in reports))
    annotated = replace(
        story,
        readings=tuple(
            replace(r, reports=tuple(g for g in given if g.article == r.article.id)) for r in story.readings
        ),
    )
    names = merge_names(annotated, models.lexicon)
    sources = StorySources(annotated, names, models.lexicon)
    groups = [ClaimGroup(tuple(dict.fromkeys(reports)), reports[0], reports[0]) for reports in placed]
    return trace_origins(groups, sources, None)


def _report(given: Json, reading: Reading) -> Report:
    """The annotated report, with what was read of the proposition at its place.

    Its terms are left out: that two reports say the same is given.
    """
    part = given.get("in", "text")
    text = reading.article.part(part)
    start = text.index(given["quote"])
    span = Span(start, start + len(given["quote"]))
    read = max(
        (r for r in reading.reports if r.part == part), key=lambda r: _overlap(r.span, span), default=None
    )
    proposition = read.proposition if read and _overlap(read.span, span) >= NEAR else Proposition()
    return Report(
        article=reading.article.id,
        part=part,
        span=span,
        sentence=read.sentence if read and read.sentence.overlaps(span) else span,
        content=(span,),
        stance=given["stance"],
        chain=tuple(_source(link, span, text) for link in given["chain"]),
        proposition=replace(proposition, terms=(), comment=False),
    )


def _source(link: Json, quote: Span, text: str) -> Source:
    """The link of a chain at the words that credit it: in the quote, or else the last before it."""
    name = link["name"]
    inside = text.find(name, quote.start, quote.end)
    start = inside if inside >= 0 else text.rfind(name, 0, quote.start)
    span = Span(start, start + len(name)) if start >= 0 else quote
    return Source(name, link["kind"], link["named"], span, ())


# ----------------------------------------------------------------------------------- end to end


def _best(claim: Json, story: Story, told: Sequence[Claim]) -> Claim | None:
    """The told claim that holds most of the reports of an annotated one; None where none does."""
    claim_of = {report: c for c in told for report in c.reports}
    votes = Counter(claim_of[report].id for report in _found(claim, story))
    by_id = {c.id: c for c in told}
    if not votes:
        return None
    return by_id[max(votes, key=lambda key: (votes[key], -len(by_id[key].reports)))]


def _found(claim: Json, story: Story) -> Iterator[str]:
    """The id of the told report at the place of each annotated one: its like by chain, or the nearest."""
    by_given = {r.article.given_id: r for r in story.readings}
    for given in claim["reports"]:
        reading = by_given[given["article"]]
        text = reading.article.part(given.get("in", "text"))
        start = text.index(given["quote"])
        span = Span(start, start + len(given["quote"]))
        near = [
            r for r in reading.reports if r.part == given.get("in", "text") and _overlap(r.span, span) >= NEAR
        ]
        wanted = [_words(link["name"]) for link in given["chain"]]
        best = max(
            near,
            key=lambda r: (_like_chain([_words(s.name) for s in r.chain], wanted), _overlap(r.span, span)),
            default=None,
        )
        if best:
            yield best.id


def _words(name: str) -> frozenset[str]:
    return frozenset(name.lower().split())


def _like_chain(told: Sequence[frozenset[str]], wanted: Sequence[frozenset[str]]) -> bool:
    return len(told) == len(wanted) and all(t & w for t, w in zip(told, wanted, strict=True))


def _overlap(a: Span, b: Span) -> float:
    both = min(a.end, b.end) - max(a.start, b.start)
    return both / (max(a.end, b.end) - min(a.start, b.start)) if both > 0 else 0.0


# ------------------------------------------------------------------------------------- printing


def _print(how: str, claim: Json, told: Claim | None, given_ids: Mapping[str, str], story: Story) -> None:
    print(f"{how}: {claim['statement']}")
    print("   annotated", claim["traced"], "untraced", claim["untraced"], "circular", claim["circular"])
    if told is None:
        print("   nothing told")
        return
    untraced = [given_ids[a] for a in told.untraced]
    print("   told     ", told.traced, "untraced", untraced, told.statuses, "circular", len(told.circular))
    reports = {r.id: r for reading in story.readings for r in reading.reports}
    where = {reading.article.id: given_ids[reading.article.id] for reading in story.readings}
    for origin in told.origins:
        places = [where[reports[r].article] for r in origin.reports if r in reports]
        print("     ", "+" if origin.traced else "-", origin.label, places, origin.because)
    for link in told.links:
        print("      ~", link.why)
