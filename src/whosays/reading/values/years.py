"""Years, decades, centuries, quarters and seasons as they are written: "the third quarter of 2016"."""

from __future__ import annotations

import re

from whosays.reading.values.calendar import MONTHS, Reckoning
from whosays.reading.values.numerals import year_of
from whosays.reading.values.time_rules import (
    ALONE,
    DIGIT_YEAR,
    STEPS,
    YEAR,
    Resolved,
    Rule,
    group,
    rule,
)

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "twenty-first",
)  # fmt: skip
_TENS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties",
         "nineties")  # fmt: skip
_DIGITS = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_LAST_MONTHS = {"SP": 5, "SU": 8, "FA": 11, "WI": 2}
_EDGE = r"(?:(?:early|late|mid)[\s-])?"
_POSSESSIVE = r"(?:'s|’s)"
_SPOKEN = (
    r"(?:eighteen|nineteen|twenty)[\s-](?:ten|eleven|twelve|\w+teen|"
    rf"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-]{_DIGITS})?)\b"
)


def _year(match: re.Match[str], _: Reckoning) -> Resolved | None:
    if till := group(match, "till"):
        last = till if len(till) == 4 else match["year"][:2] + till
        return Resolved(f"{match['year']}/{last}") if match["year"] < last else None
    return Resolved(match["year"])


def _spoken_year(match: re.Match[str], _: Reckoning) -> Resolved | None:
    year = year_of(match["words"])
    return Resolved(f"{year:04d}") if year else None


def _year_end(match: re.Match[str], reckoning: Reckoning) -> Resolved | None:
    value = match["year"] or reckoning.shifted("year", 0)
    return Resolved(f"{value}-12", "none" if match["year"] else "published", modifier="end")


def _decade(match: re.Match[str], _: Reckoning) -> Resolved | None:
    if word := group(match, "word"):
        return Resolved(f"19{_TENS.index(word) + 2}")
    digits = match["decade"]
    return Resolved(digits[:3] if len(digits) == 4 else f"19{digits[0]}")


def _century(match: re.Match[str], _: Reckoning) -> Resolved | None:
    number = group(match, "number")
    count = _ORDINALS.index(number) + 1 if number in _ORDINALS else int(re.sub(r"\D", "", number))
    return Resolved(f"{count - 1:02d}") if 1 <= count <= 21 else None


def _quarter(match: re.Match[str], reckoning: Reckoning) -> Resolved | None:
    """A quarter or a half by its number; that of a fiscal year has no days of its own."""
    half, word = group(match, "span") == "half", group(match, "number")
    number = int(word) if word.isdigit() else 2 if half else 4  # "the final quarter"
    if word in _ORDINALS:
        number = _ORDINALS.index(word) + 1
    if number > (2 if half else 4):
        return None
    rest = f"H{number}" if half else f"Q{number}"
    bounded = not group(match, "fiscal")
    if year := group(match, "year"):
        return Resolved(f"{year}-{rest}", bounded=bounded)
    if of := group(match, "of"):
        value = f"{reckoning.shifted('year', STEPS[of])}-{rest}"
        return Resolved(value, "published", bounded=bounded)
    return Resolved(_nearest(rest, reckoning), "published", bounded=bounded)


def _nearest(rest: str, reckoning: Reckoning) -> str:
    """The last such quarter or half to have begun, or the one that begins next."""
    if reckoning.exact not in {"day", "month"}:
        return f"XXXX-{rest}"
    size = 6 if rest[0] == "H" else 3
    ahead = int(rest[1]) - ((reckoning.day.month - 1) // size + 1)
    past = reckoning.tense == "past" and ahead > 1
    return f"{reckoning.day.year - past:04d}-{rest}"


def _quarter_ago(match: re.Match[str], reckoning: Reckoning) -> Resolved | None:
    """ "The year-earlier third quarter": a year before the one last begun."""
    said = _quarter(match, reckoning)
    if said is None or not said.value[:4].isdigit():
        return said
    return Resolved(f"{int(said.value[:4]) - 1:04d}{said.value[4:]}", "published")


def _a_quarter(match: re.Match[str], reckoning: Reckoning) -> Resolved | None:
    if year := group(match, "year"):
        return Resolved(f"{year}-QX", "text", shift=("year", 0))
    if group(match, "which") == "latest":
        return Resolved(reckoning.shifted("quarter", -1), "published")
    ago = group(match, "which").startswith("year") or group(match, "ago")
    return Resolved("XXXX-QX", "text", shift=("year", -1 if ago else 0))


def _year_ago(_match: re.Match[str], _: Reckoning) -> Resolved | None:
    return Resolved("XXXX", "text", shift=("year", -1))


def _season(match: re.Match[str], reckoning: Reckoning) -> Resolved | None:
    season, year, which = (
        _SEASONS[group(match, "season")],
        group(match, "year"),
        group(match, "which"),
    )
    if year:
        return Resolved(f"{year if year.isdigit() else year_of(year) or 'XXXX'}-{season}")
    if of := group(match, "of"):
        return Resolved(f"{reckoning.shifted('year', STEPS[of])}-{season}", "published")
    step = STEPS.get(which, 0)
    if step < 0 and reckoning.exact in {"day", "month"}:
        over = reckoning.day.month > _LAST_MONTHS[season]  # "last summer", said in October
        step = 0 if over or which == "this past" else -1
    return Resolved(f"{reckoning.shifted('year', step)}-{season}", "published")


def _fiscal(match: re.Match[str], reckoning: Reckoning) -> Resolved | None:
    if year := group(match, "year"):
        return Resolved(year, bounded=False)
    step = STEPS.get(group(match, "which"), 0)
    return Resolved(reckoning.shifted("year", step), "published", bounded=False)


_QUARTER = (
    r"(?P<fiscal>fiscal[\s-])?(?P<number>first|second|third|fourth|final)[\s-]"
    rf"(?P<span>quarter|half)\b(?! of (?:\w+ (?:month|week|day)|{'|'.join(MONTHS)})\b)"
)
_WHOSE = rf"(?:{YEAR}{_POSSESSIVE}? |(?P<of>last|this|next) year{_POSSESSIVE}? )?"
_ANY_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)\b"
_ANY_FISCAL = r"(?:(?P<which>current|last|next|this|latest) )?(?:fiscal|financial|FY)"
RULES: tuple[Rule, ...] = (
    rule(rf"\b(?:the )?year(?:-| |{_POSSESSIVE} )end\b(?:,? {YEAR})?", _year_end),
    rule(rf"\b(?:the )?(?:calendar )?year {YEAR}\b", _year),
    rule(rf"\bmid-{YEAR}\b", _year),
    rule(
        rf"{ALONE}{YEAR}(?:\s?[-–/](?P<till>(?:{DIGIT_YEAR}|\d\d)\b))?(?!-?[A-Za-z\d])",
        _year,
    ),
    rule(rf"\b(?:the year )?(?P<words>{_SPOKEN})", _spoken_year),
    rule(
        rf"\bthe year (?P<words>two thousand(?:(?: and)? (?:{_DIGITS}|ten|\w+teen|twenty))?)\b",
        _spoken_year,
    ),
    rule(rf"\b(?:the )?{_EDGE}(?P<decade>1[5-9]\d0|20\d0)(?:'|’)?s\b", _decade),
    rule(rf"(?:\bthe )?{_EDGE}(?:'|’|‘)(?P<decade>\d0)s\b", _decade),
    rule(rf"\bthe {_EDGE}(?P<decade>\d0)s\b", _decade),
    rule(rf"\bthe {_EDGE}(?P<word>{'|'.join(_TENS)})\b", _decade),
    rule(
        rf"\b(?:the )?(?P<number>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)})[\s-]century\b",
        _century,
    ),
    rule(rf"\b(?:the )?{_WHOSE}{_QUARTER}", _quarter),
    rule(rf"\b(?:the )?year-(?:ago|earlier) {_QUARTER}", _quarter_ago),
    rule(
        r"\b(?:the )?(?P<fiscal>fiscal[\s-])?(?P<number>first|second|third|fourth|final|last)[\s-]"
        r"(?P<span>quarter|half) (?:(?:of|in) )?(?:the year )?(?:fiscal )?"
        rf"(?:{YEAR}|(?P<of>this|last|next) year)\b",
        _quarter,
    ),
    rule(rf"\bQ(?P<number>[1-4])(?: (?:of )?{YEAR})?\b", _quarter),
    rule(
        r"\b(?:the )?(?:same |comparable |corresponding )?"
        rf"(?:{YEAR} |(?P<which>latest|year-ago|year-earlier) )(?:quarter|period)\b",
        _a_quarter,
    ),
    rule(
        r"\bthe (?:same |comparable |corresponding )?quarter(?P<ago> a year (?:ago|earlier))?\b",
        _a_quarter,
    ),
    rule(r"\b(?P<which>year-ago|year-earlier)\b", _year_ago),
    rule(rf"\b(?:the )?{_ANY_SEASON} (?:of )?(?:the year )?(?P<year>{DIGIT_YEAR}|{_SPOKEN})", _season),
    rule(rf"\b(?P<which>this past|last|past|this|next|coming) {_ANY_SEASON}", _season),
    rule(r"\bthe (?:early |late )?(?P<season>summer|autumn|winter)\b(?! of\b)", _season),
    rule(rf"\b(?:the )?{_ANY_FISCAL}(?:[\s-]year)? ?{YEAR}\b", _fiscal),
    rule(rf"\b(?:the |its )?{_ANY_FISCAL}[\s-]year\b", _fiscal),
)
