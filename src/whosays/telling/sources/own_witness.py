"""What an outlet's own people saw or heard, and whether a page shows that its writer was there.

Read conservatively: "our correspondent" has to stand as the one who sees, or "I" and "we" outside
quotations. Nobody sees a plan, an order or a cause, so a report of one is not what somebody saw.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from whosays.lexicon import Lexicon
from whosays.model import Reading, Report, Span
from whosays.telling.sources.phrases import places_of, words_of

WORD = re.compile(r"\w+")
WRITERS = frozenset(["I", "We", "we"])
WRITER = re.compile(r"\b(?:I|[Ww]e)\b")
PRONOUNS = frozenset(["He", "he", "She", "she", "They", "they"])
PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\b")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
ASIDE = r"(?:,[^.;!?,–—]*,| [–—-] ?[^.;!?–—]*[–—-]|,[^.;!?–—]{,90},)?"
BETWEEN = rf"{ASIDE}(?:[ ,]+[\w’'-]+){{0,6}}?[ ,]+"
MEANWHILE = re.compile(
    r"\b(?:[Ww]hen|[Aa]s|[Ww]hile|[Bb]efore|[Bb]y the time|[Aa]fter) (?:(?:the|this|an?|own) )*\Z"
)
"""What stands before the outlet's people where what is told was so while they were there."""
THEN = re.compile(r",? (?:when|while|as) ")
MEANWHILE_WORD = re.compile(r"\b(?:when|while|as)\b")
NEARBY = 1000
"""How far before a sentence the one before it can begin, where the outlet's people may be named."""
_BESIDE = 30
"""Letters, at most, of the words between an outlet's name and its people, with the word for those."""
LAST_SENTENCE = re.compile(r"[^.!?\n]*[.!?][”\"’)]*\s*\Z")


@dataclass(frozen=True)
class OwnPeople:
    """Where one article has words that could stand for its outlet's own people."""

    reading: Reading
    lexicon: Lexicon

    @cached_property
    def are_marked(self) -> bool:
        """True where reading found a sign of them."""
        return any(sign.kind == "correspondent" for sign in self.reading.reporting)

    def may_be_in(self, start: int, end: int) -> bool:
        """False where no word of the text from `start` to `end` could be one for them."""
        return self.are_marked or bisect_left(self._starts, start) < bisect_left(self._starts, end)

    def may_be_near(self, report: Report) -> bool:
        """False where they stand neither in `report` nor shortly before it, nor "I" or "we" beside it."""
        article, here = self.reading.article, report.span
        if report.part != "text":
            return WRITER.search(article.title) is not None
        first, writers = min(here.start, report.sentence.start), self.writers
        writes = bisect_left(writers, first) < bisect_left(writers, here.end)
        return writes or self.may_be_in(max(0, first - NEARBY), here.end)

    @cached_property
    def writers(self) -> Sequence[int]:
        """Where "I" and "we" stand in the text."""
        return [match.start() for match in WRITER.finditer(self.reading.article.text)]

    @cached_property
    def _starts(self) -> Sequence[int]:
        text = self.reading.article.text
        lower = text.lower()
        if len(lower) != len(text):  # some letters have no lower case of one letter: they may be anywhere
            return range(len(text))
        people = self.lexicon.once(_own_people)
        return sorted(start for word in people for start, _ in places_of(word, lower))


def is_own_witness(report: Report, own: OwnPeople) -> bool:
    """True where the people of the article's outlet saw or heard what `report` says."""
    if not own.may_be_near(report):
        return False
    reading, lexicon = own.reading, own.lexicon
    text = reading.article.part(report.part)
    here = _with_when(report, text)
    told = frozenset(WORD.findall(text, here.start, here.end))
    if _was_there_meanwhile(report, own):
        return True
    if lexicon.once(_signs_of_seeing).isdisjoint(told):
        return False
    nearby = max(0, report.sentence.start - NEARBY)
    is_named = _are_in(told, own, here)
    named_there = (
        report.part == "text"
        and (is_named or not PRONOUNS.isdisjoint(told))
        and own.may_be_in(nearby, here.end)
    )
    if not named_there and WRITERS.isdisjoint(told):
        return False
    words = QUOTED.sub(lambda m: " " * len(m.group()), text[: here.end])
    said = words[here.start :]
    if {w.lower for w in words_of(said)} & lexicon.list("parties", "unseen"):
        return False
    saw, they_saw = _patterns(lexicon.list("parties", "perceived"), lexicon.list("parties", "sighted"))
    if saw.search(said):
        return True
    pronoun = PRONOUN.search(said)
    goes_on = pronoun and they_saw.match(said, pronoun.end())
    if not (is_named or goes_on) or not named_there:
        return False
    signs = _signs(reading, words, nearby, lexicon) if _may_name_own_people(words[nearby:], own) else []
    there = _presence(lexicon.list("parties", "present"))
    for sign in signs:
        if not here.covers(sign):
            continue
        meanwhile = MEANWHILE.search(words, here.start, sign.start)
        if they_saw.match(words, sign.end) or (meanwhile and there.match(words, sign.end)):
            return True
    before = LAST_SENTENCE.search(words, 0, report.sentence.start) if signs and goes_on else None
    return bool(before and any(before.start() <= sign.start < before.end() for sign in signs))


def _with_when(report: Report, text: str) -> Span:
    """The place of `report` with the rest of its sentence, where that tells when: "when we arrived"."""
    here, end = report.span, report.sentence.end
    when = THEN.match(text, here.end, max(here.end, end))
    return Span(here.start, end) if when else here


def _was_there_meanwhile(report: Report, own: OwnPeople) -> bool:
    """True for what happened while the outlet's people stood there, or before the eyes of the writer.

    "Our reporter stood at the gate while hail came down"; "I was on the tram when it fell in front of me".
    """
    reading, lexicon = own.reading, own.lexicon
    text, here = reading.article.part(report.part), report.span
    start = min(here.start, report.sentence.start)
    if not MEANWHILE_WORD.search(text, start, here.end):
        return False
    may_be_named = report.part == "text" and _are_in(WORD.findall(text, start, here.end), own, here)
    if not (may_be_named or WRITER.search(text, start, here.end)):
        return False
    words = QUOTED.sub(lambda m: " " * len(m.group()), text[: here.end])
    if {w.lower for w in words_of(words[start:])} & lexicon.list("parties", "unseen"):
        return False
    if _before_writer(lexicon.list("parties", "before_writer")).search(words, start):
        return True
    stayed = _meanwhile(lexicon.list("parties", "staying_there"))
    writers = [Span(*m.span()) for m in WRITER.finditer(words, start)]
    named = may_be_named and _are_in(WORD.findall(words, start), own, here)
    signs = [sign for sign in _signs(reading, words, start, lexicon) if sign.start >= start] if named else []
    found = (stayed.match(words, sign.end) for sign in (*writers, *signs))
    return any(match is not None and match.end() >= here.start for match in found)


def may_be_witnesses(own: OwnPeople) -> bool:
    """False where the article has no word that could stand for its own people, "I" and "we" among them."""
    article = own.reading.article
    return (
        own.may_be_in(0, len(article.text)) or bool(own.writers) or WRITER.search(article.title) is not None
    )


def _signs_of_seeing(lexicon: Lexicon) -> frozenset[str]:
    """The last word of each verb by which somebody saw or heard a thing, or was there: "made out"."""
    verbs = (lexicon.list("parties", key) for key in ("perceived", "sighted", "present"))
    return frozenset(verb.split()[-1] for listed in verbs for verb in listed)


def _are_in(told: Iterable[str], own: OwnPeople, span: Span) -> bool:
    """False where none of the words `told` at `span` could be one for the outlet's own people."""
    if any(sign.kind == "correspondent" and span.covers(sign.span) for sign in own.reading.reporting):
        return True
    people = own.lexicon.once(_own_people)
    return any(word.lower() in people for word in told)


def _may_name_own_people(words: str, own: OwnPeople) -> bool:
    """False where none of `words` could be one for the outlet's own people."""
    return own.are_marked or not own.lexicon.once(_own_people).isdisjoint(WORD.findall(words.lower()))


def _own_people(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.list("boilerplate", "own_people") | {"our"}


def _signs(reading: Reading, words: str, start: int, lexicon: Lexicon) -> list[Span]:
    """Where the words from `start` on name the outlet’s own people: “our reporter”, “the Post’s reporter”."""
    outlet = (reading.article.outlet or "").lower().removeprefix("the ")
    named = outlet if outlet and _may_be_named(outlet, words[start:].lower(), lexicon) else ""
    found = _naming(named, lexicon.once(_Staff)).finditer(words, start)
    read = [sign.span for sign in reading.reporting if sign.kind == "correspondent"]
    return sorted([*read, *(Span(*match.span()) for match in found)])


def _may_be_named(outlet: str, lower: str, lexicon: Lexicon) -> bool:
    """False where its people do not stand beside the last word of `outlet`, so that they are not named so."""
    last, reach = outlet.rsplit(maxsplit=1)[-1], len(outlet) + _BESIDE
    people = lexicon.once(_own_people)
    at = lower.find(last)
    while at >= 0:
        beside = lower[max(0, at - reach) : at + reach]
        if any(word in beside for word in people):
            return True
        at = lower.find(last, at + 1)
    return False


class _Staff:
    """Alternatives of words: for an outlet's own people, for its staff, for an outlet."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.people = "|".join(sorted(lexicon.list("boilerplate", "own_people")))
        self.staff = "|".join(sorted(lexicon.list("parties", "own_staff")))
        self.outlets = tuple(f"this {noun}" for noun in sorted(lexicon.list("boilerplate", "own_outlet")))


@lru_cache(maxsize=256)
def _naming(outlet: str, known: _Staff) -> re.Pattern[str]:
    """The words by which an article of `outlet`, in lower case or empty, names its own people."""
    outlets = (*known.outlets, outlet, *outlet.split()[-1:])  # "the Post" for the Harbour Post
    whose = "|".join(re.escape(outlet) for outlet in outlets if outlet)
    return re.compile(
        rf"\b(?:(?:the )?(?:{whose})[’']s|this) (?:own )?(?:{known.people})\b"
        rf"|\b(?:{known.people}) (?:for|from|of|with) (?:the )?(?:{whose})\b"
        rf"|\b(?:an?|the|one|two|three) (?:{whose}) (?:{known.people})\b"
        rf"|\bour (?:own )?(?:{known.staff})\b(?= (?:at|in|on|from|was|were|saw|watched|who)\b)",
        re.IGNORECASE,
    )


def tells_own_reporting(reading: Reading, lexicon: Lexicon) -> bool:
    """True where the writer says, outside quotations, that he was there or was told.

    Only of an outlet that is known: "I" on a page of nobody may be copied from anywhere.
    """
    if reading.article.outlet is None:
        return False
    words = QUOTED.sub(" ", reading.article.text)
    return bool(
        _first_person(lexicon.list("parties", "was_there"), lexicon.list("parties", "perceived")).search(
            words
        )
    )


@lru_cache(maxsize=4)
def _patterns(perceived: frozenset[str], sighted: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """First person and a verb of seeing; what may stand between somebody and such a verb.

    One hears that something is so from others; one sees it for oneself.
    """
    heard = rf"(?:{'|'.join(sorted(perceived - sighted))})\b(?!{ASIDE} (?:that|from|of|about)\b)"
    verb = rf"(?:{heard}|(?:{'|'.join(sorted(sighted))})\b)"
    return re.compile(rf"\b(?:I|[Ww]e){BETWEEN}{verb}"), re.compile(rf"{BETWEEN}{verb}")


@lru_cache(maxsize=4)
def _presence(present: frozenset[str]) -> re.Pattern[str]:
    """What may stand between somebody and a verb by which he is there."""
    return re.compile(rf"{BETWEEN}(?:{'|'.join(sorted(present))})\b")


@lru_cache(maxsize=4)
def _meanwhile(staying: frozenset[str]) -> re.Pattern[str]:
    """What may stand between somebody who stays somewhere and what happens meanwhile."""
    stayed = rf"(?:{'|'.join(sorted(staying))})\b"
    return re.compile(rf"{BETWEEN}{stayed}[^.;!?]{{0,80}}? (?:when|while|as) ")


@lru_cache(maxsize=4)
def _before_writer(before: frozenset[str]) -> re.Pattern[str]:
    """The writer somewhere when something happens before him."""
    where = "|".join(sorted(before, key=lambda phrase: (-len(phrase), phrase)))
    me = rf"(?:(?:{where}) (?:me|us)|before (?:my|our) eyes|over (?:my|our) heads?)\b"
    return re.compile(rf"\b(?:I|[Ww]e)\b[^.;!?]{{0,80}}? (?:when|while|as) [^.;!?]* {me}")


@lru_cache(maxsize=4)
def _first_person(was_there: frozenset[str], perceived: frozenset[str]) -> re.Pattern[str]:
    verb = "|".join(sorted(was_there | perceived))
    return re.compile(
        rf"\b(?:told|showed|invited) (?:me|us)\b|\b(?:I|[Ww]e) (?:had |have |also |then )?(?:{verb})\b"
    )
