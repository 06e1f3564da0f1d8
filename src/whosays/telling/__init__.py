"""Telling: a pure function of one story. `tell` is the pipeline, its steps in their order.

Delete every ledger and tell them again: the same bytes.
"""

from __future__ import annotations

from whosays.lexicon import Lexicon
from whosays.model import Ledger, MadeBy, Story
from whosays.telling.checks import find_checks
from whosays.telling.claims import group_claims
from whosays.telling.conflicts import find_conflicts
from whosays.telling.deniers import deniers
from whosays.telling.furthest import StorySources
from whosays.telling.gist import gists
from whosays.telling.names import merge_names
from whosays.telling.order import in_order
from whosays.telling.origins import trace_origins
from whosays.telling.statuses import with_conflicts
from whosays.telling.timeline import order_happenings

__all__ = ["tell"]


def tell(story: Story, lexicon: Lexicon, made_by: MadeBy) -> Ledger:
    """The ledger of `story`."""
    names = merge_names(story, lexicon)
    told = gists(story, names, lexicon)
    sources = StorySources(story, names, lexicon)
    claims = trace_origins(group_claims(told, deniers(told, sources, lexicon)), sources, told)
    conflicts = find_conflicts(story, claims, names, told, lexicon)
    claims = in_order(story, with_conflicts(story, claims, conflicts), conflicts, lexicon)
    return Ledger(
        story=story,
        claims=claims,
        conflicts=conflicts,
        names=names.names,
        timeline=order_happenings(story, claims),
        check_next=find_checks(claims, conflicts, sources),
        made_by=made_by,
    )
