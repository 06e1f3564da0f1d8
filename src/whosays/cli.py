"""The command line: `whosays tell`.

Ledgers go to standard output or OUT; everything else goes to standard error, one line each. Exit
codes: 0 all was told, 1 nothing was, 2 the command cannot be carried out, 3 some of it was not.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext, suppress
from datetime import datetime
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from traceback import extract_tb
from typing import Annotated, NoReturn, TextIO

import typer
from rich.console import Console

from whosays import pipeline
from whosays.engine import Engine, engine_of
from whosays.errors import WhosaysError
from whosays.judgements import read as read_judgements
from whosays.judgements import standing
from whosays.model import Judgement, Ledger, Story
from whosays.reading.models import Models, load
from whosays.settings import Reader, Settings
from whosays.showing import html, markdown, terminal
from whosays.showing import json as as_json
from whosays.showing.progress import progress
from whosays.showing.untrusted import visible
from whosays.showing.wording import counted
from whosays.version import __version__

NOTHING_TOLD, CANNOT, SOME_UNREAD, PIPE_CLOSED = 1, 2, 3, 141
WIDTH = 100
"""Columns of a ledger that goes to no terminal."""

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


class ReaderName(StrEnum):
    """What reads attributions."""

    RULES = "rules"
    LEARNED = "learned"


class Format(StrEnum):
    """What a ledger can be shown as."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"

    @property
    def suffix(self) -> str:
        """The suffix of a file of this format."""
        return {"terminal": ".txt", "markdown": ".md", "html": ".html", "json": ".json"}[self]


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"whosays {__version__}")
        raise typer.Exit


def _moment(value: str | None) -> str | None:
    """`value` where it is an ISO day or minute; a usage error where not."""
    if value is None:
        return None
    for form in ("%Y-%m-%d", "%Y-%m-%dT%H:%M"):
        with suppress(ValueError):
            return datetime.strptime(value, form).strftime(form)
    raise typer.BadParameter("give a day or a minute, as in 2024-12-08 or 2024-12-08T18:30")


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Read news articles and tell who says so, on whose word, and who disagrees."""


@app.command(
    epilog="Exit codes: 0 all was told, 1 nothing was, 2 the command cannot be carried out, "
    "3 some items were not read."
)
def tell(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...",
            help="Files or folders of .txt, .md, .html or .jsonl; - is standard input.",
        ),
    ],
    form: Annotated[
        Format | None,
        typer.Option("--format", help="By default what the suffix of OUT says, else terminal."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="OUT",
            help="With a suffix one file with all stories, else a folder with one file a story.",
        ),
    ] = None,
    one_story: Annotated[bool, typer.Option("--one-story", help="Put all articles into one story.")] = False,
    lexicon: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            exists=True,
            file_okay=False,
            help="Your own lexicon files, read on top of the shipped ones.",
        ),
    ] = None,
    reader: Annotated[
        ReaderName,
        typer.Option(help="How attributions are read; “learned” finds more, and invents more."),
    ] = ReaderName.RULES,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", callback=_moment, help="Leave out, and list, what is dated later."),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="How many processes read, or actors of Ray.")] = 1,
    engine: Annotated[
        str,
        typer.Option(
            metavar="local|ray[://HOST:PORT]", help="Where articles are read; the ledgers are the same."
        ),
    ] = "local",
    judgements: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="What people judged, one JSON line each; see docs/judgements.md."),
    ] = None,
) -> None:
    """Tell the stories of the articles at PATHS."""
    _speak_utf8(sys.stdout)
    try:
        chosen: Reader = "learned" if reader is ReaderName.LEARNED else "rules"
        settings = Settings(lexicon=lexicon, as_of=as_of, one_story=one_story, reader=chosen)
        at = engine_of(engine, workers)
        judged = read_judgements(judgements) if judgements else ()
        raise typer.Exit(_tell(paths, form or _form_of(output), output, settings, at, judged))
    except WhosaysError as error:
        _fail(str(error))
    except BrokenPipeError:
        # Whoever read our output has had enough; nothing more may be written on exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(PIPE_CLOSED) from None


def _tell(
    paths: Sequence[Path],
    form: Format,
    output: Path | None,
    settings: Settings,
    engine: Engine,
    judgements: Sequence[Judgement],
) -> int:
    if output:
        _prepare(output)
    models = load(settings)
    screen = Console(stderr=True)
    with progress(screen, _count(paths) if screen.is_terminal else None) as note:
        readings = pipeline.read(
            paths,
            settings,
            models=models,
            standard_input=sys.stdin.buffer,
            progress=note,
            engine=engine,
        )
    for item in readings.unread:
        _say(f"not read: {item.item}: {item.reason}")
    for item in pipeline.left_out(readings, settings):
        _say(f"{item.item}: {item.reason}")
    with screen.status("gathering stories") if screen.is_terminal else nullcontext():
        stories = pipeline.gather(readings, settings, judgements)
    if not stories:
        why = "every article is dated later" if len(readings) else "no article could be read"
        _say(f"{why}, so there is nothing to tell")
        return NOTHING_TOLD
    for judgement in standing(judgements):
        if all(judgement not in story.judgements for story in stories):
            _say(
                f"judgement not used: nothing told has the ids of {judgement.verb} "
                f"{judgement.a} {judgement.b}".rstrip()
            )
    faults: list[Story] = []
    ledgers = _tell_each(stories, settings, models, faults)
    if output is None:
        _print(ledgers, form)
    elif output.suffix:
        _write(output, _document(ledgers, form))
    else:
        _write_folder(output, ledgers, form)
    if len(faults) == len(stories):
        return NOTHING_TOLD
    return SOME_UNREAD if readings.unread or faults else 0


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
            at = extract_tb(error.__traceback__)[-1]
            _say(
                f"story {story.id} of {counted(len(story.readings), 'article')} could not be told: "
                f"{type(error).__name__} at {Path(at.filename).name}:{at.lineno}, a fault of "
                "whosays; please report it"
            )
        else:
            yield ledger


def _form_of(output: Path | None) -> Format:
    match output.suffix.lower() if output else "":
        case ".json" | ".jsonl":
            return Format.JSON
        case ".md" | ".markdown":
            return Format.MARKDOWN
        case ".html" | ".htm":
            return Format.HTML
        case _:
            return Format.TERMINAL


def _count(paths: Sequence[Path]) -> int | None:
    """How many items `paths` hold: files, or lines of .jsonl; None where that cannot be known."""
    total = 0
    for path in paths:
        for file in path.rglob("[!.]*") if path.is_dir() else [path]:
            if file.is_dir():
                continue
            if not file.is_file():
                return None
            try:
                with file.open("rb") as stream:
                    total += sum(1 for _ in stream) if file.suffix.lower() == ".jsonl" else 1
            except OSError:
                return None
    return total


# ------------------------------------------------------------------------------------------ output


def _document(ledgers: Iterable[Ledger], form: Format, width: int = WIDTH) -> Iterator[str]:
    """All `ledgers` in one document, in parts as they are told where the format allows it."""
    match form:
        case Format.JSON:
            yield from (f"{as_json.show(ledger)}\n" for ledger in ledgers)
        case Format.TERMINAL:
            yield from (terminal.plain(ledger, width) for ledger in ledgers)
        case Format.MARKDOWN:
            yield markdown.show(ledgers)
        case Format.HTML:
            yield html.show(ledgers)


def _print(ledgers: Iterable[Ledger], form: Format) -> None:
    console = Console()
    if form is Format.TERMINAL and console.is_terminal:
        for ledger in ledgers:
            terminal.show(ledger, console)
        return
    for part in _document(ledgers, form):
        sys.stdout.write(part)
    sys.stdout.flush()


def _write_folder(folder: Path, ledgers: Iterable[Ledger], form: Format) -> None:
    told = []
    for ledger in ledgers:
        _write(folder / f"{ledger.story.id}{form.suffix}", _document([ledger], form))
        if form is Format.HTML:
            told.append(ledger)
    if told:
        _write(folder / "index.html", [html.show_index(told)])


def _prepare(output: Path) -> None:
    """Make the folder that is written into, so that trouble shows before anything is read."""
    folder = output.parent if output.suffix else output
    try:
        if output.suffix and output.is_dir():
            raise IsADirectoryError("it is a folder; name a file in it, or a folder without a dot")
        folder.mkdir(parents=True, exist_ok=True)
        trial = _part(folder / "trial")
        trial.touch()
        trial.unlink()
    except OSError as error:
        _fail(f"cannot write {visible(str(output))}: {_reason(error)}")


def _write(path: Path, parts: Iterable[str]) -> None:
    """Write `parts` to `path`: all of them or, where that fails, nothing."""
    part = _part(path)
    try:
        with part.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            stream.writelines(parts)
        part.replace(path)
    except OSError as error:
        _fail(f"cannot write {visible(str(path))}: {_reason(error)}")
    finally:
        part.unlink(missing_ok=True)


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def _reason(error: OSError) -> str:
    return visible(error.strerror or str(error))


# ----------------------------------------------------------------------------------------- messages


def _say(message: str) -> None:
    print(f"whosays: {visible(message)}", file=sys.stderr)


def _fail(message: str) -> NoReturn:
    _say(message)
    raise typer.Exit(CANNOT) from None


def _speak_utf8(stream: TextIO) -> None:
    """Write UTF-8 whatever the locale says; what UTF-8 cannot hold is written as an escape."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
