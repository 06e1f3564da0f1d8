"""Repeats: one copy of everything stays, whatever way the second one is pasted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whosays.reading.layout.lines import lines_of
from whosays.reading.layout.repeats import find_repeated_posts, find_repeats

SENTENCES = (
    "The council in Varrow said on Tuesday that the old bridge would stay closed.",
    "It is old.",
    "Boats may pass on the eastern side between six and nine, the harbour office added.",
    "Nobody was hurt when the second pier moved, according to the mayor of the town.",
)
BODY = " ".join(SENTENCES)


def repeats(text: str) -> list[str]:
    return [s.of(text) for s in find_repeats(text, ())]


def test_a_second_copy_is_found_however_its_lines_are_broken() -> None:
    for text in (f"{BODY} {BODY}", f"{BODY}\n{BODY}", BODY + "\n" + "\n".join(SENTENCES)):
        assert repeats(text) == list(SENTENCES)


def test_a_short_sentence_alone_may_recur() -> None:
    assert repeats(f"{SENTENCES[0]} It is old. {SENTENCES[2]} It is old.") == []


def test_the_second_copy_may_begin_in_the_middle() -> None:
    assert repeats(f"{BODY}\n{SENTENCES[2]} {SENTENCES[3]}") == list(SENTENCES[2:])


@given(st.lists(st.sampled_from(SENTENCES), max_size=12))
def test_each_long_sentence_stays_once(picked: list[str]) -> None:
    text = "\n".join(picked)
    gone = find_repeats(text, ())
    left = [s for s in picked if len(s) > 20]
    assert len([g for g in gone if g.end - g.start > 20]) == len(left) - len(set(left))
    for span in gone:
        assert span.of(text) in text[: span.start]


def test_a_post_that_the_article_quotes_is_a_repeat() -> None:
    words = "The bridge will stand again before the first snow falls on our valley"
    post = f"{words}! — Ida Bly (@idably) May 3, 2034"
    quoted = f"“{words},” Bly wrote."
    assert [s.of(post + "\n" + quoted) for s in find_repeated_posts(lines_of(f"{post}\n{quoted}"))] == [post]
    assert find_repeated_posts(lines_of(post)) == ()
