"""Comment clauses: whoever stands between two marks with a verb of speech says the rest of the sentence."""

from __future__ import annotations

import pytest

from whosays.model import Article
from whosays.reading import read_article
from whosays.reading.models import Models

SAID = [
    ("The wharf is safe, the minister, who walked it on Monday, said on state radio.", "the minister"),
    (
        "Nine goats died, among them a billy from Lusk, the vet, who was called at dawn, said.",
        "the vet",
    ),
    ("Beds are short at the Lindal clinic, its matron, Dr Ines Kato, told this newspaper.", "Dr Ines Kato"),
    ("The motion got 118 votes, the clerk read out at midnight.", "the clerk"),
    ("Four hundred were locked up, the drivers' union counts.", "the drivers' union"),
    ("The shafts were never propped, the drivers' union charges.", "the drivers' union"),
    ("Twelve people were killed, most of them by falling slates, rescuers said.", "rescuers"),
    ("The skipper was asleep, says the indictment lodged on Monday.", "the indictment"),
    (
        "The mill was sold, land registry papers seen by the Harbour Herald showed.",
        "the Harbour Herald < land registry papers",
    ),
    ("The letter, lodged on Monday, accuses the bank of fraud.", "The letter"),
]

NOBODY = [
    "A sixth diver lost a leg, and governor Ilya March declared a day of mourning.",
    "The union charges a fee of nine crowns for a copy.",
]


def chains(text: str, models: Models) -> list[str]:
    return [" < ".join(s.name for s in r.chain) for r in read_article(Article(text), models).reports]


@pytest.mark.parametrize(("text", "chain"), SAID)
def test_who_says_the_rest_of_a_sentence(text: str, chain: str, models: Models) -> None:
    assert set(chains(text, models)) - {""} == {chain}


@pytest.mark.parametrize("text", NOBODY)
def test_deeds_beside_a_comma_are_no_comment(text: str, models: Models) -> None:
    assert set(chains(text, models)) == {""}


def test_a_concession_behind_it_is_the_writers(models: Models) -> None:
    text = "The wharf is safe, the mayor says, though divers have seen cracked beams."
    own = [r for r in read_article(Article(text), models).reports if not r.chain]
    assert [r.content[0].of(text) for r in own] == ["though divers have seen cracked beams"]


def test_whom_something_is_denied_by_does_not_say_the_rest(models: Models) -> None:
    text = "A rebel spokesman said fighters had taken the port, a claim denied by the army."
    assert "A rebel spokesman" in chains(text, models)
    assert not any("claim" in chain for chain in chains(text, models))
