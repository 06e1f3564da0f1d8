"""Days, weeks and months as they are written: "7 December", "on Sunday evening", "last week".

Of the rules of all files none has precedence: of two matches that overlap the one that begins first
is taken, and of two that begin together the longer.
"""

from __future__ import annotations

import re
from typing import get_args

from whosays.reading.values.calendar import MONTHS, WEEKDAYS, Reckoning, Unit
from whosays.reading.values.time_rules import ALONE, STEPS, YEAR, Resolved, Rule, group, rule

_CAPITAL = r"(?-i:(?=[A-Z]))"
_MONTH = (
    rf"{_CAPITAL}(?P<month>(?:{'|'.join(MONTHS)})\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)(?!\w)"
)
_FULL_WEEKDAY = rf"{_CAPITAL}(?P<weekday>{'|'.join(WEEKDAYS)})\b"
_WEEKDAY = (
    rf"{_CAPITAL}(?P<weekday>(?:{'|'.join(WEEKDAYS)})\b"
    r"|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b\.?)"
)
_BEFORE_DATE = rf"(?:(?:(?:this past|this coming|this|last|next|coming) )?{_WEEKDAY},? (?:the )?)?"
_DAY = (
    r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
    r"(?![:.]?\d)(?!,\d{3}\b)(?! ?(?:[ap]\.?m\b|per ?cent|%))"
    r"(?:\s?[-–—]\s?(?P<till>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?\b)?"
)
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
)  # fmt: skip
_OF_YEAR = rf"(?:,? (?:of )?(?:the year )?{YEAR}|,? (?:of )?(?P<of>this|last|next) year)?"
_PARTS = {"morning": "MO", "midday": "MI", "lunchtime": "MI", "afternoon": "AF", "evening": "EV",
          "night": "NI", "daytime": "DT"}  # fmt: skip
_PART = rf"(?P<part>{'|'.join(_PARTS)})\b"
_OPEN: dict[Unit, str] = {
    "year": "XXXX", "month": "XXXX-XX", "quarter": "XXXX-QX", "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE", "day": "XXXX-XX-XX",
}  # fmt: skip


def _number(name: str, names: tuple[str, ...]) -> int:
    """Which of `names` begins as `name` does, from 1."""
    return next(n for n, one in enumerate(names, 1) if one.lower().startswith(name.lower()[:3]))


def _date(match: re.Match[str], reckoning: Reckoning) -> Resolved | None:
    month, word = _number(match["month"], MONTHS), group(match, "day")
    if group(match, "which") in {"each", "every"}:
        return Resolved(f"XXXX-{month:02d}", kind="set", modifier="each")
    day = None
    if word:
        day = _ORDINALS.index(word) + 1 if word in _ORDINALS else int(word)
    if year := group(match, "year"):
        value = f"{year}-{month:02d}" + (f"-{day:02d}" if day else "")
    elif of := group(match, "of"):
        value = reckoning.shifted("year", STEPS[of]) + reckoning.month(month, day)[4:]
    else:
        value = reckoning.month(month, day, STEPS.get(group(match, "which")))
    if till := group(match, "till"):
        if int(till) <= (day or 31):
            return None  # a score, a count: "February 2-1"
        value = f"{value}/{value[:-2]}{int(till):02d}"
    return Resolved(value, "none" if year else "published")


def _numeric(match: re.Match[str], _: Reckoning) -> Resolved | None:
    year, one, two = match["year"], int(match["one"]), int(match["two"])
    if one > 12 or match["sep"] == ".":  # points stand in dates that begin with the day
        day, month = one, two
    elif two > 12 or one == two:
        day, month = two, one
    else:
        return Resolved(f"{year}-XX-XX")  # day and month cannot be told apart
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Resolved(f"{year}-{month:02d}-{day:02d}")


def _iso(match: re.Match[str], _: Reckoning) -> Resolved | None:
    if not (1 <= int(match["m"]) <= 12 and 1 <= int(match["d"]) <= 31):
        return None
    day = f"{match['year']}-{match['m']}-{match['d']}"
    return Resolved(f"{day}T{match['time']}", kind="clock") if match["time"] else Resolved(day)


def _weekday(match: re.Match[str], reckoning: Reckoning) -> Resolved | None:
    number, which = _number(match["weekday"], WEEKDAYS), group(match, "which")
    part = f"T{_PARTS[group(match, 'part')]}" if group(match, "part") else ""
    if which in {"every", "each"} or group(match, "many"):
        return Resolved(f"XXXX-WXX-{number}{part}", kind="set", modifier="each")
    if which in {"previous", "following", "same", "that"}:
        return Resolved(f"XXXX-WXX-{number}{part}", "text")
    step = None if which == "this" else STEPS.get(which)
    return Resolved(reckoning.weekday(number, step) + part, "published")


def _day_word(match: re.Match[str], reckoning: Reckoning) -> Resolved | None:
    word, part = group(match, "word"), group(match, "part")
    steps = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "overnight": 0}
    step = {"before": -2, "after": 2}.get(group(match, "over"), steps[word])
    if word in {"tonight", "overnight"}:
        part = "night"
    day = reckoning.shifted("day", step)
    return Resolved(f"{day}T{_PARTS[part]}" if part else day, "published")


def _part_of_day(match: re.Match[str], reckoning: Reckoning) -> Resolved | None:
    which, part = group(match, "which"), _PARTS[group(match, "part")]
    if which in {"this", "last"}:
        return Resolved(f"{reckoning.shifted('day', STEPS[which])}T{part}", "published")
    return Resolved(f"XXXX-XX-XXT{part}", "text", "part")


def _which_unit(match: re.Match[str], reckoning: Reckoning) -> Resolved | None:
    which, unit = group(match, "which"), _unit(group(match, "unit"))
    if which not in STEPS or unit == "day":  # "the next day" is no day of the writer's
        step = {"previous": -1, "preceding": -1, "following": 1, "next": 1}.get(which, 0)
        return Resolved(_OPEN[unit], "text", shift=(unit, step))
    if which == "past":  # "the past year" ends on the day of publication
        return Resolved(f"P1{unit[0].upper()}", kind="duration") if unit[0] in "wmy" else None
    if unit == "weekend":
        return Resolved(reckoning.weekend(STEPS[which] or None), "published")
    return Resolved(reckoning.shifted(unit, STEPS[which]), "published")


def _unit(word: str) -> Unit:
    return next(unit for unit in get_args(Unit) if unit == word)


def _edge(match: re.Match[str], reckoning: Reckoning) -> Resolved | None:
    """ "The end of the year", "earlier in the day": the day said is one the text told of."""
    unit = _unit(group(match, "unit"))
    modifiers = {"start": "start", "beginning": "start", "early": "start", "middle": "mid",
                 "end": "end", "close": "end", "late": "end"}  # fmt: skip
    modifier = modifiers.get(group(match, "edge"))
    if unit == "day" or (unit == "month" and reckoning.tense == "past"):
        return Resolved(_OPEN[unit], "text", modifier=modifier)
    return Resolved(reckoning.shifted(unit, 0), "published", modifier=modifier)


def _weekend(_match: re.Match[str], reckoning: Reckoning) -> Resolved | None:
    return Resolved(reckoning.weekend(), "published")


def _day_beside(match: re.Match[str], _: Reckoning) -> Resolved | None:
    step = {"before": -1, "after": 1}[group(match, "side")]
    return Resolved(_OPEN["day"], "text", shift=("day", step))


_BEFORE_WEEKDAY = (
    r"(?:(?:the )?(?P<which>this past|this coming|last|this|next|coming|previous|following|same"
    r"|that|every|each) )?"
)
RULES: tuple[Rule, ...] = (
    rule(rf"{_BEFORE_DATE}{_MONTH} (?:the )?{_DAY}{_OF_YEAR}(?!\w)", _date),
    rule(
        rf"{_BEFORE_DATE}(?:the )?{ALONE}{_DAY} (?:of )?{_MONTH}{_OF_YEAR}(?!\w)",
        _date,
    ),
    rule(
        rf"{_BEFORE_DATE}{_MONTH} (?:the )?(?P<day>{'|'.join(_ORDINALS)})\b{_OF_YEAR}",
        _date,
    ),
    rule(
        r"(?:(?P<which>each|every|this past|this coming|this last|last|past|this|next|coming) )?"
        rf"{_MONTH}{_OF_YEAR}(?! \d{{1,2}}\b(?!,\d|\.\d|[:]))",
        _date,
    ),
    rule(rf"{ALONE}(?P<one>\d{{1,2}})(?P<sep>[/.-])(?P<two>\d{{1,2}})(?P=sep){YEAR}", _numeric),
    rule(
        rf"{ALONE}(?P<year>\d{{4}})-(?P<m>\d\d)-(?P<d>\d\d)"
        r"(?:T(?P<time>(?:[01]\d|2[0-3]):[0-5]\d)(?::\d\d)?Z?)?(?![\d-])",
        _iso,
    ),
    rule(rf"\b{_BEFORE_WEEKDAY}{_FULL_WEEKDAY}(?: {_PART})?", _weekday),
    rule(rf"{_FULL_WEEKDAY.removesuffix(chr(92) + 'b')}(?: {_PART[:-2]})?(?P<many>s)\b", _weekday),
    rule(
        r"\b(?:the day (?P<over>before|after) )?(?P<word>yesterday|today|tomorrow)\b"
        r"(?: (?P<part>morning|afternoon|evening|night)\b)?",
        _day_word,
    ),
    rule(r"\b(?P<word>tonight|overnight)\b(?! (?:stay|train|flight|bus))", _day_word),
    rule(
        r"\b(?P<which>this|last|that|the same|the following|the next|the previous|the) "
        rf"(?:(?:early|late|mid)[\s-])?{_PART}",
        _part_of_day,
    ),
    rule(rf"\b(?:by|at|until|since) (?:(?:early|late|mid)[\s-])?{_PART}", _part_of_day),
    rule(r"\bmid[\s-](?P<part>morning|afternoon|evening)\b", _part_of_day),
    rule(
        r"\b(?:the )?(?P<which>this past|this coming|this current|last|past|this|next|coming"
        r"|upcoming|current) (?P<unit>week|weekend|month|quarter|year)\b(?! (?:and a half|old))",
        _which_unit,
    ),
    rule(
        r"\b(?:the )?(?P<which>previous|preceding|following|same|that) "
        r"(?P<unit>day|week|weekend|month|quarter|year)\b(?! old)",
        _which_unit,
    ),
    rule(r"\bthe (?P<which>next) (?P<unit>day)\b", _which_unit),
    rule(
        r"\b(?:the )?(?P<edge>end|close|start|beginning|middle|rest|remainder|earlier|later|early"
        r"|late) (?:of|in) (?:the|this) (?P<unit>day|week|weekend|month|quarter|year)\b",
        _edge,
    ),
    rule(r"\b(?:the|at) weekend\b", _weekend),
    rule(r"\bthe day (?P<side>before|after)\b(?! (?:yesterday|tomorrow))", _day_beside),
)
