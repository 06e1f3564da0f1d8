"""Live pages and round-ups are known by their headline or by their stamps."""

from __future__ import annotations

import pytest

from whosays.gathering.live_pages import is_mixed


@pytest.mark.parametrize(
    "headline",
    ["Ferry off Tolk – live updates", "Tolk Courier morning briefing", "LIVE: polls close", "News round-up"],
)
def test_the_headline_says_so(headline: str) -> None:
    assert is_mixed(headline, "")


@pytest.mark.parametrize("headline", ["We live in Tolk", "Ferry off Tolk", "Polls close", ""])
def test_other_headlines_do_not(headline: str) -> None:
    assert not is_mixed(headline, "At 10:20 the ferry ran aground.\nAt 11:00 lifeboats came.")


def test_lines_that_are_stamped_make_a_live_page() -> None:
    entries = "\n".join(f"1{hour}:05 GMT\nThe ferry is still aground.\n" for hour in range(8))
    assert is_mixed("Ferry off Tolk", entries)
    assert not is_mixed("Ferry off Tolk", entries[:60])
