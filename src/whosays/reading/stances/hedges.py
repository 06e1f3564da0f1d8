"""Whether a statement is held back: "reportedly", "is believed to", "may have", "probably".

"Could" holds back what may be ("the dam could burst"), not what somebody was able to do ("could not
reach the roof", "so that the bus could pass") or was free to do ("under the law, they could vote").
"""

from __future__ import annotations

from whosays.lexicon import Lexicon
from whosays.reading.clauses.propositions import Clause, is_negated, is_pluperfect, tense
from whosays.reading.parsing import ParsedSentence, Token

_RUMOURS = ("rumour", "rumor", "report", "speculation", "suggestion", "claim")
_BARELY = frozenset(["barely", "hardly", "scarcely", "never", "finally", "longer"])
_ABLE_WHERE = frozenset(["so", "until", "till", "before", "once", "than", "when", "whenever", "that"])
_BELIEVERS = frozenset(["they", "it"])  # who says "I think" says it on his own word


def is_hedged(sentence: ParsedSentence, clause: Clause, lexicon: Lexicon, *, is_attributed: bool) -> bool:
    """True where the words of `clause` hold it back."""
    head = clause.head
    return (
        any(t.lower in lexicon.list("hedges", "adverbs") for t in clause.tokens)
        or _is_rumoured(sentence, head)
        or _seems(sentence, clause, lexicon)
        or _may_be(sentence, head, lexicon)
        or _is_thought(sentence, head, lexicon)
        or _is_likely(sentence, head, lexicon)
        or (is_attributed and _is_own_belief(sentence, head, lexicon))
    )


def _is_rumoured(sentence: ParsedSentence, head: Token) -> bool:
    """ "There were reports of shots", "there were reports that …", "rumour has it that …"."""
    if is_negated(sentence, head):
        return False
    if head.lemma == "be" and sentence.children(head, "expl"):
        nouns = [t for t in sentence.children(head, "attr", "nsubj") if t.lemma in _RUMOURS]
        if any(sentence.children(t, "acl", "ccomp", "relcl", "prep") for t in nouns):
            return True
    subjects = sentence.children(head, "nsubj", "nsubjpass")
    return any(t.lemma in ("rumour", "rumor") for t in subjects)


def _seems(sentence: ParsedSentence, clause: Clause, lexicon: Lexicon) -> bool:
    head, weak = clause.head, lexicon.list("hedges", "weak")
    if head.lemma == "suggest" and any(t.tag != "VB" for t in sentence.children(head, "ccomp")):
        return True  # "initial indications suggest that …", not "suggested that he leave"
    if head.lemma == "look" and any(_is_as_if(sentence, c) for c in sentence.children(head, "advcl")):
        return True  # "looked as if it would sink"; what "looked like a shed" is only compared
    if head.lemma in weak and sentence.children(head, "xcomp", "oprd", "ccomp"):
        return True
    named = [t for t in clause.tokens if t.lemma in weak and t.dep in ("ccomp", "pcomp")]
    return any(t.lower == "what" for n in named for t in sentence.children(n, "nsubj"))  # "what seems to be"


def _is_as_if(sentence: ParsedSentence, clause: Token) -> bool:
    """True for "like it would sink" and "as if it would", not for "as her husband spoke"."""
    marks = {t.lower for t in sentence.children(clause)}
    return "like" in marks or ("as" in marks and bool(marks & {"if", "though"}))


def _may_be(sentence: ParsedSentence, head: Token, lexicon: Lexicon) -> bool:
    modals = {t.lower for t in sentence.children(head, "aux")} & lexicon.list("hedges", "modals")
    if not modals or _is_free_to(sentence, head, lexicon) or _is_unreal(sentence, head):
        return False
    return modals != {"could"} or not _is_able_to(sentence, head)


def _is_able_to(sentence: ParsedSentence, head: Token) -> bool:
    """True where "could" tells what somebody was able to do, or was not."""
    if head.lemma in ("see", "hear", "smell", "feel"):
        return True
    if any(t.lemma == "have" for t in sentence.children(head, "aux")):
        return False  # "could not have known": a guess again
    if is_negated(sentence, head) or _BARELY & {t.lower for t in sentence.children(head, "advmod")}:
        return True
    marks = {t.lower for t in sentence.children(head, "mark", "advmod")}
    return head.dep == "advcl" and bool(marks & _ABLE_WHERE)


def _is_free_to(sentence: ParsedSentence, head: Token, lexicon: Lexicon) -> bool:
    """ "Under the law, they could vote", "you may send letters": allowed, not guessed."""
    under = [p for p in sentence.children(head, "prep") if p.lower == "under"]
    laws = lexicon.list("hedges", "laws")
    if head.lemma != "be" and any(n.lemma in laws for p in under for n in sentence.children(p, "pobj")):
        return True
    return any(t.lower == "you" for t in sentence.children(head, "nsubj", "nsubjpass"))


def _is_unreal(sentence: ParsedSentence, head: Token) -> bool:
    """ "Could have won if it had rained": it did not."""
    if not any(t.lemma == "have" for t in sentence.children(head, "aux")):
        return False
    conditions = [
        c
        for c in sentence.children(head, "advcl")
        if any(t.lower == "if" for t in sentence.children(c, "mark"))
    ]
    return any(is_pluperfect(sentence, c) for c in conditions)


def _is_thought(sentence: ParsedSentence, head: Token, lexicon: Lexicon) -> bool:
    """ "Is believed to have fled", by nobody who is named."""
    is_passive = head.tag == "VBN" and bool(sentence.children(head, "auxpass", "nsubjpass"))
    listed = head.lemma in lexicon.list("hedges", "passive")
    if not is_passive or not listed or sentence.children(head, "agent"):
        return False
    below = sentence.children(head, "xcomp", "ccomp")
    if head.lemma == "suppose":  # "was supposed to": ought to
        return any(t.lemma == "have" for x in below for t in sentence.children(x, "aux"))
    if head.lemma == "understand":
        return bool(below)
    to = [p for p in sentence.children(head, "prep") if p.lower in ("to", "in")]
    return head.lemma != "report" or bool(below) or not to  # "was reported to the police"


def _is_likely(sentence: ParsedSentence, head: Token, lexicon: Lexicon) -> bool:
    """ "He probably fell asleep", "is likely to have fallen"; "will probably" looks ahead."""
    if tense(sentence, head) == "future" or any(
        t.lower in ("would", "should", "can", "'d", "’d") for t in sentence.children(head, "aux")
    ):
        return False
    words = sentence.children(head, "advmod")
    if head.lemma == "be":  # "was likely an accident"
        beside = sentence.children(head, "attr")
        words += [t for t in sentence.children(head, "acomp") if t.tag == "RB" or beside]
    own = [t for t in words if t.lower in lexicon.list("hedges", "probability")]
    if any(not sentence.children(t, "advmod") for t in own):
        return True
    likely = [head] if head.lemma == "likely" else sentence.children(head, "acomp")
    guessed = [x for t in likely if t.lemma == "likely" for x in sentence.children(t, "xcomp")]
    return any(t.lemma == "have" for x in guessed for t in sentence.children(x, "aux"))


def _is_own_belief(sentence: ParsedSentence, head: Token, lexicon: Lexicon) -> bool:
    """ "They believe he fled", said by them who believe."""
    own = any(t.lower in _BELIEVERS for t in sentence.children(head, "nsubj"))
    believes = head.lemma in lexicon.list("stances", "doubt") - {"suggest"}
    said = any(t.tag != "VB" for t in sentence.children(head, "ccomp"))
    return own and believes and said and not is_negated(sentence, head)
