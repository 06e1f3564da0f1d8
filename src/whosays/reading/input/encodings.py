"""The text that bytes hold: which encoding they are in, and whether they are text at all."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from whosays.errors import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNS = re.compile(rb"[\x80-\xff]")
_UTF8_SIGNS = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MANY_CONTROLS = 0.1
_FEW_SIGNS = 0.1
_FEW_BREAKS = 0.01


def decode(raw: bytes) -> str:
    """The text of `raw`, without its byte order mark; nothing else is changed.

    UTF-8 first, UTF-16 and UTF-32 where a byte order mark says so. UTF-8 that is broken in few
    places has U+FFFD there. Bytes that are none of these and mostly ASCII are Windows-1252, as the
    WHATWG Encoding Standard has it for English; for the rest charset-normalizer tells.
    UnreadableError where the bytes are no text or cannot be decoded.
    """
    text = _decoded(raw)
    if "\0" in text:
        raise UnreadableError("is not text (it holds NUL bytes); save its text as UTF-8")
    if len(_CONTROLS.findall(text)) > _MANY_CONTROLS * len(text):
        raise UnreadableError("is not text (it is full of control characters)")
    return text


def _decoded(raw: bytes) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw[len(mark) :], encoding)
    if b"\0" in raw:
        return "\0"
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if not _meant_as_utf8(raw):
            return _guessed(raw)
        text = raw.decode("utf-8", "replace")
        if text.count("\N{REPLACEMENT CHARACTER}") > _FEW_BREAKS * len(text):
            reason = f"is UTF-8 but broken, first at byte {error.start}; save it again as UTF-8"
            raise UnreadableError(reason) from error
        return text


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"begins as {encoding.upper()} but breaks at byte {error.start}; save it as UTF-8"
        ) from error


def _meant_as_utf8(raw: bytes) -> bool:
    """True where most bytes beyond ASCII form UTF-8 characters: other encodings rarely do."""
    signs = len(_SIGNS.findall(raw))
    return 2 * sum(map(len, _UTF8_SIGNS.findall(raw))) > signs


def _guessed(raw: bytes) -> str:
    if len(_SIGNS.findall(raw)) <= _FEW_SIGNS * len(raw):
        try:
            return raw.decode("windows-1252")
        except UnicodeDecodeError:
            pass  # five of its bytes stand for nothing
    best = from_bytes(raw).best()
    if best is None:
        raise UnreadableError("is not text, or in an encoding that cannot be told; save it as UTF-8")
    return str(best)
