"""The table of docs/independence.md: when two groups of reports of a claim are one origin.

Each rule is a function of two groups that returns its reason in words, or None. The rules are
tried in order, each until it finds nothing more. Invariant: every report is in exactly one group,
and a rule only ever joins groups, so that more rules can only lower a count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from whosays.telling.furthest import Furthest, Speaker
from whosays.telling.media import Medium, may_cover, one_owner, same_medium
from whosays.telling.parties import different, same_body
from whosays.telling.phrases import stems
from whosays.telling.shared_words import SharedWords, same_quotation


@dataclass(frozen=True, slots=True)
class Group:
    """Reports of one claim that rest on one source, with the reasons why they are held to."""

    members: tuple[Furthest, ...]
    because: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of its first report: no report is in two groups."""
        return self.members[0].report.id

    def all_are(self, role: str) -> bool:
        """True where every member speaks in `role`."""
        return all(m.role == role for m in self.members)


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a rule may look at beside its two groups: all sources of the claim, and what they share."""

    members: tuple[Furthest, ...]
    shared: SharedWords
    circles: tuple[frozenset[str], ...] = ()


Rule = Callable[[Group, Group, Claimed], str | None]


def fold(
    members: Sequence[Furthest], shared: SharedWords, circles: Sequence[frozenset[str]]
) -> tuple[Group, ...]:
    """The origins behind `members`: their groups after all rules, in the order of the members."""
    place = {member.report.id: i for i, member in enumerate(members)}
    claimed = Claimed(tuple(members), shared, tuple(circles))
    groups = [Group((member,)) for member in members]
    for rule in RULES:
        groups = _folded(groups, rule, claimed)
        groups.sort(key=lambda group: place[group.members[0].report.id])
    return tuple(groups)


def _folded(groups: Sequence[Group], rule: Rule, claimed: Claimed) -> list[Group]:
    """`groups` after one rule: each goes to the first that takes it, and the two are tried again."""
    placed: list[Group] = []
    for given in groups:
        group = given
        taking = _taking(placed, group, rule, claimed)
        while taking:
            at, why = taking
            group = _joined(placed.pop(at), group, why)
            taking = _taking(placed, group, rule, claimed)
        placed.append(group)
    return placed


def _taking(placed: Sequence[Group], group: Group, rule: Rule, claimed: Claimed) -> tuple[int, str] | None:
    """The place of the first group that takes `group`, and why; None where none does."""
    for at, other in enumerate(placed):
        why = rule(other, group, claimed)
        if why:
            return at, why
    return None


def _joined(a: Group, b: Group, why: str) -> Group:
    return Group((*a.members, *b.members), tuple(dict.fromkeys((*a.because, *b.because, why))))


def _pairs(a: Group, b: Group) -> Iterator[tuple[Furthest, Furthest]]:
    return ((x, y) for x in a.members for y in b.members)


# ------------------------------------------------------------------------- established identity


def same_name(a: Group, b: Group, _: Claimed) -> str | None:
    """The same named source."""
    for x, y in _pairs(a, b):
        if x.identity and x.identity == y.identity:
            return f"the same named source: {x.source.name}"
        if x.role == y.role == "person" and _one_person(x, y):
            return f"the same person by name: {x.source.name}, {y.source.name}"
    return None


def same_description(a: Group, b: Group, _: Claimed) -> str | None:
    """The same description, or a shorter form of it, inside one article."""
    for x, y in _pairs(a, b):
        if not _one_article(x, y) or not (x.unnamed and y.unnamed) or x.role != y.role:
            continue
        if _description_holds(x, y) and not different(x.party, y.party):
            return f"the same description inside one article: {x.source.name}, {y.source.name}"
    return None


def same_words(a: Group, b: Group, claimed: Claimed) -> str | None:
    """Text that two articles share, where no word tells their sources apart."""
    for x, y in _pairs(a, b):
        if claimed.shared.any(x.report, y.report) and x.unnamed and y.unnamed and _alike(x, y):
            return f"articles that share text, one description: {x.source.name}, {y.source.name}"
        alike = x.role == y.role or {x.role, y.role} <= {"person", "record", "member"}
        if alike and claimed.shared.together(x.report, y.report) and not told_apart(x, y):
            return "the two articles share the text of this statement"
    return None


def same_utterance(a: Group, b: Group, _: Claimed) -> str | None:
    """One quotation that two articles give, whomever they give it to."""
    for x, y in _pairs(a, b):
        if not _one_article(x, y) and same_quotation(x.quotations, y.quotations):
            return f"one quotation, given to {x.source.name} and to {y.source.name}"
    return None


def same_listener(a: Group, b: Group, _: Claimed) -> str | None:
    """Unnamed sources of one description or party, heard through one medium or one desk."""
    for x, y in _pairs(a, b):
        through = _one_listener(x, y) if x.unnamed and y.unnamed and _alike(x, y) else None
        if through:
            return f"unnamed sources of one description, both heard through {through}"
    return None


def one_sentence(a: Group, b: Group, _: Claimed) -> str | None:
    """Several unnamed officials in one sentence of one article."""
    for x, y in _pairs(a, b):
        one = _one_article(x, y) and x.report.sentence == y.report.sentence
        officials = x.role == "member" and y.role == "member"
        if one and officials and x.unnamed and y.unnamed and not different(x.party, y.party):
            return "several unnamed officials in one sentence of one article"
    return None


def one_chain(a: Group, b: Group, _: Claimed) -> str | None:
    """A source beside a chain that leads through it and further."""
    for x, y in _pairs(a, b):
        for short, long in ((x, y), (y, x)):
            near = next((link for link in long.through if _one_speaker(short, link, long)), None)
            if near and short.role != "media":
                return f"{near.source.name} beside the words heard from {long.source.name}"
    return None


# ---------------------------------------------------------------------------- parties on record


def beside_record(a: Group, b: Group, _: Claimed) -> str | None:
    """An unnamed member of a body beside the body on the record, or the body's word twice."""
    for x, y in _pairs(a, b):
        if {x.role, y.role} not in ({"record"}, {"record", "member"}):
            continue
        if same_body(x.party, y.party):
            return f"{_shorter(x, y)} beside {_longer(x, y)}: one body on the record"
    return None


def short_for_record(a: Group, b: Group, _: Claimed) -> str | None:
    """ "The authorities", "officials": a short form, beside the one body that the article names."""
    for x, y in _pairs(a, b):
        for short, full in ((x, y), (y, x)):
            spoken = {short.role, full.role} <= {"record", "member"}
            bare = not (short.party.state or short.party.specific)
            told = full.party.state or (full.party.office and full.party.specific)
            parallel = x.report.sentence == y.report.sentence
            if _one_article(x, y) and not parallel and spoken and bare and told and short.unnamed:
                return f"{short.source.name}, in one article with {full.source.name}"
    return None


def beside_person(a: Group, b: Group, claimed: Claimed) -> str | None:
    """A body on the record, or its spokesman, beside the one named person who speaks for it."""
    for x, y in _pairs(a, b):
        record, person = (x, y) if y.role == "person" else (y, x)
        if person.role != "person" or record.role != "record":
            continue
        if not same_body(record.party, person.party):
            continue
        people = {
            m.identity for m in claimed.members if m.role == "person" and same_body(record.party, m.party)
        }
        if len(people) == 1:
            return f"{record.source.name} beside {person.source.name}, who speaks for it"
    return None


# ---------------------------------------------------------------------------------------- media


def silent_medium(a: Group, b: Group, _: Claimed) -> str | None:
    """A medium with no source given, beside one of the same name, owner or state citing one."""
    for silent, citing in ((a, b), (b, a)):
        if not silent.all_are("media") or citing.all_are("media"):
            continue
        for x, y in _pairs(silent, citing):
            heard = next((m for m in y.relays if x.medium and _one_voice(x.medium, m)), None)
            if heard:
                name, cited = x.source.name, y.source.name
                return f"{name} with no source given, beside {cited} heard through such media"
            if x.medium and any(same_medium(x.medium, desk) for desk in y.desks):
                return f"{x.source.name} beside its own article, which credits {y.source.name}"
    return None


def one_house(a: Group, b: Group, _: Claimed) -> str | None:
    """Outlets of one owner, and media of a country beside an outlet of that country."""
    if not (a.all_are("media") and b.all_are("media")):
        return None
    for x, y in _pairs(a, b):
        if x.medium and y.medium and _one_voice(x.medium, y.medium):
            return f"{x.source.name} and {y.source.name}: media of one owner or one description"
    return None


def short_for_medium(a: Group, b: Group, _: Claimed) -> str | None:
    """ "The report", "media reports": media at large, beside a medium that the same article cites."""
    for silent, citing in ((a, b), (b, a)):
        if not silent.all_are("media"):
            continue
        for x, y in _pairs(silent, citing):
            at_large = x.medium and x.medium.generic and not x.medium.country
            if at_large and _one_article(x, y) and (y.relays or y.medium):
                return f"{x.source.name}, in one article with {y.source.name} heard through media"
    return None


def credited_agency(a: Group, b: Group, _: Claimed) -> str | None:
    """An agency, and an outlet whose article credits it."""
    if not (a.all_are("media") and b.all_are("media")):
        return None
    for x, y in _pairs(a, b):
        for medium, other in ((x, y), (y, x)):
            if medium.medium and any(same_medium(medium.medium, d) for d in other.desks):
                return f"{medium.source.name} beside an article that credits it"
    return None


def circular(a: Group, b: Group, claimed: Claimed) -> str | None:
    """Outlets that cite each other."""
    if not (a.all_are("media") and b.all_are("media")):
        return None
    for x, y in _pairs(a, b):
        if any(x.report.id in c and y.report.id in c for c in claimed.circles):
            return "circular: each cites the other; counted once"
    return None


# ------------------------------------------------------------------------------ data, reporters


def one_record(a: Group, b: Group, _: Claimed) -> str | None:
    """One video, photograph or data set, however many show it."""
    for x, y in _pairs(a, b):
        if x.role == y.role == "data" and stems(x.description) & stems(y.description):
            return f"one set of data or images, however many show it: {_longer(x, y)}"
    return None


def one_newsroom(a: Group, b: Group, _: Claimed) -> str | None:
    """An outlet's own reporters."""
    for x, y in _pairs(a, b):
        if x.role == y.role == "reporter" and (_one_article(x, y) or _one_listener(x, y)):
            return "own correspondents of one outlet"
    return None


RULES: tuple[Rule, ...] = (
    same_name,
    same_description,
    same_words,
    same_utterance,
    one_sentence,
    same_listener,
    one_chain,
    beside_record,
    short_for_record,
    beside_person,
    silent_medium,
    one_house,
    short_for_medium,
    credited_agency,
    circular,
    one_record,
    one_newsroom,
)


# --------------------------------------------------------------------------------------- pairs


def told_apart(x: Furthest, y: Furthest) -> bool:
    """True where the words tell two sources apart: two persons by name, or two parties."""
    if x.role == y.role == "person":
        return x.identity != y.identity and not _one_person(x, y)
    return different(x.party, y.party)


def _one_article(x: Furthest, y: Furthest) -> bool:
    return x.report.article == y.report.article


def _one_speaker(x: Furthest, link: Speaker, of: Furthest) -> bool:
    """True where `link`, a link of the chain of `of`, is the source `x`."""
    if x.identity or link.identity:
        return x.identity == link.identity
    return x.role == link.role and _one_article(x, of) and _description_holds(x, link)


def _one_person(x: Speaker, y: Speaker) -> bool:
    """True where the words of one name are among those of the other."""
    a, b = set(x.description), set(y.description)
    return bool(a and b) and (a <= b or b <= a)


def _description_holds(x: Speaker, y: Speaker) -> bool:
    a, b = set(x.description), set(y.description)
    return bool(a and b) and (a <= b or b <= a)


def _alike(x: Furthest, y: Furthest) -> bool:
    """True where two unnamed sources are described alike, or as members of one body."""
    if x.role != y.role or x.role == "media" or different(x.party, y.party):
        return False
    return _description_holds(x, y) or same_body(x.party, y.party)


def _one_listener(x: Furthest, y: Furthest) -> str | None:
    for one in x.through:
        if any(one.identity and one.identity == other.identity for other in y.through):
            return one.source.name
    for a in x.told_to:
        for b in y.told_to:
            if same_medium(a, b):
                return "one medium"
            if x.relays and y.relays and (may_cover(a, b) or may_cover(b, a)):
                return "media of one country"
            if x.relays and y.relays and a.generic and a == b and a.country:
                return "media of one country"
    return None


def _one_voice(a: Medium, b: Medium) -> bool:
    """True where two media are one origin: one outlet, one owner, or a country's media at large."""
    alike = a.generic and b.generic and a.country is not None and a.country == b.country
    return same_medium(a, b) or one_owner(a, b) or may_cover(a, b) or may_cover(b, a) or alike


def _shorter(x: Furthest, y: Furthest) -> str:
    return min(x.source.name, y.source.name, key=len)


def _longer(x: Furthest, y: Furthest) -> str:
    return max(y.source.name, x.source.name, key=len)
