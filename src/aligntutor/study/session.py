"""The session as a state machine: given the same plan, answers and times, it does the same again."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from aligntutor.core.asks import Ask
from aligntutor.core.days import MINUTE
from aligntutor.core.items import Item
from aligntutor.core.states import CardState

from .queue import AHEAD, Idea, Plan
from .rotation import deal, pick

APART = 3
"""Other cards between a failed card and its return."""


@dataclass(frozen=True)
class Learn:
    """The lesson of a new concept is to be read."""

    deck: str
    concept: str


@dataclass(frozen=True)
class Asked:
    """An item is to be answered."""

    item: Item
    ask: Ask
    state: CardState | None
    """Before the answer; none for a new card."""


@dataclass(frozen=True)
class Finished:
    """Nothing remains, or a limit is reached."""

    limited: bool = False


Step: TypeAlias = Learn | Asked | Finished


@dataclass(frozen=True)
class Limits:
    """Where a session ends; none means no limit."""

    cards: int | None = None
    minutes: float | None = None


@dataclass(frozen=True)
class Progress:
    """How far the session is, in answers."""

    done: int
    total: int
    """Grows when a wrong answer comes back."""


@dataclass
class Session:
    """One sitting. `items` gives the items of a card; nothing else is asked of the outside."""

    plan: Plan
    items: Callable[[str], Sequence[Item]]
    seed: str
    limits: Limits = Limits()
    started: int = 0
    """Milliseconds UTC."""
    states: dict[str, CardState] = field(default_factory=dict)
    step: Step = field(default_factory=Finished)
    answered: int = 0

    def __post_init__(self) -> None:
        self._reviews = deque(state.card for state in self.plan.reviews)
        self._unlocked = deque(self.plan.unlocked)
        self._ideas = deque(self.plan.ideas)
        self._fresh = deque(self.plan.begun)
        self._steps: dict[str, int] = {}
        self._asked_at: dict[str, int] = {}
        for state in (*self.plan.learning, *self.plan.reviews):
            self.states.setdefault(state.card, state)
        for state in self.plan.learning:
            self._steps[state.card] = state.due_ms

    def go_on(self, now: int) -> Step:
        """Move to the next step at `now` (milliseconds UTC) and return it."""
        self.step = self._next(now)
        return self.step

    def read(self) -> None:
        """The lesson at hand was read; its cards come next."""
        assert isinstance(self.step, Learn)
        self._fresh.extend(self._ideas.popleft().cards)

    def accept(self, state: CardState) -> None:
        """The item at hand was answered and its new state is safely stored."""
        assert isinstance(self.step, Asked)
        card = self.step.item.card
        self.states[card] = state
        self.answered += 1
        self._asked_at[card] = self.answered
        self._leave(card)
        if state.phase != "review":
            self._steps[card] = state.due_ms

    def undone(self, card: str, state: CardState | None) -> None:
        """The last answer to a card was taken back; it is asked again next."""
        self._leave(card)
        if state is None:
            self.states.pop(card, None)
        else:
            self.states[card] = state
        self._asked_at.pop(card, None)
        self.answered = max(0, self.answered - 1)
        self._fresh.appendleft(card)

    @property
    def progress(self) -> Progress:
        """Answers given, and the number expected in all."""
        ahead = sum(len(idea.cards) for idea in self._ideas)
        rest = len(self._fresh) + len(self._reviews) + len(self._unlocked) + len(self._steps) + ahead
        total = self.answered + rest
        if self.limits.cards is not None:
            total = min(total, max(self.limits.cards, self.answered))
        return Progress(self.answered, total)

    def _leave(self, card: str) -> None:
        for queue in (self._fresh, self._reviews, self._unlocked):
            if card in queue:
                queue.remove(card)
        self._steps.pop(card, None)
        if self._ideas and self._ideas[0].cards == (card,) and not self._ideas[0].concept:
            self._ideas.popleft()

    def _over(self, now: int) -> bool:
        cards, minutes = self.limits.cards, self.limits.minutes
        return (cards is not None and self.answered >= cards) or (
            minutes is not None and now - self.started >= minutes * MINUTE
        )

    def _next(self, now: int) -> Step:
        if self._over(now):
            return Finished(limited=True)
        card = self._returning(now) or self._waiting()
        if not card and self._ideas:
            idea: Idea = self._ideas[0]
            if idea.concept:
                return Learn(idea.deck, idea.concept)
            card = idea.cards[0]
        card = card or self._early(now)
        return self._ask(card) if card else Finished()

    def _waiting(self) -> str:
        for queue in (self._fresh, self._reviews, self._unlocked):
            if queue:
                return queue[0]
        return ""

    def _returning(self, now: int) -> str:
        """A card whose step is due, or a failed one after enough others; never twice in a row."""
        if self._fresh:
            return ""
        due = [
            (at, card)
            for card, at in self._steps.items()
            if (at <= now or (self._failed(card) and self._since(card) >= APART)) and self._since(card) > 0
        ]
        return min(due)[1] if due else ""

    def _early(self, now: int) -> str:
        """Nothing else remains: what is due soon, the one just asked last of all."""
        soon = [
            (self._since(card) == 0, at, card)
            for card, at in self._steps.items()
            if at <= now + AHEAD or self._failed(card)
        ]
        return min(soon)[2] if soon else ""

    def _failed(self, card: str) -> bool:
        state = self.states[card]
        return state.step == 0 and card in self._asked_at

    def _since(self, card: str) -> int:
        """Answers given since this card's own."""
        return self.answered - self._asked_at.get(card, -APART)

    def _ask(self, card: str) -> Step:
        state = self.states.get(card)
        item = pick(self.items(card), state, self.seed)
        return Asked(item, item.question.pose(deal(item, state)), state)
