"""Judgements: what people say over the program's word, from a file to the counts of a ledger."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import Page, build, invented_lexicon, line, official, page, person, trace_groups
from typer.testing import CliRunner

from whosays import judgements, pipeline
from whosays.cli import app
from whosays.cli.output import CANNOT
from whosays.errors import JudgementsError
from whosays.judgements import MATTERS, OF_ONE, about, constraints, standing
from whosays.model import Claim, Judgement, MadeBy, Name, NameMention, Story, StoryJudgements, Verb
from whosays.reading.models import Models
from whosays.settings import Settings
from whosays.showing import json as as_json
from whosays.telling import tell
from whosays.telling.judged import judged_names
from whosays.telling.names.names import StoryNames

KETT = line("Norland’s Foreign Minister Ada Kett said the bridge at Orle is closed.", person("Ada Kett"))
RIVA = line("Sudria’s Interior Minister Lea Riva said the bridge at Orle is closed.", person("Lea Riva"))
CASTLE = line("A Castle source said it is closed.", official("A Castle source"))
OWN = line("The bridge at Orle is closed.")


def judged(verb: Verb, a: str, b: str = "", at: str = "2031-05-03", note: str = "") -> Judgement:
    return Judgement(verb, a, b, "Ines Holt", at, note)


def claim_of(verb: Verb | None | None, *pages: Page, one: int = 0, other: int | None = 1) -> Claim:
    """The claim of `pages`, with a judgement on the first reports of two of them."""
    story, groups = build(*pages)
    reports = [reading.reports[0].id for reading in story.readings]
    ids = (reports[one], "" if other is None else reports[other])
    told = (judged(verb, *ids),) if verb else ()
    return trace_groups(replace(story, judgements=told), groups)[0]


# ------------------------------------------------------------------------------------------ the file


def write(path: Path, *lines: object) -> Path:
    path.write_text("\n".join(each if isinstance(each, str) else json.dumps(each) for each in lines), "utf-8")
    return path


def record(**fields: str) -> dict[str, str]:
    return {"verb": "same-claim", "a": "1", "b": "2", "by": "Ines Holt", "at": "2031-05-03"} | fields


def test_a_file_gives_its_records_in_order(tmp_path: Path) -> None:
    path = write(tmp_path / "j.jsonl", record(), "", record(verb="note", b="", note="asked the harbour"))
    first, second = judgements.read(path)
    assert first == Judgement("same-claim", "1", "2", "Ines Holt", "2031-05-03")
    assert (second.verb, second.b, second.note) == ("note", "", "asked the harbour")


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ("{", "line 2 is not JSON"),
        ([1], "line 2 has to be an object with verb, a, b, by, at, note"),
        (record(verb="same"), "line 2: “same” is no verb"),
        (record(b=""), "line 2: “same-claim” needs two ids"),
        (record(a=""), "line 2: “a” has to be an id"),
        (record(b="1"), "line 2: “a” and “b” are the same"),
        (record(by=""), "line 2: “by” has to say who judges"),
        (record(at="yesterday"), "line 2: “at” has to be an ISO day or time"),
        (record(when="now"), "line 2: “when” is no field"),
        ({**record(), "note": 3}, "line 2: “note” has to be a string"),
    ],
)
def test_a_bad_line_is_refused_with_its_number(tmp_path: Path, bad: object, told: str) -> None:
    path = write(tmp_path / "j.jsonl", record(), bad)
    with pytest.raises(JudgementsError) as refused:
        judgements.read(path)
    assert str(refused.value).startswith(f"{path} {told}")


def test_a_file_that_is_not_there_or_no_text_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(JudgementsError, match="cannot be read"):
        judgements.read(tmp_path / "j.jsonl")
    (tmp_path / "j.jsonl").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(JudgementsError, match="not UTF-8"):
        judgements.read(tmp_path / "j.jsonl")


# ----------------------------------------------------------------------------------------- standing


def test_a_newer_one_on_the_same_matter_holds_whatever_their_order_in_the_file() -> None:
    old, new = judged("same-claim", "1", "2"), judged("different-claim", "2", "1", at="2031-05-04")
    assert standing([old, new]) == standing([new, old]) == (new,)


def test_of_one_moment_the_later_in_the_file_holds() -> None:
    old, new = judged("same-source", "1", "2"), judged("independent", "1", "2")
    assert standing([old, new]) == (new,)


def test_matters_and_pairs_are_kept_apart() -> None:
    told = (judged("same-claim", "1", "2"), judged("independent", "1", "2"), judged("same-claim", "1", "3"))
    assert standing(told) == told


def test_notes_add_up_and_one_record_withdraws_all_that_was_judged_of_a_pair() -> None:
    told = [judged("note", "1", note="a"), judged("note", "1", note="b"), judged("wrong-source", "1")]
    assert standing(told) == tuple(told)
    assert standing([*told, judged("withdrawn", "1", at="2031-05-04")]) == ()


def test_times_with_and_without_an_offset_are_compared_in_utc() -> None:
    late = judged("same-claim", "1", "2", at="2031-05-03T10:00-05:00")
    early = judged("different-claim", "1", "2", at="2031-05-03T12:00")
    assert standing([late, early]) == (late,)


@given(
    st.lists(
        st.builds(
            judged,
            st.sampled_from([*MATTERS]),
            st.sampled_from(["1", "2"]),
            st.sampled_from(["3", "4"]),
            st.sampled_from(["2031-05-03", "2031-05-04T09:00", "2031-05-04T09:00+02:00"]),
        ),
        max_size=8,
    )
)
@settings(deadline=None)
def test_at_most_one_holds_of_a_pair_and_a_matter(told: list[Judgement]) -> None:
    held = standing(told)
    keys = [(j.a, j.b, MATTERS[j.verb]) for j in held if j.verb != "note"]
    assert len(keys) == len(set(keys))
    assert standing(held) == held
    assert all(j in told and j.verb != "withdrawn" for j in held)


def test_gathering_is_handed_pairs_of_articles() -> None:
    asked = constraints(
        [
            judged("same-story", "b", "a"),
            judged("different-story", "a", "c"),
            judged("same-claim", "x", "y"),
        ]
    )
    assert asked == StoryJudgements(same=(("a", "b"),), different=(("a", "c"),))


# ---------------------------------------------------------------------------------------- origins


def test_two_sources_judged_one_are_one_origin_with_the_reason() -> None:
    assert claim_of(None, page("Noon", KETT), page("Star", RIVA)).traced.at_least == 2
    claim = claim_of("same-source", page("Noon", KETT), page("Star", RIVA))
    assert (claim.traced.at_least, claim.traced.at_most) == (1, 1)
    assert "judged one source by Ines Holt" in claim.origins[0].because


def test_one_source_judged_to_be_different_ones_is_two_origins_that_may_be_one() -> None:
    pages = page("Noon", CASTLE), page("Noon", CASTLE)
    assert claim_of(None, *pages).traced.at_most == 1
    claim = claim_of("different-source", *pages)
    assert (claim.traced.at_least, claim.traced.at_most) == (1, 2)


def test_independent_sources_count_apart_whatever_speaks_against_it() -> None:
    thin = page("Star", CASTLE, published=None, reporting=False)
    assert claim_of(None, page("Noon", KETT), thin).traced.at_least == 1
    assert claim_of("independent", page("Noon", KETT), thin).traced.at_least == 2


def test_a_source_judged_wrong_is_shown_and_not_counted() -> None:
    claim = claim_of("wrong-source", page("Noon", KETT), page("Star", RIVA), other=None)
    assert (claim.traced.at_least, claim.traced.at_most) == (1, 1)
    (wrong,) = [origin for origin in claim.origins if not origin.traced]
    assert wrong.because[0] == "judged to have another source than was read by Ines Holt"
    assert sorted(r for origin in claim.origins for r in origin.reports) == sorted(claim.reports)


# ------------------------------------------------------------------------------------ the whole way

ORLE = "The bridge at Orle was closed on Monday, the harbour board said."
QUAY = "The crane at Vantor fell into the dock on Friday, a docker told the Star."


@pytest.fixture(scope="module")
def told(models: Models, tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = tmp_path_factory.mktemp("pile")
    lines = [
        {"outlet": "Noon", "published": "2031-05-02", "text": f"{ORLE} {QUAY}"},
        {"outlet": "Star", "published": "2031-05-02", "text": f"{QUAY} Nobody was hurt."},
    ]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    (story,) = pipeline.gather(pipeline.read(folder, models=models), Settings(one_story=True))
    return story


def test_a_judgement_of_ids_that_its_verb_is_not_of_speaks_of_nothing(told: Story) -> None:
    one, other = (reading.article.id for reading in told.readings)
    bridge, crane, *_ = (report.id for report in told.readings[0].reports)
    spoken = (
        judged("same-story", one, "elsewhere"),
        judged("shares-text", one, other),
        judged("same-claim", bridge, crane),
        judged("note", told.id),
    )
    unspoken = (
        judged("same-story", told.id, "elsewhere"),
        judged("shares-text", one, bridge),
        judged("same-claim", bridge, one),
        judged("wrong-source", one),
    )
    assert set(about(told, spoken + unspoken)) == set(spoken)


def judged_story(story: Story, judgements: Sequence[Judgement]) -> Story:
    return replace(story, judgements=about(story, judgements))


def with_judgements(story: Story, *told: Judgement) -> tuple[Claim, ...]:
    story = judged_story(story, told)
    return tell(story, invented_lexicon(), MadeBy("test")).claims


def holding(claims: tuple[Claim, ...], report: str) -> Claim:
    return next(claim for claim in claims if report in claim.reports)


def test_claims_are_joined_and_parted_as_judged(told: Story) -> None:
    bridge, crane, *_ = (report.id for report in told.readings[0].reports)
    before = with_judgements(told)
    assert holding(before, bridge) != holding(before, crane)
    assert holding(before, bridge).unjudged is None
    joined = with_judgements(told, judged("same-claim", bridge, crane))
    assert crane in holding(joined, bridge).reports
    by_id = judged("same-claim", holding(before, bridge).id, holding(before, crane).id)
    assert [c.reports for c in with_judgements(told, by_id)] == [c.reports for c in joined]
    again = told.readings[1].reports[0].id
    assert again in holding(before, crane).reports
    parted = with_judgements(told, judged("different-claim", crane, again))
    assert holding(parted, again).reports == (again,)
    for claims in (before, joined, parted):
        placed = [report for claim in claims for report in claim.reports]
        assert sorted(placed) == sorted(r.id for reading in told.readings for r in reading.reports)


def test_a_claim_tells_its_count_with_and_without(told: Story) -> None:
    bridge, crane, *_ = (report.id for report in told.readings[0].reports)
    claim = holding(with_judgements(told, judged("same-claim", bridge, crane)), bridge)
    plain = holding(with_judgements(told), claim.text)
    assert claim.unjudged == plain.traced
    assert claim.traced.at_most == 2
    assert plain.traced.at_most == 1


def test_text_is_shared_or_not_as_judged(told: Story) -> None:
    a, b = sorted(reading.article.id for reading in told.readings)
    without = judged_story(told, [judged("does-not-share-text", a, b)])
    beside = judged_story(replace(told, shared_text=()), [judged("shares-text", b, a)])
    lexicon = invented_lexicon()
    assert tell(without, lexicon, MadeBy("test")).story.shared_text == ()
    (shared,) = tell(beside, lexicon, MadeBy("test")).story.shared_text
    assert (shared.a, shared.b) == (a, b)
    assert "Ines Holt" in shared.because


def test_the_ledger_lists_what_holds_and_only_what_speaks_of_it(told: Story) -> None:
    bridge, crane, *_ = (report.id for report in told.readings[0].reports)
    one, other = judged("independent", bridge, crane), judged("note", told.readings[0].article.id, note="odd")
    story = judged_story(told, [one, other, judged("note", "f" * 16, note="elsewhere")])
    shown = as_json.as_object(tell(story, invented_lexicon(), MadeBy("test")))
    assert shown["judgements"] == [
        {"verb": j.verb, "a": j.a, "b": j.b, "by": j.by, "at": j.at, "note": j.note} for j in (one, other)
    ]
    claims = shown["claims"]
    assert isinstance(claims, list)
    assert all(isinstance(claim, dict) and "traced_unjudged" in claim for claim in claims)


def test_without_judgements_nothing_changes(told: Story) -> None:
    shown = as_json.show(tell(told, invented_lexicon(), MadeBy("test")))
    assert "traced_unjudged" not in shown
    noted = replace(told, judgements=(judged("note", told.readings[0].article.id, note="odd"),))
    claims = tell(noted, invented_lexicon(), MadeBy("test")).claims
    plain = tell(told, invented_lexicon(), MadeBy("test")).claims
    assert tuple(replace(claim, unjudged=None) for claim in claims) == plain
    assert [claim.unjudged for claim in claims] == [claim.traced for claim in plain]


# ------------------------------------------------------------------------------------------- names


def test_names_are_joined_by_form_or_id_and_parted_by_form() -> None:
    story, _ = build(page("Noon", KETT), page("Star", RIVA))
    kett, riva = Name("k" * 16, "Ada Kett", "person", ("Kett",)), Name("r" * 16, "Lea Riva", "person")
    by_mention = {}
    for reading, name, form in zip(story.readings, (kett, riva), ("Kett", "Lea Riva"), strict=True):
        start = reading.article.text.index(form)
        mention = NameMention(replace(reading.reports[0].span, start=start, end=start + len(form)), "person")
        by_mention[reading.article.id, mention.part, mention.span] = name.id
    names = StoryNames((kett, riva), by_mention)
    joined = judged_names(names, replace(story, judgements=(judged("same-name", kett.id, "Lea Riva"),)))
    (one,) = joined.names
    assert set(one.aliases) == {"Kett", "Lea Riva"}
    assert set(joined.by_mention.values()) == {kett.id}
    parted = judged_names(names, replace(story, judgements=(judged("different-name", "Ada Kett", "Kett"),)))
    whole, own, other = parted.names
    assert (whole.aliases, own.name, other) == ((), "Kett", riva)
    assert list(parted.by_mention.values()) == [own.id, riva.id]


# -------------------------------------------------------------------------------------- the command


def test_the_command_takes_a_file_and_says_which_judgement_it_could_not_use(
    tmp_path: Path, models: Models, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("whosays.cli.telling.load", lambda _: models)
    (tmp_path / "bridge.txt").write_text(ORLE, "utf-8")
    (reading,) = pipeline.read(tmp_path / "bridge.txt", models=models)
    path = write(tmp_path / "j.jsonl", record(verb="wrong-source", a=reading.reports[0].id, b=""), record())
    arguments = ["tell", str(tmp_path / "bridge.txt"), "--format", "json", "--judgements", str(path)]
    done = CliRunner().invoke(app, arguments)
    (listed,) = json.loads(done.stdout)["judgements"]
    assert listed["verb"] == "wrong-source"
    assert "judgement not used: nothing told has the ids of same-claim 1 2" in done.stderr
    assert done.exit_code == 0
    write(path, "{}")
    refused = CliRunner().invoke(app, arguments)
    assert refused.exit_code == CANNOT
    assert "line 1: “” is no verb" in refused.stderr


def test_the_page_names_every_verb() -> None:
    text = (Path(__file__).parent.parent / "docs" / "judgements.md").read_text("utf-8")
    assert [verb for verb in MATTERS if f"`{verb}`" not in text] == []
    assert set(MATTERS) >= OF_ONE


def test_stories_are_joined_as_judged(told: Story) -> None:
    apart = pipeline.gather(told.readings)
    a, b = (reading.article.id for reading in told.readings)
    (story,) = pipeline.gather(told.readings, judgements=[judged("same-story", a, b)])
    one, other = pipeline.gather(told.readings, judgements=[judged("different-story", a, b)])
    assert len(story.readings) == len(one.readings) + len(other.readings) == len(told.readings)
    assert len(apart) in (1, 2)
    assert [j.verb for j in story.judgements] == ["same-story"]
