"""Items that are worked on a batch at a time: a batch that fails is done again item by item.

What holds: each item comes out once, in order, and of a batch that ends its workers only the item that is
to blame is lost.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from itertools import chain
from typing import TypeVar

from whosays.engine.base import Done, Engine, Failed, Result, Step

Given = TypeVar("Given")
Sent = TypeVar("Sent")


def in_batches(
    engine: Engine,
    step: Step[Sent, tuple[Result, ...]],
    batches: Iterable[tuple[Given, ...]],
    sent: Callable[[tuple[Given, ...]], Sent],
) -> Generator[tuple[tuple[Given, ...], tuple[Result, ...] | Failed], None, None]:
    """Each of `batches`, in order, with what `step` made of what is `sent` of it.

    `Failed` stands beside a batch of one item only. The workers are stopped before a batch is done again:
    those that do it item by item may need the room they take.
    """
    coming = iter(batches)
    waiting: deque[tuple[Given, ...]] = deque()

    def to_do(given: Iterable[tuple[Given, ...]]) -> Iterable[Sent]:
        for batch in given:
            waiting.append(batch)
            yield sent(batch)

    failed: tuple[Given, ...] = ()
    while True:
        failed, again = (), tuple(waiting)
        waiting.clear()
        with closing(engine.map(step, to_do(chain(again, coming)))) as outcomes:
            for outcome in outcomes:
                batch = waiting.popleft()
                if isinstance(outcome, Done):
                    yield batch, outcome.result
                elif len(batch) > 1:
                    failed = batch
                    break
                else:
                    yield batch, outcome
        if not failed:
            return
        yield from in_batches(engine, step, ((item,) for item in failed), sent)
