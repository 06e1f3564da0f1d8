"""Introductions: "Mayor Roth shrugged: “Ask the insurers”", "The coach was blunt: “We were awful”".

A clause with a colon brings in a quotation, though its verb is none of speech. Its subject speaks if it
is a person, and if nothing else in the clause could be read from: "found a note: “…”" credits no finder.
"""

from __future__ import annotations

from whosays.reading.attribution.frames import Attribution, Frame, Link
from whosays.reading.attribution.sources import source_phrases
from whosays.reading.parsing import Token

_NO_TEXT = frozenset(["NOUN", "PROPN"])


def introduced(frame: Frame) -> Attribution | None:
    """The quotation after a colon as the word of the clause's subject; None where nobody speaks so."""
    sentence = frame.sentence
    colon = next((t for t in sentence.tokens if t.text == ":" and t.index not in frame.quoted), None)
    if colon is None or not frame.quoted or min(frame.quoted) != colon.index + 1:
        return None
    if any(t.pos != "PUNCT" and t.index not in frame.quoted for t in sentence.tokens[colon.index :]):
        return None
    verb = next(
        (t for t in sentence.tokens[: colon.index] if t.head == t.index or t.head > colon.index), None
    )
    if verb is None or verb.pos not in ("VERB", "AUX") or not _says_nothing_else(frame, verb, colon):
        return None  # the parser may hang the clause on the quotation
    subjects = [t for t in sentence.children(verb, "nsubj") if t.index < verb.index]
    phrases = source_phrases(sentence, subjects[0], frame.lexicon) if subjects else ()
    if len(phrases) == 1 and sentence.tokens[phrases[0].tokens[-1].index + 1].tag == "POS":
        return None  # "The sailor's tattoo reads: …", misparsed
    if len(phrases) != 1 or phrases[0].is_body or phrases[0].kind in ("data", "document", "media"):
        return None
    return Attribution(verb, ((Link(phrases[0], (verb,)),),), frame.quoted)


def _says_nothing_else(frame: Frame, verb: Token, colon: Token) -> bool:
    """True where no object, complement or clause stands between that the quotation could be of."""
    beside = frame.sentence.children(verb, "dobj", "attr", "nsubjpass", "agent", "dative")
    return not any(t.pos in _NO_TEXT and t.index < colon.index and not _is_own(frame, t) for t in beside)


def _is_own(frame: Frame, noun: Token) -> bool:
    """True for "shook her head": the object is a part of whoever speaks."""
    return any(t.tag == "PRP$" for t in frame.sentence.children(noun, "poss")) and not frame.lexicon.list(
        "sources", "document"
    ) & {noun.lemma}
