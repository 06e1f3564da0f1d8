"""On this machine: in this process, or in several processes that are begun afresh ("spawn").

A process that dies takes nothing with it but what it had in hand; when this process is killed, the
others end by themselves.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any

from whosays.engine.base import (
    Done,
    Failed,
    Item,
    NotStarted,
    Outcomes,
    Result,
    Step,
    attempt,
    begin,
    in_order,
    run,
)
from whosays.errors import EngineError


@dataclass(frozen=True, slots=True)
class LocalEngine:
    """Steps done in this process, or in `workers` processes where there are to be more than one."""

    workers: int = 1

    def __post_init__(self) -> None:
        if self.workers < 1:
            raise EngineError(f"{self.workers} workers do nothing; give one or more")

    @property
    def is_here(self) -> bool:
        """True for one worker."""
        return self.workers == 1

    def ready(self) -> AbstractContextManager[None]:
        """Nothing is needed but workers."""
        return nullcontext()

    def map(self, step: Step[Item, Result], items: Iterable[Item]) -> Outcomes[Result]:
        """The outcome of `step` for each of `items`, in order."""
        if self.is_here:
            work = step.start()
            return (attempt(work, item) for item in items)
        pickled = pickle.dumps(step)
        return in_order([_Process(pickled) for _ in range(self.workers)], items)


class _Process:
    """One process: a pool of one, so that it is known what a process that died had in hand."""

    def __init__(self, pickled: bytes) -> None:
        self._pickled = pickled
        self._start()

    @property
    def has_started(self) -> bool:
        return self._begun.done() and not self._begun.exception()

    def submit(self, item: object) -> Future[Done[Any] | Failed | NotStarted]:
        try:
            return self._pool.submit(run, self._pickled, item)
        except BrokenExecutor:  # it died with nothing in hand
            self.revive()
            return self._pool.submit(run, self._pickled, item)

    def revive(self) -> None:
        self._pool.shutdown()
        self._start()

    def _start(self) -> None:
        self._pool = _pool()
        with _deaf_to_interrupts():
            self._begun = self._pool.submit(begin, self._pickled)

    def stop(self) -> None:
        # Not waited for: Ctrl-C in a wait leaves a pool that the end of this process waits for in vain.
        self._pool.shutdown(wait=False, cancel_futures=True)


def _pool() -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(1, mp_context=context, initializer=_begin)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """A process that is begun in it never gets Ctrl-C, not even as it loads; this one gets it after."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows has none
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Leave Ctrl-C to the first process, and end when it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
