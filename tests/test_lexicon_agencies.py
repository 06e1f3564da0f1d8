"""The lists of agencies and countries: every key resolves, no form has two owners, case counts."""

from __future__ import annotations

import pytest

from whosays.lexicon import load

LEXICON = load()


def test_countries_and_states_of_agencies_are_in_the_list_of_countries() -> None:
    keys = {country.key for country in LEXICON.countries}
    for agency in LEXICON.agencies:
        assert {agency.country, agency.state} - {None} <= keys, agency.key
        assert agency.kind in {"agency", "broadcaster", "paper"}, agency.key


def test_a_form_belongs_to_one_agency_and_a_word_to_one_country() -> None:
    forms = [form.lower() for a in LEXICON.agencies for form in {f.lower() for f in (a.name, *a.forms)}]
    assert len(forms) == len(set(forms))
    words = [
        word for c in LEXICON.countries for word in {w.lower() for w in (c.name, *c.adjectives, *c.metonyms)}
    ]
    assert len(words) == len(set(words))


def test_the_member_states_are_there() -> None:
    assert len(LEXICON.countries) >= 193
    assert len(LEXICON.agencies) >= 70


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ("AP", "ap"),
        ("the associated press", "ap"),
        ("Reuters", "reuters"),
        ("REUTERS", "reuters"),
        ("MENA", "mena"),
        ("Mena", None),
        ("app", None),
        ("www.nowhere.example", None),
    ],
)
def test_an_abbreviation_counts_only_in_its_case(form: str, key: str | None) -> None:
    agency = LEXICON.agency(form)
    assert (agency.key if agency else None) == key
