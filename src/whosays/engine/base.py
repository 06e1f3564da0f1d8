"""What an engine is: it maps one step over items, in order, on one worker or on many.

What holds for every engine:

* There is one outcome for each item, in the order of the items, whichever worker was done first.
* No more than `WINDOW` items for each worker are taken ahead of the outcome that is waited for: who is
  slow to take outcomes slows the workers down, and memory does not grow with the number of items.
* An item whose worker died is done again; one whose worker dies a third time, at work on it, is `Failed`.
  An exception in a step fails its item alone. An exception in starting a step is raised, and so is
  EngineError where workers die again and again as they start: no item could be done.
"""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from pathlib import Path
from traceback import extract_tb
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

from whosays.engine.garbage import collect_rarely
from whosays.errors import EngineError

WINDOW = 4
"""Items taken ahead for each worker: two in its hands, two that wait for one before them."""

_IN_HAND = 2  # so that a worker need not wait for its next item
_DEATHS = 3  # a worker may be killed for reasons that have nothing to do with its item
_STARTS = 10  # in a row, of one worker, that may come to nothing
_DIED = "the process that worked on it ended three times, for want of memory perhaps"

Item = TypeVar("Item")
Result = TypeVar("Result")
Takes_contra = TypeVar("Takes_contra", contravariant=True)
Gives_co = TypeVar("Gives_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    """What a step made of an item."""

    result: Result


@dataclass(frozen=True, slots=True)
class Failed:
    """An item that gave no result, and why; the reason holds nothing of the item."""

    reason: str


Outcomes: TypeAlias = Generator[Done[Result] | Failed, None, None]
"""One outcome for each item, in order; to close it stops the workers."""


@dataclass(frozen=True, slots=True)
class NotStarted:
    """A step that could not be started, and the exception that says why."""

    error: Exception


class Step(Protocol[Takes_contra, Gives_co]):
    """What is done to an item: a small frozen record that can be pickled.

    `start` is called once in each worker, and loads there what the work needs.
    """

    def start(self) -> Callable[[Takes_contra], Gives_co]:
        """The work itself."""
        ...


class Engine(Protocol):
    """Where steps are done."""

    @property
    def workers(self) -> int:
        """How many items are worked on at a time."""
        ...

    @property
    def is_here(self) -> bool:
        """True where all is done in this process."""
        ...

    def ready(self) -> AbstractContextManager[None]:
        """In it, what several maps need is begun once; a map that stands alone begins it itself."""
        ...

    def map(self, step: Step[Item, Result], items: Iterable[Item]) -> Outcomes[Result]:
        """The outcome of `step` for each of `items`, in order."""
        ...


# ------------------------------------------------------------------------------------- in a worker


def begin(pickled: bytes) -> None:
    """Start the pickled step in a worker, before the first item, which tells what went wrong in it."""
    collect_rarely()
    with suppress(Exception):
        _started(pickled)


def run(pickled: bytes, item: Item) -> Done[Any] | Failed | NotStarted:
    """Do the pickled step to `item`, in a worker."""
    try:
        work = _started(pickled)
    except Exception as error:
        return NotStarted(error)
    return attempt(work, item)


@lru_cache(maxsize=1)
def _started(pickled: bytes) -> Callable[[Any], Any]:
    step: Step[Any, Any] = pickle.loads(pickled)
    return step.start()


def attempt(work: Callable[[Item], Result], item: Item) -> Done[Result] | Failed:
    """What `work` makes of `item`; an exception names itself and its place, not what it says."""
    try:
        return Done(work(item))
    except Exception as error:
        at = extract_tb(error.__traceback__)[-1]
        return Failed(f"{type(error).__name__} at {Path(at.filename).name}:{at.lineno}")


# ------------------------------------------------------------------------------- on several workers


class Worker(Protocol):
    """A process that does items one after another, in the order in which it is given them."""

    @property
    def has_started(self) -> bool:
        """True once the process can work on items."""
        ...

    def submit(self, item: object) -> Future[Done[Any] | Failed | NotStarted]:
        """Begin `item` after those given before; BrokenExecutor where the process ends before it."""
        ...

    def revive(self) -> None:
        """Replace the process, which died."""
        ...

    def stop(self) -> None:
        """Drop what waits and end the process."""
        ...


@dataclass(frozen=True, slots=True)
class _Task:
    number: int
    item: object
    deaths: int = 0


@dataclass(slots=True)
class _Hand:
    """A worker, what it was given and has not done, and how often in a row it died as it started."""

    worker: Worker
    given: deque[tuple[_Task, Future[Done[Any] | Failed | NotStarted]]]
    false_starts: int = 0

    def give(self, task: _Task) -> None:
        self.given.append((task, self.worker.submit(task.item)))

    def taken(self) -> Iterator[tuple[_Task, Done[Any] | Failed | None]]:
        """What is done; None for what must be done again. Only the first one had the worker's hand."""
        while self.given and self.given[0][1].done():
            task, future = self.given.popleft()
            if not isinstance(future.exception(), BrokenExecutor):
                outcome = future.result()
                if isinstance(outcome, NotStarted):
                    raise outcome.error
                yield task, outcome
                continue
            deaths = task.deaths + self._is_at_work()
            yield _Task(task.number, task.item, deaths), Failed(_DIED) if deaths >= _DEATHS else None
            yield from ((waiting, None) for waiting, _ in self.given)
            self.given.clear()
            self.worker.revive()

    def _is_at_work(self) -> bool:
        """Whether the worker that died had come to its item; EngineError where it never does."""
        started = self.worker.has_started
        self.false_starts = 0 if started else self.false_starts + 1
        if self.false_starts >= _STARTS:
            raise EngineError("the processes end before they can work, for want of memory perhaps")
        return started


def in_order(workers: list[Worker], items: Iterable[Item]) -> Outcomes[Any]:
    """The outcomes of `items` on `workers`, in order; at the end the workers are stopped."""
    hands = [_Hand(worker, deque()) for worker in workers]
    coming = (_Task(number, item) for number, item in enumerate(items))
    again: list[_Task] = []
    outcomes: dict[int, Done[Any] | Failed] = {}
    ahead = WINDOW * len(workers)
    highest = -1
    try:
        for number in count():
            while number not in outcomes:
                while hand := _free(hands):
                    if again:
                        task = again.pop(0)
                    elif highest < number + ahead - 1 and (following := next(coming, None)):
                        task, highest = following, following.number
                    else:
                        break
                    hand.give(task)
                running = [hand.given[0][1] for hand in hands if hand.given]
                if not running:
                    return
                wait(running, return_when=FIRST_COMPLETED)
                for hand in hands:
                    for task, outcome in hand.taken():
                        if outcome is None:
                            again.append(task)
                        else:
                            outcomes[task.number] = outcome
                again.sort(key=lambda task: task.number)
            yield outcomes.pop(number)
    finally:
        for worker in workers:
            worker.stop()


def _free(hands: list[_Hand]) -> _Hand | None:
    hand = min(hands, key=lambda hand: len(hand.given))
    return hand if len(hand.given) < _IN_HAND else None
