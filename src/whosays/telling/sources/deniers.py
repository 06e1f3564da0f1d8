"""Whose denial a report is: what one party answers to what is said of it, however it words that.

A party that is accused says no in many ways: it denies the report, the situation does not exist,
the accounts do not accord with the facts, there was no violation. Told apart by their words these
are many claims, by who speaks and against what they are one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whosays.lexicon import Lexicon
from whosays.model import Report
from whosays.telling.claims.gist import Gist
from whosays.telling.sources.furthest import StorySources
from whosays.telling.sources.parties import Party


def deniers(told: Sequence[Gist], sources: StorySources, lexicon: Lexicon) -> Mapping[str, str]:
    """For each report (id) that is a denial, the party that denies, where the words tell it."""
    found = {}
    for gist in told:
        report = gist.report
        if report.chain and is_denial(report, lexicon):
            party = _key(sources.furthest(report).party)
            if party:
                found[report.id] = party
    return found


def is_denial(report: Report, lexicon: Lexicon) -> bool:
    """True for a report that is marked as one, or that negates what is said or any wrong.

    Such are "the situation does not exist", said of what others report, and "there was no breach".
    """
    if report.stance == "denies":
        return True
    if report.stance != "asserts" or not report.proposition.negated:
        return False
    deniable = lexicon.once(_deniable)
    return any(term.lemma in deniable for term in report.proposition.terms)


def _deniable(lexicon: Lexicon) -> frozenset[str]:
    """The words for what others report, and for any wrong."""
    told_of = lexicon.list("events", "anaphora") | lexicon.list("stances", "deniable")
    return told_of | lexicon.list("events", "violate")


def _key(party: Party) -> str | None:
    if party.private or party.reporter:
        return None
    return party.state or party.name or " ".join(party.body) or None
