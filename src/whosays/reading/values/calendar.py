"""The calendar: TimeML values, the days they span, and values reckoned from a day of publication.

A value is written as in TimeML (Pustejovsky et al. 2003, ISO 24617-1): 2016-11-09, 2016-W45,
2016-W45-WE, 2016-Q4, 2016-SU, 2016-11-09T06:10, 2016-11-09TEV, P12D; X stands for what is open.
Nothing here is finer than what it is given: what the publication date cannot settle stays open.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from whosays.model import Granularity, Published

MONTHS = tuple(calendar.month_name)[1:]
WEEKDAYS = tuple(calendar.day_name)
Tense = Literal["past", "future", "open"]
Exact = Literal["none", "year", "month", "day"]
Unit = Literal["day", "week", "weekend", "month", "quarter", "year"]

_SHAPES: tuple[tuple[str, Granularity], ...] = (
    (r"(?:[\dX-]+)T[\dX]{2}:[\dX]{2}", "minute"),
    (r"(?:[\dX-]+)T[\dX]{2}", "hour"),
    (r"(?:[\dXW-]+)T[A-Z]{2}", "part-of-day"),
    (r"[\dX]{4}-[\dX]{2}-[\dX]{2}|XXXX-WXX-\d", "day"),
    (r"[\dX]{4}-W[\dX]{2}-WE", "weekend"),
    (r"[\dX]{4}-W[\dX]{2}", "week"),
    (r"[\dX]{4}-[\dX]{2}", "month"),
    (r"[\dX]{4}-Q[\dX]", "quarter"),
    (r"[\dX]{4}-(?:SP|SU|FA|WI)", "season"),
)
_DURATION_UNITS: dict[str, Granularity] = {
    "Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute",
}  # fmt: skip


def granularity_of(value: str) -> Granularity:
    """How fine `value` is; "year", the coarsest there is, for a decade, a century or a reference."""
    if value.startswith("P") and (unit := re.fullmatch(r"P(T?)[\d.X]+([A-Z]).*", value)):
        return _DURATION_UNITS.get(unit[1] + unit[2], "year" if unit[2] != "Q" else "quarter")
    for shape, granularity in _SHAPES:
        if re.fullmatch(shape, value.partition("/")[0]):
            return granularity
    return "year"


def bounds_of(value: str) -> tuple[str, str] | None:
    """The first and last day (or minute) of `value`, inclusive; None where it is open.

    A season has the bounds of its year, or two years for a winter: its months differ by hemisphere.
    """
    if "/" in value:
        begin, _, end = value.partition("/")
        opening, closing = bounds_of(begin), bounds_of(end)
        return (opening[0], closing[1]) if opening and closing else None
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}T24:00", value):  # midnight at the end of that day
        value = f"{_moved(date.fromisoformat(value[:10]), 1)}T00:00"
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}", value):
        return value, value
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}T\d{2}", value):
        return f"{value}:00", f"{value}:59"
    day, _, part = value.partition("T")
    if days := _days_of(day):
        first, last = days
        if part == "NI":  # a night runs into the next day
            last = min(last, date.max - timedelta(1)) + timedelta(1)
        return first.isoformat(), last.isoformat()
    return None


def _days_of(value: str) -> tuple[date, date] | None:
    try:
        return _parsed(value)
    except (ValueError, OverflowError):
        return None


def _parsed(value: str) -> tuple[date, date] | None:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        day = date.fromisoformat(value)
        return day, day
    if match := re.fullmatch(r"(\d{4})-(\d{2})", value):
        return _months(int(match[1]), int(match[2]), 1)
    if match := re.fullmatch(r"(\d{4})-W(\d{2})(-WE)?", value):
        first = date.fromisocalendar(int(match[1]), int(match[2]), 6 if match[3] else 1)
        return first, first + timedelta(1 if match[3] else 6)
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return _months(int(match[1]), 3 * int(match[2]) - 2, 3)
    if match := re.fullmatch(r"(\d{4})-H([12])", value):
        return _months(int(match[1]), 6 * int(match[2]) - 5, 6)
    if match := re.fullmatch(r"(\d{4})-(?:SP|SU|FA|(WI))", value):
        year = int(match[1])
        return date(year - bool(match[2]), 1, 1), date(year + bool(match[2]), 12, 31)
    if re.fullmatch(r"\d{2,4}", value):
        years = 10 ** (4 - len(value))
        year = int(value) * years
        return date(year, 1, 1), date(year + years - 1, 12, 31)
    return None


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    last = month + count - 1
    return date(year, month, 1), date(year, last, calendar.monthrange(year, last)[1])


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What a relative expression is reckoned from: the day of publication and the tense around it.

    `exact` tells how much of `day` is known. Every method returns a TimeML value, open where the
    day does not settle it.
    """

    day: date = date(1, 1, 1)
    exact: Exact = "none"
    tense: Tense = "past"

    @property
    def knows_day(self) -> bool:
        """True where the very day is known."""
        return self.exact == "day"

    def shifted(self, unit: Unit, count: int) -> str:
        """The day, week, month … `count` of them after the one of publication."""
        if unit == "year":
            return f"{self.day.year + count:04d}" if self.exact != "none" else "XXXX"
        if unit in {"month", "quarter"}:
            if self.exact not in {"month", "day"}:
                return "XXXX-XX" if unit == "month" else "XXXX-QX"
            size = 1 if unit == "month" else 3
            months = self.day.year * 12 + self.day.month - 1 + count * size
            year, month = divmod(months, 12)
            return f"{year:04d}-{month + 1:02d}" if size == 1 else f"{year:04d}-Q{month // 3 + 1}"
        if not self.knows_day:
            return {"week": "XXXX-WXX", "weekend": "XXXX-WXX-WE"}.get(unit, "XXXX-XX-XX")
        if unit == "day":
            return _moved(self.day, count)
        year, week, _ = (self.day + timedelta(7 * count)).isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "weekend" else "")

    def weekday(self, number: int, which: int | None = None) -> str:
        """The day of the week `number` (Monday 1) nearest on the side the tense says.

        `which` -1 is the last before publication, 1 the first after it; None goes by the tense, and
        the day of publication itself may be meant.
        """
        if not self.knows_day:
            return f"XXXX-WXX-{number}"
        ahead = (number - self.day.isoweekday()) % 7
        forward = which == 1 or (which is None and self.tense == "future")
        if forward:
            return _moved(self.day, ahead or (7 if which == 1 else 0))
        return _moved(self.day, ahead - 7 if ahead or which == -1 else 0)

    def weekend(self, which: int | None = None) -> str:
        """The weekend: by the tense, the last one begun or the next."""
        if not self.knows_day or which == 1:
            return self.shifted("weekend", which or 0)
        begun = self.day.isoweekday() >= 6
        if which == -1 or (which is None and self.tense == "past"):
            return self.shifted("weekend", -1 if which == -1 or not begun else 0)
        return self.shifted("weekend", 0)

    def month(self, month: int, day: int | None = None, which: int | None = None) -> str:
        """The month, or the day of it, in the year that tense and nearness say.

        `which` is -1 for the last one, 1 for the next, 0 for the one of this year.
        """
        rest = f"-{month:02d}" + (f"-{day:02d}" if day else "")
        if self.exact == "none" or (self.exact == "year" and which is None):
            return "XXXX" + rest
        years = [self.day.year + n for n in (-1, 0, 1)]
        if which == 0:
            return f"{years[1]:04d}{rest}"
        if self.exact == "year":
            return f"{years[1] + (which or 0):04d}{rest}"
        distances = [(year - self.day.year) * 365 + self._ahead(month, day) for year in years]
        past = max((d, y) for d, y in zip(distances, years, strict=True) if d <= 0)
        later = min((d, y) for d, y in zip(distances, years, strict=True) if d > 0)
        if which is not None:
            strictly = max((d, y) for d, y in zip(distances, years, strict=True) if d < 0)
            return f"{(strictly if which < 0 else later)[1]:04d}{rest}"
        return f"{(past if self._is_past(-past[0], later[0], day) else later)[1]:04d}{rest}"

    def _ahead(self, month: int, day: int | None) -> int:
        """Days from publication to that day of the same year; 0 for the month of publication."""
        if day is None or self.exact != "day":
            return 30 * (month - self.day.month)
        days = round(30.42 * (month - self.day.month)) + day - self.day.day
        return max(-364, min(364, days))  # less than a year: the next New Year's Day is not today

    def _is_past(self, behind: int, ahead: int, day: int | None) -> bool:
        if day:  # a day more than half a year off is seldom written without its year
            return (
                behind <= ahead
                if self.tense == "open"
                else (
                    behind <= (300 if self.tense == "past" else 20) or (self.tense == "past" and ahead > 60)
                )
            )
        if self.tense == "open":
            return behind <= ahead
        return self.tense == "past" or behind == 0


def _moved(day: date, days: int) -> str:
    try:
        return (day + timedelta(days)).isoformat()
    except OverflowError:
        return "XXXX-XX-XX"


def reckoning_of(published: Published | None, tense: Tense) -> Reckoning:
    """The reckoning for an article `published` then; one that knows nothing where it is unknown."""
    match = re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", published.value) if published else None
    if not match or not published:
        return Reckoning(tense=tense)
    exact: Exact = "day" if published.granularity == "minute" else published.granularity
    exact = "day" if exact == "day" and match[3] else ("month" if match[2] and exact != "year" else "year")
    month = int(match[2] or 1) if exact != "year" else 1
    day = int(match[3] or 1) if exact == "day" else 1
    try:
        return Reckoning(date(int(match[1]), month, day), exact, tense)
    except ValueError:
        return Reckoning(tense=tense)
