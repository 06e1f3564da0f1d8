"""Interviews in print: "Marek Dole: I heard it on the radio", "We asked Ms Dole whether …. “No.”".

A transcript sets the speakers' names in capitals, "DOLE: We heard it", and each speaks until the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wordfreq import zipf_frequency

from whosays.lexicon import Lexicon
from whosays.reading.attribution.frames import Attribution, Frame, Link
from whosays.reading.attribution.sources import FIRST_PERSON, source_phrase
from whosays.reading.clauses.propositions import is_finite
from whosays.reading.parsing import ParsedSentence, Token
from whosays.reading.sentences import TITLES

_LONGEST = 5
_TRANSCRIPT = 3  # turns
_EVERYDAY = 4.1  # Zipf frequency: once in 80,000 words; "background", not "Pell"
_FUNCTION = 6.0  # Zipf frequency: once in 1,000 words


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
    """Where somebody begins to speak in a transcript: the colon after the name.

    `speaks` is false for the interviewer, and for a label that names nobody ("WHAT IT MEANS: …").
    """

    colon: Token
    speaks: bool


def turns(sentences: Sequence[ParsedSentence], names: Iterable[str]) -> tuple[Turn | None, ...]:
    """For each sentence of a transcript the turn that begins there; who asks is the interviewer.

    `names` are those of the persons whom the article names, in transcript and story. A label in capitals is a
    name where it is one of them or comes back and is no everyday word.
    """
    colons = [_turn(sentence) for sentence in sentences]
    labels = [_name(s, colon) if colon else "" for s, colon in zip(sentences, colons, strict=True)]
    known = {w.lower().rstrip(".") for name in names if not name.isupper() for w in name.split()}
    speakers = {x for x in labels if x and _is_speaker(x, labels, known)}
    if sum(label in speakers for label in labels) < _TRANSCRIPT:
        return (None,) * len(colons)
    asking: set[str] = set()
    name = ""
    for sentence, label in zip(sentences, labels, strict=True):
        name = label or name
        if sentence.text.rstrip().endswith("?"):
            asking.add(name)
    return tuple(
        Turn(colon, label in speakers and label not in asking) if colon else None
        for colon, label in zip(colons, labels, strict=True)
    )


def _is_speaker(label: str, labels: Sequence[str], known: set[str]) -> bool:
    words = [w.lower().rstrip(".") for w in label.split()]
    if words[-1] in known:
        return all(w in known or w in TITLES or zipf_frequency(w, "en") < _FUNCTION for w in words)
    returns = labels.count(label) > 1
    return returns and all(w in TITLES or zipf_frequency(w, "en") < _EVERYDAY for w in words)


def _turn(sentence: ParsedSentence) -> Token | None:
    """The colon after a label in capitals that begins `sentence`."""
    colon = next((t for t in sentence.tokens[1 : _LONGEST + 1] if t.text == ":"), None)
    name = _name(sentence, colon) if colon else ""
    is_name = name.isupper() and name.replace(" ", "").replace("-", "").replace(".", "").isalpha()
    return colon if is_name and len(name) > 1 else None


def _name(sentence: ParsedSentence, colon: Token) -> str:
    return sentence.text[: colon.start].rstrip()
