"""The party of whoever is named, by the words around the name."""

from __future__ import annotations

import pytest
from stories import body, bounds, invented_lexicon, line, page, person, trace

from whosays.telling.sources.affiliations import told_kind

LEXICON = invented_lexicon()

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


@pytest.mark.parametrize(
    "said",
    [
        "Orle Harbour Police Lt. Bo Ragn said it is shut.",
        "The Orle Harbour Police chief communications officer, Bo Ragn, said it is shut.",
    ],
)
def test_a_short_or_a_long_title_tells_the_body(said: str) -> None:
    police = line(f"Orle Harbour Police said {SHUT}.", body("Orle Harbour Police"))
    assert bounds(trace(page("Noon", police), page("Star", line(said, person("Bo Ragn"))))) == (1, 1)


def test_a_capital_at_the_head_of_a_sentence_names_no_body() -> None:
    club = line(f"Club chairman Rob Dean said {SHUT}.", person("Rob Dean"))
    team = line(f"Team captain Leo Marsh said {SHUT}.", person("Leo Marsh"))
    assert bounds(trace(page("Noon", club), page("Star", team))) == (1, 2)


def test_what_stands_before_a_comma_is_no_part_of_the_title_behind_it() -> None:
    guam = line(f"It was seen off the coast of Sudria, spokesman Bo Ragn said {SHUT}.", person("Bo Ragn"))
    castle = line(f"The Norlandish army said {SHUT}.", body("The Norlandish army"))
    sudrian = line(f"Sudrian spokesman Bo Ragn said {SHUT}.", person("Bo Ragn"))
    assert bounds(trace(page("Noon", castle), page("Star", guam))) == (1, 2)
    assert bounds(trace(page("Noon", castle), page("Star", sudrian))) == (2, 2)


def test_the_subject_of_another_clause_is_no_apposition() -> None:
    told = line(f"For Bo Ragn, the Sudrian minister said {SHUT}, nothing changed.", person("Bo Ragn"))
    castle = line(f"The Norlandish army said {SHUT}.", body("The Norlandish army"))
    assert bounds(trace(page("Noon", castle), page("Star", told))) == (1, 2)


def test_who_tells_a_body_something_says_nothing_of_its_kind() -> None:
    union = "firefighters tell Orlex that the pump failed"
    assert told_kind("Orlex", f"Late on Monday {union}.", LEXICON) is None
    assert told_kind("Orlex", "The union Orlex and the rebel group Tarn met.", LEXICON) == "unions"
    assert told_kind("Tarn", "The union Orlex and the rebel group Tarn met.", LEXICON) == "insurgents"
