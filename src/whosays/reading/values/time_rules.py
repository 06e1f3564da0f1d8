"""What a rule for time expressions is: a pattern, and what a match of it says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from whosays.reading.values.calendar import Reckoning, Unit

STEPS = MappingProxyType(
    {
        "last": -1,
        "past": -1,
        "this past": -1,
        "this last": -1,
        "this": 0,
        "current": 0,
        "this current": 0,
        "next": 1,
        "coming": 1,
        "this coming": 1,
        "upcoming": 1,
    }
)
"""How many units from the one of publication: "last week" is one back."""

DIGIT_YEAR = r"(?:1[5-9]\d\d|20\d\d)(?!\d|[,.:/]\d|%)"
YEAR = rf"(?P<year>{DIGIT_YEAR})"
ALONE = r"(?<![\d$€£#./,:-])\b"
"""Stands before digits that are no part of a longer number, a sum or a path."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression says: its TimeML value, and what that was reckoned from.

    `anchor` is "published", "text" (another time in the text, which a sentence alone need not
    hold) or "none" (nothing). `kind` tells a point in time, an hour or a part of the day that need
    a day, a duration, a set ("every day") and a reference ("now"). `shift` says by how much a point
    lies off its anchor in the text. `bounded` is False where the first and last day cannot be known
    though the value is.
    """

    value: str
    anchor: Literal["published", "text", "none"] = "none"
    kind: Literal["point", "clock", "part", "duration", "set", "reference"] = "point"
    modifier: str | None = None
    shift: tuple[Unit, int] | None = None
    bounded: bool = True


Read = Callable[[re.Match[str], Reckoning], Resolved | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the function that reads a match of it; None where it is no time after all."""

    pattern: re.Pattern[str]
    read: Read


def rule(pattern: str, read: Read) -> Rule:
    """A rule matched in either case; a blank in `pattern` is white space, " ?" white space or none."""
    spaced = pattern.replace(" ?", r"\s*").replace(" ", r"\s+")
    return Rule(re.compile(spaced, re.IGNORECASE), read)


def group(match: re.Match[str], name: str) -> str:
    """The words of a group in lower case with single blanks; empty where there is none."""
    return " ".join((match.groupdict().get(name) or "").lower().split())
