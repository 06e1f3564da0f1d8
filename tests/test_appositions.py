"""Names behind an office: whoever an office is said to be held by is named, whatever a parser makes of it."""

from __future__ import annotations

import pytest

from whosays.model import Article
from whosays.reading import read_article
from whosays.reading.models import Models


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("According to the deputy mayor, Pavel Rusk, the depot's pump stopped on Monday.", "Pavel Rusk"),
        ("According to the ship's mate, Ada Winter, nobody was on the bridge.", "Ada Winter"),
        ("The tram is said by a witness, Mrs Orla, to have jumped a light.", "Mrs Orla"),
        ("According to the mayor, the pump stopped.", "the mayor"),
        ("According to the mayor, Ostra lost its pump.", "the mayor"),
    ],
)
def test_a_name_behind_an_office(text: str, name: str, models: Models) -> None:
    (report,) = read_article(Article(text), models).reports
    assert [s.name for s in report.chain] == [name]
    assert not any(c.overlaps(report.chain[0].span) for c in report.content)
