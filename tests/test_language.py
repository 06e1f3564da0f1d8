from concurrent.futures import ThreadPoolExecutor

import pytest

from whosays.reading.layout.language import language_of

ENGLISH = [
    "A crane fell on the quay on Monday, the port said.",
    "Editing by Karo Rozh",
    "(Hyun Min-seo/Hyun Min-seo/Yonhap via AP)",
    "U.S.",
    "Photo",
    "He said.",
    "We pay for videos too.",
    "HARBOUR SHUT AS CRANE FALLS ON FERRY, KILLING TWELVE IN WORST ACCIDENT IN DECADES",
    "Contact the writers at ann.lund@vallbypost.example",
    "14/34 17 November 2031 British Prime Minister Ann Lund greets Kwame Adjei of Ghana",
]
FOREIGN = [
    ("de", "Ein Kran ist am Montag auf den Kai gestürzt, wie der Hafen mitteilte. Zwei Menschen."),
    (
        "fr",
        "Une grue est tombée lundi sur le quai, a annoncé le port. Deux personnes sont blessées.",
    ),
    ("es", "Una grúa cayó el lunes sobre el muelle, según informó el puerto. Hay dos heridos."),
    ("ru", "Кран упал в понедельник на причал, сообщили в порту. Два человека пострадали."),
    ("ar", "سقطت رافعة على الرصيف يوم الاثنين، وفقا لما أعلنه الميناء. وأصيب شخصان بجروح."),
    ("zh", "港口方面表示，一台起重机周一倒在码头上，两人受伤。"),
]


@pytest.mark.parametrize("text", ENGLISH)
def test_short_english_is_not_misread(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(("language", "text"), FOREIGN)
def test_other_languages_are_told(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "12 34 56", "d5d786b8 dea9 49e3 bd18", "—"])
def test_where_there_are_no_words_the_language_is_not_what_lacks(text: str) -> None:
    assert language_of(text) == "en"


def test_a_foreign_quotation_does_not_make_an_english_text_foreign() -> None:
    text = f"The port put out a statement. {FOREIGN[0][1]} It did not say who was to blame. "
    assert language_of(text + "Officials said that an inquiry would begin within the week.") == "en"


def test_threads_share_the_model() -> None:
    texts = [*ENGLISH, *(text for _, text in FOREIGN)] * 20
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(language_of, texts)) == [language_of(text) for text in texts]
