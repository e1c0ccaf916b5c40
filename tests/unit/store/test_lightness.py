"""What a light command pays for this room."""

from __future__ import annotations

import subprocess
import sys

ALLOWED = {"aligntutor", "aligntutor.core", "aligntutor.memory", "aligntutor.store"}
HEAVY = {
    "textual",
    "rich",
    "yaml",
    "pydantic",
    "click",
    "platformdirs",
    "asyncio",
    "secrets",
    "random",
}


def test_importing_the_store_brings_in_only_itself_memory_and_core():
    program = "import sys, aligntutor.store; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    rooms = {".".join(name.split(".")[:2]) for name in loaded if name.split(".")[0] == "aligntutor"}
    assert rooms == ALLOWED
    assert loaded & HEAVY == set()
    assert "sqlite3" in loaded
