"""Comment: a clause that weighs what happened and asserts nothing that could be checked.

"It marks a turning point", "the fall deals a blow to their prestige", "the world turns its attention to
the prospect of peace": an event or nobody is the subject, the verb weighs or carries little meaning, and
what it weighs with is abstract. A clause with a number, a time, a named agent, an event as its object or
a clause of its own below is news, whatever its words: comment is told last, so news must not be taken
for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from whosays.lexicon import Lexicon
from whosays.reading.parsing import ParsedSentence, Token

_CHECKABLE = frozenset(["DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"])
_AGENTS = frozenset(["PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"])
_ALL = frozenset(["world", "eye", "attention", "all"])  # "the world watches"
_POINTING = frozenset(["it", "this", "that", "which", "what", "these", "those"])
_CALLINGS = ("er", "or", "ist", "man", "woman")
_ABSTRACT = ("tion", "sion", "ment", "ity", "ness", "ance", "ence", "ism", "ship", "al", "ure")
_LINKS = frozenset(["to", "at", "in", "on", "as", "into", "with", "over", "of", "for"])


def is_comment(
    sentence: ParsedSentence, tokens: Sequence[Token], clause: Token, head: Token, lexicon: Lexicon
) -> bool:
    """True where the clause of `clause`, which has `tokens`, only weighs; `head` bears its meaning."""
    if any(t.pos == "NUM" or t.entity in _CHECKABLE for t in tokens):
        return False
    if clause.pos not in ("VERB", "AUX") or _has_agent(sentence, clause, lexicon):
        return False
    if sentence.children(clause, "ccomp") or sentence.children(head, "ccomp"):
        return False  # "it shows that the lock had failed"
    verbs = [clause] if clause is head else [clause, head]
    own = {t.index for t in tokens}
    objects = [t for v in verbs for t in sentence.children(v, "dobj", "attr", "oprd") if t.index in own]
    weighed = objects + [t for t in _linked_to(sentence, verbs, objects) if t.index in own]
    if any(_is_event(t, lexicon) for t in objects or weighed):
        return False  # "marked the death of the queen"
    if any(sentence.children(c, "nsubj") for t in weighed for c in sentence.children(t, "acl", "ccomp")):
        return False  # "there was speculation that a bolt had failed"
    weighs = bool({clause.lemma, head.lemma} & lexicon.list("stances", "comment"))
    subjects = _subjects(sentence, clause)
    light = _is_of_what_happened(subjects, lexicon) and clause.lemma in lexicon.list(
        "stances", "comment_light"
    )
    nouns = lexicon.list("stances", "comment_nouns")
    if weighs and (not weighed or any(_is_abstract(sentence, t, lexicon) for t in weighed)):
        return True
    if light and not weighed:  # "uncertainty hangs over the valley", "questions remain"
        return any(t.lemma in nouns for t in subjects) and not sentence.children(clause, "auxpass")
    return (light or weighs) and any(t.lemma in nouns for t in weighed)


def _is_of_what_happened(subjects: Sequence[Token], lexicon: Lexicon) -> bool:
    """True where the subject is an event, what is abstract, or points at what was told."""
    listed = lexicon.once(_events) | _ALL | _POINTING
    listed |= lexicon.list("stances", "comment_nouns") | lexicon.list("stances", "comment_on")
    return all(t.lemma in listed or t.lemma.endswith(_ABSTRACT) for t in subjects)


def _has_agent(sentence: ParsedSentence, clause: Token, lexicon: Lexicon) -> bool:
    """True where somebody who is named, or a person, does what the clause tells."""
    subjects = _subjects(sentence, clause)
    if sentence.children(clause, "agent"):
        return True
    for noun in subjects:
        if noun.lemma in _ALL:
            continue
        if noun.pos == "PROPN" or noun.entity in _AGENTS:
            return True
        if noun.lower in ("who", "i", "we", "you", "he", "she", "they"):
            return True
        if noun.lemma in lexicon.once(_people) or noun.lemma.endswith(_CALLINGS):
            return True
    return False


def _people(lexicon: Lexicon) -> frozenset[str]:
    """The nouns of persons and bodies, which act."""
    kinds = ("person", "group", "organisation", "government", "media", "witness")
    return frozenset(w for kind in kinds for w in lexicon.list("sources", kind))


def _subjects(sentence: ParsedSentence, clause: Token) -> list[Token]:
    """The subject of the clause, or of the one that it is joined to; of "which", what it is about."""
    found = sentence.children(clause, "nsubj", "nsubjpass")
    above = clause
    while not found and above.dep == "conj":
        above = sentence.head(above)
        found = sentence.children(above, "nsubj", "nsubjpass")
    if found and found[0].lower in ("which", "that") and clause.dep == "relcl":
        return [sentence.head(clause)]
    return found


def _linked_to(sentence: ParsedSentence, verbs: Sequence[Token], objects: Sequence[Token]) -> list[Token]:
    """What stands after a preposition of the verbs, and after "at" of their objects."""
    preps = [p for v in verbs for p in sentence.children(v, "prep") if p.lower in _LINKS]
    preps += [p for t in objects for p in sentence.children(t, "prep") if p.lower == "at"]
    return [t for prep in preps for t in sentence.children(prep, "pobj")]


def _is_event(noun: Token, lexicon: Lexicon) -> bool:
    return noun.lemma in lexicon.once(_events) or noun.entity in _AGENTS


def _events(lexicon: Lexicon) -> frozenset[str]:
    """The words for events, and for what begins and ends."""
    classes = lexicon.words["events"]
    happening = frozenset(w for name in sorted(classes) if name != "anaphora" for w in classes[name])
    return happening | lexicon.list("stances", "comment_dates")


def _is_abstract(sentence: ParsedSentence, noun: Token, lexicon: Lexicon) -> bool:
    """True for what is weighed with an adjective of weight, and for the nouns of comment."""
    nouns = lexicon.list("stances", "comment_nouns")
    if noun.lemma in nouns or any(t.lemma in nouns for t in sentence.children(noun, "compound", "amod")):
        return True  # "a turning point"
    weights = lexicon.list("stances", "comment_adjectives")
    return any(t.lemma in weights for t in sentence.children(noun, "amod"))
