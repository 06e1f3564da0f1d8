"""The five real accounts of one event: what has to show in their ledger, point by point.

    python -m evals.seeds [--data ../shared/seeds] [--json OUT]

Each figure is 1 where the point shows and 0 where it does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from evals.evaluation import SHARED, Evaluation, Figure, arguments, report
from whosays import Settings, gather, read, tell
from whosays.model import Claim, Conflict, Ledger, Report
from whosays.reading.models import load

Point = Callable[[Ledger], bool]


def main() -> None:
    """Tell the seeds and check each point."""
    args = arguments(__doc__, SHARED / "seeds").parse_args()
    settings = Settings()
    models = load(settings)
    stories = gather(read(args.data, settings, models=models), settings)
    ledger = tell(stories[0], settings, models=models)
    one_story = len(stories) == 1 and len(stories[0].readings) == 5
    figures = [Figure("one story of five articles", float(one_story))]
    figures += [Figure(name, float(holds(ledger))) for name, holds in POINTS]
    report(Evaluation("seeds", args.data, len(ledger.articles), "articles", tuple(figures)), args.json)


def words(ledger: Ledger, report: Report) -> str:
    """The words of a report's contents."""
    article = ledger.articles[report.article].article
    return " ".join(span.of(article.part(report.part)) for span in report.content)


def chain(report: Report) -> str:
    """The chain in lower case, nearest first."""
    return " <- ".join(source.name for source in report.chain).lower()


def saying(ledger: Ledger, *needles: str) -> list[Report]:
    """The reports whose words hold all `needles`."""
    return [r for r in ledger.reports.values() if all(n in ledger.quote(r.id) for n in needles)]


def doubled_body_counts_once(ledger: Ledger) -> bool:
    """No article has two reports of the same words and the same chain, headlines aside."""
    seen: set[tuple[str, str, str, str]] = set()
    for r in ledger.reports.values():
        key = (r.article, ledger.quote(r.id), words(ledger, r), chain(r))
        if key in seen:
            return False
        seen.add(key)
    return True


def tass_relays_kremlin_source(ledger: Ledger) -> bool:
    """TASS <- a Kremlin source, with spans for both and for the cue."""
    found = saying(ledger, "A Kremlin source told TASS")
    return bool(found) and all(
        chain(r) == "tass <- a kremlin source" and all(s.cue for s in r.chain) for r in found
    )


def agencies_cite_kremlin_source(ledger: Ledger) -> bool:
    """Russian news agencies <- an unnamed source from the Kremlin."""
    found = saying(ledger, "reportedly arrived in Russia")
    return any("news agencies <- an unnamed source" in chain(r) for r in found)


def arrival(ledger: Ledger) -> Claim:
    """The claim of the arrival that most articles carry."""
    here = {
        r.id
        for r in ledger.reports.values()
        if "arriv" in words(ledger, r) or "fled to Moscow" in words(ledger, r)
    }
    return max(ledger.claims, key=lambda c: (len(set(c.reports) & here), c.heard_by))


def arrival_over_four_articles(ledger: Ledger) -> bool:
    """One claim over at least four articles."""
    return arrival(ledger).heard_by >= 4


def arrival_bound(ledger: Ledger) -> bool:
    """At least 1, at most 2 or 3 origins."""
    traced = arrival(ledger).traced
    return traced.at_least == 1 and traced.at_most in (2, 3)


def folds_have_reasons(ledger: Ledger) -> bool:
    """Every origin of several chains in the claim of the arrival says why."""
    for origin in arrival(ledger).origins:
        chains = {chain(ledger.reports[r]) for r in origin.reports}
        if len(chains) > 1 and not origin.because:
            return False
    return True


def lead_is_the_same_origin(ledger: Ledger) -> bool:
    """North Press's own-looking lead stands in the origin of the TASS line."""
    lead = {r.id for r in saying(ledger, "A source within the Kremlin revealed")}
    line = {r.id for r in saying(ledger, "A Kremlin source told TASS")}
    return any(set(o.reports) & lead and set(o.reports) & line for c in ledger.claims for o in c.origins)


def between(ledger: Ledger, relation: str, *needles: str) -> list[Conflict]:
    """The conflicts of `relation` that have a side for each of `needles`."""
    return [
        c
        for c in ledger.conflicts
        if c.relation == relation and all(any(_holds(ledger, s.reports, n) for s in c.sides) for n in needles)
    ]


def _holds(ledger: Ledger, reports: Iterable[str], needle: str) -> bool:
    return any(needle in ledger.quote(r) for r in reports)


def not_confirmed_is_attribution(ledger: Ledger) -> bool:
    """ "Has not yet confirmed" stands against the arrival as attribution."""
    return bool(between(ledger, "attribution", "has not yet confirmed", "arriv"))


def family_contradicts_itself(ledger: Ledger) -> bool:
    """With his family, and a week before: inside one article."""
    return any(
        {ledger.reports[r].article for s in c.sides for r in s.reports if "week prior" in ledger.quote(r)}
        & {
            ledger.reports[r].article
            for s in c.sides
            for r in s.reports
            if "with his family" in ledger.quote(r)
        }
        for c in between(ledger, "conflict", "a week prior", "with his family")
    )


def asylum_stages_have_no_order(ledger: Ledger) -> bool:
    """Granted, offered, will be granted: order unknown."""
    found = [c for c in ledger.conflicts if c.relation == "order-unknown"]
    return any(
        sum(any("asylum" in ledger.quote(r).lower() for r in s.reports) for s in c.sides) > 1 for c in found
    )


def damascus_has_no_order(ledger: Ledger) -> bool:
    """Taken, or closed in on: order unknown."""
    found = [c for c in ledger.conflicts if c.relation == "order-unknown"]
    return any(
        any(
            _holds(ledger, s.reports, "took control") or _holds(ledger, s.reports, "collapsed")
            for s in c.sides
        )
        and any(_holds(ledger, s.reports, "close in") or _holds(ledger, s.reports, "gain") for s in c.sides)
        for c in found
    )


def rule_lengths_differ(ledger: Ledger) -> bool:
    """Twelve years or two decades."""
    return bool(between(ledger, "conflict", "12-year", "two-decade"))


def campaign_lengths_are_precision(ledger: Ledger) -> bool:
    """Twelve days, just over a week."""
    return bool(between(ledger, "precision", "12 days", "just over a week"))


def stopover_is_nobodys(ledger: Ledger) -> bool:
    """Abu Dhabi is not TASS's."""
    found = saying(ledger, "Abu Dhabi")
    return bool(found) and not any(r.chain for r in found)


def tartus_is_nobodys(ledger: Ledger) -> bool:
    """ "Now under HTS control" is not Lavrov's."""
    found = [r for r in ledger.reports.values() if "now under HTS control" in words(ledger, r)]
    return bool(found) and not any(r.chain for r in found)


POINTS: tuple[tuple[str, Point], ...] = (
    ("the doubled body counts once", doubled_body_counts_once),
    ("TASS relays a Kremlin source", tass_relays_kremlin_source),
    ("agencies cite a Kremlin source", agencies_cite_kremlin_source),
    ("arrival over four articles", arrival_over_four_articles),
    ("arrival at least 1, at most 2 or 3", arrival_bound),
    ("every fold has its reason", folds_have_reasons),
    ("own-looking lead is the same origin", lead_is_the_same_origin),
    ("not confirmed is attribution", not_confirmed_is_attribution),
    ("family contradicts itself", family_contradicts_itself),
    ("asylum: order unknown", asylum_stages_have_no_order),
    ("Damascus: order unknown", damascus_has_no_order),
    ("12 years or two decades", rule_lengths_differ),
    ("12 days, just over a week", campaign_lengths_are_precision),
    ("the stopover is nobody's", stopover_is_nobodys),
    ("Tartus is nobody's", tartus_is_nobodys),
)


if __name__ == "__main__":
    main()
