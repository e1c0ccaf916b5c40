"""What is said to be due, on the command line and at home, is what a sitting then asks."""

from __future__ import annotations

import itertools
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as some

from aligntutor.core.items import Item
from aligntutor.core.states import CardState, Scheduling
from aligntutor.settings import Settings, places
from aligntutor.study.session import Asked
from aligntutor.tutor import Tutor
from aligntutor.tutor.shown import Done, Lesson
from aligntutor.tutor.studying import Study
from tests import kitchen

from .sittings import DAY, Clock, go_through, right, wrong

GARDEN = """\
format: 1
id: garden
concepts:
- id: mulching
  term: mulching
  category: care
  definition: the covering of soil with straw or bark so that it stays moist
  relations: {prerequisites: [weeding]}
- id: weeding
  term: weeding
  category: care
  definition: the pulling of what nobody sowed
  skip: [T01, T02, T03]
cards:
- {id: spade, front: What turns the soil?, back: A spade.}
- {id: straw, front: What lies on the soil?, back: Straw., concept: mulching}
- {id: hose, kind: typed, ask: What carries the water?, answer: a hose}
- id: tools
  kind: multiple
  ask: Which are for cutting?
  options:
  - {text: shears, correct: true, feedback: Shears cut.}
  - {text: a sickle, correct: true, feedback: A sickle cuts.}
  - {text: a rake, feedback: A rake gathers.}
"""
DAYS = some.lists(
    some.tuples(
        some.integers(0, 9),
        some.sampled_from([None, None, "kitchen", "garden"]),
        some.lists(some.sampled_from(["right", "right", "wrong", "undo"]), max_size=12),
    ),
    max_size=5,
)
SETTINGS = some.builds(
    Scheduling()._replace,
    learning_steps=some.sampled_from([(1, 10), (), (10, 1_440)]),
    relearning_steps=some.sampled_from([(10,), (), (1_440,)]),
    new_per_day=some.sampled_from([0, 1, 2, 4, 20]),
)


@dataclass
class Learner:
    """Someone with two decks, whose clock can be moved."""

    home: Path
    scheduling: Scheduling
    clock: Clock
    answered: list[tuple[int, CardState | None, Item]] = field(default_factory=list)
    """Of each answer, undone or not: the study day, the state of the card before, the item."""

    @contextmanager
    def tutor(self) -> Iterator[Tutor]:
        """The tutor, started anew."""
        decks = [self.home / "kitchen.yaml", self.home / "garden.yaml"]
        where = places(str(self.home), {})
        with Tutor(where, Settings(scheduling=self.scheduling), self.clock, "0", decks) as tutor:
            assert tutor.prepare() == ()
            yield tutor

    def live(self, days: list[tuple[int, str | None, list[str]]]) -> None:
        """Sittings, each cut off after some answers."""
        for gap, deck, doings in days:
            self.clock.move(gap * DAY)
            with self.tutor() as tutor:
                study = tutor.study(deck)
                for doing in doings:
                    if not isinstance(study.step, Done) or doing == "undo":
                        self.do(study, doing, tutor.today())
                    self.clock.move(20_000)

    def do(self, study: Study, doing: str, today: int) -> None:
        """Read, answer right or wrong, or undo."""
        if doing == "undo":
            study.undo()
        elif isinstance(study.step, Lesson):
            study.read()
        else:
            asked = study._session.step
            assert isinstance(asked, Asked)
            self.answered.append((today, asked.state, asked.item))
            study.answer(right(study) if doing == "right" else wrong(study))
            study.go_on()


@contextmanager
def a_learner(scheduling: Scheduling) -> Iterator[Learner]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        kitchen.write(home)
        kitchen.write(home, "garden.yaml", GARDEN)
        yield Learner(home, scheduling, Clock())


@settings(deadline=None, max_examples=40)
@given(SETTINGS, DAYS, some.integers(0, 9))
def test_a_sitting_asks_what_due_and_home_announce_and_leaves_nothing(
    scheduling: Scheduling, days: list[tuple[int, str | None, list[str]]], gap: int
) -> None:
    with a_learner(scheduling) as learner:
        learner.live(days)
        learner.clock.move(gap * DAY)
        with learner.tutor() as tutor:
            due, home = tutor.due(), tutor.overview()
            assert (home.due, home.new) == (due.due, due.new)
            assert [(row.due, row.new) for row in home.decks] == [(row.due, row.new) for row in due.decks]
            assert due.due == sum(row.due for row in due.decks)
            study = tutor.study()
            work = study._session.plan
            seen = go_through(study)
            assert isinstance(study.step, Done)
            assert not study.step.summary.more
        asked = set(seen) & {card for card in seen if "/" in card}
        first = {card for idea in work.ideas for card in idea.cards}
        assert len(asked - first) == due.due
        assert first <= asked
        assert len([term for term in seen if "/" not in term]) == len([i for i in work.ideas if i.concept])
        assert len(work.ideas) == due.new
        with learner.tutor() as tutor:
            assert tutor.due().due == 0
            assert tutor.overview().due == 0
            assert tutor.due().new == min(max(0, scheduling.new_per_day - introduced(tutor)), unmet(tutor))


def introduced(tutor: Tutor) -> int:
    return sum(tutor._log.introduced(tutor.today()).values())


def unmet(tutor: Tutor) -> int:
    """Concepts never read about and written cards without one never answered, counted from the log."""
    lessons = {e.payload["concept"] for e in tutor.events() if e.type == "lesson"}
    undone = {e.payload["undoes"] for e in tutor.events() if e.type == "undo"}
    answered = {e.payload["card"] for e in tutor.events() if e.type == "review" and e.id not in undone}
    alone = {"kitchen/salt", "kitchen/oven", "garden/spade", "garden/hose", "garden/tools"}
    return len({"resting", "basting", "searing", "mulching"} - lessons) + len(alone - answered)


@settings(deadline=None, max_examples=25)
@given(SETTINGS, DAYS)
def test_statistics_are_what_the_log_says(
    scheduling: Scheduling, days: list[tuple[int, str | None, list[str]]]
) -> None:
    with a_learner(scheduling) as learner:
        learner.live(days)
        with learner.tutor() as tutor:
            stats, decks, events = tutor.statistics(), tutor.decks(), list(tutor.events())
    undone = {event.payload["undoes"] for event in events if event.type == "undo"}
    stand = [event for event in events if event.type == "review" and event.id not in undone]
    returned, last = [], dict[str, int]()
    for event in stand:
        card = event.payload["card"]
        if card in last and last[card] < event.day:
            returned.append(event.payload["correct"])
        last[card] = event.day
    assert stats.reviews == len(stand) == sum(reviews for _, reviews, _, _ in stats.days)
    assert (stats.retained, stats.asked) == (sum(returned), len(returned))
    assert sum(stats.cards.values()) == sum(facts.cards for facts in decks)
    assert stats.cards["new"] == sum(facts.cards for facts in decks) - len(last)


@settings(deadline=None, max_examples=25)
@given(SETTINGS, DAYS)
def test_everything_undone_is_as_if_nothing_had_been_answered(
    scheduling: Scheduling, days: list[tuple[int, str | None, list[str]]]
) -> None:
    with a_learner(scheduling) as learner:
        learner.live(days)
        with learner.tutor() as tutor:
            study = tutor.study()
            undone = next(n for n in itertools.count() if not study.undo())
            stats = tutor.statistics()
            assert (stats.reviews, stats.retained, stats.asked, stats.days) == (0, 0, 0, ())
            assert stats.cards["learning"] == stats.cards["review"] == 0
            seen = go_through(study)
            assert isinstance(study.step, Done)
            if undone:
                assert "/" in seen[0]


@settings(deadline=None, max_examples=40)
@given(SETTINGS, DAYS)
def test_reviews_of_siblings_fall_on_different_days(
    scheduling: Scheduling, days: list[tuple[int, str | None, list[str]]]
) -> None:
    with a_learner(scheduling) as learner:
        learner.live([(gap, deck, [d for d in doings if d != "undo"]) for gap, deck, doings in days])
    asked: dict[tuple[int, str], set[str]] = defaultdict(set)
    for day, _, item in learner.answered:
        asked[day, item.concept].add(item.card)
    for day, state, item in learner.answered:
        if item.concept and state and state.phase == "review" and state.last_day < day:
            assert asked[day, item.concept] == {item.card}
