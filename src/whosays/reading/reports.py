"""The reports of an article: one for each proposition, with its chain and stance.

Every sentence outside boilerplate that says something gives at least one report; parallel sources
("A and B confirmed") give one each over the same span; questions give none. The chain holds only what
the words credit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from whosays.lexicon import Lexicon
from whosays.model import (
    Article,
    Proposition,
    Report,
    Source,
    Span,
    Stance,
    StanceKind,
    Time,
)
from whosays.reading.attribution.frames import Attribution, Link
from whosays.reading.attribution.levels import Above, holds, levels_of
from whosays.reading.attribution.sources import source_phrase
from whosays.reading.attributions import attributions
from whosays.reading.chains.chains import (
    EXHIBITS,
    Credited,
    Memory,
    antecedent,
    carried,
    chain_of,
    is_only_quotation,
    noun_of,
    source_of,
)
from whosays.reading.chains.genders import genders_of
from whosays.reading.chains.persons import named_in, names_of, with_persons
from whosays.reading.chains.speakers import (
    asked,
    credited_after,
    credited_anew,
    joined,
    named_after,
    outside,
    speaker_of,
    spoken_of,
    whose_turn,
    with_own_subject,
)
from whosays.reading.clauses.propositions import Clause, is_aside, proposition, slots
from whosays.reading.cues.interviews import turns
from whosays.reading.layout.own_reporting import is_own_name
from whosays.reading.layout.quotations import quotations
from whosays.reading.placed_sentences import ReadSentence
from whosays.reading.stances.stances import stance_of

_EDGE = 2  # tokens
_OPENING = ('"', "“", "‘", "«")
_BREAKS = "\n\r\u2028\u2029"
_CLOSING = ("”", "’", "»", ".", "!", "…")


@dataclass(frozen=True, slots=True)
class _Attributed:
    """A sentence, the tokens of it that stand in a quotation, and the attributions found in it."""

    sentence: ReadSentence
    quoted: frozenset[int]
    found: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class _Statement:
    """A clause with the chain that credits it, the words that credit it, and the cue's stance."""

    clause: Clause
    chain: tuple[Source, ...] = ()
    crediting: frozenset[int] = frozenset()
    stance: Stance | None = None
    stance_kind: StanceKind | None = None


def read_reports(article: Article, sentences: Sequence[ReadSentence], lexicon: Lexicon) -> tuple[Report, ...]:
    """The reports of `article`, in reading order, title first."""
    quotes = {part: quotations(article.part(part)) for part in ("text", "title")}
    memory = Memory(genders=genders_of(named_in(article, sentences), lexicon))
    speaker: tuple[Source, ...] = ()
    by_sentence: list[list[Report]] = []
    turn = turns([s.parse for s in sentences], names_of(article, sentences))
    in_turn: tuple[Source, ...] = ()
    open_quotation: list[int] = []  # sentences whose quotation goes on: the next may say who speaks
    place = 0  # how many sentences before are told: what is quoted takes nobody out of mind
    for at, sentence in enumerate(sentences):
        quoted = _quoted(sentence, quotes[sentence.part])
        attributed = _attributed(article, sentence, quoted, memory, place, lexicon)
        found = attributed.found
        is_quotation = is_only_quotation(sentence.parse, quoted) and not _is_subheading(article, sentence)
        if is_quotation and not speaker:
            speaker = (at > 0 and asked(sentences[at - 1].parse, memory, place, lexicon)) or spoken_of(
                memory, place
            )
        speaking = joined(speaker if is_quotation else (), in_turn)
        statements = _statements(attributed, memory, place, lexicon, speaking)
        if is_quotation and speaker:
            statements = [replace(s, chain=joined(speaker, s.chain)) for s in statements]
        if begins := turn[at]:
            in_turn = whose_turn(begins, sentence.span.start, sentence.parse, sentence.part)
        if in_turn:
            statements = [replace(s, chain=joined(in_turn, s.chain)) for s in statements]
        by_sentence.append(_reports(article, sentence, statements, lexicon))
        for attribution in found:
            for links in attribution.chains:
                known = _known(attributed, attribution, links, memory, place, lexicon)
                start, part = sentence.span.start, sentence.part
                chain, nouns = chain_of(links, start, part, known, place, quoted, speaking)
                memory = memory.with_chain(
                    chain, nouns, place, inner=any(holds(a, attribution) for a in found)
                )
                if attribution.is_of_before and at:
                    by_sentence[at - 1] = [credited_after(r, chain) for r in by_sentence[at - 1]]
        alone, told = named_after(sentences, at, quotes[sentence.part], lexicon)
        if alone and not found and not is_quotation:
            named, nouns = chain_of(alone, sentence.span.start, sentence.part, memory, place)
            for i in told:
                by_sentence[i] = [told[i](r, carried(named, "sentence")) for r in by_sentence[i]]
            memory = memory.with_chain(named, nouns, place)
        subject = None if is_quotation else _subject(sentence, quoted, memory, place, lexicon)
        memory = with_persons(article, sentence, subject, quoted, memory, place).with_subject(subject)
        memory = memory.with_exhibit(_exhibit(sentence, quoted, place, lexicon))
        if not is_quotation:
            place += 1
            spoken = [(outside(s.chain, sentence, quoted), s.crediting) for s in statements]
            speaker = speaker_of(found, spoken, quoted, lexicon)
            if speaker and 0 in quoted:
                for i in open_quotation:
                    by_sentence[i] = [credited_anew(r, speaker) for r in by_sentence[i]]
        goes_on = any(q.covers(sentence.span) and q.end > sentence.span.end for q in quotes[sentence.part])
        open_quotation = [*open_quotation, at] if is_quotation and goes_on else []
    return tuple(r for reports in by_sentence for r in reports)


def _attributed(
    article: Article,
    sentence: ReadSentence,
    quoted: frozenset[int],
    memory: Memory,
    at: int,
    lexicon: Lexicon,
) -> _Attributed:
    """`sentence` with the attributions in it that credit somebody beside the article's own outlet."""
    headline = _is_headline(sentence)
    found = attributions(sentence.parse, quoted, lexicon, is_headline=headline, tagged=sentence.tagged)
    read = _Attributed(sentence, quoted, tuple(_without_outlet(a, article, lexicon) for a in found))
    return replace(read, found=tuple(a for a in read.found if _is_found(read, a, memory, at, lexicon)))


def _is_headline(sentence: ReadSentence) -> bool:
    """True for headlines, and for lines that end like one: without a full stop."""
    return sentence.headline or sentence.parse.text.rstrip("\"'”’")[-1:].isalnum()


def _without_outlet(attribution: Attribution, article: Article, lexicon: Lexicon) -> Attribution:
    """`attribution` without the article's own outlet where it relays: "told the Echo" in the Echo."""
    chains = tuple(
        (*(link for link in chain[:-1] if not is_own_name(link.phrase.name, article, lexicon)), chain[-1])
        for chain in attribution.chains
    )
    return attribution if chains == attribution.chains else replace(attribution, chains=chains)


def _is_subheading(article: Article, sentence: ReadSentence) -> bool:
    """True for "‘A bitter pill’" on a line of its own: whose words these are, the text below may tell."""
    text, span = article.part(sentence.part), sentence.span
    before, after = text[: span.start].rstrip(" \t"), text[span.end :].lstrip(" \t")
    alone = (not before or before[-1] in _BREAKS) and (not after or after[0] in _BREAKS)
    return alone and _is_headline(sentence)


def _is_found(read: _Attributed, attribution: Attribution, memory: Memory, at: int, lexicon: Lexicon) -> bool:
    """False for what nobody is credited with: "They say …" where no one is meant before.

    So is what holds only of a witness, or of a film, where none was spoken of, and "It underscores …",
    which is the writer's own word.
    """
    last = [chain[-1].phrase for chain in attribution.chains]
    if any(phrase.is_pronoun and phrase.kind in EXHIBITS for phrase in last):
        return all(antecedent(phrase, memory, at) for phrase in last)
    taken_up = [antecedent(phrase, memory, at) for phrase in last] if attribution.is_of_witness else []
    if attribution.is_of_witness and not any(f and f.source.kind == "witness" for f in taken_up):
        return False
    weighs = attribution.cue.lemma in lexicon.list("cues", "weigh")
    if weighs and all(len(c) == 1 and c[0].phrase.head.lower == "it" for c in attribution.chains):
        return any((f := antecedent(phrase, memory, at)) and f.source.kind in EXHIBITS for phrase in last)
    for links in attribution.chains:
        known = _known(read, attribution, links, memory, at, lexicon)
        if chain_of(links, read.sentence.span.start, read.sentence.part, known, at)[0]:
            return True
    return False


def _known(
    read: _Attributed,
    attribution: Attribution | None,
    links: Sequence[Link],
    memory: Memory,
    at: int,
    lexicon: Lexicon,
) -> Memory:
    """`memory` with what the sentence tells before, for the last of `links`, which `attribution` credits."""
    if attribution is None:
        return memory
    known = _memory_before(read, attribution, memory, at)
    phrase = links[-1].phrase
    if links[-1].cue[0].index in read.quoted:
        return known  # who is spoken of in a quotation, the story around it does not tell
    own = (a for a in read.found if any(link.phrase == phrase for chain in a.chains for link in chain))
    content = frozenset(i for a in own for i in a.content)
    place = read.sentence.span.start, read.sentence.part
    return with_own_subject(read.sentence.parse, links, content, known, at, place, lexicon)


def _quoted(sentence: ReadSentence, quotes: Sequence[Span]) -> frozenset[int]:
    at = sentence.span.start
    near = [q for q in quotes if q.overlaps(sentence.span)]
    return frozenset(
        t.index
        for t in sentence.parse.tokens
        if any(q.start <= at + t.start and at + t.end <= q.end for q in near)
    )


def _subject(
    sentence: ReadSentence, quoted: frozenset[int], memory: Memory, at: int, lexicon: Lexicon
) -> Credited | None:
    """Whom the sentence is about: the subject of its main verb, where it may speak."""
    parse = sentence.parse
    for root in parse.roots:
        for noun in parse.children(root, "nsubj", "nsubjpass"):
            phrase = source_phrase(parse, noun, lexicon) if noun.index not in quoted else None
            if phrase is None or sentence.headline:
                continue
            if phrase.is_pronoun:
                found = antecedent(phrase, memory, at)
                return replace(found, sentence=at, relays=()) if found else None
            if phrase.kind != "data":
                source = source_of(phrase, (), sentence.span.start, sentence.part)
                return Credited(source, noun_of(phrase), at)
    return None


def _exhibit(sentence: ReadSentence, quoted: frozenset[int], at: int, lexicon: Lexicon) -> Credited | None:
    """The film, figure or paper that is subject or object of the sentence, the last of them."""
    parse = sentence.parse
    nouns = [n for root in parse.roots for n in parse.children(root, "nsubj", "nsubjpass", "dobj")]
    for noun in reversed(nouns):
        phrase = source_phrase(parse, noun, lexicon) if noun.index not in quoted else None
        if phrase and phrase.kind in EXHIBITS and not sentence.headline:
            source = source_of(phrase, (), sentence.span.start, sentence.part)
            return Credited(source, noun_of(phrase), at)
    return None


# ---------------------------------------------------------------------- statements of one sentence


def _statements(
    read: _Attributed, memory: Memory, at: int, lexicon: Lexicon, speaking: Sequence[Source]
) -> list[_Statement]:
    sentence = read.sentence
    whole = frozenset(range(len(sentence.parse.tokens)))
    levels = levels_of(sentence.parse, read.found, whole, Above())
    made = []
    for clause, above in levels:
        known = _known(read, above.outermost, above.links, memory, at, lexicon)
        start, part = sentence.span.start, sentence.part
        chain, _ = chain_of(above.links, start, part, known, at, read.quoted, speaking)
        made.append(_Statement(clause, chain, above.crediting, above.stance, above.stance_kind))
    return made


def _memory_before(read: _Attributed, attribution: Attribution, memory: Memory, at: int) -> Memory:
    """`memory` with what the same sentence has credited before: "Doctors found …, and they say …"."""
    sentence = read.sentence
    for other in read.found:
        beside = other.cue.index not in attribution.content and attribution.cue.index not in other.content
        if other.cue.index < attribution.cue.index and beside:
            for links in other.chains:
                chain, nouns = chain_of(links, sentence.span.start, sentence.part, memory, at)
                memory = memory.with_chain(chain, nouns, at)
    return memory


# ------------------------------------------------------------------------------------------ reports


def _reports(
    article: Article, s: ReadSentence, statements: Sequence[_Statement], lexicon: Lexicon
) -> list[Report]:
    credited = any(source.carried is None for x in statements for source in x.chain)
    if s.parse.text.rstrip("\"'”’ ").endswith("?") and not credited:  # nor does a question in a quotation
        return []
    found: dict[str, Report] = {}
    for statement in sorted(statements, key=lambda x: x.clause.start):
        report = _report(article, s, statement, lexicon)
        found.setdefault(report.id, report)
    return list(found.values())


def _report(article: Article, s: ReadSentence, statement: _Statement, lexicon: Lexicon) -> Report:
    at, clause = s.span.start, statement.clause
    content = _spans(clause, at)
    span = _stretch(s, statement)
    times = tuple(t for t in s.times if any(c.covers(t.span) for c in content) or span.covers(t.span))
    stance, kind = statement.stance, statement.stance_kind
    if stance in (None, "hedges"):
        own, own_kind = stance_of(s.parse, clause, lexicon, is_attributed=bool(statement.chain))
        if stance is None or own == "predicts":  # "reports suggest that he will …"
            stance, kind = own, own_kind
    return Report(
        article=article.id,
        part=s.part,
        span=span,
        sentence=s.span,
        content=content,
        stance=stance or "asserts",
        chain=statement.chain,
        stance_kind=kind,
        times=times,
        quantities=tuple(q for q in s.quantities if any(c.overlaps(q.span) for c in content)),
        slots=slots(s.parse, clause, at),
        notes=("headline",) if s.headline else (),
        proposition=_proposition(article, s, statement, times, lexicon),
    )


def _proposition(
    article: Article, s: ReadSentence, statement: _Statement, times: Sequence[Time], lexicon: Lexicon
) -> Proposition:
    """What the statement says; words without a verb, such as a subheading, assert nothing checkable."""
    clause = statement.clause
    found = proposition(s.parse, clause, s.span.start, lexicon, is_old=_is_old(article, times))
    verbless = not any(t.pos in ("VERB", "AUX") for t in clause.tokens)
    if verbless and not s.headline and not statement.chain and not is_aside(s.parse, clause.head):
        return replace(found, comment=True)
    return found


def _stretch(s: ReadSentence, statement: _Statement) -> Span:
    """The shortest stretch with proposition, source and cue; a word or two at its edges is kept."""
    tokens, clause = s.parse.tokens, statement.clause
    inside = sorted({t.index for t in (*clause.antecedent, *clause.tokens)} | statement.crediting)
    first, last = inside[0], inside[-1]
    if statement.crediting and first <= _EDGE:
        first = 0
    if statement.crediting and last >= len(tokens) - 1 - _EDGE:
        last = len(tokens) - 1
    if first and tokens[first - 1].text in _OPENING and tokens[first - 1].tag != "''":
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].text in _CLOSING:
        last += 1
    at = s.span.start
    return Span(at + tokens[first].start, at + tokens[last].end)


def _spans(clause: Clause, offset: int) -> tuple[Span, ...]:
    spans: list[Span] = []
    last = -2
    for token in (*clause.antecedent, *clause.tokens):
        if token.index == last + 1:
            spans[-1] = Span(spans[-1].start, offset + token.end)
        else:
            spans.append(Span(offset + token.start, offset + token.end))
        last = token.index
    return tuple(spans)


def _is_old(article: Article, times: Sequence[Time]) -> bool:
    """True where all its times lie in years before the article's, or in a bare year where it has none."""
    dated = [t for t in times if not t.duration]
    if not dated:
        return False
    if article.published:
        return all(t.value[:4].isdecimal() and t.value[:4] < article.published.value[:4] for t in dated)
    return all(t.granularity == "year" and t.value[:4].isdecimal() for t in dated)
