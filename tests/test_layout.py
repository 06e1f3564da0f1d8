"""The house: imports run one way, and nobody but the parser knows spaCy."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Set
from pathlib import Path

import pytest

import whosays

SOURCE = Path(whosays.__file__).parent
ROOMS = ("reading", "gathering", "telling", "showing")
FOUNDATIONS = {"model", "errors", "settings", "lexicon", "judgements", "version"}
ALLOWED = {
    **dict.fromkeys(FOUNDATIONS, FOUNDATIONS),
    **{room: FOUNDATIONS | {room} for room in ROOMS},
    "engine": FOUNDATIONS | {"engine"},
    "store": FOUNDATIONS | {"store"},
    "versions": FOUNDATIONS | {"gathering", "telling"},
    "pipeline": FOUNDATIONS | {"engine", "versions"} | set(ROOMS) - {"showing"},
    "intake": FOUNDATIONS | {"engine", "gathering", "pipeline", "reading", "store"},
    "placing": FOUNDATIONS | {"gathering", "intake", "store"},
    "arrivals": FOUNDATIONS | {"reading", "store"},
    "retelling": FOUNDATIONS | {"engine", "gathering", "reading", "store", "telling", "versions"},
    "library": FOUNDATIONS
    | {"arrivals", "engine", "intake", "pipeline", "placing", "reading", "retelling", "store"},
    "output": FOUNDATIONS | {"showing"},
    "options": FOUNDATIONS | {"output"},
    "keeping": FOUNDATIONS
    | {"arrivals", "engine", "library", "options", "output", "reading", "showing", "store"},
    "cli": FOUNDATIONS
    | {"engine", "keeping", "options", "output", "pipeline", "reading", "showing", "store"},
    "__main__": {"cli"},
    "__init__": FOUNDATIONS | {"pipeline"},
}


def files() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from names if node.module == "whosays" else [node.module or ""]


def room_of(path: Path) -> str:
    first = path.relative_to(SOURCE).parts[0]
    return first.removesuffix(".py")


@pytest.mark.parametrize("path", files(), ids=lambda p: p.relative_to(SOURCE).as_posix())
def test_imports_run_one_way(path: Path) -> None:
    room = room_of(path)
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "whosays" and len(parts) > 1:
            assert parts[1] in ALLOWED[room], f"{room} imports {name}"


def package_of(path: Path) -> str:
    """The package of a room that holds `path`, or the module itself where it stands in its room."""
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts[:2])


def assert_no_circle(graph: Mapping[str, Set[str]]) -> None:
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " -> ".join((*above, name))
        if name not in done:
            for below in sorted(graph[name]):
                visit(below, (*above, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


def test_neither_modules_nor_packages_import_in_circles() -> None:
    modules = {".".join(("whosays", *p.relative_to(SOURCE).with_suffix("").parts)): p for p in files()}
    between = {name: {i for i in imported(p) if i in modules} - {name} for name, p in modules.items()}
    packages: dict[str, set[str]] = {package_of(p): set() for p in files()}
    for name, path in modules.items():
        here = package_of(path)
        packages[here] |= {package_of(modules[i]) for i in between[name]} - {here}
    assert_no_circle(between)
    assert_no_circle(packages)


def test_only_the_parser_imports_spacy() -> None:
    users = [p.name for p in files() if any(n.split(".")[0] == "spacy" for n in imported(p))]
    assert users == ["parsing.py"]


def test_no_module_is_a_drawer() -> None:
    forbidden = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
    assert not [p for p in files() if p.stem in forbidden]
