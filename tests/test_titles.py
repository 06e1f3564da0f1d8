"""A title is split from the name behind it."""

from __future__ import annotations

import pytest
from stories import invented_lexicon

from whosays.telling.sources.titles import titled

LEXICON = invented_lexicon()


@pytest.mark.parametrize(
    ("name", "split"),
    [
        ("Deputy Chief Constable Ina Brand", ("Deputy Chief Constable", "Ina Brand")),
        ("Norlandish Foreign Minister Ada Kett", ("Norlandish Foreign Minister", "Ada Kett")),
        ("Ada Kett", ("", "Ada Kett")),
        ("Chief Executive Office", ("", "Chief Executive Office")),
        ("the Foreign Ministry", ("", "the Foreign Ministry")),
        ("Norland Central Command", ("", "Norland Central Command")),
    ],
)
def test_a_title_is_split_from_a_name(name: str, split: tuple[str, str]) -> None:
    assert titled(name, LEXICON) == split
