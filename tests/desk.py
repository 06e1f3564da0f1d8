"""What a desk reads in a ledger, found by words of the articles and never by ids."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.model import Claim, Conflict, Ledger, Name, Origin, Reading, Report, Source


@dataclass(frozen=True)
class Desk:
    """A ledger, asked in words. Each question fails unless it has exactly one answer."""

    ledger: Ledger

    def article(self, given_id: str) -> Reading:
        """The reading of the article that the user calls `given_id`."""
        (found,) = [r for r in self.ledger.articles.values() if r.article.given_id == given_id]
        return found

    def boilerplate(self, given_id: str, kind: str) -> list[str]:
        """The words of an article that are masked as `kind`."""
        reading = self.article(given_id)
        return [b.span.of(reading.article.text) for b in reading.boilerplate if b.kind == kind]

    def credits(self, given_id: str) -> set[tuple[str, str]]:
        """Whom an article credits outside its sentences: name and kind."""
        return {(c.name, c.kind) for c in self.article(given_id).credits}

    def said(self, given_id: str, words: str) -> list[Report]:
        """The reports of an article whose content has `words`, in reading order."""
        return [r for r in self.article(given_id).reports if words in self.content(r)]

    def one(self, given_id: str, words: str) -> Report:
        """The one report of an article whose content has `words`."""
        (report,) = self.said(given_id, words)
        return report

    def content(self, report: Report) -> str:
        """What a report says, its stretches joined."""
        return " ".join(s.of(self._part(report.article, report.part)) for s in report.content)

    def chain(self, given_id: str, words: str) -> tuple[str, ...]:
        """The sources of the one report with `words`, nearest first."""
        return tuple(source.name for source in self.one(given_id, words).chain)

    def cues(self, given_id: str, words: str) -> tuple[str, ...]:
        """The words that credit the sources of the one report with `words`, nearest first."""
        report = self.one(given_id, words)
        return tuple(self._cue(report, source) for source in report.chain)

    def claim(self, given_id: str, words: str) -> Claim:
        """The claim that the one report with `words` is told with."""
        wanted = self.one(given_id, words).id
        (found,) = [claim for claim in self.ledger.claims if wanted in claim.reports]
        return found

    def rank(self, given_id: str, words: str) -> int:
        """The place of that claim in the ledger, from 0."""
        return self.ledger.claims.index(self.claim(given_id, words))

    def origin(self, claim: Claim, given_id: str, words: str) -> Origin:
        """The origin of `claim` that the one report with `words` belongs to."""
        wanted = self.one(given_id, words).id
        (found,) = [origin for origin in claim.origins if wanted in origin.reports]
        return found

    def heard_in(self, claim: Claim) -> set[str | None]:
        """What the user calls the articles that carry `claim`."""
        articles = {self.ledger.reports[r].article for r in claim.reports}
        return {self.ledger.articles[article].article.given_id for article in articles}

    def conflict(self, *words: str) -> Conflict:
        """The one mismatch with as many sides as `words`, each of which shows one of them."""
        (found,) = [c for c in self.ledger.conflicts if self._differs(c, words)]
        return found

    def name(self, form: str) -> Name:
        """The one name that goes by `form`."""
        (found,) = [n for n in self.ledger.names if form in (n.name, *n.aliases)]
        return found

    def forms(self, form: str) -> set[str]:
        """All forms of the one name that goes by `form`."""
        name = self.name(form)
        return {name.name, *name.aliases}

    def _differs(self, conflict: Conflict, words: tuple[str, ...]) -> bool:
        sides = [self._shown(conflict, at) for at in range(len(conflict.sides))]
        return len(sides) == len(words) and all(
            any(word in shown for shown in side) for word, side in zip(words, sides, strict=True)
        )

    def _shown(self, conflict: Conflict, at: int) -> list[str]:
        side = conflict.sides[at]
        reports = [self.ledger.reports[r] for r in side.reports]
        return [
            span.of(self._part(report.article, report.part))
            for report, span in zip(reports, side.differs, strict=True)
        ]

    def _cue(self, report: Report, source: Source) -> str:
        return " ".join(span.of(self._part(report.article, source.part)) for span in source.cue)

    def _part(self, article: str, part: str) -> str:
        found = self.ledger.articles[article].article
        return found.text if part == "text" else found.title


# What the user calls the example articles, and the words most of one story share.
LEDGER, COURIER, NOTEBOOK = (
    "almira/01-harbour-ledger.txt",
    "almira/02-strait-courier.txt",
    "almira/03-morning-notebook.md",
)
HERALD, LIVE, LATER = "almira/04-eastern-herald.html", "agora-live", "agora-later"
POST, NOON, NIGHT = "quay/01-selby-evening-post.txt", "record-noon", "record-night"
RADIO, MIRROR, SHORE = "quay/03-coast-radio.txt", "quay/04-wire-mirror.txt", "shore-bulletin"

ARRIVED = "The survey ship Almira has arrived in Varna"
