"""Where claims of a story do not agree: number, time, place, status, denial; each classified."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.lexicon import Lexicon
from whosays.model import Claim, Conflict, Story
from whosays.telling.names import StoryNames


def find_conflicts(
    story: Story, claims: Sequence[Claim], names: StoryNames, lexicon: Lexicon
) -> tuple[Conflict, ...]:
    """The conflicts of `story`, the weightiest first."""
    return ()
