"""Numbers as they are written, in digits or in words: "1,900", "2 1/2", "twenty-one", "half a million".

`NUMERAL` is a pattern (no groups, to be compiled with IGNORECASE) for what `number_of` reads.
"""

from __future__ import annotations

import re

from whosays.lexicon.number_words import SMALL_NUMBERS

_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_BELOW_HUNDRED = {word: n for n, word in enumerate(SMALL_NUMBERS)} | {
    word: 10 * n for n, word in enumerate(_TENS, 2)
}
_SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
}
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "1/3": 1 / 3}

SCALE = r"(?:dozen|hundred|thousand|million|billion|trillion)"
_WORD = rf"(?:{'|'.join(sorted(_BELOW_HUNDRED, key=len, reverse=True))}|{SCALE})\b"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_SPELT = (
    rf"(?:(?:half\s+an?|an?\s+half|an?)\s+(?={SCALE}\b))?"
    rf"{_WORD}(?:(?:(?:(?<=hundred)|(?<=thousand)|(?<=million))\s+and\s+|[\s-]+){_WORD})*"
)
_SHORT = r"(?:bn|mn|tn|m|k)(?![A-Za-z])"
NUMERAL = (
    rf"(?:{_DIGITS}(?:\s?[½¼¾]|[\s-](?:1/2|1/4|3/4|1/3)\b)?(?:[\s-]{SCALE}\b|\s?{_SHORT})*"
    rf"|\b{_SPELT})"
)
_PIECE = re.compile(rf"1/2|1/4|3/4|1/3|[½¼¾]|{_DIGITS}|[a-z]+")
_HALF = re.compile(r"half\s+an?\s+|an?\s+half\s+")


def number_of(words: str) -> float | None:
    """The number that `words` say, None where they are not one number ("two three")."""
    words = words.lower().strip()
    halves = 0.5 if (half := _HALF.match(words)) else 1.0
    pieces = _PIECE.findall(words[half.end() :] if half else words)
    total, current, last = 0.0, 0.0, "start"
    for piece in pieces:
        if piece in {"a", "an", "and"}:
            continue
        if piece in _SCALES:
            current = (current or 1.0) * _SCALES[piece]
            if _SCALES[piece] >= 1e3:
                total, current = total + current, 0.0
            last = "scale"
        elif piece in _FRACTIONS and last in {"start", "digits"}:
            current, last = current + _FRACTIONS[piece], "fraction"
        elif piece[0].isdigit() and last == "start":
            current, last = float(piece.replace(",", "")), "digits"
        elif piece in _BELOW_HUNDRED:
            value = _BELOW_HUNDRED[piece]
            if last in {"small", "digits", "fraction"} or (last == "tens" and not 0 < value < 10):
                return None
            current, last = current + value, "tens" if value >= 20 else "small"
        else:
            return None
    return (total + current) * halves if last != "start" else None


def year_of(words: str) -> int | None:
    """The year that `words` say as years are spoken: "nineteen ninety-seven", "two thousand"."""
    parts = re.split(r"[\s-]+", words.lower().strip())
    if len(parts) in {2, 3} and parts[0] in {"eighteen", "nineteen", "twenty"}:
        rest = number_of(" ".join(parts[1:]))
        if rest is not None and 10 <= rest < 100:
            return 100 * _BELOW_HUNDRED[parts[0]] + int(rest)
    number = number_of(words)
    return int(number) if number is not None and 1500 <= number < 2100 else None
