"""How alike an article is to others, in figures: cosines over several parts, and shared rare terms.

A term that stands in most of the stories an article comes near to tells their topic, not its event: it
counts less the more of them hold it (`own_*`).
"""

from __future__ import annotations

import numpy as np

from whosays.gathering.index import Floats, Integers, Terms
from whosays.gathering.sketches import CELLS, NAME, NUMBER, WORD

FIGURES = (
    "whole",  # cosine over all that was read
    "top",  # over headline and lead
    "top_in_whole",  # headline and lead of the newcomer, all of the other
    "whole_in_top",  # the other way round
    "names",
    "numbers",
    "words",
    "own_whole",  # whole and top, terms that most of these stories hold counting little
    "own_top",
    "own_squared",
    "rare",  # logarithm of one plus how many rare terms are shared
    "rare_top",
    "rare_names",
    "rare_own",
    "length",  # logarithm of one plus the terms of the shorter article
    "stories",  # logarithm of how many stories are compared
)
_RARE = 6.8  # rarity from which on a term counts as rare
_ALMOST_NONE = 1e-9


class Comparison:
    """Compares; holds nothing but room to work in."""

    def __init__(self) -> None:
        self._place = np.zeros(CELLS, np.int16)

    def figures(self, newcomer: Terms, others: Terms, stories: Integers) -> Floats:
        """A row of `FIGURES` for each of `others`; `stories` numbers the story of each, from 0."""
        count, held = len(others.lengths), len(newcomer.cells)
        self._place[newcomer.cells] = np.arange(1, held + 1)
        places = self._place[others.cells]
        self._place[newcomer.cells] = 0
        owner = np.repeat(np.arange(count), others.lengths)
        shared = np.nonzero(places)[0]
        mine, whose = places[shared].astype(np.int64) - 1, owner[shared]

        kinds = np.maximum(others.kinds[shared], newcomer.kinds[mine])
        whole, top = newcomer.whole[mine], newcomer.top[mine]
        their_whole, their_top = others.whole[shared], others.top[shared]
        rare = (others.rarity[shared] >= _RARE).astype(np.float64)
        number_of_stories = int(stories.max()) + 1
        holding = _holding(stories[whose], mine, held)
        own = np.log((number_of_stories + 1) / holding)[mine] / np.log(number_of_stories + 1)

        def total(values: Floats) -> Floats:
            return np.bincount(whose, values, count).astype(np.float64)

        def lengths(values: Floats) -> Floats:
            return np.sqrt(np.bincount(owner, values * values, count)) + _ALMOST_NONE

        def of_kind(kind: int) -> Floats:
            apart = _length(newcomer.whole * (newcomer.kinds == kind)) * lengths(
                others.whole * (others.kinds == kind)
            )
            return np.minimum(1.0, total(whole * their_whole * (kinds == kind)) / apart)

        my_whole, my_top = _length(newcomer.whole), _length(newcomer.top)
        its_whole, its_top = lengths(others.whole), lengths(others.top)
        return np.stack(
            [
                total(whole * their_whole) / (my_whole * its_whole),
                total(top * their_top) / (my_top * its_top),
                total(top * their_whole) / (my_top * its_whole),
                total(whole * their_top) / (my_whole * its_top),
                of_kind(NAME),
                of_kind(NUMBER),
                of_kind(WORD),
                total(own * whole * their_whole) / (my_whole * its_whole),
                total(own * top * their_top) / (my_top * its_top),
                total(own * own * whole * their_whole) / (my_whole * its_whole),
                np.log1p(total(rare)),
                np.log1p(total(rare * (top > 0) * (their_top > 0))),
                np.log1p(total(rare * (kinds == NAME))),
                np.log1p(total(rare * (holding[mine] <= 2))),
                np.log1p(np.minimum(held, others.lengths)),
                np.full(count, np.log(number_of_stories)),
            ],
            axis=1,
        )


def _holding(stories: Integers, mine: Integers, held: int) -> Integers:
    """In how many of the stories each term of the newcomer stands; at least one."""
    pairs = np.unique(stories * held + mine) if held else mine
    return np.maximum(1, np.bincount(pairs % max(1, held), minlength=held))


def _length(values: Floats) -> float:
    return float(np.sqrt(values @ values)) + _ALMOST_NONE
