"""Recurring lines: what stands in many stories of one outlet, and not what copies share."""

from __future__ import annotations

from whosays.gathering.recurring_lines import recurring_lines
from whosays.model import Article, Boilerplate, Reading, Span

LINE = "Sign up for the Tolk Courier letter"


def reading(text: str, outlet: str | None = "Tolk Courier", masked: Span | None = None) -> Reading:
    boilerplate = (Boilerplate(masked, "promotion"),) if masked else ()
    return Reading(Article(text, outlet=outlet), "en", boilerplate)


def test_a_line_in_three_stories_of_an_outlet_recurs() -> None:
    readings = [reading(f"The ferry left at {hour}.\n  {LINE}") for hour in (7, 8, 9)]
    found = recurring_lines([[one] for one in readings])
    for one, lines in zip(readings, found, strict=True):
        (line,) = lines
        assert line.span.of(one.article.text) == LINE
        assert (line.article, line.stories) == (one.article.id, 3)


def test_what_copies_share_does_not_recur() -> None:
    copies = [reading(f"{LINE}\nVersion {n} of it.") for n in range(4)]
    assert recurring_lines([copies, [reading("Something else.")]]) == [(), ()]


def test_lines_of_other_outlets_or_of_none_do_not_count() -> None:
    stories = [[reading(LINE, outlet)] for outlet in ("Tolk Courier", "Skerrin Post", "Sudria Mail")]
    assert recurring_lines(stories) == [(), (), ()]
    assert recurring_lines([[reading(f"{LINE}\n{n}", None)] for n in range(3)]) == [(), (), ()]


def test_boilerplate_is_known_already() -> None:
    masked = Span(0, len(LINE))
    stories = [[reading(f"{LINE}\nThe ferry left at {hour}.", masked=masked)] for hour in (7, 8, 9)]
    assert recurring_lines(stories) == [(), (), ()]
