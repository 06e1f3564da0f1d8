"""Where a name stands that reading did not mark."""

from __future__ import annotations

from named_articles import known_as, told


def test_a_name_is_one_in_a_heading_too() -> None:
    names = told("[President Oran Velkar|p] fled. French President Velkar Seeks Asylum\nOran Velkar Is Gone")
    assert len(names.by_mention) == 3
    assert known_as(names, "French President Velkar") == known_as(names, "Oran Velkar")


def test_the_end_of_a_body_is_its_name_after_the_article() -> None:
    names = told("The [Tolk Observatory for River Rights|o] spoke. The Observatory said no more.")
    found = known_as(names, "Observatory")
    assert found is not None
    assert found.name == "Tolk Observatory for River Rights"


def test_the_end_of_a_body_that_goes_on_is_another_name() -> None:
    names = told("The [Tolk Observatory for River Rights|o] spoke. The Observatory Hotel burned.")
    assert len(names.by_mention) == 1
