"""Established identity: when two groups of reports rest on one source beyond doubt.

Each rule is a function of two groups that returns its reason in words, or None.
"""

from __future__ import annotations

from collections.abc import Sequence

from whosays.telling.claims.shared_words import same_quotation
from whosays.telling.names.name_forms import PARTICLES
from whosays.telling.names.spelling import is_known, skeleton, spelled_alike
from whosays.telling.origins.groups import Claimed, Group, pairs, speaking
from whosays.telling.sources.furthest import Furthest
from whosays.telling.sources.media import may_cover, same_medium
from whosays.telling.sources.parties import different, same_body
from whosays.telling.sources.speakers import Speaker

APPOSED = 2
"""Code points between an office and the name of its holder: a comma and a space."""
FULL_NAME = 2
"""Words of a full name."""
SHORT_FIRST_NAME = (3, 4)
"""Letters of a first name that may be short for another."""
LIKE_SOUNDS = str.maketrans({"v": "w", "q": "k", "z": "s", "y": None})


def same_name(a: Group, b: Group, _: Claimed) -> str | None:
    """The same named source."""
    for x, y in speaking(a, b):
        if x.identity and x.identity == y.identity:
            return f"the same named source: {x.source.name}"
        if x.role == y.role == "person" and one_person(x, y):
            return f"the same person by name: {x.source.name}, {y.source.name}"
        if x.source.named and y.source.named and _bare(x) == _bare(y):
            return f"one name, read as of two kinds: {x.source.name}"  # a surname taken for a firm's
    return None


def same_description(a: Group, b: Group, _: Claimed) -> str | None:
    """The same description, or a shorter form of it, inside one article."""
    for x, y in pairs(a, b):
        if not one_article(x, y) or not (x.unnamed and y.unnamed) or x.role != y.role:
            continue
        if description_holds(x, y) and not different(x.party, y.party):
            return f"the same description inside one article: {x.source.name}, {y.source.name}"
    return None


def same_words(a: Group, b: Group, claimed: Claimed) -> str | None:
    """Text that two articles share, where no word tells their sources apart."""
    if not any(_undescribed(x, y) or _unparted(x, y) for x, y in speaking(a, b)):
        return None
    for x, y in pairs(a, b):
        if not claimed.shared.any(x.report, y.report):
            continue
        if _undescribed(x, y):
            return f"articles that share text, one description: {x.source.name}, {y.source.name}"
        if claimed.shared.together(x.report, y.report) and _unparted(x, y):
            return "the two articles share the text of this statement"
    return None


def same_utterance(a: Group, b: Group, _: Claimed) -> str | None:
    """One quotation that two articles give, whomever they give it to; or the very same statement.

    Sources that one article credits with it side by side stay apart.
    """
    if any(one_article(x, y) and x.report.content == y.report.content for x, y in pairs(a, b)):
        return None
    for x, y in pairs(a, b):
        if one_article(x, y):
            continue
        if same_quotation(x.quotations, y.quotations):
            return f"one quotation, given to {x.source.name} and to {y.source.name}"
        if x.statement and x.statement == y.statement:
            return f"word for word the same, given to {x.source.name} and to {y.source.name}"
    return None


def same_listener(a: Group, b: Group, _: Claimed) -> str | None:
    """Unnamed sources of one description or party, heard through one medium or one desk."""
    for x, y in pairs(a, b):
        through = one_listener(x, y) if x.unnamed and y.unnamed and _alike(x, y) else None
        if through:
            return f"unnamed sources of one description, both heard through {through}"
    return None


def own_article(a: Group, b: Group, _: Claimed) -> str | None:
    """Somebody unnamed in a medium's own article, beside one whom others heard through that medium."""
    for x, y in pairs(a, b):
        for relayed, own in ((x, y), (y, x)):
            heard = any(same_medium(m, desk) for m in relayed.relays for desk in own.desks)
            alike = relayed.role == own.role or {relayed.role, own.role} == {"record", "member"}
            unnamed = relayed.unnamed and own.unnamed and relayed.role != "media"
            if heard and alike and unnamed and not one_article(x, y) and not different(x.party, y.party):
                return f"{relayed.source.name}, beside {own.source.name} in the article it was heard through"
    return None


def one_sentence(a: Group, b: Group, _: Claimed) -> str | None:
    """Several unnamed officials in one sentence of one article."""
    for x, y in pairs(a, b):
        one = one_article(x, y) and x.report.sentence == y.report.sentence
        officials = all(m.role == "member" or (m.role == "record" and not m.definite) for m in (x, y))
        apart = different(x.party, y.party)
        services = apart and x.party.service and y.party.service  # "police and fire officials" speak for two
        states = apart and x.party.state and y.party.state
        if one and officials and x.unnamed and y.unnamed and not services and not states:
            return "several unnamed officials in one sentence of one article"
    return None


def one_apposed(a: Group, b: Group, _: Claimed) -> str | None:
    """An office at once before the name of whoever holds it: "the former head of ports, Ina Brand, said"."""
    for x, y in pairs(a, b):
        office, name = (x, y) if x.unnamed else (y, x)
        one = one_article(x, y) and x.report.content == y.report.content and x.source.part == y.source.part
        named = name.role in ("person", "record") and name.source.named
        if not one or not named or not office.unnamed or not office.party.ranks or office.role == "crowd":
            continue
        if 0 <= name.source.span.start - office.source.span.end <= APPOSED:
            return f"{office.source.name}: {name.source.name}, who is named with it"
    return None


def one_chain(a: Group, b: Group, _: Claimed) -> str | None:
    """A source beside a chain that leads through it and further."""
    for x, y in pairs(a, b):
        for short, long in ((x, y), (y, x)):
            near = next((link for link in long.through if _one_speaker(short, link, long)), None)
            if near and short.role != "media":
                return f"{near.source.name} beside the words heard from {long.source.name}"
    return None


# --------------------------------------------------------------------------------------- pairs


def told_apart(x: Furthest, y: Furthest) -> bool:
    """True where the words tell two sources apart: two persons by name, or two parties."""
    if x.role == y.role == "person":
        return x.identity != y.identity and not one_person(x, y)
    return different(x.party, y.party)


def _bare(one: Furthest) -> str:
    return one.source.name.casefold().removeprefix("the ")


def _undescribed(x: Furthest, y: Furthest) -> bool:
    """True where both are unnamed, and described alike."""
    return x.unnamed and y.unnamed and _alike(x, y)


def _unparted(x: Furthest, y: Furthest) -> bool:
    """True where two that speak alike are not told apart."""
    alike = x.role == y.role or {x.role, y.role} <= {"person", "record", "member"}
    return alike and not told_apart(x, y)


def one_article(x: Furthest, y: Furthest) -> bool:
    """True where one article credits both."""
    return x.report.article == y.report.article


def _one_speaker(x: Furthest, link: Speaker, of: Furthest) -> bool:
    """True where `link`, a link of the chain of `of`, is the source `x`."""
    if x.role == link.role == "person":
        return x.identity == link.identity or one_person(x, link)
    if x.identity or link.identity:
        return x.identity == link.identity
    if x.role == link.role == "record" and same_body(x.party, link.party):
        return True
    return x.role == link.role and one_article(x, of) and description_holds(x, link)


def one_person(x: Speaker, y: Speaker) -> bool:
    """True where the words of one name are among those of the other, or spell it otherwise.

    Another spelling needs a word that both have, or one office that both hold.
    """
    a, b = x.description, y.description
    if description_holds(x, y) or _transliterated(a, b):
        return True
    if not a or not b or not spelled_alike(a[-1], b[-1]):
        return False
    if len(a) > 1 and len(b) > 1 and not spelled_alike(a[0], b[0]):
        return False
    return bool(set(a) & set(b)) or same_body(x.party, y.party)


def is_nearly_one_name(x: Speaker, y: Speaker) -> bool:
    """True for two persons of one surname, one of a short first name that begins the other's: Dan, Daniel."""
    a, b = x.description, y.description
    if len(a) < FULL_NAME or len(b) < FULL_NAME or a[-1] != b[-1]:
        return False
    short, long = sorted((a[0], b[0]), key=len)
    return len(short) in SHORT_FIRST_NAME and long.startswith(short)


def _transliterated(a: Sequence[str], b: Sequence[str]) -> bool:
    """True for two forms of a full name whose words have the same consonants, one by one."""
    a, b = ([word for word in words if word not in PARTICLES] for words in (a, b))
    if len(a) != len(b) or len(a) < 2 or all(is_known(word) for word in (*a, *b)):
        return False
    return all(_consonants(x) == _consonants(y) for x, y in zip(a, b, strict=True))


def _consonants(word: str) -> str:
    """The consonants of a word, with those as one that transliterations take for one another."""
    folded = skeleton(word)
    for written, sound in (
        ("kh", "h"),
        ("gh", "g"),
        ("dh", "d"),
        ("th", "t"),
        ("sch", "s"),
        ("sh", "s"),
        ("ch", "s"),
    ):
        folded = folded.replace(written, sound)
    return folded.translate(LIKE_SOUNDS)


def description_holds(x: Speaker, y: Speaker) -> bool:
    """True where all words by which one is told are among those by which the other is."""
    a, b = set(x.description), set(y.description)
    return bool(a and b) and (a <= b or b <= a)


def _alike(x: Furthest, y: Furthest) -> bool:
    """True where two unnamed sources are described alike, or as members of one body."""
    if x.role != y.role or x.role == "media" or different(x.party, y.party):
        return False
    return description_holds(x, y) or same_body(x.party, y.party)


def one_listener(x: Furthest, y: Furthest) -> str | None:
    """Who heard both, in words: one source, one medium, media of one country; None where nobody did."""
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
