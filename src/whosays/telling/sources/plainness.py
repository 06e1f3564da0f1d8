"""How plainly a source says a thing: as what it tells, or in passing; of the matter, or of itself.

"At least" is what a desk may print. A clause that only dates or explains what a source tells ("since
the bridge fell") is no second word for it, and what each of two says of itself ("they had been
called") is not the same thing twice.
"""

from __future__ import annotations

import re
from itertools import pairwise

from whosays.lexicon import Lexicon
from whosays.model import Report, Source
from whosays.telling.sources.phrases import words_of

_AHEAD = re.compile(
    r"\b(?:will|would|shall|won['’]t|wouldn['’]t)\b|[’']ll\b"
    r"|\b(?:is|are|was|were|be|set|due|plans?|planned|expects?|expected) to\b"
)
"""Words by which something is still to come; behind "said" a forecast is told with "would"."""
_CONTRACTED = re.compile(r"[’']")
_FIRST_PERSON = frozenset(["i", "we", "my", "our"])
_PRONOUNS = frozenset(
    ["he", "she", "they", "it", "we", "i", "you", "who", "one", "this", "that", "these", "those"]
)
_TAKE_CLAUSES = (["said"], ["says"], ["say"], ["that"])
"""Words behind which no mere noun stands: what follows is a clause, however it was parsed."""
_LEADING = 2
"""Among how many first words of a clause its conjunction stands: "shortly after the launch"."""
_OPENING = 6
"""Among how many first words of a first person's words the verb stands by which he is a witness."""


def is_pronoun(source: Source) -> bool:
    """True for a source of which a pronoun alone is read: it may be anybody."""
    return not source.named and source.name.lower() in _PRONOUNS


def is_in_passing(report: Report, text: str, lexicon: Lexicon) -> bool:
    """True where the content of `report` only names its matter, or is a clause that dates another.

    `text` is the part of the article it stands in. "Announced plans for a station" names; a clause may
    explain or condition another, too. What is called something ("denounced it as a test") is told, and so
    is what recordings show.
    """
    if not report.content:
        return False
    said = report.proposition
    first = report.content[0]
    before = [
        w.lower for w in words_of(text[max(report.sentence.start, first.start - 20) : first.start])[-1:]
    ]
    is_clause = report.slots.did is not None or said.tense != "none" or before[-1:] in _TAKE_CLAUSES
    told = [w.lower for span in report.content for w in words_of(span.of(text))]
    shown = any(source.kind == "data" for source in report.chain[-1:])
    if said.terms and said.predicate and not (is_clause or shown or "as" in told):
        return True
    words = [w.lower for w in words_of(first.of(text))[:_LEADING]]
    inquiring = lexicon.list("parties", "inquiring")
    if any(b == "whether" and a in inquiring for a, b in pairwise(told)):
        return True  # "were investigating whether he fell asleep" does not tell that he did
    linking = lexicon.list("parties", "subordinators")
    if words[:1] == ["as"] and is_clause:
        return True
    return any(word in linking for word in (*before, *words[:1])) or (
        len(words) == _LEADING and words[1] in linking and words[0].endswith("ly")
    )


def is_of_self(report: Report, text: str, lexicon: Lexicon) -> bool:
    """True where the content of `report` has its own source for a subject: "they had been called".

    What a first person saw or heard is told of the matter.
    """
    words = [w.lower for span in report.content for w in words_of(span.of(text))]
    first = _CONTRACTED.split(words[0])[0] if words else ""
    if first not in lexicon.list("parties", "speaking_of_self"):
        return False
    return first not in _FIRST_PERSON or lexicon.list("parties", "perceived").isdisjoint(words[:_OPENING])


def looks_ahead(report: Report, text: str) -> bool:
    """True where the content of `report` tells of what is to come: "it would close", "is to have a trial"."""
    return any(_AHEAD.search(span.of(text)) for span in report.content)


def is_told_to_officials(report: Report, text: str, lexicon: Lexicon) -> bool:
    """True where the line of `report` has its source speak to officials: "the driver told police"."""
    return lexicon.once(_to_officials).search(text, report.span.start, report.span.end) is not None


def _to_officials(lexicon: Lexicon) -> re.Pattern[str]:
    heard = "|".join(sorted(lexicon.list("parties", "hearers")))
    return re.compile(
        rf"\b(?:told|tell|tells|telling|informed) (?:the |a |an )?(?:[\w’'-]+ ){{0,2}}(?:{heard})\b"
    )


def are_of_each(report: Report, text: str, lexicon: Lexicon) -> bool:
    """True where the content of `report` may say something else of each of several sources."""
    words = {w.lower for span in report.content for w in words_of(span.of(text))}
    return not words.isdisjoint(lexicon.list("parties", "each"))
