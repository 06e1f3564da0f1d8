"""What kind of source a noun heads: a person, an organisation, a medium, a government, a document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from whosays.lexicon import Lexicon
from whosays.model import SourceKind
from whosays.reading.clauses.propositions import noun_phrase
from whosays.reading.parsing import ParsedSentence, Token

THIRD_PERSON = frozenset(["he", "she", "it", "they", "him", "her", "them", "his", "its", "their"])
SOMEONE = frozenset(["someone", "somebody"])  # with a clause that says who
_PARTS = frozenset(
    [
        "number",
        "couple",
        "handful",
        "majority",
        "minority",
        "dozen",
        "hundred",
        "thousand",
        "score",
        "group",
        "pair",
        "half",
    ]
)
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
_STATIONS = ("radio", "channel", "tv", "television")
_SITE = re.compile(r"[A-Za-z]\.(?:com|net|org|info|news|tv|[a-z]{2})$")  # "QQ.com"
_OF_A_STATE = re.compile(
    r"\b(?:ministry|department|police|army|government|embassy|parliament|court|navy)\b", re.I
)


def kind_of(
    sentence: ParsedSentence, noun: Token, tokens: tuple[Token, ...], lexicon: Lexicon
) -> SourceKind | None:
    """The kind of source that `noun` heads; None where nothing tells that it is one."""
    if noun.lower in SOMEONE:
        return "person"
    if noun.pos == "PRON" and noun.lower in THIRD_PERSON:
        return _PRONOUNS.get(noun.lower, "person")
    whole = whole_of(sentence, noun)
    if whole:
        return kind_of(sentence, whole, tuple(noun_phrase(sentence, whole)), lexicon) or (
            "group" if whole.tag == "NNS" else None
        )
    if noun.pos == "PRON":
        return "person"
    words = sentence.words(tokens)
    bare = re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.I)
    if lexicon.agency(bare) or (noun.pos == "PROPN" and lexicon.agency(noun.text)) or _SITE.search(noun.text):
        return "media"
    if noun.pos == "PROPN" and _is_masthead(noun, tokens, lexicon):
        return "media"
    if noun.pos == "NUM" and tokens[-2:-1] and tokens[-2].lower in _STATIONS and tokens[-2].pos == "PROPN":
        return "media"  # "Radio One"
    is_person = _has_calling(noun, tokens, lexicon) or _is_of_staff(noun, tokens, lexicon)
    if noun.pos == "PROPN" and noun.entity != "PERSON" and is_person:
        return "person"
    part = noun.lemma in lexicon.list("sources", "paper_or_station") or noun.lower == "service"
    if part and any(t.pos == "PROPN" and lexicon.agency(t.text) for t in tokens):
        return "media"  # "the BBC's Persian service"
    listed = listed_kind(noun, lexicon)
    if listed and noun.text[0].islower():
        official = listed in ("person", "group") and _speaks_for_a_state(tokens, lexicon)
        return "government" if official else listed
    if noun.entity == "PERSON":
        return "organisation" if _is_acronym(sentence, noun, tokens) else "person"
    if noun.lower not in lexicon.country_by_word and _is_acronym(sentence, noun, tokens):
        return "organisation"
    if noun.lower in lexicon.country_by_word or noun.entity in ("GPE", "NORP"):
        return "government"
    if _OF_A_STATE.search(words):
        return "government"
    if listed:
        return listed
    if noun.entity in ("ORG", "FAC"):
        return "person" if _has_age(sentence, noun) else "organisation"
    if noun.tag == "NNP" and tokens[0].lower == "the":
        return "organisation"  # one person's name takes no article
    return "person" if noun.pos == "PROPN" else None


def _is_acronym(sentence: ParsedSentence, noun: Token, tokens: tuple[Token, ...]) -> bool:
    """True for "ZTV": no person's name is in capitals where the rest is not."""
    alone = len([t for t in tokens if t.pos != "DET"]) == 1
    return alone and noun.text.isupper() and 2 < len(noun.text) < 6 and not sentence.text.isupper()


def _has_age(sentence: ParsedSentence, noun: Token) -> bool:
    """True for "Ilse Varga, 44,", whatever the parser takes the name for."""
    after = sentence.tokens[noun.index + 1 : noun.index + 4]
    marks = [t.text for t in after[::2]]
    return len(after) == 3 and marks[0] == "," and marks[1] in (",", ".") and after[1].text.isdecimal()


def _has_calling(noun: Token, tokens: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """True for "the beekeeper Stipe Radman", whatever the parser takes the name for."""
    common = [t for t in tokens if t.index < noun.index and t.pos == "NOUN" and t.text.islower()]
    before = common[-1:] if all(t.pos == "PROPN" for t in tokens[len(tokens) - 1 :]) else []
    return any(listed_kind(t, lexicon) in ("person", "witness") and t.tag == "NN" for t in before)


def _is_of_staff(noun: Token, tokens: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """True for "the Ledger's Rula Amin", all of which the parser takes for the name of a body."""
    owner = max((i for i, t in enumerate(tokens) if t.tag == "POS"), default=-1)
    name = [t for t in tokens[owner + 1 :] if t.index <= noun.index]
    first = bool(name) and any(name[0].lower in lexicon.list("first_names", k) for k in ("female", "male"))
    return owner > 0 and first and len(name) > 1 and all(t.pos == "PROPN" for t in name)


def _is_masthead(noun: Token, tokens: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """True for "the Harbour Herald" and for "the weekly Der Bote"."""
    if any(t.text.islower() and t.lower in lexicon.list("sources", "paper_or_station") for t in tokens):
        return True
    ends = len(tokens) > 1 and noun.lower in lexicon.list("sources", "masthead")
    return ends and (noun.entity != "PERSON" or tokens[0].lower == "the")


def whole_of(sentence: ParsedSentence, noun: Token) -> Token | None:
    """The noun of "the nurses" in "one of the nurses", "dozens of nurses"; None elsewhere."""
    if noun.pos not in ("NUM", "DET", "PRON", "ADJ") and noun.lemma not in _PARTS:
        return None
    for of in sentence.children(noun, "prep"):
        if of.lower == "of" and of.index == noun.index + 1:
            return next(iter(sentence.children(of, "pobj")), None)
    return None


def listed_kind(noun: Token, lexicon: Lexicon) -> SourceKind | None:
    """The kind under which the lexicon lists the noun; None where it does not."""
    for kind in _KINDS:
        words = lexicon.list("sources", kind)
        if noun.lemma in words or noun.lower in words:
            return kind
    calling = noun.lemma.removesuffix("s")
    if noun.pos == "NOUN" and calling not in lexicon.list("sources", "no_calling") and len(calling) > 5:
        return "person" if calling.endswith(tuple(sorted(lexicon.list("sources", "calling")))) else None
    return None


def _speaks_for_a_state(tokens: tuple[Token, ...], lexicon: Lexicon) -> bool:
    return any(
        t.lower in lexicon.country_by_word or t.lemma in lexicon.list("sources", "government") for t in tokens
    )


def is_matter(prep: Token, words: Sequence[Token], lexicon: Lexicon) -> bool:
    """True for "of the deal" in "said Olsen of the deal": no body or place that Olsen is of."""
    known = any(t.pos == "PROPN" or (t.pos == "NOUN" and listed_kind(t, lexicon)) for t in words)
    return prep.lower == "of" and not known
