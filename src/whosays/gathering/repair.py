"""Runaways: stories that one article after another has led away from the event they began with."""

from __future__ import annotations

import numpy as np

from whosays.gathering.index import Floats

_FIRST, _LAST = 6, 96  # members at which a story is looked at: each time it has doubled


def is_due(size: int) -> bool:
    """True each time a story has doubled, so that the look costs each article the same."""
    return _FIRST <= size <= _LAST and size % _FIRST == 0 and (size // _FIRST).bit_count() == 1


def fall_apart(odds: Floats, line: float) -> list[list[int]]:
    """The parts other than the largest (at equal size, the earliest) into which members fall.

    `odds[i, j]` are the log-odds that i and j report one event. Average linkage (Sokal and
    Michener 1958): the two parts most alike become one as long as the mean of their pairs is not
    below `line`, so that no chain of neighbours holds a story together.
    """
    alike = (odds + odds.T) / 2
    np.fill_diagonal(alike, -np.inf)
    parts = [[at] for at in range(len(alike))]
    sizes = np.ones(len(parts))
    while len(parts) > 1:
        best = int(np.argmax(alike))
        a, b = sorted(divmod(best, len(parts)))
        if alike[a, b] < line:
            break
        mean = (alike[a] * sizes[a] + alike[b] * sizes[b]) / (sizes[a] + sizes[b])
        alike[a], alike[:, a], alike[a, a] = mean, mean, -np.inf
        alike = np.delete(np.delete(alike, b, axis=0), b, axis=1)
        parts[a] += parts.pop(b)
        sizes[a] += sizes[b]
        sizes = np.delete(sizes, b)
    largest = max(range(len(parts)), key=lambda at: (len(parts[at]), -min(parts[at])))
    return [sorted(part) for at, part in enumerate(parts) if at != largest]
