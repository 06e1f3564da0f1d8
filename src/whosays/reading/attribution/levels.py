"""The levels of a sentence: what is said in what somebody says, down to the clauses.

What is credited to somebody is read again for those whom he credits; what is left beside it is the writer's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from whosays.model import Stance, StanceKind
from whosays.reading.attribution.frames import Attribution, Link
from whosays.reading.clauses.propositions import Clause, clauses, is_aside, is_finite
from whosays.reading.parsing import ParsedSentence, Token


@dataclass(frozen=True, slots=True)
class Above:
    """What credits all that is said at one level of a sentence."""

    links: tuple[Link, ...] = ()
    crediting: frozenset[int] = frozenset()
    stance: Stance | None = None
    stance_kind: StanceKind | None = None
    outermost: Attribution | None = None


def levels_of(
    parse: ParsedSentence, found: Sequence[Attribution], allowed: frozenset[int], above: Above
) -> list[tuple[Clause, Above]]:
    """The clauses among the `allowed` tokens, each with all that credits it, outermost first."""
    here = [a for a in found if a.cue.index in allowed and a.content & allowed]
    top = [a for a in here if not any(b is not a and holds(b, a) for b in here)]
    below = [a for a in found if a not in top]
    rest = allowed
    made: list[tuple[Clause, Above]] = []
    for a in top:
        content = a.content & allowed
        rest -= (content if a.is_charge else content - a.told) | (a.tokens - _told_of(parse, a))
        if a.is_charge:
            charged = replace(above, crediting=above.crediting | a.told, stance="hedges")
            made.extend((c, charged) for c in clauses(parse, a.told & allowed))
        for links in a.chains:
            inner = Above(
                above.links + links,
                above.crediting | a.tokens,
                a.stance or above.stance,
                a.stance_kind or above.stance_kind,
                above.outermost or a,
            )
            made.extend(levels_of(parse, below, frozenset(content), inner))
    own = clauses(parse, rest if top else allowed)
    nouns = {a.cue.index for a in top if a.cue.pos == "NOUN"}
    sources = {link.phrase.head.index for a in top for chain in a.chains for link in chain}
    nouns |= sources
    own = tuple(c for c in own if not _tells_who(parse, c, sources))
    own = tuple(_without_orphans(parse, c) for c in own) if top else own
    made.extend((c, above) for c in own if not top or _is_statement(parse, c, nouns))
    return made


def _told_of(parse: ParsedSentence, a: Attribution) -> set[int]:
    """The indexes of sources that the sentence speaks of, too: "police held a man, who said he was ill"."""
    phrases = (link.phrase for chain in a.chains for link in chain)
    above = {p.head.index for p in phrases} & {t.index for t in parse.ancestors(a.cue)}
    return {
        t.index
        for chain in a.chains
        for link in chain
        if link.phrase.head.index in above
        for t in link.phrase.tokens
    }


def _tells_who(parse: ParsedSentence, clause: Clause, sources: set[int]) -> bool:
    """True for "who has seen it" in "according to a clerk who has seen it": it only tells who is meant."""
    head = clause.head
    first = parse.subtree(head)[0].index if head.dep == "relcl" else 0
    return head.head in sources and first > 0 and parse.tokens[first - 1].pos != "PUNCT"


def _without_orphans(parse: ParsedSentence, clause: Clause) -> Clause:
    """`clause` without what led to words that credit: "After" of "After complaints that …, he left"."""
    inside = {t.index for t in clause.tokens}
    tokens = clause.tokens
    while len(tokens) > 1 and (tokens[0].pos == "PUNCT" or _leads_out(parse, tokens[0], inside)):
        tokens = tokens[1:]
    return replace(clause, tokens=tokens) if tokens[0].pos != "PUNCT" else clause


def _leads_out(parse: ParsedSentence, token: Token, inside: set[int]) -> bool:
    below = parse.children(token, "pobj", "pcomp")
    return token.pos == "ADP" and bool(below) and not any(t.index in inside for t in below)


def holds(outer: Attribution, inner: Attribution) -> bool:
    """True where `inner` is a part of what `outer` credits its sources with."""
    if inner.cue.index not in outer.content:
        return False
    if outer.stance == "denies" and inner.cue.pos == "NOUN":
        return False  # "photographs contradict the ministry's claim that …": not the photographs' word
    return outer.cue.index not in inner.content or len(outer.content) > len(inner.content)


def _is_statement(parse: ParsedSentence, clause: Clause, nouns: set[int]) -> bool:
    """True for what is left beside an attribution and still says something by itself.

    `nouns` are those that credit and those that are credited: "the claim that …" may be the subject of
    what is left, and so may "the union, which denies it".
    """
    if is_aside(parse, clause.head):
        return True
    words = sum(t.pos in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") for t in clause.tokens)
    if clause.head.dep == "advcl":
        return words > 2  # ", further deepening the ties between the two"
    return (
        clause.head.pos in ("VERB", "AUX")
        and is_finite(parse, clause.head)
        and (
            clause.head.dep == "conj"
            or any(t.dep in ("nsubj", "nsubjpass", "expl") for t in clause.tokens)
            or any(t.index in nouns for t in parse.children(clause.head, "nsubj", "nsubjpass"))
        )
        and (words > 1 or _is_open_matter(parse, clause.head))
    )


def _is_open_matter(parse: ParsedSentence, be: Token) -> bool:
    """True for "it was unclear" of "it was unclear who fell"."""
    what = [t for t in parse.children(be, "ccomp", "advcl", "csubj") if t.index > be.index]
    subjects = [t.lower for t in parse.children(be, "nsubj", "expl")]
    return bool(what) and subjects == ["it"] and bool(parse.children(be, "acomp"))
