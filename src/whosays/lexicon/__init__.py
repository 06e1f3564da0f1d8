"""What is data and not code: reporting verbs, agencies, hedges, status ladders, ranks.

Each kind stands in one TOML file beside this one, with a comment at its head that says what an
entry means. A user's own folder (`Settings.lexicon`) may hold files of the same names: the words
of a list are added to those of the shipped list of the same key, and an agency, a country or a
ladder of the same key replaces the shipped one. What nobody would read is refused, not left out unseen.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

from whosays.errors import LexiconError
from whosays.model import content_id

Entry = Mapping[str, object]
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency: the name it is shown by, the forms it is written in, its owner and state.

    `state` is the country whose state owns or runs it, or None. `owner` is the party that would
    have to be one origin with it. `kind` is "agency", "broadcaster" or "paper".
    """

    key: str
    name: str
    forms: tuple[str, ...]
    country: str | None
    state: str | None
    owner: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country by the words that stand for it or its government: adjectives, capital, metonyms."""

    key: str
    name: str
    adjectives: tuple[str, ...]
    metonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """Statuses of one matter in the order they are reached, each with the words that show it.

    `subject` says what has to be the same for two reports to stand on one ladder: a "person", a
    "place" or an "organisation" named beside the words, or the "matter" that the words name.
    `reversible` tells that the matter may go down the ladder as well as up.
    """

    key: str
    steps: tuple[tuple[str, tuple[str, ...]], ...]
    subject: str = "matter"
    reversible: bool = False


@dataclass(frozen=True)
class Lexicon:
    """All entries, by file. Word lists are lower case lemmas unless their file says otherwise."""

    words: Mapping[str, Mapping[str, frozenset[str]]]
    agencies: tuple[Agency, ...]
    countries: tuple[Country, ...]
    ladders: tuple[Ladder, ...]
    _made: dict[Callable[[Lexicon], object], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def once(self, make: Callable[[Lexicon], Made]) -> Made:
        """What `make` makes of this lexicon: made when it is first asked for, and kept with it.

        `make` is a function or a class at the top of its module that looks at nothing but the lexicon.
        """
        made: Made | None = self._made.get(make)
        if made is None:
            made = self._made[make] = make(self)
        return made

    def list(self, file: str, key: str) -> frozenset[str]:
        """The words under `key` of `file`; LexiconError where there is no such list."""
        try:
            return self.words[file][key]
        except KeyError:
            raise LexiconError(f"{file}.toml has no list “{key}”") from None

    @cached_property
    def agency_by_form(self) -> Mapping[str, Agency]:
        """The agencies by each of their forms, lower case."""
        return {form.lower(): a for a in self.agencies for form in (a.name, *a.forms)}

    def agency(self, form: str) -> Agency | None:
        """The agency written `form`, or None; an abbreviation ("AP") only where `form` has its case."""
        found = self.agency_by_form.get(form.lower())
        if found is None or form in (found.name, *found.forms):
            return found
        alike = [f for f in (found.name, *found.forms) if f.lower() == form.lower()]
        return None if all(f.isupper() for f in alike) else found

    @cached_property
    def country_by_word(self) -> Mapping[str, Country]:
        """The countries by name, adjective or metonym, lower case."""
        return {word.lower(): c for c in self.countries for word in (c.name, *c.adjectives, *c.metonyms)}


WORD_FILES = (
    "signatures",
    "cues",
    "stances",
    "hedges",
    "ranks",
    "sources",
    "boilerplate",
    "times",
    "quantities",
    "events",
    "parties",
    "slots",
    "casualties",
    "names",
    "first_names",
)
OPEN_FILES = ("ranks", "times", "quantities", "events")
"""The word files that may have lists of other keys: each rank, feast, unit or event is a list."""

ENTRY_FILES = ("agencies", "countries", "ladders")


def digest(folder: Path | None) -> str:
    """A hash of the user's own lexicon files in `folder`; empty where there are none."""
    if folder is None:
        return ""
    return content_id(*((file.name, file.read_bytes().hex()) for file in sorted(folder.glob("*.toml"))))


def load(folder: Path | None = None) -> Lexicon:
    """The shipped lexicon, with the files of `folder` read on top; LexiconError where one is bad."""
    if folder:
        _check_names(folder)
    words: dict[str, dict[str, frozenset[str]]] = {}
    for file in WORD_FILES:
        lists: dict[str, frozenset[str]] = {}
        for name, entries in _texts_of(file, folder):
            known = lists if lists and file not in OPEN_FILES else entries
            for key, value in entries.items():
                if key not in known:
                    raise LexiconError(f"{name}: there is no list “{key}”; there are {', '.join(known)}")
                lists[key] = lists.get(key, frozenset()) | _strings(name, key, value)
        words[file] = lists
    return Lexicon(
        words=words,
        agencies=tuple(map(_agency, _entries("agencies", folder))),
        countries=tuple(map(_country, _entries("countries", folder))),
        ladders=tuple(map(_ladder, _entries("ladders", folder))),
    )


def _check_names(folder: Path) -> None:
    """LexiconError for a file of a name that nobody reads: it would be left out unseen."""
    known = {f"{file}.toml" for file in (*WORD_FILES, *ENTRY_FILES)}
    for path in sorted(folder.glob("*.toml")):
        if path.name not in known:
            raise LexiconError(f"{path} is no lexicon file; there are {', '.join(sorted(known))}")


def _texts_of(file: str, folder: Path | None) -> Iterator[tuple[str, Entry]]:
    """What the shipped `file` holds, then the user's own, each with the name it goes by in messages."""
    shipped = resources.files(__package__).joinpath(f"{file}.toml")
    yield f"{file}.toml", _parsed(f"{file}.toml", shipped.read_bytes())
    own = folder / f"{file}.toml" if folder else None
    if own and own.exists():
        try:
            raw = own.read_bytes()
        except OSError as error:
            raise LexiconError(f"{own} cannot be read: {error.strerror}") from None
        yield str(own), _parsed(str(own), raw)


def _parsed(name: str, raw: bytes) -> Entry:
    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise LexiconError(f"{name} is not UTF-8; save it as that") from None
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{name} is not TOML: {error}") from None


def _strings(name: str, key: str, value: object) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise LexiconError(f"{name}: “{key}” has to be a list of strings")
    return frozenset(value)


@dataclass(frozen=True, slots=True)
class _Table:
    """An entry that is a table: its key, its fields, and what it is called in messages."""

    key: str
    fields: Entry
    called: str

    def text(self, field: str) -> str | None:
        """The words of `field`, or None; LexiconError where it is no string."""
        value = self.fields.get(field)
        if value is None or isinstance(value, str):
            return value
        raise LexiconError(f"{self.called}: “{field}” has to be a string")

    def texts(self, field: str) -> tuple[str, ...]:
        """The strings of `field`; LexiconError where it is no list of strings."""
        value = self.fields.get(field, [])
        if isinstance(value, list) and all(isinstance(v, str) for v in value):
            return tuple(value)
        raise LexiconError(f"{self.called}: “{field}” has to be a list of strings")


def _entries(file: str, folder: Path | None) -> list[_Table]:
    found: dict[str, _Table] = {}
    for name, entries in _texts_of(file, folder):
        for key, value in entries.items():
            if not isinstance(value, Mapping):
                raise LexiconError(f"{name}: “{key}” has to be a table")
            found[key] = _Table(key, value, f"{name}: “{key}”")
    return list(found.values())


def _agency(entry: _Table) -> Agency:
    return Agency(
        key=entry.key,
        name=entry.text("name") or entry.key,
        forms=entry.texts("forms"),
        country=entry.text("country"),
        state=entry.text("state"),
        owner=entry.text("owner"),
        kind=entry.text("kind") or "agency",
    )


def _country(entry: _Table) -> Country:
    return Country(
        key=entry.key,
        name=entry.text("name") or entry.key,
        adjectives=entry.texts("adjectives"),
        metonyms=entry.texts("metonyms"),
    )


def _ladder(entry: _Table) -> Ladder:
    steps = entry.fields.get("steps")
    if not isinstance(steps, list) or not all(isinstance(step, Mapping) for step in steps):
        raise LexiconError(f"{entry.called} needs a list “steps” of tables")
    tables = [_Table(entry.key, step, f"{entry.called}, a step") for step in steps]
    return Ladder(
        key=entry.key,
        steps=tuple((step.text("status") or "", step.texts("words")) for step in tables),
        subject=entry.text("subject") or "matter",
        reversible=entry.fields.get("reversible") is True,
    )
