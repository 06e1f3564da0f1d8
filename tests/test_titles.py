"""Titles in quotation marks: a programme, a column or a site is named and quotes nobody."""

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
    ("text", "said"),
    [
        ("“We are ready,” the skipper told Radio Sund’s “Face the Tide.”", "We are ready"),
        ("The skipper said on “Meet the Fleet” that the crew was ready.", "that the crew was ready"),
    ],
)
def test_a_title_is_nobodys_words(text: str, said: str, models: Models) -> None:
    (report,) = read_article(Article(text), models).reports
    assert report.chain[-1].name.lower() == "the skipper"
    assert [text[c.start : c.end] for c in report.content] == [said]


def test_few_words_may_be_speech(models: Models) -> None:
    assert credited("“No More Tolls,” the skipper said.", models) == {"the skipper"}
