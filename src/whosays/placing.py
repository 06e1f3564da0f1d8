"""The grouping step over a store: each new reading, in order of number, is put into its story.

What holds: placing readings one by one, in any number of runs, gives the stories that
`gathering.stories.group` gives of all of them at once. Kept of each is its profile, so that no earlier
article is read, and no earlier reading opened, to place a new one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from whosays.gathering import stories
from whosays.model import Reading, story_id


@dataclass(frozen=True, slots=True)
class _Kept:
    """What grouping compares: the day, and the weight of each term."""

    day: int | None
    vector: dict[str, float]


class Placing:
    """The stories so far, ready for the next reading."""

    def __init__(self, placed: Iterable[tuple[str, bytes]] = ()) -> None:
        """`placed` are the story and the profile of each article placed so far, in order of number."""
        self._days: list[int | None] = []
        self._story_of: list[int] = []
        self._members: list[list[int]] = []
        self._ids: list[str] = []
        self._places: dict[str, int] = {}
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for story, profile in placed:
            self._keep(story, msgspec.msgpack.decode(profile, type=_Kept))

    def place(self, reading: Reading) -> tuple[str, bytes]:
        """The id of the story that `reading` belongs to, and its profile."""
        kept = _Kept(stories._day(reading), dict(stories._vector(reading)))
        story = self._alike(kept) or story_id(reading.article.id)
        self._keep(story, kept)
        return story, msgspec.msgpack.encode(kept)

    def _alike(self, kept: _Kept) -> str | None:
        likeness = stories._likenesses(kept.vector, self._postings)
        newcomer = len(self._story_of)
        self._days.append(kept.day)
        best, found = 0.0, None
        for candidate in sorted({self._story_of[other] for other in likeness}):
            judged = stories._judge(newcomer, self._members[candidate], likeness, self._days)
            if judged > best:
                best, found = judged, candidate
        self._days.pop()
        return self._ids[found] if found is not None and best >= stories._ALIKE else None

    def _keep(self, story: str, kept: _Kept) -> None:
        place = self._places.setdefault(story, len(self._ids))
        if place == len(self._ids):
            self._ids.append(story)
            self._members.append([])
        number = len(self._days)
        self._days.append(kept.day)
        self._members[place].append(number)
        self._story_of.append(place)
        for term, weight in kept.vector.items():
            self._postings[term].append((number, weight))
