"""Which report words a claim: a plain one, in the words of most."""

from __future__ import annotations

from told_reports import Said, in_given_order, words

from whosays.lexicon import load
from whosays.telling.claims.gist import gists
from whosays.telling.claims.wording import wordings
from whosays.telling.names.names import StoryNames

LEXICON = load()
PLAIN = Said("Governor Elna Vosk fled the town of Corrin by boat.", "flee", subject="Elna Vosk")
SAME = Said("Elna Vosk has fled Corrin in a small fishing boat.", "flee", subject="Elna Vosk")
ODD = Said("Elna Vosk packed every painting before sunrise, neighbours think.", subject="Elna Vosk")


def worded(*said: Said) -> str:
    told = in_given_order(*((one,) for one in said))
    return words(told, wordings(gists(told, StoryNames(), LEXICON))[0])


def test_it_is_worded_as_most_word_it_whoever_comes_first() -> None:
    assert worded(ODD, PLAIN, SAME) in (PLAIN.words, SAME.words)


def test_a_plain_body_report_goes_before_what_is_not() -> None:
    others = (
        Said("Elna Vosk has fled Corrin, which signifies an end.", subject="Elna Vosk", comment=True),
        Said("Elna Vosk reportedly fled the town of Corrin by boat.", stance="hedges", subject="Elna Vosk"),
        Said("Elna Vosk denied that she fled Corrin by boat.", stance="denies", subject="Elna Vosk"),
        Said("Governor Elna Vosk flees town of Corrin by boat", part="title", subject="Elna Vosk"),
        Said("Elna Vosk had fled the town of Corrin by boat.", background=True, subject="Elna Vosk"),
        Said("She had fled the town of Corrin by boat before."),
    )
    for other in others:
        assert worded(other, PLAIN) == PLAIN.words == worded(PLAIN, other)


def test_the_first_wording_is_the_earliest_of_the_plain_ones() -> None:
    told = in_given_order((ODD,), (PLAIN,), (SAME,))
    assert words(told, wordings(gists(told, StoryNames(), LEXICON))[1]) == ODD.words
