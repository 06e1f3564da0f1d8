"""Durations ("12 days", "nearly two years", "12-year"), "a week ago", "two days later", "every day".

Ages are no times: "42-year-old", "aged 30 years" and "eight months old" are left alone.
"""

from __future__ import annotations

import re

from whosays.reading.values.calendar import Reckoning, Unit
from whosays.reading.values.numerals import NUMERAL, number_of
from whosays.reading.values.time_rules import Resolved, Rule, rule

_UNIT = (
    r"(?P<unit>second|minute|hour|day|night|week|fortnight|month|quarter(?!s?\s+of\b)|year|decade"
    r"|century|centurie)"
)
_COUNT = (
    rf"(?P<count>(?:three[ -]quarters|a quarter) of an?|{NUMERAL}|half an?"
    r"|an?(?: additional| further| single| full| whole)?|an?|"
    r"(?:a )?couple(?: of)?|(?:a )?few|several|many|some)"
)
_TILL = rf"(?:(?: to | or |\s?[-–—]\s?)(?P<till>{NUMERAL}))?"
_MORE = (
    r"(?: (?:more|additional|further|long|full|straight|consecutive|successive|trading|working"
    r"|business|short|whole))?"
)
_LEAD = (
    r"(?:(?:each of )?(?:the )(?:first|last|past|next|coming|final|previous|latest|recent|initial"
    r"|following|same|full|entire|whole|ensuing)? ?"
    r"|(?:past|last|next|coming|recent|previous) )"
)
_HALF_MORE = r"(?P<half> and a half)?"
_NOT_OLD = r"(?!-)(?!(?:\s|-)olds?\b)(?!(?:'|’)?s? of age\b)"
_LETTERS = {"second": ("PT", "S"), "minute": ("PT", "M"), "hour": ("PT", "H"), "day": ("P", "D"),
            "night": ("P", "D"), "week": ("P", "W"), "month": ("P", "M"), "quarter": ("P", "Q"),
            "year": ("P", "Y")}  # fmt: skip
_SIZES = {
    "fortnight": ("week", 2),
    "decade": ("year", 10),
    "century": ("year", 100),
    "centurie": ("year", 100),
}
_RATE = re.compile(
    r"(?:\b(?:once|twice|times|share|people|percent|per cent|(?<=[\d\s])\w+s)|%|\d|illions?"
    r"|thousand|hundred)\s+$",
    re.IGNORECASE,
)
_A_PART = re.compile(r"\s+(?:of\b|\w)", re.IGNORECASE)
_OPEN: dict[Unit, str] = {
    "year": "XXXX",
    "quarter": "XXXX-QX",
    "month": "XXXX-XX",
    "week": "XXXX-WXX",
    "day": "XXXX-XX-XX",
}
_PER = {"annually": "P1Y", "yearly": "P1Y", "monthly": "P1M", "weekly": "P1W", "daily": "P1D",
        "nightly": "P1D", "hourly": "PT1H"}  # fmt: skip


def _unit_and_size(unit: str) -> tuple[str, int]:
    return _SIZES.get(unit, (unit, 1))


def _count_of(words: str | None) -> float | None:
    """The number the words give; None for "several" and bare plurals."""
    if words is None:
        return None
    words = re.sub(r"\s+", " ", words.lower())
    if words.startswith("half a"):
        return 0.5
    if " of a" in words:
        return 0.75 if words.startswith("three") else 0.25
    if "couple" in words:
        return 2
    if re.fullmatch(r"an?(?: \w+)?", words) and "few" not in words and number_of(words) is None:
        return 1
    return number_of(words)


def _lasting(count: float | None, unit: str, half: bool) -> str | None:
    """The TimeML value; "P2Y6M" for two and a half years, "P20Y" for two decades."""
    name, size = _unit_and_size(unit.lower())
    before, letter = _LETTERS[name]
    if count is None:
        return f"{before}X{letter}"
    total = (count + (0.5 if half else 0)) * size
    if total == int(total):
        return f"{before}{int(total)}{letter}"
    smaller = {"year": ("M", 12), "hour": ("M", 60), "minute": ("S", 60), "week": ("D", 7)}.get(name)
    if not smaller or (total * 4) != int(total * 4) or (total * smaller[1]) % 1:
        return f"{before}{total:g}{letter}"
    whole, rest = int(total), round((total - int(total)) * smaller[1])
    return f"{before}" + (f"{whole}{letter}" if whole else "") + f"{rest}{smaller[0]}"


def _duration(match: re.Match[str], reckoning: Reckoning) -> Resolved | None:
    groups = match.groupdict()
    words, unit = groups.get("count"), groups["unit"]
    if words and words.lower() in {"a", "an"} and _RATE.search(match.string, 0, match.start()):
        return _every(match, reckoning)
    count = _count_of(words)
    if unit.lower() in {"second", "quarter"} and _A_PART.match(match.string, match.end()):
        return None  # "a second group", "a quarter of"
    if words and count is None and number_of(words) is None and re.search(r"\d", words):
        return None
    value = _lasting(count, unit, bool(groups.get("half")))
    return Resolved(value, kind="duration") if value else None


def _ago(match: re.Match[str], reckoning: Reckoning) -> Resolved | None:
    """From publication: "ago", "from now". The unit says how fine the value is."""
    count, (unit, size) = _count_of(match["count"]), _unit_and_size(match["unit"].lower())
    sign = -1 if match["side"].lower() == "ago" else 1
    if count is None or match["till"]:
        return Resolved("PAST_REF" if sign < 0 else "FUTURE_REF", "published", "reference")
    if unit in {"second", "minute", "hour"}:
        return Resolved("XXXX-XX-XXTXX", "published")
    if match["half"] or count != int(count):
        if unit != "year":
            return Resolved("PAST_REF" if sign < 0 else "FUTURE_REF", "published", "reference")
        months = round((count + (0.5 if match["half"] else 0)) * 12 * size)
        return Resolved(reckoning.shifted("month", sign * months), "published", modifier="approx")
    steps = sign * int(count) * size
    shift: tuple[Unit, int] | None
    known: Unit = "week" if unit == "week" else "month" if unit == "month" else "day"
    known = "year" if unit == "year" else "quarter" if unit == "quarter" else known
    if abs(steps) > 1500 and known == "year":
        return Resolved("PAST_REF", "published", "reference")
    modifier = "approx" if size >= 10 else None
    shift = ("year", steps) if known == "year" else None
    return Resolved(reckoning.shifted(known, steps), "published", modifier=modifier, shift=shift)


def _from_text(match: re.Match[str], _: Reckoning) -> Resolved | None:
    """From another time of the text: "a week prior", "two days later"."""
    count, (unit, size) = _count_of(match["count"]), _unit_and_size(match["unit"].lower())
    backwards = match["side"].lower() in {"earlier", "before", "prior", "previously", "beforehand"}
    for known, value in _OPEN.items():
        if known == ("day" if unit == "night" else unit):
            whole = count is not None and count == int(count) and not match["half"] and not match["till"]
            steps = int(count or 0) * size * (-1 if backwards else 1)
            return Resolved(value, "text", shift=(known, steps) if whole else None)
    return Resolved("XXXX-XX-XXTXX", "text")


def _some_ago(match: re.Match[str], _: Reckoning) -> Resolved | None:
    """ "Days ago", "years later": on that side, no more."""
    if match["side"].lower() == "ago":
        return Resolved("PAST_REF", "published", "reference")
    return Resolved("XXXX", "text", "reference")


def _every(match: re.Match[str], _: Reckoning) -> Resolved | None:
    value = _lasting(1, match["unit"], half=False)
    return Resolved(value, kind="set", modifier="each") if value else None


def _adverb(match: re.Match[str], _: Reckoning) -> Resolved | None:
    return Resolved(_PER[match["per"].lower()], kind="set", modifier="each")


RULES: tuple[Rule, ...] = (
    rule(
        rf"\b{_LEAD}?{_COUNT}{_TILL}{_MORE} {_UNIT}s?{_HALF_MORE}\b{_NOT_OLD}(?: or (?:so|more))?",
        _duration,
    ),
    rule(
        rf"\b(?P<count>{NUMERAL}|several|multi)-{_UNIT}s?\b{_NOT_OLD}(?![\s-]old)(?:[\s-]long\b)?",
        _duration,
    ),
    rule(rf"(?<![\w,.$€£])(?P<count>{NUMERAL})[\s-]?{_UNIT}s?\b{_NOT_OLD}", _duration),
    rule(
        rf"\b(?:{_LEAD})?(?P<unit>second|minute|hour|day|week|month|year|decade|centurie)s\b"
        r"(?! (?:ago|later|earlier|before|after|prior|old)\b)(?! of age)",
        _duration,
    ),
    rule(rf"\b{_COUNT}{_TILL}{_MORE} {_UNIT}s?{_HALF_MORE}(?: or so)? (?P<side>ago|from now)\b", _ago),
    rule(
        rf"\b{_COUNT}{_TILL}{_MORE} {_UNIT}s?{_HALF_MORE}(?: or so)? "
        r"(?P<side>earlier|before|prior|previously|beforehand|later|after|afterwards?)\b"
        r"(?! (?:to )?(?:the|an?|he|she|it|they|his|her|its|their|being|\w+ing)\b)",
        _from_text,
    ),
    rule(
        r"\b(?:days|weeks|months|years|decades|hours|minutes) (?P<side>ago|earlier|later|before)\b",
        _some_ago,
    ),
    rule(rf"\b(?:every|each) {_UNIT}\b", _every),
    rule(rf"\b(?P<per>{'|'.join(_PER)})\b", _adverb),
)
