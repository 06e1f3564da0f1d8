"""The party of whoever is named, by the words around the name."""

from __future__ import annotations

import pytest
from stories import bounds, line, page, person, trace

SHUT = "the bridge at Orle is shut"
HOLT = line(f"Mayor Ines Holt said {SHUT}.", person("Ines Holt"))


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Bo Ragn, who speaks for the rebel Azure Front, said it is shut.", "Bo Ragn"),
        ("The Azure Front rebels met and their leader, Bo Ragn, said it is shut.", "Bo Ragn"),
        ("Rebel commander Bo Ragn said it is shut.", "Bo Ragn"),
    ],
)
def test_a_party_is_read_around_a_name(said: str, name: str) -> None:
    assert bounds(trace(page("Noon", HOLT), page("Star", line(said, person(name))))) == (2, 2)


def test_a_capital_at_the_head_of_a_sentence_names_no_body() -> None:
    club = line(f"Club chairman Rob Dean said {SHUT}.", person("Rob Dean"))
    team = line(f"Team captain Leo Marsh said {SHUT}.", person("Leo Marsh"))
    assert bounds(trace(page("Noon", club), page("Star", team))) == (1, 2)
