"""What is held back, and what was only possible or allowed; every sentence is invented for the purpose."""

from __future__ import annotations

import pytest

from whosays.model import Article
from whosays.reading import read_article
from whosays.reading.models import Models

MEANT = [
    ("Firefighters could not reach the upper floors.", "asserts"),
    ("She could barely walk after the fall.", "asserts"),
    ("Nobody could find the key.", "asserts"),
    ("Under the law, widows could vote from 1922.", "asserts"),
    ("You may send letters to the editor.", "asserts"),
    ("If the brake had held, the tram could have stopped.", "asserts"),
    ("The theft was reported to the police on Friday.", "asserts"),
    ("Guests are supposed to wear a hat.", "asserts"),
    ("The cause is not fully understood.", "asserts"),
    ("The singer looks on as her husband mends the boat.", "asserts"),
    ("The dam could burst within days.", "hedges"),
    ("He probably fell asleep.", "hedges"),
    ("The lamp was likely the cause.", "hedges"),
    ("Maybe the lock had failed.", "hedges"),
    ("He is likely to have drowned.", "hedges"),
    ("The detectives said they believe that the lock was forced.", "hedges"),
    ("Rena bought what appears to be a forgery.", "hedges"),
    ("The crew may have taken the wrong road.", "hedges"),
]


@pytest.mark.parametrize(("text", "stance"), MEANT)
def test_how_it_is_meant(text: str, stance: str, models: Models) -> None:
    reports = read_article(Article(text), models).reports
    assert {r.stance for r in reports} == {stance}
