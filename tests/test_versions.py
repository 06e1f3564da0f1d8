"""Of two versions of a page one is told, with a store and without; the other is listed with the reason."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from test_keeping import objects, run
from test_library import AGAIN, FIRST, OTHER, PAGE, add, pile, row

import whosays
from whosays.lexicon import load as load_lexicon
from whosays.library import Library
from whosays.model import Article, Ledger, Published, Reading, Story
from whosays.reading.models import Models, load
from whosays.settings import Settings
from whosays.store import Store
from whosays.versions import with_current, with_versions_named

LEXICON = load_lexicon()
SILENT = AGAIN.rsplit("\n", 1)[0]


@pytest.fixture(autouse=True)
def _models_loaded_once(models: Models, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("telling", "keeping"):
        monkeypatch.setattr(f"whosays.cli.{place}.load", lambda s: load(s) if s.lexicon else models)


def told(folder: Path, models: Models, *rows: dict[str, str], as_of: str | None = None) -> Ledger:
    """The one ledger of `rows`."""
    settings = Settings(as_of=as_of)
    readings = whosays.read(pile(folder, "told", *rows), settings, models=models)
    (story,) = whosays.gather(readings, settings)
    return whosays.tell(story, settings, models=models)


def called(ledger: Ledger) -> list[str | None]:
    return [reading.article.given_id for reading in ledger.story.readings]


def version(text: str, day: int | None, name: str, url: str | None = PAGE) -> Reading:
    published = Published(f"2031-05-{day:02}", "day", "given") if day else None
    return Reading(Article(text, url=url, published=published, given_id=name), "en")


def standing(*readings: Reading) -> list[str | None]:
    """What stands of `readings`, which come in this order."""
    story = with_current(Story(readings), readings, LEXICON)
    gone = {unread.item for unread in story.unread}
    left = [r.article.given_id for r in story.readings]
    assert sorted([*gone, *map(str, left)]) == sorted(str(r.article.given_id) for r in readings), "none lost"
    return left


def test_the_later_version_is_told_and_the_earlier_does_not_count_beside_it(
    tmp_path: Path, models: Models
) -> None:
    first, again = row(FIRST, 6, url=PAGE, id="first"), row(AGAIN, 7, url=PAGE, id="again")
    other = row(OTHER, 7, outlet="Selby Evening News", id="other")
    ledger = told(tmp_path, models, first, again, other)
    assert sorted(map(str, called(ledger))) == ["again", "other"]
    assert {report.article for report in ledger.reports.values()} == set(ledger.articles)
    (gone,) = ledger.story.unread
    assert gone.item == "first"
    assert gone.reason.startswith("replaced by a later version of the page, which says: Correction: an")
    (later,) = [r.article for r in ledger.story.readings if r.article.given_id == "again"]
    (earlier,) = whosays.read(pile(tmp_path, "first", first), models=models)
    assert later.version_of == earlier.article.id
    for shared in ledger.story.shared_text:
        assert {shared.a, shared.b} <= set(ledger.articles)


def test_as_of_an_earlier_day_the_earlier_version_is_told(tmp_path: Path, models: Models) -> None:
    rows = row(FIRST, 6, url=PAGE, id="first"), row(AGAIN, 7, url=PAGE, id="again")
    assert called(told(tmp_path, models, *rows, as_of="2031-05-06")) == ["first"]
    assert called(told(tmp_path, models, *rows, as_of="2031-05-07")) == ["again"]


def test_what_is_told_with_a_store_is_what_is_told_without_one(tmp_path: Path) -> None:
    rows = (
        row(FIRST, 6, url=PAGE, id="first"),
        row(SILENT, 7, url=PAGE, id="silent"),
        row(AGAIN, 7, url=PAGE, id="again"),
        row(OTHER, 7, outlet="Selby Evening News"),
    )
    store = str(tmp_path / "s.db")
    plain = run("tell", pile(tmp_path, "a", *rows), "--format", "json")
    assert run("add", tmp_path / "a.jsonl", "--store", store).exit_code == 0
    assert run("export", "--store", store).stdout == plain.stdout
    (ledger,) = objects("export", "--store", store)
    assert {unread["item"] for unread in ledger["unread"]} == {"first", "silent"}


def test_where_dates_show_no_order_the_one_that_says_it_was_corrected_stands() -> None:
    for day in (6, None):
        first, again = version(FIRST, day, "first"), version(AGAIN, day, "again")
        assert standing(first, again) == standing(again, first) == ["again"]
        silent = version(SILENT, day, "silent")
        assert standing(first, silent) == ["silent"], "the one that came later"
        assert standing(silent, first) == ["first"]


def test_a_later_publication_stands_whenever_it_came() -> None:
    first, again = version(AGAIN, 6, "first"), version(FIRST, 7, "again")
    assert standing(first, again) == standing(again, first) == ["again"]


def test_of_three_versions_one_stands() -> None:
    three = [version(FIRST, 6, "one"), version(SILENT, 7, "two"), version(AGAIN, 8, "three")]
    assert standing(*three) == ["three"]
    named = with_versions_named(three)
    assert [r.article.version_of for r in named] == [None, three[0].article.id, three[1].article.id]


def test_what_has_no_page_of_its_own_is_no_version() -> None:
    for url in (None, "https://orle.example", "https://orle.example/", "https://orle.example/#top"):
        one, other = version(FIRST, 6, "one", url), version(OTHER, 7, "other", url)
        assert standing(one, other) == ["one", "other"]
        assert with_versions_named([one, other]) == (one, other)
    for url in ("https://orle.example/?id=7", "https://orle.example/crane", "http://[orle"):
        assert Article(FIRST, url=url).page == url


def test_a_version_added_late_but_published_earlier_does_not_stand(
    store: Store, models: Models, tmp_path: Path
) -> None:
    kept = Library(store, load_models=lambda _: models)
    add(kept, pile(tmp_path, "a", row(AGAIN, 7, url=PAGE, id="again")))
    add(kept, pile(tmp_path, "b", row(FIRST, 6, url=PAGE, id="first")))
    (ledger,) = kept.ledgers()
    assert called(ledger) == ["again"]
    (gone,) = ledger.story.unread
    assert gone.item == "first"


def test_a_story_keeps_its_id_when_the_version_that_began_it_goes(tmp_path: Path, models: Models) -> None:
    alone = told(tmp_path, models, row(FIRST, 6, url=PAGE))
    both = told(tmp_path, models, row(FIRST, 6, url=PAGE), row(AGAIN, 7, url=PAGE))
    assert both.story.id == alone.story.id
    one_story = Settings(one_story=True)
    readings = whosays.read(tmp_path / "told.jsonl", models=models)
    (story,) = whosays.gather(readings, one_story)
    assert replace(story, given=None).id != story.id == alone.story.id
