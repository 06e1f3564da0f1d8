"""Which articles report the same event: one at a time, as they come, precision first.

What holds:

* Every article is in exactly one story, and what is gathered depends on the articles and their
  sequence alone: one at a time or all at once, the stories are the same.
* A newcomer is judged against the founder and against single members, never against a centroid that
  drifts, and never by a chain of neighbours that the rest knows nothing of.
* Time weakens a likeness, and never forbids it; an undated article is judged by its words alone.
* An article costs the same however many came before it.
* A story keeps its id. Where two become one, the older keeps it and the other's id redirects to it; where
  one falls apart, the larger part keeps it.
* What a person has judged holds in every run.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from whosays.gathering import decision
from whosays.gathering.comparison import Comparison
from whosays.gathering.decision import Decision
from whosays.gathering.index import Floats, Index, Integers, Terms
from whosays.gathering.judged import Judged
from whosays.gathering.repair import fall_apart, is_due
from whosays.gathering.sketches import Sketch, sketch
from whosays.model import Reading, StoryJudgements, content_id

_STORIES = 16  # stories a newcomer is judged against, at most
_NEAREST, _EARLY, _LATE = 8, 4, 4  # their members looked at beside the founder
_FRAGMENT = -4.0  # log-odds from which on a story a newcomer did not join may be a fragment of its own
_ROWS = 5  # members, beside the newcomer, that are compared with such a fragment

Change = Literal["founded", "joined", "merged", "split"]


@dataclass(frozen=True, slots=True)
class StoryChange:
    """What one article changed. `articles` are those whose story is now `story`.

    `other` is, of a merge, the id that redirects to `story` from now on; of a split, the story that
    `articles` left.
    """

    kind: Change
    story: str
    articles: tuple[str, ...]
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Weighing:
    """A newcomer against the stories near to it: `members` side by side, `story_at` numbers theirs.

    `belongs` has a figure for each of `stories`: from 0 on, the newcomer may join it.
    """

    stories: tuple[int, ...]
    members: tuple[int, ...]
    story_at: Integers
    odds: Floats
    belongs: Floats


def group(
    readings: Sequence[Reading], constraints: StoryJudgements | None = None
) -> dict[str, list[Reading]]:
    """`readings` in groups by story id; order of readings and of first members is kept.

    The same as adding them one at a time in this order.
    """
    gatherer = Gatherer(constraints)
    for reading in readings:
        gatherer.add(sketch(reading))
    groups = gatherer.places()
    return {gatherer.id_of(places[0]): [readings[place] for place in places] for places in groups}


class Gatherer:
    """Gathers articles into stories, one at a time.

    Single-pass clustering (Allan and others 1998) with learned likeness (Saravanakumar and others
    2021). The state can be pickled, or made again by adding the same sketches in the same sequence.
    """

    def __init__(self, constraints: StoryJudgements | None = None, by: Decision | None = None) -> None:
        self._decision = by or decision.load()
        self._judged = Judged(constraints or StoryJudgements())
        self._index = Index()
        self._comparison = Comparison()
        self._articles = array("Q")  # article ids, as numbers
        self._days = array("i")  # 0 where unknown
        self._outlets = array("I")  # a hash of the name, 0 where unknown
        self._story = array("i")  # of each article; a story is called by its founder's place, or, where
        # its founder left another story that goes by that place, by the complement of it
        self._members: dict[int, list[int]] = {}  # of stories of two or more
        self._apart: set[int] = set()  # live pages and round-ups: nothing is judged by them
        self._redirects: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._articles)

    def add(self, newcomer: Sketch) -> tuple[StoryChange, ...]:
        """Gather one more article, and return what that changed, in order.

        An article is added once; what was added is never judged by what its text has become.
        """
        self._index.learn(newcomer)
        terms = self._index.weigh(newcomer)
        weighing = self._weigh(newcomer, terms)
        place = self._keep(newcomer, terms)
        return tuple(self._settle(place, weighing))

    def restore(self, gathered: Iterable[tuple[Sketch, str]]) -> None:
        """Take up what was gathered before, in sequence, each article in the story (id) it was in last.

        The same as adding it all, except that nothing is judged anew. Only where nothing was added yet.
        A story whose founder is not among the articles goes by another id from here on.
        """
        stories: dict[str, list[int]] = {}
        for newcomer, story in gathered:
            self._index.learn(newcomer)
            place = self._keep(newcomer, self._index.weigh(newcomer))
            stories.setdefault(story, []).append(place)
        names = {self._id(name): name for place in range(len(self)) for name in (place, ~place)}
        taken = {names[story] for story in stories if story in names}
        for story, places in stories.items():
            free = (name for name in (*places, *(~place for place in places)) if name not in taken)
            name = names[story] if story in names else next(free)
            taken.add(name)
            self._set(name, places)

    def _keep(self, newcomer: Sketch, terms: Terms) -> int:
        """Keep an article, for now in a story of its own; its place in the sequence."""
        place = self._index.keep(newcomer, terms, findable=not newcomer.mixed)
        self._articles.append(int(newcomer.article, 16))
        self._days.append(newcomer.day or 0)
        self._outlets.append(_hashed(newcomer.outlet))
        self._story.append(place)
        if newcomer.mixed:
            self._apart.add(place)
        self._judged.place(newcomer.article, place)
        return place

    def places(self) -> list[list[int]]:
        """The stories, each as the places of its articles in the sequence; both in order of sequence."""
        stories: dict[int, list[int]] = {}
        for place, story in enumerate(self._story):
            stories.setdefault(story, []).append(place)
        return list(stories.values())

    def stories(self) -> dict[str, tuple[str, ...]]:
        """The ids of the articles of each story, by its id; both in order of sequence."""
        return {self.id_of(places[0]): tuple(map(self._article, places)) for places in self.places()}

    def id_of(self, place: int) -> str:
        """The id of the story that the article at a place of the sequence is in."""
        return self._id(self._story[place])

    def redirects(self) -> dict[str, str]:
        """The ids that stories had before they became part of another, each with where it is now."""
        return {self._id(old): self._id(self._now(old)) for old in sorted(self._redirects)}

    def _settle(self, place: int, weighing: Weighing | None) -> Iterator[StoryChange]:
        asked = self._judged.wanted(place, self._story)
        chosen = asked[0] if asked else self._best(place, weighing)
        if chosen is None:
            yield StoryChange("founded", self._id(place), (self._article(place),))
            return
        self._move([place], chosen)
        yield StoryChange("joined", self._id(chosen), (self._article(place),))
        for other in asked[1:]:
            if self._judged.may_merge(self._of(self._story[place]), self._of(other), self._story):
                yield self._merge(self._story[place], other)
        if weighing is not None and place not in self._apart:
            fragment = self._fragment(place, weighing)
            if fragment is not None:
                yield self._merge(self._story[place], fragment)
        yield from self._split(self._story[place])

    # ---------------------------------------------------------------------------- judging a newcomer

    def _weigh(self, newcomer: Sketch, terms: Terms) -> Weighing | None:
        near = self._index.near(terms)
        if not near:
            return None
        stories = tuple(dict.fromkeys(self._story[place] for place in near))[:_STORIES]
        looked_at = [self._looked_at(story, near) for story in stories]
        members = tuple(place for places in looked_at for place in places)
        story_at = np.repeat(np.arange(len(stories)), [len(places) for places in looked_at])
        day, outlet = newcomer.day or 0, _hashed(newcomer.outlet)
        odds = self._odds(terms, day, outlet, members, self._index.kept(members), story_at)
        belongs = [
            self._decision.belongs(odds[story_at == at], len(self._of(story)), len(stories))
            for at, story in enumerate(stories)
        ]
        return Weighing(stories, members, story_at, odds, np.array(belongs))

    def _odds(
        self, terms: Terms, day: int, outlet: int, places: Sequence[int], others: Terms, story_at: Integers
    ) -> Floats:
        figures = self._comparison.figures(terms, others, story_at)
        days = np.array([self._days[place] for place in places], np.float64)
        gaps = np.where((days > 0) & (day > 0), np.abs(days - day), np.nan)
        same = np.array([outlet != 0 and self._outlets[place] == outlet for place in places])
        return self._pairs(figures, same, gaps)

    def _pairs(self, figures: Floats, same_outlet: NDArray[np.bool_], days: Floats) -> Floats:
        return self._decision.pairs(figures, same_outlet, days)

    def _looked_at(self, story: int, near: Sequence[int]) -> list[int]:
        """The founder, the members nearest to the newcomer, and some of the first and the last."""
        members = [place for place in self._of(story) if place not in self._apart]
        nearest = [place for place in near if self._story[place] == story][:_NEAREST]
        return list(dict.fromkeys([members[0], *nearest, *members[-_LATE:], *members[1 : 1 + _EARLY]]))

    def _best(self, place: int, weighing: Weighing | None) -> int | None:
        if weighing is None:
            return None
        for at in map(int, np.argsort(-weighing.belongs, kind="stable")):
            if weighing.belongs[at] < 0:
                break
            if self._judged.may_join(place, weighing.stories[at], self._story):
                return weighing.stories[at]
        return None

    # --------------------------------------------------------------------------------------- repair

    def _fragment(self, place: int, weighing: Weighing) -> int | None:
        """A story that turns out to be a part of the one the newcomer joined, if there is one.

        All members looked at of the one are compared with all of the other, and it is their mean
        that counts: one article that is like both does not make one of two.
        """
        joined = self._story[place]
        others = [
            at
            for at, story in enumerate(weighing.stories)
            if story != joined and weighing.belongs[at] >= _FRAGMENT
        ]
        if not others or joined not in weighing.stories:
            return None
        mine = weighing.story_at == weighing.stories.index(joined)
        rows = [weighing.odds]
        kept = self._index.kept(weighing.members)
        for member in [m for m, own in zip(weighing.members, mine, strict=True) if own][:_ROWS]:
            its = self._index.kept([member])
            day, outlet = self._days[member], self._outlets[member]
            rows.append(self._odds(its, day, outlet, weighing.members, kept, weighing.story_at))
        mean = np.mean(rows, axis=0)
        best, fragment = self._decision.merge, None
        for at in others:
            alike = float(mean[weighing.story_at == at].mean())
            story = weighing.stories[at]
            if alike >= best and self._judged.may_merge(self._of(joined), self._of(story), self._story):
                best, fragment = alike, story
        return fragment

    def _merge(self, one: int, other: int) -> StoryChange:
        """Make one story of two; the one founded first keeps its id."""
        kept, gone = sorted((one, other), key=lambda story: (max(story, ~story), story < 0))
        moved = list(self._of(gone))
        self._move(moved, kept)
        self._redirects[gone] = kept
        return StoryChange("merged", self._id(kept), tuple(map(self._article, moved)), self._id(gone))

    def _split(self, story: int) -> Iterator[StoryChange]:
        """Parts that have nothing to do with the rest become stories of their own."""
        members = [place for place in self._of(story) if place not in self._apart]
        if not is_due(len(members)) or self._judged.holds_together(self._of(story)):
            return
        kept = self._index.kept(members)
        together = np.zeros(len(members), np.int64)
        odds = np.stack(
            [
                self._odds(self._index.kept([m]), self._days[m], self._outlets[m], members, kept, together)
                for m in members
            ]
        )
        for part in fall_apart(odds, self._decision.split):
            leaving = [members[at] for at in part]
            new = next(name for name in (*leaving, *(~place for place in leaving)) if self._free(name))
            self._redirects.pop(new, None)
            self._move(leaving, new)
            yield StoryChange("split", self._id(new), tuple(map(self._article, leaving)), self._id(story))

    # -------------------------------------------------------------------------------------- members

    def _of(self, story: int) -> Sequence[int]:
        return self._members.get(story, (story,))

    def _move(self, places: Iterable[int], story: int) -> None:
        """Put articles of one story into another, which may be new."""
        leaving = list(places)
        gone = set(leaving)
        old = self._story[leaving[0]]
        left = [place for place in self._of(old) if place not in gone]
        there = [] if story in gone else list(self._of(story))
        self._set(old, left)
        self._set(story, sorted([*there, *leaving]))

    def _set(self, story: int, members: list[int]) -> None:
        for place in members:
            self._story[place] = story
        if len(members) > 1 or (members and members[0] != story):
            self._members[story] = members
        else:
            self._members.pop(story, None)

    def _free(self, story: int) -> bool:
        return story not in self._members and (story < 0 or self._story[story] != story)

    def _now(self, story: int) -> int:
        while story in self._redirects:
            story = self._redirects[story]
        return story

    def _article(self, place: int) -> str:
        return f"{self._articles[place]:016x}"

    def _id(self, story: int) -> str:
        if story < 0:
            return content_id("story", self._article(~story), "split")
        return content_id("story", self._article(story))


def _hashed(outlet: str | None) -> int:
    return crc32(outlet.encode("utf-8", "surrogatepass")) or 1 if outlet else 0
