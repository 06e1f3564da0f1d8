"""Schemas: whether a database has the last one, and what brings it there."""

from __future__ import annotations

from whosays.errors import StoreError
from whosays.store.queries import Dialect, migrations, schema, statements


def is_current(version: int, dialect: Dialect, name: str) -> bool:
    """Whether schema `version`, of the store called `name`, is the last; StoreError where it is later."""
    known = len(migrations(dialect))
    if version > known:
        raise StoreError(
            f"{name} was written by a later whosays (schema {version}, this one knows {known}); upgrade "
            "whosays to use it"
        )
    return version == known


def statements_from(version: int, dialect: Dialect) -> list[str]:
    """The statements that lead from schema `version` to the last; 0 is an empty database."""
    scripts = [schema(dialect)] if version == 0 else migrations(dialect)[version:]
    return [statement for script in scripts for statement in statements(script)]
