"""Reading, gathering and telling many articles, on one worker and on two, beside one plain `nlp.pipe`.

    python -m bench.scale [--articles 1000 | --full] [--plot OUT.png] [--json OUT]

Each run is a process of its own, one after another, on one thread a worker. Its seconds are seconds of the
clock from the first article to the last ledger, the start of worker processes included, the loading of
models in the first process not; the plain parse is timed the same way. On a machine that does other work
the ratios are no better than that work allows.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.articles import BACKGROUND, articles
from whosays import gather, tell
from whosays.engine import engine_of
from whosays.model import Article, Reading
from whosays.pipeline import Readings, read_each
from whosays.reading.models import load
from whosays.settings import Settings

RUNS = {"one worker": ("local", 1), "two workers": ("local", 2), "two actors of Ray": ("ray", 2)}
PLAIN, STREAM = "plain nlp.pipe", "one worker, nothing kept"
MEGABYTE = 1024


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of the clock by stage, and the peak of memory in MB: at half of the articles, and at the end.

    `workers` is the peak of the largest other process.
    """

    read: float
    gather: float
    tell: float
    half: int
    peak: int
    workers: int

    @property
    def total(self) -> float:
        """Seconds of all stages."""
        return self.read + self.gather + self.tell


def main() -> None:
    """Run all, each in a process, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--full", action="store_true", help="10,000 articles")
    parser.add_argument("--data", type=Path, default=BACKGROUND)
    parser.add_argument("--plot", type=Path, help="where to draw the ratios (needs matplotlib)")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--run", help=argparse.SUPPRESS)
    args = parser.parse_args()
    count = 10_000 if args.full else args.articles
    if args.run:
        print(json.dumps(asdict(_run(args.run, count, args.data))))
        return
    names = [PLAIN, STREAM, *RUNS]
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
    settings = Settings()
    models = load(settings)
    begun = time.perf_counter()
    if name == STREAM:
        for done, _ in enumerate(read_each(pile, settings, models=models), start=1):
            if done == count // 2:
                half = _peak(resource.RUSAGE_SELF)
        return Run(time.perf_counter() - begun, 0, 0, half, _peak(resource.RUSAGE_SELF), 0)
    outcomes = list(read_each(pile, settings, models=models, engine=engine_of(*RUNS[name])))
    was_read = time.perf_counter()
    readings = Readings(tuple(o for o in outcomes if isinstance(o, Reading)))
    stories = gather(readings, settings)
    gathered = time.perf_counter()
    for story in stories:
        tell(story, settings, models=models)
    told = time.perf_counter()
    peak = _peak(resource.RUSAGE_SELF)
    workers = _peak(resource.RUSAGE_CHILDREN)
    return Run(was_read - begun, gathered - was_read, told - gathered, 0, peak, workers)


def _plain(pile: list[Article]) -> Run:
    import spacy

    from whosays.reading.parsing import MODEL

    pipeline = spacy.load(MODEL)
    begun = time.perf_counter()
    for _ in pipeline.pipe(article.text for article in pile):
        pass
    return Run(time.perf_counter() - begun, 0, 0, 0, _peak(resource.RUSAGE_SELF), 0)


def _peak(whose: int) -> int:
    return resource.getrusage(whose).ru_maxrss // MEGABYTE


def _table(runs: dict[str, Run], count: int) -> Table:
    table = Table(title=f"{count} articles: seconds ÷ those of one {PLAIN}")
    for column in ("", "read", "gather", "tell", "all", "speed-up", "MB at half", "MB", "MB, a worker"):
        table.add_column(column, justify="right" if column else "left")
    plain, alone = runs[PLAIN].total, runs["one worker"].total
    for name, run in runs.items():
        ratios = [f"{seconds / plain:.2f}" for seconds in (run.read, run.gather, run.tell, run.total)]
        quicker = f"{alone / run.total:.2f}" if RUNS.get(name, ("", 1))[1] > 1 else ""
        memory = [str(megabytes or "") for megabytes in (run.half, run.peak, run.workers)]
        table.add_row(name, *ratios, quicker, *memory)
    return table


def _plot(runs: dict[str, Run], count: int, path: Path) -> None:
    from matplotlib import pyplot

    plain, names = runs[PLAIN].total, [*runs]
    _, axes = pyplot.subplots(figsize=(8, 3.5), layout="constrained")
    left = [0.0] * len(names)
    for stage in ("read", "gather", "tell"):
        width = [getattr(runs[name], stage) / plain for name in names]
        axes.barh(names, width, left=left, label=stage)
        left = [a + b for a, b in zip(left, width, strict=True)]
    axes.axvline(1, color="black", linewidth=0.8)
    axes.invert_yaxis()
    axes.set_xlabel(f"seconds ÷ those of one {PLAIN}, {count} articles")
    axes.legend(loc="lower right")
    pyplot.savefig(path, dpi=150)


if __name__ == "__main__":
    main()
