"""Text that two articles of one story share, precision first.

What holds:

* What counts as copied is told in `passages`, which way it went in `lineage`.
* The order of readings is irrelevant; pairs are ordered by their ids.
* Up to 400 articles every pair with five words in a row in common is compared. In a longer story
  each article is compared with the 400 that have most such runs in common with it, so that the work
  for one article is bounded.

Candidates across a whole stream come from `fingerprints`, and `compare` is what verifies them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from whosays.gathering.lineage import lineage_of
from whosays.gathering.passages import Alike, Text, as_passage, gram_runs, passages_of, text_of
from whosays.model import Reading, SharedText

_RUN = 5  # articles with no run of so many words in common are not compared
_HOLDERS = 1_000  # of the articles with one run, so many are followed up
_PARTNERS = 400  # and of all these, for one article, those with most runs in common


def find_shared_text(readings: Sequence[Reading]) -> tuple[SharedText, ...]:
    """The pairs of `readings` that share text, with the passages, ordered by their ids."""
    texts = sorted(map(text_of, readings), key=lambda text: text.id)
    found = (compare(texts[a], texts[b]) for a, b in _pairs(texts))
    return tuple(shared for shared in found if shared)


def compare(a: Text, b: Text) -> SharedText | None:
    """What two articles share, or None where it is too little to speak of."""
    if a.id > b.id:
        a, b = b, a
    alike = passages_of(a, b)
    lineage = lineage_of(a, b, alike) if alike else None
    if lineage is None:
        return None
    return SharedText(
        a=a.id,
        b=b.id,
        kind=lineage.kind,
        because=_because(alike, lineage.reason),
        passages=tuple(as_passage(passage, a, b) for passage in alike),
        direction=lineage.direction,
    )


def _pairs(texts: Sequence[Text]) -> list[tuple[int, int]]:
    """The pairs of texts to compare, by their places: those with a run of words in common."""
    grams = [np.unique(gram_runs(text.codes, text.stretches, _RUN)[1]) for text in texts]
    pairs: set[tuple[int, int]] = set()
    for one, common in enumerate(_runs_in_common(grams)):
        others = np.flatnonzero(common)
        if len(others) > _PARTNERS:
            most = np.argsort(-common[others], kind="stable")[:_PARTNERS]
            others = others[most]
        pairs.update((min(one, other), max(one, other)) for other in others.tolist())
    return sorted(pairs)


def _runs_in_common(grams: Sequence[NDArray[np.uint64]]) -> Iterator[NDArray[np.int64]]:
    """For each text in turn, how many runs it has in common with each of them, none with itself."""
    every = np.concatenate(grams) if grams else np.empty(0, np.uint64)
    owner = np.repeat(np.arange(len(grams)), [len(own) for own in grams])
    order = np.argsort(every, kind="stable")
    every, owner = every[order], owner[order]
    for one, own in enumerate(grams):
        first = np.searchsorted(every, own)
        count = np.minimum(np.searchsorted(every, own, "right") - first, _HOLDERS)
        begins = np.repeat(first - (np.cumsum(count) - count), count)
        common = np.bincount(owner[begins + np.arange(len(begins))], minlength=len(grams))
        common[one] = 0
        yield common


def _because(alike: Sequence[Alike], reason: str) -> str:
    passages = f"{len(alike)} passages" if len(alike) > 1 else "one passage"
    longest = max(passage.longest for passage in alike)
    return f"{passages} with {sum(p.words for p in alike)} words in common, {longest} in a row; {reason}"
