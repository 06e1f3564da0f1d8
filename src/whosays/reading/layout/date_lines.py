"""Date lines: "December 8, 2024", "Updated 3 May 2014 10:15 GMT", "3 hours ago".

A line is one where every word of it belongs to a date, a time of day, or their labels. Only a day
that the words name wholly is read as an ISO day: 3/5/2014 stays unread, 25/5/2014 does not.
"""

from __future__ import annotations

import datetime
import re

from whosays.lexicon import Lexicon
from whosays.reading.layout.lines import words_of

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH_OF = {m[:size]: i for i, m in enumerate(_MONTHS, 1) for size in (3, len(m))} | {"sept": 9}
_DAYS = frozenset(
    day[:size]
    for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    for size in (3, 4, 5, len(day))
)
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTH_OF, key=len, reverse=True))})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?<!\d)(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_MONTH}\s{{1,3}}{_DAY}\s{{0,3}},?\s{{0,3}}{_YEAR}",
        rf"{_DAY}\s{{0,3}}(?:of\s)?[-/]?{_MONTH}[-/,]?\s{{0,3}}{_YEAR}",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)(?!\d)",
        r"(?<!\d)(?P<first>[0-3]?\d)[-/.](?P<second>[0-3]?\d)[-/.](?P<year>(?:19|20)\d\d)(?!\d)",
    )
)
_NUMBER = re.compile(r"\d[\d.:/ht+z]*(?:st|nd|rd|th|am|pm)?\Z")
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"\d[:.]\d\d(?!\d)")
_LONGEST = 160


def iso_day(text: str) -> str | None:
    """The first day that `text` names wholly, as YYYY-MM-DD; None where there is none."""
    for form in _FORMS:
        for match in form.finditer(text):
            day = _day(match.groupdict())
            if day:
                return day
    return None


def is_date_line(text: str, lexicon: Lexicon) -> bool:
    """True where `text` is a date or a time of day with its labels, and no more."""
    if not text or len(text) > _LONGEST:
        return False
    words = words_of(text)
    numbers = [w for w in words if _NUMBER.match(w)]
    months = [w for w in words if w.rstrip(".") in _MONTH_OF]
    allowed = lexicon.list("boilerplate", "date_words") | lexicon.list("boilerplate", "time_zones")
    if not numbers or not all(
        w.rstrip(".") in _MONTH_OF or w in _DAYS or w in allowed or _NUMBER.match(w) for w in words
    ):
        return False
    named = bool(months) or any(f.search(text) for f in _FORMS) or _CLOCK.search(text) is not None
    return named or "ago" in words or "read" in words


def split_off_date(text: str, lexicon: Lexicon) -> tuple[str, str]:
    """`text` without a date at its end, and that date; ("By Jane Doe | ", "May 3, 2014")."""
    if len(text) > _LONGEST or not _DIGIT.search(text):
        return text, ""
    for match in re.finditer(r"(?<=[\s|•·,/–—-])(?=\w)", text):
        if is_date_line(text[match.start() :], lexicon):
            return text[: match.start()], text[match.start() :]
    return text, ""


def _day(named: dict[str, str | None]) -> str | None:
    year = int(named["year"] or 0)
    month_name, first, second = named.get("month"), named.get("first"), named.get("second")
    if first and second:
        day, month = int(first), int(second)
        if month > 12 >= day:
            day, month = month, day
        elif day <= 12 and day != month:
            return None  # which of the two is the month depends on the country
    else:
        name = (month_name or "").lower()
        month = int(name) if name.isdigit() else _MONTH_OF.get(name, 0)
        day = int(named["day"] or 0)
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
