"""Who is to blame: one party lays what happened to these, another to those, or nobody knows yet.

A blame is read from the words that lay it ("blamed the rebels for the attack", "blamed the attack on
the rebels", "the plane was shot down by rebels"), with whoever lays it. Two are of one thing where they
share a word for what happened, or name it by words that only say that something did ("the violence",
"the tragedy"). They differ where the blamed share no word; who lays it to two parties himself differs
from nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whosays.lexicon import Lexicon
from whosays.model import Conflict, Span
from whosays.telling.claims.gist import stem
from whosays.telling.conflicts.matters import Matter, Matters
from whosays.telling.conflicts.sides import Stand, conflict
from whosays.telling.conflicts.voices import COMMON

_HINT = re.compile(r"[Bb]lam|responsib|accountable|shot|carried out|attacked|bombed|orchestrated|\bwho ")
"""What a report has that lays or leaves open a blame: no other is read further."""
_BLAMED = r"(?P<blamed>[^.;:,—–]{3,90}?)"
_OF, _OF_ALL_TO_ON, _OF_SUBJECT = (
    rf"(?P<of>[^.;:—–]{length})" for length in ("{2,120}", "{2,120}?", "{2,40}")
)
_END = r"(?=$|[.,;:—–”\"]| (?:but|and|while|with|who|which|that)\b)"
_WERE = r"(?:is|was|were|are|been) (?:\w+ )?"
_DONE = r"(?:was|were|been) (?:\w+ )?(?:shot down|carried out|shot|attacked|bombed|orchestrated)"
_LAID = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bblam(?:es?|ed|ing) {_BLAMED} for {_OF}",
        rf"\bblam(?:es?|ed|ing) {_OF_ALL_TO_ON} on {_BLAMED}{_END}",
        rf"{_OF_SUBJECT} {_WERE}blamed on {_BLAMED}{_END}",
        rf"\b(?:holds?|held|holding) {_BLAMED} (?:responsible|accountable) for {_OF}",
        rf"(?:^|[,;:—–“\"]|\bthat\b) ?{_BLAMED} {_WERE}(?:to blame|responsible|accountable) for {_OF}",
        rf"{_OF_SUBJECT} {_DONE} [“\"]?by [“\"]?{_BLAMED}{_END}",
    )
)
_OPEN = re.compile(
    r"\bno (?:immediate |official )?(?:word|information|indication|idea|details?)(?: \w+){0,2} who\b"
    r"|\b(?:unclear|unknown|not (?:\w+ )?(?:clear|known)|n['’]t know(?: \w+)?)"
    r" who (?:is|was|were|had|carried|fired|did)\b"
    r"|\bno(?:body|[- ]one| (?:\w+ )?(?:group|organi[sz]ation|party))\b[^.;]{0,30}\bclaimed responsibility\b"
    r"|\bno (?:\w+ )?claim of responsibility\b",
    re.IGNORECASE,
)
_NOT_LAID = re.compile(
    r"(?:\bnot|n['’]t|\bnever|\bcannot|\bno|\bif|\bwhether|\bwho|\bwould|\bcould|\bmight)\b[^.;:]{0,25}$",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(r"\b(?:similar|previous|past|earlier|most|other|such|years?|if)\b", re.IGNORECASE)
_NOBODY = re.compile(
    r"\b(?:who|whom|whose|those|any(?:one|body)|some(?:one|body)|you|me|others?|between|unidentified"
    r"|people(?!['’])|persons?|m[ae]n|wom[ae]n)\b",
    re.IGNORECASE,
)
_SAID = re.compile(r"\b(?:that|said|says|claim(?:s|ed)|told \w+)\b", re.IGNORECASE)
_MEANS = re.compile(
    r"\b(?:missile|rocket|bomb|shell|bullet|gun|drone|car|truck|lorry|train|knife)s?\b", re.IGNORECASE
)
_IT = re.compile(r"(?:it|this|that|them)$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SHORTEST, _NEAR = 4, 40
"""Letters of a word that tells one party from another; code points before a blame."""


@dataclass(frozen=True, slots=True)
class _Blame:
    """Who is blamed, by whom, and what for, by the stems of their words; nobody where that is open."""

    stand: Stand
    by: frozenset[str]
    blamed: frozenset[str]
    of: frozenset[str]


def find_blames(matters: Matters, lexicon: Lexicon) -> tuple[Conflict, ...]:
    """The conflict of who is to blame; none where all blame one party, or one party all."""
    happenings = frozenset(map(stem, lexicon.list("slots", "happenings")))
    blames: list[_Blame] = []
    for matter in _hinting(matters):
        blame = _blame(matter, lexicon)
        if blame and not any(_is_same_place(blame, other) for other in blames):
            blames.append(blame)
    found: list[Conflict] = []
    for group in _of_one_thing(blames, happenings):
        sides = _sides(group)
        voices = [frozenset().union(*(blame.by for blame in side)) for side in sides if side[0].blamed]
        if len(sides) < 2 or not all(voices) or _is_one_voice(voices):
            continue
        why = "The reports do not lay it to the same party, or one says that it is not known."
        made = conflict("cause", "who is to blame", "attribution", why, [[b.stand for b in s] for s in sides])
        if made:
            found.append(made)
    return tuple(found)


def _hinting(matters: Matters) -> Iterator[Matter]:
    """The reports that have a word by which one blames, in order; each text is searched once."""
    for own in matters.by_article.values():
        spots: dict[str, list[int]] = {}
        for matter in own:
            span, part = matter.report.span, matter.report.part
            if part not in spots:
                spots[part] = [match.start() for match in _HINT.finditer(matter.text)]
            at = bisect_left(spots[part], span.start)
            if at < len(spots[part]) and spots[part][at] < span.end:
                yield matter


def _is_one_voice(voices: Sequence[frozenset[str]]) -> bool:
    """True where who speaks on one side speaks on another, too."""
    return any(a <= b or b <= a for i, a in enumerate(voices) for b in voices[i + 1 :])


def _blame(matter: Matter, lexicon: Lexicon) -> _Blame | None:
    """The blame that a report lays, or the one it leaves open; None where it does neither."""
    report, text = matter.report, matter.text
    if matter.is_in_passing or report.stance not in ("asserts", "hedges", "cannot-confirm"):
        return None
    stand = Stand(matter, report.span)
    for pattern in _LAID:
        for match in pattern.finditer(text, report.sentence.start, report.sentence.end):
            verb, blamed = Span(match.start(), match.end()), _SAID.split(match["blamed"])[-1]
            before = text[max(report.sentence.start, verb.start - _NEAR) : verb.start]
            if not report.span.covers(verb) or _NOT_LAID.search(before) or _NOBODY.search(blamed):
                continue
            if _MEANS.search(blamed) or _OF_OTHERS.search(match["of"]):
                continue
            by = frozenset().union(*(_stems(source.name, lexicon) for source in report.chain))
            of = Span(match.start("of"), match.end("of"))
            happened, stems = _happened(matter, of), _stems(blamed, lexicon)
            if stems and (happened or _IT.match(match["of"])):
                return _Blame(stand, by, stems, happened)
    if _OPEN.search(text, report.span.start, report.span.end):
        return _Blame(stand, frozenset(), frozenset(), frozenset())
    return None


def _stems(words: str, lexicon: Lexicon) -> frozenset[str]:
    """The stems of `words`, a country by its key whether it is named or only its people are."""
    found = (w.lower().removesuffix("'s").removesuffix("’s") for w in _WORD.findall(words))
    countries = lexicon.country_by_word
    return frozenset(
        countries[word].key if word in countries else stem(word)
        for word in found
        if len(word) >= _SHORTEST and word not in COMMON
    )


def _happened(matter: Matter, of: Span) -> frozenset[str]:
    """The stems of the content words that tell what a blame is for."""
    return frozenset(stem(term.lemma) for term in matter.report.proposition.terms if of.covers(term.span))


def _is_same_place(a: _Blame, b: _Blame) -> bool:
    """True for two reports of one sentence that lay one blame."""
    x, y = a.stand.matter, b.stand.matter
    return (x.article.id, x.report.sentence, a.blamed) == (y.article.id, y.report.sentence, b.blamed)


def _of_one_thing(blames: Sequence[_Blame], happenings: frozenset[str]) -> list[list[_Blame]]:
    """The blames by what they are for; who leaves it open leaves all of it open."""
    groups: list[list[_Blame]] = []
    for blame in (b for b in blames if b.blamed):
        home = next((g for g in groups if any(_is_of_one(blame, b, happenings) for b in g)), None)
        if home is None:
            groups.append([blame])
        else:
            home.append(blame)
    return [[*group, *(b for b in blames if not b.blamed)] for group in groups]


def _is_of_one(a: _Blame, b: _Blame, happenings: frozenset[str]) -> bool:
    return bool(a.of & b.of) or all(not x.of or x.of & happenings for x in (a, b))


def _sides(blames: Sequence[_Blame]) -> list[list[_Blame]]:
    sides: list[list[_Blame]] = []
    for blame in blames:
        same = (s for s in sides if any(b.blamed & blame.blamed or b.blamed == blame.blamed for b in s))
        home = next(same, None)
        if home is None:
            sides.append([blame])
        else:
            home.append(blame)
    return sides
