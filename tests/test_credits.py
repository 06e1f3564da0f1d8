"""Credits: headline, byline, dateline, credit lines and day; unknown stays unknown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.lexicon import load
from whosays.model import Article
from whosays.reading.layout.credits import Credits, read_credits

LEXICON = load()
REPORT = (
    "The council in Varrow said on Tuesday that the old bridge over the Lind would stay closed until "
    "the end of the month, because two of its piers had moved."
)
MORE = "Boats may pass on the eastern side between six and nine, the harbour office of the town added."
HEADLINE = "Old Bridge at Varrow Stays Closed as Piers Move"


def read(text: str, title: str = "", outlet: str | None = None) -> Credits:
    return read_credits(Article(text, title, outlet), LEXICON)


def named(credits_: Credits) -> list[tuple[str, str, str | None]]:
    return [(c.name, c.kind, c.agency) for c in credits_.credits]


# ------------------------------------------------------------------------------------- the headline


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("", HEADLINE),
        ("", f"{HEADLINE} | The Lind Herald"),
        ("", ""),
        ("Headlines\n", "Headlines"),
        ("By Ana Pol\nMay 3, 2034\n", ""),
        ("Share this:\n", HEADLINE.upper()),
    ],
)
def test_the_headline_stands_in_the_text(above: str, title: str) -> None:
    text = f"{above}{HEADLINE}\n{REPORT}\n{MORE}"
    found = read(text, title).headline
    assert found is not None
    assert found.of(text) == HEADLINE


def test_a_title_that_is_the_first_paragraph_is_no_headline() -> None:
    assert read(f"{REPORT}\n{MORE}", REPORT).headline is None
    assert read(f"{REPORT}\n{MORE}", REPORT[:60]).headline is None


@pytest.mark.parametrize("first", ["Headlines", "Source: Xinhua", "By Ana Pol", "VARROW —", REPORT])
def test_what_is_no_headline(first: str) -> None:
    assert read(f"{first}\n{REPORT}\n{MORE}").headline is None


# ------------------------------------------------------------------------------ bylines, credit lines


@pytest.mark.parametrize(
    ("line", "credited"),
    [
        ("By Ana Pol", [("Ana Pol", "author", None)]),
        ("BY ANA POL", [("ANA POL", "author", None)]),
        ("By Ana Pol, Foreign Correspondent", [("Ana Pol", "author", None)]),
        ("By Ana Pol and Bo Lee in Varrow", [("Ana Pol", "author", None), ("Bo Lee", "author", None)]),
        (
            "By Lindpedia with Agencies",
            [("Lindpedia", "author", None), ("Agencies", "agency", None)],
        ),
        ("By Ana Pol, Associated Press", [("Ana Pol", "author", None), ("Associated Press", "agency", "ap")]),
        ("Ana Pol | Reuters", [("Ana Pol", "author", None), ("Reuters", "agency", "reuters")]),
        ("Ana Pol, Foreign Correspondent", [("Ana Pol", "author", None)]),
        ("May 3, 2034 by Ana Pol", [("Ana Pol", "author", None)]),
        ("By Ana Pol | May 3, 2034", [("Ana Pol", "author", None)]),
        ("By The Associated Press", [("The Associated Press", "agency", "ap")]),
    ],
)
def test_a_byline(line: str, credited: list[tuple[str, str, str | None]]) -> None:
    text = f"{line}\n{REPORT}\n{MORE}"
    found = read(text)
    assert found.byline is not None
    assert found.byline.of(text) == line
    assert named(found) == credited


@pytest.mark.parametrize(
    "line",
    [
        "By Monday, the river had risen to the second arch of the bridge",
        "By the Numbers",
        "By any measure, a long winter",
        "Ida Bly, who runs the town, was away",
    ],
)
def test_no_byline(line: str) -> None:
    assert read(f"{line}\n{REPORT}\n{MORE}").byline is None


@pytest.mark.parametrize(
    ("line", "credited"),
    [
        ("Editing by Cy Moe", [("Cy Moe", "editor", None)]),
        (
            "(Reporting by Ana Pol in Varrow and Bo Lee; Editing by Cy Moe)",
            [
                ("Ana Pol", "contributor", None),
                ("Bo Lee", "contributor", None),
                ("Cy Moe", "editor", None),
            ],
        ),
        ("Additional reporting by Bo Lee", [("Bo Lee", "contributor", None)]),
        ("The Associated Press contributed to this report.", [("The Associated Press", "agency", "ap")]),
        ("Staff writer Bo Lee contributed to this report.", [("Bo Lee", "contributor", None)]),
        ("Bo Lee contributed from Beirut.", [("Bo Lee", "contributor", None)]),
        ("Contributing: The Associated Press", [("The Associated Press", "agency", "ap")]),
        ("With files from The Canadian Press", [("The Canadian Press", "agency", "cp")]),
        ("with Agencies", [("Agencies", "agency", None)]),
        ("(AP)", [("AP", "agency", "ap")]),
        ("- AFP, Reuters", [("AFP", "agency", "afp"), ("Reuters", "agency", "reuters")]),
        ("Source: Xinhua", [("Xinhua", "agency", "xinhua")]),
        ("Source: The Lind Herald", [("The Lind Herald", "outlet", None)]),
        (
            "Copyright 2034 The Associated Press. All rights reserved.",
            [("The Associated Press", "agency", "ap")],
        ),
    ],
)
def test_a_credit_line(line: str, credited: list[tuple[str, str, str | None]]) -> None:
    text = f"{REPORT}\n{MORE}\n{line}"
    found = read(text)
    assert named(found) == credited
    assert [(b.span.of(text), b.kind) for b in found.lines] == [(line, "credit")]


def test_an_agency_behind_the_last_sentence() -> None:
    text = f"{REPORT}\n{MORE} (AFP)"
    found = read(text)
    assert named(found) == [("AFP", "agency", "afp")]
    assert [b.span.of(text).strip() for b in found.lines] == ["(AFP)"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor told Reuters that the work had begun.",
        "According to AFP, two boats were lost.",
        "Heavy rain contributed to this year's floods.",
        "With Agencies of the state silent, the town waited for word.",
        "Reuters was unable to reach the harbour office.",
        "Source material was lost in the fire",
    ],
)
def test_words_of_a_sentence_are_no_credit(sentence: str) -> None:
    assert read(f"{REPORT}\n{sentence}\n{MORE}").credits == ()


def test_a_text_pasted_twice_credits_nobody_twice() -> None:
    copy = f"LONDON (Reuters) - {REPORT}\n{MORE}\nEditing by Cy Moe"
    assert named(read(f"{copy}\n{copy}")) == named(read(copy))


# -------------------------------------------------------------------------------- day, own reporting


@pytest.mark.parametrize(
    ("above", "day"),
    [
        ("December 8, 2031", "2031-12-08"),
        ("Updated 9 May 2034\nPublished 3 May 2034", "2034-05-03"),
        ("Updated 9 May 2034", "2034-05-09"),
        ("By Ana Pol | May 3, 2034", "2034-05-03"),
        ("3/5/2034", None),
        ("2034", None),
    ],
)
def test_the_day_of_a_date_line(above: str, day: str | None) -> None:
    found = read(f"{above}\n{REPORT}\n{MORE}").published
    assert (found[0] if found else None) == day


def test_the_span_of_the_day_is_its_line() -> None:
    text = f"{HEADLINE}\nMay 3, 2034\n{REPORT}"
    found = read(text).published
    assert found is not None
    assert found[1].of(text) == "May 3, 2034"


@given(st.text(alphabet=st.characters(codec=None)), st.text(max_size=40))
def test_any_text_gives_credits_that_fit_it(text: str, title: str) -> None:
    found = read(text, title)
    for credit in found.credits:
        assert credit.span.of(text) == credit.name
    spans = [found.headline, found.byline, found.dateline]
    assert all(s.end <= len(text) for s in spans if s)
    assert all(b.span.end <= len(text) for b in found.lines)
