"""The odds: of a pair the same from either side, and by words alone where a day is not known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from whosays.gathering import decision
from whosays.gathering.odds import Odds
from whosays.gathering.sketches import sketch
from whosays.model import Article, Published, Reading

TEXTS = (
    "The trawler Merle drifted towards the skerries off Tolk.",
    "The trawler Merle was lost on the skerries off Tolk on Friday.",
    "Voters in Sudria choose a parliament.",
)
SKETCHES = [
    sketch(Reading(Article(text, published=Published(day, "day", "given")), "en"))
    for text, day in zip(TEXTS, ("2031-05-02", "2031-05-03", "2031-06-30"), strict=True)
]


def kept() -> Odds:
    odds = Odds(decision.load())
    for one in SKETCHES:
        odds.keep(one, odds.learn(one))
    return odds


def test_pairs_are_judged_alike_from_either_side() -> None:
    alike = kept().of_pairs([0, 1, 2], np.arange(3), 3)
    assert (alike == alike.T).all()
    assert alike[0, 1] > alike[0, 2]


def test_what_stands_beside_is_not_judged() -> None:
    assert kept().of_pairs([0, 1, 2], np.arange(3), 2).shape == (2, 2)


def test_without_a_day_the_words_decide() -> None:
    odds = kept()
    undated = replace(SKETCHES[0], day=None)
    dated, bare = (
        odds.of_newcomer(one, odds.learn(one), [1], np.array([0])) for one in (SKETCHES[0], undated)
    )
    assert np.isfinite([*dated, *bare]).all()
    later = replace(SKETCHES[0], day=(SKETCHES[0].day or 0) + 4000)
    assert odds.of_newcomer(later, odds.learn(later), [1], np.array([0]))[0] <= dated[0]
