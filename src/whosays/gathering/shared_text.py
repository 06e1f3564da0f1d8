"""Text that two articles share."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.model import Reading, SharedText


def find_shared_text(readings: Sequence[Reading]) -> tuple[SharedText, ...]:
    """The pairs of `readings` that share text, with the passages, ordered by their ids."""
    return ()
