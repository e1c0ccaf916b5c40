"""Every command as a process: data on stdout, all else on stderr, exit codes, and answers to nonsense."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import kitchen
from tests.end_to_end.processes import NOW, Run

BUNDLED = ["ai-alignment", "how-this-works"]
FOLDER = {
    "deck.yaml": "id: pantry\ntitle: The pantry\nchapters: [shelf.yaml]\n",
    "shelf.yaml": "title: A shelf\ncards:\n- {front: Salt?, back: Below.}\n",
}


def offered(run: Run) -> list[str]:
    return [row["deck"] for row in json.loads(run("decks", "--json").stdout)]


@pytest.mark.parametrize(
    ("command", "fields"),
    [
        ("due", "due new decks"),
        ("stats", "reviews cards retention days"),
        ("check sky.yaml", "errors warnings findings"),
    ],
)
def test_an_object_for_programs_has_the_fields_promised(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, fields: str
):
    monkeypatch.chdir(tmp_path)
    Path("sky.yaml").write_text("cards:\n- {front: Blue?, back: Air.}\n", encoding="utf-8")
    done = run(*command.split(), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout).keys() >= set(fields.split())


def test_rows_for_programs_have_the_fields_promised(run: Run, deck: str, tmp_path: Path):
    run("study", "--plain", deck, lines="\n1\n:u\n1\n")
    due, stats = (json.loads(run(command, "--json").stdout) for command in ("due", "stats"))
    assert [row.keys() for row in due["decks"]] == [{"deck", "due", "new", "learning"}] * 3
    assert sum(row["due"] for row in due["decks"]) == due["due"] > 0
    assert stats["reviews"] == 1
    assert stats["cards"].keys() == {"new", "learning", "review", "suspended"}
    assert stats["retention"] == {"value": None, "low": None, "high": None, "n": 0}
    assert [(day["date"], day["reviews"]) for day in stats["days"]] == [("2026-05-14", 1)]
    decks = json.loads(run("decks", "--json").stdout)
    fields = {"deck", "title", "version", "path", "concepts", "cards", "items", "origin"}
    assert all(row.keys() >= fields for row in decks)
    assert [(row["deck"], row["origin"]) for row in decks] == [
        *((name, "bundled") for name in BUNDLED),
        ("kitchen", "remembered"),
    ]
    events = [json.loads(line) for line in run("log", "--json").stdout.splitlines()]
    assert [event["type"] for event in events] == ["lesson", "review", "undo", "review"]
    assert all(event.keys() >= {"id", "type", "at", "day", "writer"} for event in events)
    assert all(event["at"] == "2026-05-14T09:00:00.000Z" for event in events)
    review = {"deck", "card", "item", "answer", "correct", "rating", "due"}
    assert all(event.keys() >= review for event in events if event["type"] == "review")
    (tmp_path / "bad.yaml").write_text("cards: 3\n", encoding="utf-8")
    (finding,) = json.loads(run("check", str(tmp_path / "bad.yaml"), "--json").stdout)["findings"]
    assert finding.keys() == {
        "path", "line", "column", "entry", "item", "rule", "severity", "message", "hint",
    }  # fmt: skip


@pytest.mark.parametrize(
    "command",
    [
        "",
        "study",
        "due",
        "stats",
        "log",
        "decks",
        "decks add",
        "decks install",
        "decks update",
        "decks rollback",
        "decks remove",
        "check",
        "generate",
        "new",
        "schema",
    ],
)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_is_everywhere_and_costs_no_home(run: Run, home: Path, command: str, option: str):
    done = run(*command.split(), option, ALIGNTUTOR_HOME=str(home / "unused"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Usage: aligntutor {command}".rstrip())
    assert not (home / "unused").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["stdy"], 2, "Did you mean study?"),
        (["decks", "ad"], 2, "Did you mean add?"),
        (["decks", "list"], 2, "The commands are: add, install, remove, rollback, update."),
        ([""], 2, "The commands are: study, read, compare,"),
        (["due", "--jsn"], 2, "--json"),
        (["due", "extra"], 2, "extra"),
        (["--home"], 2, "--home"),
        (["study", "--plain", "kitchne"], 1, "Did you mean kitchen?"),
        (["study", "--plain", "nothing like it"], 1, "The decks are: ai-alignment, how-this-works, kitchen."),
        (["study", "--plain", "no/such/deck.yaml"], 1, "There is no deck at "),
        (["study", "--plain", "~no-such-user/deck.yaml"], 1, "There is no deck at "),
        (["study", "--plain", "--cards", "0"], 2, "--cards"),
        (["study", "--plain", "--minutes", "nan"], 2, "--minutes"),
        (["decks", "add", "nothing.yaml"], 1, "There is no deck at "),
        (["decks", "remove", "ai-alignment"], 1, "stays on offer"),
        (["check"], 2, "PATH"),
        (["generate", "nothing.yaml"], 1, "cannot be read"),
        (["generate", "{deck}", "--concept", "restin"], 2, "Did you mean resting?"),
        (["generate", "{deck}", "--concept", "x"], 2, "There are: resting, basting, searing."),
        (["generate", "{deck}", "--template", "T00"], 2, "Did you mean T"),
        (["fingerprint", "nothing.md"], 1, "nothing.md"),
        (["completion", "tcsh"], 2, "bash"),
    ],
)
def test_nonsense_is_answered_on_stderr_with_what_to_do(
    run: Run, deck: str, arguments: list[str], code: int, said: str
):
    if "kitchen" in said:
        run("decks", "add", deck)
    done = run(*(argument.format(deck=deck) for argument in arguments))
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_home_may_stand_before_the_command_or_after_it(run: Run, deck: str, home: Path, tmp_path: Path):
    new = tmp_path / "with a space" / "and more"
    shutil.copytree(home / "cache", new / "cache")
    added = run("decks", "add", deck, "--home", str(new))
    assert (added.returncode, added.stdout) == (0, "Added kitchen, In the kitchen.\n")
    assert offered(run) == BUNDLED
    listed = run("--home", str(new), "decks")
    assert "kitchen  In the kitchen  3 concepts, " in listed.stdout


@pytest.mark.parametrize(
    "now", ["rubbish", "0001-01-01", "9999-12-31T23:59:59Z", "2026-05-14T09:00:00+25:00"]
)
def test_a_clock_that_cannot_be_is_refused(run: Run, now: str):
    done = run("due", ALIGNTUTOR_NOW=now)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"ALIGNTUTOR_NOW is {now!r}; write it like 2026-05-14T09:00:00+02:00.\n"


@pytest.mark.parametrize("now", ["1969-07-20T20:17:00Z", "2038-01-19T03:14:08Z", "2026-05-14", NOW])
def test_a_clock_may_stand_anywhere_else(run: Run, deck: str, now: str):
    done = run("study", "--plain", deck, lines="\n1\n", ALIGNTUTOR_NOW=now)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(run("stats", "--json", ALIGNTUTOR_NOW=now).stdout)["reviews"] == 1


@pytest.mark.parametrize("arguments", [(), ("study",)])
def test_without_a_terminal_there_is_a_message(run: Run, arguments: tuple[str, ...]):
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "study --plain" in done.stderr


def test_a_broken_deck_is_told_with_its_place_and_not_kept(run: Run, tmp_path: Path):
    broken = tmp_path / "broken.yaml"
    broken.write_text("cards:\n- {front: a, bakc: b}\n", encoding="utf-8")
    checked = run("check", str(broken), "--json")
    report = json.loads(checked.stdout)
    assert (checked.returncode, report["errors"]) == (1, 2)
    assert (report["findings"][0]["line"], report["findings"][0]["path"]) == (2, str(broken))
    for command in (("study", "--plain"), ("decks", "add"), ("generate",)):
        done = run(*command, str(broken))
        assert (done.returncode, done.stdout) == (1, "")
        assert f"{broken}:2:14: cards[1]: unknown key 'bakc'" in done.stderr
    assert offered(run) == BUNDLED


def test_a_deck_that_breaks_later_is_told_and_the_others_still_work(run: Run, tmp_path: Path, deck: str):
    broken = tmp_path / "broken.yaml"
    broken.write_text("cards:\n- {front: a, back: b}\n", encoding="utf-8")
    run("decks", "add", str(broken))
    run("decks", "add", deck)
    broken.write_text("cards:\n- {front: a, bakc: b}\n", encoding="utf-8")
    done = run("study", "--plain", "kitchen")
    assert f"{broken}:2:" in done.stderr
    assert "A new idea" in done.stdout
    assert run("study", "--plain", "broken").returncode == 1
    broken.unlink()
    assert "broken  broken  missing  remembered\n" in run("decks").stdout
    assert run("decks", "remove", "broken").returncode == 0
    assert offered(run) == [*BUNDLED, "kitchen"]


def test_a_deck_is_one_deck_by_whatever_path_it_is_named(run: Run, tmp_path: Path):
    folder = tmp_path / "a" / "pantry-files"
    folder.mkdir(parents=True)
    for name, text in FOLDER.items():
        (folder / name).write_text(text, encoding="utf-8")
    (tmp_path / "link").symlink_to(folder)
    for path in ("a/pantry-files", "a/pantry-files/", "a/pantry-files/deck.yaml", "a/../link", "link"):
        done = run("study", "--plain", str(tmp_path / path), lines="")
        assert (path, done.returncode, done.stderr) == (path, 0, "")
        assert "A shelf, 1 of 1" in done.stdout
    assert offered(run) == [*BUNDLED, "pantry"]


def test_a_deck_in_the_folder_at_hand_needs_no_slash(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pantry-files").mkdir()
    for name, text in FOLDER.items():
        (tmp_path / "pantry-files" / name).write_text(text, encoding="utf-8")
    assert "A shelf, 1 of 1" in run("study", "--plain", "pantry-files").stdout
    # what is on offer by its id is meant before a file of the same name
    (tmp_path / "pantry").write_text("no deck", encoding="utf-8")
    assert "A shelf, 1 of 1" in run("study", "--plain", "pantry").stdout


def test_a_file_name_that_is_no_text_is_a_name_like_any_other(run: Run, tmp_path: Path):
    path = os.fsdecode(os.fsencode(tmp_path) + b"/na\xefve.yaml")
    Path(path).write_text("cards:\n- {front: a, back: b}\n", encoding="utf-8")
    assert run("check", path).returncode == 0
    for locale in ("C", "C.UTF-8"):
        done = run("study", "--plain", path, lines="\n3\n", LC_ALL=locale)
        assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(run("decks", "--json").stdout)[-1]["path"] == path
    assert run("decks", "remove", path).returncode == 0
    assert offered(run) == BUNDLED


def test_generating_twice_gives_the_same_bytes_in_every_locale_and_hash_seed(run: Run, deck: str):
    once = run("generate", deck, "--json", PYTHONHASHSEED="1", LC_ALL="C")
    again = run("generate", deck, "--json", PYTHONHASHSEED="2", LC_ALL="C.UTF-8")
    assert once.stdout == again.stdout != ""
    item = json.loads(once.stdout.splitlines()[0])
    fields = """item card deck concept concepts template skill level kind stem options accepted answer
        explanation case source findings"""
    assert set(fields.split()) <= item.keys()


def test_generate_shows_one_concept_or_one_template(run: Run, deck: str):
    items = [json.loads(line) for line in run("generate", deck, "--json").stdout.splitlines()]
    cases = [
        json.loads(line)
        for line in run(
            "generate", deck, "--concept", "basting", "--template", "t04", "--json"
        ).stdout.splitlines()
    ]
    assert (
        cases == [item for item in items if (item["concept"], item["template"]) == ("basting", "T04")] != []
    )
    shown = run("generate", deck, "--concept", "basting", "--template", "T04").stdout
    assert [line.split()[0] for line in shown.splitlines() if "#T04" in line] == [
        item["item"] for item in cases
    ]


def test_light_commands_load_neither_textual_nor_yaml_nor_pydantic(
    run: Run, deck: str, environment: dict[str, str]
):
    run("decks", "add", deck)
    code = (
        "import sys; from aligntutor.cli import run; code = run(sys.argv[1:]); "
        "print(sorted({'textual', 'rich', 'yaml', 'pydantic', 'platformdirs'} & sys.modules.keys()), code)"
    )
    for command in ("due", "stats", "--version"):
        done = subprocess.run(
            [sys.executable, "-c", code, command],
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )
        assert done.stdout.splitlines()[-1] == "[] 0"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_names_the_program(run: Run, shell: str):
    assert "_ALIGNTUTOR_COMPLETE" in run("completion", shell).stdout


def test_hostile_characters_in_a_path_are_escaped(run: Run):
    done = run("study", "--plain", "\x1b]0;title\x07.yaml")
    assert done.returncode == 1
    assert "\x1b" not in done.stderr
    assert "\\x1b" in done.stderr


def test_a_fingerprint_finds_a_copied_sentence(run: Run, tmp_path: Path):
    source = tmp_path / "notebook.md"
    source.write_text(
        "# Sunday\n\nA ham wants one quiet hour under foil before anybody takes a knife to it.\n",
        encoding="utf-8",
    )
    (tmp_path / "notebook.fingerprint").write_text(run("fingerprint", str(source)).stdout, encoding="utf-8")
    copied = kitchen.TEXT.replace(
        "noun: notebook", "noun: notebook, fingerprint: notebook.fingerprint"
    ).replace(
        "A duck waits on the board for a quarter of an hour.",
        "A ham wants one quiet hour under foil before anybody eats.",
    )
    done = run("check", str(kitchen.write(tmp_path, text=copied)), "--json")
    findings = json.loads(done.stdout)["findings"]
    copied_runs = [finding for finding in findings if finding["rule"] == "R22"]
    assert done.returncode == 1
    assert "error" in {finding["severity"] for finding in copied_runs}
    assert all("one quiet hour under foil before anybody" in finding["message"] for finding in copied_runs)


def test_a_fingerprint_is_utf8_whatever_the_terminal_writes(run: Run, tmp_path: Path):
    source = tmp_path / "notebook.md"
    source.write_text("# Soufflé\n\nIt rises and it falls and then it is eaten.\n", encoding="utf-8")
    done = run("fingerprint", str(source), PYTHONIOENCODING="latin-1")
    assert json.loads(done.stdout)["sections"] == {"soufflé": "Soufflé"}


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device without end")
def test_a_source_without_end_is_refused(run: Run):
    done = run("fingerprint", "/dev/zero")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "/dev/zero: larger than 16 MiB.\n")


def test_two_ideas_are_told_beside_each_other(run: Run, tmp_path: Path):
    run("decks", "add", str(kitchen.write(tmp_path)))
    text = run("compare", "kitchen/resting").stdout
    assert text.startswith("Resting: The pause in which warmth and juice even out before the knife.\n")
    assert "\nBasting: " in text
    assert "knows of no look-alike of basting" in run("compare", "basting").stderr
    told = json.loads(run("compare", "basting", "searing", "--json").stdout)
    assert (told["one"]["term"], told["other"]["term"]) == ("Basting", "Searing")
    done = run("compare", "basting", "spade")
    assert (done.returncode, done.stdout) == (1, "")
    assert "has no idea spade" in done.stderr
    assert "basting is one idea." in run("compare", "basting", "basting").stderr


def test_one_idea_is_studied_by_its_name(run: Run, tmp_path: Path):
    deck = str(kitchen.write(tmp_path))
    text = run("study", "--plain", deck, "--idea", "searing", "--cards", "1", lines="\n1\n").stdout
    assert "A new idea, 1 of 1 today: Searing" in text
    for arguments, said in (
        ((deck, "--idea", "sering"), "kitchen has no idea 'sering'. Did you mean searing?"),
        (("--idea", "searing"), "name the deck, too"),
        ((deck, "--idea", "searing", "--mode", "cram"), "take one"),
    ):
        done = run("study", "--plain", *arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr


def test_the_tour_is_three_cards(run: Run):
    text = run("tour").stdout
    assert [line[:2] for line in text.splitlines() if line[:1].isdigit()] == ["1.", "2.", "3."]
    assert "With x you see" in " ".join(text.split())
    assert "{" not in text


def test_the_tour_names_the_keys_that_were_chosen(run: Run, home: Path):
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text('[keys]\ncompare = "."\ncommands = "ctrl+k"\n', "utf-8")
    text = " ".join(run("tour").stdout.split())
    assert "With . you see" in text
    assert "Ctrl+K finds everything" in text
