import hashlib
import json
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whosays.errors import UnreadableError
from whosays.model import Published
from whosays.reading.input.json_lines import read_line, read_published

TEXT = "The harbour was shut on Monday, the port said."

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


def line(**fields: object) -> bytes:
    return json.dumps({"text": TEXT, **fields}).encode()


def test_all_known_fields_are_read() -> None:
    raw = line(
        id="a1",
        title="Harbour shut",
        outlet="Vällby Post",
        url="https://post.example/1",
        published="2031-05-04",
        authors=["Ann Lund", "Bo Ek"],
        words=9,
    )
    article, _ = read_line(raw, "pile.jsonl:1")
    assert article.text == TEXT
    assert article.title == "Harbour shut"
    assert article.outlet == "Vällby Post"
    assert article.url == "https://post.example/1"
    assert article.published == Published("2031-05-04", "day", "given")
    assert article.authors == ("Ann Lund", "Bo Ek")
    assert article.given_id == "a1"
    assert article.raw_sha256 == hashlib.sha256(raw).hexdigest()


def test_what_is_not_given_is_unknown() -> None:
    article, _ = read_line(line(title=None, outlet="", url=None, authors=None), "pile.jsonl:4")
    assert (article.title, article.outlet, article.url) == ("", None, None)
    assert (article.published, article.authors) == (None, ())
    assert article.given_id == "pile.jsonl:4"


def test_one_author_may_stand_alone_and_an_id_be_a_number() -> None:
    article, _ = read_line(line(authors="Ann Lund", id=17), "pile.jsonl:1")
    assert (article.authors, article.given_id) == (("Ann Lund",), "17")


@patient
@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
def test_the_text_is_never_edited(text: str) -> None:
    if text.strip():
        assert read_line(line(text=text), "pile.jsonl:1")[0].text == text


def test_half_a_surrogate_pair_is_replaced_and_moves_nothing() -> None:
    article, _ = read_line(rb'{"text": "Shut \ud83d today", "title": "\ude00"}', "pile.jsonl:1")
    assert article.text == "Shut \ufffd today"
    assert article.title == "\ufffd"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b'{"text": "Shut" "title": "x"}', "broken JSON: Expecting ',' delimiter at column 17"),
        (b"{", "broken JSON"),
        (b'["text"]', "no object"),
        (b'{"title": "Shut"}', "has no `text`"),
        (b'{"text": null}', "has no `text`"),
        (b'{"text": " \\n"}', "nothing but white space"),
        (b'{"text": 7}', "than a string as its `text`"),
        (b'{"text": "Shut", "outlet": ["Post"]}', "than a string as its `outlet`"),
        (b'{"text": "Shut", "authors": [1]}', "than a string as its `authors`"),
        (b'{"text": "Shut", "id": 1.5}', "than a string as its `id`"),
        (b'{"text": "Shut\\u0000"}', "NUL"),
        (b'{"text": "Caf\xe9"}', "not UTF-8 at byte 13"),
        (b"[" * 200_000, "RecursionError"),
        (b'{"text": "Shut", "id": ' + b"9" * 5000 + b"}", "ValueError"),
    ],
)
def test_a_line_that_gives_no_article_says_what_is_wrong(raw: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read_line(raw, "pile.jsonl:1")


@patient
@given(st.dictionaries(st.sampled_from(["text", "title", "id", "published", "authors"]), anything))
def test_any_object_gives_an_article_or_a_reason(row: dict[str, object]) -> None:
    with suppress(UnreadableError):
        assert read_line(json.dumps(row).encode(), "pile.jsonl:1")[0].text == row["text"]


@pytest.mark.parametrize(
    ("value", "published"),
    [
        ("2031", Published("2031", "year", "given")),
        ("2031-05", Published("2031-05", "month", "given")),
        ("2031-05-04", Published("2031-05-04", "day", "given")),
        ("2031/05/04", Published("2031-05-04", "day", "given")),
        ("20310504", Published("2031-05-04", "day", "given")),
        ("2031-05-04T00:00:00", Published("2031-05-04", "day", "given")),
        ("2031-05-04T00:00:00Z", Published("2031-05-04", "day", "given")),
        ("2031-05-04T00:00:01", Published("2031-05-04T00:00", "minute", "given")),
        ("2031-05-04T09:30", Published("2031-05-04T09:30", "minute", "given")),
        (" 2031-05-04 09:30:15.25 ", Published("2031-05-04T09:30", "minute", "given")),
        ("2031-05-04T09:30:00+03:00", Published("2031-05-04T09:30+03:00", "minute", "given")),
        ("20310504T093000Z", Published("2031-05-04T09:30Z", "minute", "given")),
    ],
)
def test_a_time_is_as_exact_as_it_is_written(value: str, published: Published) -> None:
    assert read_published(value) == published


@pytest.mark.parametrize(
    "value",
    ["", "yesterday", "2031-13-01", "2031-02-30", "0000", "2031-05-04T25:00", "31-05-04", 2031, []],
)
def test_what_is_no_time_is_unknown(value: object) -> None:
    assert read_published(value) is None


@pytest.mark.parametrize(
    ("value", "shown"),
    [("yesterday", "“yesterday”"), (20310504, "no string"), ("5 May " * 20, "…”"), ("\ud83d", "“\ufffd”")],
)
def test_a_date_that_cannot_be_read_leaves_the_article_undated_and_is_said(value: object, shown: str) -> None:
    article, undated = read_line(line(published=value), "pile.jsonl:1")
    assert article.published is None
    assert undated is not None
    assert shown in undated
    assert "2031-05-04" in undated


@pytest.mark.parametrize("value", [None, "", "2031-05"])
def test_nothing_is_said_of_a_date_that_is_read_or_not_given(value: object) -> None:
    assert read_line(line(published=value), "pile.jsonl:1")[1] is None


@patient
@given(st.text(alphabet="0123456789-/T: Z+.,", max_size=30) | anything)
def test_no_value_of_published_raises(value: object) -> None:
    published = read_published(value)
    assert published is None or str(value).strip().startswith(published.value[:4])
