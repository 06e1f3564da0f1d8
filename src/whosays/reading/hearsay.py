"""Hearsay: "the jury heard from a locksmith that …": who is named after "from" speaks."""

from __future__ import annotations

from whosays.reading.frames import Attribution, Frame, Link
from whosays.reading.parsing import Token
from whosays.reading.sources import source_phrases


def heard(frame: Frame, verb: Token) -> Attribution | None:
    """What somebody heard or learned from another, as that other's word; None where nothing is."""
    if verb.lemma not in frame.cues("hearsay"):
        return None
    sentence = frame.sentence
    givers = [
        (prep, noun)
        for prep in sentence.children(verb, "prep")
        if prep.lower == "from"
        for noun in sentence.children(prep, "pobj")
    ]
    clause = [
        t
        for t in sentence.subtree(verb)
        if t.dep in ("ccomp", "relcl", "acl") and any(_is_mark(frame, t, m) for m in sentence.children(t))
    ]
    if not givers or not clause or clause[0].index < givers[0][1].index:
        return None
    prep, noun = givers[0]
    phrases = source_phrases(sentence, noun, frame.lexicon, is_certain=True)
    content = frame.indexes(clause[0])
    chains = tuple((Link(p, (verb, prep)),) for p in phrases if not {t.index for t in p.tokens} & content)
    return Attribution(verb, chains, frozenset(content)) if chains else None


def _is_mark(frame: Frame, clause: Token, that: Token) -> bool:
    """True for "that" as a conjunction, and after a person, who would be "who"."""
    if that.lower != "that" or that.dep == "mark":
        return that.lower == "that"
    person = frame.lexicon.list("sources", "person") | frame.lexicon.list("sources", "witness")
    return that.dep == "dobj" and frame.sentence.head(clause).lemma in person
