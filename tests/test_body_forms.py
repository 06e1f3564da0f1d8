"""Bodies by several names are read under one, wherever a capital tells that they are meant."""

from __future__ import annotations

import pytest

from whosays.lexicon import load
from whosays.telling.sources.body_forms import accredited, in_one_form
from whosays.telling.sources.parties import party_in, same_body, same_government

LEXICON = load()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("UNHCR", "the UN refugee agency"),
        ("MSF", "Doctors Without Borders"),
        ("the USGS", "the US Geological Survey"),
        ("the IDF", "the Israeli army"),
        ("the Home Office", "a Home Office spokesperson"),
    ],
)
def test_two_names_of_one_body(a: str, b: str) -> None:
    assert same_body(party_in(a, LEXICON), party_in(b, LEXICON))


def test_two_offices_of_one_state_are_two_bodies() -> None:
    house, war = (party_in(name, LEXICON) for name in ("the White House", "the Pentagon"))
    assert same_government(house, war)
    assert not same_body(house, war)


@pytest.mark.parametrize("text", ["its home office", "the red cross on the door", "who said so"])
def test_small_letters_name_no_body(text: str) -> None:
    assert in_one_form(text, LEXICON) == text


def test_where_an_envoy_is_sent_tells_nothing_of_whose_he_is() -> None:
    assert accredited("the Norlandish ambassador to Sudria") == "the Norlandish ambassador"
