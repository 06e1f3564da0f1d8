"""Ledgers as one self-contained HTML page: no network, no script, everything in the file.

Every line links to its sentence in the full text of its article. All words go through Jinja2's
escaping; a content security policy forbids the page to load or run anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from whosays.model import Ledger
from whosays.showing import wording
from whosays.showing.entries import ClaimEntry, ReportEntry, StoryEntry
from whosays.showing.full_text import paragraphs
from whosays.showing.ledger_entries import entries_of

CLAIMS_OPEN = 25
"""How many claims stand open before the others are folded together."""

GLANCE_CLAIMS = 8
GLANCE_CHECKS = 3
"""How many claims, and how many checks, the table at the top has."""
GLANCE_ARTICLES = 12
"""With more articles than this, the table has no column for each."""


def show(ledgers: Iterable[Ledger]) -> str:
    """All `ledgers` as one page: their stories, then the full texts of their articles."""
    return _render("page.html", list(entries_of(ledgers)))


def show_index(ledgers: Iterable[Ledger]) -> str:
    """A page that lists the stories of `ledgers`, each linked to `<story id>.html` beside it."""
    return _render("index.html", list(entries_of(ledgers)))


def _render(template: str, stories: Sequence[StoryEntry]) -> str:
    return _environment().get_template(template).render(stories=stories)


@cache
def _environment() -> Environment:
    """The templates with what they call; kept, for compiling them takes longer than rendering."""
    environment = Environment(
        loader=PackageLoader("whosays.showing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(marked=_marked, claim=_claim)
    environment.globals.update(
        wording=wording,
        paragraphs=paragraphs,
        claims_by_report=_claims_by_report,
        is_part=_is_part,
        claims_open=CLAIMS_OPEN,
        glance_claims=GLANCE_CLAIMS,
        glance_checks=GLANCE_CHECKS,
        glance_articles=GLANCE_ARTICLES,
    )
    return environment


def _marked(words: str, part: str) -> Markup:
    """`words` escaped, the first place where `part`, if it is less, stands in them in <mark>."""
    if not part or part not in words or wording.quoted(part) == words:
        return escape(words)
    before, found, after = words.partition(part)
    return Markup("{}<mark>{}</mark>{}").format(before, found, after)


def _is_part(report: ReportEntry, story: StoryEntry) -> bool:
    """True where a report is less than its sentence, so that a page marks it apart."""
    record = story.ledger.reports[report.id]
    return record.span != record.sentence


def _claims_by_report(story: StoryEntry) -> Mapping[str, ClaimEntry]:
    return {report.id: claim for claim in story.claims for report in claim.reports}


def _claim(report: str, claims: Mapping[str, ClaimEntry]) -> ClaimEntry:
    return claims[report]
