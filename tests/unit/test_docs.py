"""What the documents show is true: decks read, commands work, the reference is what the code says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from aligntutor import decks
from aligntutor.cli import COMMANDS
from aligntutor.core.outline import Idea
from aligntutor.decks.json_schema import json_schema
from aligntutor.decks.outlines import read_outline
from aligntutor.decks.schema import file_key
from aligntutor.kinds import KINDS
from aligntutor.tutor.checking import check, fingerprint_of
from tests.editors import faults, plain

ROOT = Path(__file__).parents[2]
AUTHORS = ROOT / "docs" / "authors.md"
PAGE = AUTHORS.read_text("utf-8")
TOLD = re.sub(r"<!-- (\w+): made by .*?<!-- end of \1 -->", "", PAGE, flags=re.DOTALL)
"""The page for authors without what is made of the code; the decks of the rules have tests of their own."""
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", TOLD, re.DOTALL)
SHELL = [line for language, text in BLOCKS if language == "sh" for line in text.splitlines()]


def named(text: str) -> str:
    """The name that a file shown has in its first line."""
    found = re.match(r"(?:#|<!--) ([\w./]+\.(?:yaml|md))\b", text)
    assert found, f"a file without a name: {text[:40]}"
    return found[1]


def write(folder: Path, text: str) -> Path:
    path = folder / named(text)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all files that the page shows, the last of each name."""
    folder = tmp_path_factory.mktemp("desk")
    for language, text in BLOCKS:
        if language != "sh":
            write(folder, text)
    notebook = (folder / "notebook.md").read_text("utf-8")
    (folder / "kitchen" / "notebook.fingerprint").write_text(fingerprint_of(notebook), "utf-8")
    return folder


SHOWN = [text for language, text in BLOCKS if language == "yaml"]


@pytest.mark.parametrize("text", [text for text in SHOWN if "/" not in named(text)])
def test_every_deck_shown_is_one_to_copy(text: str, tmp_path: Path):
    found = check([write(tmp_path, text)], "0")
    assert [f"{problem.line}: {problem.message}" for problem in found] == []


def test_the_deck_of_the_readme_is_one_to_copy(tmp_path: Path):
    (text,) = re.findall(r"```yaml\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    (tmp_path / "sky.yaml").write_text(text, encoding="utf-8")
    assert check([tmp_path / "sky.yaml"], "0") == []
    assert faults(text) == []


def test_the_folder_shown_is_a_deck_without_a_fault(desk: Path):
    assert [
        f"{problem.path}:{problem.line}: {problem.message}" for problem in check([desk / "kitchen"], "0")
    ] == []
    chapters = decks.read(desk / "kitchen").chapters
    assert [chapter.title for chapter in chapters] == ["Fire", "The knife"]
    assert [passage.introduces for passage in chapters[0].lesson] == [("resting", "carry-over"), ("basting",)]


@pytest.mark.parametrize("text", [text for text in SHOWN if "outline" not in named(text)], ids=named)
def test_editors_find_nothing_to_mark(text: str):
    assert faults(text) == []


def test_the_page_shows_every_kind(desk: Path):
    cards = [card for name in ("sky.yaml", "kitchen") for card in decks.read(desk / name).cards]
    assert {card.question.kind for card in cards} == set(KINDS)


def keys(node: Any, shape: dict[str, Any], at: str, definitions: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every key in a file as editors read it, with the definition it belongs to."""
    for key, value in node.items():
        yield at, key
        told = shape["properties"].get(key, {})
        reference = told.get("$ref") or told.get("items", {}).get("$ref", "")
        name = reference.rpartition("/")[2]
        for part in value if isinstance(value, list) else [value]:
            if name and name != "Card":
                yield from keys(part, definitions[name], name, definitions)


def test_the_page_shows_every_key_of_a_deck_and_an_entry():
    schema = json_schema()
    shown = {
        found
        for text in SHOWN
        if "outline" not in named(text)
        for found in keys(plain(text), schema, "Sheet", schema["definitions"])
    }
    cards = {kind.__name__ for kind in KINDS.values()} | {"Card", "Option"}
    shapes = {
        "Sheet": schema,
        **{name: shape for name, shape in schema["definitions"].items() if name not in cards},
    }
    assert {(name, key) for name, shape in shapes.items() for key in shape["properties"]} - shown == set()


def test_the_outline_shown_is_one_and_shows_every_key(desk: Path):
    outline = read_outline(desk / "kitchen")
    assert outline is not None
    assert [idea.entry for idea in outline.ideas] == ["resting", "basting", "flooding"]
    shown = {
        key for idea in plain((desk / "kitchen" / "outline.yaml").read_text("utf-8"))["ideas"] for key in idea
    }
    assert shown == {file_key(field) for field in Idea.__dataclass_fields__.values()}


def script(name: str) -> ModuleType:
    """One of the programs beside the documents."""
    spec = spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_is_what_the_code_says():
    reference = script("reference")
    assert reference.renewed(PAGE) == PAGE, "call: python docs/reference.py"
    assert set(reference.HEADS) == {"Sheet", *json_schema()["definitions"]}


def test_every_picture_is_there_and_asks_nothing_of_the_network():
    there = {path.name: path.read_text("utf-8") for path in (ROOT / "docs" / "pictures").iterdir()}
    shades = script("pictures").THEMES
    assert set(there) == {f"{name}-{shade}.svg" for name in script("pictures").PICTURES for shade in shades}
    assert [name for name, svg in there.items() if re.search(r"@font-face|url\((?!#)|href=", svg)] == []
    shown = re.findall(r"docs/(\S+\.svg)", (ROOT / "README.md").read_text("utf-8"))
    assert len(shown) == 6
    assert [name for name in shown if not (ROOT / "docs" / name).exists()] == []


def test_every_link_inside_the_page_leads_to_a_heading():
    heads = {
        re.sub(r"[^\w -]", "", head.casefold()).replace(" ", "-")
        for head in re.findall(r"^#+ (.*)$", PAGE, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", PAGE)) - heads == set()


def test_every_command_shown_works_from_top_to_bottom(tmp_path: Path):
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "ALIGNTUTOR_HOME": str(tmp_path / "home")}
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "kitchen").mkdir()
    ended = {}
    for language, text in BLOCKS:
        if language != "sh":
            write(desk, text)
            continue
        for line in text.splitlines():
            done = subprocess.run(
                ["sh", "-c", line], cwd=desk, env=environment, stdin=subprocess.DEVNULL,
                capture_output=True, encoding="utf-8", timeout=60,
            )  # fmt: skip
            ended[line] = (done.returncode, done.stderr if done.returncode > 1 else "")
    missed = {line: (1, "") for line in ended if "--report" in line}
    assert ended == dict.fromkeys(ended, (0, "")) | missed
    assert len(ended) == len(SHELL) == 14


def test_every_command_in_the_text_is_one_that_is_run():
    told = re.findall(r"`(aligntutor [^`]+)`", re.sub(r"```.*?```", "", TOLD, flags=re.DOTALL))
    assert [line for line in told if line not in SHELL] == []


def test_the_readme_names_every_command():
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"`aligntutor {name}" not in readme] == []
