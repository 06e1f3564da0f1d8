"""Which news agency or outlet a name stands for, and who owns it.

Invariant: two names have one key only where they are established to be one medium.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from whosays.lexicon import Agency, Lexicon
from whosays.model import Reading, Story
from whosays.telling.sources.phrases import Word, phrase_of, words_of

LONGEST_FORM = 6
STATE = "state "
"""With what the owner of a medium begins that the story tells to be a state's: its key follows."""
_OUTLET = r"(?:[A-Z][\w’'&.-]*\w)(?: (?:[A-Z][\w’'&.-]*\w|of|and|&))*"
_PAPER = r"(?:company|(?:newspaper|paper|title|website|site|station|channel|outlet|broadcaster|magazine)s?)"
_SHARES = (
    r"(?:shares?|has|have) (?:an?|its|the same|one) (?:[\w-]+ )?"
    r"(?:owner|newsroom|publisher|parent)(?: company)?(?: and (?:an? )?[\w-]+)? (?:with|as) "
)
_SISTER = rf"(?:is |was )?(?:(?:its |the |a )?sister {_PAPER} (?:of|to)|part of the same [\w-]+ as) "
_OWNED = (
    r"(?:is |was )?(?:(?:owned|run|published|printed) by|belongs to|part of) (?:the )?"
    r"(?:same [\w-]+|owners?|publishers?) (?:as|of) "
)
ONE_HOUSE = re.compile(
    rf"(?P<a>{_OUTLET}),? (?:\()?(?:which|that|and|who)? ?"
    rf"(?:{_SHARES}|{_SISTER}|{_OWNED}|(?:and|or) its sister(?: {_PAPER})?,? )(?:the )?(?P<b>{_OUTLET})"
)
IN_ONE_HOUSE = (
    "sister",
    "owner",
    "newsroom",
    "publisher",
    "parent",
    "part of the same",
    "owned by",
    "run by",
    "published by",
    "printed by",
    "belongs to the same",
)
"""Words without one of which there is no match of ONE_HOUSE, which is slow to look for."""
_BELONG = rf"(?:owned|published|run|printed) by|(?:{_PAPER}|titles?) of|part of|belong(?:s|ed)? to|share"
_BELONG += r"|(?:an?|one|the same) (?:[\w-]+ )?(?:owner|publisher|newsroom|parent|house)\b"
_OWNS = r"(?:owns?|publish(?:es)?|runs?|prints?|owners? of|publishers? of|behind)"
_AND_OTHER = (
    rf" and (?:the |its (?:[\w-]+ )*)?(?P<b>{_OUTLET}),? (?:which |that )?"
    rf"(?:are |is |were |have )?(?:now |all |also )?(?:both |two )?(?:now )?(?:{_BELONG})"
)
_LIKE_OTHER = rf"like (?:the )?(?P<b2>{_OUTLET}),? "
_AS_OTHER = rf"(?:as (?:is|does|are)|(?:which|who|that) also {_OWNS}) (?:the )?(?P<b3>{_OUTLET})"
_OWNS_BOTH = rf"\b{_OWNS} (?:both )?(?:the )?(?P<a4>{_OUTLET}) and (?:the )?(?P<b4>{_OUTLET})"
BOTH = re.compile(
    rf"(?P<a>{_OUTLET}){_AND_OTHER}"
    rf"|(?P<a2>{_OUTLET}),? (?:which |{_LIKE_OTHER})(?:is |was |are )?(?:{_BELONG}) "
    rf"|(?P<a3>{_OUTLET}),? (?:which )?(?:is |was )?(?:{_BELONG}) [^.;]{{3,60}}?,? {_AS_OTHER}|{_OWNS_BOTH}"
)
"""Words by which an article says that two outlets are of one house."""
_MAY_BE_BOTH = tuple(
    re.compile(words)
    for words in (_AND_OTHER, rf"{_LIKE_OTHER}(?:is |was |are )?(?:{_BELONG}) ", f" {_AS_OTHER}", _OWNS_BOTH)
)
"""The part of each way to say so that does not begin with an outlet: quickly looked for."""
BEFORE_BEGINNING = re.compile(r"\s*(?:[\w .,]{2,40}[/(]\s*|By |From )?")
AFTER_BEGINNING = re.compile(r"(?:[/)][\w ,]{0,40}?)?\s*(?:[-–—:.)]\s|\n)")
BEFORE_END = re.compile(r"(?:[(—–]\s*|[-/]\s|\n\s*|\b(?:[Ff]rom|[Bb]y|[Ss]ource:|[Ww]ith) )\Z")
AFTER_END = re.compile(r"[).]*\s*")
"""What stands around the name of a credit that begins or ends a text."""
OWN_SISTER = re.compile(rf"\b(?:[Oo]ur|[Ii]ts) sister(?: {_PAPER}| title)?,? (?:the )?(?P<b>{_OUTLET})")
"""Words by which an article calls another outlet one of its own house."""


@dataclass(frozen=True, slots=True)
class Medium:
    """A news agency or an outlet, or media in general ("Russian state media", "reports").

    `key` is the agency's key in the lexicon or the words of the name; `generic` tells that the name
    is no outlet's own. `country` is where it is at home, `owner` the party that owns it, `state` the
    key of the state whose mouthpiece it is, the empty string where which state is not told.
    """

    key: str
    generic: bool = False
    country: str | None = None
    owner: str | None = None
    state: str | None = None


def medium_of(name: str, lexicon: Lexicon) -> Medium:
    """The medium that `name` stands for."""
    words = words_of(name)
    agency = _agency(words, lexicon)
    if agency:
        return of_agency(agency, lexicon)
    phrase = phrase_of(name, lexicon)
    country = phrase.country.key if phrase.country else None
    if country and "and" in (w.lower for w in phrase.words):  # "media reports from Norland and Sudrey"
        phrase = phrase_of(" ".join(w.written for w in phrase.words), lexicon)
    common = lexicon.once(_common)
    rest = [w for w in phrase.words if w.lower not in common]
    if _is_state_media(phrase.words, rest, lexicon):
        state = country or " ".join(w.lower for w in rest) or None
        return Medium(f"media {state or 'unnamed'}", True, state, state=state or "")
    if rest and any(w.capital for w in rest):
        kept = _proper(words, lexicon)
        return Medium(f"outlet {' '.join(w.lower for w in kept)}", country=country)
    return Medium(f"media {' '.join(w.lower for w in rest) or country or 'unnamed'}", True, country)


def _is_state_media(words: Sequence[Word], rest: Sequence[Word], lexicon: Lexicon) -> bool:
    """True for "Russian state media", "state television", "the state news agency of Norland".

    What it is is written small; a name that follows it ("the state agency NNA") is an outlet's own.
    """
    if not any(w.lower in lexicon.list("parties", "state_media") for w in words):
        return False
    nouns = lexicon.once(_nouns)
    what = [i for i, w in enumerate(words) if w.lower in nouns and (not w.capital or w.written == "TV")]
    if not what or not all(w.capital for w in rest):
        return False
    after = words[what[-1] + 1 :]
    return not after or not after[0].capital


def of_agency(agency: Agency, lexicon: Lexicon) -> Medium:
    """The medium of an agency of the lexicon."""
    state = country_key(agency.state, lexicon)
    country = country_key(agency.country, lexicon) or state
    return Medium(f"agency {agency.key}", country=country, owner=agency.owner, state=state)


def country_key(word: str | None, lexicon: Lexicon) -> str | None:
    """The key of the country that `word` is a word for; `word` itself where it is none."""
    if word is None:
        return None
    country = lexicon.country_by_word.get(word.lower())
    return country.key if country else word


def outlet_of(reading: Reading, lexicon: Lexicon) -> Medium | None:
    """The outlet of an article, or None where it is unknown."""
    credited = [c.name for c in reading.credits if c.kind == "outlet"]
    name = reading.article.outlet or (credited[0] if credited else None)
    if not name:
        return None
    agency = lexicon.agency(name.removeprefix("www."))
    if agency:
        return of_agency(agency, lexicon)
    medium = medium_of(name, lexicon)
    return replace(medium, key=f"outlet {name.lower()}", generic=False) if medium.generic else medium


def desks_of(reading: Reading, lexicon: Lexicon, cited: Sequence[str] = ()) -> tuple[Medium, ...]:
    """Those who answer for an article: its outlet and the agencies that it credits.

    `cited` are names by which the story cites media: one of them in the place of a credit line is
    a credit, known to the lexicon or not.
    """
    outlet = outlet_of(reading, lexicon)
    credited = [c.name for c in reading.credits if c.agency or c.kind in ("agency", "outlet")]
    credited += [name for name in cited if _is_credited(name, reading.article.text)]
    desks = ([outlet] if outlet else []) + [medium_of(name, lexicon) for name in credited]
    return tuple(dict.fromkeys(d for d in desks if not d.generic))


def wires_of(reading: Reading, lexicon: Lexicon, cited: Sequence[str]) -> tuple[Medium, ...]:
    """The media whose credit begins or ends the text of an article, so that all of it is theirs."""
    names = dict.fromkeys((*(c.name for c in reading.credits), *cited))
    media = (medium_of(n, lexicon) for n in names if _is_credited(n, reading.article.text))
    return tuple(dict.fromkeys(m for m in media if not m.generic))


def _is_credited(name: str, text: str) -> bool:
    """True where `name` begins or ends `text` as the credit of an agency does.

    "Open Wire - The bridge fell", "ORLE (Open Wire)", "Open Wire/Orle:", "(Open Wire)" at the end.
    """
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if BEFORE_BEGINNING.fullmatch(text, 0, start) and AFTER_BEGINNING.match(text, end):
            return True
        if AFTER_END.fullmatch(text, end) and BEFORE_END.search(text, 0, start):
            return True
        start = text.find(name, start + 1)
    return False


def told_owners(story: Story, lexicon: Lexicon) -> Mapping[str, str]:
    """The owner of each medium (key) that an article of the story says has one owner with another."""
    owner: dict[str, str] = {}
    for reading in story.readings:
        text = reading.article.text
        outlet = reading.article.outlet
        named: list[tuple[str, str]] = []
        if any(words in text for words in IN_ONE_HOUSE):
            named += [(m["a"], m["b"]) for m in ONE_HOUSE.finditer(text)]
        if any(part.search(text) for part in _MAY_BE_BOTH):
            both = BOTH.finditer(text)
            named += [(m[f"a{i}"], m[f"b{i}"]) for m in both for i in ("", 2, 3, 4) if m[f"b{i}"]]
        if outlet and "sister" in text:
            named += [(outlet, m["b"]) for m in OWN_SISTER.finditer(text)]
        for one, other in named:
            a, b = (medium_of(name, lexicon).key for name in (one, other))
            first, second = owner.get(a, f"house of {a}"), owner.get(b)
            owner = {k: first if v == second else v for k, v in owner.items()}
            owner[a] = owner[b] = first
    by_state, run = _state_media(lexicon.list("parties", "state_media"))
    for reading in story.readings:
        if not run.search(reading.article.text):
            continue
        for match in by_state.finditer(reading.article.text):
            medium = medium_of(match["after"] or match["before"], lexicon)
            if not medium.generic and medium.owner is None and medium.state is None:
                state = phrase_of(match.group(), lexicon).country
                owner.setdefault(medium.key, f"{STATE}{state.key if state else medium.key}")
    return owner


@lru_cache(maxsize=4)
def _state_media(run: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words by which an article calls a medium a state's: "the state agency X", "X, the state agency".

    And the part of them without which there are none, quickly looked for: "state agency".
    """
    words = "|".join(re.escape(word) for word in sorted(run - {"run", "owned", "controlled"}))
    nouns = "agency|broadcaster|television|TV|radio|channel|newspaper|station"
    what = rf"(?:{words}) (?:news |press |radio )?(?:{nouns})"
    named = re.compile(
        rf"(?:\b[A-Z][\w’']+ )?\b{what},? (?P<after>{_OUTLET})"
        rf"|(?P<before>{_OUTLET}),? (?:the|a|an) (?:[A-Z]\w+ )?{what}\b"
    )
    return named, re.compile(what)


def same_medium(a: Medium, b: Medium) -> bool:
    """True where both are one outlet by name."""
    return not a.generic and a.key == b.key


def may_cover(general: Medium, medium: Medium) -> bool:
    """True where `general` ("Danish media", "state media") may stand for `medium`.

    Where neither country is known to the lexicon, a word that both have tells one state.
    """
    if not general.generic:
        return False
    if general.country is None:
        return general.state == "" and medium.state is not None
    if general.country == medium.country:
        return True
    named = set(general.country.split()) & set(medium.key.split()[1:])
    return bool(named) and general.state is not None and medium.country is None


def one_owner(a: Medium, b: Medium) -> bool:
    """True where one party owns both, or both are mouthpieces of one state."""
    owned = a.owner is not None and a.owner == b.owner
    return owned or (bool(a.state) and a.state == b.state)


def _agency(words: Sequence[Word], lexicon: Lexicon) -> Agency | None:
    first = lexicon.once(_first_words)
    starts = [at for at, word in enumerate(words) if word.lower in first and word.capital]
    for size in range(min(LONGEST_FORM, len(words)), 0, -1):
        for start in starts:
            found = lexicon.agency(" ".join(w.written for w in words[start : start + size]))
            if found and start + size <= len(words):
                return found
    return None


def _first_words(lexicon: Lexicon) -> frozenset[str]:
    """The words with which the name of an agency begins, in lower case."""
    return frozenset(form.split(" ")[0] for form in lexicon.agency_by_form)


def _nouns(lexicon: Lexicon) -> frozenset[str]:
    media = lexicon.list("sources", "media")
    return media | {f"{noun}s" for noun in media}


def _common(lexicon: Lexicon) -> frozenset[str]:
    return (
        _nouns(lexicon)
        | lexicon.list("parties", "media_adjectives")
        | lexicon.list("parties", "fillers")
        | lexicon.list("parties", "state_media")
    )


def _proper(words: Sequence[Word], lexicon: Lexicon) -> Sequence[Word]:
    """The capitalised words, without those that only say what it is ("the Danish paper X")."""
    common = lexicon.once(_common)
    noun = max((i for i, w in enumerate(words) if not w.capital and w.lower in common), default=-1)
    kept = [w for w in words[noun + 1 :] if w.capital] or [w for w in words if w.capital]
    return [w for w in kept if w.lower != "the"]
