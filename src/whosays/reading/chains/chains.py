"""Sources across sentences: whom "he", "the source" and a sentence that is only a quotation stand for.

A source is carried only on an explicit sign: a pronoun, a definite noun ("the source further stated"),
or a sentence that is nothing but quotation. It is never carried because it stands near.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from whosays.model import Carried, NameMention, Part, Source, SourceKind, Span
from whosays.reading.attribution.frames import Link
from whosays.reading.attribution.source_kinds import THIRD_PERSON
from whosays.reading.attribution.sources import SourcePhrase
from whosays.reading.chains.genders import Genders
from whosays.reading.parsing import ParsedSentence

_GENERIC: Mapping[str, tuple[SourceKind, ...]] = {
    "group": ("organisation", "group"),
    "organisation": ("organisation",),
    "organization": ("organisation",),
    "charity": ("organisation",),
    "union": ("organisation",),
    "club": ("organisation",),
    "agency": ("media", "organisation", "government"),
    "newspaper": ("media",),
    "paper": ("media",),
    "daily": ("media",),
    "magazine": ("media",),
    "broadcaster": ("media",),
    "station": ("media",),
    "channel": ("media",),
    "outlet": ("media",),
    "company": ("organisation",),
    "firm": ("organisation",),
    "ministry": ("government",),
    "department": ("government",),
    "government": ("government",),
    "force": ("government", "organisation"),
}
_SEVERAL = frozenset(["some", "many", "most", "several", "few", "both", "all", "others"])
_SOMEBODY = frozenset(["person", "man", "woman", "source"])  # "the same person said"
_PERSON: tuple[SourceKind, ...] = ("person", "government", "witness", "group")
_BODY: tuple[SourceKind, ...] = ("organisation", "media", "government", "document", "data", "group")
_MANY: tuple[SourceKind, ...] = ("group", "government", "witness", "organisation", "person", "media")
_BY_PRONOUN: Mapping[str, tuple[SourceKind, ...]] = {
    **dict.fromkeys(("he", "she", "him", "her", "his", "him or her"), _PERSON),
    **dict.fromkeys(("they", "them", "their"), _MANY),
    **dict.fromkeys(("it", "its"), _BODY),
}
_ONE = frozenset(["he", "she", "him", "her", "his", "him or her"])
_NOBODY = frozenset(["it", "they", "them", "its", "their"])
"""Pronouns that are no name for anybody; "he" and "she" at least tell that one person speaks."""
EXHIBITS: tuple[SourceKind, ...] = ("data", "document")
"""What shows something without a word: its pronoun is taken up only by verbs of showing."""
_PERSONS = 40
_REACH = 6  # sentences a pronoun may reach back
_NEAR = 2  # sentences within which a subject or a name is still spoken of


@dataclass(frozen=True, slots=True)
class Noun:
    """What an anaphor has to agree with: the main noun of a source, its number, whether it is a body.

    `described` are the lemmas of what was said of it: "Olsen, the harbour master, said".
    """

    lemma: str
    plural: bool
    is_body: bool
    described: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Credited:
    """A source credited in an earlier sentence: the record, its noun, where it stood, who relayed it.

    `inner` tells that it was another's word that it said so.
    """

    source: Source
    noun: Noun
    sentence: int
    relays: tuple[Source, ...] = ()
    inner: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in the story: in which sentence, where, by what name.

    `beside` are the pronouns of that sentence that stand for somebody else, as the person is not what it is
    about: "Her speech matters, for she lacks what Trump has".
    """

    sentence: int
    mention: NameMention
    name: str
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Memory:
    """The sources credited so far in an article, last one last; the persons named and the subjects.

    `exhibit` is what was last spoken of that shows but does not speak: pictures, figures, papers;
    `genders` what the article tells of those it names.
    """

    credited: tuple[Credited, ...] = ()
    persons: tuple[Person, ...] = ()
    subject: Credited | None = None
    exhibit: Credited | None = None
    genders: Genders = field(default_factory=Genders)

    def with_chain(
        self, chain: Sequence[Source], nouns: Sequence[Noun], at: int, *, inner: bool = False
    ) -> Memory:
        """The memory after a chain was credited in sentence `at`: its last source is the latest."""
        new = tuple(
            Credited(source, noun, at, tuple(chain[:i]), inner)
            for i, (source, noun) in enumerate(zip(chain, nouns, strict=True))
        )
        return replace(self, credited=self.credited + new)

    def near(self, sources: Sequence[Source], at: int) -> Memory:
        """The memory of the last sentences before `at`, as if they had nowhere told of `sources`."""
        last = {s.name.split()[-1] for s in sources}
        near = (c for c in self.credited if at - c.sentence <= _NEAR)
        subject = self.subject
        return replace(
            self,
            credited=tuple(c for c in near if not last & set(c.source.name.split())),
            persons=tuple(p for p in self.persons if not last & set(p.name.split())),
            subject=None if subject and last & set(subject.source.name.split()) else subject,
        )

    def with_persons(self, persons: Sequence[Person]) -> Memory:
        """The memory after `persons` were named."""
        return replace(self, persons=(self.persons + tuple(persons))[-_PERSONS:])

    def with_subject(self, subject: Credited | None) -> Memory:
        """The memory after a sentence with `subject`; what an earlier one spoke of stays, if it has none."""
        return replace(self, subject=subject) if subject else self

    def with_exhibit(self, exhibit: Credited | None) -> Memory:
        """The memory after a sentence that speaks of a film or of figures; else it as it was."""
        return replace(self, exhibit=exhibit) if exhibit else self


def chain_of(
    links: Sequence[Link],
    offset: int,
    part: Part,
    memory: Memory,
    at: int,
    quoted: frozenset[int] = frozenset(),
    speaking: Sequence[Source] = (),
) -> tuple[tuple[Source, ...], tuple[Noun, ...]]:
    """The sources of `links` in the article's coordinates, anaphors resolved; and their main nouns.

    "He" and "she" inside a quotation, whose words have the indexes `quoted`, are never whoever speaks it:
    one of the sentence, or those `speaking` on from a sentence before.
    """
    sources: list[Source] = []
    nouns: list[Noun] = []
    for link in links:
        pronoun = link.phrase.head.lower if link.phrase.is_pronoun else None
        is_spoken_of = pronoun in _ONE and link.phrase.head.index in quoted
        same = sources and pronoun and _is_same(pronoun, sources[-1], nouns[-1], memory.genders)
        if same and not is_spoken_of:
            continue  # "Olsen said he recalled": one speaker
        cue = tuple(Span(offset + t.start, offset + t.end) for t in link.cue)
        known = memory.near((*speaking, *sources), at) if is_spoken_of else memory
        found = antecedent(link.phrase, known, at)
        if pronoun in _NOBODY and found is None:
            continue  # "a spokeswoman said it did not comment": whom she speaks for
        if found:
            if not sources:
                sources.extend(carried(found.relays, "anaphor"))
                nouns.extend(Noun("", plural=False, is_body=True) for _ in found.relays)
            source = replace(found.source, cue=cue, carried="anaphor")
            noun = found.noun
        else:
            source = source_of(link.phrase, cue, offset, part)
            noun = noun_of(link.phrase)
            if _is_last_name(link.phrase, memory):
                source, noun = replace(source, kind="person"), replace(noun, is_body=False)
        if any(_is_one(s, source) for s in sources):
            continue
        sources.append(source)
        nouns.append(noun)
    return tuple(sources), tuple(nouns)


def _is_last_name(phrase: SourcePhrase, memory: Memory) -> bool:
    """True for "Fowler", read as the name of a body, where Don Fowler was named before."""
    alone = phrase.kind == "organisation" and len(phrase.tokens) == 1 and phrase.head.pos == "PROPN"
    names = (p.name.split() for p in memory.persons) if alone else ()
    return any(len(words) > 1 and words[-1] == phrase.name for words in names)


def _is_same(pronoun: str, source: Source, noun: Noun, genders: Genders) -> bool:
    return source.kind in _BY_PRONOUN[pronoun] and not _is_excluded(pronoun, source, noun, genders)


def _is_excluded(pronoun: str, source: Source, noun: Noun, genders: Genders) -> bool:
    """True where words tell that `pronoun` is not said of the source: "he" of "his mother"."""
    return genders.excludes(pronoun, source.name, noun.lemma, "".join(noun.described[-1:]))


def _is_one(outer: Source, inner: Source) -> bool:
    """True for one source under a full name and a short one: "Hanna Olsen" and "Olsen"."""
    if outer.name == inner.name:
        return True
    one, other = (s.name.lower().removeprefix("the ").split() for s in (outer, inner))
    named = outer.named and inner.named and outer.kind == inner.kind
    short, full = sorted((one, other), key=len)
    return named and full[-len(short) :] == short


def noun_of(phrase: SourcePhrase) -> Noun:
    """The noun of `phrase` as an anaphor has to agree with it."""
    head = phrase.head
    if head.lower == "one" and len(phrase.tokens) > 2 and phrase.tokens[-1].tag == "NNS":
        return Noun(phrase.tokens[-1].lemma, plural=False, is_body=phrase.is_body)  # "one of the nurses"
    plural = head.tag in ("NNS", "NNPS") or (phrase.count or 1) > 1 or head.lower in _SEVERAL
    return Noun(head.lemma, plural, phrase.is_body, phrase.described)


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
    if phrase.is_pronoun and phrase.kind in EXHIBITS:
        return _exhibited(memory, at)
    if phrase.is_pronoun:
        return _of_pronoun(phrase.head.lower, memory, at)
    if phrase.is_definite or _is_by_age_or_party(phrase):
        return _of_definite(phrase, memory) or (
            _of_pronoun(_as_pronoun(phrase, memory), memory, at) if _is_by_age_or_party(phrase) else None
        )
    return None


def _exhibited(memory: Memory, at: int) -> Credited | None:
    """What "it" is in "It shows a man at the gate": the film or the letter spoken of last."""
    spoken_of = [c for c in (memory.subject, memory.exhibit) if c]
    near = [c for c in (*memory.credited, *spoken_of) if at - c.sentence <= _NEAR]
    return max(
        (c for c in near if c.source.kind in EXHIBITS and not c.noun.plural),
        key=lambda c: c.sentence,
        default=None,
    )


def _as_pronoun(phrase: SourcePhrase, memory: Memory) -> str:
    """The pronoun that would stand for "the mother of two"; for "the Republican", one for anybody."""
    told = {"female": "she", "male": "he", None: "him or her"}
    return told[memory.genders.of(phrase.head.lemma, phrase.head.lemma)]


def _is_by_age_or_party(phrase: SourcePhrase) -> bool:
    """True for "the 54-year-old", "the Republican", "the Frenchman": a person named before, no new one."""
    head = phrase.head
    if phrase.tokens[0].lower != "the" or head.tag in ("NNS", "NNPS") or (phrase.count or 1) > 1:
        return False
    if head.lower == "old" or head.lower.endswith("-old"):
        return True
    after = [t.lower for t in phrase.tokens[phrase.tokens.index(head) + 1 :]]
    if head.lemma in ("mother", "father", "grandmother", "grandfather") and after[:1] in (["of"], ["-"]):
        return True  # "the mother of two"
    people = head.lower.endswith(("sh", "ch", "ese"))  # "the French said"
    return head.entity == "NORP" and head.tag in ("NNP", "NN") and phrase.tokens[-1] is head and not people


def _of_pronoun(pronoun: str, memory: Memory, at: int) -> Credited | None:
    """The latest source that fits; for one person, whoever was credited or named last.

    Where nobody was credited since, the subject of the sentence before is taken up: "Two deckhands
    swam ashore. They told …".
    """
    near = [
        c
        for c in reversed(memory.credited)
        if at - c.sentence <= _REACH and not _is_other(pronoun, c) and _may_be(pronoun, c, memory)
    ]
    credited = next((c for c in near if _fits(pronoun, c) or (pronoun in _ONE and _may_be_person(c))), None)
    if credited and pronoun in _ONE:
        credited = _outermost(credited, near, pronoun)
        credited = _main(credited, near, memory.subject, pronoun)
    subject = memory.subject
    if subject and (at - subject.sentence > _NEAR or not _fits(pronoun, subject)):
        subject = None
    if subject and not _may_be(pronoun, subject, memory):
        subject = None
    if pronoun not in _ONE:
        later = subject and (credited is None or subject.sentence > credited.sentence)
        return subject if later else credited
    for person in reversed(memory.persons):
        if memory.genders.excludes(pronoun, person.name) or pronoun in person.beside:
            continue
        if at - person.sentence <= _NEAR and (credited is None or person.sentence > credited.sentence):
            if subject and subject.sentence >= person.sentence:
                return subject
            source = Source(person.name, "person", True, person.mention.span, (), part=person.mention.part)
            noun = Noun(person.name.lower(), plural=False, is_body=False)
            return Credited(source, noun, person.sentence)
    if subject and (credited is None or subject.sentence > credited.sentence):
        return subject
    spoken_of = memory.subject
    is_near = credited is None and spoken_of is not None and at - spoken_of.sentence <= _NEAR
    if spoken_of and is_near and _is_name(spoken_of) and _may_be(pronoun, spoken_of, memory):
        return spoken_of  # a person's name that was taken for another's
    return credited or next((c for c in near if c.source.named and c.source.kind == "organisation"), None)


def _may_be_person(credited: Credited) -> bool:
    """True for a name of two or three words without an article, which may be a person's after all."""
    return _is_name(credited) and " " in credited.source.name


def _is_name(credited: Credited) -> bool:
    words = credited.source.name.split()
    named = credited.source.named and credited.source.kind == "organisation"
    no_body = words[0] != "The" and all(w[:1].isupper() and not w.isupper() for w in words)
    return named and len(words) < 4 and no_body


def _outermost(credited: Credited, near: Sequence[Credited], pronoun: str) -> Credited:
    """Who said that `credited` said so, where a pronoun fits both: "Hale said Roos knew …. He added …"."""
    outer = (c for c in near if c.sentence == credited.sentence and not c.inner and _fits(pronoun, c))
    return next(outer, credited) if credited.inner else credited


def _main(credited: Credited, near: Sequence[Credited], subject: Credited | None, pronoun: str) -> Credited:
    """Whom the sentence is about, where it credits another, too: "Olsen said so after Roos had refused"."""
    if subject is None or subject.sentence != credited.sentence:
        return credited
    same = (c for c in near if c.sentence == subject.sentence and c.source.name == subject.source.name)
    return next((c for c in same if _fits(pronoun, c)), credited)


def _may_be(pronoun: str, credited: Credited, memory: Memory) -> bool:
    return not _is_excluded(pronoun, credited.source, credited.noun, memory.genders)


def _is_other(pronoun: str, credited: Credited) -> bool:
    """True where all that is known of who was credited is another pronoun: "He says …; she says …"."""
    name = credited.source.name.lower()
    return name in THIRD_PERSON and name != pronoun


def _fits(pronoun: str, credited: Credited) -> bool:
    noun = credited.noun
    if credited.source.kind not in _BY_PRONOUN.get(pronoun, ()):
        return False
    if pronoun in ("they", "them", "their"):
        return noun.plural or noun.is_body
    return not noun.plural and noun.is_body == (pronoun not in _ONE)


def _of_definite(phrase: SourcePhrase, memory: Memory) -> Credited | None:
    words = {t.lower for t in phrase.tokens} - {"the", "this", "that", "these", "those", "same"}
    plural = phrase.head.tag in ("NNS", "NNPS")
    for credited in reversed(memory.credited):
        theirs = set(credited.source.name.lower().replace("’s", "").replace("'s", "").split())
        if credited.noun.lemma == phrase.head.lemma and credited.noun.plural == plural:
            modifiers = words - {phrase.head.lower}
            if modifiers <= theirs | {"second", "first"} and not modifiers & {"second", "first"}:
                return credited
        elif _is_short_for(phrase, words, theirs, credited) or _is_described(phrase, credited.noun):
            return credited
    if len(words) > 1 or plural:
        return None
    if phrase.head.lemma in _SOMEBODY:
        nobody_else = (c for c in reversed(memory.credited) if not c.noun.is_body)
        return next((c for c in nobody_else if _may_be(_as_pronoun(phrase, memory), c, memory)), None)
    kinds = _GENERIC.get(phrase.head.lemma, ())
    fits = [c for c in memory.credited if c.source.kind in kinds and c.source.named]
    return fits[-1] if len({c.source.name for c in fits}) == 1 else None


def _is_short_for(phrase: SourcePhrase, words: set[str], theirs: set[str], credited: Credited) -> bool:
    """True where `words` are some of `theirs`; "the army" is not "army spokesman Olsen"."""
    return words <= theirs and len(words) < len(theirs) and phrase.is_body == credited.noun.is_body


def _is_described(phrase: SourcePhrase, noun: Noun) -> bool:
    """True where "the harbour master" is Olsen, who was called the harbour master before."""
    lemmas = {t.lemma for t in phrase.tokens[1:]}
    return noun.described[-1:] == (phrase.head.lemma,) and lemmas <= set(noun.described)


def carried(chain: Sequence[Source], how: Carried) -> tuple[Source, ...]:
    """`chain` as another sentence takes it over."""
    return tuple(replace(source, cue=(), carried=how) for source in chain)


def is_only_quotation(sentence: ParsedSentence, quoted: frozenset[int]) -> bool:
    """True where nothing but quotation stands in the sentence."""
    words = [t for t in sentence.tokens if t.pos not in ("PUNCT", "SPACE")]
    return bool(words) and all(t.index in quoted for t in words)
