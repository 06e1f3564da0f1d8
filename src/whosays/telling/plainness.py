"""How plainly a source says a thing: as what it tells, or in passing; of the matter, or of itself.

"At least" is what a desk may print. A clause that only dates or explains what a source tells ("since
the bridge fell") is no second word for it, and what each of two says of itself ("they had been
called") is not the same thing twice.
"""

from __future__ import annotations

from whosays.lexicon import Lexicon
from whosays.model import Report
from whosays.telling.phrases import words_of

_LEADING = 2
"""Among how many first words of a clause its conjunction stands: "shortly after the launch"."""
_OPENING = 6
"""Among how many first words of a first person's words the verb stands by which he is a witness."""


def is_in_passing(report: Report, text: str, lexicon: Lexicon) -> bool:
    """True where the content of `report` is a clause that dates, explains or conditions another.

    `text` is the part of the article it stands in.
    """
    if not report.content:
        return False
    first = report.content[0]
    words = [w.lower for w in words_of(first.of(text))[:_LEADING]]
    before = [w.lower for w in words_of(text[max(report.sentence.start, first.start - 20) : first.start])[-1:]]
    linking = lexicon.list("parties", "subordinators")
    return any(word in linking for word in (*before, *words[:1])) or (
        len(words) == _LEADING and words[1] in linking and words[0].endswith("ly")
    )


def is_of_self(report: Report, text: str, lexicon: Lexicon) -> bool:
    """True where the content of `report` has its own source for a subject: "they had been called".

    What a first person saw or heard is told of the matter.
    """
    words = [w.lower for span in report.content for w in words_of(span.of(text))]
    if not words or not report.chain:
        return False
    if words[0] in lexicon.list("parties", "speaking_of_self") and words[0] in ("i", "we", "my", "our"):
        return lexicon.list("parties", "perceived").isdisjoint(words[:_OPENING])
    return words[0] in lexicon.list("parties", "speaking_of_self")


def are_of_each(report: Report, text: str, lexicon: Lexicon) -> bool:
    """True where the content of `report` may say something else of each of several sources."""
    words = {w.lower for span in report.content for w in words_of(span.of(text))}
    return not words.isdisjoint(lexicon.list("parties", "each"))
