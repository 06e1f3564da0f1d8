from __future__ import annotations

from hypothesis import given
from word_cuts import WORDS, cut

from whosays.model import Span
from whosays.reading.learned.word_pieces import CONTINUED, LONGEST, inputs, layout, windows


def test_pieces_count_code_points_and_leave_out_what_is_in_no_sentence() -> None:
    text = "Share 😀 this. Mayor Ødegård 😀 spoke."
    read = cut(text, [Span(14, len(text))])
    assert [text[s:e] for s, e in zip(read.starts, read.ends, strict=True)] == [
        *("May", "or", "Øde", "gård", "😀", "spo", "ke", "."),
    ]
    assert read.sentences.tolist() == [0] * 8


def test_shapes_tell_case_digits_marks_and_quotations() -> None:
    text = 'He said "FBI won 3" twice'
    read = cut(text)
    whole = [(text[s:e], n) for s, e, n in zip(read.starts, read.ends, read.shapes, strict=True)]
    assert [n for _, n in whole if n != CONTINUED] == [1, 0, 9, 7, 5, 8, 9, 0]
    assert [w for w, n in whole if n == CONTINUED] == ["d", "ce"]


def test_a_quotation_ends_with_its_line() -> None:
    read = cut("“We left\nThey stayed")
    assert read.shapes[read.shapes != CONTINUED].tolist() == [9, 6, 5, 1, 0]


@given(WORDS)
def test_cores_of_windows_share_out_all_pieces_and_fit_the_network(words: list[str]) -> None:
    read = cut("".join(words))
    found = list(windows(read))
    cores = [piece for w in found for piece in range(w.core_first, w.core_last)]
    assert cores == list(range(len(read.ids)))
    assert all(w.first <= w.core_first < w.core_last <= w.last for w in found)
    assert all(w.last - w.first <= LONGEST for w in found)


def test_a_window_shows_the_sentence_before_and_is_cut_between_sentences() -> None:
    text = " ".join(["The old grey ferry sank off the quay."] * 30)
    read = cut(text)
    second = list(windows(read))[1]
    assert text[read.starts[second.core_first] :].startswith("The old")
    assert second.first < second.core_first
    assert text[read.starts[second.first] :].startswith("The old")


def test_the_layout_marks_beginning_end_and_paragraphs() -> None:
    read = cut("Hi.\nYes.")
    at = layout(read, 0, 4)
    assert at.tolist() == [-1, 0, 1, -2, 2, 3, -2]
    ids, shapes, sentences = inputs(read, at)
    assert ids[[0, 3, 6]].tolist() == [101, 102, 102]
    assert shapes[[0, 3, 6]].tolist() == [10, 10, 10]
    assert sentences.tolist() == [0, 0, 0, 0, 1, 1, 1]
