"""Signed quotations: “We were not asked.” — Ana Roos. A dash, and whose the words are."""

from __future__ import annotations

from whosays.lexicon import Lexicon
from whosays.reading.attribution.frames import Attribution, Frame, Link
from whosays.reading.attribution.sources import SourcePhrase, source_phrase
from whosays.reading.parsing import ParsedSentence

_DASHES = ("―", "—", "–", "--")
_LONGEST = 14  # words of a name and of what its bearer is


def signature(frame: Frame) -> Attribution | None:
    """The quotation that ends a sentence and is signed there; None where nobody signs one."""
    tokens = frame.sentence.tokens
    dash = max((t.index for t in tokens if t.text in _DASHES and t.index not in frame.quoted), default=0)
    if not dash or not frame.quoted or any(t.index not in frame.quoted for t in tokens[:dash]):
        return None
    phrase = _signer(frame.sentence, dash, frame.lexicon)
    return Attribution(tokens[dash], ((Link(phrase, (tokens[dash],)),),), frame.quoted) if phrase else None


def signed_alone(sentence: ParsedSentence, lexicon: Lexicon) -> tuple[Link, ...]:
    """Who signs in "— Ana Roos", a line of its own; nobody where it says more."""
    dash = sentence.tokens[0] if sentence.tokens else None
    phrase = _signer(sentence, 0, lexicon) if dash and dash.text in _DASHES else None
    return (Link(phrase, (dash,)),) if dash and phrase else ()


def _signer(sentence: ParsedSentence, dash: int, lexicon: Lexicon) -> SourcePhrase | None:
    """The source named right after the dash, where nothing is told after it."""
    rest = sentence.tokens[dash + 1 :]
    end = next((i for i, t in enumerate(rest) if t.pos != "PROPN"), len(rest))
    tells = any(t.pos in ("VERB", "AUX") for t in rest)
    if (
        not end
        or len(rest) > _LONGEST
        or tells
        or (end < len(rest) and rest[end].text not in (",", ".", "("))
    ):
        return None
    return source_phrase(sentence, rest[end - 1], lexicon)
