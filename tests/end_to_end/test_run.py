"""`./run`: which environment it makes, when it makes or fills it anew, and that arguments reach the tutor."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTHON = """\
#!/bin/sh
# A Python that is quick to install into: it answers what ./run asks of one, and notes what it was made to do.
case "$*" in
  *print*version_info*) echo 3.14 ;;
  *version_info*) ;;
  *'import venv, ensurepip'*) ;;
  '-m venv '*)
    echo "venv" >>"$NOTES"
    mkdir -p "$3/bin"
    cp "$0" "$3/bin/python"
    echo "#!$3/bin/python" >"$3/bin/pip" ;;
  '-m pip --version') ;;
  '-m pip install '*)
    echo "install" >>"$NOTES"
    bin=$(dirname "$0")
    printf '#!/bin/sh\\necho "tutor in %s:" "$@"\\n' "$bin" >"$bin/aligntutor"
    chmod +x "$bin/aligntutor" ;;
  '-P -c import aligntutor') ;;
  *) echo "not expected: $*" >&2; exit 9 ;;
esac
"""
Go = Callable[..., tuple[str, list[str]]]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    folder = tmp_path / "a checkout"
    folder.mkdir()
    shutil.copy(ROOT / "run", folder / "run")
    (folder / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    return folder


@pytest.fixture
def go(tmp_path: Path) -> Go:
    """Calls a `run`; gives what the tutor said and what was done to the environment before."""
    path = tmp_path / "bin"
    path.mkdir()
    (path / "python3.14").write_text(PYTHON, encoding="utf-8")
    (path / "python3.14").chmod(0o755)
    notes = tmp_path / "notes"

    def call(run: Path, *arguments: str, cwd: Path = tmp_path, **environment: str) -> tuple[str, list[str]]:
        notes.write_text("", encoding="utf-8")
        done = subprocess.run(
            [str(run), *arguments],
            cwd=cwd, capture_output=True, encoding="utf-8", timeout=60,
            env={"PATH": f"{path}:/usr/bin:/bin", "NOTES": str(notes), **environment},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout.strip(), notes.read_text(encoding="utf-8").split()

    return call


def test_the_first_call_makes_and_fills_an_environment_and_the_second_only_starts(checkout: Path, go: Go):
    bin = checkout / ".venv" / "bin"
    said, done = go(checkout / "run", "study", "--cards", "3")
    assert (said, done) == (f"tutor in {bin}: study --cards 3", ["venv", "install"])
    said, done = go(checkout / "run", "a b", "*", cwd=checkout)
    assert (said, done) == (f"tutor in {bin}: a b *", [])


def test_called_through_links_it_works_in_its_checkout(checkout: Path, go: Go, tmp_path: Path):
    elsewhere = tmp_path / "elsewhere" / "bin"
    elsewhere.mkdir(parents=True)
    (elsewhere / "inner").symlink_to(checkout / "run")
    (elsewhere / "tutor").symlink_to("inner")
    (elsewhere / ".venv").mkdir()  # somebody else's, and none of ours to replace
    said, _ = go(elsewhere / "tutor", "due")
    assert said == f"tutor in {checkout / '.venv' / 'bin'}: due"
    assert list((elsewhere / ".venv").iterdir()) == []
    (tmp_path / "folder").symlink_to(checkout)
    assert go(tmp_path / "folder" / "run", "due") == (said, [])


def test_a_changed_pyproject_installs_again(checkout: Path, go: Go):
    go(checkout / "run")
    (checkout / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    assert go(checkout / "run")[1] == ["install"]
    assert go(checkout / "run")[1] == []


def test_a_checkout_that_was_moved_or_copied_gets_an_environment_of_its_own(
    checkout: Path, go: Go, tmp_path: Path
):
    go(checkout / "run")
    copy = tmp_path / "copy"
    shutil.copytree(checkout, copy)
    said, done = go(copy / "run", "due")
    assert (said, done) == (f"tutor in {copy / '.venv' / 'bin'}: due", ["venv", "install"])


@pytest.mark.parametrize(
    ("lost", "mended"),
    [
        (["bin/python"], ["venv", "install"]),
        (["bin/pip", ".installed-app"], ["venv", "install"]),
        ([".installed-app"], ["install"]),
        (["bin/aligntutor"], ["install"]),
        (["bin"], ["venv", "install"]),
    ],
)
def test_what_a_broken_environment_lacks_is_made_again(
    checkout: Path, go: Go, lost: list[str], mended: list[str]
):
    go(checkout / "run")
    for name in lost:
        path = checkout / ".venv" / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    said, done = go(checkout / "run", "due")
    assert (said, done) == (f"tutor in {checkout / '.venv' / 'bin'}: due", mended)


@pytest.mark.parametrize(
    ("python", "said"),
    [
        ("#!/bin/sh\nexit 1\n", "aligntutor needs Python 3.11 or newer, and none was found on PATH.\n"),
        (
            PYTHON.replace("ensurepip'*) ;;", "ensurepip'*) exit 1 ;;"),
            "Python's venv module is missing. On Debian or Ubuntu: apt install python3.14-venv\n",
        ),
    ],
)
def test_without_a_python_that_will_do_it_says_what_to_install(
    checkout: Path, tmp_path: Path, python: str, said: str
):
    bin = tmp_path / "bin"
    bin.mkdir()
    for tool in ("sh", "dirname", "cat", "cmp", "grep", "readlink", "rm", "mkdir", "cp"):
        (bin / tool).symlink_to(shutil.which(tool) or "")
    for name in ("python3.14", "python3"):
        (bin / name).write_text(python, encoding="utf-8")
        (bin / name).chmod(0o755)
    done = subprocess.run(
        [str(checkout / "run"), "due"],
        env={"PATH": str(bin), "NOTES": os.devnull}, capture_output=True, encoding="utf-8", timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (1, "", said)
    assert not (checkout / ".venv").exists()
