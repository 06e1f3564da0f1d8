import io
from pathlib import Path

import pytest

import whosays
from whosays.model import Article, Reading, Unread
from whosays.reading import read_article
from whosays.reading.models import Models

TEXT = "A crane fell on the quay on Monday. Two people were hurt, the port said."
GERMAN = "Ein Kran ist am Montag auf den Kai gestürzt. Zwei Menschen wurden verletzt, so der Hafen."


def test_a_fault_in_reading_one_article_is_seen_and_loses_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, models: Models
) -> None:
    def fail(article: Article, models: Models) -> Reading:
        if article.given_id == "a.txt":
            raise KeyError(article.text)
        return read_article(article, models)

    monkeypatch.setattr("whosays.pipeline.read_article", fail)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{TEXT} See {name}.")
    readings = whosays.read(tmp_path, models=models)
    assert [r.article.given_id for r in readings] == ["b.txt"]
    (fault,) = readings.unread
    assert fault.item == "a.txt"
    assert fault.reason.startswith("could not be read: KeyError at pipeline.py:")
    assert TEXT not in fault.reason


def test_what_cannot_be_read_is_listed_and_the_rest_read(tmp_path: Path, models: Models) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "c.txt").write_text(GERMAN)
    (tmp_path / "d.txt").write_bytes(b"")
    (tmp_path / "e.txt").write_text("...")
    readings = whosays.read(tmp_path, models=models)
    assert [r.article.given_id for r in readings] == ["a.txt"]
    assert readings.unread == (
        Unread("b.txt", "is the same as a.txt"),
        Unread("c.txt", "is in a language we cannot read (de); English only so far"),
        Unread("e.txt", "has no sentence"),
        Unread(f"{tmp_path.name}/d.txt", "is empty"),
    )


def test_standard_input_is_read(models: Models) -> None:
    given = io.BytesIO(TEXT.encode())
    (reading,) = whosays.read("-", models=models, standard_input=given)
    assert reading.article.text == TEXT


def test_every_item_is_told_as_it_is_done(tmp_path: Path, models: Models) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.pdf").write_text(TEXT)
    done: list[tuple[int, str]] = []
    whosays.read(tmp_path, models=models, progress=lambda *told: done.append(told))
    assert done == [(1, "a.txt"), (2, f"{tmp_path.name}/b.pdf")]
