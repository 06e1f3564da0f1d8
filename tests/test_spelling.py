"""Spellings: transliterations of one word are one, and unlike words stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.telling.names.spelling import fold, near, same_sound, skeleton, spelling_marks, vowels_apart


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Dawqani", "Doqani"),
        ("Bakkari", "Bakari"),
        ("Qasra", "Kasraa"),
        ("Za'el", "Zael"),
        ("Erdöl", "Erdol"),
        ("Yildiz", "Yıldız"),
        ("Wolynska", "Wolinska"),
    ],
)
def test_transliterations_sound_the_same(a: str, b: str) -> None:
    assert same_sound(a, b)
    assert near(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Tubrl", "Tubrel"),  # a vowel put in
        ("Joldani", "Goldani"),  # one Arabic letter
        ("Teberovsk", "Teberuvsk"),  # an inner vowel
        ("Harlingwick", "Harlinggwick"),  # a slip in a long word
        ("Harlingwick", "Harlinwick"),
    ],
)
def test_slips_are_near(a: str, b: str) -> None:
    assert near(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Hassan", "Hussein"),
        ("Lee", "Li"),
        ("Martin", "Martina"),
        ("Mario", "Maria"),
        ("Niger", "Nigeria"),
        ("Iran", "Iraq"),
        ("Hama", "Homs"),
        ("Barlow", "Barlowe-Finch"),
        ("Daniel", "Danielle"),
        ("A320", "A321"),
    ],
)
def test_unlike_words_stay_apart(a: str, b: str) -> None:
    assert not near(a, b)
    assert not same_sound(a, b)


def test_vowels_are_counted_only_in_words_of_one_build() -> None:
    assert vowels_apart("Ahmed", "Ahmad") == 1
    assert vowels_apart("Mahmoud", "Mohammed") is None


@given(st.text(max_size=12), st.text(max_size=12))
def test_nearness_has_no_direction(a: str, b: str) -> None:
    assert near(a, b) == near(b, a)
    assert same_sound(a, b) == same_sound(b, a)


@given(st.text(alphabet=st.characters(codec="ascii", categories=["Ll", "Lu"]), max_size=12))
def test_case_and_accents_do_not_matter(word: str) -> None:
    assert fold(word) == fold(word.upper())
    assert skeleton(word) == skeleton(word.lower())


@given(
    st.text("abehiouygjklmnpqrstwz", min_size=1, max_size=12),
    st.integers(0, 12),
    st.text("aeiyghk", max_size=2),
    st.integers(0, 1),
)
def test_words_that_are_near_have_a_mark_in_common(word: str, at: int, put: str, cut: int) -> None:
    other = word[:at] + put + word[at + cut :]
    if near(word, other) or same_sound(word, other):
        assert spelling_marks(word) & spelling_marks(other)
