from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nasty import EXAMPLES

from whosays.model import Span
from whosays.reading.sentences import split
from whosays.reading.tagger import (
    CONTENT,
    CONTINUED,
    CUE,
    LONGEST,
    OUTSIDE,
    SOURCE,
    Candidate,
    Pieces,
    TaggedAttribution,
    Tagger,
    TaggerError,
    attributions,
    inputs,
    layout,
    pieces,
    windows,
)


@dataclass(frozen=True)
class Encoded:
    ids: list[int]
    offsets: list[tuple[int, int]]
    word_ids: list[int | None]


class Halving:
    """A tokenizer that cuts at white space and marks, and each word of more than three letters in two."""

    def encode(self, text: str, add_special_tokens: bool) -> Encoded:
        assert not add_special_tokens
        offsets: list[tuple[int, int]] = []
        words: list[int | None] = []
        for number, match in enumerate(re.finditer(r"\w+|[^\w\s]", text)):
            cuts = [match.start(), match.end()]
            if match.end() - match.start() > 3:
                cuts.insert(1, match.start() + 3)
            offsets += pairwise(cuts)
            words += [number] * (len(cuts) - 1)
        return Encoded([1000 + e - s for s, e in offsets], offsets, words)


def cut(text: str, sentences: Sequence[Span] | None = None) -> Pieces:
    return pieces(text, split(text) if sentences is None else sentences, Halving())


def told(text: str, cue: str, source: str = "", content: str = "", chance: float = 0.9) -> Candidate:
    """What a sure network would say: the first place of `cue`, every place of the words of the others."""
    read = cut(text)
    labels = np.full((len(read.ids), 4), 0.02, dtype=np.float32)
    for phrases, label in ((content, CONTENT), (source, SOURCE), (cue, CUE)):
        for phrase in filter(None, phrases.split("|")):
            start = text.index(phrase)
            labels[(read.starts >= start) & (read.ends <= start + len(phrase)), label] = 0.9
    labels[labels.max(axis=1) < 0.5, OUTSIDE] = 0.9
    at = int(np.flatnonzero(read.starts == text.index(cue))[0])
    return Candidate(at, chance, 0, labels)


def said(text: str, *candidates: Candidate, threshold: float = 0.4) -> tuple[TaggedAttribution, ...]:
    return attributions(text, cut(text), candidates, threshold, 0.5)


def phrases(text: str, spans: Sequence[Span]) -> list[str]:
    return [s.of(text) for s in spans]


# ------------------------------------------------------------------------------ what goes in


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


WORDS = st.lists(
    st.sampled_from(["a", "said", "reporters", "“", '"', ".", ". ", "\n", " ", "FBI"]), max_size=400
)


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


# ----------------------------------------------------------------------------- what comes out


def test_an_attribution_links_its_parts_and_keeps_a_content_in_two() -> None:
    text = "“The quay,” Lund said on Monday, “is shut.”"
    (one,) = said(text, told(text, "said", "Lund", "“The quay,”|“is shut.”"))
    assert (one.cue.of(text), phrases(text, one.source)) == ("said", ["Lund"])
    assert phrases(text, one.content) == ["“The quay,”", "“is shut.”"]
    assert one.probability == pytest.approx(0.9, abs=1e-4)


def test_a_cue_without_content_or_too_unlikely_is_no_attribution() -> None:
    text = "Lund said the quay was shut"
    assert said(text, told(text, "said", "Lund")) == ()
    assert said(text, told(text, "said", "Lund", "the quay was shut", chance=0.1)) == ()
    assert said(text, told(text, "said", "Lund", "the quay was shut"))


def test_the_likelier_of_two_keeps_the_words_both_claim() -> None:
    text = "Lund said Berg believed the quay was shut"
    outer = told(text, "said", "Lund", "Berg believed the quay was shut")
    inner = told(text, "believed", "Berg", "the quay was shut", chance=0.6)
    assert [a.cue.of(text) for a in said(text, outer, inner)] == ["said"]


def test_a_content_breaks_at_a_line_and_runs_on_over_marks() -> None:
    text = "Lund said: shut, shut\nshut"
    candidate = told(text, "said", "Lund", "shut|, shut\nshut")
    candidate.labels[[i for i, s in enumerate(cut(text).starts) if text[s] == ","]] = [0.9, 0.02, 0.02, 0.02]
    (one,) = said(text, candidate)
    assert phrases(text, one.content) == ["shut, shut", "shut"]


def test_a_single_doubtful_word_does_not_break_a_span() -> None:
    text = "Lund said the old quay was shut"
    candidate = told(text, "said", "Lund", "the old quay was shut")
    doubtful = int(np.flatnonzero(cut(text).starts == text.index("old"))[0])
    candidate.labels[doubtful] = [0.5, 0.05, 0.4, 0.05]
    (one,) = said(text, candidate)
    assert phrases(text, one.content) == ["the old quay was shut"]


@given(WORDS, st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_whatever_the_network_says_spans_fit_and_never_collide(words: list[str], chance: Random) -> None:
    text = "".join(words)
    read = cut(text)
    count = len(read.ids)
    drawn = np.random.default_rng(chance.randrange(2**32))
    starts = np.flatnonzero((read.shapes != CONTINUED) & (drawn.random(count) < 0.2))
    made = [
        Candidate(int(at), float(drawn.random()), 0, drawn.dirichlet([0.3] * 4, count).astype(np.float32))
        for at in starts
    ]
    found = attributions(text, read, made, 0.1, 0.5)
    assert list(found) == sorted(found, key=lambda a: a.cue)
    contents = [c for a in found for c in a.content]
    assert not any(a.overlaps(b) for i, a in enumerate(contents) for b in contents[i + 1 :])
    assert not any(a.cue.overlaps(c) for a in found for c in contents)
    for a in found:
        assert a.content
        for span in (a.cue, *a.source, *a.content):
            assert span.end <= len(text)
            assert "\n" not in span.of(text)
            assert span.of(text) == span.of(text).strip()
    assert found == attributions(text, read, made[::-1], 0.1, 0.5)


# ------------------------------------------------------------------------- the network itself


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime", reason="the tagger needs onnxruntime")
    pytest.importorskip("tokenizers", reason="the tagger needs tokenizers")
    with pytest.raises(TaggerError, match="is missing"):
        Tagger.load(tmp_path)
    for name in ("tagger.onnx", "tokenizer.json"):
        (tmp_path / name).write_text("{}")
    with pytest.raises(TaggerError, match="is not a tagger"):
        Tagger.load(tmp_path)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    pytest.importorskip("onnxruntime", reason="the tagger needs onnxruntime")
    pytest.importorskip("tokenizers", reason="the tagger needs tokenizers")
    folder = os.environ.get("WHOSAYS_TAGGER")
    if not folder:
        pytest.skip("no model: name its folder in WHOSAYS_TAGGER")
    return Tagger.load(Path(folder))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Mayor Ingrid Lund said the quay would stay shut.", "Ingrid Lund", "said", "quay would stay shut"),
        (
            "The quay is shut, according to the port police.",
            "the port police",
            "according to",
            "The quay is shut",
        ),
        ("“We saw nothing,” a fisherman told reporters.", "a fisherman", "told reporters", "We saw nothing"),
        ("Berg denied that he had sold the ferry.", "Berg", "denied", "that he had sold the ferry"),
    ],
)
def test_what_it_reads(tagger: Tagger, text: str, source: str, cue: str, content: str) -> None:
    (one,) = tagger.read(text, split(text))
    assert source in one.source[0].of(text)
    assert one.cue.of(text) in cue
    assert content in " ".join(phrases(text, one.content))


def test_plain_narration_holds_no_attribution(tagger: Tagger) -> None:
    text = "The ferry left the quay at noon. It sank an hour later in shallow water."
    assert tagger.read(text, split(text)) == ()


def test_an_article_is_read_the_same_whatever_was_read_before(tagger: Tagger) -> None:
    texts = [
        "Lund said the quay was shut. " * 9,
        "“No,” said Berg. The port police believe that the ferry sank at noon.\nShe told a court so.",
    ]
    alone = [tagger.read(text, split(text)) for text in texts]
    assert alone == [tagger.read(text, split(text)) for text in texts]
    assert alone[::-1] == [tagger.read(text, split(text)) for text in texts[::-1]]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "Lund said the quay was shut and " * 800,
        '“ " ‘He said “she said "no‘ ” ” ' * 20,
        "THE MAYOR SAID THE QUAY WAS SHUT",
        "The mayor saidâ€œthe quayâ€ was shut",
        "قال محمد العلي إن الميناء مغلق, Lund said",
        "x" * 5_000,
        *EXAMPLES,
    ],
)
def test_odd_texts_are_read_without_an_exception(tagger: Tagger, text: str) -> None:
    sentences = split(text)
    for one in tagger.read(text, sentences):
        for span in (one.cue, *one.source, *one.content):
            assert span.end <= len(text)
            assert span.of(text).strip() == span.of(text) != ""
