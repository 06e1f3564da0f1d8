"""Which articles report the same event: one pass in order of arrival, precision first.

What holds:

* Every reading is in exactly one group, and a group's first member is its founder.
* A newcomer is judged against the founder and against single members, never against a centroid that
  drifts, and never by a chain of neighbours that the founder knows nothing of.
* Time weakens a likeness, and never forbids it; an undated article is judged by its words alone.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice

from whosays.gathering.words import normal, surprise, words_in, words_of
from whosays.model import Reading

# Measured on stories_dev (docs/stories.md); each is the middle of a plateau.
_ALIKE = 0.19  # likeness at which a newcomer joins
_FOUNDER = 0.5  # what likeness to the founder counts, against likeness to the nearest members
_NEAREST = 3  # of how many members
_DAYS = 14.0  # the width of the bell by which a gap of days weakens likeness
_WORDS_ALONE = 0.6  # what is left of likeness however far apart in time

_TITLE, _LEAD, _BODY = 6, 3, 1  # what an occurrence counts
_LEAD_WORDS, _BODY_WORDS = 80, 600  # no further into an article is read
_COMMON = 6.5  # Zipf frequency above which a word says nothing
_RAREST = 4.0  # no rarity above this counts more: beyond it lie misspellings
_TERMS = 200  # the heaviest terms of an article; the rest is noise and cost

Vector = Mapping[str, float]


def group(readings: Sequence[Reading]) -> list[list[Reading]]:
    """`readings` in groups, one a story; order of readings and of first members is kept.

    A one-pass nearest-cluster method over TF-IDF vectors (Allan and others 1998), with the inverse
    document frequency taken from general English, so that a pile of five articles works as well.
    """
    days = [_day(reading) for reading in readings]
    members: list[list[int]] = []
    story_of: list[int] = []
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for newcomer, reading in enumerate(readings):
        vector = _vector(reading)
        likeness = _likenesses(vector, postings)
        best, story = 0.0, len(members)
        for candidate in sorted({story_of[other] for other in likeness}):
            judged = _judge(newcomer, members[candidate], likeness, days)
            if judged > best:
                best, story = judged, candidate
        if best < _ALIKE:
            story = len(members)
            members.append([])
        members[story].append(newcomer)
        story_of.append(story)
        for term, weight in vector.items():
            postings[term].append((newcomer, weight))
    return [[readings[m] for m in story_members] for story_members in members]


def _judge(
    newcomer: int,
    members: Sequence[int],
    likeness: Mapping[int, float],
    days: Sequence[int | None],
) -> float:
    """How alike a newcomer is to a story: to its founder and nearest members, softened by time."""
    nearest = sorted((likeness.get(m, 0.0) for m in members), reverse=True)[:_NEAREST]
    founder = likeness.get(members[0], 0.0)
    alike = _FOUNDER * founder + (1 - _FOUNDER) * sum(nearest) / len(nearest)
    day = days[newcomer]
    gaps = [abs(day - other) for m in members if (other := days[m]) is not None] if day else []
    if not gaps:
        return alike
    closeness = math.exp(-((min(gaps) / _DAYS) ** 2) / 2)
    return alike * (_WORDS_ALONE + (1 - _WORDS_ALONE) * closeness)


def _likenesses(vector: Vector, postings: Mapping[str, Sequence[tuple[int, float]]]) -> dict[int, float]:
    """The cosine to every earlier article that shares a term."""
    likeness: dict[int, float] = defaultdict(float)
    for term, weight in vector.items():
        for other, other_weight in postings.get(term, ()):
            likeness[other] += weight * other_weight
    return likeness


def _vector(reading: Reading) -> Vector:
    """The heaviest terms of the article, of unit length; headline and lead count more."""
    counts: Counter[str] = Counter()
    for written in islice(words_in(_headline(reading)), _LEAD_WORDS):
        counts[_term(normal(written))] += _TITLE
    for at, word in enumerate(islice(words_of(reading), _BODY_WORDS)):
        counts[_term(word.form)] += _LEAD if at < _LEAD_WORDS else _BODY
    weights = {
        term: (1 + math.log(count)) * min(_RAREST, surprise(term, _COMMON))
        for term, count in counts.items()
        if not term.isdigit()
    }
    heaviest = sorted((-weight, term) for term, weight in weights.items() if weight > 0)[:_TERMS]
    length = math.sqrt(sum(weight * weight for weight, _ in heaviest))
    return {term: -weight / length for weight, term in heaviest}


def _headline(reading: Reading) -> str:
    headline = reading.headline
    return headline.of(reading.article.text) if headline else reading.article.title


def _term(form: str) -> str:
    """The word without possessive and plural: crude, the same everywhere, and enough here."""
    form = form.removesuffix("'s").removesuffix("'")
    return form[:-1] if len(form) > 4 and form[-1] == "s" and form[-2] != "s" else form


def _day(reading: Reading) -> int | None:
    published = reading.article.published
    if published is None or published.granularity not in ("day", "minute"):
        return None
    return date.fromisoformat(published.value[:10]).toordinal()
