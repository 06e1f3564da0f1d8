"""The network: a MiniLM encoder, tags of every word, and links from each cue to its words.

The encoder is that of all-MiniLM-L6-v2 (Wang et al. 2020; Reimers and Gurevych 2019), with a vector for
the shape of each word added, since its vocabulary has no capitals. The links take attribution as
semantic role labelling takes predicates (Shi and Lin 2019): given the first word of a cue, every word of
the window is labelled outside, source, content or cue of *that* attribution. A linked word sees its cue
(which scales and shifts it; Perez et al. 2018), how far away that is, and its linked neighbours.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from whosays.reading.learned.word_pieces import SHAPES

WIDTH, HEADS, LAYERS, INNER, VOCABULARY, POSITIONS = 384, 12, 6, 1536, 30522, 512
TAGS, LABELS = 9, 4
LINKED, REACH, NEAR = 192, 128, (1, 2, 4)


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.wide, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.after, self.last = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, seen: Tensor | None) -> Tensor:
        """`x` [B, L, WIDTH] after the layer; `seen` [B, 1, 1, L] is false where padding stands."""
        b, n, _ = x.shape
        q, k, v = (f(x).view(b, n, HEADS, -1).transpose(1, 2) for f in (self.query, self.key, self.value))
        mixed = functional.scaled_dot_product_attention(q, k, v, seen).transpose(1, 2).reshape(b, n, WIDTH)
        x = self.after(x + self.dropout(self.out(mixed)))
        return self.last(x + self.dropout(self.narrow(functional.gelu(self.wide(x)))))


class Encoder(nn.Module):
    """Word pieces and their shapes, as vectors in context."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids: Tensor, shapes: Tensor, seen: Tensor | None = None) -> Tensor:
        """Vectors [B, L, WIDTH] of `ids` and `shapes` [B, L]."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(places) + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, seen)
        return x


class Neighbours(nn.Module):
    """Each position learns from the ones `apart` before and after it."""

    def __init__(self, apart: int, dropout: float) -> None:
        super().__init__()
        self.apart = apart
        self.mix = nn.Linear(3 * LINKED, LINKED)
        self.norm = nn.LayerNorm(LINKED)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        """`x` [N, L, LINKED] with what each position learnt."""
        n = x.shape[1]
        padded = functional.pad(x, (0, 0, self.apart, self.apart))
        near = torch.cat([padded[:, :n], x, padded[:, 2 * self.apart :]], -1)
        return self.norm(x + self.dropout(functional.gelu(self.mix(near))))


class Links(nn.Module):
    """Labels of the words of a window, for each of some cues."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.word = nn.Linear(WIDTH, LINKED)
        self.scale, self.shift = nn.Linear(WIDTH, LINKED), nn.Linear(WIDTH, LINKED)
        self.distance = nn.Embedding(2 * REACH + 1, LINKED)
        self.sentence = nn.Embedding(5, LINKED)
        self.norm = nn.LayerNorm(LINKED)
        self.near = nn.ModuleList(Neighbours(d, dropout) for d in NEAR)
        self.dropout = nn.Dropout(dropout)
        self.label = nn.Linear(LINKED, LABELS)

    def forward(self, words: Tensor, cue: Tensor, distance: Tensor, sentence: Tensor) -> Tensor:
        """Labels [N, L, LABELS] of `words` [N or 1, L, LINKED] for the cues `cue` [N, WIDTH].

        `distance` and `sentence` [N, L] say how many positions and sentences each is after the cue.
        """
        x = words * (1 + self.scale(cue)).unsqueeze(1) + self.shift(cue).unsqueeze(1)
        x = x + self.distance(distance.clamp(-REACH, REACH) + REACH)
        x = self.norm(functional.gelu(x + self.sentence(sentence.clamp(-2, 2) + 2)))
        x = self.dropout(x)
        for near in self.near:
            x = near(x)
        return self.label(x)


class Network(nn.Module):
    """The encoder and its two heads."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.tags = nn.Linear(WIDTH, TAGS)
        self.links = Links(dropout)
        self.dropout = nn.Dropout(dropout)

    def encode(self, ids: Tensor, shapes: Tensor, seen: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Vectors [B, L, WIDTH], and tags [B, L, TAGS]: cue, source, content as outside, begins, goes on."""
        hidden = self.dropout(self.encoder(ids, shapes, seen))
        return hidden, self.tags(hidden)

    def link(self, hidden: Tensor, sentences: Tensor, window: Tensor, starts: Tensor) -> Tensor:
        """Labels [N, L, LABELS] for the cues that begin at `starts` of the windows `window`."""
        cue = hidden[window, starts]
        places = torch.arange(hidden.shape[1], device=hidden.device)
        distance = places.unsqueeze(0) - starts.unsqueeze(1)
        apart = sentences[window] - sentences[window, starts].unsqueeze(1)
        return self.links(self.links.word(hidden)[window], cue, distance, apart)


def from_base(path: Path) -> Network:
    """A network whose encoder holds the weights of the MiniLM model in the folder `path`."""
    network = Network()
    for module in network.modules():
        if isinstance(module, nn.Embedding):
            nn.init.normal_(module.weight, std=0.02)
    base = load_file(path / "model.safetensors")
    base = {k.removeprefix("bert."): v for k, v in base.items()}
    own = network.encoder.state_dict()
    own["words.weight"] = base["embeddings.word_embeddings.weight"]
    own["positions.weight"] = (
        base["embeddings.position_embeddings.weight"] + base["embeddings.token_type_embeddings.weight"][0]
    )
    own["shapes.weight"] = torch.zeros(SHAPES, WIDTH)
    names = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "after": "attention.output.LayerNorm",
        "wide": "intermediate.dense",
        "narrow": "output.dense",
        "last": "output.LayerNorm",
    }
    for end in ("weight", "bias"):
        own[f"norm.{end}"] = base[f"embeddings.LayerNorm.{end}"]
        for n in range(LAYERS):
            for mine, theirs in names.items():
                own[f"layers.{n}.{mine}.{end}"] = base[f"encoder.layer.{n}.{theirs}.{end}"]
    network.encoder.load_state_dict(own)
    return network
