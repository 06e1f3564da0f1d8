"""Membership: every article is in one story, which keeps its id whatever moves."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from whosays.gathering.membership import Membership

ARTICLES = range(100, 108)
# Moves of some articles of one story: into the story of another article, or into one of their own.
MOVES = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 7), st.booleans(), st.integers(1, 3)), max_size=12
)


def moved(moves: Sequence[tuple[int, int, bool, int]]) -> Membership:
    members = Membership()
    members.found(ARTICLES)
    for place, other, own, count in moves:
        leaving = [place, *(p for p in members.of(members.story[place]) if p != place)][:count]
        to = members.free_name(leaving) if own else members.story[other]
        if to is not None and to != members.story[place]:
            members.move(leaving, to)
    return members


def ids(members: Membership) -> list[str]:
    return [members.id_of(story) for story in members.story]


@given(MOVES)
def test_every_article_is_in_one_story_and_no_two_have_one_id(
    moves: list[tuple[int, int, bool, int]],
) -> None:
    members = moved(moves)
    stories = members.stories()
    assert sorted(place for places in stories for place in places) == list(range(len(ARTICLES)))
    assert all(list(members.of(members.story[places[0]])) == places for places in stories)
    assert len({members.id_of(members.story[places[0]]) for places in stories}) == len(stories)


@given(MOVES, MOVES)
def test_what_moved_is_told_once_story_by_story(
    first: list[tuple[int, int, bool, int]], then: list[tuple[int, int, bool, int]]
) -> None:
    members = moved(first)
    told = members.moved()
    assert sorted(told) == list(range(len(ARTICLES)))
    assert told == [place for places in members.stories() for place in places]
    assert members.moved() == []
    before = ids(members)
    for place, other, *_ in then:
        if members.story[place] != members.story[other]:
            members.move([place], members.story[other])
    assert {p for p, (a, b) in enumerate(zip(before, ids(members), strict=True)) if a != b} <= set(
        members.moved()
    )


@given(MOVES, st.booleans())
def test_what_is_restored_has_the_ids_it_had(
    moves: list[tuple[int, int, bool, int]], founders_known: bool
) -> None:
    members = moved(moves)
    stories: dict[str, list[int]] = {}
    founders: dict[str, str] = {}
    for place, story in enumerate(members.story):
        stories.setdefault(members.id_of(story), []).append(place)
        founders[members.id_of(story)] = members.article(max(story, ~story))
    again = Membership()
    again.found(ARTICLES)
    assert again.restore(stories, founders if founders_known else {}) == {}
    assert again.story == members.story
    assert ids(again) == ids(members)
    assert again.moved() == []


@given(MOVES, st.integers(0, 7), st.booleans())
def test_without_an_article_the_stories_are_the_same_but_for_its_own(
    moves: list[tuple[int, int, bool, int]], gone: int, founders_known: bool
) -> None:
    members = moved(moves)
    left = [place for place in range(len(ARTICLES)) if place != gone]
    stories: dict[str, list[int]] = {}
    founders = {}
    for at, place in enumerate(left):
        story = members.story[place]
        stories.setdefault(members.id_of(story), []).append(at)
        founders[members.id_of(story)] = members.article(max(story, ~story))
    again = Membership()
    again.found(ARTICLES[place] for place in left)
    before = again.restore(stories, founders if founders_known else {})
    assert set(before.values()) == {s for s, founder in founders.items() if founder == members.article(gone)}
    assert [before.get(called, called) for called in ids(again)] == [ids(members)[place] for place in left]


def test_a_founder_that_the_store_has_wrong_is_looked_for() -> None:
    members = Membership()
    members.found(ARTICLES)
    members.move([1, 2], 0)
    stories = {members.id_of(members.story[places[0]]): places for places in members.stories()}
    again = Membership()
    again.found(ARTICLES)
    assert again.restore(stories, dict.fromkeys(stories, members.article(2))) == {}
    assert again.story == members.story
