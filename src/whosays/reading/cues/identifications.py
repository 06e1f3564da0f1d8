"""Identifications: "police named the victim as Jana Kos", "whom neighbours described as a recluse".

To be named *as something* is to be appointed ("the board named Olsen as its director") where a person
is named to an office; to be named as somebody is to be identified, on the word of whoever names.
"""

from __future__ import annotations

from dataclasses import replace

from whosays.reading.attribution.frames import Attribution, Frame, Link
from whosays.reading.attribution.sources import SourcePhrase, source_phrase, source_phrases
from whosays.reading.parsing import Token

_RELATIVE = frozenset(["whom", "who", "which", "that"])


def identification(frame: Frame, verb: Token) -> Attribution | None:
    """Who says who or what somebody is; None where `verb` identifies nobody."""
    sentence = frame.sentence
    if verb.lemma not in frame.cues("identify"):
        return None
    by = [n for t in sentence.children(verb, "agent") for n in sentence.children(t, "pobj")]
    above = (verb, *by)  # "identified by police as Jana Kos": as who, the parser may hang on the police
    words = [
        t for n in above for t in sentence.children(n, "prep") if t.lower == "as" and t.index > verb.index
    ]
    named = sentence.children(verb, "dobj", "nsubjpass")
    words = words or _as_within(frame, verb, named)
    names = [n for p in words for n in sentence.children(p, "pobj")]
    if not names:
        return None
    if _appoints(frame, verb, names[0], named):
        return None
    speakers = [n for n in by or sentence.children(verb, "nsubj") if n.lower not in _RELATIVE]
    phrases = tuple(p for n in speakers[:1] for p in source_phrases(sentence, n, frame.lexicon))
    phrases = tuple(_before(frame, p, words[0]) for p in phrases) or _before_relative(frame, verb)
    content = frame.indexes(words[0]) | {i for n in named if n.index > verb.index for i in frame.indexes(n)}
    for below in sentence.children(
        verb, "advcl", "conj"
    ):  # "as the man who shot one, wounded nine and fled", misparsed
        if below.index > words[0].index and below.tag == "VBD" and not _begins_anew(frame, below):
            content |= frame.indexes(below)
    if any(n.index < verb.index and n.lower not in _RELATIVE for n in named):
        content |= {i for n in named for i in frame.indexes(n)} | {verb.index}
    return _made(verb, phrases, content) if phrases else None


def _as_within(frame: Frame, verb: Token, named: list[Token]) -> list[Token]:
    """The "as" before a name that the parser has hung on what is told of the one named.

    "Police named the boy who drowned on Sunday as Jan Pell".
    """
    sentence = frame.sentence
    below = (t for n in named if n.index > verb.index for t in sentence.subtree(n))
    found = [t for t in below if t.lower == "as" and t.dep == "prep" and sentence.head(t).pos == "VERB"]
    return [t for t in found if any(n.pos == "PROPN" for n in sentence.children(t, "pobj"))][-1:]


def _before(frame: Frame, phrase: SourcePhrase, end: Token) -> SourcePhrase:
    """`phrase` without "as Jana Kos" behind it."""
    tokens = tuple(t for t in phrase.tokens if not phrase.head.index < end.index <= t.index)
    name = frame.sentence.words(tokens)
    return phrase if tokens == phrase.tokens else replace(phrase, tokens=tokens, name=name)


def _made(verb: Token, phrases: tuple[SourcePhrase, ...], content: set[int]) -> Attribution:
    chains = tuple((Link(p, (verb,)),) for p in phrases)
    taken = {t.index for p in phrases for t in p.tokens}
    return Attribution(verb, chains, frozenset(content - taken - {verb.index}))


def _begins_anew(frame: Frame, verb: Token) -> bool:
    return bool(frame.sentence.children(verb, "nsubj", "nsubjpass", "mark", "advmod", "expl"))


def _appoints(frame: Frame, verb: Token, name: Token, named: list[Token]) -> bool:
    """True for "named him as its new head": a person is given an office."""
    if verb.lemma != "name" or name.pos == "PROPN":
        return False
    to_office = any(t.dep == "poss" or t.lower == "new" for t in frame.sentence.children(name))
    return to_office or any(n.pos in ("PROPN", "PRON") and n.lower not in _RELATIVE for n in named)


def _before_relative(frame: Frame, verb: Token) -> tuple[SourcePhrase, ...]:
    """The source in ", whom neighbours named as", which a parser may hang above its verb."""
    tokens = frame.sentence.tokens
    noun = frame.sentence.head(verb)
    if verb.dep != "acl" or noun.index != verb.index - 1:
        return ()
    first = noun.index
    while first > 1 and tokens[first - 1].pos in ("DET", "ADJ", "NOUN", "PROPN"):
        first -= 1
    phrase = source_phrase(frame.sentence, noun, frame.lexicon)
    if tokens[first - 1].lower not in _RELATIVE or phrase is None:
        return ()
    own = tokens[first : noun.index + 1]
    name = frame.sentence.words(own)
    return (replace(phrase, tokens=own, name=name),)
