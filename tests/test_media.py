"""Which medium a name stands for, and which media are one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from stories import build, invented_lexicon, line, page

from whosays.model import Credit, Span
from whosays.telling.sources.media import Medium, may_cover, medium_of, one_owner, outlet_of, same_medium

LEXICON = invented_lexicon()


def medium(name: str) -> Medium:
    return medium_of(name, LEXICON)


@pytest.mark.parametrize("name", ["NNA", "the state agency NNA", "Norland News Agency", "NNA news agency"])
def test_an_agency_is_one_under_all_its_forms(name: str) -> None:
    assert medium(name) == medium("NNA")
    assert medium(name).key == "agency nna"


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Norlandish state media", "norland"),
        ("multiple Sudrian news agencies", "sudria"),
        ("local media", None),
        ("media reports from Norland and Sudria", "norland"),
        ("Unconfirmed reports", None),
        ("the report", None),
    ],
)
def test_media_at_large_are_no_outlet(name: str, country: str | None) -> None:
    assert medium(name).generic
    assert medium(name).country == country


@pytest.mark.parametrize("name", ["The Orle Herald", "the Orle Herald", "the Sudrian newspaper Orle Herald"])
def test_an_outlet_is_known_by_its_name(name: str) -> None:
    assert medium(name).key == "outlet orle herald"
    assert same_medium(medium(name), medium("Orle Herald"))


def test_media_at_large_may_cover_those_of_their_country_only() -> None:
    assert may_cover(medium("Norlandish media"), medium("NNA"))
    assert not may_cover(medium("Sudrian media"), medium("NNA"))
    assert not may_cover(medium("NNA"), medium("Norlandish media"))
    assert may_cover(medium("state media"), medium("NNA"))
    assert not may_cover(medium("state media"), medium("Open Wire"))


def test_media_of_one_house_or_one_state_have_one_owner() -> None:
    assert one_owner(medium("Meridian"), medium("Daily Lantern"))
    assert one_owner(medium("NNA"), medium("Castle Radio"))
    assert not one_owner(medium("Meridian"), medium("Open Wire"))
    assert not one_owner(medium("Orle Herald"), medium("Open Wire"))


def test_an_outlet_is_named_or_credited_or_unknown() -> None:
    story, _ = build(page("The Orle Herald", line("It is shut.")), page(None, line("It is shut.")))
    named, unknown = story.readings
    assert outlet_of(named, LEXICON) == medium("Orle Herald")
    assert outlet_of(unknown, LEXICON) is None
    credited = replace(unknown, credits=(Credit("Open Wire", "outlet", Span(0, 1)),))
    assert outlet_of(credited, LEXICON) == medium("Open Wire")


def test_an_outlet_known_by_its_site_alone_is_one_outlet() -> None:
    story, _ = build(page("orle.example", line("It is shut.")), page("orle.example", line("It is open.")))
    one, two = (outlet_of(reading, LEXICON) for reading in story.readings)
    assert one is not None
    assert two is not None
    assert same_medium(one, two)
