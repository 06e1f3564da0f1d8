"""The command line: `whosays tell`."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from whosays import pipeline
from whosays.reading.models import load
from whosays.settings import Settings
from whosays.showing import json as as_json

app = typer.Typer(add_completion=False, no_args_is_help=True)


class Format(StrEnum):
    """What a ledger can be shown as."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


@app.callback()
def main() -> None:
    """Who says so, on whose word, and who disagrees?"""


@app.command()
def tell(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders; - is standard input.")],
    form: Annotated[Format, typer.Option("--format")] = Format.TERMINAL,
    output: Annotated[Path | None, typer.Option("-o", "--output")] = None,
    one_story: Annotated[bool, typer.Option("--one-story")] = False,
) -> None:
    """Tell the stories of the articles at PATHS."""
    settings = Settings(one_story=one_story)
    models = load(settings)
    readings = pipeline.read(paths, settings, models=models, standard_input=sys.stdin.buffer)
    for story in pipeline.gather(readings, settings):
        print(as_json.show(pipeline.tell(story, settings, models=models)))
