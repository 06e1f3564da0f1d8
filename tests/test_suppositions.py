"""Suppositions: what nobody has said credits nobody; what somebody has said near it still does."""

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
    "text",
    [
        "If the board believes the tower is safe, it should let the public in.",
        "The strike will go on unless the company says the pay cut is withdrawn.",
        "Critics might say that the orchard was never worth saving.",
        "As one farmer might say, the rain came late.",
        "The guild was asked to avoid blaming the mayor.",
        "There has never been a case of a court saying the dyke was unlawful.",
        "The keeper has condemned them.",
        "Let's call this the Lisbon plan.",
    ],
)
def test_nobody_has_said_it(text: str, models: Models) -> None:
    assert credited(text, models) == set()


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The grocer said there is not one study that shows the herb is a danger.", "The grocer"),
        ("The clerk said that if the board believes the tower is safe, it will open.", "The clerk"),
        ("The board could not confirm that the boat had sunk.", "The board"),
        ("Contact with the balloon was lost, which the launch team later confirmed.", "the launch team"),
        ("Lorne has denied poisoning the river, as the fishery board alleges.", "Lorne"),
        ("“No,” the keeper replied.", "the keeper"),
    ],
)
def test_somebody_has_said_something(text: str, chain: str, models: Models) -> None:
    assert credited(text, models) == {chain}
