"""The grouping step over a store: each new reading, in order of number, is put into its story.

What holds: placing readings one by one, in any number of runs, gives the stories that
`gathering.stories.group` gives of all of them at once. Kept of each is its sketch, so that no earlier
reading is opened to place a new one. A sketch holds no words of a text: its terms are hashes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from msgspec import msgpack

from whosays.gathering.sketches import Sketch
from whosays.gathering.stories import Gatherer
from whosays.intake import Intake
from whosays.model import StoryJudgements, Unread
from whosays.store import Placed


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

    They are made anew, from the sketches, where people have judged otherwise since.
    """

    def __init__(
        self,
        placed: Iterable[tuple[int, str, bytes]] = (),
        judgements: StoryJudgements | None = None,
        *,
        anew: bool = False,
    ) -> None:
        """`placed` are number, story and sketch of each article placed so far, in order of number."""
        self._gatherer = Gatherer(judgements)
        self._numbers: list[int] = []
        self._stories: list[str] = []
        if anew:
            for newcomer, _ in self._opened(placed):
                self._gatherer.add(newcomer)
        else:
            self._gatherer.restore(self._opened(placed))
        self._called = self._calling()

    def _opened(self, placed: Iterable[tuple[int, str, bytes]]) -> Iterator[tuple[Sketch, str]]:
        for number, story, kept in placed:
            self._numbers.append(number)
            self._stories.append(story)
            yield msgpack.decode(kept, type=Sketch), story

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
        """Put one more article, of which this sketch is kept, into its story; `moves` tells the story."""
        self._gatherer.add(msgpack.decode(kept, type=Sketch))
        self._numbers.append(number)
        self._stories.append("")

    def moves(self) -> Iterator[tuple[int, str]]:
        """The number and the story of each article whose story is another since this was asked last."""
        for places in self._gatherer.places():
            now = self._gatherer.id_of(places[0])
            story = self._called.get(now, now)
            for place in places:
                if self._stories[place] != story:
                    self._stories[place] = story
                    yield self._numbers[place], story


def placed(batch: Sequence[tuple[int, Intake | Unread]], placing: Placing) -> PlacedBatch:
    """What becomes of a batch (numbers and outcomes of reading), each article put into its story."""
    read = {number: outcome for number, outcome in batch if isinstance(outcome, Intake)}
    for number, outcome in read.items():
        placing.add(number, outcome.sketch)
    moves = dict(placing.moves())
    put = [Placed(number, one.packed, moves.pop(number), one.sketch) for number, one in read.items()]
    failed = [(number, outcome) for number, outcome in batch if isinstance(outcome, Unread)]
    return PlacedBatch(put, list(moves.items()), failed)
