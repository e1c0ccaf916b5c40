"""What the documents show is true: every deck in them reads, every command exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from aligntutor import decks
from aligntutor.cli import COMMANDS
from aligntutor.kinds import KINDS
from aligntutor.tutor.checking import check

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "docs/decks.md")
YAML = [
    pytest.param(text, id=f"{page}-{n}")
    for page in PAGES
    for n, text in enumerate(re.findall(r"```yaml\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL))
    if "chapters:" not in text
]


@pytest.mark.parametrize("text", YAML)
def test_every_deck_shown_reads_without_an_error(text: str, tmp_path: Path):
    path = tmp_path / "shown.yaml"
    path.write_text(text, encoding="utf-8")
    errors = [problem for problem in check([path], "0") if problem.severity == "error"]
    assert errors == []


def test_the_page_on_decks_shows_every_kind(tmp_path: Path):
    shown = set()
    for param in YAML:
        path = tmp_path / "shown.yaml"
        path.write_text(str(param.values[0]), encoding="utf-8")
        shown |= {card.question.kind for card in decks.read(path).cards}
    assert shown == set(KINDS)


def test_the_readme_names_every_command():
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"`aligntutor {name}" not in readme] == []
