"""The casualties that an article tells of: where it says how many people were killed, hurt or shot.

What holds: nobody is counted but in a sentence that has a word of what happens to people, and no sentence
that gives no report.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from whosays.lexicon import Lexicon
from whosays.model import Article, NameMention, Part, Report, Span, ToldCasualties
from whosays.reading.values.casualty_counts import CasualtyReader
from whosays.reading.values.casualty_pieces import Sentence

_PARTS: tuple[Part, ...] = ("title", "text")
_GLUED = re.compile(r"[a-z]{2}[.!?][\"”]?(?=[A-Z][a-z ])")


def find_casualties(
    article: Article, names: Iterable[NameMention], reports: Iterable[Report], lexicon: Lexicon
) -> tuple[ToldCasualties, ...]:
    """All numbers of casualties in an article, in the order of its sentences; `names` are those in it."""
    reader = lexicon.once(CasualtyReader)
    telling = reader.telling(f"{article.title}\n{article.text}")
    if not telling:
        return ()
    persons = [name for name in names if name.kind == "person"]
    places = {part: _places(telling, article.part(part)) for part in _PARTS}
    by_sentence: dict[tuple[Part, Span], list[Report]] = {}
    for report in reports:
        by_sentence.setdefault((report.part, report.sentence), []).append(report)
    found: list[ToldCasualties] = []
    for (part, span), over in by_sentence.items():
        here = places[part]
        if bisect_left(here, span.start) == bisect_left(here, span.end):
            continue
        text = span.of(article.part(part))
        if not reader.tells_of_harm(text):
            continue
        sentence = Sentence(
            text=text,
            span=span,
            quantities=tuple(dict.fromkeys(q for r in over for q in r.quantities)),
            persons=tuple(p.span for p in persons if p.part == part and span.covers(p.span)),
            times=tuple(dict.fromkeys(t.span for r in over for t in r.times)),
            headline=part == "title" or any("headline" in r.notes for r in over),
        )
        for single in _unglued(sentence):
            told = reader.read(single)
            rounds_up = bool(told) and reader.rounds_up(single.text)
            found.extend(ToldCasualties(one, span, rounds_up, part) for one in told)
    return tuple(found)


def _places(words: Iterable[str], text: str) -> Sequence[int]:
    """Where one of `words` begins in `text`, in order, inside longer words, too."""
    lower = text.lower()
    if len(lower) != len(text):  # some letters have no lower case of one letter: they may be anywhere
        return range(len(text))
    return sorted(found.start() for word in words for found in re.finditer(re.escape(word), lower))


def _unglued(sentence: Sentence) -> Iterator[Sentence]:
    """The sentences of one that a page has without the space between ("of the shooting.The police")."""
    ends = [m.end() for m in _GLUED.finditer(sentence.text)]
    for start, end in pairwise((0, *ends, len(sentence.text))):
        span = Span(sentence.span.start + start, sentence.span.start + end)
        yield replace(
            sentence,
            text=sentence.text[start:end],
            span=span,
            quantities=tuple(q for q in sentence.quantities if span.covers(q.span)),
            persons=tuple(p for p in sentence.persons if span.covers(p)),
        )
