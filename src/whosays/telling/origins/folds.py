"""The table of docs/independence.md: when two groups of reports of a claim are one origin.

Each rule is a function of two groups that returns its reason in words, or None. The rules are
tried in order, each until it finds nothing more. Invariant: every report is in exactly one group,
and a rule only ever joins groups, so that more rules can only lower a count.
"""

from __future__ import annotations

from collections.abc import Sequence

from whosays.telling.claims.shared_words import SharedWords
from whosays.telling.judged import Judged, reason
from whosays.telling.origins.groups import Claimed, Group, Rule, pairs, speaking
from whosays.telling.origins.identity import (
    description_holds,
    one_apposed,
    one_article,
    one_chain,
    one_listener,
    one_sentence,
    own_article,
    same_description,
    same_listener,
    same_name,
    same_utterance,
    same_words,
)
from whosays.telling.sources.furthest import Furthest
from whosays.telling.sources.media import Medium, may_cover, one_owner, same_medium
from whosays.telling.sources.parties import different, same_body
from whosays.telling.sources.phrases import stems, words_of

HEADS = ("head", "chief", "boss")
"""Words for the one who heads a body."""


def fold(
    members: Sequence[Furthest],
    shared: SharedWords,
    circles: Sequence[frozenset[str]],
    records: Sequence[frozenset[str]] = (),
    judged: Judged | None = None,
) -> tuple[Group, ...]:
    """The origins behind `members`: their groups after all rules, in the order of the members.

    `records` are words for one kind of record each ("video", "footage"), `judged` is what people
    judged of the reports.
    """
    groups = [Group((member,)) for member in members]
    if len(groups) < 2:
        return tuple(groups)
    place = {member.report.id: i for i, member in enumerate(members)}
    claimed = Claimed(tuple(members), shared, tuple(circles), tuple(records), judged)
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
    apart = claimed.judged if claimed.judged and claimed.judged.apart else None
    for at, other in enumerate(placed):
        if apart and apart.two_sources(other.reports, group.reports):
            continue
        why = rule(other, group, claimed)
        if why:
            return at, why
    return None


def _joined(a: Group, b: Group, why: str) -> Group:
    return Group((*a.members, *b.members), tuple(dict.fromkeys((*a.because, *b.because, why))))


def judged_one(a: Group, b: Group, claimed: Claimed) -> str | None:
    """Two sources that somebody judged to be one."""
    if not claimed.judged or not claimed.judged.same_source:
        return None
    found = claimed.judged.one_source(a.reports, b.reports)
    return reason(found, "one source") if found else None


# ---------------------------------------------------------------------------- parties on record


def beside_record(a: Group, b: Group, _: Claimed) -> str | None:
    """An unnamed member of a body beside the body on the record, or the body's word twice."""
    for x, y in speaking(a, b):
        if {x.role, y.role} not in ({"record"}, {"record", "member"}):
            continue
        if same_body(x.party, y.party):
            return f"{_shorter(x, y)} beside {_longer(x, y)}: one body on the record"
    return None


def short_for_record(a: Group, b: Group, _: Claimed) -> str | None:
    """ "The authorities", "officials": a short form, beside the one body that the article names."""
    for x, y in pairs(a, b):
        for short, full in ((x, y), (y, x)):
            spoken = {short.role, full.role} <= {"record", "member"}
            bare = not (short.party.state or short.party.specific)
            told = full.party.state or (full.party.office and full.party.specific)
            parallel = x.report.sentence == y.report.sentence
            if one_article(x, y) and not parallel and spoken and bare and told and short.unnamed:
                return f"{short.source.name}, in one article with {full.source.name}"
    return None


def short_for_named(a: Group, b: Group, claimed: Claimed) -> str | None:
    """ "The company", "a company spokesman": beside the one body of its kind, which its article names."""
    for x, y in pairs(a, b):
        for short, full in ((x, y), (y, x)):
            bare = short.role == "record" and short.unnamed and short.party.kind and not short.party.named
            if not bare or full.role not in ("record", "person") or not full.party.named:
                continue
            kinds = (None, short.party.kind)
            named = [m for m in claimed.members if m.party.named and m.party.kind in kinds]
            fits = full in named and all(same_body(m.party, full.party) for m in named)
            if fits and len(short.party.body) == 1 and stems(full.party.body) & short.mentioned:
                return f"{short.source.name}, in an article that names {full.source.name}"
    return None


def beside_person(a: Group, b: Group, claimed: Claimed) -> str | None:
    """A body on the record, or its spokesman, beside the one named person who speaks for it."""
    for x, y in speaking(a, b):
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


def same_office(a: Group, b: Group, _: Claimed) -> str | None:
    """The holder of an office that one holds ("the mayor"), beside the person named with it, or twice."""
    for x, y in pairs(a, b):
        if _is_held(x) and _is_held(y) and _one_office(x, y) and not different(x.party, y.party):
            return f"{x.source.name}: one office, which one holds"
        bare, named = (x, y) if y.role == "person" else (y, x)
        if named.role != "person" or bare.role not in ("member", "record") or not bare.unnamed:
            continue
        ranks, body = set(bare.party.ranks), set(bare.party.body)
        ranks, held = _of_head(ranks, body), _of_head(set(named.party.ranks), set(named.party.body))
        alone = bare.definite and ranks and ranks <= held
        alone = alone and bare.party.lesser == named.party.lesser  # the minister is not her deputy
        known = set(named.party.body)
        fits = (body <= known or known <= body) and not different(bare.party, named.party)
        if alone and fits and bare.party.state in (None, named.party.state):
            return f"{bare.source.name}: {named.source.name}, who holds that office"
    return None


def _of_head(ranks: set[str], body: set[str]) -> set[str]:
    """`ranks` with one word for whoever heads a body: its head, its chief, its boss."""
    return {"head" if body and rank in HEADS else rank for rank in ranks}


def _is_held(x: Furthest) -> bool:
    """True for "the mayor", whoever that is: an office told by itself that one holds."""
    return x.role in ("member", "record") and x.unnamed and x.definite and bool(x.party.ranks)


def _one_office(x: Furthest, y: Furthest) -> bool:
    """True where the words for two offices are those of one: "the mayor of Orle", "the mayor"."""
    a, b = x.party, y.party
    of_place = a.of_place is not None and a.of_place == b.of_place
    words = a.body == b.body or (of_place and (not a.body or not b.body))
    return (
        words
        and (bool(a.body) or of_place or x.description == y.description)
        and set(a.ranks) == set(b.ranks)
    )


# ---------------------------------------------------------------------------------------- media


def silent_medium(a: Group, b: Group, _: Claimed) -> str | None:
    """A medium with no source given, beside one of the same name, owner or state citing one."""
    for silent, citing in ((a, b), (b, a)):
        if not silent.all_are("media") or citing.all_are("media"):
            continue
        for x, y in pairs(silent, citing):
            heard = next((m for m in y.relays if x.medium and _one_voice(x.medium, m)), None)
            if heard:
                name, cited = x.source.name, y.source.name
                return f"{name} with no source given, beside {cited} heard through such media"
            if x.medium and any(same_medium(x.medium, desk) for desk in y.desks):
                return f"{x.source.name} beside its own article, which credits {y.source.name}"
            if x.medium and any(_one_voice(x.medium, desk) for desk in y.desks):
                return f"{x.source.name} beside an article of its house, which credits {y.source.name}"
    return None


def mouthpiece(a: Group, b: Group, _: Claimed) -> str | None:
    """State media with no source given, beside an official of the government whose voice they are.

    And a medium that a party owns, beside somebody of that party.
    """
    for silent, other in ((a, b), (b, a)):
        if not silent.all_are("media"):
            continue
        for x, official in pairs(silent, other):
            medium, party = x.medium, official.party
            if not medium or official.role not in ("person", "record", "member"):
                continue
            if medium.owner and set(medium.owner.split("-")) <= set(party.body):
                return f"{x.source.name} with no source given, beside {official.source.name}, who owns it"
            if medium.state is None or not party.governs:
                continue
            state = medium.state or medium.country
            if state == party.state or not (state and party.state):
                return f"{x.source.name} with no source given, beside {official.source.name}: one state"
    return None


def one_house(a: Group, b: Group, _: Claimed) -> str | None:
    """Outlets of one owner, and media of a country beside an outlet of that country."""
    if not (a.all_are("media") and b.all_are("media")):
        return None
    for x, y in speaking(a, b):
        if x.medium and y.medium and _one_voice(x.medium, y.medium):
            return f"{x.source.name} and {y.source.name}: media of one owner or one description"
    return None


def short_for_medium(a: Group, b: Group, _: Claimed) -> str | None:
    """ "The report", "media reports": media at large, beside a medium that the same article cites."""
    for silent, citing in ((a, b), (b, a)):
        if not silent.all_are("media"):
            continue
        for x, y in pairs(silent, citing):
            at_large = x.medium and x.medium.generic and not x.medium.country
            if at_large and one_article(x, y) and (y.relays or y.medium):
                return f"{x.source.name}, in one article with {y.source.name} heard through media"
    return None


def credited_agency(a: Group, b: Group, _: Claimed) -> str | None:
    """An agency, and an outlet whose article credits it."""
    if not (a.all_are("media") and b.all_are("media")):
        return None
    for x, y in pairs(a, b):
        for medium, other in ((x, y), (y, x)):
            if medium.medium and any(same_medium(medium.medium, d) for d in other.desks):
                return f"{medium.source.name} beside an article that credits it"
    return None


def circular(a: Group, b: Group, claimed: Claimed) -> str | None:
    """Outlets that cite each other."""
    if not (a.all_are("media") and b.all_are("media")):
        return None
    for x, y in pairs(a, b):
        if any(x.report.id in c and y.report.id in c for c in claimed.circles):
            return "circular: each cites the other; counted once"
    return None


# ------------------------------------------------------------------------------ data, reporters


def one_record(a: Group, b: Group, claimed: Claimed) -> str | None:
    """One video, photograph or data set, however many show it; one document, however many cite it."""
    for x, y in pairs(a, b):
        if x.role == y.role == "data" and not different(x.party, y.party) and _one_kind(x, y, claimed):
            return f"one set of data or images, however many show it: {_longer(x, y)}"
        if x.role == y.role == "document" and not different(x.party, y.party) and description_holds(x, y):
            return f"one document, however many cite it: {_longer(x, y)}"
    return None


def _one_kind(x: Furthest, y: Furthest, claimed: Claimed) -> bool:
    """True where two records are called by one noun, or by two for the same thing."""
    if stems(x.description) & stems(y.description):
        return True
    return any(kind & set(_nouns(x)) and kind & set(_nouns(y)) for kind in claimed.records)


def _nouns(x: Furthest) -> tuple[str, ...]:
    return tuple(w.lower for w in words_of(x.source.name))


def one_crowd(a: Group, b: Group, _: Claimed) -> str | None:
    """Unnamed witnesses, residents and the like whom one outlet heard, however they are called."""
    for x, y in pairs(a, b):
        heard = one_article(x, y) or one_listener(x, y)
        if x.role == y.role == "crowd" and x.unnamed and y.unnamed and heard:
            return f"unnamed people whom one outlet heard: {x.source.name}, {y.source.name}"
    return None


def one_newsroom(a: Group, b: Group, _: Claimed) -> str | None:
    """An outlet's own reporters."""
    for x, y in pairs(a, b):
        if x.role == y.role == "reporter" and (one_article(x, y) or one_listener(x, y)):
            return "own correspondents of one outlet"
    return None


RULES: tuple[Rule, ...] = (
    judged_one,
    same_name,
    same_description,
    same_words,
    same_utterance,
    one_sentence,
    same_listener,
    own_article,
    one_apposed,
    one_chain,
    beside_record,
    short_for_record,
    short_for_named,
    beside_person,
    same_office,
    silent_medium,
    mouthpiece,
    one_house,
    short_for_medium,
    credited_agency,
    circular,
    one_record,
    one_crowd,
    one_newsroom,
)


# --------------------------------------------------------------------------------------- pairs


def _one_voice(a: Medium, b: Medium) -> bool:
    """True where two media are one origin: one outlet, one owner, or a country's media at large."""
    alike = a.generic and b.generic and a.country is not None and a.country == b.country
    return same_medium(a, b) or one_owner(a, b) or may_cover(a, b) or may_cover(b, a) or alike


def _shorter(x: Furthest, y: Furthest) -> str:
    return min(x.source.name, y.source.name, key=len)


def _longer(x: Furthest, y: Furthest) -> str:
    return max(y.source.name, x.source.name, key=len)
