"""Which articles report the same event."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.model import Reading


def group(readings: Sequence[Reading]) -> list[list[Reading]]:
    """`readings` in groups, one a story; order of readings and of first members is kept."""
    return [list(readings)] if readings else []
