"""Whom a source told, and who may say what they were told."""

from __future__ import annotations

import pytest
from stories import bounds, data, government, line, page, person, trace, witness

from whosays.model import Claim

SHUT = "the bridge at Orle was hit by a barge"


def reasons(claim: Claim) -> str:
    return " | ".join(link.why for link in claim.links)


@pytest.mark.parametrize("told", ["told police", "told county detectives", "informed the investigators"])
def test_what_somebody_told_those_who_look_into_it_is_not_their_own_word(told: str) -> None:
    verb = told.split(maxsplit=1)[0]
    heard = line(f"Tam Okoye, 40, {told} that {SHUT}.", witness("Tam Okoye"), cue=verb)
    police = line(f"Police said {SHUT}.", government("Police"))
    claim = trace(page("Noon", heard), page("Star", police))
    assert bounds(claim) == (1, 2)
    assert "may say what Tam Okoye told them" in reasons(claim)


def test_who_told_an_outlet_and_the_police_are_two() -> None:
    heard = line(f"Tam Okoye, 40, told the Star that {SHUT}.", witness("Tam Okoye"), cue="told")
    police = line(f"Police said {SHUT}.", government("Police"))
    assert bounds(trace(page("Noon", heard), page("Star", police))) == (2, 2)


def test_who_told_the_police_and_a_company_are_two() -> None:
    heard = line(f"Tam Okoye, 40, told police that {SHUT}.", witness("Tam Okoye"), cue="told")
    firm = line(f"Ina Brand, director of Halden Shipping, said {SHUT}.", person("Ina Brand"))
    assert bounds(trace(page("Noon", heard), page("Star", firm))) == (2, 2)


def test_a_recording_is_nobodys_hearsay() -> None:
    heard = line(f"Tam Okoye, 40, told police that {SHUT}.", witness("Tam Okoye"), cue="told")
    shown = line(f"Footage shows {SHUT}.", data("Footage"))
    assert bounds(trace(page("Noon", heard), page("Star", shown))) == (2, 2)
