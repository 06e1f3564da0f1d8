"""How alike articles are, in figures: cosines over several parts, and shared rare terms.

A term that stands in most of the stories an article comes near to tells their topic, not its event: it
counts less the more of them hold it (`own_*`).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from whosays.gathering.index import Floats, Integers, Terms
from whosays.gathering.sketches import CELLS, NAME, NUMBER, WORD

FIGURES = (
    "whole",  # cosine over all that was read
    "top",  # over headline and lead
    "top_in_whole",  # headline and lead of the newcomer, all of the other
    "whole_in_top",  # the other way round
    "head",  # over headlines alone
    "head_shared",  # the rarity of what both headlines hold, added up
    "head_held",  # how much of the slighter headline the other one holds
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


class _Shared(NamedTuple):
    """The terms that articles share, one entry for each pair of articles that shares one.

    `mine` and `its` are where the term stands in the terms of either side, `row` numbers the pair;
    `first` and `second` are the articles of each row. `holding` tells in how many of `stories` the term
    stands.
    """

    mine: Integers
    its: Integers
    row: Integers
    first: Integers
    second: Integers
    holding: Integers
    stories: int


class Comparison:
    """Compares; holds nothing but room to work in."""

    def __init__(self) -> None:
        self._place = np.zeros(CELLS, np.int16)

    def figures(self, newcomer: Terms, others: Terms, stories: Integers) -> Floats:
        """A row of `FIGURES` for each of `others`; `stories` numbers the story of each, from 0."""
        held, count = len(newcomer.cells), len(others.lengths)
        self._place[newcomer.cells] = np.arange(1, held + 1)
        places = self._place[others.cells]
        self._place[newcomer.cells] = 0
        its = np.flatnonzero(places)
        mine = places[its].astype(np.int64) - 1
        row = _owners(others)[its]
        holding = _holding(mine, stories[row], held)[mine]
        everyone = np.arange(count)
        shared = _Shared(mine, its, row, np.zeros_like(everyone), everyone, holding, _many(stories))
        return _figures(newcomer, others, shared)

    def of_pairs(self, articles: Terms, stories: Integers, count: int) -> Floats:
        """A row of `FIGURES` for each pair of the first `count` articles, in the order of `np.triu_indices`.

        The others tell only what is topic here. The later of a pair is taken for the newcomer.
        """
        owner = _owners(articles)
        order = np.argsort(articles.cells, kind="stable")  # in each cell, in order of the articles
        cells = articles.cells[order]
        opens = np.append(True, cells[1:] != cells[:-1])
        cell = np.cumsum(opens) - 1
        holding = _holding(cell, stories[owner[order]], int(cell[-1]) + 1 if len(cell) else 0)
        compared = owner[order] < count
        order, cell = order[compared], cell[compared]
        after = np.searchsorted(cell, cell, "right") - np.arange(len(cell)) - 1
        one = np.repeat(np.arange(len(cell)), after)
        two = one + 1 + np.arange(len(one)) - np.repeat(np.cumsum(after) - after, after)
        first, second = np.triu_indices(count, 1)
        earlier, later = owner[order[one]], owner[order[two]]
        row = earlier * (2 * count - earlier - 1) // 2 + later - earlier - 1
        shared = _Shared(order[two], order[one], row, second, first, holding[cell[one]], _many(stories))
        return _figures(articles, articles, shared)


def _figures(newcomers: Terms, others: Terms, shared: _Shared) -> Floats:
    mine, its, row, first, second, holding, stories = shared
    count = len(first)
    kinds = np.maximum(others.kinds[its], newcomers.kinds[mine])
    my_whole, its_whole = newcomers.whole[mine], others.whole[its]
    my_top, its_top = newcomers.top[mine], others.top[its]
    rare = (others.rarity[its] >= _RARE).astype(np.float64)
    own = np.log((stories + 1) / holding) / np.log(stories + 1)
    whole, top = my_whole * its_whole, my_top * its_top

    def total(values: Floats) -> Floats:
        return np.bincount(row, values, count).astype(np.float64)

    lengths, their_lengths = _lengths(newcomers), _lengths(others)

    def by(mine: str, its: str) -> Floats:
        return lengths[mine][first] * their_lengths[its][second]

    both = by("whole", "whole")
    heads = newcomers.head[mine] * others.head[its]
    head = total(heads)
    shorter = np.minimum(lengths["head"][first], their_lengths["head"][second])
    return np.stack(
        [
            total(whole) / both,
            total(top) / by("top", "top"),
            total(my_top * its_whole) / by("top", "whole"),
            total(my_whole * its_top) / by("whole", "top"),
            head / by("head", "head"),
            total(np.minimum(newcomers.head[mine], others.head[its])),
            head / (shorter * shorter),
            np.minimum(1.0, total(whole * (kinds == NAME)) / by("names", "names")),
            np.minimum(1.0, total(whole * (kinds == NUMBER)) / by("numbers", "numbers")),
            np.minimum(1.0, total(whole * (kinds == WORD)) / by("words", "words")),
            total(own * whole) / both,
            total(own * top) / by("top", "top"),
            total(own * own * whole) / both,
            np.log1p(total(rare)),
            np.log1p(total(rare * (top > 0))),
            np.log1p(total(rare * (kinds == NAME))),
            np.log1p(total(rare * (holding <= 2))),
            np.log1p(np.minimum(newcomers.lengths[first], others.lengths[second])),
            np.full(count, np.log(stories)),
        ],
        axis=1,
    )


def _lengths(terms: Terms) -> dict[str, Floats]:
    """The length of each article's vector, by part."""
    owner, count = _owners(terms), len(terms.lengths)
    whole = terms.whole * terms.whole
    by_kind = np.bincount(owner * 3 + terms.kinds, whole, count * 3).reshape(count, 3)
    parts = {
        "whole": np.bincount(owner, whole, count),
        "top": np.bincount(owner, terms.top * terms.top, count),
        "head": np.bincount(owner, terms.head * terms.head, count),
        "names": by_kind[:, NAME],
        "numbers": by_kind[:, NUMBER],
        "words": by_kind[:, WORD],
    }
    return {name: np.sqrt(part).astype(np.float64) + _ALMOST_NONE for name, part in parts.items()}


def _holding(terms: Integers, stories: Integers, count: int) -> Integers:
    """In how many of the stories each term stands; at least one."""
    pairs = np.sort(stories * count + terms)
    distinct = pairs[np.append(True, pairs[1:] != pairs[:-1])[: len(pairs)]]
    return np.maximum(1, np.bincount(distinct % max(1, count), minlength=count))


def _owners(terms: Terms) -> Integers:
    return np.repeat(np.arange(len(terms.lengths)), terms.lengths)


def _many(stories: Integers) -> int:
    return int(stories.max()) + 1
