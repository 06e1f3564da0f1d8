"""Where one thing happened, or is, in a pile of a few reports.

A site is the names of places that follow a word of what happened ("the attack hit the market in …").
Two sites that share a name, of which one says more, are precision. What is only for the time being
at a place may have moved: an update, or in an unknown order. What is done in several places at once is
scope. As with times, only what each article places but once compares.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from whosays.lexicon import Lexicon
from whosays.model import Conflict, Relation, Span
from whosays.telling.conflicts.lookup import Phrases
from whosays.telling.conflicts.matters import Matter, Matters, Word, later
from whosays.telling.conflicts.sides import Stand, conflict
from whosays.telling.conflicts.voices import are_two_parties

_AFTER = 14
"""Words after what happened among which its place stands."""
_PREPOSITION = 4
"""Words before a name among which the preposition stands."""


@dataclass(frozen=True, slots=True)
class _Site:
    """A place in a report: what happened there, the names of the place, the other words about it."""

    matter: Matter
    happened: str
    names: frozenset[str]
    nearer: bool
    differs: Span


def find_sites(matters: Matters, lexicon: Lexicon) -> tuple[Conflict, ...]:
    """The conflicts of places in a pile of a few reports."""
    if not matters.are_few:
        return ()
    listed = lexicon.words["slots"]
    classes = {k: v for k, v in listed.items() if k.startswith(("when_", "site_"))}
    phrases = Phrases({k.partition("_")[2]: v for k, v in classes.items()})
    sites = [s for m in matters.all if m.report.part == "text" for s in _sites(m, phrases, lexicon)]
    found = []
    for happened in sorted({s.happened for s in sites}):
        for a, b in _pairs([s for s in sites if s.happened == happened]):
            relation = _relation(a, b, listed["many_sites"])
            if relation:
                sides = [[Stand(a.matter, a.differs)], [Stand(b.matter, b.differs)]]
                found.append(conflict("place", f"place {happened}", relation[0], relation[1], sides))
    return tuple(c for c in found if c)


def _sites(matter: Matter, phrases: Phrases, lexicon: Lexicon) -> list[_Site]:
    found = []
    for hit in phrases.find(matter.words):
        after = matter.words[hit.last : hit.last + _AFTER]
        names = [w for w in after if _is_of_a_place(w, matter, lexicon)]
        if names:
            nearer = any(w.lower in lexicon.list("slots", "within_a_place") for w in after)
            span = Span(names[0].span.start, names[-1].span.end)
            found.append(_Site(matter, hit.key, frozenset(_bare(w) for w in names), nearer, span))
    return found


def _bare(word: Word) -> str:
    return word.lower.removesuffix("'s").removesuffix("’s")


def _is_of_a_place(word: Word, matter: Matter, lexicon: Lexicon) -> bool:
    """True for a capitalised word after a preposition of place that names no person and no day."""
    if not matter.text[word.span.start].isupper() or any(
        t.span.overlaps(word.span) for t in matter.report.times
    ):
        return False
    if any(n.kind == "person" and n.span.overlaps(word.span) for n in matter.named):
        return False
    rank = matter.words.index(word)
    before = {w.lower for w in matter.words[max(0, rank - _PREPOSITION) : rank]}
    return bool(before & lexicon.list("slots", "at_a_place"))


def _pairs(sites: Sequence[_Site]) -> list[tuple[_Site, _Site]]:
    by_article: dict[str, list[_Site]] = {}
    for site in sites:
        by_article.setdefault(site.matter.article.id, []).append(site)
    single = [own[0] for own in by_article.values() if len({s.names for s in own}) == 1]
    return [(a, b) for at, a in enumerate(single) for b in single[at + 1 :]]


def _relation(a: _Site, b: _Site, many: Collection[str]) -> tuple[Relation, str] | None:
    if a.names == b.names:
        return None
    if a.names & b.names:
        return "precision", "The one place lies within the other, or beside it."
    if a.happened == "position":
        if later([a.matter], [b.matter]) is None:
            return "order-unknown", "It may have moved; which report is later is not known."
        return "update", "The later report has it elsewhere."
    if a.happened in many:
        return "scope", "It is done in several places."
    if are_two_parties(a.matter, b.matter):
        return "attribution", "Each of two parties gives its own place."
    return "conflict", "The reports put the same thing in different places."
