"""Which report of a claim words it best: a claim is worded by a report, never composed."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.model import Report
from whosays.telling.claims.gist import Gist
from whosays.telling.claims.likeness import likeness

_STANCES = ("asserts", "hedges", "predicts", "cannot-confirm", "denies", "withdrawn")
_GOOD_LENGTH = 180  # code points: a claim that fits on two lines
_FEWEST_TERMS = 4
_COMPARED = 12  # of a claim's reports, the earliest: bounds the cost of one that all articles carry


def wordings(told: Sequence[Gist]) -> tuple[Report, Report]:
    """The report of a claim that words it best, and the earliest of those that say it as plainly.

    Best is, of its reports, earliest first, the one that says it plainly, whole and briefly: a report
    that asserts goes before one that hedges or denies, one that tells news before comment, a body before
    a headline, and one with less amiss in its form before one with more: background, a pronoun for a
    subject, a negation, a fragment, the end of a sentence, great length. Of those left it is the one
    that has most in common with the others, and of equal ones the earliest.
    """
    plain = _plainest(told)
    first = plain[0].report
    if len(plain) == 1:
        return first, first
    return max(plain, key=lambda gist: _in_common(gist, told[:_COMPARED])).report, first


def _plainest(told: Sequence[Gist]) -> Sequence[Gist]:
    """Those of the reports of a claim that say it most plainly, in their order."""
    if len(told) == 1:
        return told
    forms = [_form(gist.report) for gist in told]
    plainest = min(forms)
    return [gist for gist, form in zip(told, forms, strict=True) if form == plainest]


def _form(report: Report) -> tuple[int, bool, bool, int]:
    said = report.proposition
    faults = (
        said.background,
        said.negated,
        not _has_subject(report),
        len(said.terms) < _FEWEST_TERMS,
        report.span.start != report.sentence.start,
        report.span.end - report.span.start > _GOOD_LENGTH,
    )
    return _STANCES.index(report.stance), said.comment, _is_headline(report), sum(faults)


def _in_common(gist: Gist, others: Sequence[Gist]) -> float:
    alike = [likeness(gist, other) for other in others if other is not gist]
    return round(sum(alike) / len(alike), 6) if alike else 0.0


def _is_headline(report: Report) -> bool:
    """True for a report read in a headline, wherever that stands."""
    return report.part == "title" or "headline" in report.notes


def _has_subject(report: Report) -> bool:
    """True where a word of content fills the subject: a pronoun is none."""
    who = report.slots.who or report.slots.whom
    return who is not None and any(who.covers(t.span) for t in report.proposition.terms)
