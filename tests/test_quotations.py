from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.reading.layout.quotations import quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "no" twice.', ['"no"']),
        ("“One,” she said. “Two.”", ["“One,”", "“Two.”"]),
        ("Some described ‘carnage’ at the pier.", ["‘carnage’"]),
        ("the officials’ words and Olsen’s boat", []),
        ("It's the crew's boat, isn't it?", []),
        ("“First paragraph.\n“Second paragraph.”", ["“First paragraph.", "“Second paragraph.”"]),
        ("The 'Sea Star' left at 6.", ["'Sea Star'"]),
        ("''One,'' she said. ''It's two.''", ["''One,''", "''It's two.''"]),
        ("``One,'' she said.", ["``One,''"]),
        ("The yard''s gate is ''open.", []),
        ("no marks at all", []),
    ],
)
def test_what_stands_between_marks(text: str, quoted: list[str]) -> None:
    assert [q.of(text) for q in quotations(text)] == quoted


@given(st.text(alphabet="ab .\n\"'“”‘’«»"))
def test_spans_fit_and_never_overlap(text: str) -> None:
    found = quotations(text)
    assert all(q.end <= len(text) and "\n" not in q.of(text) for q in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
