"""Genders: "he" and "she" are never carried to somebody of whom words tell otherwise."""

from __future__ import annotations

import pytest

from whosays.model import Article
from whosays.reading import read_article
from whosays.reading.chains.genders import Genders
from whosays.reading.models import Models

CARRIED = [
    (
        "His mother said the family had searched the woods. Jan Brandt was found on Tuesday. "
        "“I fell asleep,” he said.",
        "I fell asleep",
        "Jan Brandt",
    ),
    (
        "Mr Kessler said the bridge was safe. Ms Dahl called that an insult. He said the cables were new.",
        "the cables were new",
        "Mr Kessler",
    ),
    (
        "Mrs Oduya said the dam had held. Mr Oduya drove to the village. She said nobody had slept.",
        "nobody had slept",
        "Mrs Oduya",
    ),
    (
        "King Anselm opened the harbour. A local woman, Petra Nyholm, said she had waited since dawn. "
        "He said the town had earned it.",
        "the town had earned it",
        "King Anselm",
    ),
]


@pytest.mark.parametrize(("text", "content", "name"), CARRIED)
def test_a_pronoun_passes_over_whom_it_cannot_mean(
    models: Models, text: str, content: str, name: str
) -> None:
    reports = read_article(Article(text), models).reports
    found = [r for r in reports if any(content in c.of(text) for c in r.content)]
    assert [[s.name for s in r.chain] for r in found] == [[name]]


def test_titles_kin_and_callings_tell(models: Models) -> None:
    genders = Genders({}, models.lexicon)
    assert genders.of("Mrs Oduya") == genders.of("his mother", "mother") == "female"
    assert genders.of("the spokeswoman", "spokeswoman") == "female"
    assert genders.of("King Anselm") == genders.of("a policeman", "policeman") == "male"


def read(text: str, models: Models) -> list[list[str]]:
    return [[s.name for s in r.chain] for r in read_article(Article(text), models).reports]


def test_a_first_name_tells_whom_a_pronoun_does_not_mean(models: Models) -> None:
    text = "Peter Kessler said the bridge was safe. Maria Dahl crossed it. He said the cables were new."
    assert read(text, models)[-1] == ["Peter Kessler"]
    text = "Peter Kessler said the bridge was safe. Andrea Dahl crossed it. He said the cables were new."
    assert read(text, models)[-1] == ["Andrea Dahl"]  # a name of both


def test_what_stands_before_a_title_is_no_first_name(models: Models) -> None:
    text = "Virginia Gov. Peter Kessler spoke on Monday. He said the cables were new."
    assert read(text, models)[-1] == ["Virginia Gov. Peter Kessler"]


def test_the_article_s_own_words_go_before_a_first_name(models: Models) -> None:
    text = "Mrs Peter Kessler said the bridge was safe. Olaf Dahl crossed it. She said the cables were new."
    assert read(text, models)[-1] == ["Mrs Peter Kessler"]


def test_what_tells_nothing_excludes_nobody(models: Models) -> None:
    genders = Genders({}, models.lexicon)
    for name, noun in (("Kim Dahl", "dahl"), ("the chairman", "chairman"), ("a spokesman for Mrs Oduya", "")):
        assert not genders.excludes("he", name, noun)
    assert not genders.excludes("they", "Mrs Oduya")
