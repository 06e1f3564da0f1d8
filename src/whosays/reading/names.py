"""Mentions of persons, organisations and places.

The labels of a small model are good at where a name stands and poor at its kind, so the kind is told by
the words first: what the lexicon knows, a head word ("Harbour Police"), a rank ("Ms Okoro"), a
preposition ("in Velden").

The mention is the longest form that stands there, title and all ("Foreign Minister Ana Velo"), without
the article before it and the possessive after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from whosays.lexicon import Lexicon
from whosays.model import NameKind, NameMention, Part, Span
from whosays.reading.name_candidates import (
    ACRONYM,
    Candidate,
    candidates,
    is_form,
    is_near,
    is_rank,
    known_kind,
)
from whosays.reading.parsing import ParsedSentence, Token

_KINDS: dict[str, NameKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "PRODUCT": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}
_OF_PERSONS = ("PERSON", "TITLED")
_FULL_NAME = (2, 3)  # words of it
_LONGEST = 9  # tokens: what is longer is a line of a page, not a name
_NO_NAME = re.compile(r"https?|www\.|[@/\\|•<>{}\[\]=+*#_~^]|\d{3,}")


def find_names(
    sentence: ParsedSentence, offset: int, part: Part, lexicon: Lexicon
) -> tuple[NameMention, ...]:
    """The mentions in `sentence`, which begins at `offset` of the article's `part`; in order.

    Their spans are code points of that part; no two overlap. In a line set in capitals or in title
    case, where every word looks like a name, only what is surely one is told.
    """
    tokens = sentence.tokens
    heading = _is_heading(tokens)
    found: list[Candidate] = []
    for candidate in candidates(sentence, lexicon):
        trimmed = _trimmed(tokens, candidate, lexicon)
        if trimmed is None or (heading and not _is_sure(tokens, trimmed)):
            continue
        kind = trimmed.kind or _kind(tokens, trimmed, lexicon)
        if kind is None:
            continue
        told = replace(trimmed, kind=kind)
        found.append(told)
        if kind == "person":  # its title may be cut out of a body's name, so that the bare name is left
            found.append(_with_title(tokens, told, lexicon))
    mentions = []
    for item in _apart(found):
        if item.kind is not None:
            span = Span(offset + tokens[item.first].start, offset + tokens[item.last].end)
            mentions.append(NameMention(span, item.kind, part))
    return tuple(mentions)


def _apart(found: Sequence[Candidate]) -> list[Candidate]:
    """Those that are left when of two that overlap the longer is taken; in order."""
    kept: list[Candidate] = []
    for item in sorted(found, key=lambda c: (-c.length, c.kind is None, c.first, c.label)):
        if all(item.last < other.first or other.last < item.first for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda c: c.first)


# ----------------------------------------------------------------------------------- what it is


def _trimmed(tokens: Sequence[Token], item: Candidate, lexicon: Lexicon) -> Candidate | None:
    """The candidate without what is no part of a name at its ends; None where nothing is left."""
    first, last = item.first, item.last
    while first <= last and not _may_begin(tokens[first], lexicon):
        first += 1
    for index in range(first, last + 1):
        if _NO_NAME.search(tokens[index].text) or tokens[index].text == ",":
            last = index - 1
            break
    while last >= first and not _may_end(tokens, last, lexicon):
        last -= 1
    if last < first or last - first >= _LONGEST:
        return None
    words = tokens[first : last + 1]
    if item.kind is None:
        if all(t.lower in lexicon.list("names", "no_names") for t in words):
            return None
        if not any(t.tag in {"NNP", "NNPS"} for t in words):
            return None
    if item.label == "ORG":
        last = _with_tail(tokens, last, lexicon)
    return replace(item, first=first, last=last)


def _with_tail(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> int:
    """The last token with the small words that end the name: "Velden University hospital"."""
    for index in range(last + 1, min(last + 4, len(tokens))):
        token = tokens[index]
        if token.pos not in {"NOUN", "ADJ", "PROPN"} or not token.text.islower():
            break
        if token.lower in lexicon.list("names", "tails"):
            return index
    return last


def _may_begin(token: Token, lexicon: Lexicon) -> bool:
    if token.lower in {"the", "a", "an"} or not any(c.isalpha() for c in token.text):
        return False
    return token.text[:1].isupper() or token.lower in lexicon.list("names", "particles")


def _may_end(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    token, before = tokens[index], tokens[index - 1] if index else None
    if before is not None and before.text == "-" and before.end == token.start:
        return True  # "Jong-un"
    if token.text in {"No", "No."} or (token.text.isupper() and _is_credit(tokens, index, lexicon)):
        return False
    if token.lower in {"the", "a", "an", "'s", "’s", "s", "image", "images", "photo", "caption"}:
        return False
    return (
        token.text[:1].isupper()
        or token.text[:1].isdigit()
        or (len(token.text) > 3 and token.text.isalpha() and token.tag in {"NNP", "NNPS"})
    )


def _is_credit(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """True for an agency right after a name, as under a picture: "Ana Velo AFP"."""
    agency = lexicon.agency_by_form.get(tokens[index].lower)
    before = tokens[index - 1] if index else None
    if agency is None or before is None or not is_form(agency, tokens[index].text):
        return False
    return before.text[:1].isupper() and before.entity == tokens[index].entity != ""


def _kind(tokens: Sequence[Token], item: Candidate, lexicon: Lexicon) -> NameKind | None:
    words = tokens[item.first : item.last + 1]
    if known := known_kind(words, lexicon):
        return known
    if _is_apposed(tokens, item, lexicon):
        return "person"
    if head := _head_kind(words, lexicon):
        return head
    before = _rank_before(tokens, item.first, lexicon)
    if before is not None and (item.label in _OF_PERSONS or before.text[:1].isupper()):
        return "person"
    located = item.first > 0 and tokens[item.first - 1].lower in lexicon.list("names", "locatives")
    if located and item.length <= 2 and not (item.label == "PERSON" and item.length == 2):
        acronym = item.length == 1 and ACRONYM.fullmatch(words[0].text) and words[0].text.isupper()
        if not acronym and words[0].text[:1].isupper():
            return "place"
    if is_rank(words[0], lexicon) and item.length > 1 and item.label == "PERSON":
        return "person"
    if item.label == "NORP":
        return _named_place(tokens, item, lexicon)
    return _KINDS.get(item.label)


def _is_apposed(tokens: Sequence[Token], item: Candidate, lexicon: Lexicon) -> bool:
    """True for a full name that a comma parts from a noun for a person: "the boy's aunt, Ina Hill, said"."""
    first, last = item.first, item.last
    if item.length not in _FULL_NAME or first < 2 or tokens[first - 1].text != ",":
        return False
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is not None and after.text != "," and after.pos not in {"VERB", "AUX"}:
        return False
    noun = tokens[first - 2].text
    kin = noun in lexicon.list("names", "female") or noun in lexicon.list("names", "male")
    named = all(t.text.isalpha() and t.text[0].isupper() for t in tokens[first : last + 1])
    return named and (kin or noun in lexicon.list("names", "speaking"))


def _named_place(tokens: Sequence[Token], item: Candidate, lexicon: Lexicon) -> NameKind | None:
    """A place for what the parse takes for a people, where a word after it says so: "Orlan stop"."""
    if tokens[item.last].lower in lexicon.country_by_word or tokens[item.last].tag != "NNP":
        return None
    after = tokens[item.last + 1 : item.last + 3]
    return "place" if any(t.text in lexicon.list("names", "place") for t in after) else None


def _head_kind(words: Sequence[Token], lexicon: Lexicon) -> NameKind | None:
    """What the head word tells: the last one, or the last before "of", "for" or "in"."""
    stops = [i for i, t in enumerate(words) if t.lower in {"of", "for", "in"} and i]
    for end in ([stops[0]] if stops else []) + [len(words)]:
        head = words[end - 1]
        if head.text[:1].isdigit() and end > 1:
            head = words[end - 2]
        if head.lower in lexicon.list("names", "organisation"):
            return "organisation"
        if head.lower in lexicon.list("names", "place") and len(words) > 1:
            return "place"
    return None


def _rank_before(tokens: Sequence[Token], first: int, lexicon: Lexicon) -> Token | None:
    index = first - 1
    if index >= 1 and tokens[index].text == "." and tokens[index].start == tokens[index - 1].end:
        index -= 1
    if index < 0 or not is_near(tokens, index, first):
        return None
    return tokens[index] if is_rank(tokens[index], lexicon) else None


def _with_title(tokens: Sequence[Token], item: Candidate, lexicon: Lexicon) -> Candidate:
    """A person's name with the title before it: "former Velish President", "Mayor of Velden"."""
    first, before = item.first, _rank_before(tokens, item.first, lexicon)
    if before is None:
        place = item.first - 1
        while place > 0 and tokens[place].text[:1].isupper() and tokens[place].pos == "PROPN":
            place -= 1
        if not 1 <= place < item.first - 1 or tokens[place].lower != "of":
            return item
        if not tokens[place - 1].text[:1].isupper():
            return item
        if not is_rank(tokens[place - 1], lexicon):
            return item
        before = tokens[place - 1]
    first = before.index
    while first > 0 and _goes_before(tokens[first - 1], tokens[first], lexicon):
        first -= 1
    return replace(item, first=first)


def _goes_before(token: Token, following: Token, lexicon: Lexicon) -> bool:
    """True for a word that belongs to the title that `following` goes on with."""
    if following.start - token.end > 1 or token.text in {",", ";", ":"}:
        return False
    if is_rank(token, lexicon) or (token.text == "." and token.end - token.start == 1 and token.tag == "."):
        return token.text != "."
    if token.text == "-" and token.end == following.start:
        return True
    if not token.text[:1].isupper():
        return False
    return token.pos in {"PROPN", "ADJ"} and token.entity not in {"PERSON", "DATE", "TIME"}


# --------------------------------------------------------------------------------------- headings


def _is_heading(tokens: Sequence[Token]) -> bool:
    """True for a line in title case or capitals, where a capital says nothing."""
    if any(t.tag == "." and t.text == "." for t in tokens[-2:]):
        return False
    words = [t for t in tokens if len(t.text) > 3 and t.text.isalpha()]
    capitals = sum(t.text[0].isupper() for t in words)
    return len(words) >= 4 and capitals >= 0.8 * len(words)


def _is_sure(tokens: Sequence[Token], item: Candidate) -> bool:
    """True for what is a name in a heading, too: known, or a person's of two words or by a particle.

    A verb in its capital would be the last word: "Velo Resigns", "Velo Seeking".
    """
    words = tokens[item.first : item.last + 1]
    if item.kind is not None or item.label != "PERSON":
        return item.kind is not None
    if any(t.text in {"al", "bin", "ibn", "van", "von"} for t in words):
        return item.length <= 5
    names = all(t.tag == "NNP" and t.text.isalpha() for t in words)
    return names and item.length == 2 and not words[-1].text.endswith(("s", "ed", "ing"))
