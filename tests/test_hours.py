"""At what hour something was done."""

from __future__ import annotations

from told_conflicts import conflicts, of_kind

from whosays.model import Conflict
from whosays.reading.models import Models

SEEN = "Ada Renn was last seen at 1:10 a.m. on Friday."


def _times(models: Models, *pages: tuple[str | None, str]) -> list[Conflict]:
    return of_kind(conflicts(models, *pages), "time")


def test_two_hours_of_one_deed_differ(models: Models) -> None:
    (found,) = _times(models, (None, SEEN), (None, "Ada Renn was last seen around 2:30 a.m. on Friday."))
    assert found.relation == "conflict"
    assert "1:10" in found.sides[0].value
    assert "2:30" in found.sides[1].value


def test_an_hour_that_was_planned_is_updated(models: Models) -> None:
    (found,) = _times(
        models,
        ("2031-05-02", "Ada Renn will land in Vantor at 9:45 a.m. on Saturday."),
        ("2031-05-04", "Ada Renn landed in Vantor at 11:15 a.m. on Saturday."),
    )
    assert found.relation == "update"


def test_an_hour_about_another_is_the_same(models: Models) -> None:
    assert not _times(models, (None, SEEN), (None, "Ada Renn was last seen at about 1 a.m. on Friday."))


def test_hours_of_two_deeds_or_two_people_are_not_compared(models: Models) -> None:
    assert not _times(models, (None, SEEN), (None, "Ada Renn was arrested at 2:30 a.m. on Friday."))
    assert not _times(models, (None, SEEN), (None, "Olaf Brandt was last seen at 2:30 a.m. on Friday."))


def test_who_gives_both_hours_differs_from_nobody(models: Models) -> None:
    both = "Ada Renn was last seen at 2:30 a.m. on Friday. Ada Renn was seen at 1:10 a.m., too."
    assert not _times(models, (None, SEEN), (None, both))


def test_the_length_of_a_video_is_no_hour(models: Models) -> None:
    assert not _times(models, (None, SEEN), (None, "Ada Renn was last seen in a video | 2:30 by a friend."))
