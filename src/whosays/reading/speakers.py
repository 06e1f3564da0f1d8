"""Speakers: whose words a sentence is that is nothing but quotation.

The speaker of the sentence before goes on; else it is whoever that sentence was about ("The archivist
did not hesitate. “…”"), or was asked. Where the end of a quotation names its speaker, it was his from
the beginning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whosays.lexicon import Lexicon
from whosays.model import Part, Report, Source, Span
from whosays.reading.chains import Credited, Memory, antecedent, carried, noun_of, source_of
from whosays.reading.frames import Attribution, Link
from whosays.reading.interviews import Turn, is_question_to
from whosays.reading.parsing import ParsedSentence
from whosays.reading.sources import SourcePhrase, source_phrase

_FEWEST = 3  # words before "it said"


def spoken_of(memory: Memory, at: int) -> tuple[Source, ...]:
    """The person whom the sentence before a quotation is about: "The archivist did not hesitate. “…”"."""
    subject = memory.subject
    if subject is None or at - subject.sentence != 1 or subject.noun.plural:
        return ()
    if subject.noun.is_body and subject.source.kind != "document":
        return ()
    return carried((subject.source,), "quote")


def asked(before: ParsedSentence, memory: Memory, at: int, lexicon: Lexicon) -> tuple[Source, ...]:
    """The person to whom the sentence before a quotation puts a question."""
    named = [(m, words) for i, m, words in memory.persons if i == at - 1]
    if not named or not is_question_to(before, lexicon):
        return ()
    mention, words = named[-1]
    return carried((Source(words, "person", True, mention.span, (), part=mention.part),), "quote")


def whose_turn(turn: Turn, offset: int, sentence: ParsedSentence, part: Part) -> tuple[Source, ...]:
    """Who speaks on until the next turn of a transcript: nobody where that is the interviewer."""
    if turn.asks:
        return ()
    colon = turn.colon
    name, at = sentence.text[: colon.start].rstrip(), Span(offset + colon.start, offset + colon.end)
    return (Source(name, "person", True, Span(offset, offset + len(name)), (at,), part=part),)


def speaker_of(
    found: Sequence[Attribution],
    chains: Sequence[tuple[Source, ...]],
    quoted: frozenset[int],
) -> tuple[Source, ...]:
    """Who goes on speaking in a sentence of nothing but quotation that follows."""
    if not any(a.cue.pos == "VERB" and (a.content & quoted or not quoted) for a in found):
        return ()
    named = [chain for chain in chains if chain]
    return carried(named[-1], "quote") if named else ()


def joined(outer: tuple[Source, ...], inner: tuple[Source, ...]) -> tuple[Source, ...]:
    """`inner` behind `outer`, nobody twice."""
    known = {s.name for s in outer}
    return outer + tuple(s for s in inner if s.name not in known)


def credited_anew(report: Report, chain: tuple[Source, ...]) -> Report:
    """`report` with the speaker that only the end of its quotation names, for one carried before."""
    own = tuple(s for s in report.chain if s.carried != "quote" and s.name not in {c.name for c in chain})
    return replace(report, chain=chain + own)


def credited_after(report: Report, chain: tuple[Source, ...]) -> Report:
    """`report` with the sources that only the sentence after it names ("This was confirmed by …")."""
    return report if report.chain else replace(report, chain=carried(chain, "sentence"))


def with_own_subject(
    sentence: ParsedSentence,
    links: Sequence[Link],
    memory: Memory,
    at: int,
    place: tuple[int, Part],
    lexicon: Lexicon,
) -> Memory:
    """`memory` with what `sentence` is about, for "The club knows, it said" where nobody before fits.

    "He" and "she" are the only person that the sentence names before.
    """
    if not links:
        return memory
    offset, part = place
    pronoun = links[-1].phrase
    if not pronoun.is_pronoun or links[-1].cue[0].index < _FEWEST or antecedent(pronoun, memory, at):
        return memory
    if pronoun.head.lower in ("he", "she"):
        named = _only_person(sentence, pronoun.head.index)
        if named is None:
            return memory
        return memory.with_subject(Credited(source_of(named, (), offset, part), noun_of(named), at))
    for noun in sentence.tokens[: pronoun.head.index]:
        phrase = source_phrase(sentence, noun, lexicon) if noun.dep in ("nsubj", "nsubjpass") else None
        if phrase and not phrase.is_pronoun:
            return memory.with_subject(Credited(source_of(phrase, (), offset, part), noun_of(phrase), at))
    return memory


def _only_person(sentence: ParsedSentence, end: int) -> SourcePhrase | None:
    """The person named before the token `end`, where it is one alone."""
    named = [t for t in sentence.tokens[:end] if t.entity == "PERSON" and t.pos == "PROPN"]
    if not named or len({t.index - i for i, t in enumerate(named)}) > 1:
        return None
    words = tuple(named)
    return SourcePhrase(words[-1], words, sentence.words(words), "person", named=True)
