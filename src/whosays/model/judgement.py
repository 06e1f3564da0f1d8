"""What people say over the program's word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whosays.model.ids import content_id

Verb = Literal[
    "same-story",
    "different-story",
    "shares-text",
    "does-not-share-text",
    "same-claim",
    "different-claim",
    "same-source",
    "different-source",
    "independent",
    "same-name",
    "different-name",
    "wrong-source",
    "note",
    "withdrawn",
]
"""What a judgement says of a, or of a and b."""


@dataclass(frozen=True, slots=True)
class StoryJudgements:
    """What people say of pairs of articles (ids): of the same story, of different stories.

    Where the two contradict one another, `different` holds.
    """

    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person says over the program's word: `verb` of the ids `a` and `b`.

    `by` says who, `at` when (an ISO day or time). `b` is empty where the verb speaks of one id.
    """

    verb: Verb
    a: str
    b: str
    by: str
    at: str
    note: str = ""

    @property
    def id(self) -> str:
        """A hash of all it says."""
        return content_id(self.verb, self.a, self.b, self.by, self.at, self.note)
