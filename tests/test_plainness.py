"""What a source tells plainly, what in passing, and what of itself."""

from __future__ import annotations

import pytest
from stories import Link, Page, body, bounds, crowd, line, page, parallel, person, trace

from whosays.lexicon import load
from whosays.model import Article, Proposition, Report, Slots, Span, Term
from whosays.telling.sources.plainness import are_of_each, is_in_passing, is_of_self

POLICE = line("Orle police said the bridge is shut.", body("Orle police"))
SAID = Proposition(predicate="fall", tense="past")


def report(text: str, content: str, proposition: Proposition = SAID, did: bool = True) -> Report:
    start = text.index(content)
    span = Span(start, start + len(content))
    whole = Span(0, len(text))
    return Report(
        article=Article(text=text).id,
        part="text",
        span=whole,
        sentence=whole,
        content=(span,),
        stance="asserts",
        slots=Slots(did=span if did else None),
        proposition=proposition,
    )


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The union said wages fell since the mill closed in May.", "the mill closed in May"),
        ("The film shows people running as the wall falls.", "as the wall falls"),
        ("A nurse heard an alarm shortly after the wall fell.", "shortly after the wall fell"),
        ("The two states threatened sanctions if the ships return.", "the ships return"),
        ("Envoys are asking whether the town can be held.", "whether the town can be held"),
    ],
)
def test_a_clause_that_dates_or_conditions_another_is_told_in_passing(text: str, content: str) -> None:
    assert is_in_passing(report(text, content), text, load())


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The union said the mill closed in May.", "the mill closed in May"),
        ("Police said that the mill closed when its roof fell.", "the mill closed when its roof fell"),
    ],
)
def test_what_a_source_says_is_not_told_in_passing(text: str, content: str) -> None:
    assert not is_in_passing(report(text, content), text, load())


def test_what_is_only_named_is_told_in_passing() -> None:
    text = "The yard announced plans for a third dock."
    named = Proposition((Term("plan", Span(20, 25), "noun"),), "plan", tense="none")
    assert is_in_passing(report(text, "plans for a third dock", named, did=False), text, load())
    assert not is_in_passing(report(text, "plans for a third dock", named), text, load())
    called = "The yard denounced the ban as a trick."
    assert not is_in_passing(report(called, "the ban as a trick", named, did=False), called, load())


@pytest.mark.parametrize(
    ("content", "of_self"),
    [
        ("they had been called to the mill", True),
        ("I've waited all my life for this", True),
        ("We saw the roof fall", False),
        ("the roof fell", False),
    ],
)
def test_what_has_its_source_for_a_subject_is_told_of_itself(content: str, of_self: bool) -> None:
    text = f"{content}, said Rosa Lind."
    assert is_of_self(report(text, content), text, load()) is of_self


def test_what_several_may_each_mean_of_themselves() -> None:
    each = "the rules could cost them a million each"
    assert are_of_each(report(each, each), each, load())
    assert not are_of_each(report("The rules are new.", "The rules are new"), "The rules are new.", load())


# ------------------------------------------------------------------------------- in the count of a claim


def two(first: Page, second: Page) -> tuple[int, int]:
    return bounds(trace(first, second))


def test_who_speaks_of_it_in_passing_is_no_further_origin() -> None:
    lind = person("Rosa Lind")
    after = line("After the bridge was shut, Rosa Lind, 41, said.", lind)
    plain = line("The bridge was shut, Rosa Lind, 41, said.", lind)
    assert two(page("Noon", POLICE), page("Star", plain)) == (2, 2)
    assert two(page("Noon", POLICE), page("Star", after)) == (1, 2)


def test_a_pronoun_may_be_anybody() -> None:
    she = line("She said the bridge is shut.", Link("She", "person", named=False))
    assert two(page("Noon", POLICE), page("Star", she)) == (1, 2)


def test_two_in_one_line_who_speak_of_themselves_may_speak_together() -> None:
    links = (body("Halden Shipping"), crowd("residents"))
    each = parallel("They will leave their berths, Halden Shipping and residents said.", *links)
    plain = parallel("The gate is shut, Halden Shipping and residents said.", *links)
    assert bounds(trace(page("Noon", each))) == (1, 2)
    assert bounds(trace(page("Noon", plain))) == (2, 2)


def test_two_whom_one_person_alone_heard_rest_on_him() -> None:
    guard = person("Tam Okoye")
    first = line("Tam Okoye said Halden Shipping told him it is shut.", guard, body("Halden Shipping"))
    second = line("Tam Okoye said residents told him it is shut.", guard, crowd("residents"))
    alone = line("Residents said it is shut.", crowd("Residents"))
    assert two(page("Noon", first), page("Star", second)) == (1, 2)
    assert two(page("Noon", first), page("Star", alone)) == (2, 2)


def test_a_survey_is_the_word_of_who_made_it() -> None:
    watch = line("Orle Watch said half of the wells are dry.", body("Orle Watch"))
    survey = line(
        "A survey by Orle Watch found half of the wells dry.",
        Link("A survey by Orle Watch", "data", named=False),
    )
    video = line("The video shows half of the wells dry.", Link("The video", "data", named=False))
    assert two(page("Noon", watch), page("Star", survey)) == (1, 2)
    assert two(page("Noon", watch), page("Star", video)) == (2, 2)


def test_a_caption_is_no_word_of_the_picture() -> None:
    photo = Link("Photo", "data", named=False)
    caption = line("Photo: the bridge at Orle is shut.", photo)
    shown = line(
        "Photo evidence shows the bridge at Orle is shut.", Link("Photo evidence", "data", named=False)
    )
    assert two(page("Noon", POLICE), page("Star", caption)) == (1, 2)
    assert two(page("Noon", POLICE), page("Star", shown)) == (2, 2)


def test_an_office_at_once_before_a_name_is_its_holder() -> None:
    links = (Link("former head of Orle docks", "person", named=False), person("Ina Brand"))
    said = parallel("The quay is sinking, said former head of Orle docks, Ina Brand.", *links)
    assert bounds(trace(page("Noon", said))) == (1, 1)
