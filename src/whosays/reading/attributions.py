"""Who is credited with what inside one sentence: sources, cues and contents, linked into chains.

The frames are local syntax over a dependency parse, in the line of Pareti et al. (EMNLP 2013) for cue,
source and content, and of the newsroom for relays: "X told the agency" makes the agency the nearest
link and X the last, "citing X" adds X behind whoever cites. Contents are sets of token indexes of the
sentence; a chain is listed nearest first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from whosays.lexicon import Lexicon
from whosays.model import Stance, StanceKind
from whosays.reading.parsing import ParsedSentence, Token
from whosays.reading.sources import SourcePhrase, is_medium, source_phrase, source_phrases

_ANAPHORIC = frozenset("this that it news report development information move".split())
_SUBJECTS = ("nsubj", "csubj")
_WEAK_CUES = frozenset("show find suggest indicate signal learn hear understand see".split())
_FINDERS = frozenset({"data", "document", "media", "organisation"})
_MENTAL = frozenset("think believe hope fear expect know understand guess".split())


@dataclass(frozen=True, slots=True)
class Link:
    """A source with the words that credit it."""

    phrase: SourcePhrase
    cue: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """What one cue credits: parallel chains ("A and B said" has two), and the content's tokens.

    `stance` is set where the cue itself denies or does not confirm. `is_of_before` tells that the
    content is what the sentence before says ("This news was confirmed by …"); `is_of_witness` that it
    holds only where the source turns out to be a witness ("They have heard explosions").
    """

    cue: Token
    chains: tuple[tuple[Link, ...], ...]
    content: frozenset[int]
    stance: Stance | None = None
    stance_kind: StanceKind | None = None
    is_of_before: bool = False
    is_of_witness: bool = False

    @property
    def tokens(self) -> frozenset[int]:
        """The indexes of all words of its sources and cues."""
        links = [link for chain in self.chains for link in chain]
        phrase = {t.index for link in links for t in link.phrase.tokens}
        return frozenset(phrase | {t.index for link in links for t in link.cue} | {self.cue.index})


@dataclass(frozen=True)
class _Frame:
    """What every frame needs: the sentence, the indexes of its quoted tokens, the lexicon."""

    sentence: ParsedSentence
    quoted: frozenset[int]
    lexicon: Lexicon

    def cues(self, key: str) -> frozenset[str]:
        return self.lexicon.list("cues", key)

    def indexes(self, token: Token) -> set[int]:
        return {t.index for t in self.sentence.subtree(token)}


def attributions(
    sentence: ParsedSentence, quoted: frozenset[int], lexicon: Lexicon
) -> tuple[Attribution, ...]:
    """The attributions of `sentence`, in order of cue; `quoted` has the indexes of quoted tokens."""
    frame = _Frame(sentence, quoted, lexicon)
    found = [a for token in sentence.tokens for a in _at(frame, token)]
    return tuple(_with_cited(frame, _without_doubles(found)))


def _at(frame: _Frame, token: Token) -> Iterator[Attribution]:
    if token.lower == "according":
        made = _according(frame, token)
    elif token.pos == "VERB":
        made = _quoted_as_saying(frame, token) or _passive(frame, token) or _active(frame, token)
    elif token.pos == "NOUN":
        made = _holder(frame, token) or _no_comment(frame, token)
    else:
        made = None
    if made and made.chains:
        yield made


# ------------------------------------------------------------------------------------ active verbs


def _active(frame: _Frame, verb: Token) -> Attribution | None:
    """ "X said that …", "…, X said", "X told Y …", "X denied the report", "X has not confirmed …"."""
    speakers = _speakers(frame, verb)
    if not speakers:
        return None
    stance, kind = _stance_of(frame, verb)
    if stance is None and any(_is_doubtful(frame, s) for s in speakers):
        stance = "hedges"
    content = _content(frame, verb, speakers)
    if not content and stance == "cannot-confirm":
        content = {verb.index}
    if not content:
        return None
    cue = _cue_words(frame, verb)
    taken = {t.index for s in speakers for t in s.tokens}
    content -= taken | {verb.index} if content != {verb.index} else set()
    media, media_cue = _told_medium(frame, verb, content)
    chains = []
    for speaker in speakers:
        chain = [Link(speaker, cue)]
        if media:
            chain.insert(0, Link(media, media_cue))
        chains.append(tuple(chain))
    heard = verb.lemma in frame.cues("perceive") and _is_they(speakers)
    return Attribution(verb, tuple(chains), frozenset(content), stance, kind, is_of_witness=heard)


def _is_doubtful(frame: _Frame, speaker: SourcePhrase) -> bool:
    """True for "unconfirmed reports", "initial indications": words that hold their own word back."""
    statement = speaker.kind in ("media", "document", "data", "group")
    return statement and any(
        t.lower in frame.lexicon.list("hedges", "adjectives") for t in speaker.tokens
    )


def _speakers(frame: _Frame, verb: Token) -> tuple[SourcePhrase, ...]:
    subject = _subject(frame, verb)
    if subject is None or (subject.lower == "it" and frame.sentence.children(verb, "nsubjpass")):
        return ()
    is_certain = verb.lemma in frame.cues("speech") and bool(frame.sentence.children(verb, "ccomp"))
    return source_phrases(frame.sentence, subject, frame.lexicon, is_certain=is_certain)


def _subject(frame: _Frame, verb: Token) -> Token | None:
    """The subject of `verb`, or the one it shares with the verb it hangs on."""
    for _ in range(4):
        own = frame.sentence.children(verb, *_SUBJECTS)
        if own:
            return _antecedent(frame, own[0])
        if frame.sentence.children(verb, "nsubjpass"):
            return None
        head = frame.sentence.head(verb)
        if verb.dep in ("relcl", "acl") and head.pos in ("NOUN", "PROPN"):
            return head if verb.tag == "VBG" else None
        if verb.dep == "ROOT" or head is verb:
            return _lost_subject(frame, verb)
        if (
            verb.dep not in ("conj", "advcl", "xcomp", "acomp")
            or head is verb
            or head.pos not in ("VERB", "AUX", "ADJ")
        ):
            return None
        if verb.dep == "advcl" and verb.tag != "VBG":
            return None
        verb = head
    return None


def _lost_subject(frame: _Frame, verb: Token) -> Token | None:
    """The subject that the parser gave to an aside: "Olsen, who was among the injured, said"."""
    sentence = frame.sentence
    if verb.index == 0 or sentence.tokens[verb.index - 1].text != ",":
        return None
    for clause in sentence.children(verb, "ccomp"):
        if clause.index < verb.index:
            for noun in sentence.children(clause, "nsubj", "nsubjpass"):
                if noun.pos == "PROPN" and noun.index == sentence.subtree(verb)[0].index + len(
                    sentence.children(noun, "compound")
                ):
                    return noun
    return None


def _antecedent(frame: _Frame, subject: Token) -> Token:
    """The noun a relative pronoun stands for: "Hua, who said …"."""
    if subject.lower not in ("who", "which", "that"):
        return subject
    for above in frame.sentence.ancestors(subject):
        if above.dep == "relcl":
            return frame.sentence.head(above)
    return subject


def _stance_of(frame: _Frame, verb: Token) -> tuple[Stance | None, StanceKind | None]:
    """Denial and not confirming, as the cue itself says them."""
    sentence, lexicon = frame.sentence, frame.lexicon
    negated = bool(sentence.children(verb, "neg"))
    governing = sentence.head(verb) if verb.dep == "xcomp" else None
    if verb.lemma in lexicon.list("stances", "confirm"):
        if (
            governing
            and governing.lemma == "unable"
            or any(t.lower in ("could", "can") for t in sentence.children(verb, "aux"))
            and negated
        ):
            return "cannot-confirm", "could-not-verify"
        if negated:
            return "cannot-confirm", "not-confirmed"
        if governing and governing.lemma in lexicon.list("stances", "decline"):
            return "cannot-confirm", "not-confirmed"
    if verb.lemma in lexicon.list("stances", "decline"):
        below = sentence.children(verb, "xcomp")
        if below and below[0].lemma in lexicon.list("stances", "speaking"):
            return "cannot-confirm", "declined-to-comment"
    if verb.lemma in ("comment", "respond", "reply") and negated:
        return "cannot-confirm", "no-reply" if verb.lemma != "comment" else "declined-to-comment"
    if verb.lemma in lexicon.list("stances", "deny") and not negated and _is_denied(frame, verb):
        return "denies", None
    return None, None


def _is_denied(frame: _Frame, verb: Token) -> bool:
    objects = frame.sentence.children(verb, "dobj")
    if verb.lemma == "deny" or not objects:
        return True
    nouns = [t.lemma for o in objects for t in frame.sentence.subtree(o)]
    return any(n in frame.lexicon.list("stances", "deniable") for n in nouns)


def _content(frame: _Frame, verb: Token, speakers: tuple[SourcePhrase, ...]) -> set[int]:
    """The indexes of what `verb` credits its speakers with; empty where it credits nothing."""
    sentence = frame.sentence
    says, takes_noun = verb.lemma in frame.cues("say"), verb.lemma in frame.cues("noun")
    kinds = {s.kind for s in speakers}
    if verb.lemma in _WEAK_CUES and not kinds & _FINDERS:
        says = False
    content: set[int] = set()
    heads = {s.head.index for s in speakers}
    clause = [c for c in sentence.children(verb, "ccomp") if not frame.indexes(c) & heads]
    if says and clause:
        content |= frame.indexes(clause[0]) - _own_concession(frame, clause[0])
    if verb.lemma in frame.cues("act") or says:
        for below in sentence.children(verb, "xcomp"):
            if verb.lemma in frame.cues("act") or below.tag == "VBG":
                content |= frame.indexes(below)
    if says and not content:
        content |= _parenthetic(frame, verb)
    if says and _is_outside_quotes(frame, verb):
        content |= _quoted_beside(frame, verb, content)
    if verb.lemma in frame.cues("show") and kinds & {"data", "document"}:
        takes_noun = True
    if not content and takes_noun and _governs_statement(frame, verb):
        for below in sentence.children(verb, "dobj", "oprd"):
            content |= frame.indexes(below)
        if content or verb.lemma in ("refer", "speak"):
            for prep in sentence.children(verb, "prep"):
                if prep.lower in ("of", "as", "for", "over"):
                    content |= frame.indexes(prep)
    if (
        not content
        and verb.lemma in frame.cues("perceive")
        and ("witness" in kinds or _is_they(speakers))
    ):
        for below in sentence.children(verb, "dobj", "ccomp"):
            content |= frame.indexes(below)
    if not content and verb.lemma == "refer":
        for prep in sentence.children(verb, "prep"):
            content |= frame.indexes(prep)
    return content


def _is_they(speakers: tuple[SourcePhrase, ...]) -> bool:
    return any(s.is_pronoun and s.head.lower in ("they", "he", "she") for s in speakers)


def _governs_statement(frame: _Frame, verb: Token) -> bool:
    """False where a noun after the verb is a thing and no statement: "released a prisoner"."""
    sentence = frame.sentence
    if (
        verb.tag == "VBG"
        and verb.dep in ("advcl", "acl", "prep")
        and not sentence.children(verb, "nsubj")
    ):
        return False
    objects = sentence.children(verb, "dobj")
    if verb.lemma in frame.cues("noun_of_statement"):
        statements = frame.cues("holders") | frame.lexicon.list("sources", "document")
        return any(o.lemma in statements for o in objects)
    if verb.lemma in frame.lexicon.list("stances", "deny"):
        return not any(o.lemma in frame.lexicon.list("stances", "refusable") for o in objects)
    return True


def _own_concession(frame: _Frame, clause: Token) -> set[int]:
    """ ", although there was no comment" after what is credited: the writer's own words again."""
    sentence = frame.sentence
    found: set[int] = set()
    for below in sentence.children(clause, "advcl"):
        first = sentence.subtree(below)[0]
        concedes = first.lower in ("although", "though", "while", "whereas", "but")
        if (
            concedes
            and below.index > clause.index
            and first.index
            and sentence.tokens[first.index - 1].text == ","
        ):
            found |= frame.indexes(below)
    return found - frame.quoted


def _parenthetic(frame: _Frame, verb: Token) -> set[int]:
    """The clause that "X said" stands beside: "…, X said", "as X said, …"."""
    sentence = frame.sentence
    head = sentence.head(verb)
    is_as_clause = verb.dep == "advcl" and any(
        t.lower == "as" for t in sentence.children(verb, "mark", "advmod")
    )
    if head is verb or not (verb.dep in ("parataxis", "ccomp") or is_as_clause):
        return set()
    if verb.dep == "ccomp" and not _comes_after_comma(sentence, verb):
        return set()
    if is_as_clause and sentence.children(verb, "dobj", "xcomp", "ccomp"):
        return set()  # "as rebels continue to advance" credits nobody
    return frame.indexes(head) - frame.indexes(verb)


def _comes_after_comma(sentence: ParsedSentence, verb: Token) -> bool:
    first = sentence.subtree(verb)[0].index
    return first > 0 and sentence.tokens[first - 1].text in (",", "”", '"', "—", "–", "’")


def _is_outside_quotes(frame: _Frame, verb: Token) -> bool:
    return bool(frame.quoted) and verb.index not in frame.quoted


def _quoted_beside(frame: _Frame, verb: Token, content: set[int]) -> set[int]:
    """The quotations of the sentence that belong to `verb`: all, unless another cue stands nearer."""
    runs = _runs(frame.quoted)
    others = [
        t.index
        for t in frame.sentence.tokens
        if t.index != verb.index
        and t.index not in frame.quoted
        and t.index not in content
        and t.pos == "VERB"
        and t.lemma in frame.cues("say")
        and frame.sentence.children(t, "nsubj")
    ]
    near: set[int] = set()
    for run in runs:
        gap = min(abs(verb.index - run[0]), abs(verb.index - run[-1]))
        if set(run) & content:
            near |= set(run)
        elif len(run) > 3 and not any(min(abs(o - run[0]), abs(o - run[-1])) < gap for o in others):
            near |= set(run)
    return near


def _runs(indexes: Iterable[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for i in sorted(indexes):
        if runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _cue_words(frame: _Frame, verb: Token) -> tuple[Token, ...]:
    """The verb with its negation and the verb that governs it: "has not confirmed", "declined to"."""
    sentence = frame.sentence
    words = [verb, *sentence.children(verb, "neg", "aux", "auxpass", "prt")]
    governing = sentence.head(verb)
    if verb.dep == "xcomp" and governing is not verb and governing.index < verb.index:
        words.append(governing)
    return tuple(sorted((t for t in words if t.lower != "to"), key=lambda t: t.index))


# ------------------------------------------------------------------------------------------ relays


def _told_medium(
    frame: _Frame, verb: Token, content: set[int]
) -> tuple[SourcePhrase | None, tuple[Token, ...]]:
    """The medium that was told and relays: "told X", "spoke to X", "in a statement carried by X"."""
    for noun, cue in _told_nouns(frame, verb, content):
        phrase = source_phrase(frame.sentence, noun, frame.lexicon)
        if phrase and not phrase.is_pronoun and is_medium(phrase, frame.lexicon):
            return phrase, cue
    return None, ()


def _told_nouns(
    frame: _Frame, verb: Token, content: set[int]
) -> Iterator[tuple[Token, tuple[Token, ...]]]:
    sentence = frame.sentence
    if verb.lemma in frame.cues("tell"):
        for noun in sentence.children(verb, "dobj", "dative", "iobj"):
            yield noun, (verb,)
        for clause in sentence.children(
            verb, "ccomp", "xcomp"
        ):  # a usual misparse of "told X that"
            for noun in sentence.children(clause, "nsubj"):
                if (
                    noun.index == verb.index + 1
                    and noun.pos == "PROPN"
                    and noun.index < clause.index
                    and len(sentence.children(clause, "nsubj", "nsubjpass")) > 1
                ):
                    yield noun, (verb,)
    for token in sentence.subtree(verb):
        if token.index in content:
            continue
        if token.lower in ("to", "with") and token.dep in ("prep", "dative"):
            governor = sentence.head(token)
            if governor.lemma in frame.cues("address") or governor.lemma in (
                "interview",
                "conversation",
                "statement",
                "remark",
                "comment",
            ):
                yield from ((noun, (governor, token)) for noun in sentence.children(token, "pobj"))
        if token.dep == "agent" and sentence.head(token).lemma in frame.cues("carry"):
            governor = sentence.head(token)
            if governor.dep in ("acl", "relcl", "advcl"):
                yield from ((noun, (governor, token)) for noun in sentence.children(token, "pobj"))


def _with_cited(frame: _Frame, found: list[Attribution]) -> Iterator[Attribution]:
    """`found` with the sources that "citing …" adds behind each chain, or on its own."""
    cited = [c for t in frame.sentence.tokens for c in _citing(frame, t)]
    used: set[int] = set()
    for attribution in found:
        links = [link for cue, link in cited if _belongs(frame, cue, attribution)]
        used |= {cue.index for cue, _ in cited if _belongs(frame, cue, attribution)}
        words = {t.index for link in links for t in (*link.phrase.tokens, *link.cue)}
        chains = (
            tuple(chain + (link,) for chain in attribution.chains for link in links)
            if links
            else attribution.chains
        )
        yield replace(attribution, chains=chains, content=attribution.content - words)
    for cue in dict.fromkeys(c for c, _ in cited):
        if cue.index not in used:
            links = [link for c, link in cited if c is cue]
            head = frame.sentence.head(cue)
            content = frame.indexes(head) - frame.indexes(cue)
            if head is not cue and content:
                yield Attribution(cue, tuple((link,) for link in links), frozenset(content))


def _citing(frame: _Frame, token: Token) -> Iterator[tuple[Token, Link]]:
    if token.lower not in ("citing", "quoting", "crediting") or token.pos != "VERB":
        return
    for noun in frame.sentence.children(token, "dobj"):
        if noun.lemma in frame.cues("no_citation"):
            continue
        for phrase in source_phrases(frame.sentence, noun, frame.lexicon):
            yield token, Link(phrase, (token,))


def _belongs(frame: _Frame, citing: Token, attribution: Attribution) -> bool:
    if citing.index in attribution.content and attribution.cue.lower != "according":
        return False
    phrases = [t for chain in attribution.chains for link in chain for t in link.phrase.tokens]
    head = frame.sentence.head(citing)
    if head in phrases or head is attribution.cue:
        return True
    return attribution.cue in list(frame.sentence.ancestors(citing))


# ----------------------------------------------------------------------------------- other frames


def _passive(frame: _Frame, verb: Token) -> Attribution | None:
    """ "confirmed by X and Y", "as reported by X", "was quoted by X as saying …"."""
    sentence = frame.sentence
    if verb.tag != "VBN" or verb.lemma not in frame.cues("say") | frame.cues("noun") | frame.cues(
        "carry"
    ):
        return None
    agents = [n for by in sentence.children(verb, "agent") for n in sentence.children(by, "pobj")]
    if not agents or verb.lemma in ("accuse", "call", "describe", "urge"):
        return None
    by = sentence.children(verb, "agent")[0]
    phrases = tuple(p for n in agents for p in source_phrases(sentence, n, frame.lexicon))
    chains = tuple((Link(p, (verb, by)),) for p in phrases)
    subject = sentence.children(verb, "nsubjpass")
    if subject:
        if verb.lemma in frame.cues("carry") and not verb.lemma in frame.cues("say"):
            return None
        content = set().union(
            *(frame.indexes(t) for t in sentence.children(verb, "nsubjpass", "prep", "npadvmod"))
        )
        before = subject[0].lemma in _ANAPHORIC and any(
            t.lower in ("this", "that", "the")
            for t in [subject[0], *sentence.children(subject[0], "det")]
        )
        return Attribution(verb, chains, frozenset(content), is_of_before=before)
    head = sentence.head(verb)
    is_as = (
        any(t.lower == "as" for t in sentence.children(verb, "mark", "advmod", "prep"))
        or head.lower == "as"
    )
    if is_as and head is not verb:
        top = _top_clause(sentence, head)
        own = frame.indexes(verb) | ({head.index} if head.lower == "as" else set())
        return Attribution(verb, chains, frozenset(frame.indexes(top) - own))
    return _released_by(frame, verb, chains)


def _top_clause(sentence: ParsedSentence, token: Token) -> Token:
    """The finite verb above `token` that a comment at its end is about."""
    for above in sentence.ancestors(token):
        if token.pos in ("VERB", "AUX") and token.dep not in ("advcl", "xcomp", "conj", "acl"):
            break
        token = above
    return token


def _released_by(
    frame: _Frame, verb: Token, chains: tuple[tuple[Link, ...], ...]
) -> Attribution | None:
    """ "was captured in photos released by X": X is credited with what the photos show."""
    sentence = frame.sentence
    noun = sentence.head(verb)
    if verb.dep != "acl" or noun.dep != "pobj":
        return None
    if noun.lemma not in frame.lexicon.list("sources", "data") | frame.lexicon.list(
        "sources", "document"
    ):
        return None
    prep = sentence.head(noun)
    governing = sentence.head(prep)
    if (
        prep.lower not in ("in", "on")
        or governing.pos != "VERB"
        or governing.lemma in frame.cues("say")
    ):
        return None
    return Attribution(verb, chains, frozenset(frame.indexes(governing) - frame.indexes(prep)))


def _quoted_as_saying(frame: _Frame, verb: Token) -> Attribution | None:
    """ "Y quoted X as saying …", "X was quoted by Y as saying …": Y relays X."""
    sentence = frame.sentence
    if verb.lemma not in ("quote", "cite"):
        return None
    saying = [
        s
        for a in sentence.children(verb, "prep")
        if a.lower == "as"
        for s in sentence.children(a, "pcomp")
    ]
    saying += [s for s in sentence.children(verb, "advcl") if s.lower in ("saying", "telling")]
    if not saying:
        return None
    content = frame.indexes(saying[0]) - {saying[0].index}
    passive = sentence.children(verb, "nsubjpass")
    agents = [n for by in sentence.children(verb, "agent") for n in sentence.children(by, "pobj")]
    speakers = passive or sentence.children(verb, "dobj")
    media = agents if passive else sentence.children(verb, "nsubj")
    links = []
    for nouns in (media[:1], speakers[:1]):
        phrase = source_phrase(sentence, nouns[0], frame.lexicon) if nouns else None
        if phrase:
            links.append(Link(phrase, (verb, saying[0])))
    return Attribution(verb, (tuple(links),), frozenset(content)) if links else None


def _according(frame: _Frame, token: Token) -> Attribution | None:
    """ "according to X": the clause it hangs on, or the whole sentence from its edge."""
    sentence = frame.sentence
    nouns = [n for to in sentence.children(token, "prep") for n in sentence.children(to, "pobj")]
    nouns = [n for n in nouns if n.lemma not in frame.cues("no_source")]
    phrases = tuple(
        p for n in nouns for p in source_phrases(sentence, n, frame.lexicon, is_certain=True)
    )
    if not phrases:
        return None
    own = frame.indexes(token)
    head = sentence.head(token)
    for above in [head, *sentence.ancestors(head)]:
        head = above
        if above.pos in ("VERB", "AUX"):
            break
    if token.index == 0 and sentence.roots:
        head = next(iter(reversed([head, *sentence.ancestors(head)])))
    to = sentence.children(token, "prep")[0]
    chains = tuple((Link(p, (token, to)),) for p in phrases)
    return Attribution(token, chains, frozenset(frame.indexes(head) - own))


def _holder(frame: _Frame, noun: Token) -> Attribution | None:
    """ "the ministry's claim that …", "a newspaper report that …"."""
    sentence = frame.sentence
    if noun.lemma not in frame.cues("holders"):
        return None
    clause = [
        c
        for c in sentence.children(noun, "acl", "ccomp", "relcl")
        if any(t.lower == "that" and t.dep == "mark" for t in sentence.children(c))
    ]
    if not clause:
        return None
    owners = sentence.children(noun, "poss") + [
        n
        for p in sentence.children(noun, "prep")
        if p.lower in ("by", "from")
        for n in sentence.children(p, "pobj")
    ]
    owner = owners[0] if owners else noun
    if owner is noun and noun.lemma != "report":
        return None
    phrases = source_phrases(sentence, owner, frame.lexicon)
    chains = tuple((Link(p, (noun,)),) for p in phrases)
    return Attribution(noun, chains, frozenset(frame.indexes(clause[0])))


def _no_comment(frame: _Frame, noun: Token) -> Attribution | None:
    """ "no comment from X", "X had no comment"."""
    sentence = frame.sentence
    if noun.lemma not in ("comment", "response", "reply", "confirmation"):
        return None
    if not any(t.lower == "no" for t in sentence.children(noun)):
        return None
    givers = [
        n
        for p in sentence.children(noun, "prep")
        if p.lower in ("from", "by")
        for n in sentence.children(p, "pobj")
    ]
    head = sentence.head(noun)
    if not givers and head.lemma in ("have", "offer", "give", "make"):
        givers = sentence.children(head, "nsubj")
    phrases = tuple(p for n in givers[:1] for p in source_phrases(sentence, n, frame.lexicon))
    words = tuple(t for t in sentence.children(noun) if t.lower == "no") + (noun,)
    kind: StanceKind = (
        "not-confirmed"
        if noun.lemma == "confirmation"
        else "declined-to-comment"
        if noun.lemma == "comment"
        else "no-reply"
    )
    content = {t.index for t in words}
    return Attribution(
        noun, tuple((Link(p, words),) for p in phrases), frozenset(content), "cannot-confirm", kind
    )


def _without_doubles(found: list[Attribution]) -> list[Attribution]:
    """`found` without cues that others already hold, and without a speaker's thoughts inside speech."""
    kept: list[Attribution] = []
    for a in found:
        inside = [b for b in found if b is not a and a.cue.index in b.content]
        pronoun = all(chain[-1].phrase.is_pronoun for chain in a.chains)
        if inside and pronoun and a.cue.lemma in _MENTAL:
            continue
        kept.append(a)
    return kept
