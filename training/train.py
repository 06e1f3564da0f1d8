"""Trains the tagger on the train part of PolNeAR.

python train.py --corpus train.jsonl.gz --base FOLDER --out FOLDER [--epochs 8] [--minutes 600]

Two processes of one thread share every batch: where others use the machine too, that loses far less
time than two threads that wait for each other in every product. The rate of learning falls to nought
at the end of the epochs or of the minutes, whichever is first. What is kept is a running mean of the
weights. The table of word vectors stays as it is: news words that the corpus lacks keep their place.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from corpus import SEED, Marked, batches, marked, shared_out, tokenizer_of
from losses import loss_of
from network import Network, from_base
from torch import Tensor, distributed, multiprocessing

PROCESSES, BATCH = 2, 16
ENCODER_RATE, HEAD_RATE, DECAY = 1.5e-4, 1e-3, 0.01
WARM_UP, KEPT, TOLD_EVERY = 0.06, 0.99, 20
WORDS = "encoder.words.weight"


class Mean:
    """The running mean of a network's weights."""

    def __init__(self, network: Network) -> None:
        self.weights = {name: weight.clone() for name, weight in network.state_dict().items()}

    def take(self, network: Network, step: int) -> None:
        """Moves the mean a little towards the weights of `network`."""
        for name, weight in network.state_dict().items():
            if name != WORDS:
                self.weights[name].lerp_(weight, 1 - min(KEPT, step / (step + 10)))

    def save(self, path: Path) -> None:
        """Writes the mean, whole or not at all."""
        part = path.with_suffix(".part")
        torch.save(self.weights, part)
        part.rename(path)


def optimiser_of(network: Network) -> torch.optim.Optimizer:
    """AdamW with a low rate for the encoder, a high one for the heads, and no decay of biases."""
    network.encoder.words.weight.requires_grad_(False)
    groups = []
    for part in (network.encoder, network.tags, network.links):
        rate = ENCODER_RATE if part is network.encoder else HEAD_RATE
        for flat in (True, False):
            chosen = [p for p in part.parameters() if p.requires_grad and (p.ndim < 2) == flat]
            decay = 0.0 if flat else DECAY
            groups.append({"params": chosen, "lr": rate, "full": rate, "weight_decay": decay})
    return torch.optim.AdamW(groups)


def set_rate(optimiser: torch.optim.Optimizer, done: float) -> None:
    """The rate of learning where `done` of the training, 0 to 1, is behind."""
    scale = min(done / WARM_UP, (1 - done) / (1 - WARM_UP)) + 0.005
    for group in optimiser.param_groups:
        group["lr"] = group["full"] * scale


def share(learnt: Sequence[Tensor]) -> None:
    """Sets the gradients of every process to their mean."""
    flat = torch.cat([w.grad.flatten() if w.grad is not None else torch.zeros(w.numel()) for w in learnt])
    distributed.all_reduce(flat)
    flat /= PROCESSES
    at = 0
    for weight in learnt:
        weight.grad = flat[at : at + weight.numel()].view_as(weight)
        at += weight.numel()


def learn(articles: Sequence[Marked], network: Network, rank: int, args: argparse.Namespace) -> None:
    """Trains `network`; the first process saves the mean weights after each epoch."""
    optimiser, mean = optimiser_of(network), Mean(network)
    learnt = [weight for weight in network.parameters() if weight.requires_grad]
    began, step, done = time.monotonic(), 0, 0.0
    for epoch in range(args.epochs):
        planned = list(batches(articles, epoch, BATCH))
        for batch in planned:
            passed = (time.monotonic() - began) / (60 * args.minutes)
            clock = torch.tensor([max(step / (len(planned) * args.epochs), passed)])
            distributed.broadcast(clock, 0)
            done = clock.item()
            if done >= 1:
                break
            set_rate(optimiser, done)
            loss, told = loss_of(network, batch[rank::PROCESSES])
            optimiser.zero_grad()
            loss.backward()
            share(learnt)
            torch.nn.utils.clip_grad_norm_(learnt, 1.0)
            optimiser.step()
            step += 1
            if rank == 0:
                mean.take(network, step)
                if step % TOLD_EVERY == 0:
                    parts = " ".join(f"{k} {told[k] / told['words']:.4f}" for k in ("cue", "link"))
                    print(f"epoch {epoch} step {step} done {done:.3f} {parts}", flush=True)
        if rank == 0:
            mean.save(args.out / "checkpoint.pt")
        if done >= 1:
            return


def run(rank: int, args: argparse.Namespace) -> None:
    """One of the processes."""
    torch.set_num_threads(1)
    os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT=str(args.port))
    distributed.init_process_group("gloo", rank=rank, world_size=PROCESSES)
    tokenizer = tokenizer_of(args.base)
    articles = [marked(record, tokenizer) for record in shared_out(args.corpus)[0]]
    torch.manual_seed(SEED)
    network = from_base(args.base).train()
    torch.manual_seed(SEED + rank)
    learn(articles, network, rank, args)
    distributed.destroy_process_group()


def main() -> None:
    """Reads the arguments and starts the processes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("corpus", "base", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--minutes", type=float, default=600)
    parser.add_argument("--port", type=int, default=29511)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    multiprocessing.spawn(run, (args,), nprocs=PROCESSES)


if __name__ == "__main__":
    main()
