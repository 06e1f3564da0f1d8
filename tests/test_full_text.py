from __future__ import annotations

from dataclasses import replace

import ledgers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.model import Article, Boilerplate, Reading, Report, Source, Span
from whosays.showing.full_text import Paragraph, paragraphs


def words(found: tuple[Paragraph, ...]) -> str:
    return "".join(s.words for p in found for s in p.sentences)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Articles with sentences, reports, sources and boilerplate anywhere, crossing as they like."""
    text = draw(st.text("ab \n", min_size=1, max_size=60))
    pairs = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    spans = pairs.filter(lambda p: p[0] != p[1]).map(lambda p: Span(min(p), max(p)))
    article = Article(text)
    reports = tuple(
        Report(article.id, "text", span, sentence, (span,), "asserts", chain)
        for span, sentence, chain in draw(
            st.lists(
                st.tuples(
                    spans,
                    spans,
                    st.lists(spans, max_size=2).map(
                        lambda found: tuple(Source("x", "person", True, s, (s,)) for s in found)
                    ),
                ),
                max_size=4,
            )
        )
    )
    boilerplate = tuple(Boilerplate(s, "caption") for s in draw(st.lists(spans, max_size=2)))
    distinct = tuple({r.id: r for r in reports}.values())
    return Reading(article, "en", boilerplate=boilerplate, reports=distinct)


@settings(deadline=None, max_examples=50)
@given(readings())
def test_every_word_is_there_once_and_in_order(reading: Reading) -> None:
    assert words(paragraphs(reading)).split() == reading.article.text.split()


@settings(deadline=None, max_examples=50)
@given(readings())
def test_every_report_with_words_has_its_place_once(reading: Reading) -> None:
    text = reading.article.text
    placed = [r for p in paragraphs(reading) for s in p.sentences for r in s.reports]
    spoken = {r.id for r in reading.reports if r.sentence.of(text).strip()}
    assert spoken <= set(placed)
    assert len(placed) == len(set(placed))


def test_boilerplate_sources_and_cues_are_marked() -> None:
    found = paragraphs(ledgers.courier())
    assert found[0].boilerplate == "byline"
    marked = [(s.words, s.mark) for p in found for x in p.sentences for s in x.stretches if s.mark]
    assert ("a port official", "source") in marked
    assert ("told", "cue") in marked


def test_a_dateline_is_boilerplate_inside_its_paragraph() -> None:
    second = paragraphs(ledgers.courier())[1]
    assert second.boilerplate is None
    assert second.sentences[0].stretches[0].boilerplate == "dateline"


def test_only_what_is_less_than_its_sentence_is_marked_apart() -> None:
    reading = ledgers.courier()
    report = reading.reports[2]
    shorter = replace(report, span=report.content[0])
    for changed, marked in ((report, False), (shorter, True)):
        found = paragraphs(replace(reading, reports=(changed,)))
        stretches = [s for p in found for x in p.sentences for s in x.stretches if s.reports]
        assert bool(stretches) is marked


@pytest.mark.parametrize("title", ["Twelve dead", ""])
def test_titles_are_cut_too(title: str) -> None:
    reading = Reading(Article("text", title=title), "en")
    assert words(paragraphs(reading, "title")) == title
