"""Lines: they cover every word of a text, fit it, and count words and phrases as promised."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.model import Span
from whosays.reading.layout.lines import Line, lines_of, words_of


def line(text: str) -> Line:
    return Line(Span(0, len(text)), text)


@given(st.text(alphabet=st.characters(codec=None), max_size=200))
def test_lines_are_slices_in_order_and_lose_no_word(text: str) -> None:
    lines = lines_of(text)
    assert all(found.span.of(text) == found.text for found in lines)
    assert all(a.span.end <= b.span.start for a, b in pairwise(lines))
    assert [w for found in lines for w in words_of(found.text)] == list(words_of(text))


def test_words_are_lower_case_with_straight_apostrophes() -> None:
    assert words_of("SIGN-UP: Don’t wait, U.S. – 10:15") == (
        *("sign", "up", "don't", "wait", "u.s"),
        *("10", "15"),
    )


def test_the_longest_phrase_at_either_end_counts() -> None:
    phrases = frozenset({"read", "read more", "more on this"})
    assert line("Read more: the bridge").starts(phrases) == 2
    assert line("Much more on this").ends(phrases) == 3
    assert line("Bread more").starts(phrases) == 0
    assert line("To read more on this, read").holds(phrases) == 3


@pytest.mark.parametrize(
    ("text", "sentence", "clause"),
    [
        ("It fell.", True, True),
        ("“It fell.”", True, True),
        ("It fell:", False, True),
        ("It fell", False, False),
        ("It fell…", True, True),
    ],
)
def test_how_a_line_ends(text: str, sentence: bool, clause: bool) -> None:
    assert (line(text).ends_sentence, line(text).punctuated) == (sentence, clause)
