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
_EVENT_ZIPF = 4.5  # a class of event is about as common as a common word of it
_TIME_ZIPF = 4.5  # an hour or a day that is named
_LEAST_RARITY = 0.15
_NAME_RARITY = 0.3  # how rare its letters are says nothing of a name
_STORY_SHARE = 0.6  # below 1: what the whole story speaks of still counts
_COUNTRY_RARITY = 0.2  # it stands for its people, its capital and its government too


@cache
def zipf(word: str) -> float:
    """How common `word` is in English, by wordfreq's scale."""
    return float(zipf_frequency(word, "en"))


def in_language(key: str, zipf: float) -> float:
    """From near 0 for the commonest words to 1 for rare ones; names are all alike."""
    if key.startswith("name:"):
        return _NAME_RARITY
    if key.startswith("country:"):
        return _COUNTRY_RARITY
    if key.startswith("event:"):
        zipf = _EVENT_ZIPF
    if key.startswith("time:"):
        zipf = _TIME_ZIPF
    within = min(max(zipf, _ZIPF_LEAST), _ZIPF_MOST)
    return max(_LEAST_RARITY, (_ZIPF_MOST - within) / (_ZIPF_MOST - _ZIPF_LEAST))


def in_story(reports: int, of: int) -> float:
    """From near 0, where every report has it, to 1, where one has."""
    return float((math.log1p(of / reports) / math.log1p(of)) ** _STORY_SHARE)
