"""Which origins of a claim may be one: possible identity, and what is at least left of the count.

Invariant: an origin counts towards "at least" only where the words tell it apart from every other
that counts; whatever may be another is linked to it. So the number of groups after links is a
number of sources that are certainly not the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whosays.lexicon import Lexicon
from whosays.telling.origins.agreement import SAME, Agreement
from whosays.telling.origins.groups import Group
from whosays.telling.origins.identity import is_nearly_one_name, told_apart
from whosays.telling.sources.furthest import Furthest, StorySources
from whosays.telling.sources.hearers import may_be_told
from whosays.telling.sources.ownership import of_one_house
from whosays.telling.sources.parties import different, same_body, same_government
from whosays.telling.sources.phrases import stems
from whosays.telling.sources.plainness import is_pronoun
from whosays.telling.sources.speakers import Role

STRENGTH: dict[Role, int] = {
    "person": 0,
    "record": 1,
    "member": 2,
    "reporter": 3,
    "data": 4,
    "crowd": 5,
    "document": 6,
    "media": 7,
}
"""How well a role tells who speaks, the best first."""


MOST_SEARCHED = 20
"""Up to how many origins every choice of heads is tried: more than any claim of a newsroom has."""


@dataclass(frozen=True, slots=True)
class Possible:
    """Two origins, by place in their list, that may be one, and why."""

    a: int
    b: int
    why: str


def possible_identities(
    groups: Sequence[Group],
    agreement: Agreement | None,
    sources: StorySources,
    worded: bool = True,
) -> tuple[Possible, ...]:
    """For each of `groups` that cannot be told from a better told one, its link to that one.

    One that says less than the same as another is linked to it, too: it may be a second origin of
    something else; no `agreement` is asked for where that they say the same is given. Where the claim is
    not `worded` by any of them, none is a further origin of it. None is linked to one from which
    somebody judged it independent.
    """
    if len(groups) < 2:
        return ()
    anchors = [min(group.members, key=_strength) for group in groups]
    order = sorted(range(len(groups)), key=lambda i: (_weak(groups[i]), _strength(anchors[i]), i))

    def independent(h: int, i: int) -> bool:
        return sources.judged.independent(groups[h].reports, groups[i].reports)

    def why_one(h: int, i: int) -> str:
        if independent(h, i):
            return ""
        told = _why_one(groups[h], groups[i], anchors[h], anchors[i], agreement, sources.lexicon)
        told = told or _one_house(groups[h], groups[i], sources)
        return told or _same_slip(groups[h], groups[i], sources.rare_spellings)

    why = {(h, i): why_one(h, i) for at, h in enumerate(order) for i in order[at + 1 :]}
    first = order[0]

    def says_the_same(i: int) -> bool:
        if not worded and i != first:
            return independent(first, i)
        return i == first or independent(first, i) or _agree(groups[first], groups[i], agreement)

    # All heads say the same as the best told one, whether that is a head or not.
    heads = _most_apart([i for i in order if says_the_same(i)], why)
    links = []
    for i in order:
        if i in heads:
            continue
        # What is apart from every head says less than the same as the first, and is linked to that.
        same = next((h for h in heads if why.get((h, i)) or why.get((i, h))), first)
        uncertain = f"whether {anchors[i].source.name} says what the claim says is not certain: counted once"
        links.append(Possible(same, i, why.get((same, i)) or why.get((i, same)) or uncertain))
    return tuple(sorted(links, key=lambda link: (link.b, link.a)))


def _most_apart(order: Sequence[int], why: Mapping[tuple[int, int], str]) -> tuple[int, ...]:
    """The most of `order` of which each is told apart from every other; of as many, the earlier.

    Exact for as many as `MOST_SEARCHED`; of more, each that is told apart from all taken before it.
    """
    best: tuple[int, ...] = ()
    waiting: list[tuple[tuple[int, ...], tuple[int, ...]]] = [((), tuple(order))]
    while waiting:
        taken, left = waiting.pop()
        if len(taken) > len(best):
            best = taken
        if not left or len(taken) + len(left) <= len(best):
            continue
        first, *rest = left
        if len(order) <= MOST_SEARCHED:
            waiting.append((taken, tuple(rest)))
        waiting.append(((*taken, first), tuple(i for i in rest if not why[first, i])))
    return best


def _strength(member: Furthest) -> tuple[bool, int]:
    return not member.party.known, STRENGTH[member.role]


def _thin(group: Group) -> bool:
    """True where only pages with no date and no visible reporting heard the source."""
    return all(member.thin for member in group.members)


def _weak(group: Group) -> bool:
    """True where the source raises "at most" only."""
    return _thin(group) or all(member.in_headline for member in group.members)


def _why_one(
    a: Group, b: Group, x: Furthest, y: Furthest, agreement: Agreement | None, lexicon: Lexicon
) -> str:
    """Why `b` may be no further origin beside `a`; the empty string where nothing speaks for that."""
    if _thin(b):
        return _thin_because(y)
    if all(member.in_headline for member in b.members):
        return f"{y.source.name} is credited only in a headline: raises “at most” only"
    told = [(m, n) for m in a.members for n in b.members]
    one = any(
        same_body(m.party, n.party) or same_government(m.party, n.party) or _is_its_record(m, n)
        for m, n in told
    )
    if one or not any(_apart(m, n) for m, n in told):
        return _because(x, y)
    told_by = _one_teller(a, b)
    if told_by:
        return f"{y.source.name} and {x.source.name} are heard from {told_by} alone"
    for m, n in told:
        for speaker, other in ((m, n), (n, m)):
            if may_be_told(speaker.hearer, other, lexicon):
                return f"{other.source.name} may say what {speaker.source.name} told them: counted once"
    return _why_other(a, b, x, y) or _why_not_the_same(a, b, x, y, agreement)


def _why_other(a: Group, b: Group, x: Furthest, y: Furthest) -> str:
    """Why two that are told apart may not say one thing, whatever their words have in common."""
    names = f"{y.source.name} and {x.source.name}"
    for group, anchor in ((b, y), (a, x)):
        if all(member.in_passing for member in group.members):
            return f"{anchor.source.name} names it or speaks of it in passing: counted once"
    if all(m.of_self for m in (*a.members, *b.members)):
        return f"{names} each speak of themselves: counted once"
    told = [(m, n) for m in a.members for n in b.members]
    if all(_is_one_line(m, n) and m.of_each for m, n in told):
        return f"one line has {names} speak of themselves, each or together: counted once"
    if all(_is_one_line(m, n) and _are_nested(m, n) for m, n in told):
        return f"one line gives these words to {x.source.name} by way of {y.source.name}: counted once"
    return ""


def _is_its_record(x: Furthest, y: Furthest) -> bool:
    """True for "Orle Watch", beside "a survey by Orle Watch"."""
    if (x.role in ("data", "document")) == (y.role in ("data", "document")):
        return False
    record, other = (x, y) if x.role in ("data", "document") else (y, x)
    return bool(other.identity and other.description) and set(other.description) <= set(record.description)


def _why_not_the_same(a: Group, b: Group, x: Furthest, y: Furthest, agreement: Agreement | None) -> str:
    if _agree(a, b, agreement):
        return ""
    return f"whether {y.source.name} and {x.source.name} say the same is not certain: counted once"


def _one_teller(a: Group, b: Group) -> str | None:
    """Who alone tells of two sources, in words: neither is heard but through him, or he is one of them."""
    found = None
    for m in a.members:
        for n in b.members:
            found = _teller(m, n) or _teller(n, m)
            if found is None:
                return None
    return found


def _teller(m: Furthest, n: Furthest) -> str | None:
    """A link of the chain of `m`, no medium, that told of `n`, too, or belongs to the party of `n`."""
    for link in m.through:
        if link.role == "media":
            continue
        for other in (n, *(t for t in n.through if t.role != "media")):
            same = link.identity is not None and link.identity == other.identity
            both = other is not n and link.unnamed and not different(link.party, other.party)
            if same or both or same_body(link.party, other.party):
                return link.source.name
    return None


def _is_one_line(x: Furthest, y: Furthest) -> bool:
    """True for two sources that one line of one article credits with the same words."""
    return x.report.article == y.report.article and x.report.content == y.report.content


def _are_nested(x: Furthest, y: Furthest) -> bool:
    """True where the words stand between the two: "the clerk said so and so, according to the affidavit".

    Or where one of them is carried from before: the sentence itself credits the other.
    """
    if (x.source.carried is None) != (y.source.carried is None):
        return True
    one, other = sorted((x.source.span, y.source.span), key=lambda span: span.start)
    return any(one.end <= span.start and span.end <= other.start for span in x.report.content)


def _agree(a: Group, b: Group, agreement: Agreement | None) -> bool:
    """True where a report of `a` and one of `b` say the same; where no `agreement` is asked for, all do.

    What is told only in passing says nothing here.
    """
    return agreement is None or agreement.agree(
        (m.report for m in a.members if not m.in_passing),
        (m.report for m in b.members if not m.in_passing),
        SAME,
    )


def _one_house(a: Group, b: Group, sources: StorySources) -> str:
    """Why two bodies may speak as one: an article tells that the one owns the other or is part of it."""
    for x in a.members:
        for y in b.members:
            if of_one_house(x.source.name, y.source.name, sources.houses):
                return f"{x.source.name} and {y.source.name} are told to be of one house"
    return ""


def _same_slip(a: Group, b: Group, rare: Mapping[str, Mapping[str, str]]) -> str:
    """Why two groups may have one origin: articles of both spell a name as few do."""
    for x in a.members:
        for y in b.members:
            both = sorted(set(rare.get(x.report.article, ())) & set(rare.get(y.report.article, ())))
            if both and x.report.article != y.report.article:
                usual = rare[x.report.article][both[0]]
                slip = f"both write “{both[0].title()}” where most write “{usual.title()}”"
                return f"{slip}: perhaps from one text"
    return ""


def _apart(x: Furthest, y: Furthest) -> bool:
    """True where the words establish two sources that do not belong to one party."""
    if is_pronoun(x.source) or is_pronoun(y.source):
        return False
    if x.role == y.role == "reporter":
        a, b = ({medium.key for medium in one.told_to} for one in (x, y))
        return bool(a and b) and not a & b
    if "media" in (x.role, y.role):
        return False
    if "reporter" in (x.role, y.role):
        reporter, other = (x, y) if x.role == "reporter" else (y, x)
        return reporter.saw and other.role not in ("data", "document")
    if (x.role == "data") != (y.role == "data"):  # a recording is no one's word
        other = y if x.role == "data" else x
        one = same_body(x.party, y.party) or same_government(x.party, y.party)
        one |= x.party.governs and y.party.governs and not (x.party.state and y.party.state)
        told = other.role in ("person", "record", "member")
        if other.role == "crowd":  # who saw it, beside what was filmed: but perhaps by them
            told = other.party.private and not set(x.description) & set(y.description)
        return told and not one
    if (x.role == "document") != (y.role == "document"):
        document, other = (x, y) if x.role == "document" else (y, x)
        if same_body(x.party, y.party) or same_government(x.party, y.party):
            return False
        if not (document.party.known or other.party.private):
            return False  # a filing of which nothing tells whose it is may be theirs
        if not (document.party.proper or document.party.country):
            return other.party.private or different(document.party, other.party)
        return other.party.known and not stems(document.description) & stems(other.party.body)
    if x.role == y.role == "person":
        if is_nearly_one_name(x, y):
            return False
        if x.party.private and y.party.private:
            return told_apart(x, y)
    if x.party.private != y.party.private:  # a private person speaks for no body, whichever that is
        other = y if x.party.private else x
        if other.role == "record" and other.party.body:
            return True
    return different(x.party, y.party)


def _thin_because(member: Furthest) -> str:
    return (
        f"{member.source.name} is heard only through a page with no date and no visible reporting: "
        "raises “at most” only"
    )


def _because(x: Furthest, y: Furthest) -> str:
    """Why two sources may be one, in words."""
    names = f"{y.source.name} and {x.source.name}"
    if same_body(x.party, y.party) or same_government(x.party, y.party):
        return f"{names} belong to one government, force, party or firm"
    if y.role in ("media", "document") or x.role in ("media", "document"):
        silent, other = (y, x) if y.role in ("media", "document") else (x, y)
        return f"{silent.source.name} gives no source: it may rest on {other.source.name}"
    if y.unnamed and x.unnamed and not (x.source.named or y.source.named):
        return f"{names} are unnamed: they may be the same people"
    if y.unnamed or x.unnamed:
        unnamed, other = (y, x) if y.unnamed else (x, y)
        if unnamed.source.named or unnamed.source.name.lower() in ("he", "she", "it", "they"):
            return f"who “{unnamed.source.name}” is, the words do not tell: it may be {other.source.name}"
        return f"{unnamed.source.name} is unnamed and may be {other.source.name}"
    return f"whether {names} speak for different parties is not told"
