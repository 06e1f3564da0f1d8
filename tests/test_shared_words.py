"""Words that hardly two people say alike."""

from __future__ import annotations

import pytest

from whosays.model import Report, Source, Span
from whosays.telling.claims.shared_words import quotations, statement


def said(text: str, carried: bool = False) -> str:
    """The statement of a report that is all of `text`."""
    span = Span(0, len(text))
    source = Source("Ida Thorne", "person", True, span, (), carried="anaphor" if carried else None)
    return statement(Report("a", "text", span, span, (span,), "asserts", (source,)), text)


@pytest.mark.parametrize(
    ("text", "carried", "words"),
    [
        ("He pushed me down.", False, "he pushed me down"),
        ("The bridge is shut.", False, ""),
        ("The bridge is shut.", True, "the bridge is shut"),
        ("We knew.", True, ""),
        (
            "The ferry to Orle had turned back before the storm came.",
            False,
            "the ferry to orle had turned back before the storm came",
        ),
    ],
)
def test_a_statement_is_long_or_somebody_s_own(text: str, carried: bool, words: str) -> None:
    assert said(text, carried) == words


def test_spaces_and_capitals_make_no_other_statement() -> None:
    assert said("He  pushed\nme down") == said("He pushed me DOWN.") != ""


def test_a_short_quotation_is_somebody_s_own_wherever_it_is_quoted() -> None:
    def told(text: str) -> str:
        start, end = text.index("The bridge"), text.index("shut") + 4
        source = Source("Ida Thorne", "person", True, Span(0, 1), ())
        whole = Span(0, len(text))
        return statement(Report("a", "text", whole, whole, (Span(start, end),), "asserts", (source,)), text)

    assert told("“The bridge is shut,” said Ida Thorne.") == told("She said: “The bridge is shut.”") != ""
    assert told("Ida Thorne said: The bridge is shut.") == ""


def quoted(text: str, content: str, sentence: str = "") -> tuple[str, ...]:
    """The quotations of a report of `content`, in a `sentence` of `text`: without one, in all of it."""
    here = Span(start := text.index(sentence), start + len(sentence or text))
    of = Span(begin := text.index(content), begin + len(content))
    return quotations(Report("a", "text", of, here, (of,), "asserts"), text)


WHOLE = "became aware that one passenger was on the wrong ferry and warned the pilot"


@pytest.mark.parametrize(
    "content", ["became aware that one passenger was on the wrong ferry", "warned the pilot"]
)
def test_a_report_that_is_a_part_of_a_quotation_is_of_the_whole(content: str) -> None:
    assert quoted(f"The crew “{WHOLE}”, Orle Ferries said.", content) == (WHOLE,)
    assert quoted(f'The crew "{WHOLE}," a spokeswoman told Zora.', content) == (WHOLE,)


def test_a_report_beside_a_quotation_is_not_of_it() -> None:
    text = f"The crew “{WHOLE}”, and the ferry turned back, Orle Ferries said."
    assert quoted(text, "the ferry turned back") == ()


def test_a_quotation_opened_in_the_sentence_before_goes_on() -> None:
    text = "“We are sorry. The ferry to Orle had to turn back,” she said."
    told = quoted(
        text, "The ferry to Orle had to turn back", "The ferry to Orle had to turn back,” she said."
    )
    assert told == ("the ferry to orle had to turn back",)
