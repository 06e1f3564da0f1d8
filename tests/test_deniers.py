"""Whose denial a report is, and that the denials of one party are one claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from told_reports import Said, in_given_order, words

from whosays.lexicon import load
from whosays.model import Report, Story
from whosays.telling.claims.claims import group_claims
from whosays.telling.claims.gist import gists
from whosays.telling.names.names import StoryNames
from whosays.telling.sources.deniers import deniers, is_denial
from whosays.telling.sources.furthest import StorySources

LEXICON = load()
ACCUSED = Said("French trawlers emptied the nets of Corrin by night.", "empty")
DENIED = Said("France denied the report.", None, stance="denies", source="France")
NOTHING_OF_IT = Said(
    "The French foreign ministry said the situation described does never exist.",
    "exist",
    negated=True,
    source="The French foreign ministry",
)
NO_BREACH = Said("France insists there was none such violation.", negated=True, source="France")
OTHER_MATTER = Said("France said bread is never cheap.", negated=True, source="France")
FISHERS = Said("Spain denied the claim.", None, stance="denies", source="Spain")


def of_governments(*articles: Sequence[Said]) -> Story:
    """The story of `articles`, each source of which is a government."""
    told = in_given_order(*articles)
    return Story(tuple(replace(r, reports=tuple(map(_of_government, r.reports))) for r in told.readings))


def _of_government(report: Report) -> Report:
    return replace(report, chain=tuple(replace(s, kind="government") for s in report.chain))


def parties(told: Story) -> dict[str, str]:
    """The deniers by the words of their reports."""
    found = deniers(gists(told, StoryNames(), LEXICON), StorySources(told, StoryNames(), LEXICON), LEXICON)
    reports = [r for reading in told.readings for r in reading.reports]
    return {words(told, r): found[r.id] for r in reports if r.id in found}


def claims(told: Story) -> list[set[str]]:
    sources = StorySources(told, StoryNames(), LEXICON)
    known = gists(told, StoryNames(), LEXICON)
    grouped = group_claims(known, deniers(known, sources, LEXICON))
    return [{words(told, r) for r in group.reports} for group in grouped]


@pytest.mark.parametrize(
    ("said", "denies"),
    [(DENIED, True), (NOTHING_OF_IT, True), (NO_BREACH, True), (OTHER_MATTER, False), (ACCUSED, False)],
)
def test_what_is_a_denial(said: Said, denies: bool) -> None:
    (reading,) = in_given_order((said,)).readings
    assert is_denial(reading.reports[0], LEXICON) is denies


def test_the_party_is_the_government_behind_the_words() -> None:
    told = of_governments((ACCUSED, DENIED), (NOTHING_OF_IT,), (FISHERS,))
    assert parties(told) == {
        DENIED.words: "france",
        NOTHING_OF_IT.words: "france",
        FISHERS.words: "spain",
    }


def test_denials_of_one_party_in_several_articles_are_one_claim() -> None:
    told = of_governments((ACCUSED, DENIED), (NOTHING_OF_IT,), (NO_BREACH, OTHER_MATTER))
    assert {DENIED.words, NOTHING_OF_IT.words, NO_BREACH.words} in claims(told)


def test_a_denial_in_one_article_alone_is_in_the_claim_before_it() -> None:
    alone = replace(DENIED, source="France denied")
    told = of_governments((ACCUSED, alone), (OTHER_MATTER,))
    assert {ACCUSED.words, alone.words} in claims(told)
