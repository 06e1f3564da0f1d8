"""Which reports say the same thing.

What holds here: every report of a story is in exactly one group; groups do not depend on the order
in which articles were given; a report joins a group for what it shares with the founding report
and with the members on average, never because it resembles one of them alone. Chains of
resemblance are how clusters of news grow together that have nothing to do with each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from types import MappingProxyType

from whosays.model import Part, Report, Span
from whosays.telling.claims.gist import Gist
from whosays.telling.claims.likeness import are_opposed, count_apart, nearness, sign_of
from whosays.telling.claims.wording import wordings

PAIR = 0.25  # two reports that are less alike never begin a group
TOGETHER = 0.12  # so alike two groups have to be on average
EACH = 0.02  # and so alike each report of the one and each of the other: they share something
_NOBODY: Mapping[str, str] = MappingProxyType({})
_KEYS_LOOKED_UP = 8  # the heaviest keys of a report, by which its like are looked for
_LONGEST_POSTING = 60  # of a key that more reports have, only the earliest are candidates
_MEMBERS_COMPARED = 24  # of each group, the earliest: bounds the cost of a claim all articles carry


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """The reports of one claim, the founding one first.

    `text` is the one that words it best, `first` the earliest that says it as plainly.
    """

    reports: tuple[Report, ...]
    text: Report
    first: Report


def group_claims(told: Sequence[Gist], deniers: Mapping[str, str] = _NOBODY) -> tuple[ClaimGroup, ...]:
    """Every report of a story, by its gist, in exactly one group, in the order of founding reports.

    `deniers` are the parties behind the reports (ids) that are denials.
    """
    groups = _Groups(len(told))
    for same in _same_words(told):
        for other in same[1:]:
            groups.join(same[0], other)
    for a, b in _denied_alike(told, groups, deniers):
        groups.join(a, b)
    near = _Nearness(told)
    for a, b in _pairs(told, near):
        if _are_one(near, groups.members(a), groups.members(b)):
            groups.join(a, b)
    for pointer, target in _references(told):
        if len(groups.members(pointer)) == 1:
            groups.join(pointer, target)
    for fragment, rest in _fragments(told):
        if len(groups.members(fragment)) == 1:
            groups.join(fragment, rest)
    found = (tuple(told[i] for i in members) for members in groups.all())
    return tuple(ClaimGroup(tuple(g.report for g in group), *wordings(group)) for group in found)


class _Nearness:
    """How near the reports of a story are, by their place in it.

    Many reports of a large story are copies of one another: two with the same keys, beside the
    same keys and of the same source, are as near to any third one, which is compared with one of them.
    """

    def __init__(self, told: Sequence[Gist]) -> None:
        self._told = told
        self._like = _alike(told) if len({gist.report.article for gist in told}) > 1 else range(len(told))
        self._known: list[dict[int, float]] = [{} for _ in told]
        self._signs = [sign_of(gist.report) for gist in told]
        self._apart: dict[tuple[int, int], bool] = {}

    def of(self, a: int, b: int) -> float:
        """Nearness of two reports, whichever comes first."""
        if b < a:
            a, b = b, a
        like_a, like_b = self._like[a], self._like[b]
        alike = self._known[like_a].get(like_b)
        if alike is None:
            alike = self._known[like_a][like_b] = nearness(self._told[a], self._told[b])
        return alike

    def are_opposed(self, a: int, b: int) -> bool:
        """True where two reports cannot be one claim, however near they are."""
        if self._signs[a] * self._signs[b] < 0:
            return True
        one, other = self._told[a].report, self._told[b].report
        if not (one.quantities and other.quantities):
            return False
        pair = (a, b) if a < b else (b, a)
        if pair not in self._apart:
            self._apart[pair] = count_apart(one, other)
        return self._apart[pair]

    def at_least(self, least: float, a: int, others: Iterable[int]) -> Iterator[tuple[float, int]]:
        """Those of `others`, all after `a`, that are as near to it as `least`: how near, and which."""
        like, known = self._like, self._known[self._like[a]]
        for b in others:
            alike = known.get(like[b])
            if alike is None:
                alike = known[like[b]] = nearness(self._told[a], self._told[b])
            if alike >= least:
                yield alike, b


def _alike(told: Sequence[Gist]) -> list[int]:
    """For each report, by its place, the first that is as near as it to any third one."""
    first: dict[tuple[object, ...], int] = {}
    return [
        first.setdefault((tuple(gist.weights), tuple(gist.around), gist.credited), i)
        for i, gist in enumerate(told)
    ]


class _Groups:
    """Reports, by their place in the story, in groups that only ever grow together."""

    def __init__(self, size: int) -> None:
        self._members = {i: [i] for i in range(size)}
        self._first = list(range(size))

    def members(self, report: int) -> Sequence[int]:
        """Those in the group of `report`, the founding one first."""
        return self._members[self._first[report]]

    def join(self, a: int, b: int) -> None:
        """Makes one group of those of `a` and `b`."""
        left, right = sorted((self._first[a], self._first[b]))
        if left == right:
            return
        moved = self._members.pop(right)
        self._members[left] = sorted(self._members[left] + moved)
        for i in moved:
            self._first[i] = left

    def all(self) -> list[list[int]]:
        """The groups in the order of their founding reports."""
        return [self._members[first] for first in sorted(self._members)]


def _same_words(told: Sequence[Gist]) -> Iterable[list[int]]:
    """The reports that stand over the very same words: one statement that several sources share."""
    over: dict[tuple[str, Part, tuple[Span, ...]], list[int]] = defaultdict(list)
    for i, gist in enumerate(told):
        over[gist.report.article, gist.report.part, gist.report.content].append(i)
    return over.values()


def _denied_alike(
    told: Sequence[Gist], groups: _Groups, deniers: Mapping[str, str]
) -> Iterator[tuple[int, int]]:
    """The denials of one party, where it denies in several articles, each with the first.

    A denial over the very words that somebody else asserts is left with them.
    """
    by_party: dict[str, list[int]] = defaultdict(list)
    for members in groups.all():
        parties = {deniers.get(told[i].report.id) for i in members}
        party = parties.pop()
        if party and not parties:
            by_party[party].extend(members)
    for same in by_party.values():
        if len({told[i].report.article for i in same}) > 1:
            yield from ((same[0], other) for other in same[1:])


def _references(told: Sequence[Gist]) -> Iterator[tuple[int, int]]:
    """Each denial of another report, with that report: the last of a sentence before it.

    Only denials and the like: an origin that is read into a claim by mistake would count for it.
    """
    for i, gist in enumerate(told):
        if gist.refers and gist.report.stance in ("denies", "cannot-confirm"):
            target = _spoken_of(told, i)
            if target is not None:
                yield i, target


def _fragments(told: Sequence[Gist]) -> Iterator[tuple[int, int]]:
    """Each report that says little of its own, with the one of its sentence that says most."""
    sentences: dict[tuple[str, Part, Span], list[int]] = defaultdict(list)
    for i, gist in enumerate(told):
        sentences[gist.sentence].append(i)
    for same in sentences.values():
        most = max(same, key=lambda i: (told[i].total, -i))
        for i in same:
            if told[i].slight and not told[most].slight and not are_opposed(told[i], told[most]):
                yield i, most


def _spoken_of(told: Sequence[Gist], pointer: int) -> int | None:
    report = told[pointer].report
    for i in range(pointer - 1, -1, -1):
        before = told[i].report
        if (before.article, before.part) != (report.article, report.part):
            return None
        if before.sentence.end <= report.sentence.start and told[i].weights:
            return i
    return None


def _pairs(told: Sequence[Gist], near: _Nearness) -> list[tuple[int, int]]:
    """The pairs of reports worth a look, the nearest first."""
    kept: list[tuple[float, int, int]] = []
    for a, postings in enumerate(_postings(told)):
        others: set[int] = set()
        for posting, following in postings:
            others.update(posting[following:])
        for alike, b in near.at_least(PAIR, a, others):
            if not near.are_opposed(a, b):
                kept.append((-alike, a, b))
    return [(a, b) for _, a, b in sorted(kept)]


def _postings(told: Sequence[Gist]) -> list[list[tuple[Sequence[int], int]]]:
    """For each report, the reports that have one of its heaviest keys, and the place after its own."""
    having: dict[str, list[int]] = defaultdict(list)
    for i, gist in enumerate(told):
        for key in islice(gist.weights, _KEYS_LOOKED_UP):
            having[key].append(i)
    found: list[list[tuple[Sequence[int], int]]] = [[] for _ in told]
    for posting in having.values():
        first = len(posting) if len(posting) <= _LONGEST_POSTING else _MEMBERS_COMPARED
        for at, a in enumerate(posting[:first]):
            found[a].append((posting, at + 1))
    return found


def _are_one(near: _Nearness, left: Sequence[int], right: Sequence[int]) -> bool:
    """True where two groups may become one."""
    if left[0] == right[0]:
        return False
    total, count = 0.0, 0
    for a, b in product(left[:_MEMBERS_COMPARED], right[:_MEMBERS_COMPARED]):
        alike = near.of(a, b)
        if alike < EACH or near.are_opposed(a, b):
            return False
        total += alike
        count += 1
    return total >= TOGETHER * count
