"""Profiles: small, and all that gathering asks of a sketch can be had of them again, one by one or many."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.gathering.profiles import opened, packed_terms, profile, sketch_of
from whosays.gathering.sketches import TERMS, Sketch, sketch
from whosays.model import Article, Published, Reading

SKETCHES = st.builds(
    lambda text, title, outlet, day: sketch(
        Reading(Article(text, title=title, outlet=outlet, published=day), "en")
    ),
    st.text(max_size=300),
    st.text(max_size=60),
    st.none() | st.text(max_size=20),
    st.none() | st.dates().map(lambda day: Published(day.isoformat(), "day", "given")),
)


@settings(deadline=None)
@given(SKETCHES)
def test_the_sketch_of_a_profile_is_as_good_as_the_first(one: Sketch) -> None:
    again = sketch_of(profile(one))
    assert profile(again) == profile(one)
    assert packed_terms(again) == packed_terms(one)
    same = replace(one, outlet=one.outlet or None, shares=again.shares, top=again.top, whole=again.whole)
    assert again == same
    assert all(abs(a - b) < 1e-6 for a, b in zip(again.shares, one.shares, strict=True))


@settings(deadline=None)
@given(st.lists(SKETCHES, max_size=6))
def test_many_side_by_side_are_what_each_is(some: list[Sketch]) -> None:
    kept = [profile(one) for one in some]
    together = opened(kept)
    assert together.articles.tolist() == [int(one.article, 16) for one in some]
    assert together.days.tolist() == [one.day or 0 for one in some]
    assert list(together.outlets) == [one.outlet or "" for one in some]
    assert together.mixed.tolist() == [one.mixed for one in some]
    assert together.lengths.tolist() == [len(one.cells) for one in some]
    assert together.cells.tolist() == [cell for one in some for cell in one.cells]
    assert together.packed.tolist() == [term for one in some for term in packed_terms(one)]


def test_a_live_page_stays_one_and_an_outlet_keeps_its_name() -> None:
    one = Sketch("00000000000000ff", None, "Orle Føroya \ud800", (), (), (), (), (), mixed=True)
    assert sketch_of(profile(one)) == one


def test_a_profile_is_small_and_holds_no_word_of_the_text() -> None:
    words = [f"quixotrumpel{n:03}" for n in range(500)]
    kept = profile(sketch(Reading(Article(" ".join(words), title="Quixotrumpel"), "en")))
    assert len(kept) < 12 * TERMS
    assert b"quixo" not in kept.lower()
