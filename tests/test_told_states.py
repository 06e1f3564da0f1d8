"""States that a story tells of and no list knows."""

from __future__ import annotations

import pytest
from stories import bounds, build, invented_lexicon, line, official, page, person, trace

from whosays.telling.sources.told_states import told_states

LEXICON = invented_lexicon()


def test_a_state_that_no_list_knows_is_told_by_its_ministers_and_its_army() -> None:
    minister = line("Interior Minister Pavo Rehn of Tolmark said it is shut.", person("Pavo Rehn"))
    army = line("A Karvenian army officer said it is shut.", official("A Karvenian army officer"))
    claim = trace(page("Noon", minister), page("Star", army))
    assert bounds(claim) == (2, 2)


def test_words_with_one_root_are_one_such_state() -> None:
    story, _ = build(
        page("Noon", line("Karvenia’s foreign minister met Karvenian diplomats in Western Tarn."))
    )
    (state,) = told_states(story, LEXICON)
    assert {state.name, *state.adjectives} == {"Karvenia", "Karvenian"}


def test_a_state_that_a_list_knows_is_not_told_anew() -> None:
    story, _ = build(page("Noon", line("Norland’s foreign minister met Norland’s army officers.")))
    assert told_states(story, LEXICON) == ()


@pytest.mark.parametrize(
    "words",
    [
        "They met King Aldo of Tolmark there.",
        "They met “Tolmark’s deputy foreign minister” there.",
        "They met the ambassador Ina Pol of the Tolmark there.",
        "They met many: Tolmark army officers, and others.",
        "They met Tolmark's sports minister there.",
        "The government of Tolmark met them there.",
    ],
)
def test_a_state_is_told_by_what_stands_before_it_or_after_it(words: str) -> None:
    story, _ = build(page("Noon", line(words)))
    assert [state.name for state in told_states(story, LEXICON)] == ["Tolmark"]
