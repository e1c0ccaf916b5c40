"""A way in for authors: a deck to start from, and the schema that editors check it by."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.editors import faults
from tests.end_to_end.processes import Run, verdicts

MODELINE = "# yaml-language-server: $schema=aligntutor.schema.json"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to write in, in which commands run."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("options", [[], ["--concepts"]])
def test_the_deck_written_is_sound_alone_in_its_folder_and_known_to_editors(
    run: Run, desk: Path, options: list[str]
):
    done = run("new", *options, "knots.yaml")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "Wrote knots.yaml. Open it in an editor, and then:"
    assert [path.name for path in desk.iterdir()] == ["knots.yaml"]
    text = (desk / "knots.yaml").read_text("utf-8")
    assert text.splitlines()[0] == MODELINE
    assert "\nid: knots  " in text
    assert faults(text) == []
    assert run("check", "knots.yaml").stdout == "No problems found.\n"


def test_the_deck_written_can_be_studied_at_once(run: Run, desk: Path):
    run("new", "knots.yaml")
    done = run("study", "--plain", "knots.yaml", lines="\n3\n" * 3)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Why does a knot tighten when the rope is pulled?" in done.stdout
    assert verdicts(done.stdout) != []


def test_an_idea_gives_questions_of_many_kinds(run: Run, desk: Path):
    run("new", "--concepts", "knots.yaml")
    items = [json.loads(line) for line in run("generate", "--json", "knots.yaml").stdout.splitlines()]
    assert {item["concept"] for item in items} == {"", "bowline", "sheet-bend", "clove-hitch"}
    assert {item["kind"] for item in items} == {"flashcard", "choice", "typed", "true-false", "cloze"}
    assert {item["level"] for item in items} == {"remember", "understand", "apply", "analyse", "evaluate"}
    assert [finding for item in items for finding in item["findings"]] == []


def test_every_command_named_as_the_next_step_works_as_it_stands(run: Run, desk: Path):
    told = run("new", "my knots.yaml").stdout.splitlines()
    steps = [line.strip() for line in told if line.startswith("  aligntutor ")]
    assert steps == [
        "aligntutor check 'my knots.yaml'",
        "aligntutor generate 'my knots.yaml'",
        "aligntutor study 'my knots.yaml'",
        "aligntutor schema > aligntutor.schema.json",
    ]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    home = {**os.environ, "ALIGNTUTOR_HOME": str(desk.parent / "home"), "PATH": path}
    for step in steps:
        plain = step.replace("study", "study --plain")
        subprocess.run(
            ["sh", "-c", plain], env=home, stdin=subprocess.DEVNULL, capture_output=True, check=True
        )
    assert json.loads((desk / "aligntutor.schema.json").read_text("utf-8"))["title"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("knots", "knots: the name of a deck's file ends in .yaml or .yml, such as sky.yaml."),
        (".yaml", ".yaml: the name of a deck's file ends in .yaml or .yml, such as sky.yaml."),
        ("", ".: the name of a deck's file ends in .yaml or .yml, such as sky.yaml."),
        ("...yaml", "...yaml: no id can be made of this name. Choose one with letters or digits."),
        ("shelf/knots.yaml", "shelf/knots.yaml: there is no folder shelf. Make it first."),
        ("full.yaml", "full.yaml: there is one already, and it stays as it is. Choose another name."),
        ("folder.yaml", "folder.yaml: there is one already, and it stays as it is. Choose another name."),
        ("full.yaml/knots.yaml", "full.yaml/knots.yaml: Not a directory."),
        ("link.yaml", "link.yaml: there is one already, and it stays as it is. Choose another name."),
        (f"{'k' * 300}.yaml", "File name too long."),
    ],
)
def test_what_cannot_be_written_is_refused_and_nothing_touched(run: Run, desk: Path, name: str, said: str):
    (desk / "full.yaml").write_text("mine", encoding="utf-8")
    (desk / "folder.yaml").mkdir()
    (desk / "link.yaml").symlink_to("elsewhere.yaml")
    before = sorted(desk.iterdir())
    done = run("new", name)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith(f"{said}\n")
    assert sorted(desk.iterdir()) == before
    assert (desk / "full.yaml").read_text("utf-8") == "mine"


def test_a_full_disk_leaves_no_half_of_a_deck(environment: dict[str, str], desk: Path):
    done = subprocess.run(
        [sys.executable, "-m", "aligntutor", "new", "knots.yaml"],
        env=environment, capture_output=True, encoding="utf-8",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "knots.yaml: File too large.\n")
    assert list(desk.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "id"),
    [("Über Knoten.yml", "über-knoten"), ("deck.yaml", "desk"), ("-v.yaml", "v"), ("结.yaml", "结")],
)
def test_the_id_is_made_of_the_name_of_the_file_or_of_the_folder_of_a_deck_in_one(
    run: Run, desk: Path, name: str, id: str
):
    assert run("new", "--", name).returncode == 0
    assert f"\nid: {id}  " in (desk / name).read_text("utf-8")
    assert run("check", str(desk / name)).stdout == "No problems found.\n"


@pytest.mark.parametrize("arguments", [[], ["a.yaml", "b.yaml"], ["--cards", "a.yaml"]])
def test_nonsense_is_answered_with_the_usage(run: Run, desk: Path, arguments: list[str]):
    done = run("new", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Usage: aligntutor new [OPTIONS] PATH\n")
    assert list(desk.iterdir()) == []


def test_the_schema_is_the_same_json_every_time_and_costs_no_home(run: Run, home: Path):
    first, second = (
        run("schema", PYTHONHASHSEED=seed, ALIGNTUTOR_HOME=str(home / "unused")) for seed in "12"
    )
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout == second.stdout
    schema = json.loads(first.stdout)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["definitions"]["Flashcard"]["required"] == ["front", "back"]
    assert not (home / "unused").exists()


def test_the_schema_takes_no_arguments(run: Run):
    done = run("schema", "sky.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Usage: aligntutor schema [OPTIONS]\n")
