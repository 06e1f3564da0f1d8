"""Spellings of a name that few articles share against the rest: a shared slip hints at a shared origin.

Two articles that make the same rare mistake may have it from one text, as shared errors tell the
descent of manuscripts (the method of common errors, Lachmann).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from whosays.model import Report, Story
from whosays.telling.names import StoryNames
from whosays.telling.phrases import words_of

FEW = 2
"""How many articles have a spelling that is rare; more than so many have another."""


def rare_spellings(story: Story, names: StoryNames) -> Mapping[str, Mapping[str, str]]:
    """By report (id) the rare spellings in its sentence, each with the usual one.

    A spelling is the last word of a form of a person's name. It is rare where exactly two articles
    have it and more have one other.
    """
    texts = {reading.article.id: reading.article for reading in story.readings}
    people = {name.id for name in names.names if name.kind == "person"}
    having: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    places: dict[str, list[tuple[str, str, int, str]]] = defaultdict(list)
    for (article, part, span), name in names.by_mention.items():
        words = words_of(span.of(texts[article].part(part))) if name in people else ()
        if words:
            having[name][words[-1].lower].add(article)
            places[article].append((name, part, span.start, words[-1].lower))
    usual = {name: max(forms, key=lambda form: (len(forms[form]), form)) for name, forms in having.items()}

    def rare(name: str, form: str) -> bool:
        forms = having[name]
        return len(forms[form]) == FEW < len(forms[usual[name]])

    def of(report: Report) -> Mapping[str, str]:
        return {
            form: usual[name]
            for name, part, start, form in places[report.article]
            if part == report.part
            and report.sentence.start <= start < report.sentence.end
            and rare(name, form)
        }

    return {report.id: of(report) for reading in story.readings for report in reading.reports}
