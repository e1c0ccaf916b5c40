"""A second small deck, on making tea, that the tests of this room own: near cases, claims and edges."""

from __future__ import annotations

from aligntutor.core.concepts import (
    Attribution,
    Concept,
    Contrast,
    Misconception,
    NonCase,
    Relations,
    Trap,
    WrongConsequent,
)
from aligntutor.core.decks import Chapter, Deck, DeckSource
from aligntutor.core.items import Source

POT = Source(sections=("the-pot",))

STEWING = Concept(
    id="stewing",
    term="stewing",
    category="fault",
    certainty="hedged",
    attribution=Attribution(
        claim="Most bitter cups come from stewing",
        why="The author thinks so and calls it a guess from one kitchen.",
        not_by={
            "Hana Mori": "She is quoted on water. The sentence on bitter cups is the author's own.",
            "the tea merchants": "Merchants are named as the ones who blame the leaf.",
        },
        not_so={
            "asserted": "It would be stated without “I guess” if it were meant as plain fact.",
            "open": "An open question names no likely answer, and here one is named.",
            "reported": "Nobody else is said to hold it. The guess is the author's own.",
            "hedged": "This is the right answer and must never be offered as a wrong one.",
        },
    ),
    definition="leaves lie in the pot until more sharpness than flavour has come out",
    features={
        "long": "the leaves stay in far too long",
        "heat": "the water is hot enough to draw tannin",
        "sharp": "it tastes sharp",
    },
    why_it_matters="A sharp cup is blamed on the leaf. Stewing is the cheaper fault: a clock mends it.",
    non_examples=(
        NonCase(
            "Ida pours out after three minutes. The cup is sharp, for the leaf was dust",
            "She poured in good time; the dust was to blame.",
            id="dust",
            lacks="long",
            change="She forgets the pot for an hour",
            not_change=(
                WrongConsequent(
                    "She buys a finer leaf", "A finer leaf would mend the cup. It leaves the time as it is.",
                    "more-leaf",
                ),
                WrongConsequent(
                    "She takes a larger pot", "A larger pot makes more of the same cup in the same time.",
                    "cold-steeping",
                ),
                WrongConsequent(
                    "She stirs in some milk", "Milk hides what is sharp and leaves the time as it was."
                ),
            ),
        ),
        NonCase(
            "A jar of leaves and lemon stands in cold water overnight. It tastes sharp.",
            "Cold water draws little tannin; what tastes sharp is the lemon.",
            id="larder",
            lacks="heat",
            names="cold-steeping",
        ),
        NonCase("Bo drinks juice.", "It has nothing to do with leaves, water or time.", id="juice"),
    ),
    misconceptions=(
        Misconception(
            id="more-leaf",
            claim="More leaf makes up for a short wait.",
            correction="More leaf makes the cup stronger at once and has to come out sooner.",
            truth="With more leaf in the pot the wait must be shorter.",
        ),
        Misconception(
            id="lid",
            claim="A lid keeps the cup from turning sharp.",
            correction="The lid keeps heat in. Tannin comes out under it as well as in the open.",
            truth="Under a lid a pot turns sharp as well.",
        ),
        Misconception(
            id="stir",
            claim="Stirring takes the sharpness out.",
            correction="It is the other way round: stirring draws more of it into the cup.",
            truth="Stirring a pot makes it sharper.",
        ),
        Misconception(
            id="clock",
            claim="A cup is sharp because the clock was right.",
            correction="A clock that rings in time is what keeps a pot from being stewed.",
            truth="A pot that is left for an hour turns the cup sharp.",
        ),
        Misconception("It has no truth.", "So it cannot be set among true sentences.", id="bare"),
    ),
    traps=(
        Trap(
            id="hour",
            claim="Left for an hour, a pot turns the cup sharp.",
            slip="Left for an hour, a pot turns the cup mild.",
            why="Time draws out tannin, and tannin is what tastes sharp.",
        ),
        Trap(
            id="cheap",
            claim="A clock mends stewing and costs less than a finer leaf.",
            slip="A finer leaf mends stewing and costs less than a clock.",
            why="The leaf was never at fault, and clocks are cheap.",
        ),
    ),
    contrasts=(
        Contrast("scald", note="A scald is over in a second, with water too hot. Stewing takes time."),
        Contrast("cold-steeping", note="Cold steeping takes a whole night. Without heat no tannin comes."),
    ),
    source=POT,
)  # fmt: skip

SCALDING = Concept(
    id="scald",
    term="scald",
    phrase="a scald",
    category="fault",
    definition="boiling water is poured on a leaf that cannot stand it",
    features={
        "boiling": "boiling water meets a tender leaf",
        "harsh": "the first sip is harsh at once",
    },
    why_it_matters="It cannot be taken back.",
    non_examples=(
        NonCase(
            "Water at seventy degrees is poured on a green leaf. The first sip is harsh from old dust.",
            "The water was mild, and the dust did the harm.",
            id="seventy",
            lacks="boiling",
        ),
    ),
    contrasts=(
        Contrast(
            "dust", note="Dust spoils a cup at any heat. A scald needs water hotter than the leaf can stand."
        ),
    ),
    relations=Relations(builds_on=("boiling",), because={"boiling": "Only water on the boil is hot enough."}),
)  # fmt: skip

COLD_STEEPING = Concept(
    id="cold-steeping",
    term="cold steeping",
    category="step",
    definition="leaves lie in unheated water for a night",
    features={"cold": "nobody lights a fire", "there": "the leaves lie there all night"},
)

DUST = Concept(
    id="dust",
    term="dust",
    category="fault",
    definition="the leaf was broken too small to be strained out",
    features={"small": "the leaf is broken to crumbs"},
)

BOILING = Concept(
    id="boiling",
    term="boiling",
    category="step",
    definition="water is heated until it bubbles all through",
    features={"bubbles": "bubbles rise all through the kettle"},
    relations=Relations(prerequisites=("filling",)),
)

FILLING = Concept(id="filling", term="filling", category="step", definition="water is drawn into the kettle")

RINSING = Concept(
    id="rinsing",
    term="rinsing",
    category="step",
    definition="the first water is thrown away with the grit of the leaf",
)

TEA = Deck(
    "tea",
    "Tea",
    (Chapter("all", "All", (STEWING, SCALDING, COLD_STEEPING, DUST, BOILING, FILLING, RINSING)),),
    source=DeckSource(noun="handbook"),
)
