"""Speakers: whose words a sentence is that is nothing but quotation.

The speaker of the sentence before goes on; else it is whoever that sentence was about ("The archivist
did not hesitate. “…”"), or was asked. Where the end of a quotation names its speaker, it was his from
the beginning.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from whosays.lexicon import Lexicon
from whosays.model import Part, Report, Source, Span
from whosays.reading.attribution.frames import Attribution, Link
from whosays.reading.attribution.sources import SourcePhrase, source_phrase
from whosays.reading.chains.chains import Credited, Memory, antecedent, carried, noun_of, source_of
from whosays.reading.cues.interviews import Turn, is_question_to
from whosays.reading.cues.signed_quotations import signed_alone
from whosays.reading.parsing import ParsedSentence, Token
from whosays.reading.placed_sentences import ReadSentence

_FINITE = ("VBD", "VBZ", "VBP")
_COMMENTS = ("say", "add", "write", "ask", "tweet")
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
    named = [p for p in memory.persons if p.sentence == at - 1]
    if not named or not is_question_to(before, lexicon):
        return ()
    name, mention = named[-1].name, named[-1].mention
    return carried((Source(name, "person", True, mention.span, (), part=mention.part),), "quote")


def whose_turn(turn: Turn, offset: int, sentence: ParsedSentence, part: Part) -> tuple[Source, ...]:
    """Who speaks on until the next turn of a transcript; nobody where who asks or a heading does."""
    if not turn.speaks:
        return ()
    colon = turn.colon
    name, at = sentence.text[: colon.start].rstrip(), Span(offset + colon.start, offset + colon.end)
    return (Source(name, "person", True, Span(offset, offset + len(name)), (at,), part=part),)


def speaker_of(
    found: Sequence[Attribution],
    statements: Sequence[tuple[tuple[Source, ...], frozenset[int]]],
    quoted: frozenset[int],
    lexicon: Lexicon,
) -> tuple[Source, ...]:
    """Who goes on speaking in a sentence of nothing but quotation that follows.

    `statements` are the chains of the sentence's statements, each with the indexes of the words that credit
    it. Where several are quoted, the last goes on: "Amsel refused, and Brinck wrote: “Leave it. …”".
    """
    spoken = [a for a in found if a.cue.pos in ("VERB", "PUNCT") and a.stance != "cannot-confirm"]
    if not quoted:
        named = [chain for chain, _ in statements if chain]
        return carried(named[-1], "quote") if named and spoken else ()
    spoken = [a for a in spoken if a.content & quoted and a.cue.index not in quoted]
    says = lexicon.list("cues", "say") | lexicon.list("cues", "tell")
    spoken.sort(key=lambda a: (-max(a.content & quoted), a.cue.lemma not in says, len(a.content)))
    if any(a.cue.tag in _FINITE for a in spoken):  # "accused Issa of rejecting all efforts to “reach …”"
        spoken = [a for a in spoken if a.cue.tag in _FINITE or a.cue.lemma in says]
    for a in spoken:
        credited = [(chain, words) for chain, words in statements if chain and a.cue.index in words]
        plain = [chain for chain, words in credited if not words & quoted]  # none whom the quotation credits
        if credited:
            return carried(plain[-1] if plain else min((c for c, _ in credited), key=len), "quote")
    return ()


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
    content: frozenset[int],
    memory: Memory,
    at: int,
    place: tuple[int, Part],
    lexicon: Lexicon,
) -> Memory:
    """`memory` with what `sentence` is about, for "The club knows, it said" where nobody before fits.

    "He" and "she" are the person whom the sentence is about, unless that is what they say (`content`): "Quill
    met the union, and she said …"; else, where nobody before fits, the only person that it names before.
    """
    if not links or not links[-1].phrase.is_pronoun:
        return memory
    pronoun = links[-1].phrase
    if pronoun.head.lower in ("it", "they") and (own := _main_subject(sentence, links, content, lexicon)):
        return memory.with_subject(Credited(source_of(own, (), *place), noun_of(own), at))
    is_one = pronoun.head.lower in ("he", "she")
    about = _person_about(sentence, pronoun.head, content, memory, lexicon) if is_one else None
    if about is None and (links[-1].cue[0].index < _FEWEST or antecedent(pronoun, memory, at)):
        return memory
    if about is None and is_one:
        about = _only_person(sentence, pronoun.head.index)
    if about is None and not is_one:
        subjects = (n for n in sentence.tokens[: pronoun.head.index] if n.dep in ("nsubj", "nsubjpass"))
        phrases = (source_phrase(sentence, n, lexicon) for n in subjects)
        about = next((p for p in phrases if p and not p.is_pronoun), None)
    if about is None or memory.genders.excludes(pronoun.head.lower, about.name, about.head.lemma):
        return memory
    return memory.with_subject(Credited(source_of(about, (), *place), noun_of(about), at))


def _main_subject(
    sentence: ParsedSentence, links: Sequence[Link], content: frozenset[int], lexicon: Lexicon
) -> SourcePhrase | None:
    """The union of "The union fights what it calls “theft”", where the pronoun agrees with it."""
    pronoun = links[-1].phrase.head
    called = [t for cue in links[-1].cue for t in sentence.children(cue, "dobj")]
    if not any(t.lower == "what" for t in called):
        return None
    for noun in sentence.tokens[: pronoun.index]:
        if noun.dep == "nsubj" and noun.index not in content and _is_of_main_clause(sentence, noun):
            phrase = source_phrase(sentence, noun, lexicon, is_certain=True)
            many = noun.tag in ("NNS", "NNPS")
            fits = phrase is not None and (phrase.is_body or many) and (many <= (pronoun.lower == "they"))
            return phrase if phrase and fits and not phrase.is_pronoun else None
    return None


def _person_about(
    sentence: ParsedSentence, pronoun: Token, content: frozenset[int], memory: Memory, lexicon: Lexicon
) -> SourcePhrase | None:
    """The one person who is subject of a main clause before `pronoun`, or of that gender by the words."""
    found: list[SourcePhrase] = []
    for noun in sentence.tokens[: pronoun.index]:
        if noun.index in content or noun.dep not in ("nsubj", "nsubjpass") or noun.pos == "PRON":
            continue
        leads = _is_of_main_clause(sentence, noun) or _is_of_clause_before(sentence, noun, pronoun)
        phrase = source_phrase(sentence, noun, lexicon) if leads else None
        if phrase and phrase.kind in ("person", "government", "witness") and not phrase.is_body:
            found.append(phrase)
    fits = [p for p in found if not memory.genders.excludes(pronoun.lower, p.name, p.head.lemma)]
    one = [p for p in fits if p.head.tag in ("NN", "NNP") and (p.count or 1) == 1]
    return one[-1] if one else None


def _is_of_main_clause(sentence: ParsedSentence, noun: Token) -> bool:
    verb = sentence.head(noun)
    while verb.dep == "conj" and sentence.head(verb) is not verb:
        verb = sentence.head(verb)
    return verb.dep == "ROOT"


def _is_of_clause_before(sentence: ParsedSentence, noun: Token, pronoun: Token) -> bool:
    """True for Renn in "When Renn was asked about it, he said …"."""
    verb, cue = sentence.head(noun), sentence.head(pronoun)
    return verb.dep == "advcl" and sentence.head(verb) is cue and verb.index < pronoun.index < cue.index


def _only_person(sentence: ParsedSentence, end: int) -> SourcePhrase | None:
    """The person named before the token `end`, where it is one alone."""
    named = [t for t in sentence.tokens[:end] if t.entity == "PERSON" and t.pos == "PROPN"]
    if not named or len({t.index - i for i, t in enumerate(named)}) > 1:
        return None
    words = tuple(named)
    return SourcePhrase(words[-1], words, sentence.words(words), "person", named=True)


def said_alone(sentence: ParsedSentence, lexicon: Lexicon) -> tuple[Link, ...]:
    """Who speaks in "Renn said on Friday.", which says nothing by itself; nobody where it says more."""
    verbs = [t for t in sentence.tokens if t.pos == "VERB"]
    says = len(verbs) == 1 and verbs[0].lemma in _COMMENTS and verbs[0].tag in ("VBD", "VBZ")
    if not says or any(sentence.children(verbs[0], "dobj", "ccomp", "neg", "aux", "xcomp", "acomp")):
        return ()
    subjects = sentence.children(verbs[0], "nsubj")
    phrase = source_phrase(sentence, subjects[0], lexicon) if len(subjects) == 1 else None
    starts = phrase is not None and all(t.pos == "PUNCT" for t in sentence.tokens[: phrase.tokens[0].index])
    return (Link(phrase, (verbs[0],)),) if phrase and (starts or phrase.head.index > verbs[0].index) else ()


def named_after(
    sentences: Sequence[ReadSentence], at: int, quotes: Sequence[Span], lexicon: Lexicon
) -> tuple[tuple[Link, ...], Mapping[int, Callable[[Report, tuple[Source, ...]], Report]]]:
    """Who alone is named in sentence `at`, after a quotation, and how the sentences that are his get him.

    "Renn said on Friday." speaks the sentence before; "— Ana Renn" signs all of the quotation.
    """
    if not at or not _ends_quotation(sentences[at - 1], sentences[at], quotes):
        return (), {}
    if signed := signed_alone(sentences[at].parse, lexicon):
        return signed, dict.fromkeys(_in_quotation(sentences, at - 1, quotes), credited_anew)
    return said_alone(sentences[at].parse, lexicon), {at - 1: credited_after}


def _ends_quotation(before: ReadSentence, after: ReadSentence, quotes: Sequence[Span]) -> bool:
    """True where a quotation ends with the sentence `before`: “Transparency!” Renn said on Friday."""
    whole = any(q.start <= before.span.start + 1 and q.end >= before.span.end - 1 for q in quotes)
    ends = any(before.span.start < q.end <= after.span.start + 2 for q in quotes)
    return whole and ends and before.part == after.part


def _in_quotation(sentences: Sequence[ReadSentence], at: int, quotes: Sequence[Span]) -> list[int]:
    """The sentences of the quotation that sentence `at` ends."""
    ended = [q for q in quotes if q.overlaps(sentences[at].span)]
    part = sentences[at].part
    return [
        i
        for i, s in enumerate(sentences[: at + 1])
        if s.part == part and any(q.overlaps(s.span) for q in ended[-1:])
    ]


def outside(chain: tuple[Source, ...], sentence: ReadSentence, quoted: frozenset[int]) -> tuple[Source, ...]:
    """`chain` without whom only the quotation credits: he does not go on speaking after it."""
    said = [sentence.parse.tokens[i] for i in sorted(quoted)]
    at = sentence.span.start
    words = [Span(at + t.start, at + t.end) for t in said]
    inside = (n for n, source in enumerate(chain) if any(c.overlaps(w) for c in source.cue for w in words))
    return chain[: next(inside, len(chain))]
