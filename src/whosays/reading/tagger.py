"""A learned tagger of attributions: cue, source and content of each, already linked.

One pass of a small encoder over a window of sentences finds the first word of each cue; given that
word, a second head labels every word of the window as source, content or cue of *that* attribution
(as semantic role labelling does; Shi and Lin 2019), so that what belongs together needs no guessing
afterwards. ``training/`` holds how the network is made, ``docs/tagger.md`` what it reaches.

What holds here:

* The network sees one window at a time, on one thread, and a window depends on the text and its
  sentences alone: the same article gives the same bits, whatever else is read, in any order.
* Every span lies in the sentences given, begins and ends with a word, and crosses no line break.
* No word is in the content of two attributions, and no cue is in another attribution's content:
  the corpus marks the outermost attribution only, and so does the tagger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from whosays.errors import WhosaysError
from whosays.model import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Numbers = NDArray[np.int64]
Chances = NDArray[np.float32]
Run = tuple[int, int]
"""Pieces of a text, half-open, by their index in its `Pieces`."""

LONGEST = 192
"""The most word pieces of a window that the network is trained on."""
OUTSIDE, SOURCE, CONTENT, CUE = range(4)
"""The labels of a word, given a cue."""
SHAPES = 12
BETWEEN, CONTINUED = 10, 11
"""The shapes of a mark between paragraphs, and of a piece that continues a word."""

_QUOTED = 5  # what is added to the shape of a word within quote marks
_BEGIN, _BREAK = 101, 102  # [CLS] and [SEP] of the vocabulary
_CORE, _BEFORE, _AFTER = 112, 48, 32
_MARKS = re.compile('["“”\n]')
_LINE_BREAK = re.compile("[\n\r\u2028\u2029\x0b\x0c\x85]")
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character: the tokenizer takes none
_SMALLEST = 1e-6


class TaggerError(WhosaysError):
    """A model file that is missing, or that is not the tagger's."""


@dataclass(frozen=True, slots=True)
class TaggedAttribution:
    """One attribution read off a text; spans in code points of it, in order.

    `content` has at least one span; `source` may have none. `probability` is the network's, between
    0 and 1, to four decimals.
    """

    cue: Span
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    probability: float


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The word pieces of the sentences of a text, as arrays of one length.

    `starts` and `ends` are code points of the text; `shapes` tells case, digits and quote marks.
    `sentences` and `paragraphs` number the sentence and the line that a piece lies in; where words
    between two sentences were left out, a line ends too.
    """

    ids: Numbers
    starts: Numbers
    ends: Numbers
    shapes: Numbers
    sentences: Numbers
    paragraphs: Numbers


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `first` to `last` are shown to the network; the cues of the core alone are taken."""

    first: int
    core_first: int
    core_last: int
    last: int


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A cue the network found, and for each piece from `first` on the chances of the labels.

    `at` is the piece the cue begins at; `chance` that of a cue beginning there.
    """

    at: int
    chance: float
    first: int
    labels: Chances


class Session(Protocol):
    """The part of an onnxruntime session that is used."""

    def run(
        self, output_names: Sequence[str] | None, input_feed: Mapping[str, Numbers]
    ) -> Sequence[NDArray[np.generic]]:
        """The outputs of these names for these inputs."""
        ...


@dataclass(frozen=True, slots=True)
class Tagger:
    """A network ready to read: get one by `Tagger.load`.

    An attribution less likely than `threshold` is dropped. `reluctance` is what a change of label
    from one word to the next costs, as a logarithm: it keeps spans whole.
    """

    session: Session
    tokenizer: Tokenizer
    threshold: float
    reluctance: float

    @classmethod
    def load(cls, path: Path) -> Self:
        """The tagger in the folder `path` (tagger.onnx, tokenizer.json); TaggerError if it has none."""
        import onnxruntime
        from tokenizers import Tokenizer

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
            threshold, reluctance = float(told["threshold"]), float(told["reluctance"])
        except Exception as problem:  # onnxruntime's errors have no common type of their own
            raise TaggerError(f"{path / 'tagger.onnx'} is not a tagger: {problem}") from problem
        tokenizer = Tokenizer.from_file(str(path / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return cls(session, tokenizer, threshold, reluctance)

    def read(self, text: str, sentences: Sequence[Span]) -> tuple[TaggedAttribution, ...]:
        """The attributions in the `sentences` of `text`, in the order of their cues.

        `sentences` are in order and do not overlap, as `whosays.reading.sentences.split` gives them.
        """
        read = pieces(text, sentences, self.tokenizer)
        found = [c for window in windows(read) for c in self.candidates(read, window)]
        return attributions(text, read, found, self.threshold, self.reluctance)

    def candidates(self, read: Pieces, window: Window) -> Iterator[Candidate]:
        """The cues that the network sees in the core of `window`, with their links."""
        at = layout(read, window.first, window.last)
        ids, shapes, sentences = inputs(read, at)
        begins, chances, labels = self.session.run(
            ["begins", "chances", "labels"], {"ids": ids, "shapes": shapes, "sentences": sentences}
        )
        real = at >= 0
        for position, chance, row in zip(begins, chances, labels, strict=True):
            piece = int(at[position])
            if window.core_first <= piece < window.core_last:
                yield Candidate(piece, float(chance), window.first, row[real].astype(np.float32))


# ------------------------------------------------------------------------------ what goes in


def pieces(text: str, sentences: Sequence[Span], tokenizer: Tokenizer) -> Pieces:
    """The word pieces of `sentences`; what lies in none of them, or in two, is left out."""
    encoded = tokenizer.encode(_SURROGATE.sub("\ufffd", text), add_special_tokens=False)
    offsets = np.array(encoded.offsets, dtype=np.int64).reshape(-1, 2)
    starts, ends = offsets[:, 0], offsets[:, 1]
    firsts = np.array([s.start for s in sentences], dtype=np.int64)
    lasts = np.array([s.end for s in sentences], dtype=np.int64)
    sentence = np.searchsorted(firsts, starts, side="right") - 1
    kept = (sentence >= 0) & (starts < ends)
    kept[kept] = ends[kept] <= lasts[sentence[kept]]
    breaks = [m.start() for m in _LINE_BREAK.finditer(text)]
    breaks += [b.start for a, b in pairwise(sentences) if text[a.end : b.start].strip()]
    quoted = _quoted(text)
    words = [-1 if word is None else word for word in encoded.word_ids]
    shapes = [
        CONTINUED
        if i and words[i] == words[i - 1] and words[i] >= 0
        else _shape(text[start : start + 2]) + _QUOTED * int(quoted[start])
        for i, start in enumerate(starts.tolist())
    ]
    return Pieces(
        np.array(encoded.ids, dtype=np.int64)[kept],
        starts[kept],
        ends[kept],
        np.array(shapes, dtype=np.int64)[kept],
        sentence[kept],
        np.searchsorted(np.sort(np.array(breaks, dtype=np.int64)), starts, side="right")[kept],
    )


def _shape(beginning: str) -> int:
    if beginning[:1].isalpha():
        if not beginning[0].isupper():
            return 0
        return 2 if beginning[1:].isupper() else 1
    return 3 if beginning[:1].isdigit() else 4


def _quoted(text: str) -> NDArray[np.bool_]:
    """For each code point, whether it stands within double quote marks of its line."""
    inside = np.zeros(len(text) + 1, dtype=np.bool_)
    opened, at = False, 0
    for match in _MARKS.finditer(text):
        inside[at : match.start()] = opened
        inside[match.start()] = match[0] != "\n"
        opened = not opened if match[0] == '"' else match[0] == "“"
        at = match.end()
    inside[at:] = opened
    return inside


def windows(read: Pieces) -> Iterator[Window]:
    """Windows whose cores share out the pieces, cut at ends of sentences wherever one fits."""
    count = len(read.ids)
    ends = np.append(np.flatnonzero(np.diff(read.sentences)) + 1, count)
    first = 0
    while first < count:
        fitting = ends[(ends > first) & (ends <= first + _CORE)]
        last = int(fitting[-1]) if len(fitting) else min(first + _CORE, count)
        before = ends[(ends < first) & (ends >= first - _BEFORE)]
        after = ends[(ends > last) & (ends <= last + _AFTER)]
        yield Window(
            int(before[0]) if len(before) else max(0, first - _BEFORE),
            first,
            last,
            int(after[-1]) if len(after) else min(count, last + _AFTER),
        )
        first = last


def layout(read: Pieces, first: int, last: int) -> Numbers:
    """The piece at each position of the network's input; below 0 where a mark of its own stands."""
    positions = [-1]
    for piece in range(first, last):
        if piece > first and read.paragraphs[piece] != read.paragraphs[piece - 1]:
            positions.append(-2)
        positions.append(piece)
    return np.array([*positions, -2], dtype=np.int64)


def inputs(read: Pieces, at: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """What the network is given for a `layout`: ids, shapes, and the numbers of the sentences."""
    piece = np.maximum(np.maximum.accumulate(at), at[1])
    ids = np.where(at >= 0, read.ids[piece], np.where(at == -1, _BEGIN, _BREAK))
    shapes = np.where(at >= 0, read.shapes[piece], BETWEEN)
    return ids, shapes, read.sentences[piece]


# ----------------------------------------------------------------------------- what comes out


@dataclass(frozen=True, slots=True, eq=False)
class _Judged:
    """A candidate with one label for each of its pieces, and its probability."""

    probability: float
    at: int
    first: int
    labels: Numbers


def attributions(
    text: str, read: Pieces, candidates: Sequence[Candidate], threshold: float, reluctance: float
) -> tuple[TaggedAttribution, ...]:
    """The attributions that stand, in the order of their cues.

    The likelier of two takes the words that both claim; one left without content is dropped.
    """
    judged = [_judge(read, candidate, reluctance) for candidate in candidates]
    taken = np.zeros(len(read.ids), dtype=np.bool_)
    found = []
    for one in sorted(judged, key=lambda j: (-j.probability, j.at)):
        if one.probability < threshold or taken[one.at]:
            continue
        here = slice(one.first, one.first + len(one.labels))
        free = ~taken[here]
        cue = _around((one.labels == CUE) & free, one.at - one.first)
        content = _bridged(text, read, one.first, (one.labels == CONTENT) & free, free & ~cue)
        if not content.any():
            continue
        taken[here] |= content | cue
        sources = _spans(read, one.first, _bridged(text, read, one.first, one.labels == SOURCE, free))
        found.append(
            TaggedAttribution(
                _spans(read, one.first, cue)[0],
                tuple(sorted(sources, key=lambda s: s.start - s.end)[:1]),
                tuple(_spans(read, one.first, content)),
                round(one.probability, 4),
            )
        )
    return tuple(sorted(found, key=lambda a: a.cue))


def _judge(read: Pieces, candidate: Candidate, reluctance: float) -> _Judged:
    shapes = read.shapes[candidate.first : candidate.first + len(candidate.labels)]
    words = np.flatnonzero(shapes != CONTINUED)
    chances = np.log(np.maximum(candidate.labels[words], _SMALLEST))
    own = int(np.searchsorted(words, candidate.at - candidate.first, side="right")) - 1
    chances[own, [OUTSIDE, SOURCE, CONTENT]] = -np.inf
    chosen = np.array(_smoothest(chances.tolist(), reluctance), dtype=np.int64)
    labels = np.zeros(len(shapes), dtype=np.int64)
    labels[words] = chosen
    before = np.maximum.accumulate(np.where(shapes != CONTINUED, np.arange(len(shapes)), 0))
    sure = float(candidate.labels[candidate.at - candidate.first, CUE])
    return _Judged(float(np.sqrt(candidate.chance * sure)), candidate.at, candidate.first, labels[before])


def _smoothest(chances: Sequence[Sequence[float]], reluctance: float) -> list[int]:
    """The likeliest label of each word where each change of label costs `reluctance`.

    Viterbi's algorithm for the Potts model: the best way to a label keeps the label of the word
    before, or comes from the best label of all.
    """
    scores = list(chances[0])
    came: list[list[int]] = []
    for word in chances[1:]:
        best = max(range(4), key=scores.__getitem__)
        changed = scores[best] - reluctance
        came.append([k if scores[k] >= changed else best for k in range(4)])
        scores = [max(scores[k], changed) + word[k] for k in range(4)]
    label = max(range(4), key=scores.__getitem__)
    path = [label]
    for step in reversed(came):
        label = step[label]
        path.append(label)
    return path[::-1]


def _around(mask: NDArray[np.bool_], at: int) -> NDArray[np.bool_]:
    """The run of `mask` that holds the index `at`, alone."""
    first = last = at
    while first > 0 and mask[first - 1]:
        first -= 1
    while last < len(mask) and mask[last]:
        last += 1
    kept = np.zeros_like(mask)
    kept[first:last] = True
    return kept


def _bridged(
    text: str, read: Pieces, first: int, mask: NDArray[np.bool_], free: NDArray[np.bool_]
) -> NDArray[np.bool_]:
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


def _spans(read: Pieces, first: int, mask: NDArray[np.bool_]) -> list[Span]:
    """The runs of `mask` as spans of the text, broken at the end of a line."""
    spans: list[Span] = []
    before = -1
    for piece in (np.flatnonzero(mask) + first).tolist():
        start, end = int(read.starts[piece]), int(read.ends[piece])
        if piece == before + 1 and spans and read.paragraphs[piece] == read.paragraphs[before]:
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(start, end))
        before = piece
    return spans
