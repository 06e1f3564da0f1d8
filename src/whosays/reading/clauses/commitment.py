"""Whether the words commit the speaker to what a verb or noun names: it happened, it did not, or neither.

"Failed to leave" says that nobody left, "did not fail to leave" that somebody did, "wanted to leave" and
"if they leave" say neither. From the main word of the sentence down to the word in question, every verb
that governs the next passes on what its signature lets follow from its own polarity (Nairn, Condoravdi
and Karttunen, "Computing relative polarity for textual inference", 2006). Signatures are in
`lexicon/signatures.toml`.

What is said is so on the word of whoever says it: "X said that they left" passes on that they left. On
whose word it is, is the chain's matter and not this file's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from whosays.lexicon import Lexicon
from whosays.reading.parsing import ParsedSentence, Token

Commitment = Literal["happened", "did-not", "open"]

_GOVERNED = frozenset({"xcomp", "ccomp", "pcomp", "acl", "csubj", "csubjpass"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided", "assuming", "supposing"})
_NEVER = frozenset(
    {"never", "no", "nobody", "nothing", "none", "neither", "nor", "hardly", "barely", "scarcely"}
)
_NAMING = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "amod", "compound", "nmod", "poss"})
_DEEPEST = 3  # "managed to begin to leave"
_PASSING = frozenset({"be", "have", "do", "will"})
_TURNED: Mapping[Commitment, Commitment] = {"happened": "did-not", "did-not": "happened", "open": "open"}
_SIGNATURES: Mapping[str, Mapping[Commitment, Commitment]] = {
    "factive": {"happened": "happened", "did-not": "happened", "open": "happened"},
    "implicative": {"happened": "happened", "did-not": "did-not", "open": "open"},
    "negative_implicative": _TURNED,
    "affirmed_only": {"happened": "happened", "did-not": "open", "open": "open"},
    "refused": {"happened": "did-not", "did-not": "open", "open": "open"},
    "possible": {"happened": "open", "did-not": "did-not", "open": "open"},
    "open": {"happened": "open", "did-not": "open", "open": "open"},
}
"""What each list of the lexicon lets follow for what is governed; the first list that has the word counts."""


def commitment(sentence: ParsedSentence, word: Token, lexicon: Lexicon) -> Commitment:
    """What the sentence as a whole says of the happening that `word` names."""
    path = [word, *sentence.ancestors(word)][::-1]
    now: Commitment = "happened"  # what holds of the sentence, before any word of it is heard
    for above, below in zip([None, *path], path, strict=False):
        if above is not None:
            now = _passed_on(sentence, above, below, now, lexicon)
        now = _own(sentence, below, now, lexicon)
    return now


def carried_out(sentence: ParsedSentence, verb: Token, lexicon: Lexicon) -> tuple[Token, bool]:
    """What a verb that only tells of success or failure is about, and whether it was not done.

    ("reach", True) for "failed to reach", ("prevent", False) for "failed to prevent", which lets it
    happen; `verb` itself, and False, where it tells more than that.
    """
    turned = False
    for _ in range(_DEEPEST):
        if turned and _holds_back(sentence, verb, lexicon):  # "failed to prevent the fall": it fell
            return verb, False
        below = [t for t in sentence.children(verb, "xcomp") if _kind(sentence, t) == "to"]
        for preposition in sentence.children(verb, "prep"):
            if preposition.lower == "in":  # "succeeded in leaving"
                below += sentence.children(preposition, "pcomp")
        done = [t for t in below if _only_tells(verb, "implicative", lexicon)]
        failed = [t for t in below if _only_tells(verb, "negative_implicative", lexicon)]
        if not done and not failed:
            break
        turned ^= bool(failed)
        verb = (done or failed)[0]
    return verb, turned


def _only_tells(verb: Token, signature: str, lexicon: Lexicon) -> bool:
    return bool({verb.lemma, f"{verb.lemma} to"} & lexicon.list("signatures", signature))


def _holds_back(sentence: ParsedSentence, verb: Token, lexicon: Lexicon) -> bool:
    """True for "prevent", and for "keep" before "from"."""
    forms = {verb.lemma, *(f"{verb.lemma} {t.lower}" for t in sentence.children(verb, "prep"))}
    return bool(forms & lexicon.list("signatures", "refused"))


def _passed_on(
    sentence: ParsedSentence, above: Token, below: Token, now: Commitment, lexicon: Lexicon
) -> Commitment:
    """What follows for `below` from what holds of `above`."""
    if below.dep in ("relcl", "appos", "parataxis"):
        return "open" if _kind(sentence, below) == "to" else "happened"
    if below.dep == "advcl":
        return _adverbial(sentence, below, now)
    if below.dep == "prep" and below.lower == "without":
        return _TURNED[now]
    if below.dep in _NAMING:  # what is only named is taken for granted: "called for an end to the strike"
        return "happened" if now == "open" else now
    if below.dep not in _GOVERNED or above.lemma in _PASSING:
        return now
    if above.dep == "prep":  # "succeeded in leaving": the preposition's verb has spoken
        return _follows(sentence, sentence.head(above), below, now, lexicon, by=above.lower)
    return _follows(sentence, above, below, now, lexicon)


def _adverbial(sentence: ParsedSentence, below: Token, now: Commitment) -> Commitment:
    marks = {t.lower for t in sentence.children(below, "mark", "advmod")}
    if marks & _CONDITIONS:
        return "open"
    if any(t.lower == "to" for t in sentence.children(below, "aux")):
        return "open"  # a purpose
    return "happened" if marks else now


def _follows(
    sentence: ParsedSentence,
    verb: Token,
    below: Token,
    now: Commitment,
    lexicon: Lexicon,
    by: str = "",
) -> Commitment:
    kind = by or _kind(sentence, below)
    forms = {verb.lemma, f"{verb.lemma} {kind}"}
    forms |= {f"{verb.lemma} {t.lower}" for t in sentence.children(verb, "prt", "neg")}
    for signature, passed in _SIGNATURES.items():
        if forms & lexicon.list("signatures", signature):
            if signature == "factive" and kind != "that" and now != "happened":
                return "open"  # "did not love to sing"
            return passed[now]
    if kind == "that":
        return "happened" if now == "happened" else "open"
    return "open" if kind == "to" else "happened"  # "after leaving", "by leaving"


def _kind(sentence: ParsedSentence, below: Token) -> str:
    if any(t.lower == "to" for t in sentence.children(below, "aux")):
        return "to"
    return "that"


def _own(sentence: ParsedSentence, token: Token, now: Commitment, lexicon: Lexicon) -> Commitment:
    """What its own auxiliaries and negations make of it."""
    children = sentence.children(token)
    if any(t.dep == "neg" or t.lower in _NEVER for t in children) or any(
        t.dep in ("nsubj", "nsubjpass", "dobj")
        and any(d.lower == "no" for d in sentence.children(t, "det", "neg"))
        for t in children
    ):
        now = _TURNED[now]
    modals = {t.lower for t in children if t.tag == "MD"}
    if modals:
        return "did-not" if now == "did-not" and modals & {"can", "could"} else "open"
    if any(t.lower in lexicon.list("hedges", "adverbs") for t in children):
        return "open"
    return now
