"""Text that an article holds twice: a body pasted again, a paragraph or a quoted post repeated.

The first copy stays; every later one is found, wherever it starts and however its lines are broken,
because sentences are compared and not lines. A sentence of eight words or more counts alone; a shorter
one only where its neighbour is repeated from the same place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from whosays.model import Span
from whosays.reading.layout.lines import Line, words_of
from whosays.reading.sentences import split

LONG_SENTENCE = 8
SHINGLE = 4
POST_SHARE = 0.6

_POST_END = re.compile(r"[—–-]\s?[^()—–]{1,60}\(@\w{1,30}\)\s+\w+\s\d{1,2},\s\d{4}\s*$|\(@\w{1,30}\)\s*$")


def find_repeats(text: str, masked: Iterable[Span]) -> tuple[Span, ...]:
    """The sentences of `text` outside `masked` that an earlier one repeats word for word."""
    sentences = split(text, masked)
    keys = [words_of(span.of(text)) for span in sentences]
    copied_from: dict[int, int] = {}
    first: dict[tuple[str, ...], int] = {}
    for i, key in enumerate(keys):
        known = first.setdefault(key, i)
        if known < i and len(key) >= LONG_SENTENCE:
            copied_from[i] = known
    order = range(len(keys))
    for step, walk in ((1, order), (-1, reversed(order))):
        for i in walk:
            beside = copied_from.get(i - step)
            if i in copied_from or beside is None:
                continue
            origin = beside + step
            if 0 <= origin < i and keys[origin] == keys[i]:
                copied_from[i] = origin
    return tuple(sentences[i] for i in sorted(copied_from))


def find_repeated_posts(lines: Sequence[Line]) -> tuple[Span, ...]:
    """Embedded posts ("... — Jane Doe (@jane) May 3, 2014") whose words the article quotes elsewhere.

    A post that stands alone is a statement like any other, and stays.
    """
    posts = [line for line in lines if is_post(line)]
    if not posts:
        return ()
    at_posts = {line.span for line in posts}
    elsewhere: set[tuple[str, ...]] = set()
    for line in lines:
        if line.span not in at_posts:
            elsewhere.update(_shingles(line.key.split()))
    found = []
    for line in posts:
        said = _POST_END.sub("", line.text)
        own = _shingles(list(words_of(said)))
        if own and sum(s in elsewhere for s in own) >= POST_SHARE * len(own):
            found.append(line.span)
    return tuple(found)


def is_post(line: Line) -> bool:
    """True where the line is an embedded post of a social network, signed with its handle."""
    return len(line.text) <= 700 and _POST_END.search(line.text[-120:]) is not None


def _shingles(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)]
