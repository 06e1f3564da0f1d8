"""What every engine promises: each item once, in order, with little taken ahead, and none lost."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

import whosays
from whosays.cli.output import INTERRUPTED
from whosays.engine import Done, Engine, Failed, LocalEngine, RayEngine, engine_of
from whosays.engine.base import WINDOW
from whosays.errors import EngineError, LexiconError
from whosays.model import Article, Reading, Unread
from whosays.pipeline import read_each
from whosays.reading.batches import Batch
from whosays.reading.models import Models
from whosays.settings import Settings
from whosays.showing import json as as_json

EXAMPLES = Path(__file__).parent.parent / "examples"


@dataclass(frozen=True)
class Double:
    """Doubles numbers; what else it does is said by its fields."""

    slow: float = 0
    odd: int | None = None
    died: Path | None = None

    def start(self) -> Callable[[int], int]:
        def work(number: int) -> int:
            time.sleep(self.slow * (number % 3))
            if number == self.odd:
                raise ValueError("secret words of an article")
            if self.died and (self.died / f"{number}").exists():
                (self.died / f"{number}").unlink()
                os.kill(os.getpid(), signal.SIGKILL)
            if self.died and (self.died / f"always-{number}").exists():
                os.kill(os.getpid(), signal.SIGKILL)
            return 2 * number

        return work


@dataclass(frozen=True)
class Broken:
    def start(self) -> Callable[[int], int]:
        raise LexiconError("cues.toml is not TOML")


@dataclass(frozen=True)
class LooksForGarbage:
    """Tells after how many new records the process looks for circles among them."""

    def start(self) -> Callable[[int], int]:
        return lambda _: gc.get_threshold()[0]


@dataclass(frozen=True)
class Starts:
    """Tells the process and how often the step was started in it."""

    folder: Path

    def start(self) -> Callable[[int], int]:
        with (self.folder / str(os.getpid())).open("a") as stream:
            stream.write("x")
        return lambda number: number


@dataclass(frozen=True)
class Endless:
    """Tells the process that works on an item, and never ends."""

    folder: Path

    def start(self) -> Callable[[int], int]:
        def work(number: int) -> int:
            (self.folder / str(os.getpid())).touch()
            threading.Event().wait()
            return number

        return work


@dataclass(frozen=True)
class Frail:
    """Its process dies as it starts, once for each file in the folder."""

    folder: Path

    def start(self) -> Callable[[int], int]:
        for path in self.folder.iterdir():
            with suppress(FileNotFoundError):  # another worker was there before
                path.unlink()
                os.kill(os.getpid(), signal.SIGKILL)
        return lambda number: number


@dataclass(frozen=True)
class Deadly:
    """Reads batches; an article of one word ends the process."""

    settings: Settings
    cache: object = None
    models: object = None

    def start(self) -> Callable[[Batch], tuple[Reading | Unread, ...]]:
        def read(batch: Batch) -> tuple[Reading | Unread, ...]:
            articles = [item for item in batch if isinstance(item, Article)]
            if any(article.text == "deadly" for article in articles):
                os.kill(os.getpid(), signal.SIGKILL)
            return tuple(Reading(article, "en") for article in articles)

        return read


@pytest.fixture
def processes(engine: Engine) -> Engine:
    """An engine whose workers may die without an end to the tests."""
    if engine.is_here:
        pytest.skip("one worker works in the process of the tests: its death would end them")
    return engine


# ---------------------------------------------------------------------------------------- contract


def test_outcomes_come_in_the_order_of_their_items(engine: Engine) -> None:
    assert list(engine.map(Double(slow=0.02), range(40))) == [Done(2 * n) for n in range(40)]
    assert list(engine.map(Double(), [])) == []


def test_little_is_taken_ahead(engine: Engine) -> None:
    taken = []

    def items() -> Iterator[int]:
        for number in range(200):
            taken.append(number)
            yield number

    outcomes = engine.map(Double(), items())
    for number in range(30):
        assert next(outcomes) == Done(2 * number)
        assert len(taken) <= number + 1 + WINDOW * engine.workers


def test_an_exception_fails_its_item_alone_and_tells_nothing_of_it(engine: Engine) -> None:
    found = list(engine.map(Double(odd=3), range(6)))
    assert [f for f in found if isinstance(f, Done)] == [Done(2 * n) for n in (0, 1, 2, 4, 5)]
    failed = found[3]
    assert isinstance(failed, Failed)
    assert failed.reason.startswith("ValueError at test_engine.py:")
    assert "secret" not in failed.reason


def test_a_step_that_cannot_start_says_why(engine: Engine) -> None:
    with pytest.raises(LexiconError, match="not TOML"):
        list(engine.map(Broken(), range(3)))


def test_a_step_is_started_once_in_each_worker(engine: Engine, tmp_path: Path) -> None:
    assert list(engine.map(Starts(tmp_path), range(30))) == [Done(n) for n in range(30)]
    started = list(tmp_path.iterdir())
    assert 1 <= len(started) <= engine.workers
    assert all(path.read_text() == "x" for path in started)


def test_workers_look_for_garbage_rarely_and_leave_this_process_as_it_is(engine: Engine) -> None:
    own = gc.get_threshold()
    (found,) = engine.map(LooksForGarbage(), [0])
    assert found == Done(own[0] if engine.is_here else 50_000)
    assert gc.get_threshold() == own


def test_several_maps_give_what_each_gives_alone(engine: Engine) -> None:
    with engine.ready():
        for _ in range(2):
            assert list(engine.map(Double(), range(6))) == [Done(2 * n) for n in range(6)]


def test_outcomes_need_not_all_be_taken(engine: Engine) -> None:
    outcomes = engine.map(Double(), iter(range(1000)))
    assert next(iter(outcomes)) == Done(0)
    close = getattr(outcomes, "close", None)
    assert close is not None
    close()


def test_what_a_dead_worker_had_in_hand_is_done_again_and_failed_the_third_time(
    processes: Engine, tmp_path: Path
) -> None:
    for once in ("4", "5", "17"):
        (tmp_path / once).touch()
    (tmp_path / "always-9").touch()
    found = list(processes.map(Double(died=tmp_path), range(20)))
    assert [f for f in found if isinstance(f, Done)] == [Done(2 * n) for n in range(20) if n != 9]
    failed = found[9]
    assert isinstance(failed, Failed)
    assert "ended three times" in failed.reason


def test_what_dies_as_it_starts_is_no_fault_of_an_item(processes: Engine, tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / str(number)).touch()
    assert list(processes.map(Frail(tmp_path), range(6))) == [Done(n) for n in range(6)]


def test_workers_that_never_start_are_given_up(processes: Engine, tmp_path: Path) -> None:
    for number in range(100):
        (tmp_path / str(number)).touch()
    with pytest.raises(EngineError, match="before they can work"):
        list(processes.map(Frail(tmp_path), range(6)))


# ------------------------------------------------------------------------------------------ reading


def test_every_engine_gives_the_same_bytes(
    engine: Engine, models: Models, example_ledgers: tuple[whosays.model.Ledger, ...]
) -> None:
    stories = whosays.gather(whosays.read(EXAMPLES, engine=engine))
    told = [as_json.show(whosays.tell(story, models=models)) for story in stories]
    assert told == [as_json.show(ledger) for ledger in example_ledgers]


def test_of_a_batch_that_ends_its_workers_only_the_article_to_blame_is_lost(
    processes: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("whosays.pipeline.ReadBatch", Deadly)
    monkeypatch.setattr("whosays.reading.batches.MOST", 4)
    texts = ["deadly" if number == 9 else f"Article {number}." for number in range(20)]
    outcomes = list(read_each([Article(text) for text in texts], Settings(), engine=processes))
    read = [outcome.article.text for outcome in outcomes if isinstance(outcome, Reading)]
    assert read == [text for text in texts if text != "deadly"]
    unread = outcomes[9]
    assert isinstance(unread, Unread)
    assert "ended three times" in unread.reason


def test_a_bad_lexicon_is_told_by_every_engine(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "cues.toml").write_text("say = ")
    with pytest.raises(LexiconError, match=r"cues\.toml"):
        whosays.read(EXAMPLES, Settings(lexicon=tmp_path), engine=engine)


def test_workers_end_when_the_first_process_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "main.py"
    script.write_text(
        "from pathlib import Path\n"
        "from test_engine import Starts\n"
        "from whosays.engine import LocalEngine\n"
        "if __name__ == '__main__':\n"
        f"    for _ in LocalEngine(2).map(Starts(Path({str(tmp_path)!r})), iter(int, 1)): pass\n"
    )
    paths = [str(Path(__file__).parent), *sys.path]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    first = subprocess.Popen([sys.executable, script], env=environment)

    def workers() -> list[int]:
        return [int(path.name) for path in tmp_path.iterdir() if path.name.isdigit()]

    wait_until(lambda: len(workers()) == 2)
    first.kill()
    first.wait()
    wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers()))


def test_workers_leave_an_interrupt_to_the_first_process_even_as_they_load(tmp_path: Path) -> None:
    script = tmp_path / "main.py"
    script.write_text(
        "import os, signal\n"
        "from test_engine import Double\n"
        "from whosays.engine import Done, LocalEngine\n"
        "if __name__ == '__main__':\n"
        "    assert list(LocalEngine(2).map(Double(), [1, 2])) == [Done(2), Done(4)]\n"
        "else:\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
    )
    paths = [str(Path(__file__).parent), *sys.path]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    told = subprocess.run([sys.executable, script], env=environment, capture_output=True, check=False)
    assert (told.returncode, told.stderr) == (0, b"")


def test_an_interrupt_ends_a_command_and_its_workers_at_once_with_one_line(tmp_path: Path) -> None:
    script = tmp_path / "main.py"
    script.write_text(
        "from pathlib import Path\n"
        "import typer\n"
        "from test_engine import Endless\n"
        "from whosays.engine import LocalEngine\n"
        "from whosays.cli.output import command\n"
        "app = typer.Typer()\n"
        "@app.command()\n"
        "@command\n"
        "def work() -> int:\n"
        f"    return len(list(LocalEngine(2).map(Endless(Path({str(tmp_path)!r})), [1, 2])))\n"
        "if __name__ == '__main__':\n"
        "    app()\n"
    )
    paths = [str(Path(__file__).parent), *sys.path]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    first = subprocess.Popen(
        [sys.executable, script], env=environment, stderr=subprocess.PIPE, start_new_session=True
    )
    wait_until(lambda: sum(path.name.isdigit() for path in tmp_path.iterdir()) == 2)
    os.killpg(first.pid, signal.SIGINT)
    _, told = first.communicate(timeout=60)
    assert first.returncode == INTERRUPTED
    (line,) = told.splitlines()
    assert line.startswith(b"whosays: interrupted")
    assert not any(Path("/proc", path.name).exists() for path in tmp_path.iterdir() if path.name.isdigit())


def wait_until(condition: Callable[[], bool]) -> None:
    for _ in range(600):
        if condition():
            return
        time.sleep(0.1)
    pytest.fail("waited a minute in vain")


# -------------------------------------------------------------------------------------------- names


def test_engines_are_known_by_name() -> None:
    assert engine_of("local", 3) == LocalEngine(3)
    assert engine_of("ray", 2) == RayEngine(2)
    assert engine_of("ray://head:6379", 5) == RayEngine(5, "head:6379")
    with pytest.raises(EngineError, match="there is no engine “spark”"):
        engine_of("spark", 2)
    with pytest.raises(EngineError, match="0 workers"):
        LocalEngine(0)
