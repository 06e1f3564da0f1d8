"""What to check next: missing links, originals outside the pile, pages a second origin hangs on."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.lexicon import Lexicon
from whosays.model import Check, Claim, Conflict, Story


def find_checks(
    story: Story, claims: Sequence[Claim], conflicts: Sequence[Conflict], lexicon: Lexicon
) -> tuple[Check, ...]:
    """The checks, the weightiest first."""
    return ()
