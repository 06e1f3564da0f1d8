from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from told_reports import Said, claim, in_given_order

from whosays.lexicon import load
from whosays.model import Claim, Conflict, Relation, Side, Story
from whosays.telling.claims.order import in_order

LEXICON = load()
FLED = Said("Governor Elna Vosk fled the town of Corrin by boat.", "flee")
BOAT = Said("A fishing boat was missing from the harbour at Corrin.", "miss")
FOUNDED = Said("The league had been founded at Corrin in 2011.", "found", background=True)
TURNING = Said("Her flight marks a turning point for Corrin.", "mark", comment=True)


def story() -> Story:
    return in_given_order((FLED, BOAT), (TURNING, FOUNDED, FLED, BOAT), (FLED, BOAT))


def claims(told: Story) -> list[Claim]:
    """Comment, background, the boat in one article each, the flight in all three."""
    a, b, c = (reading.reports for reading in told.readings)
    return [claim(b[0]), claim(b[1]), claim(c[1]), claim(a[1]), claim(a[0], b[2], c[0])]


def conflict(of: Claim, relation: Relation) -> Conflict:
    sides = (Side("one", of.reports), Side("two", of.reports))
    return Conflict("c", "number", "boats", relation, "they differ", (of.id,), sides)


def test_what_most_articles_carry_comes_first() -> None:
    told = story()
    assert in_order(told, claims(told), (), LEXICON)[0] == claims(told)[-1]


def test_background_comes_after_news_and_comment_last() -> None:
    told = story()
    comment, background, *_ = claims(told)
    assert in_order(told, claims(told), (), LEXICON)[-2:] == (background, comment)


def test_a_claim_in_dispute_goes_before_its_like() -> None:
    told = story()
    one, other = claims(told)[2:4]
    for disputed in (one, other):
        ordered = in_order(told, [one, other], [conflict(disputed, "conflict")], LEXICON)
        assert ordered[0] == disputed


def test_a_difference_of_precision_is_no_dispute() -> None:
    told = story()
    some = claims(told)
    slight = [conflict(some[3], "precision")]
    assert in_order(told, some, slight, LEXICON) == in_order(told, some, (), LEXICON)


def test_what_is_half_comment_comes_after_its_like() -> None:
    plain = Said("Her flight was a turning point for Corrin.", "mark")
    told = in_given_order((TURNING, BOAT), (plain, BOAT), (plain, FLED))
    a, b, c = (reading.reports[0] for reading in told.readings)
    mixed, news = claim(a, b), claim(b, c)
    assert in_order(told, [mixed, news], (), LEXICON) == (news, mixed)


def test_events_and_numbers_go_before_states_of_like_standing() -> None:
    state = Said("The harbour at Corrin is old and wide and deep.", "old")
    event = Said("A fishing boat sank off the harbour at Corrin.", "sink")
    number = Said("The harbour at Corrin had 40 fishing boats.", "have", counted=("40", 40, "boat"))
    for telling in (event, number):
        told = in_given_order((BOAT,), (FOUNDED, state), (TURNING, telling))
        one, other = (claim(told.readings[k].reports[1]) for k in (1, 2))
        assert in_order(told, [one, other], (), LEXICON) == (other, one)


def test_claims_of_one_weight_keep_their_order() -> None:
    told = in_given_order((BOAT,), (FOUNDED, FLED), (TURNING, FLED))
    one, other = claim(told.readings[1].reports[1]), claim(told.readings[2].reports[1])
    assert in_order(told, [one, other], (), LEXICON) == (one, other)
    assert in_order(told, [other, one], (), LEXICON) == (other, one)


@settings(deadline=None)
@given(st.permutations(range(5)))
def test_no_claim_is_lost_or_doubled(order: list[int]) -> None:
    told = story()
    given_so = [claims(told)[i] for i in order]
    assert sorted(c.id for c in in_order(told, given_so, (), LEXICON)) == sorted(c.id for c in given_so)
