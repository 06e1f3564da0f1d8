"""Who is accused, who speaks for him, and by what words others speak of him."""

from __future__ import annotations

import re

from whosays.telling.conflicts.matters import Matter, Named
from whosays.telling.conflicts.voices import COMMON

_PLEA = re.compile(r"\b(?:plead(?:s|ed|ing)?|pled) (?:\w+ )?(?:not guilty|innocent)\b", re.IGNORECASE)
_OPENING = len("that ")
"""Code points into a content at which the one it speaks of is named."""
_NO_PART = re.compile(
    r"\b(?:nowhere near|nothing to do with|no (?:part|role|hand|involvement) in)\b"
    r"|(?:\bnot|n['’]t)\b[^.;,]{0,30}\b(?:involved in|(?:involved|responsible)$)",
    re.IGNORECASE,
)


def cleared(matter: Matter) -> Named | None:
    """The person of whom another says that he had no part: "Ada Renn was nowhere near the shooting"."""
    report = matter.report
    if not report.chain or report.stance not in ("asserts", "hedges") or not matter.named:
        return None
    first = matter.named[0]
    if first.kind != "person" or first.span.start - report.content[0].start > _OPENING:
        return None
    return first if any(_NO_PART.search(matter.quote(content)) for content in report.content) else None


def pleads(denial: Matter) -> bool:
    """True for "pleaded not guilty", which answers a charge and no report."""
    return _PLEA.search(denial.quote(denial.report.span)) is not None


def spoken_of(matter: Matter) -> frozenset[str]:
    """The words of a report, but for those that name its sources."""
    named = {bare(word) for source in matter.report.chain for word in source.name.split()}
    return frozenset(bare(word) for word in matter.quote(matter.report.span).split()) - named


def bare(word: str) -> str:
    """A word in lower case, without the marks around it and a possessive s."""
    return word.lower().strip(".,;:!?()\"“”'‘’").removesuffix("'s").removesuffix("’s")


def accused_of(denial: Matter) -> frozenset[str]:
    """The words by which others name who denies: those of his name, and of "involvement by" others."""
    innocent = cleared(denial)
    if innocent:
        return frozenset(bare(word) for word in denial.quote(innocent.span).split()) - COMMON
    words = [w for source in denial.report.chain[-1:] for w in source.name.split() if w[:1].isupper()]
    by = next((w.span.end for w in denial.words if w.lower == "by"), None)
    words += [
        w for n in denial.named if by is not None and n.span.start >= by for w in denial.quote(n.span).split()
    ]
    return frozenset(bare(word) for word in words) - COMMON


def is_report_of_others(matter: Matter) -> bool:
    """True where what is said rests on a medium, a document, data or someone unnamed."""
    return any(not s.named or s.kind in ("media", "document", "data") for s in matter.report.chain)
