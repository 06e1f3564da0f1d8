"""How many people a sentence says were killed, hurt or shot: lists added up, parts told from totals.

The words around a number decide what it counts. A sentence is cut into pieces: people ("a man", "two
adults", a person's name), what happens to people ("killed", "in critical condition"), and the words
between. People stand before what happens to them ("two adults and a boy were hurt", "left two dead")
or after it ("killing two adults and a boy"), alone or in a list, and a list is added up. An age, a
round-up of several events, "no one" and "including two children" count nobody.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from whosays.lexicon import Lexicon
from whosays.model import Bound, Quantity, Span

Harm = Literal["die", "injure", "shot"]
_Kind = Literal["people", "harm", "be", "comma", "and", "who", "part", "skip", "no", "attacker", "word"]

_TOKEN = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:[.'’][^\W\d_]+)*|[^\w\s]")
_AGE = re.compile(r"\d{1,3}(?:-|\s)?(?:years?|months?|yr)(?:-|\s)old", re.IGNORECASE)
_NOUNS_AFTER = 6
"""Words after a number among which the noun stands that it counts."""
_SPELT = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
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
class Casualties:
    """A number of people something happened to.

    `counted` is False for people told of one by one ("a man", a name), whose `names` are given.
    `degree` is True where only the gravely or slightly hurt are counted, `others` where the number
    leaves some out ("three others"), `part` where it is said to be part of another number. `scope` is
    the noun where it narrows who is counted. `attacker` says whether who did it is "in" or "out".
    """

    harm: Harm
    value: float
    bound: Bound
    span: Span
    counted: bool
    degree: bool = False
    others: bool = False
    part: bool = False
    scope: str = ""
    names: tuple[str, ...] = ()
    attacker: Literal["in", "out", ""] = ""


@dataclass(frozen=True, slots=True)
class _Piece:
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


class CasualtyReader:
    """Reads sentences by the lists of `casualties.toml`."""

    def __init__(self, lexicon: Lexicon) -> None:
        def words(key: str) -> frozenset[str]:
            return lexicon.list("casualties", key)

        self._persons = words("persons")
        self._plurals = frozenset(_plural(word) for word in self._persons) | words("plurals")
        self._everyone = words("everyone")
        self._uncounted = words("uncounted")
        self._attackers = words("attackers")
        self._skipped = words("skipped")
        self._be = words("be")
        self._degree = words("degree")
        self._round_up = words("round_up")
        self._saying = words("saying")
        self._several = words("several_events")
        self._counting = words("counting")
        self._determiners = words("determiners")
        self._functions = words("functions")
        self._parts = words("parts")
        self._own_death = _phrases(words("own_death"))
        self._harms: dict[str, tuple[Harm, str]] = {}
        harms: tuple[Harm, ...] = ("die", "injure", "shot")
        for harm in harms:
            for way in ("active", "either", "state", "noun", "cared"):
                if way == "cared" and harm != "injure":
                    continue
                for word in words(f"{harm}_{way}"):
                    self._harms[word] = (harm, way)
        self._longest = max(len(word.split()) for word in self._harms)

    def rounds_up(self, text: str) -> bool:
        """True for a sentence that counts several events together."""
        words = re.findall(r"[a-z0-9]+", text.lower())
        return any(
            word in self._round_up
            or (word in self._several and (before in self._counting or before.isdecimal()))
            for before, word in zip(("", *words), words, strict=False)
        )

    def read(self, sentence: Sentence) -> tuple[Casualties, ...]:
        """What the sentence counts, in order; sums of lists and of "three others" included."""
        pieces = self._pieces(sentence)
        found = []
        used: set[int] = set()
        for at, piece in enumerate(pieces):
            if piece.kind != "harm":
                continue
            ranks = self._bound(pieces, at, used)
            if ranks:
                used.update(ranks)
                made = self._casualties(sentence, pieces, at, ranks)
                if made:
                    found.append(made)
        return tuple(_summed(found))

    # ------------------------------------------------------------------------------------ pieces

    def _pieces(self, sentence: Sentence) -> list[_Piece]:
        tokens = [(m.group(), Span(m.start(), m.end())) for m in _TOKEN.finditer(sentence.text)]
        moved = [
            (q, Span(q.span.start - sentence.span.start, q.span.end - sentence.span.start))
            for q in sentence.quantities
            if not any(q.span.overlaps(time) for time in sentence.times)
        ]
        persons = [Span(p.start - sentence.span.start, p.end - sentence.span.start) for p in sentence.persons]
        ages = [Span(m.start(), m.end()) for m in _AGE.finditer(sentence.text)]
        pieces: list[_Piece] = []
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
    ) -> tuple[_Piece | None, int]:
        word, span = tokens[at]
        lower = word.lower()
        harm = self._harm(tokens, at)
        if harm:
            (kind, way), size = harm
            whole = Span(span.start, tokens[at + size - 1][1].end)
            piece = _Piece(
                "harm", whole, lower, harm=kind, active=way == "active", either=way == "either",
                noun=way == "noun",
                degree=way == "cared" or bool(self._degree.intersection(_words(whole, sentence))),
            )  # fmt: skip
            return piece, at + size
        multiple = _ALL_OF_ONE.get(lower)
        if multiple:
            return _Piece("people", span, lower, value=multiple, counted=True), at + 1
        number = next(((q, s) for q, s in quantities if s.overlaps(span)), None)
        if number and number[0].unit is None and number[0].of not in self._uncounted:
            if number[0].bound == "vague":
                number = None
            else:
                return self._numbered(tokens, at, number[0], number[1])
        age = next((s for s in ages if s.overlaps(span)), None)
        if number is None and not age and not self._is_label(tokens, at):
            value = _value(lower)
            timed = any(t.start <= sentence.span.start + span.start < t.end for t in sentence.times)
            if value and not timed and not (lower.isdecimal() and _stands_alone(tokens, at)):
                return self._numbered(tokens, at, Quantity(span, value, value, "exact"), span)
        name = next((s for s in persons if s.overlaps(span)), None)
        if name and span.start >= name.start and not age:
            after = at
            while after < len(tokens) and tokens[after][1].start < name.end:
                after += 1
            whole = Span(span.start, name.end)
            said = whole.of(sentence.text)
            return _Piece("people", whole, lower, value=1.0, name=said), _past_age(tokens, after)
        if lower in self._determiners or age or (sentence.headline and lower in self._persons):
            one_person = self._single(tokens, at, ages)
            if one_person:
                return one_person
        if lower in self._plurals and not number:
            return _Piece("people", span, lower, value=None, scope=lower), at + 1
        if number or age:
            return _Piece("skip", span, lower), at + 1
        return self._other(word, span), at + 1

    def _other(self, word: str, span: Span) -> _Piece:
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
        return _Piece(kind, span, lower, degree=lower in self._degree)

    def _harm(self, tokens: Sequence[tuple[str, Span]], at: int) -> tuple[tuple[Harm, str], int] | None:
        for size in range(min(self._longest, len(tokens) - at), 0, -1):
            phrase = " ".join(word.lower() for word, _ in tokens[at : at + size])
            if phrase in self._harms:
                return self._harms[phrase], size
        return None

    @staticmethod
    def _is_label(tokens: Sequence[tuple[str, Span]], at: int) -> bool:
        before = tokens[at - 1][0].lower() if at else ""
        return before in ("no", "any", "every", "this", "that", "the", "number", "a", "day", "phase")

    def _numbered(
        self, tokens: Sequence[tuple[str, Span]], at: int, quantity: Quantity, span: Span
    ) -> tuple[_Piece | None, int]:
        """The people that a number counts, with the words that go with it."""
        after = at
        while after < len(tokens) and tokens[after][1].start < span.end:
            after += 1
        value = quantity.high if quantity.bound == "at-most" and quantity.high else quantity.low
        others = part = False
        scope, end = "", after
        rank = after
        if after < len(tokens) and tokens[after][0].lower() == "of":
            nearby = [word.lower() for word, _ in tokens[after + 1 : after + 3]]
            if nearby and nearby[0] in ("them", "whom", "those", "these"):
                part, rank = True, after + 2
                end = rank
            elif nearby and nearby[0] in ("the", "his", "her", "their", "its"):
                part, rank = nearby[0] == "the", after + 2
            else:
                return None, after + 1  # "one of five people": the five are counted
            following = tokens[rank][0].lower() if rank < len(tokens) else ""
            if nearby[0] == "the" and _value(following):
                return None, rank
        while rank < min(len(tokens), after + _NOUNS_AFTER):
            lower = tokens[rank][0].lower()
            if lower in ("other", "others", "more", "additional", "another"):
                others, end = True, rank + 1
            elif lower in self._uncounted:
                return None, rank
            elif lower in self._plurals or lower in self._persons or lower in self._everyone:
                scope = scope or ("" if lower in self._everyone else _singular(lower))
                end = rank + 1
                if rank + 1 < len(tokens) and not self._goes_on(tokens[rank + 1][0]):
                    break
            elif self._harm(tokens, rank) or not self._goes_on(tokens[rank][0]):
                break
            rank += 1
        whole = Span(span.start, max(tokens[end - 1][1].end, span.end))
        piece = _Piece(
            "people", whole, "", value=value, bound=quantity.bound, counted=True, others=others,
            part=part, scope=scope,
        )  # fmt: skip
        return piece, max(end, after)

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
    ) -> tuple[_Piece, int] | None:
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
                    piece = _Piece(kind, Span(start, span.end), lower, value=1.0, scope=lower)
                    return piece, _past_age(tokens, rank + 1)
            elif word == "-" and has_age:
                pass
            elif lower in self._plurals or not self._goes_on(word) or self._harm(tokens, rank):
                break
            rank += 1
        if has_age:
            end = max(age.end for age in ages if age.start < tokens[min(rank, len(tokens) - 1)][1].end)
            after = next((i for i in range(at, len(tokens)) if tokens[i][1].start >= end), len(tokens))
            return _Piece("people", Span(start, end), "", value=1.0), after
        return None

    # ----------------------------------------------------------------------------------- binding

    def _bound(self, pieces: Sequence[_Piece], at: int, used: Collection[int]) -> list[int]:
        """The ranks of the people to whom the harm at `at` is done."""
        harm = pieces[at]
        right = _next(pieces, at, skipping=("skip",))
        if harm.noun:
            return self._of_noun(pieces, at, used)
        is_passive = at > 0 and _before_is(pieces, at, "be")
        if (
            right is not None
            and pieces[right].kind == "people"
            and not is_passive
            and (harm.active or harm.either)
        ):
            return self._listed_after(pieces, right)
        return [] if harm.active else self._listed_before(pieces, at, used)

    def _of_noun(self, pieces: Sequence[_Piece], at: int, used: Collection[int]) -> list[int]:
        """The people of "12 deaths", "the death toll rose to 12", "the deaths of two men"."""
        if at and pieces[at - 1].kind == "people" and pieces[at - 1].counted and at - 1 not in used:
            return [at - 1]
        for rank in range(at + 1, min(len(pieces), at + 9)):
            piece = pieces[rank]
            if piece.kind == "people" and piece.value is not None:
                if pieces[at + 1].lower == "of":
                    return self._listed_after(pieces, rank)
                return [rank] if piece.counted and piece.lower == "" else []
            if piece.kind in ("harm", "comma"):
                return []
        return []

    def _listed_after(self, pieces: Sequence[_Piece], first: int) -> list[int]:
        ranks = [first]
        while True:
            gap = ranks[-1] + 1
            while gap < len(pieces) and pieces[gap].kind in ("comma", "and"):
                gap += 1
            if gap == ranks[-1] + 1 or gap >= len(pieces) or pieces[gap].kind != "people":
                return ranks
            speaks = gap + 1 < len(pieces) and pieces[gap + 1].lower in self._saying
            if pieces[gap].part or pieces[gap].value is None or speaks:
                return ranks
            then = _next(pieces, gap, skipping=("skip", "who"))
            if then is not None and (
                pieces[then].kind == "be" or (pieces[then].kind == "harm" and not pieces[then].active)
            ):
                return ranks
            ranks.append(gap)

    def _listed_before(self, pieces: Sequence[_Piece], at: int, used: Collection[int]) -> list[int]:
        rank = at - 1
        while rank >= 0 and pieces[rank].kind in ("skip", "be", "who"):
            rank -= 1
        if rank >= 0 and pieces[rank].kind == "comma" and at - rank <= 1:
            return []
        if rank < 0 or pieces[rank].kind != "people" or rank in used:
            return []
        ranks = [rank]
        while True:
            gap = ranks[0] - 1
            while gap >= 0 and pieces[gap].kind in ("comma", "and"):
                gap -= 1
            between = [p.lower for p in pieces[gap + 1 : ranks[0]]]
            if len(between) > 1 and gap >= 0 and not pieces[gap].counted and pieces[ranks[0]].others:
                return ranks  # "the suspect, Ann Lee, and three others were hurt"
            if gap == ranks[0] - 1 or gap < 0 or pieces[gap].kind != "people" or gap in used:
                return ranks
            if gap and pieces[gap - 1].kind == "harm" and not pieces[gap - 1].noun:
                return ranks
            ranks.insert(0, gap)

    def _casualties(
        self, sentence: Sentence, pieces: Sequence[_Piece], at: int, ranks: Sequence[int]
    ) -> Casualties | None:
        harm, people = pieces[at], [pieces[rank] for rank in ranks]
        before = pieces[min(ranks) - 1] if min(ranks) else None
        if any(p.value is None for p in people) or (before and before.kind == "no"):
            return None
        low, high = min((*ranks, at)), max((*ranks, at))
        if any(p.kind == "no" for p in pieces[low : high + 1]):
            return None
        if high + 1 < len(pieces) and pieces[high + 1].lower == "since":
            return None  # "have killed 15 people since January": all that there were
        value = sum(p.value for p in people if p.value is not None)
        if not 0 < value < 1e6:
            return None
        near = pieces[max(0, low - 1) : high + 2]
        start, end = pieces[low].span.start, pieces[high].span.end
        bounds: list[Bound] = [p.bound for p in people if p.bound != "exact"]
        scopes = {p.scope for p in people if p.counted}
        return Casualties(
            harm=harm.harm,
            value=value,
            bound=bounds[0] if bounds else "exact",
            span=Span(sentence.span.start + start, sentence.span.start + end),
            counted=all(p.counted for p in people),
            degree=any(p.degree for p in near),
            others=any(p.others for p in people),
            part=any(p.part for p in people) or bool(before and before.kind == "part"),
            scope=scopes.pop() if len(scopes) == 1 else "",
            names=tuple(p.name for p in people if p.name),
            attacker=self._attacker(sentence, pieces, high),
        )

    def _attacker(self, sentence: Sentence, pieces: Sequence[_Piece], high: int) -> Literal["in", "out", ""]:
        """Whether the number is said to hold the attacker, or his death is told beside it."""
        for rank in range(high + 1, min(len(pieces), high + 8)):
            if pieces[rank].kind == "part":
                named = pieces[rank + 1 : rank + 5]
                if any(p.kind == "attacker" or p.lower in self._attackers for p in named):
                    return "in"
        return "out" if self._own_death.search(sentence.text) else ""


def _stands_alone(tokens: Sequence[tuple[str, Span]], at: int) -> bool:
    """True for an age as newspapers give it: "Ann Lee, 42, was killed"."""
    before = tokens[at - 1][0] if at else ""
    after = tokens[at + 1][0] if at + 1 < len(tokens) else ","
    return before in (",", "(") and after in (",", ")", ".", ";", "and")


def _value(lower: str) -> float | None:
    """The number that a word says; None where it says none, or one too large to be a toll."""
    if lower.isdecimal():
        return float(lower) if int(lower) <= _LARGEST else None
    return float(_SPELT.index(lower)) if lower in _SPELT else None


def _phrases(words: Collection[str]) -> re.Pattern[str]:
    listed = sorted(words, key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, listed))})\b", re.IGNORECASE)


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


def _next(pieces: Sequence[_Piece], at: int, *, skipping: Collection[str]) -> int | None:
    rank = at + 1
    while rank < len(pieces) and pieces[rank].kind in skipping:
        rank += 1
    return rank if rank < len(pieces) else None


def _before_is(pieces: Sequence[_Piece], at: int, kind: str) -> bool:
    rank = at - 1
    while rank >= 0 and pieces[rank].kind == "skip":
        rank -= 1
    return rank >= 0 and pieces[rank].kind == kind


def _summed(found: Sequence[Casualties]) -> Iterator[Casualties]:
    """`found`, with "three others" added to those that the sentence told of before."""
    told: list[Casualties] = []
    for one in found:
        same = [c for c in told if c.harm == one.harm and not c.part]
        if same and (one.others or (one.degree and same[-1].degree)) and not one.part:
            told[told.index(same[-1])] = _added(same[-1], one)
        else:
            told.append(one)
    yield from told


def _added(a: Casualties, b: Casualties) -> Casualties:
    return replace(
        b,
        value=a.value + b.value,
        span=Span(min(a.span.start, b.span.start), max(a.span.end, b.span.end)),
        counted=True,
        degree=a.degree and b.degree,
        others=a.others,
        scope="",
        names=a.names + b.names,
        attacker=b.attacker or a.attacker,
    )
