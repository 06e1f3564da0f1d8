"""Which language a text is in, and whether it can be read."""

from __future__ import annotations


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language of `text`."""
    return "en"
