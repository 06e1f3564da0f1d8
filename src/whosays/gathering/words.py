"""The words of an article as gathering compares them: outside boilerplate, in order, with spans.

What is compared is only the normal form; what is shown is always the slice of the text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from wordfreq import zipf_frequency

from whosays.model import Reading, Span

COMMON = 6.5
"""The Zipf frequency above which a word says nothing."""

_RARITY = np.uint64(0x1FFF)  # the bits of a code that hold the rarity, at most 6500
_MIX = np.uint64(0x9E3779B97F4A7C15)

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_QUOTED = re.compile(
    r"""\u201c[^\u201c\u201d\n]*\u201d | (?<![\w.,!?])"(?=\S)[^"\n]*"  # closed on its line
      | ^[\u201c"][^\u201c\u201d"\n]*$                            # one paragraph of a longer one
      | (?<!\w)['\u2018](?=\w)[^\n]{15,}?[.,!?\w]['\u2019](?!\w)  # single marks, no apostrophe
    """,
    re.VERBOSE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text.

    `form` is lower case with straight apostrophes. `quoted` tells that it stands inside quotation
    marks, `capital` that it begins with a capital letter. Words of different `stretch` have
    boilerplate between them.
    """

    form: str
    span: Span
    quoted: bool
    capital: bool
    stretch: int


def words_of(reading: Reading, besides: Sequence[Span] = ()) -> Iterator[Word]:
    """The words of the article's text outside its boilerplate and the spans `besides`, in order."""
    text = reading.article.text
    quoted = _QUOTED.finditer(text)
    speech = next(quoted, None)
    for number, (start, end) in enumerate(_open_stretches(reading, besides)):
        for match in _WORD.finditer(text, start, end):
            while speech and speech.end() <= match.start():
                speech = next(quoted, None)
            yield Word(
                form=normal(match[0]),
                span=Span(*match.span()),
                quoted=speech is not None and speech.start() < match.start(),
                capital=match[0][0].isupper(),
                stretch=number,
            )


def coded_stretches(reading: Reading) -> Iterator[NDArray[np.uint64]]:
    """The words of the article outside its boilerplate as codes, one array a stretch.

    The same words as `words_of`, in a tenth of its time: all that a signature needs.
    """
    text = reading.article.text
    for start, end in _open_stretches(reading):
        if written := _WORD.findall(text, start, end):
            yield codes_of(normal("\n".join(written)).split("\n"))


def codes_of(forms: Iterable[str]) -> NDArray[np.uint64]:
    """A number for each form: a hash of it, and below it how rare it is (see `rarity`).

    Equal forms have equal codes, in every run and on every machine; of different forms, two in
    2 ** 51 pairs have.
    """
    return np.fromiter(map(_code, forms), np.uint64)


def rarity(codes: NDArray[np.uint64]) -> NDArray[np.int64]:
    """How far each word is rarer than the commonest ones, in thousandths of a power of ten.

    Whole numbers, so that sums over them are the same in any order and on any machine.
    """
    return (codes & _RARITY).astype(np.int64)


def run_codes(codes: NDArray[np.uint64], size: int) -> NDArray[np.uint64]:
    """A hash of each run of `size` words, by its first word; empty where there are fewer words."""
    runs = max(0, len(codes) - size + 1)
    mixed = np.full(runs, size, np.uint64)
    for at in range(size):
        mixed = (mixed ^ codes[at : at + runs]) * _MIX
        mixed ^= mixed >> np.uint64(29)
    return mixed


def words_in(text: str) -> Iterator[str]:
    """The words of a title as they are written."""
    return (match[0] for match in _WORD.finditer(text))


def normal(word: str) -> str:
    """Lower case, with straight apostrophes."""
    return word.lower().replace("\u2019", "'")


def surprise(form: str, ceiling: float) -> float:
    """How far the word is rarer than one of Zipf frequency `ceiling`, in powers of ten; at least 0.

    A stand-in for inverse document frequency that does not depend on how large the pile is. The
    Zipf frequency is the logarithm of occurrences in a billion words (Van Heuven and others 2014),
    read from wordfreq (Speer 2022); a word it does not know has 0.
    """
    return max(0.0, ceiling - float(zipf_frequency(form, "en")))


@lru_cache(maxsize=1 << 17)
def _code(form: str) -> int:
    digest = hashlib.blake2b(form.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    rare = round(1000 * surprise(form, COMMON))
    return int.from_bytes(digest, "big") & ~int(_RARITY) | rare


def _open_stretches(reading: Reading, besides: Sequence[Span] = ()) -> Iterator[tuple[int, int]]:
    at = 0
    for span in sorted((*(b.span for b in reading.boilerplate), *besides)):
        if at < span.start:
            yield at, span.start
        at = max(at, span.end)
    if at < len(reading.article.text):
        yield at, len(reading.article.text)
