"""Convictions: "officials are confident that …", "the coach is adamant that …".

An adjective that tells how far somebody vouches for a clause credits its subject with the clause. One
that takes the clause for a fact ("aware", "glad", "sorry that …") is the writer's own word for it.
"""

from __future__ import annotations

from whosays.reading.attribution.frames import Attribution, Frame, Link
from whosays.reading.attribution.sources import source_phrases
from whosays.reading.parsing import Token


def conviction(frame: Frame, adjective: Token) -> Attribution | None:
    """What the subject of `adjective` vouches for; None where it vouches for nothing."""
    sentence = frame.sentence
    if adjective.lower not in frame.cues("vouch"):
        return None
    is_verb = adjective.pos == "VERB" and bool(sentence.children(adjective, "auxpass"))  # "was convinced"
    if not is_verb and adjective.dep not in ("acomp", "attr"):
        return None
    verb = adjective if is_verb else sentence.head(adjective)
    if verb.lemma == "make":
        return None  # "make sure that the gate is shut"
    clause = [
        c
        for c in (*sentence.children(adjective, "ccomp"), *sentence.children(verb, "ccomp"))
        if c.index > adjective.index and sentence.children(c, "nsubj", "nsubjpass", "expl")
    ]
    subjects = sentence.children(verb, "nsubj", "nsubjpass")
    if (
        not clause
        or not subjects
        or sentence.children(verb, "agent")
        or subjects[0].lower == "it"
        or sentence.children(verb, "neg")
    ):
        return None  # "it is certain that …" is said by nobody
    phrases = source_phrases(sentence, subjects[0], frame.lexicon, is_certain=True)
    chains = tuple((Link(p, (verb, adjective)),) for p in phrases)
    return Attribution(adjective, chains, frozenset(frame.indexes(clause[0]))) if chains else None


def made_clear(frame: Frame, make: Token) -> Attribution | None:
    """ "The mayor made clear that …", "made it plain that …": the subject says so."""
    sentence = frame.sentence
    if make.lemma != "make":
        return None
    after = sentence.tokens[make.index + 1 : make.index + 4]
    near = [t for t in after if t.lower in ("clear", "plain", "known")]
    subjects = sentence.children(make, "nsubj")
    unsaid = [t for t in sentence.children(make, "neg", "aux") if t.dep == "neg" or t.tag == "MD"]
    if not near or not subjects or unsaid:
        return None
    word = near[0]
    below = [*sentence.children(word, "advcl", "ccomp"), *sentence.children(make, "ccomp", "advcl")]
    clauses = [c for c in below if c.index > word.index and sentence.subtree(c)[-1].index > word.index]
    clauses = [c for c in clauses if sentence.children(c, "nsubj", "nsubjpass", "expl")]
    if not clauses:
        return None
    words = frozenset(i for i in frame.indexes(clauses[0]) if i > word.index)
    asks = (
        sentence.tokens[min(words)].tag in ("WP", "WRB", "WDT") or sentence.tokens[min(words)].lower == "if"
    )
    phrases = source_phrases(sentence, subjects[0], frame.lexicon)
    chains = tuple((Link(p, (make, word)),) for p in phrases if p.kind != "data")
    return Attribution(make, chains, words) if chains and not asks else None
