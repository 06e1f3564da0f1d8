from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import ledgers
import pytest
from hypothesis import given, settings
from nasty import nasty
from test_untrusted import acts

from whosays.model import Article, Ledger, Reading
from whosays.showing.html import GLANCE_ARTICLES, GLANCE_CHECKS, show, show_index
from whosays.showing.untrusted import visible

VOID = {"meta", "link", "img", "br", "hr", "input"}
LOADING = {"script", "img", "iframe", "object", "embed", "link", "form", "audio", "video", "base"}


class Page(HTMLParser):
    """A page taken apart: its elements with their attributes, its words, its unclosed elements."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, attribute: str) -> list[str]:
        return [attrs[attribute] for _, attrs in self.elements if attribute in attrs]

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


CRANE = show([ledgers.crane()])


@pytest.mark.parametrize("page", [CRANE, show([ledgers.empty()]), show([])])
def test_the_page_is_well_formed(page: str) -> None:
    assert Page(page).open == []
    assert page.startswith("<!DOCTYPE html>")


def test_ids_are_unique_and_every_link_inside_the_page_arrives() -> None:
    page = Page(show([ledgers.crane(), ledgers.empty()]))
    ids = page.all("id")
    assert [i for i, n in Counter(ids).items() if n > 1] == []
    inside = {href[1:] for href in page.all("href") if href.startswith("#")}
    assert inside <= set(ids)
    assert set(page.all("aria-labelledby")) <= set(ids)


def test_every_report_has_its_place_in_the_full_text() -> None:
    ledger = ledgers.crane()
    assert {f"r-{report}" for report in ledger.reports} <= set(Page(CRANE).all("id"))


def test_every_report_is_linked_to_from_its_claim() -> None:
    assert {f"#r-{r}" for r in ledgers.crane().reports} <= set(Page(CRANE).all("href"))


def test_nothing_is_loaded_and_nothing_runs() -> None:
    page = Page(CRANE)
    assert not {tag for tag, _ in page.elements} & LOADING
    assert not [key for _, attrs in page.elements for key in attrs if key.startswith("on")]
    assert not page.all("src")
    assert "url(" not in CRANE
    assert "@import" not in CRANE
    (policy,) = [a for t, a in page.elements if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy["content"].startswith("default-src 'none'; style-src 'unsafe-inline'")


def test_only_addresses_of_the_web_lead_out() -> None:
    out = [href for href in Page(CRANE).all("href") if not href.startswith("#")]
    assert out == ["https://courier.example/crane"]


@settings(deadline=None, max_examples=50)
@given(nasty)
def test_no_markup_of_an_article_survives(words: str) -> None:
    page, plain = Page(show([ledgers.hostile(words)])), Page(show([ledgers.hostile("x")]))
    assert {tag for tag, _ in page.elements} <= {tag for tag, _ in plain.elements} | {"mark", "p"}
    keys = {key for _, attrs in page.elements for key in attrs}
    assert keys <= {key for _, attrs in plain.elements for key in attrs}
    assert page.open == []
    leading = [href for href in page.all("href") if not href.startswith("#")]
    assert not [href for href in leading if not re.match(r"https?://", href)]
    assert not [c for c in "".join(page.words) if acts(c) and c != "\n"]
    assert visible(words) in visible("".join(page.words))


@settings(deadline=None, max_examples=50)
@given(nasty)
def test_no_markup_survives_in_the_index(words: str) -> None:
    page = Page(show_index([ledgers.hostile(words)]))
    assert page.all("href") == [f"{ledgers.hostile(words).story.id}.html"]
    assert not {tag for tag, _ in page.elements} & LOADING
    assert page.open == []


def test_the_full_text_is_whole() -> None:
    texts = re.sub(r'<a class="back".*?</a>', "", CRANE[CRANE.index('<section class="texts"') :])
    words = re.sub(r"\s|<[^>]*>", "", texts).replace("&#39;", "'")
    for text in (ledgers.COURIER, ledgers.GAZETTE, ledgers.BULLETIN, ledgers.HARBOUR):
        assert "".join(text.split()) in words


def test_boilerplate_says_its_kind() -> None:
    assert 'title="share bar">' in CRANE
    assert 'class="boilerplate"' in CRANE


def test_chains_stand_as_steps_with_their_cues() -> None:
    text = Page(CRANE).text
    assert "Ellery Courier ← Reuters “told” ← a port official “told”" in text
    assert "officials ‘“confirmed” by’ 2 of them" in text
    assert '<span class="step source unnamed">' in CRANE


def test_claims_tell_bound_and_reasons() -> None:
    text = Page(CRANE).text
    assert "at least 1, at most 2 origins" in text
    assert "Reuters is credited by both articles with the same official" in text
    assert "A ? B may be the same: officials of one authority" in text


def test_the_words_that_differ_are_marked() -> None:
    assert "<mark>at least 12 people</mark>" in CRANE
    assert "<mark>14</mark>" in CRANE


def test_headings_step_down_one_at_a_time() -> None:
    levels = [int(tag[1]) for tag, _ in Page(CRANE).elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert not [1 for a, b in pairwise(levels) if b - a > 1]


def test_the_index_lists_every_story() -> None:
    index = Page(show_index([ledgers.crane(), ledgers.empty()]))
    assert index.all("href") == [
        f"{ledgers.crane().story.id}.html",
        f"{ledgers.empty().story.id}.html",
    ]


def test_telling_twice_gives_the_same_page() -> None:
    assert show([ledgers.crane()]) == CRANE


# ------------------------------------------------------------------------------------- at a glance


TOLD = ledgers.crane()


def glance(ledger: Ledger) -> str:
    page = show([ledger])
    start = page.index('<section class="glance"')
    return page[start : page.index("</section>", start)]


def test_the_table_at_the_top_tells_which_origin_each_article_rests_on() -> None:
    told = glance(TOLD)
    assert told.count("<tr>") == 2, "the heads, and the one claim that several articles carry"
    assert all(
        f"article {n} rests on origin {letter}" in told for n, letter in ((1, "A"), (2, "A"), (3, "B"))
    )
    assert "article 4" not in told
    assert "at least 1, at most 2 origins" in told
    assert "a port official" in told


def test_the_table_at_the_top_has_no_columns_for_very_many_articles() -> None:
    more = tuple(Reading(Article(f"A crane fell in Port {n}."), "en") for n in range(GLANCE_ARTICLES))
    story = replace(TOLD.story, readings=(*TOLD.story.readings, *more))
    told = glance(replace(TOLD, story=story))
    assert "rests on" not in told.replace("each rests", "")
    assert "at least 1, at most 2 origins" in told


def test_the_first_checks_stand_at_the_top_and_all_of_them_below() -> None:
    told = glance(TOLD)
    whys = [check.why for check in TOLD.check_next]
    assert [why in html.unescape(told) for why in whys] == [i < GLANCE_CHECKS for i in range(len(whys))]
    assert all(why in html.unescape(show([TOLD])) for why in whys)


def test_a_circle_is_filled_in_print_too_where_backgrounds_are_left_out_by_default() -> None:
    (filled,) = re.findall(r"^\.bound i\.full \{([^}]*)\}", show([TOLD]), re.MULTILINE)
    assert "print-color-adjust: exact" in filled
