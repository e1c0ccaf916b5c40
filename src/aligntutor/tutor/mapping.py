"""A deck as a map: its ideas, what each needs and opens, what it is taken for, how firmly it is held."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from aligntutor.core.days import Moment, study_day
from aligntutor.store import Compiled, Log, StoredConcept

from . import wording
from .acts import ANSWERS, WHY
from .by_hand import ByHand, CardFacts
from .changelog import ASKED
from .mastery import mastery
from .pages import Pages
from .refusal import Refused
from .shown import Lesson, Mastery

Ids = tuple[str, ...]
Apart = Mapping[str, tuple[int, int]]
"""What stood among the options of an idea's cards, such as ids of others -> answers: (right ones, all)."""


class Idea(NamedTuple):
    """A concept on the map; whatever it names is on the map too."""

    id: str
    term: str
    mastery: Mastery
    needs: Ids = ()
    opens: Ids = ()
    alike: Ids = ()
    due: str = ""
    """When one of its cards is asked next: `due in 6 days`; empty where none was answered."""
    due_day: int | None = None
    """The same as a study day."""


class MapChapter(NamedTuple):
    """A chapter with its ideas, none before what it needs."""

    id: str
    title: str
    ideas: tuple[Idea, ...]


class DeckMap(NamedTuple):
    """The ideas of a deck by chapter; chapters without any are left out."""

    deck: str
    title: str
    chapters: tuple[MapChapter, ...]

    @property
    def ideas(self) -> dict[str, Idea]:
        """All of them in their order, by id."""
        return {idea.id: idea for chapter in self.chapters for idea in chapter.ideas}

    @property
    def known(self) -> int:
        """How many are known."""
        return sum(idea.mastery == "known" for idea in self.ideas.values())


class Closer(NamedTuple):
    """What else is told of the one idea that is looked at."""

    definition: str = ""
    apart: Apart = {}  # noqa: RUF012 - nothing ever changes it


class CardLine(NamedTuple):
    """A card of an idea, in words."""

    facts: CardFacts
    side: str
    """Which side of the idea it asks about."""
    said: str
    """When it is due and how firm it is."""


class WholeIdea(NamedTuple):
    """An idea with all there is to say of it."""

    lesson: Lesson
    apart: Apart
    cards: tuple[CardLine, ...]


def map_of(log: Log, compiled: Compiled, decks: Sequence[str], at: Moment) -> DeckMap:
    """The map of the first of these decks that has ideas. Raises Refused where none has."""
    for deck in decks:
        if rows := compiled.concepts(deck):
            return _drawn(log, compiled, deck, rows, study_day(at, log.scheduling.turn))
    row = compiled.deck(decks[0]) if len(decks) == 1 else None
    if row:
        raise Refused(f"“{row.title}” has no ideas to map.", "Study its cards: they stand on their own.")
    raise Refused("No deck here has ideas to map.", "Study the cards as they are.")


def _drawn(log: Log, compiled: Compiled, deck: str, rows: Sequence[StoredConcept], today: int) -> DeckMap:
    holds, read, dues = log.concept_holds(deck), log.lessons_read(deck), log.next_dues(deck, today)
    # An entry with a fault is left out of its deck, and others may still name it.
    needs: dict[str, Ids] = {row.id: () for row in rows}
    opens: dict[str, list[str]] = {row.id: [] for row in rows}
    alike: dict[str, dict[str, None]] = {row.id: {} for row in rows}
    for row in rows:
        needs[row.id] = tuple(id for id in dict.fromkeys(row.prerequisites) if id in needs)
        for id in needs[row.id]:
            opens[id].append(row.id)
        alike[row.id] |= {id: None for id in row.alike if id in needs and id != row.id}
    for row in rows:  # named on either entry; its own come first
        for id in alike[row.id]:
            alike[id].setdefault(row.id)
    ideas: dict[str, list[Idea]] = {}
    for row in rows:
        due = dues.get(row.id)
        ideas.setdefault(row.chapter, []).append(
            Idea(
                row.id,
                wording.sentence_start(row.term),
                mastery(holds.get(row.id), row.id in read),
                needs[row.id],
                tuple(opens[row.id]),
                tuple(alike[row.id]),
                "" if due is None else wording.due(due - today),
                due,
            )
        )
    stored = compiled.deck(deck)
    chapters = compiled.chapters(deck)
    return DeckMap(
        deck,
        stored.title if stored else deck,
        tuple(MapChapter(row.id, row.title, tuple(ideas[row.id])) for row in chapters if row.id in ideas),
    )


def closer(log: Log, compiled: Compiled, deck: str, concept: str) -> Closer:
    """The definition of a concept, and how often it was told from each of its look-alikes."""
    row = compiled.concept(deck, concept)
    definition = json.loads(row.lesson)["definition"] if row else ""
    return Closer(definition, _apart(log, compiled, deck, concept))


def _apart(log: Log, compiled: Compiled, deck: str, concept: str) -> Apart:
    """By whatever stood among the options of its cards."""
    found: dict[str, tuple[int, int]] = {}
    for card in compiled.cards_of(deck, [concept]).get(concept, ()):
        for event in log.history(card.key):
            if event.type in ANSWERS:
                for id in set(event.payload["shown"]):
                    right, asked = found.get(id, (0, 0))
                    found[id] = right + event.payload["correct"], asked + 1
    return found


def whole(
    log: Log, compiled: Compiled, deck: str, concept: str, clock: Callable[[], Moment],
    mend: Callable[[], object],
) -> WholeIdea:  # fmt: skip
    """All there is to say of an idea. Raises Refused where its deck has it no longer."""
    lesson = Pages(compiled, mend).lesson(deck, concept, ())
    if lesson is None:
        raise Refused("This idea is no longer in its deck.", "Open the map again.")
    hand = ByHand(log, compiled, (deck,), clock)
    cards = compiled.cards_of(deck, [concept]).get(concept, ())
    lines = [_line(hand.facts(card.key), hand.today) for card in cards]
    return WholeIdea(lesson, _apart(log, compiled, deck, concept), tuple(lines))


def _line(facts: CardFacts, today: int) -> CardLine:
    state, mark = facts.state, facts.mark
    parts = []
    if mark.suspended:
        parts.append(WHY[mark.suspended])
    elif mark.until > today:
        parts.append(f"comes back {wording.due_on(mark.until - today, mark.until)}")
    if state is None:
        parts.append("to be learnt anew" if mark.fresh else "not asked yet")
    else:
        if not parts:
            parts.append(wording.due(state.due_day - today))
        parts.append(f"holds for {wording.days(state.stability)}")
        parts.append(f"right {state.right} of {wording.plural(state.reps, 'time')}")
    return CardLine(facts, ASKED.get(facts.skill.split("/")[0], ""), ", ".join(parts))
