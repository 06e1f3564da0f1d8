from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nasty import nasty

from whosays.model import Published, Span, Time
from whosays.reading.models import Models
from whosays.reading.values.times import Clock, find_times

MONDAY = Clock(Published("2024-12-09", "day", "given"))
UNDATED = Clock()
ANY = nasty.map(lambda text: text.replace("\ud800", "?"))  # the parser reads no lone surrogate
PIECES = st.sampled_from(
    [
        "on",
        "last",
        "next",
        "early",
        "late",
        "nearly",
        "over",
        "about",
        "at",
        "since",
        "by",
        "Sunday",
        "evening",
        "7",
        "December",
        ",",
        "2019",
        "6.10am",
        "May",
        "a",
        "two",
        "weeks",
        "ago",
        "earlier",
        "the",
        "same",
        "day",
        "third",
        "quarter",
        "of",
        "1990s",
        "12",
        "-",
        "year",
        "weekend",
        "99",
        "31",
        "0",
        "February",
        "noon",
        ".",
        "every",
    ]
)


def times(
    models: Models, text: str, clock: Clock = MONDAY, before: tuple[Time, ...] = ()
) -> tuple[Time, ...]:
    (parse,) = models.parser.parse([text])
    return find_times(parse, 0, clock, models.lexicon, before)


def only(models: Models, text: str, clock: Clock = MONDAY) -> tuple[str, Time]:
    (time,) = times(models, text, clock)
    return time.span.of(text), time


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The ferry sank on Sunday evening.", "Sunday evening", "2024-12-08TEV"),
        ("The ferry sank on Monday.", "Monday", "2024-12-09"),
        ("The two sides will meet on Friday.", "Friday", "2024-12-13"),
        ("The talks are scheduled for Thursday.", "Thursday", "2024-12-12"),
        ("They will meet next Friday.", "next Friday", "2024-12-13"),
        ("It opened yesterday.", "yesterday", "2024-12-08"),
        ("It burned last night.", "last night", "2024-12-08TNI"),
        ("It closed this morning.", "this morning", "2024-12-09TMO"),
        ("It happened over the weekend.", "the weekend", "2024-W49-WE"),
        ("The mill closed in October.", "October", "2024-10"),
        ("They left on 3 November.", "3 November", "2024-11-03"),
        ("They left on Nov. 3, 2016.", "Nov. 3, 2016", "2016-11-03"),
        ("They left on the 3rd of November 2016.", "the 3rd of November 2016", "2016-11-03"),
        ("They left on Friday, Dec. 29, 2017.", "Friday, Dec. 29, 2017", "2017-12-29"),
        ("They left on 2016-11-03.", "2016-11-03", "2016-11-03"),
        ("It was signed on 13/11/2016.", "13/11/2016", "2016-11-13"),
        ("It was signed on 3/4/2016.", "3/4/2016", "2016-XX-XX"),
        ("Prices fell last week.", "last week", "2024-W49"),
        ("Prices fell last month.", "last month", "2024-11"),
        ("Prices fell last year.", "last year", "2023"),
        ("She left three years ago.", "three years ago", "2021"),
        ("She left six weeks ago.", "six weeks ago", "2024-W44"),
        ("It began in the 1950s.", "the 1950s", "195"),
        ("It was built in the 19th century.", "the 19th century", "18"),
        ("It rose in the third quarter of 2016.", "the third quarter of 2016", "2016-Q3"),
        ("It was hot in the summer of 2016.", "the summer of 2016", "2016-SU"),
        ("Use was counted in 2015-16.", "2015-16", "2015/2016"),
        ("The tram fell at 6.10am on Wednesday.", "6.10am on Wednesday", "2024-12-04T06:10"),
        ("The tram fell at 10 p.m. on Nov. 9, 2016.", "10 p.m. on Nov. 9, 2016", "2016-11-09T22"),
        ("Guards pass every day.", "every day", "P1D"),
        ("Guards pass every Thursday.", "every Thursday", "XXXX-WXX-4"),
        ("The shop opened on Christmas Eve.", "Christmas Eve", "2024-12-24"),
    ],
)
def test_an_expression_has_its_value(models: Models, text: str, words: str, value: str) -> None:
    found, time = only(models, text)
    assert (found, time.value) == (words, value)


@pytest.mark.parametrize(
    ("text", "words", "value", "modifier"),
    [
        ("She ruled for two decades.", "two decades", "P20Y", None),
        ("It ended his 12-year rule.", "12-year", "P12Y", None),
        ("It took just over a week.", "just over a week", "P1W", "more_than"),
        ("They waited nearly two years.", "nearly two years", "P2Y", "less_than"),
        ("They waited at least 30 days.", "at least 30 days", "P30D", "equal_or_more"),
        ("They waited up to 10 hours.", "up to 10 hours", "PT10H", "equal_or_less"),
        ("They waited about a month.", "about a month", "P1M", "approx"),
        ("They fought over the past nine years.", "the past nine years", "P9Y", None),
        ("They fought for 2 1/2 years.", "2 1/2 years", "P2Y6M", None),
        ("They fought for two and a half hours.", "two and a half hours", "PT2H30M", None),
        ("They waited three quarters of an hour.", "three quarters of an hour", "PT45M", None),
        ("They fought for weeks.", "weeks", "PXW", None),
    ],
)
def test_a_duration_has_its_length(
    models: Models, text: str, words: str, value: str, modifier: str | None
) -> None:
    found, time = only(models, text)
    assert (found, time.value, time.modifier) == (words, value, modifier)
    assert time.duration
    assert time.earliest is None


@pytest.mark.parametrize(
    ("text", "words", "modifier"),
    [
        ("He landed late on December 7.", "late on December 7", "end"),
        ("He landed in early November.", "early November", "start"),
        ("He landed in mid-November.", "mid-November", "mid"),
        ("He landed around Nov. 1.", "around Nov. 1", "approx"),
        ("He landed shortly after 06:00 GMT.", "shortly after 06:00 GMT", "after"),
    ],
)
def test_words_that_modify_belong_to_the_expression(
    models: Models, text: str, words: str, modifier: str
) -> None:
    found, time = only(models, text)
    assert (found, time.modifier) == (words, modifier)


def test_since_and_by_open_one_end(models: Models) -> None:
    _, since = only(models, "The road has been shut since 2011.")
    assert (since.modifier, since.earliest, since.latest) == ("on_or_after", "2011-01-01", None)
    _, by = only(models, "The toll had risen by Friday.")
    assert (by.modifier, by.earliest, by.latest) == ("on_or_before", None, "2024-12-06")


@pytest.mark.parametrize(
    "text",
    [
        "The 42-year-old has 2,000 goats.",
        "Theresa May may march.",
        "They paid $1,999 and 2011 dollars.",
        "A second group had three-quarters of the votes.",
        "Shops opened on Black Friday.",
    ],
)
def test_what_only_looks_like_a_time_is_none(models: Models, text: str) -> None:
    assert times(models, text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It sank on Sunday evening.", "XXXX-WXX-7TEV"),
        ("It sank late on December 7.", "XXXX-12-07"),
        ("It sank last week.", "XXXX-WXX"),
        ("It sank three years ago.", "XXXX"),
        ("It sank over the weekend.", "XXXX-WXX-WE"),
    ],
)
def test_without_a_publication_date_the_value_stays_open(models: Models, text: str, value: str) -> None:
    _, time = only(models, text, UNDATED)
    assert (time.value, time.earliest, time.latest, time.anchor) == (value, None, None, "none")


def test_an_hour_alone_names_no_day(models: Models) -> None:
    _, time = only(models, "They were called at 6.04am.")
    assert (time.value, time.earliest, time.anchor) == ("XXXX-XX-XXT06:04", None, "text")


def test_a_month_of_publication_settles_no_day(models: Models) -> None:
    (sunday,) = times(models, "It sank on Sunday.", Clock(Published("2024-12", "month", "given")))
    assert sunday.value == "XXXX-WXX-7"


def test_a_time_of_the_text_is_reckoned_from_the_one_before_it(models: Models) -> None:
    text = "He landed on December 7, 2019, and his sons a week earlier."
    day, week = times(models, text)
    assert (week.value, week.anchor, week.anchor_span) == ("2019-W48", "text", day.span)
    later = times(models, "On the same day the port closed.", MONDAY, (day,))[0]
    assert (later.value, later.anchor_span) == ("2019-12-07", day.span)


def test_a_time_of_the_text_stays_open_where_none_stands_before_it(models: Models) -> None:
    _, time = only(models, "Her sons had come a week prior.")
    assert (time.value, time.earliest, time.anchor) == ("XXXX-WXX", None, "text")


def test_the_anchor_tells_where_the_publication_date_is_read(models: Models) -> None:
    clock = Clock(Published("2024-12-09", "day", "text"), Span(0, 11))
    _, time = only(models, "It sank on Sunday.", clock)
    assert (time.anchor, time.anchor_span) == ("dateline", Span(0, 11))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=60) | ANY, st.integers(0, 500))
def test_spans_are_in_the_article_and_bounds_in_order(models: Models, text: str, offset: int) -> None:
    (parse,) = models.parser.parse([text])
    found = find_times(parse, offset, MONDAY, models.lexicon)
    shifted = "x" * offset + text
    assert all(t.span.end <= len(shifted) and t.span.of(shifted).strip() for t in found)
    assert all(t.span.start >= offset for t in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(t.earliest <= t.latest for t in found if t.earliest and t.latest)
    assert not any("X" in t.value and (t.earliest or t.latest) for t in found)
