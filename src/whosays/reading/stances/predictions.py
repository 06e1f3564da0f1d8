"""Whether a statement tells what is to come: "will", "is going to", "is to open", "is likely to".

What is to be done is no forecast where the words name an aim or compare ("its mission is to help", "to
wait is to lose", "more likely to own a car than"), what was planned once no longer is one ("had hoped
to"), nor what is wished, said out loud ("I will be frank") or was a habit ("would often walk").
"""

from __future__ import annotations

from whosays.lexicon import Lexicon
from whosays.reading.clauses.propositions import is_pluperfect, tense
from whosays.reading.parsing import ParsedSentence, Token

_HABITS = frozenset(["often", "usually", "always", "sometimes", "regularly", "frequently", "routinely"])
_WISHES = frozenset(["like", "love", "prefer", "hate", "rather"])
_OUT_LOUD = frozenset(
    ["note", "call", "say", "add", "admit", "confess", "concede", "grant", "frank", "honest"]
)
_POINTING = frozenset(["this", "that", "what", "which"])
_COMPARED = frozenset(["more", "less", "most", "least", "as"])


def is_predicted(sentence: ParsedSentence, head: Token, lexicon: Lexicon, *, is_attributed: bool) -> bool:
    """True where the clause of `head` tells what is to come; "would" does so only in what a source says."""
    helpers = sentence.children(head, "aux", "auxpass")
    if tense(sentence, head) == "future":
        return not _is_said_out_loud(sentence, head)
    if tense(sentence, head) == "present" and not helpers and _is_ahead(sentence, head):
        return True  # "the festival opens tomorrow"
    if _is_going_to(sentence, head, is_attributed=is_attributed):
        return True
    if is_attributed and any(_is_would(t, head) for t in helpers):
        return not _is_unreal(sentence, head)
    if head.lemma == "be":
        return _is_due(sentence, head, lexicon)
    if is_pluperfect(sentence, head):
        return False  # "had hoped to retire", "had been expected to win"
    if head.lemma in lexicon.list("stances", "predict"):
        expects = sentence.children(head, "dobj") and tense(sentence, head) == "present"
        if expects or (sentence.children(head, "auxpass") and not _is_old(sentence, head)):
            return True
    return head.lemma in lexicon.list("stances", "planned") and _looks_ahead(sentence, head)


def _looks_ahead(sentence: ParsedSentence, head: Token) -> bool:
    """True for "set to open", not for "set out to open", "set to work" and "was intended to protect"."""
    ahead = [x for x in sentence.children(head, "xcomp") if not _is_perfect(sentence, x)]
    apart = sentence.children(head, "prt")
    told = head.tag == "VBD" or is_pluperfect(sentence, head)  # "they planned to marry": that is past
    purpose = head.lemma in ("intend", "aim") and bool(sentence.children(head, "auxpass"))
    return bool(ahead) and not apart and not purpose and not told


def _is_due(sentence: ParsedSentence, head: Token, lexicon: Lexicon) -> bool:
    """ "Is to rule", "is due to reopen"; not "its aim is to rule", "is more likely to rule than"."""
    planned = lexicon.list("stances", "planned")
    due = [t for t in sentence.children(head, "acomp") if t.lemma in planned]
    compared = any(c.lower in _COMPARED for t in due for c in sentence.children(t, "advmod"))
    beside = [x for t in due for x in sentence.children(t, "xcomp")]
    ahead = [*sentence.children(head, "xcomp"), *beside]
    ahead = [x for x in ahead if _is_to(sentence, x) and not _is_perfect(sentence, x)]
    if not ahead or compared:
        return False
    if due:
        return not is_pluperfect(sentence, head)
    return not sentence.children(head, "acomp", "attr", "csubj") and not _is_of_an_aim(
        sentence, head, lexicon
    )


def _is_of_an_aim(sentence: ParsedSentence, head: Token, lexicon: Lexicon) -> bool:
    """True where the subject is what somebody aims at, or points at it: "the point is to", "this is to"."""
    aims = lexicon.list("stances", "aim")
    passive = any(sentence.children(x, "auxpass") for x in sentence.children(head, "xcomp"))
    for subject in sentence.children(head, "nsubj"):
        nouns = [subject]
        if subject.lemma in ("one", "part"):  # "one of its goals"
            prepositions = sentence.children(subject, "prep")
            nouns += [n for of in prepositions for n in sentence.children(of, "pobj")]
        if any(n.lemma in aims for n in nouns) or subject.lower in _POINTING:
            return not passive
    return False


def _is_going_to(sentence: ParsedSentence, head: Token, *, is_attributed: bool) -> bool:
    """ "Is going to close"; "was going to" only in what a source says, where it may be "is" again."""
    if head.lower not in ("going", "gon") or not any(
        _is_to(sentence, x) or x.tag == "VB" for x in sentence.children(head, "xcomp")
    ):
        return False
    return is_attributed or tense(sentence, head) == "present"


def _is_ahead(sentence: ParsedSentence, head: Token) -> bool:
    """True where an adverbial of the verb itself says tomorrow, or next week."""
    times = sentence.children(head, "npadvmod", "advmod")
    return any(
        t.lower == "tomorrow"
        or (t.entity == "DATE" and any(c.lower == "next" for c in sentence.children(t, "amod", "det")))
        for t in times
    )


def _is_would(helper: Token, head: Token) -> bool:
    """True for "would" and its short form, which may be "had", too."""
    return helper.lower == "would" or (helper.lower in ("'d", "’d") and head.tag == "VB")


def _is_unreal(sentence: ParsedSentence, head: Token) -> bool:
    """ "Would have sunk", "I would like to", "I'd rather", "would often walk": nothing to come."""
    adverbs = {t.lower for t in sentence.children(head, "advmod")}
    times = sentence.children(head, "npadvmod")
    daily = any(c.lower == "every" for t in times for c in sentence.children(t, "det"))
    is_wish = head.lemma in _WISHES or bool(adverbs & (_HABITS | _WISHES))
    return _is_perfect(sentence, head) or is_wish or daily


def _is_said_out_loud(sentence: ParsedSentence, head: Token) -> bool:
    """ "I will say this", "I'll be honest with you": it is said with these words."""
    words = {head.lemma} | {t.lemma for t in sentence.children(head, "acomp")}
    own = any(t.lower in ("i", "we") for t in sentence.children(head, "nsubj"))
    return own and bool(words & _OUT_LOUD)


def _is_to(sentence: ParsedSentence, token: Token) -> bool:
    return any(t.lower == "to" for t in sentence.children(token, "aux"))


def _is_perfect(sentence: ParsedSentence, token: Token) -> bool:
    """True for "have sunk", the short form too."""
    return any(t.lemma == "have" or t.lower in ("'ve", "’ve") for t in sentence.children(token, "aux"))


def _is_old(sentence: ParsedSentence, head: Token) -> bool:
    """True for "had been expected": it was, and no longer is."""
    return any(t.lower in ("had", "'d", "’d") for t in sentence.children(head, "aux"))
