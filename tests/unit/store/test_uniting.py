"""What other devices recorded joins the log once, in its place, and the caches follow."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from random import Random

import pytest

from aligntutor.core.events import Event, Head
from aligntutor.memory import replay
from aligntutor.store import rebuilding

from .answering import DAY, SCHEDULING, live, moment, opened, respond, tables

LATE = moment(DAY + 400)


@pytest.fixture
def theirs(tmp_path: Path) -> list[Event]:
    """The events of another device."""
    with opened(tmp_path / "theirs.sqlite3") as log:
        live(log, Random(3), 60)
        return list(log.events())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "progress.sqlite3"
    with opened(path) as log:
        live(log, Random(4), 60)
    return path


@pytest.mark.parametrize("size", [1, 7, 60])
def test_in_whatever_portions_the_caches_are_as_a_rebuild_makes_them(
    path: Path, theirs: list[Event], size: int
):
    left = iter(theirs)
    with opened(path) as log:
        before = list(log.events())
        while portion := list(islice(left, size)):
            assert log.unite(portion, LATE) == len(portion)
            kept = tables(path)
            log.rebuild()
            assert tables(path) == kept
        events = list(log.events())
        assert {event.id for event in events} == {event.id for event in (*before, *theirs)}
        states = replay(events, SCHEDULING)
        assert log.states(states) == states


def test_many_at_once_make_the_same_of_the_caches(
    path: Path, theirs: list[Event], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(rebuilding, "MANY", 3)
    with opened(path) as log:
        log.unite(theirs, LATE)
        kept = tables(path)
        log.rebuild()
        assert tables(path) == kept


def test_what_is_known_is_passed_over(path: Path, theirs: list[Event]):
    with opened(path) as log:
        assert log.unite(theirs[:20], LATE) == 20
        assert log.unite(theirs[:20], LATE) == 0
        assert log.unite(theirs[10:30], LATE) == 10
        assert log.unite([], LATE) == 0
        assert log.lengths()[theirs[0].writer] == 30


def test_what_does_not_continue_what_is_recorded_is_not_taken_in(path: Path, theirs: list[Event]):
    with opened(path) as log:
        log.unite(theirs[:20], LATE)
        before = list(log.events())
        for strange in (theirs[25:], [theirs[20]._replace(prev="x")], [theirs[20]._replace(order=0)]):
            assert log.unite(strange, LATE) == 0
        assert list(log.events()) == before


def test_an_id_that_is_taken_ends_what_is_taken_in(path: Path, theirs: list[Event]):
    with opened(path) as log:
        first = next(log.events())
        strange = [*theirs[:5], theirs[5]._replace(id=first.id), *theirs[6:]]
        assert log.unite(strange, LATE) == 5
        assert len(list(log.events())) == len({event.id for event in log.events()})
        kept = tables(path)
        log.rebuild()
        assert tables(path) == kept


def test_chains_are_given_from_where_one_knows_them(path: Path, theirs: list[Event]):
    writer = theirs[0].writer
    with opened(path) as log:
        assert log.head(writer) == Head()
        log.unite(theirs, LATE)
        last = theirs[-1]
        assert log.head(writer) == Head(last.n, last.hash, last.order)
        assert log.head(writer, 3) == Head(3, theirs[2].hash, theirs[2].order)
        assert list(log.chain(writer, 0)) == theirs
        assert list(log.chain(writer, 50)) == theirs[50:]
        assert list(log.chain("nobody", 0)) == []


def test_a_log_that_gets_events_of_its_own_back_has_lost_them_and_takes_a_new_writer(
    path: Path, theirs: list[Event]
):
    with opened(path) as log:
        own = log.writer(LATE)
        head = log.head(own)
        lost = theirs[0]._replace(
            id="f" * 32, writer=own, n=head.n + 1, prev=head.hash, order=head.order + 1, type="lesson",
            payload={"deck": "d", "concept": "c"},
        )  # fmt: skip
        assert log.unite([lost], LATE) == 1
        later = respond(log, "deck/x", 3, LATE).event
        assert later.writer == log.writer(LATE) != own
        assert (later.n, later.order) == (1, max(LATE.ms, lost.order + 1))


def test_a_new_writer_is_taken_when_asked_for(path: Path):
    with opened(path) as log:
        first = log.writer(LATE)
        assert log.writer(LATE) == first
        log.take_new_writer(LATE)
        assert log.writer(LATE) != first


def test_while_it_is_held_no_other_process_records(path: Path):
    from aligntutor.store import Busy

    with opened(path) as log, opened(path, patience=0) as other:
        with log.held(LATE) as writer:
            assert list(log.lengths()) == [writer]
            with pytest.raises(Busy):
                other.lesson("deck", "c", LATE)
            assert len(list(other.events())) == 60
        other.lesson("deck", "c", LATE)
