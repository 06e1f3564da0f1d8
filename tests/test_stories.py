"""Stories: articles about one event come together, others do not, and nothing is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whosays.gathering.stories import group
from whosays.model import Article, Published, Reading

FERRY = (
    (
        "Ferry runs aground off Tolk",
        "The car ferry Merle ran aground off Tolk on Friday evening with 212 passengers aboard. "
        "Lifeboats took the passengers to the harbour of Tolk. The captain of the Merle was held.",
    ),
    (
        "Captain of stranded ferry held",
        "Police in Tolk are holding the captain of the Merle, the ferry that ran aground on rocks. "
        "All passengers of the ferry reached the harbour in lifeboats, the coastguard said.",
    ),
    (
        "Passengers tell of night on the Merle",
        "Passengers of the stranded ferry Merle spent hours on its car deck before lifeboats came. "
        "The ferry hit rocks near the harbour of Tolk; its captain was questioned by police.",
    ),
)
ELECTION = (
    (
        "Sudria votes for a new parliament",
        "Voters in Sudria choose a parliament on Sunday, and polls give the Orchard Party a lead. "
        "The prime minister, Lena Dorn, promised lower rents if her coalition is returned.",
    ),
    (
        "Dorn concedes in Sudria",
        "Prime minister Lena Dorn conceded the election in Sudria after the Orchard Party won most "
        "seats in parliament. Her coalition lost voters over rents.",
    ),
)


def reading(title: str, text: str, day: str | None = None) -> Reading:
    published = Published(day, "day", "given") if day else None
    return Reading(Article(text, title=title, published=published), "en")


def pile(day: str | None = None) -> list[Reading]:
    return [reading(title, text, day) for title, text in (*FERRY, *ELECTION)]


def test_two_events_are_two_stories() -> None:
    readings = pile()
    assert group(readings) == [readings[:3], readings[3:]]


def test_order_of_arrival_is_kept() -> None:
    readings = [*reversed(pile())]
    assert group(readings) == [readings[:2], readings[2:]]


def test_time_weakens_a_likeness_and_never_forbids_it() -> None:
    feast = (
        "Harbour feast",
        "Herring was sold at the harbour of Tolk, children danced all night, fiddlers played, and "
        "stalls with lanterns stood open.",
    )
    report = FERRY[0]

    def stories(*days: str | None) -> int:
        pairs = zip((report, feast), days, strict=True)
        return len(group([reading(*text, day=day) for text, day in pairs]))

    assert stories("2031-05-01", "2031-05-01") == 1
    assert stories("2031-05-01", "2031-08-01") == 2
    assert stories("2031-05-01", None) == 1
    assert len(group([reading(*report, day=d) for d in ("2031-05-01", "2031-09-01")])) == 1


def test_an_article_on_both_events_does_not_make_one_story_of_two() -> None:
    both = reading("Ferry and vote", FERRY[0][1] + " " + ELECTION[0][1])
    assert sorted(len(story) for story in group([*pile(), both])) == [2, 4]


def test_articles_without_words_stand_alone() -> None:
    assert [len(story) for story in group([reading("", "..."), reading("", "12 12")])] == [1, 1]


@given(st.permutations(range(5)), st.lists(st.sampled_from(["2031-05-01", None]), min_size=5))
def test_every_reading_is_in_exactly_one_group(order: list[int], days: list[str | None]) -> None:
    texts = (*FERRY, *ELECTION)
    readings = [reading(*texts[k], day=days[k]) for k in order]
    stories = group(readings)
    assert sorted(r.article.id for story in stories for r in story) == sorted(r.article.id for r in readings)
    places = {r.article.id: n for n, r in enumerate(readings)}
    for story in stories:
        inside = [places[r.article.id] for r in story]
        assert inside == sorted(inside)
    firsts = [places[story[0].article.id] for story in stories]
    assert firsts == sorted(firsts)
