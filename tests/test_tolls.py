"""How many were killed and hurt, as an article of a few sentences has it."""

from __future__ import annotations

import pytest

from whosays.model import Article
from whosays.reading import read_article
from whosays.reading.models import Models
from whosays.telling.conflicts.casualties import CasualtyReader
from whosays.telling.conflicts.tolls import tolls_of


def tolls(models: Models, text: str, title: str = "") -> dict[str, float]:
    reading = read_article(Article(text, title), models)
    return {toll.slot: toll.value for toll in tolls_of(reading, models.lexicon)}


@pytest.mark.parametrize(
    ("text", "dead", "hurt"),
    [
        ("A bus crash near Port Sel killed 12 people and injured 40, police said.", 12, 40),
        ("Four people were killed and six others were wounded in Port Sel.", 4, 6),
        ("The blast left two adults and two teens dead.", 4, None),
        ("Three women and one man were injured in Port Sel on Monday.", None, 4),
        ("A gunman killed seven people before he shot himself.", 7, None),
        ("The death toll rose to 41, the mine said.", 41, None),
        ("Five people were shot, two of them fatally. Two people died.", 2, 3),
        ("Six passengers died, including two children.", 6, None),
        ("Eleven people were hurt. Two people were in critical condition.", None, 11),
        ("The fire killed 15 people, a nurse said.", 15, None),
        ("A shooting in Port Sel killed 22-year-old Ana Villor.", 1, None),
    ],
)
def test_the_toll_of_an_article(models: Models, text: str, dead: float | None, hurt: float | None) -> None:
    assert tolls(models, text) == {
        slot: value for slot, value in (("die", dead), ("injure", hurt)) if value is not None
    }


@pytest.mark.parametrize(
    "text",
    [
        "No one was killed in the fire at the depot.",
        "Weekend attacks in four towns killed nine people and wounded 20.",
        "Fires have killed 15 people since January.",
        "The store was hit by four shots and two cars were damaged.",
        "Ana Villor, 42, and her brother opened the hall on Monday.",
    ],
)
def test_what_is_no_toll(models: Models, text: str) -> None:
    assert tolls(models, text) == {}


def test_a_headline_weighs_more_than_a_part(models: Models) -> None:
    text = "Two people died in the first hall. Police spoke of a long night. The mayor came."
    assert tolls(models, text, "Seven killed in Port Sel blaze")["die"] == 7


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Two people were in critical condition.", True),
        ("It is known to have struck the town.", False),
        ("The number of dead rose.", True),
        ("The number of boats rose.", False),
    ],
)
def test_only_a_sentence_with_words_of_harm_may_count_anybody(models: Models, text: str, tells: bool) -> None:
    assert CasualtyReader(models.lexicon).tells_of_harm(text) == tells
