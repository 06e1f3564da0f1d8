"""The ids of records: the same input gives the same id in every run and on every machine."""

from __future__ import annotations

import hashlib
import json

import msgspec

_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=list).encode
_as_bytes = msgspec.json.Encoder().encode


def content_id(*parts: object) -> str:
    """The id of what `parts` say: 16 hexadecimal digits of the SHA-256 of their JSON list.

    `parts` are strings, whole numbers and None, alone or in lists.
    """
    try:
        listed = _as_bytes(parts)  # the same as JSON of the standard library, sooner
    except UnicodeEncodeError:  # half of a surrogate pair
        listed = _as_json(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(listed).hexdigest()[:16]
