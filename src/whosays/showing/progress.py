"""How far a long reading is: count, rate, and the time left where the total is known.

Shown on standard error, only where that is a terminal, and only once reading has taken a while.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Final

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

PATIENCE: Final = 2.0
"""Seconds of reading before anything is shown."""


class RateColumn(ProgressColumn):
    """Items done, of how many where that is known, and how many a second."""

    def render(self, task: Task) -> Text:
        """The count and the rate."""
        total = f" of {task.total:,.0f}" if task.total else ""
        rate = f", {task.speed:,.1f} a second" if task.speed else ""
        return Text(f"{task.completed:,.0f}{total} read{rate}")


@contextmanager
def progress(console: Console, total: int | None) -> Iterator[Callable[[int, str], None] | None]:
    """A callback to be called with how many items are done; None where `console` is no terminal."""
    if not console.is_terminal:
        yield None
        return
    known = (BarColumn(), RateColumn(), TextColumn("left:"), TimeRemainingColumn())
    columns = known if total else (RateColumn(), TimeElapsedColumn())
    display = Progress(*columns, console=console, transient=True)
    task = display.add_task("", total=total)
    started = monotonic()

    def note(done: int, _item: str) -> None:
        display.update(task, completed=done)
        if monotonic() - started > PATIENCE:
            display.start()

    try:
        yield note
    finally:
        display.stop()
