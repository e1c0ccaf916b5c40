"""What goes wrong around the tutor: pipes, interrupts, disks, and files that are none of its own."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.processes import Run, begin, logged, verdicts, wait_for


@pytest.mark.parametrize("form", ["--json", ""])
def test_a_reader_that_has_seen_enough_is_no_fault(deck: str, environment: dict[str, str], form: str):
    command = f'"{sys.executable}" -m aligntutor generate "{deck}" {form}; echo "exit $?" >&2'
    done = subprocess.run(
        ["sh", "-c", f"( {command} ) | head -n 1"],
        env=environment, capture_output=True, encoding="utf-8", timeout=60,
    )  # fmt: skip
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == "exit 0\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("command", ["due", "stats --json", "decks", "--version", "-h"])
def test_output_that_cannot_be_written_is_said_in_one_line(environment: dict[str, str], command: str):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "aligntutor", *command.split()],
            stdout=full, stderr=subprocess.PIPE, env=environment, encoding="utf-8", timeout=60,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == "Reading or writing failed: No space left on device.\n"


@pytest.mark.parametrize(
    ("command", "closed", "code"),
    [
        ("due", ">&-", 0),
        ("stats --json", ">&-", 0),
        ("study --plain", "<&-", 0),
        ("", "<&-", 2),
        ("x", "2>&-", 2),
    ],
)
def test_closed_streams_are_no_fault(environment: dict[str, str], command: str, closed: str, code: int):
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m aligntutor {command} {closed}'],
        env=environment, capture_output=True, encoding="utf-8", timeout=60,
    )  # fmt: skip
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert closed == "<&-" or done.stdout == ""


def test_an_interrupt_ends_with_130_and_keeps_what_was_answered(
    run: Run, deck: str, environment: dict[str, str]
):
    with subprocess.Popen(
        [sys.executable, "-m", "aligntutor", "study", "--plain", deck],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=environment, encoding="utf-8",
        # where the tests run in the background of a shell, interrupts are ignored, and children inherit that
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as tutor:  # fmt: skip
        assert tutor.stdin
        assert tutor.stderr
        tutor.stdin.write("\n1\n")
        tutor.stdin.flush()
        wait_for(tutor.stdout, ("Correct", "Wrong"))
        tutor.send_signal(signal.SIGINT)
        assert tutor.wait(20) == 130
        assert tutor.stderr.read() == "\n"
    assert len(logged(run)) == 1


def test_an_interrupt_while_still_starting_ends_with_130_too(environment: dict[str, str]):
    code = """if True:
        import sys
        from aligntutor.__main__ import main
        class Interrupting:
            def find_spec(self, name, path=None, target=None):
                if name == "click":
                    raise KeyboardInterrupt
        sys.meta_path.insert(0, Interrupting())
        main()
    """
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, encoding="utf-8", timeout=60
    )
    assert (done.returncode, done.stderr) == (130, "")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs prlimit")
def test_what_cannot_be_saved_is_said_kept_and_saved_once_it_can_be(
    run: Run, deck: str, environment: dict[str, str]
):
    import resource

    with begin(environment, "study", "--plain", deck) as tutor:
        assert tutor.stdin
        assert tutor.stdout
        tutor.stdin.write("\n1\n")
        tutor.stdin.flush()
        wait_for(tutor.stdout, ("Correct", "Wrong"))
        # no file may grow any more, nor be written anew: like a full disk
        resource.prlimit(tutor.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
        tutor.stdin.write("2\n:u\n\n")
        tutor.stdin.flush()
        wait_for(tutor.stdout, ("Not saved.",))
        wait_for(tutor.stdout, ("It was not saved, so there is nothing to take back.",))
        wait_for(tutor.stdout, ("Not saved.",))
        assert len(logged(run)) == 1
        resource.prlimit(tutor.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        rest, _ = tutor.communicate("\n", timeout=20)
        assert len(verdicts(rest)) == 1
        assert tutor.returncode == 0
    assert len(logged(run)) == 2


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs prlimit")
def test_leaving_what_is_not_saved_says_so_and_ends_with_1(run: Run, deck: str, environment: dict[str, str]):
    import resource

    run("study", "--plain", deck, lines="\n1\n")
    with begin(environment, "study", "--plain", deck) as tutor:
        assert tutor.stdout
        wait_for(tutor.stdout, ("In the kitchen, 1 of",))
        resource.prlimit(tutor.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
        rest, _ = tutor.communicate("1\n\n", timeout=20)
        assert verdicts(rest) == []
        assert rest.count("Not saved.") == 2
        assert rest.splitlines()[-1] == "What came last was not saved."
        assert tutor.returncode == 1
    assert len(logged(run)) == 1


def make_newer(progress: Path) -> None:
    with sqlite3.connect(progress) as db:
        db.execute("PRAGMA user_version = 99")


def make_foreign(progress: Path) -> None:
    progress.unlink()
    with sqlite3.connect(progress) as db:
        db.execute("CREATE TABLE notes (text)")


def cut_short(progress: Path) -> None:
    os.truncate(progress, 9000)


def overwrite(progress: Path) -> None:
    progress.write_bytes(b"not a database, but long enough to be looked at")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (make_newer, "Update aligntutor to go on with it."),
        (make_foreign, "It was left as it is. Move it elsewhere, or choose another home with --home."),
        (cut_short, "Nothing in it was changed. To put a backup in its place"),
        (overwrite, "Nothing in it was changed. To put a backup in its place"),
    ],
)
def test_a_progress_file_that_cannot_be_used_is_refused_untouched(
    run: Run, deck: str, home: Path, spoil, said
):
    run("study", "--plain", deck, lines="\n1\n")
    progress = home / "data" / "progress.sqlite3"
    spoil(progress)
    before = progress.read_bytes()
    for command in (("study", "--plain"), ("due",), ("stats", "--json"), ("log", "--json"), ("decks",)):
        done = run(*command, lines="\n1\n")
        assert (command, done.returncode, done.stdout) == (command, 1, "")
        assert said in done.stderr
        assert "Traceback" not in done.stderr
    assert progress.read_bytes() == before
    assert json.loads(run("check", deck, "--json").stdout)["findings"] is not None


def test_a_wrong_setting_is_said_with_its_line_before_anything_is_asked(run: Run, home: Path):
    config = home / "config" / "config.toml"
    config.parent.mkdir()
    config.write_text("[study]\nretenton = 0.9\n", encoding="utf-8")
    done = run("study", "--plain", lines="\n1\n")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{config}:2: unknown setting 'retenton'; did you mean 'retention'?\n"
