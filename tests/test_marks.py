"""What stands in a span: the same as a look at all marks finds, in the order in which they were given."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whosays.model import Part, Span
from whosays.telling.claims.marks import Marks

spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 40), st.integers(1, 15))
parts = st.sampled_from(["text", "title"])


@given(st.lists(st.tuples(parts, spans, st.integers())), parts, spans)
def test_marks_are_those_that_a_look_at_all_finds(
    marks: list[tuple[Part, Span, int]], part: Part, span: Span
) -> None:
    found = Marks(marks)
    here = [(place, value) for of, place, value in marks if of == part]
    assert found.overlapping(part, span) == [mark for mark in here if mark[0].overlaps(span)]
    assert found.inside(part, span) == [mark for mark in here if span.covers(mark[0])]
