"""Comment, which asserts nothing checkable, and news in the like words; every sentence is invented."""

from __future__ import annotations

import pytest

from whosays.model import Article
from whosays.reading import read_article
from whosays.reading.models import Models

COMMENT = [
    "The world turns its attention to the prospect of peace in Corrin.",
    "The loss deals a significant blow to the prestige of the guild.",
    "Her flight adds another layer to the complex story of the valley.",
    "The fall leaves the country at a crossroads.",
    "His escape mirrors the flight of other rulers.",
    "It marks a turning point for Corrin.",
    "The resignation raises questions about the future of the guild.",
    "Questions remain.",
    "The attack marks a serious escalation.",
]

NEWS = [
    "The crash left the pilot in a coma.",
    "The mayor sent a message to the guild.",
    "Police took the light off the car.",
    "The treaty marked the end of the siege.",
    "Renn represents the tenants in court.",
    "The road remains closed.",
    "The guild needs a new roof.",
    "The sale raised 40 crowns for the school.",
    "The report highlights that the lock had failed.",
    "There was speculation that a bolt had failed.",
    "The attack marks the second escalation since May.",
    "Detectives questioned the miller.",
    "The chart reflects prices in Orm.",
]


@pytest.mark.parametrize("text", COMMENT)
def test_what_only_weighs_is_comment(text: str, models: Models) -> None:
    assert all(r.proposition.comment for r in read_article(Article(text), models).reports)


@pytest.mark.parametrize("text", NEWS)
def test_news_is_not_taken_for_comment(text: str, models: Models) -> None:
    assert not any(r.proposition.comment for r in read_article(Article(text), models).reports)
