"""How well told clusters of mentions match annotated ones: MUC, B³, CEAFe and their mean, CoNLL F1.

The formulas are those of the reference scorer (Pradhan et al., ACL 2014): MUC counts links (Vilain et
al. 1995), B³ weighs each mention (Bagga and Baldwin 1998), CEAFe matches clusters one to one by the
similarity φ4 (Luo 2005). Both sides hold the same mentions, those that stand alone included.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

Clusters = Sequence[Collection[Hashable]]


@dataclass(frozen=True, slots=True)
class Sums:
    """What the scores are ratios of, for one set of mentions; sums of several sets add up."""

    muc: tuple[float, float, float] = (0.0, 0.0, 0.0)  # links right, told, annotated
    b3: tuple[float, float, float] = (0.0, 0.0, 0.0)  # sums of precision and of recall; mentions
    ceafe: tuple[float, float, float] = (0.0, 0.0, 0.0)  # similarity matched; clusters told, annotated

    def __add__(self, other: Sums) -> Sums:
        return Sums(_added(self.muc, other.muc), _added(self.b3, other.b3), _added(self.ceafe, other.ceafe))

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1 of B³, and the F1 of each and their mean."""
        muc = _f1(_ratio(self.muc[0], self.muc[1]), _ratio(self.muc[0], self.muc[2]))
        b3_p, b3_r = _ratio(self.b3[0], self.b3[2]), _ratio(self.b3[1], self.b3[2])
        ceafe = _f1(_ratio(self.ceafe[0], self.ceafe[1]), _ratio(self.ceafe[0], self.ceafe[2]))
        b3 = _f1(b3_p, b3_r)
        conll = (muc + b3 + ceafe) / 3
        return {"MUC F1": muc, "B³ P": b3_p, "B³ R": b3_r, "B³ F1": b3, "CEAFe F1": ceafe, "CoNLL F1": conll}


def sums(told: Clusters, gold: Clusters) -> Sums:
    """The sums over one set of mentions, each of which is in one cluster of either side."""
    told_of = {mention: k for k, cluster in enumerate(told) for mention in cluster}
    gold_of = {mention: k for k, cluster in enumerate(gold) for mention in cluster}
    if told_of.keys() != gold_of.keys():
        raise ValueError("the two sides hold different mentions")
    shared = Counter((told_of[mention], gold_of[mention]) for mention in gold_of)
    sizes = [len(set(cluster)) for cluster in told], [len(set(cluster)) for cluster in gold]
    pieces = len(gold_of) - len(shared)  # each side's links, less those that the other cuts
    similar = np.zeros((len(told), len(gold)))
    for (t, g), n in shared.items():
        similar[t, g] = 2 * n / (sizes[0][t] + sizes[1][g])
    rows, columns = linear_sum_assignment(-similar)
    return Sums(
        muc=(pieces, len(gold_of) - len(told), len(gold_of) - len(gold)),
        b3=(
            sum(n * n / sizes[0][t] for (t, _), n in shared.items()),
            sum(n * n / sizes[1][g] for (_, g), n in shared.items()),
            len(gold_of),
        ),
        ceafe=(float(similar[rows, columns].sum()), len(told), len(gold)),
    )


def _added(a: tuple[float, float, float], b: tuple[float, float, float]) -> tuple[float, float, float]:
    return a[0] + b[0], a[1] + b[1], a[2] + b[2]


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _f1(precision: float, recall: float) -> float:
    return _ratio(2 * precision * recall, precision + recall)
