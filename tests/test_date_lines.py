"""Date lines: what is one, which day it names, and what is left unread."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.lexicon import load
from whosays.reading.layout.date_lines import is_date_line, iso_day, split_off_date

LEXICON = load()


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("December 8, 2031", "2031-12-08"),
        ("Dec. 8, 2031", "2031-12-08"),
        ("Updated 3 May 2034 10:15 GMT", "2034-05-03"),
        ("Published: Sunday, 3rd May 2034 at 9.15am", "2034-05-03"),
        ("2031-12-08T10:15:00Z", "2031-12-08"),
        ("25/5/2034", "2034-05-25"),
        ("5/25/2034", "2034-05-25"),
        ("3/5/2034", None),
        ("Updated at 1:23 p.m. ET", None),
        ("3 hours ago", None),
    ],
)
def test_a_date_line_and_its_day(line: str, day: str | None) -> None:
    assert is_date_line(line, LEXICON)
    assert iso_day(line) == day


@pytest.mark.parametrize(
    "line", ["2031", "March", "May 3 was a Sunday", "Ten people in May 2034", "12 of 14", "", "31 February"]
)
def test_no_date_line(line: str) -> None:
    assert iso_day(line) is None
    assert line == "31 February" or not is_date_line(line, LEXICON)


def test_the_day_of_the_month_has_to_exist() -> None:
    assert iso_day("31 February 2034") is None


def test_a_date_behind_a_name_is_split_off() -> None:
    assert split_off_date("By Ana Pol | May 3, 2034", LEXICON) == ("By Ana Pol | ", "May 3, 2034")
    assert split_off_date("By Ana Pol", LEXICON) == ("By Ana Pol", "")


@given(st.text(max_size=200))
def test_splitting_loses_nothing(text: str) -> None:
    assert "".join(split_off_date(text, LEXICON)) == text
