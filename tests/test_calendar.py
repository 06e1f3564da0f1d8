from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from whosays.model import Published
from whosays.reading.values.calendar import (
    Exact,
    Reckoning,
    Tense,
    Unit,
    bounds_of,
    granularity_of,
    reckoning_of,
)

UNITS: tuple[Unit, ...] = ("day", "week", "weekend", "month", "quarter", "year")
EXACT: tuple[Exact, ...] = ("none", "year", "month", "day")
DAYS = st.dates(date(1950, 1, 1), date(2090, 1, 1))


@pytest.mark.parametrize(
    ("value", "bounds", "granularity"),
    [
        ("2016-11-09", ("2016-11-09", "2016-11-09"), "day"),
        ("2016-02", ("2016-02-01", "2016-02-29"), "month"),
        ("2016", ("2016-01-01", "2016-12-31"), "year"),
        ("201", ("2010-01-01", "2019-12-31"), "year"),
        ("19", ("1900-01-01", "1999-12-31"), "year"),
        ("2016-Q4", ("2016-10-01", "2016-12-31"), "quarter"),
        ("2016-W45", ("2016-11-07", "2016-11-13"), "week"),
        ("2016-W45-WE", ("2016-11-12", "2016-11-13"), "weekend"),
        ("2016-SU", ("2016-01-01", "2016-12-31"), "season"),
        ("2016-WI", ("2015-01-01", "2017-12-31"), "season"),
        ("2016-11-09T06:10", ("2016-11-09T06:10", "2016-11-09T06:10"), "minute"),
        ("2016-11-09T24:00", ("2016-11-10T00:00", "2016-11-10T00:00"), "minute"),
        ("2016-11-09T06", ("2016-11-09T06:00", "2016-11-09T06:59"), "hour"),
        ("2016-11-09TEV", ("2016-11-09", "2016-11-09"), "part-of-day"),
        ("2016-11-09TNI", ("2016-11-09", "2016-11-10"), "part-of-day"),
        ("2016-11-07/2016-11-09", ("2016-11-07", "2016-11-09"), "day"),
        ("2016-02-31", None, "day"),
        ("XXXX-WXX-7", None, "day"),
        ("XXXX-WXX-7TEV", None, "part-of-day"),
        ("PRESENT_REF", None, "year"),
        ("P12D", None, "day"),
        ("PT3H", None, "hour"),
        ("P20Y", None, "year"),
    ],
)
def test_a_value_spans_its_days(value: str, bounds: tuple[str, str] | None, granularity: str) -> None:
    assert (bounds_of(value), granularity_of(value)) == (bounds, granularity)


@given(DAYS, st.integers(1, 7))
def test_a_weekday_of_the_past_is_within_the_week_to_publication(day: date, number: int) -> None:
    found = date.fromisoformat(Reckoning(day, "day", "past").weekday(number))
    assert found.isoweekday() == number
    assert day - timedelta(6) <= found <= day


@given(DAYS, st.integers(1, 7))
def test_a_weekday_of_the_future_is_within_the_week_from_publication(day: date, number: int) -> None:
    found = date.fromisoformat(Reckoning(day, "day", "future").weekday(number))
    assert found.isoweekday() == number
    assert day <= found <= day + timedelta(6)


@pytest.mark.parametrize("tense", ["past", "open", "future"])
@given(day=DAYS, month=st.integers(1, 12), number=st.integers(1, 28) | st.just(31))
def test_any_day_of_a_year_can_be_named_on_any_day(day: date, month: int, number: int, tense: Tense) -> None:
    assume(number <= 28 or month in (1, 12))
    said = date.fromisoformat(Reckoning(day, "day", tense).month(month, number))
    assert (said.month, said.day) == (month, number)
    assert abs((said - day).days) <= 366


@given(DAYS, st.integers(1, 12))
def test_a_month_of_the_past_has_begun(day: date, month: int) -> None:
    found = Reckoning(day, "day", "past").month(month)
    assert found[5:] == f"{month:02d}"
    assert found <= f"{day:%Y-%m}"


@given(DAYS, st.sampled_from(UNITS), st.integers(-40, 40))
def test_what_publication_does_not_settle_stays_open(day: date, unit: Unit, count: int) -> None:
    needed = {"year": 1, "quarter": 2, "month": 2}.get(unit, 3)
    for known, exact in enumerate(EXACT):
        value = Reckoning(day, exact).shifted(unit, count)
        assert ("X" in value) == (known < needed)


@pytest.mark.parametrize(
    ("published", "exact"),
    [
        (None, "none"),
        (Published("2024", "year", "given"), "year"),
        (Published("2024-12", "month", "given"), "month"),
        (Published("2024-12-09", "day", "page"), "day"),
        (Published("2024-12-09T10:00:00Z", "minute", "page"), "day"),
        (Published("2024-13-40", "day", "page"), "none"),
        (Published("yesterday", "day", "page"), "none"),
    ],
)
def test_a_reckoning_knows_as_much_as_the_article(published: Published | None, exact: str) -> None:
    assert reckoning_of(published, "past").exact == exact
