"""The pieces that a sentence about casualties is cut into: people, what happens to them, words between.

People are a number with its noun ("two adults"), one person ("a 30-year-old man"), or a name; an age
and a number of what is no person count nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from whosays.lexicon import Lexicon
from whosays.lexicon.number_words import SMALL_NUMBERS
from whosays.model import Bound, Harm, Quantity, Span

_Kind = Literal["people", "harm", "be", "comma", "and", "who", "part", "skip", "no", "attacker", "word"]

_TOKEN = re.compile(
    r"\d+(?:st|nd|rd|th)\b|[^\W\d_]+\d+\b|\d[\d,.]*\d|\d|[^\W\d_]+(?:[.'’][^\W\d_]+)*|[^\w\s]"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_AGE = re.compile(r"\d{1,3}(?:-|\s)?(?:years?|months?|yr)(?:-|\s)old", re.IGNORECASE)
_NOUNS_AFTER = 6
"""Words after a number among which the noun stands that it counts."""
ORDINALS = {"second": 2.0, "third": 3.0, "fourth": 4.0, "fifth": 5.0, "sixth": 6.0}
_LISTED_AGES = 12
"""Words before a number among which "ages" may stand."""
_BETWEEN_AGES = frozenset(["of", "from", "between", "to", "and", ",", "-", "–"])
"""Words that may stand between "ages" and the last of them."""
_LARGEST = 999
"""A number in digits that reading gives no value is a toll only up to this."""
_ALL_OF_ONE = {"double": 2.0, "triple": 3.0, "quadruple": 4.0, "quintuple": 5.0, "sextuple": 6.0}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what reading found in it: its span, numbers, people, times, nouns."""

    text: str
    span: Span
    quantities: tuple[Quantity, ...]
    persons: tuple[Span, ...]
    times: tuple[Span, ...]
    headline: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sentence; the span counts from the start of the sentence.

    `ordinal` is 4 for "a fourth victim": where he died, four did. `known` is False for a number of what no
    list knows for people ("two halls").
    """

    kind: _Kind
    span: Span
    lower: str
    value: float | None = None
    bound: Bound = "exact"
    counted: bool = False
    others: bool = False
    part: bool = False
    scope: str = ""
    name: str = ""
    harm: Harm = "die"
    active: bool = False
    either: bool = False
    noun: bool = False
    degree: bool = False
    ordinal: float = 0.0
    known: bool = True


class PieceReader:
    """Cuts sentences by the lists of `casualties.toml`."""

    def __init__(self, lexicon: Lexicon) -> None:
        def words(key: str) -> frozenset[str]:
            return lexicon.list("casualties", key)

        self._nations = lexicon.country_by_word.keys()
        self._taking = words("taking")
        self._persons = words("persons")
        self._plurals = frozenset(_plural(word) for word in self._persons) | words("plurals")
        self._everyone = words("everyone")
        self._uncounted = words("uncounted")
        self._attackers = words("attackers")
        self._skipped = words("skipped")
        self._be = words("be")
        self._degree = words("degree")
        self._determiners = words("determiners")
        self._functions = words("functions")
        self._parts = words("parts")
        said: dict[str, tuple[Harm, str]] = {}
        harms: tuple[Harm, ...] = ("die", "injure", "shot")
        for harm in harms:
            for way in ("active", "either", "state", "noun", "cared"):
                if way == "cared" and harm != "injure":
                    continue
                for word in words(f"{harm}_{way}"):
                    said[word] = (harm, way)
        self._harms: dict[str, list[tuple[list[str], tuple[Harm, str]]]] = {}
        for phrase in sorted((word.split() for word in said), key=lambda phrase: (-len(phrase), phrase)):
            self._harms.setdefault(phrase[0], []).append((phrase, said[" ".join(phrase)]))
        longest = (max(reversed(word.split()), key=len) for word in said)
        self._telling = self._taking | frozenset(
            letters for word in longest for letters in _LETTERS.findall(word)[:1]
        )

    def telling(self, text: str) -> frozenset[str]:
        """The words of `text`, in lower case, without one of which nothing of it tells of harm."""
        return self._telling.intersection(_LETTERS.findall(text.lower()))

    def tells_of_harm(self, text: str) -> bool:
        """False for words that have no piece of what happens to people."""
        if not self.telling(text):
            return False
        words = [word.lower() for word in _TOKEN.findall(text)]
        if not self._taking.isdisjoint(words) and "lives" in words:
            return True
        return any(
            words[at : at + len(phrase)] == phrase
            for at, word in enumerate(words)
            if word in self._harms
            for phrase, _ in self._harms[word]
        )

    def read(self, sentence: Sentence) -> list[Piece]:
        """The pieces of the sentence, in order."""
        tokens = [(m.group(), Span(m.start(), m.end())) for m in _TOKEN.finditer(sentence.text)]
        moved = [
            (q, Span(q.span.start - sentence.span.start, q.span.end - sentence.span.start))
            for q in sentence.quantities
            if not any(q.span.overlaps(time) for time in sentence.times)
        ]
        persons = [Span(p.start - sentence.span.start, p.end - sentence.span.start) for p in sentence.persons]
        ages = [Span(m.start(), m.end()) for m in _AGE.finditer(sentence.text)]
        pieces: list[Piece] = []
        at = 0
        while at < len(tokens):
            piece, at = self._piece(sentence, tokens, at, moved, persons, ages)
            if piece:
                pieces.append(piece)
        return pieces

    def _piece(
        self,
        sentence: Sentence,
        tokens: Sequence[tuple[str, Span]],
        at: int,
        quantities: Sequence[tuple[Quantity, Span]],
        persons: Sequence[Span],
        ages: Sequence[Span],
    ) -> tuple[Piece | None, int]:
        word, span = tokens[at]
        lower = word.lower()
        harm = self._harm(tokens, at)
        if harm:
            (kind, way), size = harm
            whole = Span(span.start, tokens[at + size - 1][1].end)
            piece = Piece(
                "harm", whole, lower, harm=kind, active=way == "active", either=way == "either",
                noun=way == "noun",
                degree=way == "cared" or bool(self._degree.intersection(_words(whole, sentence))),
            )  # fmt: skip
            return piece, at + size
        multiple = _ALL_OF_ONE.get(lower)
        if multiple:
            return Piece("people", span, lower, value=multiple, counted=True), at + 1
        number = next(((q, s) for q, s in quantities if s.overlaps(span)), None)
        if number and number[0].unit is None and self._counts_people(tokens, at, number[0]):
            return self._numbered(tokens, at, number[0], number[1])
        age = next((s for s in ages if s.overlaps(span)), None)
        if number is None and not age and not self._is_label(tokens, at):
            value = _value(lower)
            timed = any(t.start <= sentence.span.start + span.start < t.end for t in sentence.times)
            alone = lower.isdecimal() and _stands_alone(tokens, at)
            if value and not timed and not alone and not _is_of_ages(tokens, at):
                return self._numbered(tokens, at, Quantity(span, value, value, "exact"), span)
        name = next((s for s in persons if s.overlaps(span)), None)
        if name and span.start >= name.start and not age:
            after = at
            while after < len(tokens) and tokens[after][1].start < name.end:
                after += 1
            whole = Span(span.start, name.end)
            said = whole.of(sentence.text)
            return Piece("people", whole, lower, value=1.0, name=said), _past_age(tokens, after)
        if lower in self._determiners or age or (sentence.headline and lower in self._persons):
            one_person = self._single(tokens, at, ages)
            if one_person:
                return one_person
        if lower in self._plurals and not number:
            return Piece("people", span, lower, value=None, scope=lower), at + 1
        if number or age:
            return Piece("skip", span, lower), at + 1
        return self._other(word, span), at + 1

    def _counts_people(self, tokens: Sequence[tuple[str, Span]], at: int, quantity: Quantity) -> bool:
        """False for a number of what is no person; "4 shot" is no number of shots."""
        if quantity.of not in self._uncounted:
            return not _is_of_ages(tokens, at)
        following = tokens[at + 1][0].lower() if at + 1 < len(tokens) else ""
        return quantity.of == following == "shot" and quantity.low != 1

    def _other(self, word: str, span: Span) -> Piece:
        lower = word.lower()
        kind: _Kind = "word"
        if word in ",;–—(":
            kind = "comma"
        elif lower in ("and", "&", "plus"):
            kind = "and"
        elif lower in ("who", "that", "which"):
            kind = "who"
        elif lower in self._parts:
            kind = "part"
        elif lower in ("no", "none", "nobody", "not", "never"):
            kind = "no"
        elif lower in self._be:
            kind = "be"
        elif lower in self._attackers:
            kind = "attacker"
        elif lower in self._degree or lower in self._skipped or (lower.endswith("ly") and len(lower) > 4):
            kind = "skip"
        return Piece(kind, span, lower, degree=lower in self._degree)

    def _harm(self, tokens: Sequence[tuple[str, Span]], at: int) -> tuple[tuple[Harm, str], int] | None:
        if tokens[at][0].lower() in self._taking:
            after = [word.lower() for word, _ in tokens[at + 1 : at + _NOUNS_AFTER]]
            if "lives" in after and "the" not in after:  # "claimed at least six lives"
                return ("die", "active"), 1
        for phrase, harm in self._harms.get(tokens[at][0].lower(), ()):
            if [word.lower() for word, _ in tokens[at : at + len(phrase)]] == phrase:
                return harm, len(phrase)
        return None

    @staticmethod
    def _is_label(tokens: Sequence[tuple[str, Span]], at: int) -> bool:
        before = tokens[at - 1][0].lower() if at else ""
        return before in ("no", "any", "every", "this", "that", "the", "number", "a", "day", "phase")

    def _numbered(
        self, tokens: Sequence[tuple[str, Span]], at: int, quantity: Quantity, span: Span
    ) -> tuple[Piece | None, int]:
        """The people that a number counts, with the words that go with it."""
        after = at
        while after < len(tokens) and tokens[after][1].start < span.end:
            after += 1
        value = quantity.high if quantity.bound == "at-most" and quantity.high else quantity.low
        others, part, known = False, False, True
        scope, end = "", after
        rank = after
        if after < len(tokens) and tokens[after][0].lower() == "of":
            nearby = [word.lower() for word, _ in tokens[after + 1 : after + 3]]
            if nearby and nearby[0] in ("them", "whom", "those", "these"):
                part, rank = True, after + 2
                end = rank
            elif nearby and nearby[0] in ("the", "his", "her", "their", "its"):
                part, rank = nearby[0] == "the", after + 2
            elif quantity.bound == "vague":
                rank = after + 1
            else:
                return None, after + 1  # "one of five people": the five are counted
            following = tokens[rank][0].lower() if rank < len(tokens) else ""
            if nearby and nearby[0] == "the" and _value(following):
                return None, rank
        while rank < min(len(tokens), after + _NOUNS_AFTER):
            lower = tokens[rank][0].lower()
            if lower in ("other", "others", "more", "additional", "another"):
                others, end = True, rank + 1
            elif lower in self._uncounted and not (lower == "shot" and value != 1):
                return None, rank
            elif self._is_of_people(lower) or (
                self._is_counted(lower, quantity) and not self._harm(tokens, rank)
            ):
                scope = scope or ("" if lower in self._everyone else _singular(lower))
                known = not self._is_counted(lower, quantity) or self._is_of_people(lower)
                end = rank + 1
                if rank + 1 < len(tokens) and not self._goes_on(tokens[rank + 1][0]):
                    break
            elif self._harm(tokens, rank) or not self._goes_on(tokens[rank][0]):
                break
            rank += 1
        whole = Span(span.start, max(tokens[end - 1][1].end, span.end))
        piece = Piece(
            "people", whole, "", value=value, bound=quantity.bound, counted=True, others=others,
            part=part, scope=scope, known=known,
        )  # fmt: skip
        return piece, max(end, after)

    def _is_of_people(self, lower: str) -> bool:
        """True for a noun of people, and for those of a country ("Danes")."""
        return (
            lower in self._plurals
            or lower in self._persons
            or lower in self._everyone
            or _singular(lower) in self._nations
        )

    def _is_counted(self, lower: str, quantity: Quantity) -> bool:
        """True for the noun that reading says the number counts: people, as something happens to them."""
        return quantity.of is not None and quantity.of in (lower, _singular(lower)) and len(lower) > 2

    def _goes_on(self, word: str) -> bool:
        """True for a word that may stand between a number and its noun."""
        lower = word.lower()
        return (
            word[0].isalpha()
            and lower not in self._functions
            and lower not in self._be
            and lower not in self._skipped
            and lower not in ("and", "who", "that")
        )

    def _single(
        self,
        tokens: Sequence[tuple[str, Span]],
        at: int,
        ages: Sequence[Span],
    ) -> tuple[Piece, int] | None:
        """One person: "a 30-year-old man", in a headline "man", or an age alone."""
        start, rank, has_age = tokens[at][1].start, at, False
        if tokens[at][0].lower() in self._determiners:
            rank += 1
        while rank < min(len(tokens), at + _NOUNS_AFTER + 3):
            word, span = tokens[rank]
            lower = word.lower()
            if any(age.overlaps(span) for age in ages):
                has_age = True
            elif lower in self._persons:
                following = tokens[rank + 1][0].lower() if rank + 1 < len(tokens) else ""
                if following not in self._persons and following not in self._plurals:
                    attacker = lower in self._attackers
                    kind: _Kind = "attacker" if attacker else "people"
                    told = (ORDINALS.get(word.lower(), 0.0) for word, _ in tokens[at : at + 2])
                    piece = Piece(
                        kind, Span(start, span.end), lower, value=1.0, scope=lower, ordinal=max(told)
                    )
                    return piece, _past_age(tokens, rank + 1)
            elif word == "-" and has_age:
                pass
            elif lower in self._plurals or not self._goes_on(word) or self._harm(tokens, rank):
                break
            rank += 1
        if has_age:
            end = max(age.end for age in ages if age.start < tokens[min(rank, len(tokens) - 1)][1].end)
            after = next((i for i in range(at, len(tokens)) if tokens[i][1].start >= end), len(tokens))
            return Piece("people", Span(start, end), "", value=1.0), after
        return None


def _stands_alone(tokens: Sequence[tuple[str, Span]], at: int) -> bool:
    """True for an age as newspapers give it: "Ann Lee, 42, was killed"."""
    before = tokens[at - 1][0] if at else ""
    after = tokens[at + 1][0] if at + 1 < len(tokens) else ","
    return before in (",", "(") and after in (",", ")", ".", ";", "and")


def _is_of_ages(tokens: Sequence[tuple[str, Span]], at: int) -> bool:
    """True for a number that ages are listed by ("between the ages of 4 and 16"), or children of one."""
    before = [word.lower() for word, _ in tokens[max(0, at - _LISTED_AGES) : at]]
    while before and (before[-1] in _BETWEEN_AGES or before[-1].isdecimal()):
        if before.pop() == "of" and before and before[-1] in ("father", "mother", "dad", "mom"):
            return True
    return bool(before) and before[-1] in ("age", "ages", "aged")


def _value(lower: str) -> float | None:
    """The number that a word says; None where it says none, or one too large to be a toll."""
    if lower.isdecimal():
        return float(lower) if int(lower) <= _LARGEST else None
    return float(SMALL_NUMBERS.index(lower)) if lower in SMALL_NUMBERS else None


def _words(span: Span, sentence: Sentence) -> list[str]:
    return span.of(sentence.text).lower().split()


def _plural(word: str) -> str:
    if word.endswith("man"):
        return f"{word[:-3]}men"
    if word.endswith("child"):
        return f"{word}ren"
    if word.endswith("y") and word[-2] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}s"


def _singular(word: str) -> str:
    if word.endswith("men"):
        return f"{word[:-3]}man"
    if word.endswith("children"):
        return word[:-3]
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def _past_age(tokens: Sequence[tuple[str, Span]], at: int) -> int:
    """The rank after ", 42," where that follows a person."""
    words = [word for word, _ in tokens[at : at + 3]]
    if len(words) > 1 and words[0] == "," and words[1].isdigit():
        return at + 3 if words[2:] == [","] else at + 2
    return at
