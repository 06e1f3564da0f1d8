"""Finding phrases of a lexicon in words: a look at the forms alone never misses one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whosays.model import Span
from whosays.telling.conflicts.lookup import Phrases
from whosays.telling.conflicts.matters import word_at

some_words = st.lists(
    st.sampled_from(["seize", "control", "close", "in", "towns", "towns", "the"]), max_size=12
)
phrases = Phrases(
    {"0": ["close in", "town"], "1": ["seize control", "control of the town"], "2": ["in the town"]}
)


@given(some_words)
def test_no_phrase_is_found_whose_key_the_forms_do_not_tell(written: list[str]) -> None:
    words = [word_at(word, word, Span(10 * at, 10 * at + len(word))) for at, word in enumerate(written)]
    told = phrases.keys_in(frozenset(form for word in words for form in word.forms))
    assert {found.key for found in phrases.find(words)} <= told
