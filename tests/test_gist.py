from __future__ import annotations

import pytest
from told_reports import Said, in_given_order, with_names

from whosays.lexicon import load
from whosays.model import Span, Story, Time
from whosays.telling.claims.gist import Gist, gists, stem
from whosays.telling.names.names import StoryNames

LEXICON = load()


def of(told: Story, names: StoryNames | None = None) -> tuple[Gist, ...]:
    return gists(told, names or StoryNames(), LEXICON)


def keys(words: str) -> set[str]:
    return set(of(in_given_order((Said(words),)))[0].weights)


@pytest.mark.parametrize(
    ("one", "other"),
    [("derail", "derailment"), ("evacuate", "evacuation"), ("depart", "departure")],
)
def test_words_of_one_root_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_a_short_word_keeps_its_ending() -> None:
    assert stem("bees") == "bees"


def test_verb_and_noun_of_one_event_share_its_key() -> None:
    assert keys("arrest") == keys("detention") == {"event:arrest"}


def test_hearing_is_not_to_hear() -> None:
    assert keys("hear") != keys("hearing")


def test_no_word_stands_in_two_classes_of_events() -> None:
    words = [w for name, list_ in LEXICON.words["events"].items() for w in sorted(list_)]
    assert len(words) == len(set(words))


def test_a_country_and_its_adjective_share_a_key_also_in_two_words() -> None:
    assert "country:north-korea" in keys("north korean ships")
    assert "country:france" in keys("french ships") & keys("ships from france")


def test_forms_of_one_name_share_its_key() -> None:
    told, names = with_names(
        in_given_order((Said("Elna Vosk sang."), Said("Later Vosk left."))),
        {"Elna Vosk": "vosk", "Vosk": "vosk"},
    )
    first, second = of(told, names)
    assert "name:vosk" in first.weights
    assert "name:vosk" in second.weights


def test_what_the_whole_story_says_weighs_less_than_what_one_report_says() -> None:
    told = in_given_order(*((Said(f"The tram {word}."),) for word in ("burned", "smoked", "swayed")))
    for gist in of(told):
        (own,) = [key for key in gist.weights if key != "tram"]
        assert gist.weights[own] > gist.weights["tram"] > 0


def test_the_heaviest_key_comes_first_and_the_total_is_their_sum() -> None:
    (gist,) = of(in_given_order((Said("People with amphorae walked over 20 bridges."),)))
    weights = list(gist.weights.values())
    assert weights == sorted(weights, reverse=True)
    assert gist.total == pytest.approx(sum(weights))


def test_a_report_that_only_speaks_of_another_refers() -> None:
    denied, fled = of(in_given_order((Said("This report."), Said("Elna Vosk fled from Corrin."))))
    assert denied.refers
    assert not fled.refers


def moment(value: str) -> Time:
    return Time(Span(0, 1), value, None, None, "hour")


def test_an_hour_is_one_key_however_it_is_written() -> None:
    told = in_given_order(
        (Said("Trams left their rails around 6.10 today.", time=("6.10", moment("XXXX-XX-XXT06:10"))),),
        (Said("Trams collided just after 06:00 there.", time=("06:00", moment("2016-11-09T06"))),),
        (Said("Trams stopped later, at 11 sharp.", time=("11", moment("XXXX-XX-XXT11"))),),
    )
    first, second, third = of(told)
    assert "time:06" in first.weights.keys() & second.weights.keys()
    assert "time:11" in third.weights


def test_a_title_before_a_name_says_who_and_no_more() -> None:
    told, names = with_names(
        in_given_order((Said("Governor Vosk sang."), Said("The governor of Corrin sang."))),
        {"Vosk": "vosk"},
    )
    titled, office = of(told, names)
    assert "govern" not in titled.weights
    assert "govern" in office.weights
