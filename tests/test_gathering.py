"""Gathering: the same stories whatever order the readings come in, none of them lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.gathering import gather, left_out
from whosays.model import Article, Published, Reading, Unread
from whosays.settings import Settings

WIRE = (
    "The trawler, its engine flooded and its lifeboats torn away, drifted towards the skerries for "
    "eleven hours before a pilot cutter reached it shortly after dawn near Tolk. "
)
TEXTS = (
    WIRE + "Police questioned the captain of the trawler.",
    WIRE + "The captain of the trawler said nothing.",
    "Voters in Sudria choose a parliament on Sunday, and polls give the Orchard Party a lead.",
    "Polls in Sudria close on Sunday; voters of the Orchard Party want a parliament of their own.",
)


def reading(text: str, day: str | None = None) -> Reading:
    return Reading(Article(text, published=Published(day, "day", "given") if day else None), "en")


def arrival_of(one: Reading) -> tuple[bool, str, str]:
    return one.article.arrival


DAYS = st.lists(st.sampled_from([None, "2031-05-01", "2031-05-02"]), min_size=4, max_size=4)


@settings(deadline=None)
@given(DAYS, st.data())
def test_any_order_of_input_gives_the_same_stories(days: list[str | None], data: st.DataObject) -> None:
    readings = [reading(text, day) for text, day in zip(TEXTS, days, strict=True)]
    stories = gather(readings, Settings())
    assert gather(data.draw(st.permutations(readings)), Settings()) == stories
    inside = [r.article.id for story in stories for r in story.readings]
    assert sorted(inside) == sorted(r.article.id for r in readings)
    assert all(list(s.readings) == sorted(s.readings, key=arrival_of) for s in stories)


def test_stories_carry_their_shared_text_and_what_was_not_read() -> None:
    unread = (Unread("a.txt", "is empty"),)
    ferry, vote = gather([reading(t) for t in TEXTS[:3]], Settings(as_of="2031-05-03"), unread)
    if len(ferry.readings) == 1:
        ferry, vote = vote, ferry
    assert [{s.a, s.b} for s in ferry.shared_text] == [{r.article.id for r in ferry.readings}]
    assert vote.shared_text == ()
    assert {ferry.unread, vote.unread} == {unread}
    assert {ferry.as_of, vote.as_of} == {"2031-05-03"}


def test_one_story_holds_all_when_asked() -> None:
    (story,) = gather([reading(t) for t in TEXTS], Settings(one_story=True))
    assert len(story.readings) == len(TEXTS)


def test_nothing_to_gather_is_no_story() -> None:
    assert gather([], Settings()) == ()
    assert gather([], Settings(one_story=True)) == ()


def test_undated_articles_arrive_last() -> None:
    days = [None, "2031-05-02", "2031-05-01"]
    ordered = sorted((reading(TEXTS[0], day) for day in days), key=arrival_of)
    assert [r.article.published.value if r.article.published else None for r in ordered] == [
        "2031-05-01",
        "2031-05-02",
        None,
    ]


def test_what_is_dated_later_is_left_out_and_listed() -> None:
    dated = [reading(TEXTS[0], "2031-05-01"), reading(TEXTS[1], "2031-05-03"), reading(TEXTS[2])]
    asked = Settings(as_of="2031-05-02", one_story=True)
    (story,) = gather(dated, asked)
    assert {r.article.id for r in story.readings} == {dated[0].article.id, dated[2].article.id}
    assert [u.item for u in story.unread] == [dated[1].article.called]
    assert "2031-05-03" in story.unread[0].reason
    assert left_out(dated, Settings()) == ()


def test_articles_come_in_the_order_of_their_moments_not_of_their_clocks() -> None:
    early = Article("a", published=Published("2031-05-01T11:30+03:00", "minute", "given"))
    late = Article("b", published=Published("2031-05-01T09:00Z", "minute", "given"))
    assert sorted([late, early], key=lambda article: article.arrival) == [early, late]
