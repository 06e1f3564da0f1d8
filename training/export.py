"""Writes a trained network as ONNX: whole, and with its weights in eight bits.

python export.py --checkpoint checkpoint.pt --base FOLDER --out FOLDER

One window a call: `ids`, `shapes`, `sentences` (an integer a position) and `core` (the first position
that cues are looked for at, and the first after) give `begins` (positions where a cue may begin),
`chances` (that one does), and `labels` (for each of them, the chances of outside, source, content and
cue at every position). The eight-bit file scales its activations by those of the
window in hand; as a window is always read alone, what it says hangs on nothing else.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch
from network import Network
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from tune import START, stamp

from whosays.reading.learned.word_pieces import BETWEEN

CANDIDATE = 0.06
"""The least chance of a word to be looked at as the beginning of a cue; its cube root is under any
threshold, so nothing that would stand is lost."""


class Reader(nn.Module):
    """The network as it is used: one window, and cues that it finds itself."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, ids: Tensor, shapes: Tensor, sentences: Tensor, core: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """`begins`, `chances` and `labels`."""
        hidden, tags = self.network.encode(ids.unsqueeze(0), shapes.unsqueeze(0))
        places = torch.arange(ids.shape[0])
        inside = (shapes < BETWEEN) & (places >= core[0]) & (places < core[1])
        chances = tags[0, :, :3].softmax(-1)[:, 1] * inside
        begins = (chances > CANDIDATE).nonzero().squeeze(1)
        labels = self.network.links(
            self.network.links.word(hidden),
            hidden[0][begins],
            places.unsqueeze(0) - begins.unsqueeze(1),
            sentences.unsqueeze(0) - sentences[begins].unsqueeze(1),
        )
        return begins, chances[begins], labels.softmax(-1)


def export(checkpoint: Path, out: Path) -> None:
    """Writes the network of `checkpoint`, in 32 bits."""
    network = Network()
    network.load_state_dict(torch.load(checkpoint, weights_only=True))
    ids = torch.randint(1000, 9000, (37,))
    long, cues = {0: "length"}, {0: "cues"}
    torch.onnx.export(
        Reader(network.eval()),
        (ids, torch.zeros_like(ids), torch.zeros_like(ids), torch.tensor([1, 36])),
        str(out),
        input_names=["ids", "shapes", "sentences", "core"],
        output_names=["begins", "chances", "labels"],
        dynamic_axes={
            **dict.fromkeys(("ids", "shapes", "sentences"), long),
            **dict.fromkeys(("begins", "chances"), cues),
            "labels": {0: "cues", 1: "length"},
        },
        opset_version=17,
        dynamo=False,  # the number of cues follows from the window: tracing handles it, exporting does not
    )


def main() -> None:
    """Reads the arguments and writes both models, each in a folder with its tokenizer."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("checkpoint", "base", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    for name in ("whole", "eight"):
        (args.out / name).mkdir(parents=True, exist_ok=True)
        shutil.copy(args.base / "tokenizer.json", args.out / name / "tokenizer.json")
    whole, eight = args.out / "whole" / "tagger.onnx", args.out / "eight" / "tagger.onnx"
    export(args.checkpoint, whole)
    # seven of the eight bits: else sums overflow on processors without VNNI, and read otherwise there
    quantize_dynamic(whole, eight, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    for path in (whole, eight):
        stamp(path, START)


if __name__ == "__main__":
    main()
