"""Whom an office stands for, and where a name stands that reading did not mark."""

from __future__ import annotations

import re

import pytest

from whosays.lexicon import load
from whosays.model import Article, Name, NameKind, NameMention, Reading, Span, Story
from whosays.telling.names import StoryNames, merge_names

LEXICON = load()
KINDS: dict[str, NameKind] = {"p": "person", "o": "organisation", "l": "place"}
MARKED = re.compile(r"\[(?P<words>[^|\]]+)\|(?P<kind>[pol])\]")


def told(*marked: str) -> StoryNames:
    """The names of a story of articles in which mentions stand as [words|kind]."""
    readings = []
    for number, written in enumerate(marked):
        plain, at = "", 0
        mentions = []
        for match in MARKED.finditer(written):
            plain += written[at : match.start()]
            mentions.append(
                NameMention(Span(len(plain), len(plain) + len(match["words"])), KINDS[match["kind"]])
            )
            plain += match["words"]
            at = match.end()
        article = Article(text=plain + written[at:], given_id=str(number))
        readings.append(Reading(article, "en", names=tuple(mentions)))
    return merge_names(Story(tuple(readings)), LEXICON)


def known_as(names: StoryNames, form: str) -> Name | None:
    """The name that goes by `form`."""
    found = [n for n in names.names if form in (n.name, *n.aliases)]
    assert len(found) <= 1
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("[President Oran Velkar|p] fled. The President has said nothing.", "The President"),
        ("[Mayor of Tolk Joan Hale|p] came. The Tolk Mayor warned of more.", "The Tolk Mayor"),
    ],
)
def test_an_office_stands_for_the_one_who_holds_it(text: str, form: str) -> None:
    found = known_as(told(text), form)
    assert found is not None
    assert found.name in ("Oran Velkar", "Joan Hale")


@pytest.mark.parametrize(
    "text",
    [
        "[President Oran Velkar|p] met [President Ana Stell|p]. The President has said nothing.",
        "[President Oran Velkar|p] fled. The President of Sudria has said nothing.",
        "[President Oran Velkar|p] fled. The President Hotel was shut.",
        "[President Oran Velkar|p] fled. The Sudrian President has said nothing.",
        "[Oran Velkar|p] fled. The President has said nothing.",
    ],
)
def test_an_office_that_may_be_another_is_nobody(text: str) -> None:
    names = told(text)
    assert not any("The President" in n.aliases or "The Sudrian President" in n.aliases for n in names.names)


def test_an_office_in_small_letters_is_a_mention_and_no_name() -> None:
    text = "[President Oran Velkar|p] fled. Then the president wrote."
    names = told(text)
    (velkar,) = names.names
    assert "the president" not in velkar.aliases
    assert list(names.by_mention.values()) == [velkar.id, velkar.id]


def test_a_name_is_one_in_a_heading_too() -> None:
    names = told("[President Oran Velkar|p] fled. French President Velkar Seeks Asylum\nOran Velkar Is Gone")
    assert len(names.by_mention) == 3
    assert known_as(names, "French President Velkar") == known_as(names, "Oran Velkar")


def test_the_end_of_a_body_is_its_name_after_the_article() -> None:
    names = told("The [Tolk Observatory for River Rights|o] spoke. The Observatory said no more.")
    found = known_as(names, "Observatory")
    assert found is not None
    assert found.name == "Tolk Observatory for River Rights"


def test_the_end_of_a_body_that_goes_on_is_another_name() -> None:
    names = told("The [Tolk Observatory for River Rights|o] spoke. The Observatory Hotel burned.")
    assert len(names.by_mention) == 1


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (
            "France's [Foreign Ministry spokeswoman Ana Stell|p] left.",
            "France's Foreign Ministry spokeswoman Ana Stell",
        ),
        ("Then North Korean [leader Oran Velkar|p] left.", "North Korean leader Oran Velkar"),
        ("Defence ministry [spokesman Oran Velkar|p] left.", "Defence ministry spokesman Oran Velkar"),
    ],
)
def test_a_title_has_its_country_and_ministry(text: str, form: str) -> None:
    assert known_as(told(text), form) is not None
