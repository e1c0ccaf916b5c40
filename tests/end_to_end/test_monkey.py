"""A monkey may do anything, and nothing breaks; see `monkey` for playing longer by hand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests import kitchen
from tests.end_to_end.monkey import Monkey

STEERING = (
    "[@click=app.quit]x[/]", "[b]bold[/b] [/] [$mark]", "\\x1b[2Jcleared", "אבגד הוז",
    "漢字かな", "x" * 300, "a\u0301" * 40, "\U0001f468\u200d\U0001f469\u200d\U0001f467", "{{7*7}} %s \\", "-",
)  # fmt: skip


def hostile(folder: Path) -> Path:
    """A deck with every kind of steering text in every kind of place."""
    cards = []
    for n, text in enumerate(STEERING):
        quoted = '"' + text.replace("\\", "\\\\").replace('"', "") + '"'
        cards.append(
            f"- {{id: c{n}, kind: choice, ask: {quoted}, why: {quoted}, options: ["
            f"{{text: {quoted}, correct: true, feedback: {quoted}}}, {{text: other {n}, feedback: {quoted}}},"
            f" {{text: third}}]}}\n"
            f"- {{id: f{n}, front: {quoted}, back: {quoted}}}\n"
            f"- {{id: t{n}, kind: typed, ask: {quoted}, answer: yes}}\n"
        )
    path = folder / "hostile.yaml"
    path.write_text(f'title: "{STEERING[1]}"\ncards:\n{"".join(cards)}', encoding="utf-8")
    return path


@pytest.fixture
def play(tmp_path: Path, compiled: Path) -> Path:
    """A folder to play in, whose home has the bundled course compiled."""
    shutil.copytree(compiled, tmp_path / "play" / "home" / "cache")
    return tmp_path / "play"


@pytest.mark.parametrize("seed", [11, 12])
def test_on_a_hostile_deck_and_a_small_one(tmp_path: Path, play: Path, seed: int):
    assert Monkey(play, seed, [hostile(tmp_path), kitchen.write(tmp_path)]).play(900) > 0


def test_on_the_bundled_course(play: Path):
    assert Monkey(play, 13).play(1_300) > 0
