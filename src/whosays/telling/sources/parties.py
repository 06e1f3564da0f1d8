"""Who belongs to which party: the government, force, firm or private life behind a source.

Invariant: what the words do not tell stays unknown, and what is unknown is never taken to be
different (`different` is True only where the words tell two parties apart).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import pairwise

from whosays.lexicon import Lexicon
from whosays.model import NameMention, Reading
from whosays.telling.names.names import StoryNames
from whosays.telling.sources.body_forms import accredited, in_one_form
from whosays.telling.sources.phrases import Phrase, Word, initials, phrase_of, stems, words_of

_REMEMBERED = 16_384  # words that were asked about last
_SURE_ACRONYM = 3
_INITIALS = 2  # words of what is no name, of which more may be told by their initials
_OF_A_TOWN = re.compile(r"[A-Z]{1,4}?(?P<service>PD|FD)")
KINDS = (
    "parties",
    "internationals",
    "movements",
    "firms",
    "rescuers",
    "opponents",
    "charities",
    "scholars",
    "museums",
    "unions",
    "counsel",
    "faiths",
    "insurgents",
    "clubs",
    "leagues",
)
BANDS = ("movements", "unions", "insurgents", "rescuers")
"""Kinds of which unnamed people are members, not onlookers: "the rebels"."""
ONE_WORD = {
    "minister": "ministry",
    "ministers": "ministry",
    "defense": "defence",
    "paramedic": "ambulance",
    "paramedics": "ambulance",
    "firefighter": "fire",
    "firefighters": "fire",
    "firemen": "fire",
    "policeman": "police",
    "policewoman": "police",
    "policemen": "police",
    "hospitals": "hospital",
}
"""Words for those who make up a body, each with the word for it: paramedics are the ambulance service."""


@dataclass(frozen=True, slots=True)
class Party:
    """A party as far as the words tell it.

    `state` is the key of the country whose government it is or is part of; `country` that of any
    country it is named with. `body` are the words of its name, `name` the id of its name in the
    story. `proper` tells that the words are a name and not only what any state has ("police"),
    `service` that they name one public service among others, `office` that they name an office or a
    force of some government. `ranks` are the words of rank and office of one who belongs to it, `lesser`
    that they are a deputy's or a former holder's. `kind` is the kind of party where the words tell it
    and it is no government ("firms": the lists of the lexicon), `of_place` an office that each place has
    ("mayor"). `vague` tells of a body of which nothing tells what it is: it may be a seat of
    government. `private` tells of a private person, who speaks for nobody else, `reporter` of an
    outlet's own.
    """

    state: str | None = None
    country: str | None = None
    body: tuple[str, ...] = ()
    name: str | None = None
    proper: bool = False
    service: bool = False
    office: bool = False
    ranks: tuple[str, ...] = ()
    private: bool = False
    reporter: bool = False
    kind: str | None = None
    independent: bool = False
    of_place: str | None = None
    vague: bool = False
    lesser: bool = False

    @property
    def known(self) -> bool:
        """True where the words tell of any party."""
        told = self.state or self.body or self.name or self.private or self.office or self.kind
        return bool(told or self.ranks)

    @property
    def named(self) -> bool:
        """True where the words are the name of one body."""
        return self.proper or self.name is not None

    @property
    def governs(self) -> bool:
        """True where the words tell of an office or a force of some government."""
        return bool(self.office or self.state)

    @property
    def specific(self) -> bool:
        """True where the words name one body among others."""
        return self.proper or self.service or self.name is not None


def party_in(text: str, lexicon: Lexicon, *, named: bool = True) -> Party:
    """The party that the words `text` tell of: "a Kremlin source", "the Foreign Ministry".

    Where they are no name (`named` False) the capital they may begin with is that of a sentence.
    """
    return lexicon.once(_parties)(text, named)


def _parties(lexicon: Lexicon) -> Callable[[str, bool], Party]:
    return lru_cache(maxsize=_REMEMBERED)(partial(_party_in, lexicon=lexicon))


def _party_in(text: str, named: bool, lexicon: Lexicon) -> Party:
    phrase = phrase_of(accredited(in_one_form(text, lexicon)), lexicon)
    ranks, governmental = lexicon.list("parties", "ranks"), lexicon.once(_governmental)
    if phrase.metonym:
        offices = lexicon.list("parties", "offices") | ranks if phrase.last_of else governmental
        offices |= lexicon.list("parties", "of_state")
        if any(w.capital and w.lower not in offices for w in _body_words(phrase.words, lexicon)):
            phrase = Phrase(words_of(text))  # "London Ambulance Service" is no word for the state
    words = [word for w in _body_words(phrase.words, lexicon) for word in _meant(w)]
    body = tuple(w for w in words if w not in ranks)
    callings = lexicon.list("parties", "callings")
    held = tuple(w.lower for w in phrase.words if w.lower in ranks or w.lower in callings)
    holds = any(w.lower in lexicon.list("parties", "portfolio_holders") for w in phrase.words)
    if holds:
        governmental |= lexicon.list("parties", "portfolios")
    country = phrase.country.key if phrase.country else None
    if country:
        governmental |= lexicon.list("parties", "of_state")
    whole = country in lexicon.list("parties", "unions_of_states")
    state = country if country and (whole or all(w in governmental for w in body)) else None
    lower = {form for w in phrase.words for form in (w.lower, w.lower.removesuffix("s"))}
    if lower & lexicon.list("parties", "reporters"):
        return Party(country=country, reporter=True)
    offices = lexicon.list("parties", "offices")
    if lower & lexicon.list("parties", "counsel"):
        offices -= lexicon.list("parties", "at_court")  # a defence lawyer is none of the defence
    holds = holds and bool(lower & lexicon.list("parties", "portfolios")) and "department" not in lower
    office = holds or bool((lower | set(words)) & offices)
    portfolio = lexicon.list("parties", "portfolios") if holds else frozenset[str]()
    kind = _kind(tuple(w for w in phrase.words if w.lower not in portfolio), office, lexicon)
    if kind == "firms" and lower & lexicon.list("parties", "employing"):
        kind, office = None, True  # a "disaster management department" is no firm
    if kind == "firms" and lower & lexicon.list("parties", "state_owned"):
        kind, office = None, True  # "the state oil company" may speak for its ministry
    members = lexicon.list("parties", "members")
    if (
        state is None
        and not kind
        and body
        and lower & members
        and set(body) <= lexicon.list("parties", "regions")
    ):
        return Party(country=country, office=True, ranks=held)  # "a Western diplomat": of whose government?
    led = bool(lower & ranks) or kind == "unions"  # the head teacher; the farmers' union
    led |= bool(lower & lexicon.list("parties", "employing"))  # pharmacists of a ministry
    private = lexicon.list("parties", "private")
    if pairs_of(phrase.words) & private or (lower & private and not led):
        return Party(country=country, private=True)
    capital = [w for w in phrase.words[0 if named else 1 :] if w.capital]
    proper = any(w.lower in body and w.lower not in governmental for w in capital)
    proper = proper and not _is_described(phrase.words, kind, lexicon)
    independent = proper and not all(w.written.isupper() for w in capital)  # "the NTSB" may be a state's
    service = any(w in lexicon.list("parties", "services") for w in body)
    return Party(
        state,
        country,
        body,
        proper=proper,
        service=service,
        office=office and not kind,
        ranks=held,
        kind=kind,
        of_place=next((w for w in held if w in lexicon.list("parties", "of_place")), None),
        independent=independent and not ranks & set(held) and not set(body) & governmental,
        lesser=not lexicon.list("parties", "lesser").isdisjoint(lower),
    )


def pairs_of(words: Sequence[Word]) -> frozenset[str]:
    """Each two words that stand side by side, in lower case: "taxi driver"."""
    return frozenset(f"{a.lower} {b.lower}" for a, b in pairwise(words))


def _meant(word: Word) -> tuple[str, ...]:
    """The words of a body that one stands for: "minister" for the ministry, "HPD" for some town's police."""
    town = _OF_A_TOWN.fullmatch(word.written)
    if town:
        return word.lower, "police" if town["service"] == "PD" else "fire"
    return (ONE_WORD.get(word.lower, word.lower),)


def _is_described(words: Sequence[Word], kind: str | None, lexicon: Lexicon) -> bool:
    """True for a firm that is told by where it is: "the Orle bank" may be any that is named elsewhere."""
    last = words[-1] if words else None
    if last is None or last.capital or words[0].lower != "the":
        return False
    return kind == "firms" or last.lower in lexicon.list("parties", "trades")


def kind_in(words: Sequence[Word], lexicon: Lexicon) -> str | None:
    """The kind of party that `words` tell of, one or two of them at a time; of two the later in the list."""
    forms = {form for w in words for form in (w.lower, w.lower.removesuffix("s"))}
    forms |= {f"{a.lower} {b.lower}" for a, b in pairwise(words)}
    kinds = lexicon.once(_kind_of_word)
    told = [kinds[form] for form in forms if form in kinds]
    return KINDS[max(told)] if told else None


def _kind(words: tuple[Word, ...], office: bool, lexicon: Lexicon) -> str | None:
    """The kind of a party by the words for it: a state's scientist or lawyer is the state's.

    A lawyer speaks for whoever is named with him.
    """
    kind = kind_in(words, lexicon)
    if kind not in ("scholars", "counsel"):
        return kind
    callings = lexicon.list("parties", "callings") | lexicon.list("parties", "counsel")
    named = any(w.capital and w.lower not in callings for w in words[1:])
    if office or (kind == "counsel" and named):
        return kind_in([w for w in words if w.lower not in callings], lexicon)
    return kind


def person_key(reading: Reading, mention: NameMention, names: StoryNames) -> str:
    """What a person is known by in the story: the id of the name, or the words of the mention."""
    text = mention.span.of(reading.article.part(mention.part))
    known = names.by_mention.get((reading.article.id, mention.part, mention.span))
    return known or "person " + " ".join(w.lower for w in words_of(text))


def same_body(a: Party, b: Party) -> bool:
    """True where the words tell one body: one name, or one description of a part of one state."""
    if a.private or b.private or (a.state and b.state and a.state != b.state):
        return False
    if a.name and a.name == b.name:
        return True
    if a.body and b.body:
        same = _same_words(a.body, b.body) or _is_acronym(a, b) or _is_acronym(b, a)
        return same and (a.specific or a.state == b.state)
    return bool(a.state and a.state == b.state)


def same_government(a: Party, b: Party) -> bool:
    """True where both belong to the government of one country."""
    return a.state is not None and a.state == b.state


def different(a: Party, b: Party) -> bool:
    """True only where the words tell two parties apart."""
    if not a.known or not b.known:
        return False
    if a.private != b.private:
        other = b if a.private else a
        return bool(other.governs or other.kind or other.specific or other.ranks)
    if a.private or same_body(a, b) or same_government(a, b):
        return False
    if (a.state and b.state) or _two_places(a, b):
        return True
    kinds = {kind or ("governments" if party.governs else None) for party, kind in ((a, a.kind), (b, b.kind))}
    of_state = (a.state or b.state) in (a.country, b.country) and a.country == b.country is not None
    if kinds == {"governments", "parties"}:
        return False  # the minister may be of the party
    if len(kinds) == 2 and None not in kinds and kinds != {"governments", "rescuers"} and not of_state:
        return True  # a firm and a union, rebels and a ministry; but a firm may be the state's
    if a.governs and b.governs:
        return False  # perhaps officials of one government
    if (a.vague and b.governs) or (b.vague and a.governs):
        return False  # "a Castle official" may be one of that government
    if (a.governs and b.independent) or (b.governs and a.independent):
        return True
    if a.state or b.state:  # a service without a name may be that state's
        other = a if b.state else b
        return other.proper or other.name is not None
    if a.service != b.service and not (a.named and b.named):
        return False  # "the airline" may be the very firm that is named elsewhere
    return a.specific and b.specific


def _two_places(a: Party, b: Party) -> bool:
    """True for the holders of one office in two places: the mayors of two towns."""
    one = a.of_place and a.of_place == b.of_place
    return bool(one and a.proper and b.proper and not stems(a.body) & stems(b.body))


def _body_words(words: tuple[Word, ...], lexicon: Lexicon) -> list[Word]:
    """The words that may name a body: without articles, numbers, members and spokespeople."""
    silent = lexicon.once(_silent_words)
    return [w for w in words if w.lower not in silent]


def _same_words(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """True where they share more than half of the shorter."""
    x, y = stems(a), stems(b)
    return len(x & y) > min(len(x), len(y)) / 2


def _is_acronym(a: Party, b: Party) -> bool:
    """True where a word of the name `a` is the initials of the name `b`, or of its country and it."""
    if not a.named:
        return False
    of_country = initials(b.country.split("-")) + initials(b.body) if b.country and len(b.body) > 1 else ""
    return of_country in a.body or ((b.named or len(b.body) > _INITIALS) and _has_acronym(a.body, b.body))


def _has_acronym(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """True where a word of `a` is the initials of `b`, or one of three letters those of words in it.

    "HPD" is the Halden police, for which "department" may be left out, "HCSO" the sheriff of Halden County.
    """
    letters = initials(b)
    of_department = f"{letters}d"
    sure = [word for word in a if len(word) >= _SURE_ACRONYM]
    return any(word in (letters, of_department) for word in a) or any(
        word in letters or (len(letters) > 1 and word.startswith(letters)) for word in sure
    )


def joined(a: Party, b: Party) -> Party:
    """What two mentions of one person tell together: the first one's words, filled up."""
    if not a.body and b.body:
        a = replace(a, body=b.body, proper=b.proper, service=b.service)
    private = a.private and not (b.state or b.body)
    a = replace(a, state=a.state or b.state, country=a.country or b.country, private=private)
    kind = None if a.state else a.kind or b.kind  # an officer of a state is its officer, whatever else
    office = (a.office or b.office) and not kind
    lesser = (a if a.ranks else b).lesser
    reporter = a.reporter or b.reporter
    return replace(a, office=office, ranks=a.ranks or b.ranks, lesser=lesser, reporter=reporter, kind=kind)


# --------------------------------------------------------------------------------------- lexicon


def listed(lexicon: Lexicon, *keys: str) -> frozenset[str]:
    """The words of the lists `keys` of parties.toml."""
    return frozenset(word for key in keys for word in lexicon.list("parties", key))


def bodies(lexicon: Lexicon) -> frozenset[str]:
    """The nouns for bodies that may be a source."""
    return lexicon.list("sources", "organisation") | lexicon.list("parties", "services")


def _governmental(lexicon: Lexicon) -> frozenset[str]:
    return listed(lexicon, "governmental", "ranks")


def _silent_words(lexicon: Lexicon) -> frozenset[str]:
    return listed(lexicon, "fillers", "legal_forms", "members", "spokespeople", "counsel")


def _kind_of_word(lexicon: Lexicon) -> Mapping[str, int]:
    """The place in KINDS of the kind that each word tells of, the later of two."""
    return {word: at for at, kind in enumerate(KINDS) for word in lexicon.list("parties", kind)}
