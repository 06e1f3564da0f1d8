"""What every evaluation says: its set, the hash of its data, its size, its figures with intervals.

`python -m evals.NAME --data PATH --json OUT` runs one. Figures are rates unless their name says
otherwise; an interval is a 95 % bootstrap over the units named in `unit`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.table import Table

SHARED = Path(__file__).resolve().parents[2] / "shared"
ROUNDS = 400
Unit = TypeVar("Unit")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: None where there was nothing to divide by."""

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    n: int | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The outcome of one evaluation. `n` counts its `unit`s."""

    name: str
    data: Path
    n: int
    unit: str
    figures: tuple[Figure, ...]


def arguments(description: str | None, default: Path) -> argparse.ArgumentParser:
    """A parser with the two options that every evaluation takes."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", type=Path, default=default, help="the set (%(default)s)")
    parser.add_argument("--json", type=Path, help="where to write the figures as JSON")
    return parser


def data_hash(path: Path) -> str:
    """The SHA-256 of a file, or of the names and bytes of all files below a folder."""
    digest = hashlib.sha256()
    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    for file in files:
        digest.update(file.relative_to(path).as_posix().encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def bootstrap(
    units: Sequence[Unit], figure: Callable[[Sequence[Unit]], float | None]
) -> tuple[float | None, float | None]:
    """The 95 % interval of `figure` over resamples of `units`; (None, None) where it has no value."""
    pick = random.Random(7)
    drawn = [figure(pick.choices(units, k=len(units))) for _ in range(ROUNDS)] if units else []
    values = sorted(v for v in drawn if v is not None)
    if len(values) < ROUNDS / 2:
        return None, None
    return values[int(0.025 * len(values))], values[min(len(values) - 1, int(0.975 * len(values)))]


def report(evaluation: Evaluation, out: Path | None) -> None:
    """Print the figures as a table, and write them to `out` as JSON if it is given."""
    table = Table(title=f"{evaluation.name}: {evaluation.data.name}, {evaluation.n} {evaluation.unit}")
    for column in ("figure", "value", "95 %", "n"):
        table.add_column(column, justify="left" if column == "figure" else "right")
    for f in evaluation.figures:
        table.add_row(f.name, _shown(f.value), _interval(f), "" if f.n is None else str(f.n))
    Console(width=100).print(table)
    if out:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(json.dumps(_as_json(evaluation), indent=1) + "\n", encoding="utf-8")


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _interval(figure: Figure) -> str:
    if figure.low is None or figure.high is None:
        return ""
    return f"{figure.low:.3f} to {figure.high:.3f}"


def _as_json(evaluation: Evaluation) -> dict[str, object]:
    return {
        "evaluation": evaluation.name,
        "set": evaluation.data.name,
        "data_sha256": data_hash(evaluation.data),
        "n": evaluation.n,
        "unit": evaluation.unit,
        "figures": {
            f.name: {"value": f.value, "low": f.low, "high": f.high, "n": f.n} for f in evaluation.figures
        },
    }
