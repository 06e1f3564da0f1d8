"""Linkage: what is alike on the whole comes together, and no chain of neighbours is enough."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from whosays.gathering.linkage import is_due, linked

LINE = -3.0


def odds(events: list[int], inside: float = 3.0, between: float = -6.0) -> np.ndarray:
    return np.array([[inside if a == b else between for b in events] for a in events])


def singly(count: int) -> list[list[int]]:
    return [[at] for at in range(count)]


EVENTS = st.lists(st.integers(0, 2), min_size=1, max_size=12)


@given(EVENTS)
def test_what_is_alike_comes_together_and_nothing_else(events: list[int]) -> None:
    expected = [[at for at, e in enumerate(events) if e == event] for event in set(events)]
    assert linked(odds(events), LINE, singly(len(events))) == sorted(expected)


@given(st.integers(0, 2**32), st.permutations(range(9)))
def test_the_order_of_the_articles_is_irrelevant(seed: int, order: list[int]) -> None:
    upper = np.triu(np.random.default_rng(seed).uniform(-8, 3, (9, 9)), 1)
    alike = upper + upper.T
    again = linked(alike[np.ix_(order, order)], LINE, [[at] for at in order])
    assert again == linked(alike, LINE, singly(9))


def test_a_chain_of_neighbours_does_not_hold_a_story_together() -> None:
    chain = np.array([[3.0 if abs(a - b) <= 1 else -8.0 for b in range(8)] for a in range(8)])
    assert len(linked(chain, LINE, singly(8))) > 1


def test_what_was_put_together_stays_together_and_comes_whole() -> None:
    assert linked(odds([0, 1, 1]), LINE, [[0, 1], [2]]) == [[0, 1, 2]]
    assert linked(odds([0, 1, 2]), LINE, [[0, 1], [2]]) == [[0, 1], [2]]


def test_what_is_judged_different_is_kept_apart_by_whatever_lies_between() -> None:
    alike = odds([0, 0, 0])
    alike[0, 2] = alike[2, 0] = -np.inf
    parts = linked(alike, LINE, singly(3))
    assert not any({0, 2} <= set(part) for part in parts)
    assert len(parts) == 2


def test_a_large_story_is_looked_at_each_time_it_has_doubled() -> None:
    assert [size for size in range(200) if is_due(size)] == [24, 48, 96]
