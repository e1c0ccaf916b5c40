"""The parts of the architecture that import contracts cannot say."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from aligntutor.cli import COMMANDS
from aligntutor.generating import TEMPLATES
from aligntutor.kinds import KINDS
from aligntutor.lint import RULES

SOURCE = Path(__file__).parents[2] / "src" / "aligntutor"
FILES = sorted(SOURCE.rglob("*.py"))
LONGEST_FILE = 300
LONGEST_FUNCTION = 60
SIBLINGS = {
    "kinds": {kind.__module__.rpartition(".")[2] for kind in KINDS.values()},
    "generating": {build.__module__.rpartition(".")[2] for build in TEMPLATES.values()},
    "lint": {rule.__name__.rpartition(".")[2] for rule in RULES},  # type: ignore[attr-defined]
    "cli": set(COMMANDS),
}


def imported(path: Path) -> Iterator[str]:
    """Last parts of the names that a file imports from its own room."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            if node.level == 1 and node.module:
                yield node.module
            elif node.level == 1 or (node.module or "").startswith(f"aligntutor.{path.parent.name}"):
                yield from (alias.name for alias in node.names)
                yield (node.module or "").rpartition(".")[2]


@pytest.mark.parametrize("room", SIBLINGS)
def test_siblings_do_not_know_each_other(room: str):
    names = SIBLINGS[room]
    assert len(names) >= 7
    known = {name: names & set(imported(SOURCE / room / f"{name}.py")) for name in names}
    assert {name: others for name, others in known.items() if others} == {}


def test_screens_do_not_know_each_other():
    screens = {path.stem for path in (SOURCE / "tui" / "screens").glob("*.py")} - {"__init__"}
    known = {name: screens & set(imported(SOURCE / "tui" / "screens" / f"{name}.py")) for name in screens}
    assert len(screens) >= 5
    assert {name: others for name, others in known.items() if others} == {}


def test_files_and_functions_are_small():
    long = [
        f"{path.relative_to(SOURCE)}: {lines} lines"
        for path in FILES
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    ]
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or 0) - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    long.append(f"{path.relative_to(SOURCE)}: {node.name} has {lines} lines")
    assert long == []


def test_every_module_says_what_it_is():
    silent = [
        str(path) for path in FILES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []
    assert [path for path in FILES if path.name == "utils.py"] == []
