"""Denials that no verb of denying makes: "pleaded not guilty", "brushed aside the claims".

"Denied", "rejected", "called the report false" are speech (speech.py, stances.py).
"""

from __future__ import annotations

from whosays.reading.attribution.frames import Attribution, Frame, Link
from whosays.reading.attribution.sources import source_phrases
from whosays.reading.parsing import Token


def denial(frame: Frame, verb: Token) -> Attribution | None:
    """What `verb` denies with the words around it; None where it denies nothing."""
    subjects = frame.sentence.children(verb, "nsubj")
    if not subjects:
        return None
    words = _not_guilty(frame, verb) or _innocence(frame, verb) or _brushed_aside(frame, verb)
    words = words or _issued(frame, verb)
    if not words:
        return None
    phrases = source_phrases(frame.sentence, subjects[0], frame.lexicon, is_certain=True)
    chains = tuple((Link(p, (verb,)),) for p in phrases)
    return Attribution(verb, chains, frozenset(words), "denies") if chains else None


def _not_guilty(frame: Frame, verb: Token) -> set[int]:
    if verb.lemma != "plead":
        return set()
    words = {i for t in frame.sentence.children(verb, "acomp", "advmod", "oprd") for i in frame.indexes(t)}
    texts = {frame.sentence.tokens[i].lower for i in words}
    texts |= {t.lower for t in frame.sentence.children(verb, "neg")}
    return words if {"not", "guilty"} <= texts else set()


def _innocence(frame: Frame, verb: Token) -> set[int]:
    """ "Maintains his innocence", "protested her innocence"."""
    if verb.lemma not in ("maintain", "protest", "profess", "proclaim", "insist", "assert"):
        return set()
    nouns = frame.sentence.children(verb, "dobj")
    nouns += [n for p in frame.sentence.children(verb, "prep") for n in frame.sentence.children(p, "pobj")]
    return {i for n in nouns if n.lemma == "innocence" for i in frame.indexes(n)}


def _brushed_aside(frame: Frame, verb: Token) -> set[int]:
    """ "Brushed aside the claims", "hit back at the report", "pushed back against suggestions that …"."""
    sentence = frame.sentence
    particles = sentence.children(verb, "prt", "advmod", "prep")
    if not any(f"{verb.lemma} {t.lower}" in frame.lexicon.list("stances", "deny_phrases") for t in particles):
        return set()
    nouns = sentence.children(verb, "dobj")
    for prep in sentence.children(verb, "prep"):
        nouns += sentence.children(prep, "pobj")
    for particle in particles:
        nouns += [n for p in sentence.children(particle, "prep") for n in sentence.children(p, "pobj")]
    said = [n for n in nouns if n.lemma in frame.lexicon.list("stances", "deniable")]
    return {i for n in said for i in frame.indexes(n)}


def _issued(frame: Frame, verb: Token) -> set[int]:
    """ "Issued a denial", "gave a flat denial"."""
    if verb.lemma not in frame.cues("give"):
        return set()
    nouns = [n for n in frame.sentence.children(verb, "dobj") if n.lemma in ("denial", "rebuttal")]
    return {i for n in nouns for i in frame.indexes(n)}
