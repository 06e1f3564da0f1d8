"""Copies planted among articles: shortened, edited, under a new lead, with other attribution.

Every copy comes with the spans that it took, so that pairs and aligned characters can be measured
where no text of the world says who copied from whom. The same seed gives the same copies.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whosays.model import Passage, Reading, Span

_SENTENCE = re.compile(r"[^\n.!?]*(?:[.!?]+(?!\s)[^\n.!?]*)*[.!?]*[\"”’)]*")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SAID = re.compile(r"\b(?:said|says|told reporters|according to)\b")
_ATTRIBUTED = {"said": "stated", "says": "states", "told reporters": "said", "according to": "as told by"}
_LEAD_WORDS = 40


@dataclass(frozen=True, slots=True)
class Planted:
    """A copy as a line of a data set, and where it (`a`) has the text of its parent (`b`)."""

    line: Mapping[str, str]
    parent: Reading
    taken: tuple[Passage, ...]


def plant(
    parent: Reading,
    lead_of: Reading,
    words: Sequence[str],
    kept: tuple[float, float],
    changed: tuple[float, float],
    pick: random.Random,
) -> Planted | None:
    """A copy of `parent` under a new lead; None where there is too little of it.

    The lead has the first words of `lead_of`, shuffled: a lead as it stands would share its text.
    It keeps a part of the sentences between the two bounds `kept`, either the first ones or any,
    and has a part of their words between the two bounds `changed` replaced by some of `words`,
    dropped, or put in.
    """
    sentences = _sentences(parent)
    if sum(len(_WORD.findall(span.of(parent.article.text))) for span in sentences) < 150:
        return None
    wanted = max(3, round(pick.uniform(*kept) * len(sentences)))
    chosen = range(wanted) if pick.random() < 0.5 else sorted(pick.sample(range(len(sentences)), wanted))
    rate = pick.uniform(*changed)
    lead = lead_of.article.text.split()[:_LEAD_WORDS]
    text = " ".join(pick.sample(lead, len(lead))) + ".\n\n"
    taken: list[Passage] = []
    last = -2
    for number in chosen:
        span = sentences[number]
        written = _edited(span.of(parent.article.text), words, rate, pick)
        here = Span(len(text), len(text) + len(written))
        text += written + " "
        if number == last + 1:  # what stands together in both is one passage
            here, span = Span(taken[-1].a.start, here.end), Span(taken[-1].b.start, span.end)
            taken.pop()
        taken.append(Passage(here, span))
        last = number
    name = f"copy of {parent.article.given_id}"
    line = {"id": name, "title": lead_of.article.title, "source": "Copy Desk", "text": text}
    return Planted(line, parent, tuple(taken))


def _sentences(reading: Reading) -> list[Span]:
    """The sentences of three words or more that no boilerplate touches."""
    found = [Span(*m.span()) for m in _SENTENCE.finditer(reading.article.text) if m[0].strip()]
    return [
        span
        for span in found
        if len(_WORD.findall(span.of(reading.article.text))) >= 3
        and not any(span.overlaps(b.span) for b in reading.boilerplate)
    ]


def _edited(sentence: str, words: Sequence[str], rate: float, pick: random.Random) -> str:
    def edit(match: re.Match[str]) -> str:
        if pick.random() >= rate:
            return match[0]
        other = pick.choice(words)
        return pick.choice((other, other, f"{match[0]} {other}", "")) or " "

    attributed = _SAID.sub(lambda match: _ATTRIBUTED[match[0]], sentence.strip())
    return _WORD.sub(edit, attributed)
