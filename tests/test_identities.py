"""Two names for the one who did it, or none yet."""

from __future__ import annotations

from told_conflicts import conflicts, of_kind

from whosays.model import Conflict
from whosays.reading.models import Models

NAMED = "The gunman, Ada Renn, opened fire in a market in Vantor on Monday."


def _identities(models: Models, *pages: tuple[str | None, str]) -> list[Conflict]:
    return of_kind(conflicts(models, *pages), "identity")


def test_two_names_for_the_gunman_differ(models: Models) -> None:
    (found,) = _identities(
        models,
        (
            "2031-05-02",
            "Officials said that the gunman was Olaf Brandt, who opened fire in a market in Vantor.",
        ),
        ("2031-05-03", NAMED),
    )
    assert found.relation == "update"
    assert "Olaf Brandt" in found.sides[0].value
    assert "Ada Renn" in found.sides[1].value


def test_who_is_not_identified_yet_is_named_later(models: Models) -> None:
    (found,) = _identities(
        models,
        ("2031-05-02", "The gunman, who has not yet been identified, opened fire in a market in Vantor."),
        ("2031-05-03", NAMED),
    )
    assert found.relation == "update"


def test_a_part_or_a_spelling_of_a_name_is_the_same(models: Models) -> None:
    assert not _identities(
        models,
        ("2031-05-02", "The gunman, Ada Ren, opened fire in a market in Vantor on Monday."),
        ("2031-05-03", NAMED),
        ("2031-05-04", "The gunman, Renn, opened fire in a market in Vantor on Monday."),
    )


def test_two_names_of_several_gunmen_are_two_people(models: Models) -> None:
    assert not _identities(
        models,
        (
            "2031-05-02",
            "The gunman, Olaf Brandt, opened fire in Vantor. The gunmen fled. Officers hunted the gunmen.",
        ),
        ("2031-05-03", NAMED),
    )
