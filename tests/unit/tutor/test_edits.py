"""Edits of a deck that is studied: nothing is lost, and no change of meaning goes unsaid."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from aligntutor.core.days import study_day
from aligntutor.core.states import Scheduling
from aligntutor.memory import fsrs, replay
from aligntutor.settings import Settings, places
from aligntutor.store import Log, ReadOnly
from aligntutor.tutor import Tutor
from tests import kitchen
from tests.unit.store.answering import tables

from .sittings import DAY, Clock, go_through

SCHEDULING = Scheduling(fuzz=False)
RESTING = "the pause in which warmth and juice even out before the knife"
CONCEPTS = """\
  misconceptions:
  - id: cold
    claim: Meat that stands is served cold.
    correction: A large piece keeps its heat for half an hour.
    tempting: Small pieces do cool fast.
  figures:
  - {id: minutes, value: 20, unit: minutes, of: the pause of a large joint, why: That long the heat needs.}
"""
COLD = """\
  misconceptions:
  - id: cold
    claim: Meat that stands is served cold.
    correction: A large piece keeps its heat for half an hour.
    tempting: Small pieces do cool fast.
"""
POACHING = """\
- id: poaching
  term: poaching
  category: step
  group: after
  definition: the slow cooking in water that barely moves
cards:
"""
DRY = """\
  - id: dry
    claim: A roast that stands dries out.
    correction: Its juice spreads back into it.
    tempting: Steam can be seen to rise.
  figures:
"""
PARTS = """\
- {id: salt-early, was: salt, change: split, front: When is a roast salted?, back: A day before.}
- id: salt-late
  was: salt
  change: split
"""
TEXT = kitchen.TEXT.replace("  source: {sections: [sunday]}\n", CONCEPTS)


class Learner:
    """A home whose one deck is edited between days of study."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = Clock()
        self.places = places(str(folder / "home"), {})
        self.text = TEXT
        kitchen.write(folder, text=TEXT)

    def open(self) -> Tutor:
        settings = Settings(scheduling=SCHEDULING)
        tutor = Tutor(self.places, settings, self.clock, "0", (self.folder / "kitchen.yaml",))
        assert tutor.prepare() == ()
        return tutor

    def study(self, days: int = 12) -> None:
        for _ in range(days):
            with self.open() as tutor:
                go_through(tutor.study())
            self.clock.move(DAY)

    def edit(self, *changes: tuple[str, str]) -> None:
        for old, new in changes:
            assert self.text.count(old) >= 1, old
            self.text = self.text.replace(old, new)
        kitchen.write(self.folder, text=self.text)

    def told(self) -> dict[str, str]:
        """Card -> what was told of it last; opening the home screen notices edits."""
        with self.open() as tutor:
            tutor.overview()
            return {one.card: one.change for one in reversed(tutor.changes()) if one.card}

    def states(self) -> dict[str, Any]:
        with self.open() as tutor:
            return replay(tutor.events(), SCHEDULING)

    def events(self) -> list[Any]:
        with self.open() as tutor:
            return list(tutor.events())

    def check_caches(self) -> None:
        """Replay, and caches made anew, are what the log's own caches are."""
        kept = tables(self.places.progress)
        with self.open() as tutor:
            states = replay(tutor.events(), SCHEDULING)
            assert tutor._log.states(states) == states
            assert len(kept["card_states"]) == len(states)
            tutor._log.rebuild()
        assert tables(self.places.progress) == kept

    @property
    def today(self) -> int:
        return study_day(self.clock.at, SCHEDULING.turn)


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    learner = Learner(tmp_path)
    learner.study()
    yield learner
    learner.check_caches()


def test_nothing_is_written_where_nothing_changed(learner: Learner):
    before = learner.events()
    assert len([event for event in before if event.type == "review"]) > 20
    assert {event.type for event in before} == {"review", "lesson", "settings"}
    assert all(event.payload["learnt"] for event in before if event.type == "review")
    assert learner.told() == {}
    learner.edit(("title: In the kitchen", "title: At the stove"))
    assert learner.told() == {}
    assert learner.events() == before


def test_a_blank_log_stays_blank(tmp_path: Path):
    learner = Learner(tmp_path)
    assert learner.told() == {}
    assert not learner.places.progress.exists()


def test_a_definition_put_otherwise_is_clear_for_the_name_and_another_meaning_for_what_it_means(
    learner: Learner,
):
    before = learner.states()
    learner.edit((RESTING, "the wait off the fire that lets fibres loosen"))
    assert learner.told() == {"kitchen/resting/meaning": "meaning", "kitchen/resting/name": "clarified"}
    after = learner.states()
    was, now = before.pop("kitchen/resting/meaning"), after.pop("kitchen/resting/meaning")
    assert after == before
    lapsed, _ = fsrs.step(
        SCHEDULING.weights, was.stability, was.difficulty, learner.today - was.last_day, fsrs.AGAIN
    )
    assert now == was._replace(stability=lapsed, due_day=min(was.due_day, learner.today), last_item="")
    assert now.stability < was.stability
    with learner.open() as tutor:
        assert "kitchen/resting/meaning" in go_through(tutor.study())


def test_a_marked_typing_error_keeps_the_schedule_and_the_mark_counts_once(learner: Learner):
    before = learner.states()
    learner.edit(
        (RESTING, RESTING.replace("warmth", "wramth")), ("term: resting\n", "term: resting\n  change: typo\n")
    )
    assert learner.told() == {"kitchen/resting/meaning": "typo", "kitchen/resting/name": "typo"}
    assert learner.states() == before
    events = learner.events()
    learner.edit(("title: In the kitchen", "title: At the stove"))
    learner.study(1)
    assert [event.type for event in learner.events()[len(events) :] if event.type == "edited"] == []


def test_capitals_and_punctuation_around_words_change_no_meaning(learner: Learner):
    learner.edit((RESTING, '"The pause, in which warmth and juice even out before the knife."'))
    assert set(learner.told().values()) == {"clarified"}


def test_another_answer_of_a_written_card_is_another_meaning(learner: Learner):
    learner.edit(
        ("back: Long before it is cooked.", "back: Right before it is cooked."), ("value: 20", "value: 30")
    )
    assert learner.told() == {"kitchen/salt": "meaning", "kitchen/resting/quantify/minutes": "meaning"}
    (change,) = [
        one for one in learner.events() if one.type == "edited" and one.payload["card"] == "kitchen/salt"
    ]
    assert change.payload["due_day"] == learner.today


def test_an_author_may_say_that_a_changed_prompt_is_another_meaning(learner: Learner):
    learner.edit(("front: When is meat salted?", "change: meaning\n  front: When is fish salted?"))
    assert learner.told() == {"kitchen/salt": "meaning"}


def test_a_neighbour_that_is_edited_changes_no_card_of_others(learner: Learner):
    learner.edit(
        (
            "the quick browning of a surface in a very hot pan at the start",
            "the fast browning of a surface in smoking oil",
        ),
        (
            "A steak hisses for a minute on each side in smoking oil.",
            "A chop hisses for a minute in a very hot pan.",
        ),
    )
    changed = learner.told()
    assert {card.split("/")[1] for card in changed} == {"searing"}
    assert changed["kitchen/searing/recognise"] == "clarified"
    learner.edit(("cards:\n", POACHING))
    assert learner.told() == changed


def test_entries_in_another_order_change_nothing(learner: Learner):
    head, rest = learner.text.split("- id: searing")
    searing, cards = rest.split("cards:")
    top, entries = head.split("concepts:\n")
    learner.text = f"{top}concepts:\n- id: searing{searing}{entries}cards:{cards}"
    learner.edit()
    assert learner.told() == {}


def test_another_misconception_leaves_progress_alone(learner: Learner):
    before = learner.states()
    learner.edit(("  figures:\n", DRY))
    told = learner.told()
    assert set(told.items()) <= {("kitchen/resting/refute/cold", "retired")}
    assert learner.states() == before


def without_searing(text: str) -> str:
    head, rest = text.split("- id: searing")
    return head + "cards:" + rest.split("cards:")[1]


def test_an_entry_that_is_taken_out_rests_and_comes_back_with_its_schedule(learner: Learner):
    before, whole = learner.states(), learner.text
    # Two siblings are too few to choose a description from, so that these are not asked either.
    gone = {card for card in before if "/searing/" in card or card.endswith("/meaning")}
    learner.text = without_searing(whole)
    learner.edit()
    assert learner.told() == dict.fromkeys(gone, "retired")
    assert learner.states() == before
    with learner.open() as tutor:
        cards = tutor.statistics().cards
        assert cards["review"] + cards["learning"] == len(before) - len(gone)
        assert tutor._log.holds("kitchen").keys() == {"resting", "basting", "kitchen/salt", "kitchen/oven"}
        told = f"{len(gone)} cards changed: {len(gone)} not asked any more"
        assert [row.note for row in tutor.overview().decks] == [told]
    learner.text = whole
    learner.edit()
    assert learner.told() == dict.fromkeys(gone, "returned")
    assert learner.states() == before
    count = len(learner.events())
    learner.told()
    assert len(learner.events()) == count


def test_an_entry_that_is_broken_for_a_while_is_not_told_as_taken_out(learner: Learner):
    whole = learner.text
    learner.edit(("term: searing", "trem: searing"))
    with Tutor(
        learner.places,
        Settings(scheduling=SCHEDULING),
        learner.clock,
        "0",
        (learner.folder / "kitchen.yaml",),
    ) as tutor:
        assert tutor.prepare() != ()
        assert tutor.changes() == ()
    learner.text = whole
    learner.edit()
    assert learner.told() == {}


def test_a_new_id_takes_all_progress_along(learner: Learner):
    before = learner.states()
    with learner.open() as tutor:
        read = tutor._log.lessons_read("kitchen")
        tutor._log.append("flag", {"card": "kitchen/resting/name", "note": "odd"}, learner.clock())
        history = tutor._log.history("kitchen/resting/name")
    learner.edit(("- id: resting\n", "- id: repose\n  was: resting\n"), ("[resting]", "[repose]"))
    told = learner.told()
    assert set(told.values()) == {"renamed"}
    moved = {card: card.replace("/resting/", "/repose/") for card in before}
    assert learner.states() == {
        moved[card]: state._replace(card=moved[card], concept=state.concept.replace("resting", "repose"))
        for card, state in before.items()
    }
    with learner.open() as tutor:
        log = tutor._log
        assert log.lessons_read("kitchen") == {
            name.replace("resting", "repose"): day for name, day in read.items()
        }
        assert log.marks()["kitchen/repose/name"].note == "odd"
        assert "kitchen/resting/name" not in log.marks()
        assert log.history("kitchen/repose/name")[:-1] == history
        assert log.history("kitchen/resting/name") == []
        assert tutor.overview().decks[0].note == ""
    learner.check_caches()
    learner.edit(
        ("- id: repose\n  was: resting\n", "- id: lull\n  was: [repose, resting]\n"), ("[repose]", "[lull]")
    )
    learner.study(3)
    assert {card.split("/")[1] for card in learner.states()} == {"lull", "basting", "searing", "salt", "oven"}
    assert learner.states()["kitchen/lull/name"].reps >= before["kitchen/resting/name"].reps


def test_who_skipped_a_version_follows_a_chain_at_once(learner: Learner):
    before = learner.states()
    learner.edit(("- id: resting\n", "- id: lull\n  was: [resting, repose]\n"), ("[resting]", "[lull]"))
    assert set(learner.told().values()) == {"renamed"}
    assert len(learner.states()) == len(before)
    assert not any("/resting/" in card for card in learner.states())


def test_a_written_card_and_a_fact_keep_their_progress_under_a_new_id(learner: Learner):
    before = learner.states()
    learner.edit(
        ("- id: salt\n", "- id: salting\n  was: salt\n"), ("{id: minutes,", "{id: pause, was: minutes,")
    )
    assert learner.told() == {"kitchen/salting": "renamed", "kitchen/resting/quantify/pause": "renamed"}
    after = learner.states()
    assert after["kitchen/salting"] == before["kitchen/salt"]._replace(card="kitchen/salting")
    assert after["kitchen/resting/quantify/pause"].reps == before["kitchen/resting/quantify/minutes"].reps
    assert len(after) == len(before)


def test_what_changes_its_meaning_together_with_its_id_is_told(learner: Learner):
    learner.edit(
        ("- id: salt\n", "- id: salting\n  was: salt\n"), ("back: Long before", "back: Right before"),
        ("{id: minutes, value: 20", "{id: pause, was: minutes, value: 30"),
        ("- id: resting\n", "- id: repose\n  was: resting\n"), ("[resting]", "[repose]"),
        ("the pause in which", "the wait after which"),
    )  # fmt: skip
    told = {card: change for card, change in learner.told().items() if change != "renamed"}
    assert told == {
        "kitchen/salting": "meaning",
        "kitchen/repose/quantify/pause": "meaning",
        "kitchen/repose/meaning": "meaning",
        "kitchen/repose/name": "clarified",
    }


def test_a_new_id_that_is_declared_late_joins_what_was_learnt_under_both(learner: Learner):
    before = learner.states()["kitchen/salt"]
    learner.edit(("- id: salt\n", "- id: salting\n"))
    assert learner.told() == {"kitchen/salt": "retired"}
    learner.study(3)
    assert learner.states()["kitchen/salting"].reps > 0
    learner.edit(("- id: salting\n", "- id: salting\n  was: salt\n"))
    learner.told()
    assert learner.states()["kitchen/salting"].reps > before.reps
    assert "kitchen/salt" not in learner.states()
    with learner.open() as tutor:
        assert not any(mark.retired for mark in tutor._log.marks().values())


def test_an_old_id_that_is_given_to_something_else_begins_anew(learner: Learner):
    learner.edit(("- id: salt\n", "- id: salting\n  was: salt\n"))
    learner.told()
    renamed = learner.states()["kitchen/salting"]
    learner.edit(
        (
            "- id: salting\n  was: salt\n",
            "- {id: salt, front: What is brine?, back: Salt in water.}\n- id: salting\n",
        )
    )
    learner.study(1)
    states = learner.states()
    assert states["kitchen/salt"].reps <= 2
    assert states["kitchen/salting"].reps >= renamed.reps


def test_parts_of_what_was_split_begin_as_new_and_the_old_one_rests(learner: Learner):
    learner.edit(("- id: salt\n", PARTS))
    assert learner.told() == {"kitchen/salt": "split"}
    assert learner.states()["kitchen/salt"].reps > 0
    with learner.open() as tutor:
        assert tutor.due().new == 2
        assert tutor.overview().decks[0].note == "1 card changed: 1 split into parts that begin anew"


def test_what_was_split_and_kept_its_id_begins_anew(learner: Learner):
    learner.edit(("front: When is meat salted?", "change: split\n  front: When is a roast salted?"))
    assert learner.told() == {"kitchen/salt": "split"}
    assert "kitchen/salt" not in learner.states()
    learner.check_caches()
    learner.study(2)
    assert learner.states()["kitchen/salt"].reps > 0


def test_an_edit_can_be_taken_back_as_one_act_and_is_not_told_again(learner: Learner):
    before = learner.states()
    learner.edit(
        (RESTING, "the wait off the fire that lets fibres loosen"),
        ("back: Long before", "back: Right before"),
    )
    assert len(learner.told()) == 3
    with learner.open() as tutor:
        undone = tutor.by_hand().undo()
        assert {event.type for event in undone} == {"edited"}
        assert len(undone) == 3
        assert tutor._log.states(before) == before
        assert {change.effect for change in tutor.changes()} == {"taken back"}
        assert tutor.overview().decks[0].note == ""
    count = len(learner.events())
    learner.edit(("title: In the kitchen", "title: At the stove"))
    learner.told()
    assert len(learner.events()) == count
    assert learner.states() == before


def test_an_answer_from_before_a_rename_can_be_taken_back(learner: Learner):
    before = learner.states()["kitchen/salt"]
    learner.edit(("- id: salt\n", "- id: salting\n  was: salt\n"))
    learner.told()
    with learner.open() as tutor:
        for _ in learner.events():
            (undone,) = tutor._log.undo_last(learner.clock())
            if undone.event.payload["card"] == "kitchen/salting":
                break
    assert undone.state
    assert undone.state.reps == before.reps - 1
    assert learner.states()["kitchen/salting"] == undone.state


def test_what_cannot_be_recorded_now_is_recorded_later(learner: Learner, monkeypatch: pytest.MonkeyPatch):
    learner.edit(("back: Long before", "back: Right before"))
    with monkeypatch.context() as closed:
        closed.setattr(Log, "append_all", refusing(learner.places.progress))
        with learner.open() as tutor:
            tutor.overview()
            assert tutor.changes() == ()
    with learner.open() as tutor:
        assert tutor.ready()
        assert [change.change for change in tutor.changes()] == ["meaning"]


def refusing(path: Path) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise ReadOnly(path)

    return refuse


def test_what_is_due_is_counted_with_the_edits_of_decks_that_were_just_compiled(learner: Learner):
    with learner.open() as tutor:
        before = tutor.due().due
    learner.edit((RESTING, "the wait off the fire that lets fibres loosen"))
    with learner.open() as tutor:
        after = tutor.due().due
        assert after > before
        tutor.overview()
        assert tutor.due().due == after


def test_with_nothing_to_compile_commands_for_the_prompt_compare_nothing(
    learner: Learner, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(Log, "seen", refusing(learner.places.progress))
    with learner.open() as tutor:
        tutor.due()
        tutor.statistics()


def test_decks_that_are_compiled_in_another_thread_are_compared_by_the_one_that_has_the_log(learner: Learner):
    learner.edit(("back: Long before", "back: Right before"))
    settings = Settings(scheduling=SCHEDULING)
    with Tutor(learner.places, settings, learner.clock, "0", (learner.folder / "kitchen.yaml",)) as tutor:
        beside = Thread(target=tutor.prepare)
        beside.start()
        beside.join()
        assert tutor.ready()
        assert [change.change for change in tutor.changes()] == ["meaning"]


ANOTHER = (RESTING, "the wait off the fire that lets fibres loosen")
MEANING = "kitchen/resting/meaning"


def back(change: tuple[str, str]) -> tuple[str, str]:
    return change[1], change[0]


def test_a_deck_that_is_what_it_was_leaves_the_schedule_as_if_it_had_never_changed(learner: Learner):
    before = learner.states()
    for _ in range(3):
        learner.edit(ANOTHER)
        assert learner.told()[MEANING] == "meaning"
        changed = learner.states()
        assert changed[MEANING].stability < before[MEANING].stability
        learner.check_caches()
        learner.edit(back(ANOTHER))
        learner.told()
        assert learner.states() == before
        learner.check_caches()
        with learner.open() as tutor:
            assert {one.effect for one in tutor.changes() if one.card == MEANING} == {"taken back"}
    learner.edit(ANOTHER)
    learner.told()
    assert learner.states() == changed


def test_of_several_changes_of_meaning_before_an_answer_the_first_cuts_and_all_are_taken_back(
    learner: Learner,
):
    before = learner.states()[MEANING]
    learner.edit(ANOTHER)
    learner.told()
    once = learner.states()[MEANING]
    third = (ANOTHER[1], "the half hour under foil")
    learner.edit(third)
    learner.told()
    assert learner.states()[MEANING] == once
    learner.edit((third[1], RESTING))
    learner.told()
    assert learner.states()[MEANING] == before


def test_what_was_answered_since_it_changed_has_changed_again_when_the_deck_goes_back(learner: Learner):
    learner.edit(ANOTHER)
    learner.study(3)
    before = learner.states()[MEANING]
    count = len(learner.events())
    learner.edit(back(ANOTHER))
    learner.told()
    told = [(event.type, event.payload.get("change")) for event in learner.events()[count:]]
    assert ("edited", "meaning") in told
    assert "undo" not in {kind for kind, _ in told}
    assert learner.states()[MEANING].stability < before.stability
    learner.edit(ANOTHER)
    learner.told()
    assert learner.states()[MEANING] == before


def test_a_change_that_the_learner_took_back_is_not_told_when_the_deck_goes_to_and_fro(learner: Learner):
    before = learner.states()
    learner.edit(ANOTHER)
    learner.told()
    with learner.open() as tutor:
        tutor.by_hand().undo()
    count = len(learner.events())
    for change in (back(ANOTHER), ANOTHER):
        learner.edit(change)
        learner.told()
    assert len(learner.events()) == count
    assert learner.states() == before


def test_what_was_taken_out_is_told_once_though_that_was_taken_back(learner: Learner):
    learner.edit((COLD, ""))
    assert learner.told() == {"kitchen/resting/refute/cold": "retired"}
    with learner.open() as tutor:
        tutor.by_hand().undo()
    count = len(learner.events())
    learner.edit(("title: In the kitchen", "title: At the stove"))
    learner.told()
    assert len(learner.events()) == count


def test_a_sitting_tells_what_changed_for_a_few_days(learner: Learner):
    learner.edit(("back: Long before", "back: Right before"))
    for days in range(4):
        with learner.open() as tutor:
            line = ("In the kitchen: 1 card changed: 1 asked again soon",) if days < 3 else ()
            assert tutor.study().news == line
        learner.clock.move(DAY)
