"""What is rare says more than what is common: in the language, and in the story."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whosays.telling.claims.rarity import in_language, in_story


def test_a_rare_word_says_more_than_a_common_one() -> None:
    assert in_language("derail", 3.0) > in_language("go", 6.3) > 0


def test_a_name_says_the_same_however_common_its_letters_are() -> None:
    assert in_language("name:hope", 5.2) == in_language("name:vosk", 1.0)


@given(st.integers(2, 500), st.data())
def test_what_more_reports_say_tells_less(of: int, data: st.DataObject) -> None:
    fewer = data.draw(st.integers(1, of - 1))
    assert 1 >= in_story(fewer, of) > in_story(of, of) > 0
