"""How much a key says: it says much that is rare in the language and rare in the story.

The idea is that of inverse document frequency (Spärck Jones, Journal of Documentation, 1972), taken
twice.
"""

from __future__ import annotations

import math
from functools import cache

from wordfreq import zipf_frequency

_ZIPF_MOST = 7.0  # of wordfreq's scale, 1 to 8: the commonest words
_ZIPF_LEAST = 2.5  # words that are rare
_ZIPF_OF_ANY = {
    "event": 4.5,  # a class of event is about as common as a common word of it
    "time": 4.5,  # an hour or a day that is named
}
_LEAST_RARITY = 0.15
_STORY_SHARE = 0.6  # below 1: what the whole story speaks of still counts
_OF_ANY_KEY = {
    "name": 0.3,  # how rare its letters are says nothing of a name
    "country": 0.2,  # it stands for its people, its capital and its government too
}


@cache
def zipf(word: str) -> float:
    """How common `word` is in English, by wordfreq's scale."""
    return float(zipf_frequency(word, "en"))


def in_language(key: str, zipf: float) -> float:
    """From near 0 for the commonest words to 1 for rare ones; names are all alike."""
    kind, of, _ = key.partition(":")
    if of:
        if kind in _OF_ANY_KEY:
            return _OF_ANY_KEY[kind]
        zipf = _ZIPF_OF_ANY.get(kind, zipf)
    within = min(max(zipf, _ZIPF_LEAST), _ZIPF_MOST)
    return max(_LEAST_RARITY, (_ZIPF_MOST - within) / (_ZIPF_MOST - _ZIPF_LEAST))


def in_story(reports: int, of: int) -> float:
    """From near 0, where every report has it, to 1, where one has."""
    return float((math.log1p(of / reports) / math.log1p(of)) ** _STORY_SHARE)
