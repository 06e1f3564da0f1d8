"""Numbers of people that differ: killed, hurt, held or moved; other things are in `measures.py`.

Only the same slot compares: what happened to how many of whom ("injured people"). A part ("two of
them", "three others"), an age, a round-up of several events and the background are no totals. How two
totals relate is told in this order: a higher later total that as a rule only grows is an update; other
people counted is scope; bounds that leave room for each other are precision; the rest is a conflict,
unless the number may have grown and the order is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whosays.lexicon import Lexicon
from whosays.model import Conflict, Quantity, Relation, Span, Story
from whosays.telling.conflicts.matters import (
    Matter,
    Matters,
    Word,
    event_of_word,
    later,
    says_risen,
)
from whosays.telling.conflicts.sides import Stand, conflict
from whosays.telling.conflicts.toll_sides import TOLLS, find_tolls
from whosays.telling.conflicts.voices import are_of_one_day

_NEAR = 6
"""Words between a number and what happened to those counted."""
_FAR_APART = 4
"""How many times higher a number may be and still count the same."""
_NEARLY = 0.1
"""Share of a number that another may fall short of "at least" it and be as good as the same."""
_VAGUE = 8.0
"""How many times its least a vague number ("dozens") may be."""
_MOST_VALUES = 4


@dataclass(frozen=True, slots=True)
class Count:
    """A number in a report, and what it counts: the slot it can be compared on.

    `word` tells the slot in the words of the report; `scope` is the noun counted where it narrows
    the slot ("child"), or "" for people as such. `part` is True for the gravely hurt of a number told
    before ("four of whom are seriously injured").
    """

    matter: Matter
    quantity: Quantity
    slot: str
    word: str
    scope: str
    differs: Span
    part: bool = False

    @property
    def value(self) -> float:
        """The number, or the lower end of what it may be."""
        return self.quantity.low

    @property
    def highest(self) -> float:
        """The upper end of what it may be."""
        if self.quantity.bound == "vague":
            return _VAGUE * self.quantity.low
        if self.quantity.bound == "at-least" or self.quantity.high is None:
            return float("inf")
        return self.quantity.high * (1.1 if self.quantity.bound == "about" else 1.0)


def find_numbers(story: Story, matters: Matters, lexicon: Lexicon) -> tuple[Conflict, ...]:
    """The conflicts of tolls and of other totals."""
    part_nouns = lexicon.list("slots", "part_nouns")
    growing = lexicon.list("slots", "growing")
    counts = [c for c in counts_of(matters, lexicon) if c.slot not in TOLLS]
    found: list[Conflict | None] = [*find_tolls(story, matters, lexicon)]
    for slot in sorted({c.slot for c in counts}):
        of_slot = [c for c in counts if c.slot == slot]
        totals = _without_parts(of_slot, part_nouns)
        found.append(_conflict(totals, grows=slot.split()[-1] in growing))
    return tuple(c for c in found if c)


def counts_of(matters: Matters, lexicon: Lexicon) -> tuple[Count, ...]:
    """The numbers of the story that can be compared, each with its slot."""
    reader = lexicon.once(_Reader)
    return tuple(
        count
        for matter in matters.all
        if matter.report.quantities and _is_of_the_story(matter)
        for count in reader.read(matter)
    )


def _is_of_the_story(matter: Matter) -> bool:
    """True unless negated or background; what a source tells in the pluperfect is no background."""
    said = matter.report.proposition
    return not said.negated and (bool(matter.report.chain) or not matter.is_background)


class _Reader:
    """Reads the counts of a report by the lists of the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        totals = lexicon.list("slots", "totals")
        moved = lexicon.list("slots", "moved")
        self._totals = {
            word: "leave" if event in moved else event
            for word, event in event_of_word(lexicon).items()
            if event in totals and word not in lexicon.list("slots", "uncounting")
        }
        self._punishment = lexicon.list("slots", "punishment")
        self._bringing = lexicon.list("slots", "bringing")
        self._uncounted = lexicon.list("slots", "uncounted")
        self._people = lexicon.list("slots", "people")
        self._degree = lexicon.list("slots", "degree")
        self._staying = lexicon.list("slots", "staying")
        self._lasting = lexicon.list("slots", "lasting")
        self._grave = lexicon.list("slots", "grave")
        self._round_up = lexicon.list("slots", "round_up")
        self._part_before = lexicon.list("slots", "part_before")
        self._part_after = lexicon.list("slots", "part_after")
        self._part_of = lexicon.list("slots", "part_of")

    def read(self, matter: Matter) -> list[Count]:
        """The counts of `matter`, in order; none where it rounds up several events.

        Several of one slot are parts of a list, not its sum, and are left out.
        """
        if self._totals.keys().isdisjoint(matter.forms):
            return []
        if any(word.lower in self._round_up for word in matter.words):
            return []
        counts: list[Count] = []
        totals: list[Count] = []
        for quantity in matter.report.quantities:
            if self._is_base(matter, quantity):
                continue
            spans = [quantity.span, *(q.span for q in self._bases(matter, quantity))]
            ranks = [i for i, w in enumerate(matter.words) if any(w.span.overlaps(s) for s in spans)]
            if not ranks:
                continue
            count = self._count(matter, quantity, ranks)
            if count:
                counts.append(count)
                if self._is_total(matter, count, ranks):
                    totals.append(count)
        slots = [count.slot for count in counts]
        return [count for count in totals if slots.count(count.slot) == 1]

    def _is_total(self, matter: Matter, count: Count, ranks: Sequence[int]) -> bool:
        quantity = count.quantity
        if quantity.low <= 0:
            return False
        if any(time.span.overlaps(quantity.span) for time in matter.report.times):
            return False
        words = matter.words
        before = [w.lower for w in words[max(0, ranks[0] - 2) : ranks[0]]]
        after = [w.lower for w in words[ranks[-1] + 1 : ranks[-1] + 3]]
        inside = [w.lower for w in words[ranks[0] : ranks[-1] + 1]]
        if not count.part and self._is_part(matter, ranks) and not self._is_of_the_governed(matter, ranks):
            return False
        if any(w.endswith("-old") for w in (*inside, *after[:1])):
            return False
        if self._part_before.intersection(before[-1:] + inside):
            return False
        return not self._part_after.intersection(after[:2])

    def _is_part(self, matter: Matter, ranks: Sequence[int]) -> bool:
        """True for "four of them", and for "of whom four"."""
        words = matter.words
        before = [w.lower for w in words[max(0, ranks[0] - 2) : ranks[0]]]
        after = [w.lower for w in words[ranks[-1] + 1 : ranks[-1] + 3]]
        return any(pair[:1] == ["of"] and self._part_of.intersection(pair[1:]) for pair in (before, after))

    def _is_of_the_governed(self, matter: Matter, ranks: Sequence[int]) -> bool:
        """True for "57 of the girls escaped": as many as did, though a part of the girls."""
        after = [w.lower for w in matter.words[ranks[-1] + 1 : ranks[-1] + 3]]
        return after == ["of", "the"] and self._governing(matter, ranks) is not None

    @staticmethod
    def _is_base(matter: Matter, quantity: Quantity) -> bool:
        """True for the second number of "600 of an estimated 1,900 people"."""
        ends = [q.span.end for q in matter.report.quantities if q.span.end < quantity.span.start]
        between = matter.text[max(ends) : quantity.span.start].lower().split() if ends else []
        return between[:1] == ["of"] and len(between) <= 3

    def _bases(self, matter: Matter, quantity: Quantity) -> list[Quantity]:
        """The number that `quantity` is a part of: the 1,900 of "600 of an estimated 1,900"."""
        after = [q for q in matter.report.quantities if q.span.start > quantity.span.end]
        return [q for q in after[:1] if self._is_base(matter, q)]

    def _count(self, matter: Matter, quantity: Quantity, ranks: Sequence[int]) -> Count | None:
        of = (quantity.of or "").lower()
        if of in self._uncounted:
            return None
        near = matter.words[max(0, ranks[0] - _NEAR) : ranks[-1] + _NEAR]
        if any(w.lower in self._punishment for w in near):
            return None
        happened = self._happened(matter, ranks)
        if happened is None or quantity.unit:
            return None
        event, at = happened
        near = matter.words[min(ranks[0], at) : max(ranks[-1], at) + 2]
        found = {w.lower for w in near} & self._degree
        degree = sorted(filter(None, (self._degree_of(word, event) for word in found)))
        start = min(quantity.span.start, matter.words[at].span.start)
        end = max(quantity.span.end, matter.words[at].span.end)
        scope = "" if not of or of in self._people or of in self._totals else of
        slot = " ".join([*degree[:1], event])
        word = f"number {' '.join([*sorted(found)[:1], matter.words[at].lower])}"
        part = bool(found & self._grave) and self._is_part(matter, ranks)
        return Count(matter, quantity, slot, word, scope, Span(start, end), part)

    def _degree_of(self, word: str, event: str) -> str:
        """What a word of degree makes of a total: "still missing" is missing, "still held" another one."""
        if word in self._staying:
            return "" if event in self._lasting else "still"
        return "seriously" if word in self._grave else word

    def _happened(self, matter: Matter, ranks: Sequence[int]) -> tuple[str, int] | None:
        """What happened to those counted, and the rank of the word that says so.

        Looked for after the number up to the next break, then before it.
        """
        words, last = matter.words, len(matter.words)
        governing = self._governing(matter, ranks)
        if governing is not None:
            return governing
        after = range(ranks[-1] + 1, min(last, ranks[-1] + 1 + _NEAR))
        before = range(ranks[0] - 1, max(-1, ranks[0] - 1 - _NEAR), -1)
        inside = range(ranks[0], ranks[-1] + 1)
        for way in (inside, after, before):
            for rank in way:
                if way is not inside and self._breaks(matter, words, rank, ranks):
                    break
                if way is after and self._is_modifier(matter, rank):
                    continue
                for form in words[rank].forms:
                    if form in self._totals:
                        return self._totals[form], rank
                if way is not inside and self._does_otherwise(matter, words[rank]):
                    break
        return None

    def _governing(self, matter: Matter, ranks: Sequence[int]) -> tuple[str, int] | None:
        """What the main verb says of those its subject counts: "dozens of men held there were freed"."""
        said, start = matter.report.proposition, matter.words[ranks[0]].span.start
        if any(term.kind == "verb" and term.span.start < start for term in said.terms):
            return None
        verbs = {t.span.start for t in said.terms if t.kind == "verb" and t.lemma == said.predicate}
        for rank in range(ranks[-1] + 1, len(matter.words)):
            if matter.words[rank].span.start in verbs:
                event = next((self._totals[f] for f in matter.words[rank].forms if f in self._totals), None)
                return (event, rank) if event else None
        return None

    def _is_modifier(self, matter: Matter, rank: int) -> bool:
        """True for the noun "rescue" of "four rescue units"."""
        nouns = {t.span.start for t in matter.report.proposition.terms if t.kind == "noun"}
        pair = matter.words[rank : rank + 2]
        return len(pair) == 2 and all(word.span.start in nouns for word in pair)

    def _does_otherwise(self, matter: Matter, word: Word) -> bool:
        """True for a verb that says something else of those counted, unless it moves them."""
        verbs = {t.span.start for t in matter.report.proposition.terms if t.kind == "verb"}
        return word.span.start in verbs and word.lemma not in self._bringing

    def _breaks(self, matter: Matter, words: Sequence[Word], rank: int, ranks: Sequence[int]) -> bool:
        """True where a comma, an "and" or another number stands between `rank` and the number."""
        if rank > ranks[-1]:
            start, end = words[ranks[-1]].span.end, words[rank].span.start
        else:
            start, end = words[rank].span.end, words[ranks[0]].span.start
        between = matter.text[start:end].lower()
        if any(c in between for c in ",;:()[]•|") or " and " in f" {between} ":
            return True
        others = (q.span for q in matter.report.quantities)
        return any(start <= span.start and span.end <= end for span in others)


def _without_parts(counts: Sequence[Count], part_nouns: frozenset[str]) -> list[Count]:
    """`counts` without those of some of the people ("two women") that are not above a total."""
    totals = [c.value for c in counts if c.scope not in part_nouns]
    highest = max(totals, default=0.0)
    return [c for c in counts if c.scope not in part_nouns or c.value > highest]


def _by_value(counts: Iterable[Count]) -> list[list[Count]]:
    """`counts` by value, a bound beside its number ("51", "more than 50") together; low to high."""
    groups: list[list[Count]] = []
    for count in sorted(counts, key=lambda c: (c.value, c.matter.place, c.differs)):
        if (
            groups
            and count.value - groups[-1][-1].value <= max(1.0, _NEARLY * count.value)
            and (count.value == groups[-1][-1].value or "at-least" in _bounds(groups[-1], count))
        ):
            groups[-1].append(count)
        else:
            groups.append([count])
    return groups


def _bounds(group: Iterable[Count], count: Count) -> set[str]:
    return {c.quantity.bound for c in group} | {count.quantity.bound}


def _articles(counts: Iterable[Count]) -> int:
    return len({c.matter.article.id for c in counts})


def _conflict(counts: Sequence[Count], *, grows: bool) -> Conflict | None:
    groups = _by_value(counts)
    if len(groups) < 2:
        return None
    most = max(groups, key=lambda g: (_articles(g), g[0].value))
    value = most[0].value
    near = [g for g in groups if value / _FAR_APART <= g[0].value <= value * _FAR_APART or g is most]
    if len(near) > 2:
        near = [g for i, g in enumerate(near) if not _is_exceeded(g, near[i + 1 :])]
    if not 2 <= len(near) <= _MOST_VALUES:
        return None
    relation, why = _relation(near, grows=grows)
    sides = [[Stand(c.matter, c.differs) for c in g] for g in near]
    return conflict("number", near[-1][0].word, relation, why, sides)


def _is_exceeded(group: Sequence[Count], above: Sequence[Sequence[Count]]) -> bool:
    """True where every article of `group` has one of the higher values, too."""
    higher = {c.matter.article.id for g in above for c in g}
    return all(c.matter.article.id in higher for c in group)


def _relation(groups: Sequence[Sequence[Count]], *, grows: bool) -> tuple[Relation, str]:
    low, high = groups[0], groups[-1]
    below, above = (frozenset(c.scope for c in g) for g in (low, high))
    if (not below & above and "" not in below) or _is_of_a_part(low, high):
        return "scope", "The reports do not count the same people or things."
    has_room = any(a.highest >= b.value for a in low for b in high)
    if has_room and any(c.quantity.bound == "vague" for c in (*low, *high)):
        return "precision", "One number leaves room for the other."
    is_later = later((c.matter for c in high), (c.matter for c in low))
    if grows and (is_later or (is_later is None and any(says_risen(c.matter) for c in high))):
        return "update", "The later report has the higher number."
    if grows and is_later is None and not _is_of_one_day(low, high):
        return "order-unknown", "The number may have grown; which is later is not known."
    if has_room:
        return "precision", "One number leaves room for the other."
    return "conflict", "The reports give different numbers for the same."


def _is_of_one_day(low: Sequence[Count], high: Sequence[Count]) -> bool:
    """True where two parties give their own numbers on one day: neither has it from the other."""
    return are_of_one_day([c.matter for c in low], [c.matter for c in high])


def _is_of_a_part(low: Sequence[Count], high: Sequence[Count]) -> bool:
    """True where the lower number is of some told of before ("of whom four"), and the higher is not."""
    return all(c.part for c in low) and not any(c.part for c in high)
