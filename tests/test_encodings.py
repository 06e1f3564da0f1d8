import codecs
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whosays.errors import UnreadableError
from whosays.reading.input.encodings import decode

ENGLISH = "The mayor of Vällby said “we will not leave” – and the café’s owner agreed. " * 3
RUSSIAN = "Мэр заявил, что переговоры начнутся в воскресенье вечером. " * 5

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
printable = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


@patient
@given(printable)
def test_utf8_is_decoded_as_it_stands(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode()) == text


@patient
@given(printable)
def test_a_byte_order_mark_is_believed_and_dropped(text: str) -> None:
    assert decode(codecs.BOM_UTF16_LE + text.encode("utf-16-le")) == text
    assert decode(codecs.BOM_UTF16_BE + text.encode("utf-16-be")) == text
    assert decode(codecs.BOM_UTF32_BE + text.encode("utf-32-be")) == text


def test_line_ends_are_kept() -> None:
    assert decode(b"one\r\ntwo\rthree\n") == "one\r\ntwo\rthree\n"


def test_english_that_is_not_utf8_is_windows_1252() -> None:
    assert decode(ENGLISH.encode("cp1252")) == ENGLISH
    assert decode("He’s not well.".encode("cp1252")) == "He’s not well."


def test_other_encodings_are_told_from_their_bytes() -> None:
    assert decode(RUSSIAN.encode("cp1251")) == RUSSIAN
    assert decode(RUSSIAN.encode("koi8-r")) == RUSSIAN


def test_utf8_with_a_broken_byte_is_not_taken_for_another_encoding() -> None:
    raw = ENGLISH.encode()
    assert decode(raw[:14] + b"\xff" + raw[14:]) == ENGLISH[:14] + "\ufffd" + ENGLISH[14:]
    assert decode(raw + "é".encode()[:1]) == ENGLISH + "\ufffd"


def test_utf8_broken_in_many_places_says_where_it_begins() -> None:
    with pytest.raises(UnreadableError, match="UTF-8 but broken, first at byte 3;"):
        decode("café ".encode()[:4] + "café ".encode() * 3)


def test_utf16_that_breaks_off_says_where() -> None:
    with pytest.raises(UnreadableError, match="UTF-16-LE but breaks at byte 4"):
        decode(codecs.BOM_UTF16_LE + b"a\0b\0c")


@pytest.mark.parametrize(
    "raw",
    [
        b"PK\x03\x04\0\0 a harbour",
        "a harbour".encode("utf-16-le"),
        codecs.BOM_UTF16_LE + b"a\0\0\0",
        bytes(range(1, 32)),
        bytes(range(128, 256)) * 20,
    ],
)
def test_what_is_not_text_is_refused(raw: bytes) -> None:
    with pytest.raises(UnreadableError, match="is not text"):
        decode(raw)


def test_a_few_control_characters_are_kept() -> None:
    text = "The harbour\x07 was shut\x1b[31m on Monday, the port said."
    assert decode(text.encode()) == text


@patient
@given(st.binary())
def test_any_bytes_give_text_or_a_reason(raw: bytes) -> None:
    with suppress(UnreadableError):
        assert "\0" not in decode(raw)
