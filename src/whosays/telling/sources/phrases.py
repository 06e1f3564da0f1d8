"""The words in which a source is credited: its tokens, the countries named in them, its stems."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from whosays.lexicon import Country, Lexicon

WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?:[’']s\b)?|[^\W_]+(?:[’'&-][^\W_]+)*")
POSSESSIVE = re.compile(r"[’'](?:s|S)?$")
LONGEST_COUNTRY = 4
STEM = 5


class Word(NamedTuple):
    """One word: as written (possessive ending cut), and in lower case."""

    written: str
    lower: str

    @property
    def capital(self) -> bool:
        """True where it begins with a capital letter."""
        return self.written[:1].isupper()


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a phrase without those that name a country, and that country if it names one.

    `metonym` tells that another word stands for the country ("London"), `last_of` that the country
    ends a name ("Transport for London").
    """

    words: tuple[Word, ...]
    country: Country | None = None
    metonym: bool = False
    last_of: bool = False


@lru_cache(maxsize=16_384)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of `text`, in order."""
    written = WORD.findall(text)
    if "'" in text or "’" in text:
        written = [POSSESSIVE.sub("", word) for word in written]
    return tuple(Word(w, w.lower()) for w in written if w)


def capitals(text: str) -> Iterator[str]:
    """The distinct words of `text` that begin with a capital letter, as written."""
    return (POSSESSIVE.sub("", word) for word in dict.fromkeys(WORD.findall(text)) if word[0].isupper())


def capitalised(text: str) -> Iterator[str]:
    """The distinct words of `text` that begin with a capital letter, in lower case."""
    return (word.lower() for word in capitals(text))


def phrase_of(text: str, lexicon: Lexicon) -> Phrase:
    """The phrase `text`, the first country named in it set apart.

    A country is only read from capitalised words, so that "us" is no country.
    """
    words = words_of(text)
    first = lexicon.once(_first_words)
    for start, word in enumerate(words):
        if word.lower not in first or not word.capital:
            continue
        for end in range(min(len(words), start + LONGEST_COUNTRY), start, -1):
            found = _country(words[start:end], lexicon)
            if found:
                metonym = _is_metonym(words[start:end], found)
                last_of = start > 0 and words[start - 1].lower in ("of", "for")
                return Phrase((*words[:start], *words[end:]), found, metonym, last_of)
    return Phrase(words)


def _is_metonym(words: Sequence[Word], country: Country) -> bool:
    """True for "London", which is more than the state; "US" and "U.K." are its name written short."""
    joined = _joined(words)
    if joined == country.name.lower() or all(w.written.isupper() for w in words):
        return False
    return joined in {m.lower() for m in country.metonyms}


def _joined(words: Sequence[Word]) -> str:
    return " ".join(w.lower for w in words)


def _first_words(lexicon: Lexicon) -> frozenset[str]:
    """The words with which the words for a country begin, in lower case, "the" left out or not."""
    names = lexicon.country_by_word
    return frozenset(form.split(" ")[0] for name in names for form in (name, name.removeprefix("the ")))


def _country(words: Sequence[Word], lexicon: Lexicon) -> Country | None:
    if not words[-1].capital:
        return None
    joined = _joined(words)
    return lexicon.country_by_word.get(joined) or lexicon.country_by_word.get(f"the {joined}")


def is_word_edge(text: str, at: int) -> bool:
    """True where a word begins or ends at `at`: between a letter, digit or underscore and anything else."""
    before, after = text[at - 1 : at], text[at : at + 1]
    return (before.isalnum() or before == "_") != (after.isalnum() or after == "_")


def places_of(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Where `words` stand in `text` as a word or words of their own, in order: starts and ends."""
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if is_word_edge(text, start) and is_word_edge(text, end):
            yield start, end
            start = text.find(words, end)
        else:
            start = text.find(words, start + 1)


def stems(words: Iterable[str]) -> frozenset[str]:
    """The first letters of each word: they tell nouns apart, number and case aside."""
    return frozenset(word[:STEM] for word in words)


def initials(words: Iterable[str]) -> str:
    """The first letter of each word, as an acronym has them."""
    return "".join(word[0] for word in words)
