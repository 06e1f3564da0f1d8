"""Wording: the plain words in which a ledger's marks and counts are shown.

No words here judge: they say who says what, on whose word, and how two accounts differ.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from whosays.model import (
    BoilerplateKind,
    Carried,
    ConflictKind,
    OwnReporting,
    Relation,
    SharedKind,
    Stance,
    StanceKind,
    Status,
    Traced,
)

STATUS: Final[Mapping[Status, str]] = MappingProxyType(
    {
        "untraced": "no source traced",
        "single-origin": "one origin",
        "relayed": "several outlets, one origin",
        "two-or-more-origins": "two or more origins",
        "disputed": "disputed",
        "denied": "denied",
        "withdrawn": "withdrawn",
        "superseded": "superseded",
    }
)
SAID_BY_BOUND: Final[frozenset[Status]] = frozenset({"untraced", "single-origin", "two-or-more-origins"})
STANCE: Final[Mapping[Stance, str]] = MappingProxyType(
    {
        "asserts": "asserts",
        "hedges": "hedged",
        "denies": "denies",
        "cannot-confirm": "cannot say so",
        "predicts": "predicts",
        "withdrawn": "withdrawn",
    }
)
STANCE_KIND: Final[Mapping[StanceKind, str]] = MappingProxyType(
    {
        "declined-to-comment": "declined to comment",
        "no-reply": "no reply",
        "could-not-verify": "could not verify",
        "not-confirmed": "not “confirmed”",
    }
)
RELATION: Final[Mapping[Relation, str]] = MappingProxyType(
    {
        "conflict": "they cannot all hold",
        "update": "the later account supersedes the earlier",
        "scope": "they count different things",
        "precision": "one is less exact than the other",
        "attribution": "one says it, another denies it or will not say so",
        "order-unknown": "an update or a conflict: the order is unknown",
    }
)
CONFLICT_KIND: Final[Mapping[ConflictKind, str]] = MappingProxyType(
    {
        "number": "number",
        "time": "time",
        "place": "place",
        "identity": "who",
        "status": "stage reached",
        "denial": "denial",
        "cause": "cause",
        "other": "other",
    }
)
CARRIED: Final[Mapping[Carried, str]] = MappingProxyType(
    {
        "sentence": "from an earlier sentence",
        "anaphor": "from an earlier sentence",
        "quote": "from an earlier sentence",
    }
)
SHARED: Final[Mapping[SharedKind, str]] = MappingProxyType(
    {
        "verbatim": "share text word for word",
        "abridged": "one is an abridged copy of the other",
        "rewrite": "one is a rewrite of the other",
        "same-wire": "carry the same wire copy",
        "credited": "one credits the other",
    }
)
OWN_REPORTING: Final[Mapping[str, str]] = MappingProxyType(
    {
        "correspondent": "own correspondent",
        "interview": "own interview",
        "dateline": "dateline",
        "contributor": "contributor on the spot",
    }
)
BOILERPLATE: Final[Mapping[BoilerplateKind, str]] = MappingProxyType(
    {
        "byline": "byline",
        "dateline": "dateline",
        "credit": "credit line",
        "date": "date line",
        "photo-credit": "photo credit",
        "caption": "caption",
        "gallery": "gallery",
        "share-bar": "share bar",
        "comment-bar": "comment bar",
        "related": "related links",
        "promotion": "promotion",
        "contact": "contact line",
        "copyright": "copyright line",
        "section-label": "section label",
        "stray-id": "stray id",
        "repeated-headline": "headline repeated",
        "repeated-body": "text repeated",
    }
)
BESIDE: Final = "on their own word, not in words close to it: not counted"
LISTED_ABOVE: Final = "listed with the first story"
PUBLISHER_UNKNOWN: Final = "publisher unknown"
UNDATED: Final = "undated"


def counted(number: int, one: str, many: str | None = None) -> str:
    """The number with its noun: `many` is the plural where it is not `one` with an s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def bound(traced: Traced, origins: int) -> str:
    """How many independent origins can be traced; `origins` is how many traced ones there are."""
    if not origins:
        return "no source traced"
    if traced.at_least == traced.at_most:
        return counted(traced.at_least, "origin")
    return f"at least {traced.at_least}, at most {counted(traced.at_most, 'origin')}"


def heard(articles: int, sourced: int) -> str:
    """How many articles carry a claim; "1 of 4 articles" where only so many lead to a traced origin."""
    whole = counted(articles, "article")
    return f"{sourced:,} of {whole}" if 0 < sourced < articles else whole


def stance(stance: Stance, kind: StanceKind | None) -> str:
    """The stance of a report in plain words; empty where it simply asserts."""
    if stance == "asserts":
        return ""
    return STANCE_KIND[kind] if kind else STANCE[stance]


def own_reporting(sign: OwnReporting) -> str:
    """What a sign of own reporting is a sign of."""
    return OWN_REPORTING[sign.kind]


def quoted(words: str) -> str:
    """`words` in quotation marks: single ones where they hold double ones themselves."""
    return f"‘{words}’" if set(words) & set('“”"') else f"“{words}”"


def mismatches(numbers: Sequence[int]) -> str:
    """Which mismatches a claim is part of; empty where there are none."""
    if not numbers:
        return ""
    noun = "mismatch" if len(numbers) == 1 else "mismatches"
    return f"see {noun} {', '.join(map(str, numbers))}"


def letter(index: int) -> str:
    """The letter of an origin by its place: A to Z, then AA."""
    high, low = divmod(index, 26)
    return (letter(high - 1) if high else "") + chr(ord("A") + low)
