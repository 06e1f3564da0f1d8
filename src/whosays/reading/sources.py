"""Sources as a sentence names them: their words, what kind they are, whether they are named.

The kinds are those of the newsroom: named or unnamed person or group, organisation, government, media,
document, data, witness. A source's name is made from words of its span and of nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from whosays.lexicon import Lexicon
from whosays.model import SourceKind
from whosays.reading.parsing import ParsedSentence, Token
from whosays.reading.propositions import noun_phrase

FIRST_PERSON = frozenset(["i", "we", "us", "our", "my", "me", "ourselves"])
THIRD_PERSON = frozenset(["he", "she", "it", "they", "him", "her", "them"])
_SILENT = frozenset(
    [
        "you",
        "one",
        "who",
        "which",
        "that",
        "this",
        "there",
        "what",
        "these",
        "those",
        "everyone",
        "nobody",
        "someone",
    ]
)
_NUMBERS = {
    w: n
    for n, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
}
_PRONOUNS: Mapping[str, SourceKind] = {"it": "organisation", "they": "group", "them": "group"}
_KINDS: tuple[SourceKind, ...] = (
    "witness",
    "media",
    "document",
    "data",
    "government",
    "organisation",
    "group",
    "person",
)
_ABSTRACT = re.compile(r"(?:tion|sion|ment|ism|ity|ness|ing|ance|ence|ure|age|word|cism)s?$")
_OF_A_STATE = re.compile(
    r"\b(?:ministry|department|police|army|government|embassy|parliament|court|navy)\b", re.I
)


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """A source in its sentence: its words, and what they tell of it. `head` is its main noun."""

    head: Token
    tokens: tuple[Token, ...]
    name: str
    kind: SourceKind
    named: bool
    count: int | None = None

    @property
    def is_pronoun(self) -> bool:
        """True for "he said": who it is, an earlier sentence tells."""
        return self.head.pos == "PRON" and self.head.lower in THIRD_PERSON

    @property
    def is_definite(self) -> bool:
        """True for "the source said": it may take up one named before."""
        return self.tokens[0].lower in ("the", "this", "that", "these", "those") and not self.named


def source_phrases(
    sentence: ParsedSentence, noun: Token, lexicon: Lexicon, *, is_certain: bool = False
) -> tuple[SourcePhrase, ...]:
    """The sources that `noun` heads: it and those joined to it by "and"; none where it can be none.

    `is_certain` tells that the words around leave no doubt that it is a source ("according to").
    """
    nouns = [noun]
    for token in nouns:
        nouns.extend(t for t in sentence.children(token, "conj") if t.pos in ("NOUN", "PROPN", "PRON"))
    found = (source_phrase(sentence, n, lexicon, is_certain=is_certain) for n in nouns)
    return tuple(part for p in found if p for part in _coordinated(sentence, p, lexicon))


def _coordinated(
    sentence: ParsedSentence, phrase: SourcePhrase, lexicon: Lexicon
) -> tuple[SourcePhrase, ...]:
    """ "Police and media reports" is two sources, though one noun heads the words."""
    for first in sentence.children(phrase.head, "nmod", "compound"):
        joined = sentence.children(first, "conj")
        if joined and _listed(first, lexicon) and first.pos == "NOUN" and _listed(phrase.head, lexicon):
            kind = kind_of(sentence, first, (first,), lexicon) or "group"
            rest = sentence.tokens[joined[0].index : phrase.tokens[-1].index + 1]
            before = SourcePhrase(first, (first,), first.text, kind, False)
            return before, replace(phrase, tokens=rest, name=_words(sentence, rest))
    return (phrase,)


def source_phrase(
    sentence: ParsedSentence, noun: Token, lexicon: Lexicon, *, is_certain: bool = False
) -> SourcePhrase | None:
    """The source that `noun` heads; None where the words can be no source."""
    if (
        noun.lower in _SILENT
        or noun.lower in FIRST_PERSON
        or noun.pos not in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET")
    ):
        return None
    tokens = tuple(noun_phrase(sentence, noun))
    while len(tokens) > 1 and tokens[0].pos in ("ADV", "CCONJ", "SCONJ", "PUNCT") and tokens[0] is not noun:
        tokens = tokens[1:]
    apposed = _apposed_name(sentence, noun, lexicon)
    name = _words(sentence, apposed or tokens)
    if apposed:
        tokens = sentence.tokens[tokens[0].index : apposed[-1].index + 1]
    if not any(c.isalnum() for c in name):
        return None
    kind = kind_of(sentence, noun, tokens, lexicon)
    if kind is None and is_certain and not _ABSTRACT.search(noun.lower):
        kind = "group" if noun.tag == "NNS" else "person"
    if kind is None:
        return None
    named = bool(apposed) or _is_named(noun, name, lexicon)
    return SourcePhrase(noun, tokens, name, kind, named, _count(sentence, noun))


def _apposed_name(sentence: ParsedSentence, noun: Token, lexicon: Lexicon) -> tuple[Token, ...]:
    """The words of "Hua Chunying" in "a ministry spokeswoman, Hua Chunying, said"."""
    if noun.pos == "PROPN" and noun.lemma not in lexicon.list("sources", "person"):
        return ()
    for apposed in sentence.children(noun, "appos"):
        if apposed.pos == "PROPN" and apposed.entity in ("PERSON", "ORG", ""):
            return tuple(noun_phrase(sentence, apposed))
    return ()


def _words(sentence: ParsedSentence, tokens: tuple[Token, ...]) -> str:
    return " ".join(sentence.text[tokens[0].start : tokens[-1].end].split())


def _is_named(noun: Token, name: str, lexicon: Lexicon) -> bool:
    if lexicon.agency(name):
        return True
    common = any(noun.lemma in lexicon.list("sources", k) for k in ("person", "group", "witness"))
    return noun.pos == "PROPN" and not (common and noun.text.islower())


def kind_of(
    sentence: ParsedSentence, noun: Token, tokens: tuple[Token, ...], lexicon: Lexicon
) -> SourceKind | None:
    """The kind of source that `noun` heads; None where nothing tells that it is one."""
    if noun.pos == "PRON":
        return _PRONOUNS.get(noun.lower, "person")
    words = _words(sentence, tokens)
    bare = re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.I)
    if lexicon.agency(bare) or (noun.pos == "PROPN" and lexicon.agency(noun.text)):
        return "media"
    listed = _listed(noun, lexicon)
    if listed and noun.text[0].islower():
        official = listed in ("person", "group") and _speaks_for_a_state(tokens, lexicon)
        return "government" if official else listed
    if noun.entity == "PERSON":
        return "person"
    if noun.lower in lexicon.country_by_word or noun.entity in ("GPE", "NORP"):
        return "government"
    if _OF_A_STATE.search(words):
        return "government"
    if listed:
        return listed
    if noun.entity in ("ORG", "FAC"):
        return "organisation"
    return "person" if noun.pos == "PROPN" else None


def _listed(noun: Token, lexicon: Lexicon) -> SourceKind | None:
    for kind in _KINDS:
        words = lexicon.list("sources", kind)
        if noun.lemma in words or noun.lower in words:
            return kind
    return None


def _speaks_for_a_state(tokens: tuple[Token, ...], lexicon: Lexicon) -> bool:
    return any(
        t.lower in lexicon.country_by_word or t.lemma in lexicon.list("sources", "government") for t in tokens
    )


def _count(sentence: ParsedSentence, noun: Token) -> int | None:
    for token in sentence.children(noun, "nummod"):
        if token.text.isdecimal() and len(token.text) < 5:
            return int(token.text)
        if token.lower in _NUMBERS:
            return _NUMBERS[token.lower]
    return None


def is_medium(phrase: SourcePhrase, lexicon: Lexicon) -> bool:
    """True where `phrase` can relay what it is told: an agency, a paper, a broadcaster."""
    if phrase.kind == "media":
        return True
    audience = phrase.head.lemma in lexicon.list("sources", "audience")
    return phrase.named and phrase.kind in ("organisation", "document") and not audience
