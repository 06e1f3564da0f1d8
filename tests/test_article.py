"""Order of publication: told only where both times are exact enough."""

from __future__ import annotations

from itertools import permutations
from typing import Literal

import pytest

from whosays.model import Published


def published(value: str) -> Published:
    length: dict[int, Literal["year", "month", "day"]] = {4: "year", 7: "month", 10: "day"}
    return Published(value, length.get(len(value), "minute"), "given")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2031-05-01", "2031-05-02"),
        ("2031-05-01T10:00", "2031-05-01T10:01"),
        ("2031-05-01T12:00+02:00", "2031-05-01T11:00+00:00"),
        ("2031-05-01T10:00", "2031-05-02T13:00+00:00"),
        ("2031-05-01", "2031-05-02T01:00"),
    ],
)
def test_the_earlier_precedes_the_later(first: str, second: str) -> None:
    assert published(first).precedes(published(second)) is True
    assert published(second).precedes(published(first)) is False


@pytest.mark.parametrize(
    "values",
    [
        ("2031-05", "2031-06-01"),
        ("2031", "2032"),
        ("2031-05-01", "2031-05-01T10:00"),
        ("2031-05-01", "2031-05-01"),
        ("2031-05-01T10:00", "2031-05-02T11:00+00:00"),
    ],
)
def test_no_order_is_invented(values: tuple[str, str]) -> None:
    for one, two in permutations(values):
        assert published(one).precedes(published(two)) is None
