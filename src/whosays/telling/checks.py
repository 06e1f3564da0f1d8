"""What to check next: missing links, originals outside the pile, pages a second origin hangs on.

Each check is an action, found by one rule from what the ledger shows, and points at its claim or
its report. Nothing is asked about background and comment beyond the originals they rest on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whosays.lexicon import Lexicon
from whosays.model import Check, Claim, Conflict, Origin, Reading, Report, weight_of
from whosays.telling.sources.furthest import Furthest, StorySources
from whosays.telling.sources.media import Medium, of_agency, same_medium

MOST = 12
MOST_OF_A_KIND = 3
MANY = 3
"""A claim on nobody's word is worth a call where so many articles carry it."""

REASON = re.compile(
    r"\b(?:anonym\w+|not (?:be |being |to be )?(?:named|identified)|not authori[sz]ed|unauthori[sz]ed|"
    r"declined to be (?:named|identified)|without being named)\b",
    re.IGNORECASE,
)
"""The words with which an article tells that, or why, a source is not named."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A check with what it weighs: the number of articles at stake, by how much hangs on it."""

    weight: float
    check: Check


@dataclass(frozen=True, slots=True)
class Desk:
    """What the rules look at: the story's claims that are news, and its sources."""

    claims: tuple[Claim, ...]
    sources: StorySources

    def report(self, report_id: str) -> Report:
        """The report of this id."""
        return self.sources.reports[report_id]

    def articles(self, origin: Origin) -> tuple[str, ...]:
        """The articles (ids) that carry an origin, in order."""
        return tuple(dict.fromkeys(self.report(r).article for r in origin.reports))


def find_checks(
    claims: Sequence[Claim], conflicts: Sequence[Conflict], sources: StorySources
) -> tuple[Check, ...]:
    """The checks, the weightiest first: at most twelve, and at most three of a kind."""
    news = (c for c in claims if weight_of(sources.reports[r] for r in c.reports) == "news")
    desk = Desk(tuple(news), sources)
    kinds = (
        _open_conflicts(conflicts, desk),
        _single_pages(desk),
        _missing_originals(claims, desk),
        _missing_listeners(desk),
        _denials(desk),
        _circles(desk),
        _nobodys_word(desk),
        _unnamed(desk),
    )
    found = [w for kind in kinds for w in _heaviest(kind, MOST_OF_A_KIND)]
    return tuple(w.check for w in _heaviest(iter(found), MOST))


def _heaviest(found: Iterator[Weighed], most: int) -> list[Weighed]:
    distinct = {w.check: w for w in found}.values()
    return sorted(distinct, key=lambda w: -w.weight)[:most]


def _open_conflicts(conflicts: Sequence[Conflict], desk: Desk) -> Iterator[Weighed]:
    """Two sides that cannot both stand, or whose order the texts do not show."""
    heard = {claim.id: claim.heard_by for claim in desk.claims}
    for conflict in conflicts:
        if conflict.relation not in ("conflict", "order-unknown"):
            continue
        claim = next((c for c in conflict.claims if c in heard), None)
        if claim is None:
            continue
        sides = " / ".join(f"“{side.value}”" for side in conflict.sides)
        ask = "Ask which holds" if conflict.relation == "conflict" else "Find out which came first"
        yield Weighed(4.0 + heard[claim], Check(f"{ask}, {conflict.slot}: {sides}", claim=claim))


def _single_pages(desk: Desk) -> Iterator[Weighed]:
    """The one page on which a second origin hangs."""
    for claim in desk.claims:
        traced = [origin for origin in claim.origins if origin.traced]
        if len(traced) < 2 or claim.heard_by < 2:
            continue
        linked = {link.b for link in claim.links}
        single = [origin for origin in traced if len(desk.articles(origin)) == 1]
        hanging = sorted(single, key=lambda origin: origin.id not in linked)[:1]
        for origin in hanging:
            page = desk.sources.label(desk.articles(origin)[0])
            why = f"Call {page}: a further origin, “{origin.label}”, hangs on this one page"
            yield Weighed(2.0 + claim.heard_by, Check(why, report=origin.reports[0]))


def _missing_originals(claims: Sequence[Claim], desk: Desk) -> Iterator[Weighed]:
    """Agencies and outlets that are credited or cited, and whose own article is not in the pile."""
    present = [m for m in desk.sources.outlets.values() if m]
    resting: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    first: dict[str, str] = {}
    for claim in claims:
        for report in map(desk.report, claim.reports):
            for name, medium in _media_behind(report, desk.sources):
                if medium.generic or any(same_medium(medium, m) for m in present):
                    continue
                resting.setdefault(medium.key, []).append(report.article)
                names.setdefault(medium.key, name)
                first.setdefault(medium.key, claim.id)
    for key, articles in resting.items():
        number = len(dict.fromkeys(articles))
        rest = "one article rests" if number == 1 else f"{number} articles rest"
        why = f"Get the original of {names[key]}: {rest} on it, and it is not in the pile"
        yield Weighed(1.5 + 2.0 * number, Check(why, claim=first[key]))


def _media_behind(report: Report, sources: StorySources) -> Iterator[tuple[str, Medium]]:
    """The media a report names in its chain, and the agencies that its article credits."""
    for link in report.chain:
        if link.kind == "media":
            medium = sources.medium(link.name)
            yield sources.lexicon.once(_agency_names).get(medium.key, link.name), medium
    outlet = sources.outlets[report.article]
    for credit in sources.readings[report.article].credits:
        if credit.kind == "agency" and outlet:  # of an unknown outlet, it may be the outlet itself
            yield credit.name, sources.medium(credit.name)


def _agency_names(lexicon: Lexicon) -> Mapping[str, str]:
    """The names of the agencies of the lexicon, by the keys of their media."""
    return {of_agency(agency, lexicon).key: agency.name for agency in reversed(lexicon.agencies)}


def _missing_listeners(desk: Desk) -> Iterator[Weighed]:
    """Unnamed sources of an article that tells nobody they spoke to, and shows no reporting."""
    for claim in desk.claims:
        for report in map(desk.report, claim.reports):
            if not report.chain or report.stance in ("denies", "cannot-confirm"):
                continue
            last = desk.sources.furthest(report)
            reading = desk.sources.readings[report.article]
            silent = last.role in ("member", "crowd") and last.unnamed and not reading.reporting
            if silent and not _has_listener(last, reading, desk.sources):
                page = desk.sources.label(report.article)
                why = f"Ask {page} whom “{last.source.name}” told: it names nobody who heard it"
                weight = (2.0 if last.thin else 0.5) * claim.heard_by
                yield Weighed(weight, Check(why, report=report.id))


def _has_listener(source: Furthest, reading: Reading, sources: StorySources) -> bool:
    """True where the article tells of some medium that heard this source, here or elsewhere."""
    others = (sources.furthest(report) for report in reading.reports if len(report.chain) > 1)
    words = set(source.description)
    return bool(source.relays) or any(
        other.relays and other.role == source.role and set(other.description) & words for other in others
    )


def _denials(desk: Desk) -> Iterator[Weighed]:
    """A denial beside a source that says otherwise."""
    for claim in desk.claims:
        traced = [origin for origin in claim.origins if origin.traced]
        denying = [r for r in map(desk.report, claim.reports) if r.stance == "denies" and r.chain]
        if traced and denying:
            who = denying[0].chain[-1].name
            why = f"Put the denial by “{who}” to “{traced[0].label}”: nothing here answers it"
            yield Weighed(3.0 + claim.heard_by, Check(why, report=denying[0].id))


def _circles(desk: Desk) -> Iterator[Weighed]:
    """Outlets that cite each other."""
    for claim in desk.claims:
        for circle in claim.circular:
            labels = dict.fromkeys(desk.sources.label(desk.report(r).article) for r in circle)
            why = f"Ask {', '.join(labels)} who had it first: their reports lead back to each other"
            yield Weighed(3.0 + claim.heard_by, Check(why, claim=claim.id))


def _nobodys_word(desk: Desk) -> Iterator[Weighed]:
    """What many articles carry and nobody credits."""
    for claim in desk.claims:
        if "untraced" in claim.statuses and len(claim.untraced) >= MANY:
            why = f"Find a source: {len(claim.untraced)} articles say so on their own word alone"
            yield Weighed(float(claim.heard_by), Check(why, claim=claim.id))


def _unnamed(desk: Desk) -> Iterator[Weighed]:
    """A claim that rests on one unnamed source, in articles that do not say why it is not named."""
    for claim in desk.claims:
        traced = [origin for origin in claim.origins if origin.traced]
        if len(traced) != 1 or claim.heard_by < 2:
            continue
        members = [desk.sources.furthest(desk.report(r)) for r in traced[0].reports if desk.report(r).chain]
        texts = (desk.sources.readings[m.report.article].article.text for m in members)
        people = [m for m in members if m.role != "media"]
        unnamed = bool(people) and all(m.unnamed and m.role == "member" for m in people)
        if unnamed and not any(REASON.search(text) for text in texts):
            why = f"Ask why “{traced[0].label}” is not named: no article says, and all rest on it"
            yield Weighed(0.5 + claim.heard_by, Check(why, claim=claim.id))
