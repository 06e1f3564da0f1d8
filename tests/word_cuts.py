"""Word pieces without the tokenizer's file: what tests of the tagger cut texts with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from hypothesis import strategies as st

from whosays.model import Span
from whosays.reading.learned.word_pieces import Pieces, pieces
from whosays.reading.sentences import split

WORDS = st.lists(
    st.sampled_from(["a", "said", "reporters", "“", '"', ".", ". ", "\n", " ", "FBI"]), max_size=400
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
