"""Who is accused, and who is cleared by another."""

from __future__ import annotations

from told_conflicts import conflicts, of_kind

from whosays.reading.models import Models


def test_who_clears_another_stands_on_the_denying_side(models: Models) -> None:
    found = of_kind(
        conflicts(
            models,
            (
                "2031-05-02",
                "Officers first said that the gunman was Olaf Renn. Olaf Renn said he was not involved."
                " A senior official later said that Olaf Renn was nowhere near the shooting.",
            ),
        ),
        "denial",
    )
    assert found
    asserting, *denying = (side.value for side in found[0].sides)
    assert "gunman" in asserting
    assert any("nowhere near" in value or "not involved" in value for value in denying)
    assert not any("gunman" in value for value in denying)


def test_what_is_not_confirmed_is_what_was_last_said_before(models: Models) -> None:
    text = (
        "Activists said that no honest vote can be held in Norrland while the war lasts."
        " The monitoring group said that the captives included 29 sailors."
        " There was no independent confirmation."
    )
    (found,) = of_kind(
        conflicts(models, ("2031-05-02", text), ("2031-05-02", "The war in Norrland lasts.")), "status"
    )
    assert "29 sailors" in found.sides[0].value


def test_people_who_are_not_identified_confirm_or_deny_nothing(models: Models) -> None:
    text = "Officers said that four people were found dead in Vantor. The victims have not been identified."
    assert not of_kind(conflicts(models, ("2031-05-02", text)), "status")
