from __future__ import annotations

import re
from dataclasses import replace
from io import StringIO

import ledgers
import pytest
from hypothesis import given, settings
from nasty import nasty
from rich.cells import cell_len
from rich.console import Console
from test_untrusted import acts

from whosays.model import Claim, Ledger, content_id
from whosays.showing.terminal import CLAIMS_IN_BRIEF, CLAIMS_IN_FULL, plain, show

COLOUR = re.compile("\x1b\\[[0-9;]*m")


def one_line(ledger: Ledger, width: int = 100) -> str:
    return " ".join(plain(ledger, width).split())


def coloured(ledger: Ledger) -> str:
    page = StringIO()
    show(ledger, Console(file=page, width=100, force_terminal=True, color_system="truecolor"))
    return page.getvalue()


def test_the_header_tells_articles_publishers_dates_and_what_was_not_read() -> None:
    page = one_line(ledgers.crane())
    assert page.startswith("Twelve dead as crane falls on ferry 4 articles")
    assert "publisher known for 3 of 4 · 2 dated · 1 not read" in page
    assert "[1] Ellery Courier ← Reuters 2031-03-04 21:40" in page
    assert "[3] publisher unknown undated no headline bulletin.txt" in page


def test_order_is_unknown_where_no_two_articles_have_a_time() -> None:
    ledger = ledgers.crane()
    undated = tuple(replace(r, article=replace(r.article, published=None)) for r in ledger.story.readings[2:])
    bare = replace(ledger, story=replace(ledger.story, readings=undated, shared_text=()))
    bare = replace(bare, claims=(), conflicts=(), timeline=(), check_next=())
    assert "ORDER UNKNOWN" in plain(bare, 80)
    assert "ORDER UNKNOWN" not in plain(ledger, 80)


def test_a_claim_tells_its_bound_its_chains_and_the_reasons() -> None:
    page = one_line(ledgers.crane())
    assert "3 articles → at least 1, at most 2 origins · disputed" in page
    assert "[1] Ellery Courier ← Reuters “told” ← a port official “told”" in page
    assert "[2] The Gazette ← Reuters “reported” ← a port official “citing”" in page
    assert "∵ Reuters is credited by both articles with the same official" in page
    assert "B? officials, who asked not to be named" in page
    assert "A ? B: may be the same: officials of one authority" in page
    assert "circular: [2] ← [1]: counted once" in page


def test_confirmed_stays_in_quotation_marks() -> None:
    assert "‘“confirmed” by’" in plain(ledgers.crane(), 100)


def test_own_word_is_no_origin() -> None:
    page = one_line(ledgers.crane())
    assert "1 article → no source traced · own word of [2]" in page


def test_a_mismatch_tells_both_sides() -> None:
    page = one_line(ledgers.crane(), 160)
    assert "number · an update or a conflict: the order is unknown" in page
    assert "at least 12 people “A harbour crane fell" in page
    assert "14 “The death toll stands at 14, the state agency Ellpress said.” [2]" in page


def test_all_else_is_told() -> None:
    page = one_line(ledgers.crane(), 120)
    assert "own correspondent “Our correspondent saw divers" in page
    assert "No sign of own reporting: [2][3]" in page
    assert "[1] [2] one credits the other · likely from [1]" in page
    assert "The Ellery Port Authority = Port Authority = the Authority" in page
    assert "2031-03-04 18:00 to 23:59 “A harbour crane" in page
    assert "“before dawn on Wednesday” “Our correspondent saw" in page
    assert "· the Reuters original is not in this pile claim 1" in page
    assert "notes.pdf is not text, HTML or JSON lines" in page


def test_background_and_comment_are_counted_and_not_told() -> None:
    page = one_line(ledgers.crane())
    assert "… and 1 background claim, 1 comment. All of them: --format html" in page
    assert "The harbour was built in 1931" not in page


def test_an_empty_ledger_is_told() -> None:
    assert "A story without a headline" in plain(ledgers.empty(), 80)
    assert "WHAT IS CLAIMED" not in plain(ledgers.empty(), 80)


def many(number: int) -> Ledger:
    ledger = ledgers.crane()
    claims: list[Claim] = [replace(ledger.claims[6], id=content_id("claim", n)) for n in range(number)]
    return replace(ledger, claims=tuple(claims), conflicts=(), timeline=(), check_next=())


def test_a_huge_ledger_says_how_many_claims_are_left_and_where_they_are() -> None:
    page = one_line(many(1000))
    left = 1000 - CLAIMS_IN_FULL - CLAIMS_IN_BRIEF
    assert f"… and {left} more claims. All of them: --format html or --format json." in page
    assert len(plain(many(1000), 80).splitlines()) < 150


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(cell_len(line) for line in plain(ledgers.crane(), width).splitlines()) <= width


def test_there_is_colour_only_where_there_is_a_terminal() -> None:
    assert "\x1b" not in plain(ledgers.crane(), 80)
    assert COLOUR.search(coloured(ledgers.crane()))


def test_no_line_ends_in_spaces() -> None:
    assert not [line for line in plain(ledgers.crane(), 80).splitlines() if line != line.rstrip()]


@settings(deadline=None, max_examples=50)
@given(nasty)
def test_nothing_of_an_article_acts_on_the_terminal(words: str) -> None:
    ledger = ledgers.hostile(words)
    assert not [c for c in plain(ledger, 80) if acts(c) and c != "\n"]
    assert not [c for c in COLOUR.sub("", coloured(ledger)) if acts(c) and c != "\n"]


def test_markup_of_the_terminal_library_is_shown_not_obeyed() -> None:
    page = plain(ledgers.hostile("[bold]x[/bold] :smile:"), 80)
    assert "[bold]x[/bold] :smile:" in page
    assert page.count("[bold]") > 5


def test_telling_twice_gives_the_same_page() -> None:
    assert plain(ledgers.crane(), 80) == plain(ledgers.crane(), 80)
