"""The options that several commands have, each with its help."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from whosays import settings
from whosays.cli.output import Format
from whosays.errors import SettingsError
from whosays.settings import Reader


class ReaderName(StrEnum):
    """What reads attributions."""

    RULES = "rules"
    LEARNED = "learned"

    @property
    def reader(self) -> Reader:
        """As settings name it."""
        return "learned" if self is ReaderName.LEARNED else "rules"


class Listing(StrEnum):
    """What a list can be shown as."""

    TERMINAL = "terminal"
    JSON = "json"


def moment(value: str | None) -> str | None:
    """`value` where it is an ISO day or minute; a usage error where not."""
    try:
        return None if value is None else settings.moment(value)
    except SettingsError as error:
        raise typer.BadParameter(str(error)) from None


def path(value: str) -> Path:
    """`value` as a path; a usage error where it is empty, which would be the folder one stands in."""
    if not value:
        raise typer.BadParameter("the path is empty; for the folder you are in write .")
    return Path(value)


Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH",
        parser=path,
        help="Files or folders of .txt, .md, .html or .jsonl; - is standard input.",
    ),
]
Form = Annotated[
    Format | None,
    typer.Option("--format", help="By default what the suffix of OUT says, else terminal."),
]
ListForm = Annotated[Listing, typer.Option("--format", help="json is one object a line.")]
Output = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="OUT",
        parser=path,
        help="With a suffix one file with all stories, else a folder with one file a story.",
    ),
]
Lexicon = Annotated[
    Path | None,
    typer.Option(
        metavar="FOLDER",
        exists=True,
        file_okay=False,
        help="Your own lexicon files, read on top of the shipped ones.",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(metavar="DATE", callback=moment, help="Leave out, and list, what is dated later."),
]
Workers = Annotated[int, typer.Option(min=1, help="How many processes read, or actors of Ray.")]
EngineName = Annotated[
    str,
    typer.Option(
        "--engine",
        metavar="local|ray[://HOST:PORT]",
        help="Where articles are read; the ledgers are the same.",
    ),
]
CacheFile = Annotated[
    Path | None,
    typer.Option(
        "--cache",
        metavar="FILE",
        envvar="WHOSAYS_CACHE",
        dir_okay=False,
        help="Keep in FILE what was read, names of sources too, and do not read it again.",
    ),
]
StorePlace = Annotated[
    str,
    typer.Option(
        "--store",
        metavar="STORE",
        envvar="WHOSAYS_STORE",
        help="The store: a file, or a postgresql:// URL.",
    ),
]
StoryId = Annotated[str, typer.Argument(metavar="STORY", help="The id of a story.")]
