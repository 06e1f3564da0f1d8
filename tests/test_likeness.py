from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told_reports import Said, in_given_order, with_names

from whosays.lexicon import load
from whosays.model import Bound, Quantity, Report, Span, Story
from whosays.telling.claims.gist import Gist, gists
from whosays.telling.claims.likeness import are_opposed, likeness, nearness
from whosays.telling.names.names import StoryNames

LEXICON = load()
FLED = Said("Elna Vosk fled from Corrin by boat.")


def two(a: Said, b: Said) -> tuple[Gist, Gist]:
    first, second = gists(in_given_order((a,), (b,)), StoryNames(), LEXICON)
    return first, second


def counting(low: float, bound: Bound = "exact", of: str | None = "people") -> Quantity:
    high = low if bound == "exact" else None
    return Quantity(Span(0, 1), low, high, bound, None, of)


def opposed(*counts: list[Quantity]) -> bool:
    a, b = two(FLED, replace(FLED, words="Later Vosk fled."))

    def giving(gist: Gist, quantities: list[Quantity]) -> Gist:
        report: Report = replace(gist.report, quantities=tuple(quantities))
        return gist._replace(report=report)

    return are_opposed(giving(a, counts[0]), giving(b, counts[1]))


words = st.lists(
    st.sampled_from(["boat", "bridge", "corrin", "flour", "7", "12", "arrest", "detain", "tram"]), min_size=1
)


@given(words, words)
def test_likeness_is_symmetric_and_none_where_nothing_is_shared(a: list[str], b: list[str]) -> None:
    first, second = two(Said(" ".join(a)), Said(" ".join(b)))
    assert likeness(first, second) == likeness(second, first)
    shares = not set(first.weights).isdisjoint(second.weights)
    assert (likeness(first, second) > 0) is shares


def test_one_word_in_common_of_many_is_little() -> None:
    one, other = two(Said("Vosk lost a purple umbrella."), Said("Bakers found an umbrella stand."))
    same, again = two(Said("Purple umbrella."), Said("Umbrella purple."))
    assert 0 < likeness(one, other) < 0.1 < likeness(same, again)


def test_a_source_that_both_name_brings_them_nearer() -> None:
    said = [
        Said("Elna Vosk said trams stopped near bridges.", source="Elna Vosk"),
        Said("Elna Vosk said trams burned under trees.", source="Elna Vosk"),
    ]
    told = in_given_order(*((s,) for s in said))
    a, b = gists(told, StoryNames(), LEXICON)
    told, names = with_names(told, {"Elna Vosk": "vosk"})
    c, d = gists(told, names, LEXICON)
    assert likeness(c, d) > likeness(a, b)


def clause(words: str, of: str) -> Gist:
    """The gist of a sentence `words` of which only the piece `of` is a report."""
    told = in_given_order((Said(words), Said("Bakers opened late.")))
    (reading,) = told.readings
    whole = reading.reports[0]
    at = words.index(of)
    terms = [t for t in whole.proposition.terms if at <= t.span.start < at + len(of)]
    rest = [t for t in whole.proposition.terms if t not in terms]
    pieces = [replace(whole, proposition=replace(whole.proposition, terms=tuple(p))) for p in (terms, rest)]
    first, *_ = gists(Story((replace(reading, reports=tuple(pieces)),)), StoryNames(), LEXICON)
    return first


def test_what_the_sentence_says_beside_a_clause_brings_it_nearer() -> None:
    one, other = two(Said("Vosk asylum granted."), Said("Vosk asylum refused."))
    short = clause("Vosk arrived Sunday where asylum followed.", "asylum followed")
    assert "vosk" in short.around
    assert "vosk" not in short.weights
    assert nearness(one, short) > likeness(one, short) > 0
    assert nearness(one, other) == likeness(one, other)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ([counting(50)], [counting(51)], False),
        ([counting(50)], [counting(40)], True),
        ([counting(5, "at-least")], [counting(7, "at-least")], True),
        ([counting(24, "vague")], [counting(51)], False),
        ([counting(7, of="boat")], [counting(50)], False),
        ([counting(7), counting(50, of=None)], [counting(50)], False),
        ([], [counting(50)], False),
    ],
)
def test_counts_of_one_thing_oppose_where_they_lie_apart(
    one: list[Quantity], other: list[Quantity], apart: bool
) -> None:
    assert opposed(one, other) is apart


def test_yes_and_no_oppose_and_a_denial_neither() -> None:
    yes, no = two(FLED, replace(FLED, negated=True))
    _, denial = two(FLED, replace(FLED, stance="denies"))
    assert are_opposed(yes, no)
    assert not are_opposed(yes, denial)
    assert not are_opposed(no, denial)
