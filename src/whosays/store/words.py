"""The words of a text as a store finds them again, and the words asked for.

All stores find the same: runs of letters and digits, whatever their case, unstemmed, none left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from whosays.errors import StoreError

FARTHEST = 16_000
"""No more words of an article than these are found by search; each of its reports is by its own."""

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r'["“”]([^"“”]*)["“”]')


def words_of(text: str) -> list[str]:
    """The words of `text`, in order, in one case and composed form."""
    return _WORD.findall(unicodedata.normalize("NFC", text.casefold()))


def query_of(asked: str) -> tuple[tuple[str, ...], ...]:
    """The phrases of `asked`: words in quotation marks are one, any other word is one by itself.

    StoreError where there is no word.
    """
    phrases = [tuple(words_of(found[1])) for found in _QUOTED.finditer(asked)]
    phrases += [(word,) for word in words_of(_QUOTED.sub(" ", asked))]
    kept = tuple(phrase for phrase in phrases if phrase)
    if not kept:
        raise StoreError("there is no word to search for; give letters or digits")
    return kept


def holds(words: Sequence[str], query: Sequence[Sequence[str]]) -> bool:
    """True where `words` holds every phrase of `query`."""
    joined = f" {' '.join(words)} "
    return all(f" {' '.join(phrase)} " in joined for phrase in query)
