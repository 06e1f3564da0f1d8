"""A learned tagger of attributions: cue, source and content of each, already linked.

One pass of a small encoder over a window of sentences finds the first word of each cue; given that
word, a second head labels every word of the window as source, content or cue of *that* attribution
(as semantic role labelling does; Shi and Lin 2019), so that what belongs together needs no guessing
afterwards. ``training/`` holds how the network is made, ``docs/tagger.md`` what it reaches.

What holds here:

* The network sees one window at a time, on one thread, and a window depends on the text and its
  sentences alone: the same article gives the same bits, whatever else is read, in any order.
* Every span lies in the sentences given, crosses no line break, and has no comma, colon or
  semicolon at its ends.
* No word is in the content of two attributions, and no cue is in another attribution's content:
  the corpus marks the outermost attribution only, and so does the tagger.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from pathlib import Path
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from whosays.errors import TaggerError
from whosays.model import Span
from whosays.reading.learned.word_pieces import (
    CONTINUED,
    Numbers,
    Pieces,
    Tokenizer,
    Window,
    inputs,
    layout,
    pieces,
    windows,
)

Chances = NDArray[np.float32]
Mask = NDArray[np.bool_]

OUTSIDE, SOURCE, CONTENT, CUE = range(4)
"""The labels of a word, given a cue."""

_SMALLEST = 1e-6
_LOOSE = ",;: \t\xa0"  # what no span begins or ends with


@dataclass(frozen=True, slots=True)
class TaggedAttribution:
    """One attribution read off a text; spans in code points of it, in order.

    `content` has at least one span; `source` has one or none. `probability` is the mean of the
    network's chances that the cue is one, of its extent and of the content: between 0 and 1, to four
    decimals.
    """

    cue: Span
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    probability: float


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A cue the network found, and for each piece from `first` on the chances of the labels.

    `at` is the piece the cue begins at; `chance` that of a cue beginning there.
    """

    at: int
    chance: float
    first: int
    labels: Chances


@dataclass(frozen=True, slots=True)
class Decision:
    """How chances become spans; set on held-out articles, and noted in the model file.

    An attribution less likely than `threshold` is dropped. To begin a stretch of content costs
    `reluctance`, and each word of it gains `leaning`, both as logarithms. A source needs one word
    whose chance is at least `source_seed`, and takes in the neighbours that have `source_share` of it.
    """

    threshold: float
    reluctance: float
    leaning: float
    source_seed: float
    source_share: float


class Session(Protocol):
    """The part of an onnxruntime session that is used."""

    def run(
        self, output_names: Sequence[str] | None, input_feed: Mapping[str, Numbers]
    ) -> Sequence[NDArray[np.generic]]:
        """The outputs of these names for these inputs."""
        ...


@dataclass(frozen=True, slots=True)
class Tagger:
    """A network ready to read: get one by `Tagger.load`."""

    session: Session
    tokenizer: Tokenizer
    decision: Decision

    @classmethod
    def load(cls, path: Path) -> Self:
        """The tagger in the folder `path` (tagger.onnx, tokenizer.json); TaggerError if it has none."""
        try:
            import onnxruntime
            import tokenizers
        except ImportError:
            raise TaggerError("the learned reader needs more: pip install 'whosays[learned]'") from None

        for name in ("tagger.onnx", "tokenizer.json"):
            if not (path / name).is_file():
                raise TaggerError(f"{path / name} is missing: the tagger needs it")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            session = onnxruntime.InferenceSession(
                path / "tagger.onnx", options, providers=["CPUExecutionProvider"]
            )
            told = session.get_modelmeta().custom_metadata_map
            decision = Decision(*(float(told[field.name]) for field in fields(Decision)))
        except Exception as problem:  # onnxruntime's errors have no common type of their own
            raise TaggerError(f"{path / 'tagger.onnx'} is not a tagger: {problem}") from problem
        tokenizer = tokenizers.Tokenizer.from_file(str(path / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return cls(session, tokenizer, decision)

    def read(self, text: str, sentences: Sequence[Span]) -> tuple[TaggedAttribution, ...]:
        """The attributions in the `sentences` of `text`, in the order of their cues.

        `sentences` are in order and do not overlap, as `whosays.reading.sentences.split` gives them.
        """
        read = pieces(text, sentences, self.tokenizer)
        found = [c for window in windows(read) for c in self.candidates(read, window)]
        return attributions(text, read, found, self.decision)

    def candidates(self, read: Pieces, window: Window) -> Iterator[Candidate]:
        """The cues that the network sees in the core of `window`, with their links."""
        at = layout(read, window.first, window.last)
        ids, shapes, sentences = inputs(read, at)
        core = np.array([window.core_first, window.core_last], dtype=np.int64)
        given = {
            "ids": ids,
            "shapes": shapes,
            "sentences": sentences,
            "core": np.searchsorted(np.maximum.accumulate(at), core),
        }
        begins, chances, labels = self.session.run(["begins", "chances", "labels"], given)
        real = at >= 0
        for position, chance, row in zip(begins, chances, labels, strict=True):
            yield Candidate(int(at[position]), float(chance), window.first, row[real].astype(np.float32))


@dataclass(frozen=True, slots=True, eq=False)
class _Judged:
    """A candidate with one label for each of its pieces, and its probability."""

    probability: float
    at: int
    first: int
    labels: Numbers


def attributions(
    text: str, read: Pieces, candidates: Sequence[Candidate], decision: Decision
) -> tuple[TaggedAttribution, ...]:
    """The attributions that stand, in the order of their cues.

    The likelier of two takes the words that both claim; one left without content is dropped.
    """
    judged = [_judge(read, candidate, decision) for candidate in candidates]
    taken = np.zeros(len(read.ids), dtype=np.bool_)
    found = []
    for one in sorted(judged, key=lambda j: (-j.probability, j.at)):
        if one.probability < decision.threshold or taken[one.at]:
            continue
        here = slice(one.first, one.first + len(one.labels))
        free = ~taken[here]
        cue = _around((one.labels == CUE) & free, one.at - one.first)
        content = _bridged(text, read, one.first, (one.labels == CONTENT) & free, free & ~cue)
        spans = _spans(text, read, one.first, content)
        cues = _spans(text, read, one.first, cue)
        if not spans or not cues:
            continue
        taken[here] |= content | cue
        found.append(
            TaggedAttribution(
                cues[0],
                tuple(_spans(text, read, one.first, one.labels == SOURCE)[:1]),
                tuple(spans),
                round(one.probability, 4),
            )
        )
    return tuple(sorted(found, key=lambda a: a.cue))


def _judge(read: Pieces, candidate: Candidate, decision: Decision) -> _Judged:
    shapes = read.shapes[candidate.first : candidate.first + len(candidate.labels)]
    words = np.flatnonzero(shapes != CONTINUED)
    chances = candidate.labels[words]
    own = int(np.searchsorted(words, candidate.at - candidate.first, side="right")) - 1
    scores = np.log(np.maximum(chances, _SMALLEST))
    scores[:, CONTENT] += decision.leaning
    scores[own, :CUE] = -np.inf
    chosen = np.array(_likeliest(scores.tolist(), decision.reluctance), dtype=np.int64)
    open_to = np.where(np.isin(chosen, (CONTENT, CUE)), 0, chances[:, SOURCE])
    seed = int(open_to.argmax())
    chosen[chosen == SOURCE] = OUTSIDE
    if open_to[seed] >= decision.source_seed:
        chosen[_around(open_to >= decision.source_share * open_to[seed], seed)] = SOURCE
    labels = np.zeros(len(shapes), dtype=np.int64)
    labels[words] = chosen
    begun = np.maximum.accumulate(np.where(shapes != CONTINUED, np.arange(len(shapes)), 0))
    content = chances[chosen == CONTENT, CONTENT]
    sure = (candidate.chance, chances[own, CUE], content.mean() if len(content) else 0)
    probability = float(np.prod(np.array(sure, dtype=np.float64))) ** (1 / 3)
    return _Judged(probability, candidate.at, candidate.first, labels[begun])


def _likeliest(scores: Sequence[Sequence[float]], reluctance: float) -> list[int]:
    """The likeliest labels where each stretch of content costs `reluctance`: Viterbi's algorithm."""
    best = list(scores[0])
    best[CONTENT] -= reluctance
    came: list[tuple[int, int]] = []
    for word in scores[1:]:
        other = max((OUTSIDE, SOURCE, CUE), key=best.__getitem__)
        goes_on = best[CONTENT] >= best[other] - reluctance
        ends = best[CONTENT] > best[other]
        came.append((CONTENT if ends else other, CONTENT if goes_on else other))
        to_other = max(best[CONTENT], best[other])
        to_content = max(best[CONTENT], best[other] - reluctance)
        best = [(to_content if k == CONTENT else to_other) + word[k] for k in range(4)]
    path = [max(range(4), key=best.__getitem__)]
    for from_other, from_content in reversed(came):
        path.append(from_content if path[-1] == CONTENT else from_other)
    return path[::-1]


def _around(mask: Mask, at: int) -> Mask:
    """The run of `mask` that holds the index `at`, alone."""
    first = last = at
    while first > 0 and mask[first - 1]:
        first -= 1
    while last < len(mask) and mask[last]:
        last += 1
    kept = np.zeros_like(mask)
    kept[first:last] = True
    return kept


def _bridged(text: str, read: Pieces, first: int, mask: Mask, free: Mask) -> Mask:
    """`mask` with its gaps of free punctuation filled."""
    filled = mask.copy()
    inside = np.flatnonzero(mask).tolist()
    for before, after in pairwise(inside):
        between = range(before + 1, after)
        if all(free[i] and not _wordy(text, read, first + i) for i in between):
            filled[before:after] = True
    return filled


def _wordy(text: str, read: Pieces, piece: int) -> bool:
    return any(c.isalnum() for c in text[read.starts[piece] : read.ends[piece]])


def _spans(text: str, read: Pieces, first: int, mask: Mask) -> list[Span]:
    """The runs of `mask` as spans of the text, broken at the end of a line, without loose marks."""
    runs: list[Span] = []
    before = -1
    for piece in (np.flatnonzero(mask) + first).tolist():
        start, end = int(read.starts[piece]), int(read.ends[piece])
        if piece == before + 1 and runs and read.paragraphs[piece] == read.paragraphs[before]:
            runs[-1] = Span(runs[-1].start, end)
        else:
            runs.append(Span(start, end))
        before = piece
    return [kept for run in runs for kept in _without_loose_marks(text, run)]


def _without_loose_marks(text: str, span: Span) -> Iterator[Span]:
    words = span.of(text).strip(_LOOSE)
    if words:
        start = span.start + span.of(text).index(words)
        yield Span(start, start + len(words))
