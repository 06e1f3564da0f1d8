"""Floors: the figures that must not fall. `python -m evals.floors FOLDER` checks FOLDER/NAME.json.

`floors.toml` has a table for each evaluation: the hash of its data, figures that have to be at least,
and at most, so much. A missing figure, a missing file or other data is a failure, not a skip.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table


def broken(folder: Path, floors: Mapping[str, Mapping[str, object]]) -> Iterator[tuple[str, str, str]]:
    """(evaluation, figure, what is wrong) for each floor that does not hold."""
    for name, floor in floors.items():
        path = folder / f"{name}.json"
        if not path.exists():
            yield name, "", f"was not run: {path} is missing"
            continue
        told = json.loads(path.read_text(encoding="utf-8"))
        if told["data_sha256"] != floor["data"]:
            yield name, "", f"ran on other data: {told['data_sha256']}"
        for bound, fails in (("at_least", _below), ("at_most", _above)):
            limits = floor.get(bound, {})
            assert isinstance(limits, Mapping)
            for figure, limit in limits.items():
                value = told["figures"].get(figure, {}).get("value")
                if value is None or fails(value, limit):
                    yield name, figure, f"is {value}, has to be {bound.replace('_', ' ')} {limit}"


def _below(value: float, limit: float) -> bool:
    return value < limit


def _above(value: float, limit: float) -> bool:
    return value > limit


def main() -> None:
    """Check the folder given as argument; exit 1 where a floor is broken."""
    folder = Path(sys.argv[1])
    floors = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))
    table = Table(title="Floors that do not hold")
    for column in ("evaluation", "figure", "why"):
        table.add_column(column)
    rows = list(broken(folder, floors))
    for row in rows:
        table.add_row(*row)
    Console(width=120).print(table if rows else f"All floors of {', '.join(floors)} hold.")
    sys.exit(1 if rows else 0)


if __name__ == "__main__":
    main()
