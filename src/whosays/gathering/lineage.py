"""Which way shared text went: the kind of a pair, its likely giver, and the reason.

What holds:

* An explicit credit comes first. Then time, where the order of publication is known and no agency
  is credited. Else nothing shows who wrote it, and both may have it from a common parent that need
  not be in the pile: a wire, a release, an embargoed report.
* Every kind and every direction has its reason in words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from whosays.gathering.passages import PASSAGE_EVIDENCE, Alike, Text, as_passage
from whosays.model import Reading, SharedKind

_PAIR_EVIDENCE = 20_000  # what the passages of a pair have to weigh together
_WHOLE, _MOSTLY = 0.8, 0.6  # share of an article's words that makes it a copy, an abridgement

_PARENT = "nothing shows which came first, both may have a wire or a release as parent"


@dataclass(frozen=True, slots=True)
class Lineage:
    """The kind of a pair, the likely giver (article id) if the texts show it, and the reason."""

    kind: SharedKind
    direction: str | None
    reason: str


def lineage_of(a: Text, b: Text, alike: Sequence[Alike]) -> Lineage | None:
    """What their passages make of two articles; None where that is no copy."""
    if giver := _giver_of_credited_line(a, b, alike):
        return Lineage("credited", giver.article.id, f"one names {giver.article.outlet} beside these words")
    if sum(p.evidence for p in alike if p.evidence >= PASSAGE_EVIDENCE) >= _PAIR_EVIDENCE:
        return _by_credit(a.reading, b.reading) or _by_share(a, b, sum(p.words for p in alike))
    if any(passage.retold for passage in alike):
        return Lineage("same-wire", None, "words that one quotes, the other tells as its own")
    return None


def _by_credit(a: Reading, b: Reading) -> Lineage | None:
    for giver, taker in ((a, b), (b, a)):
        if _names_outlet([credit.name for credit in taker.credits], giver, taker):
            return Lineage("credited", giver.article.id, f"one credits {giver.article.outlet}")
    if by := _agencies(a).keys() & _agencies(b).keys():
        names = sorted({c.name for c in a.credits if c.agency in by})
        return Lineage("same-wire", None, f"both credit {' and '.join(names)}")
    return None


def _by_share(a: Text, b: Text, shared: int) -> Lineage:
    """By the parts of the two articles that the `shared` words make up."""
    of_a, of_b = shared / max(1, len(a)), shared / max(1, len(b))
    if min(of_a, of_b) >= _WHOLE:
        earlier = _earlier(a.reading, b.reading)
        return _in_time("verbatim", earlier, f"at least {min(of_a, of_b):.0%} of each article", a, b)
    if max(of_a, of_b) >= _MOSTLY:
        whole = (a if of_a < of_b else b).reading
        earlier = _earlier(a.reading, b.reading)
        giver = whole if earlier is whole else None
        return _in_time("abridged", giver, f"{max(of_a, of_b):.0%} of the shorter article", a, b)
    return Lineage("rewrite", None, f"{of_a:.0%} of one article, {of_b:.0%} of the other")


def _in_time(kind: SharedKind, giver: Reading | None, share: str, a: Text, b: Text) -> Lineage:
    """With the giver by time, unless an agency is credited that may have given it to both."""
    if credited := _agencies(a.reading) | _agencies(b.reading):
        names = " and ".join(sorted(set(credited.values())))
        return Lineage(kind, None, f"{share}; one credits {names}, from whom both may have it")
    if giver is None or giver.article.published is None:
        return Lineage(kind, None, f"{share}; {_PARENT}")
    return Lineage(kind, giver.article.id, f"{share}; published earlier, {giver.article.published.value}")


def _giver_of_credited_line(a: Text, b: Text, alike: Sequence[Alike]) -> Reading | None:
    """The article whose outlet the other names in a sentence that has a passage of its words."""
    for giver, taker in ((a.reading, b.reading), (b.reading, a.reading)):
        named = [
            name.span
            for name in taker.names
            if name.part == "text" and _names_outlet([name.span.of(taker.article.text)], giver, taker)
        ]
        if not named:
            continue
        passages = [as_passage(p, a, b) for p in alike if p.evidence >= PASSAGE_EVIDENCE]
        taken = [passage.b if giver is a.reading else passage.a for passage in passages]
        lines = [r.sentence for r in taker.reports if r.part == "text"]
        if any(
            line.covers(name) and any(line.overlaps(t) for t in taken) for line in lines for name in named
        ):
            return giver
    return None


def _agencies(reading: Reading) -> dict[str, str]:
    """The agencies whose copy the article says it is: the name it gives each, by its lexicon key."""
    return {c.agency: c.name for c in reversed(reading.credits) if c.agency}


def _names_outlet(names: Sequence[str], giver: Reading, taker: Reading) -> bool:
    """True where one of `names` is the outlet of `giver`, and not the taker's own."""
    outlet = giver.article.outlet
    if not outlet or outlet == taker.article.outlet:
        return False
    return any(_is_outlet(name, outlet) for name in names)


@lru_cache(maxsize=65_536)
def _is_outlet(name: str, outlet: str) -> bool:
    """True where a name as written is that of `outlet`, itself a name or a domain.

    A domain's label holds the words of the name in full or by their initials: "nytimes" is "New
    York Times".
    """
    words = [w for w in re.findall(r"\w+", name.lower()) if w != "the"]
    if not words:
        return False
    if words == [w for w in re.findall(r"\w+", outlet.lower()) if w != "the"]:
        return True
    if "." not in outlet or " " in outlet:
        return False
    pattern = "".join(f"(?:{re.escape(w)}|{re.escape(w[0])})" for w in words)
    label = max(outlet.lower().removeprefix("www.").split(".")[:-1], key=len, default="")
    return len(label) > 1 and re.fullmatch(f"(?:the)?{pattern}", label) is not None


def _earlier(a: Reading, b: Reading) -> Reading | None:
    """The one that was published first, where both times are exact enough to show it."""
    one, other = a.article.published, b.article.published
    before = one.precedes(other) if one and other else None
    return None if before is None else a if before else b
