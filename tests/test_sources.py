"""Sources: their names whole, and one name for one source."""

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
    ("text", "chains"),
    [
        ("Co-director Elsa Brandt said the loan was repaid.", {"Co-director Elsa Brandt"}),
        (
            "According to the Federal Department of Justice and Police, the banker fled.",
            {"the Federal Department of Justice and Police"},
        ),
        ("Experts on trade and customs say the tariff has failed.", {"Experts on trade and customs"}),
        (
            "In the words of one former governor and senator, “the dyke has held the sea.”",
            {"one former governor and senator"},
        ),
        ("“The dam is a disgrace,” Rep. Paula Finch, D-Ohio, said.", {"Rep. Paula Finch"}),
        ("The firm's founder and CEO said the app was gone.", {"The firm's founder and CEO"}),
        (
            "Nathan Orle, a professor at Kerr, and an expert on the courts, told us the trial was fair.",
            {"Nathan Orle"},
        ),
        ("Some judges argued that campaign promises should be ignored.", {"Some judges"}),
        (
            "Critics of the deal, in which a town lost millions, say it’s a threat to the port.",
            {"Critics of the deal"},
        ),
        ("In his 40-page opinion, Judge Kerr said the ban was lawful.", {"Judge Kerr"}),
    ],
)
def test_names_of_sources(text: str, chains: set[str], models: Models) -> None:
    assert credited(text, models) == chains


@pytest.mark.parametrize(
    "text",
    [
        "The minister told the House on Monday that the dyke had held.",
        "The minister told reporters at the Capitol that the dyke had held.",
        "The minister warned federal agencies that the dyke had held.",
    ],
)
def test_who_is_told_and_does_not_relay(text: str, models: Models) -> None:
    assert credited(text, models) == {"The minister"}


@pytest.mark.parametrize(
    "text",
    [
        "The choir, based in Oberwald, has sung there since May.",
        "The limits were tightened with reference to particular persons in such a case.",
    ],
)
def test_what_is_no_citation(text: str, models: Models) -> None:
    assert credited(text, models) == set()
