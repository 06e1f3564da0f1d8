""" "According to X": whom it credits, and with how much of the sentence.

It credits the clause it hangs on. Set off at the end of a sentence it credits all that stands before it;
at the beginning, all that follows.
"""

from __future__ import annotations

from whosays.reading.attribution.appositions import with_name
from whosays.reading.attribution.frames import Attribution, Frame, Link
from whosays.reading.attribution.relays import carrier
from whosays.reading.attribution.sources import SourcePhrase, source_phrases
from whosays.reading.parsing import Token

_FEWEST = 3  # words of a clause that has no verb to the parser


def according_to(frame: Frame, token: Token) -> Attribution | None:
    """What "according" or "per" at `token` credits; None where it credits nobody ("according to plan")."""
    if not (token.lower == "according" or (token.lower == "per" and _is_as_per(frame, token))):
        return None
    sentence = frame.sentence
    to = next(iter(sentence.children(token, "prep")), token)
    comma = token.index == 0 or _is_after_comma(frame, token)
    phrases = _sources(frame, to, set_off=comma)
    if not phrases:
        return None
    phrases, name = with_name(frame, phrases)
    relative = _relative(frame, token, phrases)
    own = frame.indexes(token) | name | relative
    head = sentence.head(token)
    if head.lemma in frame.cues("manner") and not comma and not phrases[0].named:
        return None  # "ranked according to their results"
    chains = tuple((*carrier(frame, p), Link(p, (token, to))) for p in phrases)
    beside = _before(frame, token, own) or _after_source(frame, token, phrases) or _joined(frame, token, own)
    if beside:
        return Attribution(token, chains, beside)
    head = _clause_of(frame, token, own)
    subjects = [t for t in sentence.children(head, "nsubj") if t.lower in ("that", "this", "it")]
    is_of_before = bool(subjects) and (head is token or head.lemma == "be")
    content = frozenset(frame.indexes(head) - own)
    if head is token:  # "That is according to the mayor", as the parser may have it
        content = frozenset(t.index for t in subjects)
    return Attribution(token, chains, content, is_of_before=is_of_before)


def _sources(frame: Frame, to: Token, *, set_off: bool) -> tuple[SourcePhrase, ...]:
    """The sources after `to`; none where something is done by a plan or a rule.

    Set off by a comma, any noun is one, an abstract one, too: "according to its calculations".
    """
    sentence = frame.sentence
    nouns = [n for n in sentence.children(to, "pobj") if not _is_manner(frame, n)]
    found = (source_phrases(sentence, n, frame.lexicon, is_certain=True, is_speaker=set_off) for n in nouns)
    return tuple(p for phrases in found for p in phrases)


def _is_manner(frame: Frame, noun: Token) -> bool:
    """True for the plan of "according to plan", not for "the plan drawn up by the council"."""
    made = frame.sentence.children(noun, "acl")
    return noun.lemma in frame.cues("no_source") and not any(
        frame.sentence.children(m, "agent") for m in made
    )


def _relative(frame: Frame, token: Token, phrases: tuple[SourcePhrase, ...]) -> set[int]:
    """The indexes of "it obtained" in "according to records it obtained", where all hangs on it."""
    sentence = frame.sentence
    verb = sentence.head(token)
    after = phrases[-1].tokens[-1].index + 1
    first = [t for t in sentence.subtree(verb) if t.index >= after][:1]
    follows = bool(first) and first[0].index == after and first[0] in sentence.children(verb, "nsubj")
    return frame.indexes(verb) if follows and verb.dep == "ccomp" and token.index < verb.index else set()


def _after_source(frame: Frame, token: Token, phrases: tuple[SourcePhrase, ...]) -> frozenset[int]:
    """What follows "According to Delta Weekly," where all the sentence hangs on it, to the parser."""
    tokens = frame.sentence.tokens
    if token.index or frame.sentence.head(token) is not token:
        return frozenset()
    commas = [t.index for t in tokens[phrases[-1].tokens[-1].index :] if t.text == ","]
    words = frozenset(range(commas[0] + 1, len(tokens))) if commas else frozenset()
    says = len(words) > _FEWEST or any(tokens[i].pos in ("VERB", "AUX") for i in words)
    return words if says else frozenset()  # of a longer rest the parser has misread the verb


def _joined(frame: Frame, token: Token, own: set[int]) -> frozenset[int]:
    """What follows in "It met in May and, according to the minutes, sold the mill": that alone."""
    tokens = frame.sentence.tokens
    before = [t for t in tokens[max(0, token.index - 2) : token.index] if t.text != ","]
    if not before or before[-1].tag != "CC" or before[-1].dep != "cc":
        return frozenset()
    end = next((t.index for t in tokens[max(own) :] if t.text == ";"), len(tokens))
    words = frozenset(range(max(own) + 1, end))
    return words if any(tokens[i].tag in ("VBD", "VBZ", "VBP", "MD") for i in words) else frozenset()


def _clause_of(frame: Frame, token: Token, own: set[int]) -> Token:
    """The verb of the clause that `token` is about; `own` has the words of its source."""
    sentence = frame.sentence
    head = sentence.head(token)
    while head.index in own and head is not sentence.head(head):
        head = sentence.head(head)
    for above in [head, *sentence.ancestors(head)]:
        head = above
        if above.pos in ("VERB", "AUX"):
            break
    if token.index == 0 and sentence.roots:
        return next(iter(reversed([head, *sentence.ancestors(head)])))
    return head


def _is_as_per(frame: Frame, per: Token) -> bool:
    """True for ", per the police report", and not for "nine crowns, per person"."""
    tokens = frame.sentence.tokens
    nouns = frame.sentence.children(per, "pobj")
    known = any(t.pos == "PROPN" or frame.sentence.children(t, "det", "poss") for t in nouns)
    return per.index > 0 and tokens[per.index - 1].text == "," and known


def _before(frame: Frame, token: Token, own: set[int]) -> frozenset[int]:
    """What stands before ", according to X" at the end of a sentence, or of its part before a semicolon.

    "The aunt said it was empty, according to Radio Delta": Radio Delta relays her. Nothing where it
    stands elsewhere, or hangs on a relative clause that is set off, of which alone it may tell.
    """
    tokens = frame.sentence.tokens
    marks = {t.index for t in tokens if t.text == ";"} - frame.quoted
    ends = max(own) >= len(tokens) - 2
    if not (max(own) + 1 in marks or (ends and _is_after_comma(frame, token))):
        return frozenset()
    clause = frame.sentence.head(token)
    first = frame.sentence.subtree(clause)[0].index
    if clause.dep == "relcl" and first and tokens[first - 1].text == ",":
        return frozenset()
    start = max((i + 1 for i in marks if i < min(own)), default=0)
    words = frozenset(range(start, min(own)))
    return words if any(tokens[i].pos in ("VERB", "AUX") for i in words) else frozenset()


def _is_after_comma(frame: Frame, token: Token) -> bool:
    """True also where a quotation ends between: “It fell,” according to the mayor."""
    before = frame.sentence.tokens[max(0, token.index - 2) : token.index]
    return any(t.text in (",", "–", "—", "--") for t in before[-1:]) or (
        len(before) == 2 and before[0].text == "," and before[1].pos == "PUNCT"
    )
