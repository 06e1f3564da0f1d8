"""What gathering keeps of an article: its heaviest terms as numbers, its day, its outlet.

What holds:

* A sketch is a pure function of one reading, needs no parse and nothing of other articles.
* A term is a cell: a hash of its words into a fixed number of cells, so that what is learned of terms
  takes the same room after a thousand articles and after millions. No term can be read back from it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from zlib import crc32

from wordfreq import zipf_frequency

from whosays.gathering.live_pages import is_mixed
from whosays.gathering.words import Word, normal, words_in, words_of
from whosays.model import Published, Reading

CELLS = 1 << 21
WORD, NAME, NUMBER = 0, 1, 2

TERMS = 144  # the heaviest terms of an article; the rest is noise and cost
_TITLE_WORDS, _LEAD_WORDS, _BODY_WORDS = 40, 100, 600  # no further into an article is read
_TITLE, _LEAD, _BODY = 6, 3, 1  # what an occurrence counts
_COMMON = 6.0  # Zipf frequency from which on a word says nothing
_UNKNOWN = 2.0  # the Zipf frequency of what the list does not know: beyond it lie misspellings
_LENGTH = 400  # words of a usual article: what turns a frequency into a share of articles
_SENTENCE_END = re.compile(r"[.!?:\u2022\n][\"'\u201c\u201d\u2018\u2019)\s]*$|^[\"'\u201c\u2018\s]*$")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of one article.

    The tuples run side by side, one place a term, in order of cell: `cells`, `kinds` (word, name or
    number), `shares` (of a usual pile's articles, those expected to hold the term), `top` and
    `whole`: how much the term counts in headline and lead, and in all that is read, in sixteenths
    of one plus the logarithm of its weighed occurrences. `headed` are the cells of the terms that
    stand in the headline. `mixed` marks a live page or a round-up.
    """

    article: str
    day: int | None
    outlet: str | None
    cells: tuple[int, ...]
    kinds: tuple[int, ...]
    shares: tuple[float, ...]
    top: tuple[int, ...]
    whole: tuple[int, ...]
    mixed: bool = False
    headed: tuple[int, ...] = ()


def sketch(reading: Reading) -> Sketch:
    """The sketch of a reading: its `TERMS` heaviest terms, the rarest in general English first kept."""
    article = reading.article
    counted: dict[str, list[float]] = {}
    for term, kind, share, top, whole in _occurrences(reading):
        known = counted.get(term)
        if known is None:
            counted[term] = [float(kind), share, top, whole]
        else:
            known[0] = max(known[0], float(kind))
            known[2] += top
            known[3] += whole
    rows: dict[int, tuple[float, int, float, int, int]] = {}
    for term, (of_kind, share, top, whole) in counted.items():
        cell = _cell(term)
        weight = (1 + math.log(whole)) * -math.log(share)
        rows[cell] = (weight, int(of_kind), share, _sixteenths(top), _sixteenths(whole))
    heaviest = sorted(rows, key=lambda cell: (-rows[cell][0], cell))[:TERMS]
    kept = [(cell, *rows[cell][1:]) for cell in sorted(heaviest)]
    cells, kinds, shares, tops, wholes = zip(*kept, strict=True) if kept else ((), (), (), (), ())
    day = day_of(article.published)
    headline = _headline(reading)
    heads = {_cell(term) for term, _, _ in _terms_of_headline(headline)}
    headed = tuple(cell for cell in cells if cell in heads)
    mixed = is_mixed(headline, article.text)
    return Sketch(article.id, day, article.outlet, cells, kinds, shares, tops, wholes, mixed, headed)


def day_of(published: Published | None) -> int | None:
    """The day of publication as an ordinal; None where it is not known to the day."""
    if published is None or published.granularity not in ("day", "minute"):
        return None
    return date.fromisoformat(published.moment[:10]).toordinal()


def _cell(term: str) -> int:
    return crc32(term.encode("utf-8", "surrogatepass")) % CELLS


def _sixteenths(count: float) -> int:
    return min(255, round(16 * (1 + math.log(count)))) if count > 0 else 0


def _occurrences(reading: Reading) -> Iterator[tuple[str, int, float, float, float]]:
    """(term, kind, share, count in headline and lead, count in all) of each occurrence."""
    for term, of_term, its_share in _terms_of_headline(_headline(reading)):
        yield term, of_term, its_share, _TITLE, _TITLE
    before: Word | None = None
    text = reading.article.text
    for at, word in enumerate(islice(words_of(reading), _BODY_WORDS)):
        top, whole = (_LEAD, _LEAD) if at < _LEAD_WORDS else (0, _BODY)
        start = word.span.start
        adjoining = before is not None and start - before.span.end == 1 and text[start - 1] in " -"
        opens = word.capital and bool(_SENTENCE_END.search(text[max(0, start - 4) : start]))
        share = _share(word.form)
        if share is not None:
            kind = WORD
            if word.form[0].isdigit():
                kind = NUMBER
            elif word.capital and not opens and not text[start : word.span.end].isupper():
                kind = NAME
            yield _stem(word.form), kind, share, top, whole
        if adjoining and before is not None:
            if word.capital and before.capital and not opens:
                yield (
                    f"{_stem(before.form)} {_stem(word.form)}",
                    NAME,
                    _pair(before.form, word.form),
                    top,
                    whole,
                )
            elif before.form[0].isdigit() and not word.form[0].isdigit():
                yield f"{before.form} {_stem(word.form)}", NUMBER, _pair(before.form, word.form), top, whole
        before = word


def _terms_of_headline(headline: str) -> Iterator[tuple[str, int, float]]:
    """(term, kind, share) of each word that says something."""
    for written in islice(words_in(headline), _TITLE_WORDS):
        form = normal(written)
        share = _share(form)
        if share is not None:
            yield _stem(form), NUMBER if form[0].isdigit() else WORD, share


def _headline(reading: Reading) -> str:
    headline = reading.headline
    return headline.of(reading.article.text) if headline else reading.article.title


@lru_cache(maxsize=1 << 16)
def _share(form: str) -> float | None:
    """The share of articles that are expected to hold the word; None where it says nothing."""
    zipf = float(zipf_frequency(form, "en"))
    if zipf >= _COMMON or len(form) == 1:
        return None
    return -math.expm1(-(10 ** (max(zipf, _UNKNOWN) - 9)) * _LENGTH)


def _pair(first: str, second: str) -> float:
    """The share of articles expected to hold two words side by side: a tenth of the rarer word's."""
    rarer = min(float(zipf_frequency(first, "en")), float(zipf_frequency(second, "en")))
    return -math.expm1(-(10 ** (max(rarer - 1, _UNKNOWN) - 9)) * _LENGTH)


def _stem(form: str) -> str:
    """The word without possessive and plural: crude, the same everywhere, and enough here."""
    form = form.removesuffix("'s").removesuffix("'")
    return form[:-1] if len(form) > 4 and form[-1] == "s" and form[-2] != "s" else form
