"""Relays: "X told the agency …", "in a statement carried by Y", "citing Z", "Y quoted X as saying …".

Who was told relays and stands nearest; who is cited stands behind whoever cites.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from whosays.reading.frames import Attribution, Frame, Link
from whosays.reading.parsing import Token
from whosays.reading.sources import SourcePhrase, is_medium, source_phrase, source_phrases


def told_medium(
    frame: Frame, verb: Token, content: set[int]
) -> tuple[SourcePhrase | None, tuple[Token, ...]]:
    """The medium that was told and relays: "told X", "spoke to X", "in a statement carried by X"."""
    for noun, cue in _told_nouns(frame, verb, content):
        phrase = source_phrase(frame.sentence, noun, frame.lexicon)
        if phrase and not phrase.is_pronoun and is_medium(phrase, frame.lexicon):
            return phrase, cue
    return None, ()


def _told_nouns(frame: Frame, verb: Token, content: set[int]) -> Iterator[tuple[Token, tuple[Token, ...]]]:
    sentence = frame.sentence
    if verb.lemma in frame.cues("tell"):
        for noun in sentence.children(verb, "dobj", "dative", "iobj"):
            yield noun, (verb,)
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


def with_cited(frame: Frame, found: list[Attribution]) -> Iterator[Attribution]:
    """`found` with the sources that "citing …" adds behind each chain, or on its own."""
    cited = [c for t in frame.sentence.tokens for c in _citing(frame, t)]
    used: set[int] = set()
    for attribution in found:
        links = [link for cue, link in cited if _belongs(frame, cue, attribution)]
        used |= {cue.index for cue, _ in cited if _belongs(frame, cue, attribution)}
        words = {t.index for link in links for t in (*link.phrase.tokens, *link.cue)}
        chains = (
            tuple((*chain, link) for chain in attribution.chains for link in links)
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


def _citing(frame: Frame, token: Token) -> Iterator[tuple[Token, Link]]:
    if token.lower not in ("citing", "quoting", "crediting") or token.pos != "VERB":
        return
    for noun in frame.sentence.children(token, "dobj"):
        if noun.lemma in frame.cues("no_citation"):
            continue
        for phrase in source_phrases(frame.sentence, noun, frame.lexicon):
            yield token, Link(phrase, (token,))


def _belongs(frame: Frame, citing: Token, attribution: Attribution) -> bool:
    if citing.index in attribution.content and attribution.cue.lower != "according":
        return False
    phrases = [t for chain in attribution.chains for link in chain for t in link.phrase.tokens]
    head = frame.sentence.head(citing)
    if head in phrases or head is attribution.cue:
        return True
    return attribution.cue in list(frame.sentence.ancestors(citing))


def quoted_as_saying(frame: Frame, verb: Token) -> Attribution | None:
    """ "Y quoted X as saying …", "X was quoted by Y as saying …": Y relays X."""
    sentence = frame.sentence
    if verb.lemma not in ("quote", "cite"):
        return None
    saying = [
        s for a in sentence.children(verb, "prep") if a.lower == "as" for s in sentence.children(a, "pcomp")
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
