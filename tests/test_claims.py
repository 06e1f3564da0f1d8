from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told_reports import Said, in_given_order, story, with_names, words

from whosays import Settings, gather
from whosays.lexicon import Lexicon, load
from whosays.model import Story
from whosays.telling.claims.claims import group_claims
from whosays.telling.claims.gist import gists
from whosays.telling.names.names import StoryNames

NOTHING = (
    Said("Trams were running between Bellmoor and the harbour again.", "run"),
    Said("Bakers along Tannery Lane opened late because flour was short.", "open"),
    Said("Rain is expected over the northern valleys.", "expect"),
    Said("Teachers asked parents to keep children indoors.", "ask"),
)
FLED = Said("Governor Elna Vosk fled the town of Corrin by boat.", "flee", subject="Elna Vosk")
ESCAPED = Said("Vosk escaped from Corrin in a fishing boat, police said.", "escape")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


def grouped(told: Story, lexicon: Lexicon, names: StoryNames | None = None) -> list[set[str]]:
    return [
        {words(told, r) for r in group.reports}
        for group in group_claims(gists(told, names or StoryNames(), lexicon))
    ]


def group_of(told: Story, said: Said, lexicon: Lexicon) -> set[str]:
    (found,) = [g for g in grouped(told, lexicon) if said.words in g]
    return found


def test_reports_of_one_event_in_other_words_are_one_claim(lexicon: Lexicon) -> None:
    told = story((FLED, *NOTHING[:2]), (*NOTHING[2:], ESCAPED))
    assert group_of(told, FLED, lexicon) == {FLED.words, ESCAPED.words}


def test_reports_that_share_only_who_and_where_are_not(lexicon: Lexicon) -> None:
    told, names = with_names(
        story(
            (FLED, Said("Governor Elna Vosk bought a castle near Corrin.", "buy"), *NOTHING[:2]),
            (ESCAPED, Said("Born in Corrin, Vosk likes chess.", "like"), *NOTHING[2:]),
        ),
        {"Elna Vosk": "vosk", "Vosk": "vosk", "Corrin": "corrin"},
    )
    group = next(g for g in grouped(told, lexicon, names) if FLED.words in g)
    assert group == {FLED.words, ESCAPED.words}


def test_a_marked_denial_is_in_the_claim_that_it_denies(lexicon: Lexicon) -> None:
    denial = Said("Her brother denied that Vosk escaped from Corrin by boat.", "escape", stance="denies")
    told = story((FLED, *NOTHING[:2]), (denial, *NOTHING[2:]))
    assert group_of(told, denial, lexicon) == {FLED.words, denial.words}


def test_the_denials_of_one_party_in_several_articles_are_one_claim_whatever_they_deny(
    lexicon: Lexicon,
) -> None:
    one = Said("The brother denied that Vosk escaped from Corrin by boat.", "escape", stance="denies")
    other = Said("Nothing of that sort happened, he told reporters.", negated=True)
    told = story((FLED, *NOTHING[:2]), (one, *NOTHING[2:3]), (other, *NOTHING[3:]))
    reports = [r for reading in told.readings for r in reading.reports]
    denials = {r.id: "brother" for r in reports if r.stance == "denies" or r.proposition.negated}
    together = [
        {words(told, r) for r in group.reports}
        for group in group_claims(gists(told, StoryNames(), lexicon), denials)
    ]
    assert {one.words, other.words} in together


def test_a_plain_no_goes_with_a_marked_denial(lexicon: Lexicon) -> None:
    denial = Said("Her brother denied that Vosk escaped from Corrin by boat.", stance="denies")
    no = Said("Vosk never escaped from Corrin by boat, said her aunt.", negated=True)
    told = story((denial, *NOTHING[:2]), (no, *NOTHING[2:]))
    assert group_of(told, no, lexicon) == {denial.words, no.words}


def test_a_plain_no_is_another_claim(lexicon: Lexicon) -> None:
    stayed = Said("Governor Elna Vosk never fled the town of Corrin by boat.", "flee", negated=True)
    told = story((FLED, *NOTHING[:2]), (stayed, *NOTHING[2:]))
    assert group_of(told, stayed, lexicon) == {stayed.words}


@pytest.mark.parametrize(("other", "is_one"), [(51, True), (40, False)])
def test_counts_that_lie_apart_are_two_claims(other: int, is_one: bool, lexicon: Lexicon) -> None:
    first = Said("The blast injured 50 people at Corrin station.", "injure", counted=("50", 50, "people"))
    second = Said(
        f"Police said {other} people were injured at Corrin station by the blast.",
        "injure",
        counted=(str(other), other, "people"),
    )
    told = story((first, *NOTHING[:2]), (second, *NOTHING[2:]))
    assert (second.words in group_of(told, first, lexicon)) is is_one


def test_parallel_sources_over_the_same_words_are_one_claim(lexicon: Lexicon) -> None:
    told = in_given_order((Said("Odd noises rose.", "rise"),), NOTHING)
    reading = told.readings[0]
    twin = replace(reading.reports[0], notes=("second source",))
    told = Story((replace(reading, reports=(reading.reports[0], twin)), told.readings[1]))
    first = group_claims(gists(told, StoryNames(), lexicon))[0]
    assert first.reports == (reading.reports[0], twin)


def test_denying_the_report_is_in_the_claim_of_the_report(lexicon: Lexicon) -> None:
    denial = Said("The ministry denied this report.", None, stance="denies", source="The ministry denied")
    told = in_given_order((*NOTHING[:2], FLED, denial), (ESCAPED, *NOTHING[2:]))
    assert group_of(told, denial, lexicon) == {FLED.words, ESCAPED.words, denial.words}


def test_a_fragment_is_in_the_claim_of_its_sentence(lexicon: Lexicon) -> None:
    told = in_given_order((FLED, Said("She said so.")), NOTHING)
    reading = told.readings[0]
    whole, fragment = reading.reports
    fragment = replace(fragment, sentence=whole.sentence)
    told = Story((replace(reading, reports=(whole, fragment)), told.readings[1]))
    assert {FLED.words, "She said so."} in grouped(told, lexicon)


def test_a_denial_with_nothing_before_it_stands_alone(lexicon: Lexicon) -> None:
    denial = Said("The ministry denied this report.", None, stance="denies", source="The ministry denied")
    told = in_given_order((denial, FLED), NOTHING)
    assert group_of(told, denial, lexicon) == {denial.words}


def test_two_forms_of_one_name_bring_reports_together(lexicon: Lexicon) -> None:
    long = Said("Free Harbour League seized the customs house.", "seize")
    short = Said("Later FHLX occupied a lighthouse.", "occupy")
    told = in_given_order((long, *NOTHING[:2]), (short, *NOTHING[2:]))
    assert {long.words, short.words} not in grouped(told, lexicon)
    told, names = with_names(told, {"Free Harbour League": "league", "FHLX": "league"})
    assert {long.words, short.words} in grouped(told, lexicon, names)


def test_what_a_hundred_articles_carry_is_one_claim(lexicon: Lexicon) -> None:
    told = in_given_order(*((FLED, Said(f"Page {n} ends here.")) for n in range(100)))
    sizes = [len(group.reports) for group in group_claims(gists(told, StoryNames(), lexicon))]
    assert max(sizes) == 100


def test_resemblance_does_not_run_on_from_report_to_report(lexicon: Lexicon) -> None:
    chain = ["alder", "birch", "cedar", "dogwood", "elder", "foxglove", "gorse", "hazel", "larch"]
    steps = [Said(" ".join(chain[i : i + 4]) + ".", None) for i in range(len(chain) - 3)]
    for group in grouped(in_given_order(steps, NOTHING), lexicon):
        assert not {steps[0].words, steps[-1].words} <= group


def test_the_wording_asserts_in_the_body_with_a_subject(lexicon: Lexicon) -> None:
    headline = Said("Governor Vosk fled Corrin by boat", "flee", part="title", subject="Vosk")
    hedge = Said("Governor Vosk reportedly fled Corrin by boat.", "flee", stance="hedges", subject="Vosk")
    pronoun = Said("She fled Corrin by boat, leaving governor Vosk's house.", "flee", subject="She")
    plain = Said("On Sunday governor Vosk fled Corrin by boat.", "flee", subject="governor Vosk")
    told = in_given_order((headline, hedge, *NOTHING[:2]), (pronoun, plain, *NOTHING[2:]))
    (group,) = [g for g in group_claims(gists(told, StoryNames(), lexicon)) if len(g.reports) > 1]
    assert len(group.reports) == 4
    assert words(told, group.text) == plain.words


VERBS = ("arrested", "detained", "fled", "escaped", "closed", "killed", "injured")
sentences = st.builds(
    lambda who, did, whom, count, stance, negated: Said(
        f"{who} {did} {count} {whom}.",
        predicate=did,
        stance=stance,
        negated=negated,
        subject=who,
        counted=(str(count), count, whom),
    ),
    st.sampled_from(("Vosk", "Soldiers", "Harbour police", "They")),
    st.sampled_from(VERBS),
    st.sampled_from(("fishermen", "Corrin station", "bridges", "this report")),
    st.integers(2, 5),
    st.sampled_from(("asserts", "hedges", "denies")),
    st.booleans(),
)
articles = st.lists(
    st.lists(sentences, min_size=1, max_size=6, unique_by=lambda s: s.words),
    min_size=1,
    max_size=5,
    unique_by=lambda said: tuple(s.words for s in said),
)


@settings(deadline=None, max_examples=60)
@given(articles)
def test_every_report_is_in_exactly_one_claim(said: list[list[Said]]) -> None:
    told = story(*said)
    groups = group_claims(gists(told, StoryNames(), load()))
    all_reports = [r.id for reading in told.readings for r in reading.reports]
    assert sorted(r.id for g in groups for r in g.reports) == sorted(all_reports)
    assert all(g.text in g.reports for g in groups)


@settings(deadline=None, max_examples=60)
@given(articles, st.randoms(use_true_random=False))
def test_articles_in_any_order_give_the_same_claims(said: list[list[Said]], random: Random) -> None:
    readings = list(story(*said).readings)
    random.shuffle(readings)
    (given_so,) = gather(readings, Settings(one_story=True))
    (given_back,) = gather(reversed(readings), Settings(one_story=True))
    lexicon = load()
    one, other = (gists(given, StoryNames(), lexicon) for given in (given_so, given_back))
    assert group_claims(one) == group_claims(other)
