"""Numbers of something: value, bound, unit, and what is counted.

A quantity's span holds the words that bound it, the number and its unit ("at least 40", "600 tons",
"$1.2 million"), not the noun that is counted, which `of` gives. Years, dates, hours and durations are
times and found elsewhere; ordinals, numbers that are part of a name, places in a list and telephone
numbers are no quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from whosays.lexicon import Lexicon
from whosays.lexicon.number_words import SMALL_NUMBERS
from whosays.model import Bound, Quantity, Span
from whosays.reading.parsing import ParsedSentence, Token
from whosays.reading.values.counted_nouns import counted, noun_of, token_at
from whosays.reading.values.numerals import NUMERAL, SCALE, number_of
from whosays.reading.values.times import spans_of_times

_SHARES = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_NO_SCALE = rf"(?!\s+of\s+(?:an?\s+)?{SCALE}\b)"  # "a quarter of a million" is one number
_SHARE = re.compile(
    r"\b(?:(?P<top>one|two|three|four|five|six|seven|nine)[\s-](?P<part>third|quarter|fifth|sixth"
    rf"|eighth|tenth)s?{_NO_SCALE}|an?\s+(?P<one>third|quarter|fifth|tenth)(?=\s+of\b){_NO_SCALE}"
    rf"|(?<!first\s)(?<!second\s)(?<!latter\s)(?<!last\s)(?P<half>half)(?=\s+(?:of|the|its|their|his|her)\b){_NO_SCALE})\b"
    r"|\b(?P<n>\w+)\s+(?:in|out\s+of)(?:\s+every)?\s+(?P<m>\w+)\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*[-–—]\s*|\s+(?:to|or)\s+", re.IGNORECASE)
_LABEL = re.compile(r"([A-Za-z]+)\.?\s*$")
_LISTED = re.compile(r"\s*(?:,|and|,\s*and)\s*")
_PHONE = re.compile(r"\+?\(?\d[\d() .-]{5,}\d|\b\d{3}-\d{4}\b")
_AGE_AFTER = re.compile(r"(?:[\s-]years?)?[\s-](?:old|olds|years[\s-]of[\s-]age)\b", re.IGNORECASE)
_MAGNITUDE = re.compile(r"\bmagnitude\s+(?:of\s+|was\s+|at\s+)?(?:about\s+|around\s+)?$", re.IGNORECASE)
_AGED = re.compile(r"\baged?\s+(?:between\s+)?$", re.IGNORECASE)
_LIST_MARK = re.compile(r"[.)](?:\s|$)")
_PICTURE = re.compile(
    r"\b(?:image|photo|picture|slide|page)\s+(?:\d+\s+of\s+)?$|^\W*\d+\s+of\s+$", re.IGNORECASE
)
_NAMED = frozenset(("PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "LAW", "WORK_OF_ART", "EVENT"))


_HINTS = frozenset(
    (
        *SMALL_NUMBERS[2:], "pair",
        "few", "several", "couple", "handful", "dozen", "dozens", "scores", "tens", "hundred", "hundreds",
        "thousand", "thousands", "million", "millions", "billion", "billions", "half", "third", "quarter",
    )
)  # fmt: skip
_SHORT_UNIT = 4
"""Code points of the longest unit that is written at its number."""
_BOUNDS: tuple[Bound, ...] = ("at-least", "at-most", "about")


@dataclass(frozen=True, slots=True)
class _Words:
    """The lexicon's words about quantities, ready to be matched."""

    units: Mapping[str, str]
    number: re.Pattern[str]
    signs: Mapping[str, str]
    unit: re.Pattern[str]
    sign: re.Pattern[str]
    spending: frozenset[str]
    vague: re.Pattern[str]
    vague_by_words: Mapping[str, float]
    before: Mapping[Bound, re.Pattern[str]]
    after: Mapping[Bound, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class _Found:
    """A number in its sentence, in code points from the sentence's start."""

    start: int
    end: int
    low: float
    high: float | None
    bound: Bound = "exact"
    unit: str | None = None


def find_quantities(sentence: ParsedSentence, offset: int, lexicon: Lexicon) -> tuple[Quantity, ...]:
    """The quantities in `sentence`, which begins at `offset` of a part of the article; in order.

    Their spans are code points of that part. "At least 40" is 40 and open above, "up to 40" 0 to 40,
    "about 40" 40 to 40, "hundreds" 200 and open; a range is "about". `unit` is a unit of measure, an
    ISO 4217 code, "percent", "share" (a half is 0.5) or "age" (in years); `of` the lemma of the noun
    that is counted or measured, None where the words give none.
    """
    if not _may_hold_one(sentence):
        return ()
    words = _words(tuple(lexicon.words["quantities"].items()))
    taken = [*spans_of_times(sentence), *_telephones(sentence.text)]
    found = []
    for item in _numbers(sentence, words, lexicon):
        span = Span(item.start, item.end)
        if any(span.overlaps(other) for other in taken):
            continue
        taken.append(span)
        noun = None if item.unit == "age" else noun_of(sentence, span, item.unit)
        if noun in lexicon.list("quantities", "times"):
            continue
        moved = Span(offset + item.start, offset + item.end)
        found.append(Quantity(moved, item.low, item.high, item.bound, item.unit, noun))
    return tuple(sorted(found, key=lambda quantity: quantity.span))


def _may_hold_one(sentence: ParsedSentence) -> bool:
    return any(map(str.isdigit, sentence.text)) or any(
        t.tag == "CD" or t.lower in _HINTS for t in sentence.tokens
    )


@lru_cache(maxsize=8)
def _words(lists: tuple[tuple[str, frozenset[str]], ...]) -> _Words:
    by_key = dict(lists)
    units = {form: key[5:] for key, forms in lists if key.startswith("unit-") for form in forms}
    money = {form: key[6:] for key, forms in lists if key.startswith("money-") for form in forms}
    signs = {
        form: code
        for form, code in money.items()
        if not form[0].isalpha() or "$" in form or (len(form) < 4 and form not in by_key["only-after"])
    }
    vague = {form: float(key[6:]) for key, forms in lists if key.startswith("vague-") for form in forms}
    after = {bound: by_key[f"{bound}-after"] for bound in _BOUNDS}
    spaced = frozenset(form for form in units | money if len(form) > 1 or not form.isalpha())  # "15p"
    return _Words(
        units=units | money,
        number=_number_beside(units | money),
        signs=signs,
        unit=re.compile(rf"(?:[\s-]?(?:{_any(spaced)})|(?:{_any(units | money)}))(?!\w)", re.IGNORECASE),
        sign=re.compile(rf"(?<!\w)(?:{_any(signs)})\s?$", re.IGNORECASE),
        spending=by_key["spending"],
        vague=re.compile(rf"(?<![\w-])(?:{_any(vague)})(?![\w-])", re.IGNORECASE),
        vague_by_words=vague,
        before={b: re.compile(rf"(?<![\w-])(?:{_any(by_key[b])})\s+$", re.IGNORECASE) for b in _BOUNDS},
        after={b: re.compile(rf"(?:\s+|-)?(?:{_any(after[b])})(?!\w)|\+", re.IGNORECASE) for b in _BOUNDS},
    )


def _number_beside(units: Iterable[str]) -> re.Pattern[str]:
    """A number with nothing but a unit written at it: "40", "5km", "15p"."""
    written = _any(frozenset(form for form in units if form.isalpha() and len(form) <= _SHORT_UNIT))
    return re.compile(
        rf"(?<![\w.,/@#&+])(?<![A-Za-z]-)(?:{NUMERAL})(?:(?!\w)|(?<=\d)(?=(?:{written})(?!\w)))"
        r"(?![.,/:]\d)(?!/\w)",
        re.IGNORECASE,
    )


def _any(forms: Mapping[str, object] | frozenset[str]) -> str:
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)


def _telephones(text: str) -> Iterator[Span]:
    for match in _PHONE.finditer(text):
        digits, spaced = re.sub(r"\D", "", match[0]), re.search(r"[ ()-]", match[0].strip())
        years = re.fullmatch(r"\d{4}\s?-\s?\d{4}", match[0])
        if len(digits) >= 7 and spaced and not years:
            yield Span(match.start(), match.end())


# --------------------------------------------------------------------------------------- numbers


def _numbers(sentence: ParsedSentence, words: _Words, lexicon: Lexicon) -> Iterator[_Found]:
    """Every number that is one of something, the wider readings first."""
    text = sentence.text
    for match in _SHARE.finditer(text):
        if share := _share_of(match):
            yield _bounded(text, _Found(match.start(), match.end(), share, share, unit="share"), words)
    for match in words.vague.finditer(text):
        token = token_at(sentence, match.start())
        if token and (token.index == 0 or not token.text[0].isupper()):
            said = re.sub(r"\s+of$", "", match[0], flags=re.IGNORECASE)
            least = words.vague_by_words[" ".join(match[0].lower().split())]
            found = _Found(match.start(), match.start() + len(said), least, None, "vague")
            yield _bounded(text, found, words)
    ages = -1  # where the last age ended: "sons aged 12, 14 and 16"
    for read in _paired(text, [_with_unit(sentence, item, words) for item in _single(text, words)]):
        listed = 0 <= ages <= read.start and _LISTED.fullmatch(text, ages, read.start)
        item = replace(read, unit="age") if listed and not read.unit else read
        if item.unit == "age":
            ages = item.end
        if item.unit or not _is_part_of_a_name(sentence, item, lexicon):
            yield _bounded(text, item, words)


def _single(text: str, words: _Words) -> list[_Found]:
    return [
        _Found(match.start(), match.end(), number, number)
        for match in words.number.finditer(text)
        if (number := number_of(match[0])) is not None
    ]


def _paired(text: str, items: Sequence[_Found]) -> list[_Found]:
    """Ranges as one ("20 to 30"); "from 2 to 3 million" as two of one scale; scores left out."""
    paired: list[_Found] = []
    place = 0
    while place < len(items):
        item, after = items[place], items[place + 1] if place + 1 < len(items) else None
        between = text[item.end : after.start] if after else ""
        joined = _RANGE.fullmatch(between) or re.fullmatch(r"\s+and\s+", between, re.IGNORECASE)
        if not after or not joined:
            paired.append(item)
            place += 1
            continue
        before = text[max(0, item.start - 12) : item.start]
        opening = re.search(r"\bbetween\s+$", before, re.IGNORECASE)
        item = _like(text, item, after)
        place += 2
        if "and" in between.lower() and not opening:
            paired.append(items[place - 2])
            place -= 1
        elif re.search(r"\bfrom\s+$", before, re.IGNORECASE):
            paired += [item, after]
        elif item.low < after.low and item.unit in {None, after.unit}:
            start = item.start - (len(before) - opening.start() if opening else 0)
            paired.append(_Found(start, after.end, item.low, after.low, "about", after.unit))
        elif after.unit or between.strip() not in {"-", "–", "—"}:
            paired += [item, after]
    return paired


def _like(text: str, item: _Found, after: _Found) -> _Found:
    """`item` with the scale and the unit that only `after` shows: "2 to 3 million euros"."""
    low, words = item.low, text[after.start : after.end].lower()
    scale = re.search(r"(?:hundred|thousand|million|billion|trillion|bn)", words)
    if scale and low < 1000 and re.fullmatch(r"\W?[\d.]+", text[item.start : item.end]):
        low *= number_of(f"1 {scale[0]}") or 1
    return replace(item, low=low, high=low, unit=item.unit or after.unit)


def _share_of(match: re.Match[str]) -> float | None:
    if match["half"]:
        return 0.5
    if match["one"]:
        return 1 / _SHARES[match["one"].lower()]
    top, part = match["top"] or match["n"], match["part"]
    above = number_of(top)
    below = _SHARES[part.lower()] if part else number_of(match["m"])
    if above is None or below is None or not 0 < above < below or below > 1000:
        return None
    return above / below


def _with_unit(sentence: ParsedSentence, item: _Found, words: _Words) -> _Found:
    """The number with the sign before it or the unit after it."""
    text = sentence.text
    before = text[max(0, item.start - 24) : item.start]
    if _AGED.search(before) or _AGE_AFTER.match(text, item.end) or _beside_a_person(sentence, item):
        return replace(item, unit="age")
    if _MAGNITUDE.search(before):
        return replace(item, unit="magnitude")
    if sign := words.sign.search(before):
        start = item.start - (len(before) - sign.start())
        return replace(item, start=start, unit=words.signs[sign[0].strip().lower()])
    metres = re.fullmatch(r"([\d.,]+)\s?m", text[item.start : item.end])
    if metres and not _is_of_millions(sentence, item, words):
        low = number_of(metres[1]) or item.low
        return replace(item, low=low, high=low, unit="metre")
    if unit := words.unit.match(text, item.end):
        name = " ".join(re.sub(r"^-", "", unit[0]).lower().split())
        return replace(item, end=unit.end(), unit=words.units[name])
    return item


def _is_of_millions(sentence: ParsedSentence, item: _Found, words: _Words) -> bool:
    """True for the m of "84m euros", "1.4m subscribers" and "spent 200m": no metres are counted so."""
    unit = words.unit.match(sentence.text, item.end)
    if unit and words.units[" ".join(unit[0].lower().split())] in words.signs.values():
        return True
    last = token_at(sentence, item.end - 1)
    if last is None:
        return False
    after = sentence.tokens[last.index + 1 : last.index + 3]
    if after and (after[0].tag == "NNS" or (after[0].pos == "ADJ" and after[-1].tag == "NNS")):
        return True
    before = sentence.tokens[max(0, last.index - 3) : last.index]
    return any(token.lemma in words.spending for token in before)


def _beside_a_person(sentence: ParsedSentence, item: _Found) -> bool:
    """True for an age as newspapers give it: "Ann Lee, 42, said", "the driver, 42, was held"."""
    text, token = sentence.text, token_at(sentence, item.start)
    if token is None or token.index < 2 or not re.fullmatch(r"\d{1,3}", text[item.start : item.end]):
        return False
    comma, who = sentence.tokens[token.index - 1], sentence.tokens[token.index - 2]
    if comma.text not in {",", "("} or not 1 <= item.low <= 115:
        return False
    if who.entity == "PERSON":
        return re.match(r"\s*[,;.)]|\s*$", text[item.end :]) is not None
    return who.pos in {"NOUN", "PROPN"} and text[item.end : item.end + 1] in {",", ")"}


def _is_part_of_a_name(sentence: ParsedSentence, item: _Found, lexicon: Lexicon) -> bool:
    """True for a number that names or ranks: "Boeing 737", "No. 18", "1.", and "one" as a pronoun."""
    text, token = sentence.text, token_at(sentence, item.start)
    if token is None or (item.start == 0 and _LIST_MARK.match(text, item.end)):
        return True
    last = token_at(sentence, item.end - 1) or token
    noun = counted(sentence, last)
    if text[item.end : item.end + 1] == "-" and text[item.end + 1 : item.end + 2].isalpha():
        word = re.match(r"-time\b", text[item.end :])  # "four-time champion"
        return word is not None or item.low == 1 or token.entity in _NAMED
    before = sentence.tokens[token.index - 1] if token.index else None
    if noun is not None and noun.tag == "NNP":  # "11 Downing Street"
        return True
    if _PICTURE.search(text[: item.start]) or re.match(r"\s+of\s+\d+\W*$", text[item.end :]):
        return True  # "1 of 4", under a picture
    if item.low == 1 and text[item.start : item.end].lower() == "one":
        return noun is None or (before is not None and before.lower in {"no", "any", "every", "this", "that"})
    if token.entity in _NAMED and (_in_longer_name(sentence, token)):
        return True
    if noun is not None or before is None:
        return False
    label = _LABEL.search(text[max(0, item.start - 24) : item.start])
    if label and label[1].lower() in lexicon.list("quantities", "labels"):
        return True
    digits = re.fullmatch(r"\d+", text[item.start : item.end]) is not None
    leading_zero = digits and len(token.text) > 1 and token.text.startswith("0")
    return leading_zero or (digits and before.tag in {"NNP", "NNPS"} and before.text[:1].isupper())


def _in_longer_name(sentence: ParsedSentence, token: Token) -> bool:
    around = [sentence.tokens[i] for i in (token.index - 1, token.index + 1) if 0 <= i < len(sentence.tokens)]
    return any(t.entity == token.entity and t.text[:1].isupper() for t in around)


def _bounded(text: str, item: _Found, words: _Words) -> _Found:
    """The quantity with the words that bound it: "at least", "or more"."""
    before = text[max(0, item.start - 40) : item.start]
    said = [(match.start(), bound) for bound in _BOUNDS if (match := words.before[bound].search(before))]
    if said:  # "no more than" holds "more than"
        start, bound = min(said)
        return _as(replace(item, start=item.start - (len(before) - start)), bound)
    if item.unit == "age":
        return item
    for bound in _BOUNDS:
        match = words.after[bound].match(text, item.end)
        if match and (bound == "at-least" or match[0] != "+"):  # "50+"
            return _as(replace(item, end=match.end()), bound)
    return item


def _as(item: _Found, bound: Bound) -> _Found:
    if item.bound == "vague":
        return item
    if bound == "at-least":
        return replace(item, bound=bound, high=None)
    if bound == "at-most":
        return replace(item, bound=bound, low=0.0, high=item.high)
    return replace(item, bound=bound)
