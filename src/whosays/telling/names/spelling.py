"""Whether two spellings may be one word: transliterations, doubled letters, vowels, slips.

A spelling is folded to what transliterations of one word have in common ("Dawqani" and "Doqani"),
and what is left may differ by very little. Precision first: two words that general English both
knows ("Martin", "Martina") are never taken for slips of one another.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from wordfreq import zipf_frequency

_FOLDS = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"ph", "f"),
        (r"ck|q|c(?![eiyh])", "k"),
        (r"dj", "j"),
        (r"(?<=[a-z])y", "i"),
        (r"[ao]w(?=[^aeiou]|$)|[ao]u|oo|u", "o"),
        (r"ai|ae|ei", "e"),
        (r"ee|ie|ii", "i"),
        (r"(.)\1+", r"\1"),
        (r"(?<=[aeio])h$", ""),
    )
)
_STROKES = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"}
)
_VOWELS = "aeio"
_KNOWN = 3.0  # Zipf frequency from which a word is one that general English knows
_SHORTEST, _SHORTEST_VOWEL, _SHORTEST_SLIP = 4, 6, 8
_SHORTEST_SPELLING = 5  # letters of a name of which another may be a slip


@lru_cache(maxsize=65_536)
def plain(word: str) -> str:
    """The letters and digits in lower case, without accents and apostrophes."""
    apart = unicodedata.normalize("NFKD", word.lower()).translate(_STROKES)
    return "".join(c for c in apart if c.isalnum())


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """What transliterations of one word have in common, in lower case ASCII.

    Words with letters of other scripts keep them all.
    """
    folded = plain(word)
    if not folded.isascii():
        return folded
    for pattern, by in _FOLDS:
        folded = pattern.sub(by, folded)
    return folded


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """The consonants of the folded word; g and j, which stand for one Arabic letter, are one."""
    return "".join(c for c in fold(word).replace("g", "j") if c not in _VOWELS)


def same_sound(a: str, b: str) -> bool:
    """True where the two fold to one; words as short as "Lee" and "Li" have to be the same."""
    folded = fold(a)
    return folded == fold(b) and (len(folded) >= _SHORTEST or plain(a) == plain(b))


def vowels_apart(a: str, b: str) -> int | None:
    """How many inner vowels differ between two words of the same build, or None for other words.

    Of the same build are words with the same consonants, and vowels at the same places. A last
    vowel has to agree: it tells "Mario" from "Maria".
    """
    x, y = fold(a).replace("g", "j"), fold(b).replace("g", "j")
    if len(x) != len(y) or x[-1:] != y[-1:]:
        return None
    differing = [(c, d) for c, d in zip(x, y, strict=True) if c != d]
    if any(c not in _VOWELS or d not in _VOWELS for c, d in differing):
        return None
    return len(differing)


def near(a: str, b: str) -> bool:
    """True where two different spellings are probably one word, written or mistyped otherwise."""
    x, y = fold(a), fold(b)
    if x == y:
        return same_sound(a, b)
    shorter = min(len(x), len(y))
    if shorter < _SHORTEST or not (x.isalpha() and y.isalpha()):
        return False
    if is_known(a) and is_known(b):
        return False
    apart = vowels_apart(a, b)
    if apart is not None:
        return apart == 0 or (apart <= 2 and shorter >= _SHORTEST_VOWEL)
    if skeleton(a) == skeleton(b) and _one_letter_more(x, y, inside=True):
        return True
    return shorter >= _SHORTEST_SLIP and (_one_letter_more(x, y) or _one_letter_other(x, y))


@lru_cache(maxsize=65_536)
def spelling_marks(word: str) -> frozenset[str]:
    """What two words that are `near`, or of the `same_sound`, have at least one of in common.

    One letter more or other leaves the first half of a long word as it is, or the last.
    """
    folded = fold(word)
    half = _SHORTEST_SLIP // 2
    return frozenset((f"={skeleton(word)}", f"<{folded[:half]}", f">{folded[-half:]}"))


def spelled_alike(a: str, b: str) -> bool:
    """True for two spellings of one name: a transliteration, or one letter more, less or other.

    Two words that general English both knows ("Martin", "Martina") are two names.
    """
    if a == b or near(a, b):
        return True
    if is_known(a) and is_known(b):
        return False
    return any(_letter_apart(form(a), form(b)) for form in (plain, fold))


def _letter_apart(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    if len(short) < _SHORTEST_SPELLING or len(long) > len(short) + 1:
        return False
    same = next((i for i, c in enumerate(short) if c != long[i]), len(short))
    return short[same + 1 :] == long[same + 1 :] or short[same:] == long[same + 1 :]


@lru_cache(maxsize=65_536)
def is_known(word: str) -> bool:
    """True for a word that general English knows, a common noun or a well-known name."""
    return float(zipf_frequency(word.lower(), "en")) >= _KNOWN


def _one_letter_more(x: str, y: str, inside: bool = False) -> bool:
    """True where the longer is the shorter with one letter put in; `inside`: not at its end."""
    short, long = sorted((x, y), key=len)
    if len(long) != len(short) + 1:
        return False
    places = range(1, len(short)) if inside else range(len(long))
    return any(long[:at] + long[at + 1 :] == short for at in places)


def _one_letter_other(x: str, y: str) -> bool:
    return len(x) == len(y) and sum(c != d for c, d in zip(x, y, strict=True)) == 1
