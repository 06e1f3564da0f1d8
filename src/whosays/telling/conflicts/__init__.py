"""Where reports of a story do not agree, and how: each mismatch is classified before it is shown.

`find_conflicts` is the list of the kinds, in their order. Two reports of one event rarely
contradict each other (0.2 % of the pairs of propositions in PropSegEnt: Chen and others, Findings of
ACL 2023), and numbers that differ on the surface mostly count different things: so only the same
slot compares, and what is doubtful is left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from whosays.lexicon import Lexicon
from whosays.model import Claim, Conflict, Story
from whosays.telling.claims.gist import Gist
from whosays.telling.conflicts.belongings import find_belongings
from whosays.telling.conflicts.blames import find_blames
from whosays.telling.conflicts.causes import find_causes
from whosays.telling.conflicts.corrections import find_corrections
from whosays.telling.conflicts.denials import find_denials
from whosays.telling.conflicts.durations import find_durations
from whosays.telling.conflicts.hours import find_hours
from whosays.telling.conflicts.identities import find_identities
from whosays.telling.conflicts.journeys import find_journeys
from whosays.telling.conflicts.matters import matters_of
from whosays.telling.conflicts.measures import find_measures
from whosays.telling.conflicts.numbers import find_numbers
from whosays.telling.conflicts.places import find_places
from whosays.telling.conflicts.statuses import find_statuses
from whosays.telling.conflicts.times import find_times
from whosays.telling.conflicts.weighing import weightiest
from whosays.telling.names.names import StoryNames

__all__ = ["find_conflicts"]


def find_conflicts(
    story: Story, claims: Sequence[Claim], names: StoryNames, told: Sequence[Gist], lexicon: Lexicon
) -> tuple[Conflict, ...]:
    """The conflicts of `story`, the weightiest first; not more than a desk reads.

    `told` are the gists of its reports.
    """
    matters = matters_of(story, claims, names, told, lexicon)
    found = (
        *find_denials(matters, lexicon),
        *find_numbers(story, matters, lexicon),
        *find_measures(matters, lexicon),
        *find_durations(matters, lexicon),
        *find_times(matters, lexicon),
        *find_hours(matters, lexicon),
        *find_places(matters, lexicon),
        *find_statuses(matters, lexicon),
        *find_journeys(matters, lexicon),
        *find_causes(matters, lexicon),
        *find_blames(matters, lexicon),
        *find_identities(matters, lexicon),
        *find_belongings(matters),
        *find_corrections(matters),
    )
    return weightiest(found, matters)
