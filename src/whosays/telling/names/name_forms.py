"""The form in which a name is written, taken apart: title, country, the name itself, acronym.

What holds: a form never holds a word that is not in the article, and its core is never empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import NamedTuple

from whosays.lexicon import Lexicon
from whosays.model import NameKind, Span
from whosays.telling.names.spelling import plain

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['\u2019`\u02bf\u02be][^\W_]+)*")
_POSSESSIVE = re.compile(r"['\u2019](?:s|S)?$")
_ACRONYM_AFTER = re.compile(r"\s*\((?:or |the )?(?P<acronym>[A-Z][A-Za-z.&-]{1,9})[),;]")
PARTICLES = frozenset(["al", "el", "ad", "an", "ar", "as", "ash", "at", "az"])
_SMALL = frozenset(["of", "for", "the", "and", "in", "on", "to", "at", "de", "des", "du", "la", "le"])
_PREPOSITIONS = frozenset(["of", "for", "in", "on", "to", "at", "against", "de"])
_GENERATIONS = frozenset(["jr", "sr", "ii", "iii", "iv"])
_FORMER = frozenset(["former", "acting", "deputy"])
_LONGEST_COUNTRY = 6
_LONGEST_TITLE, _LONGEST_TITLE_LETTERS = 6, 80
_LONGEST_ABBREVIATION = 5
_REMEMBERED = 16_384  # forms that were read last


class Token(NamedTuple):
    """One word of a form: its place, as written without possessive, and its letters in lower case."""

    start: int
    end: int
    written: str
    lower: str

    @property
    def capital(self) -> bool:
        """True where it begins with a capital letter or a digit."""
        return not self.written[0].islower()


@dataclass(frozen=True)
class Form:
    """One way in which a name is written.

    `core` is the name as written without title, article and possessive. `words` are its words as
    they are compared: in lower case, an Arabic article left out, and in a body's name a country's
    name or adjective replaced by the country's key. `titled` tells that a title stood before it;
    `owned` are the words after an owner, who is no country: "Nile Front" of "the Union's Nile
    Front".
    """

    core: str
    words: tuple[str, ...]
    titled: bool = False
    acronym: str | None = None
    owned: tuple[str, ...] | None = None

    @cached_property
    def abbreviated(self) -> bool:
        """True for one word of capitals, such as RAF, U.N. or BfS."""
        letters = self.core.replace(".", "").replace("&", "")
        return (
            2 <= len(letters) <= 7
            and letters.isalnum()
            and letters[0].isupper()
            and 2 * sum(c.isupper() for c in letters) > len(letters)
            and sum(c.isupper() for c in letters) >= 2
        )

    @property
    def squashed(self) -> str:
        """The core without anything between its letters: "First Group" is "FirstGroup"."""
        return plain(self.core)

    @property
    def initials(self) -> frozenset[str]:
        """What it may be abbreviated to, in lower case: with its small words and without."""
        if len(self.words) < 2:
            return frozenset()
        written = [t.lower for t in tokens(self.core) if t.lower]
        without = [w for w in written if w not in _SMALL]
        bare = [w for w in without if w not in PARTICLES]
        return frozenset("".join(w[0] for w in some) for some in (written, without, bare) if some)

    @cached_property
    def short_forms(self) -> frozenset[tuple[str, ...]]:
        """What a body of this name may be called after its first mention.

        The end of what stands before the first preposition: "Observatory" for "Tolk Observatory
        for River Rights".
        """
        stops = [k for k, word in enumerate(self.words) if word in _PREPOSITIONS and k]
        head = self.words[: stops[0]] if stops else self.words
        rest = self.words[len(head) :]
        ends = {head[k:] for k in range(len(head)) if k or rest}
        return frozenset(ends | {end + rest for end in ends if end != head})


@lru_cache(maxsize=16_384)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of `text`, hyphens taken apart, possessive endings cut."""
    found = []
    for match in _WORD.finditer(text):
        written = match[0]
        if written[-1] in "sS'\u2019":
            written = _POSSESSIVE.sub("", written)
        lower = plain(written)
        if lower:
            found.append(Token(match.start(), match.start() + len(written), written, lower))
    return tuple(found)


def ranks_of(lexicon: Lexicon) -> frozenset[str]:
    """Every word of ranks.toml: titles, ranks and forms of address."""
    return frozenset(plain(w) for words in lexicon.words["ranks"].values() for w in words)


class Forms:
    """Reads forms: one that is written alike many times is read once."""

    def __init__(self, lexicon: Lexicon) -> None:
        ranks = lexicon.once(ranks_of)
        self._read = lru_cache(maxsize=_REMEMBERED)(partial(form_of, ranks=ranks, lexicon=lexicon))

    def of(self, written: str, kind: NameKind) -> Form:
        """The form `written`, a mention with or without a title."""
        return self._read(written, kind)


def form_of(written: str, kind: NameKind, ranks: frozenset[str], lexicon: Lexicon) -> Form:
    """The form `written`, a mention with or without a title."""
    explicit = _ACRONYM_AFTER.search(written + ")")
    acronym = explicit["acronym"] if explicit else None
    name = written[: explicit.start()] if explicit and explicit.start() else written
    name = name.partition(" (")[0]
    told = tokens(name) or tokens(written)
    if not told:
        return Form(written, (written.lower(),))
    if told[0].lower == "the" and len(told) > 1:
        told = told[1:]
    title = _title_length(told, ranks, lexicon) if kind == "person" else 0
    kept = told[title:]
    core = " ".join(name[kept[0].start : kept[-1].end].split())
    words = _compared(kept, name, kind, lexicon)
    owned = None if kind == "person" else _owned(kept, name, lexicon)
    return Form(core, words, titled=title > 0, acronym=acronym, owned=owned)


def _owned(kept: Sequence[Token], name: str, lexicon: Lexicon) -> tuple[str, ...] | None:
    for at, token in enumerate(kept[:-2]):
        between = name[token.end : kept[at + 1].start]
        if between.rstrip() in ("'s", "\u2019s", "'", "\u2019"):
            owner = name[kept[0].start : token.end]
            is_country = lexicon.country_by_word.get(owner.lower()) is not None
            return None if is_country else tuple(t.lower for t in kept[at + 1 :])
    return None


def acronym_after(text: str, span: Span) -> str | None:
    """The acronym in brackets after the mention at `span`, where its letters come from the name."""
    found = _ACRONYM_AFTER.match(text, span.end)
    return found["acronym"] if found and stands_for(found["acronym"], span.of(text)) else None


def stands_for(acronym: str, name: str) -> bool:
    """True where the letters of `acronym` stand in the name in their order, the first one first.

    Capitals of the acronym have to be letters at which a word begins.
    """
    words = [t.lower for t in tokens(name) if t.lower not in _SMALL | PARTICLES]
    letters = plain(acronym)
    if len(words) < 2 or not letters or letters[0] != words[0][0]:
        return False
    starts = iter(word[0] for word in words)
    led = sum(any(start == letter for start in starts) for letter in letters)
    return led >= max(2, len(letters) - 1)


def with_title(text: str, span: Span, ranks: frozenset[str]) -> Span:
    """The span with the title that stands before it, or `span` itself.

    A title ends in a rank: "President", "Foreign Ministry spokeswoman", "Mayor of Tolk".
    """
    if not span.start or text[span.start - 1] not in " -":
        return span
    line = max(text.rfind("\n", 0, span.start) + 1, span.start - _LONGEST_TITLE_LETTERS)
    if not _ends_in_title(text[line : span.start], ranks):
        return span
    before = tokens(text[line : span.start])[-_LONGEST_TITLE:]
    next_start = span.start - line
    title: list[Token] = []
    for token in reversed(before):
        if not _goes_on(text[line + token.start : line + next_start], token, ranks):
            break
        title.insert(0, token)
        next_start = token.start
    while title and (title[0].lower in ("the", "of") or not _ends_in_rank(title, ranks)):
        title = title[1:]
    return Span(line + title[0].start, span.end) if title else span


def _ends_in_title(before: str, ranks: frozenset[str]) -> bool:
    """True where the last word of `before` may be of a title of the name that follows."""
    last = before[before.rfind(" ", 0, len(before) - 1) + 1 :]
    word = last[:-1]
    if word.isascii() and word.isalpha() and word.islower():  # most are
        return word in ranks or word == "of"
    words = tokens(last)
    return bool(words) and _goes_on(last[words[-1].start :], words[-1], ranks)


def qualified_title(text: str, span: Span, ranks: frozenset[str], lexicon: Lexicon) -> Span:
    """The span, which begins with a title, with the country and the office that it is of.

    "North Korean leader Kim", "the Defence ministry spokesman Ren", "China's Foreign Ministry
    spokeswoman Hua". `span` itself where no title begins it or nothing of the kind stands before it.
    """
    inside = tokens(span.of(text))
    if len(inside) < 2 or not any(t.lower in ranks for t in inside[:-1]):
        return span
    line = max(text.rfind("\n", 0, span.start) + 1, span.start - _LONGEST_TITLE_LETTERS)
    before = tokens(text[line : span.start])[-_LONGEST_TITLE:]
    start = span.start
    while before:
        sizes = range(min(2, len(before)), 0, -1)  # "North Korean" is one
        size = next((n for n in sizes if _qualifies(text[line + before[-n].start : start], lexicon)), 0)
        if not size:
            break
        start = line + before[-size].start
        before = before[:-size]
    return Span(start, span.end)


def _qualifies(written: str, lexicon: Lexicon) -> bool:
    """True where `written`, up to the next word, names a country or a part of any government."""
    if written[-1] not in " -" or not written.strip():
        return False
    words = re.sub(r"['\u2019]s?$", "", written.strip(" -"))
    if words.lower() in lexicon.list("parties", "governmental") | _FORMER:
        return True
    return words[0].isupper() and words.lower() in lexicon.country_by_word


def _goes_on(written: str, token: Token, ranks: frozenset[str]) -> bool:
    """True where `written`, a word and what stands between it and the next, may be of a title."""
    after = written[len(token.written) :]
    if not (token.lower in ranks or token.capital or token.lower == "of"):
        return False
    abbreviation = token.capital and len(token.written) <= _LONGEST_ABBREVIATION
    return after in (" ", "-", "'s ", "\u2019s ") or (after == ". " and abbreviation)


def _ends_in_rank(title: Sequence[Token], ranks: frozenset[str]) -> bool:
    if title[-1].lower in ranks:
        return True
    named = [k for k, token in enumerate(title) if token.lower == "of"]
    return bool(named) and named[-1] > 0 and title[named[-1] - 1].lower in ranks


def _title_length(told: Sequence[Token], ranks: frozenset[str], lexicon: Lexicon) -> int:
    """How many of the first words are a title: at least one word is left.

    A capitalised rank after other capitalised words is one only where a full name follows it: "Tolk
    Central MP Joan Hale", but not "Martin Luther King".
    """
    length = 0
    for at, token in enumerate(told[:-1]):
        earlier, later = told[length:at], told[at + 1 :]
        if token.lower in ranks and (
            not token.capital
            or all(_may_qualify(t, ranks, lexicon) for t in earlier)
            or (len(later) > 1 and all(t.capital for t in later))
        ):
            length = at + 1
    if 0 < length < len(told) - 2 and told[length].lower == "of":
        length += 2  # "Mayor of Tolk Joan Hale"
    return length


def _may_qualify(token: Token, ranks: frozenset[str], lexicon: Lexicon) -> bool:
    """True for what may stand before a rank: "Norwegian", "Foreign", "former"."""
    return (
        not token.capital
        or token.lower in ranks
        or token.lower in lexicon.list("parties", "governmental")
        or token.written.lower() in lexicon.country_by_word
    )


def _compared(kept: Sequence[Token], name: str, kind: NameKind, lexicon: Lexicon) -> tuple[str, ...]:
    if kind == "person" and len(kept) > 1 and kept[-1].lower in _GENERATIONS:
        kept = kept[:-1]
    without = [t for k, t in enumerate(kept) if not _is_article(kept, k, name)]
    if kind == "person":
        return tuple(t.lower for t in without)
    words = tuple(_with_countries(without, name, lexicon))
    if len(words) == 1 and _is_adjective(name[kept[0].start : kept[-1].end], lexicon):
        return tuple(t.lower for t in without)  # "Norwegian" is no name of Norway
    return words


def _is_adjective(written: str, lexicon: Lexicon) -> bool:
    country = lexicon.country_by_word.get(written.lower())
    return country is not None and written in country.adjectives


def _is_article(kept: Sequence[Token], at: int, name: str) -> bool:
    """True for the Arabic article, which is written, joined and left out as people like."""
    if kept[at].lower not in PARTICLES or at + 1 == len(kept):
        return False
    joined = name[kept[at].end : kept[at + 1].start] != " "
    return joined or not kept[at].capital or (at > 0 and kept[at].lower in ("al", "el"))


def _with_countries(kept: Sequence[Token], name: str, lexicon: Lexicon) -> Iterator[str]:
    at = 0
    while at < len(kept):
        for size in range(min(_LONGEST_COUNTRY, len(kept) - at), 0, -1):
            key = country_key(name[kept[at].start : kept[at + size - 1].end], lexicon)
            if key:
                yield key
                at += size
                break
        else:
            yield kept[at].lower
            at += 1


def country_key(written: str, lexicon: Lexicon) -> str | None:
    """A key for the country that `written` names, in full, by adjective or abbreviation.

    Its capital and other words for its government are no names of it.
    """
    straight = written.replace("\u2019", "'")
    country = lexicon.country_by_word.get(straight.lower())
    if country is None or not written[0].isupper():
        return None
    if written.lower() in (w.lower() for w in (country.name, *country.adjectives)):
        return f"country {country.key}"
    abbreviation = written in country.metonyms and written.replace(".", "").isupper()
    official = re.search(r"\b(?:Republic|Kingdom|States|Federation|Union)\b", written)
    return f"country {country.key}" if abbreviation or official else None
