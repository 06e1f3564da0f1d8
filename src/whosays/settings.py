"""What a run may be told: one frozen record, passed down. There are no globals."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from whosays.errors import SettingsError

Reader = Literal["rules", "learned"]


def moment(value: str) -> str:
    """`value`, an ISO day or minute, with all its zeros; SettingsError where it is none."""
    for form in ("%Y-%m-%d", "%Y-%m-%dT%H:%M"):
        with suppress(ValueError):
            return datetime.strptime(value, form).strftime(form)
    raise SettingsError("give a day or a minute, as in 2024-12-08 or 2024-12-08T18:30")


@dataclass(frozen=True, slots=True)
class Settings:
    """`lexicon` is a folder of the user's own lexicon files, read on top of the shipped ones.

    `as_of` (an ISO day or minute, else SettingsError) leaves out articles that are dated later.
    `one_story` puts all articles into one story. `reader` says how attributions are read: by rules, or by
    rules with a learned tagger beside them. `largest` is the size in bytes above which an item is not read.
    """

    lexicon: Path | None = None
    as_of: str | None = None
    one_story: bool = False
    reader: Reader = "rules"
    largest: int = 20_000_000

    def __post_init__(self) -> None:
        if self.as_of is not None and self.as_of != moment(self.as_of):
            raise SettingsError(f"as_of is {self.as_of}; write it {moment(self.as_of)}")

    def told(self) -> tuple[tuple[str, str], ...]:
        """The settings that can change a ledger, as it records them."""
        return (("one_story", str(self.one_story).lower()), ("reader", self.reader))
