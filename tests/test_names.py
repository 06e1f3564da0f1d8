"""Who is who: forms of one name come together, unlike names stay apart, whatever the order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.lexicon import Lexicon, load
from whosays.model import Article, Name, NameKind, NameMention, Part, Reading, Span, Story
from whosays.telling.names.names import StoryNames, merge_names

RANKS = frozenset(
    ["president", "minister", "mr", "ms", "mrs", "dr", "mayor", "spokeswoman", "general", "leader"]
)
KINDS: dict[str, NameKind] = {"p": "person", "o": "organisation", "l": "place"}
MARKED = re.compile(r"\[(?P<words>[^|\]]+)\|(?P<kind>[pol])\]")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    shipped = load()
    offices = frozenset(["president", "minister", "mayor"])
    ranks = {"titles": RANKS, "office": offices, "royal": frozenset(["king"])}
    return replace(shipped, words={**shipped.words, "ranks": ranks})


def reading(marked: str, given_id: str = "", title: str = "") -> Reading:
    """A reading of `marked`, in which names stand as [words|kind]."""
    texts: dict[Part, str] = {}
    names: list[NameMention] = []
    parts: tuple[tuple[Part, str], ...] = (("title", title), ("text", marked))
    for part, written in parts:
        plain, at = "", 0
        for match in MARKED.finditer(written):
            plain += written[at : match.start()]
            span = Span(len(plain), len(plain) + len(match["words"]))
            names.append(NameMention(span, KINDS[match["kind"]], part))
            plain += match["words"]
            at = match.end()
        texts[part] = plain + written[at:]
    article = Article(text=texts["text"], title=texts["title"], given_id=given_id, url=given_id)
    return Reading(article, "en", names=tuple(names))


def told(lexicon: Lexicon, *marked: str) -> StoryNames:
    readings = tuple(reading(text, str(n)) for n, text in enumerate(marked))
    return merge_names(Story(readings), lexicon)


def named(names: StoryNames, form: str) -> Name:
    """The one name that goes by `form`."""
    (found,) = [n for n in names.names if form in (n.name, *n.aliases)]
    return found


def meant_by(names: StoryNames, one: Reading, words: str, which: int = 0) -> str:
    """The name that the mention `words` of an article stands for."""
    spans = [m for m in one.names if m.span.of(one.article.part(m.part)) == words]
    mention = sorted(spans, key=lambda m: m.span)[which]
    key = names.by_mention[one.article.id, mention.part, mention.span]
    (found,) = [n for n in names.names if n.id == key]
    return found.name


TOGETHER = [
    ("[Norland Relief Front|o] (NRF) spoke.", "[NRF|o] was silent.", "NRF"),
    ("The [River Accident Inquiry Branch|o] came.", "The [RAIB|o] left.", "RAIB"),
    ("[Boats for Sudria|o] sailed.", "[BfS|o] sailed.", "BfS"),
    ("President [Oran Velkar|p] left.", "President [Velkar|p] left.", "President Velkar"),
    ("[Oran Velkar|p] left.", "Mr. [Velkar|p] left.", "Mr. Velkar"),
    ("[Oran Velkar|p] left.", "Norwegian President [Oran Velkar|p] left.", "Norwegian President Oran Velkar"),
    ("[Abu Karam al-Dawqani|p] left.", "[Abu Al-Doqani|p] left.", "Abu Al-Doqani"),
    ("[Oran Velkar|p] left.", "[Oran J. Velkar|p] left.", "Oran Velkar"),
    ("[Tubrl|l] fell.", "[Tubrel|l] fell.", "Tubrl"),
    ("[al-Qasraa|l] fell.", "[Qasra|l] fell.", "Qasra"),
    ("[Harbour Group|o] paid.", "[HarbourGroup|o] paid.", "HarbourGroup"),
    ("[Harlingwick Road|l] is shut.", "[Harlinwick Road|l] is shut.", "Harlinwick Road"),
    ("the [UN Water Council|o] met.", "the [United Nations Water Council|o] met.", "UN Water Council"),
    ("[China's Coal Ministry|o] met.", "the [Chinese Coal Ministry|o] met.", "Chinese Coal Ministry"),
    ("[the Ferry Transport Police|o] came.", "[Transport Police|o] came.", "Transport Police"),
    ("the [Nile Front|o] won.", "the [Union's Nile Front|o] won. The [Union|o] did not.", "Nile Front"),
    ("[Li Wenqing|p] spoke.", "Mr. [Li|p] spoke.", "Mr. Li"),
    ("[Rana Omari (Umm Talal)|p] spoke.", "[Rana Omari|p] left.", "Rana Omari"),
]


@pytest.mark.parametrize(("one", "other", "form"), TOGETHER)
def test_forms_of_one_name_come_together(one: str, other: str, form: str, lexicon: Lexicon) -> None:
    names = told(lexicon, one, other)
    first, second = reading(one, "0"), reading(other, "1")
    ids = {names.by_mention[r.article.id, m.part, m.span] for r in (first, second) for m in r.names[:1]}
    assert len(ids) == 1
    assert form in (named(names, form).name, *named(names, form).aliases)


APART = [
    ("[Ali Hassan|p] spoke.", "[Ali Hussein|p] spoke."),
    ("[Joan Smith|p] spoke.", "[Carl Smyth|p] spoke."),
    ("[Joan Smith|p] spoke.", "[Carl Smith|p] spoke."),
    ("[Maria Tolk|p] spoke.", "[Mario Tolk|p] spoke."),
    ("[Niger|l] voted.", "[Nigeria|l] voted."),
    ("[North Korea|l] fired.", "[South Korea|l] fired."),
    ("[Republic of Korea|l] fired.", "[Democratic People's Republic of Korea|l] fired."),
    ("[China's Coal Ministry|o] met.", "[Russia's Coal Ministry|o] met."),
    ("[Flight 104|o] landed.", "[Flight 105|o] landed."),
    ("[Syria|l] voted.", "The [Syrian|o] vote."),
    ("[Moscow|l] spoke.", "[Russia|l] spoke."),
    ("[Norland Relief Front|o] spoke.", "[NRA|o] spoke."),
    ("[Boats for Sudria|o] sailed.", "[Sudria|l] waited."),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_unlike_names_stay_apart(one: str, other: str, lexicon: Lexicon) -> None:
    assert len(told(lexicon, one, other).names) == 2


def test_the_fullest_untitled_form_is_the_name(lexicon: Lexicon) -> None:
    names = told(
        lexicon,
        "President [Oran Velkar|p] met [Velkar|p]'s brother.",
        "[Mayor of Tolk Oran Velkar|p] and the [Norland Relief Front|o] (NRF).",
    )
    assert named(names, "Velkar") == replace(
        named(names, "Velkar"),
        name="Oran Velkar",
        kind="person",
        aliases=("Mayor of Tolk Oran Velkar", "President Oran Velkar", "Velkar"),
    )
    assert named(names, "NRF").name == "Norland Relief Front"


def test_a_bare_surname_is_the_one_last_named_in_full(lexicon: Lexicon) -> None:
    text = (
        "[Joan Smith|p] spoke. [Smith|p] left. [Carl Smith|p] came. [Smith|p] left. "
        "[Joan Smith|p] came back. [Smith|p] sat."
    )
    one = reading(text)
    names = merge_names(Story((one,)), lexicon)
    meant = [meant_by(names, one, "Smith", n) for n in range(3)]
    assert meant == ["Joan Smith", "Carl Smith", "Joan Smith"]


def test_a_bare_surname_that_could_be_two_elsewhere_is_nobody(lexicon: Lexicon) -> None:
    readings = [
        reading("[Joan Smith|p] spoke.", "a"),
        reading("[Carl Smith|p] spoke.", "b"),
        reading("[Smith|p] spoke.", "c"),
    ]
    names = merge_names(Story(tuple(readings)), lexicon)
    assert meant_by(names, readings[2], "Smith") == "Smith"
    assert len(names.names) == 3


def test_an_initial_joins_no_two_people(lexicon: Lexicon) -> None:
    names = told(lexicon, "[Joan Smith|p] spoke.", "[J. Smith|p] spoke.", "[James Smith|p] spoke.")
    assert {n.name for n in names.names} == {"Joan Smith", "James Smith", "J. Smith"}


def test_one_word_of_a_body_is_its_name_only_in_its_article(lexicon: Lexicon) -> None:
    full = reading("The [Norland Observatory for Rivers|o] spoke. The [Observatory|o] was right.", "a")
    elsewhere = reading("The [Observatory|o] on the hill was shut.", "b")
    names = merge_names(Story((full, elsewhere)), lexicon)
    assert meant_by(names, full, "Observatory") == "Norland Observatory for Rivers"
    assert meant_by(names, elsewhere, "Observatory") == "Observatory"


def test_an_acronym_of_two_bodies_is_neither(lexicon: Lexicon) -> None:
    names = told(lexicon, "[Norland Relief Front|o]", "[Northern Rail Federation|o]", "[NRF|o] spoke.")
    assert len(names.names) == 3


def test_what_an_article_says_is_one_name_is_one(lexicon: Lexicon) -> None:
    names = told(lexicon, "[Samir Orhan Dalil|p] ([Abu Karam al-Dawqani|p]) spoke.")
    assert len(names.names) == 1
    names = told(lexicon, "The [River Front|o], also known as the [Blue Boats|o], won.")
    assert len(names.names) == 1


MENTIONS = st.sampled_from(
    [
        "[Joan Smith|p]",
        "[Smith|p]",
        "Mr. [Smith|p]",
        "[Carl Smyth|p]",
        "[J. Smith|p]",
        "[Norland Relief Front|o] (NRF)",
        "[NRF|o]",
        "the [Front|o]",
        "[Tubrl|l]",
        "[Tubrel|o]",
        "President [Oran Velkar|p]",
        "[Velkar|l]",
        "[UN|o]",
        "[United Nations|o]",
    ]
)
PILE = st.lists(st.lists(MENTIONS, max_size=6), min_size=1, max_size=5)


@given(pile=PILE, data=st.data())
def test_names_hold_all_mentions_in_any_order_of_articles(
    pile: Sequence[Sequence[str]], data: st.DataObject, lexicon: Lexicon
) -> None:
    readings = [reading(" met ".join(m) + ".", str(n)) for n, m in enumerate(pile)]
    names = merge_names(Story(tuple(readings)), lexicon)
    shuffled = data.draw(st.permutations(readings))
    again = merge_names(Story(tuple(shuffled)), lexicon)
    assert again.names == names.names
    assert again.by_mention == names.by_mention
    mentions = {(r.article.id, m.part, m.span) for r in readings for m in r.names}
    assert set(names.by_mention) == mentions
    assert {n.id for n in names.names} == set(names.by_mention.values())
    assert len({n.id for n in names.names}) == len(names.names)
    pile_text = " ".join(r.article.text for r in readings)
    assert all(form in pile_text for n in names.names for form in (n.name, *n.aliases))
