"""States that the lexicon does not know, by how a story speaks of them: "Norland's foreign minister".

A name that stands with what only a state has (an army, an embassy, a foreign minister) is a state's;
words of the story that are the same name with another ending ("Norlandish") are words for it, too.
Invariant: no word of a country of the lexicon is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from whosays.lexicon import Country, Lexicon
from whosays.model import Story
from whosays.telling.names.spelling import is_known
from whosays.telling.sources.phrases import capitals

SENTENCE_START = re.compile(r"(?:[.!?:\n]|[-–—])[\s“”‘’\"']*\Z")
CAPITAL = re.compile(r"\b[A-Z]")
SHORTEST_ROOT = 4
OF_PORTFOLIO = ("minister", "ministry")
RULERS = ("President", "King", "Queen", "Emir", "Sultan", "Emperor")
ENDING = re.compile(r"(?:[aey]|ia|ians?|i?ans?|ns?|ish|ese|ers?|ic|is?|s|land(?:ish|ers?)?)?\Z")


def with_told_states(lexicon: Lexicon, story: Story) -> Lexicon:
    """`lexicon` with the states that `story` tells of and it does not know."""
    told = told_states(story, lexicon)
    return replace(lexicon, countries=(*lexicon.countries, *told)) if told else lexicon


def told_states(story: Story, lexicon: Lexicon) -> tuple[Country, ...]:
    """The states that `story` names with what only a state has, each with the words for it in the story."""
    texts = [part for r in story.readings for part in (r.article.title, r.article.text)]
    found = sorted({word for text in texts for word in _named(text, lexicon)})
    if not found:
        return ()
    words = sorted({word for text in texts for word in capitals(text)} | set(found))
    taken: set[str] = set()
    states = []
    for name in found:
        if name in taken:
            continue
        same = [w for w in words if w.lower() not in lexicon.country_by_word and _one_name(w, name)]
        taken.update(same)
        states.append(Country(name.lower(), name, tuple(w for w in same if w != name), ()))
    return tuple(states)


def _named(text: str, lexicon: Lexicon) -> Iterator[str]:
    """The words of `text` that name a state the lexicon does not know."""
    silent, portfolios = lexicon.once(_silent), lexicon.list("parties", "portfolios")
    for match in _matches(text, lexicon.list("parties", "national"), portfolios):
        side = "before" if match["before"] else "after"
        word = match[side]
        owned = side == "after" or bool(match["owned"])
        start = match.start(side)
        begins = not start or SENTENCE_START.search(text[max(0, start - 4) : start])
        if word.lower() in silent or word.lower() in lexicon.country_by_word:
            continue
        if owned or not (begins and is_known(word)):
            yield word


def _silent(lexicon: Lexicon) -> frozenset[str]:
    """The words that name no state where they stand with what only a state has."""
    keys = ("ranks", "governmental", "fillers", "regions")
    return frozenset(word for key in keys for word in lexicon.list("parties", key))


def _matches(text: str, national: frozenset[str], portfolios: frozenset[str]) -> Iterator[re.Match[str]]:
    """The matches of `_pattern` in `text`, tried only where a phrase of what a state has is near."""
    pattern, lower = _pattern(national, portfolios), text.lower()
    if len(lower) != len(text):  # some letters have no lower case of one letter
        yield from pattern.finditer(text)
        return
    starts: set[int] = set()
    held = (text.rfind(" ", 0, at) + 1 for at in chain(*(_places(f" {o}", lower) for o in OF_PORTFOLIO)))
    for at in chain(*(_places(p, lower) for p in national), *(_places(r, text) for r in RULERS), held):
        two_words_before = text.rfind(" ", 0, max(0, text.rfind(" ", 0, max(0, at - 1)))) + 1
        starts.update(name.start() for name in CAPITAL.finditer(text, two_words_before, at))
        starts.add(at)
    done = 0
    for start in sorted(starts):
        match = pattern.match(text, start) if start >= done else None
        if match:
            yield match
            done = match.end()


def _places(phrase: str, text: str) -> Iterator[int]:
    at = text.find(phrase)
    while at >= 0:
        yield at
        at = text.find(phrase, at + 1)


@lru_cache(maxsize=4)
def _pattern(national: frozenset[str], portfolios: frozenset[str]) -> re.Pattern[str]:
    what = "|".join(re.escape(phrase) for phrase in sorted(national, key=lambda p: (-len(p), p)))
    what += rf"|(?:{'|'.join(sorted(portfolios))}) (?:{'|'.join(OF_PORTFOLIO)})"
    name, rank = r"[A-Z][^\W\d_]{2,}", "deputy|acting|former|own|vice"
    return re.compile(
        rf"\b(?!The\b)(?P<before>{name})(?P<owned>[’']s?)? (?:(?i:{rank}) )?(?i:{what})\b"
        rf"|\b(?:(?i:{what})(?: [A-Z][\w’'-]+){{0,3}}|(?:{'|'.join(RULERS)})(?: [A-Z][\w’'-]+){{1,3}})"
        rf" of (?:the )?(?P<after>{name})"
    )


def _one_name(a: str, b: str) -> bool:
    """True where two words are one name with another ending: "Norland", "Norlandish"."""
    x, y = a.lower(), b.lower()
    root = next((i for i, (c, d) in enumerate(zip(x, y, strict=False)) if c != d), min(len(x), len(y)))
    return x == y or any(
        ENDING.match(x[at:]) is not None and ENDING.match(y[at:]) is not None
        for at in range(SHORTEST_ROOT, root + 1)
    )
