"""A cache changes what a reading costs, never what it is."""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.model import Article
from whosays.reading import MemoryCache, read_article, read_sentence, read_sentences
from whosays.reading.cache import key_of
from whosays.reading.models import Models

TEXT = "The crane fell on Monday, the port said. Two men were hurt. “We saw it,” Ana Pol told Reuters."
SENTENCES = ["The crane fell.", "The crane  fell.", "Two men were hurt.", "“We saw it,” Ana Pol said."]


class Watched(MemoryCache):
    """A cache that notes what was asked of it and put there."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.given: list[str] = []

    def get(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        self.asked += keys
        return super().get(keys)

    def put(self, entries: Mapping[str, bytes]) -> None:
        self.given += entries
        super().put(entries)


def test_a_reading_is_the_same_without_a_cache_and_with_one_cold_and_warm(models: Models) -> None:
    cache, article = Watched(), Article(TEXT, title="Crane falls in port")
    plain = read_article(article, models)
    assert read_article(article, models, cache) == plain
    kept = list(cache.given)
    assert len(kept) == 4
    assert read_article(article, models, cache) == plain
    assert cache.given == kept


def test_a_sentence_that_is_known_or_stands_twice_is_parsed_once(
    models: Models, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []
    parse = type(models.parser).parse

    def watched(_: object, sentences: Sequence[str]) -> object:
        parsed.extend(sentences)
        return parse(models.parser, sentences)

    monkeypatch.setattr(type(models.parser), "parse", watched)
    cache = MemoryCache()
    read_sentences(["One fell.", "Two fell.", "One fell."], models, cache)
    read_sentences(["Two fell.", "Three fell."], models, cache)
    assert parsed == ["One fell.", "Two fell.", "Three fell."]


def test_another_model_asks_for_another_sentence(models: Models) -> None:
    class Other:
        name = "another parser 1"

    keys = {key_of(s, p) for s in SENTENCES for p in (models.parser, Other())}  # type: ignore[arg-type]  # only its name counts
    assert len(keys) == 2 * len(SENTENCES)


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.booleans()), max_size=40))
def test_a_memory_cache_holds_what_was_last_asked_for(calls: list[tuple[str, bool]]) -> None:
    cache, held = MemoryCache(3), list[str]()
    for key, asked in calls:
        if asked:
            assert cache.get([key]) == ({key: key.encode()} if key in held else {})
        else:
            cache.put({key: key.encode()})
        if not asked or key in held:
            held = [*(k for k in held if k != key), key][-3:]
    assert sorted(cache.get(list("abcdef"))) == sorted(held)


def test_a_memory_cache_begins_empty_in_another_process() -> None:
    cache = MemoryCache(7)
    cache.put({"a": b"1"})
    arrived = pickle.loads(pickle.dumps(cache))
    assert arrived.get(["a"]) == {}
    arrived.put({str(n): b"" for n in range(20)})
    assert list(arrived.get([str(n) for n in range(20)])) == [str(n) for n in range(13, 20)]


def test_what_a_cache_spoiled_is_read_anew(models: Models) -> None:
    cache = MemoryCache()
    cache.put({key_of(SENTENCES[0], models.parser): b"spoiled"})
    assert read_sentences(SENTENCES, models, cache) == read_sentences(SENTENCES, models)


# ------------------------------------------------------------------------------- alone or in a batch


WORDS = st.sampled_from(
    ["The port", "Ana Pol", "said", "two", "men", "were hurt", "on Monday", ",", "“", ".", "  "]
)
ANY = st.lists(WORDS, min_size=1, max_size=30).map(" ".join) | st.sampled_from(SENTENCES)


@settings(max_examples=15, deadline=None)
@given(st.lists(ANY, min_size=1, max_size=80, unique=True))
def test_a_sentence_reads_the_same_alone_and_in_any_batch(models: Models, sentences: list[str]) -> None:
    batch = read_sentences(sentences, models)
    assert batch == read_sentences(sentences[::-1], models)
    for sentence in sentences[:5]:
        assert read_sentence(sentence, models) == batch[sentence]
        assert replace(batch[sentence]).packed() == read_sentence(sentence, models).packed()
