"""The command line: `whosays tell` (telling.py), and the commands that keep a store (keeping.py)."""

from __future__ import annotations

from typing import Annotated

import typer

from whosays.cli import keeping, telling
from whosays.engine import collect_rarely
from whosays.version import __version__

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"whosays {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Read news articles and tell who says so, on whose word, and who disagrees."""
    if not version:  # who asks for it has been answered
        collect_rarely()


telling.register(app)
keeping.register(app)
