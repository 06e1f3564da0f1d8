"""What the network is trained to make small, for a batch of windows.

Two parts, both summed over words and divided by their number: how badly the words are tagged as
cue, source and content, and how badly they are linked to each cue. Links are learnt for the annotated
cues, and for up to three more a window that the network itself takes for cues: from those inside a cue
it learns the same links, from the others that there are none.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from corpus import IGNORED, Example
from network import Network
from torch import Tensor
from torch.nn import functional

from whosays.reading.learned.tagger import CUE, OUTSIDE
from whosays.reading.learned.word_pieces import BETWEEN, Numbers

TAG_WEIGHTS = (1.0, 0.3, 0.3)
MISTAKEN, MISTAKEN_CHANCE = 3, 0.05
BEGINS = 1


def loss_of(network: Network, batch: Sequence[Example]) -> tuple[Tensor, dict[str, float]]:
    """The loss, and its parts as numbers: of the cue tags, of the links, and how many words."""
    length = max(len(example.ids) for example in batch)
    ids = _padded([e.ids for e in batch], 0, length)
    shapes = _padded([e.shapes for e in batch], BETWEEN, length)
    sentences = _padded([e.sentences for e in batch], -1, length)
    tags = _padded([e.tags for e in batch], IGNORED, length)
    seen = (ids != 0)[:, None, None, :] if (ids == 0).any() else None
    with torch.autocast("cpu", torch.bfloat16):
        hidden, scores = network.encode(ids, shapes, seen)
    scores = scores.float().view(*ids.shape, len(TAG_WEIGHTS), 3)
    of_tags = [_summed(scores[:, :, k], tags[:, k]) for k in range(len(TAG_WEIGHTS))]
    windows, starts, rows = _cues(batch, scores.detach()[:, :, 0].softmax(-1)[:, :, BEGINS])
    of_links = torch.zeros(())
    if rows:
        with torch.autocast("cpu", torch.bfloat16):
            linked = network.link(hidden, sentences, torch.tensor(windows), torch.tensor(starts))
        of_links = _summed(linked.float(), _padded(rows, IGNORED, length))
    words = (tags[:, 0] != IGNORED).sum()
    weighed = sum(weight * loss for weight, loss in zip(TAG_WEIGHTS, of_tags, strict=True))
    told = {"cue": of_tags[0].item(), "link": of_links.item(), "words": words.item()}
    return (weighed + of_links) / words, told


def _cues(batch: Sequence[Example], chances: Tensor) -> tuple[list[int], list[int], list[Numbers]]:
    """Window, first position and links of each cue to learn from, annotated ones first."""
    windows = [number for number, example in enumerate(batch) for _ in example.starts]
    starts = [int(start) for example in batch for start in example.starts]
    rows = [row for example in batch for row in example.links]
    for number, example in enumerate(batch):
        cue_tags = example.tags[0]
        open_to = chances[number, : len(cue_tags)].numpy().copy()
        open_to[(cue_tags == IGNORED) | (cue_tags == BEGINS)] = 0
        for place in np.argsort(-open_to, kind="stable")[:MISTAKEN].tolist():
            if open_to[place] > MISTAKEN_CHANCE:
                none = np.where(cue_tags == IGNORED, IGNORED, OUTSIDE)
                windows.append(number)
                starts.append(place)
                rows.append(next((row for row in example.links if row[place] == CUE), none))
    return windows, starts, rows


def _summed(scores: Tensor, labels: Tensor) -> Tensor:
    return functional.cross_entropy(
        scores.reshape(-1, scores.shape[-1]), labels.reshape(-1), ignore_index=IGNORED, reduction="sum"
    )


def _padded(rows: Sequence[Numbers], value: int, length: int) -> Tensor:
    return torch.stack(
        [functional.pad(torch.from_numpy(row), (0, length - row.shape[-1]), value=value) for row in rows]
    )
