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
