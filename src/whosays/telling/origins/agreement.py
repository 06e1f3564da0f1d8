"""Whether two sources say the same: a stricter question than whether a claim holds both reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from whosays.model import Report
from whosays.telling.claims.gist import Gist
from whosays.telling.claims.likeness import are_opposed, likeness, nearness, said_alike

CLOSE = 0.4
"""How alike a report has to be to the claim's own words for its source to count."""
SAME = 0.5
"""How alike the reports of two sources have to be for the second to be a further origin."""
OF_THE_MATTER = 0.3
"""How alike those have to be beside names, numbers and times: who and how many is not yet what."""
STATED = 0.25
"""How near a report has to be to the claim's words for its article to state the claim by it."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the reports of a story say, to be compared: their gists by id."""

    gists: Mapping[str, Gist]

    def agree(self, a: Iterable[Report], b: Iterable[Report], alike: float) -> bool:
        """True where a report of `a` and one of `b` are at least so much `alike`.

        A report that has no words of its own to compare ("the ministry confirmed it") agrees with
        what it was put beside.
        """
        others = [self.gists[report.id] for report in b]
        return any(_agree(self.gists[report.id], other, alike) for report in a for other in others)

    def states(self, report: Report, wordings: Iterable[Report]) -> bool:
        """True where `report` says what one of the `wordings` of its claim does, no matter beside it."""
        said = self.gists[report.id]
        return any(report is own or _near(said, self.gists[own.id]) for own in wordings)


def _near(a: Gist, b: Gist) -> bool:
    return _is_empty(a) or _is_empty(b) or nearness(a, b) >= STATED


def _is_empty(gist: Gist) -> bool:
    return not gist.weights or gist.refers


def _agree(a: Gist, b: Gist, alike: float) -> bool:
    if _is_empty(a) or _is_empty(b):
        return True
    if likeness(a, b) < alike or are_opposed(a, b):
        return False
    return alike < SAME or said_alike(a, b) >= OF_THE_MATTER
