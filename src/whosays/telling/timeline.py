"""What is said to have happened when, at the granularity of the words."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.model import Claim, Happening, Story


def order_happenings(story: Story, claims: Sequence[Claim]) -> tuple[Happening, ...]:
    """The timeline of `story`, earliest first, what is undated left out."""
    return ()
