"""Shared text: copies are found with their passages, and what is no copy is left alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.gathering.shared_text import find_shared_text
from whosays.gathering.words import normal, words_in
from whosays.model import (
    Article,
    Boilerplate,
    Credit,
    NameMention,
    Published,
    Reading,
    RecurringLine,
    Report,
    SharedText,
    Span,
)

WIRE = (
    "The trawler, its engine flooded and its lifeboats torn away, drifted towards the skerries for "
    "eleven hours before a pilot cutter reached it shortly after dawn. "
    "Rescuers winched the exhausted deckhands aboard one by one while waves broke over the stern."
)
OTHER = (
    "Harbour officials in the neighbouring county opened an inquiry on Tuesday. "
    "They asked why no warning was issued to shipping overnight."
)


def reading(
    text: str,
    outlet: str | None = None,
    day: str | None = None,
    agency: str | None = None,
    credited: str | None = None,
    masked: Sequence[Span] = (),
) -> Reading:
    published = Published(day, "day", "given") if day else None
    credited_in = [Credit(agency, "agency", Span(0, 1), agency=agency)] if agency else []
    credited_in += [Credit(credited, "outlet", Span(0, 1))] if credited else []
    return Reading(
        Article(text, outlet=outlet, published=published),
        "en",
        boilerplate=tuple(Boilerplate(span, "related") for span in masked),
        credits=tuple(credited_in),
    )


def shared(*readings: Reading) -> SharedText:
    (found,) = find_shared_text(readings)
    return found


def test_a_copy_is_found_with_the_words_it_shares() -> None:
    a, b = reading(f"Tolk, Friday. {WIRE} {OTHER}"), reading(f"{WIRE} Nobody was hurt.")
    found = shared(a, b)
    assert {found.a, found.b} == {a.article.id, b.article.id}
    assert found.a < found.b
    (passage,) = found.passages
    texts = {r.article.id: r.article.text for r in (a, b)}
    assert passage.a.of(texts[found.a]) == passage.b.of(texts[found.b]) == WIRE[:-1]


def test_the_same_last_lines_of_one_outlet_are_no_copy() -> None:
    own = ("Harbour officials asked why. " * 120, "A choir from Sudria sang in the old hall. " * 90)
    one, other = (reading(f"{text}\n{WIRE}\n", "tolk.example") for text in own)
    assert find_shared_text([one, other]) == ()
    assert shared(one, reading(f"{own[1]}\n{WIRE}", "sudria.example"))
    assert shared(one, reading(f"{WIRE}\n{own[1]}", "tolk.example"))
    assert shared(reading(f"A ship was lost.\n{WIRE}", "tolk.example"), one)


def test_small_edits_do_not_break_a_passage() -> None:
    edited = WIRE.replace("eleven hours", "more than ten hours").replace("exhausted ", "")
    found = shared(reading(WIRE), reading(f"{edited} {OTHER}"))
    assert len(found.passages) == 1


def test_the_same_speech_is_no_copy() -> None:
    speech = f"“{WIRE}”"
    assert not find_shared_text([reading(f"{speech} she said."), reading(f"He: {speech} {OTHER}")])
    assert not find_shared_text([reading(f"{speech} she said."), reading(f"{WIRE} {OTHER}")])


def test_a_statement_in_the_first_person_is_no_copy() -> None:
    statement = (
        "We pledge to rebuild every burnt cottage, and I urge villagers to shelter inside "
        "gymnasiums until the embers cool and engineers inspect the chimneys."
    )
    assert not find_shared_text([reading(f"{statement} {OTHER}"), reading(f"Read: {statement}")])


def test_a_stock_phrase_is_no_copy() -> None:
    stock = "a war that has killed hundreds of thousands of people and forced millions from home"
    a = reading(f"It was the worst day of {stock}. {OTHER}")
    b = reading(f"Talks on ending {stock} began again in the spring.")
    assert not find_shared_text([a, b])


def test_boilerplate_is_no_copy() -> None:
    a, b = f"{OTHER} {WIRE}", f"Boats were late. {WIRE}"
    masks = [Span(text.index(WIRE), len(text)) for text in (a, b)]
    assert find_shared_text([reading(a), reading(b)])
    assert not find_shared_text([reading(a, masked=masks[:1]), reading(b, masked=masks[1:])])


def test_a_line_that_recurs_all_over_an_outlet_is_no_copy() -> None:
    a, b = reading(f"{WIRE}\n{OTHER}", "gazette"), reading(f"Quiet night.\n{WIRE}", "gazette")
    lines = [
        RecurringLine(one.article.id, Span(start, start + len(WIRE)), 3)
        for one in (a, b)
        for start in [one.article.text.index(WIRE)]
    ]
    assert find_shared_text([a, b])
    assert not find_shared_text([a, b], lines)


def test_kinds_tell_how_much_of_which_article_is_shared() -> None:
    assert shared(reading(WIRE), reading(f"{WIRE} Late.")).kind == "verbatim"
    assert shared(reading(WIRE), reading(f"{WIRE} {OTHER} {OTHER}")).kind == "abridged"
    long = "Fish sold well and prices rose in the market of the town. "
    more = "Nobody in the council knew who would pay for a second boat this year. "
    assert shared(reading(WIRE + long * 4), reading(WIRE + more * 4)).kind == "rewrite"


def test_one_agency_is_one_wire() -> None:
    found = shared(reading(f"x {WIRE}", agency="nna"), reading(f"y {WIRE}", agency="nna"))
    assert (found.kind, found.direction) == ("same-wire", None)
    assert "nna" in found.because


@pytest.mark.parametrize(
    ("outlet", "credited"),
    [
        ("The Tolk Times", "Tolk Times"),
        ("www.tolktimes.example", "the Tolk Times"),
        ("ttimes.example", "The Tolk Times"),
    ],
)
def test_who_credits_the_other_took_from_it(outlet: str, credited: str) -> None:
    giver, taker = reading(f"x {WIRE}", outlet), reading(f"y {WIRE}", "Boat Post", credited=credited)
    found = shared(giver, taker)
    assert (found.kind, found.direction) == ("credited", giver.article.id)


def test_words_quoted_in_one_and_told_by_the_other_are_a_sign() -> None:
    said = "their trawler was given shelter in the northern fjord on humanitarian grounds"
    quoting = reading(f"A ministry source told NNA, “We know that {said}.” {OTHER}")
    telling = reading(f"The skipper has reportedly reached Norland, and {said}. Tides fell.")
    assert shared(quoting, telling).kind == "same-wire"
    bare = reading(f"Read the note in full:\n{said.capitalize()}.\nTides fell.")
    assert not find_shared_text([quoting, bare])


def test_a_line_beside_the_name_of_an_outlet_is_taken_from_it() -> None:
    line = "that fertiliser had been stored in the harbour building for months"
    giver = reading(f"Two officials told the Record {line}. {OTHER}", "The Tolk Record")
    text = f"Two officials told the Tolk Record {line}. Boats were late."
    name = Span(text.index("Tolk Record"), text.index("Tolk Record") + len("Tolk Record"))
    taker = replace(
        reading(text, "Boat Post"),
        names=(NameMention(name, "organisation"),),
        reports=(report(text, Span(0, text.index(" Boats"))),),
    )
    found = shared(giver, taker)
    assert (found.kind, found.direction) == ("credited", giver.article.id)
    assert not find_shared_text([giver, replace(taker, names=())])


def report(text: str, sentence: Span) -> Report:
    return Report(Article(text).id, "text", sentence, sentence, (sentence,), "asserts")


def test_an_outlet_is_not_credited_by_another_name() -> None:
    a = reading(f"x {WIRE}", "tt.example")
    b = reading(f"y {WIRE}", "Boat Post", credited="Sudria Times")
    assert shared(a, b).kind != "credited"


def test_direction_is_told_only_where_an_abridged_copy_is_later() -> None:
    whole, short = f"{WIRE} {OTHER} {OTHER}", WIRE
    first = reading(whole, day="2031-05-01")
    assert shared(first, reading(short, day="2031-05-02")).direction == first.article.id
    assert shared(first, reading(short, day="2031-05-01")).direction is None
    assert shared(first, reading(short)).direction is None
    assert shared(first, reading(short, day="2031-04-30")).direction is None


def test_copies_word_for_word_have_a_giver_only_by_their_dates() -> None:
    first = reading(f"x {WIRE}", "Tolk Times", day="2031-05-01")
    found = shared(first, reading(f"y {WIRE}", "Boat Post", day="2031-05-02"))
    assert (found.kind, found.direction) == ("verbatim", first.article.id)
    assert "2031-05-01" in found.because
    same_day = shared(first, reading(f"y {WIRE}", "Boat Post", day="2031-05-01"))
    assert (same_day.kind, same_day.direction) == ("verbatim", None)
    assert "both may have a wire or a release as parent" in same_day.because


def test_dates_show_no_giver_where_an_agency_may_have_given_it_to_both() -> None:
    first = reading(f"x {WIRE}", "Tolk Times", day="2031-05-01", agency="nna")
    found = shared(first, reading(f"y {WIRE}", "Boat Post", day="2031-05-02"))
    assert found.direction is None
    assert "one credits nna, from whom both may have it" in found.because


def test_a_credit_tells_more_than_a_common_agency() -> None:
    giver = reading(f"x {WIRE}", "Nordic News Agency", agency="nna")
    taker = reading(f"y {WIRE}", "Boat Post", agency="nna", credited="Nordic News Agency")
    assert shared(giver, taker).direction == giver.article.id


RARE = [
    "skerries trawlermen lifeboat",
    "hydraulic winch jammed",
    "stevedores barricaded quays",
    "corroded bulkhead ruptured",
    "smouldering fertiliser pallets",
    "dredger scuttled offshore",
    "longshoremen picketed terminals",
    "capsized ferry salvaged",
    "moored barges drifted",
    "coastguard helicopter hovered",
    "lighthouse keeper radioed",
    "shipwright forged certificates",
]


def test_many_short_runs_of_rare_words_are_a_rewrite() -> None:
    """Two tellings of one release have no passage in common, and too much else for chance."""
    one = ". ".join(f"It was said on the day that {rare} at {n}" for n, rare in enumerate(RARE))
    two = ". ".join(f"Here, as they tell, {rare} then and so" for rare in reversed(RARE))
    found = shared(reading(one), reading(two))
    assert (found.kind, found.direction) == ("rewrite", None)
    assert "one release or report outside the pile" in found.because
    quoted = ". ".join(f"He said, “{rare}.” That was all" for rare in RARE)
    assert not find_shared_text([reading(one), reading(quoted)])


MORE = (
    "The cutter's stoker, a widower from the upper fjord, had noticed a lantern swinging above the breakers. "
    "Its captain refused a reward and sailed back to his moorings without supper."
)


def test_a_pair_that_a_third_explains_is_told_only_where_a_credit_speaks_for_it() -> None:
    whole = reading(f"{OTHER} {WIRE} {MORE}", "whole")
    one, two = reading(f"{OTHER} {WIRE}", "one"), reading(f"{WIRE} {MORE}", "two")
    told = {frozenset((s.a, s.b)) for s in find_shared_text([whole, one, two])}
    assert told == {frozenset((whole.article.id, other.article.id)) for other in (one, two)}
    assert find_shared_text([one, two])
    from_agency = [reading(r.article.text, r.article.outlet, agency="Press Agency") for r in (one, two)]
    assert len(find_shared_text([whole, *from_agency])) == 3


def test_a_long_story_keeps_the_partners_with_most_in_common(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whosays.gathering.shared_text._PARTNERS", 1)
    whole, copy = reading(f"{WIRE} {OTHER}", "a"), reading(f"x {WIRE} {OTHER}", "b")
    slight = [reading(f"The fish of the town sold {n}. {WIRE[:70]}", str(n)) for n in range(6)]
    found = find_shared_text([*slight, whole, copy])
    assert tuple(sorted((whole.article.id, copy.article.id))) in {(s.a, s.b) for s in found}


LINES = st.sampled_from(
    [
        WIRE,
        OTHER,
        f"“{WIRE}”",
        WIRE.replace("pilot", "harbour").upper(),
        "Boats left at noon.",
        "the the the the the the the the the the",
        "",
    ]
)


@given(st.lists(st.lists(LINES, max_size=5), min_size=1, max_size=4), st.data())
def test_pairs_are_the_same_in_any_order_and_passages_agree(
    pile: list[list[str]], data: st.DataObject
) -> None:
    readings = [reading("\n".join(lines), outlet=str(n)) for n, lines in enumerate(pile)]
    found = find_shared_text(readings)
    assert find_shared_text(data.draw(st.permutations(readings))) == found
    assert [(s.a, s.b) for s in found] == sorted({(s.a, s.b) for s in found})
    texts = {r.article.id: r.article.text for r in readings}
    for pair in found:
        for passage in pair.passages:
            a = [normal(w) for w in words_in(passage.a.of(texts[pair.a]))]
            b = [normal(w) for w in words_in(passage.b.of(texts[pair.b]))]
            assert (a[:3], a[-3:]) == (b[:3], b[-3:])
            assert len(set(a) & set(b)) >= 0.7 * min(len(set(a)), len(set(b)))
        for side in ("a", "b"):
            spans = sorted(getattr(passage, side) for passage in pair.passages)
            assert not any(x.overlaps(y) for x, y in pairwise(spans))


@given(st.lists(st.sampled_from(WIRE.split()), min_size=20, max_size=60))
def test_an_article_copied_word_for_word_agrees_word_for_word(words: list[str]) -> None:
    text = " ".join(words)
    for pair in find_shared_text([reading(text, "a"), reading(text, "b")]):
        assert pair.kind == "verbatim"
        for passage in pair.passages:
            assert passage.a.of(text).split()[:3] == passage.b.of(text).split()[:3]
