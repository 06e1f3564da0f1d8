"""Who is to blame, by different parties."""

from __future__ import annotations

from told_conflicts import conflicts, of_kind

from whosays.model import Conflict
from whosays.reading.models import Models

REBELS = "The defence minister of Velland blamed the rebels for the violence in Vantor on Monday."
GENERALS = "The opposition blamed the generals for the violence in Vantor on Monday."


def _blames(models: Models, *texts: str) -> list[Conflict]:
    pages = [("2031-05-02", text) for text in texts]
    return [one for one in of_kind(conflicts(models, *pages), "cause") if one.slot == "who is to blame"]


def test_two_parties_that_blame_two_others_differ(models: Models) -> None:
    (found,) = _blames(models, REBELS, GENERALS)
    assert found.relation == "attribution"
    assert {("rebels" in side.value, "generals" in side.value) for side in found.sides} == {
        (True, False),
        (False, True),
    }


def test_what_is_blamed_on_somebody_is_as_who_is_blamed_for_it(models: Models) -> None:
    (found,) = _blames(models, REBELS, "The opposition blamed the violence in Vantor on the generals.")
    assert found.relation == "attribution"


def test_that_nobody_knows_who_did_it_differs_from_a_blame(models: Models) -> None:
    (found,) = _blames(models, REBELS, "There was no immediate word on who was responsible for it.")
    assert found.relation == "attribution"


def test_one_who_blames_two_parties_differs_from_nobody(models: Models) -> None:
    both = "The opposition blamed the police for the violence in Vantor on Monday."
    assert not _blames(models, GENERALS, both)


def test_two_who_blame_one_party_agree(models: Models) -> None:
    assert not _blames(models, REBELS, "The opposition blamed the rebels for the bloodshed in Vantor.")


def test_blames_for_two_things_are_not_compared(models: Models) -> None:
    assert not _blames(models, REBELS, "The opposition blamed the generals for the price of bread.")


def test_what_is_said_not_to_be_so_is_no_blame(models: Models) -> None:
    assert not _blames(
        models, REBELS, "The opposition did not blame the generals for the violence in Vantor."
    )
