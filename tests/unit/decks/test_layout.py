"""A deck's stamp changes with its files and with nothing else, and costs no heavy import."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from aligntutor.decks import stamp
from tests.unit.decks.files import put


def test_the_stamp_of_a_file_follows_its_size_and_time(tmp_path: Path) -> None:
    path = put(tmp_path, sky="cards: []\n", other="x: y\n") / "sky.yaml"
    os.utime(path, ns=(1, 1))
    first = stamp(path)
    assert stamp(path) == first
    (tmp_path / "other.yaml").write_text("longer: text\n")
    assert stamp(path) == first
    path.write_text("cards:  []\n")
    os.utime(path, ns=(1, 1))
    second = stamp(path)
    os.utime(path, ns=(1, 2))
    assert len({first, second, stamp(path)}) == 3


def test_the_stamp_of_a_file_follows_the_fingerprints_beside_it(tmp_path: Path) -> None:
    path = put(tmp_path, sky="cards: []\n") / "sky.yaml"
    first = stamp(path)
    (tmp_path / "notes.fingerprint").write_text("{}")
    assert stamp(path) != first


def test_the_stamp_of_a_folder_follows_every_file_that_may_be_part_of_it(tmp_path: Path) -> None:
    put(tmp_path, deck="chapters: [a.yaml]\n", a="cards: []\n")
    stamps = [stamp(tmp_path)]
    (tmp_path / "notes.txt").write_text("not part of it")
    assert stamp(tmp_path) == stamps[0]
    for name in ("b.yml", "sky.fingerprint"):
        (tmp_path / name).write_text("{}")
        stamps.append(stamp(tmp_path))
    (tmp_path / "a.yaml").write_text("cards:   []\n")
    stamps.append(stamp(tmp_path))
    (tmp_path / "b.yml").unlink()
    stamps.append(stamp(tmp_path))
    assert len(set(stamps)) == 5
    (tmp_path / "a.yaml").unlink()
    (tmp_path / "a.yaml").symlink_to(tmp_path / "nowhere")
    assert stamp(tmp_path) not in stamps


def test_a_deck_file_that_is_named_stands_for_its_folder(tmp_path: Path) -> None:
    put(tmp_path, deck="chapters: [a.yaml]\n", a="cards: []\n")
    first = stamp(tmp_path / "deck.yaml")
    (tmp_path / "a.yaml").write_text("cards:   []\n")
    assert stamp(tmp_path / "deck.yaml") != first


def test_where_nothing_can_be_read_the_stamp_is_empty(tmp_path: Path) -> None:
    assert stamp(tmp_path / "nowhere.yaml") == ""
    assert stamp(Path("nul\0.yaml")) == ""


def test_a_name_that_is_no_text_has_a_stamp(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.yaml")
    path.write_text("cards: []\n")
    assert stamp(path).isascii()


def test_stamps_and_messages_cost_neither_yaml_nor_pydantic() -> None:
    code = (
        "import sys; from pathlib import Path; from aligntutor import decks; "
        "import aligntutor.decks.telling; "
        "decks.stamp(Path('.')); print(sorted({'yaml', 'pydantic', 'pydantic_core'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
