"""The session as a state machine: given the same plan, answers and times, it does the same again."""

import math
from collections import deque
from collections.abc import Callable, Sequence
from itertools import islice
from typing import NamedTuple, TypeAlias

from aligntutor.core.asks import Ask
from aligntutor.core.days import MINUTE
from aligntutor.core.items import Item
from aligntutor.core.states import CardState
from aligntutor.memory import AGAIN, HARD

from .queue import AHEAD, Idea, Plan
from .rotation import deal, pick

APART = 3
"""Other cards between a failed card and its return."""


class Learn(NamedTuple):
    """The lesson of a new concept is to be read."""

    deck: str
    concept: str


class Asked(NamedTuple):
    """An item is to be answered."""

    item: Item
    ask: Ask
    state: CardState | None
    """Before the answer; none for a new card."""


class Finished(NamedTuple):
    """Nothing remains, or a limit is reached."""

    limited: bool = False


Step: TypeAlias = Learn | Asked | Finished


class Limits(NamedTuple):
    """Where a session ends; none means no limit."""

    cards: int | None = None
    minutes: float | None = None


class Progress(NamedTuple):
    """How far the session is, in answers."""

    done: int
    total: int
    """Grows when a wrong answer comes back."""


class Session:
    """One sitting, begun at `started` (milliseconds UTC).

    `items` gives the items of a card; nothing else is asked of the outside.
    """

    def __init__(
        self,
        plan: Plan,
        items: Callable[[str], Sequence[Item]],
        seed: str,
        limits: Limits = Limits(),
        started: int = 0,
    ) -> None:
        self.plan = plan
        self.items = items
        self.seed = seed
        self.limits = limits
        self.started = started
        self.states: dict[str, CardState] = {}
        self.step: Step = Finished()
        self._first: deque[str] = deque()
        """What was undone, and the cards of the lesson just read: nothing comes between."""
        self._begun = deque(plan.begun)
        self._reviews = deque([*(state.card for state in plan.reviews), *plan.practice])
        self._unlocked = deque(plan.unlocked)
        self._ideas = deque(plan.ideas)
        self._returns: dict[str, float] = {}
        """Cards that come back, and when: on a step of minutes, or failed (at no time of their own)."""
        self._failed: set[str] = set()
        self._held: set[str] = set()
        """Cards that made no headway on their step: shown when due, not early, or it would never end."""
        self._answers: list[str] = []
        self._cards = {
            *(state.card for state in (*plan.learning, *plan.reviews)), *plan.begun, *plan.unlocked,
            *plan.practice, *(card for idea in plan.ideas for card in idea.cards),
        }  # fmt: skip
        for state in (*plan.learning, *plan.reviews):
            self.states.setdefault(state.card, state)
        for card, known in plan.practice.items():
            if known:
                self.states.setdefault(card, known)
        for state in plan.learning:
            self._returns[state.card] = state.due_ms

    def go_on(self, now: int) -> Step:
        """Move to the next step at `now` (milliseconds UTC) and return it."""
        self.step = Finished(limited=True) if self._over(now) else self._next(now)
        return self.step

    def read(self) -> None:
        """The lesson at hand was read; its cards come next."""
        assert isinstance(self.step, Learn)
        self._first.extend(self._ideas.popleft().cards)

    def skip(self) -> None:
        """The lesson at hand is gone, and the idea with it."""
        assert isinstance(self.step, Learn)
        self._ideas.popleft()

    def accept(self, state: CardState, rating: int) -> None:
        """The item at hand was answered and rated (1 to 4), and its new state is safely stored."""
        assert isinstance(self.step, Asked)
        card = self.step.item.card
        before = self.states.get(card)
        self.states[card] = state
        self._answers.append(card)
        self._leave(card)
        if rating == AGAIN:
            self._failed.add(card)
        if rating == AGAIN or state.due_ms:
            self._returns[card] = state.due_ms or math.inf
        if rating == HARD and before and (before.phase, before.step) == (state.phase, state.step):
            self._held.add(card)

    def practised(self, rating: int) -> None:
        """The item at hand was answered without touching the schedule; what failed comes back."""
        assert isinstance(self.step, Asked)
        card = self.step.item.card
        self._answers.append(card)
        self._leave(card)
        if rating == AGAIN:
            self._failed.add(card)
            self._returns[card] = math.inf

    def put_aside(self, card: str) -> None:
        """A card is not to be asked in this sitting any more."""
        self._leave(card)
        for idea in [idea for idea in self._ideas if card in idea.cards]:
            rest = tuple(other for other in idea.cards if other != card)
            at = self._ideas.index(idea)
            if rest:
                self._ideas[at] = idea._replace(cards=rest)
            else:
                del self._ideas[at]

    def begin_anew(self, card: str) -> None:
        """A card was reset; it is asked as a new one."""
        self.put_aside(card)
        self.states.pop(card, None)
        self._begun.append(card)

    def has(self, card: str) -> bool:
        """Whether a card belongs to this sitting, asked or not."""
        return card in self._cards or card in self._answers

    def brought_back(self, card: str, state: CardState | None) -> bool:
        """What was done by hand to a card of this sitting was taken back; gives whether it is asked now.

        One that was answered keeps its answer, and returns when its step says.
        """
        self._leave(card)
        self._know(card, state)
        if card not in self._answers:
            self._first.appendleft(card)
            return True
        if state and state.phase != "review":
            self._returns[card] = state.due_ms or math.inf
        return False

    def undone(self, card: str, state: CardState | None) -> None:
        """The last answer to a card was taken back; it is asked again next."""
        self._leave(card)
        self._know(card, state)
        if self._answers[-1:] == [card]:
            self._answers.pop()
        self._first.appendleft(card)

    def _know(self, card: str, state: CardState | None) -> None:
        if state is None:
            self.states.pop(card, None)
        else:
            self.states[card] = state

    @property
    def progress(self) -> Progress:
        """Answers given, and the number expected in all."""
        done = len(self._answers)
        ahead = sum(len(idea.cards) for idea in self._ideas)
        total = done + sum(map(len, self._queues)) + len(self._returns.keys() - self._held) + ahead
        if self.limits.cards is not None:
            total = min(total, max(self.limits.cards, done))
        return Progress(done, total)

    @property
    def _queues(self) -> tuple[deque[str], ...]:
        return self._first, self._begun, self._reviews, self._unlocked

    def _leave(self, card: str) -> None:
        for queue in self._queues:
            if card in queue:
                queue.remove(card)
        self._returns.pop(card, None)
        self._failed.discard(card)
        self._held.discard(card)
        if self._ideas and self._ideas[0] == Idea(self._ideas[0].deck, "", (card,)):
            self._ideas.popleft()

    def _over(self, now: int) -> bool:
        cards, minutes = self.limits.cards, self.limits.minutes
        return (cards is not None and len(self._answers) >= cards) or (
            minutes is not None and now - self.started >= minutes * MINUTE
        )

    def _next(self, now: int) -> Step:
        while True:
            card = self._waiting(now)
            if not card and self._ideas:
                idea = self._ideas[0]
                if not any(map(self.items, idea.cards)):
                    self._ideas.popleft()
                    continue
                if idea.concept:
                    return Learn(idea.deck, idea.concept)
                card = idea.cards[0]
            card = card or self._early(now)
            if not card:
                return Finished()
            if items := self.items(card):
                return self._ask(card, items)
            self._leave(card)  # The deck was changed meanwhile, and has no items for it any more.

    def _waiting(self, now: int) -> str:
        """What is to be asked before any new idea."""
        first, *later = self._queues
        if first:
            return first[0]
        return self._returning(now) or next((queue[0] for queue in later if queue), "")

    def _returning(self, now: int) -> str:
        """A card whose step is due, or a failed one after enough others; never twice in a row."""
        due = [
            (at, card)
            for card, at in self._returns.items()
            if (at <= now or (card in self._failed and self._since(card) >= APART)) and self._since(card) > 0
        ]
        return min(due)[1] if due else ""

    def _early(self, now: int) -> str:
        """Nothing else remains: what failed or is due soon, the one just asked last of all."""
        soon = [
            (self._since(card) == 0, at, card)
            for card, at in self._returns.items()
            if card in self._failed or at <= (now if card in self._held else now + AHEAD)
        ]
        return min(soon)[2] if soon else ""

    def _since(self, card: str) -> int:
        """Answers given since this card's own, counted up to APART."""
        recent = islice(reversed(self._answers), APART)
        return next((n for n, other in enumerate(recent) if other == card), APART)

    def _ask(self, card: str, items: Sequence[Item]) -> Step:
        state = self.states.get(card)
        item = pick(items, state, self.seed)
        return Asked(item, item.question.pose(deal(item, state)), state)
