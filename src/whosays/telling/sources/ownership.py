"""Which bodies an article tells to be one house: a firm and its parent, an arm, a branch, a member.

Invariant: what is told only ever links two sources, so that it can only lower a count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from whosays.model import Story
from whosays.telling.sources.phrases import words_of

_NAME = r"(?:[A-Z][\w’'&.-]*\w)(?: (?:[A-Z][\w’'&.-]*\w|of|and|&))*"
_PART = r"(?:subsidiary|unit|arm|wing|division|branch|affiliate|offshoot|owner|parent|operator|member)"
_OWNED = r"(?:owned|controlled|operated)"
_FEW = r"(?:[\w-]+ ){0,2}"
TOLD = re.compile(
    rf"(?P<a>{_NAME}),? (?:which|that|who) (?:also )?(?:owns|controls|runs|operates) (?:the )?(?P<b>{_NAME})"
    rf"|(?P<a2>{_NAME}),? (?:is |was )?(?:an? |the |its )?{_FEW}{_PART} of (?:the )?(?P<b2>{_NAME})"
    rf"|(?P<a3>{_NAME})[’']s? {_FEW}{_PART}(?: company)?,? (?P<b3>{_NAME})"
    rf"|(?P<a4>{_NAME}),? (?:which )?(?:is |was )?(?:[\w-]+ )?{_OWNED} by (?:the )?(?P<b4>{_NAME})"
)
_MARKS = re.compile(rf"\b{_PART}\b|\b(?:owns|controls|runs|operates|owned by|controlled by|operated by)\b")
"""Words without one of which there is no match of TOLD, which is slow to look for."""


def one_houses(story: Story) -> tuple[frozenset[frozenset[str]], ...]:
    """Pairs of bodies, each by the words of its name in lower case, that an article tells to be one house."""
    return tuple(dict.fromkeys(pair for r in story.readings for pair in _told(r.article.text)))


def _told(text: str) -> Iterator[frozenset[frozenset[str]]]:
    if not _MARKS.search(text):
        return
    for match in TOLD.finditer(text):
        for i in ("", 2, 3, 4):
            if match[f"b{i}"]:
                pair = frozenset(_words(match[f"{side}{i}"]) for side in "ab")
                if len(pair) > 1 and all(pair):
                    yield pair


def of_one_house(a: str, b: str, houses: tuple[frozenset[frozenset[str]], ...]) -> bool:
    """True where the names of the sources `a` and `b` hold those of two that are told to be one house."""
    if not houses:
        return False
    x, y = _words(a), _words(b)
    return any(
        (one <= x and other <= y) or (one <= y and other <= x) for one, other in (tuple(p) for p in houses)
    )


def _words(name: str) -> frozenset[str]:
    return frozenset(w.lower for w in words_of(name)) - {"the"}
