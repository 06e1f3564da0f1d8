"""The words of denials: those that only point at what is denied, and those that name whose report it is."""

from __future__ import annotations

from collections.abc import Collection

from whosays.lexicon import Lexicon
from whosays.model import Source
from whosays.telling.claims.gist import stem
from whosays.telling.conflicts.matters import Matter, event_of_word

_UNTRUE = frozenset({"true", "untrue", "false"})


def vague_words(lexicon: Lexicon) -> frozenset[str]:
    """The words by which a denial points at what it denies and does not say it."""
    lists = ("deny", "deniable", "confirm", "decline", "speaking")
    told = frozenset(w for name in lists for w in lexicon.list("stances", name))
    return told | lexicon.list("events", "anaphora") | _UNTRUE


def vague_keys(lexicon: Lexicon) -> frozenset[str]:
    """The keys of those words."""
    events = lexicon.once(event_of_word)
    vague = lexicon.once(vague_words)
    return frozenset(f"event:{events[w]}" if w in events else stem(w) for w in vague)


def denying_stems(lexicon: Lexicon) -> frozenset[str]:
    """The stems of the verbs that deny or confirm."""
    return frozenset(map(stem, lexicon.list("stances", "deny") | lexicon.list("stances", "confirm")))


def such(denial: Matter) -> str:
    """The key of the noun of "made no such call"; empty where there is none."""
    if not any("such" in content.of(denial.text).lower() for content in denial.report.content):
        return ""
    words = denial.words
    for rank, word in enumerate(words[:-2]):
        if word.lower == "no" and words[rank + 1].lower == "such":
            return stem(words[rank + 2].lemma)
    return ""


def stems_of(words: str) -> frozenset[str]:
    """The stems of the words of `words`."""
    return frozenset(stem(word) for word in words.lower().split())


def names_source(matter: Matter, names: Collection[str]) -> bool:
    """True where the words that credit the sources of a report hold one of `names`."""
    words = matter.quote(matter.report.span)
    return bool(matter.report.chain) and any(name in words for name in names)


def publishes(source: Source) -> bool:
    """True for a named source that may have published a report."""
    return source.named and source.kind in ("media", "document", "organisation")


def within(name: str, words: Collection[str]) -> bool:
    """True where each word of `name`, articles aside, is one of `words`."""
    own = [w for w in name.lower().split() if w not in ("the", "a", "an")]
    return bool(own) and all(w in words for w in own)


def same_voice(a: Matter, b: Matter) -> bool:
    """True where both rest on the same last source, by its words."""
    return bool(a.report.chain and b.report.chain) and (
        set(a.report.chain[-1].name.lower().split()) == set(b.report.chain[-1].name.lower().split())
    )
