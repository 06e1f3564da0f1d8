"""An inverted index of the word n-grams of a closed pile: who has what in common with whom.

What holds:

* What two articles have in common depends on the pile, and not on its order.
* The work for one article is bounded: of the articles with one n-gram, so many are followed up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whosays.gathering.passages import Flags, Numbers, Text, gram_runs

_HOLDERS = 1_000  # of the articles with one n-gram, so many are followed up


@dataclass(frozen=True, slots=True)
class Grams:
    """Hashes of n-grams, each once and in order, and what each weighs."""

    hashes: NDArray[np.uint64]
    weights: Numbers


def rare_grams(text: Text, weights: Numbers, allowed: Flags, least: Sequence[int]) -> Grams:
    """The n-grams of words that weigh at least `least`: first for 2-grams, then for 3-grams.

    Only words that are `allowed` count, and `weights` are those of the words.
    """
    weighed = np.concatenate(([0], np.cumsum(weights)))
    barred = np.concatenate(([0], np.cumsum(~allowed)))
    hashes, weight = [], []
    for size, enough in enumerate(least, start=2):
        places, found = gram_runs(text.codes, text.stretches, size)
        of_words = weighed[places + size] - weighed[places]
        kept = (of_words >= enough) & (barred[places + size] == barred[places])
        hashes.append(found[kept])
        weight.append(of_words[kept])
    unique, first = np.unique(np.concatenate(hashes), return_index=True)
    return Grams(unique, np.concatenate(weight)[first])


class Postings:
    """The n-grams of a pile, by n-gram. The articles are numbered in the order given."""

    def __init__(self, hashes: Sequence[NDArray[np.uint64]]) -> None:
        every = np.concatenate(hashes) if hashes else np.empty(0, np.uint64)
        owners = np.repeat(np.arange(len(hashes)), [len(own) for own in hashes])
        order = np.argsort(every, kind="stable")
        self._hashes, self._owners, self._articles = every[order], owners[order], len(hashes)

    def sharing(self, hashes: NDArray[np.uint64], itself: int | None = None) -> Flags:
        """Which articles of the pile have one of `hashes`; never `itself`, if it is one of the pile."""
        owners, _ = self._owners_of(hashes)
        shares = np.zeros(self._articles, np.bool_)
        shares[owners] = True
        if itself is not None:
            shares[itself] = False
        return shares

    def in_common(self, own: Grams, itself: int | None = None) -> Numbers:
        """What the n-grams weigh that each article of the pile has in common with `own`.

        An n-gram counts the less the more articles have it. `itself` is the article that `own`
        belongs to, where it is one of the pile: it has nothing in common with itself.
        """
        owners, held = self._owners_of(own.hashes)
        each = own.weights // np.maximum(1, held - (itself is not None))
        weights = np.repeat(each, np.minimum(held, _HOLDERS))
        common = np.bincount(owners, weights=weights, minlength=self._articles)
        if itself is not None:
            common[itself] = 0
        return common.astype(np.int64)

    def _owners_of(self, hashes: NDArray[np.uint64]) -> tuple[Numbers, Numbers]:
        """The articles with each n-gram, one n-gram after the other, and how many have each."""
        first = np.searchsorted(self._hashes, hashes)
        held = np.searchsorted(self._hashes, hashes, "right") - first
        count = np.minimum(held, _HOLDERS)
        begins = np.repeat(first - (np.cumsum(count) - count), count)
        return self._owners[begins + np.arange(len(begins))], held
