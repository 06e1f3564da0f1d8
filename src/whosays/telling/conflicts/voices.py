"""Whether two reports are the words of two parties, each speaking for itself."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.telling.conflicts.matters import Matter

COMMON = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "its",
        "his",
        "her",
        "their",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "official",
        "officials",
        "officer",
        "director",
        "chief",
        "minister",
        "president",
        "head",
        "mr",
        "mrs",
        "ms",
        "and",
        "for",
    ]
)
"""Words of the names of sources that tell none of them apart."""


def are_two_parties(a: Matter, b: Matter) -> bool:
    """True where both reports are credited, and no word of the sources is the same.

    One who is credited in the one and only spoken of in the other is the same party.
    """
    words_a, words_b = (_words(m) for m in (a, b))
    return bool(words_a and words_b) and not words_a & words_b


def are_of_one_day(a: Sequence[Matter], b: Sequence[Matter]) -> bool:
    """True where two parties speak on one day: neither has what it says from the other."""
    days = {m.article.published.value[:10] if m.article.published else "" for m in (*a, *b)}
    return len(days) == 1 and "" not in days and all(are_two_parties(x, y) for x in a for y in b)


def _words(matter: Matter) -> frozenset[str]:
    words = (w.strip(".,'’\"“”").lower() for s in matter.report.chain for w in s.name.split())
    return frozenset(
        w.removesuffix("'s").removesuffix("’s").removesuffix("s") for w in words if w not in COMMON
    )
