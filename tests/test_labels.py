"""Lines known by their own words, and sentences with the same words that are not."""

from __future__ import annotations

import pytest

from whosays.lexicon import load
from whosays.model import Span
from whosays.reading.layout.labels import is_correction, kind_of
from whosays.reading.layout.lines import Line

LEXICON = load()


def kind(text: str) -> str | None:
    return kind_of(Line(Span(0, len(text)), text), LEXICON)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Share this:", "share-bar"),
        ("Share Tweet Post Email", "share-bar"),
        ("Read or Share this story: http://lind.example/2", "share-bar"),
        ("Leave a Comment", "comment-bar"),
        ("View all comments (12)", "comment-bar"),
        ("Headlines", "section-label"),
        ("Photo of author", "section-label"),
        ("* * *", "section-label"),
        ("1f0a77b2 03c4 4d1e 9a55 0b7c21de90ff", "stray-id"),
        ("9f86d081884c7d659a2feaa0c55ad015", "stray-id"),
        ("310225033648847", "stray-id"),
        ("Updated at 1:23 p.m. ET", "date"),
        ("This is a breaking news story, more follows...", "date"),
        ("READ ALSO:Council Weighs a New Bridge", "related"),
        ("Read more", "related"),
        ("Council weighs a new bridge Read more", "related"),
        ("MOST READ IN NEWS ON ICE Skaters cross the Lind FLOODED Cellars under water again", "related"),
        ("Sign up for our daily newsletter", "promotion"),
        ("Advertisement Continue reading the main story", "promotion"),
        ("Follow us on Facebook", "promotion"),
        ("Contact the writers at desk@lind.example", "contact"),
        ("© 2034 The Lind Herald. All rights reserved.", "copyright"),
        ("Getty Images", "photo-credit"),
        ("(Ana Pol / The Independent)", "photo-credit"),
        ("Cranes stand by the bridge in Varrow. REUTERS/Ana Pol", "photo-credit"),
        ("Cranes stand by the bridge (Photo: Ana Pol)", "photo-credit"),
        ("FILE - In this May 3, 2034, file photo, cranes stand by the bridge.", "caption"),
        ("Image copyright Ana Pol Image caption Cranes stand by the bridge", "caption"),
        ("Media caption Boats pass on the eastern side", "caption"),
        ("Enlarge this image toggle caption Ana Pol", "caption"),
        ("Mayor Ida Bly (2nd R) shakes hands with workers at the bridge.", "caption"),
        ("3/8 Cranes stand by the bridge", "gallery"),
        ("1 of 4. Cranes stand by the bridge.", "gallery"),
        ("The Bridge 3 show all 1/3 Cranes 2/3 Boats 3/3 Skaters", "gallery"),
    ],
)
def test_a_line_by_its_words(text: str, expected: str) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The photo shows two cranes beside the bridge, the council said.",
        "More people share this view than the council expected.",
        "Follow-up checks will begin on Monday.",
        "Read out in court, the letter named the mayor.",
        "Watch towers on both banks were manned overnight.",
        "The minister wrote on Twitter that help was on its way.",
        "“Sign up for the newsletter,” the clerk told the crowd.",
        "Gov. Ida Bly (R) signed the bill on Monday.",
        "The plant is in Allentown, PA",
        "It was filed with the Environmental Protection Agency (EPA)",
        "From Yonhap:",
        "Comment was refused by both firms.",
        "Image rights were sold to a firm in Lind.",
        "File servers at the ministry were cut off on Friday.",
        "Related charges were dropped.",
        "2034",
    ],
)
def test_a_sentence_with_such_words_stays(text: str) -> None:
    assert kind(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Correction: An earlier version gave the wrong river.",
        "This article was amended on 3 May 2034 to remove a quotation.",
        "Read more: This story has been corrected.",
        "Editor’s note: The report has been withdrawn.",
    ],
)
def test_a_correction_is_never_boilerplate(text: str) -> None:
    assert is_correction(Line(Span(0, len(text)), text), LEXICON)
    assert kind(text) is None
