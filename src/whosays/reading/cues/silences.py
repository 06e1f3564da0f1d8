"""Silences: who does not confirm, comment, answer, or could not be asked.

"There was no comment from X", "X gave no details", "X could not be reached", "X was unavailable for
comment", "calls to X went unanswered". Verbs such as "declined to comment" are speech (speech.py).
"""

from __future__ import annotations

from whosays.model import StanceKind
from whosays.reading.attribution.frames import Attribution, Frame, Link
from whosays.reading.attribution.sources import source_phrases
from whosays.reading.parsing import Token

_KINDS: dict[str, StanceKind] = {
    "confirmation": "not-confirmed",
    "response": "no-reply",
    "reply": "no-reply",
    "word": "no-reply",
    "comment": "declined-to-comment",
    "announcement": "declined-to-comment",
    "detail": "declined-to-comment",
    "explanation": "declined-to-comment",
}
_CALLS = frozenset(
    ["call", "email", "message", "request", "letter", "inquiry", "enquiry", "question", "mail"]
)


def silence_of_noun(frame: Frame, noun: Token) -> Attribution | None:
    """ "No comment from X", "X had no comment", "X gave no details"."""
    sentence = frame.sentence
    kind = _KINDS.get(noun.lemma)
    if kind is None:
        return None
    no = [t for t in sentence.children(noun) if t.lower == "no"]
    if not no:
        return None
    givers = [
        n
        for p in sentence.children(noun, "prep")
        if p.lower in ("from", "by")
        for n in sentence.children(p, "pobj")
    ]
    head = sentence.head(noun)
    if noun.dep in ("nsubj", "nsubjpass"):  # "no comment could be had from X"
        froms = [p for p in sentence.children(head, "prep") if p.lower == "from"]
        givers += [n for p in froms for n in sentence.children(p, "pobj")]
    if not givers and noun.dep == "dobj" and head.lemma in frame.cues("respond_with"):
        givers = sentence.children(head, "nsubj")
    return _made(frame, noun, givers[:1], (*no, noun), kind, {t.index for t in (*no, noun)})


def silence_of_adjective(frame: Frame, adjective: Token) -> Attribution | None:
    """ "X was unavailable for comment", "calls to X went unanswered"."""
    sentence = frame.sentence
    verb = sentence.head(adjective)
    if adjective.dep != "acomp":
        return None
    subjects = sentence.children(verb, "nsubj")
    if adjective.lower in ("unanswered", "unreturned"):
        return _uncalled(frame, adjective, subjects)
    if adjective.lower in ("unsuccessful", "fruitless"):
        return _unreached(frame, adjective, subjects)
    asked = [
        n.lemma
        for p in sentence.children(adjective, "prep")
        if p.lower == "for"
        for n in sentence.children(p, "pobj")
    ]
    cannot = adjective.lower == "unavailable" or (
        adjective.lower in ("available", "reachable") and bool(sentence.children(verb, "neg"))
    )
    if not cannot or not set(asked) & {"comment", "interview", "response"}:
        return None
    words = (*sentence.children(verb, "neg"), adjective)
    return _made(frame, adjective, subjects, words, "no-reply", frame.indexes(adjective) | {verb.index})


def silence_of_verb(frame: Frame, verb: Token) -> Attribution | None:
    """ "X could not be reached", "calls to X were not returned", "X has yet to comment"."""
    sentence = frame.sentence
    passive = sentence.children(verb, "nsubjpass")
    no = sentence.children(verb, "neg")
    if passive and no and verb.lemma in ("reach", "contact"):
        could = any(t.lower in ("could", "can") for t in sentence.children(verb, "aux"))
        for_comment = any(
            n.lemma in ("comment", "interview")
            for p in sentence.children(verb, "prep")
            for n in sentence.children(p, "pobj")
        )
        if could:
            return _made(frame, verb, passive, (*no, verb), "no-reply", {verb.index}, is_certain=for_comment)
    if verb.lemma in ("reach", "contact") and _is_in_vain(frame, verb):  # "Reuters could not reach X"
        top = next((t for t in sentence.ancestors(verb) if t.dep not in ("xcomp", "acomp")), verb)
        top = top if verb.dep == "xcomp" else verb
        silent = sentence.children(verb, "dobj")
        return _made(frame, verb, silent, (verb,), "no-reply", frame.indexes(top))
    if passive and no and verb.lemma == "draw":  # "would not be drawn on whether …"
        content = frame.indexes(verb) - {t.index for n in passive for t in sentence.subtree(n)}
        return _made(frame, verb, passive, (*no, verb), "declined-to-comment", content, is_certain=True)
    if passive and no and verb.lemma in ("return", "answer"):
        return _uncalled(frame, verb, passive)
    if verb.lemma == "fail" and not sentence.children(verb, "xcomp"):
        return _unreached(frame, verb, sentence.children(verb, "nsubj"))
    below = sentence.children(verb, "xcomp")
    if verb.lemma == "have" and below and any(t.lower == "yet" for t in sentence.children(verb, "advmod")):
        confirms = below[0].lemma in frame.lexicon.list("stances", "confirm")
        speaks = below[0].lemma in frame.lexicon.list("stances", "speaking")
        kind: StanceKind = "not-confirmed" if confirms else "declined-to-comment"
        if below[0].lemma in ("respond", "reply", "answer"):
            kind = "no-reply"
        if confirms or speaks:
            content = frame.indexes(below[0]) - {below[0].index} or {below[0].index}
            subjects = sentence.children(verb, "nsubj")
            return _made(frame, below[0], subjects, (verb, below[0]), kind, content, is_certain=True)
    return None


def _is_in_vain(frame: Frame, verb: Token) -> bool:
    """True for "could not reach X", "was unable to reach X", "failed to contact X"."""
    above = frame.sentence.head(verb)
    could = any(t.lower in ("could", "can") for t in frame.sentence.children(verb, "aux"))
    not_so = could and bool(frame.sentence.children(verb, "neg"))
    return not_so or (verb.dep == "xcomp" and above.lemma in ("unable", "fail"))


def _unreached(frame: Frame, cue: Token, efforts: list[Token]) -> Attribution | None:
    """ "Efforts to reach X failed", "attempts to contact X were unsuccessful"."""
    reached = [
        n
        for effort in efforts
        if effort.lemma in ("effort", "attempt")
        for acl in frame.sentence.children(effort, "acl")
        if acl.lemma in ("reach", "contact")
        for n in frame.sentence.children(acl, "dobj")
    ]
    clause = frame.indexes(cue if cue.pos == "VERB" else frame.sentence.head(cue))
    return _made(frame, cue, reached, (cue,), "no-reply", clause, is_certain=True)


def _uncalled(frame: Frame, cue: Token, calls: list[Token]) -> Attribution | None:
    called = [
        n
        for call in calls
        if call.lemma in _CALLS
        for above in (call, *frame.sentence.children(call, "acl"))
        for p in frame.sentence.children(above, "prep")
        if p.lower in ("to", "with", "for")
        for n in frame.sentence.children(p, "pobj")
    ]
    clause = frame.indexes(cue if cue.pos == "VERB" else frame.sentence.head(cue))
    return _made(frame, cue, called, (cue,), "no-reply", clause, is_certain=True)


def _made(
    frame: Frame,
    cue: Token,
    silent: list[Token],
    words: tuple[Token, ...],
    kind: StanceKind,
    content: set[int],
    *,
    is_certain: bool = False,
) -> Attribution | None:
    phrases = tuple(
        p for n in silent for p in source_phrases(frame.sentence, n, frame.lexicon, is_certain=is_certain)
    )
    chains = tuple((Link(p, words),) for p in phrases)
    return Attribution(cue, chains, frozenset(content), "cannot-confirm", kind) if chains else None
