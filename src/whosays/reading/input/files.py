"""Articles from files and folders: text, Markdown, HTML pages and JSON lines.

One item is read at a time and none stops the rest: what gives no article is an `Unread` that says
what is wrong with it and, where something can be done, what.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Literal

from whosays.errors import UnreadableError
from whosays.model import Article, Unread
from whosays.reading.input.encodings import decode
from whosays.reading.input.json_lines import read_line
from whosays.reading.input.pages import looks_like_page, read_page
from whosays.settings import Settings

Kind = Literal["text", "page", "lines"]
Line = tuple[int, bytes]
"""A line and its number, from 1."""

STANDARD_INPUT = "standard input"

_READ = ".txt, .md, .html, .htm or .jsonl"
_JSON_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*["}]')
_JSON = re.compile(r'\s*(?:\{\s*"|\[\s*\{)')
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def articles(
    paths: Iterable[Path], settings: Settings, standard_input: BinaryIO | None = None
) -> Iterator[Article | Unread]:
    """Every article under `paths`, in their order; an `Unread` for each item that gives none.

    The files of a folder, and of the folders in it, come in order of their names; hidden ones are
    skipped, links to folders not followed. The path `-` is `standard_input`. Nothing is held but
    the item being read, and of no item more than `settings.largest` bytes. Raises for no item.
    """
    for path in paths:
        if str(path) == "-":
            yield from _from_standard_input(standard_input, settings.largest)
        else:
            yield from _from_path(path, settings.largest)


def _kind(path: Path) -> Kind | None:
    match path.suffix.lower():
        case ".txt" | ".md":
            return "text"
        case ".html" | ".htm":
            return "page"
        case ".jsonl":
            return "lines"
        case _:
            return None


# ------------------------------------------------------------------------------ folders and files


def _from_path(path: Path, largest: int) -> Iterator[Article | Unread]:
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError) as error:
        yield Unread(_printable(str(path)), _trouble(error))
        return
    if not is_folder:
        yield from _from_file(path, _shown(path, path), largest)
        return
    readable = False
    for found in _walk(path):
        if isinstance(found, Unread):
            yield found
        else:
            readable = readable or _kind(found) is not None
            yield from _from_file(found, _shown(found, path), largest)
    if not readable:
        yield Unread(_shown(path, path), f"holds no file that is read ({_READ})")


def _walk(folder: Path) -> Iterator[Path | Unread]:
    """The files of `folder` and of the folders in it, each folder's entries in order of name."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            if not stat.S_ISDIR(path.stat().st_mode):
                yield path
            elif path != folder and path.is_symlink():
                reason = "is a link to a folder; name that folder to read it"
                yield Unread(_shown(path, folder), reason)
            else:
                entries = (entry for entry in path.iterdir() if not entry.name.startswith("."))
                waiting.extend(sorted(entries, reverse=True))
        except OSError as error:
            yield Unread(_shown(path, folder), _trouble(error))


def _from_file(path: Path, item: str, largest: int) -> Iterator[Article | Unread]:
    kind = _kind(path)
    if kind is None:
        yield Unread(item, f"is not a kind of file that is read ({_READ})")
        return
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableError("is not an ordinary file; pipe it to - instead")
        with path.open("rb") as stream:
            if kind == "lines":
                yield from _from_lines(_lines(stream, largest), item, largest)
            else:
                raw = _whole(stream, largest, os.fstat(stream.fileno()).st_size)
                yield _article(raw, item, lambda _: kind)
    except (OSError, UnreadableError) as error:
        yield Unread(item, _trouble(error))


def _whole(stream: BinaryIO, largest: int, size: int | None = None, begun: bytes = b"") -> bytes:
    """All bytes of `stream` after those `begun`; never more than one over `largest` are held."""
    if size is not None and size > largest:
        raise UnreadableError(f"is {_megabytes(size)}, {_over(largest)}")
    raw = begun + stream.read(max(0, largest + 1 - len(begun)))
    if len(raw) > largest:
        raise UnreadableError(f"is {_over(largest)}")
    return raw


def _article(raw: bytes, given_id: str, kind_of: Callable[[str], Kind]) -> Article:
    """The article that one text or page is; UnreadableError where it is none."""
    if not raw:
        raise UnreadableError("is empty")
    text = decode(raw)
    if not text.strip():
        raise UnreadableError("holds nothing but white space")
    raw_sha256 = hashlib.sha256(raw).hexdigest()
    match kind_of(text):
        case "page":
            return read_page(text, given_id, raw_sha256)
        case "text":
            return Article(text=text, given_id=given_id, raw_sha256=raw_sha256)
        case "lines":
            raise UnreadableError("is JSON but not in lines; write one object a line, in UTF-8")


# ------------------------------------------------------------------- JSON lines and standard input


def _from_lines(lines: Iterable[Line], item: str, largest: int) -> Iterator[Article | Unread]:
    """An article or its `Unread` for each line but blank ones; `item` is what the lines are of."""
    blank = True
    for number, line in lines:
        content = line.strip()
        if number == 1:
            if line.startswith(_UTF16_MARKS):
                raise UnreadableError("is UTF-16; JSON lines are UTF-8, so save it as that")
            if b"\0" in line and not _JSON_OBJECT.match(line):
                raise UnreadableError("is not text (it holds NUL bytes)")
            content = line.removeprefix(b"\xef\xbb\xbf").strip()
        if not content:
            continue
        blank = False
        at = f"{item}:{number}"
        try:
            if len(line.rstrip(b"\r\n")) > largest:
                raise UnreadableError(f"is a line {_over(largest)}")
            article, undated = read_line(content, at)
        except UnreadableError as error:
            yield Unread(at, str(error))
            continue
        yield article
        if undated:
            yield Unread(at, undated, left_out=True)
    if blank:
        raise UnreadableError("is empty")


def _lines(stream: BinaryIO, largest: int) -> Iterator[Line]:
    """The lines of `stream`; what a line has over `largest` bytes, but for one, is left out."""
    number = 0
    while line := stream.readline(largest + 1):
        number += 1
        yield number, line
        while len(line) > largest and not line.endswith(b"\n"):
            line = stream.readline(largest + 1)


def _from_standard_input(stream: BinaryIO | None, largest: int) -> Iterator[Article | Unread]:
    """JSON lines where the first line begins an object, else one page or text."""
    try:
        if stream is None:
            raise UnreadableError("was not given")
        lines = _lines(stream, largest)
        begun: list[Line] = []
        for line in lines:
            begun.append(line)
            if line[1].strip():
                break
        if begun and _JSON_OBJECT.match(begun[-1][1]):
            yield from _from_lines(chain(begun, lines), STANDARD_INPUT, largest)
        else:
            raw = _whole(stream, largest, begun=b"".join(line for _, line in begun))
            yield _article(raw, STANDARD_INPUT, _kind_seen)
    except (OSError, UnreadableError) as error:
        yield Unread(STANDARD_INPUT, _trouble(error))


def _kind_seen(text: str) -> Kind:
    if looks_like_page(text):
        return "page"
    return "lines" if _JSON.match(text) else "text"


# ---------------------------------------------------------------------------------------- messages


def _trouble(error: Exception) -> str:
    match error:
        case UnreadableError():
            return str(error)
        case FileNotFoundError():
            return "is not there; check the path"
        case PermissionError():
            return "may not be read; give yourself permission to"
        case OSError(errno=errno.ELOOP):
            return "is a link that leads in a circle; remove it"
        case OSError():
            return f"cannot be read ({error.strerror or type(error).__name__})"
        case _:
            return "is no path that can be read; check it"


def _over(largest: int) -> str:
    return f"over the limit of {_megabytes(largest)}; split it"


def _megabytes(size: int) -> str:
    return f"{size:,} bytes" if size < 100_000 else f"{size / 1_000_000:,.1f} MB"


def _shown(path: Path, given: Path) -> str:
    """What `path` is called: its place in the folder that was given, for where that lies is private."""
    return _printable(path.name or str(path) if path == given else str(path.relative_to(given)))


def _printable(name: str) -> str:
    """`name` as Unicode: a file's name may be bytes that are none."""
    return os.fsencode(name).decode("utf-8", "replace")
