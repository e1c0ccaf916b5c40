"""All cards of the decks on offer, to be searched and to be dealt with many at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from aligntutor.core.days import Moment, study_day
from aligntutor.core.events import EventType
from aligntutor.core.states import Mark
from aligntutor.store import Compiled, Log

from .by_hand import ByHand
from .changelog import ASKED
from .refusal import asked
from .searching import STATES, Found, Now, folded, matching, parse
from .wording import due_on, plural, sentence_start

DONE: dict[EventType, str] = {
    "suspend": "set aside",
    "unsuspend": "asked again",
    "bury": "not asked before {date}",
    "unbury": "asked again",
    "flag": "flagged",
    "unflag": "flagged no longer",
    "reset": "to be learnt anew",
    "forget": "forgotten, as if never met",
    "due": "due {when}",
}
"""What may be done with many, as it is told."""
NOTHING = (
    "No card is found.",
    "Try other words, or one of " + ", ".join(f"is:{name}" for name in STATES) + ".",
    "deck:ID and in:CHAPTER narrow it down, and a minus before anything means not.",
)
NO_CARDS = ("There is no card yet.", "aligntutor decks add PATH adds a deck.")


class Result(NamedTuple):
    """What a query finds."""

    cards: list[Found]
    unknown: str = ""
    """What was typed and means nothing, with what it may have meant; mostly empty."""
    nothing: tuple[str, ...] = ()
    """What to say where no card is found."""


class Browser:
    """Reads all cards once; every method but `find` may raise Refused."""

    def __init__(
        self, log: Log, compiled: Compiled, decks: Sequence[str], clock: Callable[[], Moment]
    ) -> None:
        self._log = log
        self._compiled = compiled
        self._decks = decks
        self._clock = clock
        self._hand = ByHand(log, compiled, decks, clock)
        self.read()

    def read(self) -> None:
        """Look again at what is known of all cards."""
        marks = asked(self._log.marks)
        self._cards = [card for deck in self._decks for card in self._of(deck, marks)]
        self._texts = [folded(card) for card in self._cards]

    def _of(self, deck: str, marks: dict[str, Mark]) -> list[Found]:
        states = asked(lambda: self._log.phases(deck))
        found = []
        for key, term, chapter, skill, asks in self._compiled.asked(deck):
            state = states.get(key, ("new", 0, 0, 0.0, 0))
            side = ASKED.get(skill.split("/", 1)[0], "")
            name = sentence_start(term) if term else asks
            found.append(Found(key, name, side, asks, deck, chapter, *state, marks.get(key) or Mark(key)))
        return found

    @property
    def today(self) -> int:
        """The study day it is now."""
        return study_day(self._clock(), self._log.scheduling.turn)

    def find(self, text: str) -> Result:
        """The cards that a query means, in the order of the decks."""
        query = parse(text, self._decks)
        if query.unknown:
            unknown = _unknown(query.unknown)
            return Result([], unknown, (unknown,))
        found = matching(self._cards, self._texts, query, Now(self.today, self._clock()))
        return Result(found, nothing=NOTHING if self._cards else NO_CARDS)

    def act(self, action: EventType, cards: Sequence[str], note: str = "", days: int = 1) -> str:
        """Do one thing with cards as one act, and say what was done."""
        done = self._hand.act_on(action, cards, note, days)
        self.read()
        when = due_on(days, self.today + days)
        words = DONE[action].format(when=when, date=when.removeprefix("on "))
        rest = len(cards) - len(done)
        more = f" For {plural(rest, 'other')} there was nothing to do." if rest else ""
        return f"{plural(len(done), 'card')} {words}.{more}"


def _unknown(words: Sequence[str]) -> str:
    word = words[0]
    head, _, rest = word.partition(":")
    if head != "is":
        return f"{word} means nothing here; name a {'chapter' if head == 'in' else 'deck'}."
    near = get_close_matches(rest, STATES, 1)
    hint = f"did you mean is:{near[0]}?" if near else f"there are is:{', is:'.join(STATES)}."
    return f"{word} means nothing here; {hint}"
