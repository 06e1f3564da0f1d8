"""What to check next: each kind of check where there is cause for it, and none where there is not."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from stories import (
    Line,
    Page,
    build,
    crowd,
    government,
    invented_lexicon,
    line,
    media,
    official,
    page,
    person,
    trace_groups,
)

from whosays.model import Check, Conflict, Side
from whosays.telling.checks import MOST, find_checks
from whosays.telling.names.names import StoryNames
from whosays.telling.sources.furthest import StorySources

CASTLE = line("A Castle source said it is closed.", official("A Castle source"))
SUDRIAN = line("Two Sudrian officials said it is closed.", official("Two Sudrian officials"))
KETT = line("Norland’s Foreign Minister Ada Kett said it is closed.", person("Ada Kett"))
NNA_CASTLE = line("A Castle source told NNA it is closed.", media("NNA"), official("A Castle source"))
OWN = line("The bridge at Orle is closed.")
DENIAL = line("Sudria denied it.", government("Sudria"), stance="denies")


def checks_of(*pages: Page, conflicts: tuple[Conflict, ...] = ()) -> tuple[Check, ...]:
    story, groups = build(*pages)
    claims = trace_groups(story, groups)
    return find_checks(claims, conflicts, StorySources(story, StoryNames(), invented_lexicon()))


def whys(*pages: Page) -> str:
    return " | ".join(check.why for check in checks_of(*pages))


def test_a_page_with_no_date_is_asked_whom_its_source_told() -> None:
    thin = page("Star", SUDRIAN, published=None, reporting=False)
    assert "Ask Star whom “Two Sudrian officials” told" in whys(page("Noon", CASTLE), thin)
    assert "whom “A Castle source” told" not in whys(page("Noon", CASTLE), thin)


def test_a_source_that_told_an_agency_is_not_asked_for() -> None:
    assert "whom" not in whys(page("Noon", NNA_CASTLE, reporting=False))


def test_the_original_of_a_cited_agency_outside_the_pile_is_missing() -> None:
    assert "Get the original of NNA: one article rests on it" in whys(page("Noon", NNA_CASTLE))
    assert "2 articles rest on it" in whys(page("Noon", NNA_CASTLE), page("Star", NNA_CASTLE))
    assert "original" not in whys(page("Noon", NNA_CASTLE), page("NNA", CASTLE))


def test_media_at_large_have_no_original() -> None:
    assert "original" not in whys(page("Noon", line("Local media reported it.", media("Local media"))))


def test_the_one_page_a_further_origin_hangs_on_is_called() -> None:
    both = whys(page("Noon", CASTLE), page("Post", CASTLE), page("Star", SUDRIAN))
    assert "hangs on this one page" in both
    assert "hangs on this one page" not in whys(page("Noon", KETT), page("Post", KETT))


def test_a_claim_of_many_on_nobodys_word_wants_a_source() -> None:
    pages = [page(outlet, OWN) for outlet in ("Noon", "Star", "Post")]
    assert "3 articles say so on their own word alone" in whys(*pages)
    assert "own word alone" not in whys(*pages[:2])
    assert "own word alone" not in whys(*pages, page("Echo", KETT))


def test_a_denial_is_put_to_the_source_it_denies() -> None:
    assert "Put the denial by “Sudria” to “Ada Kett”" in whys(page("Noon", KETT), page("Star", DENIAL))
    assert "denial" not in whys(page("Noon", OWN), page("Star", DENIAL))


def test_circular_reports_ask_who_had_it_first() -> None:
    a = line("The Evening Star reported it.", media("The Evening Star"))
    b = line("The Morning Post reported it.", media("The Morning Post"))
    assert "who had it first" in whys(page("Morning Post", a), page("Evening Star", b))
    assert "who had it first" not in whys(page("Morning Post", a), page("Evening Star", CASTLE))


def test_an_unnamed_source_without_a_reason_is_asked_after() -> None:
    assert "Ask why “A Castle source” is not named" in whys(
        page("Noon", NNA_CASTLE), page("Star", NNA_CASTLE)
    )
    told = line("The source asked not to be named.", claim=1)
    assert "is not named" not in whys(page("Noon", NNA_CASTLE, told), page("Star", NNA_CASTLE))


def test_open_conflicts_are_asked_about_and_settled_ones_are_not() -> None:
    pages = (page("Noon", KETT), page("Star", line("Nine people are hurt.", claim=1)))
    story, groups = build(*pages)
    claims = trace_groups(story, groups)
    sides = tuple(Side(value, (claim.text,)) for value, claim in zip(("six", "nine"), claims, strict=True))
    for relation, asked in (("conflict", "which holds"), ("order-unknown", "which came first")):
        conflict = Conflict("c", "number", "hurt", relation, "", (claims[1].id,), sides)  # type: ignore[arg-type]  # a literal in a loop
        (check,) = (c for c in checks_of(*pages, conflicts=(conflict,)) if "“six” / “nine”" in c.why)
        assert asked in check.why
        assert check.claim == claims[1].id
    update = Conflict("c", "number", "hurt", "update", "", (claims[1].id,), sides)
    assert not [c for c in checks_of(*pages, conflicts=(update,)) if "six" in c.why]


def test_a_denial_weighs_more_than_a_missing_original() -> None:
    told = [c.why for c in checks_of(page("Noon", KETT, NNA_CASTLE), page("Star", DENIAL))]
    denial = next(i for i, why in enumerate(told) if "denial" in why)
    original = next(i for i, why in enumerate(told) if "original" in why)
    assert denial < original


LINES = (
    CASTLE,
    SUDRIAN,
    KETT,
    NNA_CASTLE,
    OWN,
    DENIAL,
    line("Residents said the bridge fell.", crowd("Residents"), claim=1),
    line("Open Wire reported that it fell.", media("Open Wire"), claim=1),
    line("The bridge fell.", claim=1),
)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(LINES), min_size=1, max_size=4, unique=True), min_size=1, max_size=6)
)
def test_checks_are_few_distinct_and_point_at_one_thing(told: list[list[Line]]) -> None:
    pages = [page(f"Outlet {i}", *lines, reporting=i % 2 == 0) for i, lines in enumerate(told)]
    story, _ = build(*pages)
    known = {report.id for reading in story.readings for report in reading.reports}
    found = checks_of(*pages)
    assert len(found) <= MOST
    assert len(set(found)) == len(found)
    assert all((check.claim is None) != (check.report is None) for check in found)
    assert all(check.report in known for check in found if check.report)
    assert found == checks_of(*pages)
