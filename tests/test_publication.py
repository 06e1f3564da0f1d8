"""Which account is later: only where the times of publication show it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.model import Published
from whosays.telling.publication import last_is_later


def at(value: str | None) -> Published | None:
    if value is None:
        return None
    match len(value):
        case 7:
            return Published(value, "month", "given")
        case 10:
            return Published(value, "day", "given")
        case _:
            return Published(value, "minute", "given")


@pytest.mark.parametrize(
    ("a", "b", "later"),
    [
        ("2031-05-02", "2031-05-01", True),
        ("2031-05-01", "2031-05-02", False),
        ("2031-05-01", "2031-05-01", None),
        ("2031-05-01T09:00", "2031-05-01", None),
        ("2031-05-01T09:00Z", "2031-05-01T11:30+03:00", True),
        ("2031-05-01T11:30+03:00", "2031-05-01T09:00Z", False),
        ("2031-05-01T11:30", "2031-05-01T09:00Z", None),
        ("2031-05-04T11:30", "2031-05-01T09:00Z", True),
        ("2031-05", "2031-04-01", None),
        (None, "2031-04-01", None),
    ],
)
def test_which_is_later(a: str | None, b: str | None, later: bool | None) -> None:
    assert last_is_later([at(a)], [at(b)]) is later


@given(st.lists(st.sampled_from(["2031-05-01", "2031-05-02", "2031-05-02T10:00Z", None]), max_size=3))
def test_nothing_is_later_than_itself(values: list[str | None]) -> None:
    times = [at(value) for value in values]
    assert last_is_later(times, times) is None
