"""R24: a wrong option that stands for no idea tells nobody what was confused; one that fits is not wrong."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from aligntutor.core.concepts import Concept, element_id
from aligntutor.core.decks import Problem
from aligntutor.core.items import Item, Option
from aligntutor.kinds.matching import Matching

from .desk import Desk
from .page import Page
from .reading import option_kind, words

CODE = "R24"
AUTHORED = frozenset({"", "T08", "T13", "T14", "T15", "T16", "T17", "T20"})
"""Templates, and cards written by hand, whose wrong options have a reason of their own: R19 sees to it."""


def check(item: Item, desk: Desk) -> Iterator[Problem]:
    """Errors for a distractor that stands for nothing known or fits too; a warning for a far-fetched one."""
    if isinstance(item.question, Matching):
        yield from _fitting_twice(item.question, desk)
        return
    right = _right(item, desk)
    for option in item.question.options:
        if option.names and not option.correct:
            yield from _named(option, right, desk)
        elif not option.correct and item.template not in AUTHORED:
            yield _found(f"The wrong option “{option.text}” stands for no idea.",
                         "Name the concept or misconception that it is drawn from.")  # fmt: skip
    concept = desk.concept(item)
    if concept and item.template:
        yield from _fitting_too(item, concept, desk)


def _named(option: Option, right: Concept | None, desk: Desk) -> Iterator[Problem]:
    """An error where an option names nothing in the deck, a warning where it is far from what is right."""
    owners = {option.names} & desk.deck.concepts.keys() or desk.misconceptions.get(option.names, set())
    if not owners:
        near = get_close_matches(option.names, (*desk.deck.concepts, *desk.misconceptions), 1)
        hint = f"Did you mean “{near[0]}”?" if near else "Give the id of a concept, misconception or trap."
        told = f"The wrong option “{option.text}” names “{option.names}”, which is not in this deck."
        yield _found(told, hint)
    elif right and not any(desk.likeness.near(right.id, owner) for owner in owners):
        told = f"The wrong option “{option.text}” stands for “{option.names}”, far from “{right.term}”."
        yield Problem(CODE, "warning", told, "Take one from its contrasts, its group or its category.")


def _right(item: Item, desk: Desk) -> Concept | None:
    """The idea that is right: the one the key names, else the item's own."""
    key = words(item.question.key)
    named = (desk.deck.concepts[id] for id in item.concepts if id in desk.deck.concepts)
    return next((one for one in named if words(one.term) == key), desk.concept(item))


def _fitting_too(item: Item, concept: Concept, desk: Desk) -> Iterator[Problem]:
    """Errors where a case is said to fit a distractor as well, or a distractor's case the concept."""
    if option_kind(item) == "case":
        for option in item.question.options:
            owner, case = desk.cases.get(words(option.text), (None, None))
            if owner and case and owner.id != concept.id and concept.id in (case.also or ()):
                yield _fits(option.text, concept.term)
        return
    told = (
        next((case for case in concept.examples if element_id(case) == item.case), None)
        if item.case
        else None
    )
    for option in item.question.options:
        if told and not option.correct and option.names in (told.also or ()):
            yield _fits(told.text, option.text)


def _fitting_twice(question: Matching, desk: Desk) -> Iterator[Problem]:
    """Errors where a case on the left is said to fit a second right side."""
    rights = {words(text): text for text in (*question.pairs.values(), *question.extra)}
    for left, right in question.pairs.items():
        _, case = desk.cases.get(words(left), (None, None))
        for id in case.also or () if case else ():
            names = desk.deck.concepts[id].names if id in desk.deck.concepts else ()
            for name in names:
                if words(name) in rights and rights[words(name)] != right:
                    yield _fits(left, rights[words(name)])


def _fits(case: str, idea: str) -> Problem:
    return _found(f"The case “{case}” is said to fit “{idea}” as well.",
                  "Draw another one, or take the idea out of the case's `also`.")  # fmt: skip


def _found(message: str, hint: str) -> Problem:
    return Problem(CODE, "error", message, hint)


_DECK = """\
concepts:
- id: thunder
  term: thunder
  aliases: [thunderclap]
  definition: what is heard when a flash heats the air
  misconceptions:
  - id: colliding
    claim: Clouds rumble because they collide.
    correction: The air in the path of a flash is heated and bursts outwards.
cards:
- id: storm
  kind: choice
  concept: thunder
  ask: What is it that rolls on for seconds after a flash?
  options:
  - text: Heated air that spreads
    correct: true
    feedback: The channel of air bursts outwards and we hear it do so.
  - text: Clouds that collide
    names: {names}
    feedback: Clouds are fog and pass through each other without a sound.
  - text: Rain that lands
    feedback: Rain patters where it lands and does not roll.
  why: Sound from the far end of the flash takes longer to reach us.
"""
PAGE = Page(
    title="Wrong options that stand for nothing",
    finds=(
        "A wrong option drawn from another entry that does not say which, one that names an idea which is "
        "not in the deck, and one that fits after all because the case is marked with `also` (errors); one "
        "whose idea is more than two steps of look-alikes from the right one (warning). A wrong option that "
        "its author wrote is licensed by its own feedback."
    ),
    matters=(
        "A wrong option is worth its reading only if somebody believes it: Haladyna, Downing and Rodriguez "
        "(2002) want distractors made of typical errors, and Tarrant, Ware and Mohammed (2009) found that "
        "about half of those in use are picked by hardly anybody. Little, Bjork, Bjork and Angello (2012) "
        "saw that learners who weigh options that compete learn why the wrong ones are wrong as well."
    ),
    mend=(
        "Take wrong options from look-alikes of the entry, name them with `names`, and fill in `also` for "
        "each case."
    ),
    bad=_DECK.format(names="colision"),
    good=_DECK.format(names="colliding"),
)
