"""Whom an article credits outside its sentences: headline, byline, dateline, credit lines, day.

What is read here is evidence of where the text comes from. Two things hold for it:

* Only those are called an agency whom agencies.toml holds: the call sign in a local station's
  dateline, "COLUMBIA, Mo. (KMIZ)", has the very form of an agency's.
* A line counts only where all of it is credit. "..., Hofer told Reuters" inside a sentence is none.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from whosays.lexicon import Agency, Lexicon
from whosays.model import Article, Boilerplate, Credit, CreditKind, OwnReporting, Span
from whosays.reading.layout.date_lines import is_date_line, iso_day, split_off_date
from whosays.reading.layout.datelines import find_datelines
from whosays.reading.layout.labels import is_correction, kind_of
from whosays.reading.layout.lines import Line, lines_of, words_of
from whosays.reading.layout.own_reporting import find_own_reporting

_LONGEST_CREDIT = 320
_TOP, _END = 12, 6
_MARKS = " \t([{*•·–—-_~>|"
_BREAKS = re.compile(
    r"\s*(?:[,;:/|&•·–—]|\s-\s|\.\s|\b(?:and|with|in|from|at|for|by|on|of this|to this)\b)\s*",
    re.IGNORECASE,
)
_PLACE_BREAKS = ("in", "from", "at", "on")
_WORD = re.compile(r"[^\W_][^\s,;:/|&()]*")


@dataclass(frozen=True, slots=True)
class Credits:
    """What stands around the report: spans are of the text.

    `headline` is where the headline stands in the text, if it does; `published` an ISO day read from
    a date line, with its span. `lines` are the stretches that hold all this, to be masked once they are
    read; the headline is none of them.
    """

    headline: Span | None = None
    byline: Span | None = None
    dateline: Span | None = None
    published: tuple[str, Span] | None = None
    credits: tuple[Credit, ...] = ()
    reporting: tuple[OwnReporting, ...] = ()
    lines: tuple[Boilerplate, ...] = ()


def read_credits(article: Article, lexicon: Lexicon) -> Credits:
    """The credits of `article`; unknown stays unknown."""
    lines = lines_of(article.text)
    headline = find_headline(article, lines, lexicon)
    rest = [line for line in lines if line.span != headline]
    bylines = [b for i, line in enumerate(rest) if (b := _byline(article, rest, i, line, lexicon))]
    at_bylines = {b.line.span for b in bylines}
    rest = [line for line in rest if line.span not in at_bylines]
    credited = [c for i, line in enumerate(rest) if (c := _credit_line(rest, i, line, lexicon))]
    datelines = find_datelines(rest, lexicon)
    signed = [c for byline in bylines for c in byline.credits]
    signed += [c for dateline in datelines for c in dateline.credits]
    found = _in_order([*signed, *(c for block in credited for c in block.credits)])
    first = datelines[0] if datelines else None
    signature = bylines[0].line.span if bylines else None
    masked = [Boilerplate(b.line.span, "byline") for b in bylines]
    masked += [Boilerplate(d.masked, "dateline") for d in datelines]
    masked += [Boilerplate(c.masked, "credit") for c in credited]
    return Credits(
        headline=headline,
        byline=signature,
        dateline=first.span if first else None,
        published=_published(lines, bylines, lexicon),
        credits=found,
        reporting=find_own_reporting(article, _in_order(signed), found, signature, first, lexicon),
        lines=tuple(sorted(masked, key=lambda b: b.span)),
    )


# --------------------------------------------------------------------------------------- headline


def find_headline(article: Article, lines: Sequence[Line], lexicon: Lexicon) -> Span | None:
    """Where the headline stands in the text, or None.

    With a title it is an early line of the same words; without one, or with a title that is only the
    label of a section, it is a short line above longer paragraphs.
    """
    title = " ".join(words_of(article.title[:400]))
    if title and title not in lexicon.list("boilerplate", "section_labels"):
        for line in lines[:4]:
            if same_headline(line, title) and not _is_paragraph(line):
                return line.span
        return None
    for i, line in enumerate(lines[:6]):
        if kind_of(line, lexicon) or _byline(article, lines, i, line, lexicon):
            continue
        if _credit_line(lines, i, line, lexicon):
            continue
        return line.span if _heads(line, lines[i + 1 : i + 8]) else None
    return None


def same_headline(line: Line, title: str) -> bool:
    """True where `line` has nearly the words of `title`, which is a key."""
    if len(line.text) > 300 or not line.words:
        return False
    key = line.key
    if key == title or (title.startswith(f"{key} ") and len(key) >= 0.6 * len(title)):
        return True
    if abs(len(key) - len(title)) > 0.2 * len(title):
        return False
    return difflib.SequenceMatcher(None, key, title, autojunk=False).ratio() >= 0.9


def _is_paragraph(line: Line) -> bool:
    return line.ends_sentence and len(line.text) > 150


def _heads(line: Line, below: Sequence[Line]) -> bool:
    shape = 3 <= len(line.words) <= 28 and len(line.text) <= 180
    return (
        shape
        and not line.text.endswith((".", ":", ",", ";"))
        and any(b.ends_sentence and len(b.text) > max(80, len(line.text)) for b in below)
    )


# ---------------------------------------------------------------------------- bylines, credit lines


@dataclass(frozen=True, slots=True)
class _Block:
    """A line that credits somebody, the stretch of it that does, and whom."""

    line: Line
    masked: Span
    credits: tuple[Credit, ...]
    day: tuple[str, Span] | None = None


def _byline(article: Article, lines: Sequence[Line], i: int, line: Line, lexicon: Lexicon) -> _Block | None:
    if len(line.text) > 160:
        return None
    names, date = split_off_date(line.text, lexicon)
    day = iso_day(date or line.text)
    read = (day, line.span) if day else None
    at = line.starts(lexicon.list("boilerplate", "byline_starts"))
    dated, by, named = line.text.partition(" by ")
    near = i < _TOP or i >= len(lines) - _END
    if at:
        cue = _after_words(names, at)
        if not _only_names(names[cue:], lexicon) or line.punctuated:
            return None
        parties = _parties(line, cue, len(names), "author", lexicon)
    elif by and is_date_line(dated, lexicon) and _only_names(named, lexicon):
        parties = _parties(line, len(dated) + len(by), len(line.text), "author", lexicon)
    elif near and (any(line.key == " ".join(words_of(a)) for a in article.authors)):
        parties = _parties(line, 0, len(names), "author", lexicon)
    elif near and _name_and_role(names, lexicon) and not line.punctuated:
        name = re.split(r"[,|]| - ", names, maxsplit=1)[0]
        parties = _parties(line, 0, len(name), "author", lexicon)
        parties += _agencies(line, len(name), len(names), lexicon)
    else:
        return None
    return _Block(line, line.span, parties, read) if parties else None


def _name_and_role(text: str, lexicon: Lexicon) -> bool:
    """True for "Jane Doe, Foreign Correspondent" and "Jane Doe | Reuters"."""
    name, _, role = (part.strip() for part in re.split(r"(,|\||\s-\s)", f"{text}|", maxsplit=1))
    words = role.strip(" |").split()
    if not 2 <= len(name.split()) <= 4 or not 0 < len(words) <= 8:
        return False
    roles = lexicon.list("boilerplate", "byline_roles")
    named = all(w[:1].isupper() for w in name.split())
    known = lexicon.agency(" ".join(words)) is not None
    return named and (known or any(w.lower().strip(",.") in roles for w in words))


def _credit_line(lines: Sequence[Line], i: int, line: Line, lexicon: Lexicon) -> _Block | None:
    if i >= len(lines) - 3 and (tail := _tail_credit(line, lexicon)):
        return tail
    if len(line.text) > _LONGEST_CREDIT or is_correction(line, lexicon):
        return None
    lead = len(line.text) - len(line.text.lstrip(_MARKS))
    parties = _by_cues(line, lead, lexicon) or _by_contribution(line, lead, lexicon)
    parties = parties or _bare_agency(line, lead, lexicon)
    return _Block(line, line.span, parties) if parties else None


def _by_cues(line: Line, lead: int, lexicon: Lexicon) -> tuple[Credit, ...]:
    """The parties of "Reporting by A in B; Editing by C"."""
    cues = list(_cues(lexicon).finditer(line.text))
    if not cues or cues[0].start() != lead:
        return ()
    found: tuple[Credit, ...] = ()
    for cue, after in zip(cues, [*cues[1:], None], strict=True):
        end = after.start() if after else len(line.text)
        words = cue[0].lower().rstrip(": ")
        if words in lexicon.list("boilerplate", "source_cues"):
            found += _of_source(line, cue.end(), end, ":" in cue[0], lexicon)
        elif not _only_names(line.text[cue.end() : end], lexicon):
            return ()
        elif words == "with":
            found += _agencies(line, cue.end(), end, lexicon)
        else:
            editor = words in lexicon.list("boilerplate", "editor_cues")
            kind: CreditKind = "editor" if editor else "contributor"
            found += _parties(line, cue.end(), end, kind, lexicon)
    return found


def _of_source(line: Line, start: int, end: int, colon: bool, lexicon: Lexicon) -> tuple[Credit, ...]:
    """Agencies and outlets after "Source:", "Copyright 2018" or "originally published by"."""
    if colon and _only_names(line.text[start:end], lexicon) and end - start <= 60:
        return _parties(line, start, end, "outlet", lexicon)
    return _agencies(line, start, min(end, start + 80), lexicon)


def _by_contribution(line: Line, lead: int, lexicon: Lexicon) -> tuple[Credit, ...]:
    """The parties of a line such as "Jane Doe and the AP contributed to this report"."""
    match = _contributions(lexicon).search(line.text, lead)
    if not match or len(line.text) - match.end() > 60:
        return ()
    who, rest = line.text[lead : match.start()], line.text[match.end() :].strip(" .)]*")
    if not who or not _only_names(who, lexicon) or (rest and not _only_names(rest, lexicon)):
        return ()
    if match[0].lower() == "contributed" and rest:
        return ()
    return _parties(line, lead, match.start(), "contributor", lexicon)


def _bare_agency(line: Line, lead: int, lexicon: Lexicon) -> tuple[Credit, ...]:
    """The agencies of a line that holds no more than their names: "(AP)", "- AFP, Reuters"."""
    if len(line.words) > 8 or len(line.text) > 60:
        return ()
    inner = line.text[lead:].rstrip(" )].*")
    parts = [p.strip() for p in re.split(r"[/,;&]|\band\b", inner) if p.strip()]
    if not parts or not all(_agency(p, lexicon) or _is_group(p, lexicon) for p in parts):
        return ()
    return _parties(line, lead, lead + len(inner), "outlet", lexicon)


def _tail_credit(line: Line, lexicon: Lexicon) -> _Block | None:
    """The agency behind the last sentence: "... he said. (AFP)", "... he said. - Reuters"."""
    head = max(0, len(line.text) - 60)
    match = re.search(
        r"(?<=[.!?\"\u201d])\s{1,3}(?:[-–—]{1,2}\s?|[(\[])(?P<who>[A-Z][^()\[\].]{1,45})[)\]]?\.?$",
        line.text[head:],
    )
    if not match or not _agency(match["who"].strip(), lexicon):
        return None
    start = head + match.start("who")
    parties = _parties(line, start, start + len(match["who"].rstrip()), "outlet", lexicon)
    masked = Span(line.span.start + head + match.start(), line.span.end)
    return _Block(line, masked, parties)


def _published(lines: Sequence[Line], bylines: Sequence[_Block], lexicon: Lexicon) -> tuple[str, Span] | None:
    """The day of the first date line near the top, one that says "updated" only for want of better."""
    updated: tuple[str, Span] | None = None
    for line in lines[:_TOP]:
        if not is_date_line(line.text, lexicon):
            continue
        day = iso_day(line.text)
        if day and "updated" not in line.words[:2]:
            return day, line.span
        updated = updated or ((day, line.span) if day else None)
    return next((b.day for b in bylines if b.day), None) or updated


# ----------------------------------------------------------------------------------------- parties


def _parties(line: Line, start: int, end: int, kind: CreditKind, lexicon: Lexicon) -> tuple[Credit, ...]:
    """Everybody named from `start` to `end` of the line; places ("in Beirut") are left out."""
    found = []
    before, at = "", start
    breaks = [*_BREAKS.finditer(line.text, start, end), None]
    for mark in breaks:
        stop = mark.start() if mark else end
        chunk = line.text[at:stop]
        name = chunk.strip(" .()[]*\u2019'").lstrip("0123456789© ")
        if _is_role(name, lexicon):
            pass
        elif name and before not in _PLACE_BREAKS and name[:1].isupper():
            name = _without_role(name, lexicon)
            span_at = line.span.start + at + chunk.index(name)
            found.append(_credit(name, Span(span_at, span_at + len(name)), kind, lexicon))
        elif _is_group(name, lexicon) and before not in _PLACE_BREAKS:
            span_at = line.span.start + at + chunk.index(name)
            found.append(Credit(name, "agency", Span(span_at, span_at + len(name))))
        before = mark[0].strip().lower() if mark else ""
        at = mark.end() if mark else end
    return tuple(found)


def _agencies(line: Line, start: int, end: int, lexicon: Lexicon) -> tuple[Credit, ...]:
    """The parties from `start` to `end` that the lexicon knows, and unnamed agencies."""
    found = _parties(line, start, end, "outlet", lexicon)
    return tuple(c for c in found if c.agency or c.kind == "agency")


def _credit(name: str, span: Span, kind: CreditKind, lexicon: Lexicon) -> Credit:
    agency = _agency(name, lexicon)
    if agency:
        return Credit(name, "agency" if agency.kind == "agency" else "outlet", span, agency.key)
    return Credit(name, "agency" if _is_group(name, lexicon) else kind, span)


def _agency(name: str, lexicon: Lexicon) -> Agency | None:
    """The agency called `name`, also within "2018 The Associated Press" or "Reuters staff"."""
    words = name.split()
    roles = lexicon.list("boilerplate", "byline_roles")
    while words and (words[0].isdigit() or words[0] in "©"):
        words = words[1:]
    while len(words) > 1 and words[-1].lower() in roles:
        words = words[:-1]
    return lexicon.agency(" ".join(words))


def _is_group(name: str, lexicon: Lexicon) -> bool:
    return " ".join(words_of(name)) in lexicon.list("boilerplate", "byline_groups")


def _only_names(text: str, lexicon: Lexicon) -> bool:
    """True where `text` is made of capitalised words and the small words that join them."""
    words = [w.rstrip(".)]*") for w in _WORD.findall(text)]
    words = [w for w in words if w]
    no_names = lexicon.list("boilerplate", "no_names")
    if not 0 < len(words) <= 40 or {words[0].lower(), words[-1].lower()} & no_names:
        return False
    groups = lexicon.list("boilerplate", "byline_groups")
    joiners = lexicon.list("boilerplate", "name_joiners")
    small = groups | joiners | lexicon.list("boilerplate", "byline_roles")
    return any(w[:1].isupper() or w.lower() in groups for w in words) and all(
        w[:1].isupper() or w.isdigit() or w.lower() in small for w in words
    )


def _is_role(name: str, lexicon: Lexicon) -> bool:
    """True for "Foreign Correspondent", but not for "Agencies"."""
    last = name.rpartition(" ")[2].lower()
    return last in lexicon.list("boilerplate", "byline_roles") and not (
        _is_group(name, lexicon) or _agency(name, lexicon)
    )


def _without_role(name: str, lexicon: Lexicon) -> str:
    """ "Simon Doe" of "Staff writer Simon Doe"."""
    roles = lexicon.list("boilerplate", "byline_roles")
    words = name.split()
    first = next((i for i, w in enumerate(words) if w.lower() not in roles), 0)
    return name[name.index(words[first]) :] if first and len(words) - first > 1 else name


def _in_order(parties: Iterable[Credit]) -> tuple[Credit, ...]:
    """In the order of the text, each party once: a text that is repeated credits nobody twice."""
    found: dict[tuple[str, CreditKind], Credit] = {}
    for credit in sorted(parties, key=lambda c: (c.span, c.name)):
        found.setdefault((credit.agency or credit.name, credit.kind), credit)
    return tuple(found.values())


def _after_words(text: str, size: int) -> int:
    """Where the words after the first `size` of `text` begin."""
    for i, match in enumerate(re.finditer(r"[^\s:]+[\s:]*", text)):
        if i == size - 1:
            return match.end()
    return len(text)


@lru_cache(maxsize=4)
def _phrases(phrases: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=lambda p: (-len(p), p))
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)\s{{0,3}}:?", re.IGNORECASE
    )


def _cues(lexicon: Lexicon) -> re.Pattern[str]:
    lists = ("editor_cues", "contributor_cues", "source_cues")
    return _phrases(frozenset[str]().union(*(lexicon.list("boilerplate", x) for x in lists)))


def _contributions(lexicon: Lexicon) -> re.Pattern[str]:
    return _phrases(lexicon.list("boilerplate", "contribution_ends"))
