"""Persons whom a story names, as "he" and "she" may take them up in the sentences that follow.

Only whom the writer names counts: whom somebody else names in a quotation, the story does not speak of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whosays.model import Article, NameMention, Source, Span
from whosays.reading.chains.chains import Credited, Memory, Person
from whosays.reading.chains.genders import Named
from whosays.reading.clauses.propositions import noun_phrase
from whosays.reading.parsing import Token
from whosays.reading.placed_sentences import ReadSentence

_PRONOUNS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}


def named_in(article: Article, sentences: Sequence[ReadSentence]) -> Iterator[Named]:
    """Each sentence with the persons that it names."""
    for s in sentences:
        at = s.span.start
        persons = [n.span for n in s.names if n.kind == "person" and s.span.covers(n.span)]
        yield (
            s.parse,
            [(Span(p.start - at, p.end - at), p.of(article.part(s.part))) for p in persons],
        )


def names_of(article: Article, sentences: Sequence[ReadSentence]) -> set[str]:
    """The names of all persons whom the article names, in story and quotations."""
    return {n.span.of(article.part(n.part)) for s in sentences for n in s.names if n.kind == "person"}


def with_persons(
    article: Article,
    sentence: ReadSentence,
    subject: Credited | None,
    quoted: frozenset[int],
    memory: Memory,
    at: int,
) -> Memory:
    """`memory` with the persons whom the writer names; whom somebody else names, he does not speak of."""
    persons = [n for n in sentence.names if n.kind == "person"] or _subject_named(sentence, memory)
    said = [t for t in sentence.parse.tokens if t.index in quoted]
    persons = [n for n in persons if not any(_covers(n, sentence, t) for t in said)]
    if subject and not subject.noun.is_body and not subject.noun.plural:
        persons = [_in_full(article, n, subject.source) for n in persons]
    parse, offset = sentence.parse, sentence.span.start
    about = [t for root in parse.roots for t in parse.children(root, "nsubj", "nsubjpass")]
    named = []
    for n in persons:
        is_about = any(_covers(n, sentence, t) for t in about)
        before = [t for t in parse.tokens if offset + t.end <= n.span.start and t.index not in quoted]
        beside = frozenset(_PRONOUNS[t.lower] for t in before if t.lower in _PRONOUNS and not is_about)
        named.append(Person(at, n, n.span.of(article.part(n.part)), beside))
    return memory.with_persons(named)


def _covers(name: NameMention, sentence: ReadSentence, token: Token) -> bool:
    at = sentence.span.start
    return name.span.overlaps(Span(at + token.start, at + token.end))


def _in_full(article: Article, name: NameMention, subject: Source) -> NameMention:
    """The whole of "the owner of the Bellview arcade" for a name within it, which is not who is spoken of."""
    if name.part != subject.part or not subject.span.covers(name.span):
        return name
    before = article.part(name.part)[subject.span.start : name.span.start].lower().split()
    within = bool(before) and bool(set(before[-2:]) & {"of", "in", "at", "from", "for"})
    return NameMention(subject.span, "person", name.part) if within else name


def _subject_named(sentence: ReadSentence, memory: Memory) -> list[NameMention]:
    """The subject, where it is a name of which nothing says that it is no person's, or much that it is.

    So do "King" before it and a person named before whose last name it is.
    """
    at = sentence.span.start
    surnames = {p.name.split()[-1] for p in memory.persons}
    for token in sentence.parse.tokens:
        is_known = token.text in surnames
        if token.dep in ("nsubj", "nsubjpass") and (token.pos == "PROPN" or is_known):
            phrase = noun_phrase(sentence.parse, token)
            is_person = is_known or memory.genders.of(sentence.parse.words(phrase))
            if token.entity not in ("PERSON", "") and not is_person:
                continue
            span = Span(at + phrase[0].start, at + phrase[-1].end)
            known = not is_person and any(n.span.overlaps(span) for n in sentence.names)
            return [] if known else [NameMention(span, "person", sentence.part)]
    return []
