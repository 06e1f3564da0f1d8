from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from told_reports import Said, claim, in_given_order

from whosays.model import Claim, Granularity, Span, Story, Time
from whosays.telling.timeline import order_happenings


def time(value: str, first: str | None, last: str | None, granularity: Granularity = "day") -> Time:
    return Time(Span(0, 1), value, first, last, granularity)


def day(value: str) -> Time:
    return time(value, value, value)


SUNDAY = time("XXXX-WXX-7", None, None)
MAY = time("2031-05", "2031-05-01", "2031-05-31", "month")
WEEK = Time(Span(0, 1), "P12D", None, None, "day", duration=True)


def said(words: str, expression: str, at: Time, source: str | None = None) -> Said:
    return Said(words, time=(expression, at), source=source)


def each_alone(told: Story) -> list[Claim]:
    return [claim(r) for reading in told.readings for r in reading.reports]


def values(told: Story, claims: list[Claim]) -> list[str]:
    return [h.time.value for h in order_happenings(told, claims)]


def test_the_earliest_comes_first_and_open_times_follow_in_the_order_of_the_articles() -> None:
    told = in_given_order(
        (
            said("The bridge closed on Sunday.", "Sunday", SUNDAY),
            said("It opened again on 4 May.", "4 May", day("2031-05-04")),
        ),
        (said("The bridge had cracked on 2 May.", "2 May", day("2031-05-02")),),
    )
    assert values(told, each_alone(told)) == ["2031-05-02", "2031-05-04", "XXXX-WXX-7"]


def test_a_claim_has_one_line_with_its_finest_resolved_time() -> None:
    told = in_given_order(
        (said("The bridge closed in May.", "May", MAY),),
        (said("The bridge closed on Sunday.", "Sunday", SUNDAY),),
        (said("The bridge closed on 4 May.", "4 May", day("2031-05-04")),),
    )
    one = claim(*(r for reading in told.readings for r in reading.reports))
    (line,) = order_happenings(told, [one])
    assert (line.time.value, line.claim) == ("2031-05-04", one.id)
    assert line.first_seen == told.readings[0].article.id


def test_of_times_that_begin_together_the_finer_comes_first() -> None:
    told = in_given_order(
        (said("The bridge closed in May.", "May", MAY),),
        (said("Workers left on 1 May.", "1 May", day("2031-05-01")),),
    )
    assert values(told, each_alone(told)) == ["2031-05-01", "2031-05"]


def test_when_it_was_said_is_not_when_it_happened() -> None:
    told = in_given_order(
        (said("On 6 May police said the bridge was closed.", "6 May", day("2031-05-06"), "police said"),)
    )
    assert values(told, each_alone(told)) == []


def test_now_is_no_point_in_time() -> None:
    now = time("PRESENT_REF", None, None)
    told = in_given_order((said("The bridge is closed now.", "now", now),))
    assert values(told, each_alone(told)) == []


def test_how_long_is_not_when() -> None:
    told = in_given_order((said("The bridge was closed for 12 days.", "12 days", WEEK),))
    assert values(told, each_alone(told)) == []


@given(st.lists(st.integers(1, 28), min_size=1, max_size=8, unique=True))
def test_dated_lines_never_run_backwards(days: list[int]) -> None:
    told = in_given_order(
        *((said(f"Bridge {n} closed today.", "today", day(f"2031-05-{n:02}")),) for n in days)
    )
    told_values = values(told, each_alone(told))
    assert told_values == sorted(told_values)
    assert len(told_values) == len(days)
