"""Signed quotations: a quotation, a dash, and whose it is."""

from __future__ import annotations

import pytest

from whosays.model import Article
from whosays.reading import read_article
from whosays.reading.models import Models


def read(text: str, models: Models) -> list[list[str]]:
    return [[s.name for s in r.chain] for r in read_article(Article(text), models).reports]


def test_a_quotation_of_several_sentences_is_whose_name_stands_under_it(models: Models) -> None:
    text = "“The pier is shut. The boats are gone.”\n— Ana Quill, angler\n“I never liked it.”\n― Jon Feld\n"
    told = [chain for chain in read(text, models) if chain]
    assert told == [["Ana Quill"], ["Ana Quill"], ["Jon Feld"]]


@pytest.mark.parametrize("text", ["“The pier is shut.” — Ana Quill", "“The pier is shut,” — Ana Quill."])
def test_it_may_stand_behind_the_quotation(text: str, models: Models) -> None:
    assert ["Ana Quill"] in read(text, models)


@pytest.mark.parametrize(
    "text",
    [
        "The pier is shut — Ana Quill",
        "“The pier is shut.”\n— Ana Quill left it open",
        "“The pier”\n— at last",
    ],
)
def test_nobody_signs_what_is_not_quoted_or_what_tells_something(text: str, models: Models) -> None:
    assert all(not chain for chain in read(text, models))
