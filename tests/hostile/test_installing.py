"""What is handed out with ill will, and being killed in the middle: the old deck or the new one, whole."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from aligntutor import decks
from aligntutor.decks.opening import MOST_BYTES
from aligntutor.settings import Places, places
from aligntutor.tutor import Refused, library, receiving
from aligntutor.tutor.receiving import Receipt
from aligntutor.tutor.refusal import Unsound

CHAPTER = "cards:\n- {{id: {0}, front: What is {0}?, back: A letter.}}\n"


@pytest.fixture
def where(tmp_path: Path) -> Places:
    return places(str(tmp_path / "home"), {})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound deck in a folder."""
    path = tmp_path / "letters"
    path.mkdir()
    write(path, "a.yaml", "b.yaml")
    return path


def write(folder: Path, *names: str) -> None:
    (folder / "deck.yaml").write_text(f"id: letters\nversion: {len(names)}\nchapters: [{', '.join(names)}]\n")
    for number, name in enumerate(names):
        (folder / name).write_text(CHAPTER.format(f"x{number}"), encoding="utf-8")


def install(path: Path, where: Places) -> Receipt:
    return receiving.install(path, where, "0", [])


def everything(where: Places) -> dict[str, bytes]:
    """All files in the learner's data and their bytes."""
    root = where.data
    return {str(p.relative_to(root)): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


def lead_deck_out(folder: Path) -> None:
    (folder / "deck.yaml").unlink()
    (folder / "deck.yaml").symlink_to("/etc/passwd")


def lead_chapter_out(folder: Path) -> None:
    (folder / "b.yaml").unlink()
    (folder / "b.yaml").symlink_to("/etc/passwd")


def lead_outline_out(folder: Path) -> None:
    (folder / "outline.yaml").symlink_to("/etc/passwd")


def make_pipe(folder: Path) -> None:
    (folder / "b.yaml").unlink()
    os.mkfifo(folder / "b.yaml")


def make_outline_a_pipe(folder: Path) -> None:
    os.mkfifo(folder / "outline.yaml")


def make_device(folder: Path) -> None:
    (folder / "outline.yaml").mkdir()


def make_huge(folder: Path) -> None:
    with (folder / "b.yaml").open("ab") as file:
        file.truncate(MOST_BYTES + 1)


def name_a_device(folder: Path) -> None:
    write(folder, "a.yaml", "CON.yaml")


def differ_in_case(folder: Path) -> None:
    write(folder, "a.yaml", "A.yaml")
    (folder / "A.yaml").write_text("id: other\n" + CHAPTER.format("x1"))


def climb_out(folder: Path) -> None:
    (folder.parent / "c.yaml").write_text(CHAPTER.format("c"))
    (folder / "deck.yaml").write_text("id: letters\nchapters: [a.yaml, ../c.yaml]\n")


def hide(folder: Path) -> None:
    (folder / ".b.yaml").write_text(CHAPTER.format("b"))
    (folder / "deck.yaml").write_text("id: letters\nchapters: [a.yaml, .b.yaml]\n")


def steer(folder: Path) -> None:
    (folder / "deck.yaml").write_text('id: letters\nchapters: [a.yaml, "b\\e]0;x\\a.yaml"]\n')


def have_a_hostile_id(folder: Path) -> None:
    (folder / "deck.yaml").write_text("id: nul\nchapters: [a.yaml, b.yaml]\n")


@pytest.mark.parametrize("installed", [False, True])
@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lead_deck_out, "deck.yaml leads outside the deck's folder"),
        (lead_chapter_out, "'b.yaml' leads outside the deck's folder"),
        (lead_outline_out, "outline.yaml leads outside the deck's folder"),
        (make_pipe, "expected a file, found a device or a pipe"),
        (make_outline_a_pipe, "expected a file, found a device or a pipe"),
        (make_device, "expected a file, found a folder"),
        (make_huge, "the file is larger than 4 MiB"),
        (name_a_device, "the name 'CON.yaml' cannot be kept on every system"),
        (differ_in_case, "'a.yaml' and 'A.yaml' are one name on some systems"),
        (climb_out, "'../c.yaml' is not a plain file name"),
        (hide, "'.b.yaml' is not a plain file name"),
        (steer, "an escape stands for U+001B (ESCAPE), which is not allowed in a deck"),
        (have_a_hostile_id, "the name 'nul' cannot be kept on every system"),
    ],
)
def test_what_is_no_plain_deck_is_refused_whole(
    folder: Path, where: Places, spoil: Callable[[Path], None], said: str, installed: bool
):
    if installed:
        install(folder, where)
    before = everything(where)
    spoil(folder)
    with pytest.raises(Unsound) as refused:
        install(folder, where)
    assert any(said in problem.message for problem in refused.value.problems)
    assert "root:" not in "".join(problem.excerpt for problem in refused.value.problems)
    assert everything(where) == before


def test_links_beside_a_deck_and_inside_it_are_followed_nowhere_else(folder: Path, where: Places):
    (folder / "passwd").symlink_to("/etc/passwd")
    (folder / "more.yaml").symlink_to("/etc/passwd")
    os.mkfifo(folder / "pipe.yaml")
    (folder / "b.yaml").rename(folder / "kept.yaml")
    (folder / "b.yaml").symlink_to("kept.yaml")
    copy = Path(install(folder, where).path)
    assert {path.name: path.is_symlink() for path in copy.iterdir()} == {
        "a.yaml": False,
        "b.yaml": False,
        "deck.yaml": False,
    }


@pytest.mark.parametrize("path", ["/dev/zero", "pipe", "nothing.yaml", "loop.yaml"])
def test_what_is_no_deck_at_all_is_refused_at_once(tmp_path: Path, where: Places, path: str):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    with pytest.raises(Refused):
        install(tmp_path / path, where)
    assert everything(where) == {}


def on_offer(where: Places) -> tuple[str, int] | None:
    """Version and number of cards of the one deck there is."""
    found = [
        (deck.version, len(deck.cards)) for deck in (decks.read(s.path) for s in library.shelves((), where))
    ]
    assert len(found) <= 1
    return found[0] if found else None


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Do something in a process that is killed just before its nth step on files; False where it ended."""
    child = os.fork()
    if not child:
        left = step

        def count(event: str, _: object) -> None:
            nonlocal left
            if event == "open" or event.startswith(("os.", "shutil.")):
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        work()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def leftovers(where: Places) -> set[str]:
    """What lies there besides the versions that count."""
    home = where.installed / "letters"
    record = library.record_of(home)
    assert record
    counted = {library.RECORD, str(record.now), *([str(record.before)] if record.before else [])}
    return {path.name for path in home.iterdir()} - counted | {
        path.name for path in where.installed.iterdir() if path.name not in ("letters", ".lock")
    }


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process to kill")
@pytest.mark.parametrize("versions", [0, 3])
def test_killed_at_any_moment_the_old_version_is_there_or_the_new_one(
    folder: Path, tmp_path: Path, versions: int
):
    """From nothing to a first version, to a second, and so on: later ones drop the last but one."""
    step, seen = 0, set()
    while True:
        step += 1
        where = places(str(tmp_path / f"home{step}"), {})
        for number in range(versions):
            write(folder, *[f"{letter}.yaml" for letter in "abcdef"[: number + 1]])
            install(folder, where)
        old = (str(versions), versions) if versions else None
        new = (str(versions + 1), versions + 1)
        assert on_offer(where) == old
        write(folder, *[f"{letter}.yaml" for letter in "abcdef"[: versions + 1]])
        was_killed = killed_at(step, lambda where=where: install(folder, where))  # type: ignore[misc]
        found = on_offer(where)
        assert found in (old, new)
        seen.add(found)
        assert install(folder, where).done in ("installed", "updated", "unchanged")
        assert on_offer(where) == new
        (folder / "a.yaml").write_text(CHAPTER.format("again"))
        assert install(folder, where).done == "updated"
        assert leftovers(where) == set()
        if not was_killed:
            break
    assert step > 20
    assert seen == {old, new}
