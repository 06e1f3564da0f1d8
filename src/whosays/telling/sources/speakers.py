"""Who a link of a chain is: how it speaks, what establishes it, whose it is, by the words of its story."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from whosays.lexicon import Lexicon
from whosays.model import NameKind, NameMention, Part, Reading, Source, Span, Story
from whosays.telling.claims.marks import Marks
from whosays.telling.names.names import StoryNames
from whosays.telling.sources.affiliations import joined_party, persons, surnames, told_at, told_kind
from whosays.telling.sources.descriptions import description, is_definite
from whosays.telling.sources.media import STATE, Medium, medium_of, outlet_of, told_owners
from whosays.telling.sources.onlookers import is_onlooker, stays
from whosays.telling.sources.parties import (
    BANDS,
    Party,
    bodies,
    joined,
    kind_in,
    party_in,
    person_key,
)
from whosays.telling.sources.phrases import words_of
from whosays.telling.sources.plainness import is_pronoun
from whosays.telling.sources.record_owners import record_owner
from whosays.telling.sources.titles import titled

Role = Literal["person", "record", "member", "crowd", "reporter", "data", "document", "media"]
"""How a source speaks: a named person; a body on the record (or by its spokesperson); an unnamed
member of one; unnamed people who speak for nobody; an outlet's own reporters; and so on."""


FORM_OF_ADDRESS = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? [A-Z]")
POSSESSIVE = re.compile(r"(?P<body>[Tt]h(?:e|is) (?P<noun>[a-z]+))[’']s ")
OF_WHOM = ("'s ", "’s ")
OF = re.compile(r" (?:of|for|at|in|from) ")


@dataclass(frozen=True, slots=True)
class Speaker:
    """One link of a chain, and what is known of it.

    `identity` is what establishes it as one and the same wherever it is met, or None. `description`
    are the words by which an unnamed one is told. `medium` is given for media. `definite` is False
    for one of several ("a minister").
    """

    source: Source
    role: Role
    identity: str | None
    description: tuple[str, ...]
    party: Party
    medium: Medium | None
    definite: bool

    @property
    def unnamed(self) -> bool:
        """True for a source that only its description tells."""
        return self.identity is None


@dataclass(frozen=True)
class Speakers:
    """What a story tells of those it credits: the party of each person, the owner of each medium."""

    story: Story
    names: StoryNames
    lexicon: Lexicon

    def speaker(self, reading: Reading, source: Source) -> Speaker:
        """Who the link `source` of a chain in `reading` is; each is worked out once."""
        key = reading.article.id, source
        if key not in self._known:
            self._known[key] = self._speaker(reading, source)
        return self._known[key]

    @cached_property
    def _known(self) -> dict[tuple[str, Source], Speaker]:
        """The speakers that were asked for, by article (id) and source."""
        return {}

    def _speaker(self, reading: Reading, source: Source) -> Speaker:
        role, of_person = self._role(reading, source)
        medium = self.owned(self.medium(source.name)) if role == "media" else None
        if role == "reporter":
            medium = self._newsroom(source)
        return Speaker(
            source=source,
            role=role,
            identity=self._identity(reading, source, role, medium),
            description=description(source, role == "person", self.lexicon),
            party=of_person or self._party(reading, source, role),
            medium=medium,
            definite=is_definite(source, reading.article.part(source.part), self.lexicon),
        )

    def medium(self, name: str) -> Medium:
        """The medium that `name` stands for; each name is looked at once."""
        if name not in self._media:
            self._media[name] = medium_of(name, self.lexicon)
        return self._media[name]

    @cached_property
    def _media(self) -> dict[str, Medium]:
        """The media that were asked for, by name."""
        return {}

    def is_medium(self, source: Source) -> bool:
        """True for media, for "unconfirmed reports", and for who bears the name of an outlet of the story."""
        if source.kind == "media":
            return not self._is_document(source)
        if not source.named:
            records = source.kind in ("data", "document")  # "footage posted on social media"
            words = () if records else words_of(source.name)
            return bool(words) and words[-1].lower in self._media_words
        return self.medium(source.name).key in self.outlet_keys or self._is_cited_medium(source)

    @cached_property
    def _media_words(self) -> frozenset[str]:
        """The words for media at large, and for what a medium puts out."""
        return self.lexicon.list("parties", "at_large") | self.lexicon.list("parties", "pieces")

    def _is_cited_medium(self, source: Source) -> bool:
        """True for a body that the story cites as a medium elsewhere, or that has an agency's name."""
        if source.kind != "organisation":
            return False
        key = self.medium(source.name).key
        return key.startswith("agency ") or key in self._cited_media

    @cached_property
    def _cited_media(self) -> frozenset[str]:
        """The keys of the media that reading took for such anywhere in the story, by name."""
        reports = (report for reading in self.story.readings for report in reading.reports)
        names = {s.name for report in reports for s in report.chain if s.kind == "media" and s.named}
        media = (self.medium(name) for name in names)
        return frozenset(medium.key for medium in media if not medium.generic)

    def owned(self, medium: Medium) -> Medium:
        """`medium` with the owner that the story tells, where it tells one."""
        owner = self.owners.get(medium.key)
        if owner and owner.startswith(STATE):
            return replace(medium, state=owner.removeprefix(STATE))
        return replace(medium, owner=owner) if owner else medium

    @cached_property
    def outlets(self) -> Mapping[str, Medium | None]:
        """The outlet of each article (id), where it is known."""
        return {r.article.id: outlet_of(r, self.lexicon) for r in self.story.readings}

    @cached_property
    def outlet_keys(self) -> frozenset[str]:
        """The keys of all outlets of the story that are known."""
        return frozenset(outlet.key for outlet in self.outlets.values() if outlet)

    @cached_property
    def owners(self) -> Mapping[str, str]:
        """The owner of each medium (key) that the story says has one owner with another."""
        return told_owners(self.story, self.lexicon)

    def _affiliated(self, person: str) -> Party | None:
        """The party of a named person, by a key of the name."""
        if person not in self._affiliations:
            mentions = self._persons.get(person, ())
            self._affiliations[person] = joined_party(
                party
                for reading, mention in mentions
                for party in self._told_at(reading, mention.part, mention.span)
            )
        return self._affiliations[person]

    def _told_at(self, reading: Reading, part: Part, span: Span) -> tuple[Party, ...]:
        """What the words around the name at `span` tell; each place is looked at once."""
        place = reading.article.id, part, span
        if place not in self._told:
            self._told[place] = tuple(told_at(reading, part, span, self.lexicon))
        return self._told[place]

    @cached_property
    def _told(self) -> dict[tuple[str, Part, Span], tuple[Party, ...]]:
        """What is told at the places that were asked for, by article (id)."""
        return {}

    @cached_property
    def _affiliations(self) -> dict[str, Party | None]:
        """The parties of the persons that were asked for."""
        return {}

    @cached_property
    def _persons(self) -> Mapping[str, Sequence[tuple[Reading, NameMention]]]:
        """The mentions of each named person."""
        return persons(self.story, self.names)

    @cached_property
    def _named(self) -> Mapping[str, Marks[NameMention]]:
        """The names that reading marked in each article (id)."""
        return {
            reading.article.id: Marks((mention.part, mention.span, mention) for mention in reading.names)
            for reading in self.story.readings
        }

    def _is_document(self, source: Source) -> bool:
        """True for "the inspectors' report", which is theirs and no medium's."""
        words = words_of(source.name)
        if not words or words[-1].lower != "report":
            return False
        whose = self.medium(source.name)
        return whose.generic and whose.country is None and whose.key != "media unnamed"

    def _role(self, reading: Reading, source: Source) -> tuple[Role, Party | None]:
        """How `source` speaks, and the party of a named person."""
        if self.is_medium(source):
            return "media", None
        words = {w.lower for w in words_of(source.name)}
        if words & self.lexicon.list("parties", "reporters"):
            return "reporter", None
        if words & self.lexicon.list("parties", "reporting_team") and self._newsroom(source):
            return "reporter", None  # "a Reuters witness"
        if self._is_person(reading, source):
            if words & self.lexicon.list("parties", "onlookers"):
                return "person", Party(private=True)  # "witness Rosa Lind", whatever else she is
            told = self._affiliation(reading, source)
            if told and told.reporter:
                return "reporter", None
            return "person", told or Party(private=source.kind == "witness")
        if source.kind == "data" and not words & self.lexicon.list("parties", "findings"):
            return ("media" if self._is_caption(reading, source) else "data"), None
        if source.kind in ("data", "document") or self._is_document(source):
            own = words & self.lexicon.list("parties", "own_statements")
            return ("record" if own else "document"), None
        if source.kind == "witness":
            return "crowd", None
        return self._unnamed_role(source, words), None

    def _newsroom(self, source: Source) -> Medium | None:
        """The agency or outlet of the story that sent "an Open Wire reporter"; None where none is told."""
        silent = self.lexicon.list("parties", "fillers") | self.lexicon.list("parties", "reporters")
        told = [w.written for w in words_of(source.name) if w.capital and w.lower not in silent]
        medium = self.owned(self.medium(" ".join(told))) if told else None
        known = medium and (medium.key.startswith("agency ") or medium.key in self.outlet_keys)
        return medium if known else None

    def _is_caption(self, reading: Reading, source: Source) -> bool:
        """True for "Photo:", which stands over a caption: that is the outlet's word, not the picture's."""
        return reading.article.part(source.part).startswith(":", source.span.end)

    def _unnamed_role(self, source: Source, words: set[str]) -> Role:
        lists = self.lexicon
        private = words & (lists.list("parties", "private") | lists.list("parties", "onlookers"))
        bound = words & (lists.list("parties", "ranks") | lists.list("parties", "employing"))
        if (private and not bound and source.kind != "organisation") or stays(source, self.lexicon):
            return "crowd"
        if words & lists.list("parties", "spokespeople"):
            return "record"
        small = {w.written for w in words_of(source.name) if not w.capital or not source.named}
        if {word.lower() for word in small} & lists.list("parties", "members"):
            return "member"
        if source.kind == "group":
            return "member" if kind_in(words_of(source.name), lists) in BANDS else "crowd"
        head = words_of(OF.split(source.name)[0])[-1:]
        anybody = not source.named and any(w.lower in lists.list("parties", "passing") for w in head)
        if anybody and not bound:  # "a Marlow woman" is of no body
            return "crowd"
        holder = any(
            w.lower in lists.list("parties", "ranks") and not w.capital for w in head
        )  # "the minister"
        return "member" if source.kind == "person" or holder else "record"

    def _is_person(self, reading: Reading, source: Source) -> bool:
        if source.kind in ("media", "data", "document"):
            return False
        if self._known_persons(reading, source):
            return True
        if not source.named:
            return False
        if source.kind in ("government", "organisation"):
            told = titled(source.name, self.lexicon)[0] or FORM_OF_ADDRESS.match(source.name)
            return bool(told) or self._is_full_name(reading, source)
        if self._persons_at(reading, source):
            return True
        return source.kind in ("person", "witness") or bool(titled(source.name, self.lexicon)[0])

    def _is_full_name(self, reading: Reading, source: Source) -> bool:
        """True for the name of a person of two words or more: not "Ilmar's ministry", nor "the Orles"."""
        words = {w.lower for w in words_of(source.name) if w.lower != "the"}
        if (
            len(words) < 2
            or words & self.lexicon.once(_nouns_of_bodies)
            or not self._mentions(reading, source, "person")
        ):
            return False
        return source.name not in self._organisations and self._told_kind(reading, source) is None

    @cached_property
    def _organisations(self) -> frozenset[str]:
        """The names as written by which the story mentions organisations."""
        return frozenset(
            mention.span.of(reading.article.part(mention.part))
            for reading in self.story.readings
            for mention in reading.names
            if mention.kind == "organisation"
        )

    def _mentions(self, reading: Reading, source: Source, kind: NameKind) -> tuple[str, ...]:
        """The keys of the names of `kind` that lie in the span of `source`, in order."""
        named = self._named[reading.article.id].overlapping(source.part, source.span)
        text = reading.article.part(source.part)
        told = [
            (not text.startswith(OF_WHOM, span.end), person_key(reading, one, self.names))
            for span, one in named
            if one.kind == kind
        ]
        own = tuple(key for is_own, key in told if is_own)  # of "Ina Brand's deputy, Bo Ragn" Bo Ragn
        return own or tuple(key for _, key in told)

    def _persons_at(self, reading: Reading, source: Source) -> tuple[str, ...]:
        """The keys of the persons whose names lie in the span of `source`, in order."""
        return self._mentions(reading, source, "person") or self._known_persons(reading, source)

    def _known_persons(self, reading: Reading, source: Source) -> tuple[str, ...]:
        """The keys of a bare name that was read as a body's here, and is a person's in the story."""
        words = words_of(source.name)
        if len(words) != 1 or not words[0].capital:
            return ()
        here = self._surnames.get(reading.article.id, {}).get(words[0].written)
        if here:
            return (here,)
        marked = self._named[reading.article.id].overlapping(source.part, source.span)
        meant = (self.names.by_mention.get((reading.article.id, m.part, m.span)) for _, m in marked)
        return tuple(name for name in meant if name in self._person_names)

    @cached_property
    def _person_names(self) -> frozenset[str]:
        """The names (ids) of persons whom the story names in full, whatever a mention of them was read as."""
        return frozenset(n.id for n in self.names.names if n.kind == "person" and " " in n.name)

    @cached_property
    def _surnames(self) -> Mapping[str, Mapping[str, str]]:
        """By article (id) the last words of the full names of persons in it, each with a key."""
        return {r.article.id: surnames(r, self.names) for r in self.story.readings}

    def _affiliation(self, reading: Reading, source: Source) -> Party | None:
        """The party of a named person: as its name tells in the story, or else its own place."""
        known = (self._affiliated(key) for key in self._persons_at(reading, source))
        party = next((p for p in known if p), None)
        for told in self._told_at(reading, source.part, source.span):
            party = joined(party, told) if party else told
        return party

    def _party(self, reading: Reading, source: Source, role: Role) -> Party:
        if role in ("media", "reporter") or is_pronoun(source):
            return Party()
        if role == "crowd":
            return Party(private=is_onlooker(source, self.lexicon))
        if role in ("data", "document"):
            return record_owner(source, self.lexicon)
        party = party_in(self._body_meant(source), self.lexicon, named=source.named)
        if party.kind is None and party.body:
            party = replace(party, kind=self._told_kind(reading, source))
        meant = self._body_meant(source)
        if (
            source.kind == "government"
            and meant == source.name
            and not (party.kind or party.state or party.private)
        ):
            party = replace(party, office=True, independent=False)  # a seat of government, perhaps
        nouns = self.lexicon.list("sources", "organisation")
        if role == "member" and party.body and not party.kind and not nouns & set(party.body):
            party = replace(party, vague=True)  # "a Castle official": of whom, is not told
        bodies = self._mentions(reading, source, "organisation")
        return replace(party, name=bodies[0]) if bodies and party.body else party

    def _body_meant(self, source: Source) -> str:
        """What tells the party: of "the group's London office" the group, not the place."""
        whose = None if source.named else POSSESSIVE.match(source.name)
        nouns = self.lexicon.list("sources", "organisation")
        return whose["body"] if whose and whose["noun"] in nouns else source.name

    def _told_kind(self, reading: Reading, source: Source) -> str | None:
        """The kind of the body that `source` names, by the words beside its name anywhere in the story."""
        if not source.named:
            return None
        name = re.sub(r"^[Tt]he ", "", source.name)
        own = reading.article.text
        return (told_kind(name, own, self.lexicon) if name in own else None) or self._kind_anywhere(name)

    def _kind_anywhere(self, name: str) -> str | None:
        if name not in self._kinds:
            texts = (r.article.text for r in self.story.readings)
            told = (told_kind(name, text, self.lexicon) for text in texts if name in text)
            self._kinds[name] = next((kind for kind in told if kind), None)
        return self._kinds[name]

    @cached_property
    def _kinds(self) -> dict[str, str | None]:
        """The kinds of bodies that were asked for, by name: all texts are looked through once for each."""
        return {}

    def _identity(self, reading: Reading, source: Source, role: Role, medium: Medium | None) -> str | None:
        if role == "person":
            people = self._persons_at(reading, source)
            bare = titled(source.name, self.lexicon)[1]
            return people[0] if people else _plain("person", bare)
        if role == "media" and medium and not medium.generic:
            return medium.key
        if role == "record":
            words = {w.lower for w in words_of(source.name)}
            if source.named and not words & self.lexicon.list("parties", "spokespeople"):
                bodies = self._mentions(reading, source, "organisation")
                return bodies[0] if bodies else _plain("body", source.name)
        if role in ("document", "data") and source.named:
            return _plain(role, source.name)
        return None


def _nouns_of_bodies(lexicon: Lexicon) -> frozenset[str]:
    return bodies(lexicon) | lexicon.list("parties", "governmental")


def _plain(kind: str, name: str) -> str:
    return " ".join((kind, *(w.lower for w in words_of(name) if w.lower not in ("the", "a", "an"))))
