"""Passives: "confirmed by X and Y", "as reported by X", "was revealed in a filing"."""

from __future__ import annotations

from dataclasses import replace

from whosays.reading.attribution.appositions import with_name
from whosays.reading.attribution.contents import is_as_clause
from whosays.reading.attribution.frames import Attribution, Frame, Link
from whosays.reading.attribution.sources import source_phrases
from whosays.reading.attribution.subjects import SUBJECTS
from whosays.reading.parsing import ParsedSentence, Token
from whosays.reading.stances.stances import stance_of_cue

ANAPHORIC = frozenset(["this", "that", "it", "news", "report", "development", "information", "move"])
"""Words that take up what the sentence before says."""


def passive(frame: Frame, verb: Token) -> Attribution | None:
    """ "confirmed by X and Y", "as reported by X", "was quoted by X as saying …"."""
    sentence = frame.sentence
    if verb.tag != "VBN" or not any(verb.lemma in frame.cues(key) for key in ("say", "noun", "carry")):
        return None
    by_words = sentence.children(verb, "agent")
    by_words += [t for by in by_words for t in sentence.children(by, "conj") if t.lower == "by"]
    agents = [n for by in by_words for n in sentence.children(by, "pobj")]
    if not agents or (verb.lemma in ("accuse", "call", "describe", "urge") and not _is_called(frame, verb)):
        return None
    if verb.lemma in ("recognise", "recognize") and not sentence.children(verb, "ccomp"):
        return None  # "the prince was recognised by a guard"
    by = by_words[0]
    is_told = verb.lemma in frame.cues("utter")
    phrases = tuple(p for n in agents for p in source_phrases(sentence, n, frame.lexicon, is_certain=is_told))
    phrases, name = with_name(frame, phrases)
    chains = tuple((Link(p, (verb, by)),) for p in phrases)
    subject = sentence.children(verb, "nsubjpass")
    if subject:
        if verb.lemma in frame.cues("carry") and verb.lemma not in frame.cues("say"):
            return None
        written = verb.lemma in ("write", "post")
        if (written or verb.lemma in frame.cues("noun_of_statement")) and subject[0].lemma not in _statements(
            frame
        ):
            return None  # "the prize was claimed by a schoolboy"
        content = set().union(
            *(frame.indexes(t) for t in sentence.children(verb, "nsubjpass", "prep", "npadvmod", "xcomp"))
        )
        clause = sentence.children(verb, "ccomp")
        if clause and (verb.lemma in frame.cues("tell") or subject[0].lower == "it"):
            content = frame.indexes(clause[0])
        elif subject[0].lower == "it" and (below := _that_clause(frame, agents)):
            content = below
            phrases = tuple(p for p in phrases if not {t.index for t in p.tokens} & below)
            chains = tuple((Link(p, (verb, by)),) for p in phrases)
        content -= name
        before = subject[0].lemma in ANAPHORIC and any(
            t.lower in ("this", "that", "the") for t in [subject[0], *sentence.children(subject[0], "det")]
        )
        stance, kind = stance_of_cue(sentence, verb, frame.lexicon)
        return Attribution(
            verb, chains, frozenset(content), stance, kind, is_of_before=before and stance is None
        )
    head = sentence.head(verb)
    is_as = (
        any(t.lower == "as" for t in sentence.children(verb, "mark", "advmod", "prep")) or head.lower == "as"
    )
    if is_as and head is not verb:
        top = _top_clause(sentence, head)
        if phrases and phrases[0].kind == "media" and top.dep == "ccomp":
            top = sentence.head(top)  # "The ministry said, as quoted by Zora, that …": Zora relays it
        own = frame.indexes(verb) | ({head.index} if head.lower == "as" else set())
        return Attribution(verb, chains, frozenset(frame.indexes(top) - own))
    return _released_by(frame, verb, chains)


def _that_clause(frame: Frame, agents: list[Token]) -> set[int]:
    """The clause of "it was announced by the palace that …", hung on the palace."""
    for noun in agents:
        for clause in frame.sentence.children(noun, "acl", "relcl", "ccomp"):
            subjects = frame.sentence.children(clause, "nsubj", "nsubjpass")
            first = frame.sentence.subtree(clause)[0]
            if first.lower == "that" and any(t is not first for t in subjects):
                return frame.indexes(clause)
    return set()


def disclosed(frame: Frame, verb: Token) -> Attribution | None:
    """ "Was revealed in a filing", "is seen in footage from the town": the document shows it."""
    sentence = frame.sentence
    discloses = verb.lemma in frame.cues("disclose") | frame.cues("picture")
    says = frame.cues("say") - frame.cues("picture")
    stated = verb.tag == "VBN" and verb.lemma in says  # "as stated in the letter"
    stated = stated and not sentence.children(verb, *SUBJECTS)
    discloses = discloses or stated
    is_as = discloses and is_as_clause(frame, verb) and (stated or bool(sentence.children(verb, "auxpass")))
    subject = sentence.children(verb, "nsubjpass") if discloses else []
    if not (subject or is_as) or sentence.children(verb, "agent"):
        return None
    if (
        any(t.lemma in _statements(frame) for t in subject)
        or sentence.children(verb, "neg")
        or _is_ahead(sentence, verb)
    ):
        return None
    shown_in = ("data",) if verb.lemma in frame.cues("picture") else ("document", "media")
    nouns = [
        (prep, n)
        for above in (verb, *sentence.children(verb, "xcomp"))
        for prep in sentence.children(above, "prep")
        if prep.lower in ("in", "on")
        for n in sentence.children(prep, "pobj")
    ]
    for prep, noun in nouns:
        phrases = source_phrases(sentence, noun, frame.lexicon, is_certain=stated)
        if stated and is_as and noun.tag == "NN":  # "as stated in the commentary"
            phrases = tuple(replace(p, kind="document", is_body=True) for p in phrases if p.head is noun)
        if phrases and all(p.kind in shown_in for p in phrases):
            whole = frame.indexes(sentence.head(verb)) - frame.indexes(verb)
            content = whole if is_as and not subject else frame.indexes(verb) - frame.indexes(prep)
            if verb.lemma in frame.cues("picture"):  # "is seen in the video leaving"
                content |= {i for t in sentence.children(noun, "acl") for i in frame.indexes(t)}
            return Attribution(verb, tuple((Link(p, (verb, prep)),) for p in phrases), frozenset(content))
    return None


def _is_ahead(sentence: ParsedSentence, verb: Token) -> bool:
    """True for what will be or would have to be said."""
    return any(t.tag == "MD" and t.lower not in ("can", "could") for t in sentence.children(verb, "aux"))


def _is_called(frame: Frame, verb: Token) -> bool:
    """True for "was described by critics as a gift", "was accused by police of theft"."""
    preps = {t.lower for t in frame.sentence.children(verb, "prep")}
    return bool(preps & {"as", "of"}) or bool(frame.sentence.children(verb, "oprd", "xcomp"))


def _statements(frame: Frame) -> frozenset[str]:
    """The nouns of what is said: reports, claims, letters, responsibility."""
    return (
        frame.cues("holders")
        | frame.cues("claimable")
        | frame.lexicon.list("sources", "document")
        | frame.lexicon.list("stances", "deniable")
        | ANAPHORIC
    )


def _top_clause(sentence: ParsedSentence, token: Token) -> Token:
    """The finite verb above `token` that a comment at its end is about."""
    for above in sentence.ancestors(token):
        if token.pos in ("VERB", "AUX") and token.dep not in ("advcl", "xcomp", "conj", "acl"):
            break
        token = above
    return token


def _released_by(frame: Frame, verb: Token, chains: tuple[tuple[Link, ...], ...]) -> Attribution | None:
    """ "was captured in photos released by X": X is credited with what the photos show."""
    sentence = frame.sentence
    noun = sentence.head(verb)
    if verb.dep == "acl" and noun.dep in ("appos", "npadvmod") and noun.lemma in (*ANAPHORIC, "fact"):
        above = next((t for t in sentence.ancestors(noun) if t.pos in ("VERB", "AUX")), None)
        content = frame.indexes(above) - frame.indexes(noun) if above else set()
        return Attribution(verb, chains, frozenset(content)) if content else None
    if verb.dep != "acl" or noun.dep != "pobj":
        return None
    if noun.lemma not in frame.lexicon.list("sources", "data") | frame.lexicon.list("sources", "document"):
        return None
    prep = sentence.head(noun)
    governing = sentence.head(prep)
    if prep.lower not in ("in", "on") or governing.pos != "VERB" or governing.lemma in frame.cues("say"):
        return None
    return Attribution(verb, chains, frozenset(frame.indexes(governing) - frame.indexes(prep)))
