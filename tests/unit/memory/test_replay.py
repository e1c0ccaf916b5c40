"""The log played again gives the states that were there."""

from __future__ import annotations

import json
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as some

from aligntutor.core.days import MINUTE, Moment, study_day
from aligntutor.core.events import Event, EventType, Review
from aligntutor.core.states import CardState, Mark, Scheduling
from aligntutor.memory import SCHEDULER, Identity, mark_of, replay, replay_card, review
from aligntutor.memory.evidence import evidence_of

CARDS = tuple(Identity(f"deck/c{n}/name", "deck", f"c{n}") for n in range(3))
START = Moment(1_700_000_000_000, 60)


class Log:
    """A learner's log and the states as they stood, kept the way a tutor keeps them."""

    def __init__(self, scheduling: Scheduling | None = None, writer: str = "w") -> None:
        self.scheduling = scheduling or Scheduling()
        self.writer = writer
        self.events: list[Event] = []
        self.states: dict[str, CardState] = {}
        self.before: list[tuple[str, dict[str, CardState]]] = []
        """Each event that can be undone, with the states before it."""

    def append(self, type: EventType, at: Moment, payload: dict[str, object]) -> Event:
        n = len(self.events) + 1
        order = max(at.ms, self.events[-1].order + 1 if self.events else at.ms)
        event = Event(
            f"{self.writer}{n}", self.writer, n, "", at.ms, at.offset, study_day(at), order, type,
            json.loads(json.dumps(payload)),
        )  # fmt: skip
        if type != "undo":
            self.before.append((event.id, dict(self.states)))
        self.events.append(event)
        return event

    def review(self, identity: Identity, rating: int, at: Moment) -> None:
        n, order = len(self.events), max(at.ms, self.events[-1].order + 1 if self.events else at.ms)
        old = self.states.get(identity.card)
        said = ("", "sure", "unsure")[n % 3]
        evidence = evidence_of("choice", 0.25, ["key"], said)
        state = review(
            old, identity, rating, rating > 1, f"item{n}", at, order, self.scheduling, evidence, said
        )
        payload = Review(
            identity.deck, identity.card, identity.concept, f"item{n}", "choice", "", "", ("key", "x"),
            ["key"], rating > 1, float(rating > 1), rating, 0.25, said, 1_000, None, SCHEDULER, state.due_day,
            state.due_ms,
        )._asdict()  # fmt: skip
        self.append("review", at, payload)
        self.states[identity.card] = state

    def by_hand(self, what: EventType, identity: Identity, at: Moment) -> None:
        day = study_day(at) + 5
        self.append(what, at, {"card": identity.card, "day": day, "until": day, "note": what})
        if what in ("reset", "forget"):
            self.states.pop(identity.card, None)
        elif what == "due" and (state := self.states.get(identity.card)):
            moved = state._replace(phase="review", step=0, due_day=day, due_ms=0)
            self.states[identity.card] = moved

    def undo(self, at: Moment) -> None:
        if self.before:
            event, states = self.before.pop()
            self.append("undo", at, {"undoes": event})
            self.states = states


ops = some.lists(
    some.tuples(
        some.sampled_from(
            ["review"] * 9 + ["undo", "undo", "suspend", "bury", "flag", "reset", "forget", "due"]
        ),
        some.sampled_from(CARDS),
        some.integers(1, 4),
        some.sampled_from([0, 1, 7, 600, 1_440, 5 * 1_440, 90 * 1_440, -3, -2_000, -400 * 1_440]),
        some.sampled_from([60, 60, 120, -300]),
    ),
    max_size=40,
)
Ops = list[tuple[EventType, Identity, int, int, int]]


def live(history: Ops, scheduling: Scheduling | None = None, writer: str = "w") -> Log:
    log, ms = Log(scheduling, writer), START.ms
    for what, identity, rating, gap, offset in history:
        ms += gap * MINUTE
        at = Moment(ms, offset)
        if what == "review":
            log.review(identity, rating, at)
        elif what == "undo":
            log.undo(at)
        else:
            log.by_hand(what, identity, at)
    return log


def of_card(events: list[Event], card: str) -> list[Event]:
    return [event for event in events if event.type == "undo" or event.payload["card"] == card]


@settings(deadline=None)
@given(ops, some.randoms(use_true_random=False))
def test_replay_gives_the_states_that_stood_with_answers_undone_and_clocks_jumping(
    history: Ops, chance: Random
) -> None:
    log = live(history)
    events = list(log.events)
    chance.shuffle(events)
    replayed = replay(events, log.scheduling)
    assert log.states == replayed
    for identity in CARDS:
        assert repr(log.states.get(identity.card)) == repr(replayed.get(identity.card))
        assert log.states.get(identity.card) == replay_card(of_card(events, identity.card), log.scheduling)


@settings(deadline=None)
@given(ops, some.randoms(use_true_random=False))
def test_what_was_undone_anywhere_is_as_if_it_had_never_been(history: Ops, chance: Random) -> None:
    log = live([op for op in history if op[0] != "undo"])
    undone = {event.id for event in log.events if chance.random() < 0.3}
    last = log.events[-1].order if log.events else START.ms
    undos = [
        Event(f"u{n}", "other", n + 1, "", last, 0, 0, last - n, "undo", {"undoes": name})
        for n, name in enumerate(sorted(undone))
    ]
    left = [event for event in log.events if event.id not in undone]
    assert replay(left, log.scheduling) == replay([*undos, *log.events], log.scheduling)
    assert replay(left, log.scheduling) == replay([*log.events, *undos], log.scheduling)


@settings(deadline=None)
@given(ops, ops)
def test_two_writers_come_to_the_same_states_whichever_log_is_read_first(left: Ops, right: Ops) -> None:
    one, two = live(left, writer="a").events, live(right, writer="b").events
    forwards, backwards = replay(one + two, Scheduling()), replay(two + one, Scheduling())
    assert forwards == backwards
    reviews = sum(event.type == "review" for event in one + two)
    undone = sum(event.type == "undo" for event in one + two)
    begun = sum(event.type in ("reset", "forget") for event in one + two)
    assert sum(state.reps for state in forwards.values()) <= reviews
    assert begun or reviews - undone <= sum(state.reps for state in forwards.values())


def test_ties_in_order_time_go_by_writer() -> None:
    again = live([("review", CARDS[0], 1, 0, 60)], writer="w").events
    easy = live([("review", CARDS[0], 4, 0, 60)], writer="v").events
    assert again[0].order == easy[0].order
    for events in (again + easy, easy + again):
        state = replay(events, Scheduling())[CARDS[0].card]
        assert (state.reps, state.phase, state.lapses) == (2, "relearning", 1)
        assert again[0].payload["due_ms"] == state.due_ms


def test_other_settings_change_the_memory_and_leave_the_due_date() -> None:
    log = live([("review", CARDS[0], 3, gap * 1_440, 60) for gap in (0, 0, 3, 9, 30)])
    card = CARDS[0].card
    before = log.states[card]
    weights = tuple(weight * 0.9 for weight in Scheduling().weights)
    after = replay(log.events, Scheduling(weights=weights, retention=0.8, learning_steps=()))[card]
    assert after.stability != before.stability
    assert after.difficulty != before.difficulty
    assert (before.due_day, before.due_ms, before.reps) == (after.due_day, after.due_ms, after.reps)


def test_lessons_and_undone_first_answers_leave_no_state() -> None:
    log = Log()
    log.append("lesson", START, {"deck": "deck", "concept": "c0"})
    log.review(CARDS[0], 3, START)
    log.undo(START)
    assert replay(log.events, log.scheduling) == {}
    assert replay_card(of_card(log.events[1:], CARDS[0].card), log.scheduling) is None
    assert replay_card([], log.scheduling) is None


def test_of_two_changes_of_meaning_before_an_answer_the_second_only_brings_the_card_back_sooner() -> None:
    log, day = answered_twice(), study_day(START)
    card = CARDS[0].card
    before = replay(log.events, log.scheduling)[card]
    log.append("edited", START, meaning(card, day + 3, "new"))
    once = replay(log.events, log.scheduling)[card]
    assert (once.stability < before.stability, once.last_item) == (True, "")
    log.append("edited", START, meaning(card, day + 2, "newer"))
    assert replay(log.events, log.scheduling)[card] == once._replace(due_day=min(before.due_day, day + 2))


def test_an_edit_that_another_device_tells_again_after_an_answer_does_not_count() -> None:
    log, day = answered_twice(), study_day(START)
    card = CARDS[0].card
    log.append("edited", START, meaning(card, day, "new"))
    log.review(CARDS[0], 3, Moment(START.ms + 9_000 * MINUTE, 60))
    states = replay(log.events, log.scheduling)
    for change in ("meaning", "split"):
        log.append("edited", START, {**meaning(card, day, "new"), "change": change})
        assert replay(log.events, log.scheduling) == states
    log.append("edited", START, meaning(card, day, "newer"))
    assert replay(log.events, log.scheduling)[card].stability < states[card].stability


def answered_twice() -> Log:
    log = Log()
    for days in (0, 4):
        log.review(CARDS[0], 4, Moment(START.ms + days * 1_440 * MINUTE, 60))
    return log


def meaning(card: str, due_day: int, learnt: str) -> dict[str, object]:
    return {
        "card": card,
        "change": "meaning",
        "items": {"own.choose.x": ["words", learnt]},
        "due_day": due_day,
    }


def test_an_undo_is_itself_never_undone() -> None:
    log = Log()
    log.review(CARDS[0], 3, START)
    log.undo(START)
    log.append("undo", START, {"undoes": log.events[-1].id})
    assert replay(log.events, log.scheduling) == {}


def test_what_is_set_on_a_card_is_the_last_word_on_it() -> None:
    log, card = Log(), CARDS[0].card
    log.by_hand("suspend", CARDS[0], START)
    log.review(CARDS[0], 3, START)
    assert mark_of(card, log.events) == Mark(card, "asked")
    day = study_day(START) + 5
    for what, expected in (
        ("unsuspend", Mark(card)),
        ("bury", Mark(card, until=day)),
        ("flag", Mark(card, until=day, note="flag")),
        ("reset", Mark(card, until=day, fresh=True, note="flag")),
        ("unbury", Mark(card, fresh=True, note="flag")),
        ("unflag", Mark(card, fresh=True)),
    ):
        log.by_hand(what, CARDS[0], START)
        assert mark_of(card, log.events) == expected
    log.undo(START)
    assert mark_of(card, log.events) == Mark(card, fresh=True, note="flag")
    log.review(CARDS[0], 3, START)
    assert mark_of(card, log.events) == Mark(card, note="flag")


def test_a_review_that_makes_a_leech_sets_the_card_aside_until_it_is_brought_back() -> None:
    log, card = Log(), CARDS[0].card
    log.review(CARDS[0], 1, START)
    last = log.events.pop()
    log.events.append(last._replace(payload={**last.payload, "leech": True}))
    assert mark_of(card, log.events) == Mark(card, "leech")
    log.by_hand("unsuspend", CARDS[0], START)
    assert mark_of(card, log.events) == Mark(card)
