"""Which articles stay together, by the likeness of all pairs: average linkage.

A newcomer that is like one member of a story, or like both of two, makes no chain: what counts is the mean
over all pairs.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from whosays.gathering.index import Floats

_FIRST, _LAST = 24, 96  # members at which a large story is looked at: each time it has doubled


def is_due(size: int) -> bool:
    """True each time a large story has doubled, so that the look costs each article the same."""
    return _FIRST <= size <= _LAST and size % _FIRST == 0 and (size // _FIRST).bit_count() == 1


def linked(alike: Floats, line: float, units: Sequence[Sequence[int]]) -> list[list[int]]:
    """The parts into which `units` of articles come together; each in order, and in order of their first.

    `alike[i, j]` are the log-odds that two articles report one event, in the order in which they stand in
    the units; minus infinity keeps them apart for good. Average linkage (Sokal and Michener 1958): the two
    parts most alike become one as long as the mean of their pairs is not below `line`.
    """
    unit_of = np.repeat(np.arange(len(units)), [len(unit) for unit in units])
    sizes = np.bincount(unit_of).astype(np.float64)
    inside = (unit_of[:, None] == np.arange(len(units))).astype(np.float64)
    finite = np.where(np.isinf(alike), 0.0, alike)
    means = inside.T @ finite @ inside / np.outer(sizes, sizes)
    means[inside.T @ np.isinf(alike) @ inside > 0] = -np.inf
    np.fill_diagonal(means, -np.inf)
    parts = [list(unit) for unit in units]
    while len(parts) > 1:
        best = int(np.argmax(means))
        a, b = sorted(divmod(best, len(parts)))
        if means[a, b] < line:
            break
        mean = (means[a] * sizes[a] + means[b] * sizes[b]) / (sizes[a] + sizes[b])
        means[a], means[:, a], means[a, a] = mean, mean, -np.inf
        means = np.delete(np.delete(means, b, axis=0), b, axis=1)
        parts[a] += parts.pop(b)
        sizes[a] += sizes[b]
        sizes = np.delete(sizes, b)
    return sorted(sorted(part) for part in parts)
