"""The grouping step over a store: each new reading, in order of number, is put into its story.

What holds: placing readings one by one, in any number of runs, gives the stories that
`gathering.stories.group` gives of all of them at once. Kept of each is the profile of its sketch, so that no
earlier reading is opened to place a new one. A profile holds no words of a text: its terms are hashes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from whosays.gathering.profiles import profile, sketch_of
from whosays.gathering.sketches import sketch
from whosays.gathering.stories import Gatherer
from whosays.library.intake import Intake
from whosays.model import StoryJudgements, Unread
from whosays.store import Placed, Store


@dataclass(frozen=True, slots=True)
class PlacedBatch:
    """What became of a batch of articles, ready to be written: the same however often it is.

    `moved` are earlier articles (numbers) whose story is another now.
    """

    placed: Sequence[Placed]
    moved: Sequence[tuple[int, str]]
    failed: Sequence[tuple[int, Unread]]


class Placing:
    """The stories so far, ready for the next reading: taken up as they were, or made `anew`.

    They are made anew, from the profiles, where people have judged otherwise since.
    """

    def __init__(
        self,
        placed: Iterable[tuple[int, str, bytes]] = (),
        judgements: StoryJudgements | None = None,
        *,
        founders: Mapping[str, str] | None = None,
        anew: bool = False,
    ) -> None:
        """`placed` are number, story and profile of each article placed so far, in order of number.

        `founders` are the articles that began the stories, where known (ids).
        """
        self._gatherer = Gatherer(judgements)
        self._numbers: list[int] = []
        self._stories: list[str] = []
        if anew:
            for kept, _ in self._noted(placed):
                self._gatherer.add(sketch_of(kept))
            self._called = self._calling()
        else:
            self._called = self._gatherer.restore(self._noted(placed), founders)

    def _noted(self, placed: Iterable[tuple[int, str, bytes]]) -> Iterator[tuple[bytes, str]]:
        for number, story, kept in placed:
            self._numbers.append(number)
            self._stories.append(story)
            yield kept, story

    def _calling(self) -> dict[str, str]:
        """What the store calls stories whose founder was forgotten, by what gathering calls them now."""
        groups = self._gatherer.places()
        ids = {self._gatherer.id_of(places[0]) for places in groups}
        called: dict[str, str] = {}
        for places in groups:
            now, before = self._gatherer.id_of(places[0]), self._stories[places[0]]
            if now not in {self._stories[place] for place in places} and before not in ids:
                called.setdefault(now, before)
                ids.add(before)
        return called

    def add(self, number: int, kept: bytes) -> None:
        """Put one more article, of which this profile is kept, into its story; `moves` tells the story."""
        self._gatherer.add(sketch_of(kept))
        self._numbers.append(number)
        self._stories.append("")

    def moves(self) -> Iterator[tuple[int, str]]:
        """The number and the story of each article whose story is another since this was asked last."""
        for place, now in self._gatherer.moved():
            story = self._called.get(now, now)
            if self._stories[place] != story:
                self._stories[place] = story
                yield self._numbers[place], story


def complete_profiles(store: Store) -> None:
    """Makes the profiles that are missing, as they are where an earlier whosays kept them in another form.

    Written story by story. Within a `writer` of the store only.
    """
    for story in store.without_profiles():
        made = [(number, profile(sketch(reading))) for number, reading in store.readings(story)]
        store.write(partial(store.keep_profiles, made))


def placed(batch: Sequence[tuple[int, Intake | Unread]], placing: Placing) -> PlacedBatch:
    """What becomes of a batch (numbers and outcomes of reading), each article put into its story."""
    read = {number: outcome for number, outcome in batch if isinstance(outcome, Intake)}
    for number, outcome in read.items():
        placing.add(number, outcome.profile)
    moves = dict(placing.moves())
    put = [Placed(number, one.packed, moves.pop(number), one.profile) for number, one in read.items()]
    failed = [(number, outcome) for number, outcome in batch if isinstance(outcome, Unread)]
    return PlacedBatch(put, list(moves.items()), failed)
