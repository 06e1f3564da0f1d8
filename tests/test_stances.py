"""How statements are meant; every sentence is invented for the purpose."""

from __future__ import annotations

import pytest

from whosays.model import Article
from whosays.reading import read_article
from whosays.reading.models import Models

DENIALS = [
    ("The club denied that the keeper had been sold.", "The club"),
    ("The club has flatly denied the report.", "The club"),
    ("The club denies any wrongdoing.", "The club"),
    ("Detectives ruled out arson.", "Detectives"),
    ("Arson has been ruled out by detectives.", "detectives"),
    ("A plan to sell the mill was denied by the owner.", "the owner"),
    ("The mayor dismissed the claims as nonsense.", "The mayor"),
    ("The mayor dismissed as “pure fantasy” a newspaper report of a second set of books.", "The mayor"),
    ("The mayor rejected the accusation.", "The mayor"),
    ("The mayor called the allegations a smear.", "The mayor"),
    ("The mayor described the report as false.", "The mayor"),
    ("The mayor branded the story “fake news”.", "The mayor"),
    ("The claims are untrue, the mayor said.", "the mayor"),
    ("“This is a lie,” the mayor said.", "the mayor"),
    ("There is no truth in the rumours, the singer's agent said.", "the singer's agent"),
    (
        "“Our trucks were never there,” said driver Aldo Renn, rejecting the rangers' account.",
        "driver Aldo Renn",
    ),
    ("The carpenter pleaded not guilty to the charges.", "The carpenter"),
    ("The firm disputes the figures.", "The firm"),
    ("The firm brushed aside the allegations.", "The firm"),
    ("The firm hit back at the claims.", "The firm"),
    ("The firm issued a denial.", "The firm"),
    ("The minister contradicted the general's account.", "The minister"),
    ("The ministry's claim was contradicted by photographs.", "photographs"),
    ("The suspect maintains his innocence.", "The suspect"),
    ("The aide refuted suggestions that she had lied.", "The aide"),
]

NOT_CONFIRMED = [
    ("The embassy has not confirmed the arrest.", "not-confirmed", "The embassy"),
    ("The embassy has yet to confirm the arrest.", "not-confirmed", "The embassy"),
    ("The embassy could not confirm the arrest.", "could-not-verify", "The embassy"),
    ("The arrest has not been confirmed by the embassy.", "not-confirmed", "the embassy"),
    ("There was no confirmation from the embassy.", "not-confirmed", "the embassy"),
    ("Reuters could not immediately verify the footage.", "could-not-verify", "Reuters"),
    ("Reuters has been unable to verify the footage.", "could-not-verify", "Reuters"),
    ("The footage could not be verified.", "could-not-verify", ""),
    ("It was not possible to verify the footage.", "could-not-verify", ""),
    ("It was impossible to verify the footage independently.", "could-not-verify", ""),
    ("The army declined to comment.", "declined-to-comment", "The army"),
    ("The army refused to discuss the raid.", "declined-to-comment", "The army"),
    ("The army would not comment on the raid.", "declined-to-comment", "The army"),
    ("The army would not say where the raid took place.", "declined-to-comment", "The army"),
    ("The army had no comment.", "declined-to-comment", "The army"),
    ("The army has not commented on the raid.", "declined-to-comment", "The army"),
    ("The army has made no comment on the raid.", "declined-to-comment", "The army"),
    ("There was no immediate comment from the army.", "declined-to-comment", "the army"),
    ("The club has made no announcement.", "declined-to-comment", "The club"),
    ("The club gave no details.", "declined-to-comment", "The club"),
    ("The owner did not respond to requests for comment.", "no-reply", "The owner"),
    ("The owner has not responded.", "no-reply", "The owner"),
    ("The owner did not return calls.", "no-reply", "The owner"),
    ("The owner could not be reached.", "no-reply", "The owner"),
    ("The owner was unavailable for comment.", "no-reply", "The owner"),
    ("The owner was not available for comment.", "no-reply", "The owner"),
    ("Neither the owner nor the diver would comment.", "declined-to-comment", "the owner"),
    ("The owner has refused to say how many were aboard.", "declined-to-comment", "The owner"),
    ("The owner would not give details.", "declined-to-comment", "The owner"),
    ("Messages left for the owner were not returned.", "no-reply", "the owner"),
    ("Efforts to reach the owner were unsuccessful.", "no-reply", "the owner"),
    ("Calls to the owner went unanswered.", "no-reply", "the owner"),
    ("An email to the owner was not returned.", "no-reply", "the owner"),
    ("“I can't tell you whether it was arson,” the investigator said.", "not-confirmed", "the investigator"),
    ("Villagers say 30 were shot, a figure that Reuters could not verify.", "could-not-verify", "Reuters"),
    ("Villagers say 30 were shot, which Reuters could not verify.", "could-not-verify", "Reuters"),
]

OTHERS = [
    ("The mayor has not ruled out a strike.", "hedges", "The mayor"),
    ("The union vowed to fight on.", "predicts", "The union"),
    ("The hauliers have threatened to block the pass.", "predicts", "The hauliers"),
    ("Analysts expect the two chains to merge.", "predicts", "Analysts"),
    ("The firm is preparing to close its mill.", "predicts", ""),
    ("The tower is about to be torn down.", "predicts", ""),
    ("The bridge is likely to close in May.", "predicts", ""),
    ("Detectives believe the fire was set on purpose.", "hedges", "Detectives"),
    ("A study suggests that the reef is recovering.", "hedges", "A study"),
    ("The pilot, detectives think, had fallen asleep.", "hedges", "detectives"),
    ("It appears that the crew took the wrong road.", "hedges", ""),
    ("The crew may have taken the wrong road.", "hedges", ""),
    ("The crew might have taken the wrong road, the guide said.", "hedges", "the guide"),
    ("Rumours that the queen had fled spread on Monday.", "hedges", "Rumours"),
    ("The paper retracted its report.", "withdrawn", "The paper"),
    ("The paper withdrew a story about the mayor.", "withdrawn", "The paper"),
    ("An earlier version of this article said that the school had closed in 2012.", "withdrawn", ""),
    ("Sirens could be heard across the town, the guide said.", "asserts", "the guide"),
    ("The club did not deny the report.", "asserts", "The club"),
    ("The club said it had not sold the keeper.", "asserts", "The club"),
    ("The judge denied the appeal.", "asserts", ""),
    ("The guard refused them entry.", "asserts", ""),
    ("The aide declined to be named.", "asserts", ""),
    ("The union rejected the offer.", "asserts", ""),
    ("The firm corrected the fault.", "asserts", ""),
    ("The army withdrew its tanks.", "asserts", ""),
    ("The minister did not say a word about the raid.", "asserts", ""),
    ("The results were confirmed by a second laboratory.", "asserts", "a second laboratory"),
    ("Forecasters expect nine days of rain.", "predicts", "Forecasters"),
    ("The fair opens tomorrow.", "predicts", ""),
    ("The shed looked like a church, the guide said.", "asserts", "the guide"),
    ("There were reports of shots near the mill.", "hedges", ""),
    ("The guide took back his statement.", "withdrawn", "The guide"),
    ("The two teams could meet in the final.", "hedges", ""),
]


def told(text: str, models: Models) -> list[tuple[str, str | None, str]]:
    reports = read_article(Article(text), models).reports
    return [(r.stance, r.stance_kind, " < ".join(s.name for s in r.chain)) for r in reports]


@pytest.mark.parametrize(("text", "source"), DENIALS)
def test_what_is_denied(text: str, source: str, models: Models) -> None:
    assert ("denies", None, source) in told(text, models)


@pytest.mark.parametrize(("text", "kind", "source"), NOT_CONFIRMED)
def test_what_is_not_confirmed(text: str, kind: str, source: str, models: Models) -> None:
    assert ("cannot-confirm", kind, source) in told(text, models)


@pytest.mark.parametrize(("text", "stance", "source"), OTHERS)
def test_other_stances(text: str, stance: str, source: str, models: Models) -> None:
    assert {(stance, source)} == {(s, chain) for s, _, chain in told(text, models)}
