"""Two homes that share a folder, by real processes."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.processes import NOW, Run, logged

LATER = "2026-05-14T10:00:00Z"


@pytest.fixture
def homes(tmp_path: Path, compiled: Path) -> tuple[Path, Path]:
    for name in ("desk", "laptop"):
        shutil.copytree(compiled, tmp_path / name / "cache")
    return tmp_path / "desk", tmp_path / "laptop"


@pytest.fixture
def shared(tmp_path: Path) -> str:
    (tmp_path / "shared").mkdir()
    return str(tmp_path / "shared")


def environment(home: Path) -> dict[str, str]:
    return {**os.environ, "ALIGNTUTOR_HOME": str(home), "ALIGNTUTOR_NOW": NOW}


def runner(home: Path) -> Run:
    def call(*arguments: str, lines: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "aligntutor", *arguments],
            input=lines, env={**environment(home), **more}, capture_output=True, encoding="utf-8", timeout=60,
        )  # fmt: skip

    return call


@pytest.fixture
def two(homes: tuple[Path, Path], deck: str) -> tuple[Run, Run]:
    """Both with the same decks, as these are not synced."""
    for home in homes:
        assert runner(home)("decks", "add", deck).returncode == 0
    return runner(homes[0]), runner(homes[1])


def synced(run: Run, *arguments: str) -> dict[str, Any]:
    done = run("sync", *arguments, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    return dict(json.loads(done.stdout))


def told(run: Run) -> list[str]:
    """What this home says of all that was learnt."""
    return [run(command, "--json").stdout for command in ("due", "stats", "log")]


def test_what_was_learnt_on_both_is_known_on_both(two: tuple[Run, Run], deck: str, shared: str):
    desk, laptop = two
    desk("study", "--plain", deck, lines="\n1\n1\n1\n")
    laptop("study", "--plain", deck, lines="\n2\n2\n", ALIGNTUTOR_NOW=LATER)
    first = synced(desk, shared)
    assert (first["sent"], first["received"], [d["this"] for d in first["devices"]]) == (4, 0, [True])
    second = synced(laptop, shared)
    assert (second["sent"], second["received"]) == (3, 4)
    assert {(d["events"], d["received"], d["this"]) for d in second["devices"]} == {
        (3, 0, True),
        (4, 4, False),
    }
    assert (synced(desk)["received"], synced(laptop)["received"]) == (3, 0)
    assert told(desk) == told(laptop)
    assert json.loads(desk("stats", "--json").stdout)["reviews"] == 4
    assert "Undone" in desk("study", "--plain", deck, lines=":u\n").stdout
    assert told(desk) != told(laptop)
    synced(desk)
    synced(laptop)
    assert told(desk) == told(laptop)
    assert json.loads(laptop("stats", "--json").stdout)["reviews"] == 3


def test_it_is_told_in_words_too(two: tuple[Run, Run], deck: str, shared: str):
    desk, laptop = two
    desk("study", "--plain", deck, lines="\n1\n")
    assert desk("sync", shared).stdout == "Sent 2 events, received 0. 0 other devices known.\n"
    assert laptop("sync", shared).stdout == "Sent 0 events, received 2. 1 other device known.\n"


def test_a_copied_home_goes_on_under_a_name_of_its_own(
    two: tuple[Run, Run], homes: tuple[Path, Path], deck: str, shared: str
):
    desk, laptop = two
    desk("study", "--plain", deck, lines="\n1\n")
    shutil.copytree(homes[0] / "data", homes[1] / "data")
    for run in two:
        run("study", "--plain", deck, lines="1\n")
    for run in (laptop, desk, laptop):
        synced(run, shared)
    assert told(desk) == told(laptop)
    assert len(logged(desk)) == 3
    assert len({event["writer"] for event in logged(desk)}) == 2


def test_a_restored_progress_file_gets_back_what_it_lost(
    two: tuple[Run, Run], homes: tuple[Path, Path], deck: str, shared: str, tmp_path: Path
):
    desk, laptop = two
    progress = homes[0] / "data" / "progress.sqlite3"
    desk("study", "--plain", deck, lines="\n1\n")
    shutil.copy(progress, tmp_path / "old")
    desk("study", "--plain", deck, lines="1\n")
    synced(desk, shared)
    before = {event["id"] for event in logged(desk)}
    shutil.copy(tmp_path / "old", progress)
    desk("study", "--plain", deck, lines="1\n")
    assert synced(desk)["received"] == 1
    assert before < {event["id"] for event in logged(desk)}
    synced(laptop, shared)
    assert told(desk) == told(laptop)


def test_a_half_copied_file_is_told_calmly_and_a_broken_one_is_a_problem(
    two: tuple[Run, Run], deck: str, shared: str
):
    desk, laptop = two
    desk("study", "--plain", deck, lines="\n1\n1\n")
    synced(desk, shared)
    (file,) = Path(shared).iterdir()
    data = file.read_bytes()
    file.write_bytes(data[:-9])
    done = laptop("sync", shared)
    assert (done.returncode, done.stdout) == (0, "Sent 0 events, received 2. 1 other device known.\n")
    assert done.stderr == f"{file} is still being copied; the rest comes next time.\n"
    file.write_bytes(data.replace(b'"day"', b'"\x1b]0;', 1).replace(b'"lesson"', b'"\x1b]52;c;x"', 1))
    done = laptop("sync", shared, "--json")
    assert done.returncode == 1
    assert "is not as it was written, from line 2 on" in done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    assert [notice["problem"] for notice in json.loads(done.stdout)["notices"]] == [True]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ([], 2, "Name the folder that your devices share: aligntutor sync FOLDER"),
        (["{}/none"], 1, "There is no folder {}/none. Check the path, or make the folder, then sync again."),
    ],
)
def test_a_folder_is_needed(two: tuple[Run, Run], shared: str, arguments: list[str], code: int, says: str):
    done = two[0]("sync", *(argument.format(shared) for argument in arguments))
    assert (done.returncode, done.stdout, done.stderr) == (code, "", says.format(shared) + "\n")


def crowded(shared: str, seed: int) -> None:
    """Leave the events of a device with some thousand of them in the folder."""
    from aligntutor.core.chains import first_line, line_of
    from aligntutor.core.events import Event

    writer, last = f"{seed:032x}", ""
    lines = [first_line(writer)]
    for n in range(1, 3001):
        event = Event(
            f"{seed:08x}{n:024x}", writer, n, last, n, 0, 0, n, "lesson",
            {"deck": "d", "concept": f"c{n}"},
        )  # fmt: skip
        lines.append(line_of(event))
        last = event.hash
    (Path(shared) / f"aligntutor-{writer}.jsonl").write_bytes(b"".join(lines))


def test_killed_at_any_moment_the_next_sync_ends_as_if_nothing_had_been(
    two: tuple[Run, Run], homes: tuple[Path, Path], deck: str, shared: str
):
    desk, laptop = two
    crowded(shared, 1)
    synced(desk, shared)
    for file in Path(shared).iterdir():
        file.unlink()
    desk("study", "--plain", deck, lines="\n1\n")
    rng = random.Random(5)
    for _ in range(8):
        for home in homes:
            command = [sys.executable, "-m", "aligntutor", "sync", shared]
            with subprocess.Popen(command, env=environment(home), stdout=-3, stderr=-3) as process:
                time.sleep(rng.uniform(0.1, 0.6))
                process.send_signal(signal.SIGKILL)
    for run in (desk, laptop, desk):
        synced(run, shared)
    assert told(desk) == told(laptop)
    assert len(desk("log").stdout.splitlines()) == 3002


def test_two_syncs_at_once_send_nothing_twice(
    two: tuple[Run, Run], homes: tuple[Path, Path], deck: str, shared: str
):
    desk, laptop = two
    crowded(shared, 1)
    synced(desk, shared)
    for file in Path(shared).iterdir():
        file.unlink()
    desk("study", "--plain", deck, lines="\n1\n")
    crowded(shared, 2)
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "aligntutor", "sync", shared, "--json"],
            env=environment(homes[0]), stdout=subprocess.PIPE, encoding="utf-8",
        )
        for _ in range(3)
    ]  # fmt: skip
    outputs = [json.loads(process.communicate(timeout=60)[0]) for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0]
    assert sum(output["sent"] for output in outputs) == 3002
    assert sum(output["received"] for output in outputs) == 3000
    assert synced(laptop, shared)["received"] == 6002
    assert told(desk) == told(laptop)
