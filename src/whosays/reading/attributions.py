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
from whosays.model import Stance
from whosays.reading.comment_clauses import after_quotation, in_relative, inserted, inverted, misread
from whosays.reading.convictions import conviction
from whosays.reading.denials import denial
from whosays.reading.fiction import in_fiction
from whosays.reading.forecasts import forecast
from whosays.reading.frames import Attribution, Frame, Link
from whosays.reading.headlines import headline
from whosays.reading.hearsay import heard
from whosays.reading.identifications import identification
from whosays.reading.interviews import answered
from whosays.reading.introductions import introduced
from whosays.reading.opinions import opinion, regarded
from whosays.reading.parsing import ParsedSentence, Token
from whosays.reading.relays import carrier, quoted_as_saying, with_cited
from whosays.reading.scopes import (
    side_by_side,
    with_own_doubts,
    with_own_relatives,
    within_quotations,
    without_thoughts,
)
from whosays.reading.silences import silence_of_adjective, silence_of_noun, silence_of_verb
from whosays.reading.sources import kind_of, source_phrases
from whosays.reading.speech import speech
from whosays.reading.stances import stance_of_cue
from whosays.reading.tagged import TaggedSentence, joined

_RELATIVE = frozenset(["who", "which", "that"])
_ANAPHORIC = frozenset(["this", "that", "it", "news", "report", "development", "information", "move"])


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
    frame = Frame(sentence, quoted, lexicon)
    if is_headline and (shaped := headline(frame)):
        return shaped
    found = [a for token in sentence.tokens for a in _at(frame, token)]
    answer = None if is_headline else answered(frame)
    found = [answer, *found] if answer else found
    brought_in = None if is_headline else introduced(frame)
    if brought_in and not any(a.content & frame.quoted for a in found):
        found = [brought_in, *found]
    if tagged:
        found = list(joined(frame, found, tagged))
    found = [a for a in within_quotations(frame, found) if not in_fiction(frame, a)]
    found = with_own_doubts(frame, without_thoughts(frame, found))
    found = with_own_relatives(frame, found)
    return tuple(with_cited(frame, side_by_side(frame, found)))


def _at(frame: Frame, token: Token) -> Iterator[Attribution]:
    if token.lower == "according" or (token.lower == "per" and _is_as_per(frame, token)):
        made = _according(frame, token)
    elif token.pos == "VERB" or (token.pos == "AUX" and token.lemma == "have"):
        made = (
            quoted_as_saying(frame, token)
            or silence_of_verb(frame, token)
            or denial(frame, token)
            or heard(frame, token)
            or identification(frame, token)
            or regarded(frame, token)
            or conviction(frame, token)
            or forecast(frame, token)
            or _disclosed(frame, token)
            or _passive(frame, token)
            or _spoken(frame, token)
        )
    elif token.pos in ("NOUN", "PROPN"):
        made = (
            _holder(frame, token)
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
        or (t.lemma in _ANAPHORIC and not frame.sentence.children(t, "prep", "acl", "relcl"))
        for t in objects
    ) and not frame.sentence.children(verb, "ccomp")


def _is_medial(frame: Frame, comment: Attribution) -> bool:
    """True for "The landlord, the tenant said, never came": content on both sides, no quotation."""
    return _is_between(frame, comment) and not frame.quoted


def _is_between(frame: Frame, comment: Attribution) -> bool:
    """True with content on both sides."""
    words = {i for i in comment.content if frame.sentence.tokens[i].pos != "PUNCT"}
    return min(words) < min(comment.tokens) and max(words) > max(comment.tokens)


def _passive(frame: Frame, verb: Token) -> Attribution | None:
    """ "confirmed by X and Y", "as reported by X", "was quoted by X as saying …"."""
    sentence = frame.sentence
    if verb.tag != "VBN" or verb.lemma not in frame.cues("say") | frame.cues("noun") | frame.cues("carry"):
        return None
    by_words = sentence.children(verb, "agent")
    by_words += [t for by in by_words for t in sentence.children(by, "conj") if t.lower == "by"]
    agents = [n for by in by_words for n in sentence.children(by, "pobj")]
    if not agents or (verb.lemma in ("accuse", "call", "describe", "urge") and not _is_called(frame, verb)):
        return None
    by = by_words[0]
    is_told = verb.lemma in frame.cues("utter")
    phrases = tuple(p for n in agents for p in source_phrases(sentence, n, frame.lexicon, is_certain=is_told))
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
        before = subject[0].lemma in _ANAPHORIC and any(
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


def _disclosed(frame: Frame, verb: Token) -> Attribution | None:
    """ "Was revealed in a filing", "is described in court papers as a gift": the document shows it."""
    sentence = frame.sentence
    subject = sentence.children(verb, "nsubjpass")
    if not subject or verb.lemma not in frame.cues("disclose") or sentence.children(verb, "agent"):
        return None
    if subject[0].lemma in _statements(frame) or sentence.children(verb, "neg") or _is_ahead(sentence, verb):
        return None
    nouns = [
        (prep, n)
        for prep in sentence.children(verb, "prep")
        if prep.lower == "in"
        for n in sentence.children(prep, "pobj")
    ]
    for prep, noun in nouns:
        phrases = source_phrases(sentence, noun, frame.lexicon)
        if phrases and all(p.kind in ("document", "media") for p in phrases):
            content = frame.indexes(verb) - frame.indexes(prep)
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
        | _ANAPHORIC
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
    if verb.dep == "acl" and noun.dep in ("appos", "npadvmod") and noun.lemma in (*_ANAPHORIC, "fact"):
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


def _according(frame: Frame, token: Token) -> Attribution | None:
    """ "according to X": the clause it hangs on, or the whole sentence from its edge."""
    sentence = frame.sentence
    to = next(iter(sentence.children(token, "prep")), token)
    nouns = sentence.children(to, "pobj")
    nouns = [n for n in nouns if n.lemma not in frame.cues("no_source")]
    phrases = tuple(p for n in nouns for p in source_phrases(sentence, n, frame.lexicon, is_certain=True))
    if not phrases:
        return None
    own = frame.indexes(token)
    head = sentence.head(token)
    comma = token.index == 0 or sentence.tokens[token.index - 1].text == ","
    if head.lemma in frame.cues("manner") and not comma and not phrases[0].named:
        return None  # "ranked according to their results"
    for above in [head, *sentence.ancestors(head)]:
        head = above
        if above.pos in ("VERB", "AUX"):
            break
    at_end = max(own) >= len(sentence.tokens) - 2 and sentence.tokens[token.index - 1].text == ","
    below = ("advcl", "conj", "xcomp", *(("ccomp",) if phrases[0].kind == "media" else ()))
    while at_end and head.dep in below and sentence.head(head).pos in ("VERB", "AUX"):
        head = sentence.head(
            head
        )  # "The aunt said it was empty, according to Radio Delta": Radio Delta relays her
    if token.index == 0 and sentence.roots:
        head = next(iter(reversed([head, *sentence.ancestors(head)])))
    chains = tuple((*carrier(frame, p), Link(p, (token, to))) for p in phrases)
    beside = _before_semicolon(frame, own)
    if beside:
        return Attribution(token, chains, beside)
    subjects = [t for t in sentence.children(head, "nsubj") if t.lower in ("that", "this", "it")]
    is_of_before = bool(subjects) and (head is token or head.lemma == "be")
    content = frozenset(frame.indexes(head) - own)
    if head is token:  # "That is according to the mayor", as the parser may have it
        content = frozenset(t.index for t in subjects)
    return Attribution(token, chains, content, is_of_before=is_of_before)


def _is_as_per(frame: Frame, per: Token) -> bool:
    """True for ", per the police report", and not for "nine crowns, per person"."""
    tokens = frame.sentence.tokens
    nouns = frame.sentence.children(per, "pobj")
    known = any(t.pos == "PROPN" or frame.sentence.children(t, "det", "poss") for t in nouns)
    return per.index > 0 and tokens[per.index - 1].text == "," and known


def _before_semicolon(frame: Frame, own: set[int]) -> frozenset[int]:
    """What stands before `own` in its half of "The pier fell, according to police; nobody was hurt"."""
    tokens = frame.sentence.tokens
    marks = {t.index for t in tokens if t.text == ";"} - frame.quoted
    if max(own) + 1 not in marks:
        return frozenset()
    first = max((i + 1 for i in marks if i < min(own)), default=0)
    words = frozenset(range(first, min(own)))
    return words if any(tokens[i].pos in ("VERB", "AUX") for i in words) else frozenset()


def _holder(frame: Frame, noun: Token) -> Attribution | None:
    """ "the ministry's claim that …", "a newspaper report that …"."""
    sentence = frame.sentence
    if noun.lemma not in frame.cues("holders") | frame.cues("think"):  # "voiced hope that …"
        return None
    clause = _that_clause_of(sentence, noun)
    if not clause and noun.lemma in frame.lexicon.list("stances", "commit") | {"threat"}:
        clause = [c for c in sentence.children(noun, "acl") if sentence.children(c, "aux") and c.tag == "VB"]
    owners = sentence.children(noun, "poss") + [
        n
        for p in sentence.children(noun, "prep")
        if p.lower in ("by", "from")
        for n in sentence.children(p, "pobj")
    ]
    owners = owners or [
        n
        for made in sentence.children(noun, "acl")
        for by in sentence.children(made, "agent")
        for n in sentence.children(by, "pobj")
        if made.lemma in frame.cues("give") | frame.cues("say")
    ]
    giver = sentence.head(noun)
    if not owners and noun.dep == "dobj" and giver.lemma in frame.cues("give"):
        owners = sentence.children(giver, "nsubj")
    owner = owners[0] if owners else noun
    clause = clause or _that_clause_of(sentence, owner)  # "a ruling by the court that …", hung on the court
    if not clause:
        return None
    if owner is noun and (noun.lemma not in ("report", "rumour", "rumor") or _is_denied(frame, noun)):
        return None
    if owner.tag == "PRP$":  # "repeated his claim that": the subject's
        above = [s for t in sentence.ancestors(noun) for s in sentence.children(t, "nsubj")]
        owner = above[0] if above else owner
    phrases = source_phrases(sentence, owner, frame.lexicon, is_certain=True)
    chains = tuple((Link(p, (noun,)),) for p in phrases)
    stance: Stance | None = "hedges" if noun.lemma in ("rumour", "rumor") else None
    if noun.lemma in ("denial", "rebuttal"):
        stance = "denies"
    if noun.lemma in frame.lexicon.list("stances", "commit") and clause[0].tag == "VB":
        stance = "predicts"
    return Attribution(noun, chains, frozenset(frame.indexes(clause[0])), stance)


def _that_clause_of(sentence: ParsedSentence, noun: Token) -> list[Token]:
    """The clauses that hang on `noun` and are no relative clauses: "that" stands for nothing in them."""
    clauses = sentence.children(noun, "acl", "ccomp", "relcl")
    return [c for c in clauses if any(_is_mark(sentence, c, t) for t in sentence.children(c))]


def _is_mark(sentence: ParsedSentence, clause: Token, that: Token) -> bool:
    """True for "that" as a conjunction, also where the parser takes it for an object: "that it would not hold"."""
    if that.lower != "that" or that.dep == "mark":
        return that.lower == "that"
    would = any(t.lower in ("would", "will") for t in sentence.children(clause, "aux"))
    return that.dep == "dobj" and would and bool(sentence.children(clause, "nsubj"))


def _is_denied(frame: Frame, noun: Token) -> bool:
    """True for "dismissed reports that …": the denial speaks of them, they tell nothing."""
    head = frame.sentence.head(noun)
    called = [t.lemma for t in frame.sentence.children(head, "acomp", "attr")] if head.lemma == "be" else []
    untrue = frame.lexicon.list("stances", "untrue")
    return head.lemma in frame.lexicon.list("stances", "deny") or any(word in untrue for word in called)
