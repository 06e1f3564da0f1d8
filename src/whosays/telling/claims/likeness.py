"""How alike two reports are, and what keeps them apart however alike they are.

The measure is the share of weighted keys that two gists have in common (the geometric mean of the
two shares, Ochiai's coefficient), lowered where they share one key of many or names alone, raised
where they share a number or name one source. Whether the main verbs agree adds nothing to it:
classes of events are among the keys.
"""

from __future__ import annotations

import math

from whosays.model import Quantity, Report
from whosays.telling.claims.gist import NAMES, NUMBER, Gist

_SLIGHT = 0.4  # added below the line, so that two short reports with little in common are not one
_ONE_KEY = 0.2
_NAMES_ALONE = 0.7  # who and where they speak of is not yet what they say
_SHARED_NUMBER = 0.15
_BESIDE = 0.2  # what a key counts that the one says and only the sentence of the other
_TOO_COMMON = frozenset({f"{NUMBER}1", f"{NUMBER}2"})  # numbers that say little
_SHARED_SOURCE = 0.18  # what one speaker says of one matter is rarely two claims
_OF_WHOM = (*NAMES, NUMBER, "time:")
_ABOUT = 0.9  # counts are near where the smaller is nine tenths of the larger or more


def likeness(a: Gist, b: Gist) -> float:
    """From 0, nothing in common, to about 1, the same keys."""
    return _likeness(a, b, _scale(a, b))


def _scale(a: Gist, b: Gist) -> float:
    """What stands below the line of all shares of two gists."""
    return math.sqrt(a.total * b.total) + _SLIGHT


def _likeness(a: Gist, b: Gist, scale: float) -> float:
    few, more = (a.weights, b.weights) if len(a.weights) <= len(b.weights) else (b.weights, a.weights)
    shared = [key for key in few if key in more]
    if not shared:
        return 0.0
    alike = sum([few[key] for key in shared]) / scale
    if len(shared) == 1 < len(more):
        alike *= _ONE_KEY
    if shared[0].startswith(NAMES) and all(key.startswith(NAMES) for key in shared):
        alike *= _NAMES_ALONE
    for key in shared:
        if key.startswith(NUMBER) and key not in _TOO_COMMON:
            alike += _SHARED_NUMBER
            break
    if a.credited and not a.credited.isdisjoint(b.credited):
        alike += _SHARED_SOURCE
    return alike


def nearness(a: Gist, b: Gist) -> float:
    """Likeness, and a little for each key of the one that stands beside the other in its sentence.

    A clause leaves out what its sentence has said: who it is about, when it was, what it was of.
    """
    scale = _scale(a, b)
    alike = _likeness(a, b, scale)
    if not (a.around or b.around):
        return alike
    beside = (_beside(a, b) if b.around else 0.0) + (_beside(b, a) if a.around else 0.0)
    return alike + _BESIDE * beside / scale


def _beside(a: Gist, b: Gist) -> float:
    weights, around = a.weights, b.around
    if weights.keys().isdisjoint(around):
        return 0.0
    if len(around) < len(weights):
        return sum([weights[key] for key in around if key in weights])
    return sum([weight for key, weight in weights.items() if key in around])


def said_alike(a: Gist, b: Gist) -> float:
    """The share of what two reports say beside names, numbers and times; 1 where neither says more."""
    x, y = (sum(w for key, w in g.weights.items() if not key.startswith(_OF_WHOM)) for g in (a, b))
    if not (x and y):
        return float(x == y)
    both = sum(w for key, w in a.weights.items() if key in b.weights and not key.startswith(_OF_WHOM))
    return both / math.sqrt(x * y)


def are_opposed(a: Gist, b: Gist) -> bool:
    """True where the two cannot be one claim: one says no to the other, or they count differently.

    A denial that is marked as one ("X denied that …") is a report of the claim it denies; a plain
    negated sentence is another claim. Counts of one thing that lie apart are two claims, which
    conflict; but one number that both give is enough for their counts to agree.
    """
    return sign_of(a.report) * sign_of(b.report) < 0 or count_apart(a.report, b.report)


def sign_of(report: Report) -> int:
    """1 for what is said to be so, -1 for what is said not to be, 0 for a marked denial."""
    if report.stance == "denies":
        return 0
    return -1 if report.proposition.negated else 1


def count_apart(a: Report, b: Report) -> bool:
    """True where both count one thing, and no number of the one can be one of the other."""
    if not (a.quantities and b.quantities) or share_count(a, b):
        return False
    return any(_of_one_thing(p, q) for p in a.quantities for q in b.quantities)


def share_count(a: Report, b: Report) -> bool:
    """True where both give a number that can be one: in one unit, and close."""
    return any(p.unit == q.unit and _near(p, q) for p in a.quantities for q in b.quantities)


def _of_one_thing(a: Quantity, b: Quantity) -> bool:
    if a.of and b.of:
        return a.of == b.of and a.unit == b.unit
    return a.unit is not None and a.unit == b.unit


def _near(a: Quantity, b: Quantity) -> bool:
    """True where the two numbers can be one: close, or one a vague one that holds the other."""
    if "vague" in (a.bound, b.bound):
        return a.low <= _most(b) and b.low <= _most(a)
    least, most = sorted((a.low, b.low))
    return most == least or least / most >= _ABOUT


def _most(quantity: Quantity) -> float:
    return math.inf if quantity.high is None else quantity.high
