"""Lines that show by their own words that they are no part of the report: labels, bars, captions.

Nothing here looks at what stands around a line; `boilerplate.py` does. A line is judged by the words
of boilerplate.toml together with its shape: where a phrase also occurs in reports ("photo", "follow",
"on Twitter"), the line has to lack the shape of a sentence, too, or to hold a second sign.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from whosays.lexicon import Lexicon
from whosays.model import BoilerplateKind
from whosays.reading.layout.date_lines import is_date_line
from whosays.reading.layout.lines import Line

_LONGEST_NOTE = 800
_IDENTIFIER = re.compile(r"(?=[^\s]*\d)[0-9a-f]{12,}\Z|(?=[^\s]*\d)[0-9A-F]{12,}\Z|\d{8,}\Z")
_UUID = re.compile(r"[0-9a-f]{8}[- ]?(?:[0-9a-f]{4}[- ]?){3}[0-9a-f]{12}\Z", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<at>\d{1,3})(?:\s?/\s?| of )(?P<all>\d{1,3})(?:[\s.:]|$)")
_NUMBERED_INSIDE = re.compile(r"(?<!\S)(?P<at>\d{1,3})/(?P<all>\d{1,3})(?!\S)")
_FILE_PHOTO = re.compile(
    r"(?i:in this\b[^.!?]{0,60}\b(?:photo|image|picture|photograph|grab|handout|combination)\b)"
)
_POSITION = re.compile(  # not a lone "(R)", which is a party in American news
    r"\((?:\d(?:st|nd|rd|th) [LRC]|[LC]|left|right|centre|center|from left|top|bottom|front)\)"
)
_CREDIT_AT_END = re.compile(r"[(\[](?P<who>[^()\[\]]{2,120})[)\]]\.?(?:\s?\([^()]{2,40}\))?$")
_PHOTO_BY = re.compile(r"(?:Photo|Photos|Photograph|Photographs|Image|Picture|Credit)s?\s?(?:by|:)")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,24}")


def kind_of(line: Line, lexicon: Lexicon) -> BoilerplateKind | None:
    """The kind of boilerplate `line` is by its own words, or None."""
    if is_correction(line, lexicon):
        return None
    for kind, test in _TESTS:
        if test(line, lexicon):
            return kind
    return None


def is_correction(line: Line, lexicon: Lexicon) -> bool:
    """True where the line corrects, clarifies or withdraws: it has to stay readable."""
    short = len(line.text) <= _LONGEST_NOTE  # a whole body in one line is no note
    return short and line.holds(lexicon.list("boilerplate", "corrections")) > 0


def is_photo_credit(words: str, lexicon: Lexicon) -> bool:
    """True where `words`, such as "Mark Doe/Reuters", end in somebody who supplies photographs."""
    parts = [p.strip().strip(".") for p in re.split(r"[/|,:;•–—]|\bvia\b|\bfor\b", words)]
    suppliers = lexicon.list("boilerplate", "photo_suppliers")
    return any(p.lower() in suppliers or lexicon.agency(p) is not None for p in parts if p)


def _is_ornament(line: Line, _lexicon: Lexicon) -> bool:
    return not any(c.isalnum() for c in line.text[:400]) and len(line.text) <= 400


def _is_label(line: Line, lexicon: Lexicon) -> bool:
    words = " ".join(line.words)
    return words in lexicon.list("boilerplate", "section_labels") and not line.quotes


def _is_identifier(line: Line, _lexicon: Lexicon) -> bool:
    text = line.text
    return len(text) <= 80 and (_IDENTIFIER.match(text) or _UUID.match(text)) is not None


def _is_stamp(line: Line, lexicon: Lexicon) -> bool:
    if is_date_line(line.text, lexicon):
        return True
    return len(line.words) <= 14 and line.holds(lexicon.list("boilerplate", "stamp_phrases")) > 0


def _is_share_bar(line: Line, lexicon: Lexicon) -> bool:
    words = line.words
    if len(words) <= 25 and line.starts(lexicon.list("boilerplate", "share_starts")):
        return True
    allowed = lexicon.list("boilerplate", "share_words")
    return (
        0 < len(words) <= 16
        and not line.ends_sentence
        and any(w in lexicon.list("boilerplate", "share_marks") for w in words)
        and all(w in allowed or w.isdigit() for w in words)
    )


def _is_comment_bar(line: Line, lexicon: Lexicon) -> bool:
    size = line.starts(lexicon.list("boilerplate", "comment_starts"))
    return size > 0 and len(line.words) <= size + (1 if size == 1 else 6) and not line.quotes


def _is_copyright(line: Line, lexicon: Lexicon) -> bool:
    words = line.words
    if len(words) > 70 or not words or line.quotes:
        return False
    year = any(w.isdigit() and len(w) == 4 for w in words[:5])
    if words[0] in ("©", "copyright", "(c)") and (year or len(words) <= 12):
        return True
    return line.holds(lexicon.list("boilerplate", "copyright_phrases")) > 0 and not _reports(line, lexicon)


def _is_contact(line: Line, lexicon: Lexicon) -> bool:
    if len(line.words) > 45 or line.quotes or _reports(line, lexicon):
        return False
    signs = int(line.starts(lexicon.list("boilerplate", "contact_starts")) > 0)
    signs += line.holds(lexicon.list("boilerplate", "contact_phrases"))
    signs += 2 if len(line.words) <= 16 and _EMAIL.search(line.text) else 0
    signs += 1 if re.search(r"(?<!\w)@\w", line.text) and len(line.words) <= 12 else 0
    signs += 1 if _addresses(line, lexicon) else 0
    return signs >= 2


def _is_promotion(line: Line, lexicon: Lexicon) -> bool:
    if len(line.words) > 90 or line.quotes or _reports(line, lexicon):
        return False
    signs = int(line.starts(lexicon.list("boilerplate", "promotion_starts")) > 0)
    phrases = line.holds(lexicon.list("boilerplate", "promotion_phrases"))
    if signs and len(line.words) <= 3 and not line.ends_sentence:
        return True
    addressed = _addresses(line, lexicon) and (signs > 0 or (phrases > 0 and not line.punctuated))
    return addressed or signs + phrases >= 2


def _is_related(line: Line, lexicon: Lexicon) -> bool:
    size = line.starts(lexicon.list("boilerplate", "related_starts"))
    count = len(line.words)
    if size and count <= 60:
        label = _after_words(line.text, size)
        if label.startswith((":", "»", "|", "…")) and (size > 1 or _cased_label(line)):
            return count <= 40
        if size == count and size > 1:
            return True
        if size > 1 and not line.ends_sentence and not line.quotes:
            return True
    if line.starts(lexicon.list("boilerplate", "list_labels")) > 1 and not line.ends_sentence:
        return len(line.text) <= 1_500  # the label and all its links in one line
    short = count <= 30 and not line.ends_sentence
    if short and line.ends(lexicon.list("boilerplate", "related_ends")) and count > 1:
        return True
    return _is_bracketed_link(line)


def _is_gallery(line: Line, _lexicon: Lexicon) -> bool:
    """A caption with its number ("3/8 ...", "1 of 4. ...") or all captions of a gallery in a row."""
    first = _NUMBERED.match(line.text)
    if first and 0 < int(first["at"]) <= int(first["all"]):
        return True
    if len(line.text) > 20_000 or line.text.count("/") < 3:
        return False
    numbers = [(int(m["at"]), m["all"]) for m in _NUMBERED_INSIDE.finditer(line.text)]
    return len(numbers) >= 3 and all(
        (at, total) == (i, numbers[0][1]) for i, (at, total) in enumerate(numbers, 1)
    )


def _is_caption(line: Line, lexicon: Lexicon) -> bool:
    count = len(line.words)
    if count > 110:
        return False
    if _FILE_PHOTO.search(line.text[:110]) and not _reports(line, lexicon):
        return True
    start = line.starts(lexicon.list("boilerplate", "caption_starts"))
    if start > 1 or (start == 1 and _after_words(line.text, 1)[:1] in (":", "-", "–", "—", "/")):
        return True
    if count <= 60 and _POSITION.search(line.text) and not line.quotes:
        return True
    phrases = line.holds(lexicon.list("boilerplate", "caption_phrases")) if count > 3 else 0
    return phrases > 0 and not line.ends_sentence and not line.quotes


def _is_photo_credit(line: Line, lexicon: Lexicon) -> bool:
    text, count = line.text, len(line.words)
    if count > 110 or not count:
        return False
    if _PHOTO_BY.match(text) and count <= 25:
        return True
    at_end = _CREDIT_AT_END.search(text[-170:])
    if at_end:
        who = at_end["who"]
        credit = is_photo_credit(who, lexicon) and ("/" in who or at_end.end() == at_end.start())
        named = any(w.lower().strip(":.") in lexicon.list("boilerplate", "photo_words") for w in who.split())
        lone = is_photo_credit(who, lexicon) and not _before_ends(text, at_end)
        return credit or named or (lone and not _is_abbreviated(who, text))
    if line.punctuated or count > 60 or (line.quotes and count > 8):
        return False
    return _ends_in_supplier(text, lexicon)


def _ends_in_supplier(text: str, lexicon: Lexicon) -> bool:
    tail = text[-60:].split()
    for size in (3, 2, 1):
        last = " ".join(tail[-size:])
        if "," in " ".join(tail[-size - 1 :]):
            continue  # a place: "Allentown, PA"
        if len(tail) >= size and last[:1].isupper() and is_photo_credit(last, lexicon):
            return "/" in last or size > 1 or last.isupper() or len(tail) <= 4
    return False


def _before_ends(text: str, at_end: re.Match[str]) -> bool:
    before = text[: len(text) - min(len(text), 170) + at_end.start()].rstrip()
    return before.endswith((".", "!", "?", "\u201d", '"'))


def _is_abbreviated(abbreviation: str, text: str) -> bool:
    """True where the words before give the letters: "Environmental Protection Agency (EPA)"."""
    before = text.rpartition("(")[0].split()[-len(abbreviation) :]
    return "".join(w[:1] for w in before).lower() == abbreviation.lower()


def _reports(line: Line, lexicon: Lexicon) -> bool:
    return not lexicon.list("boilerplate", "speech_words").isdisjoint(line.words)


def _addresses(line: Line, lexicon: Lexicon) -> bool:
    return not lexicon.list("boilerplate", "address_words").isdisjoint(line.words)


def _after_words(text: str, size: int) -> str:
    """What follows the first `size` words of `text`."""
    at = 0
    for match in re.finditer(r"[^\W_]+(?:['\u2019&.@/][^\W_]+)*", text[:200]):
        at = match.end()
        size -= 1
        if not size:
            break
    return text[at:].lstrip()


def _cased_label(line: Line) -> bool:
    first = line.text.split(":", 1)[0]
    return first.isupper() or first.istitle() or first[:1].isupper()


def _is_bracketed_link(line: Line) -> bool:
    text = line.text
    return (
        len(text) <= 200
        and text[:1] in "([*"
        and text[-1:] in ")]*"
        and re.match(r"[(\[*\s]+(?:RELATED|READ|SEE|WATCH|VIDEO|PHOTO|MORE|ALSO|LISTEN|full)\b", text)
        is not None
    )


_TESTS: tuple[tuple[BoilerplateKind, Callable[[Line, Lexicon], bool]], ...] = (
    ("section-label", _is_ornament),
    ("stray-id", _is_identifier),
    ("section-label", _is_label),
    ("date", _is_stamp),
    ("share-bar", _is_share_bar),
    ("comment-bar", _is_comment_bar),
    ("copyright", _is_copyright),
    ("related", _is_related),
    ("promotion", _is_promotion),
    ("contact", _is_contact),
    ("gallery", _is_gallery),
    ("caption", _is_caption),
    ("photo-credit", _is_photo_credit),
)
