"""The index: bounded, in sequence, and rarity that works from the first article on."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.gathering.index import Index
from whosays.gathering.profiles import opened, profile
from whosays.gathering.sketches import Sketch, sketch
from whosays.model import Article, Reading


def made(text: str) -> Sketch:
    return sketch(Reading(Article(text), "en"))


def add(index: Index, text: str, *, findable: bool = True) -> int:
    one = made(text)
    index.learn(one)
    return index.keep(one, index.weigh(one), findable=findable)


def test_what_shares_rare_terms_is_near_the_most_alike_first() -> None:
    index = Index()
    ferry = add(index, "The trawler drifted towards the skerries off Tolk.")
    add(index, "Voters in Sudria choose a parliament.")
    again = add(index, "A trawler drifted; the skerries off Tolk are feared by pilots.")
    assert index.near(index.weigh(made("The trawler drifted towards the skerries off Tolk."))) == [
        ferry,
        again,
    ]


def test_what_is_not_findable_is_not_near() -> None:
    index = Index()
    add(index, "The trawler drifted.", findable=False)
    assert index.near(index.weigh(made("The trawler drifted."))) == []


def test_a_look_up_is_bounded_and_takes_the_newest() -> None:
    index = Index()
    places = [add(index, "The trawler drifted towards the skerries.") for _ in range(100)]
    near = index.near(index.weigh(made("The trawler drifted towards the skerries.")))
    assert len(near) == 40
    assert set(near) == set(places[-40:])


def test_what_is_kept_is_what_was_weighed() -> None:
    index, texts = Index(), ("The trawler drifted towards Tolk.", "", "Voters in Sudria choose.")
    for text in texts:
        add(index, text)
    for place, text in enumerate(texts):
        kept, weighed = index.kept([place]), index.weigh(made(text))
        assert list(kept.cells) == list(weighed.cells)
        assert np.allclose(kept.whole, weighed.whole)
        assert np.allclose(kept.top, weighed.top)


WORDS = " ".join(f"tolk{n} merle skerries trawler {n} Ann Dorn{n}" for n in range(9)).split()
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join), max_size=12)


@settings(deadline=None)
@given(TEXTS, st.sets(st.integers(0, 11)), st.sets(st.integers(0, 11)))
def test_what_is_taken_up_together_is_what_was_kept_one_by_one(
    texts: list[str], cuts: set[int], mixed: set[int]
) -> None:
    sketches = [replace(made(text), mixed=at in mixed) for at, text in enumerate(texts)]
    single, together = Index(), Index()
    for one in sketches:
        single.learn(one)
        single.keep(one, single.weigh(one), findable=not one.mixed)
    bounds = [0, *sorted(cut for cut in cuts if cut < len(texts)), len(texts)]
    for start, end in pairwise(bounds):
        together.take_up(opened([profile(one) for one in sketches[start:end]]))
    assert len(together) == len(single)
    for name, value in vars(single).items():
        assert np.array_equal(vars(together)[name], value), name


def test_rare_words_are_rare_from_the_first_article_on_and_the_stream_wears_words_out() -> None:
    index = Index()
    one = made("skerries government")
    index.learn(one)
    first = dict(zip(one.cells, index.weigh(one).rarity, strict=True))
    rare, usual = sorted(first.values(), reverse=True)
    assert rare > usual + 2
    for _ in range(3000):
        index.learn(made("skerries"))
    assert index.weigh(made("skerries")).rarity[0] < rare - 2
