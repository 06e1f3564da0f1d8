"""Times of day: "6.10am", "shortly after 06:00 GMT", "noon", "10 p.m.".

Alone, an hour names no day: its value stays open until a day stands beside it.
"""

from __future__ import annotations

import re

from whosays.reading.values.calendar import Reckoning
from whosays.reading.values.numerals import number_of
from whosays.reading.values.time_rules import Resolved, Rule, rule

_HALF_DAY = r"(?P<half>[ap]m\b|[ap]\. ?m\b\.?)"
_ZONE = (
    r"(?: ?\(?(?:GMT|UTC|BST|CET|CEST|EET|EEST|MSK|IST|PKT|WAT|EAT|SAST|JST|KST|AEST|AEDT|NZDT|NZST"
    r"|[ECMP][SD]?T|local time|(?:Eastern|Central|Mountain|Pacific)"
    r"(?: (?:Standard|Daylight))?(?: Time)?)\b\)?)?"
)
_WORDS = "one two three four five six seven eight nine ten eleven twelve"


def _value(hour: int, minute: int | None, half: str | None) -> Resolved | None:
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower().startswith("p") else 0)
    if hour > 24 or (minute or 0) > 59:
        return None
    clock = f"T{hour:02d}" + (f":{minute:02d}" if minute is not None else "")
    return Resolved(f"XXXX-XX-XX{clock}", "text", "clock")


def _clock(match: re.Match[str], _: Reckoning) -> Resolved | None:
    groups = match.groupdict()
    minute = groups.get("minute")
    return _value(int(match["hour"]), int(minute) if minute else None, groups.get("half"))


def _spelt(match: re.Match[str], _: Reckoning) -> Resolved | None:
    hour = number_of(match["hour"])
    return _value(int(hour), None, match["half"]) if hour is not None else None


def _named(match: re.Match[str], _: Reckoning) -> Resolved | None:
    hour = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}[match["word"].lower()]
    return Resolved(f"XXXX-XX-XX{hour}", "text", "clock")


RULES: tuple[Rule, ...] = (
    rule(
        r"(?<=\bat\s)(?P<hour>\d{1,2})\.(?P<minute>[0-5]\d)\b"
        r"(?=[,.;]? ?$|,? (?:and|to|on|when|as|after|this|local|yesterday|today)\b)",
        _clock,
    ),
    rule(rf"(?<![\d$€£.:,])\b(?P<hour>\d{{1,2}})[:.h](?P<minute>[0-5]\d) ?{_HALF_DAY}{_ZONE}", _clock),
    rule(
        rf"(?<![\d$€£.:,/-])\b(?P<hour>\d{{1,2}}):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:]){_ZONE}",
        _clock,
    ),
    rule(rf"(?<![\d$€£.:,])\b(?P<hour>\d{{1,2}}) ?{_HALF_DAY}{_ZONE}", _clock),
    rule(
        r"(?<![\d$€£.:,])\b(?P<hour>[01]\d|2[0-3])\.?(?P<minute>[0-5]\d) ?(?:hrs|hours)?(?<!\d)"
        rf"{_ZONE.removesuffix('?')}",
        _clock,
    ),
    rule(
        rf"\b(?P<hour>{_WORDS.replace(' ', '|')}|\d{{1,2}}) o['’]clock"
        r"(?: in the (?:morning|afternoon|evening))?(?P<half>)\b",
        _spelt,
    ),
    rule(rf"\b(?P<hour>{_WORDS.replace(' ', '|')}) {_HALF_DAY}", _spelt),
    rule(r"(?<!-)\b(?P<word>noon|midday|midnight)\b", _named),
)
