"""What is new in a story: only what new articles bring."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from desk import LATER, NIGHT, Desk

import whosays
from whosays.lexicon import Lexicon
from whosays.model import Article, Change, Ledger
from whosays.reading.models import Models
from whosays.telling.changes import correction_in, find_changes


@pytest.fixture
def lexicon(models: Models) -> Lexicon:
    return models.lexicon


def without(ledger: Ledger, articles: set[str], models: Models) -> Ledger:
    """The ledger of the story as it was before `articles` came."""
    readings = [r for r in ledger.story.readings if r.article.id not in articles]
    settings = whosays.Settings(one_story=True)
    (story,) = whosays.gather(readings, settings)
    return whosays.tell(story, settings, models=models)


def test_nothing_new_is_no_change(example_ledgers: tuple[Ledger, ...], lexicon: Lexicon) -> None:
    for ledger in example_ledgers:
        assert find_changes(ledger, ledger, lexicon) == ()


@pytest.mark.parametrize("given_id", [LATER, NIGHT])
def test_changes_are_of_new_articles_and_in_the_new_ledger(
    given_id: str, of_story: Callable[[str], Desk], models: Models
) -> None:
    after = of_story(given_id).ledger
    found: list[Change] = []
    for article in after.articles:
        before = without(after, {article}, models)
        changes = find_changes(before, after, models.lexicon)
        found += changes
        for change in changes:
            match change.kind:
                case "origin":
                    (claim,) = [c for c in after.claims if c.id == change.of]
                    new = [o for o in claim.origins if not set(o.reports) & set(before.reports)]
                    assert any(change.text.startswith(f"{o.label}: ") and o.traced for o in new)
                    assert set(claim.reports) & set(before.reports)
                case "conflict":
                    (conflict,) = [c for c in after.conflicts if c.id == change.of]
                    assert change.text == " / ".join(side.value for side in conflict.sides)
                case "denial":
                    report = after.reports[change.of]
                    assert (report.stance, report.article) == ("denies", article)
                case _:
                    pytest.fail(f"{change.kind}: no example is a later version of another")
    assert {"origin", "conflict"} <= {change.kind for change in found}


def test_a_later_version_is_a_correction_where_its_text_says_so(
    example_ledgers: tuple[Ledger, ...], lexicon: Lexicon
) -> None:
    before = example_ledgers[0]
    reading = before.story.readings[0]
    for words, kind in (("Correction: it was two.", "correction"), ("It was two.", "version")):
        changed = replace(
            reading.article, text=f"{reading.article.text}\n{words}", version_of=reading.article.id
        )
        readings = (replace(reading, article=changed), *before.story.readings[1:])
        after = replace(before, story=replace(before.story, readings=readings))
        (found,) = [c for c in find_changes(before, after, lexicon) if c.kind in ("correction", "version")]
        assert (found.kind, found.of) == (kind, changed.id)
        assert kind == "version" or found.text == words


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("A crane fell.\nCorrection: it was a mast.", "Correction: it was a mast."),
        ("A crane fell.\n This story has been corrected. \nMore.", "This story has been corrected."),
        ("A crane fell.", None),
        (f"{'A crane fell and fell. ' * 50}This story has been corrected.", None),
    ],
)
def test_the_line_that_says_so_is_found(text: str, line: str | None, lexicon: Lexicon) -> None:
    assert correction_in(Article(text), lexicon) == line
