"""The page in a real browser: laid out, read, followed, printed."""

from __future__ import annotations

from pathlib import Path

import ledgers
import pytest
from chromium import Chromium, find
from nasty import EXAMPLES

from whosays.showing.html import show, show_index

pytestmark = pytest.mark.browser

CRANE = show([ledgers.crane(), ledgers.empty()])
CONTRAST = """
const parse = (c) => c.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
  .map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const behind = (e) => {
  for (; e; e = e.parentElement) {
    const c = parse(view.getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] === 1) return c;
  }
  return [255, 255, 255];
};
const faint = [], walker = page.createTreeWalker(page.body, 4);
while (walker.nextNode()) {
  const e = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || !e.getClientRects().length) continue;
  const [a, b] = [light(parse(view.getComputedStyle(e).color)), light(behind(e))];
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  if (ratio < 4.5) faint.push([e.className, walker.currentNode.data.slice(0, 30), ratio]);
}
return faint;
"""
OVERFLOW = """
const root = page.scrollingElement;
const wide = [...page.querySelectorAll("body *")]
  .filter((e) => e.getClientRects().length && !e.closest(".hidden, .skip")
    && e.getBoundingClientRect().right > view.innerWidth + 1)
  .map((e) => e.tagName + "." + e.className);
return [root.scrollWidth <= view.innerWidth, wide];
"""


@pytest.fixture
def browser(tmp_path: Path) -> Chromium:
    return find(tmp_path)


@pytest.mark.parametrize("page", [CRANE, show_index([ledgers.crane()])])
def test_the_page_opens_without_a_word_on_the_console(browser: Chromium, page: str) -> None:
    document, console = browser.open(page)
    assert "Twelve dead as crane falls on ferry" in document
    assert console == []


def test_the_policy_stops_a_script_that_got_in(browser: Chromium) -> None:
    script = "<script>document.body.id = 'got-in'</script></body>"
    document, console = browser.open(CRANE.replace("</body>", script))
    assert 'id="got-in"' not in document
    assert any("Content Security Policy" in line for line in console)


def test_nothing_an_article_holds_runs_even_without_the_policy(browser: Chromium) -> None:
    page = show([ledgers.hostile(example) for example in EXAMPLES])
    found = browser.probe(
        page,
        """return [page.scripts.length, page.images.length, page.querySelectorAll("svg, iframe").length,
        [...page.querySelectorAll("*")].filter((e) => [...e.attributes]
          .some((a) => a.name.startsWith("on"))).length]""",
    )
    assert found == [0, 0, 0, 0]


@pytest.mark.parametrize("width", [1440, 1088, 800, 360])
def test_nothing_is_wider_than_the_window(browser: Chromium, width: int) -> None:
    assert browser.probe(CRANE, OVERFLOW, width=width) == [True, []]


@pytest.mark.parametrize("width", [390, 360, 320])
def test_a_long_word_on_what_a_claim_rests_on_stays_in_a_narrow_window(browser: Chromium, width: int) -> None:
    page = CRANE.replace('<td class="told">', '<td class="told">none traced, 12 mismatches ')
    assert page != CRANE
    assert browser.probe(page, OVERFLOW, width=width) == [True, []]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_all_words_stand_out_from_what_is_behind_them(browser: Chromium, dark: bool) -> None:
    assert browser.probe(CRANE, CONTRAST, dark=dark) == []


def test_dark_is_dark(browser: Chromium) -> None:
    script = "return view.getComputedStyle(page.documentElement).backgroundColor"
    assert browser.probe(CRANE, script) == "rgb(250, 248, 244)"
    assert browser.probe(CRANE, script, dark=True) == "rgb(22, 24, 27)"


@pytest.mark.parametrize("width", [1440, 360])
def test_a_line_leads_to_its_sentence_and_marks_it(browser: Chromium, width: int) -> None:
    report = list(ledgers.crane().reports)[-1]
    found = browser.probe(
        CRANE,
        f"""
        page.querySelector('a[href="#r-{report}"]').click();
        const place = page.getElementById("r-{report}"), box = place.getBoundingClientRect();
        return [place.textContent, view.getComputedStyle(place).backgroundColor,
                box.top >= 0 && box.bottom <= view.innerHeight];
        """,
        width=width,
    )
    assert found[0].startswith("He said that they had worked all night.")
    assert found[1:] == ["rgb(255, 243, 196)", True]


def test_the_ledger_stays_where_it_is_while_the_text_moves(browser: Chromium) -> None:
    report = list(ledgers.crane().reports)[-1]
    before, after, moved = browser.probe(
        CRANE,
        f"""
        const ledger = page.querySelector(".ledgers"), texts = page.querySelector(".texts");
        ledger.scrollTop = 400;
        const before = ledger.scrollTop;
        page.querySelector('a[href="#r-{report}"]').click();
        return [before, ledger.scrollTop, texts.scrollTop];
        """,
        height=500,
    )
    assert before == after == 400
    assert moved > 0


def test_a_link_to_a_folded_claim_opens_it(browser: Chromium) -> None:
    comment = ledgers.crane().claims[-1].id
    found = browser.probe(
        CRANE,
        f"""
        const claim = page.getElementById("c-{comment}"), fold = claim.closest("details");
        const before = fold.open;
        page.querySelector('.back[href="#c-{comment}"]').click();
        return [before, fold.open];
        """,
    )
    assert found == [False, True]


def test_a_part_of_a_sentence_is_marked_more_strongly_than_the_rest(browser: Chromium) -> None:
    ledger, words = ledgers.part_of_a_sentence()
    (report,) = ledger.reports
    found = browser.probe(
        show([ledger]),
        """
        const place = page.querySelector(".hit:target");
        return [...place.querySelectorAll("span")]
          .filter((e) => view.getComputedStyle(e).backgroundColor === "rgb(255, 223, 107)")
          .map((e) => e.textContent);
        """,
        fragment=f"#r-{report}",
    )
    assert "".join(found) == words


def test_every_pane_can_be_reached_by_keyboard(browser: Chromium) -> None:
    found = browser.probe(
        CRANE,
        """
        return [".ledgers", ".texts"].map((name) => {
          const pane = page.querySelector(name); pane.focus(); return page.activeElement === pane;
        });
        """,
    )
    assert found == [True, True]
