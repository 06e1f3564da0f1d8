"""Interviews in print: "Marek Dole: I heard it on the radio", "We asked Ms Dole whether …. “No.”".

A transcript sets the speakers' names in capitals, "DOLE: We heard it", and each speaks until the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.lexicon import Lexicon
from whosays.reading.frames import Attribution, Frame, Link
from whosays.reading.parsing import ParsedSentence, Token
from whosays.reading.propositions import is_finite
from whosays.reading.sources import FIRST_PERSON, source_phrase

_LONGEST = 5
_TRANSCRIPT = 3  # turns


def answered(frame: Frame) -> Attribution | None:
    """What the person says whose name and a colon begin the sentence; None where none do."""
    sentence = frame.sentence
    at = next((t.index for t in sentence.tokens[: _LONGEST + 1] if t.text == ":"), 0)
    name, rest = sentence.tokens[:at], sentence.tokens[at + 1 :]
    if not name or not all(t.entity in ("PERSON", "") and t.pos == "PROPN" for t in name):
        return None
    if sentence.text.rstrip().endswith("?") or (len(name) == 1 and name[0].entity != "PERSON"):
        return None
    speaks = any(t.lower in FIRST_PERSON for t in rest) or all(t.entity == "PERSON" for t in name)
    if not speaks or not any(t.pos in ("VERB", "AUX") and is_finite(sentence, t) for t in rest):
        return None
    head = next((t for t in reversed(name) if t.head > name[-1].index or t.head == t.index), name[-1])
    phrase = source_phrase(sentence, head, frame.lexicon, is_certain=True)
    if phrase is None or phrase.kind != "person" or phrase.tokens[-1].index >= at:
        return None
    colon = sentence.tokens[at]
    return Attribution(colon, ((Link(phrase, (colon,)),),), frozenset(t.index for t in rest))


def is_question_to(sentence: ParsedSentence, lexicon: Lexicon) -> bool:
    """True for "We asked the pathologist Yvette Nakano: was it drowning?": the answer is hers."""
    for token in sentence.tokens:
        if token.lemma in lexicon.list("cues", "ask") and token.tag in ("VBD", "VBZ", "VBP", "VBN"):
            return True
        if token.lemma == "put" and any(t.lemma == "question" for t in sentence.children(token, "dobj")):
            return True
    return False


@dataclass(frozen=True, slots=True)
class Turn:
    """Where somebody begins to speak in a transcript: the colon after the name; whether that is who asks."""

    colon: Token
    asks: bool


def turns(sentences: Sequence[ParsedSentence]) -> tuple[Turn | None, ...]:
    """For each sentence of a transcript the turn that begins there; who asks is the interviewer."""
    colons = [_turn(sentence) for sentence in sentences]
    if sum(c is not None for c in colons) < _TRANSCRIPT:
        return (None,) * len(colons)
    asking: set[str] = set()
    name = ""
    for sentence, colon in zip(sentences, colons, strict=True):
        name = _name(sentence, colon) if colon else name
        if sentence.text.rstrip().endswith("?"):
            asking.add(name)
    return tuple(
        Turn(colon, _name(sentence, colon) in asking) if colon else None
        for sentence, colon in zip(sentences, colons, strict=True)
    )


def _turn(sentence: ParsedSentence) -> Token | None:
    """The colon after a name in capitals that begins `sentence`."""
    colon = next((t for t in sentence.tokens[1 : _LONGEST + 1] if t.text == ":"), None)
    name = _name(sentence, colon) if colon else ""
    is_name = name.isupper() and name.replace(" ", "").replace("-", "").replace(".", "").isalpha()
    return colon if is_name and len(name) > 1 else None


def _name(sentence: ParsedSentence, colon: Token) -> str:
    return sentence.text[: colon.start].rstrip()
