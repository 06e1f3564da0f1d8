"""The mentions of a story: each once, a form of one kind wherever it stands."""

from __future__ import annotations

from whosays.lexicon import load
from whosays.model import Article, NameKind, NameMention, Reading, Span, Story
from whosays.telling.names.mentions import Mention, mentions_of

LEXICON = load()


def reading(text: str, *marked: tuple[str, NameKind]) -> Reading:
    """A reading of `text` in which each of the words of `marked` is a name where it first stands."""
    names = tuple(
        NameMention(Span(text.index(words), text.index(words) + len(words)), kind) for words, kind in marked
    )
    return Reading(Article(text, given_id=text, url=text), "en", names=names)


def mentions(*readings: Reading) -> list[Mention]:
    return mentions_of(Story(readings), LEXICON)


def test_a_form_is_of_the_kind_that_most_of_its_mentions_are() -> None:
    told = mentions(
        reading("Varrow fell at noon.", ("Varrow", "place")),
        reading("They left Varrow early.", ("Varrow", "place")),
        reading("Nobody saw Varrow again.", ("Varrow", "person")),
    )
    assert [mention.kind for mention in told] == ["place", "place", "place"]


def test_what_ends_in_a_surname_that_has_a_title_is_a_person() -> None:
    told = mentions(
        reading("Mr. Hale left. Ina Hale spoke.", ("Hale", "person"), ("Ina Hale", "organisation"))
    )
    assert [(mention.form.core, mention.kind) for mention in told] == [
        ("Hale", "person"),
        ("Ina Hale", "person"),
    ]


def test_one_known_word_after_the_is_no_person() -> None:
    (told,) = mentions(reading("Then the Observatory said so.", ("Observatory", "person")))
    assert told.kind == "organisation"
    assert told.definite


def test_each_marked_mention_is_there_once() -> None:
    one = reading("Ina Hale met Bo Lee in Varrow.", ("Ina Hale", "person"), ("Bo Lee", "person"))
    told = mentions(one)
    assert [(m.part, m.span) for m in told] == [("text", name.span) for name in one.names]
