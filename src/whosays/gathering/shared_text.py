"""Text that two articles of one story share, precision first.

What holds:

* What counts as copied is told in `passages`, which way it went in `lineage`. A pair that a third article
  explains (`relatives`) is told only where a credit speaks for it.
* The order of readings is irrelevant; pairs are ordered by their ids.
* Up to 400 articles, every pair with five words in a row in common is compared. In a longer story
  each article is compared with the 400 whose n-grams in common with it weigh most, so that the work
  for one article is bounded.

Candidates across a whole stream come from `fingerprints`, and `compare` verifies them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from whosays.gathering.lineage import Lineage, lineage_of
from whosays.gathering.passages import (
    Alike,
    Text,
    as_passage,
    gram_runs,
    passages_of,
    rare_runs_of,
    speech_in,
    text_of,
)
from whosays.gathering.postings import Grams, Postings, rare_grams
from whosays.gathering.recurring_lines import closing_lines
from whosays.gathering.relatives import Relatives, explained
from whosays.gathering.words import rarity
from whosays.model import Reading, RecurringLine, SharedText

_RUN = 5  # articles with no run of so many words in common are not compared
_PARTNERS = 400  # nor more than so many with one

# In thousandths of a power of ten, as in `passages`.
_TELLING = (1_000, 2_000)  # what a 2-gram and a 3-gram weigh that tell one parent from another
_RARE = (3_000, 4_500)  # and those few that two reporters of one event seldom both write
_REWRITTEN = 80_000  # what rare n-grams in common weigh in articles with one parent

_BY_CREDIT = ("credited", "same-wire")

_RELEASE = "short runs of rare words only: both may rest on one release or report outside the pile"


def find_shared_text(
    readings: Sequence[Reading], recurring: Sequence[RecurringLine] = ()
) -> tuple[SharedText, ...]:
    """The pairs of `readings` that share text, with the passages, ordered by their ids.

    Lines that are known to recur all over an outlet are not shared by two of its articles, nor are the
    last few lines that two of its articles have in common.
    """
    if len(readings) < 2:  # as in most stories of a store
        return ()
    lines = closing_lines(readings)
    for line in recurring:
        lines[line.article].append(line.span)
    listed = (text_of(reading, lines[reading.article.id]) for reading in readings)
    texts = sorted(listed, key=lambda text: text.id)
    copies = [copy for a, b in _pairs(texts) if (copy := _copy(texts[a], texts[b]))]
    found = {(shared.a, shared.b): shared for _, shared in copies}
    for a, b in _rewritten(texts):
        if (a.id, b.id) not in found and (runs := rare_runs_of(a, b, _RARE[1])):
            found[a.id, b.id] = _shared(a, b, runs, Lineage("rewrite", None, _RELEASE))
    for ids in explained([pair for pair, _ in copies]):
        if found[ids].kind not in _BY_CREDIT:
            del found[ids]
    return tuple(shared for _, shared in sorted(found.items()))


def compare(a: Text, b: Text) -> SharedText | None:
    """What two articles share, or None where it is too little to speak of."""
    copy = _copy(a, b) if a.id < b.id else _copy(b, a)
    return copy[1] if copy else None


def telling_grams(text: Text) -> Grams:
    """The n-grams by which the parent of an article is told from others: quoted or not."""
    return rare_grams(text, rarity(text.codes), np.ones(len(text), np.bool_), _TELLING)


def _copy(a: Text, b: Text) -> tuple[Relatives, SharedText] | None:
    alike = passages_of(a, b)
    lineage = lineage_of(a, b, alike) if alike else None
    return (Relatives(a.id, b.id, tuple(alike)), _shared(a, b, alike, lineage)) if lineage else None


def _pairs(texts: Sequence[Text]) -> list[tuple[int, int]]:
    """The pairs of texts to compare, by their places: those with a run of words in common."""
    runs = [np.unique(gram_runs(text.codes, text.stretches, _RUN)[1]) for text in texts]
    grams = [telling_grams(text) for text in texts]
    with_run, with_gram = Postings(runs), Postings([own.hashes for own in grams])
    pairs: set[tuple[int, int]] = set()
    for one in range(len(texts)):
        others = np.flatnonzero(with_run.sharing(runs[one], one))
        if len(others) > _PARTNERS:
            weight = with_gram.in_common(grams[one], one)[others]
            others = others[np.argsort(-weight, kind="stable")[:_PARTNERS]]
        pairs.update((min(one, other), max(one, other)) for other in others.tolist())
    return sorted(pairs)


def _rewritten(texts: Sequence[Text]) -> Iterator[tuple[Text, Text]]:
    """The pairs whose rare n-grams in common, outside speech, are too many for chance."""
    grams = [rare_grams(text, text.weights, ~speech_in(text), _RARE) for text in texts]
    postings = Postings([own.hashes for own in grams])
    for one, own in enumerate(grams):
        weight = postings.in_common(own, one)
        for other in np.flatnonzero(weight >= _REWRITTEN).tolist():
            if one < other:
                yield texts[one], texts[other]


def _shared(a: Text, b: Text, alike: Sequence[Alike], lineage: Lineage) -> SharedText:
    passages = f"{len(alike)} passages" if len(alike) > 1 else "one passage"
    words = sum(passage.words for passage in alike)
    longest = max(passage.longest for passage in alike)
    return SharedText(
        a=a.id,
        b=b.id,
        kind=lineage.kind,
        because=f"{passages} with {words} words in common, {longest} in a row; {lineage.reason}",
        passages=tuple(as_passage(passage, a, b) for passage in alike),
        direction=lineage.direction,
    )
