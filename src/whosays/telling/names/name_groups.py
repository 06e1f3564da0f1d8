"""Which forms are one name: other spellings, a middle name more, an acronym and its full name.

What holds:

* A form joins a group only if it goes with every full form in it: no chain of likenesses makes
  "Jane Smith" and "John Smith" one by way of "J. Smith".
* A form that would go with two groups joins neither.
* The result depends on the forms alone, not on their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from whosays.telling.names.name_forms import Form
from whosays.telling.names.spelling import near, plain, same_sound, skeleton, vowels_apart

Key = tuple[bool, tuple[str, ...]]
"""A name's form as it is grouped: whether it is a person's, and its words."""

_BLOCK = 4
_SHORTEST_GIVEN = 5


@dataclass(frozen=True)
class Card:
    """All that the story tells of one key: its forms, acronyms given in brackets, its agency."""

    key: Key
    forms: tuple[Form, ...]
    acronyms: frozenset[str] = frozenset()
    agency: str | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its forms."""
        return self.key[1]

    @cached_property
    def abbreviated(self) -> bool:
        """True where each form is one word of capitals."""
        return all(form.abbreviated for form in self.forms)


def group_cards(cards: Iterable[Card], said_to_be_one: Iterable[tuple[Key, Key]] = ()) -> Mapping[Key, Key]:
    """The key that stands for the group of each card's key.

    `said_to_be_one` are pairs that the articles themselves give as two names of one.
    """
    ordered = sorted(cards, key=lambda c: (_initials(c), -len(c.words), c.key))
    groups = _by_spelling(ordered)
    for a, b in sorted(said_to_be_one):
        _join(groups, a, b)
    stands_for = _abbreviations(ordered, groups)
    _join_agencies(ordered, groups, stands_for)
    _join_expanded(ordered, groups, stands_for)
    leader = {member: min(group) for group in groups.values() for member in group}
    for short, full in stands_for.items():
        leader[short] = leader[full]
    return leader


def _initials(card: Card) -> int:
    """How many words are an initial: what says less is placed after what says more."""
    return sum(len(word) == 1 for word in card.words)


Groups = dict[Key, list[Key]]
"""The group that each key is in: one list, shared by its members."""


def _by_spelling(ordered: Sequence[Card]) -> Groups:
    """Groups of forms that go with one another; the longest forms found them."""
    groups: Groups = {}
    blocks: dict[str, list[Card]] = defaultdict(list)
    for card in ordered:
        marks = _marks(*card.key)
        others = {o.key: o for mark in marks for o in blocks[mark]}
        joins: list[list[Key]] = []
        for key in sorted(others):
            group = groups[key]
            if group not in joins and all(
                member in others and _go_together(card, others[member]) for member in group
            ):
                joins.append(group)
        if len(joins) == 1:
            joins[0].append(card.key)
            groups[card.key] = joins[0]
        else:
            groups[card.key] = [card.key]
        for mark in marks:
            blocks[mark].append(card)
    return groups


@lru_cache(maxsize=16_384)
def _marks(is_person: bool, words: tuple[str, ...]) -> tuple[str, ...]:
    """What two keys that go together have at least one of in common: keeps the comparing short."""
    squashed = "".join(words)
    marks = {skeleton(squashed), squashed[:_BLOCK]}
    if is_person:
        marks |= {f"-{skeleton(words[-1])}", f"-{words[-1][:_BLOCK]}"}
    return tuple(sorted(f"{is_person}{mark}" for mark in marks))


def _go_together(a: Card, b: Card) -> bool:
    if a.key[0] != b.key[0] or a.abbreviated or b.abbreviated:
        return False
    if any(x.squashed == y.squashed for x in a.forms for y in b.forms):
        return True
    return one_person(a.words, b.words) if a.key[0] else _one_body(a.words, b.words)


def one_person(a: Sequence[str], b: Sequence[str]) -> bool:
    """True where two full names of persons, as words, go together.

    The surnames agree, and so do the given names as far as both have them: one may have a middle
    name more, or an initial. Bare surnames of several spellings go together, too.
    """
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) == 1:
        return len(longer) == 1 and near(shorter[0], longer[0])
    if "".join(a) == "".join(b):
        return True
    exact = same_sound(shorter[-1], longer[-1])
    if not exact and not near(shorter[-1], longer[-1]):
        return False
    given, others = list(shorter[:-1]), list(longer[:-1])
    if exact and len(given) > 1 and given == others[-len(given) :]:
        return True
    if not _same_given(given[0], others[0], exact):
        return False
    at = 0
    for name in given[1:]:
        rest = [k for k in range(at + 1, len(others)) if _same_given(name, others[k], exact)]
        if not rest:
            return False
        at = rest[0]
    return True


def _same_given(a: str, b: str, surnames_agree: bool) -> bool:
    if same_sound(a, b):
        return True
    if 1 in (len(a), len(b)):
        return a[0] == b[0]
    apart = vowels_apart(a, b)
    long_enough = min(len(a), len(b)) >= _SHORTEST_GIVEN
    return surnames_agree and long_enough and apart is not None and apart <= 2


def _one_body(a: Sequence[str], b: Sequence[str]) -> bool:
    """True where the words of two bodies or places agree one by one, but for one other spelling."""
    if len(a) != len(b) or any(w.startswith("country ") for w in {*a} ^ {*b}):
        return False
    differing = [(x, y) for x, y in zip(a, b, strict=True) if not same_sound(x, y)]
    return not differing or (len(differing) == 1 and near(*differing[0]))


def _abbreviations(ordered: Sequence[Card], groups: Groups) -> dict[Key, Key]:
    """For each abbreviation, a key of the one group it stands for.

    What the story says in brackets goes before what initials alone make likely.
    """
    said: dict[str, list[Key]] = defaultdict(list)
    likely: dict[str, list[Key]] = defaultdict(list)
    for card in ordered:
        for acronym in sorted(card.acronyms):
            said[plain(acronym)].append(card.key)
        if not card.key[0] and not card.abbreviated:
            for letters in sorted({i for form in card.forms for i in form.initials}):
                likely[letters].append(card.key)
    stands_for: dict[Key, Key] = {}
    for card in ordered:
        if not card.abbreviated:
            continue
        letters = card.forms[0].squashed
        for meant in (said[letters], likely[letters]):
            candidates = {min(groups[key]) for key in meant if key != card.key}
            if len(candidates) == 1:
                stands_for[card.key] = candidates.pop()
            if candidates or card.key in stands_for:
                break
    return stands_for


def _join_agencies(ordered: Sequence[Card], groups: Groups, stands_for: dict[Key, Key]) -> None:
    """Brings the forms of one agency of the lexicon together."""
    first: dict[str, Key] = {}
    for card in ordered:
        if card.agency and card.key not in stands_for:
            _join(groups, first.setdefault(card.agency, card.key), card.key)


def _join_expanded(ordered: Sequence[Card], groups: Groups, stands_for: Mapping[Key, Key]) -> None:
    """Brings together forms that differ in an abbreviation ("UN Water Council") or in an owner."""
    known = {card.key for card in ordered}
    for card in ordered:
        if card.key[0] or len(card.words) < 2:
            continue
        for owned in sorted({form.owned for form in card.forms if form.owned}):
            if (False, owned) in known:
                _join(groups, (False, owned), card.key)
        for at, word in enumerate(card.words):
            full = stands_for.get((False, (word,)))
            expanded = (False, (*card.words[:at], *full[1], *card.words[at + 1 :])) if full else None
            if expanded in known and expanded:
                _join(groups, expanded, card.key)


def _join(groups: Groups, a: Key, b: Key) -> None:
    if groups[a] is groups[b]:
        return
    groups[a].extend(groups[b])
    for key in list(groups[b]):
        groups[key] = groups[a]
