"""Sentences already read, kept by what they say: known sentences cost nothing.

A sentence is kept under a hash of its words and of the model that parsed it, so a cache may outlive a
run, serve several stores, and never answers for another model. With a cache or without one, a reading is
the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Protocol

from whosays.reading.parsing import ParsedSentence, Parser, whole

LARGEST = 50_000
"""The sentences that a cache in memory holds: about 25 MB."""

_FORM = "sentence 1"  # of the bytes: a new form is a new key


class Cache(Protocol):
    """Bytes by key. A cache may forget what it likes, and must give back what it was given.

    A cache that goes to another process is pickled: one that stands for a store opens it there.
    """

    def get(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """What is known of `keys`; those that are unknown are left out."""
        ...

    def put(self, entries: Mapping[str, bytes]) -> None:
        """Keep `entries`; one that is already there stays."""
        ...


class MemoryCache:
    """A cache in memory that forgets what was longest not asked for. In another process it begins empty."""

    def __init__(self, largest: int = LARGEST) -> None:
        self._largest = largest
        self._held: OrderedDict[str, bytes] = OrderedDict()

    def __reduce__(self) -> tuple[Callable[[int], MemoryCache], tuple[int]]:
        return MemoryCache, (self._largest,)

    def get(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """What is held of `keys`."""
        found = {key: self._held[key] for key in keys if key in self._held}
        for key in found:
            self._held.move_to_end(key)
        return found

    def put(self, entries: Mapping[str, bytes]) -> None:
        """Hold `entries`; the oldest go where there are too many."""
        for key, value in entries.items():
            self._held.setdefault(key, value)
            self._held.move_to_end(key)
        while len(self._held) > self._largest:
            self._held.popitem(last=False)


def key_of(sentence: str, parser: Parser) -> str:
    """Where `sentence`, read by `parser`, is kept: 32 hexadecimal digits of a SHA-256."""
    listed = json.dumps([_FORM, parser.name, sentence])
    return hashlib.sha256(listed.encode("ascii")).hexdigest()[:32]


def parse(
    sentences: Iterable[str], parser: Parser, cache: Cache | None = None
) -> Mapping[str, ParsedSentence]:
    """The parse of each of `sentences`; what `cache` knows is not parsed again, the rest put there."""
    if cache is None:
        distinct = list(dict.fromkeys(sentences))
        return dict(zip(distinct, parser.parse(distinct), strict=True))
    keys = {sentence: key_of(sentence, parser) for sentence in sentences}
    known = cache.get(list(keys.values()))
    found: dict[str, ParsedSentence] = {}
    for sentence, key in keys.items():
        with suppress(KeyError, ValueError):  # what a cache spoiled is parsed anew
            found[sentence] = ParsedSentence.unpacked(whole(sentence), known[key])
    unknown = [sentence for sentence in keys if sentence not in found]
    if unknown:
        found.update(zip(unknown, parser.parse(unknown), strict=True))
        cache.put({keys[sentence]: found[sentence].packed() for sentence in unknown})
    return found
