"""What a run may be told: a time that is none is refused, not compared as if it were one."""

from __future__ import annotations

import pytest

from whosays import Settings
from whosays.errors import SettingsError


@pytest.mark.parametrize("as_of", [None, "2031-05-04", "2031-05-04T18:30"])
def test_a_day_or_a_minute_is_taken(as_of: str | None) -> None:
    assert Settings(as_of=as_of).as_of == as_of


@pytest.mark.parametrize("as_of", ["", "yesterday", "2031", "2031-5-4", "2031-02-30", "2031-05-04 18:30"])
def test_what_is_neither_is_refused_with_what_to_write(as_of: str) -> None:
    with pytest.raises(SettingsError, match=r"2024-12-08T18:30|write it 2031-05-04$"):
        Settings(as_of=as_of)
