"""The ids of records: the same input gives the same id in every run and on every machine."""

from __future__ import annotations

import hashlib
import json
from json.encoder import encode_basestring

_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=list).encode


def content_id(*parts: object) -> str:
    """The id of what `parts` say: 16 hexadecimal digits of the SHA-256 of their JSON list."""
    strings = [part for part in parts if isinstance(part, str)]
    if len(strings) == len(parts):  # the same, sooner
        listed = f"[{','.join(map(encode_basestring, strings))}]"
    else:
        listed = _as_json(parts)
    return hashlib.sha256(listed.encode("utf-8", "surrogatepass")).hexdigest()[:16]
