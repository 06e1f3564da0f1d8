from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import ledgers
import pytest
from hypothesis import given, settings
from nasty import nasty

from whosays import model
from whosays.model import (
    Claim,
    Credit,
    Ledger,
    Origin,
    Proposition,
    Published,
    Source,
    Span,
    Stance,
    StanceKind,
    Time,
    Traced,
)
from whosays.showing import wording
from whosays.showing.entries import StoryEntry
from whosays.showing.ledger_entries import entries
from whosays.showing.untrusted import visible

CRANE = entries(ledgers.crane())


def told(ledger: Ledger, **changes: object) -> StoryEntry:
    """The entries of `ledger` with its first reading's first report after the title changed."""
    first = ledger.story.readings[0]
    old = first.reports[1]
    new = replace(old, **changes)  # type: ignore[arg-type]  # names and values as the tests give them
    reading = replace(first, reports=tuple(new if r is old else r for r in first.reports))
    story = replace(ledger.story, readings=(reading, *ledger.story.readings[1:]))
    claims = tuple(
        replace(
            claim,
            text=new.id if claim.text == old.id else claim.text,
            reports=tuple(new.id if r == old.id else r for r in claim.reports),
            origins=tuple(
                replace(o, reports=tuple(new.id if r == old.id else r for r in o.reports))
                for o in claim.origins
            ),
            circular=(),
        )
        for claim in ledger.claims
    )
    return entries(replace(ledger, story=story, claims=claims, conflicts=(), timeline=()))


def test_articles_and_claims_are_numbered_in_the_order_of_the_ledger() -> None:
    assert [a.number for a in CRANE.articles] == [1, 2, 3, 4]
    assert CRANE.articles[0].called == "courier.txt"
    assert [c.number for c in CRANE.claims] == list(range(1, 13))
    assert [c.conflicts for c in CRANE.claims[:4]] == [(1,), (1,), (2,), (2,)]


def test_traced_origins_are_lettered_and_others_are_not() -> None:
    first = CRANE.claims[0]
    assert [o.letter for o in first.origins] == ["A", "B"]
    assert [o.linked for o in first.origins] == [False, True]
    assert {n: [o.letter for o in found] for n, found in first.carried_by.items()} == {
        1: ["A"],
        2: ["A"],
        3: ["B"],
    }
    own_word = CRANE.claims[6].origins[0]
    assert own_word.letter is None
    assert own_word.own_word
    assert not CRANE.claims[3].origins[0].own_word, "a denial is more than an own word"


def test_of_the_articles_those_that_lead_to_an_origin_are_told_apart() -> None:
    ledger = ledgers.crane()
    falls = ledger.claims[0]
    own = ledger.reports[ledger.claims[5].text]
    beside = replace(
        falls,
        reports=(*falls.reports, own.id),
        heard_by=4,
        origins=(*falls.origins, Origin("d" * 16, "own word", (own.id,), traced=False)),
    )
    claim = entries(replace(ledger, claims=(beside, *ledger.claims[1:]))).claims[0]
    assert (claim.heard, claim.sourced, claim.beside) == ("3 of 4 articles", (1, 2, 3), (4,))
    stated = replace(beside, untraced=(own.article,))
    claim = entries(replace(ledger, claims=(stated, *ledger.claims[1:]))).claims[0]
    assert (claim.heard, claim.beside) == ("3 of 4 articles", ())
    assert (CRANE.claims[0].heard, CRANE.claims[0].beside) == ("3 articles", ())
    assert CRANE.claims[6].heard == "1 article", "of none that leads to an origin nothing is told apart"


def test_an_article_rests_on_origins_its_own_word_or_nothing_that_is_counted() -> None:
    assert [CRANE.claims[0].rests_on(n) for n in (1, 3)] == ["origin A", "origin B"]
    own, hedged = CRANE.claims[5], replace(CRANE.claims[7], untraced=())
    assert own.rests_on(4) == "its own word"
    assert hedged.rests_on(4) == "nothing that is counted"


def test_letters_go_on_after_z() -> None:
    assert [wording.letter(i) for i in (0, 25, 26, 51, 52, 702)] == [
        "A", "Z", "AA", "AZ", "BA", "AAA",
    ]  # fmt: skip


def test_a_chain_stands_publisher_first_then_credits_then_sources() -> None:
    witness = CRANE.claims[4].text
    assert [(s.role, s.name) for s in witness.chain] == [
        ("publisher", "Ellery Courier"),
        ("credit", "Reuters"),
        ("source", "Jonas Peel"),
    ]


def test_a_credit_that_is_a_source_of_the_chain_stands_once() -> None:
    names = [s.name for s in CRANE.claims[0].text.chain]
    assert names == ["Ellery Courier", "Reuters", "a port official"]


def test_a_source_tells_count_and_where_it_was_carried_from() -> None:
    officials = CRANE.claims[0].reports[3].chain[-1]
    assert officials.notes == ("2 of them",)
    carried = CRANE.claims[8].text.chain[-1]
    assert carried.notes == ("from an earlier sentence",)


def test_weights_come_from_all_reports_of_a_claim() -> None:
    assert [c.weight for c in CRANE.claims[-3:]] == ["news", "background", "comment"]
    ledger = ledgers.crane()
    mixed = told(ledger, proposition=Proposition(background=True))
    assert mixed.claims[0].weight == "news"


def test_a_time_is_resolved_no_finer_than_its_record() -> None:
    def resolved(earliest: str | None, latest: str | None, value: str = "XXXX") -> str:
        time = Time(Span(0, 1), value, earliest, latest, "day")
        ledger = ledgers.hostile("x")
        happening = replace(ledger.timeline[0], time=time)
        return entries(replace(ledger, timeline=(happening,))).timeline[0].resolved

    assert resolved("2031-03-04", "2031-03-04") == "2031-03-04"
    assert resolved("2031-03-04", "2031-03-06") == "2031-03-04 to 2031-03-06"
    assert resolved("2031-03-04T18:00", "2031-03-04T23:59") == "2031-03-04 18:00 to 23:59"
    assert resolved("2031-03-04T18:00", "2031-03-05T02:00") == "2031-03-04 18:00 to 2031-03-05 02:00"
    assert resolved(None, "2031-03-04") == ""
    assert resolved("2031-01-01", "2031-12-31", "2031") == "2031"


@pytest.mark.parametrize(
    ("values", "known"),
    [
        ((None, None), False),
        (("2031-03-04", None), False),
        (("2031-03-04", "2031-03-04"), False),
        (("2031-03-04", "2031-03-05"), True),
    ],
)
def test_order_is_known_where_two_articles_have_different_times(
    values: tuple[str | None, ...], known: bool
) -> None:
    ledger = ledgers.crane()
    readings = tuple(
        replace(
            r,
            article=replace(r.article, published=Published(v, "day", "given") if v else None),
            reports=(),
            reporting=(),
        )
        for r, v in zip(ledger.story.readings[2:], values, strict=True)
    )
    story = replace(ledger.story, readings=readings, shared_text=())
    bare = replace(ledger, story=story, claims=(), conflicts=(), timeline=(), check_next=())
    assert entries(bare).order_known is known


def test_bounds_are_told_in_words() -> None:
    assert wording.bound(Traced(1, 2), 2) == "at least 1, at most 2 origins"
    assert wording.bound(Traced(1, 1), 1) == "1 origin"
    assert wording.bound(Traced(3, 3), 4) == "3 origins"
    assert wording.bound(Traced(1, 1), 0) == "no source traced"


def test_quotation_marks_do_not_clash_with_those_of_the_words() -> None:
    assert wording.quoted("plain") == "“plain”"
    assert wording.quoted("“confirmed” by") == "‘“confirmed” by’"


@pytest.mark.parametrize(
    ("words", "literal"),
    [
        (wording.STATUS, model.Status),
        (wording.STANCE, model.Stance),
        (wording.STANCE_KIND, model.StanceKind),
        (wording.RELATION, model.Relation),
        (wording.CONFLICT_KIND, model.ConflictKind),
        (wording.CARRIED, model.Carried),
        (wording.SHARED, model.SharedKind),
        (wording.BOILERPLATE, model.BoilerplateKind),
    ],
)
def test_every_mark_has_its_words_and_no_words_judge(words: dict[str, str], literal: object) -> None:
    assert tuple(words) == get_args(literal)
    judging = re.compile(r"\b(true|false|verified|corroborated|fake|trust|confirmed by)\b")
    assert not [w for w in words.values() if judging.search(w)]


@pytest.mark.parametrize(
    ("stance", "kind", "words"),
    [
        ("asserts", None, ""),
        ("hedges", None, "hedged"),
        ("cannot-confirm", "no-reply", "no reply"),
        ("cannot-confirm", "not-confirmed", "not “confirmed”"),
    ],
)
def test_a_stance_is_told_in_words(stance: Stance, kind: StanceKind | None, words: str) -> None:
    found = told(ledgers.crane(), stance=stance, stance_kind=kind)
    assert found.claims[0].text.stance == words


def test_a_link_to_an_origin_that_is_not_counted_tells_its_label() -> None:
    ledger = ledgers.hostile("x")
    link = replace(ledger.claims[0].links[0], b="c" * 16)
    claim: Claim = replace(ledger.claims[0], links=(link,))
    found = entries(replace(ledger, claims=(claim,))).claims[0].links[0]
    assert (found.a, found.b) == ("A", "x")


def test_several_credits_stand_side_by_side_in_one_step() -> None:
    ledger = ledgers.hostile("xy")
    reading = ledger.story.readings[0]
    credits_ = (
        Credit("First", "agency", Span(0, 1)),
        Credit("Second", "agency", Span(1, 2)),
        Credit("Somebody", "author", Span(0, 2)),
    )
    source = Source("Second", "media", True, Span(0, 1), ())
    report = replace(reading.reports[0], chain=(source,), stance="asserts")
    story = replace(ledger.story, readings=(replace(reading, credits=credits_, reports=(report,)),))
    bare = replace(ledger, story=story, claims=(), conflicts=(), timeline=(), check_next=())
    claim = replace(ledger.claims[0], text=report.id, reports=(report.id,), origins=(), links=(), circular=())
    (step,) = [s for s in entries(replace(bare, claims=(claim,))).claims[0].text.chain if s.role == "credit"]
    assert step.name == "First"


@settings(deadline=None, max_examples=50)
@given(nasty)
def test_all_words_are_made_visible(words: str) -> None:
    story = entries(ledgers.hostile(words))
    assert story.claims[0].text.evidence.words == visible(words)
    assert story.names[0].aliases == (visible(words),)
    assert story.conflicts[0].sides[0].value == visible(words)
    assert story.unread[0].reason == visible(words)


def test_the_guide_explains_every_relation() -> None:
    guide = Path(__file__).parents[1] / "docs" / "reading-a-ledger.md"
    assert not [w for w in wording.RELATION.values() if w not in guide.read_text(encoding="utf-8")]
