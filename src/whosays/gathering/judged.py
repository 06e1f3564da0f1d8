"""What people have judged of pairs of articles: same story, different story.

What holds: two articles judged different are never in one story; two judged the same are in one story
unless that would put two in it that are judged different. A story that people put together is not taken
apart by the program.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from whosays.model import StoryJudgements


class Judged:
    """The judgements by the places of the articles that have come; what has not come has no say yet."""

    def __init__(self, judgements: StoryJudgements) -> None:
        self._same = _both_ways(judgements.same)
        self._different = _both_ways(judgements.different)
        self._place: dict[str, int] = {}
        self._article: dict[int, str] = {}

    def __bool__(self) -> bool:
        """False where nothing was judged."""
        return bool(self._same or self._different)

    def place(self, article: str, place: int) -> None:
        """Say where in the sequence an article has come."""
        if article in self._same or article in self._different:
            self._place[article] = place
            self._article[place] = article

    def wanted(self, place: int, story: Sequence[int]) -> list[int]:
        """The stories that an article is judged to belong to, the one founded first at the front."""
        stories = {story[other] for other in self._others(place, self._same)}
        return [s for s in sorted(stories) if self.may_join(place, s, story)]

    def different(self, place: int) -> list[int]:
        """The articles that are judged different from this one."""
        return self._others(place, self._different)

    def may_join(self, place: int, to: int, story: Sequence[int]) -> bool:
        """False where an article of the story `to` is judged different."""
        return all(story[other] != to for other in self._others(place, self._different))

    def may_merge(self, some: Iterable[int], others: Sequence[int], story: Sequence[int]) -> bool:
        """False where one of `some` is judged different from one of `others`, who are in one story."""
        return not self._article or all(self.may_join(place, story[others[0]], story) for place in some)

    def holds_together(self, members: Sequence[int]) -> bool:
        """True where two of `members` are judged to be of one story."""
        inside = self._article.keys() & set(members)
        return any(other in inside for place in inside for other in self._others(place, self._same))

    def _others(self, place: int, pairs: dict[str, set[str]]) -> list[int]:
        article = self._article.get(place)
        found = pairs.get(article, set()) if article else set()
        return sorted(self._place[other] for other in found if other in self._place)


def _both_ways(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for a, b in pairs:
        if a != b:
            found[a].add(b)
            found[b].add(a)
    return dict(found)
