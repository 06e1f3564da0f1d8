"""Relays: "X told the agency …", "in a statement carried by Y", "citing Z", "Y quoted X as saying …".

Who was told relays and stands nearest; who is cited stands behind whoever cites.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from whosays.reading.attribution.frames import Attribution, Frame, Link, antecedent_of
from whosays.reading.attribution.sources import SourcePhrase, is_medium, source_phrase, source_phrases
from whosays.reading.clauses.propositions import noun_phrase
from whosays.reading.parsing import Token

_EMPLOYED = ("from", "for", "with", "at", "of")


def told_medium(
    frame: Frame, verb: Token, content: set[int]
) -> tuple[SourcePhrase | None, tuple[Token, ...]]:
    """The medium that was told and relays: "told X", "spoke to X", "in a statement carried by X"."""
    for noun, cue in _told_nouns(frame, verb, content):
        phrase = (
            _printer(frame, noun)
            if cue[0].lemma in frame.cues("print")
            else source_phrase(frame.sentence, noun, frame.lexicon)
        )
        phrase = _with_name(frame, phrase) if phrase else None
        own = phrase is not None and phrase.tokens[0].lower in ("this", "our")  # "told this newspaper"
        bare = noun.lower.endswith("ly") and phrase is not None and phrase.tokens == (noun,)  # "spoke daily"
        if phrase and not own and not bare and not phrase.is_pronoun and is_medium(phrase, frame.lexicon):
            issued = cue[0].lemma in ("publish", "release", "issue", "post")
            if phrase.kind == "media" or not issued:
                return phrase, cue
    return None, ()


def _with_name(frame: Frame, phrase: SourcePhrase) -> SourcePhrase:
    """`phrase` with the name behind it, a second object to a parser: "told the agency Zora"."""
    sentence = frame.sentence
    after = sentence.tokens[phrase.tokens[-1].index + 1 :]
    name = next(
        (i for i, t in enumerate(after) if t.pos != "PROPN" or t.entity in ("DATE", "TIME")), len(after)
    )
    beside = name and sentence.head(after[name - 1]) is sentence.head(phrase.head)
    if not beside or phrase.named or not is_medium(phrase, frame.lexicon):
        return phrase
    tokens = (*phrase.tokens, *after[:name])
    return replace(phrase, tokens=tokens, name=sentence.words(tokens), named=True, kind="media")


def _printer(frame: Frame, noun: Token) -> SourcePhrase | None:
    """The source that `noun` names, a medium where it is a single name: "in remarks published by Zora"."""
    phrase = source_phrase(frame.sentence, noun, frame.lexicon)
    if phrase and phrase.kind == "person" and len(phrase.tokens) == 1 and noun.pos == "PROPN":
        return replace(phrase, kind="media", is_body=True)
    return phrase


def _told_nouns(frame: Frame, verb: Token, content: set[int]) -> Iterator[tuple[Token, tuple[Token, ...]]]:
    sentence = frame.sentence
    if verb.lemma in frame.cues("tell"):
        for noun in sentence.children(verb, "dobj", "dative", "iobj"):
            yield noun, (verb,)
            yield from ((medium, (verb,)) for medium in _employers(frame, verb, noun))
        for clause in sentence.children(verb, "ccomp", "xcomp"):  # a usual misparse of "told X that"
            for noun in sentence.children(clause, "nsubj"):
                if (
                    noun.index == verb.index + 1
                    and noun.pos == "PROPN"
                    and noun.index < clause.index
                    and len(sentence.children(clause, "nsubj", "nsubjpass")) > 1
                ):
                    yield noun, (verb,)
    for token in sentence.subtree(verb):
        if token.index in content and not _is_in_statement(frame, token):
            continue
        if token.lower == "on" and sentence.head(token).lower == "speaking":  # "speaking on Radio Delta"
            nouns = sentence.children(token, "pobj")
            on_air = [n for n in nouns if n.pos == "PROPN" and _is_on_air(frame, n)]
            yield from ((noun, (sentence.head(token), token)) for noun in on_air)
        if token.lower == "on" and frame.sentence.head(token).lemma in frame.cues(
            "carry"
        ):  # "read out on Radio Delta"
            governor = sentence.head(token)
            if governor.tag == "VBN" and governor is not verb:
                nouns = sentence.children(token, "pobj")
                yield from ((noun, (governor, token)) for noun in nouns if _is_on_air(frame, noun))
        if token.lower in ("to", "with") and token.dep in ("prep", "dative"):
            governor = sentence.head(token)
            if governor.lemma in frame.cues("address") or governor.lemma in frame.cues("occasion"):
                for noun in sentence.children(token, "pobj"):
                    yield noun, (governor, token)
                    yield from ((medium, (governor, token)) for medium in _employers(frame, governor, noun))
        if token.dep == "agent" and sentence.head(token).lemma in frame.cues("carry"):
            governor = sentence.head(token)
            if governor.dep in ("acl", "relcl", "advcl"):
                yield from ((noun, (governor, token)) for noun in sentence.children(token, "pobj"))


def _employers(frame: Frame, verb: Token, noun: Token) -> list[Token]:
    """Whom the one spoken to works for: "a reporter from the Ledger", "the Ledger's Ana Roos".

    Also where the parser hangs "from" on the verb. Whether it is a medium, whoever asks has to see.
    """
    sentence = frame.sentence
    is_reporter = noun.lemma in frame.lexicon.list("boilerplate", "own_people")
    if not is_reporter and noun.pos != "PROPN":
        return []
    near = [t for t in sentence.children(verb, "prep") if is_reporter and t.index == noun.index + 1]
    preps = [t for t in (*sentence.children(noun, "prep"), *near) if t.lower in _EMPLOYED]
    preps = [t for t in preps if t.lower != "at" or _is_at_medium(frame, t)]
    own = [] if is_reporter else sentence.children(noun, "poss")
    beside = [a for a in sentence.children(noun, "appos") if a.pos == "NOUN"]
    return [
        *own,
        *(n for prep in preps for n in sentence.children(prep, "pobj")),
        *(n for a in beside for n in _employers(frame, verb, a)),
    ]


def _is_at_medium(frame: Frame, at: Token) -> bool:
    """True for "reporters at the Ledger", False for "reporters at the Capitol", where they stood."""
    phrases = (source_phrase(frame.sentence, n, frame.lexicon) for n in frame.sentence.children(at, "pobj"))
    return any(p is not None and p.kind == "media" for p in phrases)


def _is_on_air(frame: Frame, noun: Token) -> bool:
    words = {t.lower for t in noun_phrase(frame.sentence, noun)}
    phrase = source_phrase(frame.sentence, noun, frame.lexicon)
    is_media = phrase is not None and phrase.kind == "media"
    return is_media or bool(words & {"radio", "tv", "television", "fm", "channel"})


def carrier(frame: Frame, phrase: SourcePhrase) -> tuple[Link, ...]:
    """The medium of "two diplomats quoted by the agency", as a link before theirs; else nothing.

    A parser may hang it on a noun within: "a letter by the mayor obtained by the agency".
    """
    nouns = [phrase.head, *(t for t in phrase.tokens if t.pos in ("NOUN", "PROPN") and t is not phrase.head)]
    for acl in (a for noun in nouns for a in frame.sentence.children(noun, "acl")):
        for by in frame.sentence.children(acl, "agent"):
            for noun in frame.sentence.children(by, "pobj"):
                medium = _printer(frame, noun)
                if (
                    acl.lemma in frame.cues("print") | frame.cues("consult") | frame.cues("carry")
                    and medium
                    and is_medium(medium, frame.lexicon)
                ):
                    return (Link(medium, (acl, by)),)
    return ()


def spokesman(frame: Frame, verb: Token) -> tuple[Link, ...]:
    """Who speaks for the subject: "said through its lawyer", "in a message read out by their manager"."""
    sentence = frame.sentence
    for prep in sentence.children(verb, "prep"):
        for noun in sentence.children(prep, "pobj"):
            if prep.lower in ("through", "via"):
                phrase = source_phrase(sentence, noun, frame.lexicon)
                if phrase and not phrase.is_body and not phrase.is_pronoun:
                    return (Link(phrase, (prep,)),)
            if noun.lemma in frame.cues("occasion") | frame.lexicon.list("sources", "document"):
                for reading in sentence.children(noun, "acl"):
                    phrases = [
                        source_phrase(sentence, n, frame.lexicon)
                        for by in sentence.children(reading, "agent")
                        for n in sentence.children(by, "pobj")
                    ]
                    if reading.lemma == "read" and phrases and phrases[0] and not phrases[0].is_body:
                        return (Link(phrases[0], (reading,)),)
    return ()


def quoting(frame: Frame, verb: Token) -> tuple[Link, ...]:
    """The medium of "Quoted in the Tribune, the vicar said …", as a link before the speaker."""
    sentence = frame.sentence
    subjects = sentence.children(verb, "nsubj")
    for quoted in [
        *sentence.children(verb, "advcl"),
        *(t for s in subjects for t in sentence.children(s, "acl")),
    ]:
        if quoted.tag != "VBN" or quoted.lemma not in frame.cues("consult"):
            continue
        for prep in sentence.children(quoted, "prep", "agent"):
            for noun in sentence.children(prep, "pobj"):
                medium = source_phrase(sentence, noun, frame.lexicon)
                if prep.lower in ("in", "by", "on") and medium and is_medium(medium, frame.lexicon):
                    return (Link(medium, (quoted, prep)),)
    return ()


def citer(frame: Frame, verb: Token) -> tuple[Link, ...]:
    """The medium of "the paper cited two diplomats who said", as a link before theirs; else nothing."""
    sentence = frame.sentence
    noun = sentence.head(verb)
    citing = sentence.head(noun)
    if verb.dep != "relcl" or noun.dep != "dobj" or citing.lemma not in ("cite", "quote", "interview"):
        return ()
    if sentence.children(citing, "neg"):
        return ()  # "did not interview two nurses who said": it is no word of theirs
    for subject in sentence.children(citing, "nsubj"):
        medium = source_phrase(sentence, subject, frame.lexicon)
        if medium and is_medium(medium, frame.lexicon):
            return (Link(medium, (citing,)),)
    return ()


def _is_in_statement(frame: Frame, token: Token) -> bool:
    """True inside "in a video aired by …", which the parser may hang on a word of the content."""
    carrying = frame.sentence.head(token)
    statement = frame.sentence.head(carrying)
    prep = frame.sentence.head(statement)
    return (
        token.dep == "agent"
        and carrying.dep == "acl"
        and statement.lemma in (frame.cues("occasion") | frame.lexicon.list("sources", "document"))
        and prep.lower in ("in", "on")
    )


def with_cited(frame: Frame, found: list[Attribution]) -> Iterator[Attribution]:
    """`found` with the sources that "citing …" adds behind each chain, or on its own."""
    cited = [c for t in frame.sentence.tokens for c in _citing(frame, t)]
    used: set[int] = set()
    for attribution in found:
        links = [link for cue, link in cited if _belongs(frame, cue, attribution)]
        used |= {cue.index for cue, _ in cited if _belongs(frame, cue, attribution)}
        words = {t.index for link in links for t in (*link.phrase.tokens, *link.cue)}
        inner = [x for x in links if any(x.cue[0] in frame.sentence.subtree(y.phrase.head) for y in links)]
        outer = [x for x in links if x not in inner]
        chains = (
            tuple((*chain, link, *inner[:1]) for chain in attribution.chains for link in outer)
            if outer
            else attribution.chains
        )
        yield replace(attribution, chains=chains, content=attribution.content - words)
    for cue in dict.fromkeys(c for c, _ in cited):
        if cue.index not in used:
            yield from _cited_alone(frame, cue, [link for c, link in cited if c is cue])


def _cited_alone(frame: Frame, cue: Token, links: list[Link]) -> Iterator[Attribution]:
    """ "The agency, citing an official, put the toll at nine": what cites is a medium, or the writer."""
    sentence = frame.sentence
    head = next((t for t in sentence.ancestors(cue) if t.pos in ("VERB", "AUX")), sentence.head(cue))
    content = frame.indexes(head) - frame.indexes(cue)
    if head is cue or not content:
        return
    subject = sentence.children(head, "nsubj")
    medium = source_phrase(sentence, subject[0], frame.lexicon) if subject else None
    outer = (Link(medium, (cue,)),) if medium and medium.kind == "media" else ()
    yield Attribution(cue, tuple((*outer, link) for link in links), frozenset(content))


def _citing(frame: Frame, token: Token) -> Iterator[tuple[Token, Link]]:
    if not _cites(frame, token):
        return
    nouns = frame.sentence.children(token, "dobj") or _noun_after(frame, token)
    if (
        token.lower not in ("citing", "quoting", "crediting") and token.pos != "VERB"
    ) or token.lower == "based":
        nouns = [
            n for p in frame.sentence.children(token, "prep") for n in frame.sentence.children(p, "pobj")
        ]
    for noun in nouns:
        if noun.lemma in frame.cues("no_citation"):
            continue
        phrases = source_phrases(frame.sentence, noun, frame.lexicon)
        if not phrases and _cites_as_medium(frame, token):
            phrases = source_phrases(frame.sentence, noun, frame.lexicon, is_certain=True)
        for phrase in phrases:
            yield token, Link(phrase, (token,))


def _cites(frame: Frame, token: Token) -> bool:
    """True for the word of "citing X", "which cited X", "with reference to X", "based on interviews"."""
    if token.lower in ("citing", "quoting", "crediting") or _is_cited_by_relative(frame, token):
        return True
    if token.lower == "reference":
        prep = frame.sentence.head(token)
        says = frame.sentence.head(prep).lemma in frame.cues("say")
        first = prep.index == 0 or _is_set_off(frame, prep)
        return token.dep == "pobj" and prep.lower == "with" and (says or first)
    on = any(t.lower == "on" for t in frame.sentence.children(token, "prep"))
    return (
        on and token.lower == "based" and token.dep in ("acl", "advcl", "prep") and _is_set_off(frame, token)
    )


def _noun_after(frame: Frame, citing: Token) -> list[Token]:
    """The noun right after "citing" that the parser has given to another verb."""
    if citing.lower != "citing":
        return []
    nouns = [t for t in frame.sentence.tokens[citing.index + 1 :] if t.pos in ("NOUN", "PROPN")]
    begun = [n for n in nouns if noun_phrase(frame.sentence, n)[0].index == citing.index + 1]
    return begun[-1:]


def _cites_as_medium(frame: Frame, citing: Token) -> bool:
    """True where the subject of the verb above is a medium: what it cites is a source."""
    for above in frame.sentence.ancestors(citing):
        for subject in frame.sentence.children(above, "nsubj"):
            phrase = source_phrase(frame.sentence, subject, frame.lexicon)
            return phrase is not None and phrase.kind == "media"
    return False


def _is_cited_by_relative(frame: Frame, token: Token) -> bool:
    """True for "according to the paper, which cited court papers"."""
    return (
        token.dep == "relcl"
        and token.lemma in ("cite", "quote")
        and any(t.lower in ("which", "who", "that") for t in frame.sentence.children(token, "nsubj"))
    )


def _belongs(frame: Frame, citing: Token, attribution: Attribution) -> bool:
    phrases = [t for chain in attribution.chains for link in chain for t in link.phrase.tokens]
    if frame.sentence.head(citing) in phrases or _follows(frame, citing, phrases):
        return True
    if citing.index in attribution.content:
        return (
            citing.index > attribution.cue.index
            and citing.index not in frame.quoted
            and _is_set_off(frame, citing)
        )
    return attribution.cue in frame.sentence.ancestors(citing)


def _follows(frame: Frame, citing: Token, phrases: list[Token]) -> bool:
    """True right behind the source, with at most a comma between: "the paper, citing court papers, said"."""
    before = [t.index for t in phrases if t.index < citing.index]
    between = frame.sentence.tokens[max(before) + 1 : citing.index] if before else ()
    return bool(before) and all(t.text == "," or t.lower in ("which", "who", "that") for t in between)


def _is_set_off(frame: Frame, token: Token) -> bool:
    return token.index > 0 and frame.sentence.tokens[token.index - 1].text == ","


def quoted_as_saying(frame: Frame, verb: Token) -> Attribution | None:
    """ "Y quoted X as saying …", "X was quoted by Y as saying …": Y relays X."""
    sentence = frame.sentence
    if verb.lemma not in ("quote", "cite", "report"):
        return None
    saying = [
        s for a in sentence.children(verb, "prep") if a.lower == "as" for s in sentence.children(a, "pcomp")
    ]
    saying += [s for s in sentence.children(verb, "advcl") if s.lower in ("saying", "telling")]
    if not saying:
        return None
    content = {t for below in sentence.children(saying[0], "ccomp") for t in frame.indexes(below)}
    content |= frame.quoted - {saying[0].index} if verb.index not in frame.quoted else set()
    if not content:
        above = [c for c in (sentence.head(verb), *sentence.children(verb, "ccomp")) if c is not verb]
        content = (
            (frame.indexes(above[0]) - frame.indexes(verb) if verb.dep != "ROOT" else frame.indexes(above[0]))
            if above
            else set()
        )
    passive = [antecedent_of(frame, t) for t in sentence.children(verb, "nsubjpass")]
    by = [
        *sentence.children(verb, "agent"),
        *(p for p in sentence.children(saying[0], "prep", "agent") if p.lower == "by"),
    ]
    agents = [n for t in by for n in sentence.children(t, "pobj")]
    content -= {i for t in by for i in frame.indexes(t)}
    speakers = passive or sentence.children(verb, "dobj")
    media = agents if passive else sentence.children(verb, "nsubj")
    links = []
    for nouns in (media[:1], speakers[:1]):
        phrase = source_phrase(sentence, nouns[0], frame.lexicon, is_certain=True) if nouns else None
        if phrase and not passive and nouns[0] in speakers:
            phrase = _up_to(frame, phrase, sentence.head(saying[0]))
        if phrase:
            links.append(Link(phrase, (verb, saying[0])))
    return Attribution(verb, (tuple(links),), frozenset(content)) if links else None


def _up_to(frame: Frame, phrase: SourcePhrase, end: Token) -> SourcePhrase:
    """`phrase` with what stands between it and "as": "an official at the safety bureau"."""
    between = frame.sentence.tokens[phrase.tokens[-1].index + 1 : end.index]
    fits = between and between[0].pos == "ADP" and not any(t.pos in ("VERB", "PUNCT") for t in between)
    if end.lower != "as" or not fits:
        return phrase
    tokens = (*phrase.tokens, *between)
    name = frame.sentence.words(tokens)
    return replace(phrase, tokens=tokens, name=name)
