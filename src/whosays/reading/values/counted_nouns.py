"""The noun that a number counts or measures: "people" of "eleven people", "coal" of "600 tons of coal"."""

from __future__ import annotations

from whosays.model import Span
from whosays.reading.parsing import ParsedSentence, Token


def token_at(sentence: ParsedSentence, place: int) -> Token | None:
    """The token that holds a code point of the sentence."""
    return next((t for t in sentence.tokens if t.start <= place < t.end), None)


def noun_of(sentence: ParsedSentence, number: Span, unit: str | None) -> str | None:
    """The lemma of what the number at `number`, with its unit, is of; None where it is not told."""
    last = token_at(sentence, number.end - 1)
    if last is None:
        return None
    following = sentence.tokens[last.index + 1] if last.index + 1 < len(sentence.tokens) else None
    if following is not None and following.lower == "of":
        noun = _noun_after(sentence, following.index + 1)
    elif last.lower == "of":
        noun = _noun_after(sentence, last.index + 1)
    elif unit and unit != "share":
        noun = _noun_after(sentence, last.index + 1) if "-" in number.of(sentence.text) else None
    elif following is not None and following.text == "-":
        joined = sentence.tokens[following.index + 1 : following.index + 2]
        if joined and joined[0].pos == "NOUN":  # "a two-car tram"
            return joined[0].lemma
        noun = _noun_after(sentence, following.index + 1)
    else:
        noun = counted(sentence, last) or _noun_after(sentence, last.index + 1)
    return noun.lemma if noun else None


def counted(sentence: ParsedSentence, number: Token) -> Token | None:
    """The noun that the parse says `number` counts, where it follows."""
    head = sentence.head(number)
    while head.dep in {"quantmod", "nummod", "compound"} and head.pos == "NUM" and head.index > number.index:
        head = sentence.head(head)
    follows = number.index < head.index <= number.index + 6 and head.pos in {"NOUN", "PROPN"}
    return head if follows and number.dep in {"nummod", "quantmod", "compound", "amod", "det"} else None


def _noun_after(sentence: ParsedSentence, index: int) -> Token | None:
    """The head of the noun phrase that begins at `index`, by the words in their order."""
    for token in sentence.tokens[index : index + 8]:
        if token.pos == "NOUN":
            head = token
            for after in sentence.tokens[token.index + 1 : token.index + 4]:
                if after.pos != "NOUN" or head.dep != "compound":
                    break
                head = after
            return head
        if token.pos not in {"DET", "ADJ", "ADV", "NUM", "PROPN", "PRON"} and token.tag not in {
            "VBN", "VBG", "POS", "``", "''", "HYPH", ",",
        }:  # fmt: skip
            return None
        if token.tag in {"VBN", "VBG"} and token.dep not in {"amod", "compound"}:
            return None
    return None
