"""docs/commands.md names every command and option there is, and none that there is not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import typer

from whosays.cli import app
from whosays.cli.output import Format
from whosays.model import Verb
from whosays.showing.listing import _FORMATS

PAGE = (Path(__file__).parent.parent / "docs" / "commands.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## `whosays (\w+)[^`]*`\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))
COMMANDS = typer.main.get_group(app).commands


def test_every_command_has_its_section_and_every_section_its_command() -> None:
    assert list(SECTIONS) == list(COMMANDS)


def test_the_options_named_are_the_options_there_are() -> None:
    for name, section in SECTIONS.items():
        rows = re.findall(r"^\| (.*?) \|", section, re.MULTILINE)
        named = {option for row in rows for option in re.findall(r"`(--?[a-z-]+)`", row)}
        options = {o for p in COMMANDS[name].params if p.param_type_name == "option" for o in p.opts}
        assert named == options - {"--help"}, name


def test_the_arguments_named_are_the_arguments_there_are() -> None:
    headings = dict(re.findall(r"^## `whosays (\w+) ?([^`]*)`$", PAGE, re.MULTILINE))
    for name, heading in headings.items():
        arguments = [p for p in COMMANDS[name].params if p.param_type_name == "argument"]
        assert len(re.findall(r"\S+", heading)) == len(arguments), name


def test_verbs_and_formats_are_named() -> None:
    listed = set(re.findall(r"`([a-z/0-9-]+)`", PAGE))
    assert set(get_args(Verb)) <= listed
    assert set(Format) <= listed
    assert {*_FORMATS.values(), "whosays-info/1", "whosays-vacuum/1"} <= listed
