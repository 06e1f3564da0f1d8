"""Interviews: a label in capitals is a speaker only where it names somebody."""

from __future__ import annotations

import pytest

from whosays.model import Article
from whosays.reading import read_article
from whosays.reading.models import Models

INTRODUCTION = "The roof of the market fell in last week, and two men came to the studio to speak of it. "


def chains(models: Models, text: str, content: str) -> list[list[str]]:
    """The chains of the reports whose content holds `content`."""
    reports = read_article(Article(text), models).reports
    return [[s.name for s in r.chain] for r in reports if any(content in c.of(text) for c in r.content)]


def test_each_speaks_until_the_next(models: Models) -> None:
    text = INTRODUCTION + (
        "PELL: We were on the roof when it gave way. It took a minute. KRANE: Who was with you? "
        "PELL: My brother. He got down first. KRANE: And you? PELL: I jumped."
    )
    assert chains(models, text, "It took a minute") == [["PELL"]]


@pytest.mark.parametrize("label", ["WHAT IT MEANS", "THE FACTS", "BACKGROUND", "WHY IT MATTERS", "UPDATE"])
def test_a_heading_speaks_for_nobody(models: Models, label: str) -> None:
    text = INTRODUCTION + "".join(
        f"{label}: Orders from abroad have doubled in {month}. Rents fell in {month}. "
        for month in ("March", "April", "May")
    )
    assert chains(models, text, "Rents fell in April") == [[]]


def test_a_heading_ends_a_turn(models: Models) -> None:
    text = INTRODUCTION + (
        "PELL: Crime has doubled. THE FACTS: Crime fell by a tenth. Burglaries are counted twice. "
        "PELL: Nobody was asked. THE FACTS: Nine were asked. PELL: We pay too much."
    )
    assert chains(models, text, "Burglaries are counted twice") == [[]]
    assert chains(models, text, "Nobody was asked") == [["PELL"]]
