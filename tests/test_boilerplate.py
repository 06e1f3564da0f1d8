"""Boilerplate: what is masked, what never is, and that masking holds for any text."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.lexicon import load
from whosays.model import Article, Boilerplate
from whosays.reading.layout.boilerplate import find_boilerplate
from whosays.reading.layout.credits import read_credits

LEXICON = load()
PARAGRAPHS = (
    "The council in Varrow said on Tuesday that the old bridge over the Lind would stay closed.",
    "Boats may pass on the eastern side between six and nine, the harbour office of the town added.",
    "Nobody was hurt when the second pier moved, according to Ida Bly, the mayor of the small town.",
    "The bridge was built by a firm from Osk that has since closed, and its plans have been lost.",
    "Engineers from the ministry will begin to measure the piers on Friday if the water is low.",
    "A ferry takes lorries across at Port Lind, where queues of up to four hours were reported.",
)
BODY = "\n".join(PARAGRAPHS)
HEADLINE = "Old Bridge at Varrow Stays Closed as Piers Move"
LINES = (
    *PARAGRAPHS,
    HEADLINE,
    "By Ana Pol",
    "Read more:",
    "Council Weighs a New Bridge",
    "3/8 Cranes stand by the bridge",
    "Photo",
    "Correction: An earlier version gave the wrong river.",
    "VARROW (Reuters) - Two cranes fell into the Lind on Sunday evening, the harbour office said.",
    "(AP)",
    "“It shook,” she said.",
)


def masks(text: str, title: str = "") -> tuple[Boilerplate, ...]:
    article = Article(text, title)
    return find_boilerplate(article, read_credits(article, LEXICON), LEXICON)


def masked(text: str, title: str = "") -> list[tuple[str, str]]:
    return [(b.kind, b.span.of(text)) for b in masks(text, title)]


def left(text: str, title: str = "") -> str:
    """What is left to read."""
    kept, at = [], 0
    for mask in masks(text, title):
        kept.append(text[at : mask.span.start])
        at = mask.span.end
    return "".join([*kept, text[at:]])


def test_a_report_without_boilerplate_stays_whole() -> None:
    assert masks(f"{HEADLINE}\n{BODY}", HEADLINE) == ()


def test_credits_are_masked_and_the_headline_is_not() -> None:
    text = f"{HEADLINE}\nBy Ana Pol\nMay 3, 2034\nVARROW (Reuters) - {BODY}\nEditing by Cy Moe"
    assert masked(text, HEADLINE) == [
        ("byline", "By Ana Pol"),
        ("date", "May 3, 2034"),
        ("dateline", "VARROW (Reuters) -"),
        ("credit", "Editing by Cy Moe"),
    ]


def test_the_headline_is_masked_where_it_comes_again() -> None:
    text = f"{HEADLINE}\n{HEADLINE}\n{BODY}\n{HEADLINE.upper()}\n{PARAGRAPHS[0][:-1]} again."
    found = [b for b in masks(text, HEADLINE) if b.kind == "repeated-headline"]
    assert [b.span.of(text) for b in found] == [HEADLINE, HEADLINE.upper()]
    assert found[0].span.start > 0


@pytest.mark.parametrize("between", ["", "Editing by Cy Moe\n", "Share this:\n", f"{HEADLINE}\n"])
def test_a_body_pasted_twice_is_read_once(between: str) -> None:
    text = f"{HEADLINE}\n{BODY}\n{between}{BODY}"
    assert left(text, HEADLINE).split("\n")[: 1 + len(PARAGRAPHS)] == [HEADLINE, *PARAGRAPHS]
    assert not left(text, HEADLINE)[len(HEADLINE) + len(BODY) + 1 :].strip()


def test_the_list_below_a_label_goes_with_it() -> None:
    links = "Council Weighs a New Bridge\nFive Ferries That Never Came\nWho Owns the River?"
    assert masked(f"{BODY}\nRead more:\n{links}") == [("related", f"Read more:\n{links}")]
    rest = "\n".join(PARAGRAPHS[1:])
    text = f"{PARAGRAPHS[0]}\nRelated stories\n{links}\n{rest}"
    assert left(text).split("\n") == [PARAGRAPHS[0], "", *PARAGRAPHS[1:]]


def test_links_close_a_text() -> None:
    links = "Council Weighs a New Bridge\nFive Ferries That Never Came"
    assert masked(f"{BODY}\n{links}") == [("related", links)]


def test_a_line_without_full_stop_amid_paragraphs_is_a_caption() -> None:
    caption = "Cranes stand beside the two broken piers of the bridge"
    lines = [*PARAGRAPHS[:3], caption, *PARAGRAPHS[3:]]
    assert masked("\n".join(lines)) == [("caption", caption)]
    assert masked("\n".join(line.rstrip(".") for line in lines)) == []


def test_captions_of_one_event_are_a_gallery() -> None:
    captions = (
        "Cranes at the scene of the bridge in Varrow",
        "Cranes at the scene of the bridge in Varrow, where two piers have moved.",
        "Boats beside the broken piers",
        "Workers beside the two piers of the bridge in Varrow, where two piers have moved.",
        "Cranes at the scene of a bridge",
    )
    text = BODY + "\n" + "\n".join(captions)
    assert left(text).strip() == BODY


def test_what_stands_inside_a_paragraph() -> None:
    text = f"{PARAGRAPHS[0]} (RELATED: Council Weighs a New Bridge) {PARAGRAPHS[1]}"
    assert masked(text) == [("related", "(RELATED: Council Weighs a New Bridge)")]


@pytest.mark.parametrize(
    "note",
    [
        "Correction: An earlier version of this article gave the wrong river.",
        "This article was amended on 3 May 2034 to remove a quotation",
        "Clarification: Read more on the river below",
        "The report that two boats were lost has been withdrawn by its author",
    ],
)
@pytest.mark.parametrize("times", [1, 2])
def test_a_correction_is_never_masked(note: str, times: int) -> None:
    text = "\n".join([note] * (times - 1) + [BODY, note])
    assert left(text).count(note) == times


@given(st.lists(st.sampled_from(LINES), max_size=25), st.sampled_from(["", HEADLINE, "Headlines"]))
def test_masks_are_in_order_and_apart_and_fit(lines: list[str], title: str) -> None:
    text = "\n".join(lines)
    found = masks(text, title)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(b.span.end <= len(text) for b in found)
    assert masks(text, title) == found


@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=12))
def test_repeated_paragraphs_keep_one_copy(paragraphs: list[str]) -> None:
    text = "\n".join(paragraphs)
    assert [line for line in left(text).split("\n") if line.strip()] == list(dict.fromkeys(paragraphs))


@settings(max_examples=200)
@given(st.text(alphabet=st.characters(codec=None), max_size=400), st.text(max_size=40))
def test_any_text_can_be_masked(text: str, title: str) -> None:
    found = masks(text, title)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(b.span.end <= len(text) for b in found)


SIZE = 200_000


@pytest.mark.parametrize(
    "unit",
    [
        *("A", " ", "Aa ", "(", "()", "A. ", "LONDON, ", "[RELATED: ", "“”", "1/2 ", "1", "By Jane "),
        *("— a (@b) ", "told The Times of The Times ", "The A A A A reporter ", "a@", "- ", "A'"),
        *("Reporting by ", "Word word word. ", "\x00\x1b[31m", "Read more\nA Link of Some Title\n"),
        *("Heading here\n1/3 x\n", "Correction: no\nBy Ana Pol\n", f"{PARAGRAPHS[0]}\n", f"{HEADLINE}\n"),
    ],
)
def test_time_grows_with_length_and_no_faster(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        masks(text, HEADLINE)
        return time.process_time() - start

    seconds(2_000)
    small, large = seconds(SIZE // 4), seconds(SIZE)
    assert large < 12 * small + 0.5
