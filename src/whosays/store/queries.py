"""The statements and the schema of a database, from their .sql files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Literal

Dialect = Literal["sqlite", "postgres"]

_NAME = re.compile(r"^-- name: (\w+)$", re.MULTILINE)
_COMMENT = re.compile(r"--.*$", re.MULTILINE)
_HERE = files("whosays.store")


def queries(dialect: Dialect) -> Mapping[str, str]:
    """The statements by name, with parameters written :name."""
    return _named("queries") | _named(dialect)


def schema(dialect: Dialect) -> str:
    """The statements that make an empty store."""
    return _text("sql", f"{dialect}_schema.sql")


def migrations(dialect: Dialect) -> tuple[str, ...]:
    """What turns a store of schema 0, 1, … into one of the next; schema 0 is nothing at all."""
    folder = _HERE / "migrations" / dialect
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return tuple(_text("migrations", dialect, name) for name in names)


def statements(script: str) -> list[str]:
    """The statements of `script`, one by one, without comments. None of ours has a semicolon inside."""
    return [s for s in (part.strip() for part in _COMMENT.sub("", script).split(";")) if s]


def _named(file: str) -> dict[str, str]:
    parts = _NAME.split(_text("sql", f"{file}.sql"))
    return {name: text.strip() for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def _text(*path: str) -> str:
    return _HERE.joinpath(*path).read_text(encoding="utf-8")
