"""Copies that are near relatives, and those that a third article explains.

What holds:

* Where one text stands in many articles, each shares it with every other. What shows its way is who has
  most in common with whom: as in a stemma, a pair is no direct evidence where both have clearly more in
  common with a third, the words of the pair among it.
* The pairs that are left hold together the articles that all pairs held together: a pair goes only where
  two stronger ones lead from one of its articles to the other.
* What remains depends on the pairs alone, and not on their order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whosays.gathering.passages import PASSAGE_EVIDENCE, Alike

_CLEARLY = 1.1  # times as much in common as the pair itself: a name more in one sentence is chance
_COVERED = 0.8  # the part of the pair's words that stands in the passages with the third
_THIRDS = 16  # articles that have most in common with one: no more are asked


@dataclass(frozen=True, slots=True)
class Relatives:
    """The passages of two articles (ids, a < b) that share text."""

    a: str
    b: str
    alike: tuple[Alike, ...]

    @property
    def evidence(self) -> int:
        """What they weigh together; those too slight to be evidence do not count."""
        return sum(passage.evidence for passage in self._counted())

    def words_of(self, article: str) -> frozenset[int]:
        """The places of the words of one of the two that stand in passages that count."""
        runs = [run for passage in self._counted() for run in passage.runs]
        starts = [(run.a if article == self.a else run.b, run.length) for run in runs]
        return frozenset(word for start, length in starts for word in range(start, start + length))

    def _counted(self) -> list[Alike]:
        return [passage for passage in self.alike if passage.evidence >= PASSAGE_EVIDENCE]


def explained(pairs: Sequence[Relatives]) -> frozenset[tuple[str, str]]:
    """The ids of those pairs that a third article explains.

    The third shares text with both, clearly more with each than they share with one another, and most
    of what they share stands in what each shares with it.
    """
    evidence: dict[str, dict[str, int]] = {}
    for pair in pairs:
        evidence.setdefault(pair.a, {})[pair.b] = evidence.setdefault(pair.b, {})[pair.a] = pair.evidence
    most = {
        article: sorted(others, key=lambda other: (-others[other], other))[:_THIRDS]
        for article, others in evidence.items()
    }
    by_ids = {(pair.a, pair.b): pair for pair in pairs}
    return frozenset(ids for ids, pair in by_ids.items() if _is_explained(pair, by_ids, evidence, most))


def _is_explained(
    pair: Relatives,
    by_ids: Mapping[tuple[str, str], Relatives],
    evidence: Mapping[str, Mapping[str, int]],
    most: Mapping[str, Sequence[str]],
) -> bool:
    least = _CLEARLY * pair.evidence
    return pair.evidence > 0 and any(
        evidence[pair.a][third] > least
        and evidence[third].get(pair.b, 0) > least
        and all(_covers(by_ids[_in_order(one, third)], pair, one) for one in (pair.a, pair.b))
        for third in most[pair.a]
    )


def _covers(nearer: Relatives, pair: Relatives, article: str) -> bool:
    """True where most of the pair's words in one article stand in what that shares with the third."""
    words = pair.words_of(article)
    return len(words & nearer.words_of(article)) >= _COVERED * len(words)


def _in_order(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)
