"""Fiction: what a novel, a play or a song says, and what its figures say, is said by nobody.

"The film tells how a girl saves her village", "In the novel, a priest confesses that …".
"""

from __future__ import annotations

from whosays.reading.attribution.frames import Attribution, Frame
from whosays.reading.parsing import Token


def in_fiction(frame: Frame, attribution: Attribution) -> bool:
    """True where the source is a work of fiction, or somebody in one."""
    sentence = frame.sentence
    sources = [chain[-1].phrase.head for chain in attribution.chains]
    if any(_is_fiction(frame, s) for s in sources):
        return True
    if any(s.pos == "PROPN" for s in sources):
        return False  # a documentary lets people speak who have names
    for token in (attribution.cue, *sentence.ancestors(attribution.cue)):
        where = [
            n
            for p in sentence.children(token, "prep")
            if p.lower == "in" and p.index < token.index
            for n in sentence.children(p, "pobj")
        ]
        if any(_is_fiction(frame, n) for n in where):
            return True
        if token.dep == "relcl" and any(n.lower == "which" for n in where):
            return _is_fiction(frame, sentence.head(token))
    return False


def _is_fiction(frame: Frame, noun: Token) -> bool:
    return noun.pos == "NOUN" and noun.lemma in frame.lexicon.list("sources", "fiction")
