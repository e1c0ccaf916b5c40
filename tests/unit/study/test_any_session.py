"""Whatever is planned and however it is answered, a session keeps its promises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as some

from aligntutor.core.days import MINUTE, Moment
from aligntutor.core.items import Item
from aligntutor.core.states import CardState, Scheduling
from aligntutor.memory import Identity, review
from aligntutor.study.queue import AHEAD, Idea, Plan
from aligntutor.study.session import Asked, Finished, Learn, Limits, Session

from .makers import a_state, an_item

START = Moment(100 * 24 * 60 * MINUTE + 9 * 60 * MINUTE)
STEPS = some.sampled_from([(), (1,), (1, 10), (10, 1_440), (1, 10, 60), (1_440,), (10, 2_000), (25, 3)])
SCHEDULING = some.builds(
    Scheduling()._replace,
    learning_steps=STEPS,
    relearning_steps=STEPS,
    fuzz=some.just(False),
    turn=some.just(240),
)
KINDS = some.lists(some.sampled_from(["flashcard", "typed", "true-false"]), min_size=1, max_size=3)


@dataclass
class World:
    """A plan with the items of its cards."""

    plan: Plan
    items: dict[str, list[Item]]
    scheduling: Scheduling

    @property
    def cards(self) -> list[str]:
        """Every card of the plan, in the order in which first answers are due."""
        plan = self.plan
        ideas = [card for idea in plan.ideas for card in idea.cards]
        return [*plan.begun, *(state.card for state in plan.reviews), *plan.unlocked, *ideas]


@some.composite
def worlds(draw: some.DrawFn) -> World:
    """Up to twelve cards, some on steps, some due, some to be met."""
    names = [f"d/c{n}/name" for n in range(draw(some.integers(1, 12)))]
    items = {card: [an_item(card, f"{n}", kind=kind) for n, kind in enumerate(draw(KINDS))] for card in names}
    learning, begun, reviews, unlocked, ideas = [], [], [], [], []
    for card in names:
        match draw(some.sampled_from(["learning", "begun", "review", "review", "unlocked", "idea", "alone"])):
            case "learning":
                phase = draw(some.sampled_from(["learning", "relearning"]))
                due = START.ms + draw(some.integers(-60, AHEAD // MINUTE)) * MINUTE
                due_ms = draw(some.sampled_from([due, 0]))
                learning.append(a_state(card, phase=phase, step=draw(some.integers(0, 2)), due_ms=due_ms))
            case "begun":
                begun.append(card)
            case "review":
                reviews.append(a_state(card))
            case "unlocked":
                unlocked.append(card)
            case "idea":
                other = card.replace("name", "recognise")
                items[other] = [an_item(other, "one")]
                ideas.append(Idea("d", card.split("/")[1], (other, card)))
            case "alone":
                ideas.append(Idea("d", "", (card,)))
    plan = Plan(tuple(learning), tuple(begun), tuple(reviews), tuple(unlocked), tuple(ideas))
    return World(plan, items, draw(SCHEDULING))


@dataclass
class Sitting:
    """A session answered as the scheduler would have it, with what was seen written down."""

    world: World
    limits: Limits = Limits()
    at: Moment = START
    states: dict[str, CardState] = field(default_factory=dict)
    seen: list[tuple[str, str]] = field(default_factory=list)
    """Card and item of each answer that stands, lessons as ("", concept)."""
    failed: dict[str, int] = field(default_factory=dict)
    """Cards whose last answer was wrong -> the number of answers by then."""
    before: list[tuple[str, CardState | None, dict[str, int]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        plan = self.world.plan
        self.states = {state.card: state for state in (*plan.learning, *plan.reviews)}
        self.session = Session(plan, self.world.items.__getitem__, "0", self.limits, started=self.at.ms)
        self.session.go_on(self.at.ms)

    @property
    def answered(self) -> list[str]:
        return [card for card, _ in self.seen if card]

    @property
    def unmet(self) -> set[str]:
        """Cards of the plan that still wait for their first answer, and can be asked."""
        return {card for card in self.world.cards if self.world.items[card]} - set(self.answered)

    def answer(self, rating: int, minutes: int) -> None:
        """Read the lesson or answer the card at hand, then wait."""
        step = self.session.step
        if isinstance(step, Learn):
            self.seen.append(("", step.concept))
            self.session.read()
        elif isinstance(step, Asked):
            card = step.item.card
            self.check(card)
            assert step.state == self.states.get(card)
            self.before.append((card, self.states.get(card), dict(self.failed)))
            identity = Identity(card, "d", card.split("/")[1])
            state = review(
                self.states.get(card), identity, rating, rating > 1, step.item.key, self.at, self.at.ms,
                self.world.scheduling,
            )  # fmt: skip
            self.states[card] = state
            self.seen.append((card, step.item.key))
            self.failed.pop(card, None)
            if rating == 1:
                self.failed[card] = len(self.answered)
            self.session.accept(state, rating)
        self.at = Moment(self.at.ms + minutes * MINUTE)
        self.session.go_on(self.at.ms)

    def check(self, card: str) -> None:
        """A failed card comes back after three others or when due, sooner only where nothing else waits."""
        others = (self.unmet | {other for other in self.failed if self.world.items[other]}) - {card}
        if self.answered[-1:] == [card]:
            assert not others, f"{card} twice in a row while {others} wait"
        if card in self.failed and len(self.answered) - self.failed[card] < 3:
            due = self.states[card].due_ms
            assert 0 < due <= self.at.ms or not self.unmet

    def undo(self) -> None:
        """Take the last answer back."""
        if not self.before:
            return
        card, state, self.failed = self.before.pop()
        self.seen.reverse()
        self.seen.remove(next(entry for entry in self.seen if entry[0] == card))
        self.seen.reverse()
        if state:
            self.states[card] = state
        else:
            self.states.pop(card)
        self.session.undone(card, state)
        assert isinstance(self.session.go_on(self.at.ms), Asked)
        assert self.session.step.item.card == card

    def finish(self, rating: int) -> None:
        """Go on to the end, every answer rated the same."""
        for _ in range(12 * len(self.world.items) + 12):
            if isinstance(self.session.step, Finished):
                return
            self.answer(rating, 0)
        raise AssertionError("the session does not end")


ANSWERS = some.lists(some.tuples(some.sampled_from([1, 1, 2, 3, 3, 4]), some.sampled_from([0, 0, 1, 7, 30])))


@settings(deadline=None, max_examples=300)
@given(worlds(), ANSWERS, some.sampled_from([2, 3, 4]))
def test_everything_planned_is_asked_what_failed_comes_back_until_right_and_it_ends(
    world: World, answers: Sequence[tuple[int, int]], last: int
) -> None:
    sitting = Sitting(world)
    for rating, minutes in answers:
        sitting.answer(rating, minutes)
    sitting.finish(last)
    planned = {*world.cards, *(state.card for state in world.plan.learning)}
    assert set(sitting.answered) == planned
    assert sitting.failed == {}
    assert sitting.session.progress.done == len(sitting.answered)
    assert list(dict.fromkeys(card for card in sitting.answered if card in world.cards)) == world.cards


@settings(deadline=None)
@given(worlds(), ANSWERS)
def test_no_item_is_asked_twice_in_a_row_where_its_card_has_another(
    world: World, answers: Sequence[tuple[int, int]]
) -> None:
    sitting = Sitting(world)
    for rating, minutes in answers:
        sitting.answer(rating, minutes)
    for card, items in world.items.items():
        asked = [item for other, item in sitting.seen if other == card]
        assert len(items) == 1 or all(one != two for one, two in pairwise(asked))


@settings(deadline=None)
@given(worlds(), ANSWERS)
def test_a_lesson_is_followed_by_its_cards(world: World, answers: Sequence[tuple[int, int]]) -> None:
    sitting = Sitting(world)
    for rating, minutes in answers:
        sitting.answer(rating, minutes)
    sitting.finish(3)
    lessons = {idea.concept: idea.cards for idea in world.plan.ideas if idea.concept}
    read = [n for n, (card, _) in enumerate(sitting.seen) if not card]
    assert [sitting.seen[n][1] for n in read] == list(lessons)
    for n in read:
        cards = lessons[sitting.seen[n][1]]
        assert tuple(card for card, _ in sitting.seen[n + 1 : n + 1 + len(cards)]) == cards


@settings(deadline=None)
@given(worlds(), some.lists(some.sampled_from([1, 1, 3, "undo"])), some.sampled_from([2, 3]))
def test_undone_answers_are_asked_again_and_nothing_is_lost_by_them(
    world: World, doings: list[int | str], last: int
) -> None:
    sitting = Sitting(world)
    for doing in doings:
        if isinstance(doing, int):
            sitting.answer(doing, 0)
        else:
            sitting.undo()
        assert sitting.session.progress.done == len(sitting.answered)
    sitting.finish(last)
    planned = {*world.cards, *(state.card for state in world.plan.learning)}
    assert set(sitting.answered) == planned
    assert sitting.failed == {}


@settings(deadline=None)
@given(worlds(), ANSWERS, some.integers(1, 5))
def test_a_limit_of_cards_is_never_passed(
    world: World, answers: Sequence[tuple[int, int]], most: int
) -> None:
    sitting = Sitting(world, Limits(cards=most))
    for rating, minutes in answers:
        sitting.answer(rating, minutes)
        assert sitting.session.progress.total <= most
    sitting.finish(3)
    assert len(sitting.answered) <= most
    step = sitting.session.step
    assert isinstance(step, Finished)
    assert step.limited == (len(sitting.answered) == most)


@settings(deadline=None)
@given(worlds(), ANSWERS, some.data())
def test_cards_whose_items_vanish_are_passed_over(
    world: World, answers: Sequence[tuple[int, int]], data: some.DataObject
) -> None:
    sitting = Sitting(world)
    gone = data.draw(some.sets(some.sampled_from(sorted(world.items))))
    for rating, minutes in answers[:3]:
        sitting.answer(rating, minutes)
    before = len(sitting.answered)
    for card in gone:
        world.items[card] = []
    sitting.session.go_on(sitting.at.ms)
    sitting.finish(3)
    assert gone.isdisjoint(sitting.answered[before:])
    planned = {*world.cards, *(state.card for state in world.plan.learning)}
    assert planned - gone <= set(sitting.answered)
