"""Origins alone on annotated stories: how many are traced behind annotated claims and chains.

Reports, chains, names and claims are given; the articles are read for credits, dates, signs of reporting
and shared text. So what is measured is the table of docs/independence.md: claims
whose "at least" is above the annotated one (over-count), whose "at most" is within one of it, pairs
of reports put on one origin.
"""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from evals.evaluation import Evaluation, Figure, bootstrap
from whosays.gathering import gather
from whosays.lexicon import Lexicon
from whosays.model import (
    Article,
    Claim,
    Name,
    NameMention,
    Published,
    Reading,
    Report,
    Source,
    Span,
)
from whosays.reading import outline
from whosays.settings import Settings
from whosays.telling.claims.claims import ClaimGroup
from whosays.telling.names.names import StoryNames
from whosays.telling.origins.origins import trace_origins
from whosays.telling.sources.furthest import StorySources

Json = Mapping[str, Any]

FIGURES = {
    "over-count": ("over", "claims"),
    "corroborated P": ("two right", "two told"),
    "corroborated R": ("two right", "two gold"),
    "at-most near": ("near", "claims"),
    "at-most exact": ("exact", "claims"),
    "same origin P": ("same right", "same told"),
    "same origin R": ("same right", "same gold"),
    "untraced P": ("untraced right", "untraced told"),
    "untraced R": ("untraced right", "untraced gold"),
}
"""Each figure with the counts that it is the rate of."""


def evaluate(data: Path, lexicon: Lexicon, verbose: str | None) -> Evaluation:
    """The figures of all stories below `data`; the claims of the story `verbose` are printed."""
    counts = [_of_story(path.parent, lexicon, verbose) for path in sorted(data.glob("*/gold.json"))]
    return Evaluation("origins", data, len(counts), "stories", tuple(_figure(n, counts) for n in FIGURES))


def _of_story(folder: Path, lexicon: Lexicon, verbose: str | None) -> Counter[str]:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    lines = (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    return _counted(gold, [json.loads(line) for line in lines], lexicon, verbose)


def _figure(name: str, counts: Sequence[Counter[str]]) -> Figure:
    right, of = FIGURES[name]

    def rate(some: Sequence[Counter[str]]) -> float | None:
        below = sum(n[of] for n in some)
        return sum(n[right] for n in some) / below if below else None

    return Figure(name, rate(counts), *bootstrap(counts, rate), n=sum(n[of] for n in counts))


def _counted(gold: Json, articles: Sequence[Json], lexicon: Lexicon, verbose: str | None) -> Counter[str]:
    (whole,) = gather([_reading(a, gold, lexicon) for a in articles], Settings(one_story=True))
    readings = {r.article.given_id or "": r for r in whole.readings}
    groups, placed = [], []
    for claim in gold["claims"]:
        reports = [_report(r, readings[r["article"]]) for r in claim["reports"]]
        groups.append(ClaimGroup(tuple(dict.fromkeys(reports)), reports[0], reports[0]))
        placed.append([r.id for r in reports])
    told_reports = tuple(dict.fromkeys(report for group in groups for report in group.reports))
    story = replace(
        whole,
        readings=tuple(
            replace(r, reports=tuple(t for t in told_reports if t.article == r.article.id))
            for r in whole.readings
        ),
    )
    names = _names(gold, readings)
    sources = StorySources(story, names, lexicon)
    claims = trace_origins(groups, sources, None)
    n: Counter[str] = Counter()
    for claim, told, ids in zip(gold["claims"], claims, placed, strict=True):
        n.update(_compared(claim, told, ids, readings))
        if verbose and verbose == gold["story"]:
            _print(claim, told, ids)
    return n


def _compared(claim: Json, told: Claim, ids: Sequence[str], readings: Mapping[str, Reading]) -> Counter[str]:
    n: Counter[str] = Counter(claims=1)
    low, high = claim["traced"]["at_least"], claim["traced"]["at_most"]
    n["over"] += told.traced.at_least > low
    n["near"] += abs(told.traced.at_most - high) <= 1
    n["exact"] += told.traced.at_most == high
    n["two told"] += told.traced.at_least > 1
    n["two gold"] += low > 1
    n["two right"] += told.traced.at_least > 1 and low > 1
    origin = {i: k for k, o in enumerate(claim["origins"]) for i in o["reports"]}
    told_origin = {r: o.id for o in told.origins for r in o.reports}
    chained = [i for i, r in enumerate(claim["reports"]) if r["chain"]]
    for i, j in itertools.combinations(chained, 2):
        same, told_same = origin[i] == origin[j], told_origin[ids[i]] == told_origin[ids[j]]
        n["same gold"] += same
        n["same told"] += told_same
        n["same right"] += same and told_same
    want = {readings[a].article.id for a in claim["untraced"]}
    n["untraced gold"] += len(want)
    n["untraced told"] += len(told.untraced)
    n["untraced right"] += len(want & set(told.untraced))
    return n


def _print(claim: Json, told: Claim, ids: Sequence[str]) -> None:
    low, high = claim["traced"]["at_least"], claim["traced"]["at_most"]
    print(claim["id"], claim["statement"])
    print("   annotated", low, high, [o["reports"] for o in claim["origins"]])
    print("   told     ", told.traced.at_least, told.traced.at_most, told.statuses)
    for origin in told.origins:
        places = [ids.index(r) for r in origin.reports]
        print("     ", "+" if origin.traced else "-", origin.label, places, origin.because)
    for link in told.links:
        print("      ~", link.why)


def _reading(given: Json, gold: Json, lexicon: Lexicon) -> Reading:
    article = Article(
        text=given["text"],
        title=given.get("title") or "",
        outlet=given.get("outlet"),
        given_id=given["id"],
        published=Published(given["published"], "day", "given") if given.get("published") else None,
    )
    read = outline(article, lexicon)
    return Reading(
        article=read.article,
        language=read.language,
        boilerplate=read.boilerplate,
        headline=read.evidence.headline,
        byline=read.evidence.byline,
        dateline=read.evidence.dateline,
        credits=read.evidence.credits,
        reporting=read.evidence.reporting,
        names=tuple(
            NameMention(Span(m.start(), m.end()), name["kind"])
            for name in gold["names"]
            for form in dict.fromkeys((name["name"], *name["aliases"]))
            for m in re.finditer(rf"\b{re.escape(form)}\b", article.text)
            if name["kind"] in ("person", "organisation", "place")
        ),
    )


def _names(gold: Json, readings: Mapping[str, Reading]) -> StoryNames:
    ids = {form: name["name"] for name in gold["names"] for form in (name["name"], *name["aliases"])}
    return StoryNames(
        tuple(Name(n["name"], n["name"], n["kind"]) for n in gold["names"]),
        {
            (r.article.id, m.part, m.span): ids[m.span.of(r.article.text)]
            for r in readings.values()
            for m in r.names
        },
    )


def _report(given: Json, reading: Reading) -> Report:
    part = given.get("in", "text")
    text = reading.article.part(part)
    start = max(text.find(given["quote"]), 0)
    span = Span(start, start + len(given["quote"]))
    return Report(
        article=reading.article.id,
        part=part,
        span=span,
        sentence=span,
        content=(span,),
        stance=given["stance"],
        chain=tuple(_source(link, span, text, i) for i, link in enumerate(given["chain"])),
    )


def _source(link: Json, quote: Span, text: str, index: int) -> Source:
    name = re.sub(r"\s*\([^)]*\)", "", link["name"]).split(",")[0]
    at = text.find(name)
    near = text.find(name, max(0, quote.start - 200))
    start = near if near >= 0 else at
    span = Span(start, start + len(name)) if start >= 0 else Span(quote.start, quote.end + index)
    return Source(name, link["kind"], link["named"], span, ())
