"""Who is credited with what inside one sentence: sources, cues and contents, linked into chains.

The frames are local syntax over a dependency parse, in the line of Pareti et al. (EMNLP 2013) for cue,
source and content, and of the newsroom for relays: "X told the agency" makes the agency the nearest
link and X the last, "citing X" adds X behind whoever cites. Contents are sets of token indexes of the
sentence; a chain is listed nearest first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from whosays.lexicon import Lexicon
from whosays.reading.attribution.frames import Attribution, Frame, Link
from whosays.reading.attribution.relays import quoted_as_saying, with_cited
from whosays.reading.attribution.scopes import (
    side_by_side,
    with_own_doubts,
    with_own_relatives,
    within_quotations,
    without_thoughts,
)
from whosays.reading.attribution.source_kinds import kind_of
from whosays.reading.attribution.sources import source_phrases
from whosays.reading.attribution.titles import without_titles
from whosays.reading.cues.according_to import according_to
from whosays.reading.cues.charges import with_charges
from whosays.reading.cues.comment_clauses import after_quotation, in_relative, inserted, inverted
from whosays.reading.cues.convictions import conviction, made_clear
from whosays.reading.cues.denials import denial
from whosays.reading.cues.fiction import in_fiction
from whosays.reading.cues.forecasts import forecast
from whosays.reading.cues.headlines import headline
from whosays.reading.cues.hearsay import heard
from whosays.reading.cues.identifications import identification
from whosays.reading.cues.interviews import answered
from whosays.reading.cues.introductions import introduced
from whosays.reading.cues.misreadings import misread
from whosays.reading.cues.noun_cues import noun_cue
from whosays.reading.cues.opinions import opinion, regarded
from whosays.reading.cues.passives import ANAPHORIC, disclosed, passive
from whosays.reading.cues.signed_quotations import signature
from whosays.reading.cues.silences import silence_of_adjective, silence_of_noun, silence_of_verb
from whosays.reading.cues.speech import speech
from whosays.reading.cues.suppositions import is_supposed
from whosays.reading.learned.tagged import TaggedSentence, joined
from whosays.reading.parsing import ParsedSentence, Token

_RELATIVE = frozenset(["who", "which", "that"])


def attributions(
    sentence: ParsedSentence,
    quoted: frozenset[int],
    lexicon: Lexicon,
    *,
    is_headline: bool = False,
    tagged: Sequence[TaggedSentence] = (),
) -> tuple[Attribution, ...]:
    """The attributions of `sentence`, in order of cue.

    `quoted` has the indexes of quoted tokens, `tagged` what the learned tagger reads, if it is used.
    """
    frame = Frame(sentence, without_titles(sentence, quoted), lexicon)
    if is_headline and (shaped := headline(frame)):
        return shaped
    found = [a for token in sentence.tokens for a in _at(frame, token)]
    answer = None if is_headline else answered(frame)
    found = [answer, *found] if answer else found
    if signs := signature(frame):
        found = [signs, *found]
    brought_in = None if is_headline else introduced(frame)
    if brought_in and not any(a.content & frame.quoted for a in found):
        found = [brought_in, *found]
    if tagged:
        found = list(joined(frame, found, tagged))
    found = [a for a in within_quotations(frame, found) if not in_fiction(frame, a)]
    found = [a for a in found if not is_supposed(frame, a)]
    found = with_own_doubts(frame, without_thoughts(frame, found))
    found = with_own_relatives(frame, found)
    return tuple(with_charges(frame, list(with_cited(frame, side_by_side(frame, found)))))


def _at(frame: Frame, token: Token) -> Iterator[Attribution]:
    if token.lower in ("according", "per"):
        made = according_to(frame, token)
    elif token.pos == "VERB" or (token.pos == "AUX" and token.lemma == "have"):
        made = (
            quoted_as_saying(frame, token)
            or silence_of_verb(frame, token)
            or denial(frame, token)
            or heard(frame, token)
            or identification(frame, token)
            or regarded(frame, token)
            or conviction(frame, token)
            or made_clear(frame, token)
            or forecast(frame, token)
            or disclosed(frame, token)
            or passive(frame, token)
            or _spoken(frame, token)
        )
    elif token.pos in ("NOUN", "PROPN"):
        made = (
            noun_cue(frame, token)
            or silence_of_noun(frame, token)
            or opinion(frame, token)
            or after_quotation(frame, token)
            or in_relative(frame, token)
            or (inserted(frame, token) if _may_end(frame, token) else misread(frame, token))
        )
    elif token.pos == "ADJ":
        made = silence_of_adjective(frame, token) or conviction(frame, token)
    else:
        made = None
    if made and made.chains:
        yield made


def _may_end(frame: Frame, noun: Token) -> bool:
    """True for what may be a verb after all: "…, local media report", "…, Kray-Inform communicates"."""
    before = frame.sentence.tokens[noun.index - 1] if noun.index else noun
    after = frame.sentence.tokens[noun.index + 1 : noun.index + 2]
    if noun.tag == "NNS" and before.tag == "NN" and any(t.text in (",", ".") for t in after):
        return _is_known(frame, before)  # ", the institute predicts,"
    if noun.tag == "NNS":
        clause = noun.dep == "ROOT" and frame.sentence.children(noun, "ccomp")  # a verb, by what hangs on it
        said = before.tag == "NN" and bool(clause) and _is_known(frame, before)
        return before.pos == "PROPN" or said
    ends = all(t.pos == "PUNCT" for t in frame.sentence.tokens[noun.index + 1 :])
    return noun.tag == "NN" and ends and (before.tag == "NNS" or before.lower in ("media", "police"))


def _is_known(frame: Frame, noun: Token) -> bool:
    """True for one that can speak: "the committee reports", not "the weather reports"."""
    return noun.lower != "police" and kind_of(frame.sentence, noun, (noun,), frame.lexicon) is not None


def _spoken(frame: Frame, verb: Token) -> Attribution | None:
    """Speech by the parse, unless the shape shows that the parse took content for speaker."""
    if verb.index == 1 and frame.sentence.tokens[0].lower == "so":
        return _of_so(frame, verb)
    by_shape = inverted(frame, verb)
    by_parse = speech(frame, verb)
    if by_parse and by_parse.stance is None and _confirms_before(frame, verb):
        by_parse = replace(by_parse, is_of_before=True)
    if by_shape is None:
        by_shape = inserted(frame, verb)
        if by_parse and by_shape and _closes(frame, by_parse, by_shape):
            return replace(by_parse, content=by_shape.content)
        if by_parse is None or by_shape is None or not _is_between(frame, by_shape):
            return by_parse or by_shape or after_quotation(frame, verb) or in_relative(frame, verb)
        heads = {link.phrase.head.index for chain in by_parse.chains for link in chain}
        own = {t.index for t in by_shape.chains[0][0].phrase.tokens}
        if not heads & own:
            return by_shape
        if frame.quoted:
            return by_parse
        return _widened(frame, by_parse, by_shape)
    if by_parse is None:
        return by_shape
    after = any(link.phrase.head.index > verb.index for chain in by_parse.chains for link in chain)
    if after and _is_medial(frame, by_shape):
        return _widened(frame, by_parse, by_shape)
    return by_parse if after else by_shape


def _of_so(frame: Frame, verb: Token) -> Attribution | None:
    """ "So says the director": what the sentence before says."""
    if verb.lemma not in frame.cues("utter"):
        return None
    subjects = frame.sentence.children(verb, "nsubj")
    phrases = (p for n in subjects for p in source_phrases(frame.sentence, n, frame.lexicon, is_certain=True))
    chains = tuple((Link(p, (verb,)),) for p in phrases if p.head.index > verb.index)
    return Attribution(verb, chains, frozenset({0}), is_of_before=True)


def _closes(frame: Frame, by_parse: Attribution, by_shape: Attribution) -> bool:
    """True for ", Zora reported" at the end of what another is said to have said: it is about all of it."""
    above = frame.sentence.head(by_parse.cue)
    said = above.index < by_parse.cue.index and above.lemma in frame.cues("say") and above is not by_parse.cue
    wider = by_parse.content < by_shape.content and not frame.quoted
    return said and wider and by_parse.cue.dep == "ccomp" and not _is_between(frame, by_shape)


def _widened(frame: Frame, by_parse: Attribution, by_shape: Attribution) -> Attribution:
    """`by_parse` with what stands on the other side of its cue: "It is, says its curator, the oldest map"."""
    first = min(by_shape.tokens)
    nested = {t.lower for t in frame.sentence.tokens[max(0, first - 2) : first]} & _RELATIVE
    if nested or not by_parse.content < by_shape.content:  # "(who, his agent says, never signed)"
        return by_parse
    cue = by_parse.cue
    own = frame.indexes(cue) if cue.dep != "ROOT" else set()  # ", wrote X, with reference to Y"
    return replace(by_parse, content=by_parse.content | (by_shape.content - own))


def _confirms_before(frame: Frame, verb: Token) -> bool:
    """True for "The mayor confirmed this", "the mayor confirmed the news"."""
    if verb.lemma not in frame.lexicon.list("stances", "confirm"):
        return False
    objects = frame.sentence.children(verb, "dobj")
    return any(
        t.lower in ("this", "that", "it")
        or (t.lemma in ANAPHORIC and not frame.sentence.children(t, "prep", "acl", "relcl"))
        for t in objects
    ) and not frame.sentence.children(verb, "ccomp")


def _is_medial(frame: Frame, comment: Attribution) -> bool:
    """True for "The landlord, the tenant said, never came": content on both sides, no quotation."""
    return _is_between(frame, comment) and not frame.quoted


def _is_between(frame: Frame, comment: Attribution) -> bool:
    """True with content on both sides."""
    words = {i for i in comment.content if frame.sentence.tokens[i].pos != "PUNCT"}
    return min(words) < min(comment.tokens) and max(words) > max(comment.tokens)
