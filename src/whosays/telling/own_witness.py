"""What an outlet's own people saw or heard, and whether a page shows that its writer was there.

Read conservatively: "our correspondent" has to stand as the one who sees, or "I" and "we" outside
quotations. Nobody sees a plan, an order or a cause, so a report of one is not what somebody saw.
"""

from __future__ import annotations

import re
from functools import lru_cache

from whosays.lexicon import Lexicon
from whosays.model import Reading, Report, Span
from whosays.telling.phrases import words_of

WORD = re.compile(r"\w+")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
ASIDE = r"(?:,[^.;!?,–—]*,| [–—-] ?[^.;!?–—]*[–—-]|,[^.;!?–—]{,90},)?"
BETWEEN = rf"{ASIDE}(?:[ ,]+[\w’'-]+){{0,6}}?[ ,]+"
MEANWHILE = re.compile(
    r"\b(?:[Ww]hen|[Aa]s|[Ww]hile|[Bb]efore|[Bb]y the time|[Aa]fter) (?:(?:the|this|an?|own) )*\Z"
)
"""What stands before the outlet's people where what is told was so while they were there."""
NEARBY = 1000
"""How far before a sentence the one before it can begin, where the outlet's people may be named."""
LAST_SENTENCE = re.compile(r"[^.!?\n]*[.!?][”\"’)]*\s*\Z")


def is_own_witness(report: Report, reading: Reading, lexicon: Lexicon) -> bool:
    """True where the article's own people saw or heard what `report` says."""
    text = reading.article.part(report.part)
    if lexicon.once(_signs_of_seeing).isdisjoint(WORD.findall(text, report.span.start, report.span.end)):
        return False
    words = QUOTED.sub(lambda m: " " * len(m.group()), text[: report.span.end])
    said = words[report.span.start :]
    if {w.lower for w in words_of(said)} & lexicon.list("parties", "unseen"):
        return False
    saw, they_saw = _patterns(lexicon.list("parties", "perceived"), lexicon.list("parties", "sighted"))
    if saw.search(said):
        return True
    nearby = words[max(0, report.sentence.start - NEARBY) :]
    named_there = report.part == "text" and _may_name_own_people(nearby, reading, lexicon)
    signs = _signs(reading, words, lexicon) if named_there else []
    if any(report.span.covers(sign) and they_saw.match(words, sign.end) for sign in signs):
        return True
    there = _presence(lexicon.list("parties", "present"))
    for sign in signs:
        meanwhile = MEANWHILE.search(words, report.span.start, sign.start)
        if report.span.covers(sign) and meanwhile and there.match(words, sign.end):
            return True
    before = LAST_SENTENCE.search(words, 0, report.sentence.start) if signs else None
    named = before and any(before.start() <= sign.start < before.end() for sign in signs)
    pronoun = re.search(r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\b", said)
    return bool(named and pronoun and they_saw.match(said, pronoun.end()))


def tells_of_seeing(reading: Reading, lexicon: Lexicon) -> bool:
    """False where the article has no word with which its people could be said to have seen anything."""
    signs = lexicon.once(_signs_of_seeing)
    parts = (reading.article.text, reading.article.title)
    return any(not signs.isdisjoint(WORD.findall(part)) for part in parts)


def _signs_of_seeing(lexicon: Lexicon) -> frozenset[str]:
    """The last word of each verb by which somebody saw or heard a thing, or was there: "made out"."""
    verbs = (lexicon.list("parties", key) for key in ("perceived", "sighted", "present"))
    return frozenset(verb.split()[-1] for listed in verbs for verb in listed)


def _may_name_own_people(words: str, reading: Reading, lexicon: Lexicon) -> bool:
    """False where none of `words` could be one for the outlet's own people."""
    if any(sign.kind == "correspondent" for sign in reading.reporting):
        return True
    people = lexicon.list("boilerplate", "own_people") | {"our"}
    return not people.isdisjoint(WORD.findall(words.lower()))


def _signs(reading: Reading, words: str, lexicon: Lexicon) -> list[Span]:
    """Where the words name the outlet’s own people: “our reporter”, “the Post’s reporter”."""
    people = "|".join(sorted(lexicon.list("boilerplate", "own_people")))
    staff = "|".join(sorted(lexicon.list("parties", "own_staff")))
    outlets = [f"this {noun}" for noun in sorted(lexicon.list("boilerplate", "own_outlet"))]
    outlets += [(reading.article.outlet or "").lower().removeprefix("the ")]
    outlets += outlets[-1].split()[-1:]  # "the Post" for the Harbour Post
    whose = "|".join(re.escape(outlet) for outlet in outlets if outlet)
    found = re.finditer(
        rf"\b(?:(?:the )?(?:{whose})[’']s|this) (?:own )?(?:{people})\b"
        rf"|\b(?:{people}) (?:for|from|of|with) (?:the )?(?:{whose})\b"
        rf"|\b(?:an?|the|one|two|three) (?:{whose}) (?:{people})\b"
        rf"|\bour (?:own )?(?:{staff})\b(?= (?:at|in|on|from|was|were|saw|watched|who)\b)",
        words,
        re.IGNORECASE,
    )
    read = [sign.span for sign in reading.reporting if sign.kind == "correspondent"]
    return sorted([*read, *(Span(*match.span()) for match in found)])


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
def _first_person(was_there: frozenset[str], perceived: frozenset[str]) -> re.Pattern[str]:
    verb = "|".join(sorted(was_there | perceived))
    return re.compile(
        rf"\b(?:told|showed|invited) (?:me|us)\b|\b(?:I|[Ww]e) (?:had |have |also |then )?(?:{verb})\b"
    )
