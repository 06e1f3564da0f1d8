"""The order of claims: what is news, carried by most and in dispute first; comment last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from whosays.lexicon import Lexicon
from whosays.model import Claim, Conflict, Reading, Report, Story, Weight, weight_of
from whosays.telling.claims.gist import event_keys

_CARRIED = 2.0
_DISPUTED = 1.0
_LEAD = 1.0
_SOURCED = 0.3
_TELLING = 0.3
_FULL_LENGTH = 8  # terms: a shorter report tells less
_COUNTED = 0.5  # a number
_HAPPENING = 0.6  # classes of event, two of them or more
_MOST_EVENTS = 2
_PLAIN = 0.5  # reports that are neither comment nor background
_SHELVES: tuple[Weight, ...] = ("news", "background", "comment")
_WEIGHTY = frozenset({"conflict", "order-unknown", "update", "attribution", "scope"})


def in_order(
    story: Story, claims: Sequence[Claim], conflicts: Sequence[Conflict], lexicon: Lexicon
) -> tuple[Claim, ...]:
    """`claims` in the order in which a desk wants to see them.

    First the news: what many articles carry, what is in dispute, what stands high in its articles,
    rests on a source, tells of events and numbers, and is told as news rather than in passing. Then
    what tells of times before the story.
    Last comment, which asserts nothing that could be checked. Claims of the same weight keep the
    order in which they were given.
    """
    reports = {report.id: report for reading in story.readings for report in reading.reports}
    places = {report: at for reading in story.readings for report, at in _places(reading)}
    events = lexicon.once(event_keys)
    disputed = {claim for c in conflicts if c.relation in _WEIGHTY for claim in c.claims}

    def key(claim: Claim) -> tuple[int, float]:
        said = [reports[report] for report in claim.reports]
        lead = 1 - min([places[report] for report in claim.reports])
        weight = _weight(claim, said, lead, claim.id in disputed) + _concrete(said, events)
        return _SHELVES.index(weight_of(said)), -weight

    return tuple(sorted(claims, key=key))


def _places(reading: Reading) -> Iterator[tuple[str, float]]:
    """Each report (id) of an article with its place in it, from 0, the first, to 1, the last."""
    last = max(1, len(reading.reports) - 1)
    return ((report.id, at / last) for at, report in enumerate(reading.reports))


def _weight(claim: Claim, said: Sequence[Report], lead: float, is_disputed: bool) -> float:
    carried = 1 - 1 / claim.heard_by
    is_sourced = any(report.chain for report in said)
    terms = max([len(report.proposition.terms) for report in said])
    plain = sum([not (r.proposition.comment or r.proposition.background) for r in said])
    return (
        _CARRIED * carried
        + _DISPUTED * is_disputed
        + _LEAD * lead
        + _SOURCED * is_sourced
        + _TELLING * min(1.0, terms / _FULL_LENGTH)
        + _PLAIN * plain / len(said)
    )


def _concrete(said: Sequence[Report], events: Mapping[str, str]) -> float:
    """What a claim weighs for giving a number, and for telling of events rather than of a state."""
    told = max([len({events[t.lemma] for t in r.proposition.terms if t.lemma in events}) for r in said])
    happening = min(told, _MOST_EVENTS) / _MOST_EVENTS
    return _COUNTED * any(r.quantities for r in said) + _HAPPENING * happening
