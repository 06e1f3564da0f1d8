"""Charges: what somebody denies and the sentence tells, too, as what others say of him.

"He denied accusations that he took bribes", "Renn, accused of taking bribes, denies it" and "Prosecutors
say Renn took bribes, a charge he denies" tell of a charge and of a denial; both are of the same words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from whosays.reading.attribution.frames import Attribution, Frame, Link
from whosays.reading.attribution.sources import source_phrase, source_phrases
from whosays.reading.cues.noun_cues import that_clause_of
from whosays.reading.parsing import Token

_ACCUSING = ("accuse", "suspect", "charge", "blame")
_SETTING_OFF = (",", "—", "–", "--")
_PRONOUNS = ("it", "this", "that")


def with_charges(frame: Frame, found: list[Attribution]) -> list[Attribution]:
    """`found` with each denial of a charge made one of the charge's own words."""
    kept = found
    for denial in found:
        if denial.stance == "denies" and denial.cue.pos == "VERB":
            kept = (
                _taken_up(frame, denial, kept) or _accused(frame, denial, kept) or _noun(frame, denial, kept)
            )
    return [a for a in kept if a.content]


def _is_charge(frame: Frame, noun: Token) -> bool:
    """True for a noun that holds what somebody says and another may deny: "accusation", "report"."""
    return noun.lemma in frame.cues("holders") and _is_deniable(frame, noun)


def _is_deniable(frame: Frame, noun: Token) -> bool:
    return noun.lemma in frame.lexicon.list("stances", "deniable")


def _clause_of(frame: Frame, noun: Token, denying: Token) -> set[int]:
    """The indexes of the clause that says what the charge `noun` is; none where none does.

    A parser may hang it on who makes it ("allegations by the union that …") or on the verb that denies.
    """
    by = [n for p in frame.sentence.children(noun, "prep") for n in frame.sentence.children(p, "pobj")]
    clauses = [c for n in (noun, *by) for c in that_clause_of(frame.sentence, n)]
    for clause in frame.sentence.children(denying, "ccomp", "advcl"):
        first = frame.sentence.subtree(clause)[0]
        follows = first.index == noun.index + 1 and bool(
            frame.sentence.children(clause, "nsubj", "nsubjpass")
        )
        that = first.lower == "that" and frame.sentence.tokens[first.index - 1].lower != "and"
        if clause.index > noun.index and (follows or that):
            clauses.append(clause)
    for clause in clauses:  # "scoffed at the idea they could go, and questioned the threats": he questions
        joined = [t for t in frame.sentence.children(clause, "conj") if clause.head == denying.index]
        return frame.indexes(clause) - {i for t in joined for i in frame.indexes(t)}
    return set()


def _replaced(
    found: Sequence[Attribution], denial: Attribution, new: Attribution, words: set[int]
) -> list[Attribution]:
    """`found` with `new` for `denial`, and without `words` in what others say."""
    return [new if a is denial else replace(a, content=a.content - words) for a in found]


def _noun(frame: Frame, denial: Attribution, found: list[Attribution]) -> list[Attribution]:
    """ "Denied accusations that he took bribes", "denied accusations of taking bribes"."""
    tokens = _tokens(frame, denial.content)
    tops = [t for t in tokens if t.head not in denial.content and _is_deniable(frame, t)]
    if not tops:
        return found
    noun = tops[0]
    clause = frozenset(_clause_of(frame, noun, denial.cue))
    teller = next((a for a in found if a.cue is noun), None) or _teller(frame, noun, clause)
    if clause and teller:
        others = [a for a in found if a.cue is not noun]
        return [*_replaced(others, denial, replace(denial, content=clause), set()), teller]
    if clause:
        told = clause if _is_charge(frame, noun) else frozenset()
        new = replace(denial, content=clause, told=told, is_charge=bool(told))
        return _replaced(found, denial, new, set())
    of = [p for p in frame.sentence.children(noun, "prep") if frame.sentence.children(p, "pcomp")]
    if teller or not of or not _is_charge(frame, noun):
        return found
    return _replaced(found, denial, replace(denial, told=denial.content, is_charge=True), set())


def _teller(frame: Frame, noun: Token, clause: frozenset[int]) -> Attribution | None:
    """Who makes the charge `noun` in "rejected a claim by the union, aired by Zora, that the roof leaked"."""
    owners = frame.sentence.children(noun, "poss")
    for prep in frame.sentence.children(noun, "prep"):
        owners += frame.sentence.children(prep, "pobj") if prep.lower in ("by", "from", "of") else []
    phrases = [p for n in owners for p in source_phrases(frame.sentence, n, frame.lexicon)]
    chains = tuple((Link(p, (noun,)),) for p in phrases if not p.is_pronoun)
    return Attribution(noun, chains, clause) if chains and clause and _is_charge(frame, noun) else None


def _accused(frame: Frame, denial: Attribution, found: list[Attribution]) -> list[Attribution] | None:
    """ "Renn, accused of taking bribes, denies it", "Renn, who is accused of it, denies the charges"."""
    objects = [t for t in _tokens(frame, denial.content) if t.head not in denial.content]
    bare = objects and (objects[0].lower in _PRONOUNS or _is_charge(frame, objects[0]))
    if not bare or frame.sentence.children(objects[0], "prep", "acl", "relcl", "ccomp"):
        return None
    for who in (chain[-1].phrase.head for chain in denial.chains):
        for verb in frame.sentence.children(who, "acl", "relcl"):
            words = frozenset(frame.indexes(verb))
            if verb.lemma not in _ACCUSING or verb.tag != "VBN" or words & denial.tokens:
                continue
            charge = next((a for a in found if a.cue is verb), None)
            if charge:
                return _replaced(found, denial, replace(denial, content=charge.content), set())
            told = words | ({who.index} if verb.dep == "acl" else frozenset())
            new = replace(denial, content=words, told=told, is_charge=verb.dep == "acl")
            return _replaced(found, denial, new, set())
    return None


def _taken_up(frame: Frame, denial: Attribution, found: list[Attribution]) -> list[Attribution] | None:
    """ "…, which he denies", "…, a charge he denies": what stands before is denied."""
    sentence = frame.sentence
    noun = sentence.head(denial.cue)
    if denial.cue.dep != "relcl":
        return None
    words = frame.indexes(denial.cue)
    if not (which := _is_of_which(frame, denial)):
        words = frame.indexes(noun)
    first = min(words)
    set_off = first > 1 and sentence.tokens[first - 1].text in _SETTING_OFF
    if not set_off or not (which or _is_charge(frame, noun)):
        beside = denial.content - frame.indexes(denial.cue)
        return _replaced(found, denial, replace(denial, told=beside), set()) if beside else None
    above = noun if which else sentence.head(noun)
    around = [a for a in found if a is not denial and above.index in a.content | a.tokens]
    around = [a for a in around if a.cue.index not in words]
    if around:
        charge = min(around, key=lambda a: len(a.content))
        content = frozenset(charge.content - words)
        chains = _of_accused(frame, denial, charge)
        new = replace(denial, content=content, chains=chains)
        return _replaced(found, denial, new, words) if content else None
    path = [above, *sentence.ancestors(above)]
    for inner, outer in pairwise(path):
        if _is_charge(frame, outer) and (clause := _clause_of(frame, outer, outer)) and inner.index in clause:
            told = frozenset(clause - words)
            new = replace(denial, content=told, told=told, is_charge=True)
            return _replaced(found, denial, new, words)
    if which and _is_charge(frame, noun):
        told = frozenset(frame.indexes(noun) - words)
        return _replaced(found, denial, replace(denial, content=told, told=told), set())
    main = next(
        (t for t in path if t.pos in ("VERB", "AUX") and t.dep in ("ROOT", "conj", "ccomp", "advcl")), None
    )
    if main is None:
        return None
    told = frozenset(i for i in frame.indexes(main) - words if i < first)
    accused = sentence.children(main, "nsubjpass") or sentence.children(main, "dobj")
    parts = [*accused, *sentence.children(main, "prep")] if main.lemma in _ACCUSING and accused else [main]
    denied = told & {i for part in parts for i in frame.indexes(part)}
    new = replace(denial, content=denied, told=told)
    return _replaced(found, denial, new, words)


def _is_of_which(frame: Frame, denial: Attribution) -> bool:
    """True where all that is denied is "which"."""
    objects = frame.sentence.children(denial.cue, "dobj")
    alone = not frame.sentence.children(denial.cue, "ccomp", "xcomp")
    return alone and any(t.lower == "which" for t in objects)


def _of_accused(frame: Frame, denial: Attribution, charge: Attribution) -> tuple[tuple[Link, ...], ...]:
    """The chains of `denial`, where "he" denies what another says of somebody: that one denies it."""
    if charge.cue.lemma in _ACCUSING:
        accused = frame.sentence.children(charge.cue, "dobj", "nsubjpass")
    else:
        top = next((t for t in _tokens(frame, charge.content) if t.head not in charge.content), charge.cue)
        accused = frame.sentence.children(top, "nsubj", "nsubjpass") if top is not charge.cue else []
    phrase = source_phrase(frame.sentence, accused[0], frame.lexicon) if accused else None
    if phrase is None or not all(chain[-1].phrase.is_pronoun for chain in denial.chains):
        return denial.chains
    return tuple((*chain[:-1], replace(chain[-1], phrase=phrase)) for chain in denial.chains)


def _tokens(frame: Frame, indexes: frozenset[int]) -> list[Token]:
    return [frame.sentence.tokens[i] for i in sorted(indexes)]
