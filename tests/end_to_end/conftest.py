"""A learner's home, and the tutor as a process in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import kitchen
from tests.end_to_end.processes import NOW, Run


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that holds the bundled course: compiling it anew in every test would take most of the time."""
    home = tmp_path_factory.mktemp("compiled")
    subprocess.run(
        [sys.executable, "-m", "aligntutor", "--home", str(home), "decks"], check=True, capture_output=True
    )
    return home / "cache"


@pytest.fixture
def home(tmp_path: Path, compiled: Path) -> Path:
    folder = tmp_path / "home"
    shutil.copytree(compiled, folder / "cache")
    return folder


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    return {**os.environ, "ALIGNTUTOR_HOME": str(home), "ALIGNTUTOR_NOW": NOW}


@pytest.fixture
def run(environment: dict[str, str]) -> Run:
    def call(*arguments: str, lines: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "aligntutor", *arguments],
            input=lines, env={**environment, **more}, capture_output=True, encoding="utf-8", timeout=60,
        )  # fmt: skip

    return call


@pytest.fixture
def deck(tmp_path: Path) -> str:
    return str(kitchen.write(tmp_path))
