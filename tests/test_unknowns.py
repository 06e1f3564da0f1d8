"""What is left open by nobody who is named; every sentence is invented for the purpose."""

from __future__ import annotations

import pytest

from whosays.model import Article
from whosays.reading import read_article
from whosays.reading.models import Models

MEANT = [
    ("It was not immediately clear who fired first.", "cannot-confirm"),
    ("It is not known how the fire began.", "cannot-confirm"),
    ("His motive remains unknown.", "cannot-confirm"),
    ("Whether the diver had jumped was unclear.", "cannot-confirm"),
    ("There was no sign that the miller had fled.", "cannot-confirm"),
    ("Nobody could confirm the report.", "cannot-confirm"),
    ("“We do not know who lit the fire,” the warden said.", "cannot-confirm"),
    ("The water is not clear.", "asserts"),
    ("The inn is not known for its food.", "asserts"),
    ("The judge should not be confirmed.", "asserts"),
]


@pytest.mark.parametrize(("text", "stance"), MEANT)
def test_how_it_is_meant(text: str, stance: str, models: Models) -> None:
    reports = read_article(Article(text), models).reports
    assert {r.stance for r in reports} == {stance}
