from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import example, given
from markdown_it import MarkdownIt
from nasty import EXAMPLES, nasty

from whosays.showing.untrusted import ACTING, markdown, visible, visible_lines, web_address

BIDIRECTIONAL = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def acts(character: str) -> bool:
    category = unicodedata.category(character)
    return category in ("Cc", "Cs", "Zl", "Zp") or character in BIDIRECTIONAL


@given(nasty)
def test_nothing_that_acts_is_left(text: str) -> None:
    assert not [c for c in visible(text) if acts(c)]
    assert not [c for c in visible_lines(text) if acts(c) and c != "\n"]


@given(nasty)
def test_what_is_visible_stays_visible(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    assert visible_lines(visible_lines(text)) == visible_lines(text)


@pytest.mark.parametrize("text", ["Plain words, 14 of them.", "Čeština “¿qué?” 汉字 العربية 👩‍👧"])
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert visible(text) == text
    assert visible_lines(f"{text}\n{text}") == f"{text}\n{text}"


def test_signs_tell_what_stood_there() -> None:
    assert visible("a\x1b[31mb\x7f\x9bc\u202ed") == "a␛[31mb␡‹U+009B›c‹U+202E›d"


def test_one_line_stays_one_line() -> None:
    assert visible(" a \r\n b\tc\u2028d ") == "a b c d"
    assert visible_lines("a\r\nb\rc\u2029d") == "a\nb\nc\nd"


@given(nasty)
@example("www.evil.example")
def test_markdown_shows_exactly_the_words(text: str) -> None:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = parser.parse(markdown(text))
    inline = [t for t in tokens if t.type == "inline"]
    kinds = {t.type for t in tokens} - {"paragraph_open", "paragraph_close", "inline"}
    assert not kinds
    children = [child for t in inline for child in t.children or ()]
    assert {c.type for c in children} <= {"text", "text_special"}
    assert "".join(c.content for c in children) == visible(text)


@pytest.mark.parametrize("text", ["https://x.example", "HTTP://x.example", "WWW.x.example"])
def test_markdown_addresses_are_broken_up(text: str) -> None:
    assert "://" not in markdown(text)
    assert "www." not in markdown(text).lower()


@given(nasty)
def test_markdown_stands_inside_other_words(text: str) -> None:
    rendered = MarkdownIt("commonmark").render(f"- **x** “{markdown(text)}” y")
    assert rendered.startswith("<ul>\n<li><strong>x</strong> “")
    assert rendered.count("<") == 6


@pytest.mark.parametrize("url", ["https://outlet.example/a?b=c&d=(e)#f", "http://outlet.example:80/%C3%A9"])
def test_web_addresses_may_be_linked(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://a b", "https://a\n", "https://é", '"https://a', "file:/"]
)
def test_other_addresses_may_not(url: str) -> None:
    assert web_address(url) is None


@given(nasty)
def test_escapes_keep_the_json_value(text: str) -> None:
    line = ACTING.sub(lambda c: json.dumps(c[0])[1:-1], json.dumps(text, ensure_ascii=False))
    assert json.loads(line) == text


def test_every_example_is_tried() -> None:
    for text in EXAMPLES:
        assert not [c for c in visible(text) if acts(c)]
