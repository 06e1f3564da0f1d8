"""The country that a ship or a person is said to belong to."""

from __future__ import annotations

import pytest
from told_conflicts import conflicts, of_kind

from whosays.model import Conflict
from whosays.reading.models import Models

FLAGGED = "Customs officers boarded the Panama-flagged Dawn Star on Monday."


def _identities(models: Models, *texts: str) -> list[Conflict]:
    return of_kind(conflicts(models, *(("2031-05-02", text) for text in texts)), "identity")


def test_two_flags_of_one_ship_differ(models: Models) -> None:
    (found,) = _identities(
        models, FLAGGED, "The Dawn Star is registered in Malta, according to the ministry."
    )
    assert (found.relation, found.slot) == ("conflict", "flag")
    assert {"Panama" in side.value for side in found.sides} == {True, False}


@pytest.mark.parametrize(
    "other",
    [
        "The Dawn Star is registered in Panama, according to the ministry.",
        "The Dawn Star was registered in Malta until May, according to the ministry.",
        "The Dusk Star is registered in Malta, according to the ministry.",
        "The Dawn Star is not registered in Malta, according to the ministry.",
    ],
    ids=["the same", "before", "another ship", "negated"],
)
def test_no_flag_differs(models: Models, other: str) -> None:
    assert not _identities(models, FLAGGED, other)


def test_two_birthplaces_of_one_person_differ(models: Models) -> None:
    (found,) = _identities(
        models, "Ada Renn was born in Malta in 1970.", "The singer Ada Renn was born in Chile."
    )
    assert found.slot == "birthplace"
