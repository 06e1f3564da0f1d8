from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.reading.values.numerals import NUMERAL, number_of, year_of


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("1,900", 1900),
        ("2.5 million", 2_500_000),
        ("2 1/2", 2.5),
        ("7½", 7.5),
        ("twenty-one", 21),
        ("one hundred and five", 105),
        ("two thousand three hundred", 2300),
        ("half a million", 500_000),
        ("a dozen", 12),
        ("three dozen", 36),
        ("a hundred thousand", 100_000),
        ("4m", 4_000_000),
        ("1.2bn", 1_200_000_000),
        ("a quarter of a million", 250_000),
        ("two-thirds of a million", 2_000_000 / 3),
        ("one and a half million", 1_500_000),
        ("a million and a half", 1_500_000),
        ("two and a quarter", 2.25),
        ("3 lakh", 300_000),
        ("two three", None),
        ("ships", None),
        ("", None),
    ],
)
def test_a_number_is_read_from_its_words(words: str, number: float | None) -> None:
    assert number_of(words) == number


@given(st.integers(0, 10**12))
def test_digits_with_commas_are_their_number(number: int) -> None:
    assert number_of(f"{number:,}") == number


@given(st.text(max_size=40))
def test_what_the_pattern_finds_never_raises(text: str) -> None:
    for match in re.finditer(NUMERAL, text, re.IGNORECASE):
        found = number_of(match[0])
        assert found is None or found >= 0


@pytest.mark.parametrize(
    ("words", "year"),
    [("nineteen ninety-seven", 1997), ("twenty sixteen", 2016), ("two thousand", 2000), ("nine", None)],
)
def test_a_spoken_year(words: str, year: int | None) -> None:
    assert year_of(words) == year
