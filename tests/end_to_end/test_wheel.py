"""The wheel, installed away from the checkout, finds the course it carries."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_an_installed_wheel_finds_the_bundled_course(tmp_path: Path):
    built = tmp_path / "dist"
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(built)],
        cwd=ROOT, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    (wheel,) = built.glob("*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    # -S keeps the editable checkout out; the dependencies are named by hand, after the wheel's own files.
    code = (
        f"import sys; sys.path[:0] = [{str(site)!r}]; sys.path += [{sysconfig.get_path('purelib')!r}]; "
        "import aligntutor; print(aligntutor.__file__, file=sys.stderr); "
        "from aligntutor.cli import run; sys.exit(run(['decks', '--json']))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        cwd=tmp_path, env={**os.environ, "ALIGNTUTOR_HOME": str(tmp_path / "home")},
        capture_output=True, encoding="utf-8", timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert str(site) in done.stderr
    course, second = json.loads(done.stdout)
    assert (course["deck"], course["origin"], course["trouble"]) == ("ai-alignment", "bundled", "")
    assert course["path"].startswith(str(site))
    assert course["items"] >= 150
    assert (second["deck"], second["trouble"]) == ("how-this-works", "")
