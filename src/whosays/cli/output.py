"""Where the command line puts what it tells: standard output, a file or a folder; its input and messages.

Ledgers go to standard output or OUT; everything else goes to standard error, one line each.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import wraps
from io import TextIOWrapper
from multiprocessing import active_children
from pathlib import Path
from threading import current_thread, main_thread
from traceback import extract_tb
from typing import BinaryIO, NoReturn, ParamSpec, TextIO

import typer
from rich.console import Console

from whosays.errors import WhosaysError
from whosays.model import Ledger, Unread
from whosays.showing import html, markdown, terminal
from whosays.showing import json as as_json
from whosays.showing.untrusted import visible
from whosays.showing.wording import counted

P = ParamSpec("P")

NOTHING_TOLD, CANNOT, SOME_UNREAD, INTERRUPTED, PIPE_CLOSED = 1, 2, 3, 130, 141
"""The exit codes beside 0: nothing told; cannot be carried out; some was not; Ctrl-C; nobody listens."""

WIDTH = 100
"""Columns of a ledger that goes to no terminal."""


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


_SUFFIXES = {
    ".txt": Format.TERMINAL,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".json": Format.JSON,
    ".jsonl": Format.JSON,
}


def form_of(output: Path | None, otherwise: Format = Format.TERMINAL) -> Format:
    """The format that the suffix of `output` says, `otherwise` where there is none; fails on any other."""
    suffix = output.suffix.lower() if output else ""
    if suffix and suffix not in _SUFFIXES:
        fail(
            f"cannot tell from {suffix} how to write {visible(str(output))}: name it .txt, .md, .html or "
            ".json, or say how with --format"
        )
    return _SUFFIXES.get(suffix, otherwise)


def put(ledgers: Iterable[Ledger], form: Format, output: Path | None) -> None:
    """Print `ledgers`, or write them to the file or the folder `output`."""
    if output is None:
        _print(ledgers, form)
    elif output.suffix:
        _write(output, _document(ledgers, form))
    else:
        _write_folder(output, ledgers, form)


def _document(ledgers: Iterable[Ledger], form: Format, width: int = WIDTH) -> Iterator[str]:
    """All `ledgers` in one document, in parts as they are told where the format allows it."""
    match form:
        case Format.JSON:
            yield from (f"{as_json.show(ledger)}\n" for ledger in ledgers)
        case Format.TERMINAL:
            yield from (terminal.plain(ledger, width, first) for ledger, first in _with_first(ledgers))
        case Format.MARKDOWN:
            yield markdown.show(ledgers)
        case Format.HTML:
            yield html.show(ledgers)


def _with_first(ledgers: Iterable[Ledger]) -> Iterator[tuple[Ledger, Ledger | None]]:
    """Each of `ledgers` with the first of them; the first with None."""
    first = None
    for ledger in ledgers:
        yield ledger, first
        first = first or ledger


def _print(ledgers: Iterable[Ledger], form: Format) -> None:
    if not sys.stdout:
        fail("standard output is closed; name a file with -o")
    console = Console()
    if form is Format.TERMINAL and console.is_terminal:
        for ledger, first in _with_first(ledgers):
            terminal.show(ledger, console, first)
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


def prepare(output: Path) -> None:
    """Make the folder that is written into, so that trouble shows before anything is read."""
    folder = output.parent if output.suffix else output
    try:
        if not folder.is_dir() and folder.exists():
            raise NotADirectoryError(f"{folder.name} is a file, no folder")
        if output.suffix and output.is_dir():
            raise IsADirectoryError("it is a folder; name a file in it, or a folder without a dot")
        folder.mkdir(parents=True, exist_ok=True)
        trial = _part(folder / "trial")
        trial.touch()
        trial.unlink()
    except OSError as error:
        fail(f"cannot write {visible(str(output))}: {_reason(error)}")


def _write(path: Path, parts: Iterable[str]) -> None:
    """Write `parts` to `path`: all of them or, where that fails, nothing."""
    part = _part(path)
    try:
        with part.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            stream.writelines(parts)
        part.replace(path)
    except OSError as error:
        fail(f"cannot write {visible(str(path))}: {_reason(error)}")
    finally:
        part.unlink(missing_ok=True)


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def _reason(error: OSError) -> str:
    return visible(error.strerror or str(error))


# ----------------------------------------------------------------------------------------- messages


def standard_input() -> BinaryIO | None:
    """Standard input as bytes; None where it was closed before we began."""
    return sys.stdin.buffer if sys.stdin else None


def count(paths: Sequence[Path]) -> int | None:
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


def command(run: Callable[P, int]) -> Callable[P, None]:
    """`run` as a command: what it gives is the exit code, and its troubles are messages."""

    @wraps(run)
    def carried_out(*arguments: P.args, **named: P.kwargs) -> None:
        _speak_utf8(sys.stdout)
        try:
            _hear_interrupts()
            code = run(*arguments, **named)
            if sys.stdout:  # None where it was closed before we began
                sys.stdout.flush()
            raise typer.Exit(code)
        except WhosaysError as error:
            fail(str(error))
        except BrokenPipeError:  # whoever read our output has had enough
            _write_no_more()
            raise typer.Exit(PIPE_CLOSED) from None
        except OSError as error:
            _write_no_more()
            at = f" ({visible(str(error.filename))})" if error.filename else ""
            fail(f"cannot go on: {_reason(error)}{at}")
        except KeyboardInterrupt:
            for worker in active_children():
                worker.kill()  # it would end its batch first, and keeps nothing
            say("interrupted; nothing that is kept is lost, run it again to go on")
            raise typer.Exit(INTERRUPTED) from None

    return carried_out


def say(message: str) -> None:
    """`message` on standard error."""
    print(f"whosays: {visible(message)}", file=sys.stderr)


def say_unread(item: Unread) -> None:
    """Says what was not read, or is left out, and why."""
    say(f"{'left out' if item.left_out else 'not read'}: {item.item}: {item.reason}")


def say_fault(story: str, articles: int, error: Exception) -> None:
    """Says that a fault of ours kept a story from being told, and where it is."""
    at = extract_tb(error.__traceback__)[-1]
    say(
        f"story {story} of {counted(articles, 'article')} could not be told: "
        f"{type(error).__name__} at {Path(at.filename).name}:{at.lineno}, a fault of "
        "whosays; please report it"
    )


def fail(message: str) -> NoReturn:
    """Says `message`, and ends the command: it cannot be carried out."""
    say(message)
    raise typer.Exit(CANNOT) from None


def _write_no_more() -> None:
    """Let what still waits to be written to standard output go nowhere: on exit it would be tried again."""
    if sys.__stdout__ and sys.stdout is sys.__stdout__:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno())


def _hear_interrupts() -> None:
    """Let Ctrl-C raise KeyboardInterrupt, unless it is to be ignored; while loading it ends the process."""
    if current_thread() is main_thread() and signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _speak_utf8(stream: TextIO) -> None:
    """Write UTF-8 whatever the locale says; what UTF-8 cannot hold is written as an escape."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
