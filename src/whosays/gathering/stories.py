"""Which articles report the same event: one at a time, as they come, precision first.

What holds:

* Every article is in exactly one story, and what is gathered depends on the articles and their
  sequence alone: one at a time or all at once, the stories are the same.
* A newcomer is judged against single members, the founder among them, by their mean: never against a
  centroid that drifts, and never by a chain of neighbours that the rest knows nothing of.
* Time weakens a likeness, and never forbids it; an undated article is judged by its words alone.
* An article costs the same however many came before it.
* A story keeps its id. Where two become one, the older keeps it and the other's id redirects to it; where
  one falls apart, the larger part keeps it.
* What a person has judged holds in every run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Literal

import numpy as np

from whosays.gathering import decision
from whosays.gathering.decision import Decision
from whosays.gathering.index import Floats, Integers, Terms
from whosays.gathering.judged import Judged
from whosays.gathering.linkage import is_due, linked
from whosays.gathering.membership import Membership
from whosays.gathering.odds import Odds
from whosays.gathering.profiles import Profiles, opened
from whosays.gathering.sketches import Sketch, sketch
from whosays.model import Reading, StoryJudgements

_STORIES = 16  # stories a newcomer is judged against, at most
_NEAREST, _EARLY, _LATE = 8, 4, 4  # their members looked at beside the founder
_LOOSE = 16  # members up to which a story is taken apart when a newcomer comes near
_TOGETHER = 40  # articles put together anew, at most
_OF_LARGE = 6  # members of a larger one that are looked at in this
_BESIDE = 2  # members looked at of each story beside them
_TAKEN_UP = 1024  # articles taken up at once: what they need fits into the processor's cache
_LENIENT = 1.0  # by how much the line is lower for a story that has grown large

Change = Literal["founded", "joined", "merged", "split"]


@dataclass(frozen=True, slots=True)
class StoryChange:
    """What one article changed. `articles` are those whose story is now `story`.

    `other` is, of a merge, the id that redirects to `story` from now on; of a split, the story that
    `articles` left: for one of their own, or for one that stood.
    """

    kind: Change
    story: str
    articles: tuple[str, ...]
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Weighing:
    """A newcomer against the stories near to it: `members` side by side, `story_at` numbers theirs.

    `near` numbers those with a member that is likely to report the same event, the most alike first.
    """

    stories: tuple[int, ...]
    members: tuple[int, ...]
    story_at: Integers
    odds: Floats
    near: tuple[int, ...]


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
        self._odds = Odds(by or decision.load())
        self._judged = Judged(constraints or StoryJudgements())
        self._members = Membership()
        self._story = self._members.story
        self._apart: set[int] = set()  # live pages and round-ups: nothing is judged by them
        self._redirects: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._members)

    def add(self, newcomer: Sketch) -> tuple[StoryChange, ...]:
        """Gather one more article, and return what that changed, in order.

        An article is added once; what was added is never judged by what its text has become.
        """
        terms = self._odds.learn(newcomer)
        weighing = self._weigh(newcomer, terms)
        place = self._keep(newcomer, terms)
        return tuple(self._settle(place, weighing))

    def restore(
        self, gathered: Iterable[tuple[bytes, str]], founders: Mapping[str, str] | None = None
    ) -> dict[str, str]:
        """Take up what was gathered before, in sequence: profiles, each with the story (id) it was in last.

        The same as adding it all, except that nothing is judged anew. Only where nothing was added yet.
        A story whose founder is not among the articles goes by another id from here on: gives, by each of
        these, the id it went by. `founders` (articles by story, ids both) spare looking for them.
        """
        stories: dict[str, list[int]] = {}
        rest = iter(gathered)
        while some := list(islice(rest, _TAKEN_UP)):
            for place, (_, story) in enumerate(some, start=len(self)):
                stories.setdefault(story, []).append(place)
            self._take_up(opened([kept for kept, _ in some]))
        return self._members.restore(stories, founders or {})

    def _take_up(self, profiles: Profiles) -> None:
        first = len(self)
        self._odds.take_up(profiles)
        self._members.found(profiles.articles.tolist())
        self._apart.update((first + np.flatnonzero(profiles.mixed)).tolist())
        if self._judged:
            for place in range(first, len(self)):
                self._judged.place(self._members.article(place), place)

    def _keep(self, newcomer: Sketch, terms: Terms) -> int:
        """Keep an article, for now in a story of its own; its place in the sequence."""
        place = self._odds.keep(newcomer, terms)
        self._members.found([int(newcomer.article, 16)])
        if newcomer.mixed:
            self._apart.add(place)
        self._judged.place(newcomer.article, place)
        return place

    def places(self) -> list[list[int]]:
        """The stories, each as the places of its articles in the sequence; both in order of sequence."""
        return self._members.stories()

    def moved(self) -> Iterator[tuple[int, str]]:
        """The articles (places) whose story may be another since this was asked last, with its id.

        Story by story, the one whose first article came first at the front.
        """
        for story, places in groupby(self._members.moved(), self._story.__getitem__):
            called = self._members.id_of(story)
            yield from ((place, called) for place in places)

    def stories(self) -> dict[str, tuple[str, ...]]:
        """The ids of the articles of each story, by its id; both in order of sequence."""
        return {self.id_of(places[0]): tuple(map(self._members.article, places)) for places in self.places()}

    def id_of(self, place: int) -> str:
        """The id of the story that the article at a place of the sequence is in."""
        return self._members.id_of(self._story[place])

    def redirects(self) -> dict[str, str]:
        """The ids that stories had before they became part of another, each with where it is now."""
        return {
            self._members.id_of(old): self._members.id_of(self._now(old)) for old in sorted(self._redirects)
        }

    def _settle(self, place: int, weighing: Weighing | None) -> Iterator[StoryChange]:
        asked = self._judged.wanted(place, self._story)
        if asked:
            yield self._join(place, asked[0])
            for other in asked[1:]:
                if self._judged.may_merge(
                    self._members.of(self._story[place]), self._members.of(other), self._story
                ):
                    yield self._merge(self._story[place], other)
        elif weighing is None or not weighing.near:
            yield StoryChange("founded", self._members.id_of(place), (self._members.article(place),))
        elif self._is_plain(place, weighing):
            yield self._welcome(place, self._alike_on_the_whole(weighing))
        else:
            yield from self._put_together(place, weighing)
        yield from self._look_over(self._story[place])

    # ---------------------------------------------------------------------------- judging a newcomer

    def _weigh(self, newcomer: Sketch, terms: Terms) -> Weighing | None:
        near = self._odds.near(terms)
        if not near:
            return None
        stories = tuple(dict.fromkeys(self._story[place] for place in near))[:_STORIES]
        looked_at = [self._looked_at(story, near) for story in stories]
        members = tuple(place for places in looked_at for place in places)
        story_at = np.repeat(np.arange(len(stories)), [len(places) for places in looked_at])
        odds = self._odds.of_newcomer(newcomer, terms, members, story_at)
        means = [float(odds[story_at == at].mean()) for at in range(len(stories))]
        highest = [float(odds[story_at == at].max()) for at in range(len(stories))]
        near_to = [at for at in range(len(stories)) if highest[at] >= self._odds.line]
        near_to.sort(key=lambda at: (-means[at], stories[at]))
        return Weighing(stories, members, story_at, odds, tuple(near_to))

    def _looked_at(self, story: int, near: Sequence[int]) -> list[int]:
        """The founder, the members nearest to the newcomer, and some of the first and the last."""
        members = self._judging(story)
        nearest = [place for place in near if self._story[place] == story][:_NEAREST]
        return list(dict.fromkeys([members[0], *nearest, *members[-_LATE:], *members[1 : 1 + _EARLY]]))

    # ------------------------------------------------------------------------------- putting together

    def _alike_on_the_whole(self, weighing: Weighing) -> list[int]:
        """The stories near by that the newcomer is like on the whole, the likest first."""
        return [
            weighing.stories[at]
            for at in weighing.near
            if float(weighing.odds[weighing.story_at == at].mean()) >= self._odds.line
        ]

    def _is_plain(self, place: int, weighing: Weighing) -> bool:
        """True where nothing can be taken apart: a live page, or one story near by, large or of one."""
        near = [weighing.stories[at] for at in weighing.near]
        return place in self._apart or (
            len(near) == 1 and (len(self._members.of(near[0])) == 1 or self._stays_whole(near[0]))
        )

    def _stays_whole(self, story: int) -> bool:
        return len(self._members.of(story)) > _LOOSE or self._judged.holds_together(self._members.of(story))

    def _put_together(self, place: int, weighing: Weighing) -> Iterator[StoryChange]:
        """The stories near to the newcomer are taken apart and put together anew, the newcomer among them.

        So what a newcomer shows of earlier articles is used too: fragments become one story, and an
        article that went astray comes back. Large stories, and those that people put together, stay whole.
        """
        units = [[place]]
        for at in weighing.near:
            story = weighing.stories[at]
            members = self._judging(story)
            whole = self._stays_whole(story)
            if whole:
                rows = np.flatnonzero(weighing.story_at == at)[:_OF_LARGE]
                members = [weighing.members[int(row)] for row in rows]
            if sum(map(len, units)) + len(members) > _TOGETHER:
                break
            units += [members] if whole else [[member] for member in members]
        parts = linked(self._alike(units, weighing), self._odds.line, units)
        parts.sort(key=lambda part: place not in part)
        yield from self._settled(place, parts)

    def _alike(self, units: Sequence[Sequence[int]], weighing: Weighing) -> Floats:
        """The log-odds of all pairs of articles; those judged different are as far apart as can be.

        The stories near by are looked at beside them, for what most of them share tells little.
        """
        places = [place for unit in units for place in unit]
        beside = [
            weighing.members[int(row)]
            for at in range(len(weighing.stories))
            for row in np.flatnonzero(weighing.story_at == at)[:_BESIDE]
        ]
        others = list(dict.fromkeys([*places, *beside]))
        _, story_at = np.unique([self._story[place] for place in others], return_inverse=True)
        alike = self._odds.of_pairs(others, story_at, len(places))
        for at, place in enumerate(places):
            for different in self._judged.different(place):
                if different in places:
                    alike[at, places.index(different)] = alike[places.index(different), at] = -np.inf
        return alike

    def _settled(self, newcomer: int, parts: Sequence[Sequence[int]]) -> Iterator[StoryChange]:
        """Make the parts stories: of each story that falls apart the largest part keeps the id."""
        keeping: dict[int, list[int]] = {at: [] for at in range(len(parts))}
        leaving: dict[int, list[list[int]]] = {at: [] for at in range(len(parts))}
        cut = self._pieces(newcomer, parts)
        for story in sorted(cut, key=_founded):
            (first, _), *others = sorted(cut[story], key=lambda piece: (-len(piece[1]), piece[1]))
            keeping[first].append(story)
            for at, piece in others:
                leaving[at].append(piece)
        if newcomer in parts[0] and not keeping[0]:
            keeping[0] = [newcomer]
            yield StoryChange("founded", self._members.id_of(newcomer), (self._members.article(newcomer),))
        for at, strays in leaving.items():
            for piece in sorted(strays):
                to = keeping[at][0] if keeping[at] else self._members.free_name(piece)
                if to is not None and self._judged.may_merge(piece, self._members.of(to), self._story):
                    yield self._leave(piece, to)
                    keeping[at] = keeping[at] or [to]
        if self._story[newcomer] == newcomer and newcomer not in keeping[0]:
            yield self._welcome(newcomer, keeping[0][:1])
        for stories in keeping.values():
            for other in stories[1:]:
                if self._judged.may_merge(self._members.of(stories[0]), self._members.of(other), self._story):
                    yield self._merge(stories[0], other)

    def _pieces(
        self, newcomer: int, parts: Sequence[Sequence[int]]
    ) -> dict[int, list[tuple[int, list[int]]]]:
        """The pieces into which the parts cut each story that stands, each with the number of its part."""
        pieces: dict[int, list[tuple[int, list[int]]]] = {}
        for at, part in enumerate(parts):
            of_part: dict[int, list[int]] = {}
            for place in part:
                if place != newcomer:
                    of_part.setdefault(self._story[place], []).append(place)
            for story, piece in of_part.items():
                pieces.setdefault(story, []).append((at, piece))
        return pieces

    def _welcome(self, newcomer: int, stories: Iterable[int]) -> StoryChange:
        """The newcomer joins the first of the stories that no judgement bars it from, or founds its own."""
        for story in stories:
            if self._judged.may_join(newcomer, story, self._story):
                return self._join(newcomer, story)
        return StoryChange("founded", self._members.id_of(newcomer), (self._members.article(newcomer),))

    def _join(self, place: int, story: int) -> StoryChange:
        self._members.move([place], story)
        return StoryChange("joined", self._members.id_of(story), (self._members.article(place),))

    def _merge(self, one: int, other: int) -> StoryChange:
        """Make one story of two; the one founded first keeps its id."""
        kept, gone = sorted((one, other), key=_founded)
        moved = list(self._members.of(gone))
        self._members.move(moved, kept)
        self._redirects[gone] = kept
        return StoryChange(
            "merged",
            self._members.id_of(kept),
            tuple(map(self._members.article, moved)),
            self._members.id_of(gone),
        )

    def _look_over(self, story: int) -> Iterator[StoryChange]:
        """A large story is looked at each time it has doubled: parts that are not like the rest leave."""
        members = self._judging(story)
        if not is_due(len(members)) or self._judged.holds_together(self._members.of(story)):
            return
        alike = self._odds.of_pairs(members, np.zeros(len(members), np.int64), len(members))
        parts = linked(alike, self._odds.line - _LENIENT, [[member] for member in members])
        for part in sorted(parts, key=lambda part: (-len(part), part))[1:]:
            name = self._members.free_name(part)
            if name is not None:
                yield self._leave(part, name)

    def _leave(self, leaving: list[int], to: int) -> StoryChange:
        """Articles of a story become one of their own, or go to another."""
        left = self._story[leaving[0]]
        self._redirects.pop(to, None)
        self._members.move(leaving, to)
        return StoryChange(
            "split",
            self._members.id_of(to),
            tuple(map(self._members.article, leaving)),
            self._members.id_of(left),
        )

    # -------------------------------------------------------------------------------------- members

    def _judging(self, story: int) -> list[int]:
        """The members by which others are judged."""
        return [place for place in self._members.of(story) if place not in self._apart]

    def _now(self, story: int) -> int:
        while story in self._redirects:
            story = self._redirects[story]
        return story


def _founded(story: int) -> tuple[int, bool]:
    """Sorts stories by their founders' places."""
    return max(story, ~story), story < 0
