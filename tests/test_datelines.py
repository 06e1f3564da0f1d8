"""Datelines: where the place ends, whom the brackets credit, and what only looks like one."""

from __future__ import annotations

import pytest

from whosays.lexicon import load
from whosays.reading.layout.datelines import find_datelines
from whosays.reading.layout.lines import lines_of

LEXICON = load()
REPORT = "The council said on Tuesday that the bridge over the Lind would stay closed until spring."


@pytest.mark.parametrize(
    ("opening", "words", "place", "outlets"),
    [
        ("VARROW — ", "VARROW", "VARROW", []),
        ("VARROW, Lindland — ", "VARROW, Lindland", "VARROW, Lindland", []),
        ("VARROW (North Press) – ", "VARROW (North Press)", "VARROW", [("agency", "north-press")]),
        ("LONDON, Nov 9 (Reuters) - ", "LONDON, Nov 9 (Reuters)", "LONDON", [("agency", "reuters")]),
        ("BEIJING, Jan. 5 (Xinhua) -- ", "BEIJING, Jan. 5 (Xinhua)", "BEIJING", [("agency", "xinhua")]),
        ("SEOUL/HANOI (AP) — ", "SEOUL/HANOI (AP)", "SEOUL/HANOI", [("agency", "ap")]),
        ("Port Lind, Florida (CNN) ", "Port Lind, Florida (CNN)", "Port Lind, Florida", [("outlet", "cnn")]),
        ("(Reuters) - ", "(Reuters)", None, [("agency", "reuters")]),
        ("BEIRUT, Lebanon â\x80\x94 ", "BEIRUT, Lebanon", "BEIRUT, Lebanon", []),
        ("Beirut — ", "Beirut", "Beirut", []),
    ],
)
def test_a_dateline(opening: str, words: str, place: str | None, outlets: list[tuple[str, str]]) -> None:
    text = opening + REPORT
    (found,) = find_datelines(lines_of(text), LEXICON)
    assert found.span.of(text) == words
    assert (found.place.of(text) if found.place else None) == place
    assert found.masked.of(text).strip() == opening.strip()
    assert [(c.kind, c.agency) for c in found.credits] == outlets


def test_a_local_station_is_an_outlet_and_no_agency() -> None:
    text = f"VARROW, Mo. (KVRW) - {REPORT}"
    (found,) = find_datelines(lines_of(text), LEXICON)
    assert [(c.name, c.kind, c.agency) for c in found.credits] == [("KVRW", "outlet", None)]


@pytest.mark.parametrize(
    "opening",
    [
        "UPDATE — ",
        "WATCH: ",
        "FILE - ",
        "BLY: ",
        "MAYOR-ELECT BLY said. ",
        "The mayor — ",
        "Ida Bly (Green) said. ",
        "VARROW — and so on ",
    ],
)
def test_no_dateline(opening: str) -> None:
    lower = opening + REPORT.lower() if opening.startswith("VARROW") else opening + REPORT
    assert find_datelines(lines_of(lower), LEXICON) == ()


def test_a_dateline_further_down_opens_a_second_copy() -> None:
    body = "\n".join(f"{REPORT} It gave {n} reasons." for n in range(12))
    text = f"VARROW — {body}\nLIND — {REPORT}\nVARROW — {body}"
    assert [d.span.of(text) for d in find_datelines(lines_of(text), LEXICON)] == ["VARROW", "VARROW"]
