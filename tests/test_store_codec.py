"""Records come back as they were: whatever they hold, to the last type."""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whosays.errors import StoreError, UnreadableError
from whosays.model import Article, Ledger, Published, Quantity, Reading, Span
from whosays.store.codec import (
    KeptLedger,
    decoded,
    encoded,
    with_article,
    with_readings,
    without_article,
    without_readings,
)

# Half surrogate pairs are no characters; no amount is infinite.
st.register_type_strategy(str, st.text(st.characters(exclude_categories=["Cs"])))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(
    Span, st.builds(lambda start, length: Span(start, start + length), st.integers(0, 99), st.integers(1, 9))
)


@pytest.mark.parametrize("kind", [Reading, Ledger, Article])
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # how fast is no matter here
@given(data=st.data())
def test_any_record_comes_back_as_it_was(kind: type[Any], data: st.DataObject) -> None:
    record = data.draw(st.from_type(kind))
    again = decoded(encoded(record), kind)
    assert again == record
    assert repr(again) == repr(record)


def test_a_reading_comes_back_with_its_article_and_a_ledger_with_its_readings(
    example_ledgers: tuple[Ledger, ...],
) -> None:
    for ledger in example_ledgers:
        kept = without_readings(ledger, tuple(range(len(ledger.story.readings))))
        assert not kept.ledger.story.readings
        again = with_readings(decoded(encoded(kept), KeptLedger), ledger.story.readings)
        assert repr(again) == repr(ledger)
        for reading in ledger.story.readings:
            bare = without_article(reading)
            assert reading.article.text not in zlib.decompress(encoded(bare)).decode()
            assert with_article(decoded(encoded(bare), Reading), reading.article) == reading


def test_what_an_older_record_lacks_is_filled_in_and_what_is_unknown_ignored() -> None:
    body = zlib.compress(b'{"text": "words", "of_a_later_version": [1]}')
    assert decoded(body, Article) == Article("words")


def test_a_damaged_record_is_told() -> None:
    for body in (b"", b"no zlib", zlib.compress(b"{}"), zlib.compress(b'{"text": 1}')):
        with pytest.raises(StoreError, match="damaged article"):
            decoded(body, Article)


def test_half_a_character_is_refused() -> None:
    with pytest.raises(UnreadableError, match="half of a character"):
        encoded(Article("\ud800"))


def test_whole_numbers_stay_fractions() -> None:
    quantity = Quantity(Span(0, 1), 12.0, None, "exact")
    assert repr(decoded(encoded(quantity), Quantity)) == repr(quantity)
    assert replace(quantity, high=13.0) == decoded(encoded(replace(quantity, high=13.0)), Quantity)
    assert decoded(encoded(Published("2031", "year", "text")), Published).granularity == "year"
