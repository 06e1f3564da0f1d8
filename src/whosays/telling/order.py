"""The order of claims: what is news, carried by most and in dispute first; background last."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.model import Claim, Conflict, Story


def in_order(
    story: Story, claims: Sequence[Claim], conflicts: Sequence[Conflict]
) -> tuple[Claim, ...]:
    """`claims` in the order in which a desk wants to see them."""
    return tuple(claims)
