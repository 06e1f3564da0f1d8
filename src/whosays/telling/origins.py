"""How many independent origins stand behind a claim: a bound with reasons."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.lexicon import Lexicon
from whosays.model import Claim, Origin, Story, Traced, content_id
from whosays.telling.claims import ClaimGroup
from whosays.telling.names import StoryNames


def trace_origins(
    story: Story, groups: Sequence[ClaimGroup], names: StoryNames, lexicon: Lexicon
) -> tuple[Claim, ...]:
    """The claims of `groups` with their origins, by the table in docs/independence.md."""
    return tuple(
        Claim(
            id=content_id("claim", g.reports[0].id),
            text=g.text.id,
            reports=tuple(r.id for r in g.reports),
            statuses=("untraced",),
            traced=Traced(1, 1),
            untraced=tuple(dict.fromkeys(r.article for r in g.reports)),
            heard_by=len({r.article for r in g.reports}),
            origins=(
                Origin(
                    content_id("origin", g.reports[0].id),
                    "own word",
                    tuple(r.id for r in g.reports),
                    traced=False,
                ),
            ),
        )
        for g in groups
    )
