"""The scores of clusters of mentions, against figures worked out by hand from the papers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.coreference import Sums, sums

GOLD = [["a", "b", "c"], ["d", "e"], ["f"]]
TOLD = [["a", "b"], ["c", "d", "e"], ["f"]]


def test_muc_counts_links() -> None:
    """Three links on either side; the told ones cut one of the annotated and add one."""
    assert sums(TOLD, GOLD).muc == (2, 3, 3)


def test_b_cubed_weighs_each_mention() -> None:
    right_p, right_r, mentions = sums(TOLD, GOLD).b3
    assert mentions == 6
    assert right_p == pytest.approx(2 * 1 + 1 / 3 + 2 * 2 / 3 + 1)
    assert right_r == pytest.approx(2 * 2 / 3 + 1 / 3 + 2 * 1 + 1)


def test_ceafe_matches_clusters_one_to_one() -> None:
    similar, told, gold = sums(TOLD, GOLD).ceafe
    assert (told, gold) == (3, 3)
    assert similar == pytest.approx(4 / 5 + 4 / 5 + 1)


def test_sums_of_two_topics_add_up() -> None:
    one, other = sums(TOLD, GOLD), sums([["x", "y"]], [["x"], ["y"]])
    assert (one + other).b3 == pytest.approx([a + b for a, b in zip(one.b3, other.b3, strict=True)])


def test_other_mentions_are_an_error() -> None:
    with pytest.raises(ValueError, match="different mentions"):
        sums([["a"]], [["b"]])


@given(st.lists(st.integers(0, 4), min_size=1, max_size=12))
def test_what_is_told_as_annotated_is_perfect(chains: list[int]) -> None:
    clusters = [[i for i, c in enumerate(chains) if c == chain] for chain in sorted(set(chains))]
    told: Sums = sums(clusters, clusters[::-1])
    assert told.b3 == (len(chains), len(chains), len(chains))
    assert told.ceafe[0] == pytest.approx(len(clusters))
    assert told.muc[0] == told.muc[1] == told.muc[2]
