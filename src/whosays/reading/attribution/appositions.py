"""Names behind an office: "according to the mayor, Oleg Tishin, …", "is said by the mayor, Oleg Tishin, to".

A parser may take such a name for the subject of what follows, or for an adverbial.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whosays.reading.attribution.frames import Frame
from whosays.reading.attribution.sources import SourcePhrase
from whosays.reading.clauses.propositions import noun_phrase
from whosays.reading.parsing import Token


def with_name(frame: Frame, phrases: tuple[SourcePhrase, ...]) -> tuple[tuple[SourcePhrase, ...], set[int]]:
    """Who "according to the mayor, Oleg Tishin, the pier fell" names, and the indexes of the name.

    `phrases` with the last one named, where the words behind it name it; else as they were, and nothing.
    """
    tokens = frame.sentence.tokens
    if not phrases:
        return phrases, set()
    last = phrases[-1]
    start = last.tokens[-1].index + 2
    end = next((i for i in range(start, len(tokens)) if tokens[i].pos != "PROPN"), start)
    set_off = start < end < len(tokens) - 1 and tokens[start - 1].text == "," == tokens[end].text
    person = last.kind in ("person", "government", "witness") and not last.named and last.head.tag == "NN"
    name = tokens[start:end]
    is_name = bool(name) and (name[0].entity == "PERSON" or (len(name) > 1 and name[0].entity == "ORG"))
    if not (set_off and person and is_name) or _governs(frame, name):
        return phrases, set()
    whole = (*last.tokens, tokens[start - 1], *name)
    named = replace(last, tokens=whole, name=frame.sentence.words(name), named=True)
    return (*phrases[:-1], named), set(range(start - 1, end + 1))


def _governs(frame: Frame, name: Sequence[Token]) -> bool:
    """True where words outside hang on those of the name: taken out, it would leave them alone."""
    own = {t.index for t in name}
    hung = (t for t in frame.sentence.tokens if t.index not in own and t.pos != "PUNCT")
    return any(t.head in own and not _is_subject_after(frame, t) for t in hung)


def _is_subject_after(frame: Frame, noun: Token) -> bool:
    """True for "freezer" in ", Oleg Tishin, the depot's freezer stopped", read as one with the name."""
    words = noun_phrase(frame.sentence, noun)
    name = frame.sentence.head(noun)
    between = frame.sentence.tokens[words[-1].index : frame.sentence.head(name).index]
    apposed = noun.dep == "appos" and name.dep == "nsubj" and words[0].index == name.index + 2
    return apposed and bool(between) and not any(t.text == "," for t in between)
