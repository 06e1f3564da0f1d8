from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from typing import Any, get_args, get_type_hints

import ledgers
import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from nasty import nasty

from whosays import model
from whosays.model import Ledger
from whosays.showing import json as as_json

SCHEMA = json.loads(
    resources.files("whosays.showing").joinpath("ledger.schema.json").read_text(encoding="utf-8")
)
LITERALS = {
    "credit.in": model.Part,
    "report.in": model.Part,
    "source.in": model.Part,
    "source.kind": model.SourceKind,
    "source.carried": model.Carried,
    "report.stance": model.Stance,
    "report.stance_kind": model.StanceKind,
    "name.kind": model.NameKind,
    "boilerplate.kind": model.BoilerplateKind,
    "credit.kind": model.CreditKind,
    "time.granularity": model.Granularity,
    "time.anchor": model.Anchor,
    "quantity.bound": model.Bound,
    "shared_text.kind": model.SharedKind,
    "claim.statuses": model.Status,
    "conflict.kind": model.ConflictKind,
    "conflict.relation": model.Relation,
    "reporting.kind": get_type_hints(model.OwnReporting)["kind"],
    "published.granularity": get_type_hints(model.Published)["granularity"],
    "published.read_from": get_type_hints(model.Published)["read_from"],
}


def told(ledger: Ledger) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(as_json.show(ledger))
    return found


def errors(ledger: dict[str, Any]) -> list[str]:
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(ledger)]


def enums(schema: Any, name: str) -> Iterator[tuple[str, list[str]]]:
    if isinstance(schema, dict):
        if "enum" in schema:
            yield name, schema["enum"]
        for below in schema.values():
            yield from enums(below, name)
    elif isinstance(schema, list):
        for below in schema:
            yield from enums(below, name)


def unknown_keys(value: Any, schema: dict[str, Any]) -> Iterator[str]:
    """Keys of `value` that the schema does not name."""
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    if "anyOf" in schema:
        schema = schema["anyOf"][0]
        yield from unknown_keys(value, schema) if value is not None else ()
    elif isinstance(value, dict) and "properties" in schema:
        yield from value.keys() - schema["properties"].keys()
        for key in value.keys() & schema["properties"].keys():
            yield from unknown_keys(value[key], schema["properties"][key])
    elif isinstance(value, list) and isinstance(schema.get("items"), dict):
        for item in value:
            yield from unknown_keys(item, schema["items"])


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("ledger", [ledgers.crane(), ledgers.empty(), ledgers.hostile("x")])
def test_ledgers_follow_the_schema(ledger: Ledger) -> None:
    assert errors(told(ledger)) == []
    assert list(unknown_keys(told(ledger), SCHEMA)) == []


def test_enumerations_are_those_of_the_records() -> None:
    found = {
        f"{name}.{key}": values
        for name, definition in SCHEMA["$defs"].items()
        for key, below in definition.get("properties", {}).items()
        for _, values in enums(below, key)
    }
    assert found == {name: list(get_args(literal)) for name, literal in LITERALS.items()}


@pytest.mark.parametrize("name", sorted(SCHEMA["properties"]))
def test_no_field_may_be_missing(name: str) -> None:
    ledger = told(ledgers.crane())
    del ledger[name]
    assert errors(ledger)


@pytest.mark.parametrize("name", ["reports", "claims", "articles", "conflicts"])
def test_no_field_of_an_entry_may_be_missing(name: str) -> None:
    optional = {"headline"}
    for key in told(ledgers.crane())[name][0].keys() - optional:
        ledger = told(ledgers.crane())
        del ledger[name][0][key]
        assert errors(ledger), f"{name}.{key}"


def test_a_word_outside_the_enumerations_is_an_error() -> None:
    ledger = told(ledgers.crane())
    ledger["reports"][0]["stance"] = "proves"
    assert errors(ledger)


def test_every_quote_is_its_slice() -> None:
    ledger = told(ledgers.crane())
    parts = {(a["id"], part): a[part] for a in ledger["articles"] for part in ("text", "title")}
    for report in ledger["reports"]:
        text = parts[report["article"], report["in"]]
        assert report["quote"] == text[report["start"] : report["end"]]


def test_every_report_is_in_one_claim() -> None:
    ledger = told(ledgers.crane())
    claimed = [r for claim in ledger["claims"] for r in claim["reports"]]
    assert sorted(claimed) == sorted(r["id"] for r in ledger["reports"])


@settings(deadline=None, max_examples=50)
@given(nasty)
def test_words_are_kept_and_nothing_acts(words: str) -> None:
    line = as_json.show(ledgers.hostile(words))
    assert len(line.splitlines()) == 1
    assert not [c for c in line if ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2066"]
    line.encode("utf-8")
    assert json.loads(line)["articles"][0]["text"] == words
