from __future__ import annotations

from pathlib import Path

import pytest

from whosays import read
from whosays.engine import LocalEngine
from whosays.model import Article
from whosays.reading import read_article
from whosays.reading.models import Models, load
from whosays.settings import Settings

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture(scope="module")
def learned() -> Models:
    return load(Settings(reader="learned"))


def chains(text: str, models: Models) -> list[list[str]]:
    return [[s.name for s in r.chain] for r in read_article(Article(text), models).reports]


def test_the_frames_give_the_chain_and_the_tagger_the_content(learned: Models) -> None:
    text = "A harbour source told Reuters that the ferry was overloaded."
    assert chains(text, learned) == [["Reuters", "A harbour source"]]


def test_without_a_source_the_tagger_adds_none(learned: Models) -> None:
    assert chains("The ferry sank at dawn.", learned) == [[]]


def test_spans_fit_with_the_tagger_too(learned: Models) -> None:
    text = "Olsen has long championed the plan. “It works,” he said, to applause from Ruth Calder."
    for report in read_article(Article(text), learned).reports:
        spans = [report.span, *report.content, *(c for s in report.chain for c in s.cue)]
        assert all(span.of(text).strip() for span in spans)


def test_which_reader_read_is_on_record(learned: Models, models: Models) -> None:
    assert len(learned.names) == len(models.names) + 1


def test_two_workers_read_with_the_tagger_as_one_does(learned: Models) -> None:
    settings = Settings(reader="learned")
    alone = read(EXAMPLES, settings, models=learned)
    together = read(EXAMPLES, settings, engine=LocalEngine(2))
    assert list(alone) == list(together)
    assert any(report.chain for reading in alone for report in reading.reports)
