"""`whosays tell`: reads, gathers and tells in one go, and keeps nothing.

Exit codes: 0 all was told, 1 nothing was, 2 the command cannot be carried out, 3 some of it was not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from whosays import pipeline
from whosays.cli.options import AsOf, CacheFile, EngineName, Form, Lexicon, Output, Paths, ReaderName, Workers
from whosays.cli.output import (
    NOTHING_TOLD,
    SOME_UNREAD,
    command,
    count,
    form_of,
    prepare,
    put,
    say,
    say_fault,
    say_unread,
    standard_input,
)
from whosays.engine import Engine, engine_of
from whosays.errors import WhosaysError
from whosays.judgements import read as read_judgements
from whosays.judgements import standing
from whosays.model import Judgement, Ledger, Story
from whosays.pipeline import Readings
from whosays.reading.models import Models, load
from whosays.settings import Settings
from whosays.showing.progress import progress
from whosays.store.reading_cache import ReadingCache


def register(app: typer.Typer) -> None:
    """Make it a command of `app`."""
    app.command(
        epilog="Exit codes: 0 all was told, 1 nothing was, 2 the command cannot be carried out, "
        "3 some items were not read."
    )(tell)


@command
def tell(
    paths: Paths,
    form: Form = None,
    output: Output = None,
    one_story: Annotated[bool, typer.Option("--one-story", help="Put all articles into one story.")] = False,
    lexicon: Lexicon = None,
    reader: Annotated[
        ReaderName,
        typer.Option(help="How attributions are read: by rules, or with a learned tagger beside them."),
    ] = ReaderName.RULES,
    as_of: AsOf = None,
    judgements: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="What people judged, one JSON line each; see docs/judgements.md."),
    ] = None,
    cache: CacheFile = None,
    workers: Workers = 1,
    engine: EngineName = "local",
) -> int:
    """Tell the stories of the articles at PATH."""
    settings = Settings(lexicon=lexicon, as_of=as_of, one_story=one_story, reader=reader.reader)
    at = engine_of(engine, workers)
    judged = read_judgements(judgements) if judgements else ()
    if output:
        prepare(output)
    form = form or form_of(output)
    models = load(settings)
    with ReadingCache(cache, settings, models.names) if cache else nullcontext() as known:
        readings = _read(paths, settings, models, at, known)
    return _tell(readings, settings, models, judged, partial(put, form=form, output=output))


def _read(
    paths: Sequence[Path], settings: Settings, models: Models, engine: Engine, known: ReadingCache | None
) -> Readings:
    """The readings of `paths`; progress, and what is not read, on standard error."""
    screen = Console(stderr=True)
    with progress(screen, count(paths) if screen.is_terminal else None) as note:
        readings = pipeline.read(
            paths,
            settings,
            models=models,
            standard_input=standard_input(),
            progress=note,
            engine=engine,
            known=known,
        )
    for item in readings.unread:
        say_unread(item)
    return readings


def _tell(
    readings: Readings,
    settings: Settings,
    models: Models,
    judgements: Sequence[Judgement],
    show: Callable[[Iterable[Ledger]], None],
) -> int:
    """Gathers and tells `readings`, and shows the ledgers; the exit code."""
    screen = Console(stderr=True)
    for item in pipeline.left_out(readings, settings):
        say_unread(item)
    with screen.status("gathering stories") if screen.is_terminal else nullcontext():
        stories = pipeline.gather(readings, settings, judgements)
    if not stories:
        why = "every article is dated later" if len(readings) else "no article could be read"
        say(f"{why}, so there is nothing to tell")
        return NOTHING_TOLD
    for judgement in standing(judgements):
        if all(judgement not in story.judgements for story in stories):
            say(
                f"judgement not used: nothing told has the ids of {judgement.verb} "
                f"{judgement.a} {judgement.b}".rstrip()
            )
    faults: list[Story] = []
    ledgers = _tell_each(stories, settings, models, faults)
    show(ledgers)
    if len(faults) == len(stories):
        return NOTHING_TOLD
    failed = [item for item in readings.unread if not item.left_out]
    return SOME_UNREAD if failed or faults else 0


def _tell_each(
    stories: Iterable[Story], settings: Settings, models: Models, faults: list[Story]
) -> Iterator[Ledger]:
    """The ledgers of `stories`; one that a fault of ours stops goes to `faults`, with a message."""
    for story in stories:
        try:
            ledger = pipeline.tell(story, settings, models=models)
        except WhosaysError:
            raise
        except Exception as error:
            faults.append(story)
            say_fault(story.id, len(story.readings), error)
        else:
            yield ledger
