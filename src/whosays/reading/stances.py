"""How a statement is meant: asserted, hedged, predicted, withdrawn.

What a cue itself denies or does not confirm is read with the attribution; here stand the signs inside
the statement: a lone "reportedly", "is believed to", "may have", "will", "retracted".
"""

from __future__ import annotations

from whosays.lexicon import Lexicon
from whosays.model import Stance
from whosays.reading.parsing import ParsedSentence, Token
from whosays.reading.propositions import Clause, tense

_PLANNED = frozenset(["expect", "plan", "schedule", "due", "set", "poise", "slate", "likely"])


def stance_of(sentence: ParsedSentence, clause: Clause, lexicon: Lexicon, *, is_attributed: bool) -> Stance:
    """The stance of `clause` by its own words."""
    head = clause.head
    if _is_withdrawn(sentence, head, lexicon):
        return "withdrawn"
    if _is_hedged(sentence, clause, lexicon):
        return "hedges"
    if _is_predicted(sentence, head, is_attributed=is_attributed):
        return "predicts"
    return "asserts"


def _is_withdrawn(sentence: ParsedSentence, head: Token, lexicon: Lexicon) -> bool:
    nouns = sentence.children(head, "dobj", "nsubjpass")
    deniable = lexicon.list("stances", "deniable")
    return head.lemma in lexicon.list("stances", "withdraw") and any(n.lemma in deniable for n in nouns)


def _is_hedged(sentence: ParsedSentence, clause: Clause, lexicon: Lexicon) -> bool:
    head = clause.head
    if any(t.lower in lexicon.list("hedges", "adverbs") for t in clause.tokens):
        return True
    if head.lemma in lexicon.list("hedges", "weak") and sentence.children(head, "xcomp", "oprd"):
        return True
    if any(t.lower in lexicon.list("hedges", "modals") for t in sentence.children(head, "aux")):
        return True
    is_passive = head.tag == "VBN" and bool(sentence.children(head, "auxpass", "nsubjpass"))
    return (
        is_passive
        and head.lemma in lexicon.list("hedges", "passive")
        and not sentence.children(head, "agent")
    )


def _is_predicted(sentence: ParsedSentence, head: Token, *, is_attributed: bool) -> bool:
    if tense(sentence, head) == "future":
        return True
    helpers = sentence.children(head, "aux", "auxpass")
    if is_attributed and any(t.lower in ("would", "'d", "’d") for t in helpers):
        return not any(t.lemma == "have" for t in helpers)
    return head.lemma in _PLANNED and bool(sentence.children(head, "xcomp"))
