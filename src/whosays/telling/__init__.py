"""Telling: a pure function of one story. `tell` is the pipeline, its steps in their order.

Delete every ledger and tell them again: the same bytes.
"""

from __future__ import annotations

from dataclasses import replace

from whosays.lexicon import Lexicon
from whosays.model import Claim, Ledger, MadeBy, Story
from whosays.telling.checks import find_checks
from whosays.telling.claims.claims import group_claims
from whosays.telling.claims.gist import Gist, gists
from whosays.telling.claims.order import in_order
from whosays.telling.conflicts import find_conflicts
from whosays.telling.judged import judged_claims, judged_names, judged_text, with_unjudged
from whosays.telling.names.names import StoryNames, merge_names
from whosays.telling.origins.origins import trace_origins
from whosays.telling.sources.deniers import deniers
from whosays.telling.sources.furthest import StorySources
from whosays.telling.statuses import with_conflicts
from whosays.telling.timeline import order_happenings

__all__ = ["tell"]


def tell(story: Story, lexicon: Lexicon, made_by: MadeBy) -> Ledger:
    """The ledger of `story`, as people judged it."""
    plain = replace(story, judgements=())
    story = judged_text(story)
    names, told, sources, claims = _claims(story, lexicon)
    if story.judgements:
        claims = with_unjudged(claims, _claims(plain, lexicon)[-1])
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


def _claims(
    story: Story, lexicon: Lexicon
) -> tuple[StoryNames, tuple[Gist, ...], StorySources, tuple[Claim, ...]]:
    """The names of `story`, its gists, its sources, and its claims with their origins."""
    names = judged_names(merge_names(story, lexicon), story)
    told = gists(story, names, lexicon)
    sources = StorySources(story, names, lexicon)
    groups = group_claims(told, deniers(told, sources, lexicon))
    groups = judged_claims(groups, told, sources.judged)
    return names, told, sources, trace_origins(groups, sources, told)
