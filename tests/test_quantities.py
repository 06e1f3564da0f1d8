from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nasty import nasty

from whosays.model import Quantity
from whosays.reading.models import Models
from whosays.reading.values.quantities import find_quantities

ANY = nasty.map(lambda text: text.replace("\ud800", "?"))  # the parser reads no lone surrogate
PIECES = st.sampled_from(
    [
        "at",
        "least",
        "up",
        "to",
        "about",
        "between",
        "and",
        "20",
        "30",
        "1,900",
        "two",
        "dozen",
        "hundreds",
        "of",
        "thousands",
        "million",
        "$",
        "%",
        "percent",
        "tons",
        "people",
        "-",
        "year",
        "old",
        "from",
        "to",
        "one",
        "in",
        "three",
        "half",
        "the",
        "No.",
        "18",
        "aged",
        ",",
        "42",
        "or",
        "more",
        "+",
        "2-1",
        "£4m",
        "km",
        "(",
        ")",
    ]
)


def quantities(models: Models, text: str) -> list[Quantity]:
    (parse,) = models.parser.parse([text])
    return list(find_quantities(parse, 0, models.lexicon))


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "bound", "of"),
    [
        ("At least 40 people were hurt.", "At least 40", 40, None, "at-least", "people"),
        ("More than 50 were hurt.", "More than 50", 50, None, "at-least", None),
        ("Police said over 50 goats died.", "over 50", 50, None, "at-least", "goat"),
        ("Up to nine convoys left.", "Up to nine", 0, 9, "at-most", "convoy"),
        ("Fewer than 20 sheep died.", "Fewer than 20", 0, 20, "at-most", "sheep"),
        ("About 600 soldiers left.", "About 600", 600, 600, "about", "soldier"),
        ("Some 30 officers came.", "Some 30", 30, 30, "about", "officer"),
        ("An estimated 1,900 refugees came.", "An estimated 1,900", 1900, 1900, "about", "refugee"),
        ("Nearly 200 homes burned.", "Nearly 200", 200, 200, "about", "home"),
        ("Hundreds of thousands of voters left.", "Hundreds of thousands", 200_000, None, "vague", "voter"),
        ("Dozens of homes burned.", "Dozens", 24, None, "vague", "home"),
        ("Several officials resigned.", "Several", 3, None, "vague", "official"),
        ("Two Velish officials resigned.", "Two", 2, 2, "exact", "official"),
        ("Between 20 and 30 cars burned.", "Between 20 and 30", 20, 30, "about", "car"),
        ("They saw 20 to 30 buses.", "20 to 30", 20, 30, "about", "bus"),
        ("A two-car tram overturned.", "two", 2, 2, "exact", "car"),
        ("A dozen men ran.", "A dozen", 12, 12, "exact", "man"),
        ("Thirty or more vehicles burned.", "Thirty or more", 30, None, "at-least", "vehicle"),
        ("Eleven riders fell.", "Eleven", 11, 11, "exact", "rider"),
        (
            "Nearly a quarter of a million homes burned.",
            "Nearly a quarter of a million",
            250_000,
            250_000,
            "about",
            "home",
        ),
        ("No more than 50 guests came.", "No more than 50", 0, 50, "at-most", "guest"),
        ("A pair of otters swam by.", "A pair", 2, 2, "exact", "otter"),
        ("The paper has 1.4m readers.", "1.4m", 1_400_000, 1_400_000, "exact", "reader"),
        ("They won three medals.", "three", 3, 3, "exact", "medal"),
        ("They flew 30 times since March.", "30", 30, 30, "exact", "time"),
    ],
)
def test_a_number_of_something(
    models: Models, text: str, words: str, low: float, high: float | None, bound: str, of: str | None
) -> None:
    (found,) = quantities(models, text)
    assert found.span.of(text) == words
    assert (found.low, found.high, found.bound, found.of) == (low, high, bound, of)
    assert found.unit is None


@pytest.mark.parametrize(
    ("text", "words", "low", "unit", "of"),
    [
        ("It carried 600 tons of coal.", "600 tons", 600, "tonne", "coal"),
        ("It went at 12 mph.", "12 mph", 12, "mile-per-hour", None),
        ("It cost $1.2 million.", "$1.2 million", 1_200_000, "USD", None),
        ("It cost 20 million euros.", "20 million euros", 20_000_000, "EUR", None),
        ("They took £4m.", "£4m", 4_000_000, "GBP", None),
        ("They ran 100m.", "100m", 100, "metre", None),
        ("The state set aside 84m euros.", "84m euros", 84_000_000, "EUR", None),
        ("They ran 5km.", "5km", 5, "kilometre", None),
        ("A bun is 15p.", "15p", 15, "cent", None),
        ("The 25-tonne lorry stalled.", "25-tonne", 25, "tonne", "lorry"),
        ("Output fell by 89 percent.", "89 percent", 89, "percent", None),
        ("Two-thirds of the seats went.", "Two-thirds", 2 / 3, "share", "seat"),
        ("The 42-year-old fled.", "42", 42, "age", None),
        ("Ana Villor, 37, fled.", "37", 37, "age", None),
        ("The driver, 58, fled.", "58", 58, "age", None),
    ],
)
def test_a_measure(models: Models, text: str, words: str, low: float, unit: str, of: str | None) -> None:
    (found,) = quantities(models, text)
    assert (found.span.of(text), found.low, found.unit, found.of) == (words, low, unit, of)


@pytest.mark.parametrize(
    "text",
    [
        "He fled in 2011 on Nov. 9 at 6.10am after 12 days.",
        "The first bus took Route 66 and the third took Highway 1.",
        "Call 020 7946 0958 or 555-0199.",
        "One of the men said no one came.",
        "They sailed on the Northern Pearl No. 18.",
        "The home side lost 2-1.",
        "It stands at 11 Harbour Street.",
        "It was a one-time offer.",
        "1 of 4.",
        "They carried AK-47 rifles.",
        "The first half of the match was dull.",
    ],
)
def test_what_is_no_number_of_something(models: Models, text: str) -> None:
    assert [q.span.of(text) for q in quantities(models, text)] == []


def test_a_change_is_two_numbers_of_one_scale(models: Models) -> None:
    low, high = quantities(models, "Profit rose from 12 to 20 million euros.")
    assert (low.low, low.unit) == (12_000_000, "EUR")
    assert (high.low, high.unit) == (20_000_000, "EUR")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=60) | ANY, st.integers(0, 500))
def test_spans_are_in_the_article_and_ends_in_order(models: Models, text: str, offset: int) -> None:
    (parse,) = models.parser.parse([text])
    found = find_quantities(parse, offset, models.lexicon)
    shifted = "x" * offset + text
    assert all(q.span.end <= len(shifted) and q.span.of(shifted).strip() for q in found)
    assert all(q.span.start >= offset for q in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(q.high is None or q.low <= q.high for q in found)
    assert all((q.high is None) == (q.bound in {"at-least", "vague"}) for q in found)
