"""Speakers and pronouns in a story: whom "he" takes up, and what nobody is credited with."""

from __future__ import annotations

import pytest
from stories import body, line, media, page, person, trace_sources

from whosays.model import Article
from whosays.reading import read_article
from whosays.reading.models import Models

CREDITED = [
    # the person whom the sentence is about comes before those of earlier sentences
    (
        "Hale said the march was peaceful. Mayor Doris Quill met the union, "
        "and she said the strike was over.",
        "the strike was over",
        ["Mayor Doris Quill"],
    ),
    (
        "Lena Struck said the valves were old. "
        "Jonas Feld told the same panel he believed they had been changed.",
        "they had been changed",
        ["Jonas Feld"],
    ),
    # of several who are quoted, the last goes on
    (
        "Ruth Amsel said that she was not comfortable with the plan, and Senator Otto Brinck wrote: "
        "“Leave the children alone. It is that simple.”",
        "It is that simple",
        ["Senator Otto Brinck"],
    ),
    # a pronoun is no name
    ("Trade in the old port has been slow. They warn that summer will be worse.", "summer will be worse", []),
    (
        "“I sold fish,” Anton Brix said. “They say the sea forgets.”",
        "They say the sea forgets",
        ["Anton Brix"],
    ),
    # "he" in a quotation is never its speaker
    ("Hugh Barnes spoke. “He said the dam had held,” Barnes said.", "the dam had held", ["Barnes", "He"]),
    (
        "Mayor Ana Quill resigned. “She said the dam had held,” Hugh Barnes told us.",
        "the dam had held",
        ["Hugh Barnes", "Mayor Ana Quill"],
    ),
    # whom a quotation credits does not go on speaking
    (
        "“The mayor says the dam has held,” Hugh Barnes said. “It is a lie.”",
        "It is a lie",
        ["Hugh Barnes"],
    ),
    # some are not one
    ("Some say the dam has held. “It has burst,” he said.", "It has burst", ["he"]),
    # a clause before tells who "he" is
    (
        "Hale said the dam had held. When Otto Brinck was asked, he said it had burst.",
        "it had burst",
        ["Otto Brinck"],
    ),
    # a body calls things what it calls them
    (
        "The army said the hill was lost. The union fights what it calls “theft”.",
        "theft",
        ["The union"],
    ),
    # the writer's own comment
    ("The yard lost its last order. It underscores how trade has shrunk.", "how trade has shrunk", []),
    ("Police said the gate was forced. It remains to be seen who did it.", "remains to be seen", []),
    ("A letter has come. It shows that the well was dry.", "the well was dry", ["A letter"]),
    # a heading between quotation marks
    (
        "Councillor Wirth said the pool would not reopen.\n\n“A bitter pill”\n\nIt was built in 1961.",
        "A bitter pill",
        [],
    ),
]


@pytest.mark.parametrize(("text", "content", "names"), CREDITED)
def test_who_is_credited(models: Models, text: str, content: str, names: list[str]) -> None:
    reports = read_article(Article(text), models).reports
    found = [r for r in reports if any(content in c.of(text) for c in r.content)]
    assert [[s.name for s in r.chain] for r in found] == [names]


def test_a_bare_surname_that_was_read_as_a_body_s_name_is_the_person() -> None:
    full = line("Orle police chief Ina Brandt said the quay is shut.", person("Ina Brandt"))
    bare = line("Nobody may land there, according to Brandt.", body("Brandt"))
    (first, second) = trace_sources(page("Noon", full, bare))
    assert second.role == "person"
    assert second.identity == first.identity
    (elsewhere,) = trace_sources(page("Noon", bare))
    assert elsewhere.role == "record"


def test_a_body_named_with_an_agency_s_name_or_cited_as_one_is_a_medium() -> None:
    affiliate = line("The quay is shut, according to NNA affiliate Orle One.", body("NNA affiliate Orle One"))
    cited = line("Orle One reported it is shut.", media("Orle One"))
    bare = line("It is shut, according to Orle One.", body("Orle One"))
    assert [s.role for s in trace_sources(page("Noon", affiliate))] == ["media"]
    assert [s.role for s in trace_sources(page("Noon", cited), page("Star", bare))] == ["media", "media"]
    assert [s.role for s in trace_sources(page("Star", bare))] == ["record"]


def test_a_question_in_a_quotation_states_nothing(models: Models) -> None:
    text = (
        "Hua Brandt said the ships had left. “I would like to know which ships are meant. "
        "Are they on the list of the council? What made them think that the ships sank? It was fog.”"
    )
    said = [c.of(text) for r in read_article(Article(text), models).reports for c in r.content]
    assert any("It was fog" in words for words in said)
    assert not any("on the list" in words or "What made" in words for words in said)
