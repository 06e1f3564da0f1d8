"""What reading must find in the shipped example articles, phenomenon by phenomenon.

Each test names what it looks for and speaks in the words of the articles. What the ledgers make of
it stands in test_examples.py.
"""

from __future__ import annotations

from collections.abc import Callable

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

# ------------------------------------------------------------------------ read: boilerplate, credits


@pytest.mark.parametrize(
    ("given_id", "kind", "words"),
    [
        (LEDGER, "byline", "By Petra Lindgren"),
        (LEDGER, "gallery", "1/3 The Almira at sea trials in 1998"),
        (LEDGER, "comment-bar", "Leave a Reply"),
        (COURIER, "repeated-headline", "Almira Docks in Varna, Ministry Source Says"),
        (COURIER, "dateline", "VARNA, BULGARIA (Strait Courier) –"),
        (COURIER, "credit", "Editing by Ola Brekke"),
        (COURIER, "repeated-body", "The homecoming ends Dyakov's 14-year command"),
        (HERALD, "share-bar", "Share this:"),
        (HERALD, "date", "March 10, 2025"),
        (LIVE, "stray-id", "9f3c07aa51de4b6c"),
        (LIVE, "related", "READ ALSO: What does a survey ship do?"),
        (LIVE, "promotion", "Sign up for our newsletter"),
        (NOON, "caption", "Photo: Getty Images"),
        (SHORE, "photo-credit", "(Photo: Ana Pol)"),
        (RADIO, "section-label", "Breaking news"),
        (POST, "gallery", "1/6 The scene at Selby Quay"),
        (POST, "related", "Ferry to Skerrin cancelled until further notice"),
    ],
)
def test_boilerplate_is_masked(of_story: Callable[[str], Desk], given_id: str, kind: str, words: str) -> None:
    desk = of_story(given_id)
    assert any(words in masked for masked in desk.boilerplate(given_id, kind))


def test_a_body_pasted_twice_is_told_once(almira: Desk) -> None:
    assert almira.article(COURIER).article.text.count("had paid no ransom") == 2
    assert len(almira.said(COURIER, "had paid no ransom")) == 1


def test_a_headline_is_not_counted_beside_its_body(quay: Desk) -> None:
    claim = quay.claim(NIGHT, "Seven people have died")
    (headline,) = [r for r in quay.article(NIGHT).reports if r.part == "title"]
    (origin,) = [o for o in claim.origins if headline.id in o.reports]
    assert "a headline is not counted beside the body of its article" in origin.because


def test_the_dateline_of_a_local_outlet_names_no_agency(almira: Desk) -> None:
    (credit,) = [c for c in almira.article(COURIER).credits if c.name == "Strait Courier"]
    assert (credit.kind, credit.agency) == ("outlet", None)


def test_the_dateline_of_an_agency_credits_it(almira: Desk, quay: Desk) -> None:
    assert ("Reuters", "agency") in almira.credits(LATER)
    assert ("AFP", "agency") in quay.credits(MIRROR)


def test_with_agencies_is_credited(quay: Desk) -> None:
    assert ("Agencies", "agency") in quay.credits(RADIO)


def test_editors_and_contributors_are_credited(almira: Desk) -> None:
    assert ("Ola Brekke", "editor") in almira.credits(COURIER)
    assert {("Kari Moe", "contributor"), ("Tom Hale", "editor")} <= almira.credits(LATER)


def test_own_reporting_shows_its_sign(almira: Desk) -> None:
    reading = almira.article(LIVE)
    signs = [(s.kind, s.span.of(reading.article.text)) for s in reading.reporting]
    assert ("correspondent", "Our correspondents") in signs
    assert not almira.article(NOTEBOOK).reporting


def test_an_unknown_outlet_stays_unknown(almira: Desk) -> None:
    assert almira.article(NOTEBOOK).article.outlet is None
    assert almira.article(HERALD).article.outlet == "The Eastern Herald"


# ------------------------------------------------------------------- read: names, times, quantities


def test_an_acronym_is_an_alias(almira: Desk, quay: Desk) -> None:
    assert "Karvonian Coast Guard" in almira.forms("KCG")
    assert "Health and Safety Inspectorate" in quay.forms("HSI")


def test_a_title_and_a_surname_are_aliases(almira: Desk, quay: Desk) -> None:
    assert "Moira Tennant" in quay.forms("Ms Tennant")
    assert "Mikhail Dyakov" in almira.forms("Captain Dyakov")


def test_another_transliteration_is_an_alias(almira: Desk) -> None:
    assert "Mikhail Diakov" in almira.forms("Mikhail Dyakov")


def test_a_time_is_read_against_the_date_of_the_article(quay: Desk, almira: Desk) -> None:
    (blast,) = quay.one(NOON, "The blast happened").times
    assert (blast.value, blast.granularity) == ("2025-05-14T06:40", "minute")
    (late,) = almira.one(HERALD, "arrived in Varna late").times
    assert (late.value, late.modifier) == ("2025-03-09", "end")


def test_a_time_without_a_date_stays_open(almira: Desk) -> None:
    (sunday,) = almira.one(COURIER, "with all 23 of her crew").times
    assert (sunday.value, sunday.earliest) == ("XXXX-WXX-7", None)


def test_quantities_keep_their_bounds(quay: Desk) -> None:
    hurt = {
        (q.bound, q.low)
        for given_id, words in ((POST, "were hurt"), (NOON, "had been injured"), (POST, "dozens were"))
        for q in quay.one(given_id, words).quantities
    }
    assert {("at-least", 30.0), ("at-least", 40.0), ("vague", 24.0)} <= hurt


def test_durations_are_read(almira: Desk) -> None:
    lasted = {
        time.value
        for given_id, words in (
            (COURIER, "nine days of talks"),
            (COURIER, "14-year"),
            (HERALD, "two-decade"),
        )
        for time in almira.one(given_id, words).times
        if time.duration
    }
    assert lasted == {"P9D", "P14Y", "P20Y"}
    (week,) = almira.one(HERALD, "just over a week").times
    assert (week.value, week.modifier) == ("P1W", "more_than")


# ---------------------------------------------------------------------------------- read: chains


@pytest.mark.parametrize(
    ("given_id", "words", "chain", "cues"),
    [
        pytest.param(LATER, "will wait like", ("Petrova",), ("told",), id="direct quote"),
        pytest.param(LATER, "is in Varna", ("Ivanka Petrova",), ("said",), id="indirect quote"),
        pytest.param(NOON, "products only”", ("The company",), ("said",), id="mixed quote"),
        pytest.param(POST, "“some loss of life”", ("Harwick Police",), ("confirmed",), id="confirmed"),
        pytest.param(NIGHT, "shortly after", ("the Coastguard",), ("according to",), id="according to"),
        pytest.param(HERALD, "arrived in Varna late", ("BTA",), ("According to",), id="according to, first"),
        pytest.param(
            COURIER, ARRIVED, ("BTA", "A Transport Ministry source"), ("told", "told"), id="X told Y"
        ),
        pytest.param(
            NOON,
            "the roof was gone",
            ("the Press Association", "A man"),
            ("told", "told"),
            id="X told Y: quote",
        ),
        pytest.param(
            NOTEBOOK,
            "This news",
            ("several Bulgarian broadcasters", "an unnamed source in the Transport Ministry"),
            ("confirmed by", "citing"),
            id="confirmed by, citing",
        ),
        pytest.param(
            SHORE,
            "no more bodies",
            ("The Press Association", "Chief Superintendent Alan Reeve"),
            ("reported", "said"),
            id="X reported that Y said",
        ),
        pytest.param(
            LIVE, "families waiting", ("Our correspondents",), ("have seen",), id="our correspondents"
        ),
        pytest.param(LEDGER, "Docks in Varna", ("Bulgarian Broadcasters",), ("Say",), id="headline"),
    ],
)
def test_a_chain_names_whom_the_words_credit(
    of_story: Callable[[str], Desk], given_id: str, words: str, chain: tuple[str, ...], cues: tuple[str, ...]
) -> None:
    desk = of_story(given_id)
    assert desk.chain(given_id, words) == chain
    assert desk.cues(given_id, words) == cues


@pytest.mark.parametrize(
    ("given_id", "words", "source"),
    [
        pytest.param(POST, "it was an earthquake", "Moira Tennant", id="quote-only sentence"),
        pytest.param(COURIER, "had paid no ransom", "A Transport Ministry source", id="the source stated"),
        pytest.param(HERALD, "wrote to the owner", "Karvonian Foreign Minister Jana Holub", id="she said"),
        pytest.param(LIVE, "sounding their horns", "Our correspondents", id="they have heard"),
        pytest.param(NOTEBOOK, ARRIVED[:15], "an unnamed source in the Transport Ministry", id="this news"),
    ],
)
def test_a_source_is_carried_from_an_earlier_sentence(
    of_story: Callable[[str], Desk], given_id: str, words: str, source: str
) -> None:
    furthest = of_story(given_id).one(given_id, words).chain[-1]
    assert furthest.name == source
    assert furthest.carried is not None


def test_parallel_sources_give_a_report_each_over_the_same_words(almira: Desk) -> None:
    reports = almira.said(LEDGER, "The arrival of the Almira in Varna")
    chains = {tuple(source.name for source in report.chain) for report in reports}
    assert chains == {("Bulgarian state media",), ("two Karvonian diplomats",)}
    assert len({report.span for report in reports}) == 1


def test_named_and_unnamed_sources_are_told_apart(almira: Desk) -> None:
    (minister,) = almira.one(LATER, "is in Varna").chain
    agency, official = almira.one(COURIER, ARRIVED).chain
    assert (minister.named, agency.named, official.named) == (True, True, False)


def test_officials_are_counted_where_their_number_is_given(almira: Desk) -> None:
    counts = {s.count for r in almira.said(LEDGER, "The arrival of the Almira") for s in r.chain}
    assert counts == {None, 2}


def test_what_stands_beside_a_source_is_not_credited_to_it(almira: Desk) -> None:
    assert almira.chain(HERALD, "first called at Constanta") == ()
    assert almira.chain(HERALD, "claimed by three states") == ()


# ---------------------------------------------------------------------------------- read: stances


@pytest.mark.parametrize(
    ("given_id", "words", "stance", "kind"),
    [
        (LATER, "that a ransom had been paid", "withdrawn", None),
        (SHORE, "had been stored in the building", "withdrawn", None),
        (LIVE, "its patrol boats had opened fire", "denies", None),
        (POST, "fertiliser was kept in the building", "denies", None),
        (LEDGER, "that the ship has arrived", "cannot-confirm", "not-confirmed"),
        (LATER, "who damaged the hull", "cannot-confirm", "could-not-verify"),
        (LIVE, "no comment", "cannot-confirm", "declined-to-comment"),
        (NIGHT, "requests for comment", "cannot-confirm", "no-reply"),
        (LIVE, "was damaged by gunfire", "hedges", None),
        (HERALD, "reportedly sank", "hedges", None),
        (LEDGER, "could last for years", "hedges", None),
        (LIVE, "will be questioned on Tuesday", "predicts", None),
        (LATER, "her engineer has applied for asylum", "asserts", None),
    ],
)
def test_a_report_has_its_stance(
    of_story: Callable[[str], Desk], given_id: str, words: str, stance: str, kind: str | None
) -> None:
    report = of_story(given_id).one(given_id, words)
    assert (report.stance, report.stance_kind) == (stance, kind)


def test_a_lone_reportedly_credits_nobody(almira: Desk) -> None:
    assert almira.chain(HERALD, "reportedly sank") == ()


def test_a_question_gives_no_report(almira: Desk) -> None:
    assert not almira.said(LIVE, "What does a survey ship do")


# --------------------------------------------------------------------------- read: harder chains


def test_parallel_sources_after_according_to(quay: Desk) -> None:
    chains = {tuple(s.name for s in r.chain) for r in quay.said(RADIO, "At least seven people")}
    assert ("police",) in chains


def test_an_aside_does_not_hide_the_speakers(quay: Desk) -> None:
    assert quay.chain(NIGHT, "had been stored in the building")[-1] == "Two harbour officials"


def test_a_source_whose_name_has_an_and_in_it_is_whole(quay: Desk) -> None:
    furthest = quay.one(RADIO, "an electrical fault").chain[-1]
    assert furthest.name.startswith("The Health and Safety Inspectorate")


def test_too_early_to_say_credits_the_speaker_alone(quay: Desk) -> None:
    assert quay.chain(POST, "what caused this") == ("Chief Superintendent Alan Reeve",)


def test_a_place_before_a_colon_in_a_headline_is_no_source(quay: Desk) -> None:
    assert quay.chain(NIGHT, "seven dead as port director arrested") == ()


def test_dismissed_reports_are_told_beside_their_denial_and_are_no_source(almira: Desk) -> None:
    told = almira.said(LATER, "had been granted asylum")
    assert [(r.stance, tuple(s.name for s in r.chain)) for r in told] == [
        ("hedges", ()),
        ("denies", ("A ministry spokesman",)),
    ]


def test_all_that_an_image_shows_is_kept(quay: Desk) -> None:
    assert "outside the warehouse" in quay.content(quay.one(RADIO, "trucks"))
