from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from whosays import pipeline
from whosays.cli import app, output
from whosays.cli.output import CANNOT, INTERRUPTED, NOTHING_TOLD, PIPE_CLOSED, SOME_UNREAD
from whosays.model import Ledger, Story
from whosays.version import __version__

CRANE = """A harbour crane fell on a ferry in Port Ellery on Tuesday evening, killing 12 people.
“There was no warning,” said Jonas Peel, a dock worker who saw it fall from the quay.
The harbour master declined to comment on the age of the crane."""
BEES = """Beekeepers in the Orle valley have lost half of their hives, the growers' union said.
A government official told the Orle Post that the cause of the losses is not known.
The union has asked the ministry of farming for help before the winter."""


pytestmark = pytest.mark.usefixtures("models_loaded_once")


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "crane.txt").write_text(CRANE, encoding="utf-8")
    lines = [{"text": BEES, "outlet": "Orle \x1b[31mPost", "title": "<b>Bees</b>"}]
    (folder / "bees.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return folder


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)), input=stdin)


def command(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "whosays", *map(str, arguments)],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_the_version_is_told() -> None:
    assert run("--version").stdout == f"whosays {__version__}\n"


def test_help_starts_without_the_parser() -> None:
    script = "import sys, whosays.cli; print('spacy' in sys.modules)"
    asked = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert asked.stdout == b"False\n"
    assert "PATH" in run("tell", "--help").stdout


def test_json_is_one_ledger_a_line(pile: Path) -> None:
    told = run("tell", pile, "--format", "json")
    assert told.exit_code == 0
    ledgers = [json.loads(line) for line in told.stdout.splitlines()]
    assert {ledger["format"] for ledger in ledgers} == {"whosays-ledger/1"}
    assert sum(ledger["story"]["articles"] for ledger in ledgers) == 2
    assert told.stderr == ""


def test_one_story_puts_all_articles_into_one(pile: Path) -> None:
    told = run("tell", pile, "--one-story", "--format", "json")
    (ledger,) = [json.loads(line) for line in told.stdout.splitlines()]
    assert ledger["story"]["articles"] == 2
    assert ledger["made_by"]["settings"]["one_story"] == "true"


def test_the_terminal_gets_the_ledger(pile: Path) -> None:
    told = run("tell", pile)
    assert "WHAT IS CLAIMED" in told.stdout
    assert "\x1b" not in told.stdout


def test_standard_input_is_read(pile: Path) -> None:
    told = run("tell", "-", "--format", "json", stdin=CRANE)
    assert told.exit_code == 0
    assert json.loads(told.stdout)["articles"][0]["text"] == CRANE
    assert pile.exists()


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("out.html", "<!DOCTYPE html>"),
        ("out.md", "# "),
        ("out.jsonl", '{"format":"whosays-ledger/1"'),
        ("new/out.txt", ""),
    ],
)
def test_out_with_a_suffix_is_one_file_in_the_format_it_names(
    pile: Path, tmp_path: Path, name: str, begins: str
) -> None:
    told = run("tell", pile, "-o", tmp_path / name)
    assert (told.exit_code, told.stdout) == (0, "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize(("form", "suffix"), [("json", ".json"), ("markdown", ".md"), ("html", ".html")])
def test_out_without_a_suffix_is_a_folder_with_a_file_a_story(
    pile: Path, tmp_path: Path, form: str, suffix: str
) -> None:
    stories = [json.loads(s) for s in run("tell", pile, "--format", "json").stdout.splitlines()]
    assert run("tell", pile, "--format", form, "-o", tmp_path / "out").exit_code == 0
    names = {f"{s['story']['id']}{suffix}" for s in stories}
    names |= {"index.html"} if form == "html" else set()
    assert {file.name for file in (tmp_path / "out").iterdir()} == names


def test_what_is_not_read_is_listed_once_and_stands_in_the_ledger(pile: Path) -> None:
    (pile / "empty.txt").write_bytes(b"")
    told = run("tell", pile, "--format", "json")
    assert told.exit_code == SOME_UNREAD
    (line,) = told.stderr.splitlines()
    assert line.startswith("whosays: not read: ")
    assert "empty.txt" in line
    assert [u["item"] for u in json.loads(told.stdout.splitlines()[0])["unread"]]


def test_nothing_told_has_its_own_exit_code(tmp_path: Path) -> None:
    told = run("tell", tmp_path / "nowhere.txt")
    assert told.exit_code == NOTHING_TOLD
    assert "nothing to tell" in told.stderr
    assert told.stdout == ""


def test_a_fault_in_one_story_does_not_lose_the_others(pile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pipeline.tell

    def faulty(story: Story, *arguments: Any, **named: Any) -> Ledger:
        if "crane" in story.readings[0].article.text:
            raise KeyError("crane")
        return whole(story, *arguments, **named)

    monkeypatch.setattr("whosays.pipeline.tell", faulty)
    told = run("tell", pile, "--format", "json")
    assert told.exit_code == SOME_UNREAD
    assert len(told.stdout.splitlines()) == 1
    (line,) = told.stderr.splitlines()
    assert "of 1 article could not be told: KeyError at test_cli.py:" in line
    assert run("tell", pile / "crane.txt").exit_code == NOTHING_TOLD


def test_a_name_cannot_act_on_the_terminal(tmp_path: Path) -> None:
    told = run("tell", tmp_path / "\x1b]0;x\x07.txt")
    assert "\x1b" not in told.stderr
    assert "␛]0;x␇.txt" in told.stderr


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "json"])
def test_no_escape_of_an_article_survives(pile: Path, form: str) -> None:
    told = run("tell", pile, "--format", form)
    assert told.exit_code == 0
    assert "\x1b" not in told.stdout
    assert "Bees" in told.stdout
    assert ("<b>" in told.stdout) is (form in ("terminal", "json"))


@pytest.mark.parametrize(
    "arguments",
    [
        ("--format", "pdf"),
        ("--as-of", "yesterday"),
        ("--as-of", "2031-02-30"),
        ("--lexicon", "/nowhere"),
        ("--no-such-option",),
        ("-o", ""),
        ("",),
    ],
)
def test_a_command_that_makes_no_sense_is_a_usage_error(pile: Path, arguments: tuple[str, ...]) -> None:
    told = run("tell", pile, *arguments)
    assert told.exit_code == CANNOT
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize("moment", ["2031-03-04", "2031-03-04T18:30"])
def test_the_ledger_tells_as_of_when(pile: Path, moment: str) -> None:
    told = run("tell", pile, "--as-of", moment, "--format", "json")
    assert json.loads(told.stdout.splitlines()[0])["as_of"] == moment


def test_what_is_dated_later_is_left_out(tmp_path: Path) -> None:
    rows = [{"text": CRANE, "published": "2031-03-04T21:40"}, {"text": BEES}]
    file = tmp_path / "pile.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    for moment, articles in (("2031-03-04", 2), ("2031-03-04T21:39", 1), ("2031-03-03", 1)):
        told = run("tell", file, "--one-story", "--as-of", moment, "--format", "json")
        assert json.loads(told.stdout)["story"]["articles"] == articles


def test_a_bad_lexicon_is_one_line_that_names_the_file(pile: Path, tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "hedges.toml").write_text("not toml", encoding="utf-8")
    told = run("tell", pile, "--lexicon", tmp_path / "lexicon")
    assert told.exit_code == CANNOT
    (line,) = told.stderr.splitlines()
    assert "hedges.toml" in line


def test_an_out_that_cannot_be_written_is_told_before_anything_is_read(
    pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("whosays.pipeline.read", lambda *_, **__: pytest.fail("was read"))
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for out in (tmp_path / "file" / "out.html", tmp_path / "file", pile.with_suffix(".d")):
        if out.suffix == ".d":
            out.mkdir()
        told = run("tell", pile, "-o", out)
        assert told.exit_code == CANNOT
        (line,) = told.stderr.splitlines()
        assert line.startswith("whosays: cannot write")


def test_an_out_whose_suffix_names_no_format_is_told_before_anything_is_read(
    pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.pdf"
    told = run("tell", pile / "crane.txt", "-o", out, "--format", "markdown")
    assert (told.exit_code, out.exists()) == (0, True)
    monkeypatch.setattr("whosays.pipeline.read", lambda *_, **__: pytest.fail("was read"))
    told = run("tell", pile, "-o", tmp_path / "other.pdf")
    assert told.exit_code == CANNOT
    (line,) = told.stderr.splitlines()
    assert "--format" in line


def test_a_date_that_cannot_be_read_is_said_and_the_article_is_told(tmp_path: Path) -> None:
    pile = tmp_path / "pile.jsonl"
    pile.write_text(json.dumps({"text": CRANE, "published": "yesterday"}), encoding="utf-8")
    told = run("tell", pile, "--format", "json")
    assert told.exit_code == 0
    (line,) = told.stderr.splitlines()
    assert line.startswith("whosays: left out: pile.jsonl:1: its `published`, “yesterday”")
    ledger = json.loads(told.stdout)
    assert [article["published"] for article in ledger["articles"]] == [None]
    assert [(item["item"], item["left_out"]) for item in ledger["unread"]] == [("pile.jsonl:1", True)]


def test_a_file_that_stands_where_a_folder_should_is_called_so(pile: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for out in (tmp_path / "file" / "out.html", tmp_path / "file"):
        assert run("tell", pile, "-o", out).stderr.endswith(": file is a file, no folder\n")


def test_an_interrupt_is_one_line(pile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("whosays.pipeline.read", interrupted)
    told = run("tell", pile)
    assert told.exit_code == INTERRUPTED
    (line,) = told.stderr.splitlines()
    assert line.startswith("whosays: interrupted")


@pytest.mark.parametrize("loaded", ["whosays.cli", "numpy", "rich", "trafilatura"])
def test_an_interrupt_while_the_program_is_loaded_is_one_line(loaded: str) -> None:
    script = f"""
import os, signal, sys
class Interrupts:
    def find_spec(self, name, *_):
        if name == {loaded!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupts())
from whosays.__main__ import main
main()
"""
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert (told.returncode, told.stderr) == (INTERRUPTED, b"whosays: interrupted\n")


def test_an_interrupt_that_is_to_be_ignored_is_ignored() -> None:
    script = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_IGN)
sys.argv = ["whosays", "--version"]
class Interrupts:
    def find_spec(self, name, *_):
        if name == "numpy":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupts())
from whosays.__main__ import main
main()
"""
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert (told.returncode, told.stderr) == (0, b"")


def test_a_file_is_replaced_whole_or_not_at_all(
    pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("before", encoding="utf-8")

    def stops(*_: object) -> str:
        raise RuntimeError("stops")

    monkeypatch.setattr("whosays.showing.json.show", stops)
    assert isinstance(run("tell", pile, "-o", out).exception, RuntimeError)
    assert out.read_text(encoding="utf-8") == "before"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.jsonl", "pile"]


def test_a_reader_that_has_enough_is_no_error(pile: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "whosays", "tell", str(pile), "--format", "html"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait() == PIPE_CLOSED
    assert errors == b""


@pytest.mark.parametrize(
    ("redirected", "code", "said"),
    [
        ("- <&-", NOTHING_TOLD, "standard input: was not given"),
        ("{pile} >&-", CANNOT, "standard output is closed; name a file with -o"),
        ("{pile} >/dev/full", CANNOT, "cannot go on: No space left on device"),
    ],
)
def test_standard_input_or_output_that_is_of_no_use_is_no_fault(
    pile: Path, redirected: str, code: int, said: str
) -> None:
    if "/dev/full" in redirected and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    line = f"{sys.executable} -m whosays tell {redirected.format(pile=pile)}"
    told = subprocess.run(line, shell=True, capture_output=True, check=False)
    assert told.returncode == code
    assert said in told.stderr.decode()
    assert b"Traceback" not in told.stderr


def test_output_is_utf8_whatever_the_locale(pile: Path) -> None:
    told = command("tell", pile, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert told.returncode == 0, told.stderr
    assert "→" in told.stdout.decode("utf-8")


def test_lone_surrogates_do_not_stop_the_telling(tmp_path: Path) -> None:
    line = json.dumps({"text": f"{CRANE} \ud800", "title": "\udfff"})
    (tmp_path / "a.jsonl").write_text(line, encoding="utf-8")
    for form in ("terminal", "markdown", "html", "json"):
        assert command("tell", tmp_path, "--format", form).returncode in (0, NOTHING_TOLD)


def test_items_are_counted_where_they_can_be(pile: Path, tmp_path: Path) -> None:
    (pile / ".hidden").write_text("x", encoding="utf-8")
    assert output.count([pile]) == 2
    assert output.count([pile / "crane.txt", pile / "bees.jsonl"]) == 2
    assert output.count([Path("-")]) is None
    assert output.count([tmp_path / "nowhere"]) is None


def test_what_is_left_out_is_not_called_unread(pile: Path) -> None:
    (pile / "same.txt").write_text(CRANE, encoding="utf-8")
    told = run("tell", pile)
    assert told.exit_code == 0
    assert told.stderr == "whosays: left out: same.txt: is the same as crane.txt\n"
    assert "1 left out" in told.stdout
    assert "not read" not in told.stdout
    for form in ("terminal", "markdown", "html"):
        assert "left out" in run("tell", pile, "--format", form).stdout.lower()


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_what_is_not_read_is_listed_once_in_a_document_of_several_stories(pile: Path, form: str) -> None:
    (pile / "picture.jpg").write_bytes(b"\xff\xd8")
    told = run("tell", pile, "--format", form).stdout
    assert told.count("1 not read") == 2
    assert told.count("picture.jpg") == 1
    assert told.count("1 item, listed with the first story") == 1


def test_what_is_dated_later_is_said_and_listed_and_is_no_failure(tmp_path: Path) -> None:
    rows = [
        {"id": "early", "text": CRANE, "published": "2031-05-01"},
        {"id": "late", "text": BEES, "published": "2031-05-04"},
    ]
    pile = tmp_path / "pile.jsonl"
    pile.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    told = run("tell", pile, "--as-of", "2031-05-02", "--format", "json")
    assert told.exit_code == 0
    assert "left out: late: is dated 2031-05-04" in told.stderr
    (ledger,) = [json.loads(line) for line in told.stdout.splitlines()]
    assert [(item["item"], item["left_out"]) for item in ledger["unread"]] == [("late", True)]
    assert ledger["story"]["articles"] == 1
    nothing = run("tell", pile, "--as-of", "2030-01-01")
    assert nothing.exit_code == NOTHING_TOLD
    assert "every article is dated later" in nothing.stderr
