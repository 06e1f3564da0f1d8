"""What is kept of articles: the same wherever they are read, and whether they were known or not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from whosays.engine import Engine, LocalEngine
from whosays.gathering.sketches import sketch
from whosays.library.intake import Intake, take_in, taken_in
from whosays.model import Article, Ledger, Reading, Unread
from whosays.reading.models import Models
from whosays.settings import Settings
from whosays.store import PackedReading, unpacked_reading
from whosays.store.codec import encoded
from whosays.store.reading_cache import ReadingCache

GERMAN = Article("Der Kran ist am Dienstag auf eine Fähre gefallen, sagte die Polizei.", given_id="german")


@pytest.fixture
def readings(example_ledgers: tuple[Ledger, ...]) -> list[Reading]:
    return [reading for ledger in example_ledgers for reading in ledger.story.readings]


def taken(
    readings: Sequence[Reading], engine: Engine, models: Models, known: ReadingCache | None = None
) -> list[Intake | Unread]:
    articles = [reading.article for reading in readings]
    here = models if engine.is_here else None
    return list(take_in(engine, [articles[0], GERMAN, *articles[1:]], Settings(), here, known))


def test_every_engine_gives_what_is_made_of_the_readings(
    engine: Engine, models: Models, readings: list[Reading]
) -> None:
    first, german, *rest = taken(readings, engine, models)
    assert isinstance(german, Unread)
    assert german.item == "german"
    assert [first, *rest] == [taken_in(reading) for reading in readings]


def test_what_is_known_is_not_read_and_gives_the_same(
    models: Models, readings: list[Reading], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ReadingCache(tmp_path / "c.db", Settings(), models.names) as known:
        read = taken(readings, LocalEngine(), models, known)
        whole = known.get(readings[0].article)
        assert repr(whole) == repr(readings[0])
        monkeypatch.setattr("whosays.reading.batches.outline", only_german)
        assert taken(readings, LocalEngine(), models, known)[:1] == read[:1]
        assert taken(readings, LocalEngine(), models, known)[2:] == read[2:]


def only_german(article: Article, _: object) -> None:
    assert article is GERMAN
    raise ValueError("is read again, since it could not be read")


def test_a_packed_article_is_its_reading(readings: list[Reading]) -> None:
    for number, reading in enumerate(readings):
        packed = taken_in(reading).packed
        kept = PackedReading(number, None, encoded(packed.article), packed.reading)
        assert repr(unpacked_reading(kept)) == repr(reading)
        assert len(packed.quotes) == len(reading.reports)
        assert sketch(unpacked_reading(kept)) == sketch(reading)
