"""Which party the words of a source, a title or an apposition tell of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stories import Link, invented_lexicon, line, page, person, trace_sources

from whosays.lexicon import load
from whosays.telling.sources.parties import Party, different, party_in, same_body

LEXICON = invented_lexicon()


def party(text: str) -> Party:
    return party_in(text, LEXICON)


@pytest.mark.parametrize(
    ("words", "state", "body"),
    [
        ("a Castle source", "norland", ()),
        ("two unnamed Norlandish officials", "norland", ()),
        ("the Norlandish Foreign Ministry", "norland", ("foreign", "ministry")),
        ("Norland’s Foreign Minister", "norland", ("foreign", "ministry")),
        ("the government of Norland", "norland", ("government",)),
        ("Vantor", "norland", ()),
        ("the Vantor Ferry Company", None, ("vantor", "ferry", "company")),
        ("Transport for Vantor", None, ("transport", "vantor")),
        ("police", None, ("police",)),
        ("officials", None, ()),
    ],
)
def test_the_words_tell_the_state_and_the_body(words: str, state: str | None, body: tuple[str, ...]) -> None:
    assert (party(words).state, party(words).body) == (state, body)


def test_bodies_of_two_states_are_two_whatever_name_is_read_for_both() -> None:
    norland, sudria = (
        replace(party(f"the {s} Foreign Ministry"), name="x") for s in ("Norlandish", "Sudrian")
    )
    assert not same_body(norland, sudria)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("a Castle source", "Sudrian officials"),
        ("the Halden Ferry Line", "the Orle Ambulance Service"),
        ("police", "the Orle Ambulance Service"),
        ("a passenger", "police"),
        ("the Halden Ferry Line", "a Castle source"),
        ("Brix Weather Service", "the fire brigade"),
        ("a defence lawyer", "prosecutors"),
        ("the rebels", "the army"),
        ("striking workers", "the company"),
        ("the Norlandish weather bureau", "the Sudrian coastguard"),
        ("a taxi driver", "police"),
        ("NATO", "the Norlandish defence minister"),
    ],
)
def test_parties_that_the_words_tell_apart(a: str, b: str) -> None:
    assert different(party(a), party(b))
    assert different(party(b), party(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("a Castle source", "the Norlandish Foreign Ministry"),
        ("police", "the Orle Harbour Police"),
        ("officials", "Sudrian officials"),
        ("police", "the mayor"),
        ("the police", "Sudrian officials"),
        ("a hospital", "a Castle source"),
        ("the Orle Harbour Investigation Board", "harbour investigation officers"),
        ("police divers", "the police"),
        ("Health Ministry pharmacists", "the Norlandish Health Ministry"),
        ("the mining minister", "the principal secretary for shipping"),
        ("the state oil company", "the oil ministry"),
        ("the Green party", "the environment minister"),
        ("a Western diplomat", "an African diplomat"),
        ("the Norlandish ambassador to Sudria", "the Norlandish Foreign Ministry"),
        ("protest organisers", "the protest organisers"),
    ],
)
def test_parties_that_may_be_one_are_not_told_apart(a: str, b: str) -> None:
    assert not different(party(a), party(b))
    assert not different(party(b), party(a))


def test_an_envoy_is_of_the_state_that_sent_him() -> None:
    assert different(party("the Norlandish ambassador to Sudria"), party("the Sudrian foreign minister"))


def test_the_initials_of_common_words_are_no_acronym() -> None:
    assert not same_body(party("protest organisers"), party("police"))


def test_one_body_under_two_forms() -> None:
    assert same_body(party("the Orle Harbour Police"), party("an Orle Harbour Police spokeswoman"))
    assert same_body(party("the Orle Harbour Investigation Board"), party("the OHIB"))
    assert not same_body(party("the Halden Ferry Line"), party("the Orle Ambulance Service"))


@pytest.mark.parametrize(
    ("text", "state", "private"),
    [
        ("Norland’s defence minister, Ada Kett, said so.", "norland", False),
        ("Ada Kett, the Norlandish defence minister, said so.", "norland", False),
        ("On Friday Norlandish Defence Minister Ada Kett said so.", "norland", False),
        ("Ada Kett, 44, said so.", None, True),
        ("A passenger, Ada Kett, said so.", None, True),
        ("Ada Kett, who lives opposite, said so.", None, True),
        ("Ada Kett, whose flat overlooks the dock, said so.", None, True),
        ("Taxi driver Ada Kett said so.", None, True),
        ("Ada Kett said so. The Norlandish minister left.", None, False),
    ],
)
def test_title_and_apposition_tell_the_party_of_a_person(text: str, state: str | None, private: bool) -> None:
    (found,) = trace_sources(page("Noon", line(text, person("Ada Kett"))))
    assert (found.party.state, found.party.private) == (state, private)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("HPD", "Halden police"),
        ("the OFD", "Orle fire department"),
        ("Orle ISD", "the Orle Independent School District"),
        ("the OHB", "the Orle Harbour Board"),
        ("HCSO", "Halden County Sheriff"),
        ("the NGS", "the Norland Geological Survey"),
    ],
)
def test_a_body_written_short_is_the_body(short: str, full: str) -> None:
    assert same_body(party(short), party(full))


def test_a_body_told_by_capitals_alone_may_be_the_governments() -> None:
    assert not different(party("the NTSB"), party("the government"))
    assert different(party("Orle Watch"), party("the government"))


def test_a_department_is_no_firm_whatever_it_manages() -> None:
    assert party("the Orle flood management department").kind is None
    assert party("the Orle hotel management").kind == "firms"


def test_the_short_name_of_a_state_names_its_forces() -> None:
    assert party_in("the US Pacific Command", load()).country == "united-states"
    assert party_in("the London Ambulance Service", load()).country is None


def test_the_office_of_a_body_is_that_body_wherever_it_stands() -> None:
    link = Link("The group’s Vantor office", "government", named=False)
    office = line("The group’s Vantor office said it is shut.", link)
    (source,) = trace_sources(page("Noon", office))
    assert source.party.country is None
    assert not different(source.party, party("Orle Watch"))
