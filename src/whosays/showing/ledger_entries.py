"""The entries of a ledger: its records numbered, lettered and put in words to be shown.

All words of articles go through `untrusted.visible` here, once, so that no format can forget it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from whosays.model import (
    Article,
    Check,
    Claim,
    Conflict,
    Happening,
    Ledger,
    Link,
    Origin,
    OwnReporting,
    Part,
    Reading,
    Report,
    Side,
    Source,
    Span,
    Time,
    Unread,
    weight_of,
)
from whosays.showing import wording
from whosays.showing.entries import (
    ArticleEntry,
    CheckEntry,
    ClaimEntry,
    ConflictEntry,
    Evidence,
    HappeningEntry,
    LinkEntry,
    NameEntry,
    OriginEntry,
    ReportEntry,
    SeenEntry,
    SharedEntry,
    SideEntry,
    Step,
    StoryEntry,
)
from whosays.showing.untrusted import visible, web_address

_CALENDAR = re.compile("[0-9]{4}(-[0-9]{2}){0,2}")
"""A TimeML value that is a year, a month or a day."""


def entries(ledger: Ledger, first: Ledger | None = None) -> StoryEntry:
    """The entries of `ledger`; `first` is the first ledger of the same document, where that is another."""
    return _Writer(ledger).story(first.story.unread if first else ())


def entries_of(ledgers: Iterable[Ledger]) -> Iterator[StoryEntry]:
    """The entries of all `ledgers` of one document."""
    first = None
    for ledger in ledgers:
        yield entries(ledger, first)
        first = first or ledger


class _Writer:
    """Writes the entries of one ledger: holds its numbers while they are looked up."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.articles = {
            i: _article(number, reading)
            for number, (i, reading) in enumerate(ledger.articles.items(), start=1)
        }
        self.claim_numbers = {c.id: n for n, c in enumerate(ledger.claims, start=1)}
        self.claim_of = {r: c.id for c in ledger.claims for r in c.reports}
        self.reports = {i: self._report(i, r) for i, r in ledger.reports.items()}

    def story(self, listed: Collection[Unread]) -> StoryEntry:
        ledger = self.ledger
        return StoryEntry(
            ledger=ledger,
            id=ledger.story.id,
            headline=visible(ledger.headline) or "A story without a headline",
            articles=tuple(self.articles.values()),
            claims=tuple(self._claim(c) for c in ledger.claims),
            conflicts=tuple(self._conflict(n, c) for n, c in enumerate(ledger.conflicts, start=1)),
            seen=tuple(
                self._seen(i, sign) for i, reading in ledger.articles.items() for sign in reading.reporting
            ),
            shared=self._shared(),
            names=self._names(),
            timeline=tuple(self._happening(h) for h in ledger.timeline),
            checks=tuple(self._check(c) for c in ledger.check_next),
            unread=self._unread(left_out=False),
            left_out=self._unread(left_out=True),
            listed_above=set(ledger.story.unread) <= set(listed),
            made_by=tuple(
                visible(made) for made in (f"whosays {ledger.made_by.whosays}", *ledger.made_by.models)
            ),
        )

    def _unread(self, *, left_out: bool) -> tuple[Unread, ...]:
        return tuple(
            Unread(visible(u.item), visible(u.reason), left_out)
            for u in self.ledger.story.unread
            if u.left_out is left_out
        )

    # ------------------------------------------------------------------------------- reports

    def _report(self, report_id: str, report: Report) -> ReportEntry:
        article = self.articles[report.article]
        headline = article.reading.headline
        return ReportEntry(
            id=report_id,
            evidence=evidence(article, report.span, report.part, report_id),
            chain=_chain(article, report),
            stance=wording.stance(report.stance, report.stance_kind),
            notes=tuple(visible(note) for note in report.notes),
            headline=report.part == "title" or (headline is not None and headline.covers(report.span)),
        )

    def _report_at(self, article: str, span: Span, part: Part = "text") -> ReportEntry | None:
        """The report of `article` whose sentence holds `span`."""
        for i, report in self.ledger.reports.items():
            if report.article == article and report.part == part and report.sentence.covers(span):
                return self.reports[i]
        return None

    # -------------------------------------------------------------------------------- claims

    def _claim(self, claim: Claim) -> ClaimEntry:
        places = _places(claim.origins)
        origins = tuple(self._origin(o, claim.links, places) for o in claim.origins)
        return ClaimEntry(
            number=self.claim_numbers[claim.id],
            id=claim.id,
            weight=weight_of(self.ledger.reports[r] for r in claim.reports),
            text=self.reports[claim.text],
            reports=tuple(self.reports[r] for r in claim.reports),
            bound=wording.bound(claim.traced, len(places)),
            traced=claim.traced,
            heard_by=claim.heard_by,
            statuses=claim.statuses,
            origins=origins,
            untraced=tuple(self.articles[a].number for a in claim.untraced),
            links=tuple(_link(x, claim.origins, places) for x in claim.links),
            circular=tuple(tuple(self.reports[r].evidence for r in loop) for loop in claim.circular),
            carried_by=_by_article(claim, origins, self.reports),
            conflicts=tuple(
                n for n, conflict in enumerate(self.ledger.conflicts, start=1) if claim.id in conflict.claims
            ),
        )

    def _origin(self, origin: Origin, links: Iterable[Link], places: Mapping[str, int]) -> OriginEntry:
        return OriginEntry(
            place=places.get(origin.id),
            label=visible(origin.label),
            reports=tuple(self.reports[r] for r in origin.reports),
            because=tuple(visible(b) for b in origin.because),
            linked=any(_later(x, places) == origin.id for x in links),
        )

    # --------------------------------------------------------------------------------- others

    def _conflict(self, number: int, conflict: Conflict) -> ConflictEntry:
        return ConflictEntry(
            number=number,
            id=conflict.id,
            kind=wording.CONFLICT_KIND[conflict.kind],
            slot=visible(conflict.slot),
            relation=conflict.relation,
            relation_words=wording.RELATION[conflict.relation],
            why=visible(conflict.why),
            claims=tuple(self.claim_numbers[c] for c in conflict.claims),
            sides=tuple(self._side(s) for s in conflict.sides),
        )

    def _side(self, side: Side) -> SideEntry:
        differs: tuple[Span | None, ...] = side.differs or (None,) * len(side.reports)
        return SideEntry(
            value=visible(side.value),
            reports=tuple(
                (self.reports[r], self._words(r, span) if span else "")
                for r, span in zip(side.reports, differs, strict=True)
            ),
        )

    def _words(self, report_id: str, span: Span) -> str:
        report = self.ledger.reports[report_id]
        article = self.ledger.articles[report.article].article
        return visible(span.of(article.part(report.part)))

    def _seen(self, article_id: str, sign: OwnReporting) -> SeenEntry:
        article = self.articles[article_id]
        report = self._report_at(article_id, sign.span)
        return SeenEntry(
            kind=wording.own_reporting(sign),
            sign=visible(sign.span.of(article.reading.article.text)),
            evidence=report.evidence if report else evidence(article, sign.span),
        )

    def _shared(self) -> tuple[SharedEntry, ...]:
        return tuple(
            SharedEntry(
                a=self.articles[s.a].number,
                b=self.articles[s.b].number,
                kind=wording.SHARED[s.kind],
                giver=self.articles[s.direction].number if s.direction else None,
                because=visible(s.because),
                passages=tuple(
                    (evidence(self.articles[s.a], p.a), evidence(self.articles[s.b], p.b)) for p in s.passages
                ),
            )
            for s in self.ledger.story.shared_text
        )

    def _names(self) -> tuple[NameEntry, ...]:
        first: dict[str, Evidence] = {}
        for article in self.articles.values():
            for mention in article.reading.names:
                found = evidence(article, mention.span, mention.part)
                first.setdefault(found.words, found)
        names = []
        for name in self.ledger.names:
            forms = [visible(form) for form in (name.name, *name.aliases)]
            found_at = next((first[form] for form in forms if form in first), None)
            names.append(NameEntry(forms[0], name.kind, tuple(forms[1:]), found_at))
        return tuple(names)

    def _happening(self, happening: Happening) -> HappeningEntry:
        claim = self.ledger.claims[self.claim_numbers[happening.claim] - 1]
        holding = [r for r in claim.reports if happening.time in self.ledger.reports[r].times]
        first = [r for r in holding if self.ledger.reports[r].article == happening.first_seen]
        report_id = next(iter(first or holding), None)
        words = self._words(report_id, happening.time.span) if report_id else ""
        return HappeningEntry(
            words=words,
            resolved=_resolved(happening.time),
            claim=self.claim_numbers[claim.id],
            evidence=self.reports[report_id or claim.text].evidence,
        )

    def _check(self, check: Check) -> CheckEntry:
        claim = check.claim or (self.claim_of.get(check.report) if check.report else None)
        return CheckEntry(
            why=visible(check.why),
            claim=self.claim_numbers[claim] if claim else None,
            evidence=self.reports[check.report].evidence if check.report else None,
        )


def evidence(article: ArticleEntry, span: Span, part: Part = "text", report: str | None = None) -> Evidence:
    """The evidence that `span` of that part of `article` is."""
    words = visible(span.of(article.reading.article.part(part)))
    return Evidence(article.number, article.id, article.publisher, part, span, words, report)


def _article(number: int, reading: Reading) -> ArticleEntry:
    article = reading.article
    publisher = visible(article.outlet or "")
    bare = ArticleEntry(
        number=number,
        id=article.id,
        reading=reading,
        called=visible(article.given_id or ""),
        publisher=publisher or wording.PUBLISHER_UNKNOWN,
        known=bool(publisher),
        title=_title(reading),
        published=_moment(article.published.value) if article.published else None,
        byline=None,
        credits=(),
        credited=(),
        url=web_address(article.url) if article.url else None,
    )
    credited = [c for c in reading.credits if c.kind in ("agency", "outlet")]
    names = dict.fromkeys(visible(c.name) for c in credited)
    return replace(
        bare,
        byline=evidence(bare, reading.byline) if reading.byline else None,
        credits=tuple(evidence(bare, c.span, c.part) for c in credited),
        credited=tuple(name for name in names if name != publisher),
    )


def _chain(article: ArticleEntry, report: Report) -> tuple[Step, ...]:
    """Publisher, whom the article credits, sources; a credit that is a source stands once."""
    sources = tuple(_source(s, article.reading.article) for s in report.chain)
    named = {s.name for s in sources}
    credited = ", ".join(name for name in article.credited if name not in named)
    steps = (Step("publisher", article.publisher, named=article.known),)
    return (*steps, *((Step("credit", credited),) if credited else ()), *sources)


def _title(reading: Reading) -> str:
    if reading.headline:
        return visible(reading.headline.of(reading.article.text))
    return visible(reading.article.title)


def _source(source: Source, article: Article) -> Step:
    part = article.part(source.part)
    notes = []
    if source.count and source.count > 1:
        notes.append(f"{source.count} of them")
    if source.carried:
        notes.append(wording.CARRIED[source.carried])
    return Step(
        role="source",
        name=visible(source.name),
        named=source.named,
        cues=tuple(visible(cue.of(part)) for cue in source.cue),
        notes=tuple(notes),
        kind=source.kind,
    )


def _places(origins: Iterable[Origin]) -> dict[str, int]:
    """The places of the traced origins by id."""
    traced = [o.id for o in origins if o.traced]
    return {origin: place for place, origin in enumerate(traced)}


def _later(link: Link, places: Mapping[str, int]) -> str:
    """Of the two origins of `link`, the one with the later letter."""
    return max((link.a, link.b), key=lambda origin: places.get(origin, -1))


def _link(link: Link, origins: Iterable[Origin], places: Mapping[str, int]) -> LinkEntry:
    labels = {o.id: visible(o.label) for o in origins}
    a, b = (wording.letter(places[i]) if i in places else labels.get(i, "another") for i in (link.a, link.b))
    return LinkEntry(a, b, visible(link.why))


def _by_article(
    claim: Claim, origins: Sequence[OriginEntry], reports: Mapping[str, ReportEntry]
) -> dict[int, tuple[OriginEntry, ...]]:
    numbers = sorted({reports[r].evidence.number for r in claim.reports})
    return {
        number: tuple(
            o for o in origins if o.place is not None and any(r.evidence.number == number for r in o.reports)
        )
        for number in numbers
    }


def _resolved(time: Time) -> str:
    """The year, month, day or minute a time resolves to, or a stretch; empty where it is open."""
    if _CALENDAR.fullmatch(time.value):
        return visible(time.value)
    if not time.earliest or not time.latest:
        return ""
    first, last = _moment(time.earliest), _moment(time.latest)
    if first == last:
        return first
    day, _, minute = last.partition(" ")
    return f"{first} to {minute}" if minute and first.startswith(day) else f"{first} to {last}"


def _moment(value: str) -> str:
    """An ISO day or minute as it is shown: with a space where ISO has a T."""
    return visible(value).replace("T", " ")
