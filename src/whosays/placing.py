"""The grouping step over a store: each new reading, in order of number, is put into its story.

What holds: placing readings one by one, in any number of runs, gives the stories that
`gathering.stories.group` gives of all of them at once. Kept of each is its profile, so that no earlier
article is read, and no earlier reading opened, to place a new one. A profile holds no words: terms are
64-bit hashes.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from whosays.gathering import stories
from whosays.model import Reading, story_id

_UNDATED: Final = -1
_ROUNDING: Final = 1e-9  # a story is never more alike than its most alike article, but for rounding

Terms = NDArray[np.uint64]
Weights = NDArray[np.float64]


class Placing:
    """The stories so far, ready for the next reading.

    The postings of what was placed before are arrays sorted by term; those of newcomers are lists.
    """

    def __init__(self, placed: Iterable[tuple[str, bytes]] = ()) -> None:
        """`placed` are the story and the profile of each article placed so far, in order of number."""
        self._days: list[int | None] = []
        self._story_of: list[int] = []
        self._members: list[list[int]] = []
        self._ids: list[str] = []
        self._places: dict[str, int] = {}
        self._new: dict[int, list[tuple[int, float]]] = defaultdict(list)
        all_terms, all_weights = [np.empty(0, np.uint64)], [np.empty(0)]
        for story, profile in placed:
            day, terms, weights = _opened(profile)
            self._join(story, day)
            all_terms.append(terms)
            all_weights.append(weights)
        unsorted = np.concatenate(all_terms)
        order = np.argsort(unsorted, kind="stable")
        articles = np.repeat(np.arange(len(self._days)), [len(terms) for terms in all_terms[1:]])
        self._terms, self._articles = unsorted[order], articles[order]
        self._weights = np.concatenate(all_weights)[order]

    def place(self, reading: Reading) -> tuple[str, bytes]:
        """The id of the story that `reading` belongs to, and its profile."""
        vector = stories._vector(reading)
        day = stories._day(reading)
        terms = np.array([_hashed(term) for term in vector], np.uint64)
        weights = np.array(list(vector.values()), np.float64)
        story = self._alike(day, terms, weights) or story_id(reading.article.id)
        for term, weight in zip(terms.tolist(), weights.tolist(), strict=True):
            self._new[term].append((len(self._days), weight))
        self._join(story, day)
        head = (_UNDATED if day is None else day).to_bytes(8, "little", signed=True)
        return story, head + terms.astype("<u8").tobytes() + weights.astype("<f8").tobytes()

    def _alike(self, day: int | None, terms: Terms, weights: Weights) -> str | None:
        likeness = self._likeness(terms, weights)
        alike = np.flatnonzero(likeness >= stories._ALIKE - _ROUNDING).tolist()
        newcomer = len(self._days)
        best, found = 0.0, None
        self._days.append(day)
        for candidate in sorted({self._story_of[article] for article in alike}):
            members = self._members[candidate]
            of_members = dict(zip(members, likeness[members].tolist(), strict=True))
            judged = stories._judge(newcomer, members, of_members, self._days)
            if judged > best:
                best, found = judged, candidate
        self._days.pop()
        return self._ids[found] if found is not None and best >= stories._ALIKE else None

    def _likeness(self, terms: Terms, weights: Weights) -> Weights:
        """The cosine to each earlier article, summed in the order of `terms`."""
        likeness = np.zeros(len(self._days))
        starts = np.searchsorted(self._terms, terms, "left").tolist()
        ends = np.searchsorted(self._terms, terms, "right").tolist()
        listed = zip(terms.tolist(), weights.tolist(), starts, ends, strict=True)
        for term, weight, start, end in listed:
            likeness[self._articles[start:end]] += weight * self._weights[start:end]
            for article, other in self._new.get(term, ()):
                likeness[article] += weight * other
        return likeness

    def _join(self, story: str, day: int | None) -> None:
        place = self._places.setdefault(story, len(self._ids))
        if place == len(self._ids):
            self._ids.append(story)
            self._members.append([])
        self._members[place].append(len(self._days))
        self._story_of.append(place)
        self._days.append(day)


def _hashed(term: str) -> int:
    return int.from_bytes(hashlib.blake2b(term.encode(), digest_size=8).digest(), "little")


def _opened(profile: bytes) -> tuple[int | None, Terms, Weights]:
    """The day, the terms and their weights, as `place` wrote them."""
    day = int.from_bytes(profile[:8], "little", signed=True)
    half = (len(profile) - 8) // 16
    terms = np.frombuffer(profile, "<u8", half, 8)
    weights = np.frombuffer(profile, "<f8", half, 8 + 8 * half)
    return None if day == _UNDATED else day, terms, weights
