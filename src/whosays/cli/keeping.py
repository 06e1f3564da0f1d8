"""The commands that keep a store: add to it, ask it, judge, forget, and look after it.

Exit codes as for `whosays tell`: 0 all was done, 1 there was nothing, 2 the command cannot be carried
out, 3 some items were not read.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import Annotated, get_args

import typer
from rich.console import Console

from whosays.cli.options import (
    AsOf,
    CacheFile,
    EngineName,
    Form,
    Lexicon,
    ListForm,
    Listing,
    Output,
    Paths,
    ReaderName,
    StorePlace,
    StoryId,
    Workers,
    moment,
)
from whosays.cli.output import (
    NOTHING_TOLD,
    SOME_UNREAD,
    Format,
    command,
    form_of,
    prepare,
    put,
    say,
    say_unread,
    standard_input,
)
from whosays.engine import engine_of
from whosays.judgements import check
from whosays.library import Library, ReadWith, Untold, open_library
from whosays.library.arrivals import Listed
from whosays.model import Judgement, Unread, Verb
from whosays.reading.models import load
from whosays.showing import listing
from whosays.showing.progress import progress
from whosays.showing.wording import counted
from whosays.store import reading_cache

By = Annotated[str | None, typer.Option(metavar="NAME", help="Who says so; by default your user name.")]


def register(app: typer.Typer) -> None:
    """Make these commands of `app`."""
    for run in (add, stories, ledger, search, judge, forget, export, info, vacuum):
        app.command()(run)


# ------------------------------------------------------------------------------------------ adding


@command
def add(
    paths: Paths,
    store: StorePlace,
    form: ListForm = Listing.TERMINAL,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Read once more what could not be read.")
    ] = False,
    lexicon: Lexicon = None,
    reader: Annotated[
        ReaderName | None,
        typer.Option(help="How attributions are read: chosen once for a store, by default rules."),
    ] = None,
    cache: CacheFile = None,
    workers: Workers = 1,
    engine: EngineName = "local",
) -> int:
    """Add the articles at PATH to a store, and show what changed in each story."""
    where = engine_of(engine, workers)
    read_with = ReadWith(lexicon, reader.reader if reader else None, where, cache)
    if cache:
        reading_cache.check(cache)
    with _library(store, read_with, create=True) as library, library.store.writer():
        listed = library.enlist(paths, standard_input=standard_input(), retry=retry_failed)
        waiting = library.store.waiting()
        for item in listed.unread:
            say_unread(item)
        with where.ready() if waiting else nullcontext():
            failed = _read(library, waiting)
            faults = _tell(library, form)
    added = waiting - len(failed)
    failed += (item for item in listed.unread if not item.left_out)
    earlier = 0 if retry_failed else listed.failed
    _sum_up(listed, added, earlier)
    if not failed and not faults and not earlier:
        return 0
    return SOME_UNREAD if added or listed.held or faults else NOTHING_TOLD


def _read(library: Library, waiting: int) -> list[Unread]:
    failed = []
    with progress(Console(stderr=True), waiting, "read", quietly=say) as note:
        for item in library.read(note):
            failed.append(item)
            say_unread(item)
    return failed


def _tell(library: Library, form: Listing) -> int:
    """Tells what is not up to date and prints what changed; gives the number of faults."""
    faults = 0
    articles = sum(library.store.untold().values())
    with progress(Console(stderr=True), articles, "told", quietly=say) as note:
        for told in library.tell(note):
            if isinstance(told, Untold):
                faults += 1
                _say_untold(told)
            else:
                _show([told], form)
    return faults


def _sum_up(listed: Listed, added: int, failed: int) -> None:
    parts = [f"{counted(added, 'article')} added"]
    parts += [f"{listed.held:,} held already"] if listed.held else []
    parts += [f"{failed:,} not read earlier (--retry-failed reads once more)"] if failed else []
    parts += [f"{listed.forgotten:,} forgotten earlier, and left out"] if listed.forgotten else []
    say(", ".join(parts))


# ------------------------------------------------------------------------------------------ asking


@command
def stories(
    store: StorePlace,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", callback=moment, help="With an article dated then or later."),
    ] = None,
    disputed: Annotated[bool, typer.Option("--disputed", help="With a claim in dispute.")] = False,
    form: ListForm = Listing.TERMINAL,
) -> int:
    """List the stories of a store."""
    with _library(store) as library:
        return _shown(library.stories(since, disputed=disputed), form, "no such story")


@command
def ledger(
    story: StoryId,
    store: StorePlace,
    form: Form = None,
    output: Output = None,
    as_of: AsOf = None,
    lexicon: Lexicon = None,
) -> int:
    """Show the ledger of one story."""
    if output:
        prepare(output)
    chosen = form or form_of(output)
    with _library(store, ReadWith(lexicon)) as library:
        put([library.ledger(story, as_of)], chosen, output)
    return 0


@command
def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORD", help="All have to occur; “quoted” ones in a row.")
    ],
    store: StorePlace,
    most: Annotated[int, typer.Option(metavar="N", min=1, help="No more reports and articles each.")] = 20,
    form: ListForm = Listing.TERMINAL,
) -> int:
    """Find words in reports and articles, the newest first."""
    with _library(store) as library:
        return _shown(library.search(" ".join(words), most), form, "nothing found")


@command
def export(
    store: StorePlace,
    form: Annotated[
        Format | None, typer.Option("--format", help="By default what the suffix of OUT says, else json.")
    ] = None,
    output: Output = None,
    lexicon: Lexicon = None,
) -> int:
    """Write the ledgers of all stories, in the order in which these began."""
    if output:
        prepare(output)
    chosen = form or form_of(output, Format.JSON)
    with _library(store, ReadWith(lexicon)) as library:
        if not library.store.story_ids():
            say(f"{library.store.name} holds no story")
            return NOTHING_TOLD
        put(library.ledgers(), chosen, output)
    return 0


# -------------------------------------------------------------------------- judging and forgetting


@command
def judge(
    story: StoryId,
    verb: Annotated[Verb, typer.Argument(metavar="VERB", help=f"One of {', '.join(get_args(Verb))}.")],
    a: Annotated[str, typer.Argument(metavar="A", help="The id of what is judged.")],
    store: StorePlace,
    b: Annotated[str, typer.Argument(metavar="B", help="The id of what it is set beside.")] = "",
    note: Annotated[str, typer.Option(help="Why.")] = "",
    by: By = None,
    lexicon: Lexicon = None,
    form: ListForm = Listing.TERMINAL,
) -> int:
    """Keep your word over the program's, with your name and the time."""
    judgement = Judgement(verb, a, b, by or getuser(), _now(), note)
    check(judgement, "judgement")
    with _library(store, ReadWith(lexicon)) as library, library.store.writer():
        told = library.judge(story, judgement)
    _show([judgement], form)
    faults = [one for one in told if isinstance(one, Untold)]
    for fault in faults:
        _say_untold(fault)
    return SOME_UNREAD if faults else 0


@command
def forget(
    named: Annotated[str, typer.Argument(metavar="ARTICLE|STORY", help="The id of what is forgotten.")],
    store: StorePlace,
    by: By = None,
    caches: Annotated[
        list[Path] | None,
        typer.Option(
            "--cache",
            metavar="FILE",
            envvar="WHOSAYS_CACHE",
            help="Erase it from this cache also; repeatable.",
        ),
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="The caches that are not named are gone.")
    ] = False,
    lexicon: Lexicon = None,
    form: ListForm = Listing.TERMINAL,
) -> int:
    """Erase an article, or a story's articles, with all that came from them; a tombstone is left."""
    with _library(store, ReadWith(lexicon)) as library, library.store.writer():
        gone = library.forget(named, by or getuser(), _now(), caches or (), others_gone=no_cache)
        _show([t for t in library.store.tombstones() if t.id in {named, *gone}], form)
        faults = [told for told in library.tell() if isinstance(told, Untold)]
    for told in faults:
        _say_untold(told)
    say(f"what was erased may stay in the file until: whosays vacuum --store {store}")
    return SOME_UNREAD if faults else 0


# ------------------------------------------------------------------------------------------ upkeep


@command
def info(store: StorePlace, form: ListForm = Listing.TERMINAL) -> int:
    """Tell what a store holds: how much, what was not read, judged, forgotten."""
    with _library(store) as library:
        kept = library.store
        with kept.snapshot():
            counts, settings = asdict(kept.counts()), dict(kept.settings())
            items: list[listing.Listed] = [*kept.failures(), *kept.judgements(), *kept.tombstones()]
    if form is Listing.JSON:
        print(listing.object_line({"format": "whosays-info/1", "settings": settings, **counts}))
    else:
        for name, count in counts.items():
            print(f"{name:<10}  {'unknown' if count is None else f'{count:,}'}")
        print(f"{'reader':<10}  {settings.get('reader', 'not chosen')}")
    _show(items, form)
    return 0


@command
def vacuum(store: StorePlace, form: ListForm = Listing.TERMINAL) -> int:
    """Give back space, and overwrite what was forgotten."""
    with _library(store) as library, library.store.writer():
        before = library.store.counts().size
        library.store.vacuum()
        after = library.store.counts().size
    if form is Listing.JSON:
        print(listing.object_line({"format": "whosays-vacuum/1", "before": before, "after": after}))
    else:
        print(f"{before or 0:,} bytes before, {after or 0:,} bytes now")
    return 0


def _library(
    place: str, read_with: ReadWith | None = None, *, create: bool = False
) -> AbstractContextManager[Library]:
    return open_library(place, read_with, create=create, load_models=load)


def _shown(items: Iterable[listing.Listed], form: Listing, nothing: str) -> int:
    """Prints `items` as they come; where there is none, says so."""
    shown = False
    for item in items:
        shown = True
        _show([item], form)
    if not shown:
        say(nothing)
    return 0 if shown else NOTHING_TOLD


def _show(items: Iterable[listing.Listed], form: Listing) -> None:
    for item in items:
        for line in [listing.as_json(item)] if form is Listing.JSON else listing.lines(item):
            print(line)
    sys.stdout.flush()


def _say_untold(item: Untold) -> None:
    articles = counted(item.articles, "article")
    say(f"not told: story {item.story} of {articles}: {item.reason}")


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ")
