"""Placing one by one, in any number of runs, gives the stories of grouping all at once."""

from __future__ import annotations

import random

import pytest
from stores import article_of, reading_of

from bench.invented import invented
from whosays.gathering.stories import group
from whosays.library.intake import taken_in
from whosays.library.placing import Placing
from whosays.model import Article, Ledger, Published, Reading, StoryJudgements


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    rows = invented(150)
    articles = [
        Article(str(r["text"]), published=Published(str(r["published"]), "day", "given") if n % 9 else None)
        for n, r in enumerate(rows)
    ]
    return [reading_of(article) for article in articles]


def sketched(reading: Reading) -> bytes:
    return taken_in(reading).profile


def placed(readings: list[Reading], cuts: list[int], judgements: StoryJudgements | None = None) -> list[str]:
    """The story of each reading, placed in runs that end at `cuts`."""
    kept: list[bytes] = []
    stories: dict[int, str] = {}
    placing = Placing((), judgements)
    for number, reading in enumerate(readings):
        if number in cuts:
            stories |= dict(placing.moves())
            placing = Placing(((n, stories[n], sketch) for n, sketch in enumerate(kept)), judgements)
        kept.append(sketched(reading))
        placing.add(number, kept[-1])
    stories |= dict(placing.moves())
    return [stories[number] for number in range(len(readings))]


@pytest.mark.parametrize("seed", range(4))
def test_runs_do_not_matter(readings: list[Reading], seed: int) -> None:
    rng = random.Random(seed)
    cuts = rng.sample(range(len(readings)), seed * 5)
    shuffled = rng.sample(readings, len(readings))
    expected = {member.article.id: story for story, members in group(shuffled).items() for member in members}
    assert 2 < len(set(expected.values())) < len(shuffled)
    assert placed(shuffled, cuts) == [expected[reading.article.id] for reading in shuffled]


@pytest.mark.parametrize("seed", range(4))
def test_what_was_judged_is_taken_up_as_it_was_made(readings: list[Reading], seed: int) -> None:
    rng = random.Random(seed)
    ids = [reading.article.id for reading in readings]
    pairs = [(min(pair), max(pair)) for pair in (rng.sample(ids, 2) for _ in range(12))]
    judgements = StoryJudgements(same=tuple(pairs[:6]), different=tuple(pairs[6:]))
    story = {a.article.id: s for s, members in group(readings, judgements).items() for a in members}
    expected = [story[article] for article in ids]
    assert expected != placed(readings, [])
    assert placed(readings, rng.sample(range(len(readings)), 9), judgements) == expected
    before = placed(readings, [])
    sketches = [sketched(reading) for reading in readings]
    anew = Placing(((n, before[n], sketch) for n, sketch in enumerate(sketches)), judgements, anew=True)
    moves = dict(anew.moves())
    told = [moves.get(number, story) for number, story in enumerate(before)]
    assert len(set(zip(told, expected, strict=True))) == len(set(told)) == len(set(expected)), "but for ids"


def test_the_examples_are_placed_as_they_are_grouped(example_ledgers: tuple[Ledger, ...]) -> None:
    story = {a: ledger.story.id for ledger in example_ledgers for a in ledger.articles}
    readings = sorted(
        (r for ledger in example_ledgers for r in ledger.story.readings), key=lambda r: r.article.arrival
    )
    assert placed(readings, [3, 4]) == [story[r.article.id] for r in readings]


def test_a_story_keeps_its_id_when_its_founder_is_forgotten() -> None:
    articles = [article_of(f"The crane at Orle quay fell on the grain barge. {n}", day=3) for n in range(3)]
    readings = [reading_of(article) for article in articles]
    before = Placing()
    sketches = [sketched(reading) for reading in readings]
    for number, kept in enumerate(sketches):
        before.add(number, kept)
    story = dict(before.moves())
    assert len(set(story.values())) == 1
    after = Placing((number, story[number], sketches[number]) for number in (1, 2))
    assert list(after.moves()) == []
    after.add(3, sketches[0])
    assert dict(after.moves()) == {3: story[0]}


def test_a_story_keeps_its_id_when_its_founder_has_left(readings: list[Reading]) -> None:
    sketches = [sketched(reading) for reading in readings[:3]]
    first = Placing()
    for number, kept in enumerate(sketches):
        first.add(number, kept)
    own = dict(first.moves())
    assert len(set(own.values())) == 3
    # The second is in the story of the first, and the first in that of the third.
    story = [own[2], own[0], own[2]]
    founders = {own[0]: readings[0].article.id, own[2]: readings[2].article.id}
    for known in (founders, {}):
        again = Placing(zip(range(3), story, sketches, strict=True), founders=known)
        assert list(again.moves()) == []
        again.add(3, sketched(readings[1]))
        (moved,) = again.moves()
        assert moved == (3, own[0])
