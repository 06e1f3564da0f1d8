"""The decision: likelier the more alike, no likelier the further apart in time, and never a gate."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from whosays.gathering import decision
from whosays.gathering.comparison import FIGURES

RISING = [at for at, name in enumerate(FIGURES) if name not in ("length", "stories")]
ROWS = st.lists(st.floats(0, 1), min_size=len(FIGURES), max_size=len(FIGURES))
GAPS = st.one_of(st.floats(0, 4000), st.just(float("nan")))


def odds(row: list[float], gap: float) -> float:
    return float(decision.load().pairs(np.array([row]), np.array([False]), np.array([gap]))[0])


@given(ROWS, st.sampled_from(RISING), st.floats(0, 3), GAPS)
def test_more_alike_is_never_less_likely(row: list[float], at: int, more: float, gap: float) -> None:
    likelier = [figure + more if n == at else figure for n, figure in enumerate(row)]
    assert odds(likelier, gap) >= odds(row, gap) - 1e-9


@given(ROWS, st.floats(0, 4000), st.floats(0, 4000))
def test_more_days_are_never_more_likely(row: list[float], gap: float, more: float) -> None:
    assert odds(row, gap + more) <= odds(row, gap) + 1e-9


@given(ROWS, st.floats(0, 4000))
def test_dates_take_little_from_what_words_say(row: list[float], gap: float) -> None:
    """A page that is dated years late is still gathered with what it says."""
    assert odds(row, gap) >= odds(row, float("nan")) - 2 - 1e-9


def test_years_between_do_not_forbid() -> None:
    alike = [1.0 if name not in ("stories",) else 2.0 for name in FIGURES]
    alike = [
        4.0 if name.startswith("rare") or name == "length" else v
        for name, v in zip(FIGURES, alike, strict=True)
    ]
    assert odds(alike, 4000.0) >= decision.load().line


@given(st.lists(st.tuples(ROWS, GAPS), min_size=1, max_size=6))
def test_a_pair_is_judged_the_same_alone_and_beside_others(rows: list[tuple[list[float], float]]) -> None:
    together = decision.load().pairs(
        np.array([row for row, _ in rows]), np.zeros(len(rows), bool), np.array([gap for _, gap in rows])
    )
    assert list(together) == [odds(row, gap) for row, gap in rows]
