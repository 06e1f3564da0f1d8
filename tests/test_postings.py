"""Postings: what articles of a pile have in common is what their n-grams say."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from whosays.gathering.passages import text_of
from whosays.gathering.postings import Grams, Postings, rare_grams
from whosays.model import Article, Reading

PILES = st.lists(st.sets(st.integers(0, 30)), max_size=8)


@given(PILES)
def test_what_is_in_common_is_weighed_by_how_many_have_it(pile: list[set[int]]) -> None:
    hashed = [np.array(sorted(own), np.uint64) for own in pile]
    postings = Postings(hashed)
    for one, own in enumerate(hashed):
        told = postings.in_common(Grams(own, np.full(len(own), 600)), one)
        shares = postings.sharing(own, one)
        for other, others in enumerate(pile):
            common = pile[one] & others if other != one else set()
            holders = [sum(gram in some for some in pile) - 1 for gram in sorted(common)]
            assert told[other] == sum(600 // n for n in holders)
            assert shares[other] == bool(common)


def test_an_article_from_outside_the_pile_shares_with_all_that_have_its_grams() -> None:
    postings = Postings([np.array([1, 2], np.uint64), np.array([2], np.uint64)])
    told = postings.in_common(Grams(np.array([1, 2], np.uint64), np.array([10, 10])))
    assert told.tolist() == [15, 5]


def test_rare_grams_are_of_allowed_words_that_weigh_enough() -> None:
    text = text_of(Reading(Article("the trawler drifted onto skerries"), "en"))
    everything = np.ones(len(text), np.bool_)
    assert len(rare_grams(text, text.weights, everything, (0, 0)).hashes) == 7
    assert not len(rare_grams(text, text.weights, ~everything, (0, 0)).hashes)
    assert len(rare_grams(text, text.weights, everything, (99_999, 99_999)).hashes) == 0
