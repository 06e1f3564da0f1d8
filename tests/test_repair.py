"""Repair: a story falls apart where its parts have nothing to do with one another, and only there."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from whosays.gathering.repair import fall_apart, is_due


def odds(parts: list[int], inside: float = 3.0, between: float = -6.0) -> np.ndarray:
    return np.array([[inside if a == b else between for b in parts] for a in parts])


@given(st.lists(st.integers(0, 2), min_size=1, max_size=12))
def test_the_smaller_parts_leave(parts: list[int]) -> None:
    leaving = fall_apart(odds(parts), -3.0)
    largest = max(sorted(set(parts), key=parts.index), key=parts.count)
    expected = [[at for at, p in enumerate(parts) if p == part] for part in set(parts) - {largest}]
    assert sorted(leaving) == sorted(expected)


def test_a_chain_of_neighbours_does_not_hold_a_story_together() -> None:
    chain = np.array([[3.0 if abs(a - b) <= 1 else -8.0 for b in range(8)] for a in range(8)])
    assert fall_apart(chain, -3.0)


def test_what_is_alike_stays() -> None:
    assert fall_apart(odds([0] * 9), -3.0) == []


def test_a_story_is_looked_at_each_time_it_has_doubled() -> None:
    assert [size for size in range(200) if is_due(size)] == [6, 12, 24, 48, 96]
