"""Refusals by a verb of speech: "declined to comment", "would not say how many", "has not confirmed".

What is refused must be to speak: who refuses to give up the fight, to give shelter or to speak to his
brother keeps no silence, and a disease that does not respond to treatment was asked nothing.
"""

from __future__ import annotations

from whosays.lexicon import Lexicon
from whosays.model import StanceKind
from whosays.reading.parsing import ParsedSentence, Token


def not_confirming(
    sentence: ParsedSentence, verb: Token, lexicon: Lexicon, *, negated: bool
) -> StanceKind | None:
    """How `verb`, `negated` or not, fails to confirm; None where it does not."""
    if _is_neither(sentence, verb, lexicon):
        return "not-confirmed"
    if negated and verb.lemma in lexicon.list("stances", "admit"):
        return "not-confirmed"
    if verb.lemma not in lexicon.list("stances", "confirm") or _sets_up(sentence, verb, lexicon):
        return None
    governing = sentence.head(verb) if verb.dep == "xcomp" else None
    could = any(t.lower in ("could", "can") for t in sentence.children(verb, "aux"))
    if (governing and governing.lemma == "unable") or (could and negated):
        return "could-not-verify"
    if negated or (governing and governing.lemma in lexicon.list("stances", "decline")):
        return "not-confirmed"
    return None


def _sets_up(sentence: ParsedSentence, verb: Token, lexicon: Lexicon) -> bool:
    """True for "established a branch", where nobody looks into what is so."""
    objects = [t for t in sentence.children(verb, "dobj", "nsubjpass") if t.pos in ("NOUN", "PROPN")]
    return (
        verb.lemma == "establish"
        and bool(objects)
        and not any(t.lemma in lexicon.list("stances", "unsettled") for t in objects)
    )


def _is_neither(sentence: ParsedSentence, verb: Token, lexicon: Lexicon) -> bool:
    """True for both verbs of "would neither confirm nor deny"."""
    if verb.lemma not in lexicon.list("stances", "confirm") | {"deny"}:
        return False
    heads = (verb, sentence.head(verb)) if verb.dep == "conj" else (verb,)
    return any(t.lower == "neither" for head in heads for t in sentence.children(head))


def not_speaking(
    sentence: ParsedSentence, verb: Token, lexicon: Lexicon, *, negated: bool
) -> StanceKind | None:
    """How `verb`, `negated` or not, refuses to speak; None where it does not."""
    if verb.lemma in lexicon.list("stances", "decline"):
        below = sentence.children(verb, "xcomp")
        named = bool(below) and below[0].lemma in ("name", "identify", "quote")
        if named and sentence.children(below[0], "auxpass"):
            return None  # "declined to be named"
        speaks = bool(below) and _speaks(sentence, below[0], lexicon, owed=verb.lemma == "fail")
        speaks = speaks or any(t.lemma == "comment" for t in sentence.children(verb, "dobj"))
        return "declined-to-comment" if speaks else None
    governing = sentence.head(verb)
    refuses = governing.lemma in lexicon.list("stances", "decline") - {"fail"} and not sentence.children(
        verb, "auxpass"
    )
    commits = verb.lemma in lexicon.list("stances", "commit") | lexicon.list("stances", "admit")
    if verb.dep == "xcomp" and refuses and (commits or _speaks(sentence, verb, lexicon)):
        return "declined-to-comment"
    unable = verb.dep == "xcomp" and governing.lemma == "unable"
    if not negated and not unable:
        return None
    details = ("detail", "explanation", "reason", "information", "comment")
    gives = verb.lemma in ("give", "provide", "offer", "disclose", "release")
    if gives and any(t.lemma in details for t in sentence.children(verb, "dobj")):
        return "declined-to-comment"
    calls = ("call", "message", "email", "request")
    returned = verb.lemma == "return" and any(t.lemma in calls for t in sentence.children(verb, "dobj"))
    if returned or (verb.lemma in ("respond", "reply", "answer") and _is_asked(sentence, verb, lexicon)):
        return "no-reply"
    if verb.lemma == "comment":
        return "declined-to-comment"
    if verb.lemma in lexicon.list("stances", "speaking") and is_question(sentence, verb, lexicon):
        return "declined-to-comment"
    return None


def _speaks(sentence: ParsedSentence, verb: Token, lexicon: Lexicon, *, owed: bool = False) -> bool:
    """True where what is declined is to speak: to give details, not to give up, nor to give shelter.

    What somebody failed to do he owed: "failed to disclose the leak" tells of the leak.
    """
    if verb.lemma not in lexicon.list("stances", "speaking") or sentence.children(verb, "prt"):
        return False
    things = [t for t in sentence.children(verb, "dobj") if t.pos in ("NOUN", "PROPN")]
    asked = any(t.lemma in lexicon.list("stances", "answer") for t in things)
    if verb.lemma in lexicon.list("stances", "hand_over") and (things or owed):
        return asked or (bool(things) and not owed and verb.lemma not in ("give", "provide", "offer"))
    to = [n for p in sentence.children(verb, "prep") if p.lower == "to" for n in sentence.children(p, "pobj")]
    if verb.lemma == "speak" and to:
        return any(n.lemma in lexicon.list("stances", "asking") for n in to)
    return verb.lemma not in ("respond", "reply", "answer") or _is_asked(sentence, verb, lexicon)


def _is_asked(sentence: ParsedSentence, verb: Token, lexicon: Lexicon) -> bool:
    """False for "did not respond to treatment", "did not answer the door", and where a thing does not."""
    to = [n for p in sentence.children(verb, "prep") if p.lower == "to" for n in sentence.children(p, "pobj")]
    asked = [n for n in (*to, *sentence.children(verb, "dobj")) if n.pos == "NOUN"]
    if asked:
        return any(n.lemma in lexicon.list("stances", "request") for n in asked)
    return True


def is_question(sentence: ParsedSentence, verb: Token, lexicon: Lexicon) -> bool:
    """True where what is not said is a question: "would not say how many"; not for "how glad we are"."""
    clauses = sentence.children(verb, "ccomp", "dobj")
    clauses += [
        t for t in sentence.children(verb, "advcl") if t.index < verb.index
    ]  # "Whether it is, X could not say"
    if any(_exclaims(sentence, c, lexicon) for c in clauses):
        return False
    asks = {"how", "whether", "what", "who", "why", "where", "when", "which", "if"}
    return any(sentence.subtree(c)[0].lower in asks for c in clauses)


def _exclaims(sentence: ParsedSentence, clause: Token, lexicon: Lexicon) -> bool:
    """True for "how grateful we are", "how much I miss him", not for "how many were hurt"."""
    first = sentence.subtree(clause)[0]
    if first.lower != "how":
        return False
    measured = sentence.head(first)
    if measured.lower == "much":
        own = any(t.lower in ("i", "we") for t in sentence.children(clause, "nsubj"))
        return own and sentence.head(measured).pos == "VERB"
    return measured.pos == "ADJ" and measured.lower not in lexicon.list("stances", "measure")
