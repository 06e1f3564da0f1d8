"""How far a long piece of work is: count, rate, and the time left where the total is known.

On a terminal a line that is drawn anew, once the work has taken a while; elsewhere a line now and then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
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
"""Seconds of work before anything is shown on a terminal."""

PAUSE: Final = 60.0
"""Seconds between two lines where there is no terminal."""


class RateColumn(ProgressColumn):
    """Items done, of how many where that is known, and how many a second."""

    def __init__(self, done: str) -> None:
        super().__init__()
        self._done = done

    def render(self, task: Task) -> Text:
        """The count and the rate."""
        total = f" of {task.total:,.0f}" if task.total else ""
        rate = f", {task.speed:,.1f} a second" if task.speed else ""
        return Text(f"{task.completed:,.0f}{total} {self._done}{rate}")


@contextmanager
def progress(
    console: Console, total: int | None, done: str = "read", quietly: Callable[[str], None] | None = None
) -> Iterator[Callable[[int, str], None] | None]:
    """A callback to be called with how many items are done; `done` is the word for that.

    Where `console` is no terminal, `quietly` gets a line now and then; the callback is None without it.
    """
    if not console.is_terminal:
        yield _said(total, done, quietly) if quietly else None
        return
    known = (BarColumn(), RateColumn(done), TextColumn("left:"), TimeRemainingColumn())
    columns = known if total else (RateColumn(done), TimeElapsedColumn())
    display = Progress(*columns, console=console, transient=True)
    task = display.add_task("", total=total)
    started = monotonic()

    def note(number: int, _item: str) -> None:
        display.update(task, completed=number)
        if monotonic() - started > PATIENCE:
            display.start()

    try:
        yield note
    finally:
        display.stop()


def _said(total: int | None, done: str, quietly: Callable[[str], None]) -> Callable[[int, str], None]:
    """A callback that says, after each pause, how far the work is and how fast it went since the last."""
    last_time, last_number = monotonic(), 0

    def note(number: int, _item: str) -> None:
        nonlocal last_time, last_number
        passed = monotonic() - last_time
        if passed < PAUSE or number == last_number:
            return
        rate = (number - last_number) / passed
        of = f" of {total:,}" if total else ""
        left = f", {timedelta(seconds=round((total - number) / rate))} left" if total else ""
        quietly(f"{number:,}{of} {done}, {rate:,.1f} a second{left}")
        last_time, last_number = monotonic(), number

    return note
