"""Reading stands any text: no exception, every span fits, whichever reader and whatever the cache."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nasty import ODD, nasty

from whosays.errors import TaggerError, UnreadableError
from whosays.model import Article, Reading, Report, Source, Span, Unread
from whosays.reading import MemoryCache, outline, read_article
from whosays.reading.batches import LENGTH, batches, read_batch
from whosays.reading.models import Models, load
from whosays.settings import Settings

WORDS = (
    "The port said",
    "two men were hurt",
    "Mayor ANA POL told Reuters on Monday",
    "according to",
    "“",
    "”",
    '"',
    "‘",
    "’",
    "«it fell»",
    ".",
    "?",
    ",",
    "\n",
    "itâ€™s",
    "قال محمد",
    "\u202b",
    "12.5 %",
    "on 31 February",
    "THE CRANE FELL",
    "(HSI)",
    "he denied that",
    "\ud83d",
)
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join) | st.sampled_from(ODD) | nasty
ENGLISH = "The port said on Monday that two men were hurt when the crane fell on the quay. "


@pytest.fixture(scope="module", params=["rules", "learned"])
def reader(request: pytest.FixtureRequest, models: Models) -> Models:
    if request.param == "rules":
        return models
    try:
        return load(Settings(reader="learned"))
    except TaggerError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def read(reader: Models) -> Callable[[Article], Reading]:
    return lambda article: read_article(article, reader)


def spans(record: object) -> Iterator[Span]:
    if isinstance(record, Span):
        yield record
    elif isinstance(record, tuple):
        for one in record:
            yield from spans(one)
    elif is_dataclass(record) and not isinstance(record, Article | Source):
        for field in fields(record):
            yield from spans(getattr(record, field.name))


def check(reading: Reading) -> None:
    article = reading.article
    for part in (reading.boilerplate, reading.credits, reading.reporting, reading.headline):
        assert all(span.end <= len(article.text) for span in spans(part))
    for name in reading.names:
        assert name.span.end <= len(article.part(name.part))
    for report in reading.reports:
        check_report(report, article)


def check_report(report: Report, article: Article) -> None:
    assert all(span.end <= len(article.part(report.part)) for span in spans(report))
    assert report.sentence.covers(report.span)
    for source in report.chain:
        assert source.span.end <= len(article.part(source.part))
        parts = (article.part(report.part), article.part(source.part))  # a cue may credit a carried source
        assert all(cue.end <= max(map(len, parts)) for cue in source.cue)


@settings(max_examples=60, deadline=None)
@given(text=TEXTS, title=TEXTS)
def test_any_text_is_read_or_refused(read: Callable[[Article], Reading], text: str, title: str) -> None:
    for article in (Article(text, title=title), Article(ENGLISH + text + " " + ENGLISH, title=title)):
        with suppress(UnreadableError):
            check(read(article))


@pytest.mark.parametrize("text", ODD, ids=lambda text: ascii(text[:20]))
def test_odd_texts_among_plain_ones_are_read(read: Callable[[Article], Reading], text: str) -> None:
    reading = read(Article(f"{ENGLISH}\n{text}\n{ENGLISH}", title=text))
    check(reading)
    assert reading.reports


# ----------------------------------------------------------------------------------------- batches


@settings(max_examples=15, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_a_reading_does_not_depend_on_its_batch_or_the_cache(reader: Models, texts: list[str]) -> None:
    batch = tuple(Article(ENGLISH + text, given_id=str(n)) for n, text in enumerate(texts))
    cache = MemoryCache()
    alone = tuple(outcome for article in batch for outcome in read_batch((article,), reader))
    assert read_batch(batch, reader) == alone
    assert read_batch(batch, reader, cache) == alone
    assert read_batch(batch, reader, cache) == alone


def test_a_sentence_that_breaks_the_parser_loses_its_article_alone(
    models: Models, monkeypatch: pytest.MonkeyPatch
) -> None:
    parse = type(models.parser).parse

    def breaks(_: object, sentences: list[str]) -> object:
        if any("unheard of" in sentence for sentence in sentences):
            raise IndexError("unheard of")
        return parse(models.parser, sentences)

    monkeypatch.setattr(type(models.parser), "parse", breaks)
    batch = (Article(ENGLISH), Article(f"{ENGLISH} This is unheard of.", given_id="b"), Unread("c", "empty"))
    first, second, third = read_batch(batch, models)
    assert isinstance(first, Reading)
    assert isinstance(second, Unread)
    assert second.item == "b"
    assert second.reason.startswith("could not be read: IndexError at cache.py:")
    assert third == Unread("c", "empty")


@given(st.lists(st.integers(0, 3 * LENGTH) | st.none(), max_size=12))
def test_batches_keep_order_and_are_no_longer_than_they_must(lengths: list[int | None]) -> None:
    items = [Unread("a", "b") if n is None else Article("x" * n) for n in lengths]
    made = list(batches(items))
    assert [item for batch in made for item in batch] == items
    for batch in made:
        assert sum(len(item.text) for item in batch[:-1] if isinstance(item, Article)) < LENGTH


def test_an_outline_gives_the_words_of_its_sentences(models: Models) -> None:
    article = Article("By Ana Pol\n\nThe crane fell. Two men were hurt.", title="Crane falls")
    found = outline(article, models.lexicon)
    assert found.sentences == ("Crane falls", "The crane fell.", "Two men were hurt.")
    assert [part for part, _ in found.places] == ["title", "text", "text"]
