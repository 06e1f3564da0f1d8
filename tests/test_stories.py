"""Stories: articles about one event come together, others do not, and nothing is lost."""

from __future__ import annotations

import pickle

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from whosays.gathering.index import Floats
from whosays.gathering.sketches import sketch
from whosays.gathering.stories import Gatherer, group
from whosays.model import Article, Published, Reading, Story, StoryJudgements

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


PAIRS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=4)


def reading(title: str, text: str, day: str | None = None) -> Reading:
    published = Published(day, "day", "given") if day else None
    return Reading(Article(text, title=title, published=published), "en")


def pile(day: str | None = None) -> list[Reading]:
    return [reading(title, text, day) for title, text in (*FERRY, *ELECTION)]


def grouped(readings: list[Reading], constraints: StoryJudgements | None = None) -> list[list[Reading]]:
    return list(group(readings, constraints).values())


def ids(readings: list[Reading]) -> list[str]:
    return [r.article.id for r in readings]


def test_two_events_are_two_stories() -> None:
    readings = pile()
    assert grouped(readings) == [readings[:3], readings[3:]]


def test_order_of_arrival_is_kept() -> None:
    readings = [*reversed(pile())]
    assert grouped(readings) == [readings[:2], readings[2:]]


def test_time_never_forbids() -> None:
    report = FERRY[0]
    copies = [reading(*report, day=day) for day in ("2031-05-01", "2032-05-01")]
    assert len(grouped(copies)) == 1


def test_an_article_on_both_events_does_not_make_one_story_of_two() -> None:
    both = reading("Ferry and vote", FERRY[0][1] + " " + ELECTION[0][1])
    sizes = sorted(len(story) for story in grouped([*pile(), both]))
    assert sizes in ([2, 4], [3, 3], [1, 2, 3])


def test_articles_without_words_stand_alone() -> None:
    assert [len(story) for story in grouped([reading("", "..."), reading("", "x y")])] == [1, 1]
    assert grouped([]) == []


def test_a_story_is_called_by_its_founder() -> None:
    readings = pile()
    assert list(group(readings)) == [
        Story((readings[0],)).id,
        Story((readings[3],)).id,
    ]


@settings(deadline=None)
@given(st.permutations(range(5)), st.lists(st.sampled_from(["2031-05-01", None]), min_size=5))
def test_every_reading_is_in_exactly_one_group(order: list[int], days: list[str | None]) -> None:
    texts = (*FERRY, *ELECTION)
    readings = [reading(*texts[k], day=days[k]) for k in order]
    stories = grouped(readings)
    assert sorted(r.article.id for story in stories for r in story) == sorted(r.article.id for r in readings)
    places = {r.article.id: n for n, r in enumerate(readings)}
    for story in stories:
        inside = [places[r.article.id] for r in story]
        assert inside == sorted(inside)
    firsts = [places[story[0].article.id] for story in stories]
    assert firsts == sorted(firsts)


@settings(deadline=None, max_examples=20)
@given(st.permutations(range(5)), st.integers(0, 5))
def test_one_at_a_time_saved_between_or_all_at_once_is_the_same(order: list[int], saved_after: int) -> None:
    readings = [pile("2031-05-01")[k] for k in order]
    gatherer = Gatherer()
    for number, one in enumerate(readings):
        if number == saved_after:
            gatherer = pickle.loads(pickle.dumps(gatherer))
        gatherer.add(sketch(one))
    assert gatherer.stories() == {story: tuple(ids(rs)) for story, rs in group(readings).items()}


@settings(deadline=None)
@given(st.permutations(range(5)))
def test_changes_tell_where_every_article_is(order: list[int]) -> None:
    readings = [pile()[k] for k in order]
    gatherer, told = Gatherer(), dict[str, str]()
    for one in readings:
        for change in gatherer.add(sketch(one)):
            told |= dict.fromkeys(change.articles, change.story)
    assert told == {article: story for story, articles in gatherer.stories().items() for article in articles}


@settings(deadline=None)
@given(st.permutations(range(5)))
def test_any_sequence_gives_the_same_stories_where_events_are_far_apart(order: list[int]) -> None:
    readings = [pile("2031-05-01")[k] for k in order]
    stories = {frozenset(ids(story)) for story in grouped(readings)}
    assert stories == {frozenset(ids(pile("2031-05-01")[:3])), frozenset(ids(pile("2031-05-01")[3:]))}


@settings(deadline=None, max_examples=20)
@given(PAIRS, PAIRS, st.permutations(range(5)))
def test_a_judgement_survives_a_rebuild_from_nothing(
    same: list[tuple[int, int]], different: list[tuple[int, int]], order: list[int]
) -> None:
    readings = [pile("2031-05-01")[k] for k in order]
    names = ids(pile("2031-05-01"))
    judged = StoryJudgements(
        tuple((names[a], names[b]) for a, b in same),
        tuple((names[a], names[b]) for a, b in different if a != b),
    )
    gatherer = Gatherer(judged)
    for one in readings:
        gatherer = pickle.loads(pickle.dumps(gatherer))
        gatherer.add(sketch(one))
    assert gatherer.stories() == {story: tuple(ids(rs)) for story, rs in group(readings, judged).items()}


class Fickle(Gatherer):
    """Judges at random, so that stories come together and fall apart all the time."""

    chance = np.random.default_rng(0)

    def _pairs(self, figures: Floats, *_: NDArray[np.generic]) -> Floats:
        return self.chance.uniform(-5, 3, len(figures))


@settings(deadline=None, max_examples=6)
@given(st.integers(0, 2**32))
def test_nothing_is_lost_however_often_stories_come_together_and_fall_apart(seed: int) -> None:
    gatherer, told, known = Fickle(), dict[str, str](), set[str]()
    gatherer.chance = np.random.default_rng(seed)
    for number in range(16):
        one = reading(f"Ferry {number}", FERRY[number % 3][1])
        for change in gatherer.add(sketch(one)):
            told |= dict.fromkeys(change.articles, change.story)
        known.add(one.article.id)
        stories = gatherer.stories()
        assert sorted(a for articles in stories.values() for a in articles) == sorted(known)
        assert told == {a: story for story, articles in stories.items() for a in articles}
    assert not set(gatherer.redirects()) & set(gatherer.stories())
    assert set(gatherer.redirects().values()) <= set(gatherer.stories())


def test_articles_judged_of_different_stories_are_kept_apart() -> None:
    readings = pile()
    a, _, c = ids(readings[:3])
    for judged in ((a, c), (c, a)):
        stories = grouped(readings, StoryJudgements(different=(judged,)))
        assert all(not {a, c} <= set(ids(story)) for story in stories)


def test_articles_judged_of_one_story_are_brought_together() -> None:
    readings = pile()
    first, last = readings[0].article.id, readings[-1].article.id
    for judged in ((first, last), (last, first)):
        stories = grouped(readings, StoryJudgements(same=(judged,)))
        assert any({first, last} <= set(ids(story)) for story in stories)


def test_a_judgement_that_joins_two_stories_leaves_a_redirect() -> None:
    readings = pile()
    a, *_, d, e = ids(readings)
    link = reading("A word of no story", "Nothing that anyone else has written of.")
    judged = StoryJudgements(same=((link.article.id, a), (link.article.id, d)))
    gatherer = Gatherer(judged)
    changes = [change for one in [*readings, link] for change in gatherer.add(sketch(one))]
    assert gatherer.stories() == {Story((readings[0],)).id: (*ids(readings), link.article.id)}
    (merge,) = [change for change in changes if change.kind == "merged"]
    assert merge.articles == (d, e)
    assert gatherer.redirects() == {merge.other: merge.story}


@settings(deadline=None)
@given(PAIRS, PAIRS, st.permutations(range(5)))
def test_judgements_hold_in_every_run(
    same: list[tuple[int, int]], different: list[tuple[int, int]], order: list[int]
) -> None:
    readings = pile()
    names = ids(readings)
    judged = StoryJudgements(
        tuple((names[a], names[b]) for a, b in same),
        tuple((names[a], names[b]) for a, b in different if a != b),
    )
    stories = [set(ids(story)) for story in grouped([readings[k] for k in order], judged)]
    assert not any({a, b} <= story for a, b in judged.different for story in stories)
    if not judged.different:
        assert all(any({a, b} <= story for story in stories) for a, b in judged.same)


def test_judgements_on_articles_that_are_not_here_change_nothing() -> None:
    readings = pile()
    judged = StoryJudgements((("0" * 16, "1" * 16),), ((readings[0].article.id, "1" * 16),))
    assert grouped(readings, judged) == grouped(readings)


def test_nothing_is_judged_by_a_live_page() -> None:
    live = reading("Ferry aground off Tolk: live updates", FERRY[0][1])
    assert grouped([live, *pile()]) == [[live], pile()[:3], pile()[3:]]
    assert [live, *pile()[:3]] in [sorted(s, key=lambda r: r != live) for s in grouped([*pile(), live])]
