"""What lies in the shared folder is proven, or told and let be; what this device keeps there is whole."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from aligntutor.core.chains import first_line
from aligntutor.settings import Places, sync_folder
from aligntutor.store import Log
from aligntutor.tutor import Refused, folder, syncing
from aligntutor.tutor.syncing import Synced, sync
from tests.unit.store.answering import DAY, SCHEDULING, let_in, moment, respond, unprivileged

from .devices import LATE, Device, file_of, remade


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    path = tmp_path / "shared"
    path.mkdir()
    return path


@pytest.fixture
def one(tmp_path: Path) -> Device:
    return Device(tmp_path / "one")


@pytest.fixture
def two(tmp_path: Path) -> Device:
    return Device(tmp_path / "two")


def texts(synced: Synced) -> list[str]:
    return [notice.text for notice in synced.notices]


def problems(synced: Synced) -> int:
    return sum(notice.problem for notice in synced.notices)


def answered(device: Device, card: str, minutes: float = 0) -> str:
    """Answer a card; gives the id of the event."""
    with device.open() as log:
        return respond(log, card, 3, moment(DAY, minutes)).event.id


def ids(device: Device) -> list[str]:
    return [event.id for event in device.events()]


def test_two_devices_tell_each_other_what_they_lack_and_nothing_twice(one: Device, two: Device, shared: Path):
    first, second = answered(one, "deck/a"), answered(two, "deck/b", 1)
    assert one.sync(shared)[1:3] == (1, 0)
    synced = two.sync(shared)
    assert (synced.sent, synced.received, texts(synced)) == (1, 1, [])
    told = {device.this: (device.events, device.received) for device in synced.devices}
    assert told == {True: (1, 0), False: (1, 1)}
    assert one.sync(shared)[1:3] == (0, 1)
    assert ids(one) == ids(two) == [first, second]
    assert one.tables() == two.tables()
    before = {file.name: file.stat() for file in shared.iterdir()}
    assert one.sync(shared)[1:3] == two.sync(shared)[1:3] == (0, 0)
    assert {file.name: file.stat() for file in shared.iterdir()} == before


def test_only_what_is_new_is_appended(one: Device, shared: Path):
    answered(one, "deck/a")
    one.sync(shared)
    (file,) = shared.iterdir()
    before = file.read_bytes()
    answered(one, "deck/b", 1)
    assert one.sync(shared).sent == 1
    assert file.read_bytes().startswith(before)
    assert file.read_bytes().count(b"\n") == 3


def test_an_answer_given_after_a_sync_comes_after_all_that_is_known(one: Device, two: Device, shared: Path):
    answered(one, "deck/a", 500_000)
    one.sync(shared)
    two.sync(shared)
    answered(two, "deck/a", 5)
    first, second = two.events()
    assert second.order == first.order + 1


def test_undo_takes_back_what_another_device_did_last_and_both_agree(one: Device, two: Device, shared: Path):
    answered(two, "deck/a")
    kept = answered(one, "deck/a", 1)
    last = answered(two, "deck/b", 2)
    for device in (one, two, one):
        device.sync(shared)
    with one.open() as log:
        assert [undone.event.id for undone in log.undo_last(moment(DAY, 3))] == [last]
    for device in (one, two):
        device.sync(shared)
    assert one.tables() == two.tables()
    with two.open() as log:
        assert log.state("deck/b") is None
        assert [undone.event.id for undone in log.undo_last(moment(DAY, 4))] == [kept]
    for device in (two, one):
        device.sync(shared)
    assert one.tables() == two.tables() == one.rebuilt()


def test_an_undone_unread_gives_the_day_on_which_any_device_read_the_lesson(
    one: Device, two: Device, shared: Path
):
    with two.open() as log:
        log.lesson("deck", "c", moment(DAY - 5))
    with one.open() as log:
        log.lesson("deck", "c", moment(DAY))
        log.append("unread", {"deck": "deck", "concept": "c", "day": DAY}, moment(DAY, 1))
    for device in (one, two, one):
        device.sync(shared)
    with one.open() as log:
        assert log.lessons_read("deck") == {}
        log.undo_last(moment(DAY, 2))
        assert log.lessons_read("deck") == {"c": DAY - 5}
    assert one.tables() == one.rebuilt()


def test_settings_of_another_device_are_recorded_and_change_nothing_here(
    one: Device, two: Device, shared: Path
):
    strict = SCHEDULING._replace(retention=0.95, learning_steps=(5.0,))
    with Log.open(one.places.progress, scheduling=strict) as log:
        respond(log, "deck/a", 3, moment())
        sync(log, one.places, shared, LATE)
    answered(two, "deck/b", 1)
    two.sync(shared)
    answered(two, "deck/c", 2)
    assert [event.type for event in two.events()].count("settings") == 1
    assert two.tables() == two.rebuilt()


def test_a_copied_home_takes_another_name_and_both_go_on(
    one: Device, two: Device, shared: Path, tmp_path: Path
):
    answered(one, "deck/a")
    two.places.data.mkdir(parents=True)
    two.put(one.places.progress)
    answered(two, "deck/b", 1)
    two.sync(shared)
    answered(one, "deck/c", 2)
    for device in (one, two):
        assert texts(device.sync(shared)) == []
    assert len({event.writer for event in one.events()}) == 2
    assert ids(one) == ids(two)
    assert one.tables() == two.tables()
    third = Device(tmp_path / "three")
    third.sync(shared)
    assert third.tables() == one.tables()


def test_a_restored_backup_gets_back_what_it_lost(one: Device, shared: Path, tmp_path: Path):
    answered(one, "deck/a")
    shutil.copy(one.places.progress, tmp_path / "backup")
    answered(one, "deck/b", 1)
    one.sync(shared)
    before, writer = ids(one), one.writer()
    one.put(tmp_path / "backup")
    answered(one, "deck/c", 2)
    synced = one.sync(shared)
    assert (synced.sent, synced.received, texts(synced)) == (1, 1, [])
    assert set(ids(one)) > set(before)
    assert one.writer() != writer
    assert one.tables() == one.rebuilt()


def test_a_lost_home_gets_all_back(one: Device, shared: Path):
    answered(one, "deck/a")
    one.sync(shared)
    before = ids(one)
    shutil.rmtree(one.places.data)
    assert one.sync(shared)[1:3] == (0, 1)
    assert ids(one) == before


def test_a_machine_set_back_unnoticed_takes_another_name_once_its_own_file_tells_more(
    one: Device, shared: Path, tmp_path: Path
):
    answered(one, "deck/a")
    writer = one.writer()
    snapshot = one.cloned(tmp_path / "snapshot")
    answered(one, "deck/b", 1)
    one.sync(shared)
    one = snapshot
    assert (len(ids(one)), one.writer()) == (1, writer)
    synced = one.sync(shared)
    assert (synced.received, texts(synced)) == (1, [])
    assert one.writer() != writer
    answered(one, "deck/c", 2)
    assert one.sync(shared).sent == 1


@pytest.mark.parametrize("more", [0, 3])
def test_two_machines_that_went_on_under_one_name_are_parted_and_lose_nothing_of_their_own(
    one: Device, shared: Path, tmp_path: Path, more: int
):
    answered(one, "deck/a")
    writer, two = one.writer(), one.cloned(tmp_path / "clone")
    assert two.writer() == writer
    answers = {device: answered(device, card, 1) for device, card in ((one, "deck/c"), (two, "deck/d"))}
    for n in range(more):
        answered(two, f"deck/more{n}", n + 2)
    assert texts(one.sync(shared)) == []
    for device in (two, one):
        synced = device.sync(shared)
        assert problems(synced) == 1
        assert "of the same writer, as when a disk was copied whole. All that is recorded" in texts(synced)[0]
    assert len({writer, one.writer(), two.writer()}) == 3
    for device in (one, two):
        own, other = answers[device], (set(answers.values()) - {answers[device]}).pop()
        assert own in ids(device)
        assert other not in ids(device)
    later = answered(one, "deck/e", 8), answered(two, "deck/f", 9)
    for device in (one, two, one):
        synced = device.sync(shared)
        assert problems(synced) == 0
        assert "What was known here stays" in texts(synced)[0]
    third = Device(tmp_path / "three")
    assert problems(third.sync(shared)) == 0
    for device in (one, two, third):
        assert set(later) <= set(ids(device))
        assert device.tables() == device.rebuilt()


# -- what else may lie there ---------------------------------------------------


def left(device: Device, shared: Path) -> Path:
    """A device's file with three events."""
    for n in range(3):
        answered(device, f"deck/{n}", n)
    device.sync(shared)
    return file_of(shared, device.writer())


def test_a_file_that_is_being_copied_is_taken_as_far_as_it_got(one: Device, two: Device, shared: Path):
    file = left(one, shared)
    data = file.read_bytes()
    ends = [at + 1 for at, byte in enumerate(data) if byte == 10]
    for cut in (0, 30, ends[0], ends[1] - 1, ends[1], ends[1] + 1, ends[2] + 500, len(data) - 1, len(data)):
        file.write_bytes(data[:cut])
        synced = two.sync(shared)
        assert len(ids(two)) == max(sum(end <= cut for end in ends) - 1, 0)
        unfinished = cut not in ends
        told = [f"{file} is still being copied; the rest comes next time."]
        assert (texts(synced), problems(synced)) == (told * unfinished, 0)
        assert file.read_bytes() == data[:cut]
    assert two.tables() == one.tables()


def test_a_file_changed_in_the_middle_is_taken_up_to_there_and_mended_by_its_device(
    one: Device, two: Device, shared: Path
):
    file = left(one, shared)
    data = file.read_bytes()
    lines = data.splitlines(keepends=True)
    file.write_bytes(b"".join([*lines[:2], lines[2].replace(b'"rating":3', b'"rating":4'), lines[3]]))
    synced = two.sync(shared)
    assert (synced.received, problems(synced)) == (1, 1)
    assert f"{file} is not as it was written, from line 3 on." in texts(synced)[0]
    synced = one.sync(shared)
    assert (synced.sent, problems(synced)) == (2, 0)
    assert texts(synced) == [f"{file} was not as it was written, from line 3 on. It was mended."]
    assert file.read_bytes() == data
    assert (two.sync(shared).received, ids(two)) == (2, ids(one))


@pytest.mark.parametrize("keep", [0, 30, 87, 500, None])
def test_one_s_own_file_is_made_whole_again(one: Device, shared: Path, keep: int | None):
    file = left(one, shared)
    data = file.read_bytes()
    if keep is None:
        file.unlink()
    else:
        file.write_bytes(data[:keep])
    synced = one.sync(shared)
    assert (problems(synced), texts(synced)) == (0, [])
    assert file.read_bytes() == data


def test_a_writer_that_leaves_no_file_is_told_by_who_knows_it(
    one: Device, two: Device, shared: Path, tmp_path: Path
):
    left(one, shared).unlink()
    two.sync(shared)
    answered(two, "deck/b", 9)
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    one.sync(shared)
    two.sync(shared)
    assert two.sync(elsewhere).sent == 4
    third = Device(tmp_path / "three")
    assert third.sync(elsewhere).received == 4
    assert third.tables() == two.tables()
    assert one.sync(elsewhere).received == 1
    assert texts(third.sync(elsewhere)) == []


def test_what_was_added_to_one_s_own_file_is_taken_off_again(one: Device, shared: Path):
    file = left(one, shared)
    data = file.read_bytes()
    file.write_bytes(data + b"hello\n")
    synced = one.sync(shared)
    assert (synced.sent, problems(synced)) == (0, 0)
    assert texts(synced) == [f"{file} was not as it was written, from line 5 on. It was mended."]
    assert file.read_bytes() == data


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"hello\n", "no file of events"),
        (first_line("0" * 32), "the file of another device"),
        (first_line("0" * 32).replace(b"1", b"7", 1), "from a newer version of aligntutor"),
    ],
)
def test_what_has_the_name_of_one_s_own_file_and_cannot_be_it_is_not_written_to(
    one: Device, shared: Path, data: bytes, what: str
):
    answered(one, "deck/a")
    file = file_of(shared, one.writer())
    file.write_bytes(data)
    synced = one.sync(shared)
    assert (synced.sent, problems(synced)) == (0, 1)
    assert texts(synced) == [f"{file} is {what}. Nothing was sent. Move it away, then sync again."]
    assert file.read_bytes() == data


def test_of_very_many_files_only_some_are_looked_at(
    one: Device, shared: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(syncing, "MOST_FILES", 2)
    left(one, shared)
    for n in range(3):
        (shared / f"aligntutor-{n}.jsonl").touch()
    told = texts(one.sync(shared))
    assert told[1:] == [f"{shared} holds 4 files of events; only 2 of them were looked at."]


NAME = "aligntutor-" + "0" * 32 + ".jsonl"
DEEP = first_line("0" * 32) + b"[" * 1_000_000 + b"\n"


@pytest.mark.parametrize(
    ("data", "told", "problem"),
    [
        (b"hello\n", "is not a file of events. It was left alone.", 1),
        (b"\x1b]52;c;aGk=\x07\n" * 50, "is not a file of events. It was left alone.", 1),
        (b"x" * 5_000_000, "is not a file of events. It was left alone.", 1),
        (first_line("0" * 32).replace(b"1", b"7", 1), "was written by a newer version of aligntutor", 1),
        (DEEP, "is not as it was written, from line 2 on.", 1),
        (first_line("0" * 32) + b"y" * 20_000_000, "is not as it was written, from line 2 on.", 1),
        (first_line("0" * 32) + b"\0" * 20_000_000, "is still being copied", 0),
        (first_line("0" * 32), "", 0),
        (b"", "is still being copied", 0),
    ],
)
def test_what_is_not_proven_is_told_and_left_alone(
    one: Device, shared: Path, data: bytes, told: str, problem: int
):
    answered(one, "deck/a")
    (shared / NAME).write_bytes(data)
    synced = one.sync(shared)
    assert (synced.sent, synced.received, problems(synced)) == (1, 0, problem)
    assert told in "".join(texts(synced))
    assert bool(texts(synced)) == bool(told)
    assert (shared / NAME).read_bytes() == data


def a_pipe(path: Path, _: Path) -> None:
    os.mkfifo(path)


def a_folder(path: Path, _: Path) -> None:
    path.mkdir()


def a_link(path: Path, target: Path) -> None:
    target.write_bytes(b"mine")
    path.symlink_to(target)


def a_dangling_link(path: Path, target: Path) -> None:
    path.symlink_to(target / "nowhere")


@pytest.mark.parametrize("make", [a_pipe, a_folder, a_link, a_dangling_link])
@pytest.mark.parametrize("own", [False, True])
def test_what_is_no_regular_file_is_neither_read_nor_written(
    one: Device, shared: Path, tmp_path: Path, make: Callable[[Path, Path], None], own: bool
):
    answered(one, "deck/a")
    path = file_of(shared, one.writer()) if own else shared / NAME
    make(path, tmp_path / "target")
    synced = one.sync(shared)
    assert (synced.sent, problems(synced)) == (0 if own else 1, 1)
    assert f"{path} is no regular file." in texts(synced)[0]
    if (tmp_path / "target").exists():
        assert (tmp_path / "target").read_bytes() == b"mine"


def test_a_file_larger_than_any_is_not_read(one: Device, shared: Path):
    with (shared / NAME).open("wb") as file:
        file.write(first_line("0" * 32))
        file.truncate(folder.LARGEST + 1)
    assert texts(one.sync(shared)) == [f"{shared / NAME} is too large. It was left alone."]


def test_a_copy_that_a_sync_tool_made_is_read_and_told_as_not_needed(one: Device, two: Device, shared: Path):
    file = left(one, shared)
    copy = shared / f"{file.stem} (conflicted copy).jsonl"
    shutil.copy(file, copy)
    answered(one, "deck/b", 5)
    one.sync(shared)
    synced = two.sync(shared)
    assert (synced.received, problems(synced)) == (4, 0)
    assert texts(synced) == [f"{copy} is a copy, as sync tools make them. It is not needed: it may go."]


def test_a_copy_that_alone_tells_something_is_not_told_as_needless(one: Device, two: Device, shared: Path):
    file = left(one, shared)
    file.rename(shared / f"{file.stem} (1).jsonl")
    synced = two.sync(shared)
    assert (synced.received, synced.sent, texts(synced)) == (3, 3, [])
    assert "it may go" in texts(two.sync(shared))[0]


def test_other_files_are_nobody_s_business(one: Device, shared: Path):
    for name in ("notes.txt", ".aligntutor-x.jsonl.tmp", "aligntutor.jsonl", "events.jsonl"):
        (shared / name).write_text("hello")
    assert texts(one.sync(shared)) == []


def test_an_event_of_a_newer_version_ends_what_is_taken_in(one: Device, two: Device, shared: Path):
    file = left(one, shared)
    *_, last = one.events()
    more = remade(last, id="d" * 32, n=4, prev=last.hash, order=last.order + 1, type="dream")
    file.write_bytes(file.read_bytes() + more)
    synced = two.sync(shared)
    assert (synced.received, problems(synced)) == (3, 1)
    assert "written by a newer version of aligntutor, from line 5 on" in texts(synced)[0]


def test_an_event_that_has_the_id_of_another_one_is_not_taken_in(
    one: Device, two: Device, shared: Path, tmp_path: Path
):
    left(one, shared)
    first, *_ = one.events()
    writer = "f" * 32  # read last
    file_of(shared, writer).write_bytes(first_line(writer) + remade(first, writer=writer))
    two.sync(shared)
    synced = two.sync(shared)
    assert (synced.received, problems(synced)) == (0, 1)
    assert "is not as it was written, from line 2 on" in texts(synced)[0]
    assert ids(two) == ids(one)


def test_more_than_a_batch_is_taken_in_whole(
    one: Device, two: Device, shared: Path, monkeypatch: pytest.MonkeyPatch
):
    for n in range(7):
        answered(one, f"deck/{n % 3}", n)
    one.sync(shared)
    monkeypatch.setattr(folder.look, "__defaults__", (3,))
    assert two.sync(shared).received == 7
    assert two.tables() == one.tables()


# -- folders and disks ---------------------------------------------------------


def test_a_folder_that_is_not_there_is_not_made(one: Device, tmp_path: Path):
    answered(one, "deck/a")
    (tmp_path / "file").touch()
    for missing in (tmp_path / "stick", tmp_path / "file"):
        with pytest.raises(Refused, match=f"There is no folder {missing}"):
            one.sync(missing)
    assert not (tmp_path / "stick").exists()
    assert sync_folder(one.places) is None


def test_from_a_folder_that_may_only_be_read_all_is_taken_in(one: Device, two: Device, shared: Path):
    left(one, shared)
    answered(two, "deck/b", 5)
    shared.chmod(0o555)
    home = two.places.data.parent
    for path in (home, *home.rglob("*")):
        path.chmod(0o777)
    let_in(shared.parent)
    try:
        with unprivileged():
            synced = two.sync(shared)
    finally:
        shared.chmod(0o755)
    assert (synced.sent, synced.received, problems(synced)) == (0, 3, 1)
    assert "could not be written (Permission denied). All that was recorded is safe" in texts(synced)[0]
    assert two.sync(shared).sent == 1


def test_a_device_whose_file_is_whole_syncs_from_a_folder_that_may_only_be_read(
    one: Device, shared: Path, monkeypatch: pytest.MonkeyPatch
):
    file = left(one, shared)
    before = file.stat()
    synced = one.sync(shared)
    assert (synced.sent, texts(synced)) == (0, [])
    after = file.stat()
    assert (after.st_ino, after.st_ctime_ns) == (before.st_ino, before.st_ctime_ns)


def test_a_disk_that_fills_up_halfway_is_told_and_the_next_sync_goes_on(
    one: Device, shared: Path, monkeypatch: pytest.MonkeyPatch
):
    file = left(one, shared)
    whole = file.read_bytes()
    file.unlink()

    def full(number: int) -> None:
        os.truncate(file, 700)
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        synced = one.sync(shared)
    assert (synced.sent, problems(synced)) == (0, 1)
    assert "could not be written (No space left on device)" in texts(synced)[0]
    assert one.sync(shared).sent == 2
    assert file.read_bytes() == whole


def test_the_folder_is_remembered(one: Device, shared: Path):
    one.sync(shared)
    assert sync_folder(one.places) == shared
    for torn in ("{", "[]", '{"folder": 5}', ""):
        one.places.synced.write_text(torn)
        assert sync_folder(one.places) is None


def test_a_folder_whose_name_is_no_text_is_remembered(one: Device, tmp_path: Path):
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    folder.mkdir()
    one.sync(folder)
    assert sync_folder(one.places) == folder


def test_what_is_kept_is_json_a_line(one: Device, shared: Path):
    file = left(one, shared)
    first, *lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert first == {"format": "aligntutor events", "version": 1, "writer": one.writer()}
    events = one.events()
    assert [line[:-1] for line in lines] == [json.loads(json.dumps([*event])) for event in events]
    assert [line[-1] for line in lines] == [event.hash for event in events]


def test_places_keep_the_folder_in_the_config(tmp_path: Path):
    where = Places(tmp_path / "d", tmp_path / "c", tmp_path / "x")
    assert where.synced == tmp_path / "c" / "sync.json"
