"""The measure by which likeness is judged."""

from __future__ import annotations

import pytest

from evals.pairs import average_precision


def test_a_perfect_order_is_one() -> None:
    assert average_precision([[(0.9, True, 1.0), (0.1, False, 5.0)], [(0.8, True, 2.0)]]) == pytest.approx(
        1.0
    )


def test_a_pair_counts_for_as_many_as_it_stands_for() -> None:
    """Three that are not the same stand before the one that is."""
    assert average_precision([[(0.9, False, 3.0), (0.5, True, 1.0)]]) == pytest.approx(0.25)


def test_without_a_pair_that_is_the_same_there_is_no_figure() -> None:
    assert average_precision([[(0.9, False, 3.0)], []]) is None
