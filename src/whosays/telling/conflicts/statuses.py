"""Articles that stand on different steps of one status ladder: asylum sought, offered, granted.

An article may tell how a matter came about, so its status is the highest step it says was reached;
what it expects, and no more, leaves it on the step below, and what it negates or supposes says
nothing. Where usable times show the order the difference is an update, and where they do not, the
order is said to be unknown.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from whosays.lexicon import Ladder, Lexicon
from whosays.model import Conflict, Relation
from whosays.telling.claims.gist import stem
from whosays.telling.conflicts.lookup import Found, Phrases
from whosays.telling.conflicts.matters import Matter, Matters, Named, event_of_word, later
from whosays.telling.conflicts.sides import Stand, conflict

_BEFORE = 4
"""Words before a status among which one that makes it open is looked for."""
_AFTER = 5
_AFTER_POINTS = 25
"""How far after the words of a status a place may stand that it is of: in words, in code points."""
_CAPITAL = "capital:"
_OWNING = frozenset(["a", "an", "the", "its", "his", "her", "their", "this"])
_FEW = 12
"""People that may be spoken of as one: beyond, they are a crowd."""
_OPEN = frozenset(["unknown", "unclear"])
"""Words of a step on which it is not known how things stand: to say so is to stand there."""
_NOUN_BEFORE = 5
"""Words before a status among which the noun stands that it is of."""


@dataclass(frozen=True, slots=True)
class _Standing:
    """What a report says the status of a subject is: a step, reached or only expected.

    `subjects` are the keys that the subject goes by: its name, its age, or what it is called.
    """

    subjects: frozenset[str]
    step: int
    reached: bool
    stand: Stand


def find_statuses(matters: Matters, lexicon: Lexicon) -> tuple[Conflict, ...]:
    """A conflict for each subject that articles see on different steps of a ladder."""
    if matters.are_of_one_article:
        return ()
    climbs = lexicon.once(_Climbs)
    on: dict[str, list[Matter]] = {}
    for own in matters.by_article.values():
        for matter in own:
            for key in climbs.named_in(matter):
                on.setdefault(key, []).append(matter)
    found = []
    for ladder in lexicon.ladders:
        standings = _standings(on.get(ladder.key, ()), matters, ladder, lexicon)
        made = (_conflict(group, ladder, matters) for group in _by_subject(standings))
        found += [one for one in made if one]
    return tuple(found)


def _by_subject(standings: Sequence[_Standing]) -> list[list[_Standing]]:
    """The standings of one subject each: those that share a key, or one with one that shares one."""
    groups: list[tuple[set[str], list[_Standing]]] = []
    for one in standings:
        joined = [g for g in groups if g[0] & one.subjects]
        groups = [g for g in groups if not g[0] & one.subjects]
        keys = one.subjects.union(*(g[0] for g in joined))
        groups.append((set(keys), [s for g in joined for s in g[1]] + [one]))
    return [sorted(group, key=lambda s: s.stand.matter.place) for _, group in groups]


class _Climbs:
    """The words of all steps of all ladders, ready to be looked up."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._of_ladder = {
            ladder.key: Phrases({str(rank): words for rank, (_, words) in enumerate(ladder.steps)})
            for ladder in lexicon.ladders
        }
        self._of_any = Phrases(
            {ladder.key: [w for _, words in ladder.steps for w in words] for ladder in lexicon.ladders}
        )

    def of(self, ladder: Ladder) -> Phrases:
        """The words of one ladder, the rank of the step being their key."""
        return self._of_ladder[ladder.key]

    def named_in(self, matter: Matter) -> list[str]:
        """The keys of the ladders of which the words of a report may name a step."""
        return sorted(self._of_any.keys_in(matter.forms)) if not matter.is_background else []


def _standings(on: Iterable[Matter], matters: Matters, ladder: Ladder, lexicon: Lexicon) -> list[_Standing]:
    """The standings on `ladder` that the matters `on`, which may name a step, tell of."""
    phrases = lexicon.once(_Climbs).of(ladder)
    found = []
    for matter in on:
        for hit in phrases.find(matter.words):
            subjects = _subjects(matter, hit, ladder, matters, lexicon)
            reached = _is_reached(matter, hit, lexicon)
            if subjects and reached is not None and not _is_aside(matter, hit):
                found.append(_Standing(subjects, int(hit.key), reached, Stand(matter, hit.span)))
    return _with_capital(found)


def _is_aside(matter: Matter, hit: Found) -> bool:
    """True for words in a name, for the "convicted" of "a convicted thief", and "the planned launch"."""
    before = matter.words[hit.first - 1].lower if hit.first else ""
    after = matter.words[hit.last + 1].span.start if hit.last + 1 < len(matter.words) else -1
    nouns = {t.span.start for t in matter.report.proposition.terms if t.kind == "noun"}
    is_attribute = hit.first == hit.last and after in nouns and before in ("a", "an", "the", "and")
    pair = matter.words[hit.first : hit.last + 1]
    is_of_noun = len(pair) == 2 and pair[0].lower.endswith("ed") and pair[1].span.start in nouns
    is_owned = before in _OWNING or before.endswith(("'s", "’s"))
    return is_attribute or (is_of_noun and is_owned) or _is_part_of_a_name(matter, hit)


def _is_part_of_a_name(matter: Matter, hit: Found) -> bool:
    """True for the "kill" of a film's name."""
    if matter.report.part == "title" or "headline" in matter.report.notes:
        return False
    ends = [matter.words[hit.first].span, matter.words[hit.last].span]
    return any(n.span.covers(end) and end.start > n.span.start for n in matter.named for end in ends)


def _subjects(
    matter: Matter, hit: Found, ladder: Ladder, matters: Matters, lexicon: Lexicon
) -> frozenset[str]:
    """The keys of what the status is of; none where it is not known.

    A place is the one that follows the words at once; a person or an organisation is the one beside
    them, or the last one before where the report has only a pronoun for it. Where no name is given, a
    person goes by an age, or by what he is called.
    """
    if ladder.subject == "matter":
        return frozenset({"matter"})
    named = [n for n in matter.named if n.kind == ladder.subject]
    if ladder.subject == "place":
        place = _place(matter, hit, named, lexicon)
        return frozenset({place} if place else ())
    subject = _named_subject(matter, hit, named, ladder, matters, lexicon)
    if ladder.subject != "person":
        return frozenset({subject} if subject else ())
    ages = {f"age:{q.low:g}" for q in matter.report.quantities if q.unit == "age"}
    keys = {subject} if subject else _called(matter, hit, lexicon)
    return frozenset(keys | (ages if len(ages) == 1 else set()))


def _named_subject(
    matter: Matter,
    hit: Found,
    named: Sequence[Named],
    ladder: Ladder,
    matters: Matters,
    lexicon: Lexicon,
) -> str | None:
    """The key of the name that a status is of; None where there is none."""
    if not named:
        pronouns = lexicon.list("slots", "pronouns")
        has_pronoun = any(w.lower in pronouns for w in matter.words)
        last = _last_named(matter, ladder, matters) if has_pronoun else None
        return last.key if last else None
    nearest = min(named, key=lambda n: (_apart(n, hit), n.span))
    roles = [s for s in (matter.report.slots.who, matter.report.slots.whom) if s]
    beside = _apart(nearest, hit) <= _AFTER_POINTS or any(s.overlaps(nearest.span) for s in roles)
    return nearest.key if beside else None


def _called(matter: Matter, hit: Found, lexicon: Lexicon) -> frozenset[str]:
    """What the subject is called: the last noun before the words; nothing where they have an object."""
    if matter.report.slots.whom and matter.report.slots.whom.start > hit.span.start:
        return frozenset()
    common = lexicon.list("slots", "people") | lexicon.list("slots", "part_nouns")
    events = lexicon.once(event_of_word)
    kinds = {t.span.start: t.kind for t in matter.report.proposition.terms}
    before = matter.words[max(0, hit.first - _NOUN_BEFORE) : hit.first]
    for word in reversed(before):
        if any(c in matter.text[word.span.end : hit.span.start] for c in ",;:–—"):
            break
        if kinds.get(word.span.start) in ("noun", "name"):
            is_somebody = (
                word.lemma not in common
                and not any(form in events for form in word.forms)
                and not _is_crowd(matter, word.lemma)
            )
            return frozenset({f"noun:{stem(word.lemma)}"}) if is_somebody else frozenset()
    return frozenset()


def _is_crowd(matter: Matter, noun: str) -> bool:
    """True where so many are counted that others of them may stand elsewhere ("2,000 villagers")."""
    return any(
        q.of == noun and (q.low > _FEW or q.bound in ("at-least", "vague")) for q in matter.report.quantities
    )


def _last_named(matter: Matter, ladder: Ladder, matters: Matters) -> Named | None:
    """The last name before a report that is one of the subjects of `ladder`, in its article."""
    own = matters.by_article[matter.article.id]
    before = own[: matter.place - own[0].place]
    named = (n for m in reversed(before) for n in reversed(m.named))
    if ladder.subject == "person":
        return next((n for n in named if "person" in matters.kinds[n.key]), None)
    return next((n for n in named if n.kind == ladder.subject), None)


def _place(matter: Matter, hit: Found, named: Sequence[Named], lexicon: Lexicon) -> str | None:
    """The place that follows the words; a capital is one, by whatever name."""
    near = matter.words[hit.first : hit.last + _AFTER]
    capital = next((w for w in near if w.lower == "capital"), None)
    for place in named:
        if not hit.span.start <= place.span.start <= hit.span.end + _AFTER_POINTS:
            continue
        words = matter.quote(place.span).lower()
        country = lexicon.country_by_word.get(words)
        if country and (capital or words in country.metonyms):
            return f"{_CAPITAL}{country.key}"
        if not capital:
            return place.key
    return _CAPITAL if capital else None


def _with_capital(standings: Sequence[_Standing]) -> list[_Standing]:
    """`standings` with "the capital" being the one capital there is, where there is but one."""
    capitals = {key for s in standings for key in s.subjects if key.startswith(_CAPITAL)} - {_CAPITAL}
    if len(capitals) != 1:
        return list(standings)
    return [replace(s, subjects=frozenset(capitals)) if _CAPITAL in s.subjects else s for s in standings]


def _apart(named: Named, hit: Found) -> int:
    return max(named.span.start - hit.span.end, hit.span.start - named.span.end, 0)


def _is_reached(matter: Matter, hit: Found, lexicon: Lexicon) -> bool | None:
    """Whether the step is said to be reached, or only expected; None where it is neither."""
    report = matter.report
    if not _OPEN.isdisjoint(hit.phrase):
        return True
    around = matter.words[max(0, hit.first - _BEFORE) : hit.last + _BEFORE]
    words = {w.lower for w in around} - set(hit.phrase)
    if report.stance in ("denies", "cannot-confirm") or report.proposition.negated:
        return None
    if words & lexicon.list("slots", "unreal") or any(w.endswith(("n't", "n’t")) for w in words):
        return None
    if int(hit.key) > 0 and hit.first and matter.words[hit.first - 1].lower == "to":
        return None
    if _is_to_come(matter, hit):
        return False
    if report.stance == "predicts" or report.proposition.tense == "future":
        return False
    return not words & lexicon.list("slots", "expected")


def _is_to_come(matter: Matter, hit: Found) -> bool:
    """True for "judge to rule" and "poised to rule", which a phrase with a "to" of its own is not."""
    if "to" in hit.phrase:
        return False
    before_last = matter.words[hit.first : hit.last]
    return bool(before_last) and before_last[-1].lower == "to"


def _conflict(standings: Sequence[_Standing], ladder: Ladder, matters: Matters) -> Conflict | None:
    by_article = _by_article(standings)
    highest = {article: _highest(own) for article, own in by_article.items()}
    reached = {step for step, is_reached in highest.values() if is_reached}
    sides: dict[float, list[Stand]] = {}
    for article, own in by_article.items():
        step, is_reached = highest[article]
        stands = [s.stand for s in own if (s.step, s.reached) == (step, is_reached)]
        below = max((one for one in reached if one < step), default=max(step - 0.5, 0))
        sides.setdefault(step if is_reached else below, []).extend(stands)
    if len(sides) < 2 or not reached:
        return None
    kept = [sides[step] for step in sorted(sides)]
    if ladder.subject == "matter":
        kept = _of_one_matter(kept)
    prominent = any(matters.is_prominent(s.matter) for stands in kept for s in stands)
    if not all(kept) or not prominent:
        return None
    relation, why = _relation(kept, ladder)
    slot = " / ".join(_status(ladder, step) for step in sorted(sides))
    return conflict("status", slot, relation, why, kept)


def _highest(standings: Iterable[_Standing]) -> tuple[int, bool]:
    """The highest step reached, or where none is, the highest one expected."""
    own = [(s.reached, s.step) for s in standings]
    reached, step = max(own)
    return step, reached


def _status(ladder: Ladder, step: float) -> str:
    """What a step is called; of one that is only expected, what it is still before."""
    status = ladder.steps[math.ceil(step)][0]
    return status if step == int(step) else f"before {status}"


def _of_one_matter(sides: Sequence[Sequence[Stand]]) -> list[list[Stand]]:
    """`sides` without the stands whose names are none of those of any other side."""
    kept = []
    for side in sides:
        others = [s.matter for other in sides if other is not side for s in other]
        kept.append([s for s in side if any(_may_be_one(s.matter, o) for o in others)])
    return kept


def _may_be_one(a: Matter, b: Matter) -> bool:
    return not a.names or not b.names or bool(a.names & b.names)


def _by_article(standings: Iterable[_Standing]) -> Mapping[str, list[_Standing]]:
    found: dict[str, list[_Standing]] = {}
    for standing in standings:
        found.setdefault(standing.stand.matter.article.id, []).append(standing)
    return found


def _relation(sides: Sequence[Sequence[Stand]], ladder: Ladder) -> tuple[Relation, str]:
    low, high = ([s.matter for s in sides[i]] for i in (0, -1))
    is_later = later(high, low)
    if is_later:
        return "update", "The later report sees the matter a step further on."
    if is_later is None:
        return "order-unknown", "The reports stand on different steps; which is later is not known."
    if ladder.reversible:
        return "update", "The later report sees the matter elsewhere."
    return "conflict", "The later report sees the matter a step further back."
