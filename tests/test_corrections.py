"""Notes of an article on its own earlier version."""

from __future__ import annotations

from told_conflicts import conflicts

from whosays.model import Conflict
from whosays.reading.models import Models

NEWS = "A ferry sank off Port Alder on Monday. The coast guard searched the bay all night. "


def _corrections(models: Models, text: str) -> list[Conflict]:
    found = conflicts(models, ("2031-05-02", NEWS + text))
    return [one for one in found if one.slot == "earlier version"]


def test_what_an_earlier_version_said_differs_from_what_is_so(models: Models) -> None:
    note = "An earlier version of this article said that the ferry was built in 1998. It was built in 2004."
    (found,) = _corrections(models, note)
    assert found.relation == "update"
    assert "1998" in found.sides[0].value
    assert "2004" in found.sides[1].value


def test_a_note_that_gives_nothing_instead_differs_from_nothing(models: Models) -> None:
    assert not _corrections(
        models, "An earlier version of this article said that the ferry was built in 1998."
    )


def test_an_update_of_something_else_is_no_note(models: Models) -> None:
    assert not _corrections(models, "The owner updated the ferry last year. It was built in 2004.")
