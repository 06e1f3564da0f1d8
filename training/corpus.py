"""The corpus as the network sees it: windows of word pieces, with what is to be learnt of each.

What is cut and shaped here is cut and shaped by `whosays.reading.learned.word_pieces`, as in reading: only
the labels are added.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from whosays.reading.learned.tagger import CONTENT, CUE, OUTSIDE, SOURCE
from whosays.reading.learned.word_pieces import CONTINUED, LONGEST, Numbers, Pieces, inputs, layout, pieces
from whosays.reading.sentences import split

IGNORED = -100
"""The label of a position that nothing is learnt from: marks of the network, and ends of words."""
TAGGED = (CUE, SOURCE, CONTENT)
"""The kinds that every word is tagged for (outside, begins, goes on), whatever it is linked to."""
SEED, HELD_OUT = 20, 40


@dataclass(frozen=True, slots=True, eq=False)
class Marked:
    """An annotated article: its pieces, and for each attribution a row of labels, one a piece.

    `starts` holds the piece that each attribution's cue begins at.
    """

    read: Pieces
    starts: Numbers
    links: NDArray[np.int8]


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A window to learn from: what goes in; a row of tags for each of `TAGGED`; cues and their links."""

    ids: Numbers
    shapes: Numbers
    sentences: Numbers
    tags: Numbers
    starts: Numbers
    links: Numbers


def records(path: Path) -> list[dict]:
    """The articles of a part of the corpus, as they are stored."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def shared_out(path: Path) -> tuple[list[dict], list[dict]]:
    """The articles of the train part to learn from, and those held out to set thresholds by."""
    listed = records(path)
    random.Random(SEED).shuffle(listed)
    return listed[HELD_OUT:], listed[:HELD_OUT]


def tokenizer_of(base: Path) -> Tokenizer:
    """The tokenizer in the folder of the base weights, without its limit of length."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def marked(record: dict, tokenizer: Tokenizer) -> Marked:
    """The article with the labels of each attribution that has a cue and a content."""
    read = pieces(record["text"], split(record["text"]), tokenizer)
    starts, links = [], []
    for attribution in record["attributions"]:
        row = np.full(len(read.ids), OUTSIDE, dtype=np.int8)
        for kind, label in (("content", CONTENT), ("source", SOURCE), ("cue", CUE)):
            for span in attribution[kind]:
                row[(read.starts < span["end"]) & (read.ends > span["start"])] = label
        row[read.shapes == CONTINUED] = IGNORED
        cue = np.flatnonzero(row == CUE)
        if len(cue) and (row == CONTENT).any():
            starts.append(cue[0])
            links.append(row)
    rows = np.array(links, dtype=np.int8).reshape(len(links), len(read.ids))
    return Marked(read, np.array(starts, dtype=np.int64), rows)


def batches(articles: Sequence[Marked], epoch: int, size: int) -> Iterator[list[Example]]:
    """All articles once, in batches of windows of like length; cut and mixed anew in each epoch."""
    chance = random.Random(1000 + epoch)
    cut = [example for article in articles for example in _examples(article, chance)]
    chance.shuffle(cut)
    groups = []
    for at in range(0, len(cut), 24 * size):
        near = sorted(cut[at : at + 24 * size], key=lambda e: len(e.ids))
        groups += [near[i : i + size] for i in range(0, len(near), size)]
    chance.shuffle(groups)
    yield from (group for group in groups if len(group) == size)


def _examples(article: Marked, chance: random.Random) -> Iterator[Example]:
    """The article cut at ends of sentences, the first cut at a place drawn by chance."""
    sentences = article.read.sentences
    ends = [*(np.flatnonzero(np.diff(sentences)) + 1).tolist(), len(sentences)]
    first, room = 0, chance.randint(LONGEST // 4, LONGEST)
    for here, following in zip(ends, [*ends[1:], None], strict=True):
        if following is None or following - first > room:
            for start in range(first, here, LONGEST):
                yield _example(article, start, min(here, start + LONGEST))
            first, room = here, LONGEST


def _example(article: Marked, first: int, last: int) -> Example:
    at = layout(article.read, first, last)
    ids, shapes, sentences = inputs(article.read, at)
    rows = np.where(at >= 0, article.links[:, np.maximum(at, 0)].astype(np.int64), IGNORED)
    learnt = (at >= 0) & (shapes != CONTINUED)
    tags = np.where(learnt, 0, np.full((len(TAGGED), len(at)), IGNORED))
    for number, label in enumerate(TAGGED):
        for row in rows:
            inside = row[learnt] == label
            begins = inside & ~np.concatenate([[False], inside[:-1]])
            tags[number, learnt] = np.where(
                tags[number, learnt] > 0, tags[number, learnt], inside * 2 - begins
            )
    chosen = (article.starts >= first) & (article.starts < last)
    starts = np.searchsorted(np.maximum.accumulate(at), article.starts[chosen])
    return Example(ids, shapes, sentences, tags, starts, rows[chosen])
