"""Forecasts and figures that no verb of speech gives: "economists see prices easing", "cut its forecast".

So are figures: "the hospital revised the number of dead to four".
"""

from __future__ import annotations

from whosays.reading.attribution.frames import Attribution, Frame, Link
from whosays.reading.attribution.sources import source_phrases
from whosays.reading.parsing import Token


def forecast(frame: Frame, verb: Token) -> Attribution | None:
    """What the subject of `verb` says is to come; None where it forecasts nothing."""
    if verb.lemma != "see" and verb.lemma not in frame.cues("revise"):
        return None
    content = _seen_ahead(frame, verb) or _revised(frame, verb) or _new_figure(frame, verb)
    subjects = frame.sentence.children(verb, "nsubj")
    if not content or not subjects:
        return None
    phrases = source_phrases(frame.sentence, subjects[0], frame.lexicon)
    may = [p for p in phrases if p.is_body or p.head.tag == "NNS"]  # "Olsen sees no change" may be looking
    chains = tuple((Link(p, (verb,)),) for p in may)
    if content == _new_figure(frame, verb):
        return Attribution(verb, chains, frozenset(content)) if chains else None
    return Attribution(verb, chains, frozenset(content), "predicts") if chains else None


def _seen_ahead(frame: Frame, verb: Token) -> set[int]:
    """ "Sees inflation at 3 per cent", "see prices falling", "see no change before Sunday"."""
    sentence = frame.sentence
    if verb.lemma != "see" or verb.tag not in ("VBZ", "VBP"):
        return set()
    seen = sentence.children(verb, "dobj", "ccomp")
    figures = any(
        p.lower == "at" and any(t.pos == "NUM" for t in sentence.subtree(p))
        for p in sentence.children(verb, "prep")
    )
    changing = any(t.dep == "ccomp" and t.tag == "VBG" and sentence.children(t, "nsubj") for t in seen)
    nothing = any(d.lower == "no" for t in seen for d in sentence.children(t, "det"))
    if not (figures or changing or nothing):
        return set()
    return set().union(*(frame.indexes(t) for t in (*seen, *sentence.children(verb, "prep", "npadvmod"))))


def _revised(frame: Frame, verb: Token) -> set[int]:
    """ "Cut its forecast for growth to 1 per cent", "raised its profit outlook"."""
    sentence = frame.sentence
    if verb.lemma not in frame.cues("revise"):
        return set()
    for noun in sentence.children(verb, "dobj"):
        own = any(t.tag == "PRP$" for t in sentence.children(noun, "poss"))
        if own and noun.lemma in frame.cues("outlook"):
            return {verb.index}.union(*(frame.indexes(t) for t in (noun, *sentence.children(verb, "prep"))))
    return set()


def _new_figure(frame: Frame, verb: Token) -> set[int]:
    """ "Revised the number of dead to four from three", "raised the death toll to nine"."""
    sentence = frame.sentence
    figures = [t for t in sentence.children(verb, "dobj") if t.lemma in frame.cues("figure")]
    to = [p for p in sentence.children(verb, "prep") if p.lower == "to"]
    numbers = [n for p in to for n in sentence.subtree(p) if n.pos == "NUM"]
    if verb.lemma not in frame.cues("revise") or not figures or not numbers:
        return set()
    return {verb.index}.union(*(frame.indexes(t) for t in (*figures, *sentence.children(verb, "prep"))))
