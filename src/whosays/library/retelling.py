"""The telling step over a store: stories come packed as they are kept, and go back as ledgers to be kept.

What holds: a ledger is made of its story alone, so the bytes are the same wherever and in whatever batch it
is told; and a story that cannot be told keeps no other from being told.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Final

from whosays import gathering, lexicon, telling
from whosays.engine import Done, Engine, Failed, attempt, in_batches
from whosays.errors import StoreError
from whosays.judgements import about
from whosays.lexicon import Lexicon
from whosays.model import ChangedStory, Judgement, Ledger, MadeBy, Reading, Story, StorySummary
from whosays.reading import completed
from whosays.settings import Settings
from whosays.store import PackedStory, packed_ledger, unpacked_ledger, unpacked_reading
from whosays.telling.changes import find_changes
from whosays.versions import with_current

BATCH: Final = 16
"""Articles, at least, in the stories that are told before they are written: a second or so of work."""

_OURS = "a fault of whosays; please report it"


@dataclass(frozen=True, slots=True)
class Retold:
    """A ledger, packed to be kept, and what changed in it."""

    ledger: bytes
    changed: ChangedStory


Stories = tuple[PackedStory, ...]


@dataclass(frozen=True, slots=True)
class TellStories:
    """The step that tells stories, with the judgements that stand, of all stories.

    Without `words` a worker loads those of `settings` itself.
    """

    settings: Settings
    made_by: MadeBy
    judgements: tuple[Judgement, ...] = ()
    words: Lexicon | None = None

    def start(self) -> Callable[[Stories], tuple[Retold | Failed, ...]]:
        """What tells a batch; LexiconError where the word lists cannot be loaded."""
        words = self.words or lexicon.load(self.settings.lexicon)
        return lambda stories: tuple(self._tried(story, words) for story in stories)

    def _tried(self, story: PackedStory, words: Lexicon) -> Retold | Failed:
        outcome = attempt(lambda packed: self._retold(packed, words), story)
        return outcome.result if isinstance(outcome, Done) else Failed(f"{outcome.reason}, {_OURS}")

    def _retold(self, packed: PackedStory, words: Lexicon) -> Retold | Failed:
        try:
            readings = {one.number: unpacked_reading(one) for one in packed.readings}
            before = unpacked_ledger(packed.ledger, readings) if packed.ledger else None
        except StoreError as error:  # damaged; it says what to do
            return Failed(str(error))
        ledger = self.told(packed.id, tuple(readings.values()), packed.judgements, words)
        known = before.articles if before else {}
        changed = ChangedStory(
            story=_summary(ledger),
            new=before is None,
            added=tuple(article for article in ledger.articles if article not in known),
            changes=find_changes(before, ledger, words) if before else (),
        )
        return Retold(packed_ledger(ledger, readings), changed)

    def told(
        self, story: str, readings: Sequence[Reading], judged: Iterable[Judgement], words: Lexicon
    ) -> Ledger:
        """The ledger of a story (id), of its readings in order of number and what was judged about it.

        Of each page that version is told that stands, of those that `settings.as_of` leaves. StoreError
        where it leaves none.
        """
        readings = [completed(reading, words) for reading in readings]
        gathered = gathering.gather(readings, replace(self.settings, one_story=True))
        if not gathered:
            raise StoreError(f"every article of story {story} is dated later, so there is nothing to tell")
        told = replace(with_current(gathered[0], readings, words), given=story)
        return telling.tell(self._judged(told, judged), words, self.made_by)

    def _judged(self, story: Story, judged: Iterable[Judgement]) -> Story:
        speaking = {*about(story, self.judgements), *judged}
        return replace(story, judgements=tuple(one for one in self.judgements if one in speaking))


def retold(
    engine: Engine, step: TellStories, stories: Iterable[PackedStory]
) -> Generator[Sequence[tuple[PackedStory, Retold | Failed]], None, None]:
    """What `step` makes of each of `stories`, in order, in batches to be written."""
    with closing(in_batches(engine, step, _batches(stories), tuple)) as outcomes:
        for batch, outcome in outcomes:
            yield (
                [(batch[0], outcome)]
                if isinstance(outcome, Failed)
                else list(zip(batch, outcome, strict=True))
            )


def _batches(stories: Iterable[PackedStory]) -> Iterator[Stories]:
    batch: list[PackedStory] = []
    for story in stories:
        batch.append(story)
        if sum(len(one.readings) for one in batch) >= BATCH:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


def _summary(ledger: Ledger) -> StorySummary:
    dates = [p.value for reading in ledger.story.readings if (p := reading.article.published)]
    return StorySummary(
        id=ledger.story.id,
        headline=ledger.headline,
        articles=len(ledger.story.readings),
        first=min(dates, default=None),
        last=max(dates, default=None),
        claims=len(ledger.claims),
        conflicts=len(ledger.conflicts),
        disputed=sum(not {"disputed", "denied"}.isdisjoint(claim.statuses) for claim in ledger.claims),
    )
