"""All of `whosays add`, on one worker, on two and on Ray, beside one plain `nlp.pipe` of the same text.

    python -m bench.scale [--articles 1000 | --full] [--plot bench/scale.svg] [--json OUT]

Each run is a process of its own, one after another, on one thread a worker, into an SQLite store of its own.
Its seconds are seconds of the clock from the first file to the last ledger, the start of worker processes
and of Ray included, the loading of models in the first process not; the plain parse is timed the same way.
On a machine that does other work the ratios are no better than that work allows; processor seconds, of all
processes and of the first one alone, say there what the clock cannot. Those of Ray's actors are not known.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.articles import BACKGROUND, articles
from whosays.engine import engine_of
from whosays.library import Library
from whosays.model import Article
from whosays.reading.models import load
from whosays.settings import Settings
from whosays.store import open_store

RUNS = {"one worker": ("local", 1), "two workers": ("local", 2), "two actors of Ray": ("ray", 2)}
PLAIN = "plain nlp.pipe"
MEGABYTE = 1024  # of the kilobytes that the system counts in
STAGES = ("listed", "read", "told")


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of the clock by stage, and peaks of memory in MB.

    Articles are listed and numbered, then read and put into stories, then the stories are told. `half` is the
    peak when half of the articles are read, `peak` at the end, `workers` that of the largest other process.
    `stored` is bytes an article in the store. `processor` is processor seconds of all processes, `first`
    those of the first one; 0 where they are not known.
    """

    listed: float = 0
    read: float = 0
    told: float = 0
    half: int = 0
    peak: int = 0
    workers: int = 0
    stored: int = 0
    processor: float = 0
    first: float = 0

    @property
    def total(self) -> float:
        """Seconds of all stages."""
        return self.listed + self.read + self.told


def main() -> None:
    """Run all, each in a process, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--full", action="store_true", help="10,000 articles")
    parser.add_argument("--data", type=Path, default=BACKGROUND)
    parser.add_argument("--plot", type=Path, help="where to draw the ratios, as .svg or .png")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--run", help=argparse.SUPPRESS)
    args = parser.parse_args()
    count = 10_000 if args.full else args.articles
    if args.run:
        print(json.dumps(asdict(_run(args.run, count, args.data))))
        return
    names = [PLAIN, *RUNS]
    if find_spec("ray") is None:
        names.remove("two actors of Ray")
    runs = {name: _in_a_process(name, count, args.data) for name in names}
    Console(width=110).print(_table(runs, count))
    if args.json:
        args.json.write_text(json.dumps({name: asdict(run) for name, run in runs.items()}, indent=1) + "\n")
    if args.plot:
        _plot(runs, count, args.plot)


def _in_a_process(name: str, count: int, data: Path) -> Run:
    command = [sys.executable, "-m", "bench.scale", "--run", name]
    command += ["--articles", str(count), "--data", str(data)]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    return Run(**json.loads(told.stdout.splitlines()[-1]))


def _run(name: str, count: int, data: Path) -> Run:
    pile = articles(count, data)
    if name == PLAIN:
        return _plain(pile)
    with tempfile.TemporaryDirectory(prefix="whosays-scale-") as folder:
        return _added(pile, *RUNS[name], Path(folder))


def _added(pile: list[Article], engine: str, workers: int, folder: Path) -> Run:
    file = folder / "pile.jsonl"
    file.write_text("\n".join(map(_line, pile)), encoding="utf-8")
    settings = Settings()
    models = load(settings)
    half = 0

    def note(done: int, _: str) -> None:
        nonlocal half
        if done <= len(pile) / 2:
            half = _peak(resource.RUSAGE_SELF)

    begun, first_before = time.perf_counter(), _processor(resource.RUSAGE_SELF)
    with closing(open_store(str(folder / "s.db"), create=True)) as store, store.writer():
        where = engine_of(engine, workers)
        library = Library(store, settings, lambda _: models, where)
        library.enlist([file])
        listed = time.perf_counter()
        with where.ready():
            for _ in library.read(note):
                pass
            read = time.perf_counter()
            for _ in library.tell():
                pass
        told = time.perf_counter()
        stored = (store.counts().size or 0) // len(pile)
    peak, of_workers = _peak(resource.RUSAGE_SELF), _peak(resource.RUSAGE_CHILDREN)
    first = _processor(resource.RUSAGE_SELF) - first_before
    processor = first + _processor(resource.RUSAGE_CHILDREN) if engine == "local" else 0
    seconds = (listed - begun, read - listed, told - read)
    return Run(*seconds, half, peak, of_workers, stored, processor, first)


def _line(article: Article) -> str:
    given = {
        "id": article.given_id,
        "text": article.text,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published": article.published.value if article.published else None,
    }
    return json.dumps({key: value for key, value in given.items() if value})


def _plain(pile: list[Article]) -> Run:
    import spacy

    from whosays.reading.parsing import MODEL

    pipeline = spacy.load(MODEL)
    begun, before = time.perf_counter(), _processor(resource.RUSAGE_SELF)
    for _ in pipeline.pipe(article.text for article in pile):
        pass
    seconds = time.perf_counter() - begun
    processor = _processor(resource.RUSAGE_SELF) - before
    return Run(read=seconds, peak=_peak(resource.RUSAGE_SELF), processor=processor, first=processor)


def _peak(whose: int) -> int:
    return resource.getrusage(whose).ru_maxrss // MEGABYTE


def _processor(whose: int) -> float:
    used = resource.getrusage(whose)
    return used.ru_utime + used.ru_stime


def _table(runs: dict[str, Run], count: int) -> Table:
    table = Table(title=f"{count} articles: seconds ÷ those of one {PLAIN}")
    columns = (*STAGES, "all", "speed-up", "processor", "first", "MB at half", "MB", "MB, a worker", "bytes")
    for column in ("", *columns):
        table.add_column(column, justify="right" if column else "left")
    plain, alone = runs[PLAIN].total, runs["one worker"].total
    for name, run in runs.items():
        ratios = [f"{seconds / plain:.2f}" for seconds in (run.listed, run.read, run.told, run.total)]
        ratios += [f"{s / runs[PLAIN].processor:.2f}" if s else "" for s in (run.processor, run.first)]
        quicker = f"{alone / run.total:.2f}" if RUNS.get(name, ("", 1))[1] > 1 else ""
        figures = [
            f"{figure:,}" if figure else "" for figure in (run.half, run.peak, run.workers, run.stored)
        ]
        table.add_row(name, *ratios[:4], quicker, *ratios[4:], *figures)
    return table


def _plot(runs: dict[str, Run], count: int, path: Path) -> None:
    import matplotlib

    matplotlib.use("svg" if path.suffix == ".svg" else "agg")
    from matplotlib import pyplot

    matplotlib.rcParams["svg.hashsalt"] = "whosays"  # the same figures, the same bytes
    plain, names = runs[PLAIN].total, [*runs]
    _, axes = pyplot.subplots(figsize=(8, 3), layout="constrained")
    left = [0.0] * len(names)
    for stage in STAGES:
        width = [getattr(runs[name], stage) / plain for name in names]
        axes.barh(names, width, left=left, label=stage)
        left = [a + b for a, b in zip(left, width, strict=True)]
    axes.axvline(1, color="black", linewidth=0.8)
    axes.invert_yaxis()
    axes.set_xlabel(f"seconds ÷ those of one {PLAIN}, {count:,} articles")
    axes.legend(loc="lower right")
    pyplot.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)


if __name__ == "__main__":
    main()
