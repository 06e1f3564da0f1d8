from __future__ import annotations

import re
from dataclasses import replace

import ledgers
import pytest
from hypothesis import example, given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token
from nasty import nasty
from test_untrusted import acts

from whosays.model import Ledger
from whosays.showing.markdown import show
from whosays.showing.untrusted import visible

FOOTNOTE = re.compile(r"^\[\^(\d+)\]: \\\[(\d+)\\\] (.*), (text|title) \\\[(\d+), (\d+)\): [“‘](.*)[”’]$")
MARK = re.compile(r"\[\^(\d+)\](?!:)")


def footnotes(page: str) -> dict[str, re.Match[str]]:
    lines = [line for line in page.splitlines() if line.startswith("[^")]
    found = [FOOTNOTE.match(line) for line in lines]
    assert all(found), lines
    return {match[1]: match for match in found if match}


def tokens(page: str) -> list[Token]:
    top = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(page)
    return [t for block in top for t in (block, *(block.children or ()))]


@pytest.mark.parametrize("ledger", [ledgers.crane(), ledgers.empty()])
def test_every_mark_has_its_footnote_and_every_footnote_its_mark(ledger: Ledger) -> None:
    page = show([ledger])
    assert set(MARK.findall(page)) == set(footnotes(page))


def test_footnotes_are_numbered_in_order_over_all_stories() -> None:
    ledger = ledgers.crane()
    other = replace(ledger, story=replace(ledger.story, as_of="2031-03-06"))
    page = show([ledger, ledgers.hostile("x"), other])
    assert list(footnotes(page)) == [str(n) for n in range(1, len(footnotes(page)) + 1)]


def test_a_footnote_holds_outlet_exact_words_offsets_and_part() -> None:
    ledger = ledgers.crane()
    texts = [{"text": r.article.text, "title": r.article.title} for r in ledger.story.readings]
    outlets = [r.article.outlet or "publisher unknown" for r in ledger.story.readings]
    for found in footnotes(show([ledger])).values():
        number, start, end = int(found[2]) - 1, int(found[5]), int(found[6])
        assert found[3] == outlets[number]
        assert found[7] == texts[number][found[4]][start:end]


def test_every_line_about_the_story_has_a_footnote() -> None:
    page = show([ledgers.crane()])
    told = re.findall(r"^(?:### \d.*“.*|  - \\\[.*|- (?:own|organisation|\*\*\d{4}-).*)$", page, re.M)
    assert len(told) > 20
    assert not [line for line in told if not MARK.search(line)]


def test_claims_tell_bound_chains_and_reasons() -> None:
    page = show([ledgers.crane()])
    assert "3 articles → **at least 1, at most 2 origins** · disputed" in page
    assert r"  - \[1\] Ellery Courier ← Reuters “told” ← *a port official* “told”[^" in page
    assert "  - because: the headline stands over the same article" in page
    assert "- **B?** officials, who asked not to be named" in page
    assert "‘“confirmed” by’" in page


def test_everything_is_told() -> None:
    page = show([ledgers.crane()])
    for section in (
        "What is claimed",
        "Where they differ",
        "Seen or heard",
        "Shared text",
        "Names",
        "Timeline",
        "Check next",
        "Not read",
    ):
        assert f"## {section}\n" in page
    assert "### Background" in page
    assert "“The harbour was built in 1931.”" in page
    assert "- notes.pdf: is not text, HTML or JSON lines" in page


@settings(deadline=None, max_examples=50)
@given(nasty)
@example("\r")
def test_no_markup_of_an_article_survives(words: str) -> None:
    page = show([ledgers.hostile(words)])
    ours = {t.type for t in tokens(show([ledgers.hostile("x")]))} | {"text_special"}
    assert {t.type for t in tokens(page)} <= ours
    assert "html_block" not in ours
    assert "link_open" not in ours
    assert not [c for c in page if acts(c) and c != "\n"]


@settings(deadline=None, max_examples=50)
@given(nasty.filter(visible))
def test_no_words_make_a_line_of_their_own(words: str) -> None:
    assert len(show([ledgers.hostile(words)]).splitlines()) == len(show([ledgers.hostile("x")]).splitlines())


def test_only_addresses_of_the_web_are_linked() -> None:
    links = [t for t in tokens(show([ledgers.crane()])) if t.type == "link_open"]
    assert [t.attrs["href"] for t in links] == ["https://courier.example/crane"]
