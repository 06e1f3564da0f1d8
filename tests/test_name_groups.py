"""Groups of full forms: what goes together, and that the order of the forms is irrelevant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.telling.names.name_forms import Form
from whosays.telling.names.name_groups import Card, Key, group_cards, one_person


def person(written: str) -> Card:
    words = tuple(written.lower().split())
    return Card((True, words), (Form(written, words),))


def body(written: str, *acronyms: str, agency: str | None = None) -> Card:
    words = tuple(written.lower().split())
    return Card((False, words), (Form(written, words),), frozenset(acronyms), agency)


def together(*cards: Card) -> set[frozenset[Key]]:
    leaders = group_cards(cards)
    assert set(leaders) == {card.key for card in cards}
    return {frozenset(k for k in leaders if leaders[k] == leader) for leader in set(leaders.values())}


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("oran velkar", "oran j velkar", True),
        ("oran samir velkar", "oran velkar", True),
        ("o velkar", "oran velkar", True),
        ("samir velkar", "oran samir velkar", False),
        ("oran samir velkar", "umm oran samir velkar", True),
        ("ahmed velkar", "ahmad velkar", True),
        ("ali hassan", "ali hussein", False),
        ("maria tolk", "mario tolk", False),
        ("joan smith", "carl smith", False),
        ("velkar", "oran velkar", False),
        ("abu karam dawqani", "abu doqani", True),
    ],
)
def test_full_names_of_persons(a: str, b: str, one: bool) -> None:
    assert one_person(a.split(), b.split()) == one
    assert one_person(b.split(), a.split()) == one


def test_an_acronym_said_goes_before_initials() -> None:
    front, fund, short = body("Norland Relief Front"), body("Northern Rail Fund", "NRF"), body("NRF")
    assert frozenset([fund.key, short.key]) in together(front, fund, short)


def test_initials_of_two_bodies_stand_for_neither() -> None:
    assert len(together(body("Norland Relief Front"), body("Northern Rail Fund"), body("NRF"))) == 3


def test_an_agency_is_one_in_all_its_forms() -> None:
    assert len(together(body("NNA", agency="nna"), body("Norland Newsroom", agency="nna"))) == 1


def test_what_is_said_to_be_one_is_one() -> None:
    one, other = body("River Front"), body("Blue Boats")
    leaders = group_cards([one, other], [(one.key, other.key)])
    assert leaders[one.key] == leaders[other.key]


NAMES = st.sampled_from(
    ["oran velkar", "o velkar", "otto velkar", "velkar", "valkar", "oran j velkar", "oran welkar"]
)


@given(st.lists(NAMES, unique=True), st.data())
def test_groups_are_the_same_in_any_order(names: list[str], data: st.DataObject) -> None:
    cards = [person(name) for name in names]
    leaders = group_cards(cards)
    assert group_cards(data.draw(st.permutations(cards))) == leaders
    assert all(leaders[leader] == leader for leader in leaders.values())
    for a in cards:
        for b in cards:
            if leaders[a.key] == leaders[b.key]:
                assert one_person(a.words, b.words)
