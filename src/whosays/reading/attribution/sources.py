"""Sources as a sentence names them: their words, what kind they are, whether they are named.

The kinds are those of the newsroom: named or unnamed person or group, organisation, government, media,
document, data, witness. A source's name is made from words of its span and of nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from whosays.lexicon import Lexicon
from whosays.lexicon.number_words import SMALL_NUMBERS
from whosays.model import SourceKind
from whosays.reading.attribution.source_kinds import (
    SOMEONE,
    THIRD_PERSON,
    is_matter,
    kind_of,
    listed_kind,
    whole_of,
)
from whosays.reading.clauses.propositions import noun_phrase
from whosays.reading.parsing import ParsedSentence, Token

FIRST_PERSON = frozenset(["i", "we", "us", "our", "my", "me", "ourselves"])
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
        "itself",
        "himself",
        "herself",
        "themselves",
        "everyone",
        "nobody",
        "none",
        "nothing",
        "'s",
        "’s",
        "anyone",
        "anybody",
        "everybody",
    ]
)
_NO_PART = ("whose", "which", "both", "either")
_ALL = ("all", "every", "most", "both")
_LONGEST_PARTICIPLE = 6
_ABSTRACT = re.compile(r"(?:tion|sion|ment|ism|ity|ness|ing|ance|ence|ure|age|word|cism)s?$")


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """A source in its sentence: its words, and what they tell of it. `head` is its main noun.

    `is_body` tells a ministry or a company, which is "it" or "they", from a person; `described` are the
    lemmas of what stands beside a name: "Olsen, the harbour master".
    """

    head: Token
    tokens: tuple[Token, ...]
    name: str
    kind: SourceKind
    named: bool
    count: int | None = None
    is_body: bool = False
    described: tuple[str, ...] = ()

    @property
    def is_pronoun(self) -> bool:
        """True for "he said": who it is, an earlier sentence tells."""
        return self.head.pos == "PRON" and self.head.lower in THIRD_PERSON

    @property
    def is_definite(self) -> bool:
        """True for "the source said": it may take up one named before."""
        return self.tokens[0].lower in ("the", "this", "that", "these", "those") and not self.named


def source_phrases(
    sentence: ParsedSentence,
    noun: Token,
    lexicon: Lexicon,
    *,
    is_certain: bool = False,
    is_speaker: bool = False,
) -> tuple[SourcePhrase, ...]:
    """The sources that `noun` heads: it and those joined to it by "and"; none where it can be none.

    `is_certain` tells that the words around leave no doubt that it is a source ("according to").
    """
    nouns = [noun]
    for token in nouns:
        nouns.extend(t for t in sentence.children(token, "conj") if t.pos in ("NOUN", "PROPN", "PRON"))
    nouns = [n for n in nouns if not _is_described_as(sentence, noun, n)]
    if nouns[1:] and (office := _office(sentence, noun, nouns[1], lexicon)):
        return (office,)
    same = [n for n in nouns if _is_same_person(sentence, noun, n)]
    found = (
        source_phrase(sentence, n, lexicon, is_certain=is_certain, is_speaker=is_speaker)
        for n in nouns
        if n not in same
    )
    if same:
        found = (_with_second(sentence, p, same[0]) if p and p.head is noun else p for p in found)
    return tuple(part for p in found if p for part in _coordinated(sentence, p, lexicon))


def _office(sentence: ParsedSentence, first: Token, second: Token, lexicon: Lexicon) -> SourcePhrase | None:
    """The one person of "Customs and Border Protection Commissioner Hale", who heads both."""
    words = sentence.tokens[
        noun_phrase(sentence, first)[0].index : noun_phrase(sentence, second)[-1].index + 1
    ]
    between = [t for t in words if first.index < t.index]
    plain = all(t.pos == "PROPN" or (t is between[0] and t.lower == "and") for t in between)
    titled = any(t.lower in lexicon.list("ranks", "office") for t in between[2:-1])
    if (
        first.pos != "PROPN"
        or first.entity == "PERSON"
        or second.entity != "PERSON"
        or not (plain and titled)
    ):
        return None
    phrase = source_phrase(sentence, second, lexicon)
    return replace(phrase, tokens=words, name=sentence.words(words)) if phrase else None


def _is_same_person(sentence: ParsedSentence, first: Token, second: Token) -> bool:
    """True for two nouns under one article, or of one owner.

    The senator of "one former governor and senator", the CEO of "Quill's founder and CEO".
    """
    common = second.text.islower() or (second.text.isupper() and second.entity != "ORG")
    alone = first.tag == "NN" and second.tag in ("NN", "NNP") and common and first is not second
    own = sentence.children(second, "det", "poss", "nummod")
    articles = [t.lower for t in sentence.children(first, "det", "nummod")]
    owned = bool(sentence.children(first, "poss"))
    return alone and not own and (owned or articles[:1] in (["a"], ["an"], ["one"]))


def _is_described_as(sentence: ParsedSentence, first: Token, second: Token) -> bool:
    """True for the expert of "Brown, a professor at Orle, and an expert on law, told us": it is Brown."""
    if first.pos != "PROPN" or second.tag != "NN" or not sentence.children(first, "appos"):
        return False
    article = sentence.tokens[sentence.subtree(second)[0].index]
    before = sentence.tokens[max(0, article.index - 2) : article.index]
    return article.lower in ("a", "an") and [t.lower for t in before] == [",", "and"]


def _with_second(sentence: ParsedSentence, phrase: SourcePhrase, second: Token) -> SourcePhrase:
    """ "A farmer and mayor": `phrase` with the second noun for the same person."""
    last = noun_phrase(sentence, second)[-1]
    tokens = sentence.tokens[phrase.tokens[0].index : last.index + 1]
    return replace(phrase, tokens=tokens, name=sentence.words(tokens))


def _coordinated(
    sentence: ParsedSentence, phrase: SourcePhrase, lexicon: Lexicon
) -> tuple[SourcePhrase, ...]:
    """ "Police and media reports" is two sources, though one noun heads the words."""
    for first in sentence.children(phrase.head, "nmod", "compound"):
        joined = sentence.children(first, "conj")
        if (
            joined
            and listed_kind(first, lexicon)
            and first.pos == "NOUN"
            and listed_kind(phrase.head, lexicon)
        ):
            kind = kind_of(sentence, first, (first,), lexicon) or "group"
            rest = sentence.tokens[joined[0].index : phrase.tokens[-1].index + 1]
            before = SourcePhrase(first, (first,), first.text, kind, named=False, is_body=True)
            return before, replace(phrase, tokens=rest, name=sentence.words(rest))
    return (phrase,)


def source_phrase(
    sentence: ParsedSentence,
    noun: Token,
    lexicon: Lexicon,
    *,
    is_certain: bool = False,
    is_speaker: bool = False,
) -> SourcePhrase | None:
    """The source that `noun` heads; None where the words can be no source.

    `is_speaker` tells that its verb is one of speech, so that any noun is a source, an abstract one,
    too: "the prosecution said".
    """
    tokens = _source_tokens(sentence, noun, lexicon)
    if not tokens or all(t.entity in ("DATE", "TIME") for t in tokens):  # "in September, which set"
        return None
    apposed = _apposed_name(sentence, noun, tokens, lexicon)
    name = sentence.words(apposed or tokens)
    if apposed:
        tokens = sentence.tokens[tokens[0].index : apposed[-1].index + 1]
        is_close = not any(t.text == "," for t in tokens) and not lexicon.agency(name)
        name = sentence.words(tokens) if is_close else name
    if not any(c.isalnum() for c in name) or tokens[0].lower.endswith(("selves", "himself", "herself")):
        return None  # "those who call themselves farmers say"
    if noun.lemma == "release" and any(t.lower == "of" for t in sentence.children(noun, "prep")):
        return None  # "the release of the prisoners"
    kind = kind_of(sentence, noun, tokens, lexicon)
    abstract = bool(_ABSTRACT.search(noun.lower))
    theirs = abstract and tokens[0].lower in ("their", "its", "his", "her")  # "stressed their independence"
    if kind is None and (theirs or noun.lemma in lexicon.list("sources", "no_speaker")):
        return None
    if kind is None and (is_speaker or (is_certain and not abstract)):
        kind = "organisation" if abstract else "group" if noun.tag == "NNS" else "person"
    if kind is None:
        return None
    if kind in ("document", "data") and not apposed:  # "photographs taken last week"
        plain = tuple(t for t in tokens if not (t.dep == "acl" and sentence.head(t) is noun))
        if len(plain) < len(tokens):
            tokens = tokens[: next(i for i, t in enumerate(tokens) if t not in plain)]
            name = sentence.words(tokens)
    named = bool(apposed) or _is_named(noun, name, lexicon)
    is_body = kind in ("organisation", "media", "document", "data") or (
        kind in ("government", "group") and not _is_person(noun, lexicon)
    )
    return SourcePhrase(
        noun, tokens, name, kind, named, _count(sentence, noun), is_body, _described(sentence, noun)
    )


def _described(sentence: ParsedSentence, noun: Token) -> tuple[str, ...]:
    """The lemmas of "Olsen, the harbour master" that say who Olsen is, last word last."""
    if noun.pos != "PROPN":
        return ()
    for apposed in sentence.children(noun, "appos"):
        if apposed.pos == "NOUN" and apposed.index > noun.index:
            words = noun_phrase(sentence, apposed)
            return tuple(
                t.lemma for t in words if t.index <= apposed.index and t.pos in ("NOUN", "ADJ", "PROPN")
            )
    return ()


def _source_tokens(sentence: ParsedSentence, noun: Token, lexicon: Lexicon) -> tuple[Token, ...]:
    """The words of the source that `noun` heads; none where it can head none."""
    told_who = bool(sentence.children(noun, "relcl", "acl", "prep"))
    whole = whole_of(sentence, noun)
    if whole and whole.lower == "which":
        return ()  # "all of which": what was told
    if noun.lower in SOMEONE or (noun.lower == "those" and told_who):
        return tuple(sentence.subtree(noun)) if told_who else ()
    if (
        (
            noun.lower in _SILENT
            and noun.tag != "CD"
            and not whole_of(sentence, noun)
            and not _are_described(sentence, noun)
        )
        or noun.lower in FIRST_PERSON
        or not (noun.pos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET") or _is_participle(sentence, noun))
    ):
        return ()
    tokens = tuple(noun_phrase(sentence, noun))
    while len(tokens) > 1 and tokens[-1].text in ("–", "—", "--"):
        tokens = tokens[:-1]
    if len(tokens) > 1 and tokens[0].lower in _NO_PART and noun is not tokens[0]:
        tokens = tokens[1:]  # "both the army and the rebels", ", whose mayor says", ", which one clerk says"
    while len(tokens) > 1 and tokens[0].pos in ("ADV", "CCONJ", "SCONJ", "PUNCT") and tokens[0] is not noun:
        tokens = tokens[1:]
    if len(tokens) > 1 and tokens[-1].tag == "POS":
        tokens = tokens[:-1]  # "the ministry's claim"
    if tokens[0].lower == "neither" and any(t.lower == "nor" for t in sentence.children(noun, "cc")):
        tokens = tokens[1:]  # "neither the police nor the hospital": both
    elif tokens[0].lower in ("no", "neither"):  # "no group has claimed the attack"
        return ()
    for prep in sentence.children(noun, "prep") if noun.pos == "PROPN" else ():  # "Olsen on Friday said"
        when = sentence.subtree(prep)
        if when[-1] is tokens[-1] and noun.entity == "PERSON" and is_matter(prep, when, lexicon):
            tokens = tokens[: -len(when)]
            continue
        where = noun.entity == "PERSON" and prep.lower in ("in", "on")  # "Olsen in the Daily Tide"
        if when[-1] is tokens[-1] and prep.index > noun.index and (where or when[-1].entity == "DATE"):
            tokens = tokens[: -len(when)]
    tokens = _with_participle(sentence, noun, _whole(sentence, noun, tokens))
    for token in tokens[:-1] if tokens[-1] is noun else tokens:
        for apposed in sentence.children(token, "appos"):  # "a report by the mission Clear Road"
            named = noun_phrase(sentence, apposed)
            if token is not noun and apposed.pos == "PROPN" and named[0].index == tokens[-1].index + 1:
                return (*tokens, *named)
    return tokens


def _whole(sentence: ParsedSentence, noun: Token, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`tokens` with what a parser cuts off: "co-" of "co-director Brandt", "and Trade" of a ministry."""
    hyphen = sentence.tokens[tokens[0].index - 1] if tokens[0].index > 1 else noun
    if hyphen.text == "-" and hyphen.end == tokens[0].start and noun is not hyphen:
        first = sentence.tokens[hyphen.index - 1]
        tokens = (first, hyphen, *tokens) if first.end == hyphen.start else tokens
    joining = sentence.tokens[min(tokens[-1].index + 1, len(sentence.tokens) - 1)]
    inner = sentence.head(joining)
    if joining.lower != "and" or inner is noun or inner not in tokens or inner.index < noun.index:
        return tokens
    for second in sentence.children(inner, "conj"):
        words = noun_phrase(sentence, second)
        named = second.pos in ("NOUN", "PROPN") and second.entity != "PERSON"
        if named and words[0].index == joining.index + 1 and words[-1].tag != "POS":
            return sentence.tokens[tokens[0].index : _end_of_name(sentence, words[-1]) + 1]
    return tokens


def _end_of_name(sentence: ParsedSentence, word: Token) -> int:
    """The index of the last word of the body's name that `word` is part of, its own where it is of none."""
    last = word.index
    for after in sentence.tokens[last + 1 :]:
        if after.entity != "ORG" or after.entity_start or word.entity != "ORG":
            break
        last = after.index
    return last


def _are_described(sentence: ParsedSentence, noun: Token) -> bool:
    """True for "those around the duke", "those who were there"."""
    return noun.lower == "those" and bool(sentence.children(noun, "prep", "amod"))


def _is_participle(sentence: ParsedSentence, noun: Token) -> bool:
    """True for "the accused", "the injured"."""
    return noun.tag == "VBN" and any(t.lower == "the" for t in sentence.children(noun, "det"))


def _with_participle(sentence: ParsedSentence, noun: Token, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Refugees arriving in the town": unnamed persons keep what tells who they are."""
    if noun.tag != "NNS" or tokens[-1].index + 1 >= len(sentence.tokens):
        return tokens
    after = sentence.tokens[tokens[-1].index + 1]
    if after.dep != "acl" or after.tag not in ("VBG", "VBN") or sentence.head(after) is not noun:
        return tokens
    words = sentence.subtree(after)
    plain = all(t.pos not in ("VERB", "AUX", "PUNCT") or t is after for t in words)
    told = any(t.dep in ("agent", "dobj") for t in words)
    fits = plain and not told and len(words) < _LONGEST_PARTICIPLE and words[0] is after
    return (*tokens, *words) if fits else tokens


def _is_person(noun: Token, lexicon: Lexicon) -> bool:
    """True for a person by office, calling or name: "minister", "activist", "Olsen"."""
    if noun.entity == "PERSON" or noun.pos in ("NUM", "DET") or noun.lower in SOMEONE:
        return True
    listed = (lexicon.list("sources", key) for key in ("office", "person", "witness", "group"))
    return any(noun.lemma in words or noun.lower in words for words in listed)


def _apposed_name(
    sentence: ParsedSentence, noun: Token, tokens: tuple[Token, ...], lexicon: Lexicon
) -> tuple[Token, ...]:
    """The words of "Hua Chunying" in "a ministry spokeswoman, Hua Chunying, said"."""
    if noun.pos == "PROPN" and noun.lemma not in lexicon.list("sources", "person"):
        return ()
    for apposed in sentence.children(noun, "appos"):
        named = tuple(noun_phrase(sentence, apposed))
        close = tokens[-1].index + 1 == named[0].index
        kinds = (
            ("PERSON", "ORG", "")
            if not close
            else ("PERSON", "ORG", "GPE", "PRODUCT", "WORK_OF_ART", "FAC", "NORP", "LOC", "")
        )
        if apposed.pos == "PROPN" and apposed.entity in kinds:
            return named
    below = (a for t in tokens if t is not noun for a in sentence.children(t, "appos"))
    return next((n for a in below if (n := _set_off_name(sentence, noun, a, lexicon))), ())


def _set_off_name(
    sentence: ParsedSentence, noun: Token, apposed: Token, lexicon: Lexicon
) -> tuple[Token, ...]:
    """The name in "the mayor of Sosnovsk, Oleg Tishin, said", which a parser may hang on the town."""
    named = tuple(noun_phrase(sentence, apposed))
    marks = [
        sentence.tokens[i].text for i in (named[0].index - 1, named[-1].index + 1) if i < len(sentence.tokens)
    ]
    office = noun.pos == "NOUN" and noun.tag == "NN" and _is_person(noun, lexicon)
    return named if office and apposed.entity == "PERSON" and marks == [",", ","] else ()


def _is_named(noun: Token, name: str, lexicon: Lexicon) -> bool:
    if lexicon.agency(name):
        return True
    common = any(noun.lemma in lexicon.list("sources", k) for k in ("person", "group", "witness"))
    numbered = noun.pos == "NUM" and noun.text[0].isupper()  # "Radio One"
    return (noun.pos == "PROPN" or numbered) and not (common and noun.text.islower())


def _count(sentence: ParsedSentence, noun: Token) -> int | None:
    for token in sentence.children(noun, "nummod"):
        if token.text.isdecimal() and len(token.text) < 5:
            return int(token.text)
        if token.lower in SMALL_NUMBERS:
            return SMALL_NUMBERS.index(token.lower)
    return None


def is_medium(phrase: SourcePhrase, lexicon: Lexicon) -> bool:
    """True where `phrase` can relay what it is told: an agency, a paper, a broadcaster."""
    audience = phrase.head.lemma in lexicon.list("sources", "audience")
    if phrase.head.lower == "agencies" and "news" not in phrase.name.lower():
        return False  # "warned federal agencies"
    if phrase.kind == "media":
        return phrase.named or not (audience or phrase.tokens[0].lower in _ALL)
    return phrase.named and phrase.kind in ("organisation", "document") and not audience
