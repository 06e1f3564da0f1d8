"""An article from a line of JSON: which fields it may have, and what is wrong with those it has."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date, time

from whosays.errors import UnreadableError
from whosays.model import Article, Published

_STAMP = re.compile(
    r"""(?P<year>\d{4})
    (?:[-/]?(?P<month>\d{2})
    (?:[-/]?(?P<day>\d{2})
    (?:[T\ ](?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,]\d+)?)?
    \ ?(?P<zone>Z|[+-]\d{2}(?::?\d{2})?)?)?)?)?""",
    re.ASCII | re.VERBOSE,
)
_HALF_CHARACTER = re.compile(r"[\ud800-\udfff]")
_REPLACED = "\N{REPLACEMENT CHARACTER}"
_LONGEST_SHOWN = 40


def read_line(line: bytes, given_id: str) -> tuple[Article, str | None]:
    """The article of one line, a JSON object, and why it is undated where its `published` is no time.

    Its fields: `text`, and where known `id`, `title`, `outlet`, `url`, `published` and `authors`;
    others are ignored. `given_id` is used where the line has no `id`. Half a surrogate pair, which
    is no character, becomes U+FFFD. UnreadableError, with what is wrong, where there is no article.
    """
    row = _object(line)
    text = _words(row, "text")
    if text is None:
        raise UnreadableError("has no `text`; give the article's text in a field of this name")
    if not text.strip():
        raise UnreadableError("has a `text` of nothing but white space")
    if "\0" in text:
        raise UnreadableError("has NUL characters in its `text`; take them out")
    stated = row.get("published")
    published = read_published(stated)
    article = Article(
        text=text,
        title=_words(row, "title") or "",
        outlet=_words(row, "outlet") or None,
        url=_words(row, "url") or None,
        published=published,
        authors=_authors(row),
        given_id=_id(row) or given_id,
        raw_sha256=hashlib.sha256(line).hexdigest(),
    )
    undated = published is None and stated is not None and stated != ""
    return article, _undated(stated) if undated else None


def read_published(value: object) -> Published | None:
    """The time an ISO 8601 year, month, day or minute gives, as exact as it is written.

    Midnight to the second is read as a day: what fills in an unknown hour writes it so. An offset
    is kept, and no clock turned to it. None where `value` is no such time.
    """
    found = _STAMP.fullmatch(value.strip()) if isinstance(value, str) else None
    if not found:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
        clock = time(int(hour or 0), int(minute or 0), int(second or 0))
    except ValueError:
        return None
    if not month:
        return Published(year, "year", "given")
    if not day:
        return Published(f"{year}-{month}", "month", "given")
    if clock == time():
        return Published(f"{year}-{month}-{day}", "day", "given")
    return Published(f"{year}-{month}-{day}T{hour}:{minute}{zone or ''}", "minute", "given")


def _undated(stated: object) -> str:
    if not isinstance(stated, str):
        shown = "which is no string,"
    elif len(stated) <= _LONGEST_SHOWN:
        shown = f"“{stated}”,"
    else:
        shown = f"“{stated[:_LONGEST_SHOWN]}…”,"
    return (
        f"its `published`, {_HALF_CHARACTER.sub(_REPLACED, shown)} cannot be read as a date, so the article "
        "is told without one; write it as 2031-05-04 or 2031-05-04T09:30"
    )


def _object(line: bytes) -> Mapping[str, object]:
    try:
        row: object = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UnreadableError(f"is not UTF-8 at byte {error.start}; save it as UTF-8") from error
    except json.JSONDecodeError as error:
        what = error.msg.removesuffix(" at")
        raise UnreadableError(f"is broken JSON: {what} at column {error.colno}") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"is JSON that cannot be read ({type(error).__name__})") from error
    if not isinstance(row, dict):
        raise UnreadableError("is JSON but no object; write one {…} a line")
    return row


def _words(row: Mapping[str, object], field: str) -> str | None:
    value = row.get(field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise UnreadableError(
            f"has something other than a string as its `{field}`; put it in quotation marks"
        )
    return _HALF_CHARACTER.sub(_REPLACED, value)


def _id(row: Mapping[str, object]) -> str | None:
    value = row.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _words(row, "id")


def _authors(row: Mapping[str, object]) -> tuple[str, ...]:
    value = row.get("authors")
    if not isinstance(value, list):
        one = _words(row, "authors")
        return (one,) if one else ()
    named = [_words({"authors": author}, "authors") for author in value]
    return tuple(author for author in named if author)
