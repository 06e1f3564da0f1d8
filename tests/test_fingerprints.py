"""Fingerprints: a copy is a candidate, a stranger is not, and the order of adding is all that counts."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.gathering import fingerprints as module
from whosays.gathering.fingerprints import SLOTS, Fingerprints, Signature, informative_grams, signature
from whosays.gathering.words import codes_of
from whosays.model import Article, Boilerplate, Reading, Span

NOUNS = ("trawler", "skerry", "harbour", "anchor", "lighthouse", "cutter", "winch", "gale", "deckhand")
VERBS = ("drifted", "towed", "sheltered", "capsized", "rescued", "beached", "steered", "moored")


def article(seed: int, words: int = 300) -> str:
    pick = random.Random(seed)
    return " ".join(pick.choice(pick.choice((NOUNS, VERBS))) + str(pick.randrange(40)) for _ in range(words))


def reading(text: str, *masked: Span) -> Reading:
    return Reading(Article(text), "en", boilerplate=tuple(Boilerplate(s, "related") for s in masked))


def numbers(found: list[module.Candidate]) -> list[int]:
    return [candidate.number for candidate in found]


def test_an_abridged_copy_is_the_first_candidate() -> None:
    texts = [article(seed) for seed in range(30)]
    index = Fingerprints()
    for text in texts:
        index.add(signature(reading(text)))
    copy = " ".join([*article(99, 30).split(), *texts[11].split()[:150]])
    assert numbers(index.candidates(signature(reading(copy))))[0] == 11
    assert index.candidates(signature(reading(article(98)))) == []


def test_the_same_article_agrees_in_every_slot() -> None:
    index, own = Fingerprints(), signature(reading(article(1)))
    index.add(own)
    assert index.candidates(own) == [module.Candidate(0, SLOTS)]


def test_what_says_nothing_has_no_candidates() -> None:
    index, nothing = Fingerprints(), signature(reading("of the and to in a of the"))
    index.add(nothing)
    assert index.candidates(nothing) == []
    assert index.candidates(signature(reading(""))) == []
    assert len(index) == 1


def test_boilerplate_is_not_signed() -> None:
    text, share = article(2), " Share this trawler on the harbour lighthouse now"
    masked = reading(text + share, Span(len(text), len(text + share)))
    assert (signature(masked) == signature(reading(text))).all()


def test_stock_phrases_are_no_informative_grams() -> None:
    assert not len(informative_grams(codes_of(["it", "was", "one", "of", "the", "most"])))
    assert len(informative_grams(codes_of(["trawler", "skerries", "lighthouse"]))) == 3


def test_a_signature_is_the_same_in_every_release() -> None:
    """Signatures may be kept for years: this one is written down."""
    written = [3276869242, 3397161907, 3366332904]
    assert signature(reading("The trawler drifted towards the skerries.")).tolist()[:3] == written


SIGNATURES = st.lists(st.integers(0, 3), min_size=0, max_size=60)


@pytest.mark.parametrize("pending", [1, 3, 512])
@given(kinds=SIGNATURES)
def test_candidates_are_those_of_a_plain_count(pending: int, kinds: list[int]) -> None:
    pick = random.Random(len(kinds))
    signed: list[Signature] = [
        np.array([pick.choice((kind, pick.randrange(9))) for _ in range(SLOTS)], np.uint32) for kind in kinds
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_PENDING", pending)
        patch.setattr(module, "_NEWEST", 4)
        index = Fingerprints()
        for own in signed:
            index.add(own)
        for own in signed:
            assert index.candidates(own) == counted(own, signed, newest=4)


def counted(own: Signature, signed: list[Signature], newest: int) -> list[module.Candidate]:
    agreement = dict.fromkeys(range(len(signed)), 0)
    for slot in range(SLOTS):
        for number in [n for n, other in enumerate(signed) if other[slot] == own[slot]][-newest:]:
            agreement[number] += 1
    found = sorted(((count, n) for n, count in agreement.items() if count >= 3), reverse=True)
    return [module.Candidate(n, count) for count, n in found[:64]]


def test_a_million_signatures_take_half_a_gigabyte() -> None:
    pick = np.random.default_rng(3)
    index = Fingerprints()
    for own in pick.integers(0, 2**32 - 1, (2_048, SLOTS), dtype=np.uint32):
        index.add(own)
    assert index.nbytes / len(index) <= 500
