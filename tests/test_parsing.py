"""What a parse is whatever the sentence, and that it can be kept."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from nasty import ODD, nasty

from whosays.reading import read_sentence
from whosays.reading.models import Models
from whosays.reading.parsing import MODEL, ParsedSentence
from whosays.reading.sentences import split

EXAMPLES = Path(__file__).parent.parent / "examples"


def check(parse: ParsedSentence) -> None:
    at = 0
    for index, token in enumerate(parse.tokens):
        assert token.index == index
        assert at <= token.start < token.end
        assert parse.text[at : token.start].isspace() or at == token.start
        assert token.text == parse.text[token.start : token.end]
        assert 0 <= token.head < len(parse.tokens)
        at = token.end
    assert not parse.text[at:].strip()
    assert not parse.tokens or parse.roots


@settings(max_examples=40, deadline=None)
@given(nasty | st.sampled_from(ODD))
def test_any_text_has_a_parse_that_fits_and_can_be_kept(models: Models, text: str) -> None:
    parse = read_sentence(text, models)
    assert len(parse.text) == len(text)
    check(parse)
    assert ParsedSentence.unpacked(parse.text, parse.packed()) == parse
    assert pickle.loads(pickle.dumps(parse)) == parse


def test_a_parse_is_what_the_pipeline_says(models: Models) -> None:
    plain = spacy.load(MODEL)
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.rglob("*.txt"))]
    sentences = [span.of(text) for text in texts for span in split(text)]
    sentences += [
        "Let's go.",
        "There is a crane, and there are two.",
        "They ain't gonna say it all.",
        "I got ta go.",
    ]
    for sentence, doc in zip(sentences, plain.pipe(sentences), strict=True):
        for token, said in zip(read_sentence(sentence, models).tokens, doc, strict=True):
            assert (token.start, token.text, token.head) == (said.idx, said.text, said.head.i)
            assert (token.tag, token.pos, token.dep) == (said.tag_, said.pos_, said.dep_)
            assert token.lemma == said.lemma_.lower()
            if token.entity:
                assert (token.entity, token.entity_start) == (said.ent_type_, said.ent_iob_ == "B")


def test_entities_are_looked_for_where_a_sentence_may_hold_one(models: Models) -> None:
    def entities(sentence: str) -> list[str]:
        return [token.entity for token in read_sentence(sentence, models).tokens if token.entity]

    assert entities("Reuters said so.")
    assert entities("He told Ana Pol.")
    assert entities("It fell two weeks ago.")
    assert not entities("He said so, and I agreed.")


def test_a_parse_is_small_to_keep(models: Models) -> None:
    parse = read_sentence("Two men were hurt when it fell, the port told Reuters on Monday.", models)
    assert len(parse.packed()) < 20 * len(parse.tokens)


@pytest.mark.parametrize("other", [b"", b"{}", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_what_is_no_parse_is_refused(other: bytes) -> None:
    with pytest.raises(ValueError, match="not a packed sentence"):
        ParsedSentence.unpacked("Two men were hurt.", other)


def test_a_parse_of_another_text_is_refused(models: Models) -> None:
    packed = read_sentence("Two men were hurt on Monday.", models).packed()
    with pytest.raises(ValueError, match="another text"):
        ParsedSentence.unpacked("Two men.", packed)
