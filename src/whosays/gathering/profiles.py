"""Profiles: the few bytes that are kept of a sketch, and many of them side by side.

What holds:

* A profile has all that gathering asks of a sketch: the sketch made of it again has the same profile.
* Many are opened by cutting bytes, with no step for each of their terms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whosays.gathering.sketches import Sketch

# What a packed term has: its kind in two bits, whether it stands in the headline in one, how much it counts
# in headline and lead (in eighths) in six, and in all (in sixteenths) in seven.
KIND, HEADED, TOP, WHOLE = 3, 4, 63, 127
TOP_FROM, WHOLE_FROM = 3, 9  # the bits from which on these stand

# A profile: a head, its terms in order of cell, then the outlet's name.
_HEAD = np.dtype([("article", "<u8"), ("day", "<i4"), ("terms", "<u2"), ("mixed", "?")])
_TERM = np.dtype([("cell", "<i4"), ("packed", "<u2"), ("share", "<f4")])


@dataclass(frozen=True, slots=True)
class Profiles:
    """The profiles of several articles, side by side.

    Of each article its id as a number, its day (0 where unknown), its outlet, whether it is mixed, and
    its number of terms (`lengths`); of each term, one article after another, `cells`, `packed`, `shares`.
    """

    articles: NDArray[np.uint64]
    days: NDArray[np.int32]
    outlets: tuple[str, ...]
    mixed: NDArray[np.bool_]
    lengths: NDArray[np.int64]
    cells: NDArray[np.int32]
    packed: NDArray[np.uint16]
    shares: NDArray[np.float32]


def profile(of: Sketch) -> bytes:
    """The profile of a sketch."""
    head = np.array([(int(of.article, 16), of.day or 0, len(of.cells), of.mixed)], _HEAD)
    terms = np.zeros(len(of.cells), _TERM)
    terms["cell"], terms["packed"], terms["share"] = of.cells, packed_terms(of), of.shares
    return head.tobytes() + terms.tobytes() + (of.outlet or "").encode("utf-8", "surrogatepass")


def packed_terms(of: Sketch) -> list[int]:
    """The terms of a sketch, each packed into 16 bits."""
    headed = frozenset(of.headed)
    return [
        kind
        | (cell in headed) * HEADED
        | min((top + 1) // 2, TOP) << TOP_FROM
        | min(whole, WHOLE) << WHOLE_FROM
        for cell, kind, top, whole in zip(of.cells, of.kinds, of.top, of.whole, strict=True)
    ]


def opened(profiles: Sequence[bytes]) -> Profiles:
    """What is in `profiles`, side by side, in their order."""
    heads = np.frombuffer(b"".join([kept[: _HEAD.itemsize] for kept in profiles]), _HEAD)
    ends = (_HEAD.itemsize + _TERM.itemsize * heads["terms"].astype(np.int64)).tolist()
    cut = list(zip(profiles, ends, strict=True))
    terms = np.frombuffer(b"".join([kept[_HEAD.itemsize : end] for kept, end in cut]), _TERM)
    return Profiles(
        articles=heads["article"],
        days=heads["day"],
        outlets=tuple(kept[end:].decode("utf-8", "surrogatepass") for kept, end in cut),
        mixed=heads["mixed"],
        lengths=heads["terms"].astype(np.int64),
        cells=np.ascontiguousarray(terms["cell"]),
        packed=np.ascontiguousarray(terms["packed"]),
        shares=np.ascontiguousarray(terms["share"]),
    )


def sketch_of(kept: bytes) -> Sketch:
    """A sketch of which `kept` is the profile."""
    one = opened([kept])
    (article,), (day,), (outlet,), (mixed,) = one.articles.tolist(), one.days.tolist(), one.outlets, one.mixed
    return Sketch(
        article=f"{article:016x}",
        day=day or None,
        outlet=outlet or None,
        cells=tuple(one.cells.tolist()),
        kinds=tuple((one.packed & KIND).tolist()),
        shares=tuple(one.shares.tolist()),
        top=tuple((2 * (one.packed >> TOP_FROM & TOP)).tolist()),
        whole=tuple((one.packed >> WHOLE_FROM & WHOLE).tolist()),
        mixed=bool(mixed),
        headed=tuple(one.cells[(one.packed & HEADED) > 0].tolist()),
    )
