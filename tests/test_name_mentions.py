from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nasty import nasty

from whosays.reading.models import Models
from whosays.reading.names import find_names

ANY = nasty.map(lambda text: text.replace("\ud800", "?"))  # the parser reads no lone surrogate
PIECES = st.sampled_from(
    [
        "President",
        "Mr",
        "Ana",
        "Marek",
        "al",
        "-",
        "bin",
        "of",
        "the",
        "The",
        "Police",
        "(",
        "HTS",
        ")",
        "Reuters",
        "Moscow",
        "'s",
        "’s",
        ",",
        ".",
        "in",
        "near",
        "told",
        "No.",
        "Gen",
        "Hospital",
        "BBC",
        "U.S.",
        "and",
        "University",
        "for",
        "Council",
        "/",
        "@x",
        "MAYOR",
        "12",
    ]
)


def names(models: Models, text: str) -> list[tuple[str, str]]:
    (parse,) = models.parser.parse([text])
    return [(m.kind, m.span.of(text)) for m in find_names(parse, 0, "text", models.lexicon)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Mr Okoro said the bridge was shut.", "person", "Mr Okoro"),
        ("Col. Marek gave the order.", "person", "Col. Marek"),
        ("He met former President Ana Marek.", "person", "former President Ana Marek"),
        ("He met Deputy Chief Constable Ana Marek.", "person", "Deputy Chief Constable Ana Marek"),
        ("He met Mayor of London Peter Marek.", "person", "Mayor of London Peter Marek"),
        ("He met Hassan al-Karim there.", "person", "Hassan al-Karim"),
        ("He met Ludwig van der Berg there.", "person", "Ludwig van der Berg"),
        ("The Harbour Police opened an inquiry.", "organisation", "Harbour Police"),
        ("He wrote to the Council for Coastal Safety.", "organisation", "Council for Coastal Safety"),
        ("The officials told Reuters so.", "organisation", "Reuters"),
        ("The United Nations said so.", "organisation", "United Nations"),
        ("He was taken to Orlan University Hospital.", "place", "Orlan University Hospital"),
        ("They fled to Russia.", "place", "Russia"),
    ],
)
def test_a_mention_has_its_kind_and_its_longest_form(
    models: Models, text: str, kind: str, words: str
) -> None:
    assert (kind, words) in names(models, text)


def test_an_acronym_in_brackets_is_told_with_its_full_name(models: Models) -> None:
    text = "The Coastal Safety Observatory (CSO) counted the boats."
    assert names(models, text) == [
        ("organisation", "Coastal Safety Observatory"),
        ("organisation", "CSO"),
    ]


def test_possessive_and_article_are_no_part_of_a_mention(models: Models) -> None:
    assert ("person", "Maria Jensen") in names(models, "Maria Jensen’s boat sank.")
    assert ("place", "Kremlin") in names(models, "The Kremlin's guards left.")


def test_an_adjective_of_a_country_is_no_name(models: Models) -> None:
    assert names(models, "Two Iranian officials left.") == []


def test_a_heading_gives_only_what_is_surely_a_name(models: Models) -> None:
    found = names(models, "Governor Resigns After Ferry Tragedy Near Russia")
    assert ("place", "Russia") in found
    assert not any("Resigns" in words for _, words in found)


def test_an_abbreviation_of_an_agency_stands_only_for_itself(models: Models) -> None:
    assert ("organisation", "AP") in names(models, "The officials told AP about it.")
    assert names(models, "They used an ap to find the way.") == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=60) | ANY, st.integers(0, 500))
def test_spans_are_in_the_article_and_apart(models: Models, text: str, offset: int) -> None:
    (parse,) = models.parser.parse([text])
    found = find_names(parse, offset, "title", models.lexicon)
    shifted = "x" * offset + text
    assert all(m.part == "title" and m.span.of(shifted).strip() for m in found)
    assert all(offset <= m.span.start and m.span.end <= len(shifted) for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
