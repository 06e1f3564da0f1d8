"""Which stretches of a text stand between quotation marks.

Four styles are read: double straight, double curly, two single marks for a double one, and single
curly or straight marks as the British press sets them. A quotation ends at the latest with its
paragraph; one that is opened and never closed runs to the end of it, as a quotation of several
paragraphs does. Spans include the marks and never overlap.
"""

from __future__ import annotations

import re

from whosays.model import Span

_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
_MARK = re.compile("’’|''|``|[\"“”„«»‘’']")
_DOUBLED = ("’’", "''")  # a double mark of two single ones: “We won,’’ he said
_TWO = ("''", "``")
_LONGEST_SINGLE = 600


def quotations(text: str) -> tuple[Span, ...]:
    """The quotations in `text`, in order."""
    found: list[Span] = []
    for paragraph in _PARAGRAPH.finditer(text):
        found.extend(_in_paragraph(text, paragraph.start(), paragraph.end()))
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int) -> list[Span]:
    found: list[Span] = []
    opened: int | None = None
    closer = ""
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match[0]
        if opened is None:
            if mark in _TWO and _opens(text, match.start(), match.end(), end):
                opened, closer = at, "''"
                continue
            at = match.end() - 1
            closing = _closer(text, at, end)
            if closing:
                opened, closer = at, closing
            continue
        if closer == "''":
            if mark in _DOUBLED:
                found.append(Span(opened, match.end()))
                opened = None
            continue
        doubled = mark in _DOUBLED and closer == '”"'
        if doubled or (mark in closer and (mark not in "'’" or _closes_single(text, at, end))):
            found.append(Span(opened, match.end()))
            opened = None
    if opened is not None and "'" not in closer and "’" not in closer:
        found.append(Span(opened, end))
    return found


def _opens(text: str, start: int, after: int, end: int) -> bool:
    """True for two single marks before a word that two others close: ''We won,'' he said."""
    begins = not text[start - 1 : start].isalnum() and text[after : after + 1].isalnum()
    return begins and any(mark in text[after:end] for mark in _DOUBLED)


def _closer(text: str, at: int, end: int) -> str:
    """The marks that would close a quotation opened at `at`; "" where none is opened there."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    mark = text[at]
    if mark in "“„":
        return "”“" if mark == "„" else '”"'
    if mark == "«":
        return "»"
    if mark == '"':
        return '"”' if after and not after.isspace() else ""
    starts_word = (not before or not before.isalnum()) and after[:1].isalnum()
    if mark in "‘'" and starts_word and _single_is_closed(text, at, end):
        return "’'"
    return ""


def _single_is_closed(text: str, at: int, end: int) -> bool:
    limit = min(end, at + _LONGEST_SINGLE)
    return any(text[i] in "'’" and _closes_single(text, i, end) for i in range(at + 1, limit))


def _closes_single(text: str, at: int, end: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : min(end, at + 2)]
    if after.isalnum() or before.isspace():
        return False
    return before in ",.!?…" or before != "s"  # "the officials’ words" closes nothing
