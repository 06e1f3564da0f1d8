"""What gathering costs: time per article and memory as the stream grows, beside the cost of reading.

    python -m bench.stories [--data ../shared/data/background] [--full] [--json OUT]
        [--plot bench/stories.svg]

The stream is 3,000 articles of `background` again and again. In each round half the terms of an article
give way to new ones, the same everywhere in that round, and dates move on: new stories of the old sizes.
100,000 articles, 300,000 with --full. Times are of one processor; memory is what the process holds beyond
what it held before.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from time import process_time
from zlib import crc32

from evals.evaluation import SHARED
from evals.gathering import light_reading, lines
from whosays.gathering.sketches import CELLS, Sketch, sketch
from whosays.gathering.stories import Gatherer
from whosays.model import Article
from whosays.reading import read_article
from whosays.reading.models import load
from whosays.settings import Settings

BASE = 3000  # articles that the stream is made of
READ = 60  # articles that are read in full, for comparison
DAYS = 3000  # by which dates move on in each round
WINDOW = 2000  # articles over which time is measured


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=SHARED / "data" / "background")
    parser.add_argument("--full", action="store_true", help="300,000 articles")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--plot", type=Path, help="where to draw time and memory")
    args = parser.parse_args()
    models = load(Settings())
    given = random.Random(5).sample(list(lines(args.data / "articles.jsonl.gz")), BASE)
    readings = [light_reading(line, models.lexicon) for line in given]
    begun = process_time()
    sketches = [sketch(reading) for reading in readings]
    sketching = (process_time() - begun) / len(sketches)
    reading = _reading([r.article for r in readings[:READ]])
    del given, readings

    told: dict[str, float] = {
        "reading, ms an article": reading * 1000,
        "sketching, ms an article": sketching * 1000,
    }
    points: list[tuple[int, float, float]] = []
    gatherer, before, begun = Gatherer(), _resident(), process_time()
    for number, one in enumerate(_stream(sketches, 300_000 if args.full else 100_000), start=1):
        if (number + WINDOW) % 10_000 == 0:
            begun = process_time()
        gatherer.add(one)
        if number % 10_000 == 0:
            took = (process_time() - begun) / WINDOW * 1000
            held = (_resident() - before) / number * 1e6
            print(
                f"{number:7,} articles: {took:.2f} ms an article, {held / 1e9:.2f} GB a million", flush=True
            )
            points.append((number, took, held / 1e9))
            told |= {f"gathering at {number}, ms": took, f"memory at {number}, GB a million": held / 1e9}
    told["time at 100,000 by time at 10,000"] = (
        told["gathering at 100000, ms"] / told["gathering at 10000, ms"]
    )
    told["gathering by reading"] = sketching / reading + told["gathering at 100000, ms"] / 1000 / reading
    for name, value in told.items():
        if not name.startswith(("gathering at", "memory at")):
            print(f"{name}: {value:.3f}")
    if args.plot:
        _plot(points, args.plot)
    if args.json:
        args.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _plot(points: Sequence[tuple[int, float, float]], path: Path) -> None:
    """Time for one more article and memory held, against the length of the stream."""
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    matplotlib.rcParams["svg.hashsalt"] = "whosays"  # the same figures, the same bytes
    length, took, held = zip(*points, strict=True)
    _, (time, memory) = pyplot.subplots(1, 2, figsize=(9, 3), layout="constrained")
    time.plot(length, took, marker=".")
    time.set(xlabel="articles before it", ylabel="ms an article", ylim=(0, None))
    time.set_title("Gathering one more article")
    memory.plot(length, held, marker=".")
    memory.axhline(1.5, color="grey", linestyle=":")
    memory.set(xlabel="articles held", ylabel="GB a million articles", ylim=(0, None))
    memory.set_title("What is held of them")
    pyplot.savefig(path, metadata={"Date": None})


def _reading(articles: Sequence[Article]) -> float:
    """Seconds that the full reading of an article takes."""
    models = load(Settings())
    read_article(articles[0], models)
    begun = process_time()
    for article in articles:
        read_article(article, models)
    return (process_time() - begun) / len(articles)


def _stream(sketches: Sequence[Sketch], count: int) -> Iterator[Sketch]:
    for number in range(count):
        turn, at = divmod(number, len(sketches))
        one = sketches[at]
        mutated = {
            (crc32(b"%d %d" % (cell, turn)) % CELLS if turn and cell % 2 else cell): place
            for place, cell in enumerate(one.cells)
        }
        cells = sorted(mutated)
        places = [mutated[cell] for cell in cells]
        yield replace(
            one,
            article=f"{crc32(one.article.encode()):08x}{number:08x}",
            day=one.day + turn * DAYS if one.day else None,
            cells=tuple(cells),
            kinds=tuple(one.kinds[place] for place in places),
            shares=tuple(one.shares[place] for place in places),
            top=tuple(one.top[place] for place in places),
            whole=tuple(one.whole[place] for place in places),
        )


def _resident() -> int:
    """Bytes of memory the process holds now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096


if __name__ == "__main__":
    main()
