"""Shared text, fast enough for a stream: beside datasketch, as the pile grows, and one long story.

    python -m bench.shared_text [--articles 2000] [--pile 100000] [--plot bench/shared-text.svg]

All figures of one table come from one run on one core. Articles are written by a seeded generator:
words drawn by their frequency, and every tenth article a shortened, edited copy of an earlier one.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
from datasketch import MinHash, MinHashLSH
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table
from wordfreq import top_n_list, zipf_frequency

from whosays.gathering.fingerprints import (
    SLOTS,
    Fingerprints,
    Signature,
    informative_grams,
    sign,
    signature,
)
from whosays.gathering.shared_text import find_shared_text
from whosays.gathering.words import codes_of, run_codes
from whosays.model import Article, Reading

WORDS = 500
PERMUTATIONS, THRESHOLD = 64, 0.2
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000)
Row = tuple[str, str]


def written(count: int, seed: int = 7) -> list[list[str]]:
    """Articles as lists of words; every tenth is a copy of an earlier one."""
    pick = random.Random(seed)
    vocabulary = top_n_list("en", 30_000)
    weights = [10 ** zipf_frequency(word, "en") for word in vocabulary]
    drawn = pick.choices(vocabulary, weights, k=WORDS * count)
    articles = [drawn[at : at + WORDS] for at in range(0, len(drawn), WORDS)]
    for copy, parent in parents_of(count).items():
        articles[copy] = copy_of(articles[parent], articles[copy], pick)
    return articles


def parents_of(count: int) -> dict[int, int]:
    """The places of the copies, each with the place of what it copies."""
    pick = random.Random(count)
    return {copy: pick.randrange(copy) for copy in range(10, count, 10)}


def copy_of(parent: Sequence[str], other: Sequence[str], pick: random.Random) -> list[str]:
    """The first 40 to 90 % of `parent`, a tenth of the words changed, under the lead of `other`."""
    kept = parent[: int(len(parent) * pick.uniform(0.4, 0.9))]
    return [*other[:40], *(word if pick.random() > 0.1 else pick.choice(other) for word in kept)]


def reading_of(words: Sequence[str], number: int) -> Reading:
    """The words as an article of its own outlet."""
    return Reading(Article(" ".join(words), outlet=str(number)), "en")


def seconds(work: Callable[[], object]) -> float:
    """The processor time of `work`."""
    start = time.process_time()
    work()
    return time.process_time() - start


def shingles(words: Sequence[str]) -> list[bytes]:
    """The 2-grams and 3-grams that a signature counts, as bytes."""
    codes = codes_of(words)
    kept = set(informative_grams(codes).tolist())
    return [
        " ".join(words[at : at + size]).encode()
        for size in (2, 3)
        for at, code in enumerate(run_codes(codes, size).tolist())
        if code in kept
    ]


def ours(articles: Iterable[NDArray[np.uint64]]) -> list[list[int]]:
    """The candidates of each article among those before it, from its hashed n-grams."""
    fingerprints = Fingerprints()
    found = []
    for grams in articles:
        own = sign(grams)
        found.append([candidate.number for candidate in fingerprints.candidates(own)])
        fingerprints.add(own)
    return found


def theirs(articles: Iterable[Sequence[bytes]]) -> list[list[int]]:
    """The same by datasketch, from the same n-grams as bytes."""
    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    found = []
    for number, grams in enumerate(articles):
        own = MinHash(num_perm=PERMUTATIONS)
        own.update_batch(grams)
        found.append(index.query(own))
        index.insert(number, own)
    return found


def beside_datasketch(count: int) -> list[Row]:
    """Articles a second of both, in turn, the best of three; and how many parents each finds."""
    articles = written(count)
    parents = parents_of(count)
    hashed = [informative_grams(codes_of(words)) for words in articles]
    ready = [shingles(words) for words in articles]
    ways: dict[str, Callable[[], list[list[int]]]] = {
        "whosays": lambda: ours(hashed),
        "datasketch": lambda: theirs(ready),
        "whosays, from words": lambda: ours(informative_grams(codes_of(words)) for words in articles),
        "datasketch, from words": lambda: theirs(shingles(words) for words in articles),
    }
    best = {name: min(seconds(way) for _ in range(3)) for name, way in ways.items()}
    rows = [(f"{name}, articles a second", f"{count / taken:,.0f}") for name, taken in best.items()]
    rows.append(("ratio", f"{best['datasketch'] / best['whosays']:.1f}"))
    rows.append(("ratio, from words", f"{best['datasketch, from words'] / best['whosays, from words']:.1f}"))
    for name in ("whosays", "datasketch"):
        lists = ways[name]()
        hits = sum(parent in lists[copy] for copy, parent in parents.items())
        rows.append((f"{name}, parents among the candidates", f"{hits} of {len(parents)}"))
        rows.append((f"{name}, candidates an article", f"{sum(map(len, lists)) / count:.2f}"))
    return rows


def growth(most: int) -> tuple[list[Row], list[tuple[int, float]]]:
    """Milliseconds for one more article, signature and candidates and adding, by length of the pile."""
    timed = [reading_of(words, number) for number, words in enumerate(written(500, seed=8))]
    base = np.stack([signature(reading) for reading in timed])
    numbers = np.random.default_rng(9)
    fingerprints = Fingerprints()
    points: list[tuple[int, float]] = []
    for size in (n for n in SIZES if n <= most):
        fresh = [_mutated(base, numbers) for _ in range(size - len(fingerprints))]

        def fill(some: list[Signature] = fresh) -> None:
            for own in some:
                fingerprints.add(own)

        def look_up() -> None:
            for reading in timed:
                fingerprints.candidates(signature(reading))

        adding = seconds(fill) / len(fresh)
        points.append((size, 1_000 * (adding + min(seconds(look_up) for _ in range(3)) / len(timed))))
    by_size = dict(points)
    rows = [(f"ms an article, {n:,} before it", f"{ms:.2f}") for n, ms in points]
    if 10_000 in by_size and 100_000 in by_size:
        rows.append(("ratio 100,000 to 10,000", f"{by_size[100_000] / by_size[10_000]:.2f}"))
    rows.append(("GB a million signatures", f"{fingerprints.nbytes / len(fingerprints) / 1_000:.2f}"))
    return rows, points


def stories() -> list[Row]:
    """Seconds for all shared text of one story of 300 articles."""
    apart = [reading_of(words, number) for number, words in enumerate(written(300, seed=10))]
    parent = written(1, seed=11)[0]
    pick = random.Random(12)
    copies = [reading_of(copy_of(parent, written(1, seed=20 + n)[0], pick), n) for n in range(300)]
    return [
        ("s, story of 300, every tenth a copy", f"{seconds(lambda: find_shared_text(apart)):.1f}"),
        ("s, story of 300 copies of one article", f"{seconds(lambda: find_shared_text(copies)):.1f}"),
    ]


def _mutated(base: NDArray[np.uint32], numbers: np.random.Generator) -> Signature:
    """The signature of an article that has a tenth of its n-grams in common with some other."""
    own: Signature = base[numbers.integers(len(base))].copy()
    fresh = numbers.random(SLOTS) < 0.9
    own[fresh] = numbers.integers(0, 2**32 - 1, int(fresh.sum()), dtype=np.uint32)
    return own


def plotted(points: Sequence[tuple[int, float]], path: Path) -> None:
    """The time for one more article against the length of the pile."""
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(6, 3))
    axes.plot(*zip(*points, strict=True), marker="o")
    axes.set(xscale="log", xlabel="articles before it", ylabel="ms an article", ylim=(0, None))
    axes.set_title("Candidates for shared text: time for one more article")
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})


def main() -> None:
    """Measure all and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2_000, help="beside datasketch (%(default)s)")
    parser.add_argument("--pile", type=int, default=100_000, help="the longest pile (%(default)s)")
    parser.add_argument("--plot", type=Path, help="where to draw the growth")
    args = parser.parse_args()
    grown, points = growth(args.pile)
    table = Table("what", "measured", title="shared text")
    for row in (*beside_datasketch(args.articles), *grown, *stories()):
        table.add_row(*row)
    Console(width=100).print(table)
    if args.plot:
        plotted(points, args.plot)


if __name__ == "__main__":
    main()
