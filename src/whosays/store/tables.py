"""A store in the tables of a database: all that SQLite and PostgreSQL do alike.

Reports and articles are indexed by number; that of a report is its article's, shifted, plus its place
in the reading, so that no table has to say which is whose.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar, get_args

from whosays.model import (
    Article,
    Hit,
    Judgement,
    Ledger,
    Reading,
    StorySummary,
    Tombstone,
    Unread,
    content_id,
)
from whosays.store.base import Counts, Numbered, Placed, Profile, Query, State, story_named
from whosays.store.codec import decoded, encoded
from whosays.store.database import Database, Value
from whosays.store.packed import (
    PackedReading,
    PackedStory,
    unpacked_article,
    unpacked_ledger,
    unpacked_reading,
)
from whosays.store.words import FARTHEST, words_of

T = TypeVar("T")

_SHIFT = 20  # bits for the place of a report in its reading
_MANY = 500  # rows fetched at once
_STATES: Mapping[str, State] = {state: state for state in get_args(State)}


class TableStore:
    """A `Store` on a `Database`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.name = database.name
        self.close = database.close
        self.writer = database.writer
        self.transaction = database.transaction
        self.snapshot = database.snapshot
        self.vacuum = database.vacuum

    def write(self, work: Callable[[], T]) -> T:
        """What `work` gives, in a transaction; done again where the connection is lost."""
        return self._database.write(work)

    # ------------------------------------------------------------------------------------ settings

    def settings(self) -> Mapping[str, str]:
        """What was kept with `keep_setting`."""
        return dict(self._database.rows("settings"))

    def keep_setting(self, name: str, value: str) -> None:
        """Keep `value` under `name`, in place of what was there."""
        self._database.rows("keep_setting", name=name, value=value)

    # ------------------------------------------------------------------------------------ articles

    def enlist(self, articles: Iterable[Article]) -> None:
        """Add articles, without a sequence number."""
        self._database.many("enlist", map(_article_row, articles))

    def number(self) -> None:
        """Give what is listed its sequence numbers, and name what each replaces."""
        ((last,),) = self._database.rows("last_number")
        for step in ("number", "queue", "name_replaced"):
            self._database.rows(step, last=last)

    def states(self, ids: Collection[str]) -> Mapping[str, State]:
        """What is known of the articles of `ids`."""
        rows = self._database.rows("states", ids=json.dumps(sorted(ids)))
        return {article: _STATES[state] for article, state in rows}

    def waiting(self) -> int:
        """How many articles wait to be read."""
        return int(self._database.rows("waiting")[0][0])

    def next_articles(self, after: int, most: int) -> Sequence[Numbered]:
        """The first of them."""
        rows = self._database.rows("next_articles", after=after, most=most)
        return [Numbered(number, unpacked_article(body, version)) for number, version, body in rows]

    def place(self, placed: Iterable[Placed]) -> None:
        """Add readings, each to its story."""
        for one in placed:
            self._place(one)

    def _place(self, placed: Placed) -> None:
        number, packed, story = placed.number, placed.packed, placed.story
        article = packed.article
        run = self._database.rows
        if run("has_reading", number=number):
            return
        run("add_reading", number=number, body=packed.reading)
        run("add_place", number=number, story=story, profile=placed.profile)
        run("add_story", id=story, founder=article.id, number=number)
        run("outdate", id=story)
        run("unqueue", number=number)
        reports = list(enumerate(map(_plain, packed.quotes), start=number << _SHIFT))
        self._database.many("add_report", ({"number": n, "quote": q} for n, q in reports))
        self._database.many("index_report", (self._words(n, q) for n, q in reports))
        self._database.many("index_article", [self._words(number, _whole(article))])

    def _words(self, number: int, text: str) -> Mapping[str, Value]:
        return {"number": number, "words": self._database.indexed(words_of(text)[:FARTHEST])}

    def move(self, moves: Iterable[tuple[int, str]]) -> None:
        """Put articles into other stories."""
        run = self._database.rows
        left: dict[str, str] = {}
        for number, story in moves:
            ((old, article),) = run("place_of", number=number)
            run("add_story", id=story, founder=article, number=number)
            run("move", number=number, story=story)
            run("outdate", id=story)
            left.setdefault(str(old), story)
        for old, story in sorted(left.items()):
            run("erase_ledger", story=old)
            run("outdate", id=old)
            run("erase_story", story=old)
            if not run("has_story", story=old):
                run("clear_unread", place=story_named(old))
                run("add_redirect", id=old, story=story)
                run("move_judgements", old=old, story=story)

    def now(self, story: str) -> str:
        """Where the story has gone."""
        while not self._database.rows("has_story", story=story):
            rows = self._database.rows("redirect", id=story)
            if not rows:
                break
            story = str(rows[0][0])
        return story

    def profiles(self) -> Iterator[Profile]:
        """What gathering keeps of all that is placed."""
        after = -1
        while rows := self._database.rows("profiles", after=after, most=_MANY):
            yield from (Profile(*row) for row in rows)
            after = rows[-1][0]

    def without_profiles(self) -> Sequence[str]:
        """The stories with articles of which gathering keeps nothing."""
        return [story for (story,) in self._database.rows("without_profiles")]

    def keep_profiles(self, profiles: Iterable[tuple[int, bytes]]) -> None:
        """Keep the profiles of articles."""
        self._database.many("keep_profile", ({"number": n, "profile": kept} for n, kept in profiles))

    # ------------------------------------------------------------------------- what was not readable

    def fail(self, number: int, reason: str) -> None:
        """Record that an article could not be read."""
        self._database.rows("fail", number=number, reason=reason)
        self._database.rows("unqueue", number=number)

    def retry(self) -> None:
        """List anew what failed."""
        self._database.rows("relist_failed")
        self._database.rows("clear_failures")

    def list_unread(self, place: str, unread: Sequence[Unread]) -> None:
        """Record the items of `place` that gave no article."""
        self._database.rows("clear_unread", place=place)
        rows = [{"place": place, "item": _plain(u.item), "reason": u.reason} for u in unread]
        self._database.many("add_unread", rows)

    def fail_story(self, story: str, reason: str) -> None:
        """Record that a story could not be told."""
        named = story_named(story)
        self.list_unread(named, [Unread(named, reason)])

    def failures(self) -> Sequence[Unread]:
        """All that could not be read."""
        return [Unread(*row) for row in sorted(self._database.rows("failures"))]

    # ------------------------------------------------------------------------------------- stories

    def untold(self) -> Mapping[str, int]:
        """The stories whose ledger is not up to date."""
        return dict(self._database.rows("untold"))

    def story_ids(self) -> Sequence[str]:
        """All stories."""
        return [story for (story,) in self._database.rows("story_ids")]

    def founders(self) -> Mapping[str, str]:
        """The articles that began the stories."""
        return dict(self._database.rows("founders"))

    def founder(self, story: str) -> str | None:
        """The article that began the story."""
        rows = self._database.rows("founder", id=story)
        return str(rows[0][0]) if rows else None

    def readings(self, story: str) -> Sequence[tuple[int, Reading]]:
        """The readings of a story with their numbers."""
        return [(one.number, unpacked_reading(one)) for one in self._readings(story)]

    def _readings(self, story: str) -> tuple[PackedReading, ...]:
        return tuple(PackedReading(*row) for row in self._database.rows("readings", story=story))

    def packed(self, story: str) -> PackedStory:
        """A story as it is kept."""
        ledger = next((body for body, _ in self._database.rows("ledger", story=story)), None)
        return PackedStory(story, self._readings(story), ledger, tuple(self.judgements(story)))

    def keep_ledger(self, ledger: bytes, summary: StorySummary) -> None:
        """Keep the ledger of a story."""
        self._database.rows(
            "keep_ledger",
            story=summary.id,
            body=ledger,
            headline=_plain(summary.headline),
            articles=summary.articles,
            first=summary.first,
            last=summary.last,
            claims=summary.claims,
            conflicts=summary.conflicts,
            disputed=summary.disputed,
        )
        self._database.rows("mark_told", id=summary.id)
        self._database.rows("clear_unread", place=story_named(summary.id))

    def ledger(self, story: str) -> tuple[Ledger, bool] | None:
        """The ledger kept of a story, and whether it is up to date."""
        rows = self._database.rows("ledger", story=story)
        if not rows:
            return None
        ((body, told),) = rows
        return unpacked_ledger(body, dict(self.readings(story))), bool(told)

    def summaries(self, since: str | None, disputed: bool) -> Iterator[StorySummary]:
        """The stories told."""
        rows = self._database.rows("summaries", since=since or "", disputed=int(disputed))
        yield from (StorySummary(*row) for row in rows)

    def story_of(self, article: str) -> str | None:
        """The story of an article."""
        rows = self._database.rows("story_of", article=article)
        return str(rows[0][0]) if rows else None

    def search(self, query: Query, most: int) -> Sequence[Hit]:
        """Reports that hold all of `query`, then articles that do."""
        asked = self._database.asked(query)
        reports = self._database.rows("search_reports", asked=asked, most=most)
        articles = self._database.rows("search_articles", asked=asked, most=most)
        return [*(Hit("report", *row) for row in reports), *(Hit("article", *row) for row in articles)]

    # ----------------------------------------------------------------- people's word, and forgetting

    def judge(self, story: str, judgement: Judgement) -> None:
        """Add a judgement about a story."""
        self._database.rows(
            "add_judgement",
            id=judgement.id,
            story=story,
            verb=judgement.verb,
            a=judgement.a,
            b=judgement.b,
            by=judgement.by,
            at=judgement.at,
            note=judgement.note,
        )
        self._database.rows("outdate", id=story)

    def judgements(self, story: str | None = None) -> Sequence[Judgement]:
        """The judgements about a story, or all."""
        rows = (
            self._database.rows("judgements")
            if story is None
            else self._database.rows("judgements_of", story=story)
        )
        return [Judgement(*row) for row in rows]

    def erase(self, articles: Collection[str], tombstones: Iterable[Tombstone]) -> None:
        """Erase articles with all that came from them."""
        run = self._database.rows
        touched = {story for article in sorted(articles) if (story := self._erase(article))}
        for story in sorted(touched):
            run("erase_ledger", story=story)
            run("outdate", id=story)
            run("erase_story", story=story)
            if not run("has_story", story=story):
                run("clear_unread", place=story_named(story))
                run("erase_judgements_of", story=story)
                run("erase_judgements_on", id=story)
        for stone in tombstones:
            run("add_tombstone", id=stone.id, kind=stone.kind, by=stone.by, at=stone.at)

    def _erase(self, article_id: str) -> str | None:
        """Erases an article; the id of the story it was in."""
        run = self._database.rows
        rows = run("article_to_erase", id=article_id)
        if not rows:
            return None
        ((number, story, body, reading),) = rows
        run("erase_judgements_on", id=article_id)
        if reading is not None:
            article = unpacked_article(body, None)
            for report in decoded(reading, Reading).reports:
                run("erase_judgements_on", id=report.id)
            bounds = {"first": number << _SHIFT, "end": (number + 1) << _SHIFT}
            quotes = run("reports_of", **bounds)
            self._database.many("unindex_report", [self._words(n, quote) for n, quote in quotes])
            self._database.many("unindex_article", [self._words(number, _whole(article))])
            run("erase_reports", **bounds)
        for step in ("erase_reading", "erase_place", "erase_queued", "erase_failure"):
            run(step, number=number)
        run("erase_article", id=article_id)
        return str(story) if story else None

    def tombstones(self) -> Sequence[Tombstone]:
        """What was forgotten."""
        return [Tombstone(*row) for row in self._database.rows("tombstones")]

    # -------------------------------------------------------------------------------------- upkeep

    def counts(self) -> Counts:
        """How much it holds."""
        values = [*self._database.rows("counts")[0], self._database.size()]
        return Counts(*values)


def _article_row(article: Article) -> Mapping[str, Value]:
    undated, moment, _ = article.arrival
    return {
        "id": article.id,
        "undated": int(undated),
        "moment": moment,
        "called": _plain(article.called),
        "page": content_id(article.page) if article.page else None,
        "version_of": article.version_of,
        "body": encoded(article),
    }


def _whole(article: Article) -> str:
    return f"{article.title}\n{article.text}"


def _plain(text: str) -> str:
    """`text` without what PostgreSQL cannot hold as text."""
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")
