"""Those whom a source told: what police say may be what a witness told police.

A body that looks into what happened speaks of what it was told. Where one article has somebody tell it to
the police, and another has it from the police, nothing shows a second origin.
"""

from __future__ import annotations

import re

from whosays.lexicon import Lexicon
from whosays.model import Report
from whosays.telling.sources.parties import Party, different, party_in
from whosays.telling.sources.phrases import words_of
from whosays.telling.sources.speakers import Speaker

_REACH = 60
"""Code points behind a verb of telling in which the one spoken to stands."""
_MOST_WORDS = 6
_END = re.compile(r"[,;:.()“”\"\n]|\b(?:that|he|she|they|it|who|about|of)\b")


def hearer(report: Report, text: str, lexicon: Lexicon) -> Party | None:
    """The party of whom the last source of `report` told it, where these look into what happened.

    `text` is the part of the article that the report stands in: "Hale told county detectives that …".
    """
    verbs, hearers = lexicon.list("parties", "telling"), lexicon.list("parties", "hearers")
    for cue in report.chain[-1].cue:
        if cue.of(text).lower() not in verbs:
            continue
        begun = [content.start for content in report.content if content.start >= cue.end]
        end = min(cue.end + _REACH, *begun) if begun else cue.end + _REACH
        words = words_of(_END.split(text[cue.end : end])[0])[:_MOST_WORDS]
        last = next((i for i, word in enumerate(words) if word.lower in hearers), None)
        if last is not None:
            return party_in(" ".join(word.written for word in words[: last + 1]), lexicon)
    return None


def may_be_told(heard_by: Party | None, other: Speaker, lexicon: Lexicon) -> bool:
    """True where `other` may say what the party `heard_by` was told: its people, or its papers."""
    if heard_by is None:
        return False
    if other.role == "document":
        return not lexicon.list("parties", "of_hearers").isdisjoint(other.description)
    if other.role not in ("person", "record", "member"):
        return False
    return other.party.governs and not different(heard_by, other.party)
