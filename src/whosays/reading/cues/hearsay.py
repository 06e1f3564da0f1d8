"""Hearsay: "the jury heard from a locksmith that …": who is named after "from" speaks."""

from __future__ import annotations

from whosays.reading.attribution.frames import Attribution, Frame, Link
from whosays.reading.attribution.sources import source_phrase, source_phrases
from whosays.reading.parsing import Token


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
    before = [t for t in sentence.children(verb, "ccomp") if t.index < verb.index]
    if not givers or not (before or (clause and clause[0].index > givers[0][1].index)):
        return None
    prep, noun = givers[0]
    phrases = source_phrases(sentence, noun, frame.lexicon, is_certain=True)
    content = frame.indexes((before or clause)[0])
    medium = _medium(frame, verb)
    chains = tuple(
        (*medium, Link(p, (verb, prep))) for p in phrases if not {t.index for t in p.tokens} & content
    )
    return Attribution(verb, chains, frozenset(content)) if chains else None


def _medium(frame: Frame, verb: Token) -> tuple[Link, ...]:
    """The paper of "the paper has learned from diplomats that …", which relays them; else nothing."""
    for noun in frame.sentence.children(verb, "nsubj"):
        phrase = source_phrase(frame.sentence, noun, frame.lexicon)
        if phrase and phrase.kind == "media":
            return (Link(phrase, (verb,)),)
    return ()


def _is_mark(frame: Frame, clause: Token, that: Token) -> bool:
    """True for "that" as a conjunction, and after a person, who would be "who"."""
    if that.lower != "that" or that.dep == "mark":
        return that.lower == "that"
    persons = (frame.lexicon.list("sources", key) for key in ("person", "witness", "office", "group"))
    noun = frame.sentence.head(clause).lemma
    return that.dep == "dobj" and any(noun in words for words in persons)
