"""How many independent origins stand behind a claim: a bound with reasons.

By the table in docs/independence.md. What counts is a credited source that backs the claim: not an
article's own word, not a denial, a "no comment" or a withdrawal. Invariant: every report of a claim
is in exactly one of its origins, and 1 <= at least <= at most.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from whosays.model import Claim, Link, Origin, Part, Report, Span, Status, Traced, content_id
from whosays.telling.claims.claims import ClaimGroup
from whosays.telling.claims.gist import Gist
from whosays.telling.claims.shared_words import SharedWords, shared_words
from whosays.telling.judged import reason
from whosays.telling.origins.agreement import CLOSE, Agreement
from whosays.telling.origins.circles import circles_of
from whosays.telling.origins.folds import fold
from whosays.telling.origins.groups import Group
from whosays.telling.origins.links import possible_identities
from whosays.telling.sources.furthest import Furthest, StorySources
from whosays.telling.sources.media import Medium, same_medium
from whosays.telling.sources.plainness import looks_ahead

AGAINST = ("denies", "cannot-confirm", "withdrawn")
AGAINST_BECAUSE = {
    "denies": "a denial: not an origin of what it denies",
    "cannot-confirm": "does not confirm: no origin",
    "withdrawn": "withdrawn: no longer an origin",
}
NEAR = "told with the claim, in words that are not close enough to it: shown, not counted"
WRONG = "to have another source than was read"
FORECAST = "a forecast, beside reports that it has happened: not an origin of that"


@dataclass(frozen=True, slots=True)
class Sorted:
    """The reports of a claim by what they do for it.

    `backing` have a credited source, or are what the outlet's own people saw; `forecast` only
    predict what others report, `against` deny, do not confirm or withdraw, `own` rest on the
    article's own word, of the `mistaken` somebody judged the source to be wrong. `headlines` stand
    over a body that reports the claim, by id of the first such report, and are counted with it.
    `happened` tells that some report is no forecast.
    """

    backing: tuple[Furthest, ...]
    forecast: tuple[Report, ...]
    against: tuple[Report, ...]
    own: tuple[Report, ...]
    mistaken: tuple[Report, ...]
    headlines: Mapping[str, tuple[Report, ...]]
    happened: bool

    @property
    def are_all_own(self) -> bool:
        """True where each report, or the body it stands over, rests on its article's own word."""
        return not (self.backing or self.forecast or self.against or self.mistaken)


def trace_origins(
    groups: Sequence[ClaimGroup], sources: StorySources, told: Sequence[Gist] | None
) -> tuple[Claim, ...]:
    """The claims of `groups` with their origins, by the table in docs/independence.md.

    `told` are the gists of the story's reports; None where it is given that all reports of a claim say
    the same.
    """
    shared = shared_words(sources.story)
    agreement = Agreement(None if told is None else {gist.report.id: gist for gist in told})
    return tuple(_claim(group, sources, shared, agreement) for group in groups)


def _claim(group: ClaimGroup, sources: StorySources, shared: SharedWords, agreement: Agreement) -> Claim:
    reports = _sorted(group.reports, sources)
    if reports.are_all_own:
        return _own_claim(group, reports, sources, shared, agreement)
    circles = circles_of(group.reports, sources)
    folded = fold(reports.backing, shared, circles, sources.records, sources.judged)
    vouched = sources.judged.vouched(r.id for r in group.reports)
    backing, worded = (folded, True) if vouched else _backing(folded, group, agreement)
    kept = {group.id for group in backing}
    possible = possible_identities(backing, None if vouched else agreement, sources, worded)
    wired = _wired(reports.own, backing, sources, shared)
    if wired:
        reports = replace(reports, own=tuple(r for r in reports.own if r.id not in wired))
    origins = tuple(_origin(g, reports, traced=True, wired=wired) for g in backing)
    rest = (
        *(_origin(g, reports, traced=False, because=NEAR) for g in folded if g.id not in kept),
        *_grouped(reports.forecast, reports, sources, shared, FORECAST),
        *(
            origin
            for stance in AGAINST
            if reports.against
            for origin in _grouped(
                tuple(r for r in reports.against if r.stance == stance),
                reports,
                sources,
                shared,
                AGAINST_BECAUSE[stance],
            )
        ),
        *_own(reports.own, reports, sources, shared),
        *(
            origin
            for report in reports.mistaken
            for origin in _grouped(
                (report,), reports, sources, shared, reason(sources.judged.wrong_source[report.id], WRONG)
            )
        ),
    )
    traced = Traced(max(1, len(origins) - len(possible)), max(1, len(origins)))
    return Claim(
        id=content_id("claim", group.reports[0].id),
        text=group.text.id,
        reports=tuple(r.id for r in group.reports),
        statuses=_statuses(group.reports, [one for g in backing for one in g.members], traced, sources),
        traced=traced,
        untraced=_untraced(group, reports, agreement),
        heard_by=len({r.article for r in group.reports}),
        origins=(*origins, *rest),
        links=tuple(Link(origins[p.a].id, origins[p.b].id, p.why) for p in possible),
        circular=tuple(tuple(r.id for r in group.reports if r.id in circle) for circle in circles),
    )


def _own_claim(
    group: ClaimGroup, reports: Sorted, sources: StorySources, shared: SharedWords, agreement: Agreement
) -> Claim:
    """A claim that no report credits to anybody, denies or only predicts beside others: most are."""
    return Claim(
        id=content_id("claim", group.reports[0].id),
        text=group.text.id,
        reports=tuple(r.id for r in group.reports),
        statuses=("untraced",),
        traced=Traced(1, 1),
        untraced=_untraced(group, reports, agreement),
        heard_by=len({r.article for r in group.reports}),
        origins=_own(reports.own, reports, sources, shared),
    )


def _backing(
    folded: Sequence[Group], group: ClaimGroup, agreement: Agreement
) -> tuple[Sequence[Group], bool]:
    """Those of the groups that say what the claim does, and whether they say it as it is worded.

    Where none is close to its words it is all of them.
    """
    if len(folded) < 2:
        return folded, True
    wordings = (((group.text, group.first), True), ((group.text,), True), ((group.first,), False))
    close = ((_close(folded, own, agreement), worded) for own, worded in wordings)
    return next(((groups, worded) for groups, worded in close if groups), (folded, False))


def _close(folded: Sequence[Group], own: Sequence[Report], agreement: Agreement) -> tuple[Group, ...]:
    """The groups that say what each of the claim's own wordings says, or stand over the words of one.

    What is close to one wording and not to another may be a second matter: it is not counted.
    """
    near = [
        group
        for group in folded
        if all(agreement.agree([m.report for m in group.members], (text,), CLOSE) for text in own)
    ]
    words = {_statement(m.report) for g in near for m in g.members}
    return tuple(g for g in folded if any(_statement(m.report) in words for m in g.members))


def _statement(report: Report) -> tuple[str, Part, tuple[Span, ...]]:
    return report.article, report.part, report.content


def _sorted(reports: Sequence[Report], sources: StorySources) -> Sorted:
    headlines = _headlines(reports, sources) if len(reports) > 1 else {}
    over = {report.id for some in headlines.values() for report in some}
    wrong = sources.judged.wrong_source
    happened = any(
        r.stance not in (*AGAINST, "predicts")
        and r.id not in over
        and r.id not in wrong
        and not looks_ahead(r, sources.readings[r.article].article.part(r.part))
        for r in reports
    )
    backing: list[Furthest] = []
    forecast: list[Report] = []
    against: list[Report] = []
    own: list[Report] = []
    mistaken: list[Report] = []
    for report in reports:
        if report.id in over:
            continue
        if report.id in wrong:
            mistaken.append(report)
        elif report.stance in AGAINST:
            against.append(report)
        elif report.chain and happened and report.stance == "predicts":
            forecast.append(report)
        elif report.chain:
            backing.append(sources.furthest(report))
        else:
            witness = sources.own_witness(report) if report.stance == "asserts" else None
            if witness:
                backing.append(witness)
            else:
                own.append(report)
    return Sorted(
        tuple(backing), tuple(forecast), tuple(against), tuple(own), tuple(mistaken), headlines, happened
    )


def _headlines(reports: Sequence[Report], sources: StorySources) -> Mapping[str, tuple[Report, ...]]:
    """The headlines over a body that reports the claim, by id of the first such report."""
    bodies: dict[str, Report] = {}
    for report in reports:
        if report.stance not in AGAINST and not sources.is_headline(report):
            first = bodies.setdefault(report.article, report)
            if not first.chain and report.chain:
                bodies[report.article] = report
    found: dict[str, tuple[Report, ...]] = {}
    for report in reports:
        body = bodies.get(report.article)
        if body is None or report.stance in AGAINST or not sources.is_headline(report):
            continue
        if body.chain or not report.chain:
            found[body.id] = (*found.get(body.id, ()), report)
    return found


def _wired(
    own: Sequence[Report], backing: Sequence[Group], sources: StorySources, shared: SharedWords
) -> Mapping[str, str]:
    """Own-word reports (ids) that are an agency's words by a credit line, each with the id of its group.

    It is the group whose words it shares, or else the one that was heard through that agency.
    """
    found: dict[str, str] = {}
    for report in own:
        if not backing or not sources.agencies(report.article):
            continue
        same = (g for g in backing if any(shared.together(report, one.report) for one in g.members))
        wires = sources.wires(report.article)
        heard = (g for g in backing if any(_heard_through(one, wires) for one in g.members))
        group = next(chain(same, heard), None)
        if group:
            found[report.id] = group.id
    return found


def _heard_through(one: Furthest, agencies: Sequence[Medium]) -> bool:
    """True where one of `agencies` said it, or told it, or answers for the article."""
    media = (*one.relays, *([one.medium] if one.medium else []))
    return any(same_medium(a, m) for a in agencies for m in media)


def _origin(
    group: Group,
    reports: Sorted,
    traced: bool,
    because: str | None = None,
    wired: Mapping[str, str] | None = None,
) -> Origin:
    """The origin of a folded group; its label is the fullest name among its best told members."""
    ids: list[str] = []
    headline = False
    for member in group.members:
        over = reports.headlines.get(member.report.id, ())
        ids += [member.report.id, *(r.id for r in over)]
        headline = headline or bool(over)
    copied = [report for report, at in (wired or {}).items() if at == group.id]
    ids += [i for report in copied for i in (report, *(r.id for r in reports.headlines.get(report, ())))]
    reasons = [because] if because else []
    reasons += group.because
    reasons += ["the same words under the credit line of an agency"] if copied else []
    reasons += ["a headline is not counted beside the body of its article"] if headline else []
    best = min(group.members, key=lambda m: (m.role == "media", not m.party.known))
    return _made(best.source.name, ids, reasons, traced)


def _made(label: str, ids: Sequence[str], because: Sequence[str], traced: bool) -> Origin:
    return Origin(content_id("origin", *sorted(ids)), label, tuple(ids), tuple(because), traced)


def _grouped(
    reports: Sequence[Report],
    sorting: Sorted,
    sources: StorySources,
    shared: SharedWords,
    because: str,
) -> tuple[Origin, ...]:
    """The origins of reports that do not count: by source where one is given, else by outlet."""
    if not reports:
        return ()
    chained = [sources.furthest(report) for report in reports if report.chain]
    silent = tuple(report for report in reports if not report.chain)
    return (
        *(_origin(g, sorting, traced=False, because=because) for g in fold(chained, shared, ())),
        *_own(silent, sorting, sources, shared, because),
    )


def _own(
    reports: Sequence[Report],
    sorting: Sorted,
    sources: StorySources,
    shared: SharedWords,
    because: str | None = None,
) -> tuple[Origin, ...]:
    """The origins of what articles say on their own word: one for an outlet or a shared text."""
    groups: list[list[Report]] = []
    for report in reports:
        near = (g for g in groups if any(_one_hand(r, report, sources, shared) for r in g))
        group = next(near, None)
        if group is None:
            groups.append(group := [])
        group.append(report)
    return tuple(_own_origin(group, sorting, sources, because) for group in groups)


def _own_origin(
    group: Sequence[Report], sorting: Sorted, sources: StorySources, because: str | None
) -> Origin:
    credited = {one.report.article for one in sorting.backing} | {r.article for r in sorting.forecast}
    articles = dict.fromkeys(report.article for report in group)
    reasons = [because] if because else []
    if len(articles) > 1:
        reasons.append("own word of one outlet, or one shared text, in several articles")
    if not because and any(article in credited for article in articles):
        reasons.append("own word of an article that also credits a source: not counted beside it")
    if not because and all(report.stance == "hedges" for report in group):
        reasons.append("hedged, with no source given")
    ids = [r.id for report in group for r in (report, *sorting.headlines.get(report.id, ()))]
    return _made(f"own word of {sources.label(group[0].article)}", ids, reasons, traced=False)


def _one_hand(a: Report, b: Report, sources: StorySources, shared: SharedWords) -> bool:
    """True where one article, one outlet or one shared text speaks."""
    x, y = sources.outlets[a.article], sources.outlets[b.article]
    one_outlet = x is not None and y is not None and same_medium(x, y)
    return a.article == b.article or one_outlet or shared.together(a, b)


def _untraced(group: ClaimGroup, sorting: Sorted, agreement: Agreement) -> tuple[str, ...]:
    """The articles that assert a claim only on their own word; "reportedly" asserts nothing.

    What an article says near the claim, and credits or not, is no word of its on the claim itself.
    A forecast states the claim where nobody reports that it has happened.
    """
    stances = ("asserts",) if sorting.happened else ("asserts", "predicts")
    own = [r for r in sorting.own if r.stance in stances]
    if len(group.reports) == 1 or not own:
        return tuple(r.article for r in own)
    stating = [r for r in group.reports if agreement.states(r, (group.text, group.first))]
    seen = {one.report.id for one in sorting.backing}
    credited = {r.article for r in stating if r.chain or r.id in seen}
    kept = {r.id for r in stating}
    return tuple(dict.fromkeys(r.article for r in own if r.id in kept and r.article not in credited))


def _statuses(
    reports: Sequence[Report], backing: Sequence[Furthest], traced: Traced, sources: StorySources
) -> tuple[Status, ...]:
    """What a claim's own reports tell of it, each by one rule."""
    heard = {
        outlet.key if (outlet := sources.outlets[one.report.article]) else one.report.article
        for one in backing
    }
    stances = {r.stance for r in reports}
    rules: tuple[tuple[Status, bool], ...] = (
        ("untraced", not backing),
        ("single-origin", bool(backing) and traced.at_most == 1),
        ("relayed", len(heard) > 1 and traced.at_most == 1),
        ("two-or-more-origins", traced.at_least > 1),
        ("denied", "denies" in stances),
        ("withdrawn", "withdrawn" in stances),
    )
    return tuple(status for status, holds in rules if holds)
