"""Bodies by several names, read under one: "UNHCR" and "the UN refugee agency"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from whosays.lexicon import Lexicon
from whosays.telling.sources.phrases import words_of

_SENT_TO = re.compile(r"\b((?:ambassador|envoy|consul|representative|mission|embassy)s?) (?:to|in) .*")


def accredited(text: str) -> str:
    """`text` without whom an envoy is sent to: "the Norlandish ambassador to Sudria" is Norland's."""
    return _SENT_TO.sub(r"\1", text)


def in_one_form(text: str, lexicon: Lexicon) -> str:
    """`text` with a body that has several names under the first of them: "UNHCR", "the UN refugee agency"."""
    forms = lexicon.once(_one_body)
    words = words_of(text)
    if not any(w.capital and w.lower in forms.first for w in words):
        return text
    for start, word in enumerate(words):
        if not word.capital or word.lower not in forms.first:
            continue
        for end in range(min(len(words), start + forms.longest), start, -1):
            meant = forms.meant.get(" ".join(w.lower for w in words[start:end]))
            if meant:
                around = (*(w.written for w in words[:start]), meant, *(w.written for w in words[end:]))
                return " ".join(around)
    return text


@dataclass(frozen=True, slots=True)
class _Forms:
    """The names of bodies that have several: the first word of each, its meaning, the most words of one."""

    first: frozenset[str]
    meant: Mapping[str, str]
    longest: int


def _one_body(lexicon: Lexicon) -> _Forms:
    meant: dict[str, str] = {}
    for names in sorted(lexicon.list("parties", "one_body")):
        canonical, *others = names.split(" = ")
        meant |= {" ".join(w.lower for w in words_of(other)): canonical for other in others}
    first = frozenset(form.split(" ")[0] for form in meant)
    return _Forms(first, meant, max((form.count(" ") + 1 for form in meant), default=0))
