"""Engines: where the steps of reading are done, on this machine or on many."""

from __future__ import annotations

from whosays.engine.base import Done, Engine, Failed, Step, attempt
from whosays.engine.batches import in_batches
from whosays.engine.garbage import collect_rarely
from whosays.engine.local import LocalEngine
from whosays.engine.ray import RayEngine
from whosays.errors import EngineError

__all__ = [
    "Done",
    "Engine",
    "Failed",
    "LocalEngine",
    "RayEngine",
    "Step",
    "attempt",
    "collect_rarely",
    "engine_of",
    "in_batches",
]


def engine_of(name: str, workers: int) -> Engine:
    """The engine called "local", "ray" or "ray://HOST:PORT"; EngineError where there is no such engine."""
    if name == "local":
        return LocalEngine(workers)
    if name == "ray":
        return RayEngine(workers)
    if name.startswith("ray://"):
        return RayEngine(workers, name.removeprefix("ray://"))
    raise EngineError(f"there is no engine “{name}”; there are local, ray and ray://HOST:PORT")
