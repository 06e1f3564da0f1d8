"""The words that gathering compares: outside boilerplate, with spans that fit, speech marked."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.gathering.words import (
    coded_stretches,
    codes_of,
    normal,
    rarity,
    run_codes,
    surprise,
    words_in,
    words_of,
)
from whosays.model import Article, Boilerplate, Reading, Span


def reading(text: str, *masked: Span) -> Reading:
    return Reading(Article(text), "en", boilerplate=tuple(Boilerplate(s, "related") for s in masked))


def quoted(text: str) -> list[str]:
    return [word.form for word in words_of(reading(text)) if word.quoted]


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 70), st.integers(1, 9)), max_size=3))
def test_words_fit_and_stand_outside_boilerplate(text: str, cuts: list[tuple[int, int]]) -> None:
    masked = [Span(start, min(len(text), start + n)) for start, n in cuts if start < len(text)]
    words = list(words_of(reading(text, *masked)))
    assert all(normal(word.span.of(text)) == word.form for word in words)
    assert not any(word.span.overlaps(span) for word in words for span in masked)
    assert words == sorted(words, key=lambda word: word.span)


@settings(deadline=None)  # the first look-up loads the word frequencies
@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 70), st.integers(1, 9)), max_size=3))
def test_codes_are_those_of_the_words(text: str, cuts: list[tuple[int, int]]) -> None:
    masked = [Span(start, min(len(text), start + n)) for start, n in cuts if start < len(text)]
    read = reading(text, *masked)
    codes = [code for stretch in coded_stretches(read) for code in stretch.tolist()]
    assert codes == codes_of(word.form for word in words_of(read)).tolist()


@settings(deadline=None)  # the first look-up loads the word frequencies
@given(st.lists(st.sampled_from(["the", "trawler", "skerries"]), max_size=9), st.integers(1, 4))
def test_runs_have_one_code_where_their_words_are_the_same(words: list[str], size: int) -> None:
    runs = [tuple(words[at : at + size]) for at in range(len(words) - size + 1)]
    codes = run_codes(codes_of(words), size).tolist()
    assert len(codes) == len(runs)
    assert len(set(codes)) == len(set(runs)) == len(set(zip(codes, runs, strict=True)))


def test_a_code_tells_how_rare_its_word_is() -> None:
    told = rarity(codes_of(["the", "harbour", "trawlermen"])).tolist()
    assert told == [round(1000 * surprise(form, 6.5)) for form in ("the", "harbour", "trawlermen")]


def test_boilerplate_parts_stretches() -> None:
    text = "Boats left. Read also: tides. Boats came."
    words = list(words_of(reading(text, Span(12, 30))))
    assert [(w.form, w.stretch) for w in words] == [
        ("boats", 0),
        ("left", 0),
        ("boats", 1),
        ("came", 1),
    ]


def test_speech_is_marked_in_all_its_quotation_marks() -> None:
    assert quoted("She said “no more” and left.") == ["no", "more"]
    assert quoted('She said "no more" and "never" again.') == ["no", "more", "never"]
    assert quoted("She said 'we shall never sail again', the crew's log shows.") == [
        *("we", "shall", "never", "sail", "again")
    ]


def test_an_open_quotation_runs_to_the_end_of_its_paragraph() -> None:
    assert quoted("“We sailed.\n“We came back.”\nThe boats left.") == [
        *("we", "sailed", "we", "came", "back")
    ]


def test_a_stray_mark_or_an_apostrophe_quotes_nothing() -> None:
    assert quoted('The board of 6" is in the harbour of the town.') == []
    assert quoted("The crews' boats and the town's harbour are the harbour master's.") == []


def test_rare_words_surprise_more() -> None:
    assert surprise("the", 6.5) == 0
    assert 0 < surprise("harbour", 6.5) < surprise("trawlermen", 6.5)


def test_words_of_a_title_are_as_written() -> None:
    assert list(words_in("Boats’ crews: home!")) == ["Boats", "crews", "home"]
