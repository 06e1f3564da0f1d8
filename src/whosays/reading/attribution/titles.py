"""Titles in quotation marks: “Morning Tide” of "told Radio Sund’s “Morning Tide”" is nobody’s words."""

from __future__ import annotations

from whosays.reading.attribution.scopes import runs
from whosays.reading.parsing import ParsedSentence

_LONGEST = 6  # words
_SMALL = frozenset(["a", "an", "and", "as", "at", "for", "in", "of", "on", "the", "to", "with"])


def without_titles(sentence: ParsedSentence, quoted: frozenset[int]) -> frozenset[int]:
    """`quoted` without what names a programme or a column, by its owner, "on" or its kind beside it."""
    if not quoted:
        return quoted
    return quoted - {i for run in runs(quoted) if _is_title(sentence, run) for i in run}


def _is_title(sentence: ParsedSentence, run: list[int]) -> bool:
    """True for a few words, the first capitalised and the others, too, unless they are small."""
    words = [sentence.tokens[i] for i in run if any(c.isalnum() for c in sentence.tokens[i].text)]
    before = sentence.tokens[run[0] - 1] if run[0] else None
    if not words or len(words) > _LONGEST or before is None or not words[0].text[0].isupper():
        return False
    owned = before.tag == "POS" or before.text in ("’", "'", "’s", "'s") or before.lower in ("on", "of")
    after = sentence.tokens[run[-1] + 1 : run[-1] + 2]  # “Drudge Report” website
    owned = owned or any(t.tag in ("NN", "NNS") and not t.text[0].isupper() for t in after)
    return owned and all(t.text[0].isupper() or t.lower in _SMALL for t in words)
