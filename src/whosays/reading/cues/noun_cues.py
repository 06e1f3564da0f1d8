"""Nouns that credit: "the ministry's claim that …", "a ruling by the court that …"."""

from __future__ import annotations

from whosays.model import Stance
from whosays.reading.attribution.contents import is_mark
from whosays.reading.attribution.frames import Attribution, Frame, Link
from whosays.reading.attribution.sources import source_phrases
from whosays.reading.parsing import ParsedSentence, Token


def noun_cue(frame: Frame, noun: Token) -> Attribution | None:
    """ "the ministry's claim that …", "a newspaper report that …"."""
    sentence = frame.sentence
    if noun.lemma not in frame.cues("holders") and noun.lemma not in frame.cues("think"):
        return None  # "think" for "voiced hope that …"
    clause = that_clause_of(sentence, noun)
    if not clause and noun.lemma in frame.lexicon.list("stances", "commit") | {"threat"}:
        clause = [c for c in sentence.children(noun, "acl") if sentence.children(c, "aux") and c.tag == "VB"]
    owners = sentence.children(noun, "poss") + [
        n
        for p in sentence.children(noun, "prep")
        if p.lower in ("by", "from")
        for n in sentence.children(p, "pobj")
    ]
    owners = owners or [
        n
        for made in sentence.children(noun, "acl")
        for by in sentence.children(made, "agent")
        for n in sentence.children(by, "pobj")
        if made.lemma in frame.cues("give") | frame.cues("say")
    ]
    giver = sentence.head(noun)
    if not owners and noun.dep == "dobj" and giver.lemma in frame.cues("give"):
        owners = sentence.children(giver, "nsubj")
    owner = owners[0] if owners else noun
    clause = clause or that_clause_of(sentence, owner)  # "a ruling by the court that …", hung on the court
    if not clause:
        return None
    if owner is noun and (noun.lemma not in ("report", "rumour", "rumor") or _is_denied(frame, noun)):
        return None
    if owner.tag == "PRP$":  # "repeated his claim that": the subject's
        above = [s for t in sentence.ancestors(noun) for s in sentence.children(t, "nsubj")]
        owner = _owner(frame, above) if above else owner
    phrases = source_phrases(sentence, owner, frame.lexicon, is_certain=True)
    chains = tuple((Link(p, (noun,)),) for p in phrases)
    stance: Stance | None = "hedges" if noun.lemma in ("rumour", "rumor") else None
    if noun.lemma in ("denial", "rebuttal"):
        stance = "denies"
    if noun.lemma in frame.lexicon.list("stances", "commit") and clause[0].tag == "VB":
        stance = "predicts"
    return Attribution(noun, chains, frozenset(frame.indexes(clause[0])), stance)


def _owner(frame: Frame, subjects: list[Token]) -> Token:
    """Whose claim "his claim" is among the `subjects` above it, nearest first: the first that may speak."""
    speak = (s for s in subjects if source_phrases(frame.sentence, s, frame.lexicon))
    return next(speak, subjects[0])


def that_clause_of(sentence: ParsedSentence, noun: Token) -> list[Token]:
    """The clauses that hang on `noun` and are no relative clauses: "that" stands for nothing in them."""
    clauses = sentence.children(noun, "acl", "ccomp", "relcl")
    return [c for c in clauses if any(is_mark(sentence, c, t) for t in sentence.children(c))]


def _is_denied(frame: Frame, noun: Token) -> bool:
    """True for "dismissed reports that …": the denial speaks of them, they tell nothing."""
    head = frame.sentence.head(noun)
    called = [t.lemma for t in frame.sentence.children(head, "acomp", "attr")] if head.lemma == "be" else []
    untrue = frame.lexicon.list("stances", "untrue")
    return head.lemma in frame.lexicon.list("stances", "deny") or any(word in untrue for word in called)
