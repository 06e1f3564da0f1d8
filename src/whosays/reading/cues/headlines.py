"""Whom a headline credits: "Police: …", "…, Minister Says", "… – report".

Headlines are set in title case and without verbs of their own, so that a parse says little; they are
read by their shape alone. A source has at most six words and ends in a word that names a source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from whosays.reading.attribution.frames import Attribution, Frame, Link
from whosays.reading.attribution.source_kinds import kind_of
from whosays.reading.attribution.sources import SourcePhrase
from whosays.reading.parsing import Token

_LONGEST = 6
_MARKS = (":", "–", "—", "-", "|")


def headline(frame: Frame) -> tuple[Attribution, ...]:
    """The attributions of a headline; none where its shape credits nobody."""
    tokens = [t for t in frame.sentence.tokens if t.pos != "SPACE"]
    found = next((a for a in _shapes(frame, tokens) if a), None)
    return (found,) if found else ()


def _shapes(frame: Frame, tokens: list[Token]) -> Iterator[Attribution | None]:
    said = _said_at_the_end(frame, tokens)
    before = tokens[: said.cue.index] if said else tokens
    for at, token in enumerate(before):
        if token.text in _MARKS and 0 < at < len(before) - 1:
            outer = _source(frame, before[:at], may_be_person=False)
            if outer and token.text == ":":
                yield _outside(said, outer, token) if said else _made(outer, token, before[at + 1 :])
            if not said and len(before) - at - 1 <= _LONGEST:
                inner = _source(frame, before[at + 1 :])
                yield _made(inner, token, before[:at]) if inner else None
    yield said
    yield _says_at_the_end(frame, tokens)
    yield _said_at_the_start(frame, tokens)


def _said_at_the_end(frame: Frame, tokens: list[Token]) -> Attribution | None:
    """ "Three dead in fire, police say"."""
    if len(tokens) < 4 or _lemma(tokens[-1]) not in frame.cues("say"):
        return None
    commas = [i for i, t in enumerate(tokens) if t.text in (",", *_MARKS)]
    if not commas or len(tokens) - commas[-1] - 2 > _LONGEST:
        return None
    if tokens[commas[-1]].text != "," and tokens[-1].lower.endswith("ed"):
        return None  # "Poisoning: more children admitted"
    source = _source(frame, tokens[commas[-1] + 1 : -1])
    return _made(source, tokens[-1], tokens[: commas[-1]]) if source else None


def _says_at_the_end(frame: Frame, tokens: list[Token]) -> Attribution | None:
    """ "Mayor knew of cracks, says engineer"."""
    commas = [i for i, t in enumerate(tokens) if t.text in (",", *_MARKS)]
    if not commas or commas[-1] < 2 or not 3 <= len(tokens) - commas[-1] <= _LONGEST + 2:
        return None
    cue = tokens[commas[-1] + 1]
    if not cue.lower.endswith("s") or _lemma(cue) not in frame.cues("utter"):
        return None
    return _made(_source(frame, tokens[commas[-1] + 2 :]), cue, tokens[: commas[-1]])


def _said_at_the_start(frame: Frame, tokens: list[Token]) -> Attribution | None:
    """ "Minister denies plan to close port"."""
    for at, token in enumerate(tokens[1:_LONGEST], start=1):
        if token.lower.endswith("s") and _lemma(token) in frame.cues("headline"):
            source = _source(frame, tokens[:at])
            denies = _lemma(token) in frame.lexicon.list("stances", "deny")
            made = _made(source, token, tokens[at + 1 :]) if source and at + 2 < len(tokens) else None
            return Attribution(made.cue, made.chains, made.content, "denies") if made and denies else made
    return None


def _lemma(token: Token) -> str:
    """The stem of a verb in the third person, which the parser may take for a name."""
    return re.sub(r"(?<=[^s])s$", "", re.sub(r"ies$", "y", token.lower))


def _source(frame: Frame, tokens: list[Token], *, may_be_person: bool = True) -> SourcePhrase | None:
    """The source that `tokens` name, by their last word; what leads a headline is rarely a person."""
    if not tokens or len(tokens) > _LONGEST or tokens[-1].pos in ("PUNCT", "NUM"):
        return None
    last, sources = tokens[-1], frame.lexicon
    words = " ".join(t.text for t in tokens)
    stems = {
        last.lower,
        last.lower.removesuffix("s"),
        last.lower.removesuffix("es"),
        re.sub(r"ies$", "y", last.lower),
    }
    kinds = ("witness", "media", "document", "data", "government", "organisation", "group", "person")
    listed = any(stems & sources.list("sources", kind) for kind in kinds)
    is_known = (
        (len(tokens) == 1 and last.text.isupper() and 1 < len(last.text) < _LONGEST)
        or sources.agency(words)
        or last.lower in sources.country_by_word
        or (may_be_person and all(t.entity == "PERSON" for t in tokens))
    )
    if not (listed or is_known) or any(t.pos in ("VERB", "AUX", "ADP") for t in tokens):
        return None
    if any(t.tag == "NNS" and after.text not in ("'", "’") for t, after in pairwise(tokens[:-1])):
        return None  # "hostages hug families": the parser has made a noun of the verb
    phrase = tuple(tokens)
    kind = kind_of(frame.sentence, last, phrase, sources) or "person"
    text = frame.sentence.text[tokens[0].start : last.end]
    return SourcePhrase(last, phrase, text, kind, bool(is_known) and not listed)


def _made(source: SourcePhrase | None, cue: Token, content: list[Token]) -> Attribution | None:
    if source is None or not content:
        return None
    return Attribution(cue, ((Link(source, (cue,)),),), frozenset(t.index for t in content))


def _outside(said: Attribution, outer: SourcePhrase, cue: Token) -> Attribution:
    """ "Reuters: talks collapse, sources say": the medium stands nearest."""
    chains = tuple((Link(outer, (cue,)), *chain) for chain in said.chains)
    words = {t.index for t in outer.tokens} | {cue.index}
    return Attribution(said.cue, chains, said.content - words)
