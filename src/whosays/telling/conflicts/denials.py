"""Who denies, or does not confirm, what others say: a matter of attribution, shown as such.

A denial says what is denied ("denied that its ships sold oil"), or only points at it ("denied the
report", "the situation does not exist"). The first is set against the reports that share most of
its words and names; the second against the claim that it follows in the same article.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from whosays.lexicon import Lexicon
from whosays.model import Conflict
from whosays.telling.claims.gist import stem
from whosays.telling.conflicts.accusations import (
    accused_of,
    bare,
    cleared,
    is_report_of_others,
    pleads,
    spoken_of,
)
from whosays.telling.conflicts.matters import (
    Matter,
    Matters,
    Word,
    covered,
    event_of_word,
    later,
    likeness,
)
from whosays.telling.conflicts.negations import is_contrary, said_beside, says_no, stating
from whosays.telling.conflicts.sides import Stand, conflict
from whosays.telling.conflicts.wordings import (
    denying_stems,
    names_source,
    publishes,
    same_voice,
    stems_of,
    such,
    vague_keys,
    vague_words,
    within,
)

_COVERED = 0.5
"""Share of the weight of what is denied that a report has to have to be what is denied."""
_COVERED_BY_OTHERS = 0.7
"""The same, where the report does not speak of who denies: most deny what they did themselves."""
_COVERED_BY_WORDS, _WORDS = 0.3, 3
"""The same, where nothing is nearer: for a verb of denying, and a report that shares so many keys."""
_TELLING = 2
"""Keys a denial needs to say by itself what it denies."""
_ALIKE = 0.4
"""Likeness to the claim denied that a report of it needs to stand on its side."""
_BEFORE = 10
"""Reports before a denial among which the claim it points at is looked for."""
_PRONOUNS = frozenset({"it", "that", "this", "these", "those"})
_REFUSED = 6
"""Words at the beginning of a denial among which what is refused, or the part one had, is looked for."""
_CHARGED = "event:charge"
_PERSONAL = frozenset({"he", "she", "it", "they", "i", "we"})
_OBJECT = 4
"""Words at the beginning of a denial among which its object is looked for."""
_SHORT = 8
"""Words of a denial that only names whose report it is about."""
_MOST = 8
"""Reports shown on the asserting side."""


@dataclass(frozen=True, slots=True)
class _Denial:
    """A denial, who denies, and the reports it stands against, the likest first.

    `own_part` tells that only a part in what happened is denied: others may deny theirs, too.
    """

    matter: Matter
    party: str
    against: tuple[Matter, ...]
    own_part: bool


def find_denials(matters: Matters, lexicon: Lexicon) -> tuple[Conflict, ...]:
    """A conflict for each matter that some source denies or does not confirm."""
    reader = _Reader(matters, lexicon)
    denials = [
        _Denial(matter, party, against, reader.is_of_a_part(matter))
        for matter in matters.all
        if reader.is_denial(matter)
        for against in [reader.against(matter)]
        for party in [reader.party(matter)]
        if against
    ]
    found = [_conflict(group) for group in _of_one_matter(denials)]
    return tuple(c for c in found if c)


def _denies(matter: Matter) -> bool:
    return matter.report.stance == "denies"


def _is_unconfirmed(matter: Matter) -> bool:
    report = matter.report
    return report.stance == "cannot-confirm" and report.stance_kind == "not-confirmed"


def _asserts(matter: Matter) -> bool:
    return matter.report.stance in ("asserts", "hedges", "predicts")


class _Reader:
    """Finds what a denial stands against, by the lists of the lexicon."""

    def __init__(self, matters: Matters, lexicon: Lexicon) -> None:
        self._matters = matters
        self._lexicon = lexicon
        self._objects: dict[int, tuple[Word, ...]] = {}
        self._vague = lexicon.once(vague_words)
        self._vague_keys = lexicon.once(vague_keys)
        self._denying = lexicon.once(denying_stems)
        self._refused = lexicon.list("slots", "refused")
        self._involved = lexicon.list("slots", "involvement")

    def is_denial(self, matter: Matter) -> bool:
        """True where one denies, does not confirm, or says not to be involved; not for "denied entry"."""
        if _is_unconfirmed(matter) and not matter.report.chain:
            return any(stem(word.lemma) in self._denying for word in matter.words)
        if _denies(matter) or _is_unconfirmed(matter):
            return not any(f in self._refused for w in self._object(matter)[:_REFUSED] for f in w.forms)
        clears = self._says_not_involved(matter) or cleared(matter) is not None
        clears = clears or (bool(matter.report.chain) and bool(such(matter)))
        return clears or says_no(matter) or is_contrary(matter)

    def is_of_a_part(self, denial: Matter) -> bool:
        """True for "denied any role in it": what is denied is a part in what others tell of."""
        if cleared(denial):
            return True
        return any(f in self._involved for w in self._object(denial)[:_REFUSED] for f in w.forms)

    def _says_not_involved(self, matter: Matter) -> bool:
        """True for "Renn said he had no part in it", which needs no verb of denying."""
        report = matter.report
        if not (report.proposition.negated and report.chain and report.stance == "asserts"):
            return False
        own = _PERSONAL | accused_of(matter)
        speaks_of_himself = any(bare(word.lower) in own for word in matter.words[:1])
        return speaks_of_himself and matter.has_form(self._involved) and len(matter.words) <= _SHORT

    def party(self, matter: Matter) -> str:
        """Who denies: a country where the words of the source name one, or else those words."""
        innocent = cleared(matter)
        if innocent:
            return matter.quote(innocent.span).lower()
        known = self._lexicon.country_by_word
        for source in matter.report.chain[-1:]:
            words = [w.removesuffix("’s").removesuffix("'s") for w in source.name.lower().split()]
            countries = [known[w].key for w in words if w in known]
            return countries[0] if countries else " ".join(words)
        return ""

    def against(self, denial: Matter) -> tuple[Matter, ...]:
        """The reports that `denial` stands against, the likest first."""
        if self._breaks_off(denial):
            return ()
        if is_contrary(denial):
            return said_beside(denial, self._matters)
        if pleads(denial):
            return self._charged(denial)
        named = self._reported_by(denial)
        if named:
            return named
        if self.is_of_a_part(denial):
            return self._accused(denial)
        if such(denial):
            return self._followed(denial)
        told = denial.keys - self._vague_keys
        if says_no(denial):
            return stating(denial, told, self._matters, self._lexicon)[:_MOST]
        if self._points_back(denial):
            return () if self._goes_on(denial) else self._followed(denial)
        if len(told) < _TELLING:
            return self._followed(denial)
        near = {m.place: m for key in sorted(told) for m in self._matters.by_key.get(key, ())}
        scored = [
            (round(covered(told, denial, m), 6), m)
            for _, m in sorted(near.items())
            if _asserts(m)
            and not (m.is_in_passing or m.report.proposition.negated)
            and not same_voice(m, denial)
            and _shares_a_word(told & m.keys)
        ]
        party = f"country:{self.party(denial)}"
        enough = {True: _COVERED, False: _COVERED_BY_OTHERS}
        kept = [s for s in scored if s[0] >= enough[party in s[1].names]]
        kept.sort(key=lambda s: (-s[0], s[1].place))
        if kept:
            return tuple(m for _, m in kept[:_MOST])
        stated = stating(denial, told, self._matters, self._lexicon)[:_MOST]
        return stated or (self._nearest(denial, scored, told) if _denies(denial) else ())

    def _nearest(
        self, denial: Matter, scored: Sequence[tuple[float, Matter]], told: frozenset[str]
    ) -> tuple[Matter, ...]:
        """The reports that tell what a verb of denying is of in other words, the likest first.

        Where it is something done, they tell of it by one of its verbs.
        """
        events = self._lexicon.once(event_of_word)
        lemmas = {t.lemma for t in denial.report.proposition.terms if t.kind == "verb"}
        done = told & {f"event:{events[w]}" if w in events else stem(w) for w in lemmas}
        near = [
            (share, m)
            for share, m in scored
            if share >= _COVERED_BY_WORDS and len(told & m.keys) >= _WORDS and (not done or done & m.keys)
        ]
        return tuple(m for _, m in sorted(near, key=lambda s: (-s[0], s[1].place))[:_MOST])

    def _object(self, denial: Matter) -> tuple[Word, ...]:
        """The words of what is denied: those after the cue that denies, or after the last one.

        Of more than `_SHORT` the first: nobody asks for the others.
        """
        if denial.place not in self._objects:
            end = self._cue_end(denial)
            follows = any(w.span.start >= end for w in denial.words)
            after = denial.words_after(end, _SHORT + 1) if follows else ()
            self._objects[denial.place] = after or denial.words
        return self._objects[denial.place]

    def _cue_end(self, denial: Matter) -> int:
        report = denial.report
        cues = [c for s in report.chain if s.part == report.part and not s.carried for c in s.cue]
        denying = [c for c in cues if stems_of(denial.quote(c)) & self._denying] or cues
        return max((c.end for c in denying), default=0)

    def _breaks_off(self, denial: Matter) -> bool:
        """True where what is denied stands in the sentence, but outside the report."""
        report, end = denial.report, self._cue_end(denial)
        if not end or denial.words_after(end, 1) or end <= report.span.start:
            return False
        return len(denial.text[report.span.end : report.sentence.end].split()) > 2

    def _points_back(self, denial: Matter) -> bool:
        """True for "denied the report", not for "denied reports that it had halted"."""
        words = self._object(denial)
        for rank, word in enumerate(words[:_OBJECT]):
            if word.lower not in _PRONOUNS and any(form in self._vague for form in word.forms):
                after = [w.lower for w in words[rank + 1 :]]
                return len(after) <= 2 or after[0] in ("and", "but", "saying", "on", "as")
        return False

    def _goes_on(self, denial: Matter) -> bool:
        """True where the sentence goes on to say of what the report was: "reports today of a halt"."""
        report = denial.report
        rest = denial.text[report.span.end : report.sentence.end].lower().split()
        return any(word in ("of", "that", "about") for word in rest[:_OBJECT])

    def _reported_by(self, denial: Matter) -> tuple[Matter, ...]:
        """The reports of the source that the denial names: "did not confirm the Herald report"."""
        denied = self._object(denial)
        if len(denied) > _SHORT:
            return ()
        words = {form for w in denied for form in w.forms}
        if not words & (self._vague - _PRONOUNS):
            return ()
        here = [m for m in self._matters.by_article[denial.article.id] if m.place < denial.place]
        names = [denial.quote(n.span) for n in denial.named]
        found = [m for m in here if names_source(m, names)] or [
            m
            for m in self._matters.all
            if any(publishes(s) and within(s.name, words) for s in m.report.chain)
            and not later([m], [denial])
        ]
        found = [m for m in found if _asserts(m)]
        if not found:
            return ()
        chosen = min(found, key=lambda m: (-m.carried, m.article.id != denial.article.id, m.place))
        return self._with_claim(chosen)

    def _followed(self, denial: Matter) -> tuple[Matter, ...]:
        """The reports of the claim that a denial with no object of its own follows in its article.

        Of the claims shortly before it, one that speaks of who denies, else the one that most
        articles carry; the nearest of several.
        """
        own = self._matters.by_article[denial.article.id]
        here = own.index(denial)
        beside = self._beside(denial, own[:here])
        if beside is not None:
            return self._with_claim(beside)
        before = [
            m
            for m in own[max(0, here - _BEFORE) : here]
            if _asserts(m)
            and m.report.part == denial.report.part
            and m.report.chain
            and self.party(m) != self.party(denial)
        ]
        if _is_unconfirmed(denial) and not denial.report.chain:
            return self._with_claim(before[-1]) if before else ()
        before = [m for m in before if m.carried > 1 or is_report_of_others(m)]
        if not before:
            return ()
        party = f"country:{self.party(denial)}"
        sentence = denial.report.sentence
        chosen = max(
            before, key=lambda m: (m.report.sentence == sentence, party in m.names, m.carried, m.place)
        )
        return self._with_claim(chosen)

    def _beside(self, denial: Matter, before: Sequence[Matter]) -> Matter | None:
        """What "…, a charge she denies" and "…, but the firm has not confirmed that" are said of.

        The report right before in the sentence, whoever it rests on; "no such call" is of one that
        tells of a call, in an earlier sentence.
        """
        noun = such(denial)
        if noun:
            speaking = (m for m in reversed(before) if _asserts(m) and noun in m.keys)
            return next((m for m in speaking if m.report.sentence != denial.report.sentence), None)
        last = before[-1] if before else None
        if last is None or not _asserts(last) or last.report.sentence != denial.report.sentence:
            return None
        speaks_of_himself = not last.report.chain and accused_of(denial) & spoken_of(last)
        return None if speaks_of_himself or last.report.part != denial.report.part else last

    def _charged(self, denial: Matter) -> tuple[Matter, ...]:
        """The report of the charge that a plea answers, the nearest in its article."""
        charges = [
            m
            for m in self._matters.by_article[denial.article.id]
            if _CHARGED in m.keys and _asserts(m) and m.report.sentence != denial.report.sentence
        ]
        return tuple(sorted(charges, key=lambda m: (abs(m.place - denial.place), m.place))[:1])

    def _accused(self, denial: Matter) -> tuple[Matter, ...]:
        """The reports by which others say that who denies had a part, the nearest in its article first.

        Where there is none, those of other articles that share a word with it, too.
        """
        accused = accused_of(denial)
        about = [
            m
            for m in self._matters.all
            if m.report.chain
            and not accused.isdisjoint(spoken_of(m))
            and _asserts(m)
            and cleared(m) is None
            and not same_voice(m, denial)
            and m.report.sentence != denial.report.sentence
        ]
        here = [m for m in about if m.article.id == denial.article.id]
        if here:
            chosen = min(here, key=lambda m: (m.place > denial.place, abs(m.place - denial.place)))
            return tuple(m for m in self._with_claim(chosen) if m in about)
        return tuple(m for m in about if not m.keys.isdisjoint(denial.keys))[:_MOST]

    def _with_claim(self, chosen: Matter) -> tuple[Matter, ...]:
        """`chosen` with the reports of its claim that are like it."""
        same = [
            m
            for m in self._matters.by_claim[chosen.claim]
            if _asserts(m) and m is not chosen and likeness(m, chosen) >= _ALIKE
        ]
        return (chosen, *same[: _MOST - 1])


def _shares_a_word(shared: Collection[str]) -> bool:
    """True where two keys are shared, not both of them names."""
    return len(shared) >= _TELLING and not all(k.startswith(("name:", "country:")) for k in shared)


def _of_one_matter(denials: Sequence[_Denial]) -> list[list[_Denial]]:
    """The denials, together where one party denies, or where they stand against one claim.

    One who has not confirmed a claim is kept apart from another who denies it.
    """
    groups: list[tuple[set[str], list[_Denial]]] = []
    for denial in denials:
        stance = "cannot-confirm" if _is_unconfirmed(denial.matter) else "denies"
        marks = set() if denial.own_part else {f"{stance} {m.report.id}" for m in denial.against}
        if not denial.own_part:
            marks.add(f"{stance} {denial.against[0].claim}")
        if (denial.party or denial.own_part) and not says_no(denial.matter):
            marks.add(f"party {denial.party}")
        joined = [g for g in groups if g[0] & marks]
        groups = [g for g in groups if not g[0] & marks]
        merged = marks.union(*(g[0] for g in joined))
        groups.append((merged, [d for g in joined for d in g[1]] + [denial]))
    return [group for _, group in groups]


def _conflict(group: Sequence[_Denial]) -> Conflict | None:
    denied = [_stand(d.matter) for d in group if not _is_unconfirmed(d.matter)]
    open_ = [_stand(d.matter) for d in group if _is_unconfirmed(d.matter)]
    against = {m.report.id: m for d in group for m in d.against}
    asserted = [_stand(m) for m in sorted(against.values(), key=lambda m: m.place)]
    best = group[0].against[0]
    slot = best.quote(best.report.slots.did) if best.report.slots.did else "whether it is so"
    if denied:
        why = "One side says so, the other denies it."
        return conflict("denial", slot, "attribution", why, [asserted, denied, open_])
    why = "One side says so, the other has not confirmed it."
    return conflict("status", slot, "attribution", why, [asserted, open_])


def _stand(matter: Matter) -> Stand:
    return Stand(matter, matter.report.span)
