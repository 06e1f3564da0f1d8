"""Sketches: what is kept of an article is small, its own, and says what stands where."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.gathering.sketches import CELLS, NAME, NUMBER, TERMS, sketch
from whosays.model import Article, Boilerplate, Published, Reading, Span


def reading(text: str, title: str = "", published: Published | None = None) -> Reading:
    return Reading(Article(text, title=title, published=published), "en")


@settings(deadline=None)
@given(st.text(max_size=300), st.text(max_size=60))
def test_every_text_has_a_sketch_of_bounded_size(text: str, title: str) -> None:
    made = sketch(reading(text, title))
    assert list(made.cells) == sorted(set(made.cells))
    assert len(made.cells) <= TERMS
    assert all(0 <= cell < CELLS for cell in made.cells)
    assert {len(made.kinds), len(made.shares), len(made.top), len(made.whole)} == {len(made.cells)}
    assert all(0 < share <= 1 for share in made.shares)
    assert set(made.headed) <= set(made.cells)
    assert all(0 <= top <= 127 for top in made.top)
    assert all(0 < whole <= 127 for whole in made.whole)


def test_names_and_numbers_are_told_from_words() -> None:
    made = sketch(reading("On the quay, Lena Dorn spoke of 212 passengers."))
    assert made.kinds.count(NAME) == 3  # Lena, Dorn, Lena Dorn
    assert made.kinds.count(NUMBER) == 2  # 212, 212 passengers


def test_a_word_counts_the_same_with_and_without_possessive_or_plural() -> None:
    assert sketch(reading("ferries trawler's")).cells != sketch(reading("x")).cells
    assert sketch(reading("trawlers")).cells == sketch(reading("trawler's")).cells


def test_what_stands_in_the_headline_is_marked() -> None:
    headed = sketch(reading("The trawler sank off the skerries.", "A trawler sinks")).headed
    assert headed == tuple(sorted(sketch(reading("", "A trawler sinks")).cells))
    assert not sketch(reading("The trawler sank.")).headed


def test_boilerplate_says_nothing() -> None:
    text = "The trawler sank. Subscribe to the Skerrin Post."
    masked = Boilerplate(Span(18, len(text)), "promotion")
    assert sketch(Reading(Article(text), "en", (masked,))).cells == sketch(reading(text[:17])).cells


def test_only_a_date_known_to_the_day_counts() -> None:
    assert sketch(reading("x", published=Published("2031-05", "month", "given"))).day is None
    late = sketch(reading("x", published=Published("2031-05-01T23:30-02:00", "minute", "given")))
    assert late.day == sketch(reading("x", published=Published("2031-05-02", "day", "given"))).day
