"""Time expressions: their TimeML value, what they leave open, and what they are reckoned from.

Dates, durations and hours each have their rules (`dates`, `durations`, `clock_times`); here their
matches are brought together: the words that modify them, the tense that says on which side of the
publication date a "Sunday" lies, a day and an hour that stand side by side, and another time of the
same sentence that "a week earlier" is reckoned from. The approach is that of HeidelTime (Strötgen
and Gertz 2010) and SUTime (Chang and Manning 2012): rules, with the day of publication as anchor.

Nothing is ever finer than the words. What neither they nor the publication date settle stays X in
the value, and then there is no first or last day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from whosays.lexicon import Lexicon
from whosays.model import Anchor, Published, Span, Time
from whosays.reading.parsing import ParsedSentence, Token
from whosays.reading.values import clock_times, dates, durations, years
from whosays.reading.values.calendar import Reckoning, Tense, Unit, bounds_of, granularity_of, reckoning_of
from whosays.reading.values.time_rules import Resolved, Rule

_RULES: tuple[Rule, ...] = dates.RULES + years.RULES + durations.RULES + clock_times.RULES
_INSIDE = ("start", "mid", "end", "approx", "more_than", "less_than", "equal_or_more",
           "equal_or_less", "before", "after")  # fmt: skip
_NAMED = frozenset(("ORG", "PRODUCT", "FAC", "WORK_OF_ART", "PERSON"))
_OUTSIDE = ("on_or_after", "on_or_before")
_REFERENCES = (("present", "PRESENT_REF"), ("past", "PAST_REF"), ("future", "FUTURE_REF"))
_HINT = re.compile(
    r"(?i:\d|day|night|morning|evening|noon|week|month|year|decade|centur|hour|minute|second|quarter"
    r"|ago\b|spring|summer|autumn|fall|winter|fiscal|teen|ties\b|twenty|o['’]clock|\b[ap]\.?m\b|midnight"
    r"|yesterday|today|tomorrow|overnight|annual|hourly|daily|fortnight)"
    r"|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
)
_BETWEEN = re.compile(
    r"\s*,?\s*(?:(?:on|at|of|in|around|about|just|shortly|soon|before|after|local time|the)\s+){0,4}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clock:
    """What relative times are reckoned from: the day of publication, where the article gives one.

    `span` is where it is read in the text, None where it came with the article.
    """

    published: Published | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """An expression in its sentence, code points from the sentence's start, and what it says.

    `source` is what it was reckoned from in the text, in code points of the article's part.
    """

    start: int
    end: int
    said: Resolved
    source: Span | None = None


def find_times(
    sentence: ParsedSentence,
    offset: int,
    clock: Clock,
    lexicon: Lexicon,
    before: Sequence[Time] = (),
) -> tuple[Time, ...]:
    """The times in `sentence`, which begins at `offset` of a part of the article; in order.

    `before` are the times of the sentence before it in that part: "on the same day" and "a week
    earlier" are reckoned from the last of them where their own sentence holds none.

    Their spans are code points of that part. `earliest` and `latest` are None where the day of
    publication is unknown and the words need it, or where the time they are reckoned from stands in
    another sentence. A season's bounds are those of its year; a fiscal year has none.
    """
    text = sentence.text
    found = []
    for start, end, rule, match in _matches(text):
        reckoning = reckoning_of(clock.published, _tense(sentence, start, end, lexicon))
        no_time = _is_no_time(sentence, start, end) or _is_a_feast(text, start, end, lexicon)
        said = None if no_time else rule.read(match, reckoning)
        if said:
            found.append(_Found(start, end, said))
    found = _joined(text, [_modified(text, f, lexicon) for f in found])
    found = _with_lexicon(sentence, found, clock, lexicon)
    for place, item in enumerate(found):  # in order: one may be reckoned from the one before it
        found[place] = _anchored(item, found, before, offset)
    return tuple(_time(f, offset, clock) for f in found)


def spans_of_times(sentence: ParsedSentence) -> tuple[Span, ...]:
    """Where the rules see a time: spans of the sentence's own text, in order."""
    return tuple(
        Span(start, end)
        for start, end, _, _ in _matches(sentence.text)
        if not _is_no_time(sentence, start, end)
    )


@lru_cache(maxsize=256)  # quantities ask for the same sentence
def _matches(text: str) -> tuple[tuple[int, int, Rule, re.Match[str]], ...]:
    if not _HINT.search(text):
        return ()
    every = [
        (match.start(), -match.end(), number, rule, match)
        for number, rule in enumerate(_RULES)
        for match in rule.pattern.finditer(text)
    ]
    kept: list[tuple[int, int, Rule, re.Match[str]]] = []
    at = 0
    for start, minus_end, _, rule, match in sorted(every, key=lambda row: row[:3]):
        if start >= at and -minus_end > start:
            kept.append((start, -minus_end, rule, match))
            at = -minus_end
    return tuple(kept)


# ------------------------------------------------------------------------------ words in a sentence


def _tokens(sentence: ParsedSentence, start: int, end: int) -> list[Token]:
    return [t for t in sentence.tokens if t.start < end and t.end > start]


def _is_no_time(sentence: ParsedSentence, start: int, end: int) -> bool:
    """True for words that only look like a time: "may", "Theresa May", "to march", "Orion 1980"."""
    tokens = _tokens(sentence, start, end)
    if len(tokens) != 1:
        return False
    token = tokens[0]
    before = sentence.tokens[token.index - 1] if token.index else None
    if token.text.isdigit():  # "Orion 1980", "2000 troops"
        counted = sentence.head(token)
        counts = counted.index == token.index + 1 and token.dep == "nummod" and counted.tag == "NNS"
        if counts and (before is None or before.lower not in {"the", "their", "its", "his", "her"}):
            return True
        return token.entity in _NAMED and not token.entity_start
    if token.lower not in {"may", "march", "april", "june", "august"}:
        return False
    if token.tag == "MD" or token.pos in {"VERB", "AUX"}:
        return True
    return before is not None and before.tag == "NNP" and before.text[:1].isupper()


def _is_a_feast(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """True for "Black Friday" or "Palm Sunday", which is not the last Sunday."""
    if not text[start:end].endswith("day"):
        return False
    return bool(_before(lexicon.list("times", "before_feasts")).search(text[:start]))


def _tense(sentence: ParsedSentence, start: int, end: int, lexicon: Lexicon) -> Tense:
    """The tense of the clause that the words at `start` to `end` stand in."""
    tokens = _tokens(sentence, start, end)
    if not tokens:
        return "past"
    ahead = lexicon.list("times", "ahead")
    outer = next((t for t in tokens if not start <= sentence.head(t).start < end), tokens[-1])
    for token in (outer, *sentence.ancestors(outer)):
        if token.lemma in ahead and token.pos in {"VERB", "ADJ", "NOUN"}:
            return "future"
        if token.pos not in {"VERB", "AUX"}:
            continue
        helpers = sentence.children(token, "aux", "auxpass")
        if any(
            h.lower in {"will", "'ll", "’ll", "wo", "shall", "may", "might", "could", "should"}
            for h in helpers
        ):
            return "future" if not any(h.lower == "have" for h in helpers) else "past"
        if token.tag in {"VBD", "VBN"} or any(h.tag == "VBD" for h in helpers):
            return "past"
        if any(h.tag == "TO" for h in helpers):
            above = sentence.head(token)
            told = above.index != token.index and above.tag in {"VBD", "VBN"}
            later = above.lemma in ahead | lexicon.list("times", "ahead_to")
            return "open" if told and not later else "future"
        if token.tag in {"VBZ", "VBP"} or any(h.tag in {"VBZ", "VBP"} for h in helpers):
            return "past" if any(h.lemma == "have" for h in helpers) else "open"
    return "open"


@lru_cache(maxsize=64)
def _before(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_alternatives(words)})(?:\s+(?:the\s+)?|-)$", re.IGNORECASE)


@lru_cache(maxsize=64)
def _anywhere(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_alternatives(words)})(?![\w-])", re.IGNORECASE)


@lru_cache(maxsize=8)
def _anywhere_of(lists: tuple[frozenset[str], ...]) -> re.Pattern[str]:
    return _anywhere(frozenset().union(*lists))


@lru_cache(maxsize=64)
def _at_start(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:the\s+)?(?:{_alternatives(words)})(?:\s|-)", re.IGNORECASE)


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=lambda w: (-len(w), w)))


def _modified(text: str, found: _Found, lexicon: Lexicon) -> _Found:
    """The expression with the words before it that modify it: "late on December 7", "nearly"."""
    said, words = found.said, text[found.start : found.end]
    if said.kind in {"set", "reference"}:
        return found
    before = text[max(0, found.start - 40) : found.start]
    for name in _INSIDE:
        listed = lexicon.list("times", name)
        if said.modifier is None and _at_start(listed).match(words):
            return replace(found, said=replace(said, modifier=name))
        match = _before(listed).search(before) if _may_modify(name, said, words) else None
        if match:
            start = found.start - (len(before) - match.start())
            modifier = name if said.modifier in {None, "approx"} else said.modifier
            return _Found(start, found.end, replace(said, modifier=modifier))
    if match := _before(lexicon.list("times", "inside")).search(before):
        return replace(found, start=found.start - (len(before) - match.start()))
    for name in _OUTSIDE:
        outside = _before(lexicon.list("times", name))
        if said.kind == "point" and not said.modifier and outside.search(before):
            return replace(found, said=replace(said, modifier=name))
    return found


def _may_modify(name: str, said: Resolved, words: str) -> bool:
    if name in {"start", "mid", "end"}:
        return said.kind != "duration"
    if name in {"before", "after"}:
        return said.kind == "clock"
    if name == "approx":
        return True
    if words.lower().startswith("the "):  # "over the past year" is no more than that year
        return name in {"equal_or_more", "less_than"} and said.kind == "duration"
    return said.kind == "duration" or words.lower().endswith("ago")


def _with_lexicon(
    sentence: ParsedSentence, found: Sequence[_Found], clock: Clock, lexicon: Lexicon
) -> list[_Found]:
    """With the words of the lexicon that name a time: "now", "these days", "Christmas Eve"."""
    taken = list(found)
    for start, end, said in sorted(
        _listed(sentence, clock, lexicon), key=lambda row: (row[0], -row[1], row[2].value)
    ):
        beside = [f for f in taken if f.start < end and start < f.end]
        if all(start <= f.start and f.end <= end and f.end - f.start < end - start for f in beside):
            taken = [f for f in taken if f not in beside] + [_Found(start, end, said)]
    return sorted(taken, key=lambda f: f.start)


def _listed(sentence: ParsedSentence, clock: Clock, lexicon: Lexicon) -> Iterator[tuple[int, int, Resolved]]:
    listed = [lexicon.list("times", key) for key, _ in _REFERENCES]
    listed += [words for key, words in lexicon.words["times"].items() if key.startswith("holiday-")]
    if not _anywhere_of(tuple(listed)).search(sentence.text):
        return
    for key, value in _REFERENCES:
        for match in _anywhere(lexicon.list("times", key)).finditer(sentence.text):
            yield match.start(), match.end(), Resolved(value, "published", "reference")
    for key in sorted(lexicon.words["times"]):
        if not (fixed := re.fullmatch(r"holiday-(\d\d)-(\d\d)", key)):
            continue
        for match in _anywhere(lexicon.list("times", key)).finditer(sentence.text):
            tense = _tense(sentence, match.start(), match.end(), lexicon)
            value = reckoning_of(clock.published, tense).month(int(fixed[1]), int(fixed[2]))
            yield match.start(), match.end(), Resolved(value, "published")


# ------------------------------------------------------------------- expressions beside one another


def _joined(text: str, found: Sequence[_Found]) -> list[_Found]:
    """A day and an hour or a part of the day that stand side by side, as one expression."""
    joined: list[_Found] = []
    for item in found:
        last = joined[-1] if joined else None
        if last and _BETWEEN.fullmatch(text, last.end, item.start) and (both := _both(last.said, item.said)):
            joined[-1] = _Found(last.start, item.end, both)
        else:
            joined.append(item)
    return joined


def _both(one: Resolved, two: Resolved) -> Resolved | None:
    for day, hour in ((one, two), (two, one)):
        if hour.kind not in {"clock", "part"} or day.kind != "point" or "T" not in hour.value:
            continue
        if re.fullmatch(r"[\dX]{4}-(?:[\dX]{2}-[\dX]{2}|WXX-\d)(?:T[A-Z]{2})?", day.value):
            value = day.value.partition("T")[0] + hour.value[hour.value.index("T") :]
            return replace(day, value=value, modifier=hour.modifier or day.modifier)
    return None


def _anchored(found: _Found, others: Sequence[_Found], before: Sequence[Time], offset: int) -> _Found:
    """The expression reckoned from the last time before it, in its sentence or else in `before`."""
    said = found.said
    if said.shift is None:
        return found
    places = [(f.said.value, Span(offset + f.start, offset + f.end)) for f in others
              if f.end <= found.start and f.said.kind == "point" and bounds_of(f.said.value)]  # fmt: skip
    if said.anchor == "published":  # "from $3 million a year ago", said of a quarter
        places = [place for place in places if granularity_of(place[0]) == "quarter"]
    elif not places:
        places = [(t.value, t.span) for t in before if t.earliest and t.latest]
    if not places:
        return found
    anchor, source = places[-1]
    value = _moved(anchor, *said.shift)
    if value and granularity_of(said.value) == "quarter":  # "the 1988 quarter", "the quarter"
        value = said.value[:4].replace("XXXX", value[:4]) + value[4:]
    if value is None or (said.value.endswith("QX") and granularity_of(value) != "quarter"):
        return found
    return replace(found, said=replace(said, value=value, anchor="text"), source=source)


def _moved(value: str, unit: Unit, count: int) -> str | None:
    """`value` so many units on, as fine as the unit allows; None where that cannot be said."""
    day = value.partition("T")[0].partition("/")[0]
    bounds = bounds_of(day)
    if bounds is None:
        return None
    if unit == "year" and re.match(r"\d{4}-(?:Q\d|\d\d$|H\d)", day):
        return f"{int(day[:4]) + count:04d}{day[4:]}"
    fineness = {"day": 0, "weekend": 1, "week": 1, "month": 2, "quarter": 3, "year": 3}
    own = {"day": 0, "part-of-day": 0, "week": 1, "month": 2}.get(granularity_of(day), 3)
    if own > fineness[unit]:
        return None
    return Reckoning(date.fromisoformat(bounds[0][:10]), "day").shifted(unit, count)


def _time(found: _Found, offset: int, clock: Clock) -> Time:
    said = found.said
    bounds = bounds_of(said.value) if said.bounded and said.kind not in {"set", "duration"} else None
    earliest, latest = bounds or (None, None)
    if said.modifier == "on_or_after":
        latest = None
    if said.modifier == "on_or_before":
        earliest = None
    anchor: Anchor = said.anchor
    if anchor == "published":
        anchor = "none" if clock.published is None else "dateline" if clock.span else "published"
    return Time(
        span=Span(offset + found.start, offset + found.end),
        value=said.value,
        earliest=earliest,
        latest=latest,
        granularity=granularity_of(said.value),
        modifier=said.modifier,
        anchor=anchor,
        anchor_span=found.source or (clock.span if anchor == "dateline" else None),
        duration=said.kind == "duration",
    )
