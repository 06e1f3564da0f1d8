"""What an article tells of a firm and its parent links the two."""

from __future__ import annotations

import pytest
from stories import body, bounds, build, line, page, trace

from whosays.telling.sources.ownership import of_one_house, one_houses


@pytest.mark.parametrize(
    "told",
    [
        "Kronberg, which owns Vulkan Werft, fell on Monday.",
        "Vulkan Werft, a subsidiary of the Kronberg group, fell on Monday.",
        "Kronberg’s shipbuilding arm Vulkan Werft fell on Monday.",
        "Vulkan Werft, owned by Kronberg, fell on Monday.",
    ],
)
def test_a_firm_and_its_parent_are_one_house(told: str) -> None:
    story, _ = build(page("Noon", line(told)))
    assert of_one_house("Vulkan Werft", "the Kronberg group", one_houses(story))


@pytest.mark.parametrize(
    "told", ["Kronberg, which built ships, fell.", "Kronberg sold steel to Vulkan Werft."]
)
def test_firms_that_only_deal_are_two(told: str) -> None:
    story, _ = build(page("Noon", line(told)))
    assert not of_one_house("Vulkan Werft", "Kronberg", one_houses(story))


def test_a_firm_beside_its_parent_is_at_least_one_at_most_two() -> None:
    yard = line("Vulkan Werft Ltd said the bridge is closed.", body("Vulkan Werft Ltd"))
    parent = line("Kronberg Steel Ltd said the bridge is closed.", body("Kronberg Steel Ltd"))
    own = line("Kronberg Steel Ltd, which owns Vulkan Werft Ltd, fell.", claim=1)
    assert bounds(trace(page("Noon", yard), page("Star", parent))) == (2, 2)
    assert bounds(trace(page("Noon", yard), page("Star", parent, own))) == (1, 2)
