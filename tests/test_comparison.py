"""The comparison: an article is like itself, and what is topic in all stories near says little."""

from __future__ import annotations

import numpy as np

from whosays.gathering.comparison import FIGURES, Comparison
from whosays.gathering.index import Floats, Index
from whosays.gathering.sketches import sketch
from whosays.model import Article, Reading

TEXTS = (
    "The trawler Merle drifted towards the skerries off Tolk.",
    "Voters in Sudria choose a parliament.",
    "In Tolk, the skerries have a new lighthouse.",
)


def figures(stories: list[int]) -> Floats:
    """The first text compared with all of them, a row of figures for each."""
    index, sketches = Index(), [sketch(Reading(Article(text), "en")) for text in TEXTS]
    for one in sketches:
        index.learn(one)
        index.keep(one, index.weigh(one))
    return Comparison().figures(index.weigh(sketches[0]), index.kept([0, 1, 2]), np.array(stories))


def of(row: Floats, name: str) -> float:
    return float(row[FIGURES.index(name)])


def test_an_article_is_like_itself_and_not_like_what_shares_nothing() -> None:
    itself, other, near = figures([0, 1, 2])
    assert all(abs(of(itself, name) - 1) < 0.02 for name in ("whole", "top", "names"))
    assert all(of(other, name) == 0 for name in FIGURES if name not in ("length", "stories"))
    assert 0 < of(near, "whole") < of(itself, "whole")


def test_what_more_stories_share_counts_less() -> None:
    apart, together = figures([0, 1, 2]), figures([0, 1, 0])
    assert of(apart[2], "own_whole") / of(apart[2], "whole") < 1
    assert of(apart[2], "whole") == of(together[2], "whole")
    assert of(together[0], "stories") < of(apart[0], "stories")


def test_headlines_are_compared_by_themselves() -> None:
    index = Index()
    headed = [
        sketch(Reading(Article(TEXTS[1], title=title), "en"))
        for title in ("A trawler adrift", "Trawler off Tolk", "Tolk")
    ]
    for one in headed:
        index.learn(one)
        index.keep(one, index.weigh(one))
    itself, alike, other = Comparison().figures(index.weigh(headed[0]), index.kept([0, 1, 2]), np.arange(3))
    assert of(itself, "head") > 0.99
    assert 0 < of(alike, "head") < of(alike, "head_held") < 1
    assert of(other, "head") == of(other, "head_shared") == 0


def test_pairs_are_compared_as_a_newcomer_is() -> None:
    index, sketches = Index(), [sketch(Reading(Article(text), "en")) for text in TEXTS]
    for one in sketches:
        index.learn(one)
        index.keep(one, index.weigh(one))
    everyone, stories = index.kept([0, 1, 2]), np.array([0, 1, 1])
    pairs = Comparison().of_pairs(everyone, stories, 2)
    (expected, *_) = Comparison().figures(index.kept([1]), everyone, stories)
    assert pairs.shape == (1, len(FIGURES))
    assert np.allclose(pairs[0], expected)
