"""Attributions whose verb the parser has taken for a noun: "Documents obtained by the paper show that …"."""

from __future__ import annotations

from dataclasses import replace

from whosays.reading.attribution.frames import Attribution, Frame, Link
from whosays.reading.attribution.source_kinds import kind_of
from whosays.reading.attribution.sources import is_medium, source_phrase
from whosays.reading.cues.comment_clauses import says_something, speaker_of, words_after, words_before
from whosays.reading.parsing import Token


def misread(frame: Frame, cue: Token) -> Attribution | None:
    """ "Documents obtained by the paper show that …", where the parser has made a noun of the verb."""
    tokens = frame.sentence.tokens
    lemma = cue.lower.removesuffix("s") if cue.tag == "NNS" else cue.lemma
    says = lemma in frame.cues("show") or lemma in frame.cues("utter")
    if says and all(t.pos == "PUNCT" for t in tokens[cue.index + 1 :]):
        return _at_the_end(frame, cue)
    if not says or cue.index + 2 >= len(tokens):
        return None
    if tokens[cue.index + 1].lower != "that":
        before = _before_name(frame, cue) or _before_pronoun(frame, cue)
        return before or _of_several(frame, cue, has_that=False)
    if cue.tag == "NNS" or frame.sentence.tokens[cue.index - 1].tag in ("NN", "JJR"):
        return _of_one(frame, cue)
    return _of_several(frame, cue, has_that=True)


def _at_the_end(frame: Frame, cue: Token) -> Attribution | None:
    """ "…, emails obtained by the paper show": the verb ends the name of the paper, to the parser."""
    tokens = frame.sentence.tokens
    by = frame.sentence.head(cue)
    taken = frame.sentence.head(by)
    noun = frame.sentence.head(taken)
    if cue.tag != "NN" or by.dep != "agent" or taken.dep != "acl" or noun.tag != "NNS":
        return None
    words = words_before(frame, noun.index)
    if not words or words[0].index < 3 or tokens[words[0].index - 1].text != ",":
        return None
    phrase = source_phrase(frame.sentence, noun, frame.lexicon)
    content = frozenset(range(words[0].index - 1))
    medium = speaker_of(frame, list(tokens[by.index + 1 : cue.index]), reads=False)
    if phrase is None or medium is None or not says_something(frame, content):
        return None
    phrase = replace(phrase, tokens=tuple(words), name=frame.sentence.words(words))
    relays = taken.lemma in frame.cues("carry") and is_medium(medium, frame.lexicon)
    outer = (Link(medium, (taken,)),) if relays else ()
    return Attribution(cue, ((*outer, Link(phrase, (cue,))),), content)


def _before_name(frame: Frame, cue: Token) -> Attribution | None:
    """ "Prosecutors allege Mr Vale bought the rope": all of it one long name, to the parser."""
    tokens = frame.sentence.tokens
    words = words_before(frame, cue.index - 1)
    if cue.dep != "compound" or frame.sentence.head(cue).pos != "PROPN" or not words or words[0].index:
        return None
    content = frozenset(range(cue.index + 1, len(tokens)))
    finite = any(tokens[i].tag in ("VBD", "VBZ", "VBP", "MD") for i in content)
    phrase = speaker_of(frame, words, reads=False) if words[-1].tag == "NNS" and finite else None
    return Attribution(cue, ((Link(phrase, (cue,)),),), content) if phrase else None


def _before_pronoun(frame: Frame, cue: Token) -> Attribution | None:
    """ "Prosecutors allege he bought the rope": the verb ends the name of who speaks, to the parser."""
    tokens = frame.sentence.tokens
    words = words_before(frame, cue.index - 1)
    starts = words and (words[0].index == 0 or tokens[words[0].index - 1].text == ",")
    below = frame.sentence.children(cue, "ccomp")
    clause = below[0] if below else frame.sentence.head(cue)
    if not starts or clause.index <= cue.index or cue.tag != "NN" or words[-1].tag != "NNS":
        return None
    if tokens[cue.index + 1].tag not in ("PRP", "PRP$", "EX"):
        return None
    phrase = speaker_of(frame, words, reads=False)
    content = frozenset(frame.indexes(clause) - (set() if below else frame.indexes(cue)))
    return Attribution(cue, ((Link(phrase, (cue,)),),), content) if phrase else None


def _of_several(frame: Frame, cue: Token, *, has_that: bool) -> Attribution | None:
    """ "Documents obtained by the paper show that …", "pictures taken by the agency show nine huts"."""
    tokens = frame.sentence.tokens
    words = words_after(frame, 0)
    between = tokens[len(words) : cue.index]
    if not words or not between or words[-1].tag != "NNS" or between[0].tag not in ("VBN", "VBG"):
        return None
    if cue.tag != "NN" or any(t.pos in ("PUNCT", "AUX") or t.tag in ("VBD", "VBZ", "VBP") for t in between):
        return None
    phrase = source_phrase(frame.sentence, words[-1], frame.lexicon)
    content = frozenset(range(cue.index + 1, len(tokens)))
    says_something = any(tokens[i].pos in ("VERB", "AUX") for i in content)
    if phrase is None or not (says_something if has_that else words[-1].dep == "ROOT"):
        return None
    phrase = replace(phrase, tokens=tuple(words), name=frame.sentence.words(words))
    by = next((t.index for t in between if t.dep == "agent"), cue.index)
    medium = speaker_of(frame, list(tokens[by + 1 : cue.index]), reads=False) if by < cue.index - 1 else None
    carried = between[0].lemma in frame.cues("carry") and medium and is_medium(medium, frame.lexicon)
    outer = (Link(medium, (between[0],)),) if medium and carried else ()
    return Attribution(cue, ((*outer, Link(phrase, (cue,))),), content)


def _of_one(frame: Frame, cue: Token) -> Attribution | None:
    """ "The whistleblower claims that …", "The bank forecast that …": the noun before the cue is somebody.

    The sentence has no other main verb: none stands before the cue, and after "that" one clause does.
    """
    tokens = frame.sentence.tokens
    words = words_before(frame, cue.index - 1)
    if not words or (words[0].index and tokens[words[0].index - 1].text != ","):
        return None
    clause = frozenset(range(cue.index + 1, len(tokens)))
    finite = [i for i in clause if tokens[i].tag in ("VBD", "VBZ", "VBP", "MD")]
    before = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in tokens[: cue.index])
    if before or len(finite) != 1 or words[0].lower not in ("the", "a", "an", "one"):
        return None
    kind = kind_of(frame.sentence, words[-1], tuple(words), frame.lexicon)
    is_person = kind in ("person", "witness", "organisation", "government", "media")
    phrase = speaker_of(frame, words, reads=False) if is_person else None
    return Attribution(cue, ((Link(phrase, (cue,)),),), clause) if phrase else None
