"""What is to come, and what only sounds like it; every sentence is invented for the purpose."""

from __future__ import annotations

import pytest

from whosays.model import Article
from whosays.reading import read_article
from whosays.reading.models import Models

MEANT = [
    ("To be quiet is to be ignored.", "asserts"),
    ("The aim of the trust is to keep the marsh wet.", "asserts"),
    ("The choir's purpose was to cheer the sick.", "asserts"),
    ("One of its goals was to raise the wreck.", "asserts"),
    ("It was hopeless to swim on.", "asserts"),
    ("The tax is intended to discourage waste.", "asserts"),
    ("The keeper had hoped to retire last year.", "asserts"),
    ("A couple since school, they planned to marry.", "asserts"),
    ("The crew set out to cross the ice in March.", "asserts"),
    ("Farmers are more likely to own a boat than a car.", "asserts"),
    ("Every morning he would walk to the quay, his son said.", "asserts"),
    ("“I would like to see the accounts,” the clerk said.", "asserts"),
    ("The pilot said the ferry would've sunk.", "asserts"),
    ("I will say this of the mayor.", "asserts"),
    ("The queen is to open the new wing on Monday.", "predicts"),
    ("The bridge is to be pulled down in June.", "predicts"),
    ("The ferry is going to stop at Orm from May.", "predicts"),
    ("The shop won't open in May.", "predicts"),
    ("The firm plans to open a third mill.", "predicts"),
    ("The mayor said the road would open in May.", "predicts"),
    ("The bank said it expects a loss.", "predicts"),
    ("The policy is to be scrapped.", "predicts"),
]


@pytest.mark.parametrize(("text", "stance"), MEANT)
def test_how_it_is_meant(text: str, stance: str, models: Models) -> None:
    reports = read_article(Article(text), models).reports
    assert {r.stance for r in reports} == {stance}
