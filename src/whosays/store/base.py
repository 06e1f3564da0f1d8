"""What a store is: the articles, what was read of them, their stories, and what people said of these.

What holds for every store:

* Articles, readings, places in stories and judgements are only ever added, under their ids; what is
  there already stays as it is. Ledgers are told again. Only `erase` takes away, and leaves tombstones.
* An article gets its sequence number once, and gathering takes articles in that order, so the stories
  do not depend on who read what first.
* One writer at a time. What one `transaction` writes is there wholly or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from whosays.model import Article, Hit, Judgement, Ledger, Reading, StorySummary, Tombstone, Unread
from whosays.store.packed import PackedArticle, PackedStory

State = Literal["held", "failed", "forgotten"]
"""What is known of an article: it is held (read, or waiting to be), was not readable, was forgotten."""

T = TypeVar("T")

Query = Sequence[Sequence[str]]
"""Phrases, each a sequence of words in lower case; all of them have to occur."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """An article and its sequence number."""

    number: int
    article: Article


@dataclass(frozen=True, slots=True)
class Placed:
    """An article that was read: its sequence number, its story (id) and what gathering keeps of it."""

    number: int
    packed: PackedArticle
    story: str
    profile: bytes


@dataclass(frozen=True, slots=True)
class Profile:
    """What gathering keeps of an article it has placed."""

    number: int
    story: str
    profile: bytes


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a store holds; `size` in bytes, None where that cannot be known."""

    articles: int
    read: int
    waiting: int
    failed: int
    stories: int
    untold: int
    judgements: int
    forgotten: int
    size: int | None


class Store(Protocol):
    """One store, open. Every method but `writer` raises StoreError where the store cannot be used."""

    @property
    def name(self) -> str:
        """What messages call it; never holds a password."""
        ...

    def close(self) -> None:
        """Let go of it; what no transaction has written is lost."""
        ...

    def writer(self) -> AbstractContextManager[None]:
        """Keeps other writers out; StoreBusyError where one is at work."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """What is written in it is there wholly or not at all."""
        ...

    def write(self, work: Callable[[], T]) -> T:
        """What `work` gives, in a transaction; done again where the connection is lost.

        So `work` writes the same, and no more, when what it wrote is there already. StoreLostError where
        the connection does not come back.
        """
        ...

    def snapshot(self) -> AbstractContextManager[None]:
        """What is read in it is of one moment, whatever is written meanwhile."""
        ...

    # What the store was made with.

    def settings(self) -> Mapping[str, str]:
        """What was kept with `keep_setting`."""
        ...

    def keep_setting(self, name: str, value: str) -> None:
        """Keep `value` under `name`, in place of what was there."""
        ...

    # Articles, in three steps: listed, numbered, read.

    def enlist(self, articles: Iterable[Article]) -> None:
        """Add articles, without a sequence number; those that are known stay as they are."""
        ...

    def number(self) -> None:
        """Give what is listed its sequence numbers, in order of arrival, and name what each replaces."""
        ...

    def states(self, ids: Collection[str]) -> Mapping[str, State]:
        """What is known of the articles of `ids`; those that are not known are left out."""
        ...

    def waiting(self) -> int:
        """How many articles are numbered and neither read nor failed."""
        ...

    def next_articles(self, after: int, most: int) -> Sequence[Numbered]:
        """The first such articles whose number is above `after`, in order of number."""
        ...

    def place(self, placed: Iterable[Placed]) -> None:
        """Add readings, each to its story, whose ledger is then no longer up to date."""
        ...

    def move(self, moves: Iterable[tuple[int, str]]) -> None:
        """Put articles (numbers) into other stories; a story that none is left of leads to where it went."""
        ...

    def now(self, story: str) -> str:
        """The id of the story that `story` has become a part of; `story` where it is none."""
        ...

    def profiles(self) -> Iterator[Profile]:
        """What gathering keeps of all that is placed, in order of number."""
        ...

    def without_profiles(self) -> Sequence[str]:
        """The stories with articles of which gathering keeps nothing (an empty profile), in order of id."""
        ...

    def keep_profiles(self, profiles: Iterable[tuple[int, bytes]]) -> None:
        """Keep the profiles of articles (numbers) in place of what gathering kept of them before."""
        ...

    # What could not be read.

    def fail(self, number: int, reason: str) -> None:
        """Record that the article of `number` could not be read."""
        ...

    def retry(self) -> None:
        """List anew what failed: it gets new sequence numbers, and is read again."""
        ...

    def list_unread(self, place: str, unread: Sequence[Unread]) -> None:
        """Record the items of `place` that gave no article, instead of those recorded of it before."""
        ...

    def fail_story(self, story: str, reason: str) -> None:
        """Record that a story could not be told, until it is told, or is no more."""
        ...

    def failures(self) -> Sequence[Unread]:
        """All that could not be read or told: articles by what they are called, items, stories; sorted."""
        ...

    # Stories.

    def untold(self) -> Mapping[str, int]:
        """The ids of the stories whose ledger is not up to date, in order of their founders' numbers.

        With each, how many articles it has.
        """
        ...

    def story_ids(self) -> Sequence[str]:
        """The ids of all stories, in order of their founders' numbers."""
        ...

    def founders(self) -> Mapping[str, str]:
        """The ids of the articles that began the stories, by the ids of these."""
        ...

    def founder(self, story: str) -> str | None:
        """The id of the article that began the story; None where there is no such story."""
        ...

    def readings(self, story: str) -> Sequence[tuple[int, Reading]]:
        """The readings placed in a story with their numbers, in order of these."""
        ...

    def packed(self, story: str) -> PackedStory:
        """A story as it is kept."""
        ...

    def keep_ledger(self, ledger: bytes, summary: StorySummary) -> None:
        """Keep the ledger of a story (of `packed_ledger`) in place of the one before; it is up to date."""
        ...

    def ledger(self, story: str) -> tuple[Ledger, bool] | None:
        """The ledger kept of a story, and whether it is up to date; None where none is kept."""
        ...

    def summaries(self, since: str | None, disputed: bool) -> Iterator[StorySummary]:
        """The stories told: with an article dated `since` or later, and in dispute, where asked for."""
        ...

    def story_of(self, article: str) -> str | None:
        """The id of the story that an article was placed in."""
        ...

    def search(self, query: Query, most: int) -> Sequence[Hit]:
        """Reports that hold all of `query`, then articles that do: the newest first, `most` of each."""
        ...

    # People's word, and forgetting.

    def judge(self, story: str, judgement: Judgement) -> None:
        """Add a judgement about a story, whose ledger is then no longer up to date."""
        ...

    def judgements(self, story: str | None = None) -> Sequence[Judgement]:
        """The judgements about a story, or all; in order of time, then id."""
        ...

    def erase(self, articles: Collection[str], tombstones: Iterable[Tombstone]) -> None:
        """Erase articles with all that came from them, and leave `tombstones`.

        A story left without articles goes too; of the others the ledger is erased. The bytes may stay
        in the file until `vacuum`.
        """
        ...

    def tombstones(self) -> Sequence[Tombstone]:
        """What was forgotten, in order of time, then id."""
        ...

    # Upkeep.

    def counts(self) -> Counts:
        """How much it holds."""
        ...

    def vacuum(self) -> None:
        """Give back space, and leave no byte of what was erased in file and log, as far as it can."""
        ...


def story_named(story: str) -> str:
    """What a story (id) is called among what failed."""
    return f"story {story}"
