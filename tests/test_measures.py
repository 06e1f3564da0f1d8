"""Numbers of things that are not people: what they are of, and when two of them differ."""

from __future__ import annotations

from told_conflicts import conflicts, of_kind

from whosays.reading.models import Models

DAY = "2031-05-02"
NEXT = "2031-05-03"


def test_two_numbers_at_one_noun_differ(models: Models) -> None:
    (found,) = conflicts(
        models,
        (DAY, "The quarry was closed after a 19-ton crane fell into it, the mayor of Port Sel said."),
        (DAY, "Workers watched as the 25-ton crane slid down. Nobody in Port Sel was hurt."),
    )
    assert (found.kind, found.relation) == ("number", "conflict")
    assert {side.value for side in found.sides} == {"19-ton crane", "25-ton crane"}


def test_a_number_that_both_articles_have_is_of_another_thing(models: Models) -> None:
    """The second article knows of both cranes, so that the two reports are of two."""
    found = conflicts(
        models,
        (DAY, "The quarry was closed after a 19-ton crane fell into it, the mayor of Port Sel said."),
        (DAY, "Workers watched as the 25-ton crane slid down. A 19-ton crane was left standing."),
    )
    assert not of_kind(found, "number")


def test_things_that_move_have_no_known_order_on_one_day(models: Models) -> None:
    (found,) = conflicts(
        models,
        (DAY, "Three armoured trucks stood in the street outside the palace in Port Sel."),
        (None, "Nine armoured trucks were reported in the street outside the palace in Port Sel."),
    )
    assert (found.kind, found.relation) == ("number", "order-unknown")


def test_things_that_move_are_later_more(models: Models) -> None:
    (found,) = conflicts(
        models,
        (DAY, "Three armoured trucks stood in the street outside the palace in Port Sel."),
        (NEXT, "Nine armoured trucks were reported in the street outside the palace in Port Sel."),
    )
    assert (found.kind, found.relation) == ("number", "update")


def test_two_sums_that_are_nearly_the_same_are_of_one_thing(models: Models) -> None:
    (found,) = conflicts(
        models,
        (DAY, "With debts, the deal is worth some $146 billion, Alder Steel said."),
        (DAY, "The deal, which amounts to $148.9 billion, would be the largest of the year, a bank said."),
    )
    assert (found.kind, found.relation) == ("number", "conflict")


def test_a_rounded_number_and_one_in_another_unit_are_the_same(models: Models) -> None:
    found = conflicts(
        models,
        (DAY, "The boy fell into a 40-metre well near Port Sel, police said."),
        (DAY, "The boy fell into a 131-foot well near Port Sel, police said."),
    )
    assert not of_kind(found, "number")


def test_prices_of_two_parts_are_no_mismatch(models: Models) -> None:
    found = conflicts(
        models,
        (DAY, "Alder Steel offered $60 in cash and $22 in stock for each share of Port Sel Ferries."),
        (DAY, "Alder Steel offered $55 in cash and $25 in bonds for each share of Port Sel Ferries."),
    )
    assert not of_kind(found, "number")


def test_what_was_reported_before_is_an_update(models: Models) -> None:
    (found,) = conflicts(
        models,
        (DAY, "The boy fell into a 40-metre shaft near Port Sel, police said."),
        (
            NEXT,
            "The boy fell into an 80-metre shaft near Port Sel."
            " Earlier reports had put the shaft at 40 metres, police said.",
        ),
    )
    assert (found.kind, found.relation) == ("number", "update")


def test_ages_of_one_who_is_named_differ(models: Models) -> None:
    (found,) = conflicts(
        models,
        (DAY, "Peter Lang, 42, was taken to hospital after the crash in Port Sel, police said."),
        (DAY, "The driver was Peter Lang, 44, who lives at the harbour. Nobody else was hurt."),
        (DAY, "The harbour was closed on Friday."),
    )
    assert (found.kind, found.relation) == ("number", "conflict")


def test_a_vague_number_leaves_room(models: Models) -> None:
    (found,) = conflicts(
        models,
        (DAY, "Several hundred houses in Port Sel were destroyed by the storm, the disaster office said."),
        (DAY, "The disaster office lists 312 houses in Port Sel as destroyed by the storm."),
    )
    assert (found.kind, found.relation) == ("number", "precision")


def test_numbers_of_two_firms_are_no_mismatch(models: Models) -> None:
    found = conflicts(
        models,
        (DAY, "Net profit of Alder Steel rose to 312 million in the second quarter."),
        (DAY, "At Corrin Ferries net profit fell to 97 million in the second quarter."),
    )
    assert not of_kind(found, "number")


def test_two_sums_of_one_name_are_nearly_the_same(models: Models) -> None:
    (found,) = conflicts(
        models,
        (DAY, "Alder Steel made an initial $103 billion offer for the harbour."),
        (DAY, "The board of the harbour had rejected Alder Steel's $105 billion bid."),
        (DAY, "The harbour was closed on Friday."),
    )
    assert (found.kind, found.relation) == ("number", "conflict")


def test_what_an_article_revises_itself_is_an_update(models: Models) -> None:
    """The article that revises the number has both of them."""
    (found,) = conflicts(
        models,
        (DAY, "The boy fell into the 80m-deep shaft. Earlier reports had put the shaft at 40m."),
        (DAY, "The harbour was closed on Friday."),
    )
    assert (found.slot, found.relation) == ("size of shaft", "update")


def test_one_and_the_others_are_one_more(models: Models) -> None:
    """Who is told of before is counted by the one article, and not by the other."""
    assert not of_kind(
        conflicts(
            models,
            (DAY, "The court in Port Sel ordered 22 other tenants to pay a fine of 500 crowns each."),
            (NEXT, "The court in Port Sel ordered 23 tenants to pay a fine of 500 crowns each."),
        ),
        "number",
    )
