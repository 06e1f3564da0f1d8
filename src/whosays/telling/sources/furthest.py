"""The furthest visible source of each report: the last link of its chain, and what it tells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from whosays.lexicon import Lexicon
from whosays.model import Reading, Report, Source, Story
from whosays.telling.claims.shared_words import quotations, statement
from whosays.telling.judged import Judged, judged_of
from whosays.telling.names.names import StoryNames
from whosays.telling.sources.media import Medium, desks_of, same_medium, wires_of
from whosays.telling.sources.own_witness import (
    OwnPeople,
    is_own_witness,
    may_be_witnesses,
    tells_own_reporting,
)
from whosays.telling.sources.ownership import one_houses
from whosays.telling.sources.parties import Party
from whosays.telling.sources.phrases import capitalised, stems, words_of
from whosays.telling.sources.plainness import are_of_each, is_in_passing, is_of_self, is_told_to_officials
from whosays.telling.sources.rare_spellings import rare_spellings
from whosays.telling.sources.speakers import Speaker, Speakers
from whosays.telling.sources.told_states import with_told_states

_SIGHT = 30
"""How far behind a reporter the verb stands by which he saw."""


@dataclass(frozen=True, slots=True)
class Furthest(Speaker):
    """The furthest visible source of one report.

    `through` are the links before it, nearest first; `desks` those who answer for the article.
    `thin` tells that the page shows neither a date nor any reporting of its own; `quotations` are
    the longer quotations of the report, word for word in lower case, `statement` its content where
    that is long or in the first person. `in_headline` tells that only a headline credits it, `saw`
    that the outlet's own people saw or heard what it says, `in_passing` that the content only
    names its matter, or is a clause that dates or explains another, `of_self` that it speaks of whoever
    speaks, `of_each` that each of several sources may mean itself. `mentioned` are the stems of the names in
    the article, given for a body on the record whose kind is told. `to_officials` tells that it was said
    to police, a court or the like, who may be those that tell it.
    """

    report: Report
    through: tuple[Speaker, ...]
    desks: tuple[Medium, ...]
    thin: bool
    in_headline: bool
    quotations: tuple[str, ...]
    statement: str = ""
    saw: bool = False
    in_passing: bool = False
    of_self: bool = False
    of_each: bool = False
    mentioned: frozenset[str] = frozenset()
    to_officials: bool = False

    @property
    def relays(self) -> tuple[Medium, ...]:
        """The media of the chain that heard it."""
        return tuple(link.medium for link in self.through if link.medium)

    @property
    def told_to(self) -> tuple[Medium, ...]:
        """The media that heard it: of the chain, or whose reporter it is, or who answer for the article."""
        if self.role == "reporter" and self.medium:
            return (self.medium,)
        return self.relays or self.desks


@dataclass(frozen=True)
class StorySources:
    """What a story tells of its sources: the party of each person, the desks of each article."""

    story: Story
    names: StoryNames
    shipped: Lexicon

    @cached_property
    def lexicon(self) -> Lexicon:
        """The shipped lexicon, with the states that only the story tells of."""
        return with_told_states(self.shipped, self.story)

    @cached_property
    def _speakers(self) -> Speakers:
        """What the story tells of those who are credited in it."""
        return Speakers(self.story, self.names, self.lexicon)

    @cached_property
    def outlets(self) -> Mapping[str, Medium | None]:
        """The outlet of each article (id), where it is known."""
        return self._speakers.outlets

    @cached_property
    def readings(self) -> Mapping[str, Reading]:
        """The readings by article id."""
        return {reading.article.id: reading for reading in self.story.readings}

    @cached_property
    def reports(self) -> Mapping[str, Report]:
        """The reports by id."""
        return {r.id: r for reading in self.story.readings for r in reading.reports}

    @cached_property
    def judged(self) -> Judged:
        """What people judged of the reports."""
        return judged_of(self.story)

    @cached_property
    def houses(self) -> tuple[frozenset[frozenset[str]], ...]:
        """Pairs of bodies that an article tells to be one house, each by the words of its name."""
        return one_houses(self.story)

    @cached_property
    def rare_spellings(self) -> Mapping[str, Mapping[str, str]]:
        """By article (id) the spellings that few articles share, each with the usual one."""
        return rare_spellings(self.story)

    @property
    def records(self) -> tuple[frozenset[str], ...]:
        """Words for one kind of record each: "video" and "footage", "image" and "photograph"."""
        return self.lexicon.list("parties", "footage"), self.lexicon.list("parties", "pictures")

    @cached_property
    def desks(self) -> Mapping[str, tuple[Medium, ...]]:
        """Those who answer for each article (id)."""
        return {
            key: tuple(self._speakers.owned(desk) for desk in desks_of(reading, self.lexicon, self._cited))
            for key, reading in self.readings.items()
        }

    @cached_property
    def _cited(self) -> tuple[str, ...]:
        """The names by which the story cites media, and those of its outlets."""
        reports = (r for reading in self.story.readings for r in reading.reports)
        named = [
            link.name for r in reports for link in r.chain if link.named and self._speakers.is_medium(link)
        ]
        outlets = [reading.article.outlet or "" for reading in self.story.readings]
        names = (re.sub(r"^[Tt]he ", "", name) for name in (*named, *outlets))
        return tuple(sorted({name for name in names if name[:1].isupper()}))

    def medium(self, name: str) -> Medium:
        """The medium that `name` stands for, its owner as the lexicon knows it."""
        return self._speakers.medium(name)

    def agencies(self, article: str) -> tuple[Medium, ...]:
        """The agencies that an article credits, beside its own outlet."""
        outlet = self.outlets[article]
        return tuple(d for d in self.desks[article] if not (outlet and same_medium(d, outlet)))

    def wires(self, article: str) -> tuple[Medium, ...]:
        """The media whose credit begins or ends the text of an article, beside its own outlet."""
        return self._wires[article]

    @cached_property
    def _wires(self) -> Mapping[str, tuple[Medium, ...]]:
        found = {key: wires_of(r, self.lexicon, self._cited) for key, r in self.readings.items()}
        outlets = self.outlets
        return {
            key: tuple(w for w in wires if not ((own := outlets[key]) and same_medium(w, own)))
            for key, wires in found.items()
        }

    def label(self, article: str) -> str:
        """What an article is called: its outlet, or what the user calls it, or its id."""
        reading = self.readings[article]
        credited = next((c.name for c in reading.credits if c.kind == "outlet"), None)
        return reading.article.outlet or credited or reading.article.given_id or article

    @cached_property
    def _furthest(self) -> Mapping[str, Furthest]:
        """The furthest visible source of each report (id) that credits one."""
        return {key: self._furthest_of(report) for key, report in self.reports.items() if report.chain}

    @cached_property
    def _thin(self) -> frozenset[str]:
        """The articles (ids) that show neither a date nor any reporting of their own."""
        return frozenset(key for key, reading in self.readings.items() if self._is_thin(reading))

    @cached_property
    def _witnessing(self) -> frozenset[str]:
        """The articles (ids) whose own people may be named in them."""
        return frozenset(key for key, own in self._own_people.items() if may_be_witnesses(own))

    @cached_property
    def _own_people(self) -> Mapping[str, OwnPeople]:
        """Where each article (id) may speak of its outlet's own people."""
        return {key: OwnPeople(reading, self.lexicon) for key, reading in self.readings.items()}

    def furthest(self, report: Report) -> Furthest:
        """The furthest visible source of `report`, whose chain is not empty."""
        return self._furthest[report.id]

    def _furthest_of(self, report: Report) -> Furthest:
        reading = self.readings[report.article]
        text = reading.article.part(report.part)
        *through, last = (self._speakers.speaker(reading, link) for link in report.chain)
        return Furthest(
            source=last.source,
            role=last.role,
            identity=last.identity,
            description=last.description,
            party=last.party,
            medium=last.medium,
            definite=last.definite,
            report=report,
            through=tuple(through),
            desks=self.desks[report.article],
            thin=report.article in self._thin,
            in_headline=self.is_headline(report),
            quotations=quotations(report, text),
            statement=statement(report, text),
            mentioned=self._mentioned(reading) if last.role == "record" and last.party.kind else frozenset(),
            in_passing=is_in_passing(report, text, self.lexicon),
            of_self=is_of_self(report, text, self.lexicon),
            to_officials=is_told_to_officials(report, text, self.lexicon),
            of_each=are_of_each(report, text, self.lexicon),
            saw=last.role == "reporter"
            and (is_own_witness(report, self._own_people[report.article]) or self._saw(last, text)),
        )

    def _saw(self, reporter: Speaker, text: str) -> bool:
        """True for "an Open Wire team saw", whosever article tells it."""
        after = words_of(text[reporter.source.span.end : reporter.source.span.end + _SIGHT])[:2]
        seeing = self.lexicon.list("parties", "sighted")
        return reporter.medium is not None and any(w.lower in seeing for w in after)

    def own_witness(self, report: Report) -> Furthest | None:
        """The outlet's own people as the source of `report`, which credits nobody, where they saw it."""
        reading = self.readings[report.article]
        own = self._own_people[report.article]
        if report.article not in self._witnessing or not is_own_witness(report, own):
            return None
        name = f"own correspondent of {self.label(report.article)}"
        return Furthest(
            source=Source(name, "person", False, report.span, (), part=report.part),
            role="reporter",
            identity=None,
            description=(),
            party=Party(),
            medium=None,
            definite=True,
            report=report,
            through=(),
            desks=self.desks[report.article],
            thin=report.article in self._thin or reading.article.outlet is None,
            in_headline=self.is_headline(report),
            quotations=(),
            statement=statement(report, reading.article.part(report.part)),
            saw=True,
        )

    def is_headline(self, report: Report) -> bool:
        """True for a report that stands in a headline, in the title or at the head of the text."""
        headline = self.readings[report.article].headline
        return report.part == "title" or bool(headline and headline.overlaps(report.span))

    def _is_thin(self, reading: Reading) -> bool:
        dated = reading.article.published is not None
        return not (dated or reading.reporting or tells_own_reporting(reading, self.lexicon))

    def _mentioned(self, reading: Reading) -> frozenset[str]:
        """The stems of the capitalised words of an article."""
        article = reading.article
        if article.id not in self._stems:
            self._stems[article.id] = stems(capitalised(f"{article.title}\n{article.text}"))
        return self._stems[article.id]

    @cached_property
    def _stems(self) -> dict[str, frozenset[str]]:
        """What `_mentioned` was asked for, by article (id)."""
        return {}
