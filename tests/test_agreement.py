from __future__ import annotations

import pytest
from told_reports import Said, in_given_order

from whosays.lexicon import Lexicon, load
from whosays.model import Report, Span, Time
from whosays.telling.claims.gist import gists
from whosays.telling.names.names import StoryNames
from whosays.telling.origins.agreement import SAME, Agreement

FLED = Said("Governor Elna Vosk fled the town of Corrin by boat.", "flee", subject="Elna Vosk")
ESCAPED = Said("Vosk escaped from Corrin in a fishing boat, police said.", "escape")
BESIDE = Said("Bakers in Corrin opened late because flour was short.", "open")
OTHER = Said("Rain is expected over the northern valleys.", "expect")
DENIAL = Said("The ministry denied this report.", None, stance="denies", source="The ministry denied")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


def told(lexicon: Lexicon, *said: Said) -> tuple[Agreement, tuple[Report, ...]]:
    found = gists(in_given_order(said, (OTHER,)), StoryNames(), lexicon)
    return Agreement({g.report.id: g for g in found}), tuple(g.report for g in found)


def test_the_same_in_other_words_states_a_claim_and_what_happened_there_too_does_not(
    lexicon: Lexicon,
) -> None:
    agreement, (fled, escaped, beside, *_) = told(lexicon, FLED, ESCAPED, BESIDE)
    assert agreement.states(fled, (fled,))
    assert agreement.states(escaped, (fled,))
    assert not agreement.states(beside, (fled,))
    assert agreement.states(beside, (fled, beside))


def test_a_report_with_no_words_of_its_own_states_and_agrees_with_what_it_was_put_beside(
    lexicon: Lexicon,
) -> None:
    agreement, (fled, denial, *_) = told(lexicon, FLED, DENIAL)
    assert agreement.states(denial, (fled,))
    assert agreement.agree((denial,), (fled,), SAME)


def test_two_sources_agree_only_where_they_say_the_same(lexicon: Lexicon) -> None:
    agreement, (fled, escaped, beside, *_) = told(lexicon, FLED, ESCAPED, BESIDE)
    assert agreement.agree((fled, beside), (beside,), SAME)
    assert not agreement.agree((escaped,), (beside,), SAME)


def test_names_and_numbers_alone_are_not_the_same_thing_said(lexicon: Lexicon) -> None:
    hailed, charged = Said("1947 418 praised", "praise"), Said("1947 418 charged", "charge")
    agreement, (first, second, *_) = told(lexicon, hailed, charged)
    assert not agreement.agree((first,), (second,), SAME)
    agreement, (first, second, *_) = told(lexicon, hailed, hailed)
    assert agreement.agree((first,), (second,), SAME)


SECOND = Said("The fire began on the second floor of the mill.", "begin")
GROUND = Said("The fire began on the ground floor of the mill.", "begin")
BURNED = Said("The fire began on the second floor of the burning mill.", "begin")


def test_two_that_differ_in_the_word_beside_a_shared_one_do_not_say_the_same(lexicon: Lexicon) -> None:
    agreement, (second, ground, burned, *_) = told(lexicon, SECOND, GROUND, BURNED)
    assert not agreement.agree((second,), (ground,), SAME)
    assert agreement.agree((second,), (burned,), SAME)


def test_a_fragment_that_says_nothing_does_not_agree_and_a_pointer_does(lexicon: Lexicon) -> None:
    fragment = Said("So it is up to us, is it so.", None)
    pointer = Said("It.", None)
    agreement, (fled, empty, points, *_) = told(lexicon, FLED, fragment, pointer)
    assert not agreement.agree((fled,), (empty,), SAME)
    assert agreement.agree((fled,), (points,), SAME)


def on(day: str, words: str) -> Said:
    at = Time(Span(0, 1), f"2031-05-{day}", f"2031-05-{day}", f"2031-05-{day}", "day")
    return Said(f"The mill in Corrin was inspected on {words} by the county.", "inspect", time=(words, at))


def test_two_that_say_another_day_do_not_say_the_same(lexicon: Lexicon) -> None:
    monday, friday, again = on("05", "Monday"), on("09", "Friday"), on("05", "Monday")
    agreement, (one, other, same, *_) = told(lexicon, monday, friday, again)
    assert not agreement.agree((one,), (other,), SAME)
    assert agreement.agree((one,), (same,), SAME)
