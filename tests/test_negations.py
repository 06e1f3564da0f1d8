"""What a source negates without a verb of denying, against the reports that state it."""

from __future__ import annotations

from told_conflicts import conflicts, of_kind

from whosays.reading.models import Models


def test_nobody_hurt_stands_against_a_number_of_the_hurt(models: Models) -> None:
    (found,) = of_kind(
        conflicts(
            models,
            (None, "A blast at the Dorvik works in Vantor injured three workers on Monday."),
            (
                None,
                "A blast shook the Dorvik works in Vantor on Monday. The firm said that no one was injured.",
            ),
        ),
        "denial",
    )
    assert "three workers" in found.sides[0].value
    assert "no one" in found.sides[1].value


def test_nobody_else_hurt_is_no_denial(models: Models) -> None:
    found = conflicts(
        models,
        (None, "A blast at the Dorvik works in Vantor injured three workers on Monday."),
        (
            None,
            "A blast shook the Dorvik works in Vantor on Monday. The firm said that no one else was injured.",
        ),
    )
    assert not of_kind(found, "denial")


def test_a_negated_statement_stands_against_the_same_predicate(models: Models) -> None:
    (found,) = of_kind(
        conflicts(
            models,
            (None, "The army shelled the hospital in Vantor on Monday, doctors said."),
            (None, "General Ana Tolm said that the army did not shell the hospital in Vantor."),
        ),
        "denial",
    )
    assert "doctors" in found.sides[0].value
    assert "did not" in found.sides[1].value


def test_what_should_not_be_is_no_denial(models: Models) -> None:
    found = conflicts(
        models,
        (None, "The army shelled the hospital in Vantor on Monday, doctors said."),
        (None, "General Ana Tolm said that the army should not shell the hospital in Vantor."),
    )
    assert not of_kind(found, "denial")


def test_what_is_found_contrary_to_reports_stands_against_them(models: Models) -> None:
    found = of_kind(
        conflicts(
            models,
            (
                None,
                "Officials said they had found no link between Ada Renn and the school,"
                " contrary to news reports that said she was a teacher there.",
            ),
        ),
        "denial",
    )
    assert len(found) == 1
    assert len(found[0].sides) == 2
