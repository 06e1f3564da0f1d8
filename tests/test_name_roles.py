"""Whom an office stands for, and what belongs to a title."""

from __future__ import annotations

import pytest
from named_articles import known_as, told


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("[President Oran Velkar|p] fled. The President has said nothing.", "The President"),
        ("[Mayor of Tolk Joan Hale|p] came. The Tolk Mayor warned of more.", "The Tolk Mayor"),
    ],
)
def test_an_office_stands_for_the_one_who_holds_it(text: str, form: str) -> None:
    found = known_as(told(text), form)
    assert found is not None
    assert found.name in ("Oran Velkar", "Joan Hale")


@pytest.mark.parametrize(
    "text",
    [
        "[President Oran Velkar|p] met [President Ana Stell|p]. The President has said nothing.",
        "[President Oran Velkar|p] fled. The President of Sudria has said nothing.",
        "[President Oran Velkar|p] fled. The President Hotel was shut.",
        "[President Oran Velkar|p] fled. The Sudrian President has said nothing.",
        "[Oran Velkar|p] fled. The President has said nothing.",
    ],
)
def test_an_office_that_may_be_another_is_nobody(text: str) -> None:
    names = told(text)
    assert not any("The President" in n.aliases or "The Sudrian President" in n.aliases for n in names.names)


def test_an_office_in_small_letters_is_a_mention_and_no_name() -> None:
    text = "[President Oran Velkar|p] fled. Then the president wrote."
    names = told(text)
    (velkar,) = names.names
    assert "the president" not in velkar.aliases
    assert list(names.by_mention.values()) == [velkar.id, velkar.id]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (
            "France's [Foreign Ministry spokeswoman Ana Stell|p] left.",
            "France's Foreign Ministry spokeswoman Ana Stell",
        ),
        ("Then North Korean [leader Oran Velkar|p] left.", "North Korean leader Oran Velkar"),
        ("Defence ministry [spokesman Oran Velkar|p] left.", "Defence ministry spokesman Oran Velkar"),
    ],
)
def test_a_title_has_its_country_and_ministry(text: str, form: str) -> None:
    assert known_as(told(text), form) is not None
