"""What a run may be told: one frozen record, passed down. There are no globals."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Reader = Literal["rules", "learned"]


@dataclass(frozen=True, slots=True)
class Settings:
    """`lexicon` is a folder of the user's own lexicon files, read on top of the shipped ones.

    `as_of` (an ISO day or minute) leaves out articles that are dated later. `one_story` puts all
    articles into one story. `reader` says how attributions are read: by rules, or by rules with a learned
    tagger beside them. `largest` is the size in bytes above which an item is not read.
    """

    lexicon: Path | None = None
    as_of: str | None = None
    one_story: bool = False
    reader: Reader = "rules"
    largest: int = 20_000_000

    def told(self) -> tuple[tuple[str, str], ...]:
        """The settings that can change a ledger, as it records them."""
        return (("one_story", str(self.one_story).lower()), ("reader", self.reader))
