"""The table of docs/independence.md: for each row what it folds, and what it must not fold."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from stories import (
    Line,
    Link,
    Page,
    body,
    bounds,
    crowd,
    data,
    government,
    headline,
    line,
    media,
    official,
    page,
    parallel,
    person,
    trace,
    witness,
)

from whosays.model import Claim

KETT = line("Norland’s Foreign Minister Ada Kett said the bridge at Orle is closed.", person("Ada Kett"))
MOSS = line("Norland’s Defence Minister Paul Moss said the bridge at Orle is closed.", person("Paul Moss"))
RIVA = line("Sudria’s Interior Minister Lea Riva said the bridge at Orle is closed.", person("Lea Riva"))
CASTLE = line("A Castle source said it is closed.", official("A Castle source"))
SUDRIAN = line("Two Sudrian officials said it is closed.", official("Two Sudrian officials"))
NNA = line("NNA reported that the bridge is closed.", media("NNA"))
NNA_CASTLE = line("A Castle source told NNA it is closed.", media("NNA"), official("A Castle source"))
OWN = line("The bridge at Orle is closed.")
FILING = Link("a filing with the Sudrian Harbour Board", "document", named=True)


def reasons(claim: Claim) -> str:
    told = [why for origin in claim.origins for why in origin.because]
    return " | ".join([*told, *(link.why for link in claim.links)])


# --------------------------------------------------------- officials of one government, force, firm


def test_officials_of_one_government_are_at_least_one_at_most_the_persons() -> None:
    claim = trace(page("Morning Post", KETT), page("Evening Star", MOSS))
    assert bounds(claim) == (1, 2)
    assert "one government" in reasons(claim)


def test_officials_of_two_governments_are_two() -> None:
    claim = trace(page("Morning Post", KETT), page("Evening Star", RIVA))
    assert bounds(claim) == (2, 2)
    assert claim.statuses == ("two-or-more-origins",)
    assert not claim.links


def test_a_title_in_one_article_tells_the_party_in_all() -> None:
    bare = line("The bridge is closed, said Paul Moss.", person("Paul Moss"))
    elsewhere = line("Norland’s Defence Minister Paul Moss flew home.", person("Paul Moss"), claim=1)
    titled = trace(page("Morning Post", RIVA), page("Noon", bare), page("Star", elsewhere))
    untitled = trace(page("Morning Post", RIVA), page("Noon", bare))
    assert bounds(titled) == (2, 2)
    assert bounds(untitled) == (1, 2)


def test_an_unnamed_official_may_be_a_named_one_of_the_same_government() -> None:
    assert bounds(trace(page("Morning Post", KETT), page("Evening Star", CASTLE))) == (1, 2)


def test_unnamed_officials_of_two_governments_are_two() -> None:
    assert bounds(trace(page("Noon", CASTLE), page("Star", SUDRIAN))) == (2, 2)


def test_two_offices_without_a_country_may_be_one_government() -> None:
    police = line("Police chief Orin Dahl said it is closed.", person("Orin Dahl"))
    mayor = line("The mayor, Ines Holt, said it is closed.", person("Ines Holt"))
    assert bounds(trace(page("Noon", police), page("Star", mayor))) == (1, 2)


def test_a_force_and_an_ambulance_service_are_two() -> None:
    police = line("Police said two people are hurt.", body("Police"))
    ambulance = line("The Orle Ambulance Service said so.", body("The Orle Ambulance Service"))
    assert bounds(trace(page("Noon", police), page("Star", ambulance))) == (2, 2)


def test_a_filing_of_which_nothing_tells_whose_it_is_may_be_the_firms() -> None:
    filing = line("The bridge is closed, a filing with the Sudrian Harbour Board showed.", FILING)
    firm = line("Halden Shipping said the bridge is closed.", body("Halden Shipping"))
    resident = line("Rosa Lind, 41, a resident, said the bridge is closed.", witness("Rosa Lind"))
    assert bounds(trace(page("Noon", filing), page("Star", firm))) == (1, 2)
    assert bounds(trace(page("Noon", filing), page("Star", resident))) == (2, 2)


def test_a_firm_told_by_its_place_may_be_one_that_is_named() -> None:
    lender = line("The Orle lender said the bridge is closed.", body("The Orle lender"))
    firm = line("Halden Shipping said the bridge is closed.", body("Halden Shipping"))
    assert bounds(trace(page("Noon", lender), page("Star", firm))) == (1, 2)


def test_whose_report_is_told_is_a_document_and_no_medium() -> None:
    found = Link("the inspectors’ report", "media", named=False)
    one = line("The bridge is closed, the inspectors’ report says.", found)
    other = line("That the bridge is closed is what the inspectors’ report found.", found)
    claim = trace(page("Noon", one), page("Star", other))
    assert bounds(claim) == (1, 1)
    assert "one document" in reasons(claim)


def test_a_form_of_address_tells_a_person_whatever_kind_was_read() -> None:
    full = line("Rosa Lind said the bridge is closed.", person("Rosa Lind"))
    short = line("Ms Lind said the bridge is closed.", body("Ms Lind"))
    assert bounds(trace(page("Noon", full), page("Star", short))) == (1, 1)


def test_one_bare_name_is_one_source_whatever_kinds_were_read() -> None:
    said = line("Thorne said the bridge at Orle is closed.", person("Thorne"))
    told = line("The bridge at Orle is closed, Thorne told reporters.", body("Thorne"))
    claim = trace(page("Morning Post", said), page("Evening Star", told))
    assert bounds(claim) == (1, 1)
    assert "one name" in reasons(claim)


def test_the_same_words_in_the_first_person_are_one_mans_whoever_gets_them() -> None:
    words = "Ida Thorne, Paul Moss: He pushed me down."
    one, other = line(words, person("Ida Thorne")), line(words, person("Paul Moss"))
    claim = trace(page("Morning Post", one), page("Evening Star", other))
    assert bounds(claim) == (1, 1)
    assert "word for word" in reasons(claim)


def test_unconfirmed_reports_are_media_at_large() -> None:
    reports = line("Unconfirmed reports said the bridge is closed.", crowd("Unconfirmed reports"))
    assert bounds(trace(page("Noon", KETT), page("Star", reports))) == (1, 2)


# ---------------------------------------------------------------- several officials in one sentence


def test_several_unnamed_officials_in_one_sentence_are_one() -> None:
    text = "Norlandish diplomats and Norlandish officers said it is closed."
    claim = trace(
        page("Noon", parallel(text, official("Norlandish diplomats"), official("Norlandish officers")))
    )
    assert bounds(claim) == (1, 1)
    assert "one sentence of one article" in reasons(claim)


def test_unnamed_officials_of_two_states_in_one_sentence_are_two() -> None:
    text = "Norlandish officials and Sudrian officials said it is closed."
    claim = trace(
        page("Noon", parallel(text, official("Norlandish officials"), official("Sudrian officials")))
    )
    assert bounds(claim) == (2, 2)


# ------------------------------------------------------------------------ an X source beside X


def test_a_source_in_a_ministry_beside_the_ministry_is_one() -> None:
    source = line(
        "A Norlandish Foreign Ministry source said so.", official("A Norlandish Foreign Ministry source")
    )
    ministry = line("The Norlandish Foreign Ministry said so.", government("The Norlandish Foreign Ministry"))
    claim = trace(page("Noon", source), page("Star", ministry))
    assert bounds(claim) == (1, 1)
    assert "on the record" in reasons(claim)


def test_a_source_in_one_firm_beside_another_firm_is_not_folded() -> None:
    source = line("A Halden Shipping source said so.", body("A Halden Shipping source"))
    firm = line("Brix Ferries said so.", body("Brix Ferries"))
    assert bounds(trace(page("Noon", source), page("Star", firm)))[1] == 2


def test_a_force_beside_its_spokeswoman_and_its_one_named_officer_is_one() -> None:
    force = line("Orle Harbour Police said it is closed.", body("Orle Harbour Police"))
    speaker = line("An Orle Harbour Police spokeswoman said so.", body("An Orle Harbour Police spokeswoman"))
    officer = line("Chief Superintendent Ina Brand of Orle Harbour Police said so.", person("Ina Brand"))
    assert bounds(trace(page("Noon", force), page("Star", speaker), page("Post", officer))) == (1, 1)


def test_a_ministry_beside_two_named_ministers_is_not_folded_into_either() -> None:
    state = line("Norland said the bridge is closed.", government("Norland"))
    claim = trace(page("Noon", state), page("Star", KETT), page("Post", MOSS))
    assert bounds(claim) == (1, 3)


# ------------------------------------------------------------------------------- media of a state


def test_a_state_agency_with_no_source_beside_one_that_cites_is_one() -> None:
    claim = trace(page("Noon", NNA), page("Star", NNA_CASTLE))
    assert bounds(claim) == (1, 1)
    assert claim.statuses == ("single-origin", "relayed")
    assert "no source given" in reasons(claim)


def test_state_media_at_large_beside_an_agency_of_that_state_that_cites_is_one() -> None:
    state = line("Norlandish state media reported it.", media("Norlandish state media"))
    assert bounds(trace(page("Noon", state), page("Star", NNA_CASTLE))) == (1, 1)


def test_an_agency_of_another_country_with_no_source_is_not_folded() -> None:
    other = line("Open Wire reported that it is closed.", media("Open Wire"))
    assert bounds(trace(page("Noon", other), page("Star", NNA_CASTLE))) == (1, 2)


def test_unnamed_sources_of_one_government_heard_by_its_media_are_one() -> None:
    agencies = line(
        "Norlandish news agencies, citing a source in the Castle, said so.",
        media("Norlandish news agencies"),
        official("a source in the Castle"),
    )
    claim = trace(page("Noon", agencies), page("Star", NNA_CASTLE))
    assert bounds(claim) == (1, 1)
    assert "both heard through media of one country" in reasons(claim)


def test_unnamed_sources_of_one_government_heard_by_two_outlets_are_one_to_two() -> None:
    other = line("A Castle source told Open Wire so.", media("Open Wire"), official("A Castle source"))
    assert bounds(trace(page("Noon", other), page("Star", NNA_CASTLE))) == (1, 2)


# ------------------------------------------------------------------------------ owners and credit


def test_outlets_of_one_owner_are_one() -> None:
    wire = line("Meridian reported it.", media("Meridian"))
    lantern = line("The Daily Lantern reported it.", media("The Daily Lantern"))
    claim = trace(page("Noon", wire), page("Star", lantern))
    assert bounds(claim) == (1, 1)
    assert "one owner" in reasons(claim)


def test_outlets_of_two_owners_may_be_one() -> None:
    wire = line("Meridian reported it.", media("Meridian"))
    other = line("Open Wire reported it.", media("Open Wire"))
    assert bounds(trace(page("Noon", wire), page("Star", other))) == (1, 2)


def test_an_agency_and_the_article_that_credits_it_are_one() -> None:
    cited = line("Open Wire reported that it is closed.", media("Open Wire"))
    claim = trace(page("Noon", cited), page("Star", CASTLE, credits=("Open Wire",)))
    assert bounds(claim) == (1, 1)


def test_unnamed_sources_of_two_articles_of_one_agency_are_one() -> None:
    insiders = line("Activists said it is closed.", crowd("Activists"))
    one = trace(
        page("Noon", insiders, credits=("Open Wire",)), page("Star", insiders, credits=("Open Wire",))
    )
    assert bounds(one) == (1, 1)
    two = trace(page("Noon", insiders, credits=("Open Wire",)), page("Star", insiders, credits=("Meridian",)))
    assert bounds(two) == (1, 2)


# --------------------------------------------------------------------------- one speaker, one set


def test_one_named_speaker_heard_by_many_is_one() -> None:
    brief = line("“It is shut,” Ms Kett told reporters.", person("Ms Kett"))
    assert bounds(trace(page("Morning Post", KETT), page("Star", brief), page("Noon", KETT))) == (1, 1)


def test_named_witnesses_are_each_an_origin() -> None:
    one = line("“I saw it fall,” said Rosa Lind, 41, who lives there.", witness("Rosa Lind"))
    two = line("“It just went,” said Tam Okoye, 19, from Orle.", witness("Tam Okoye"))
    assert bounds(trace(page("Noon", one), page("Star", two))) == (2, 2)
    assert bounds(trace(page("Noon", one), page("Star", one))) == (1, 1)


def test_unnamed_witnesses_across_outlets_are_one_to_outlets() -> None:
    residents = line("Residents said the bridge fell.", crowd("Residents"))
    pages = [page(outlet, residents) for outlet in ("Noon", "Star", "Post")]
    assert bounds(trace(*pages)) == (1, 3)
    assert bounds(trace(pages[0], pages[0])) == (1, 1)


def test_one_set_of_images_however_many_show_it_is_one() -> None:
    one = line("Satellite images show the bridge gone.", data("Satellite images"))
    two = line("The bridge is gone, a satellite image shows.", data("a satellite image"))
    assert bounds(trace(page("Noon", one), page("Star", two))) == (1, 1)


def test_two_sorts_of_data_may_be_one() -> None:
    one = line("Satellite images show the bridge gone.", data("Satellite images"))
    two = line("The bridge is gone, traffic counts show.", data("traffic counts"))
    assert bounds(trace(page("Noon", one), page("Star", two))) == (1, 2)


def test_correspondents_of_one_outlet_are_one_and_of_two_are_two() -> None:
    one = line("Our correspondents saw smoke.", witness("Our correspondents"))
    two = line("Our correspondent in Orle heard a blast.", witness("Our correspondent"))
    assert bounds(trace(page("Noon", one, two))) == (1, 1)
    assert bounds(trace(page("Noon", one), page("Star", two))) == (2, 2)


def test_what_happened_while_an_outlet_s_people_stood_there_is_what_they_saw() -> None:
    stood = line("Noon’s reporter stood at the gate while the bridge fell into the river.")
    before = line("I was on the tram when the bridge fell in front of me.")
    fire = line("The fire brigade said the bridge fell.", body("The fire brigade"))
    for seen in (stood, before):
        assert bounds(trace(page("Noon", seen), page("Star", fire))) == (2, 2)
    elsewhere = line("I was in the capital when the bridge fell into the river.")
    assert bounds(trace(page("Noon", elsewhere), page("Star", fire))) == (1, 1)
    order = line("Noon’s reporter stood at the gate while the mayor ordered the bridge closed.")
    assert bounds(trace(page("Noon", order), page("Star", fire))) == (1, 1)


def test_unnamed_people_told_by_where_they_were_stand_beside_an_official() -> None:
    police = line("Police said the bridge fell.", body("Police"))
    for name in ("People living near the quay", "A woman who lives opposite", "Protesters", "Fishermen"):
        for kind in (crowd, official):
            seen = line(f"{name} said the bridge fell.", kind(name))
            assert bounds(trace(page("Noon", seen), page("Star", police))) == (2, 2), name
    familiar = line(
        "People familiar with the inquiry said the bridge fell.", crowd("People familiar with the inquiry")
    )
    assert bounds(trace(page("Noon", familiar), page("Star", police))) == (1, 2)


def test_a_deputy_is_not_the_holder_of_the_office() -> None:
    minister = line("The health minister said it is closed.", official("The health minister"))
    belic = line("Health Minister Ana Belic said it is closed.", person("Ana Belic"))
    sorin = line("The deputy health minister, Pavel Sorin, said it is closed.", person("Pavel Sorin"))
    assert bounds(trace(page("Noon", minister), page("Star", belic))) == (1, 1)
    assert bounds(trace(page("Noon", minister), page("Star", belic), page("Post", sorin))) == (1, 2)


def test_one_holds_an_office_however_many_heard_him() -> None:
    mayor = line("The mayor said it is closed.", official("The mayor"))
    of_orle = line("The mayor of Orle said it is closed.", government("The mayor of Orle"))
    of_brix = line("The mayor of Brix said it is closed.", government("The mayor of Brix"))
    assert bounds(trace(page("Noon", mayor), page("Star", mayor), page("Post", of_orle))) == (1, 1)
    assert bounds(trace(page("Noon", of_orle), page("Star", of_brix))) == (2, 2)
    one_of = line("A minister said it is closed.", official("A minister"))
    assert bounds(trace(page("Noon", one_of), page("Star", one_of))) == (1, 2)


def test_a_document_is_of_the_body_beside_its_noun_unless_it_was_handed_in() -> None:
    halden = line("Halden Shipping said the bridge fell.", body("Halden Shipping"))
    for name, least in (
        ("Land registry papers", 2),
        ("Court papers", 1),
        ("Papers", 1),
        ("A company document", 1),
    ):
        papers = line(f"{name} show the bridge fell.", Link(name, "document", named=False))
        assert bounds(trace(page("Noon", papers), page("Star", halden))) == (least, 2), name


def test_a_source_and_what_it_was_told_are_one_chain() -> None:
    lind = witness("Rosa Lind")
    said = line("Rosa Lind said the driver slept.", lind)
    heard = line("Rosa Lind said the driver told her he slept.", lind, crowd("the driver"))
    assert bounds(trace(page("Noon", said), page("Star", heard), page("Post", heard))) == (1, 1)


# --------------------------------------------------------------------------------------- circular


def test_outlets_that_cite_each_other_are_shown_and_counted_once() -> None:
    a = line("The Evening Star reported that it is closed.", media("The Evening Star"))
    b = line("The Morning Post reported that it is closed.", media("The Morning Post"))
    claim = trace(page("Morning Post", a), page("Evening Star", b))
    assert bounds(claim) == (1, 1)
    assert len(claim.circular) == 1
    assert set(claim.circular[0]) == set(claim.reports)


def test_an_outlet_that_cites_another_citing_it_is_circular() -> None:
    text = "The Evening Star, citing The Morning Post, reported it."
    claim = trace(page("Morning Post", line(text, media("The Evening Star"), media("The Morning Post"))))
    assert claim.circular == (claim.reports,)


def test_outlets_that_cite_in_one_direction_are_not_circular() -> None:
    a = line("The Evening Star reported that it is closed.", media("The Evening Star"))
    assert trace(page("Morning Post", a), page("Evening Star", CASTLE)).circular == ()


# ------------------------------------------------------------------------------ shared text, pages


def test_shared_text_joins_what_no_word_tells_apart() -> None:
    residents = line("Residents said the bridge fell.", crowd("Residents"))
    assert bounds(trace(page("Noon", residents), page("Star", residents), shared=[(0, 1)])) == (1, 1)


def test_shared_text_never_joins_two_states() -> None:
    assert bounds(trace(page("Noon", CASTLE), page("Star", SUDRIAN), shared=[(0, 1)])) == (2, 2)


def test_a_page_with_no_date_and_no_reporting_raises_at_most_only() -> None:
    thin = page("Star", SUDRIAN, published=None, reporting=False)
    claim = trace(page("Noon", CASTLE), thin)
    assert bounds(claim) == (1, 2)
    assert "at most" in reasons(claim)
    for shown in (replace(thin, published="2031-05-03"), replace(thin, reporting=True)):
        assert bounds(trace(page("Noon", CASTLE), shown)) == (2, 2)


def test_one_quotation_is_one_utterance_whomever_it_is_given_to() -> None:
    words = "“The bridge will stay shut until the ice has gone,”"
    kett = line(f"{words} Foreign Minister Ada Kett of Norland said.", person("Ada Kett"))
    riva = line(f"{words} Interior Minister Lea Riva of Sudria said.", person("Lea Riva"))
    assert bounds(trace(page("Noon", kett), page("Star", riva))) == (1, 1)
    short = line("“It is shut,” Interior Minister Lea Riva of Sudria said.", person("Lea Riva"))
    assert bounds(trace(page("Noon", kett), page("Star", short))) == (2, 2)


def test_a_second_party_counts_only_where_it_says_the_same() -> None:
    name, text = "A Castle source", "A Castle source said a landslide shut the bridge."
    one = line(text, official(name), says=("landslide", "bridge", "shut"))
    other, text = "A Sudrian official", "A Sudrian official said a landslide shut the bridge."
    same = line(text, official(other), says=("landslide", "bridge", "shut"))
    text = "A Sudrian official said a ferry sank near the bridge."
    unlike = line(text, official(other), says=("ferry", "sank", "bridge"))
    assert bounds(trace(page("Noon", one), page("Star", same))) == (2, 2)
    claim = trace(page("Noon", one), page("Star", unlike))
    assert bounds(claim) == (1, 1)
    assert [(o.label, o.traced) for o in claim.origins] == [(name, True), (other, False)]
    assert "not close enough" in reasons(claim)
    assert claim.statuses == ("single-origin",), "the second outlet has not been told it by that origin"


def test_the_authorities_are_those_that_the_article_names() -> None:
    named = line("Norlandish officials said it is shut.", official("Norlandish officials"))
    short = line("It may open soon, the authorities said.", official("the authorities"))
    assert bounds(trace(page("Noon", named, short))) == (1, 1)
    assert bounds(trace(page("Noon", named), page("Star", short))) == (1, 2)


def test_the_report_is_the_medium_that_the_article_cites() -> None:
    cited = line("Open Wire reported that it is shut.", media("Open Wire"))
    short = line("The report said nobody was hurt.", media("The report"))
    assert bounds(trace(page("Noon", cited, short))) == (1, 1)
    assert bounds(trace(page("Noon", cited), page("Star", short))) == (1, 2)


# ------------------------------------------------------------------------------------ what counts


def test_own_word_is_listed_and_never_counted() -> None:
    claim = trace(page("Noon", OWN), page("Star", OWN), page("Post", KETT))
    assert bounds(claim) == (1, 1)
    assert len(claim.untraced) == 2
    assert sorted(o.label for o in claim.origins if not o.traced) == ["own word of Noon", "own word of Star"]


def test_a_claim_on_own_words_alone_is_untraced() -> None:
    claim = trace(page(None, OWN))
    assert (bounds(claim), claim.statuses) == ((1, 1), ("untraced",))
    assert claim.origins[0].label == "own word of page 1"


def test_own_word_beside_a_credited_one_of_the_same_article_is_not_untraced() -> None:
    claim = trace(page("Noon", OWN, KETT))
    assert claim.untraced == ()
    assert bounds(claim) == (1, 1)


def test_an_article_that_says_something_beside_the_claim_is_not_untraced() -> None:
    text = "A Castle source said a landslide shut the bridge."
    told = line(text, official("A Castle source"), says=("landslide", "bridge", "shut"))
    same = line("A landslide shut the bridge.", says=("landslide", "shut", "bridge"))
    beside = line("A ferry sank near the bridge.", says=("ferry", "sank", "bridge"))
    assert len(trace(page("Noon", told), page("Star", same)).untraced) == 1
    assert trace(page("Noon", told), page("Star", beside)).untraced == ()


def test_a_credited_word_on_another_matter_does_not_trace_an_articles_own() -> None:
    same = line("A landslide shut the bridge.", says=("landslide", "shut", "bridge"))
    text = "A Sudrian official said a ferry sank near the bridge."
    beside = line(text, official("A Sudrian official"), says=("ferry", "sank", "bridge"))
    assert len(trace(page("Noon", same, beside)).untraced) == 1


def test_a_lone_reportedly_is_neither_traced_nor_untraced() -> None:
    claim = trace(page("Noon", line("The bridge is reportedly closed.", stance="hedges")))
    assert (claim.untraced, claim.statuses) == ((), ("untraced",))


def test_a_denial_and_a_no_comment_are_no_origins_of_the_claim() -> None:
    denial = line("Sudria denied it.", government("Sudria"), stance="denies")
    silence = line("The port would not confirm it.", body("The port"), stance="cannot-confirm")
    claim = trace(page("Noon", KETT), page("Star", denial, silence))
    assert bounds(claim) == (1, 1)
    assert claim.statuses == ("single-origin", "denied")
    assert sum(not origin.traced for origin in claim.origins) == 2


def test_a_withdrawn_report_is_no_origin() -> None:
    gone = line("Castle Radio withdrew it.", media("Castle Radio"), stance="withdrawn")
    claim = trace(page("Noon", gone))
    assert claim.statuses == ("untraced", "withdrawn")


def test_a_forecast_backs_a_forecast_but_not_what_has_happened() -> None:
    forecast = line("Lea Riva said it will close.", person("Lea Riva"), stance="predicts")
    assert bounds(trace(page("Noon", forecast), page("Star", KETT)))[1] == 1
    assert [o.traced for o in trace(page("Noon", forecast)).origins] == [True]


def test_a_forecast_on_own_word_is_untraced_where_all_are_forecasts() -> None:
    own = line("The bridge will close.", stance="predicts")
    said = line("Ada Kett said it will close.", person("Ada Kett"), stance="predicts")
    told = line("Ada Kett said it has closed.", person("Ada Kett"))
    assert len(trace(page("Noon", own), page("Star", said)).untraced) == 1
    assert trace(page("Noon", own), page("Star", told)).untraced == ()


def test_a_headline_is_not_counted_beside_its_body() -> None:
    over = headline("Bridge closed, officials say", official("officials"))
    claim = trace(page("Noon", over, KETT))
    assert bounds(claim) == (1, 1)
    assert bounds(trace(page("Noon", headline("Bridge closed")))) == (1, 1)


def test_labels_are_words_of_the_source_as_credited() -> None:
    claim = trace(page("Noon", NNA), page("Star", NNA_CASTLE))
    assert [origin.label for origin in claim.origins] == ["A Castle source"]


# --------------------------------------------------------------------------------------- promises

LINES = (
    KETT,
    MOSS,
    RIVA,
    CASTLE,
    SUDRIAN,
    NNA,
    NNA_CASTLE,
    OWN,
    line("Norland said the bridge is closed.", government("Norland")),
    line("Residents said the bridge fell.", crowd("Residents")),
    line("Police said two people are hurt.", body("Police")),
    line("Open Wire reported that it is closed.", media("Open Wire")),
    line("The Morning Post reported that it is closed.", media("The Morning Post")),
    line("Satellite images show the bridge gone.", data("Satellite images")),
    line("“It just went,” said Tam Okoye, 19, from Orle.", witness("Tam Okoye")),
    line("Sudria denied it.", government("Sudria"), stance="denies"),
    line("It will close, said Lea Riva.", person("Lea Riva"), stance="predicts"),
    line(
        "Officials, citing a memo, said so.", official("Officials"), Link("a memo", "document", named=False)
    ),
)
OUTLETS = ("Morning Post", "Evening Star", "Noon", "Open Wire", "NNA", None)


@st.composite
def pages(draw: st.DrawFn) -> list[Page]:
    """One to four pages, undated ones and such without reporting among them."""
    return [
        page(
            draw(st.sampled_from(OUTLETS)),
            *draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=3, unique=True)),
            published=draw(st.sampled_from(("2031-05-02", None))),
            reporting=draw(st.booleans()),
            credits=draw(st.sampled_from(((), ("Open Wire",), ("NNA",)))),
        )
        for _ in range(draw(st.integers(1, 4)))
    ]


@settings(max_examples=200, deadline=None)
@given(pages())
def test_every_report_is_in_exactly_one_origin_and_the_bound_holds(told: list[Page]) -> None:
    claim = trace(*told)
    placed = [report for origin in claim.origins for report in origin.reports]
    assert sorted(placed) == sorted(set(claim.reports))
    least, most = bounds(claim)
    assert 1 <= least <= most
    traced = [origin for origin in claim.origins if origin.traced]
    assert most == max(1, len(traced))
    assert least == max(1, len(traced) - len(claim.links))


@settings(max_examples=200, deadline=None)
@given(pages(), st.data())
def test_an_echo_never_raises_at_least(told: list[Page], choice: st.DataObject) -> None:
    original = choice.draw(st.sampled_from(told))
    number = told.index(original)
    echo = replace(original, outlet="The Echo", credits=())
    before = bounds(trace(*told))[0]
    assert bounds(trace(*told, echo))[0] <= before
    assert bounds(trace(*told, echo, shared=[(number, len(told))]))[0] <= before


@settings(max_examples=100, deadline=None)
@given(pages())
def test_every_fold_and_link_has_its_reason(told: list[Page]) -> None:
    claim = trace(*told)
    assert all(origin.because for origin in claim.origins if origin.traced and len(origin.reports) > 1)
    assert all(link.why for link in claim.links)


def test_a_line_is_told_once_for_each_parallel_source() -> None:
    both = Line("Kett and Moss said so.", ((person("Kett"),), (person("Moss"),)))
    assert len(trace(page("Noon", both)).reports) == 2


# ------------------------------------------------------------- who sent a reporter, who heard a witness


def saw(name: str) -> Line:
    return line(f"{name} saw the bridge fall.", Link(name, "person", named=False))


def test_reporters_of_one_agency_are_one_in_whatever_outlet() -> None:
    claim = trace(page("Noon", saw("An NNA reporter")), page("Star", saw("NNA journalists")))
    assert bounds(claim) == (1, 1)


def test_what_a_reporter_of_an_agency_saw_stands_beside_an_official() -> None:
    claim = trace(page("Noon", saw("An NNA reporter")), page("Star", SUDRIAN))
    assert bounds(claim) == (2, 2)


def test_what_somebody_told_police_they_may_have_from_him() -> None:
    driver = line(
        "The driver Rosa Lind, 41, told police the bridge is closed.", person("Rosa Lind"), cue="told"
    )
    beside = line("The driver Rosa Lind, 41, said the bridge is closed.", person("Rosa Lind"), cue="said")
    police = line("Orle Harbour Police said the bridge is closed.", body("Orle Harbour Police"))
    assert bounds(trace(page("Noon", driver), page("Star", police))) == (1, 2)
    assert bounds(trace(page("Noon", beside), page("Star", police))) == (2, 2)


def test_what_is_said_with_would_is_no_sign_that_it_happened() -> None:
    minister = replace(line("Ada Kett said the bridge will close.", person("Ada Kett")), stance="predicts")
    deputy = line("Lea Riva, 41, said the bridge would close.", person("Lea Riva"))
    claim = trace(page("Noon", minister), page("Star", deputy))
    assert claim.traced.at_most == 2


def test_state_media_of_one_state_are_one_whoever_owns_them() -> None:
    radio = line("Castle Radio reported that the bridge is closed.", media("Castle Radio"))
    assert bounds(trace(page("Noon", NNA), page("Star", radio))) == (1, 1)
