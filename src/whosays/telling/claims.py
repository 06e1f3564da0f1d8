"""Which reports say the same thing."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.lexicon import Lexicon
from whosays.model import Report, Story
from whosays.telling.names import StoryNames


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """The reports of one claim, the founding one first; `text` is the one that words it best."""

    reports: tuple[Report, ...]
    text: Report


def group_claims(story: Story, names: StoryNames, lexicon: Lexicon) -> tuple[ClaimGroup, ...]:
    """Every report of `story` in exactly one group."""
    return tuple(
        ClaimGroup((report,), report) for reading in story.readings for report in reading.reports
    )
