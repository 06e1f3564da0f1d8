"""What nobody knows or confirms: "could not be verified", "it is not known how", "no sign that …".

A statement of this kind names a matter and does not assert it. A source may say so of itself ("we do
not know who fired", "I can't tell you whether it was arson").
"""

from __future__ import annotations

from whosays.lexicon import Lexicon
from whosays.model import Stance, StanceKind
from whosays.reading.clauses.propositions import is_negated
from whosays.reading.parsing import ParsedSentence, Token
from whosays.reading.stances.refusals import is_question

_WISHED = frozenset(["should", "will", "would", "must", "shall", "'ll", "’ll"])
_NOBODY = frozenset(["nobody", "none"])


def unknown(
    sentence: ParsedSentence, head: Token, lexicon: Lexicon, *, is_attributed: bool
) -> tuple[Stance, StanceKind | None] | None:
    """That the clause of `head` leaves its matter open, and how; None where it does not.

    There is no kind where nobody is said not to confirm it: what is not known is disputed by nobody.
    """
    kind = (
        _not_verified(sentence, head, lexicon)
        or _not_possible(sentence, head, lexicon)
        or _no_confirmation(sentence, head)
        or (is_attributed and _does_not_tell(sentence, head, lexicon))
    )
    if kind:
        return "cannot-confirm", kind
    does_not_know = is_attributed and _does_not_know(sentence, head, lexicon)
    no_sign = not is_attributed and _no_sign(sentence, head, lexicon)
    is_open = _is_not_known(sentence, head, lexicon) or no_sign or does_not_know
    return ("cannot-confirm", None) if is_open else None


def _not_verified(sentence: ParsedSentence, head: Token, lexicon: Lexicon) -> StanceKind | None:
    """ "Could not be independently verified", "could not be reached": by nobody who is named."""
    helpers = {t.lower for t in sentence.children(head, "aux")}
    could = "could" in helpers
    confirms = head.lemma in lexicon.list("stances", "confirm")
    if confirms and any(t.lower in _NOBODY for t in sentence.children(head, "nsubj")):
        return "could-not-verify" if could else "not-confirmed"
    passive = sentence.children(head, "auxpass") and sentence.children(head, "neg")
    if not passive or helpers & _WISHED:  # "should not be confirmed" by the senate
        return None
    if confirms:
        return "could-not-verify" if could else "not-confirmed"
    if head.lemma == "identify" and sentence.children(head, "aux"):  # "has not been identified"
        return "not-confirmed"
    return "no-reply" if could and head.lemma in ("reach", "contact") else None


def _not_possible(sentence: ParsedSentence, head: Token, lexicon: Lexicon) -> StanceKind | None:
    """ "It was not possible to verify the footage"."""
    if head.lemma != "be":
        return None
    able = sentence.children(head, "acomp")
    verifies = [*sentence.children(head, "xcomp"), *(x for t in able for x in sentence.children(t, "xcomp"))]
    no = bool(sentence.children(head, "neg"))
    cannot = any(t.lower == "impossible" or (no and t.lower in ("possible", "able")) for t in able)
    confirms = any(t.lemma in lexicon.list("stances", "confirm") for t in verifies)
    return "could-not-verify" if cannot and confirms else None


def _is_not_known(sentence: ParsedSentence, head: Token, lexicon: Lexicon) -> bool:
    """ "It was not clear who fired", "the motive remains unknown", "how it began is not known"."""
    words = [head] if sentence.children(head, "auxpass") else sentence.children(head, "acomp")
    if head.lemma not in ("be", "remain", "stay", "become", "know"):
        return False
    unclear = any(t.lower in lexicon.list("stances", "unknown") for t in words)
    no = bool(sentence.children(head, "neg"))
    known = any(t.lemma in lexicon.list("stances", "known") for t in words)
    if not unclear and not (no and known):
        return False
    around = (head, *words)
    if any(sentence.children(t, "xcomp", "prep") for t in around if t is not head or t.lemma == "know"):
        return False  # "is not known for its food", "is not known to have fled", "is uncertain of the way"
    asked = [c for t in around for c in sentence.children(t, "ccomp", "csubj", "csubjpass", "advcl")]
    subjects = sentence.children(head, "nsubj", "nsubjpass")
    of_person = any(
        s.lower in ("i", "we", "you", "he", "she", "they") or s.entity == "PERSON" for s in subjects
    )
    return not of_person and (bool(asked) or not _is_certain(words))


def _is_certain(words: list[Token]) -> bool:
    """True for "the water is not clear": only with a question is it told that something is not known."""
    return any(t.lower in ("clear", "certain", "sure", "uncertain") for t in words)


def _no_confirmation(sentence: ParsedSentence, head: Token) -> StanceKind | None:
    """ "There was no independent confirmation"."""
    nouns = sentence.children(head, "attr") if sentence.children(head, "expl") else []
    found = any(
        n.lemma in ("confirmation", "verification") and any(t.lower == "no" for t in sentence.children(n))
        for n in nouns
    )
    return "not-confirmed" if head.lemma == "be" and found else None


def _no_sign(sentence: ParsedSentence, head: Token, lexicon: Lexicon) -> bool:
    """ "There is no sign that he fled"."""
    if head.lemma != "be" or not sentence.children(head, "expl"):
        return False
    signs = [n for n in sentence.children(head, "attr") if n.lemma in lexicon.list("stances", "sign")]
    no = any(t.lower in ("no", "any") for n in signs for t in sentence.children(n))
    told = [c for n in (head, *signs) for c in sentence.children(n, "acl", "ccomp", "relcl")]
    return is_negated(sentence, head) and no and bool(told)


def _does_not_know(sentence: ParsedSentence, head: Token, lexicon: Lexicon) -> bool:
    """ "We do not know who fired", said by those who do not."""
    own = any(t.lower in ("i", "we") for t in sentence.children(head, "nsubj"))
    not_so = head.lemma == "know" and is_negated(sentence, head)
    asked = sentence.children(head, "ccomp")
    return own and not_so and bool(asked) and is_question(sentence, head, lexicon)


def _does_not_tell(sentence: ParsedSentence, head: Token, lexicon: Lexicon) -> StanceKind | None:
    """ "I can't tell you whether it was arson", "neither can I confirm it"."""
    not_so = is_negated(sentence, head) or any(t.lower == "neither" for t in sentence.children(head))
    can = any(t.lower in ("can", "ca", "could", "cannot") for t in sentence.children(head, "aux"))
    tells = head.lemma in ("tell", "say", "confirm", "comment", "speculate", "verify")
    if not (can and tells and not_so) or sentence.children(head, "auxpass"):
        return None
    asked = head.lemma not in ("tell", "say") or is_question(sentence, head, lexicon)
    return "not-confirmed" if asked else None
