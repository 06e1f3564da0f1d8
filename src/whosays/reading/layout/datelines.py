"""Datelines: "DAMASCUS (North Press) –", "LONDON, Nov 9 (Reuters) -", "BEIJING —".

A dateline opens a paragraph: a place in capitals, or any place with an outlet in brackets, then a
dash. Without brackets it is believed only at the first paragraphs; further down only where the same
words open a second copy of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from whosays.lexicon import Lexicon
from whosays.model import Credit, Span
from whosays.reading.layout.lines import Line

_UPPER = "A-ZÀ-ÖØ-ÞŁŚŠŽČĆ"
_CAPITALS = rf"[{_UPPER}][{_UPPER}.'’]*(?:[ /-][{_UPPER}][{_UPPER}.'’]*){{0,4}}"
_MIXED = rf"[{_UPPER}][\w.'’-]*(?: [{_UPPER}][\w.'’-]*){{0,3}}"
_REGION = rf"(?:, ?[{_UPPER}][\w.'’-]*(?: [{_UPPER}][\w.'’-]*){{0,2}})?"
_DAY = (
    r"(?:,? (?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?"
    r"(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2})?(?:,? \d{4})?)?"
)
_OUTLET = r" ?[(\[](?P<outlet>[^()\[\]]{2,50})[)\]]"
_DASH = r"(?:(?: -| ?--| ---|[ ]?[–—―]| ?â\x80[\x93\x94]| //| \|)(?=\s|[“\"‘]|[A-Z]))"
_PLACE_AND_OUTLET = re.compile(
    rf"(?P<place>{_CAPITALS}{_REGION}|{_MIXED}{_REGION}){_DAY}{_OUTLET}(?P<dash>{_DASH}|:)?"
)
_PLACE = re.compile(rf"(?P<place>{_CAPITALS}{_REGION}){_DAY}(?P<dash>{_DASH})")
_CAPITAL_CITY = re.compile(rf"(?P<place>{_MIXED})(?P<dash>{_DASH}|:(?=\s))")
_OUTLET_ALONE = re.compile(rf"{_OUTLET}(?P<dash>{_DASH})?")
_CALL_SIGN = re.compile(r"[A-Z][A-Z0-9/-]{2,8}\Z")
_PARAGRAPH = 60
_FIRST = 8


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline without its dash, its place, what is masked (with the dash), and whom it credits."""

    span: Span
    place: Span | None
    masked: Span
    credits: tuple[Credit, ...] = ()


def find_datelines(lines: Sequence[Line], lexicon: Lexicon) -> tuple[Dateline, ...]:
    """The dateline of a text, and the same again where the text is repeated; in order."""
    found: list[Dateline] = []
    words = ""
    paragraphs = 0
    for line in lines:
        if len(line.text) < _PARAGRAPH:
            continue
        paragraphs += 1
        if words and not line.text.startswith(words):
            continue
        if not words and paragraphs > _FIRST:
            break
        dateline = _read(line, lexicon)
        if dateline:
            words = words or line.text[: dateline.span.end - line.span.start]
            found.append(dateline)
    return tuple(found)


def _read(line: Line, lexicon: Lexicon) -> Dateline | None:
    head = line.text[:160]
    with_outlet = _PLACE_AND_OUTLET.match(head) or _OUTLET_ALONE.match(head)
    if with_outlet:
        return _with_outlet(line, with_outlet, lexicon)
    match = _PLACE.match(head)
    if match and _is_place(match["place"], lexicon) and _opens_sentence(head[match.end() :]):
        return _dateline(line, match, ())
    match = _CAPITAL_CITY.match(head)
    if match and match["place"].lower() in lexicon.country_by_word:
        if match["dash"] == ":" and not match["place"].isupper():
            return None
        return _dateline(line, match, ()) if _opens_sentence(head[match.end() :]) else None
    return None


def _with_outlet(line: Line, match: re.Match[str], lexicon: Lexicon) -> Dateline | None:
    place = match.groupdict().get("place")
    if place and not _is_place(place, lexicon):
        return None
    outlets = _outlets(line, match, lexicon)
    known = any(c.agency for c in outlets)
    dash = bool(match["dash"])
    if known and (dash or _opens_sentence(line.text[match.end() : match.end() + 10])):
        return _dateline(line, match, outlets)
    capitals = place is not None and place.split(",")[0].isupper()
    call_sign = _CALL_SIGN.match(match["outlet"]) is not None
    name = match["outlet"][:1].isupper() and len(match["outlet"].split()) <= 4
    if place and dash and (call_sign or (capitals and name)):
        return _dateline(line, match, outlets)
    return None


def _outlets(line: Line, match: re.Match[str], lexicon: Lexicon) -> tuple[Credit, ...]:
    found = []
    for part in re.finditer(r"[^/,;]+", match["outlet"]):
        name = part[0].strip()
        if not name:
            continue
        start = line.span.start + match.start("outlet") + part.start() + part[0].index(name)
        span = Span(start, start + len(name))
        agency = lexicon.agency(name)
        supplies = agency is not None and agency.kind == "agency"
        key = agency.key if agency else None
        found.append(Credit(name, "agency" if supplies else "outlet", span, key))
    return tuple(found)


def _dateline(line: Line, match: re.Match[str], outlets: tuple[Credit, ...]) -> Dateline:
    start = line.span.start
    bare = match.start("dash") if match["dash"] else match.end()
    end = start + len(line.text[:bare].rstrip())
    place = match.groupdict().get("place")
    return Dateline(
        span=Span(start, end),
        place=Span(start, start + match.end("place")) if place else None,
        masked=Span(start, start + match.end()),
        credits=outlets,
    )


def _is_place(place: str, lexicon: Lexicon) -> bool:
    words = [w.strip(".'’").lower() for w in re.split(r"[ ,/-]+", place.split(",", 1)[0])]
    labels = lexicon.list("boilerplate", "not_places")
    return sum(map(len, words)) >= 3 and not any(w in labels for w in words)


def _opens_sentence(text: str) -> bool:
    opener = text.lstrip(" \t\u00a0")[:1]
    return bool(opener) and not opener.islower()
