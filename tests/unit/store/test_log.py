"""What is recorded stays, in order, once."""

from __future__ import annotations

import json
import shutil
import sqlite3
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from aligntutor.core.days import Moment
from aligntutor.core.events import Event
from aligntutor.core.states import Mark
from aligntutor.memory import mark_of, replay
from aligntutor.store import Busy, Log, Replaced, connecting
from aligntutor.store.queries import PAGE

from .answering import DAY, MINUTE, SCHEDULING, deciding, graduate, moment, opened, respond, tables


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "progress.sqlite3"


def test_a_log_that_is_not_there_is_empty_and_asking_does_not_make_it(path: Path):
    with opened(path) as log:
        assert log.blank
        assert list(log.events()) == []
        assert log.due_families(DAY) == {}
        assert log.stats() == (0, 0, 0, (), {})
        assert log.undo_last(moment()) == []
    assert not path.parent.exists()


def test_the_first_answer_makes_the_file_and_is_there_in_the_next_session(path: Path):
    with opened(path) as log:
        event, state = respond(log, "deck/a", 3, moment())
        assert not log.blank
    with opened(path) as log:
        assert list(log.events()) == [event]
        assert log.state("deck/a") == state


def test_an_event_carries_all_that_was_answered(path: Path):
    at = Moment(moment(DAY, 90).ms, 120)
    answer = {"rating": 3, "met": [0, 2]}
    with opened(path) as log:
        event = respond(log, "deck/a", 3, at, "c", answer).event
    review = deciding("deck/a", 3, at, "c", answer)(None, at.ms)[0]
    assert (event.n, event.prev, event.type) == (1, "", "review")
    assert (event.wall, event.offset, event.day, event.order) == (at.ms, 120, DAY, at.ms)
    assert event.payload == {**review._asdict(), "shown": ["key", "other"]}


def test_a_writer_s_events_form_a_chain_of_hashes(path: Path):
    with opened(path) as log:
        for n in range(3):
            respond(log, f"deck/{n}", 3, moment(DAY, n))
        log.lesson("deck", "c", moment(DAY, 4))
        log.undo_last(moment(DAY, 5))
        events = list(log.events())
    assert [event.n for event in events] == [1, 2, 3, 4, 5]
    assert len({event.writer for event in events}) == 1
    assert len({event.id for event in events}) == 5
    assert [event.prev for event in events] == ["", *(event.hash for event in events[:-1])]


@pytest.mark.parametrize("answer", ["a\0b\x1b", "caf\udce9", "\\udce9", "“π” 🦉", "", [], None])
def test_whatever_was_typed_is_kept_and_the_chain_holds(path: Path, answer: object):
    with opened(path) as log:
        respond(log, "deck/a", 3, moment(), answer=answer)
        respond(log, "deck/a", 3, moment(DAY, 9))
        first, second = log.events()
    assert first.payload["answer"] == answer
    assert second.prev == first.hash


def test_order_goes_on_when_the_clock_goes_back(path: Path):
    with opened(path) as log:
        respond(log, "deck/a", 3, moment(DAY + 300))
        state = respond(log, "deck/a", 3, moment(DAY)).state
        respond(log, "deck/b", 3, moment(DAY))
        events = list(log.events())
    start = moment(DAY + 300).ms
    assert [event.order for event in events] == [start, start + 1, start + 2]
    assert [event.day for event in events] == [DAY + 300, DAY, DAY]
    assert state
    assert state.last_ms == start + 1


def test_whatever_the_clock_says_nothing_is_lost_and_the_order_holds(path: Path):
    today = moment(DAY).ms
    years = (
        today,
        today - 86_400_000,
        -30_000_000,
        (1 << 31) * 1000 + 5,
        253_402_300_799_000,
        today + MINUTE,
    )
    with opened(path) as log:
        given = [respond(log, "deck/a", 3, Moment(ms)).event for ms in years]
    with opened(path) as log:
        assert list(log.events()) == given
        assert [event.wall for event in given] == list(years)
        assert [event.day for event in given] == [DAY, DAY - 1, -1, 24_854, 2_932_896, DAY]
        orders = [event.order for event in given]
        assert orders == sorted(set(orders))
        states = replay(log.events(), SCHEDULING)
        assert log.states(states) == states
        assert states["deck/a"].reps == len(years)
        assert log.stats().review + log.stats().learning == 1


def test_the_study_day_turns_when_the_settings_say(path: Path):
    late = Moment(moment(DAY).ms - 1)
    with opened(path) as log:
        assert log.lesson("deck", "c", late).day == DAY - 1
    with Log.open(path, scheduling=SCHEDULING._replace(turn=0)) as log:
        assert log.lesson("deck", "c", late).day == DAY


def test_events_can_be_read_page_by_page_while_others_write(path: Path):
    with opened(path) as log, opened(path, patience=0) as other:
        for n in range(3):
            log.lesson("deck", f"c{n}", moment(DAY, n))
        seen = [next(reading := log.events())]
        other.lesson("deck", "late", moment(DAY, 9))
        seen.extend(reading)
        assert [event.payload["concept"] for event in seen][:3] == ["c0", "c1", "c2"]
        assert len(list(other.events())) == 4


def test_a_log_longer_than_a_page_is_read_whole(path: Path):
    with opened(path) as log:
        log.lesson("deck", "c0", moment())
        assert log._db
        log._db.execute("PRAGMA synchronous = OFF")
        for n in range(1, 2 * PAGE):
            log.lesson("deck", f"c{n}", moment())
        assert [event.payload["concept"] for event in log.events()] == [f"c{n}" for n in range(2 * PAGE)]


@pytest.mark.parametrize(("options", "level"), [({}, "FULL"), ({"durable": False}, "OFF")])
def test_commits_wait_for_the_disk_unless_the_file_is_soon_thrown_away(
    path: Path, options: dict[str, bool], level: str
):
    with opened(path, **options) as log:
        log.lesson("deck", "c0", moment())
        assert log._db
        assert log._db.execute("PRAGMA synchronous").fetchone()[0] == {"OFF": 0, "FULL": 2}[level]


def test_undo_takes_back_one_review_after_another_also_after_a_restart(path: Path):
    with opened(path) as log:
        first = respond(log, "deck/a", 3, moment(DAY, 0), "c")
        second = respond(log, "deck/b", 1, moment(DAY, 1))
        third = respond(log, "deck/a", 3, moment(DAY, 20), "c")
        assert log.undo_last(moment(DAY, 21)) == [(third.event, first.state)]
        assert log.state("deck/a") == first.state
    with opened(path) as log:
        assert log.undo_last(moment(DAY, 22)) == [(second.event, None)]
        assert log.state("deck/b") is None
        respond(log, "deck/b", 3, moment(DAY, 23))
        (undone,) = log.undo_last(moment(DAY, 24))
        assert undone.event.payload["card"] == "deck/b"
        assert log.undo_last(moment(DAY, 25)) == [(first.event, None)]
        assert log.undo_last(moment(DAY, 26)) == []
        assert "".join(event.type[0] for event in log.events()) == "rrruuruu"
        assert log.answered(DAY) == {}
    assert tables(path)["totals"] == []


def test_undo_names_the_review_it_takes_back(path: Path):
    with opened(path) as log:
        review = respond(log, "deck/a", 3, moment()).event
        log.undo_last(moment(DAY, 1))
        assert list(log.events())[-1].payload == {"undoes": review.id}


def test_what_is_set_on_a_card_is_there_at_once_whether_it_was_answered_or_not(path: Path):
    with opened(path) as log:
        graduate(log, "deck/a", moment())
        for card in ("deck/a", "deck/new"):
            log.append("suspend", {"card": card}, moment(DAY, 30))
        log.append("flag", {"card": "deck/new", "note": "odd"}, moment(DAY, 31))
        log.append("bury", {"card": "deck/a", "until": DAY + 1}, moment(DAY, 32))
        suspended = {
            "deck/a": Mark("deck/a", "asked", DAY + 1),
            "deck/new": Mark("deck/new", "asked", note="odd"),
        }
        assert log.marks() == suspended
        assert mark_of("deck/a", log.history("deck/a")) == suspended["deck/a"]
        for kind in ("unsuspend", "unflag"):
            log.append(kind, {"card": "deck/new"}, moment(DAY, 33))
        assert log.marks() == {"deck/a": suspended["deck/a"]}
        assert [event.type for event in log.history("deck/new")] == ["suspend", "flag", "unsuspend", "unflag"]


def test_a_card_that_is_reset_or_forgotten_begins_anew_and_undo_gives_its_memory_back(path: Path):
    with opened(path) as log:
        known = graduate(log, "deck/a", moment())
        log.append("reset", {"card": "deck/a"}, moment(DAY, 30))
        assert log.state("deck/a") is None
        assert log.marks() == {"deck/a": Mark("deck/a", fresh=True)}
        again = respond(log, "deck/a", 3, moment(DAY, 31)).state
        assert again
        assert (again.reps, again.phase) == (1, "learning")
        assert log.marks() == {}
        assert log.answered(DAY)["deck"].new == 2
        log.undo_last(moment(DAY, 32))
        log.undo_last(moment(DAY, 33))
        assert log.state("deck/a") == known
        log.append("forget", {"card": "deck/a"}, moment(DAY, 34))
        assert (log.state("deck/a"), log.marks()) == (None, {})


def test_a_due_date_that_is_set_holds_and_takes_the_card_off_its_steps(path: Path):
    with opened(path) as log:
        before = respond(log, "deck/a", 3, moment()).state
        assert before
        log.append("due", {"card": "deck/a", "day": DAY + 40}, moment(DAY, 1))
        after = before._replace(phase="review", step=0, due_day=DAY + 40, due_ms=0)
        assert log.state("deck/a") == after
        log.append("due", {"card": "deck/unknown", "day": DAY}, moment(DAY, 2))
        assert log.state("deck/unknown") is None


def test_what_was_recorded_as_one_act_is_taken_back_as_one(path: Path):
    with opened(path) as log:
        first = respond(log, "deck/c/name", 3, moment(), "c").state
        log.lesson("deck", "c", moment(DAY, 1))
        cards = ("deck/c/name", "deck/c/meaning")
        told = [("forget", {"card": card}) for card in cards]
        unread = ("unread", {"deck": "deck", "concept": "c", "day": DAY})
        log.append_all([*told, unread], moment(DAY, 2))
        assert (log.state("deck/c/name"), log.lessons_read("deck")) == (None, {})
        undone = log.undo_last(moment(DAY, 3))
        assert [(each.event.type, each.state) for each in undone] == [
            ("unread", None), ("forget", None), ("forget", first),
        ]  # fmt: skip
        assert (log.state("deck/c/name"), log.lessons_read("deck")) == (first, {"c": DAY})


@pytest.mark.parametrize("kind", ["review", "undo"])
def test_reviews_and_undos_are_not_appended_bare(path: Path, kind: str):
    with opened(path) as log, pytest.raises(ValueError, match=kind):
        log.append(kind, {}, moment())  # type: ignore[arg-type]
    assert not path.exists()


def test_what_is_decided_about_another_card_is_refused_and_nothing_recorded(path: Path):
    with opened(path) as log:
        with pytest.raises(ValueError, match="deck/b"):
            log.append_review("deck/a", moment(), deciding("deck/b", 3, moment()))
        assert list(log.events()) == []
        respond(log, "deck/a", 3, moment())
        assert len(list(log.events())) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET payload = '{}'",
        "DELETE FROM events",
        "REPLACE INTO events SELECT * FROM events",
    ],
)
def test_the_log_is_append_only(path: Path, statement: str):
    with opened(path) as log:
        log.lesson("deck", "c", moment())
        assert log._db
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            log._db.execute(statement)


@pytest.mark.parametrize("twice", [{"id": "one"}, {"writer": "w", "n": 1}])
def test_ids_and_numbers_of_a_writer_are_unique(path: Path, twice: dict[str, object]):
    row = {"id": "one", "writer": "w", "n": 1, "prev": "", "wall": 0, "offset": 0, "day": 0, "order": 0}
    with opened(path) as log:
        log.lesson("deck", "c", moment())
        assert log._db
        insert = f"INSERT INTO events VALUES ({', '.join('?' * 8)}, 'lesson', '{{}}')"
        log._db.execute(insert, list(row.values()))
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            log._db.execute(insert, list({**row, "id": "two", "n": 2, **twice}.values()))


def copied(path: Path, to: Path) -> list[Event]:
    with opened(path) as log:
        log.lesson("deck", "a", moment(DAY, 0))
        log.lesson("deck", "b", moment(DAY, 1))
    shutil.copy(path, to)
    with opened(to) as log:
        log.lesson("deck", "c", moment(DAY, 2))
        log.lesson("deck", "d", moment(DAY, 3))
        return list(log.events())


def test_a_copied_file_takes_a_new_writer_whose_chain_begins_anew(path: Path, tmp_path: Path):
    events = copied(path, tmp_path / "copy.sqlite3")
    first, second = events[0].writer, events[-1].writer
    assert first != second
    assert [event.writer for event in events] == [first, first, second, second]
    assert [event.n for event in events] == [1, 2, 1, 2]
    assert [event.prev == "" for event in events] == [True, False, True, False]


def test_a_restored_backup_takes_a_new_writer(path: Path, tmp_path: Path):
    events = copied(path, tmp_path / "copy.sqlite3")
    (tmp_path / "copy.sqlite3").replace(path)
    shutil.copy(path, tmp_path / "again.sqlite3")
    (tmp_path / "again.sqlite3").replace(path)
    with opened(path) as log:
        assert log.lesson("deck", "e", moment(DAY, 4)).writer not in {event.writer for event in events}


def test_a_file_put_in_place_of_an_open_one_is_what_is_read_and_written(path: Path, tmp_path: Path):
    with opened(tmp_path / "other.sqlite3") as other:
        other.lesson("deck", "other", moment())
    with opened(path) as log, opened(path) as reading:
        log.lesson("deck", "own", moment())
        assert reading.lessons_read("deck") == {"own": DAY}
        (tmp_path / "other.sqlite3").replace(path)
        assert reading.lessons_read("deck") == {"other": DAY}
        log.lesson("deck", "later", moment(DAY, 1))
    with opened(path) as log:
        assert log.lessons_read("deck") == {"other": DAY, "later": DAY}


def test_what_is_written_while_the_file_is_being_replaced_is_refused_and_goes_into_the_new_one(
    path: Path, tmp_path: Path
):
    with opened(path) as log, opened(tmp_path / "other.sqlite3") as other:
        other.lesson("deck", "other", moment())
        log.lesson("deck", "own", moment())
        lock = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        lock.execute("BEGIN EXCLUSIVE")

        def replace() -> None:
            (tmp_path / "other.sqlite3").replace(path)
            lock.close()

        timer = threading.Timer(0.2, replace)
        timer.start()
        with pytest.raises(Replaced, match="Nothing was saved"):
            log.lesson("deck", "late", moment(DAY, 1))
        timer.join()
        log.lesson("deck", "late", moment(DAY, 1))
        assert log.lessons_read("deck") == {"other": DAY, "late": DAY}


def test_a_log_opened_before_there_was_a_file_sees_it_once_there_is(path: Path):
    with opened(path) as reading, opened(path) as log:
        assert reading.blank
        log.lesson("deck", "c", moment())
        assert not reading.blank


def test_an_empty_file_is_an_empty_log(path: Path):
    path.parent.mkdir()
    path.touch()
    with opened(path) as reading, opened(path) as log:
        assert reading.blank
        assert path.stat().st_size == 0
        log.lesson("deck", "c", moment())
        assert not reading.blank


def test_states_made_under_other_rules_are_made_anew_at_the_next_write(path: Path):
    other = SCHEDULING._replace(weights=(0.5, *SCHEDULING.weights[1:]))
    with opened(path) as log:
        old = respond(log, "deck/a", 1, moment()).state
    with Log.open(path, scheduling=other) as log:
        assert log.state("deck/a") == old
        log.lesson("deck", "c", moment(DAY, 1))
        new = log.state("deck/a")
        assert new != old
        assert {"deck/a": new} == replay(log.events(), other)


def test_settings_are_recorded_when_they_change_and_never_where_they_are_the_defaults(path: Path):
    strict = SCHEDULING._replace(retention=0.95, turn=180)

    def told() -> list[tuple[str, object]]:
        with opened(path) as log:
            events = [event for event in log.events() if event.type == "settings"]
            return [(event.writer, event.payload["retention"]) for event in events]

    for scheduling in (SCHEDULING, strict, strict, SCHEDULING):
        with Log.open(path, scheduling=scheduling) as log:
            log.lesson("deck", "c", moment())
            log.lesson("deck", "d", moment(DAY, 1))
            writer = next(log.events()).writer
    assert told() == [(writer, 0.95), (writer, 0.9)]
    with opened(path) as log:
        events = list(log.events())
    assert [event.type for event in events].index("settings") == 2
    assert events[2].payload == json.loads(json.dumps(strict._asdict()))


def test_a_new_writer_records_settings_of_its_own(path: Path, tmp_path: Path):
    strict = SCHEDULING._replace(retention=0.95)
    for at in (path, tmp_path / "copy.sqlite3"):
        if at != path:
            shutil.copy(path, at)
        with Log.open(at, scheduling=strict) as log:
            log.lesson("deck", "c", moment())
            events = list(log.events())
    assert [(event.n, event.type) for event in events] == [
        (1, "settings"),
        (2, "lesson"),
        (1, "settings"),
        (2, "lesson"),
    ]


def test_a_log_that_another_tutor_makes_at_this_moment_is_not_taken_for_a_foreign_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
):
    version_of = connecting.version_of

    def slow(db: sqlite3.Connection) -> int:
        monkeypatch.setattr(connecting, "version_of", version_of)
        with suppress(Busy), opened(path, patience=0) as other:
            other.lesson("deck", "theirs", moment())
        return version_of(db)

    path.parent.mkdir()
    path.touch()
    monkeypatch.setattr(connecting, "version_of", slow)
    with opened(path) as log:
        log.lesson("deck", "own", moment(DAY, 1))
        assert "own" in log.lessons_read("deck")


def test_two_tutors_answering_the_same_cards_lose_nothing(path: Path):
    def work(name: int) -> None:
        try:
            with opened(path) as log:
                for n in range(40):
                    at = moment(DAY, n)
                    given[name].append(respond(log, f"deck/{n % 3}", 3, at, answer=name).event.id)
        except Exception as error:
            failed.append(error)

    given: list[list[str]] = [[], []]
    failed: list[Exception] = []
    workers = [threading.Thread(target=work, args=(name,)) for name in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert failed == []
    with opened(path) as log:
        events = list(log.events())
        states = replay(events, SCHEDULING)
        assert log.states(states) == states
    assert [event.id for event in events if event.payload["answer"] == 0] == given[0]
    assert [event.id for event in events if event.payload["answer"] == 1] == given[1]
    assert [event.n for event in events] == list(range(1, 81))
    assert sum(state.reps for state in states.values()) == 80
