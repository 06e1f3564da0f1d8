"""The mentions of names in a story, each with its form, its kind and the ways it is written.

What holds: a mention that reading marked is here once, and so is each that the others make sure; a form
is of one kind in the whole story.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from whosays.lexicon import Lexicon
from whosays.model import Article, NameKind, NameMention, Part, Reading, Span, Story
from whosays.telling.names.name_forms import (
    PARTICLES,
    Form,
    Forms,
    acronym_after,
    qualified_title,
    ranks_of,
    tokens,
    with_title,
)
from whosays.telling.names.name_groups import Key
from whosays.telling.names.name_occurrences import further_mentions
from whosays.telling.names.name_roles import Place
from whosays.telling.names.spelling import fold, is_known, plain

_KINDS: tuple[NameKind, ...] = ("person", "organisation", "place")
_SURE = 1_000  # votes for a kind that the text makes plain
_ARTICLE_BEFORE = re.compile(r"\b[Tt]he\s+$")
_UNVOTED = PARTICLES | {"the"}
_LEADING_ARTICLE = re.compile(r"[Tt]he\s+(?=\S)")


class Mention(NamedTuple):
    """One mention with its form; `shown` are the ways it is written, with the title if it has one."""

    article: str
    part: Part
    span: Span
    kind: NameKind
    form: Form
    shown: tuple[str, ...]
    definite: bool
    acronym: str | None

    @property
    def key(self) -> Key:
        """What it is grouped by: whether it is a person's, and its words."""
        return (self.kind == "person", self.form.words)

    @property
    def short(self) -> bool:
        """True where it may stand for a longer name: a bare name, or any name of a body or place."""
        return len(self.form.words) == 1 or self.kind != "person"


def mentions_of(story: Story, lexicon: Lexicon) -> list[Mention]:
    """The mentions of the story by article id, title first, in reading order.

    A form is of the kind that most of its mentions are: one slip does not make two names of it.
    """
    titles = _Titles(lexicon.once(ranks_of), lexicon.once(_media_of))
    readings = sorted(story.readings, key=lambda reading: reading.article.id)
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    forms = lexicon.once(Forms)
    further = further_mentions(readings, forms, lexicon)
    titled: dict[Place, Span] = {}
    for reading in readings:
        titled.update(_titled(reading, titles.ranks))
        surnames = _titled_surnames(reading, titled, titles.ranks)
        for named in reading.names:
            form = _voted_as(named.span.of(reading.article.part(named.part)))
            votes[form][named.kind] += 1
            if _is_full_name(reading.article, named, surnames):
                votes[form]["person"] += _SURE
    kinds = {form: most_told(counted) for form, counted in votes.items()}
    found = []
    for reading in readings:
        marked = dict.fromkeys(further[reading.article.id], False) | dict.fromkeys(reading.names, True)
        ordered = sorted(marked, key=lambda n: (n.part == "text", n.span.start, n.span.end, n.kind))
        for named in ordered:
            form = _voted_as(named.span.of(reading.article.part(named.part)))
            kind = kinds.get(form, _KINDS[0])
            if kind == "person" and _is_definite_noun(reading.article, named):
                kind = "organisation"  # "The Observatory said"
            found.append(
                _mention(
                    reading.article,
                    named,
                    kind,
                    titles,
                    forms,
                    lexicon,
                    titled=titled.get((reading.article.id, named.part, named.span)),
                )
            )
    return found


def most_told(counted: Counter[NameKind]) -> NameKind:
    """The kind that most are of; of as many, a person before a body, and that before a place."""
    if len(counted) == 1:
        return next(iter(counted))
    return max(_KINDS, key=lambda kind: (counted[kind], -_KINDS.index(kind)))


def _titled(reading: Reading, ranks: frozenset[str]) -> Iterator[tuple[Place, Span]]:
    """Where each name stands that reading marked, and its span with a title of a person before it."""
    for named in reading.names:
        span = with_title(reading.article.part(named.part), named.span, ranks)
        yield (reading.article.id, named.part, named.span), span


def _titled_surnames(reading: Reading, titled: Mapping[Place, Span], ranks: frozenset[str]) -> frozenset[str]:
    """The single words that the article puts a title before: "Mr. Hale"."""
    found = set()
    for named in reading.names:
        span = titled[reading.article.id, named.part, named.span]
        words = tokens(span.of(reading.article.part(named.part)))
        if len(words) > 1 and all(word.lower in ranks for word in words[:-1]):
            found.add(fold(words[-1].written))
    return frozenset(found)


def _is_full_name(article: Article, named: NameMention, surnames: frozenset[str]) -> bool:
    """True for two or three capitalised words that end in a surname of the same article."""
    words = tokens(named.span.of(article.part(named.part)))
    return (
        len(words) in (2, 3) and all(word.capital for word in words) and fold(words[-1].written) in surnames
    )


def _is_definite_noun(article: Article, named: NameMention) -> bool:
    """True for one word that English knows, after "the": no person is called so."""
    text = article.part(named.part)
    written = named.span.of(text)
    before = text[max(0, named.span.start - 8) : named.span.start]
    return bool(_ARTICLE_BEFORE.search(before)) and len(tokens(written)) == 1 and is_known(written)


@lru_cache(maxsize=16_384)
def _voted_as(written: str) -> str:
    """What the mentions of one name have in common, however they spell it."""
    return "".join([fold(t.written) for t in tokens(written) if t.lower not in _UNVOTED])


@dataclass(frozen=True, slots=True)
class _Titles:
    """The words that stand before a person's name, and before that of an outlet or an agency."""

    ranks: frozenset[str]
    media: frozenset[str]


def _media_of(lexicon: Lexicon) -> frozenset[str]:
    """The words of "the Norwegian state news agency NNA"."""
    words = lexicon.list("sources", "media") | lexicon.list("parties", "state_media")
    return frozenset(plain(part) for word in words for part in word.split("-"))


def _mention(
    article: Article,
    named: NameMention,
    kind: NameKind,
    titles: _Titles,
    forms: Forms,
    lexicon: Lexicon,
    *,
    titled: Span | None,
) -> Mention:
    """The mention; `titled` is its span with a title of a person, None for one that reading did not mark."""
    text = article.part(named.part)
    described = named.span
    if titled and kind == "person":
        described = titled
    elif titled and kind == "organisation":
        described = with_title(text, named.span, titles.media)
    shown = _trimmed(described.of(text))
    before = text[max(0, named.span.start - 8) : named.span.start]
    wider = qualified_title(text, described, titles.ranks, lexicon) if kind == "person" else described
    qualified = (_trimmed(wider.of(text)),) if wider != described else ()
    return Mention(
        article=article.id,
        part=named.part,
        span=named.span,
        kind=kind,
        form=forms.of(shown if kind == "person" else _trimmed(named.span.of(text)), kind),
        shown=(_LEADING_ARTICLE.sub("", shown), *qualified),
        definite=bool(_ARTICLE_BEFORE.search(before) or _LEADING_ARTICLE.match(shown)),
        acronym=None if kind == "person" else acronym_after(text, named.span),
    )


def _trimmed(written: str) -> str:
    """From the first word to the last, possessive cut, on one line."""
    words = tokens(written)
    return " ".join(written[words[0].start : words[-1].end].split()) if words else written
