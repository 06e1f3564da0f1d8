"""Who is who in a story: mentions of one person, organisation or place brought together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from whosays.lexicon import Lexicon
from whosays.model import Name, Part, Span, Story


@dataclass(frozen=True, slots=True)
class StoryNames:
    """The names of a story, and for each mention (article id, part, span) the id of its name."""

    names: tuple[Name, ...] = ()
    by_mention: Mapping[tuple[str, Part, Span], str] = field(default_factory=dict)


def merge_names(story: Story, lexicon: Lexicon) -> StoryNames:
    """The names of `story`."""
    return StoryNames()
