"""Spellings of a name that few articles share against the rest: a shared slip hints at a shared origin.

Two articles that make the same rare mistake may have it from one text, as shared errors tell the
descent of manuscripts (the method of common errors, Lachmann). It tells of the whole of both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from whosays.model import Story
from whosays.telling.names.spelling import is_known, plain, spelled_alike
from whosays.telling.sources.phrases import capitalised

FEW = 2
"""How many articles have a spelling that is rare; more than so many have another."""
SHORTEST = 5
INFLECTED = frozenset(["n", "s", "i", "an", "ns"])
"""What one form of a name may have more than another and be no slip: "Norlander", "Norlanders"."""


def rare_spellings(story: Story) -> Mapping[str, Mapping[str, str]]:
    """By article (id) the rare spellings in it, each with the usual one, in lower case.

    A spelling is a capitalised word that general English does not know. It is rare where exactly
    two articles have it, and more have one other and none of the two does.
    """
    if len(story.readings) < 2 * FEW + 1:  # those that share the slip, and more that do not
        return {}
    having: dict[str, set[str]] = defaultdict(set)
    for reading in story.readings:
        for text in (reading.article.title, reading.article.text):
            for name in capitalised(text):
                if len(name) >= SHORTEST:
                    having[name].add(reading.article.id)
    usual: dict[str, list[str]] = defaultdict(list)
    for word, articles in sorted(having.items()):
        if len(articles) > FEW:
            usual[plain(word)[:1]].append(word)
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for word in sorted(word for word, articles in having.items() if len(articles) == FEW):
        other = next(_meant(word, usual[plain(word)[:1]], having), None)
        for article in having[word] if other else ():
            found[article][word] = other or ""
    return found


def _meant(word: str, usual: list[str], having: Mapping[str, set[str]]) -> Iterator[str]:
    """Those of the usual words of which `word` may be a slip."""
    for other in usual:
        short, long = sorted((word, other), key=len)
        if len(long) > len(short) + 2 or having[word] & having[other] or is_known(word):
            continue
        inflected = long.startswith(short) and long[len(short) :] in INFLECTED
        if not inflected and spelled_alike(word, other):
            yield other
