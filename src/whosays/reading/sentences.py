"""Where sentences begin and end: by rules, before any model sees them.

Every sentence is a span of the text or the title without white space at its ends; two never
overlap; a line break always ends one; what is masked as boilerplate is in none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from whosays.model import Span

TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "rev",
        "hon",
        "gen",
        "col",
        "lt",
        "capt",
        "sgt",
        "maj",
        "cmdr",
        "adm",
        "gov",
        "sen",
        "rep",
        "pres",
        "st",
        "vs",
        "approx",
        "dept",
        "est",
        "insp",
        "supt",
        "asst",
        "det",
        "cpl",
        "pvt",
    ]
)
"""Words before names that a full stop may shorten, in lower case: it ends no sentence."""
_BEFORE_NUMBERS = frozenset(["no", "nos", "fig", "jan", "feb", "aug", "sept", "sep", "oct", "nov", "dec"])
_AT_AN_END = frozenset(["etc", "inc", "ltd", "co", "corp", "plc", "jr", "sr", "a.m", "p.m"])
_STARTERS = re.compile(r"(?:The|He|She|It|They|In|On|But|And|A|An|This|That|We|At|As)\b")
_END = re.compile(
    r"""(?P<mark>[.!?\u2026]+)(?P<close>["'\u201d\u2019\u00bb)\]]*)(?=\s|$|(?<=[.!?]["\u201d])(?=[A-Z]))"""
)
_BREAK = re.compile(r"[\n\r\u2028\u2029\x0b\x0c\x85]+")
_WORD_BEFORE = re.compile(r"([\w.&-]+)$")
_LONGEST = 1_200


def split(text: str, masked: Iterable[Span] = ()) -> tuple[Span, ...]:
    """The sentences of `text` outside the `masked` spans, in order."""
    found: list[Span] = []
    for stretch in _open_stretches(text, masked):
        for line in _lines(text, stretch):
            found.extend(_sentences(text, line))
    return tuple(found)


def _open_stretches(text: str, masked: Iterable[Span]) -> Iterator[tuple[int, int]]:
    at = 0
    for span in sorted(masked):
        if at < span.start:
            yield at, span.start
        at = max(at, span.end)
    if at < len(text):
        yield at, len(text)


def _lines(text: str, stretch: tuple[int, int]) -> Iterator[tuple[int, int]]:
    start, end = stretch
    for match in _BREAK.finditer(text, start, end):
        if start < match.start():
            yield start, match.start()
        start = match.end()
    if start < end:
        yield start, end


def _sentences(text: str, line: tuple[int, int]) -> Iterator[Span]:
    start, end = line
    for match in _END.finditer(text, start, end):
        if match.end() < end and not _ends_here(text, match, end):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, end)


def _ends_here(text: str, match: re.Match[str], end: int) -> bool:
    following = text[match.end() : min(end, match.end() + 40)].lstrip()
    if not following:
        return True
    opener = following.lstrip("\"'\u201c\u2018\u00ab([\u2014-")
    if opener[:1].islower():
        return False  # '"Why?" she asked', "the U.S. army"
    if match["mark"] == "." and not match["close"]:
        before = _WORD_BEFORE.search(text[max(0, match.start() - 20) : match.start()])
        word = before[1].lower() if before else ""
        if word in TITLES or (word in _BEFORE_NUMBERS and opener[:1].isdigit()):
            return False
        if len(word) == 1 and word.isalpha() and word != "i":
            return False  # an initial: "John F. Kennedy"
        if word in _AT_AN_END or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
            return _STARTERS.match(opener) is not None  # "the U.S. Treasury", "at 6 p.m. The"
    return True


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:  # no sentence: cut it at white space, so that a parser can hold it
        cut = max(text.rfind(" ", start, start + _LONGEST), start + _LONGEST // 2)
        yield Span(start, cut)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield Span(start, end)
