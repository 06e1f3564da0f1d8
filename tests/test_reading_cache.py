"""A cache of readings: it changes what reading costs and nothing else, and it can forget."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from test_keeping import objects, run
from test_library import EXAMPLES, FIRST, OTHER, ZEBRA, add, pile, row
from test_store_forgotten import SECRET, holding

from whosays import pipeline
from whosays.cli.output import CANNOT
from whosays.errors import StoreError
from whosays.library import Library
from whosays.model import Article, Ledger, Published, Reading
from whosays.reading import read_article
from whosays.reading.models import Models
from whosays.settings import Settings
from whosays.showing import json as as_json
from whosays.store.memory import MemoryStore
from whosays.store.reading_cache import ReadingCache, erase

CRANE = Article(FIRST, title="Crane falls", published=Published("2031-05-06", "day", "given"), given_id="a")

pytestmark = pytest.mark.usefixtures("models_loaded_once")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "readings.db"


@pytest.fixture(autouse=True)
def _folder(file: Path) -> None:
    file.parent.mkdir()


def test_with_a_cache_cold_or_warm_the_ledgers_are_the_same_bytes(
    file: Path, models: Models, example_ledgers: tuple[Ledger, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = [as_json.show(ledger) for ledger in example_ledgers]
    for warm in (False, True):
        if warm:
            monkeypatch.setattr("whosays.reading.batches.outline", lambda *_: pytest.fail("was read"))
        with ReadingCache(file, Settings(), models.names) as known:
            readings = pipeline.read(EXAMPLES, models=models, known=known)
        assert [as_json.show(pipeline.tell(s, models=models)) for s in pipeline.gather(readings)] == expected


def test_what_tell_has_read_is_not_read_by_add(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = pile(tmp_path, "a", row(FIRST, 6), row(ZEBRA, 8))
    plain = run("tell", given, "--format", "json").stdout
    assert run("tell", given, "--format", "json", "--cache", file).stdout == plain
    monkeypatch.setattr("whosays.reading.batches.outline", lambda *_: pytest.fail("was read"))
    store = str(tmp_path / "s.db")
    assert run("add", given, "--store", store, "--cache", file).exit_code == 0
    assert run("export", "--store", store).stdout == plain


def test_what_was_not_readable_is_read_again_among_what_is_known(
    file: Path, models: Models, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    german = row("Der Kran ist am Dienstag auf eine Fähre gefallen, sagte die Polizei.", 7)
    given = [pile(tmp_path, "a", row(FIRST, 6), german, row(OTHER, 8)), tmp_path / "empty.txt"]
    plain = pipeline.read(given, models=models)
    for _ in range(2):
        with ReadingCache(file, Settings(), models.names) as known:
            assert pipeline.read(given, models=models, known=known) == plain
    assert (len(plain), len(plain.unread)) == (2, 2)


def test_a_reading_is_found_by_all_that_makes_it_and_by_nothing_else(
    file: Path, models: Models, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = read_article(CRANE, models)
    with ReadingCache(file, Settings(), models.names) as known:
        known.put([reading])
        assert known.get(CRANE) == reading
        called = replace(CRANE, given_id="b", raw_sha256="c", version_of="d", retrieved="2031-05-07")
        assert known.get(called) == replace(reading, article=called)
        for other in (
            replace(CRANE, text=f"{FIRST} "),
            replace(CRANE, authors=("Ann Brand",)),
            replace(CRANE, published=Published("2031-05-06", "day", "page")),
        ):
            assert known.get(other) is None
    own = tmp_path / "lexicon"
    own.mkdir()
    (own / "cues.toml").write_text("", encoding="utf-8")
    for settings, names in (
        (Settings(lexicon=own), models.names),
        (Settings(reader="learned"), models.names),
        (Settings(), ("another parser",)),
    ):
        with ReadingCache(file, settings, names) as known:
            assert known.get(CRANE) is None
    monkeypatch.setattr("whosays.store.reading_cache._program", lambda: "another version")
    with ReadingCache(file, Settings(), models.names) as known:
        assert known.get(CRANE) is None


def test_what_a_cache_spoiled_is_read_anew(file: Path, models: Models) -> None:
    with ReadingCache(file, Settings(), models.names) as known:
        known.put([read_article(CRANE, models)])
        with closing(sqlite3.connect(file)) as other:
            other.execute("UPDATE reading SET body = x'00'")
            other.commit()
        assert known.get(CRANE) is None


def test_two_programs_may_keep_the_same_reading(file: Path, models: Models) -> None:
    reading: Reading = read_article(CRANE, models)
    with (
        ReadingCache(file, Settings(), models.names) as one,
        ReadingCache(file, Settings(), models.names) as two,
    ):
        one.put([reading])
        two.put([reading])
        assert one.get(CRANE) == two.get(CRANE) == reading


def test_what_is_no_cache_is_left_alone(file: Path, tmp_path: Path) -> None:
    file.write_text("This is a diary, and no cache.\n" * 99, encoding="utf-8")
    before = file.read_bytes()
    told = run("tell", EXAMPLES, "--cache", file)
    assert told.exit_code == CANNOT
    assert "name another file" in told.stderr
    store = tmp_path / "s.db"
    run("add", pile(tmp_path, "a", row(FIRST, 6)), "--store", store)
    assert run("tell", EXAMPLES, "--cache", store).exit_code == CANNOT
    assert "is no cache" in run("add", EXAMPLES, "--store", store, "--cache", store).stderr
    assert file.read_bytes() == before
    with pytest.raises(StoreError, match="there is no cache"):
        erase(tmp_path / "none.db", ["a"])


def test_only_its_owner_may_read_it(file: Path) -> None:
    with ReadingCache(file):
        assert file.stat().st_mode & 0o077 == 0


# --------------------------------------------------------------------------------------- forgetting


@pytest.mark.parametrize("story", [True, False])
def test_forgetting_leaves_no_byte_of_an_article_in_the_cache(
    file: Path, models: Models, tmp_path: Path, *, story: bool
) -> None:
    words = [SECRET[-1].encode()]  # a source; the text is not in a cache
    many = (row(f"{OTHER}\nThe number of the day is {n * 7919}.", 8) for n in range(12))
    zebra = row(ZEBRA, 7, id="Quixotrumpel.txt", title="Where is Quixotrumpel?")
    kept = Library(MemoryStore(), load_models=lambda _: models, cache=file)
    add(kept, pile(tmp_path, "a", row(FIRST, 6), zebra, *many))
    (found,) = [s for s in kept.stories() if "Quixotrumpel" in s.headline]
    (article,) = kept.ledger(found.id).articles
    with ReadingCache(file, Settings(reader="learned"), models.names) as known:
        known.put([kept.ledger(found.id).articles[article]])  # as another reader has it
        assert {word for _, word in holding(file.parent, words)} == set(words), "the search can find it"
        assert not list(holding(file.parent, [b"Quixotrumpel", b"The zoo"])), "no text"
        kept.forget(found.id if story else article, "Ann", "2031-05-08T09:00Z", [file])
        assert not list(holding(file.parent, words)), "while it is open"
    assert not list(holding(file.parent, words)), "and when it is closed"
    with closing(sqlite3.connect(file)) as plain:
        assert plain.execute("SELECT COUNT(*) FROM reading").fetchone() == (13,)


def test_a_cache_that_is_not_named_stops_forgetting(file: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "s.db")
    run("add", pile(tmp_path, "a", row(FIRST, 6), row(ZEBRA, 8)), "--store", store, "--cache", file)
    first, second = objects("stories", "--store", store)
    told = run("forget", first["id"], "--store", store)
    assert told.exit_code == CANNOT
    assert "name it with --cache" in told.stderr
    assert len(objects("stories", "--store", store)) == 2
    assert run("forget", first["id"], "--store", store, "--cache", file).exit_code == 0
    file.unlink()
    assert "there is no cache" in run("forget", second["id"], "--store", store, "--cache", file).stderr
    assert run("forget", second["id"], "--store", store, "--no-cache").exit_code == 0
    assert objects("info", "--store", store)[0]["forgotten"] == 2
