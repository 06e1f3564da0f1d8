"""How many were killed and hurt, as an article of a few sentences has it."""

from __future__ import annotations

import pytest

from whosays.model import Article, Published
from whosays.reading import read_article
from whosays.reading.models import Models
from whosays.reading.values.casualty_counts import CasualtyReader
from whosays.telling.conflicts.tolls import tolls_of


def tolls(models: Models, text: str, title: str = "") -> dict[str, float]:
    reading = read_article(Article(text, title), models)
    return {toll.slot: toll.value for toll in tolls_of(reading)}


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
        ("One of the five people shot and killed on Friday was a nurse from Almira.", 5, None),
        ("The number of injured was revised on Saturday from eight to six.", None, 6),
        ("A third man died on Sunday. Two men were killed on Friday.", 3, None),
        ("Two people died in the shooting at 22nd Street.", 2, None),
        ("An attack in Port Sel over the weekend killed two people and wounded nine.", 2, 9),
        ("A fourth victim of the ferry fire, which killed three others, has died.", 4, None),
        ("One of the five people wounded in the market died on Sunday.", None, 4),
        ("Three women were found dead. All three had suffered gunshot wounds.", 3, None),
        ("Seven people were killed during hours of clashes outside the palace.", 7, None),
        ("Gunmen fired from across the street, wounding five people.", None, 5),
        ("The death toll in the derailment of the Sarvan Express has risen to 19, police said.", 19, None),
        ("The number of people killed in the fire has risen to 12.", 12, None),
        ("The army has killed 72 villagers (26 of them on Friday).", 72, None),
        ("The bomber killed himself and 14 others.", 14, None),
        ("Two servicemen died in Port Sel.", 2, None),
        ("Doctors received 128 wounded people.", None, 128),
        ("The storm claimed at least six lives.", 6, None),
        ("Two halls were hit, six singers injured.", None, 6),
        ("Ten people, including three children, were killed, the ministry said.", 10, None),
        ("Ten people including three children were killed.", 10, None),
        (
            "Four people were taken to hospital with serious injuries while 20 others were slightly hurt.",
            None,
            24,
        ),
        ("A militia commander and six others were killed in the raid.", 7, None),
        ("Two air strikes killed nine people in Port Sel.", 9, None),
        ("Dozens of people were injured in the crush.", None, 24),
        ("Dozens were hurt in the crush. The hospital said 47 people were injured.", None, 47),
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
        "She was among children between the ages of 11 and 15 hospitalized on Sunday.",
        "In all there were 45 such attacks, with 29 people wounded and eleven killed.",
        "Fires have killed 15 people since January.",
        "The store was hit by four shots and two cars were damaged.",
        "Ana Villor, 42, and her brother opened the hall on Monday.",
    ],
)
def test_what_is_no_toll(models: Models, text: str) -> None:
    assert tolls(models, text) == {}


def test_an_article_without_a_day_is_near_those_of_its_story(models: Models) -> None:
    """The many dead of years ago are no toll of the news."""
    text = "In March 2029 a flood killed 900 people in Port Sel. This week 40 people were killed by a flood."
    reading = read_article(Article(text), models)
    values = [[t.value for t in tolls_of(reading, day)] for day in (None, "2031-05-02")]
    assert values == [[900.0], [40.0]]


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


def test_a_headline_tells_of_those_shot(models: Models) -> None:
    assert tolls(models, "Police came to the hall at nine.", "Five children shot in Port Sel") == {
        "injure": 5
    }


def test_a_headline_about_one_death_outweighs_a_number_of_others(models: Models) -> None:
    text = (
        "A boy died at home. A neighbour rang for help. The mayor came. "
        "A fire last month left at least two dead."
    )
    assert tolls(models, text, "Boy, 11, killed in Port Sel")["die"] == 1


def test_sentences_that_a_page_has_without_a_space_are_read_apart(models: Models) -> None:
    text = "Three people were killed on Monday.The two shootings lasted 20 minutes, police said."
    assert tolls(models, text)["die"] == 3


def test_what_follows_a_sentence_about_years_ago_is_of_those_years(models: Models) -> None:
    page = Article(
        "Ten people were killed in Port Sel on Tuesday. The war of 2008 began with a week of raids."
        " Some 1,400 people were killed.",
        published=Published("2031-05-06", "day", "given"),
    )
    (toll,) = tolls_of(read_article(page, models))
    assert toll.value == 10


def test_what_was_only_tried_kills_nobody(models: Models) -> None:
    said = tolls(
        models, "Gunmen tried to kill two officers, police said. Five people were killed in Port Sel."
    )
    assert said == {"die": 5}
