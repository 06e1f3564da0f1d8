"""What an article tells of casualties is read with it, or later in a reading kept without."""

from __future__ import annotations

from dataclasses import replace

from whosays import Settings, tell
from whosays.library.retelling import TellStories
from whosays.model import Article, MadeBy, Published, Reading, Span, Story
from whosays.reading import completed, read_article
from whosays.reading.models import Models
from whosays.store.codec import decoded, encoded

TITLE = "Two killed in Port Sel"
TEXT = "A fire killed two women on Monday. Six people were hurt. There were 40 shootings last year."


def read(models: Models) -> Reading:
    return read_article(Article(TEXT, TITLE), models)


def test_numbers_stand_in_the_sentences_that_tell_of_them(models: Models) -> None:
    told = read(models).casualties
    assert told is not None
    words = [(one.part, one.casualties.harm, one.casualties.value) for one in told]
    assert words == [("title", "die", 2), ("text", "die", 2), ("text", "injure", 6)]
    assert all(one.sentence.covers(one.casualties.span) for one in told)


def test_sentences_that_a_page_has_without_a_space_are_read_apart(models: Models) -> None:
    reading = read_article(Article("Three people were killed on Monday.The mayor was hurt."), models)
    spans = [one.casualties.span for one in reading.casualties or ()]
    assert Span(35, 53) in spans


def test_an_article_without_a_word_of_harm_has_none(models: Models) -> None:
    assert read_article(Article("The two museums open in May."), models).casualties == ()


def test_a_reading_kept_without_them_is_completed(models: Models) -> None:
    reading = read(models)
    old = replace(reading, casualties=None)
    assert completed(old, models.lexicon) == reading
    assert completed(reading, models.lexicon) is reading


def test_a_story_of_readings_kept_without_them_is_told_alike(models: Models) -> None:
    one, other = (
        read_article(
            Article(
                f"A fire killed {n} people in Port Sel on Monday, police said.",
                outlet=f"Port {n}",
                published=Published("2031-05-06", "day", "given"),
            ),
            models,
        )
        for n in (12, 15)
    )
    whole = (one, other)
    kept = tuple(replace(reading, casualties=None) for reading in whole)
    wanted = tell(Story(whole), models=models).conflicts
    assert [conflict.kind for conflict in wanted] == ["number"]
    assert tell(Story(kept), models=models).conflicts == wanted
    step = TellStories(Settings(), MadeBy(""))
    assert step.told("s", kept, (), models.lexicon).conflicts == wanted


def test_they_are_kept(models: Models) -> None:
    reading = read(models)
    assert decoded(encoded(reading), Reading) == reading
