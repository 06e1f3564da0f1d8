"""Planted copies: what is said to be taken was taken."""

from __future__ import annotations

import random

from evals.planted import plant
from whosays.model import Article, Reading

PARENT = Reading(
    Article(
        " ".join(
            f"Boat {n} was towed into the harbour of Tolk by a cutter, the skipper said." for n in range(40)
        ),
        given_id="p",
    ),
    "en",
)
LEAD = Reading(Article("Quiet weather is expected on all coasts until the end of the week."), "en")


def test_an_unedited_copy_stands_in_its_parent_word_for_word() -> None:
    copy = plant(PARENT, LEAD, ["gale"], (0.4, 0.9), (0.0, 0.0), random.Random(4))
    assert copy
    for passage in copy.taken:
        mine, own = passage.a.of(copy.line["text"]), passage.b.of(PARENT.article.text)
        assert mine.split() == own.strip().replace("said", "stated").split()


def test_the_same_seed_gives_the_same_copy_and_too_little_gives_none() -> None:
    copies = [plant(PARENT, LEAD, ["gale"], (0.1, 0.4), (0.0, 0.15), random.Random(4)) for _ in range(2)]
    assert copies[0] == copies[1]
    assert plant(LEAD, PARENT, ["gale"], (0.1, 0.4), (0.0, 0.15), random.Random(4)) is None
