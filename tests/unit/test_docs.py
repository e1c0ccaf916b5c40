"""What the documents show is true: every deck in them reads, every command exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from aligntutor import decks
from aligntutor.cli import COMMANDS
from aligntutor.kinds import KINDS
from aligntutor.tutor.checking import check, fingerprint_of

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "docs/decks.md")
YAML = [
    pytest.param(text, id=f"{page}-{n}")
    for page in PAGES
    for n, text in enumerate(re.findall(r"```yaml\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL))
    if "chapters:" not in text
]


@pytest.mark.parametrize("text", YAML)
def test_every_deck_shown_is_one_to_copy(text: str, tmp_path: Path):
    path = tmp_path / "shown.yaml"
    path.write_text(text, encoding="utf-8")
    assert [f"{problem.line}: {problem.message}" for problem in check([path], "0")] == []


def test_the_folder_shown_is_a_deck(tmp_path: Path):
    page = (ROOT / "docs/decks.md").read_text("utf-8")
    (text,) = (block for block in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL) if "chapters:" in block)
    (tmp_path / "deck.yaml").write_text(text, encoding="utf-8")
    for name in ("fire.yaml", "knife.yaml"):
        (tmp_path / name).write_text(
            f"title: {name}\nx-note: mine\ncards:\n- {{front: What is {name}?, back: A chapter.}}\n", "utf-8"
        )
    (tmp_path / "notebook.fingerprint").write_text(fingerprint_of("# Sunday\n\nRest it well."), "utf-8")
    assert check([tmp_path], "0") == []
    assert [chapter.title for chapter in decks.read(tmp_path).chapters] == ["fire.yaml", "knife.yaml"]


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
