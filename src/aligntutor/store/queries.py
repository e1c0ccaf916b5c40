"""What can be asked of the log without changing it; every query runs on an index."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from aligntutor.core.events import Event, EventType
from aligntutor.core.identity import deck_of
from aligntutor.core.states import CardState, Mark

from .counts import DayTotal, Hold, Stats
from .rows import IN_FORCE, MARK, STATE, WITNESSED, event_of, garbled, mark_row, state_of
from .schema import OF_NOTE

T = TypeVar("T")

PAGE = 500
"""Rows read at a time: a slow reader of a long list must not keep a writer waiting."""

SUSPENDED = "SELECT card FROM marks WHERE suspended <> '' OR retired"
ASIDE = f"{SUSPENDED} OR until > ?"
"""Cards that are not asked on a study day."""
ON_STEP = (
    f"card NOT IN ({ASIDE}) AND phase IN ('learning', 'relearning') AND due_ms <= ?"
    " AND (due_ms > 0 OR due_day <= ?)"
)
"""A card on a step of minutes that is due by a moment, or on one of days that is due by a study day."""
IN_REVIEW = f"card NOT IN ({ASIDE}) AND phase = 'review' AND due_day <= ?"
THEIRS = "card > ? AND card < ? AND deck = ?"
"""Cards of a deck; their keys lie together, so that no other deck's are looked at."""
ASKED = f"FROM card_states WHERE {THEIRS} AND card NOT IN ({SUSPENDED})"
"""Those of them that are not suspended."""
ALONE = f"{ASKED} AND concept = ''"
SUMS = "sum(reviews), sum(correct), sum(firsts), sum(firsts_right), sum(ms), sum(new), sum(new_alone)"


class Queries:
    """The questions; `Log` says where rows come from. Each may raise a StoreError."""

    def _rows(self, sql: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        raise NotImplementedError

    def _made(self, make: Callable[[tuple[Any, ...]], T], sql: str, values: tuple[Any, ...] = ()) -> list[T]:
        """What is made of each row; where that finds damage, it is told as such."""
        raise NotImplementedError

    @property
    def blank(self) -> bool:
        """Whether nothing was ever recorded."""
        return not self._rows("SELECT 1 FROM events LIMIT 1")

    def events(self) -> Iterator[Event]:
        """Every event as it was recorded, in the order of the log; one changed or missing is damage."""
        last: dict[str, int] = {}

        def next_in_chain(row: tuple[Any, ...]) -> Event:
            event = event_of(row)
            if event.n != last.get(event.writer, 0) + 1:
                raise garbled()
            last[event.writer] = event.n
            return event

        order, writer, n = -(1 << 63), "", 0
        while True:
            page = self._made(
                next_in_chain,
                f'SELECT {WITNESSED} FROM events WHERE ("order", writer, n) > (?, ?, ?)'
                ' ORDER BY "order", writer, n LIMIT ?',
                (order, writer, n, PAGE),
            )
            yield from page
            if len(page) < PAGE:
                return
            order, writer, n = page[-1].order, page[-1].writer, page[-1].n

    def state(self, card: str) -> CardState | None:
        """The state of a card; none where it was never answered."""
        return self.states((card,)).get(card)

    def states(self, cards: Iterable[str]) -> dict[str, CardState]:
        """The states of those of the cards that were answered."""
        wanted = list(cards)
        found: dict[str, CardState] = {}
        for start in range(0, len(wanted), PAGE):
            some = tuple(wanted[start : start + PAGE])
            marks = ", ".join("?" * len(some))
            for state in self._made(
                state_of, f"SELECT {STATE} FROM card_states WHERE card IN ({marks})", some
            ):
                found[state.card] = state
        return found

    def phases(self, deck: str) -> dict[str, tuple[str, int, int, float, int]]:
        """Phase, study day and moment it is due, stability and lapses of each answered card of a deck."""
        sql = f"SELECT card, phase, due_day, due_ms, stability, lapses FROM card_states WHERE {THEIRS}"
        return {card: tuple(rest) for card, *rest in self._rows(sql, _keys(deck))}

    def marks(self) -> dict[str, Mark]:
        """What is set on cards, by card."""
        return {mark.card: mark for mark in self._made(mark_row, f"SELECT {MARK} FROM marks ORDER BY card")}

    def answered_cards(self, deck: str) -> set[str]:
        """The cards of a deck that were answered."""
        return {card for (card,) in self._rows(f"SELECT card FROM card_states WHERE {THEIRS}", _keys(deck))}

    def answered_sets(self) -> dict[str, tuple[int, int]]:
        """How many cards of each deck were answered, and their keys `mixed`."""
        return {deck: (cards, mix) for deck, cards, mix in self._rows("SELECT * FROM answered")}

    def due_steps(self, today: int, until_ms: int) -> list[CardState]:
        """Cards on a (re)learning step due by `until_ms` (a step of days: by `today`), soonest first."""
        return self._made(
            state_of,
            f"SELECT {STATE} FROM card_states WHERE {ON_STEP} ORDER BY due_ms, card",
            (today, until_ms, today),
        )

    def due_reviews(self, today: int) -> list[CardState]:
        """Reviews due by `today`, siblings included, in the order in which they fell due."""
        return self._made(
            state_of,
            f"SELECT {STATE} FROM card_states WHERE {IN_REVIEW} ORDER BY due_day, due_ms, deck, concept",
            (today, today),
        )

    def answered_wrong(self, since: int) -> list[CardState]:
        """Cards that were failed on that study day or later and are not set aside, the last failed first."""
        return self._made(
            state_of,
            f"SELECT {STATE} FROM card_states WHERE last_wrong >= ? AND card NOT IN ({SUSPENDED})"
            " ORDER BY last_wrong DESC, card",
            (since,),
        )

    def load(self, first: int, last: int) -> list[int]:
        """The number of reviews due on each study day from one to another."""
        counted = [0] * (last - first + 1)
        for day, cards in self._rows(
            "SELECT due_day, count(*) FROM card_states WHERE phase = 'review' AND due_day BETWEEN ? AND ?"
            f" AND card NOT IN ({SUSPENDED}) GROUP BY due_day",
            (first, last),
        ):
            counted[day - first] = cards
        return counted

    def of_note(self, kind: EventType) -> list[Event]:
        """The pauses or the exams that stand, in the order of the log."""
        return self._made(
            event_of,
            f"SELECT {WITNESSED} FROM events WHERE {OF_NOTE} AND type = ? AND {IN_FORCE}"
            ' ORDER BY "order", writer, n',
            (kind,),
        )

    def due_families(self, today: int) -> Counter[tuple[str, str]]:
        """How many reviews are due by `today` of each (deck, concept), siblings included."""
        found: Counter[tuple[str, str]] = Counter()
        # Grouped as the index has them: deck and concept alone would have all rows sorted first.
        for deck, concept, cards in self._rows(
            f"SELECT deck, concept, count(*) FROM card_states WHERE {IN_REVIEW}"
            " GROUP BY phase, due_day, due_ms, deck, concept",
            (today, today),
        ):
            found[deck, concept] += cards
        return found

    def due_cards(self, today: int) -> dict[str, tuple[str, str]]:
        """The cards whose review is due by `today`, siblings included, each with its deck and concept."""
        rows = self._rows(f"SELECT card, deck, concept FROM card_states WHERE {IN_REVIEW}", (today, today))
        return {card: (deck, concept) for card, deck, concept in rows}

    def watched(self, today: int) -> bool:
        """Whether a review is due by `today` of a card that was answered wrong by a learner who was sure."""
        sql = f"SELECT 1 FROM card_states INDEXED BY states_watched WHERE watch > 0 AND {IN_REVIEW} LIMIT 1"
        return bool(self._rows(sql, (today, today)))

    def touched(self, today: int) -> set[tuple[str, str]]:
        """The (deck, concept) pairs of which a card was answered on that study day."""
        rows = self._rows(
            "SELECT DISTINCT deck, concept FROM card_states WHERE last_day = ? AND concept <> ''", (today,)
        )
        return set(rows)

    def forecast(self, today: int, days: int = 7, deck: str = "") -> list[int]:
        """Reviews that fall due on each of `days` study days from `today` on; the first has all overdue.

        Of one deck, or of all where it is empty.
        """
        counted = [0] * days
        for day, cards in self._rows(
            f"SELECT due_day, count(*) FROM card_states WHERE {IN_REVIEW} AND ? IN ('', deck)"
            " GROUP BY due_day",
            (today, today + days - 1, deck),
        ):
            counted[max(day - today, 0)] += cards
        return counted

    def holds(self, deck: str) -> dict[str, Hold]:
        """How firmly each concept of a deck is held, by its id; a card without a concept by its key."""
        alone = self._rows(f"SELECT card, 1, phase <> 'learning', stability, last_day {ALONE}", _keys(deck))
        return {**self.concept_holds(deck), **{card: Hold(*rest) for card, *rest in alone}}

    def concept_holds(self, deck: str) -> dict[str, Hold]:
        """How firmly each concept of a deck is held, by its id."""
        held = self._rows(
            "SELECT concept, count(*), sum(phase <> 'learning'), min(stability), max(last_day)"
            f" {ASKED} AND concept <> '' GROUP BY concept",
            _keys(deck),
        )
        return {concept: Hold(*rest) for concept, *rest in held}

    def next_dues(self, deck: str, today: int) -> dict[str, int]:
        """The study day on which a card of each concept of a deck is due next, of those that are asked."""
        sql = (
            f"SELECT concept, min(due_day) FROM card_states WHERE {THEIRS} AND card NOT IN ({ASIDE})"
            " AND concept <> '' GROUP BY concept"
        )
        return dict(self._rows(sql, (*_keys(deck), today)))

    def held_alone(self, deck: str, known: float) -> float:
        """Cards of a deck without a concept, each that graduated as its stability over `known` days, or 1."""
        total = f"SELECT total(min(1.0, stability / ?)) {ALONE} AND phase <> 'learning'"
        return float(self._rows(total, (known, *_keys(deck)))[0][0])

    def lessons_read(self, deck: str) -> dict[str, int]:
        """The study day on which the lesson of each concept was read first."""
        return dict(self._rows("SELECT concept, day FROM lessons WHERE deck = ?", (deck,)))

    def introduced(self, today: int) -> dict[str, int]:
        """New ideas by deck on a study day: lessons first read, and cards without one first answered."""
        rows = self._rows(
            "SELECT deck, sum(ideas) FROM (SELECT deck, 1 AS ideas FROM lessons WHERE day = ?"
            " UNION ALL SELECT deck, new_alone FROM totals WHERE day = ? AND new_alone > 0) GROUP BY deck",
            (today, today),
        )
        return dict(rows)

    def answered(self, today: int) -> dict[str, DayTotal]:
        """The totals of one study day by deck; decks without reviews on it are left out."""
        rows = self._rows(f"SELECT deck, day, {SUMS} FROM totals WHERE day = ? GROUP BY deck", (today,))
        return {deck: DayTotal(*rest) for deck, *rest in rows}

    def stats(self) -> Stats:
        """Cards by phase, and every day's totals over all decks."""
        learning = review = 0
        decks: Counter[str] = Counter()
        # Grouped as the index has them: phase and deck alone would have all rows sorted first.
        for phase, deck, cards in self._rows(
            "SELECT phase, deck, count(*) FROM card_states GROUP BY phase, due_day, due_ms, deck"
        ):
            decks[deck] += cards
            if phase == "review":
                review += cards
            else:
                learning += cards
        suspended = 0
        for card, phase, retired in self._rows(
            "SELECT marks.card, phase, retired FROM marks LEFT JOIN card_states USING (card)"
            " WHERE suspended <> '' OR retired"
        ):
            review -= phase == "review"
            learning -= phase not in (None, "review")
            suspended += not retired
            decks[deck_of(card)] += (phase is None) - retired
        return Stats(learning, review, suspended, tuple(self.days()), decks)

    def days(self, deck: str = "") -> list[DayTotal]:
        """Every study day with reviews of one deck, or of all where it is empty, oldest first."""
        rows = self._rows(
            f"SELECT day, {SUMS} FROM totals WHERE ? IN ('', deck) GROUP BY day ORDER BY day", (deck,)
        )
        return [DayTotal(*row) for row in rows]


def _keys(deck: str) -> tuple[str, str, str]:
    """The values for THEIRS: a key begins with its deck and a slash, and the character after that is 0."""
    return f"{deck}/", f"{deck}0", deck
