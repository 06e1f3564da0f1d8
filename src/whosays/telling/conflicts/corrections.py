"""What an article says of its own earlier version: "a previous version stated that all had died".

The note is one side, what it puts in its place the other: the rest of its sentence, or the sentence
after it. Where the note gives nothing in its place there is no other side, and nothing is told.
"""

from __future__ import annotations

import re

from whosays.model import Conflict
from whosays.telling.conflicts.matters import Matter, Matters
from whosays.telling.conflicts.sides import Stand, conflict

_EARLIER = re.compile(
    r"\b(?:earlier|previous|original) (?:version|edition)s?\b[^.]*?"
    r"\b(?:said|stated|reported|gave|mis\w+|incorrectly|wrongly)\b"
    r"|\b(?:amended|corrected|updated)\b[^.]*\b(?:incorrect|wrong|mistaken|inaccurate)(?:ly)?\b",
    re.IGNORECASE,
)
_NOTE_AFTER = 40
"""Code points after a note within which what it puts in its place begins."""


def find_corrections(matters: Matters) -> tuple[Conflict, ...]:
    """A conflict for each note of an article on its earlier version that says what is so instead."""
    found = []
    notes = sorted((m for m in (*matters.withdrawn, *matters.all) if _is_note(m)), key=_where)
    noted: set[tuple[str, int]] = set()
    for note in notes:
        article, sentence = note.article.id, note.report.sentence
        own = (m for m in matters.by_article.get(article, ()) if _follows(m, note))
        instead = next(own, None)
        if instead is None or (article, sentence.start) in noted:
            continue
        noted.add((article, sentence.start))
        sides = [[Stand(m, m.report.span)] for m in (note, instead)]
        why = "A note says that an earlier version had it otherwise."
        made = conflict("other", "earlier version", "update", why, sides)
        if made:
            found.append(made)
    return tuple(found)


def _where(matter: Matter) -> tuple[int, int]:
    return matter.place, matter.report.span.start


def _is_note(matter: Matter) -> bool:
    span = matter.report.span
    return matter.report.part == "text" and _EARLIER.search(matter.text, span.start, span.end) is not None


def _follows(after: Matter, note: Matter) -> bool:
    """True for a report of its own right after a note, in the same sentence or the next one."""
    start, end = after.report.span.start, note.report.span.end
    return (
        after.report.part == note.report.part
        and end <= start <= end + _NOTE_AFTER
        and after.report.stance != "cannot-confirm"
        and (after.report.sentence == note.report.sentence or not _is_note(after))
    )
