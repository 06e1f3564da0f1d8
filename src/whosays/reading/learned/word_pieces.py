"""Word pieces: the sentences of a text as the network of the tagger takes them.

What holds here: a window depends on the text and its sentences alone; the cores of the windows of a
text share out its pieces, none left out and none doubled; no window is longer than `LONGEST`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from whosays.model import Span

Numbers = NDArray[np.int64]

LONGEST = 192
"""The most word pieces of a window that the network is trained on."""
SHAPES = 12
BETWEEN, CONTINUED = 10, 11
"""The shapes of a mark between paragraphs, and of a piece that continues a word."""

_QUOTED = 5  # what is added to the shape of a word within quote marks
_BEGIN, _BREAK = 101, 102  # [CLS] and [SEP] of the vocabulary
_CORE, _BEFORE, _AFTER = 144, 32, 16
_MARKS = re.compile('["“”\n]')
_LINE_BREAK = re.compile("[\n\r\u2028\u2029\x0b\x0c\x85]")
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character: the tokenizer takes none


class Encoded(Protocol):
    """A text cut into pieces: their ids, code points, and the number of the word each belongs to."""

    @property
    def ids(self) -> Sequence[int]:
        """The place of each piece in the vocabulary."""
        ...

    @property
    def offsets(self) -> Sequence[tuple[int, int]]:
        """The code points of each piece, half-open."""
        ...

    @property
    def word_ids(self) -> Sequence[int | None]:
        """The number of the word that each piece is part of."""
        ...


class Tokenizer(Protocol):
    """The part of a tokenizer of the library tokenizers that is used."""

    def encode(self, sequence: str, /, *, add_special_tokens: bool) -> Encoded:
        """The pieces of `sequence`."""
        ...


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
