"""Which of two accounts was published later, where the times of publication show it.

Invariant: no order is invented. A day and an hour of it, and an hour with a known offset beside one
without within a day of each other, stand in no known order.
"""

from __future__ import annotations

from collections.abc import Sequence

from whosays.model import Published


def last_is_later(a: Sequence[Published | None], b: Sequence[Published | None]) -> bool | None:
    """Whether the last of `a` came after the last of `b`.

    None where one has no time, a time coarser than a day, or the order of the two is not known.
    """
    times_a, times_b = ([_usable(when) for when in some] for some in (a, b))
    known_a, known_b = ([when for when in some if when] for some in (times_a, times_b))
    if not known_a or not known_b or None in times_a or None in times_b:
        return None
    last_a, last_b = (max(some, key=lambda when: when.moment) for some in (known_a, known_b))
    return last_b.precedes(last_a)


def _usable(when: Published | None) -> Published | None:
    return when if when and when.granularity in ("day", "minute") else None
