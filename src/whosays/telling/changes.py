"""What is new in a story since it was last told: a pure comparison of two ledgers.

New is what only new articles bring: an origin none of whose reports was there, under a label that was
not; a conflict whose sides did not stand against each other before; a denial; a correction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from whosays.lexicon import Lexicon
from whosays.model import Article, Change, Conflict, Ledger

LONGEST_NOTE: Final = 800
"""Code points: a longer line is a whole body, no note."""


def find_changes(before: Ledger, after: Ledger, lexicon: Lexicon) -> tuple[Change, ...]:
    """What `after` has that `before` had not: origins, conflicts, denials, corrections, versions."""
    denials = tuple(_denials(before, after))
    denied = {change.of for change in denials}
    return (
        *_origins(before, after),
        *_conflicts(before, after, denied),
        *denials,
        *_corrections(before, after, lexicon),
    )


def correction_in(article: Article, lexicon: Lexicon) -> str | None:
    """The line of `article` that says it was corrected, clarified or withdrawn; None where none does."""
    phrases = sorted(lexicon.list("boilerplate", "corrections"))
    says = re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)
    lines = (line.strip() for line in article.text.splitlines())
    return next((line for line in lines if len(line) <= LONGEST_NOTE and says.search(line)), None)


def _origins(before: Ledger, after: Ledger) -> Iterator[Change]:
    for claim in after.claims:
        known = {r for r in claim.reports if r in before.reports}
        if not known:
            continue
        labels = {
            origin.label.casefold()
            for earlier in before.claims
            if known & set(earlier.reports)
            for origin in earlier.origins
        }
        for origin in claim.origins:
            new = not known & set(origin.reports) and origin.label.casefold() not in labels
            if origin.traced and new:
                yield Change("origin", f"{origin.label}: {after.quote(claim.text)}", claim.id)


def _conflicts(before: Ledger, after: Ledger, denied: set[str]) -> Iterator[Change]:
    for conflict in after.conflicts:
        in_denial = conflict.kind == "denial" and any(denied & set(s.reports) for s in conflict.sides)
        if not in_denial and not any(_same(conflict, earlier) for earlier in before.conflicts):
            yield Change("conflict", " / ".join(s.value for s in conflict.sides), conflict.id)


def _same(conflict: Conflict, earlier: Conflict) -> bool:
    """True where two sides of `conflict` stood against each other in `earlier`, on the same slot."""
    if (conflict.kind, conflict.slot) != (earlier.kind, earlier.slot):
        return False
    sides = [_side_of(set(side.reports), earlier) for side in conflict.sides]
    return len({side for side in sides if side is not None}) > 1 and None not in sides


def _side_of(reports: set[str], earlier: Conflict) -> int | None:
    sides: Sequence[set[str]] = [set(side.reports) for side in earlier.sides]
    return next((place for place, side in enumerate(sides) if side & reports), None)


def _denials(before: Ledger, after: Ledger) -> Iterator[Change]:
    for report_id, report in after.reports.items():
        if report.stance == "denies" and report.article not in before.articles:
            yield Change("denial", after.quote(report_id), report_id)


def _corrections(before: Ledger, after: Ledger, lexicon: Lexicon) -> Iterator[Change]:
    for reading in after.story.readings:
        article = reading.article
        if article.version_of is None or article.id in before.articles:
            continue
        words = correction_in(article, lexicon)
        yield Change("correction" if words else "version", words or article.called, article.id)
