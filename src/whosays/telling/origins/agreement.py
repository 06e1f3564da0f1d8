"""Whether two sources say the same: a stricter question than whether a claim holds both reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from whosays.model import Report, Time
from whosays.telling.claims.gist import Gist, stem
from whosays.telling.claims.likeness import are_opposed, likeness, nearness, said_alike

CLOSE = 0.4
"""How alike a report has to be to the claim's own words for its source to count."""
SAME = 0.5
"""How alike the reports of two sources have to be for the second to be a further origin."""
OF_THE_MATTER = 0.3
"""How alike those have to be beside names, numbers and times: who and how many is not yet what."""
OPEN = ("day", "month")
"""The granularities at which two times of open years ("in May", "on Tuesday") are told apart by value."""
POINTER = 12
"""Code points of what stands for the words of another report: "it", "the same"."""
STATED = 0.25
"""How near a report has to be to the claim's words for its article to state the claim by it."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the reports of a story say, to be compared: their gists by id; None where all agree."""

    gists: Mapping[str, Gist] | None

    def agree(self, a: Iterable[Report], b: Iterable[Report], alike: float) -> bool:
        """True where a report of `a` and one of `b` are at least so much `alike`.

        A report that has no words of its own to compare ("the ministry confirmed it") agrees with
        what it was put beside.
        """
        gists = self.gists
        if gists is None:
            return True
        others = [gists[report.id] for report in b]
        return any(_agree(gists[report.id], other, alike) for report in a for other in others)

    def states(self, report: Report, wordings: Iterable[Report]) -> bool:
        """True where `report` says what one of the `wordings` of its claim does, no matter beside it."""
        gists = self.gists
        if gists is None:
            return True
        said = gists[report.id]
        return any(report is own or _near(said, gists[own.id]) for own in wordings)


def _near(a: Gist, b: Gist) -> bool:
    return _is_empty(a) or _is_empty(b) or nearness(a, b) >= STATED


def _is_empty(gist: Gist) -> bool:
    return not gist.weights or gist.refers


def _points(gist: Gist) -> bool:
    """True where a report has words of its own, or so few that they are for those of another ("it")."""
    if not _is_empty(gist) or gist.refers:
        return True
    return sum(content.end - content.start for content in gist.report.content) <= POINTER


def _agree(a: Gist, b: Gist, alike: float) -> bool:
    if _is_empty(a) or _is_empty(b):
        return alike < SAME or (_points(a) and _points(b))
    if likeness(a, b) < alike or are_opposed(a, b):
        return False
    if alike < SAME:
        return True
    return said_alike(a, b) >= OF_THE_MATTER and not (_at_other_times(a, b) or _differ_in_a_word(a, b))


def _at_other_times(a: Gist, b: Gist) -> bool:
    """True where both say when, and no time of the one can be a time of the other."""
    x, y = _moments(a.report), _moments(b.report)
    return bool(x and y) and all(_apart(p, q) for p in x for q in y)


def _moments(report: Report) -> list[Time]:
    """The days, hours, months and years that the content of `report` gives."""
    if not report.times:
        return []
    return [t for t in report.times if not t.duration and any(c.covers(t.span) for c in report.content)]


def _apart(p: Time, q: Time) -> bool:
    if p.earliest and p.latest and q.earliest and q.latest:
        finest = min(map(len, (p.earliest, p.latest, q.earliest, q.latest)))
        return p.latest[:finest] < q.earliest[:finest] or q.latest[:finest] < p.earliest[:finest]
    return p.granularity == q.granularity in OPEN and p.value != q.value


def _differ_in_a_word(a: Gist, b: Gist) -> bool:
    """True for two that say the same but for one word: "the second floor", "the ground floor".

    It stands beside a word they share, and is no number or name, which are compared by their values, and no
    verb: what is done is often said with another one.
    """
    x, y = a.report.proposition.terms, b.report.proposition.terms
    of_x, of_y = [t.lemma for t in x], [t.lemma for t in y]
    for kind, i, j, k, m in SequenceMatcher(None, of_x, of_y, autojunk=False).get_opcodes():
        if kind != "replace" or j - i != 1 or m - k != 1 or x[i].kind != y[k].kind:
            continue
        if x[i].kind in ("name", "number", "verb") or stem(of_x[i]) == stem(of_y[k]):
            continue
        if (i and k) or (j < len(x) and m < len(y)):
            return True
    return False
