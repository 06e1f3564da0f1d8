"""Who refuses to speak, and who refuses something else; every sentence is invented for the purpose."""

from __future__ import annotations

import pytest

from whosays.model import Article
from whosays.reading import read_article
from whosays.reading.models import Models

MEANT = [
    ("The disease does not respond to common drugs.", "asserts"),
    ("The bank failed to provide proper care for its guards.", "asserts"),
    ("The firm failed to disclose the leak for nine months.", "asserts"),
    ("She refused to give up the fight.", "asserts"),
    ("He refused to speak to his brother.", "asserts"),
    ("The mayor refused to leave the hall.", "asserts"),
    ("The mayor refused to call the fire a crime.", "asserts"),
    ("The mayor refused to rule out a sale.", "hedges"),
    ("The mayor refused to promise that the pier would open.", "cannot-confirm"),
    ("The mill has not acknowledged its part in the flood.", "cannot-confirm"),
    ("The mayor refused to admit that the pier was unsafe.", "cannot-confirm"),
    ("The chain did not establish a branch in Orm.", "asserts"),
    ("“I can't say how odd it is for a mayor to sing,” the clerk said.", "asserts"),
    ("“I can't tell you how much I miss him,” the widow said.", "asserts"),
    ("The ministry refused to give details of the raid.", "cannot-confirm"),
    ("The mayor refused to speak to reporters.", "cannot-confirm"),
    ("The ministry did not respond to questions about the raid.", "cannot-confirm"),
    ("Police have not established a motive.", "cannot-confirm"),
    ("“I can't say how many were aboard,” the harbour master said.", "cannot-confirm"),
    ("The army refused to say how many were held.", "cannot-confirm"),
]


@pytest.mark.parametrize(("text", "stance"), MEANT)
def test_how_it_is_meant(text: str, stance: str, models: Models) -> None:
    reports = read_article(Article(text), models).reports
    assert {r.stance for r in reports} == {stance}
