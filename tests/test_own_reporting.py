"""Signs of own reporting: the words that say so, and nobody else's reporting."""

from __future__ import annotations

import pytest

from whosays.lexicon import load
from whosays.model import Article
from whosays.reading.layout.credits import read_credits

LEXICON = load()
REPORT = "The council said on Tuesday that the bridge over the Lind would stay closed until spring."


def signs(text: str, outlet: str | None = None) -> list[tuple[str, str]]:
    found = read_credits(Article(text, "", outlet), LEXICON).reporting
    return [(s.kind, s.span.of(text)) for s in found]


@pytest.mark.parametrize(
    ("sentence", "outlet", "sign"),
    [
        ("“It shook,” writes our correspondent.", None, ("correspondent", "our correspondent")),
        ("Our own reporters saw two cranes.", None, ("correspondent", "Our own reporters")),
        ("She told this newspaper it would take weeks.", None, ("interview", "told this newspaper")),
        (
            "She told the Lind Herald it would take weeks.",
            "Lind Herald",
            ("interview", "told the Lind Herald"),
        ),
        ("She told the Herald so.", "www.herald.example", ("interview", "told the Herald")),
        ("She told The New York Times so.", "www.nytimes.com", ("interview", "told The New York Times")),
        (
            "A reporter for the Lind Herald at the scene saw smoke.",
            "Lind Herald",
            ("correspondent", "A reporter for the Lind Herald"),
        ),
    ],
)
def test_a_sign(sentence: str, outlet: str | None, sign: tuple[str, str]) -> None:
    assert signs(f"{REPORT} {sentence}", outlet) == [sign]


@pytest.mark.parametrize("outlet", [None, "Lind Herald"])
@pytest.mark.parametrize(
    "sentence",
    [
        "She told Reuters it would take weeks.",
        "A Reuters reporter at the scene saw smoke.",
        "Their correspondent was away.",
        "She told the Varrow Post so.",
    ],
)
def test_the_reporting_of_others_is_no_sign(sentence: str, outlet: str | None) -> None:
    assert signs(f"{REPORT} {sentence}", outlet) == []


def test_an_agency_that_signed_speaks_of_itself() -> None:
    text = f"LONDON (Reuters) - {REPORT} A Reuters reporter saw smoke."
    assert signs(text) == [("correspondent", "A Reuters reporter")]


def test_a_dateline_counts_with_an_author_of_its_own() -> None:
    assert signs(f"By Ana Pol\nVARROW — {REPORT}") == [("dateline", "VARROW")]
    assert signs(f"VARROW — {REPORT}") == []
    assert signs(f"By Ana Pol\nVARROW (Reuters) — {REPORT}") == []


def test_those_who_contributed_are_signs() -> None:
    text = f"{REPORT}\n{REPORT} Twice.\nBo Lee contributed from Beirut."
    assert signs(text) == [("contributor", "Bo Lee")]
