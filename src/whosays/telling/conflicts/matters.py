"""What each report of a story is about, how alike two reports are, and which of two is the later.

Keys and their weights are those of `gist`: what two reports share counts the more the rarer it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import chain, islice
from typing import NamedTuple

from whosays.lexicon import Lexicon
from whosays.model import (
    Article,
    Claim,
    NameKind,
    Part,
    Reading,
    Report,
    Source,
    Span,
    Story,
)
from whosays.telling.claims.gist import Gist, stem
from whosays.telling.claims.marks import Marks
from whosays.telling.names.names import StoryNames
from whosays.telling.publication import last_is_later

_PARTS: tuple[Part, ...] = ("title", "text")
_LONG_AGO = timedelta(days=90)
_FIRST = 10
"""Reports of an article that stand where its news does."""
_RISEN = re.compile(
    r"\b(?:rise[ns]?|rose|rising|climb(?:s|ed|ing)?|increas(?:es?|ed|ing)|grow[ns]?|grew|brought|brings|raised"
    r"|raises|taking|takes|took|pushed|pushes) (?:\w+ ){0,4}to\b|\bup from\b"
    r"|\b(?:earlier|previously|initially|at first)"
    r" (?:\w+ ){0,2}(?:put|given|reported|counted|said)\b|\brevised (?:\w+ ){0,4}(?:to|from)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")


class Word(NamedTuple):
    """A word of a report's content: its lemma, where reading gives one, and as it is written.

    `forms` are what a lexicon may know it by: as lemma, as written, or both without a plural s.
    """

    lemma: str
    lower: str
    span: Span
    forms: tuple[str, ...]


def word_at(lemma: str, lower: str, span: Span) -> Word:
    """The word at `span` with its forms."""
    forms: tuple[str, ...] = (lemma,) if lemma == lower else (lemma, lower)
    if lemma.endswith("s") or lower.endswith("s"):
        forms += tuple(form[:-1] for form in forms if form.endswith("s") and len(form) > 3)
    return Word(lemma, lower, span, forms)


class _Listed(dict[str, frozenset[str]]):
    """What slots.toml, events.toml and ladders.toml may know each word by: found once each.

    By the word as it is written, in lower case. Most words are in none of their lists.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        lists = (words for file in ("slots", "events") for words in lexicon.words[file].values())
        steps = (words for ladder in lexicon.ladders for _, words in ladder.steps)
        self._all = frozenset(
            word for words in chain(lists, steps) for phrase in words for word in phrase.split()
        )

    def __missing__(self, written: str) -> frozenset[str]:
        forms = {written, stem(written)}
        forms.update([form[:-1] for form in forms if form.endswith("s") and len(form) > 3])
        self[written] = known = self._all & forms
        return known


@dataclass(frozen=True, slots=True)
class Named:
    """A name where it stands: its id in the story, or its country's key where it is one's."""

    key: str
    kind: NameKind
    span: Span


@dataclass(frozen=True)
class Matter:
    """One report with what comparing needs.

    `keys` are the keys of its gist without those of its sources; `named` are the names in its
    content. `place` is its rank in the story, `carried` how many articles carry its claim. `listed` are the
    forms of words that slots, events and ladders list. Few reports are ever compared by their words, so
    these are read when they are first asked for.
    """

    report: Report
    article: Article
    claim: str
    carried: int
    place: int
    gist: Gist
    keys: frozenset[str]
    named: tuple[Named, ...]
    listed: Mapping[str, frozenset[str]]

    @property
    def text(self) -> str:
        """The part of the article that the report's spans lie in."""
        return self.article.part(self.report.part)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the content, without those that credit a source."""
        said_by = [(span.start, span.end) for span in _said_by(self.report)]
        lemma_at = {t.span.start: t.lemma for t in self.report.proposition.terms}
        text, found = self.text, []
        for content in self.report.content:
            first = content.start
            for match in _WORD.finditer(content.of(text)):
                at = first + match.start()
                if not said_by or not any(start <= at < end for start, end in said_by):
                    lower = match.group().lower()
                    found.append(word_at(lemma_at.get(at, lower), lower, Span(at, first + match.end())))
        return tuple(found)

    @cached_property
    def forms(self) -> frozenset[str]:
        """What the lexicon may know the words by, and those that credit a source: it lists no others."""
        return self._forms_in(self.report.content)

    def forms_after(self, at: int) -> frozenset[str]:
        """What the lexicon may know the `words_after` by: it lists no others."""
        return self._forms_in([Span(at, self.report.span.end)]) if at < self.report.span.end else frozenset()

    def _forms_in(self, spans: Iterable[Span]) -> frozenset[str]:
        text, known = self.text, self.listed.__getitem__
        words = {term.lemma for term in self.report.proposition.terms}
        for span in spans:
            words.update(_WORD.findall(span.of(text).lower()))
        return frozenset().union(*filter(None, map(known, words)))

    def has_form(self, forms: frozenset[str]) -> bool:
        """True where one of `forms`, of lists of slots or events, is a form of a word."""
        return not forms.isdisjoint(self.forms) and any(f in forms for w in self.words for f in w.forms)

    @cached_property
    def names(self) -> frozenset[str]:
        """The keys of the names in the content."""
        return frozenset(n.key for n in self.named)

    @property
    def is_in_passing(self) -> bool:
        """True for background that credits nobody: what a source tells in the pluperfect may be the news."""
        return self.report.proposition.background and not self.report.chain

    @cached_property
    def is_background(self) -> bool:
        """True where the words, or a time far before the article, put it in the story's past."""
        if self.report.proposition.background:
            return True
        when = self.article.published
        if when is None or len(when.value) < len("2024-12-08"):
            return False
        day = date.fromisoformat(when.value[:10])
        return any(
            day - date.fromisoformat(time.latest[:10]) > _LONG_AGO
            for time in self.report.times
            if time.latest and not time.duration
        )

    def names_of(self, kind: NameKind) -> frozenset[str]:
        """The keys of the names of one kind."""
        return frozenset(n.key for n in self.named if n.kind == kind)

    def words_after(self, at: int, most: int | None = None) -> tuple[Word, ...]:
        """The words of the report from `at` on, whether in its content or not; the first `most` of them."""
        known = {(w.span.start, w.span.end): w for w in self.words}
        found = []
        for match in islice(_WORD.finditer(self.text, at, self.report.span.end), most):
            word = known.get(match.span())
            if word is None:
                lower = match.group().lower()
                word = word_at(stem(lower), lower, Span(*match.span()))
            found.append(word)
        return tuple(found)

    def words_in(self, span: Span) -> tuple[Word, ...]:
        """The words of the content that lie in `span`."""
        return tuple(w for w in self.words if span.covers(w.span))

    def quote(self, span: Span) -> str:
        """The words of `span`, white space run together."""
        return " ".join(span.of(self.text).split())


class Matters:
    """The matters of a story, by publication whatever the order of its articles.

    `withdrawn` are of the reports that an article takes back; they are in none of the others.
    """

    def __init__(self, matters: Sequence[Matter], withdrawn: Sequence[Matter] = ()) -> None:
        self.all = tuple(matters)
        self.withdrawn = tuple(withdrawn)

    @cached_property
    def by_key(self) -> Mapping[str, tuple[Matter, ...]]:
        """The matters that have a key, in order."""
        return _grouped((key, m) for m in self.all for key in m.keys)

    @cached_property
    def by_claim(self) -> Mapping[str, tuple[Matter, ...]]:
        """The matters of a claim, in order."""
        return _grouped((m.claim, m) for m in self.all)

    @cached_property
    def by_article(self) -> Mapping[str, tuple[Matter, ...]]:
        """The matters of an article, in reading order."""
        return _grouped((m.article.id, m) for m in self.all)

    @cached_property
    def kinds(self) -> Mapping[str, frozenset[NameKind]]:
        """What each name of the story is taken for, somewhere in it."""
        found: dict[str, set[NameKind]] = {}
        for named in (n for m in self.all for n in m.named):
            found.setdefault(named.key, set()).add(named.kind)
        return {key: frozenset(kinds) for key, kinds in found.items()}

    @cached_property
    def _words(self) -> Mapping[str, str]:
        """The title, the text and the lemmas of each article (id), in lower case."""
        found = {}
        for key, own in self.by_article.items():
            lemmas = {term.lemma: None for matter in own for term in matter.report.proposition.terms}
            found[key] = "\n".join((own[0].article.title, own[0].article.text, *lemmas)).lower()
        return found

    def that_may_have(self, phrases: Iterable[str]) -> Iterator[tuple[Matter, ...]]:
        """The matters of each article that may have one of `phrases`, of lists of slots or events.

        A word begins with its forms, and so does its lemma: an article without their letters has none.
        """
        split = [phrase.split() for phrase in phrases]
        for key, words in self._words.items():
            if any(all(form in words for form in forms) for forms in split):
                yield self.by_article[key]

    @property
    def are_of_one_article(self) -> bool:
        """True where no two articles can be compared."""
        return len(self.by_article) < 2

    def is_prominent(self, matter: Matter) -> bool:
        """True where the report is a headline or one of the first of its article."""
        first = self.by_article[matter.article.id][:_FIRST]
        return matter.report.part == "title" or any(m is matter for m in first)


def _grouped(pairs: Iterable[tuple[str, Matter]]) -> Mapping[str, tuple[Matter, ...]]:
    found: dict[str, list[Matter]] = {}
    for key, matter in pairs:
        found.setdefault(key, []).append(matter)
    return {key: tuple(having) for key, having in found.items()}


def covered(keys: Collection[str], of: Matter, by: Matter) -> float:
    """The share of the weight that `keys` of `of` have which `by` has too: 0 to 1."""
    weights = of.gist.weights
    whole = sum(weights[key] for key in sorted(keys))
    return sum(weights[key] for key in sorted(by.keys.intersection(keys))) / whole if whole else 0.0


def likeness(a: Matter, b: Matter, but: Collection[str] = ()) -> float:
    """How much of the shorter of the two the other has, the keys `but` left out: 0 to 1."""
    in_a, in_b = a.keys.difference(but), b.keys.difference(but)
    return max(covered(in_a, a, b), covered(in_b, b, a))


def matters_of(
    story: Story, claims: Sequence[Claim], names: StoryNames, told: Sequence[Gist], lexicon: Lexicon
) -> Matters:
    """The matters of `story`: reports that are only comment have none, those withdrawn stand apart."""
    claim_of = {report: claim for claim in claims for report in claim.reports}
    gist_of = {gist.report.id: gist for gist in told}
    found: list[Matter] = []
    withdrawn: list[Matter] = []
    for reading in sorted(story.readings, key=lambda r: r.article.arrival):
        named = Marks((part, one.span, one) for part, one in _named(reading, names, lexicon))
        for report in reading.reports:
            claim, gist = claim_of.get(report.id), gist_of.get(report.id)
            if claim is None or gist is None:
                continue
            if report.proposition.comment:
                continue
            (withdrawn if report.stance == "withdrawn" else found).append(
                _matter(
                    report,
                    reading.article,
                    claim=claim,
                    gist=gist,
                    place=len(found),
                    named=named,
                    lexicon=lexicon,
                )
            )
    return Matters(found, withdrawn)


def _named(reading: Reading, names: StoryNames, lexicon: Lexicon) -> tuple[tuple[Part, Named], ...]:
    """The names of an article, each with its part, in order; adjectives of countries with them."""
    article, found = reading.article, []
    taken = {part: bytearray(len(article.part(part))) for part in _PARTS}  # a one for each letter of a name
    for mention in reading.names:
        words = mention.span.of(article.part(mention.part)).lower()
        country = lexicon.country_by_word.get(words)
        key = names.by_mention.get((article.id, mention.part, mention.span))
        if country:
            found.append((mention.part, Named(f"country:{country.key}", "place", mention.span)))
        elif key:
            found.append((mention.part, Named(f"name:{key}", mention.kind, mention.span)))
    for part, named in found:
        _take(taken[part], named.span)
    countries = lexicon.country_by_word
    for report in reading.reports:
        of_names = taken[report.part]
        for term in report.proposition.terms:
            if term.lemma in countries and not any(of_names[term.span.start : term.span.end]):
                named = Named(f"country:{countries[term.lemma].key}", "place", term.span)
                found.append((report.part, named))
                _take(of_names, term.span)
    return tuple(sorted(found, key=lambda f: (f[0], f[1].span.start, f[1].span.end)))


def _take(taken: bytearray, span: Span) -> None:
    taken[span.start : span.end] = b"\1" * (span.end - span.start)


def _matter(
    report: Report,
    article: Article,
    *,
    claim: Claim,
    gist: Gist,
    place: int,
    named: Marks[Named],
    lexicon: Lexicon,
) -> Matter:
    credited = {
        key
        for source in report.chain
        for word in source.name.lower().split()
        for key in _keys_of_word(word, lexicon)
    }
    keys = frozenset(gist.weights)
    near = named.inside(report.part, _extent(report.content)) if report.content else []
    said_by = _said_by(report) if near else []
    return Matter(
        report=report,
        article=article,
        claim=claim.id,
        carried=claim.heard_by,
        place=place,
        gist=gist,
        keys=keys - credited if credited else keys,
        named=tuple(
            one
            for span, one in near
            if any(content.covers(span) for content in report.content)
            and not any(s.overlaps(span) for s in said_by)
        ),
        listed=lexicon.once(_Listed),
    )


def _extent(spans: Sequence[Span]) -> Span:
    if len(spans) == 1:
        return spans[0]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _said_by(report: Report) -> list[Span]:
    """Where the words stand that credit the sources of a report."""
    return [span for source in report.chain for span in _spans(source, report.part)]


def event_of_word(lexicon: Lexicon) -> Mapping[str, str]:
    """The class of event of each word that has one."""
    classes = lexicon.words["events"]
    return {w: name for name in sorted(classes) if name != "anaphora" for w in classes[name]}


def _keys_of_word(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    country = lexicon.country_by_word.get(word)
    return (stem(word), f"country:{country.key}") if country else (stem(word),)


def _spans(source: Source, part: str) -> tuple[Span, ...]:
    """Where the words of a source stand, its cues with it; nothing where it was carried here."""
    if source.part != part or source.carried:
        return ()
    return (source.span, *source.cue)


def later(a: Iterable[Matter], b: Iterable[Matter]) -> bool | None:
    """Whether the last of `a` was published after the last of `b`; None where this is not known."""
    return last_is_later([m.article.published for m in a], [m.article.published for m in b])


def says_risen(matter: Matter) -> bool:
    """True where the words around a number tell that it was lower before: "has risen to"."""
    return _RISEN.search(matter.report.sentence.of(matter.text)) is not None
