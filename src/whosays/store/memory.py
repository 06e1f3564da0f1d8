"""A store in memory, for tests: what the others do with tables, in plain Python, and as strictly.

It cannot be opened twice, so it has no other writer to keep out, and no earlier moment to show.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TypeVar

from whosays.model import Article, Hit, Judgement, Ledger, Reading, StorySummary, Tombstone, Unread
from whosays.store.base import Counts, Numbered, Placed, Profile, Query, State, story_named
from whosays.store.codec import decoded, encoded
from whosays.store.packed import PackedReading, PackedStory, unpacked_ledger, unpacked_reading
from whosays.store.words import FARTHEST, holds, words_of

T = TypeVar("T")


@dataclass
class _Content:
    settings: dict[str, str] = field(default_factory=dict)
    listed: dict[str, Article] = field(default_factory=dict)
    articles: dict[int, Article] = field(default_factory=dict)
    queue: set[int] = field(default_factory=set)
    placed: dict[int, Placed] = field(default_factory=dict)
    failed: dict[int, str] = field(default_factory=dict)
    unread: dict[str, tuple[Unread, ...]] = field(default_factory=dict)
    founders: dict[str, tuple[int, str]] = field(default_factory=dict)
    untold: set[str] = field(default_factory=set)
    ledgers: dict[str, tuple[bytes, StorySummary]] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    judgements: dict[str, tuple[str, Judgement]] = field(default_factory=dict)
    tombstones: dict[str, Tombstone] = field(default_factory=dict)

    @property
    def numbers(self) -> dict[str, int]:
        return {article.id: number for number, article in self.articles.items()}


class MemoryStore:
    """A `Store` of dictionaries."""

    name = "memory"

    def __init__(self) -> None:
        self._content = _Content()

    def close(self) -> None:
        """Nothing to let go of."""

    @contextmanager
    def writer(self) -> Iterator[None]:
        """There is no other."""
        yield

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing."""
        before = copy.copy(self._content)
        for name, value in vars(before).items():
            setattr(before, name, copy.copy(value))
        try:
            yield
        except BaseException:
            self._content = before
            raise

    def write(self, work: Callable[[], T]) -> T:
        """What `work` gives, in a transaction."""
        with self.transaction():
            return work()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """One moment."""
        yield

    # ------------------------------------------------------------------------------------ articles

    def settings(self) -> Mapping[str, str]:
        """What was kept with `keep_setting`."""
        return dict(sorted(self._content.settings.items()))

    def keep_setting(self, name: str, value: str) -> None:
        """Keep `value` under `name`, in place of what was there."""
        self._content.settings[name] = value

    def enlist(self, articles: Iterable[Article]) -> None:
        """Add articles, without a sequence number."""
        known = self._content.numbers
        for article in articles:
            if article.id not in known:
                self._content.listed.setdefault(article.id, article)

    def number(self) -> None:
        """Give what is listed its sequence numbers, and name what each replaces."""
        content = self._content
        listed = sorted(content.listed.values(), key=lambda article: article.arrival)
        for number, article in enumerate(listed, start=max(content.articles, default=0) + 1):
            same_page = [
                a.id for _, a in sorted(content.articles.items()) if a.page and a.page == article.page
            ]
            named = article.version_of or (same_page[-1] if same_page else None)
            content.articles[number] = replace(article, version_of=named)
            content.queue.add(number)
        content.listed.clear()

    def states(self, ids: Collection[str]) -> Mapping[str, State]:
        """What is known of the articles of `ids`."""
        content, numbers = self._content, self._content.numbers
        states: dict[str, State] = {}
        for article in ids:
            if article in content.tombstones:
                states[article] = "forgotten"
            elif article in content.listed or article in numbers:
                states[article] = "failed" if numbers.get(article) in content.failed else "held"
        return states

    def waiting(self) -> int:
        """How many articles wait to be read."""
        return len(self._content.queue)

    def next_articles(self, after: int, most: int) -> Sequence[Numbered]:
        """The first of them."""
        numbers = sorted(n for n in self._content.queue if n > after)[:most]
        return [Numbered(n, self._content.articles[n]) for n in numbers]

    def place(self, placed: Iterable[Placed]) -> None:
        """Add readings, each to its story."""
        content = self._content
        for one in placed:
            if one.number in content.placed:
                continue
            content.placed[one.number] = one
            content.founders.setdefault(one.story, (one.number, one.packed.article.id))
            content.untold.add(one.story)
            content.queue.discard(one.number)

    def move(self, moves: Iterable[tuple[int, str]]) -> None:
        """Put articles into other stories."""
        content = self._content
        left: dict[str, str] = {}
        for number, story in moves:
            placed = content.placed[number]
            content.founders.setdefault(story, (number, placed.packed.article.id))
            content.placed[number] = replace(placed, story=story)
            content.untold.add(story)
            left.setdefault(placed.story, story)
        for old, story in sorted(left.items()):
            if self._outdate(old):
                content.redirects[old] = story
                content.judgements = {
                    key: (story if of == old else of, judged)
                    for key, (of, judged) in content.judgements.items()
                }

    def now(self, story: str) -> str:
        """Where the story has gone."""
        while story not in self._content.founders and story in self._content.redirects:
            story = self._content.redirects[story]
        return story

    def profiles(self) -> Iterator[Profile]:
        """What gathering keeps of all that is placed."""
        for number, placed in sorted(self._content.placed.items()):
            yield Profile(number, placed.story, placed.profile)

    def without_profiles(self) -> Sequence[str]:
        """The stories with articles of which gathering keeps nothing."""
        return sorted({placed.story for placed in self._content.placed.values() if not placed.profile})

    def keep_profiles(self, profiles: Iterable[tuple[int, bytes]]) -> None:
        """Keep the profiles of articles."""
        placed = self._content.placed
        placed.update((number, replace(placed[number], profile=kept)) for number, kept in profiles)

    # ------------------------------------------------------------------------- what was not readable

    def fail(self, number: int, reason: str) -> None:
        """Record that an article could not be read."""
        self._content.failed.setdefault(number, reason)
        self._content.queue.discard(number)

    def retry(self) -> None:
        """List anew what failed."""
        content = self._content
        for number in sorted(content.failed):
            article = content.articles.pop(number)
            content.listed[article.id] = article
        content.failed.clear()

    def list_unread(self, place: str, unread: Sequence[Unread]) -> None:
        """Record the items of `place` that gave no article."""
        self._content.unread[place] = tuple(dict.fromkeys(unread))

    def fail_story(self, story: str, reason: str) -> None:
        """Record that a story could not be told."""
        named = story_named(story)
        self.list_unread(named, [Unread(named, reason)])

    def failures(self) -> Sequence[Unread]:
        """All that could not be read."""
        content = self._content
        failed = [Unread(content.articles[n].called, reason) for n, reason in content.failed.items()]
        items = [u for unread in content.unread.values() for u in unread]
        return sorted([*failed, *items], key=lambda u: (u.item, u.reason))

    # ------------------------------------------------------------------------------------- stories

    def untold(self) -> Mapping[str, int]:
        """The stories whose ledger is not up to date."""
        counts = Counter(placed.story for placed in self._content.placed.values())
        return {story: counts[story] for story in self.story_ids() if story in self._content.untold}

    def story_ids(self) -> Sequence[str]:
        """All stories."""
        founders = self._content.founders
        return sorted(founders, key=lambda story: (founders[story][0], story))

    def founders(self) -> Mapping[str, str]:
        """The articles that began the stories."""
        return {story: founder for story, (_, founder) in self._content.founders.items()}

    def founder(self, story: str) -> str | None:
        """The article that began the story."""
        found = self._content.founders.get(story)
        return found[1] if found else None

    def readings(self, story: str) -> Sequence[tuple[int, Reading]]:
        """The readings of a story with their numbers."""
        return [(one.number, unpacked_reading(one)) for one in self._readings(story)]

    def _readings(self, story: str) -> tuple[PackedReading, ...]:
        return tuple(
            PackedReading(n, None, encoded(p.packed.article), p.packed.reading)
            for n, p in sorted(self._content.placed.items())
            if p.story == story
        )

    def packed(self, story: str) -> PackedStory:
        """A story as it is kept."""
        found = self._content.ledgers.get(story)
        ledger = found[0] if found else None
        return PackedStory(story, self._readings(story), ledger, tuple(self.judgements(story)))

    def keep_ledger(self, ledger: bytes, summary: StorySummary) -> None:
        """Keep the ledger of a story."""
        self._content.ledgers[summary.id] = ledger, summary
        self._content.untold.discard(summary.id)
        self._content.unread.pop(story_named(summary.id), None)

    def ledger(self, story: str) -> tuple[Ledger, bool] | None:
        """The ledger kept of a story, and whether it is up to date."""
        found = self._content.ledgers.get(story)
        if not found:
            return None
        return unpacked_ledger(found[0], dict(self.readings(story))), story not in self._content.untold

    def summaries(self, since: str | None, disputed: bool) -> Iterator[StorySummary]:
        """The stories told."""
        for story in self.story_ids():
            if found := self._content.ledgers.get(story):
                summary = found[1]
                if (summary.last or "") >= (since or "") and summary.disputed >= disputed:
                    yield summary

    def story_of(self, article: str) -> str | None:
        """The story of an article."""
        placed = self._content.placed.get(self._content.numbers.get(article, -1))
        return placed.story if placed else None

    def search(self, query: Query, most: int) -> Sequence[Hit]:
        """Reports that hold all of `query`, then articles that do."""
        reports: list[Hit] = []
        articles: list[Hit] = []
        for _, placed in sorted(self._content.placed.items(), reverse=True):
            article = placed.packed.article
            reports += [
                Hit("report", quote, article.id, placed.story)
                for quote in reversed(placed.packed.quotes)
                if holds(words_of(quote)[:FARTHEST], query)
            ]
            if holds(words_of(f"{article.title}\n{article.text}")[:FARTHEST], query):
                articles.append(Hit("article", article.called, article.id, placed.story))
        return [*reports[:most], *articles[:most]]

    # ----------------------------------------------------------------- people's word, and forgetting

    def judge(self, story: str, judgement: Judgement) -> None:
        """Add a judgement about a story."""
        self._content.judgements.setdefault(judgement.id, (story, judgement))
        self._content.untold.add(story)

    def judgements(self, story: str | None = None) -> Sequence[Judgement]:
        """The judgements about a story, or all."""
        kept = self._content.judgements.values()
        return sorted((j for of, j in kept if story in (None, of)), key=lambda j: (j.at, j.id))

    def erase(self, articles: Collection[str], tombstones: Iterable[Tombstone]) -> None:
        """Erase articles with all that came from them."""
        content, numbers = self._content, self._content.numbers
        for article in sorted(articles):
            content.listed.pop(article, None)
            gone = {article}
            if (number := numbers.get(article)) is not None:
                content.articles.pop(number)
                content.queue.discard(number)
                content.failed.pop(number, None)
                if placed := content.placed.pop(number, None):
                    gone |= {report.id for report in decoded(placed.packed.reading, Reading).reports}
                    gone |= self._outdate(placed.story)
            content.judgements = {
                key: (of, j) for key, (of, j) in content.judgements.items() if not gone & {of, j.a, j.b}
            }
        content.tombstones.update((t.id, t) for t in tombstones if t.id not in content.tombstones)

    def _outdate(self, story: str) -> set[str]:
        """Drops the ledger of a story, and the story where it is empty: then its id."""
        content = self._content
        content.ledgers.pop(story, None)
        if any(placed.story == story for placed in content.placed.values()):
            content.untold.add(story)
            return set()
        content.founders.pop(story)
        content.untold.discard(story)
        content.unread.pop(story_named(story), None)
        return {story}

    def tombstones(self) -> Sequence[Tombstone]:
        """What was forgotten."""
        return sorted(self._content.tombstones.values(), key=lambda t: (t.at, t.id))

    # -------------------------------------------------------------------------------------- upkeep

    def counts(self) -> Counts:
        """How much it holds."""
        content = self._content
        return Counts(
            articles=len(content.listed) + len(content.articles),
            read=len(content.placed),
            waiting=len(content.queue),
            failed=len(content.failed) + sum(map(len, content.unread.values())),
            stories=len(content.founders),
            untold=len(content.untold),
            judgements=len(content.judgements),
            forgotten=sum(t.kind == "article" for t in content.tombstones.values()),
            size=None,
        )

    def vacuum(self) -> None:
        """Nothing to give back."""
