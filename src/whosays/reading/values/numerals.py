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
    "pair": 2.0,
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "lakh": 1e5,
    "crore": 1e7,
    "million": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
}
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "1/3": 1 / 3}
_PARTS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25}

SCALE = r"(?:dozen|hundred|thousand|lakh|million|crore|billion|trillion)"
_PART_OF = (
    r"(?:half(?:\s+of)?|an?\s+half|an?\s+(?:third|quarter)\s+of|(?:two|three)[\s-](?:third|quarter)s\s+of)"
    r"(?:\s+an?)?"
)
"""What stands before a scale that only a part of is meant: "half a million", "a quarter of a million"."""
_AND_A_PART = r"(?:\s+and\s+a\s+(?:half|quarter)\b)"
_WORD = rf"(?:{'|'.join(sorted(_BELOW_HUNDRED, key=len, reverse=True))}|{SCALE})\b"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_SPELT = (
    rf"(?:an?\s+pair(?=\s+of\b)|(?:(?:{_PART_OF}|an?)\s+(?={SCALE}\b))?"
    rf"{_WORD}(?:(?:(?:(?<=hundred)|(?<=thousand)|(?<=million))\s+and\s+|[\s-]+){_WORD})*"
    rf"(?:{_AND_A_PART}(?:[\s-]{SCALE}\b)*)?)"
)
_SHORT = r"(?:bn|mn|tn|m|k)(?![A-Za-z])"
NUMERAL = (
    rf"(?:{_DIGITS}(?:\s?[½¼¾]|[\s-](?:1/2|1/4|3/4|1/3)\b|{_AND_A_PART})?(?:[\s-]{SCALE}\b|\s?{_SHORT})*"
    rf"|\b{_SPELT})"
)
_PIECE = re.compile(rf"1/2|1/4|3/4|1/3|[½¼¾]|{_DIGITS}|[a-z]+")
_BEFORE = re.compile(rf"(?P<part>{_PART_OF})\s+(?={SCALE}\b)")


def number_of(words: str) -> float | None:
    """The number that `words` say, None where they are not one number ("two three")."""
    words = words.lower().strip()
    before = _BEFORE.match(words)
    share = _share(before["part"]) if before else 1.0
    pieces = _PIECE.findall(words[before.end() :] if before else words)
    total, current, last, scale = 0.0, 0.0, "start", 1.0
    for piece in pieces:
        if piece in {"a", "an", "and"}:
            continue
        if piece in _SCALES:
            scale = _SCALES[piece]
            current = (current or 1.0) * scale
            if scale >= 1e3:
                total, current = total + current, 0.0
            last = "scale"
        elif piece in _FRACTIONS and last in {"start", "digits"}:
            current, last = current + _FRACTIONS[piece], "fraction"
        elif piece in _PARTS and last not in {"start", "fraction"}:
            current, last = current + _PARTS[piece] * (scale if last == "scale" else 1.0), "fraction"
        elif piece[0].isdigit() and last == "start":
            current, last = float(piece.replace(",", "")), "digits"
        elif piece in _BELOW_HUNDRED:
            value = _BELOW_HUNDRED[piece]
            if last in {"small", "digits", "fraction"} or (last == "tens" and not 0 < value < 10):
                return None
            current, last = current + value, "tens" if value >= 20 else "small"
        else:
            return None
    return (total + current) * share if last != "start" else None


def _share(words: str) -> float:
    """The share that the words before a scale say: .75 for "three quarters of a"."""
    pieces = words.replace("-", " ").split()
    part = next(_PARTS[piece.removesuffix("s")] for piece in pieces if piece.removesuffix("s") in _PARTS)
    return part * max(_BELOW_HUNDRED.get(pieces[0], 1), 1)


def year_of(words: str) -> int | None:
    """The year that `words` say as years are spoken: "nineteen ninety-seven", "two thousand"."""
    parts = re.split(r"[\s-]+", words.lower().strip())
    if len(parts) in {2, 3} and parts[0] in {"eighteen", "nineteen", "twenty"}:
        rest = number_of(" ".join(parts[1:]))
        if rest is not None and 10 <= rest < 100:
            return 100 * _BELOW_HUNDRED[parts[0]] + int(rest)
    number = number_of(words)
    return int(number) if number is not None and 1500 <= number < 2100 else None
