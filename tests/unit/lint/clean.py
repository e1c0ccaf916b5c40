"""Items without a flaw, on bridges, that the tests of this room own and spoil one at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aligntutor.core.concepts import Attribution, Concept, Figure, Misconception
from aligntutor.core.decks import Chapter, Deck, Place
from aligntutor.core.fingerprint import make
from aligntutor.core.items import Item, Option, Question, Source
from aligntutor.kinds.choice import Choice
from aligntutor.kinds.cloze import Cloze
from aligntutor.kinds.multiple import Multiple
from aligntutor.kinds.numeric import Numeric
from aligntutor.kinds.true_false import TrueFalse
from aligntutor.kinds.typed import Typed
from aligntutor.lint import Desk

ESSAY = """
# Of bridges

## Long spans

A rope that hangs between two towers takes the shape of a long and patient curve under its load. Nothing
that men build is lighter for the width it crosses, said old Telford.
"""

SWINGING = Misconception(
    id="heavier",
    claim="A heavier roadway swings more in the wind.",
    correction="Weight steadies a roadway. It is light and slender ones that the wind can set swinging.",
    tempting="Heavy things hit harder when they move.",
)

HANGING = Concept(
    id="hanging",
    term="suspension bridge",
    aliases=("rope bridge",),
    category="type",
    group="types",
    attribution=Attribution(by="Thomas Telford", mode="quotes"),
    definition="the roadway is held from above by curved cables",
    misconceptions=(SWINGING,),
    figures=(Figure(2, "towers of a plain hanging crossing", "towers", id="towers"),),
    source=Source(sections=("long-spans",)),
)
ARCHED = Concept(
    id="arched", term="arch", definition="stones in a curve press on each other", category="type"
)
STAYED = Concept(
    id="stayed", term="cable stays", definition="straight ropes run down from a tall mast", category="type"
)
LEVEL = Concept(
    id="level", term="beam", definition="a plank rests with its ends on two banks", category="type"
)

DECK = Deck(
    "bridges",
    "Bridges",
    (Chapter("types", "Types", (HANGING, ARCHED, LEVEL, STAYED)),),
    fingerprint=make(ESSAY, salt="s"),
    places={
        "hanging": Place("types.yaml", 3, 1),
        "hanging/snap": Place("types.yaml", 20, 5),
        "toll": Place("own.yaml", 7, 3),
    },
)
DESK = Desk.of(DECK)


def item(question: Question, template: str = "T13", element: str = "snap", concept: str = "hanging") -> Item:
    """A generated item on the first concept, unless told otherwise."""
    card = f"bridges/{concept}/infer/{element}"
    return Item(f"{card}#{template}.choose.{element}", card, "bridges", concept, "infer", question, "analyse",
                template, (concept,), source=HANGING.source)  # fmt: skip


def own(question: Question) -> Item:
    """The same question on a card written by hand."""
    return Item("bridges/toll#own.choose.toll", "bridges/toll", "bridges", "", "", question)


CHOICE = Choice(
    ask="A cable under a hanging roadway snaps in a storm. What carries its share of the load?",
    options=(
        Option("The neighbours on both sides take over what it bore.", True,
               "The roadway spreads the weight, so the nearest ropes are pulled harder."),
        Option("The towers sink until the asphalt lies across them.", False,
               "Towers stand on rock and stay where they were built.", "level"),
        Option("The anchors at either bank are pulled from the ground.", False,
               "Less pull arrives there than before, since one link is missing.", "arched"),
        Option("The asphalt stiffens and hangs from nothing for a while.", False,
               "Asphalt bends and cracks; holding itself up is beyond it."),
    ),
    why="The roadway spreads the weight, so the nearest ropes are pulled harder.",
)  # fmt: skip

MULTIPLE = Multiple(
    ask="Which of the parts are pulled rather than pressed?",
    options=(
        Option("Main cables", True, "They hang in a curve, and whatever hangs is under tension."),
        Option("Hangers", True, "Each hanger lifts its piece of roadway towards the curve above."),
        Option("Towers", False, "They stand under everything and are squeezed from the top down."),
    ),
    why="What hangs is pulled, and what stands beneath is pressed by all that hangs from it.",
)

TYPED = Typed(
    ask="Which type is this? The roadway is held from above by curved cables.",
    answer="suspension bridge",
    accept=("rope bridge",),
    why="Its cables hang between towers and carry the roadway from above.",
)

CLOZE = Cloze(
    ask="Which type is missing? Where a river is too wide for piers, a(n) ___ can cross it.",
    answer="suspension bridge",
    accept=("rope bridge",),
    why="Its cables hang between towers, so nothing has to stand in the water.",
)

FALSE = TrueFalse(
    ask="True or false? A heavier roadway swings more in the wind.",
    answer=False,
    why=SWINGING.correction,
    feedback=SWINGING.tempting,
    names="heavier",
)

NUMERIC = Numeric(
    ask="How many towers does a plain hanging crossing have?",
    answer=2.0,
    unit="towers",
    why="One tower at each side keeps the middle of the river free.",
)

CLEAN: dict[str, Item] = {
    "choice": item(CHOICE),
    "multiple": item(MULTIPLE),
    "typed": item(TYPED, "T01", "definition"),
    "cloze": item(CLOZE, "T09", "h0"),
    "false": item(FALSE, "T08", "heavier"),
    "numeric": item(NUMERIC, "T12", "towers"),
}


def spoilt(name: str, **changes: Any) -> Item:
    """A clean item whose question has been changed in these fields."""
    whole = CLEAN[name]
    return whole._replace(question=replace(whole.question, **changes))  # type: ignore[type-var]


def with_option(name: str, at: int, **changes: Any) -> Item:
    """A clean item one of whose options has been changed in these fields."""
    options = list(CLEAN[name].question.options)
    options[at] = replace(options[at], **changes)
    return spoilt(name, options=tuple(options))
