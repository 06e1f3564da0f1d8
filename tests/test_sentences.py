from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.model import Span
from whosays.reading.sentences import split


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One left. Two stayed.", ["One left.", "Two stayed."]),
        ("Mr. Olsen met Dr. Lund. They spoke.", ["Mr. Olsen met Dr. Lund.", "They spoke."]),
        ("“Why?” she asked.", ["“Why?” she asked."]),
        ("“We left.” He stayed.", ["“We left.”", "He stayed."]),
        ("The U.S. Treasury named it.", ["The U.S. Treasury named it."]),
        ("It struck at 6 p.m. The boat sank.", ["It struck at 6 p.m.", "The boat sank."]),
        ("John F. Lund won 3.5 percent.", ["John F. Lund won 3.5 percent."]),
        ("A headline\nA body. More", ["A headline", "A body.", "More"]),
        ("He said no. She left.", ["He said no.", "She left."]),
        ("No. 18 was barred.", ["No. 18 was barred."]),
    ],
)
def test_where_sentences_end(text: str, sentences: list[str]) -> None:
    assert [s.of(text) for s in split(text)] == sentences


def test_what_is_masked_is_in_no_sentence() -> None:
    text = "Share this. The ferry sank."
    assert [s.of(text) for s in split(text, [Span(0, 11)])] == ["The ferry sank."]


@given(st.text(), st.data())
def test_nothing_is_lost_and_nothing_doubled(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, max(0, len(text) - 1)))
    masked = [Span(start, data.draw(st.integers(start + 1, len(text))))] if text else []
    found = split(text, masked)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    covered = {i for s in found for i in range(s.start, s.end)}
    hidden = {i for s in masked for i in range(s.start, s.end)}
    assert not covered & hidden
    assert all(text[i].isspace() for i in set(range(len(text))) - covered - hidden)
