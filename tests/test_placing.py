"""Placing one by one, in any number of runs, gives the stories of grouping all at once."""

from __future__ import annotations

import random

import adding
import pytest
from stores import article_of, reading_of

from whosays.gathering.stories import group
from whosays.model import Article, Ledger, Published, Reading, story_id
from whosays.placing import Placing


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    rows = adding.invented(150)
    articles = [
        Article(str(r["text"]), published=Published(str(r["published"]), "day", "given") if n % 9 else None)
        for n, r in enumerate(rows)
    ]
    return [reading_of(article) for article in articles]


def placed(readings: list[Reading], cuts: list[int]) -> list[str]:
    """The story of each reading, placed in runs that end at `cuts`."""
    known: list[tuple[str, bytes]] = []
    placing = Placing()
    for number, reading in enumerate(readings):
        if number in cuts:
            placing = Placing(known)
        known.append(placing.place(reading))
    return [story for story, _ in known]


@pytest.mark.parametrize("seed", range(4))
def test_runs_do_not_matter(readings: list[Reading], seed: int) -> None:
    rng = random.Random(seed)
    cuts = rng.sample(range(len(readings)), seed * 5)
    shuffled = rng.sample(readings, len(readings))
    expected = {
        member.article.id: story_id(members[0].article.id)
        for members in group(shuffled)
        for member in members
    }
    assert 2 < len(set(expected.values())) < len(shuffled)
    assert placed(shuffled, cuts) == [expected[reading.article.id] for reading in shuffled]


def test_the_examples_are_placed_as_they_are_grouped(example_ledgers: tuple[Ledger, ...]) -> None:
    story = {a: ledger.story.id for ledger in example_ledgers for a in ledger.articles}
    readings = sorted(
        (r for ledger in example_ledgers for r in ledger.story.readings), key=lambda r: r.article.arrival
    )
    assert placed(readings, [3, 4]) == [story[r.article.id] for r in readings]


def test_an_article_without_words_begins_a_story() -> None:
    article = article_of("12 13 14")
    assert Placing().place(reading_of(article))[0] == story_id(article.id)
