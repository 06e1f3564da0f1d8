"""Which article is in which story, by their places in the sequence.

What holds: every article is in one story. A story is called by its founder's place, or, where its founder
left another story that goes by that place, by the complement of it; its id is made of the founder's.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from whosays.model import content_id


class Membership:
    """`story` has the story of each article; one article more makes one story more, of itself."""

    def __init__(self) -> None:
        self.story = array("i")
        self._articles = array("Q")  # their ids, as numbers
        self._members: dict[int, list[int]] = {}  # of stories of two or more, or that have not their founder
        self._moved = bytearray()  # of each article, whether `moved` has to look at it

    def __len__(self) -> int:
        return len(self.story)

    def found(self, articles: Iterable[int]) -> None:
        """Take in articles (ids as numbers), each for now in a story of its own."""
        self._articles.extend(articles)
        self.story.extend(range(len(self), len(self._articles)))
        self._moved.extend(b"\1" * (len(self) - len(self._moved)))

    def article(self, place: int) -> str:
        """The id of an article."""
        return f"{self._articles[place]:016x}"

    def id_of(self, story: int) -> str:
        """The id of a story."""
        return _story_id(self.article(max(story, ~story)), split=story < 0)

    # ------------------------------------------------------------------------------------- asking

    def of(self, story: int) -> Sequence[int]:
        """The members of a story, in order of sequence."""
        return self._members.get(story, (story,))

    def stories(self) -> list[list[int]]:
        """The members of each story; both in order of sequence."""
        stories: dict[int, list[int]] = {}
        for place, story in enumerate(self.story):
            stories.setdefault(story, []).append(place)
        return list(stories.values())

    def is_free(self, story: int) -> bool:
        """True where no story goes by this name."""
        return story not in self._members and (story < 0 or self.story[story] != story)

    def free_name(self, places: Sequence[int]) -> int | None:
        """A name for a story of these articles; none where each of them has given its own to others."""
        return next((name for name in _names(places) if self.is_free(name)), None)

    def moved(self) -> list[int]:
        """The articles that have come, or may be in another story, since this was asked last.

        Those of one story one after another, the story whose first member came first at the front.
        """
        places = np.flatnonzero(np.frombuffer(self._moved, np.bool_)).tolist()
        self._moved = bytearray(len(self))
        return sorted(places, key=lambda place: (self.of(self.story[place])[0], place))

    # ------------------------------------------------------------------------------------- moving

    def move(self, places: Iterable[int], story: int) -> None:
        """Put articles of one story into another, which may be new."""
        leaving = list(places)
        gone = set(leaving)
        old = self.story[leaving[0]]
        left = [place for place in self.of(old) if place not in gone]
        there = [] if self.is_free(story) else [place for place in self.of(story) if place not in gone]
        self._put(left, old)
        self._put(sorted([*there, *leaving]), story)

    def restore(self, stories: Mapping[str, list[int]], founders: Mapping[str, str]) -> dict[str, str]:
        """Put all articles into the stories they were in before, by id; then nothing counts as moved.

        A story whose founder is not among the articles goes by another id from here on: gives, by each of
        these, the id it went by. `founders` (articles by story, ids both) spare looking for most of them.
        """
        known = self._known(stories, founders)
        taken = set(known.values())
        before: dict[str, str] = {}
        for story, members in stories.items():
            name = known.get(story)
            if name is None:
                name = next(name for name in _names(members) if name not in taken)
                taken.add(name)
                before[self.id_of(name)] = story
            self._put(members, name)
        self._moved = bytearray(len(self))
        return before

    def _known(self, stories: Mapping[str, Sequence[int]], founders: Mapping[str, str]) -> dict[str, int]:
        """What the stories of these ids are called whose founder is among the articles."""
        places = dict(zip(self._articles, range(len(self)), strict=True))
        known: dict[str, int] = {}
        others = []
        for story, members in stories.items():
            likely = (founders.get(story, ""), self.article(members[0]))
            founder = next(
                ((a, s) for s in (False, True) for a in likely if story == _story_id(a, split=s)), None
            )
            if founder is None:
                others.append(story)
            elif (place := places.get(int(founder[0], 16))) is not None:
                known[story] = ~place if founder[1] else place
        if others:
            every = {self.id_of(name): name for name in _names(range(len(self)))}
            known |= {story: every[story] for story in others if story in every}
        return known

    def _put(self, members: list[int], story: int) -> None:
        """Make these all the members of a story; whom it had before are in others, or will be."""
        for place in members:
            self._moved[place] |= self.story[place] != story
            self.story[place] = story
        if len(members) > 1 or (members and members[0] != story):
            self._members[story] = members
        else:
            self._members.pop(story, None)


def _names(places: Sequence[int]) -> tuple[int, ...]:
    """What a story of these articles may be called."""
    return (*places, *(~place for place in places))


def _story_id(founder: str, *, split: bool) -> str:
    return content_id("story", founder, "split") if split else content_id("story", founder)
