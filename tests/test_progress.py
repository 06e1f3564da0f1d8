from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from whosays.showing import progress as module
from whosays.showing.progress import progress


def shown(total: int | None, *, terminal: bool, patience: float) -> str:
    page = StringIO()
    console = Console(file=page, force_terminal=terminal, width=80)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "PATIENCE", patience)
        with progress(console, total) as note:
            for done in range(1, 4):
                if note:
                    note(done, "\x1b[31mevil")
    return page.getvalue()


def test_nothing_is_shown_where_there_is_no_terminal() -> None:
    assert shown(3, terminal=False, patience=0) == ""


def test_nothing_is_shown_of_a_short_reading() -> None:
    assert "read" not in shown(3, terminal=True, patience=60)


def test_the_count_is_shown_and_the_time_left_where_the_total_is_known() -> None:
    assert "3 of 3 read" in shown(3, terminal=True, patience=0)
    assert "left:" in shown(3, terminal=True, patience=0)
    assert "3 read" in shown(None, terminal=True, patience=0)
    assert "left:" not in shown(None, terminal=True, patience=0)


def test_no_name_of_an_item_is_shown() -> None:
    assert "evil" not in shown(3, terminal=True, patience=0)
