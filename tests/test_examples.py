"""What a desk must see in the ledgers of the shipped example stories, phenomenon by phenomenon.

Each test names what it looks for and speaks in the words of the articles. What reading alone finds
in them stands in test_examples_read.py.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import (
    ARRIVED,
    COURIER,
    HERALD,
    LATER,
    LEDGER,
    LIVE,
    MIRROR,
    NIGHT,
    NOON,
    NOTEBOOK,
    POST,
    RADIO,
    SHORE,
    Desk,
)

import whosays
from whosays.model import Conflict, Ledger, weight_of
from whosays.reading.models import Models

EXAMPLES = Path(__file__).parent.parent / "examples"


def kind_of(conflict: Conflict) -> tuple[str, str]:
    return conflict.kind, conflict.relation


# ------------------------------------------------------------------------------------------ gather


def test_two_events_are_two_stories(example_ledgers: tuple[Ledger, ...]) -> None:
    stories = {
        frozenset(reading.article.given_id for reading in ledger.articles.values())
        for ledger in example_ledgers
    }
    assert stories == {
        frozenset({LEDGER, COURIER, NOTEBOOK, HERALD, LIVE, LATER}),
        frozenset({POST, NOON, NIGHT, RADIO, MIRROR, SHORE}),
    }


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        ((COURIER, NOTEBOOK), "granted asylum because his life was in danger"),
        ((NIGHT, MIRROR), "fertiliser had been stored in the building for months"),
    ],
)
def test_text_that_two_articles_share_is_shown(
    of_story: Callable[[str], Desk], pair: tuple[str, str], words: str
) -> None:
    desk = of_story(pair[0])
    articles = {desk.article(given_id).article.id: given_id for given_id in pair}
    (shared,) = [s for s in desk.ledger.story.shared_text if {s.a, s.b} == set(articles)]
    text = desk.ledger.articles[shared.a].article.text
    assert any(words in passage.a.of(text) for passage in shared.passages)
    assert shared.because


# ------------------------------------------------------------------------------ tell: claims, origins


def test_the_arrival_is_one_claim_over_all_articles_with_a_bound(almira: Desk) -> None:
    claim = almira.claim(LIVE, ARRIVED)
    assert almira.heard_in(claim) == {LEDGER, COURIER, NOTEBOOK, HERALD, LIVE, LATER}
    assert claim.traced.at_least == 1
    assert claim.traced.at_most in (2, 3)


def test_every_origin_of_several_sources_gives_its_reasons(example_ledgers: tuple[Ledger, ...]) -> None:
    for ledger in example_ledgers:
        for origin in (o for claim in ledger.claims for o in claim.origins if o.traced):
            ends = {ledger.reports[r].chain[-1].name for r in origin.reports if ledger.reports[r].chain}
            assert len(ends) == 1 or origin.because


def test_every_origin_that_may_be_another_is_linked_with_a_reason(almira: Desk) -> None:
    claim = almira.claim(LIVE, ARRIVED)
    linked = {origin for link in claim.links for origin in (link.a, link.b)}
    assert linked == {origin.id for origin in claim.origins if origin.traced}
    assert all(link.why for link in claim.links)


def test_state_media_with_no_source_fold_into_an_agency_that_cites_one(almira: Desk) -> None:
    claim = almira.claim(LIVE, ARRIVED)
    origin = almira.origin(claim, COURIER, ARRIVED)
    assert origin == almira.origin(claim, LIVE, ARRIVED)
    assert origin == almira.origin(claim, HERALD, "arrived in Varna late")
    assert any("Bulgarian state media with no source given" in why for why in origin.because)


def test_an_own_looking_lead_is_the_same_origin(almira: Desk) -> None:
    claim = almira.claim(LIVE, ARRIVED)
    lead = almira.origin(claim, COURIER, "with all 23 of her crew")
    assert lead == almira.origin(claim, COURIER, ARRIVED)
    assert any("the same description inside one article" in why for why in lead.because)


def test_articles_that_share_text_have_one_source(almira: Desk) -> None:
    claim = almira.claim(LIVE, ARRIVED)
    origin = almira.origin(claim, NOTEBOOK, "has reportedly arrived")
    assert origin == almira.origin(claim, COURIER, ARRIVED)
    assert any("articles that share text" in why for why in origin.because)


def test_a_house_and_the_one_who_speaks_for_it_are_one_origin(quay: Desk) -> None:
    claim = quay.claim(NIGHT, "seven people have lost their lives")
    spoken = quay.origin(claim, NIGHT, "seven people have lost their lives")
    assert spoken == quay.origin(claim, MIRROR, "seven people have lost their lives")
    assert spoken == quay.origin(claim, POST, "some loss of life")
    assert any("who speaks for it" in why for why in spoken.because)
    assert claim.traced.at_most == 1
    assert "relayed" in claim.statuses


def test_officials_of_one_government_may_be_one(almira: Desk) -> None:
    claim = almira.claim(LIVE, ARRIVED)
    official = almira.origin(claim, COURIER, ARRIVED)
    minister = almira.origin(claim, LATER, "is in Varna")
    assert {official.id, minister.id} in [{link.a, link.b} for link in claim.links]


def test_not_confirming_is_no_origin(almira: Desk) -> None:
    claim = almira.claim(LEDGER, "that the ship has arrived")
    assert claim == almira.claim(LIVE, ARRIVED)
    assert not almira.origin(claim, LEDGER, "that the ship has arrived").traced


def test_a_denial_and_a_withdrawal_are_no_origins(quay: Desk) -> None:
    claim = quay.claim(SHORE, "had been stored in the building")
    assert not quay.origin(claim, SHORE, "had been stored in the building").traced
    assert {"denied", "withdrawn"} <= set(claim.statuses)


def test_own_word_is_untraced(almira: Desk) -> None:
    claim = almira.claim(HERALD, "first called at Constanta")
    assert claim.untraced == (almira.article(HERALD).article.id,)
    assert "untraced" in claim.statuses


# ---------------------------------------------------------------------------------- tell: conflicts


def test_not_yet_confirmed_is_attribution(almira: Desk) -> None:
    arrival = almira.claim(LIVE, ARRIVED).id
    (found,) = [c for c in almira.ledger.conflicts if arrival in c.claims and c.relation == "attribution"]
    assert found.kind == "status"


def test_a_denial_is_a_mismatch(almira: Desk, quay: Desk) -> None:
    denied = [c for desk in (almira, quay) for c in desk.ledger.conflicts if c.kind == "denial"]
    assert len(denied) == 2
    assert {c.relation for c in denied} == {"attribution"}


def test_numbers_that_cannot_all_hold_conflict(almira: Desk) -> None:
    assert kind_of(almira.conflict("four sailors", "At least nine sailors")) == ("number", "conflict")


def test_a_toll_that_grew_is_an_update(quay: Desk) -> None:
    found = quay.conflict("At least four", "Seven people", "nine people")
    assert kind_of(found) == ("number", "update")


def test_a_toll_whose_order_is_not_known_says_so(quay: Desk) -> None:
    found = quay.conflict("at least 30", "more than 40", "46 were taken to hospital")
    assert kind_of(found) == ("number", "order-unknown")


def test_numbers_of_different_people_are_of_another_scope(quay: Desk) -> None:
    assert kind_of(quay.conflict("120 dock workers", "340 people")) == ("number", "scope")


def test_durations_of_one_thing_conflict_or_are_less_precise(almira: Desk) -> None:
    assert kind_of(almira.conflict("14-year command", "two-decade command")) == ("number", "conflict")
    assert kind_of(almira.conflict("just over a week", "nine days")) == ("number", "precision")


def test_hours_conflict(quay: Desk) -> None:
    assert kind_of(quay.conflict("shortly after 6.30am", "6.40am on Wednesday")) == ("time", "conflict")


def test_places_conflict(quay: Desk) -> None:
    assert kind_of(quay.conflict("in the warehouse", "outside the warehouse")) == ("place", "conflict")


def test_stages_without_dates_are_of_unknown_order(almira: Desk) -> None:
    asylum = almira.conflict("applied for asylum", "offered asylum", "granted asylum")
    assert kind_of(asylum) == ("status", "order-unknown")


def test_stages_of_a_suspect_are_told(quay: Desk) -> None:
    suspect = quay.conflict("arrested", "charged with", "released without charge")
    assert suspect.kind == "status"


def test_a_cause_not_yet_known_beside_one_that_shows(quay: Desk) -> None:
    assert kind_of(quay.conflict("findings were preliminary", "too early to say")) == ("cause", "attribution")


def test_an_article_that_contradicts_itself_is_told(almira: Desk) -> None:
    journey = almira.conflict("with his wife", "sent his wife")
    assert kind_of(journey) == ("time", "conflict")
    articles = {almira.ledger.reports[r].article for side in journey.sides for r in side.reports}
    assert articles == {almira.article(HERALD).article.id}


def test_today_comes_before_trifles(almira: Desk) -> None:
    relations = [c.relation for c in almira.ledger.conflicts]
    assert relations[-1] == "precision"
    assert relations[0] in ("conflict", "attribution")


# -------------------------------------------------------------------- tell: timeline, checks, order


def test_the_timeline_has_what_happened_in_order(quay: Desk) -> None:
    values = [h.time.value for h in quay.ledger.timeline]
    assert values.index("1974") < values.index("2025-04") < values.index("2025-05-14T06:40")
    earliest = [h.time.earliest for h in quay.ledger.timeline]
    resolved = [e for e in earliest if e is not None]
    assert resolved == sorted(resolved)
    assert earliest[: len(resolved)] == resolved


def test_when_it_was_said_is_no_line_of_the_timeline(almira: Desk) -> None:
    said = almira.one(LATER, "is in Varna").times
    assert said
    assert not set(said) & {h.time for h in almira.ledger.timeline}


def test_what_to_check_next_is_told(almira: Desk, quay: Desk) -> None:
    whys = " ".join(check.why for desk in (almira, quay) for check in desk.ledger.check_next)
    assert "whom “two Karvonian diplomats” told" in whys
    assert "Get the original of BTA" in whys
    assert "which came first, sought / offered / granted" in whys
    assert "Put the denial by “A spokesman for Merrow Chemicals”" in whys


def test_news_comes_first_background_and_comment_last(example_ledgers: tuple[Ledger, ...]) -> None:
    shelves = ("news", "background", "comment")
    for ledger in example_ledgers:
        weights = [weight_of(ledger.reports[r] for r in claim.reports) for claim in ledger.claims]
        assert weights == sorted(weights, key=shelves.index)
        assert {"news", "background"} <= set(weights)


def test_comment_is_told_last(almira: Desk) -> None:
    last = almira.ledger.claims[-1]
    assert last in (almira.claim(NOTEBOOK, "underlines how much"), almira.claim(LEDGER, "many questions"))


def test_what_all_carry_comes_first(almira: Desk) -> None:
    assert almira.rank(LIVE, ARRIVED) == 0
    assert almira.rank(LIVE, ARRIVED) < almira.rank(HERALD, "reportedly sank")


# ------------------------------------------------------------------------------------------- unread


def test_what_cannot_be_read_is_listed_and_the_stories_told_all_the_same(
    tmp_path: Path, models: Models, example_ledgers: tuple[Ledger, ...]
) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    (tmp_path / "examples" / "picture.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF")
    readings = whosays.read(tmp_path / "examples", models=models)
    assert [unread.item for unread in readings.unread] == ["picture.jpg"]
    stories = whosays.gather(readings)
    assert [story.readings for story in stories] == [ledger.story.readings for ledger in example_ledgers]
    assert all(story.unread == readings.unread for story in stories)


def test_a_printed_ledger_counts_no_origin_for_an_articles_own_word(
    example_ledgers: tuple[Ledger, ...],
) -> None:
    ledger = example_ledgers[0]
    printed = str(ledger).splitlines()
    own = [i for i, claim in enumerate(ledger.claims) if "untraced" in claim.statuses]
    one = [i for i, claim in enumerate(ledger.claims) if "single-origin" in claim.statuses]
    assert len(printed) == len(ledger.claims)
    assert own
    assert all(", no origin traced: " in printed[i] for i in own)
    assert one
    assert all(", 1 origin: " in printed[i] for i in one)
