"""Live pages and round-ups: pages on several events, which say nothing of what belongs together.

Two signs: the headline says so (`live_pages.toml`), or the text is stamped with clock times line after
line, as live pages are.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from whosays.gathering.words import normal

_STAMP = re.compile(
    r"^\W{0,3}(?:posted |updated )?(?:at )?\d{1,2}[:.]\d{2}\b",
    re.IGNORECASE | re.MULTILINE,
)
_STAMPS = 7  # lines that begin with a clock time; fewer may be a timetable of one event


def is_mixed(headline: str, text: str) -> bool:
    """True where the page is a live page or a round-up."""
    if _marks().search(normal(headline)):
        return True
    stamps = {match[0] for match in _STAMP.finditer(text)}
    return len(stamps) >= _STAMPS


@cache
def _marks() -> re.Pattern[str]:
    told = tomllib.loads((resources.files(__package__) / "live_pages.toml").read_text(encoding="utf-8"))
    marks = [mark for marks in told.values() for mark in marks]
    return re.compile("|".join(rf"(?<!\w){re.escape(mark)}(?!\w)" for mark in marks))
