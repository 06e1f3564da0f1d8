"""What conflicts make of a claim's statuses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from told_reports import Said, claim, in_given_order

from whosays.model import (
    Claim,
    Conflict,
    ConflictKind,
    Published,
    Relation,
    Report,
    Side,
    Status,
    Story,
)
from whosays.telling.statuses import with_conflicts

FLED = Said("Governor Elna Vosk fled the town of Corrin by boat.", "flee")
NAMED = Said("Elna Vosk denied that she fled Corrin.", "flee", "denies", source="Elna Vosk")
UNNAMED = Said("It was denied that she fled Corrin.", "flee", "denies")
TWELVE = Said("A fire at Corrin killed 12 sailors.", "kill")
FIFTEEN = Said("A fire at Corrin killed 15 sailors.", "kill")
APART = Said("A fishing boat was missing from the harbour at Corrin.", "miss")


def story(*told: tuple[Said, str | None]) -> tuple[Story, tuple[Report, ...]]:
    """One article for each sentence, with the day it was published; and their reports."""
    made = in_given_order(*((said,) for said, _ in told))
    readings = tuple(
        replace(
            reading,
            article=replace(reading.article, published=Published(day, "day", "given") if day else None),
        )
        for reading, (_, day) in zip(made.readings, told, strict=True)
    )
    return Story(readings), tuple(r for reading in readings for r in reading.reports)


def conflict(relation: Relation, *sides: tuple[Report, ...], kind: ConflictKind = "number") -> Conflict:
    told = tuple(Side(str(n), tuple(r.id for r in side)) for n, side in enumerate(sides))
    return Conflict("c", kind, "sailors", relation, "they differ", (), told)


def statuses(told: Story, claims: list[Claim], *conflicts: Conflict) -> list[set[Status]]:
    kept = with_conflicts(told, claims, conflicts)
    assert [c.id for c in kept] == [c.id for c in claims]
    assert all(set(a.statuses) >= set(b.statuses) for a, b in zip(kept, claims, strict=True))
    return [set(a.statuses) - set(b.statuses) for a, b in zip(kept, claims, strict=True)]


def test_claims_on_the_sides_of_a_conflict_are_disputed_and_no_others() -> None:
    told, (a, b, c) = story((TWELVE, None), (FIFTEEN, None), (APART, None))
    claims = [claim(a), claim(b), claim(c)]
    assert statuses(told, claims, conflict("conflict", (a,), (b,))) == [{"disputed"}, {"disputed"}, set()]


@pytest.mark.parametrize("relation", ["scope", "precision", "order-unknown", "attribution"])
def test_what_is_no_conflict_disputes_nothing(relation: Relation) -> None:
    told, (a, b) = story((TWELVE, "2031-05-01"), (FIFTEEN, "2031-05-02"))
    assert statuses(told, [claim(a), claim(b)], conflict(relation, (a,), (b,))) == [set(), set()]


def test_a_denial_by_a_named_source_disputes_what_it_denies() -> None:
    told, (a, b, c) = story((FLED, None), (NAMED, None), (UNNAMED, None))
    claims = [claim(a), claim(b), claim(c)]
    named = conflict("attribution", (a,), (b,), kind="denial")
    unnamed = conflict("attribution", (a,), (c,), kind="denial")
    assert statuses(told, claims, named) == [{"disputed"}, set(), set()]
    assert statuses(told, claims, unnamed) == [set(), set(), set()]


@pytest.mark.parametrize(
    ("first", "second", "superseded"),
    [
        ("2031-05-01", "2031-05-02", True),
        (None, "2031-05-02", False),
        ("2031-05-01", None, False),
        ("2031-05-02", "2031-05-02", False),
    ],
)
def test_an_update_supersedes_where_two_times_show_it(
    first: str | None, second: str | None, superseded: bool
) -> None:
    told, (a, b) = story((TWELVE, first), (FIFTEEN, second))
    found = statuses(told, [claim(a), claim(b)], conflict("update", (a,), (b,)))
    assert found == [{"superseded"} if superseded else set(), set()]


def test_a_claim_that_is_told_again_after_the_update_is_not_superseded() -> None:
    told, (a, b, again) = story((TWELVE, "2031-05-01"), (FIFTEEN, "2031-05-02"), (TWELVE, "2031-05-03"))
    claims = [claim(a, again), claim(b)]
    assert statuses(told, claims, conflict("update", (a,), (b,))) == [set(), set()]
