"""Which report of a claim words it best: a claim is worded by a report, never composed."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.model import Report

_STANCES = ("asserts", "hedges", "predicts", "cannot-confirm", "denies", "withdrawn")
_GOOD_LENGTH = 180  # code points: a claim that fits on two lines
_FEWEST_TERMS = 4


def best_wording(reports: Sequence[Report]) -> Report:
    """Of `reports`, earliest first, the one that says the claim plainly, whole and briefly.

    A report that asserts goes before one that hedges or denies, a body before a headline, one with
    a subject of its own before one with a pronoun, a whole one before a fragment, and the
    earlier article before the later.
    """
    return min(enumerate(reports), key=lambda ranked: (_faults(ranked[1]), ranked[0]))[1]


def _faults(report: Report) -> tuple[int, int, int]:
    length = report.span.end - report.span.start
    faults = [
        report.proposition.negated,
        not _has_subject(report),
        len(report.proposition.terms) < _FEWEST_TERMS,
        length > _GOOD_LENGTH,
    ]
    return _STANCES.index(report.stance), int(is_headline(report)), sum(faults)


def is_headline(report: Report) -> bool:
    """True for a report read in a headline, wherever that stands."""
    return report.part == "title" or "headline" in report.notes


def _has_subject(report: Report) -> bool:
    """True where a word of content fills the subject: a pronoun is none."""
    who = report.slots.who or report.slots.whom
    return who is not None and any(who.covers(t.span) for t in report.proposition.terms)
