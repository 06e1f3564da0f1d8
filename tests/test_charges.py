"""What somebody denies is told as a charge, too; every sentence is invented for the purpose."""

from __future__ import annotations

import pytest

from whosays.model import Article, Report
from whosays.reading import read_article
from whosays.reading.models import Models

CHARGES = [  # the text, who denies, who charges ("" for nobody named), the charge
    ("The mayor denied accusations that he took bribes.", "The mayor", "", "he took bribes"),
    (
        "The mayor denied allegations by the union that he took bribes.",
        "The mayor",
        "the union",
        "he took bribes",
    ),
    ("She rejected claims by the union that the roof leaked.", "She", "the union", "the roof leaked"),
    ("Renn denied the union's claim that the roof leaked.", "Renn", "the union", "the roof leaked"),
    ("The farmer denied reports that he had sold the field.", "The farmer", "", "he had sold the field"),
    ("Renn denies accusations of taking bribes.", "Renn", "", "taking bribes"),
    ("Renn, accused of taking bribes, denies it.", "Renn", "", "taking bribes"),
    (
        "Prosecutors accuse Renn of forging the ledger, which he denies.",
        "Renn",
        "Prosecutors",
        "forging the ledger",
    ),
    (
        "Prosecutors say Renn forged the ledger, a charge he denies.",
        "Renn",
        "Prosecutors",
        "forged the ledger",
    ),
    (
        "Lawmaker Jon Berg said that Ana Tolm bullied an auditor, a charge she denies.",
        "Ana Tolm",
        "Lawmaker Jon Berg",
        "Ana Tolm bullied an auditor",
    ),
    ("Renn is accused of forging the ledger, which he denies.", "Renn", "", "forging the ledger"),
    (
        "Renn was accused of theft by a former friend — an accusation he denies.",
        "Renn",
        "a former friend",
        "theft",
    ),
    (
        "Accusations that the mayor took bribes, which he denied, have split the council.",
        "he",
        "",
        "the mayor took bribes",
    ),
    (
        "Norway and Sweden have accused Denmark of burning six boats, a claim Copenhagen has denied.",
        "Copenhagen",
        "Norway",
        "burning six boats",
    ),
    (
        "Minister Ida Roos denied reports that any of its boats had been sunk, “in the bay or elsewhere”.",
        "Minister Ida Roos",
        "",
        "any of its boats had been sunk",
    ),
]
WHOLE = [  # a denial takes no words from what the sentence tells
    ("Renn faces charges of fraud, which she denies.", "Renn faces charges of fraud"),
    ("He was arrested over a charge his lawyer denies.", "He was arrested over a charge"),
]
NOT_DENIED = [
    "There has been speculation for years.",
    "The law helps people to whom banks deny coverage.",
]


def _words(report: Report, text: str) -> str:
    return " ".join(span.of(text) for span in report.content)


@pytest.mark.parametrize(("text", "denier", "accuser", "charge"), CHARGES)
def test_a_charge_is_told_beside_its_denial(
    text: str, denier: str, accuser: str, charge: str, models: Models
) -> None:
    told = [r for r in read_article(Article(text), models).reports if charge in _words(r, text)]
    denied = [r for r in told if r.stance == "denies"]
    charged = [r for r in told if r.stance != "denies"]
    assert [[s.name for s in r.chain] for r in denied] == [[denier]]
    assert (accuser or None) in [r.chain[-1].name if r.chain else None for r in charged]
    assert all(r.chain or r.stance == "hedges" for r in charged)


@pytest.mark.parametrize(("text", "own"), WHOLE)
def test_what_is_denied_stays_in_its_sentence(text: str, own: str, models: Models) -> None:
    reports = read_article(Article(text), models).reports
    assert own in [_words(r, text) for r in reports if not r.chain]
    assert any(r.stance == "denies" for r in reports)


@pytest.mark.parametrize("text", NOT_DENIED)
def test_what_is_only_spoken_of_is_not_denied(text: str, models: Models) -> None:
    assert all(r.stance != "denies" for r in read_article(Article(text), models).reports)


def test_who_denies_is_not_what_he_denies(models: Models) -> None:
    """ "Renn, who is ill, denies the charges": the charges do not speak."""
    (report,) = read_article(Article("Renn, who is ill, denies the charges."), models).reports
    assert (report.stance, [s.name for s in report.chain]) == ("denies", ["Renn"])
