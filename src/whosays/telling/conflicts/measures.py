"""Measures that differ: how deep a well is, what a bid is worth, how many tanks stand in a street.

A measure is a number of something that is not people killed, hurt or moved. What it measures is read
from the words beside it: the noun that follows ("a 25-ton truck"), the noun or verb before it ("a depth
of 40m", "shares fell 1.5 percent"). Two measures compare where they have one unit and one of these
words, and their reports are alike in something else, too; where the number stands at the noun itself,
or the values are nearly the same, the noun is enough. A value that both articles have tells that they
agree, or that there are two things to be measured: it is never compared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from whosays.lexicon import Lexicon
from whosays.model import Conflict, Quantity, Relation, Span
from whosays.telling.claims.gist import LONG_ENOUGH, NAMES, NUMBER, stem
from whosays.telling.conflicts.matters import Matter, Matters, Word, event_of_word, later, likeness
from whosays.telling.conflicts.sides import Stand, conflict, same_reports

_UNITS: Mapping[str, tuple[str, float]] = {
    "centimetre": ("metre", 0.01),
    "foot": ("metre", 0.3048),
    "inch": ("metre", 0.0254),
    "kilometre": ("metre", 1000.0),
    "mile": ("metre", 1609.3),
    "millimetre": ("metre", 0.001),
    "yard": ("metre", 0.9144),
    "gram": ("kilogram", 0.001),
    "tonne": ("kilogram", 1000.0),
}
"""Units that measure the same as another, and how many of it they are."""
_NOT_EXACT = 0.02
"""Share by which a number may be off that is given in another unit, or rounded."""
_FAR_APART = 4.0
"""How many times higher a number may be and still measure the same."""
_VAGUE = 8.0
"""How many times its least a vague number ("dozens") may be."""
_NEARLY = 0.1
"""Share by which two sums or sizes differ that are hardly those of two things."""
_TO_AN_AGE = 12
"""Code points between a name and the age of who has it."""
_A_SUM = 1e6
"""From here on a number is a sum or a size of its own; prices change all day."""
_YEARS_APART = 3.0
_YEARS_APART_UNNAMED = 1.0
"""Years by which two ages of one person differ, and of one who is only called a boy."""
_ANYBODY = frozenset({"man", "woman"})
_ALIKE = 0.5
_SHARED = 3
"""Keys that two reports share, numbers aside."""
_ALIKE_OF_FEW, _SHARED_OF_FEW = 0.2, 2
"""The same for two articles that are put beside each other alone: they are meant to be of one thing."""
_AFTER, _BEFORE, _MOST_WORDS = 5, 8, 3
"""Words after, and before, a number among which the words are looked for that tell of what it is."""
_MOST_VALUES = 4
_REVISED = re.compile(
    r"\b(?:earlier|previous|initial|first) (?:\w+ ){0,2}(?:report|estimate|count|figure|number|version)s?\b"
    r"|\b(?:earlier|previously|initially|originally|at first) (?:\w+ )?(?:put|given|reported|said|counted"
    r"|estimated|believed|thought|told|announced)\b",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(
    r"\b(?:number|total|count)\b[^,;]*? (?:at|as|to|is|was|of) $|\bst(?:ood|ands?) at $", re.IGNORECASE
)
_OTHERS = re.compile(r"\s*others?\b")
_FROM = re.compile(r"\b(?:up|down|revised|rose|risen|raised) from (?:\w+ )?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """A number in a report, in the unit it is compared in, and the words for what it is of by their keys.

    `beside` tells that it stands at its noun ("the 25-ton truck"), `revised` that the article gives it
    as what was said before.
    """

    matter: Matter
    quantity: Quantity
    unit: str
    value: float
    of: Mapping[str, str]
    beside: bool
    revised: bool
    differs: Span

    @property
    def lowest(self) -> float:
        """The lower end of what it may be."""
        return 0.0 if self.quantity.bound == "at-most" else self.value

    @property
    def highest(self) -> float:
        """The upper end of what it may be."""
        if self.quantity.bound in ("at-least", "vague") or self.quantity.high is None:
            return float("inf")
        return max(
            self.value, self.quantity.high / self.quantity.low * self.value if self.quantity.low else 0.0
        )


def find_measures(matters: Matters, lexicon: Lexicon) -> tuple[Conflict, ...]:
    """The conflicts of what measures the same thing, in several articles."""
    if matters.are_of_one_article:
        return ()
    reader = lexicon.once(_Reader)
    measures = [one for matter in matters.all for one in reader.read(matter)]
    groups: list[list[Measure]] = []
    for a, b in (*_revisions(measures), *_pairs(measures, few=len(matters.by_article) == 2)):
        home = next(
            (g for g in groups if (a in g or b in g) and (_common(a, b, *g) or not _common(a, b))), None
        )
        if home is None:
            groups.append([a, b])
        else:
            home += [one for one in (a, b) if one not in home]
    made = [_conflict(group, measures, lexicon) for group in groups]
    found: list[Conflict] = []
    for one in made:
        if one and not any(same_reports(one, other) for other in found):
            found.append(one)
    return tuple(found)


class _Reader:
    """Reads the measures of a report by the lists of the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._events = event_of_word(lexicon)
        self._people = lexicon.list("slots", "people") | lexicon.list("slots", "part_nouns")
        self._uncounted = lexicon.list("slots", "uncounted")
        self._part_before = lexicon.list("slots", "part_before")
        self._times = lexicon.list("quantities", "times")

    def read(self, matter: Matter) -> list[Measure]:
        """The measures of a report, in order; none of a report that negates them."""
        if not matter.report.quantities or matter.report.proposition.negated:
            return []
        made = [self._measure(matter, quantity) for quantity in matter.report.quantities]
        found: list[Measure] = []
        for one in made:
            if one and not any(one.unit == m.unit and not _differ(one, m) for m in found):
                found.append(one)
        units = [one.unit for one in found]
        return [one for one in found if one.of and (one.beside or not one.unit or units.count(one.unit) == 1)]

    def _measure(self, matter: Matter, quantity: Quantity) -> Measure | None:
        value = (quantity.high if quantity.bound == "at-most" else quantity.low) or quantity.low
        ranks = [i for i, w in enumerate(matter.words) if w.span.overlaps(quantity.span)]
        if not ranks or value <= 0 or any(t.span.overlaps(quantity.span) for t in matter.report.times):
            return None
        before = matter.words[max(0, ranks[0] - 1) : ranks[-1] + 1]
        counted = (quantity.of or "").lower()
        if not quantity.unit and (
            counted in self._people
            or counted in self._uncounted
            or any(word.lower in self._part_before for word in before)
        ):
            return None
        before_it = matter.text[matter.report.sentence.start : quantity.span.start]
        kinds = {t.span.start: t.kind for t in matter.report.proposition.terms}
        after = self._nouns_after(matter, ranks[-1], kinds)
        unit, factor = _UNITS.get(quantity.unit or "", (quantity.unit or "", 1.0))
        of = {self._key(word): word.lemma for word in after[-1:]}
        whose = _whose_age(matter, quantity) if unit == "age" else {}
        if whose:
            of |= whose
        elif counted and not unit:
            of = {self._key_of(counted): counted}
        elif not after and (unit or _NUMBER_OF.search(before_it)):
            of = {self._key(word): word.lemma for word in self._around(matter, ranks, kinds)}
        end = max(quantity.span.end, after[-1].span.end if after else 0)
        return Measure(
            matter=matter,
            quantity=quantity,
            unit=unit,
            value=value * factor,
            of=of,
            beside=bool((after or whose) and unit),
            revised=_is_revised_at(matter, quantity),
            differs=Span(quantity.span.start, end),
        )

    def _nouns_after(self, matter: Matter, rank: int, kinds: Mapping[int, str]) -> list[Word]:
        """The words up to the noun that a number stands at: "delivery truck" of "19-ton delivery truck"."""
        run: list[Word] = []
        for at, word in enumerate(matter.words[rank + 1 : rank + 1 + _AFTER], rank):
            between = matter.text[matter.words[at].span.end : word.span.start].strip()
            if between not in ("", ",") or (between and run):
                break
            if kinds.get(word.span.start) not in ("noun", "adjective", "name"):
                break
            run.append(word)
        while run and (kinds[run[-1].span.start] != "noun" or run[-1].lemma in self._times):
            run.pop()
        return run

    def _around(self, matter: Matter, ranks: Sequence[int], kinds: Mapping[int, str]) -> list[Word]:
        """The words that a measure goes with: "earnings" of "$31 billion in earnings", "shares fell 3%"."""
        words, found = matter.words, []
        if ranks[-1] + 1 < len(words) and words[ranks[-1] + 1].lower in ("in", "of"):
            found += self._nouns_after(matter, ranks[-1] + 1, kinds)[-1:]
        before = reversed(words[max(0, ranks[0] - _BEFORE) : ranks[0]])
        found += [w for w in before if kinds.get(w.span.start) in ("noun", "verb")][:_MOST_WORDS]
        return [word for word in found if word.lemma not in self._times]

    def _key(self, word: Word) -> str:
        known = (form for form in word.forms if form in self._events)
        return self._key_of(next(known, word.lemma))

    def _key_of(self, lemma: str) -> str:
        if lemma in self._events:
            return f"event:{self._events[lemma]}"
        return lemma if len(lemma) < LONG_ENOUGH else stem(lemma)


def _whose_age(matter: Matter, quantity: Quantity) -> dict[str, str]:
    """The one person named right before an age, by key: "Ana Tolm, 42", "Ana Tolm, who is 42"."""
    before = [n for n in matter.named if n.kind == "person" and n.span.end <= quantity.span.start]
    last = before[-1] if before else None
    if last is None or quantity.span.start - last.span.end > _TO_AN_AGE:
        return {}
    return {last.key: matter.quote(last.span)}


def _is_revised_at(matter: Matter, quantity: Quantity) -> bool:
    """True for the 40 of "up from 40", and of "earlier reports had put it at 40"."""
    before = matter.text[matter.report.sentence.start : quantity.span.start]
    return _FROM.search(before) is not None or _REVISED.search(before) is not None


def _revisions(measures: Sequence[Measure]) -> list[tuple[Measure, Measure]]:
    """The pairs of one article that give a number, and the one that was given before."""
    return [
        (a, b)
        for a, b in combinations(measures, 2)
        if a.matter.article.id == b.matter.article.id
        and a.unit == b.unit
        and a.revised != b.revised
        and not a.of.keys().isdisjoint(b.of)
        and _differ(a, b)
        and not _leave_room(a, b)
        and max(a.value, b.value) <= _FAR_APART * min(a.value, b.value)
    ]


def _pairs(measures: Sequence[Measure], *, few: bool) -> list[tuple[Measure, Measure]]:
    """The pairs that measure one thing and differ."""
    in_article: dict[tuple[str, str], list[Measure]] = {}
    by_unit: dict[str, list[Measure]] = {}
    for one in measures:
        by_unit.setdefault(one.unit, []).append(one)
        in_article.setdefault((one.matter.article.id, one.unit), []).append(one)
    return [
        (a, b)
        for unit in sorted(by_unit)
        for a, b in combinations(by_unit[unit], 2)
        if a.matter.article.id != b.matter.article.id
        and (not a.of.keys().isdisjoint(b.of) or _are_sums_of_one(a, b))
        and _differ(a, b)
        and _are_of_one_thing(a, b, few=few)
        and not _has(in_article[b.matter.article.id, unit], a)
        and not _has(in_article[a.matter.article.id, unit], b)
    ]


def _has(others: Sequence[Measure], one: Measure) -> bool:
    """True where an article has the value of `one` itself, not as what was said before."""
    own = (m for m in others if not m.revised and (one.unit or one.of.keys() & m.of.keys()))
    return any(not _differ(one, other) for other in own)


def _differ(a: Measure, b: Measure) -> bool:
    """True unless the one is the other, rounded or in another unit."""
    low, high = sorted((a.value, b.value))
    if high - low > _NOT_EXACT * high:
        return True
    if low == high or a.quantity.unit != b.quantity.unit:
        return False
    return not any(_rounded(low, n) == _rounded(high, n) in (low, high) for n in (1, 2, 3, 4))


def _rounded(value: float, digits: int) -> float:
    return float(f"{value:.{digits}g}")


def _is_open(a: Measure, b: Measure) -> bool:
    return not {"at-least", "vague"}.isdisjoint((a.quantity.bound, b.quantity.bound))


def _leave_room(a: Measure, b: Measure) -> bool:
    return a.lowest <= b.value <= a.highest or b.lowest <= a.value <= b.highest


def _are_of_one_thing(a: Measure, b: Measure, *, few: bool) -> bool:
    low, high = sorted((a.value, b.value))
    if high - low <= 1 and (_is_of_others(a) or _is_of_others(b)):
        return False
    vague = "vague" in (a.quantity.bound, b.quantity.bound)
    if high > (_VAGUE if vague else _FAR_APART) * low or (vague and (a.unit or not few)):
        return False
    if _leave_room(a, b) and (a.unit or not _is_open(a, b)):
        return False
    if a.unit == "age":
        common = _common(a, b)
        apart = _YEARS_APART if any(key.startswith(NAMES) for key in common) else _YEARS_APART_UNNAMED
        return a.beside and b.beside and high - low <= apart and _ANYBODY.isdisjoint(common)
    if _are_near_sums(a, b) or (a.unit and a.beside and b.beside and a.unit != "percent"):
        return True
    names = _names(a.matter), _names(b.matter)
    if all(names) and names[0].isdisjoint(names[1]):
        return False
    numbers = {key for m in (a.matter, b.matter) for key in m.keys if key.startswith(NUMBER)}
    shared = (a.matter.keys & b.matter.keys) - numbers
    alike = likeness(a.matter, b.matter, numbers)
    return (len(shared) >= _SHARED and alike >= _ALIKE) or (
        few and len(shared) >= _SHARED_OF_FEW and alike >= _ALIKE_OF_FEW
    )


def _is_of_others(one: Measure) -> bool:
    """True for "22 other defendants", who are 23 with the one told of before."""
    return _OTHERS.match(one.matter.text, one.quantity.span.end) is not None


def _are_sums_of_one(a: Measure, b: Measure) -> bool:
    """True for "Renn's $103 billion offer" and "Renn's $105 billion bid": nearly the same, of one name."""
    if not (a.beside and b.beside and _are_near_sums(a, b)):
        return False
    return not _names(a.matter).isdisjoint(_names(b.matter))


def _names(matter: Matter) -> frozenset[str]:
    """The keys of the names, those known by one word only with them ("Renn shares")."""
    return matter.names | {key for key in matter.keys if key.startswith(NAMES)}


def _are_near_sums(a: Measure, b: Measure) -> bool:
    low, high = sorted((a.value, b.value))
    return a.unit not in ("", "percent") and low >= _A_SUM and high - low <= _NEARLY * high


def _conflict(group: Sequence[Measure], measures: Sequence[Measure], lexicon: Lexicon) -> Conflict | None:
    sides: list[list[Measure]] = []
    for one in sorted(group, key=lambda m: (m.value, m.matter.place, m.differs)):
        if sides and not _differ(one, sides[-1][-1]):
            sides[-1].append(one)
        else:
            sides.append([one])
    if not 2 <= len(sides) <= _MOST_VALUES:
        return None
    of = {key: word for one in group for key, word in one.of.items()}
    noun = of[(_common(*group) or sorted(of))[0]]
    sides = [[*side, *_of_the_value(side, of, group, measures)] for side in sides]
    relation, why = _relation(sides, noun in lexicon.list("slots", "settled"))
    stands = [[Stand(one.matter, one.differs) for one in side] for side in sides]
    return conflict("number", f"{_called(sides[0][0].unit)} of {noun}", relation, why, stands)


def _called(unit: str) -> str:
    """What a number in `unit` is: a sum of money, an age, a size, or the number of things."""
    if unit in ("", "percent", "age"):
        return {"": "number", "percent": "percentage", "age": "age"}[unit]
    return "sum" if unit.isupper() else "size"


def _of_the_value(
    side: Sequence[Measure], of: Mapping[str, str], group: Sequence[Measure], measures: Sequence[Measure]
) -> list[Measure]:
    """The other measures that give the value of a side for the same thing."""
    values, unit = {one.value for one in side}, side[0].unit
    same = (m for m in measures if m.unit == unit and m.value in values and not of.keys().isdisjoint(m.of))
    return [m for m in same if not any(m is one for one in group)]


def _relation(sides: Sequence[Sequence[Measure]], settled: bool) -> tuple[Relation, str]:
    low, high = sides[0], sides[-1]
    if _is_revised(low, high) or _is_revised(high, low):
        return "update", "One article gives the other number as what was said before."
    unit = low[0].unit
    moves = unit in ("", "percent") or (unit.isupper() and high[-1].value < _A_SUM)
    if settled or not moves:
        return "conflict", "The reports give different numbers for the same."
    if any(m.quantity.bound in ("at-least", "vague") for m in low):
        return "precision", "One number leaves room for the other."
    is_later = later((m.matter for m in high), (m.matter for m in low))
    if is_later is None:
        return "order-unknown", "The number may have changed; which is later is not known."
    return "update", "The later report has another number."


def _is_revised(old: Sequence[Measure], new: Sequence[Measure]) -> bool:
    """True where `old` is given as what was said before, and nobody gives it as news later."""
    own = [m.matter for m in old if not m.revised]
    return len(own) < len(old) and later(own, (m.matter for m in new)) is not True


def _common(*measures: Measure) -> list[str]:
    """The keys that all of them are of, in order."""
    return sorted(key for key in measures[0].of if all(key in one.of for one in measures))
