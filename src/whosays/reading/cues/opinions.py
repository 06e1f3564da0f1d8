"""Opinions: "in the view of X", "by the army's own account", "is seen by critics as a gift"."""

from __future__ import annotations

from dataclasses import replace

from whosays.reading.attribution.frames import Attribution, Frame, Link
from whosays.reading.attribution.sources import SourcePhrase, source_phrases
from whosays.reading.parsing import Token

_RELATIVE = frozenset(["who", "whom", "which", "that"])


def opinion(frame: Frame, noun: Token) -> Attribution | None:
    """The clause that somebody's opinion, account or words stand beside; None where it is nobody's."""
    sentence = frame.sentence
    prep = sentence.head(noun)
    if noun.lemma not in frame.cues("opinion") or prep.lower not in ("in", "by", "on", "from"):
        return None
    if noun.dep != "pobj":
        return None
    owners = sentence.children(noun, "poss") or [
        n for of in sentence.children(noun, "prep") if of.lower == "of" for n in sentence.children(of, "pobj")
    ]
    if not owners or owners[0].lower in ("my", "our", "your") or not _has_its_article(frame, noun, owners[0]):
        return None
    own = frame.indexes(prep)
    if not _is_set_off(frame, own):
        return None
    head = next((t for t in sentence.ancestors(prep) if t.pos in ("VERB", "AUX")), None)
    if head is None:
        return None
    of_subject = sentence.children(head, "nsubj", "nsubjpass")
    if (
        owners[0].tag == "PRP$"
        and of_subject
        and sentence.children(head, "ccomp")
        and head.lemma in frame.cues("say")
    ):
        return None  # "In his opinion, Judge Kerr said": Kerr is named
    is_own = owners[0].tag == "PRP$" and any(t.lower == "own" for t in sentence.children(noun))
    if is_own and of_subject and source_phrases(sentence, of_subject[0], frame.lexicon):
        owners = of_subject  # "By his own account, Olsen never read it"
    phrases = source_phrases(sentence, owners[0], frame.lexicon, is_certain=True, is_speaker=True)
    subjects = {t.index for t in sentence.children(head, "nsubj", "nsubjpass") for t in sentence.subtree(t)}
    if any(p.is_pronoun or p.head.index in subjects for p in phrases) and noun.lemma == "admission":
        return None  # "by his own admission, Olsen …": the subject speaks of himself
    chains = tuple((Link(p, (prep, noun)),) for p in phrases)
    content = frame.indexes(head) - own
    return Attribution(noun, chains, frozenset(content)) if chains and content else None


def regarded(frame: Frame, verb: Token) -> Attribution | None:
    """What somebody is said to see something as; None where nobody is named who does."""
    sentence = frame.sentence
    if verb.lemma not in frame.cues("regard"):
        return None
    seen = [t for t in sentence.children(verb, "dobj", "nsubjpass") if t.lower not in _RELATIVE]
    judged = [
        t for t in sentence.children(verb, "prep", "advcl") if _is_as(frame, t) and t.index > verb.index
    ]
    by = [n for t in sentence.children(verb, "agent") for n in sentence.children(t, "pobj")]
    judged += [t for n in by for t in sentence.children(n, "prep") if _is_as(frame, t)]
    subjects = by if sentence.children(verb, "nsubjpass") else sentence.children(verb, "nsubj")
    if not seen or not judged or not subjects:
        return None
    phrases = source_phrases(sentence, subjects[0], frame.lexicon, is_certain=bool(by))
    chains = tuple((Link(_up_to(frame, p, judged[0]), (verb,)),) for p in phrases)
    content = {verb.index}.union(*(frame.indexes(t) for t in (*seen, *judged)))
    return Attribution(verb, chains, frozenset(content)) if chains else None


def _up_to(frame: Frame, phrase: SourcePhrase, end: Token) -> SourcePhrase:
    """`phrase` without "as a gift", which the parser may hang on it."""
    tokens = tuple(t for t in phrase.tokens if t.index < end.index)
    if not tokens or len(tokens) == len(phrase.tokens) or phrase.head.index > end.index:
        return phrase
    name = frame.sentence.words(tokens)
    return replace(phrase, tokens=tokens, name=name)


def _is_as(frame: Frame, token: Token) -> bool:
    """True for "as" before a noun or an adjective, not before a clause with a subject of its own."""
    if token.dep == "prep":
        return token.lower == "as"
    marks = frame.sentence.children(token, "mark")
    own = frame.sentence.children(token, "nsubj", "nsubjpass", "expl")
    return any(t.lower == "as" for t in marks) and not own


def _has_its_article(frame: Frame, noun: Token, owner: Token) -> bool:
    """False for "in view of the storm", which is nobody's."""
    if owner.dep == "poss":
        return True
    return any(t.lower in ("the", "another", "one") for t in frame.sentence.children(noun, "det", "nummod"))


def _is_set_off(frame: Frame, indexes: set[int]) -> bool:
    """True at an edge of its clause with a comma between, or between two commas."""
    tokens = frame.sentence.tokens
    before = tokens[min(indexes) - 1].text if min(indexes) else ","
    after = tokens[max(indexes) + 1].text if max(indexes) + 1 < len(tokens) else "."
    marks = (",", "—", "–", ";", ":", "”", '"', ".", "“", "and", "but", "that")
    return (
        before in marks and (after in marks or before != "," or min(indexes) == 0) and "," in (before, after)
    )
