"""Kills in the middle of an add: nothing is lost, nothing twice, and the export is the same bytes.

    python -m bench.crashes [--kills 50] [--articles 500] [--seed 1] [--json OUT]

`whosays add` of invented articles, with the real reader and two workers, is killed at random moments: the
process, a worker, an actor of Ray, and PostgreSQL under it. It is run again until it is done; then what the
store holds is compared with that of an add nobody disturbed. Needs Linux, for /proc.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.invented import write
from bench.postgres import Server

Command = Callable[[str], Sequence[str]]
"""What adds the pile to the store at a place."""

_ANY_TIME = (0.0, 0.5)
_RESTED = (0.1, 0.4)  # so that a new worker comes to work: what ends its worker three times is given up
_PAUSE = 0.05  # seconds until it is looked again for something to kill
_STARTS = 40  # of one add, at most: beyond it, it does not come to an end


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an add that was disturbed ended: kills, starts, and whether it holds what it should."""

    kills: int
    adds: int
    starts: int
    same: bool
    lost: int
    twice: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Kept:
    """What a store holds: an export, and the ids of its articles, with those that could not be read."""

    export: str
    articles: tuple[str, ...]


# -------------------------------------------------------------------------------------------- kills


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


@dataclass(frozen=True, slots=True)
class Strike:
    """Who may be struck, given the process that adds, and what is done to one of them.

    The time to the next strike is `between` these shares of the time for which there is somebody to be
    struck in an add that nobody disturbs.
    """

    victims: Callable[[int], Sequence[int]]
    kill: Callable[[int], None] = _kill
    between: tuple[float, float] = _ANY_TIME


def _below_called(name: str) -> Callable[[int], Sequence[int]]:
    return lambda add: [pid for pid, command in _below(add) if name in command]


PROCESS = Strike(lambda add: [add])
WORKER = Strike(_below_called("spawn_main"), between=_RESTED)
ACTOR = Strike(_below_called("ray::_Actor"), between=_RESTED)


def crash_of(server: Server) -> Strike:
    """The crash of a server."""
    return Strike(lambda add: [add], lambda _: server.crash())


def _below(pid: int) -> Iterator[tuple[int, str]]:
    """The processes that a process began, and those that these began, each with its command line."""
    children: dict[int, list[int]] = {}
    commands: dict[int, str] = {}
    for path in Path("/proc").iterdir():
        if path.name.isdecimal():
            with suppress(OSError):
                parent = (path / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1]
                commands[int(path.name)] = (path / "cmdline").read_bytes().decode(errors="replace")
                children.setdefault(int(parent), []).append(int(path.name))
    left = [pid]
    while left:
        for child in sorted(children.get(left.pop(), [])):
            yield child, commands[child]
            left.append(child)


# -------------------------------------------------------------------------------------------- adds


@dataclass(frozen=True, slots=True)
class Trial:
    """An add to be disturbed: what runs it, what makes a store for it, and what that has to hold then.

    `kept` gives what the store at a place holds; it is `expected` of an add that nobody disturbs.
    """

    command: Command
    store: Callable[[], str]
    kept: Callable[[str], Kept]
    expected: Kept


def disturb(trial: Trial, strike: Strike, kills: int, seed: str) -> Outcome:
    """Runs the add of `trial`, struck `kills` times, as often as it takes."""
    began = time.monotonic()
    undisturbed, expected = trial.store(), trial.expected
    with _running(trial.command(undisturbed)) as add:
        _some(strike, add)
        there = time.monotonic()
        add.wait(600)
        seconds = time.monotonic() - there
    same = trial.kept(undisturbed) == expected
    rng = random.Random(seed)
    struck = adds = starts = lost = twice = 0
    while struck < kills:
        place = trial.store()
        adds += 1
        for _ in range(_STARTS):
            starts += 1
            with _running(trial.command(place)) as add:
                while struck < kills and _some(strike, add):
                    with suppress(subprocess.TimeoutExpired):
                        add.wait(rng.uniform(*strike.between) * seconds)
                    if victims := _some(strike, add):
                        strike.kill(rng.choice(victims))
                        struck += 1
                if add.wait(600) in (0, 3):
                    break
        found = trial.kept(place)
        same = same and found.export == expected.export
        lost += len(set(expected.articles) - set(found.articles))
        twice += len(found.articles) - len(set(found.articles))
    return Outcome(struck, adds, starts, same, lost, twice, time.monotonic() - began)


def _some(strike: Strike, add: subprocess.Popen[bytes]) -> Sequence[int]:
    """Who may be struck, waited for; nobody where the add has come to its end."""
    while add.poll() is None:
        if victims := strike.victims(add.pid):
            return victims
        time.sleep(_PAUSE)
    return ()


@contextmanager
def _running(command: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet, env=environment) as add:
        yield add


def exported(place: str) -> Kept:
    """What `whosays export` writes of a store, and what `whosays info` says was not read."""

    def said(*arguments: str) -> str:
        command = [sys.executable, "-m", "whosays", *arguments, "--store", place, "--format", "json"]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    failed = [line for line in said("info").splitlines() if json.loads(line)["format"] == "whosays-unread/1"]
    export = said("export")
    told = [json.loads(line) for line in export.splitlines()]
    articles = [article["id"] for ledger in told for article in ledger["articles"]]
    replaced = [unread["item"] for ledger in told for unread in ledger["unread"]]
    return Kept("\n".join([export, *failed]), (*articles, *replaced, *failed))


# ------------------------------------------------------------------------------------------- table


def main() -> None:
    """Disturbs an add in each way, and prints a table; exit code 1 where anything differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--kills", type=int, default=50, help="of all kinds together")
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="whosays-crashes-") as folder:
        Path(folder).chmod(0o755)  # a server that may not run as root needs to get at it
        outcomes = _all(Path(folder), chosen.kills, chosen.articles, chosen.seed)
    table = Table(title=f"adds of {chosen.articles} articles, killed at random moments")
    for column in ("killed", "kills", "adds", "starts", "lost", "twice", "same bytes", "seconds"):
        table.add_column(column, justify="left" if column == "killed" else "right")
    for kind, o in outcomes.items():
        bytes_same = "yes" if o.same else "NO"
        figures = (o.kills, o.adds, o.starts, o.lost, o.twice, bytes_same, f"{o.seconds:.0f}")
        table.add_row(kind, *map(str, figures))
    Console(width=110).print(table)
    if chosen.json:
        chosen.json.write_text(json.dumps({k: asdict(o) for k, o in outcomes.items()}, indent=1) + "\n")
    raise SystemExit(any(not o.same or o.lost or o.twice for o in outcomes.values()))


def _all(folder: Path, kills: int, articles: int, seed: str) -> dict[str, Outcome]:
    pile = write(folder / "pile", articles, stories=articles // 8, lines=6)
    server = Server(folder / "server")
    numbers = iter(range(10**6))

    def command(*options: str) -> Command:
        return lambda place: [
            *(sys.executable, "-m", "whosays", "add", str(pile), "--store", place),
            *options,
        ]

    def file() -> str:
        return str(folder / f"{next(numbers)}.db")

    two, ray = ("--workers", "2"), ("--engine", "ray", "--workers", "2")
    ways: dict[str, tuple[Command, Callable[[], str], Strike]] = {
        "the process": (command(), file, PROCESS),
        "the process, PostgreSQL": (command(), server.empty, PROCESS),
        "a worker": (command(*two), file, WORKER),
        "an actor of Ray": (command(*ray), file, ACTOR),
        "PostgreSQL": (command(), server.empty, crash_of(server)),
    }
    if find_spec("ray") is None:
        ways.pop("an actor of Ray")
    outcomes = {}
    plain = file()
    with _running(command()(plain)) as add:
        add.wait(600)
    expected = exported(plain)
    try:
        for place, (kind, (run, empty, strike)) in enumerate(ways.items()):
            share = kills // len(ways) + (place < kills % len(ways))
            trial = Trial(run, empty, exported, expected)
            outcomes[kind] = disturb(trial, strike, share, f"{seed} {kind}")
            print(f"{kind}: {outcomes[kind]}", file=sys.stderr, flush=True)
    finally:
        server.stop()
    return outcomes


if __name__ == "__main__":
    main()
