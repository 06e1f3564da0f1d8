"""Subjects: who says what a participle or a shared verb says."""

from __future__ import annotations

import pytest

from whosays.model import Article
from whosays.reading import read_article
from whosays.reading.models import Models


def credited(text: str, models: Models) -> set[str]:
    reports = read_article(Article(text), models).reports
    assert reports
    return {" < ".join(s.name for s in r.chain) for r in reports} - {""}


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Ms. Orla said the strike could hurt the ferry company, saying the figures were poor.", "Ms. Orla"),
        (
            "Mayor Ivo Brandt condemned the delay in repairing the dam, saying the town had paid.",
            "Mayor Ivo Brandt",
        ),
        (
            "The bureau says Sand wrote to the editor of a site, which suggests the mail was read.",
            "The bureau",
        ),
        ("But Lenz disagreed, saying the fact that it was stamped backs his claim that it was sent.", "Lenz"),
    ],
)
def test_whoever_the_main_clause_is_about_speaks(text: str, chain: str, models: Models) -> None:
    assert credited(text, models) == {chain}


@pytest.mark.parametrize(
    "text",
    [
        "It’s easy to understand why the farmers have left.",
        "The work of a warden is making sure the gates are shut.",
        "The site does label videos by state broadcasters.",
    ],
)
def test_who_is_nobody_says_nothing(text: str, models: Models) -> None:
    assert credited(text, models) == set()
