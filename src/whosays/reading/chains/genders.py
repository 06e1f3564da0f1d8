"""Genders: whether "he" or "she" can be meant, as far as words of the article tell.

Titles, kin and callings tell it ("Mrs Oduya", "his mother", "the spokeswoman"), and so does a pronoun beside
the only person that is named around it ("Oduya said she had slept"). Where they tell nothing, a first name
that is nearly always a woman's or a man's does. Where two signs disagree, nothing is told of the name.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from whosays.lexicon import Lexicon
from whosays.model import Span
from whosays.reading.parsing import ParsedSentence, Token

Gender = Literal["female", "male"]
_BY_PRONOUN: Mapping[str, Gender] = {
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
}
_GENDERS: tuple[Gender, ...] = ("female", "male")
_TITLES = ("address", "office", "military", "police")
_LINKS = frozenset(["of", "for", "to", "at", "in", "from", "with", "on"])
_SHARED = 2  # first names beside one last name
_WORD = re.compile(r"[\w’'-]+")

Named = tuple[ParsedSentence, Sequence[tuple[Span, str]]]
"""A sentence with the persons that it names: their spans in it and their names."""


@dataclass(frozen=True, slots=True)
class Genders:
    """What the words of an article tell of the gender of those it names."""

    by_name: Mapping[str, Gender] = field(default_factory=dict)
    lexicon: Lexicon | None = None

    def excludes(self, pronoun: str, name: str, noun: str = "", described: str = "") -> bool:
        """True where words tell that `pronoun` is not said of the person of this name or main noun."""
        wanted = _BY_PRONOUN.get(pronoun)  # none for "they" and for who may be either
        found = self.of(name, noun, described) if wanted else None
        return found is not None and found != wanted

    def of(self, name: str, noun: str = "", described: str = "") -> Gender | None:
        """The gender of the person of this name, whose main noun or description has these lemmas."""
        if self.lexicon is None:
            return None
        words = [w.strip("'’-") for w in _WORD.findall(name) if not w.endswith(("'s", "’s", "s'", "s’"))]
        for link in (i for i, w in enumerate(words) if w.lower() in _LINKS):
            words = words[:link]
            break
        lemmas = [noun.lower(), described.lower()]
        titles = [w.lower() for w in (words[:-1] if words[-1:] and words[-1][:1].isupper() else words)]
        told = next((g for w in (*lemmas, *titles) if w and (g := _of_word(w, self.lexicon))), None)
        return (
            told or self.by_name.get(" ".join(words).lower()) or self.by_name.get("".join(words[-1:]).lower())
        )


def genders_of(sentences: Iterable[Named], lexicon: Lexicon) -> Genders:
    """What the article that has these sentences tells of the persons that it names.

    A last name that two persons share tells nothing.
    """
    titled: defaultdict[str, set[Gender]] = defaultdict(set)
    pronounced: defaultdict[str, list[Gender]] = defaultdict(list)
    given: defaultdict[str, set[Gender | None]] = defaultdict(set)
    first_names: defaultdict[str, set[str]] = defaultdict(set)
    before: set[str] = set()
    for parse, persons in sentences:
        keys = [_keys(name, lexicon) for _, name in persons]
        for (span, name), (whole, last) in zip(persons, keys, strict=True):
            for gender in _told_beside(parse, span, name, lexicon):
                titled[whole].add(gender)
                titled[last].add(gender)
            if whole != last:  # "Senator Harris" tells no first name
                first_names[last].add(whole.split()[0])
                for key in (whole, last):
                    given[key].add(_of_first_names(whole.split()[:-1], lexicon))
        surnames = {last for _, last in keys}
        if len(surnames) == 1 and before <= surnames:
            for gender in _of_pronouns(parse, persons[0][0]):
                pronounced[keys[0][1]].append(gender)
        before = surnames
    told = {key: min(found) for key, found in titled.items() if len(found) == 1}
    often = {k: found[0] for k, found in pronounced.items() if len(set(found)) == 1 < len(found)}
    by_first = {k: g for k, found in given.items() if len(found) == 1 and (g := min(found, key=str))}
    kept = {**by_first, **often}
    merged = {**{k: g for k, g in kept.items() if k not in titled}, **told}
    return Genders({k: g for k, g in merged.items() if len(first_names[k]) < _SHARED}, lexicon)


def _keys(name: str, lexicon: Lexicon) -> tuple[str, str]:
    """The whole name without titles, and what stands before them, and its last word."""
    words = [w.rstrip(".") for w in name.replace("’s", "").replace("'s", "").split()]
    titles = [i for i, w in enumerate(words[:-1]) if _is_title(w.lower(), lexicon) or w.islower()]
    words = [w.lower() for w in words[max(titles, default=-1) + 1 :]]
    while len(words) > 1 and _of_word(words[0], lexicon):
        words = words[1:]
    return " ".join(words), words[-1] if words else ""


def _is_title(word: str, lexicon: Lexicon) -> bool:
    return any(word in lexicon.list("ranks", kind) for kind in _TITLES)


def _of_word(word: str, lexicon: Lexicon) -> Gender | None:
    """What a title or a noun tells, as a lemma in lower case."""
    if word in lexicon.list("names", "either_sex"):
        return None
    if word in lexicon.list("names", "female") or word.endswith("woman"):
        return "female"
    return "male" if word in lexicon.list("names", "male") or re.search(r"\w{3}man$", word) else None


def _of_first_names(names: Sequence[str], lexicon: Lexicon) -> Gender | None:
    """Whose the first known one of these names nearly always is; None where none tells it."""
    plain = (unicodedata.normalize("NFKD", n).encode("ascii", "ignore").decode("ascii") for n in names)
    told = (g for name in plain for g in _GENDERS if name in lexicon.list("first_names", g))
    return next(told, None)


def _told_beside(parse: ParsedSentence, span: Span, name: str, lexicon: Lexicon) -> Iterator[Gender]:
    """What the words at the beginning of a name and before it tell: "Mrs Oduya", "his brother Paul"."""
    first = next((t for t in parse.tokens if t.start >= span.start), None)
    if first is None:
        return
    words = name.split()
    title = words[0].lower().rstrip(".") if len(words) > 1 else ""
    before = parse.tokens[first.index - 1] if first.index else None
    if before and (before.pos in ("NOUN", "PROPN")) and before.text[-1:] not in "'’":
        title = title if _of_word(title, lexicon) else before.lower.rstrip(".")
    if gender := _of_word(title, lexicon):
        yield gender
    last = next((t for t in reversed(parse.tokens) if t.end <= span.end), first)
    beside = (parse.head(last),) if last.dep == "appos" else parse.children(last, "appos")
    for noun in beside:
        if noun.pos == "NOUN" and (gender := _of_word(noun.lemma, lexicon)):
            yield gender


def _of_pronouns(parse: ParsedSentence, span: Span) -> Iterator[Gender]:
    """What "Oduya said she had slept" tells of Oduya, the only person named.

    "Oduya asked her" tells nothing: there somebody else is meant.
    """
    subject = next(
        (t for t in parse.tokens if t.start >= span.start and t.end <= span.end and _leads(t)), None
    )
    if subject is None:
        return
    verb = parse.head(subject)
    for token in parse.tokens[subject.index + 1 :]:
        if token.lower in ("he", "she") and _leads(token):
            below = parse.head(token)
            if below.dep in ("ccomp", "advcl", "conj") and parse.head(below) is verb:
                yield _BY_PRONOUN[token.lower]


def _leads(token: Token) -> bool:
    return token.dep in ("nsubj", "nsubjpass")
