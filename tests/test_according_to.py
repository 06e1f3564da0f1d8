"""What "according to" credits; every sentence is invented for the purpose."""

from __future__ import annotations

import pytest

from whosays.model import Article
from whosays.reading import read_article
from whosays.reading.models import Models

WHOLE = [  # all that the sentence says rests on this chain
    ("The toll is now 285, according to the coroner, with more than 30 killed since Monday.", "the coroner"),
    (
        "While many residents have used the money for food or rent, there’s evidence people are buying toys "
        "and clothes, according to major shops.",
        "major shops",
    ),
    (
        "A security firm working for the club discovered that burglars had built a second gate, according to "
        "club officials.",
        "club officials",
    ),
    ("The gate was opened at nine, according to an official who was there.", "an official"),
    ("The owners won nine million votes, according to calculations by Ida Roos.", "calculations by Ida Roos"),
    ("According to documentation it obtained, the roof leaked.", "documentation"),
    ("According to Delta Weekly, the roof of the mill leaked for years.", "Delta Weekly"),
    (
        "‘Boats will be barred from the lake,’ according to the new rules published by the council.",
        "the new rules",
    ),
    (
        "According to the report by the coroner seen by Zora, the roof leaked.",
        "Zora < the report by the coroner",
    ),
    (
        "According to a letter by the mayor obtained by the Courier, the roof leaked.",
        "the Courier < a letter by the mayor",
    ),
    ("The roof leaked, according to court papers cited by the Courier.", "the Courier < court papers"),
]
PARTLY = [  # what rests on the chain, and what the writer says himself
    (
        "The council met in May and, according to the minutes, sold the mill.",
        "sold the mill",
        "The council met in May",
    ),
    (
        "He may please some voters, but according to the Orle poll, taken in June, women dislike him.",
        "women dislike him",
        "He may please some voters",
    ),
]
NOBODY = ["The work went on according to plan.", "The boats were ranked according to performance."]


@pytest.mark.parametrize(("text", "chain"), WHOLE)
def test_it_credits_the_whole_sentence(text: str, chain: str, models: Models) -> None:
    reports = read_article(Article(text), models).reports
    assert {" < ".join(s.name for s in r.chain) for r in reports} == {chain}


@pytest.mark.parametrize(("text", "credited", "own"), PARTLY)
def test_it_credits_the_clause_it_stands_in(text: str, credited: str, own: str, models: Models) -> None:
    reports = read_article(Article(text), models).reports
    told = {" ".join(c.of(text) for c in r.content): bool(r.chain) for r in reports}
    assert told[credited]
    assert not told[own]


@pytest.mark.parametrize("text", NOBODY)
def test_a_manner_credits_nobody(text: str, models: Models) -> None:
    assert not any(r.chain for r in read_article(Article(text), models).reports)


def test_what_the_next_sentence_tells_is_no_word_on_the_one_before(models: Models) -> None:
    text = "Wages grew in May. It is the best figure in years, according to the Courier."
    first, second = read_article(Article(text), models).reports
    assert not first.chain
    assert second.chain
