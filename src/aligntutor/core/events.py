"""Events: what the append-only log is made of.

Format of the log, version 1. An event's hash is SHA-256 over the canonical JSON of the list
`[id, writer, n, prev, wall, offset, day, order, type, payload]`; `prev` is the hash of the same
writer's event `n - 1` (empty for its first), so each writer's events form one chain. A type of event
that shapes card states comes with a new version of the file, so that older programs refuse it. What each
type holds is checked by `payloads` where events come from another device.

Payloads, besides that of a review:
- `lesson` {deck, concept}, `unread` {deck, concept, day: that of the lesson that no longer counts};
- `undo` {undoes: id of the event taken back}, and `deck` where that is an `edited`, and what it told of is as
  before in that deck;
- `suspend`, `unsuspend`, `unbury`, `unflag`, `reset` (to be learnt anew, now), `forget` (as if never
  answered) {card}; `bury` {card, until: study day from which it is asked again}; `flag` {card, note};
  `due` {card, day};
- `practice` as a review, of an answer that left the schedule alone;
- `parameters` {weights: the 21 of FSRS-6 from here on};
- `pause` {from, until: study days, the second no longer part of it}, `exam` {deck, day}; either is called off
  by days that lie in the past;
- `edited` {card, change, items, due_day}: its deck has the card otherwise than when it was answered. `change`
  is `typo`, `clarified`, `meaning`, `split`, `retired` (the deck has it no longer) or `returned`. `items`
  maps what follows `#` in the key of an item to its hashes `[words, learnt]` as they are now, and is empty
  where the card is not in the deck. `due_day`, with `meaning` alone, is the study day on which it is asked
  again;
- `renamed` {card, was: its key before, concept}, or {deck, concept, was: the concept's id before}: what was
  recorded up to here under the one counts towards the other (`core.renames`);
- `settings` the fields of Scheduling, whenever they are other than those that the writer recorded before (at
  first: than the defaults).
Events that were recorded as one act share an `act` in their payloads, and are taken back together.
"""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from .identity import canonical, digest

EventType = Literal[
    "review", "practice", "lesson", "unread", "undo", "settings", "parameters", "pause", "exam", "edited",
    "suspend", "unsuspend", "bury", "unbury", "flag", "unflag", "reset", "forget", "due", "renamed",
]  # fmt: skip


class Event(NamedTuple):
    """One thing that happened, as recorded."""

    id: str
    """128 random bits in hex."""
    writer: str
    """Random id of the device (or restored copy) that wrote it."""
    n: int
    """The writer's sequence number, from 1."""
    prev: str
    wall: int
    """Milliseconds UTC by the clock on the wall."""
    offset: int
    """Minutes that local time was ahead of UTC."""
    day: int
    """Study-day number."""
    order: int
    """max(wall, last order + 1): replay sorts by (order, writer, n)."""
    type: EventType
    payload: Mapping[str, Any]

    @property
    def hash(self) -> str:
        """What the writer's next event names as `prev`."""
        return digest(canonical([self.id, self.writer, self.n, self.prev, self.wall, self.offset,
                                 self.day, self.order, self.type, self.payload]))  # fmt: skip


class Head(NamedTuple):
    """The last event known of a writer."""

    n: int = 0
    hash: str = ""
    order: int = -(1 << 62)


class Review(NamedTuple):
    """The payload of a `review` event: one answered item."""

    deck: str
    card: str
    concept: str
    item: str
    kind: str
    content: str
    """Hash of the item's content."""
    answer_hash: str
    """Hash of the item's right answer."""
    shown: tuple[str, ...]
    """Ids of what was to be chosen, arranged, matched (left sides, then right) or ticked, as it was shown."""
    answer: Any
    """What was answered: ids, pairs of ids, a text, or `{"rating", "met"}` with the ids of the points met."""
    correct: bool
    credit: float
    rating: int
    """1 Again, 2 Hard, 3 Good, 4 Easy."""
    guess: float
    """Chance of being right without knowing."""
    confidence: str
    """`sure`, `unsure`, or empty where it was not asked."""
    latency_ms: int
    """From question shown to answer given."""
    retrievability: float | None
    """Before the review; none for a first one."""
    scheduler: str
    due_day: int
    due_ms: int
    """The due date chosen: fuzz and settings cannot be derived later (see CardState)."""
    words: str = ""
    learnt: str = ""
    """The item's hashes of the same names, by which an edit is told later on; empty in older reviews."""
    leech: bool = False
    """Whether it was forgotten so often that this answer set the card aside."""
