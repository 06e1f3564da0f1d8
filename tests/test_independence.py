"""Rows of docs/independence.md read from running text: parties by kind, owners, own witnesses, records."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stories import (
    Link,
    body,
    bounds,
    build,
    crowd,
    data,
    government,
    headline,
    invented_lexicon,
    line,
    media,
    official,
    page,
    parallel,
    person,
    trace,
    witness,
)

from whosays.model import Claim, SourceKind
from whosays.telling.sources.media import medium_of, one_owner, told_owners
from whosays.telling.sources.parties import different, party_in, same_body

LEXICON = invented_lexicon()
SHUT = "the bridge at Orle is shut"
HOLT = line(f"Mayor Ines Holt said {SHUT}.", person("Ines Holt"))
RESIDENTS = line(f"Residents said {SHUT}.", crowd("Residents"))


def reasons(claim: Claim) -> str:
    told = [why for origin in claim.origins for why in origin.because]
    return " | ".join([*told, *(link.why for link in claim.links)])


# ------------------------------------------------------------------------------------------- parties


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("plant manager", "shop steward"),
        ("the rebel Azure Front", "the army"),
        ("the opposition leader", "the prime minister"),
        ("the museum director", "the police"),
        ("Sentry", "the army"),
        ("the fire brigade", "the ship's captain"),
    ],
)
def test_two_kinds_of_party_are_told_apart(a: str, b: str) -> None:
    assert different(party_in(a, LEXICON), party_in(b, LEXICON))
    assert different(party_in(b, LEXICON), party_in(a, LEXICON))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("the airline", "Norair"),
        ("plant manager", "Halberd Chemicals"),
        ("the fire brigade", "the mayor"),
        ("a Norlandish oil company", "the Norlandish government"),
        ("the union", "Unity Hall"),
    ],
)
def test_what_may_be_one_party_is_not_told_apart(a: str, b: str) -> None:
    assert not different(party_in(a, LEXICON), party_in(b, LEXICON))
    assert not different(party_in(b, LEXICON), party_in(a, LEXICON))


def test_one_office_of_one_holder_is_one_source() -> None:
    bare = line(f"The mayor said {SHUT}.", official("The mayor"))
    some = line(f"A mayor said {SHUT}.", official("A mayor"))
    assert bounds(trace(page("Noon", HOLT), page("Star", bare))) == (1, 1)
    assert bounds(trace(page("Noon", HOLT), page("Star", some))) == (1, 2)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Danilo Verech", "Danilo Verec"),
        ("Khaled al-Masri", "Halid el-Misri"),
        ("Ruth Kolbe", "Ruth Kolbbe"),
    ],
)
def test_two_spellings_of_a_name_are_one_person(a: str, b: str) -> None:
    one, other = (line(f"{name} said {SHUT}.", person(name)) for name in (a, b))
    assert bounds(trace(page("Noon", one), page("Star", other))) == (1, 1)


@pytest.mark.parametrize(("a", "b"), [("Jan Kolbe", "Jan Rutte"), ("Martin Hall", "Martina Hall")])
def test_two_names_are_two_people(a: str, b: str) -> None:
    one, other = (line(f"{name}, 40, said {SHUT}.", witness(name)) for name in (a, b))
    assert bounds(trace(page("Noon", one), page("Star", other))) == (2, 2)


def test_a_short_first_name_may_be_the_longer_one() -> None:
    one, other = (line(f"{name}, 40, said {SHUT}.", witness(name)) for name in ("Dan Hall", "Daniel Hall"))
    assert bounds(trace(page("Noon", one), page("Star", other))) == (1, 2)


def test_whoever_was_there_is_a_private_person() -> None:
    there = line(f"Tam Okoye, who was waiting for the tram, said {SHUT}.", person("Tam Okoye"))
    board = line(f"Ina Brand, director of Halden Shipping, said {SHUT}.", person("Ina Brand"))
    assert bounds(trace(page("Noon", there), page("Star", board))) == (2, 2)


def test_somebody_unnamed_may_be_the_unnamed_witness() -> None:
    woman = line(f"A Marlow woman said {SHUT}.", Link("A Marlow woman", "person", named=False))
    eyewitness = line(f"A witness said {SHUT}.", crowd("A witness"))
    assert bounds(trace(page("Noon", woman), page("Star", eyewitness))) == (1, 2)


def test_an_unnamed_witness_may_be_the_named_one() -> None:
    named = line(f"Witness Rosa Lind, managing editor of Orle One, said {SHUT}.", person("Rosa Lind"))
    named = replace(named, chains=((Link("Witness Rosa Lind", "person", named=True),),))
    unnamed = line(f"A witness said {SHUT}.", crowd("A witness"))
    assert bounds(trace(page("Noon", named), page("Star", unnamed))) == (1, 2)


def test_what_tests_found_is_no_recording() -> None:
    tests = line(f"Tests showed that {SHUT}.", data("Tests"))
    officials = line(f"Officials said {SHUT}.", official("Officials"))
    assert bounds(trace(page("Noon", tests), page("Star", officials))) == (1, 2)


def test_an_apposition_ends_with_its_sentence() -> None:
    first = f"Ina Brand, a spokeswoman. Trams of the Orle Police passed. She said {SHUT}."
    brand, police = line(first, person("Ina Brand")), line(f"The miners' union said {SHUT}.", body("union"))
    assert bounds(trace(page("Noon", brand), page("Star", police))) == (1, 2)


def test_the_legal_form_of_a_firm_is_no_part_of_its_name() -> None:
    assert same_body(party_in("Halden plc", LEXICON), party_in("the shipping company Halden", LEXICON))


def test_unnamed_officials_of_two_bodies_in_one_sentence_count_once() -> None:
    both = parallel(
        f"Port Board agents and city prosecutors said {SHUT}.",
        official("Port Board agents"),
        official("city prosecutors"),
    )
    assert bounds(trace(page("Noon", both))) == (1, 1)


# --------------------------------------------------------------------------------- people who saw it


def test_onlookers_are_no_officials_and_their_relatives_may_have_been_told() -> None:
    relatives = line(f"Relatives said {SHUT}.", crowd("Relatives"))
    assert bounds(trace(page("Noon", HOLT), page("Star", RESIDENTS))) == (2, 2)
    assert bounds(trace(page("Noon", HOLT), page("Star", relatives))) == (1, 2)


def test_unnamed_people_whom_one_outlet_heard_are_one() -> None:
    keepers = line(f"Shopkeepers said {SHUT}.", crowd("Shopkeepers"))
    assert bounds(trace(page("Noon", RESIDENTS), page("Noon", keepers))) == (1, 1)
    assert bounds(trace(page("Noon", RESIDENTS), page("Star", keepers))) == (1, 2)


@pytest.mark.parametrize(
    "said",
    [
        "I saw the bridge fall into the river.",
        "The Noon’s photographer watched the bridge fall.",
        "This reporter saw the bridge come down.",
    ],
)
def test_what_an_outlets_own_people_saw_is_an_origin(said: str) -> None:
    claim = trace(page("Noon", line(said)), page("Star", HOLT))
    assert bounds(claim) == (2, 2)
    assert not claim.untraced
    assert "own correspondent of Noon" in {origin.label for origin in claim.origins}


@pytest.mark.parametrize(
    "said",
    [
        "I saw that the mayor had ordered the bridge to be closed.",
        "“I saw the bridge fall,” it is said.",
        "We heard of the fall of the bridge.",
        "The bridge fell into the river.",
    ],
)
def test_what_nobody_of_the_outlet_saw_is_its_own_word(said: str) -> None:
    claim = trace(page("Noon", line(said)), page("Star", HOLT))
    assert bounds(claim) == (1, 1)
    assert len(claim.untraced) == 1


def test_first_person_on_a_page_of_nobody_raises_at_most_only() -> None:
    saw = line("I saw the bridge fall into the river.")
    assert bounds(trace(page(None, saw), page("Star", HOLT))) == (1, 2)


def test_an_undated_page_whose_writer_was_told_counts_in_full() -> None:
    told = line(f"Ada Lind, 60, told me {SHUT}.", witness("Ada Lind"))
    bare = line(f"Ada Lind, 60, said {SHUT}.", witness("Ada Lind"))
    for said, outlet, bound in ((told, "Noon", (2, 2)), (told, None, (1, 2)), (bare, "Noon", (1, 2))):
        assert bounds(trace(page(outlet, said, published=None, reporting=False), page("Star", HOLT))) == bound


# ------------------------------------------------------------------------------- media and records


def test_state_media_without_a_source_speak_for_their_state() -> None:
    silent = line(f"The state news agency said {SHUT}.", media("The state news agency"))
    army = line(f"Colonel Dag Orr, the army’s spokesman, said {SHUT}.", person("Dag Orr"))
    claim = trace(page("Noon", silent), page("Star", army))
    assert bounds(claim) == (1, 1)
    assert "one state" in reasons(claim)
    assert bounds(trace(page("Noon", silent), page("Star", RESIDENTS)))[1] == 2


def test_two_officials_are_not_one_because_state_media_may_be_either() -> None:
    silent = line(f"The state news agency said {SHUT}.", media("The state news agency"))
    army = line(f"Colonel Dag Orr, the army’s spokesman, said {SHUT}.", person("Dag Orr"))
    assert bounds(trace(page("Noon", silent), page("Star", army), page("Post", HOLT))) == (1, 2)


@pytest.mark.parametrize("name", ["Sudrian state media", "state television", "state media of Arland"])
def test_state_media_are_no_outlet_whether_their_state_is_known_or_not(name: str) -> None:
    medium = medium_of(name, LEXICON)
    assert medium.generic
    assert medium.state is not None
    assert not medium_of("the state agency KLNA", LEXICON).generic


@pytest.mark.parametrize(
    "said",
    [
        "The Metro Argus, which shares an owner with the Sunday Argus, said so.",
        "The Metro Argus is the sister paper of the Sunday Argus.",
        "The Metro Argus and the Sunday Argus, both owned by one family, said so.",
    ],
)
def test_an_article_may_tell_that_two_outlets_are_of_one_house(said: str) -> None:
    metro = line(f"The Metro Argus reported that {SHUT}.", media("Metro Argus"))
    sunday = line(f"The Sunday Argus reported that {SHUT}.", media("Sunday Argus"))
    beside = line(said, claim=1)
    assert bounds(trace(page("Noon", metro), page("Star", sunday)))[1] == 2
    assert bounds(trace(page("Noon", metro, beside), page("Star", sunday))) == (1, 1)
    assert not one_owner(medium_of("Metro Argus", LEXICON), medium_of("Sunday Argus", LEXICON))


def test_no_house_is_made_of_outlets_that_merely_stand_together() -> None:
    story, _ = build(page("Noon", line("The Metro Argus and the Sunday Argus both reported it.")))
    assert told_owners(story, LEXICON) == {}


@pytest.mark.parametrize("kind", ["organisation", "person", "media"])
def test_whoever_bears_the_name_of_an_outlet_of_the_pile_is_that_outlet(kind: SourceKind) -> None:
    relay = line(f"The Evening Star said {SHUT}.", Link("Evening Star", kind, named=True))
    assert bounds(trace(page("Noon", relay), page("Evening Star", HOLT))) == (1, 1)


def test_a_recording_is_one_whatever_it_is_called_and_no_ones_word() -> None:
    video = line(f"The video shows that {SHUT}.", data("The video"))
    clip = line(f"The footage shows that {SHUT}.", data("The footage"))
    assert bounds(trace(page("Noon", video), page("Star", clip))) == (1, 1)
    assert bounds(trace(page("Noon", video), page("Star", HOLT))) == (2, 2)


def test_a_headline_alone_raises_at_most_only() -> None:
    over = headline("Passenger: bridge at Orle shut", witness("Passenger"))
    claim = trace(page("Noon", over), page("Star", HOLT))
    assert bounds(claim) == (1, 2)
    assert "only in a headline" in reasons(claim)


def test_words_under_an_agencys_credit_line_are_counted_with_those_that_they_share() -> None:
    pages = page("Star", HOLT), page("Noon", line(f"{SHUT.capitalize()}."), credits=("Open Wire",))
    assert len(trace(*pages).untraced) == 1
    assert not trace(*pages, shared=[(0, 1)]).untraced
    uncredited = page("Noon", line(f"{SHUT.capitalize()}."))
    assert len(trace(pages[0], uncredited, shared=[(0, 1)]).untraced) == 1


def test_a_ministry_named_with_a_country_is_no_person() -> None:
    a = line(f"Norland’s Foreign Ministry said {SHUT}.", government("Norland’s Foreign Ministry"))
    b = line(f"Norland’s foreign ministry said {SHUT}.", government("Norland’s foreign ministry"))
    assert bounds(trace(page("Noon", a), page("Star", b))) == (1, 1)
    firm = line(f"Aurel said {SHUT}.", body("Aurel"))
    assert bounds(
        trace(page("Noon", firm), page("Star", line(f"Refiner Aurel said {SHUT}.", body("Refiner Aurel"))))
    ) == (1, 1)


# ------------------------------------------------------- states, credits and kinds that a story tells


def test_as_many_as_are_apart_from_each_other_count_though_another_may_be_any_of_them() -> None:
    unknown = line(f"Defence Minister Oleg Brandt said {SHUT}.", person("Oleg Brandt"))
    norland = line("Norland’s Foreign Minister Ada Kett said so.", person("Ada Kett"))
    sudria = line("Two Sudrian officials said so.", official("Two Sudrian officials"))
    assert bounds(trace(page("Noon", unknown), page("Star", norland), page("Post", sudria))) == (2, 3)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("paramedics", "the ambulance service"),
        ("firefighters", "the fire brigade"),
        ("the railway", "the operator"),
        ("the foreign ministry", "a government scientist"),
        ("the mayor of Orle", "the mayor of Orle Harbour"),
    ],
)
def test_those_who_make_up_a_body_are_not_told_apart_from_it(a: str, b: str) -> None:
    assert not different(party_in(a, LEXICON), party_in(b, LEXICON))
    assert not different(party_in(b, LEXICON), party_in(a, LEXICON))


def test_the_mayors_of_two_towns_are_two() -> None:
    assert different(party_in("the mayor of Orle", LEXICON), party_in("the mayor of Brix", LEXICON))


def test_an_official_of_nobody_knows_whom_may_be_of_any_government() -> None:
    hill = line("A Hill House official said it is shut.", official("A Hill House official"))
    minister = line("Sudria’s finance minister said it is shut.", official("Sudria’s finance minister"))
    assert bounds(trace(page("Noon", hill), page("Star", minister))) == (1, 2)


def test_a_credit_line_may_name_an_agency_that_no_list_knows() -> None:
    cited = line("The silos are shut, Grain Monitor reported.", media("Grain Monitor"))
    credited = line("Grain Monitor - The silos are shut.")
    claim = trace(page("Noon", cited), page("Star", credited), page("Post", line("The silos are shut.")))
    assert bounds(claim) == (1, 1)
    assert len(claim.untraced) == 1
    assert "the credit line of an agency" in reasons(claim)


def test_the_company_is_the_one_that_its_article_names() -> None:
    firm = line("Velox Motors said 900 jobs will go.", body("Velox Motors"))
    bare = line("At Velox 900 jobs will go, a company spokesman said.", body("a company spokesman"))
    nameless = line("Some 900 jobs will go, a company spokesman said.", body("a company spokesman"))
    assert bounds(trace(page("Noon", firm), page("Star", bare))) == (1, 1)
    assert bounds(trace(page("Noon", firm), page("Star", nameless))) == (1, 2)


@pytest.mark.parametrize(
    "text",
    [
        "The Noon’s reporter, on the road when the slope let go, saw the tunnel vanish.",
        "The Noon’s correspondents saw that the tunnel was buried.",
        "A Noon reporter who stood on the quay watched the crane topple.",
        "The statue was gone when the Noon’s correspondent arrived.",
    ],
)
def test_what_own_people_saw_is_an_origin_however_it_is_told(text: str) -> None:
    claim = trace(
        page("Noon", line(text)), page("Star", line("The fire service said so.", body("fire service")))
    )
    assert claim.traced.at_most == 2
    assert not claim.untraced


def test_what_own_people_heard_that_is_so_is_not_seen() -> None:
    assert trace(page("Noon", line("The Noon’s reporter heard that the mill is shut."))).untraced


@pytest.mark.parametrize(
    "text",
    [
        "The Coast Herald is owned by Brandt, as is the Valley Herald.",
        "Brandt, which publishes the Coast Herald and the Valley Herald, is silent.",
        "The Coast Herald and its sister title the Valley Herald share a newsroom.",
        "The Coast Herald and the Valley Herald have the same owner.",
    ],
)
def test_an_article_tells_in_many_ways_that_two_outlets_are_one_house(text: str) -> None:
    story, _ = build(page("Noon", line(text)))
    owners = told_owners(story, LEXICON)
    keys = {medium_of(name, LEXICON).key for name in ("Coast Herald", "Valley Herald")}
    assert len({owners[key] for key in keys}) == 1
