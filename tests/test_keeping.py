"""The commands that keep a store, as a user runs them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from test_library import AGAIN, FIRST, OTHER, PAGE, ZEBRA, pile, row
from typer.testing import CliRunner, Result

from bench.postgres import Server
from whosays.cli import app
from whosays.cli.output import CANNOT, NOTHING_TOLD, SOME_UNREAD
from whosays.model import Ledger
from whosays.showing import progress as progress_module
from whosays.store import open_store

GERMAN = "Der Kran ist am Dienstag auf eine Fähre gefallen, sagte die Polizei."
EXAMPLES = Path(__file__).parent.parent / "examples"

pytestmark = pytest.mark.usefixtures("models_loaded_once")


@pytest.fixture
def place(tmp_path: Path) -> str:
    return str(tmp_path / "s.db")


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)), input=stdin)


def objects(*arguments: str | Path) -> list[dict[str, Any]]:
    told = run(*arguments, "--format", "json")
    assert told.exit_code == 0, told.stderr
    return [json.loads(line) for line in told.stdout.splitlines()]


@pytest.fixture
def filled(place: str, tmp_path: Path) -> str:
    added = run("add", pile(tmp_path, "a", row(FIRST, 6, url=PAGE), row(ZEBRA, 8)), "--store", place)
    assert added.exit_code == 0
    return place


def test_add_shows_what_changed_and_says_how_much_was_done(filled: str, tmp_path: Path) -> None:
    more = pile(tmp_path, "b", row(AGAIN, 7, url=PAGE), row(OTHER, 7), row(ZEBRA, 8))
    told = run("add", more, "--store", filled)
    assert told.exit_code == 0
    heading, *changes = told.stdout.splitlines()
    assert re.match(r"[0-9a-f]{16}  .*crane.* · 2 articles · 2031-05-07 · .*2 new$", heading)
    assert any(line.startswith("  denial: “") for line in changes)
    assert any(line.startswith("  correction: “Correction: ") for line in changes)
    assert told.stderr == "whosays: 2 articles added, 1 held already\n"


def test_add_in_json_is_one_object_a_story(place: str, tmp_path: Path) -> None:
    file = pile(tmp_path, "a", row(FIRST, 6), row(ZEBRA, 8))
    changed = objects("add", file, "--store", place)
    assert [(one["format"], one["new"], len(one["added"])) for one in changed] == [
        ("whosays-change/1", True, 1)
    ] * 2
    assert objects("add", file, "--store", place) == []


def test_what_is_not_read_is_said_and_stays_listed(place: str, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    german = pile(tmp_path, "g", row(GERMAN, 6))
    told = run("add", tmp_path / "empty.txt", german, "--store", place)
    assert told.exit_code == NOTHING_TOLD
    assert sum(line.startswith("whosays: not read: ") for line in told.stderr.splitlines()) == 2
    assert told.stderr.splitlines()[-1] == "whosays: 0 articles added"
    held = objects("info", "--store", place)
    assert [one["reason"] for one in held if one["format"] == "whosays-unread/1"]
    assert held[0]["failed"] == 2
    again = run("add", german, "--store", place, "--retry-failed")
    assert again.exit_code == NOTHING_TOLD
    assert again.stderr.splitlines()[-1] == "whosays: 0 articles added"
    assert "not read" in again.stderr


def test_what_could_not_be_read_earlier_is_not_said_to_be_held(place: str, tmp_path: Path) -> None:
    both = pile(tmp_path, "g", row(GERMAN, 6), row(FIRST, 6))
    assert run("add", both, "--store", place).exit_code == SOME_UNREAD
    again = run("add", both, "--store", place)
    assert again.exit_code == SOME_UNREAD
    (line,) = again.stderr.splitlines()
    assert line == (
        "whosays: 0 articles added, 1 held already, 1 not read earlier (--retry-failed reads once more)"
    )


def test_a_date_that_cannot_be_read_is_said_and_no_failure(place: str, tmp_path: Path) -> None:
    file = tmp_path / "u.jsonl"
    file.write_text(json.dumps({"text": FIRST, "published": "yesterday"}), encoding="utf-8")
    told = run("add", file, "--store", place)
    assert told.exit_code == 0
    said, counted = told.stderr.splitlines()
    assert said.startswith("whosays: left out: u.jsonl:1: its `published`, “yesterday”")
    assert counted == "whosays: 1 article added"
    assert objects("info", "--store", place)[0]["failed"] == 0


def test_standard_input_is_added(place: str) -> None:
    assert run("add", "-", "--store", place, stdin=FIRST).exit_code == 0
    assert objects("info", "--store", place)[0]["read"] == 1


def test_stories_are_listed_and_chosen(filled: str) -> None:
    listed = run("stories", "--store", filled)
    assert listed.exit_code == 0
    assert len(listed.stdout.splitlines()) == 2
    (late,) = objects("stories", "--store", filled, "--since", "2031-05-07")
    assert "zebra" in late["headline"]
    nothing = run("stories", "--store", filled, "--since", "2032-01-01")
    assert (nothing.exit_code, nothing.stdout) == (NOTHING_TOLD, "")
    assert run("stories", "--store", filled, "--since", "soon").exit_code == CANNOT
    assert run("stories", "--store", filled, "--disputed").exit_code == NOTHING_TOLD


def test_a_ledger_is_shown_in_every_format_of_tell(filled: str, tmp_path: Path) -> None:
    first, _ = objects("stories", "--store", filled)
    for form, holds in (
        ("terminal", "WHAT IS CLAIMED"),
        ("markdown", "# "),
        ("html", "<!DOCTYPE html>"),
        ("json", '{"format":"whosays-ledger/1"'),
    ):
        told = run("ledger", first["id"], "--store", filled, "--format", form)
        assert told.exit_code == 0
        assert holds in told.stdout
    out = tmp_path / "out.html"
    assert run("ledger", first["id"], "--store", filled, "-o", out).exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    early = run("ledger", first["id"], "--store", filled, "--as-of", "2031-05-01")
    assert early.exit_code == CANNOT
    assert "dated later" in early.stderr
    assert "holds no story" in run("ledger", "0" * 16, "--store", filled).stderr


def test_an_export_is_what_tell_tells(
    place: str, tmp_path: Path, example_ledgers: tuple[Ledger, ...]
) -> None:
    run("add", EXAMPLES, "--store", place)
    told = run("tell", EXAMPLES, "--format", "json")
    assert run("export", "--store", place).stdout == told.stdout
    out = tmp_path / "out"
    assert run("export", "--store", place, "-o", out).exit_code == 0
    assert {file.suffix for file in out.iterdir()} == {".json"}
    assert {file.stem for file in out.iterdir()} == {ledger.story.id for ledger in example_ledgers}


def test_an_empty_store_exports_nothing(place: str) -> None:
    open_store(place, create=True).close()
    told = run("export", "--store", place)
    assert (told.exit_code, told.stdout) == (NOTHING_TOLD, "")


def test_words_are_found(filled: str) -> None:
    (report, article) = objects("search", "harbour master", "peel", "--store", filled)
    assert (report["kind"], article["kind"]) == ("report", "article")
    assert "Jonas Peel" in report["words"]
    assert "Jonas Peel" in run("search", '"Jonas Peel"', "--store", filled).stdout
    assert len(objects("search", "the", "--store", filled, "--most", "1")) == 2
    nothing = run("search", "giraffe", "--store", filled)
    assert (nothing.exit_code, nothing.stderr) == (NOTHING_TOLD, "whosays: nothing found\n")
    assert run("search", "…", "--store", filled).exit_code == CANNOT


def test_a_judgement_is_kept_with_name_and_time(filled: str) -> None:
    first, _ = objects("stories", "--store", filled)
    report = objects("ledger", first["id"], "--store", filled)[0]["reports"][0]["id"]
    judged = run("judge", first["id"], "note", report, "--store", filled, "--by", "Ann", "--note", "call him")
    assert judged.exit_code == 0
    assert re.match(rf"\d{{4}}-\d\d-\d\dT\d\d:\d\dZ  Ann: note {report}: call him", judged.stdout)
    (said,) = objects("ledger", first["id"], "--store", filled)[0]["judgements"]
    assert (said["by"], said["note"]) == ("Ann", "call him")
    assert run("judge", first["id"], "sure", report, "--store", filled).exit_code == CANNOT
    assert run("judge", first["id"], "note", "0" * 16, "--store", filled).exit_code == CANNOT


def test_what_is_forgotten_leaves_a_tombstone(filled: str) -> None:
    _, zebra = objects("stories", "--store", filled)
    forgotten = run("forget", zebra["id"], "--store", filled, "--by", "Ann")
    assert forgotten.exit_code == 0
    assert len(forgotten.stdout.splitlines()) == 2
    assert "whosays vacuum --store" in forgotten.stderr
    vacuumed = run("vacuum", "--store", filled)
    assert re.fullmatch(r"[\d,]+ bytes before, [\d,]+ bytes now\n", vacuumed.stdout)
    assert objects("vacuum", "--store", filled)[0]["after"] > 0
    held = objects("info", "--store", filled)
    assert held[0]["forgotten"] == 1
    assert [one["kind"] for one in held if one["format"] == "whosays-tombstone/1"] == ["article", "story"]
    assert run("search", "zebra", "--store", filled).exit_code == NOTHING_TOLD
    assert run("forget", zebra["id"], "--store", filled).exit_code == CANNOT


def test_info_tells_what_is_held(filled: str) -> None:
    told = run("info", "--store", filled)
    assert re.search(r"^stories +2$", told.stdout, re.MULTILINE)
    assert re.search(r"^reader +rules$", told.stdout, re.MULTILINE)


def test_a_store_of_postgres_is_named_by_its_url(postgres: Server, tmp_path: Path) -> None:
    url = postgres.empty()
    assert run("add", pile(tmp_path, "a", row(FIRST, 6)), "--store", url).exit_code == 0
    assert len(objects("stories", "--store", url)) == 1


def test_the_store_may_be_named_in_the_environment(filled: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "whosays", "stories"],
        capture_output=True,
        check=False,
        env={"WHOSAYS_STORE": filled, "PYTHONPATH": ":".join(sys.path)},
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 2


@pytest.mark.parametrize(
    "arguments",
    [("stories",), ("info",), ("search", "x"), ("export",), ("ledger", "x"), ("forget", "x"), ("vacuum",)],
)
def test_a_store_that_is_not_there_is_told_and_not_made(arguments: tuple[str, ...], tmp_path: Path) -> None:
    told = run(*arguments, "--store", tmp_path / "none.db")
    assert told.exit_code == CANNOT
    (line,) = told.stderr.splitlines()
    assert line.startswith("whosays: there is no store at ")
    assert not list(tmp_path.iterdir())


def test_another_writer_is_told_in_one_line(filled: str, tmp_path: Path) -> None:
    store = open_store(filled)
    with store.writer():
        told = run("add", pile(tmp_path, "b", row(OTHER, 7)), "--store", filled)
    store.close()
    assert told.exit_code == CANNOT
    (line,) = told.stderr.splitlines()
    assert "wait until that is done" in line


def test_nothing_acts_on_the_terminal(place: str, tmp_path: Path) -> None:
    evil = row(
        f"{FIRST}\nThe \x1b[31mpolice\x1b[0m denied it, Ann \u202e Peel said.", 6, title="\x1b]0;x\x07Crane"
    )
    added = run("add", pile(tmp_path, "a", evil), "--store", place)
    listed = run("stories", "--store", place)
    found = run("search", "police", "--store", place)
    judged = run("stories", "--store", place, "--format", "json")
    for told in (added, listed, found, judged):
        assert told.exit_code == 0
        assert not set("\x1b\x07\u202e") & set(told.stdout)


def test_a_long_add_says_quietly_how_far_it_is(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress_module, "PAUSE", 0.0)
    told = run("add", pile(tmp_path, "a", row(FIRST, 6), row(ZEBRA, 8)), "--store", place)
    read, first, second, last = told.stderr.splitlines()
    assert re.fullmatch(r"whosays: 2 of 2 read, [\d.,]+ a second, 0:00:00 left", read)
    assert first.startswith("whosays: 1 of 2 told")
    assert second.startswith("whosays: 2 of 2 told")
    assert last == "whosays: 2 articles added"
