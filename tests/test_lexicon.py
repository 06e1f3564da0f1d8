"""The lexicon: its agencies and countries are sound; what own files add, and how a bad one is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from whosays.errors import LexiconError
from whosays.lexicon import ENTRY_FILES, OPEN_FILES, WORD_FILES, Lexicon, load

SHIPPED = load()
PAGE = Path(__file__).parent.parent / "docs" / "lexicon.md"


def own(folder: Path, file: str, text: str) -> Path:
    (folder / f"{file}.toml").write_text(text, encoding="utf-8")
    return folder


def test_the_words_of_an_own_list_are_added(tmp_path: Path) -> None:
    lexicon = load(own(tmp_path, "cues", 'tell = ["whisper"]'))
    assert lexicon.list("cues", "tell") == SHIPPED.list("cues", "tell") | {"whisper"}
    assert lexicon.list("cues", "say") == SHIPPED.list("cues", "say")


@pytest.mark.parametrize("file", OPEN_FILES)
def test_where_each_list_is_an_entry_one_may_be_added(tmp_path: Path, file: str) -> None:
    assert load(own(tmp_path, file, 'own_list = ["mutter"]')).list(file, "own_list") == {"mutter"}


def test_an_own_entry_replaces_the_one_of_its_key_and_only_that(tmp_path: Path) -> None:
    key = SHIPPED.agencies[0].key
    lexicon = load(own(tmp_path, "agencies", f'[{key}]\nname = "Skerrin Wire"\nforms = ["SkW"]'))
    assert len(lexicon.agencies) == len(SHIPPED.agencies)
    found = lexicon.agency("SkW")
    assert found is not None
    assert found.key == key


def test_the_example_of_the_page_is_right(tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    agency = load(own(tmp_path, "agencies", example)).agency("Skerrin Wire")
    assert agency is not None
    assert agency.country in {country.key for country in SHIPPED.countries}


def test_the_page_names_every_file() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [f for f in (*WORD_FILES, *ENTRY_FILES) if f"`{f}.toml`" not in page] == []


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("hedges", "not toml", "hedges.toml is not TOML"),
        ("hedges", 'weak = "seem"', "hedges.toml: “weak” has to be a list of strings"),
        ("cues", 'tel = ["whisper"]', "cues.toml: there is no list “tel”; there are "),
        ("agencies", '[wire]\nforms = "SkW"', "agencies.toml: “wire”: “forms” has to be a list of strings"),
        ("agencies", "[wire]\nname = 1", "agencies.toml: “wire”: “name” has to be a string"),
        ("ladders", "[own]\nsteps = [1]", "ladders.toml: “own” needs a list “steps” of tables"),
        ("agencies", 'wire = "Skerrin"', "agencies.toml: “wire” has to be a table"),
        ("agency", "", "agency.toml is no lexicon file"),
    ],
)
def test_a_bad_file_is_refused_by_name(tmp_path: Path, file: str, text: str, told: str) -> None:
    with pytest.raises(LexiconError, match=re.escape(told)):
        load(own(tmp_path, file, text))


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "hedges.toml").write_bytes('own = ["größte"]'.encode("latin-1"))
    with pytest.raises(LexiconError, match="not UTF-8"):
        load(tmp_path)


def test_what_is_made_of_a_lexicon_is_made_once() -> None:
    lexicon = load()
    made: list[Lexicon] = []

    def make(given: Lexicon) -> int:
        made.append(given)
        return len(given.agencies)

    assert lexicon.once(make) == lexicon.once(make) == len(lexicon.agencies)
    assert made == [lexicon]
    assert lexicon == load()


def test_countries_and_states_of_agencies_are_in_the_list_of_countries() -> None:
    keys = {country.key for country in SHIPPED.countries}
    for agency in SHIPPED.agencies:
        assert {agency.country, agency.state} - {None} <= keys, agency.key
        assert agency.kind in {"agency", "broadcaster", "paper"}, agency.key


def test_a_form_belongs_to_one_agency_and_a_word_to_one_country() -> None:
    forms = [form.lower() for a in SHIPPED.agencies for form in {f.lower() for f in (a.name, *a.forms)}]
    assert len(forms) == len(set(forms))
    words = [
        word for c in SHIPPED.countries for word in {w.lower() for w in (c.name, *c.adjectives, *c.metonyms)}
    ]
    assert len(words) == len(set(words))


def test_the_member_states_are_there() -> None:
    assert len(SHIPPED.countries) >= 193
    assert len(SHIPPED.agencies) >= 70


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ("AP", "ap"),
        ("the associated press", "ap"),
        ("Reuters", "reuters"),
        ("REUTERS", "reuters"),
        ("MENA", "mena"),
        ("Mena", None),
        ("app", None),
        ("www.nowhere.example", None),
    ],
)
def test_an_abbreviation_counts_only_in_its_case(form: str, key: str | None) -> None:
    agency = SHIPPED.agency(form)
    assert (agency.key if agency else None) == key
