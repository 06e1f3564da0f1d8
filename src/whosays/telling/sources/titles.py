"""The title that stands before the name of a person, and the bare name."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial

from whosays.lexicon import Lexicon
from whosays.telling.names.name_forms import PARTICLES
from whosays.telling.sources.parties import bodies, listed
from whosays.telling.sources.phrases import words_of

_REMEMBERED = 16_384  # names that were asked about last
NAME_WORDS = 2
"""Words of a name of person with which a word for a calling before it is no first name."""


def titled(name: str, lexicon: Lexicon) -> tuple[str, str]:
    """The title and the bare name in "Deputy Chief Constable Ina Brand"; no title where there is none.

    What follows a title counts as a name only where it is capitalised and names no body.
    """
    return lexicon.once(_titles)(name)


def _titles(lexicon: Lexicon) -> Callable[[str], tuple[str, str]]:
    return lru_cache(maxsize=_REMEMBERED)(partial(_titled, lexicon=lexicon))


def _titled(name: str, lexicon: Lexicon) -> tuple[str, str]:
    words = words_of(name)
    of_title, called = lexicon.once(_title_words), lexicon.once(_called)
    last = max((i for i, w in enumerate(words) if w.lower in of_title), default=-1)
    if last < 0 and len(words) > NAME_WORDS and words[0].lower in called:  # "Farmer Hal Boyce"
        last = 0
    while 0 <= last < len(words) - 1 and words[last + 1].lower in called:  # "Head teacher Moira Kell"
        last += 1
    rest = words[last + 1 :]
    nouns = lexicon.once(bodies) | lexicon.list("parties", "of_state")
    proper = (w.capital or w.lower.split("-")[0] in PARTICLES for w in rest)
    if last < 0 or not rest or not all(proper) or any(w.lower in nouns for w in rest):
        return "", name
    return " ".join(w.written for w in words[: last + 1]), " ".join(w.written for w in rest)


def _title_words(lexicon: Lexicon) -> frozenset[str]:
    return listed(lexicon, "ranks", "governmental", "spokespeople")


def _called(lexicon: Lexicon) -> frozenset[str]:
    return listed(lexicon, "callings", "private")
