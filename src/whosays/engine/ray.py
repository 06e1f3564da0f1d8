"""On a cluster, by Ray: each worker is an actor that keeps its models, wherever Ray puts it.

Without an address Ray begins a cluster of its own on this machine, and ends it after the work. Ray's
reports of usage are switched off: nothing is sent anywhere.
"""

from __future__ import annotations

import logging
import os
import pickle
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future
from contextlib import contextmanager
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
    Worker,
    begin,
    in_order,
    run,
)
from whosays.errors import EngineError


@dataclass(frozen=True, slots=True)
class RayEngine:
    """Steps done by `workers` actors of the cluster at `address` ("host:port"), or of one begun here.

    EngineError where Ray is not installed, or where the cluster does not answer.
    """

    workers: int = 2
    address: str | None = None

    @property
    def is_here(self) -> bool:
        """False: the work is in the cluster."""
        return False

    @contextmanager
    def ready(self) -> Iterator[None]:
        """The cluster, begun here unless one is in use already."""
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        try:
            import ray
        except ImportError:
            raise EngineError("the engine Ray is not installed: pip install 'whosays[ray]'") from None
        if ray.is_initialized():
            yield
            return
        try:
            ray.init(
                self.address or "local",
                num_cpus=None if self.address else self.workers,
                include_dashboard=None if self.address else False,
                log_to_driver=False,
                logging_level=logging.ERROR,
            )
        except (ConnectionError, OSError, RuntimeError, ValueError) as error:
            raise EngineError(f"no Ray cluster answers at {self.address}: {error}") from None
        try:
            yield
        finally:
            ray.shutdown()

    def map(self, step: Step[Item, Result], items: Iterable[Item]) -> Outcomes[Result]:
        """The outcome of `step` for each of `items`, in order."""
        with self.ready():
            pickled = pickle.dumps(step)
            workers: list[Worker] = [_ActorWorker(pickled) for _ in range(self.workers)]
            yield from in_order(workers, items)


class _Actor:
    """What runs in the cluster."""

    def __init__(self, pickled: bytes) -> None:
        self._pickled = pickled

    def begin(self) -> None:
        begin(self._pickled)

    def do(self, item: object) -> Done[Any] | Failed | NotStarted:
        return run(self._pickled, item)


class _ActorWorker:
    """One actor, and what it was given."""

    def __init__(self, pickled: bytes) -> None:
        self._pickled = pickled
        self.revive()

    def revive(self) -> None:
        import ray

        actor: Any = ray.remote(num_cpus=1, max_restarts=0)(_Actor)
        self._actor: Any = actor.remote(self._pickled)
        self._begun: Future[None] = self._actor.begin.remote().future()

    @property
    def has_started(self) -> bool:
        return self._begun.done() and not self._begun.exception()

    def submit(self, item: object) -> Future[Done[Any] | Failed | NotStarted]:
        outcome: Future[Done[Any] | Failed | NotStarted] = Future()
        self._actor.do.remote(item).future().add_done_callback(lambda done: _pass_on(done, outcome))
        return outcome

    def stop(self) -> None:
        import ray

        ray.kill(self._actor)


def _pass_on(
    done: Future[Done[Any] | Failed | NotStarted], outcome: Future[Done[Any] | Failed | NotStarted]
) -> None:
    from ray.exceptions import RayError

    error = done.exception()
    if isinstance(error, RayError):
        outcome.set_exception(BrokenExecutor(type(error).__name__))
    elif error:
        outcome.set_exception(error)
    else:
        outcome.set_result(done.result())
