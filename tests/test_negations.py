"""What one says is so, and another says is not."""

from __future__ import annotations

from whosays import Settings
from whosays.model import Article, Conflict
from whosays.pipeline import Readings, gather, tell
from whosays.reading import read_article
from whosays.reading.models import Models

ONE_STORY = Settings(one_story=True)
PAID = "The ransom for the sailors was paid by the ministry, the captors said in a video."


def conflicts(models: Models, *texts: str) -> tuple[Conflict, ...]:
    pages = [Article(text, outlet=f"Paper {n}") for n, text in enumerate(texts)]
    (story,) = gather(Readings(tuple(read_article(page, models) for page in pages)), ONE_STORY)
    return tell(story, ONE_STORY, models=models).conflicts


def test_a_negated_statement_stands_against_what_it_negates(models: Models) -> None:
    (found,) = conflicts(models, PAID, "No ransom was paid for the sailors, minister Luc Dolan said.")
    assert (found.kind, found.relation) == ("denial", "attribution")
    assert len(found.sides) == 2


def test_one_voice_is_no_party_against_itself(models: Models) -> None:
    assert not conflicts(models, PAID, "No ransom was paid for the sailors, the captors said.")


def test_that_nobody_was_hurt_denies_nothing(models: Models) -> None:
    fire = "A fire burnt the ferry hall of Port Sel, the mayor said."
    assert not conflicts(
        models, fire, "Nobody was hurt in the ferry hall of Port Sel, the fire brigade said."
    )
