"""A deck that is handed out, from its first install to its return, by real processes."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import kitchen
from tests.end_to_end.processes import Run, begin, logged, verdicts, wait_for

ROOT = Path(__file__).parents[2]
FIRST = kitchen.TEXT.replace("title: In the kitchen\n", 'title: In the kitchen\nversion: "1.0"\n')
SECOND = FIRST.replace('"1.0"', '"1.1"').replace(
    "a leg of lamb".capitalize(), "One leg of lamb"
)  # one case of one concept
FIELDS = {"deck", "title", "version", "path", "concepts", "cards", "items", "origin", "source", "done"}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "from the teacher"
    folder.mkdir()
    return kitchen.write(folder, text=FIRST)


def rows(run: Run) -> dict[str, str]:
    """Origin of every deck on offer that is not bundled."""
    found = json.loads(run("decks", "--json").stdout)
    return {row["deck"]: row["origin"] for row in found if row["origin"] != "bundled"}


def test_a_deck_keeps_its_progress_from_install_to_return(run: Run, source: Path):
    done = run("decks", "install", str(source))
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(
        r"Installed kitchen, In the kitchen, version 1\.0: 3 concepts, \d+ cards, \d+ items\.\n"
        rf"It came from {re.escape(str(source))}\. "
        r"To look there for changes: aligntutor decks update kitchen\n",
        done.stdout,
    )
    assert len(verdicts(run("study", "--plain", "kitchen", lines="\n1\n1\n").stdout)) == 2
    answered = [event["card"] for event in logged(run)]

    assert run("decks", "update").stdout == "kitchen, In the kitchen, version 1.0: nothing has changed.\n"
    source.write_text(SECOND, encoding="utf-8")
    done = run("decks", "update", "kitchen")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[:2] == [
        "Updated kitchen, In the kitchen, from version 1.0 to 1.1.",
        "  1 changed concept: “resting”",
    ]
    assert done.stdout.endswith(
        "\nYour progress is kept. To take this back: aligntutor decks rollback kitchen\n"
    )
    assert json.loads(run("stats", "--json").stdout)["reviews"] == 2

    done = run("decks", "rollback", "kitchen")
    assert done.stdout.splitlines()[0] == "Went back with kitchen, In the kitchen, from version 1.1 to 1.0."
    assert rows(run) == {"kitchen": "installed"}

    done = run("decks", "remove", "kitchen")
    assert (done.returncode, done.stdout) == (
        0,
        "kitchen is no longer offered. Its progress is kept.\n"
        "So are its files. To have it back: aligntutor decks rollback kitchen\n",
    )
    assert rows(run) == {}
    assert [event["card"] for event in logged(run)] == answered

    assert run("decks", "install", str(source)).returncode == 0
    stats = json.loads(run("stats", "--json").stdout)
    assert (stats["reviews"], stats["cards"]["learning"]) == (2, 2)
    assert "A new idea, 1 of 2 today: Basting" in run("study", "--plain", "kitchen").stdout


def test_programs_are_told_what_was_done(run: Run, source: Path):
    first = json.loads(run("decks", "install", str(source), "--json").stdout)
    assert first.keys() >= FIELDS | {"changes", "version_before"}
    assert (first["done"], first["version"], first["changes"]) == ("installed", "1.0", None)
    source.write_text(SECOND, encoding="utf-8")
    (second,) = json.loads(run("decks", "update", "--json").stdout)
    assert (second["done"], second["version_before"], second["version"]) == ("updated", "1.0", "1.1")
    assert second["changes"]["concepts"] == {"added": [], "gone": [], "changed": ["resting"]}
    assert second["changes"]["cards"]["changed"][0].keys() == {
        "card",
        "added",
        "gone",
        "reworded",
        "answered",
    }
    (third,) = json.loads(run("decks", "update", "kitchen", "--json").stdout)
    assert (third["done"], third["changes"]) == ("unchanged", None)
    back = json.loads(run("decks", "rollback", "kitchen", "--json").stdout)
    assert (back["done"], back["version_before"], back["version"]) == ("rolled back", "1.1", "1.0")
    removed = json.loads(run("decks", "remove", "kitchen", "--json").stdout)
    assert removed.keys() >= FIELDS
    assert removed["done"] == "removed"
    restored = json.loads(run("decks", "rollback", "kitchen", "--json").stdout)
    assert (restored["done"], restored["version"]) == ("restored", "1.0")
    row = json.loads(run("decks", "--json").stdout)[-1]
    assert (row["deck"], row["origin"], row["source"]) == ("kitchen", "installed", str(source))


def test_a_deck_with_errors_is_told_as_check_tells_it_and_not_installed(run: Run, home: Path, source: Path):
    source.write_text(FIRST.replace("term: searing", "tern: searing"), encoding="utf-8")
    checked = run("check", str(source))
    done = run("decks", "install", str(source))
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{source}:29:3: concepts[3]: unknown key 'tern'" in done.stderr
    lines = done.stderr.splitlines()
    assert lines[-1] == f"{source} has errors, so it is not taken in. Nothing was changed."
    assert set(lines[:-1]) <= set(checked.stdout.splitlines())
    assert rows(run) == {}
    assert not (home / "data" / "decks").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["install", "nothing.yaml"], "There is no deck at "),
        (["install", str(ROOT / "decks" / "how-this-works.yaml")], "belongs to the bundled deck at "),
        (["update", "kitchne"], "Did you mean kitchen?"),
        (["rollback", "nothing like it"], "Installed are: kitchen."),
        (["rollback", "kitchen"], "There is no version of kitchen before this one."),
        (["update", "how-this-works"], "No deck 'how-this-works' is installed."),
        (["remove", "how-this-works"], "how-this-works is bundled and stays on offer."),
    ],
)
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_what_cannot_be_done_is_said_with_what_to_do(
    run: Run, source: Path, arguments: list[str], said: str, form: list[str]
):
    run("decks", "install", str(source))
    done = run("decks", *arguments, *form)
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert rows(run) == {"kitchen": "installed"}


def test_all_decks_are_updated_though_one_has_lost_its_source(run: Run, source: Path):
    sky = source.with_name("sky.yaml")
    sky.write_text("cards:\n- {front: Blue?, back: Air.}\n", encoding="utf-8")
    for path in (source, sky):
        run("decks", "install", str(path))
    source.unlink()
    sky.write_text("cards:\n- {front: Blue?, back: Air.}\n- {front: Red?, back: Dusk.}\n", encoding="utf-8")
    done = run("decks", "update")
    assert done.returncode == 1
    assert f"There is no deck at {source} any more. kitchen stays as it is." in done.stderr
    assert done.stdout.splitlines()[:2] == ["Updated sky, sky.", "  1 new card: “Red?”"]
    assert rows(run) == {"kitchen": "installed", "sky": "installed"}


def test_without_an_installed_deck_there_is_nothing_to_update(run: Run):
    done = run("decks", "update")
    told = "No deck is installed. To install one: aligntutor decks install PATH\n"
    assert (done.returncode, done.stdout) == (0, told)
    assert json.loads(run("decks", "update", "--json").stdout) == []


def test_a_full_disk_leaves_the_old_version_whole(run: Run, environment: dict[str, str], source: Path):
    run("decks", "install", str(source))
    long = "".join(f"- {{id: c{n}, front: Question {n}?, back: Answer {n}.}}\n" for n in range(3000))
    source.write_text(SECOND + long, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "aligntutor", "decks", "update", "kitchen"],
        env=environment, capture_output=True, encoding="utf-8", timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert (
        "could not be changed (File too large). They are as they were. See that there is room" in done.stderr
    )
    home = Path(environment["ALIGNTUTOR_HOME"]) / "data" / "decks" / "kitchen"
    assert sorted(path.name for path in home.iterdir()) == ["1", "installed.json"]
    assert "nothing has changed" not in run("decks", "update").stdout
    assert json.loads(run("decks", "--json").stdout)[-1]["version"] == "1.1"


def test_a_data_folder_that_cannot_hold_decks_is_refused_calmly(run: Run, home: Path, source: Path):
    (home / "data").mkdir()
    (home / "data" / "decks").write_text("in the way", encoding="utf-8")
    done = run("decks", "install", str(source))
    assert (done.returncode, done.stdout) == (1, "")
    assert "could not be changed (File exists). They are as they were." in done.stderr
    assert "Traceback" not in done.stderr
    assert rows(run) == {}


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("setpriv"), reason="needs another user to be")
def test_a_data_folder_that_may_not_be_written_to_is_refused_calmly(
    environment: dict[str, str], run: Run, source: Path
):
    run("decks")
    home = Path(environment["ALIGNTUTOR_HOME"])
    for path in (home, *home.parents):
        if path.owner() == "root" and path != Path("/"):
            path.chmod(path.stat().st_mode | 0o055)
    done = subprocess.run(
        ["setpriv", "--reuid=65534", "--clear-groups", sys.executable, "-m", "aligntutor",
         "decks", "install", str(source)],
        env=environment, capture_output=True, encoding="utf-8", timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert "could not be changed (Permission denied). They are as they were." in done.stderr
    assert "Traceback" not in done.stderr
    assert not (home / "data" / "decks").exists()


def test_an_open_sitting_goes_on_while_its_deck_is_updated(
    run: Run, environment: dict[str, str], source: Path
):
    run("decks", "install", str(source))
    with begin(environment, "study", "--plain", "kitchen") as tutor:
        assert tutor.stdin
        tutor.stdin.write("\n1\n")
        tutor.stdin.flush()
        wait_for(tutor.stdout, ("Correct", "Wrong"))
        source.write_text(SECOND, encoding="utf-8")
        assert run("decks", "update", "kitchen").returncode == 0
        rest, _ = tutor.communicate("1\n1\n1\n", timeout=20)
        assert verdicts(rest)
        assert tutor.returncode == 0
    assert len(logged(run)) >= 2


def test_the_page_for_teachers_shows_commands_that_work(run: Run, tmp_path: Path, monkeypatch):
    page = (ROOT / "docs" / "teachers.md").read_text("utf-8")
    blocks = re.findall(r"```(\w+)\n(.*?)```", page, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    ended = {}
    for language, text in blocks:
        if language == "yaml":
            found = re.match(r"# ([\w.]+)\n", text)
            assert found
            Path(found[1]).write_text(text, encoding="utf-8")
        for line in text.splitlines() if language == "sh" else ():
            assert line.startswith("aligntutor ")
            done = run(*line.split()[1:])
            ended[line] = (done.returncode, done.stderr)
    assert ended == dict.fromkeys(ended, (0, ""))
    assert len(ended) >= 6
