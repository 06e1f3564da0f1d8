"""Forms of names taken apart: title, country, acronym, the name itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.lexicon import Lexicon, load
from whosays.model import NameKind, Span
from whosays.telling.names.name_forms import (
    acronym_after,
    country_key,
    form_of,
    stands_for,
    tokens,
    with_title,
)

RANKS = frozenset(["president", "minister", "mp", "mr", "mayor", "general", "king", "secretary"])


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


@pytest.mark.parametrize(
    ("written", "core"),
    [
        ("President Oran Velkar", "Oran Velkar"),
        ("Norwegian President Velkar", "Velkar"),
        ("Iranian Foreign Minister Oran Velkar", "Oran Velkar"),
        ("Tolk Central MP Joan Hale", "Joan Hale"),
        ("Mayor of Tolk Joan Hale", "Joan Hale"),
        ("Martin Luther King", "Martin Luther King"),
        ("Jordan Hale", "Jordan Hale"),
        ("Rana Omari (Umm Talal)", "Rana Omari"),
    ],
)
def test_a_person_is_named_without_title(written: str, core: str, lexicon: Lexicon) -> None:
    assert form_of(written, "person", RANKS, lexicon).core == core


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("the Norwegian Coal Ministry", ("country norway", "coal", "ministry")),
        ("Norway’s Coal Ministry", ("country norway", "coal", "ministry")),
        ("Front al-Nahr", ("front", "nahr")),
        ("Al Jazira", ("al", "jazira")),
        ("Norwegian", ("norwegian",)),
        ("Norway", ("country norway",)),
        ("U.N. Water Council", ("country united-nations", "water", "council")),
    ],
)
def test_a_body_is_compared_by_its_words(written: str, words: tuple[str, ...], lexicon: Lexicon) -> None:
    assert form_of(written, "organisation", RANKS, lexicon).words == words


def test_a_capital_is_no_name_of_its_country(lexicon: Lexicon) -> None:
    assert country_key("Oslo", lexicon) is None
    assert country_key("UK", lexicon) == country_key("British", lexicon)
    assert country_key("us", lexicon) is None


def test_short_forms_end_before_the_first_preposition(lexicon: Lexicon) -> None:
    form = form_of("Tolk Observatory for River Rights", "organisation", RANKS, lexicon)
    assert ("observatory",) in form.short_forms
    assert ("observatory", "for", "river", "rights") in form.short_forms
    assert ("rights",) not in form.short_forms
    assert "torr" in form.initials or "tofrr" in form.initials


def test_an_owner_is_set_apart_unless_it_is_a_country(lexicon: Lexicon) -> None:
    assert form_of("Union’s Nile Front", "organisation", RANKS, lexicon).owned == ("nile", "front")
    assert form_of("Norway’s Coal Ministry", "organisation", RANKS, lexicon).owned is None


@pytest.mark.parametrize(
    ("text", "name", "shown"),
    [
        ("He met President Velkar.", "Velkar", "President Velkar"),
        ("Then Foreign Minister Velkar left.", "Velkar", "Foreign Minister Velkar"),
        ("The Mayor of Tolk Hale left.", "Hale", "Mayor of Tolk Hale"),
        ("Gen. Hale left.", "Hale", "Hale"),
        ("He left with Mr. Hale.", "Hale", "Mr. Hale"),
        ("It was the minister. Hale left.", "Hale", "Hale"),
        ("In Tolk Hale left.", "Hale", "Hale"),
    ],
)
def test_the_title_before_a_name_is_found(text: str, name: str, shown: str) -> None:
    start = text.index(name)
    assert with_title(text, Span(start, start + len(name)), RANKS).of(text).endswith(shown)


def test_an_acronym_in_brackets_has_to_come_from_the_name() -> None:
    text = "Norland Relief Front (NRF) and Norland Relief Front (Tolk)"
    assert acronym_after(text, Span(0, 20)) == "NRF"
    assert acronym_after(text, Span(31, 51)) is None
    assert stands_for("RAIB", "River Accident Inquiry Branch")
    assert not stands_for("NRA", "Boats for Sudria")


KINDS = st.sampled_from(["person", "organisation", "place"])


@given(written=st.text(min_size=1, max_size=40), kind=KINDS)
def test_every_form_has_a_core_and_words_of_it(written: str, kind: NameKind, lexicon: Lexicon) -> None:
    form = form_of(written, kind, RANKS, lexicon)
    assert form.core
    assert form.words
    assert "".join(form.core.split()) in "".join(written.split())


@given(st.text(max_size=40))
def test_tokens_are_slices(text: str) -> None:
    assert all(text[t.start : t.end] == t.written for t in tokens(text))
