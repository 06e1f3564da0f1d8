"""What keeping costs, as ratios of one run: `python -m bench.store [--articles N] [--store URL]`.

Readings are those of the shipped examples, mutated: each copy has the letters of its longer words changed
by a key of its own, so that it is another event at the same length, and every span stays right. So no
time goes into reading while placing, writing and telling are measured; what reading as many articles
costs is measured beside it, and "add" has both. Processor time of this process; nothing that others do
on the machine counts, nor does waiting for a disk.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import string
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import whosays
from whosays import lexicon
from whosays.library import Library
from whosays.model import Ledger, Reading, StorySummary, Unread
from whosays.reading import batches
from whosays.reading.models import load
from whosays.settings import Settings
from whosays.showing import json as as_json
from whosays.store import Placed, Store, open_store, packed_article, packed_ledger, query_of
from whosays.store.sqlite import SqliteDatabase

EXAMPLES = Path(__file__).parent.parent / "examples"
SOME = 100  # articles added to the empty and to the full store
LARGE = 50  # articles of a large story
BARS = {"add, nothing read": 1.5, "add": 1.5, "open": 3.0, "search": 5.0}

_LONG_WORD = re.compile(r"[A-Za-z]{5,}")


def mutated(reading: Reading, key: int) -> Reading:
    """`reading` as of another event: letters of its longer words changed by `key`, lengths kept."""
    rng = random.Random(key)
    small = "".join(rng.sample(string.ascii_lowercase, 26))
    letters = str.maketrans(string.ascii_letters, small + small.upper())

    def changed(text: str) -> str:
        return _LONG_WORD.sub(lambda word: word[0].translate(letters), text)

    old = reading.article
    article = replace(old, text=changed(old.text), title=changed(old.title), url=None, given_id=None)
    reports = tuple(replace(report, article=article.id) for report in reading.reports)
    return replace(reading, article=article, reports=reports)


class Bench:
    """A store that is filled with readings made beforehand."""

    def __init__(self, place: str, ledgers: Sequence[Ledger], names: tuple[str, ...]) -> None:
        self.store: Store = open_store(place, create=True)
        self._ledgers = {len(ledger.articles): ledger for ledger in ledgers}
        self._readings: dict[str, Reading] = {}
        models: Any = SimpleNamespace(names=names, lexicon=lexicon.load())
        self.library = Library(self.store, load_models=lambda _: models)
        batches.read_batch = self._read

    def _read(self, batch: batches.Batch, *_: object, **__: object) -> tuple[Reading | Unread, ...]:
        return tuple(x if isinstance(x, Unread) else self._readings[x.id] for x in batch)

    def add(self, readings: Sequence[Reading], *, tell: bool = True) -> None:
        """Lists, reads (a look-up), places and tells, as `whosays add` does."""
        self._readings = {reading.article.id: reading for reading in readings}
        with self.store.writer():
            with self.store.transaction():
                self.store.enlist(reading.article for reading in readings)
                self.store.number()
            list(self.library.read())
            for _ in self.library.tell() if tell else self._pretend():
                pass

    def _pretend(self) -> Iterator[None]:
        """Keeps for each story the ledger it is a mutation of: as large, and not told 1,700 times."""
        for story in self.store.untold():
            readings = dict(self.store.readings(story))
            base = min(self._ledgers.items(), key=lambda item: abs(item[0] - len(readings)))[1]
            ledger = replace(base, story=replace(base.story, readings=tuple(readings.values())))
            summary = summary_of(story, ledger)
            with self.store.transaction():
                self.store.keep_ledger(packed_ledger(ledger, readings), summary)
            yield None


def summary_of(story: str, ledger: Ledger) -> StorySummary:
    """A summary as large as those of the library."""
    return StorySummary(story, ledger.headline, len(ledger.articles), None, None, len(ledger.claims), 0, 0)


def seconds(run: Callable[[], object], times: int = 1) -> float:
    """Processor seconds of one run, the best of `times`."""
    best = float("inf")
    for _ in range(times):
        began = time.process_time()
        run()
        best = min(best, time.process_time() - began)
    return best


def measure(place: str, articles: int) -> dict[str, float]:
    """All figures of the store at `place`, which is empty, filled with `articles`."""
    models = load(Settings())
    readings = whosays.read(EXAMPLES, models=models)
    read = seconds(lambda: whosays.read(EXAMPLES, models=models), 3) / len(readings) * SOME
    stories = whosays.gather(readings)
    bench = Bench(place, [whosays.tell(story, models=models) for story in stories], models.names)
    copies = -(-(articles + 2 * SOME) // len(readings))
    stream = [mutated(reading, key) for key in range(copies) for reading in readings]
    figures: dict[str, float] = {}
    figures["first add, s"] = seconds(lambda: bench.add(stream[:SOME]))
    bench.add(stream[SOME:articles], tell=False)
    counts = bench.store.counts()
    figures["articles"], figures["stories"] = counts.read, counts.stories
    figures["bytes an article"] = (counts.size or 0) / counts.read
    figures["characters an article"] = sum(len(r.article.text) for r in stream) / len(stream)
    figures["last add, s"] = seconds(lambda: bench.add(stream[articles : articles + SOME]))
    figures["reading as many, s"] = read
    figures["add, nothing read"] = figures["last add, s"] / figures["first add, s"]
    figures["add"] = (figures["last add, s"] + read) / (figures["first add, s"] + read)
    figures |= opening(bench, readings.readings)
    figures |= searching(bench.store, stream)
    bench.store.close()
    return figures


def opening(bench: Bench, readings: Sequence[Reading]) -> dict[str, float]:
    """Opening the ledger of a large story, over `json.loads` of it."""
    large = []
    for number in range(LARGE):
        reading = readings[number % len(readings)]
        article = replace(reading.article, outlet=f"Paper {number}", url=None)
        reports = tuple(replace(report, article=article.id) for report in reading.reports)
        large.append(replace(reading, article=article, reports=reports))
    settings = Settings(one_story=True)
    (story,) = whosays.gather(large, settings)
    ledger = whosays.tell(story, settings)
    line = as_json.show(ledger)
    store, kept = bench.store, "50 articles"
    with store.transaction():
        store.enlist(reading.article for reading in large)
        store.number()
        by_id = {reading.article.id: reading for reading in large}
        store.place(
            Placed(one.number, packed_article(by_id[one.article.id]), kept, b"")
            for one in store.next_articles(0, LARGE)
        )
        packed = packed_ledger(ledger, dict(store.readings(kept)))
        store.keep_ledger(packed, summary_of(kept, ledger))
    opened = seconds(lambda: store.ledger(kept), 5)
    loaded = seconds(lambda: json.loads(line), 5)
    return {"open, ms": opened * 1e3, "json.loads, ms": loaded * 1e3, "open": opened / loaded}


def searching(store: Store, stream: Sequence[Reading]) -> dict[str, float]:
    """Searching, over the bare full-text queries for the same words; the mean over rare and common ones."""
    words = ["the", "police said", "ship", stream[7].article.text.split()[5], stream[-99].article.title]
    asked = [query_of(word) for word in words if any(c.isalnum() for c in word)]
    searched = seconds(lambda: [store.search(query, 20) for query in asked], 5)
    database: SqliteDatabase = store._database  # type: ignore[attr-defined]  # its bare queries are what it is timed beside
    bare = [
        f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT 20"
        if isinstance(database, SqliteDatabase)
        else f"SELECT number FROM {table} WHERE words @@ %s::tsquery ORDER BY number DESC LIMIT 20"
        for table in ("report_words", "article_words")
    ]

    def bare_search() -> None:
        for query in asked:
            for statement in bare:
                database._connection.execute(statement, (database.asked(query),)).fetchall()

    alone = seconds(bare_search, 5)
    return {"search, ms": searched * 1e3, "bare search, ms": alone * 1e3, "search": searched / alone}


def main() -> None:
    """Print the figures; exit code 1 where one is over its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--store", help="a postgresql:// URL of an empty database; by default a file")
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(chosen.store or str(Path(folder) / "s.db"), chosen.articles)
    for name, figure in figures.items():
        bar = f"   (at most {BARS[name]})" if name in BARS else ""
        print(f"{name:<22} {figure:12,.2f}{bar}")
    if chosen.json:
        chosen.json.write_text(json.dumps(figures), encoding="utf-8")
    raise SystemExit(any(figures[name] > bar for name, bar in BARS.items()))


if __name__ == "__main__":
    main()
