"""What a database is to a store: named statements, transactions, and troubles told as StoreError."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeAlias, TypeVar

from whosays.errors import StoreBusyError
from whosays.store.base import Query

Row: TypeAlias = tuple[Any, ...]
Value: TypeAlias = str | int | bytes | None
T = TypeVar("T")


def busy_error(name: str) -> StoreBusyError:
    """What a store (its name) that another program writes is told as."""
    return StoreBusyError(
        f"{name} is being written by another program; wait until that is done, then run this again"
    )


class Database(Protocol):
    """A connection that knows the named statements, and turns its troubles into StoreError."""

    @property
    def name(self) -> str:
        """What messages call it."""
        ...

    def rows(self, query: str, **values: Value) -> list[Row]:
        """What the statement of this name gives; nothing where it gives no rows."""
        ...

    def many(self, query: str, rows: Iterable[Mapping[str, Value]]) -> None:
        """Run the statement once for each of `rows`."""
        ...

    def indexed(self, words: Sequence[str]) -> str:
        """`words` as its index takes them."""
        ...

    def asked(self, query: Query) -> str:
        """`query` as its index is asked."""
        ...

    def writer(self) -> AbstractContextManager[None]:
        """Keeps other writers out."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing."""
        ...

    def write(self, work: Callable[[], T]) -> T:
        """What `work` gives, in a transaction; done again where the connection is lost."""
        ...

    def snapshot(self) -> AbstractContextManager[None]:
        """One moment."""
        ...

    def size(self) -> int | None:
        """Bytes it takes."""
        ...

    def vacuum(self) -> None:
        """Give back space."""
        ...

    def close(self) -> None:
        """Let go."""
        ...
