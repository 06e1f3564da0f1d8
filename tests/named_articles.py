"""Articles in which mentions of names are marked, for tests of who is who."""

from __future__ import annotations

import re

from whosays.lexicon import load
from whosays.model import Article, Name, NameKind, NameMention, Reading, Span, Story
from whosays.telling.names.names import StoryNames, merge_names

LEXICON = load()
KINDS: dict[str, NameKind] = {"p": "person", "o": "organisation", "l": "place"}
MARKED = re.compile(r"\[(?P<words>[^|\]]+)\|(?P<kind>[pol])\]")


def told(*marked: str) -> StoryNames:
    """The names of a story of articles in which mentions stand as [words|kind]."""
    readings = []
    for number, written in enumerate(marked):
        plain, at = "", 0
        mentions = []
        for match in MARKED.finditer(written):
            plain += written[at : match.start()]
            mentions.append(
                NameMention(Span(len(plain), len(plain) + len(match["words"])), KINDS[match["kind"]])
            )
            plain += match["words"]
            at = match.end()
        article = Article(text=plain + written[at:], given_id=str(number))
        readings.append(Reading(article, "en", names=tuple(mentions)))
    return merge_names(Story(tuple(readings)), LEXICON)


def known_as(names: StoryNames, form: str) -> Name | None:
    """The name that goes by `form`."""
    found = [n for n in names.names if form in (n.name, *n.aliases)]
    assert len(found) <= 1
    return found[0] if found else None
