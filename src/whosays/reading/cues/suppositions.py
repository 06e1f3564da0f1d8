"""Suppositions: what nobody has said: "if the mayor thinks …", "critics might say", "avoid blaming him".

An attribution counts where somebody has spoken. One in a condition, one that may come yet, and one that
is avoided tell of none; neither does one whose content is a pronoun alone.
"""

from __future__ import annotations

from whosays.reading.attribution.frames import Attribution, Frame
from whosays.reading.parsing import Token

_CONDITIONS = ("if", "unless")
_MAY = ("may", "might", "could")
_EMPTY = ("PRON", "DET", "ADP", "SCONJ", "PART", "PUNCT", "SPACE")


def is_supposed(frame: Frame, attribution: Attribution) -> bool:
    """True where nobody has said what `attribution` credits, or nothing is told of it."""
    cue = attribution.cue
    if attribution.is_of_before:
        return False
    if attribution.stance is None and _is_empty(frame, attribution):
        return True
    if cue.pos not in ("VERB", "AUX"):
        return False
    return (
        _is_caused(frame, cue)
        or _is_condition(frame, cue)
        or _may_come(frame, cue)
        or _is_missing(frame, cue)
        or _is_avoided(frame, cue)
    )


def _is_empty(frame: Frame, attribution: Attribution) -> bool:
    """True for "condemned them", "the grief that many have voiced": nothing is told of what was said."""
    words = [frame.sentence.tokens[i] for i in attribution.content]
    spoken = any(t.index in frame.quoted or t.lower == "which" for t in words)  # ", which the team confirmed"
    return not spoken and all(t.pos in _EMPTY for t in words)


def _is_condition(frame: Frame, verb: Token) -> bool:
    """True for "if the board believes that …"."""
    return any(t.lower in _CONDITIONS for t in frame.sentence.children(verb, "mark"))


def _may_come(frame: Frame, verb: Token) -> bool:
    """True for "critics might say"; "could not confirm" and "could hear" tell of what was."""
    sentence = frame.sentence
    known = frame.cues("perceive") | frame.cues("find")
    thinks = verb.lemma in frame.cues("think")
    may = any(t.lower in _MAY or (t.lower == "can" and thinks) for t in sentence.children(verb, "aux"))
    return may and verb.lemma not in known and not sentence.children(verb, "neg")


def _is_missing(frame: Frame, verb: Token) -> bool:
    """True for "there is not one study that shows …"."""
    if verb.dep not in ("relcl", "acl"):
        return False
    before = frame.sentence.tokens[: frame.sentence.head(verb).index]
    there = next((t for t in reversed(before) if t.dep == "expl"), None)
    return there is not None and bool(frame.sentence.children(frame.sentence.head(there), "neg"))


def _is_avoided(frame: Frame, verb: Token) -> bool:
    """True for "avoided blaming the mayor", "refrained from blaming the mayor"."""
    above = frame.sentence.head(verb)
    above = frame.sentence.head(above) if verb.dep == "pcomp" else above
    return verb.tag == "VBG" and verb.dep in ("xcomp", "pcomp") and above.lemma in frame.cues("avoid")


def _is_caused(frame: Frame, verb: Token) -> bool:
    """True for "would like to have the registrar call you", "let us call it a draw"."""
    below = verb.tag == "VB" and verb.dep in ("ccomp", "xcomp")
    bare = not any(t.lower == "to" for t in frame.sentence.children(verb, "aux"))
    return below and bare and frame.sentence.head(verb).lemma in ("have", "let")
