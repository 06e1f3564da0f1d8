"""Sources across sentences: whom "he", "the source" and a sentence that is only a quotation stand for.

A source is carried only on an explicit sign: a pronoun, a definite noun ("the source further stated"),
or a sentence that is nothing but quotation. It is never carried because it stands near.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from whosays.model import Carried, NameMention, Part, Source, Span
from whosays.reading.frames import Link
from whosays.reading.parsing import ParsedSentence
from whosays.reading.sources import SourcePhrase

_GENERIC = {
    "group": ("organisation", "group"),
    "organisation": ("organisation",),
    "organization": ("organisation",),
    "agency": ("media", "organisation"),
    "newspaper": ("media",),
    "paper": ("media",),
    "broadcaster": ("media",),
    "company": ("organisation",),
    "ministry": ("government",),
    "force": ("government", "organisation"),
}
_BY_PRONOUN = {
    "him": ("person", "government", "witness"),
    "her": ("person", "government", "witness"),
    "them": ("group", "government", "witness", "organisation", "person"),
    "he": ("person", "government", "witness"),
    "she": ("person", "government", "witness"),
    "it": ("organisation", "media", "government", "document", "data"),
    "they": ("group", "government", "witness", "organisation", "person"),
}
_REACH = 6  # sentences a pronoun may reach back


@dataclass(frozen=True, slots=True)
class Credited:
    """A source credited in an earlier sentence: the record, its main noun, where it stood."""

    source: Source
    noun: str
    plural: bool
    sentence: int


@dataclass(frozen=True, slots=True)
class Memory:
    """The sources credited so far in an article, last one last, and the persons named so far."""

    credited: tuple[Credited, ...] = ()
    persons: tuple[tuple[int, NameMention, str], ...] = ()

    def with_chain(self, chain: Sequence[Source], nouns: Sequence[tuple[str, bool]], at: int) -> Memory:
        """The memory after a chain was credited in sentence `at`: its last source is the latest."""
        new = tuple(
            Credited(source, noun, plural, at) for source, (noun, plural) in zip(chain, nouns, strict=True)
        )
        return replace(self, credited=self.credited + new)

    def with_persons(self, mentions: Sequence[NameMention], texts: Sequence[str], at: int) -> Memory:
        """The memory after persons were named in sentence `at`."""
        new = tuple((at, m, t) for m, t in zip(mentions, texts, strict=True))
        return replace(self, persons=(self.persons + new)[-40:])


def chain_of(
    links: Sequence[Link],
    offset: int,
    part: Part,
    memory: Memory,
    at: int,
) -> tuple[tuple[Source, ...], tuple[tuple[str, bool], ...]]:
    """The sources of `links` in the article's coordinates, anaphors resolved; and their main nouns."""
    sources: list[Source] = []
    nouns: list[tuple[str, bool]] = []
    for link in links:
        if sources and link.phrase.is_pronoun and sources[-1].kind in _BY_PRONOUN[link.phrase.head.lower]:
            continue  # "Olsen said he recalled": one speaker
        cue = tuple(Span(offset + t.start, offset + t.end) for t in link.cue)
        found = antecedent(link.phrase, memory, at)
        if found:
            source = replace(found.source, cue=cue, carried="anaphor")
            noun = (found.noun, found.plural)
        else:
            source = source_of(link.phrase, cue, offset, part)
            noun = (link.phrase.head.lemma, link.phrase.head.tag in ("NNS", "NNPS"))
        if sources and sources[-1].name == source.name:
            continue
        sources.append(source)
        nouns.append(noun)
    return tuple(sources), tuple(nouns)


def source_of(phrase: SourcePhrase, cue: tuple[Span, ...], offset: int, part: Part) -> Source:
    """The source that `phrase` names, in the article's coordinates."""
    return Source(
        name=phrase.name,
        kind=phrase.kind,
        named=phrase.named,
        span=Span(offset + phrase.tokens[0].start, offset + phrase.tokens[-1].end),
        cue=cue,
        count=phrase.count,
        part=part,
    )


def antecedent(phrase: SourcePhrase, memory: Memory, at: int) -> Credited | None:
    """Whom `phrase` takes up: the latest fitting source before sentence `at`; None if it takes up none."""
    if phrase.is_pronoun:
        return _of_pronoun(phrase.head.lower, memory, at)
    if phrase.is_definite:
        return _of_definite(phrase, memory)
    return None


def _of_pronoun(pronoun: str, memory: Memory, at: int) -> Credited | None:
    """The latest source that fits; for one person, whoever was credited or named last."""
    near = [c for c in reversed(memory.credited) if at - c.sentence <= _REACH]
    credited = next((c for c in near if _fits(pronoun, c)), None)
    if pronoun not in ("he", "she", "him", "her"):
        return credited
    for index, mention, text in reversed(memory.persons):
        if at - index <= 2 and (credited is None or index > credited.sentence):
            source = Source(text, "person", True, mention.span, (), part=mention.part)
            return Credited(source, text.lower(), False, index)
    return credited or next((c for c in near if c.source.named and c.source.kind == "organisation"), None)


def _fits(pronoun: str, credited: Credited) -> bool:
    if credited.source.kind not in _BY_PRONOUN.get(pronoun, ()):
        return False
    if pronoun in ("they", "them"):
        return credited.plural or credited.source.kind in ("group", "government", "organisation")
    return not credited.plural


def _of_definite(phrase: SourcePhrase, memory: Memory) -> Credited | None:
    words = {t.lower for t in phrase.tokens} - {"the", "this", "that", "these", "those"}
    plural = phrase.head.tag in ("NNS", "NNPS")
    for credited in reversed(memory.credited):
        theirs = set(credited.source.name.lower().replace("’s", "").replace("'s", "").split())
        if credited.noun == phrase.head.lemma and credited.plural == plural:
            modifiers = words - {phrase.head.lower}
            if modifiers <= theirs | {"same", "second", "first"} and not modifiers & {
                "second",
                "first",
            }:
                return credited
        elif words <= theirs and len(words) < len(theirs):
            return credited
    kinds = _GENERIC.get(phrase.head.lemma, ()) if len(words) == 1 else ()
    for credited in reversed(memory.credited):
        if credited.source.kind in kinds and credited.source.named:
            return credited
    return None


def carried(chain: Sequence[Source], how: Carried) -> tuple[Source, ...]:
    """`chain` as another sentence takes it over."""
    return tuple(replace(source, cue=(), carried=how) for source in chain)


def is_only_quotation(sentence: ParsedSentence, quoted: frozenset[int]) -> bool:
    """True where nothing but quotation stands in the sentence."""
    words = [t for t in sentence.tokens if t.pos not in ("PUNCT", "SPACE")]
    return bool(words) and all(t.index in quoted for t in words)
