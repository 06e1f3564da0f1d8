from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nasty import EXAMPLES
from word_cuts import WORDS, cut

from whosays.errors import TaggerError
from whosays.model import Span
from whosays.reading.learned.tagger import (
    CONTENT,
    CUE,
    OUTSIDE,
    SOURCE,
    Candidate,
    Decision,
    TaggedAttribution,
    Tagger,
    attributions,
)
from whosays.reading.learned.word_pieces import CONTINUED
from whosays.reading.models import WEIGHTS
from whosays.reading.sentences import split

DECISION = Decision(threshold=0.4, reluctance=1.0, leaning=0.2, source_seed=0.2, source_share=0.4)


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


def said(text: str, *candidates: Candidate, decision: Decision = DECISION) -> tuple[TaggedAttribution, ...]:
    return attributions(text, cut(text), candidates, decision)


def phrases(text: str, spans: Sequence[Span]) -> list[str]:
    return [s.of(text) for s in spans]


def test_an_attribution_links_its_parts_and_keeps_a_content_in_two() -> None:
    text = "“The quay,” Lund said on Monday, “is shut.”"
    (one,) = said(text, told(text, "said", "Lund", "“The quay,”|“is shut.”"))
    assert (one.cue.of(text), phrases(text, one.source)) == ("said", ["Lund"])
    assert phrases(text, one.content) == ["“The quay,”", "“is shut.”"]
    assert one.probability == pytest.approx(0.9, abs=1e-4)


def test_a_cue_without_content_or_too_unlikely_is_no_attribution() -> None:
    text = "Lund said the quay was shut"
    sure = told(text, "said", "Lund", "the quay was shut")
    assert said(text, told(text, "said", "Lund")) == ()
    assert said(text, sure, decision=replace(DECISION, threshold=0.95)) == ()
    assert said(text, sure)


def test_a_doubtful_source_is_taken_whole_and_a_very_doubtful_one_not() -> None:
    text = "The quay is shut, the old harbour master said"
    candidate = told(text, "said", "", "The quay is shut")
    read = cut(text)
    master = (read.starts >= text.index("the old")) & (read.starts < text.index("said"))
    candidate.labels[master] = [0.6, 0.3, 0.05, 0.05]
    (one,) = said(text, candidate)
    assert phrases(text, one.source) == ["the old harbour master"]
    (one,) = said(text, candidate, decision=replace(DECISION, source_seed=0.35))
    assert one.source == ()


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
    eager = replace(DECISION, threshold=0.1)
    found = attributions(text, read, made, eager)
    assert list(found) == sorted(found, key=lambda a: a.cue)
    contents = [c for a in found for c in a.content]
    assert not any(a.overlaps(b) for i, a in enumerate(contents) for b in contents[i + 1 :])
    assert not any(a.cue.overlaps(c) for a in found for c in contents)
    for a in found:
        assert a.content
        for span in (a.cue, *a.source, *a.content):
            assert span.end <= len(text)
            assert "\n" not in span.of(text)
            assert span.of(text) == span.of(text).strip(" ,;:")
    assert found == attributions(text, read, made[::-1], eager)


# ------------------------------------------------------------------------- the network itself


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(TaggerError, match="is missing"):
        Tagger.load(tmp_path)
    for name in ("tagger.onnx", "tokenizer.json"):
        (tmp_path / name).write_text("{}")
    with pytest.raises(TaggerError, match="is not a tagger"):
        Tagger.load(tmp_path)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger.load(WEIGHTS)


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
