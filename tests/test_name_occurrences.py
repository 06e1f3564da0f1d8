"""Where a name stands that reading did not mark."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from named_articles import known_as, told

from whosays.telling.names.name_occurrences import NameFinder, capital_words


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


words = st.text("ABab-.’é1", min_size=1, max_size=3).filter(lambda word: word[0].isupper())
names = st.lists(st.lists(words, min_size=1, max_size=3).map(tuple), max_size=5)


@given(names, st.text("ABab-.’é1 \n", max_size=40), st.data())
def test_names_are_found_as_by_an_expression_of_them_all(
    wanted: list[tuple[str, ...]], text: str, data: st.DataObject
) -> None:
    for name in wanted:
        at = data.draw(st.integers(0, len(text)))
        text = f"{text[:at]} {' '.join(name)}{text[at:]}"
    ordered = sorted(set(wanted), key=lambda name: (-len(name), -len(" ".join(name)), name))
    either = "|".join(r"\s+".join(map(re.escape, name)) for name in ordered) or "(?!)"
    expected = [found.span() for found in re.finditer(rf"(?<![\w-])(?:{either})(?!\w)", text)]
    found = list(NameFinder(wanted).find(text, capital_words(text)))
    assert [(span.start, span.end) for span, _ in found] == expected
    assert all(tuple(span.of(text).split()) == name for span, name in found)
