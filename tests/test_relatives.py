"""Relatives: what a third article explains is left out, and nothing that held articles together is lost."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from whosays.gathering.passages import PASSAGE_EVIDENCE, Alike, Run
from whosays.gathering.relatives import Relatives, explained


def relatives(a: str, b: str, *passages: tuple[int, int]) -> Relatives:
    """Two articles with the words from a place on in common, as many as given, at the same place in both."""
    runs = [Run(start, start, length) for start, length in passages]
    return Relatives(a, b, tuple(Alike((run,), run.length * 1_000, retold=False) for run in runs))


def test_a_pair_is_explained_by_a_third_that_has_clearly_more_in_common_with_both() -> None:
    near = [relatives("a", "c", (0, 40)), relatives("b", "c", (0, 40))]
    assert explained([relatives("a", "b", (0, 25)), *near]) == {("a", "b")}
    assert explained([relatives("a", "b", (0, 38)), *near]) == frozenset()
    assert explained([relatives("a", "b", (0, 25)), *near[:1]]) == frozenset()


def test_what_a_pair_has_in_common_beside_the_third_is_told() -> None:
    near = [relatives("a", "c", (0, 40)), relatives("b", "c", (0, 40))]
    assert explained([relatives("a", "b", (0, 12), (60, 13)), *near]) == frozenset()


def test_passages_too_slight_to_be_evidence_explain_nothing() -> None:
    slight = PASSAGE_EVIDENCE // 1_000 - 1
    near = [relatives("a", "c", (0, slight), (60, 40)), relatives("b", "c", (0, slight), (60, 40))]
    assert explained([relatives("a", "b", (0, 20)), *near]) == frozenset()


@given(st.integers(2, 7), st.data())
def test_articles_that_pairs_held_together_stay_together_in_any_order(
    count: int, data: st.DataObject
) -> None:
    ids = [str(n) for n in range(count)]
    passages = st.lists(st.tuples(st.sampled_from([0, 100]), st.integers(8, 60)), max_size=2, unique_by=min)
    every = [relatives(a, b, *data.draw(passages)) for a, b in combinations(ids, 2)]
    pairs = [pair for pair in every if pair.alike]
    gone = explained(pairs)
    assert explained(data.draw(st.permutations(pairs))) == gone
    left = [pair for pair in pairs if (pair.a, pair.b) not in gone]
    assert _parts(ids, left) == _parts(ids, pairs)


def _parts(ids: list[str], pairs: list[Relatives]) -> set[frozenset[str]]:
    part = {one: frozenset([one]) for one in ids}
    for pair in pairs:
        for one in (joined := part[pair.a] | part[pair.b]):
            part[one] = joined
    return set(part.values())
