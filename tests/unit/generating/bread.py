"""A small deck on baking bread that the tests of this room own."""

from __future__ import annotations

from aligntutor.core.concepts import (
    Analogy,
    Attribution,
    Case,
    Concept,
    Consequence,
    Contrast,
    Figure,
    Misconception,
    Relations,
    Sequence,
    WrongConsequent,
)
from aligntutor.core.decks import Chapter, Deck
from aligntutor.core.items import Item, Source
from aligntutor.generating import TEMPLATES, Drawing, Template

CRUMB = Source(sections=("crumb",), footnotes=("2",))

SHORT_RISE = Concept(
    id="short-rise",
    term="underproofing",
    aliases=("underproving",),
    also_accept={"too short a rise": "Yes. Bakers call it underproofing."},
    near_miss={"long-rise": "It is the other way round: the loaf had waited too little."},
    category="baking-fault",
    group="faults",
    definition="the loaf meets the heat before enough gas has gathered in it",
    definition_variants=("dough is baked while its bubbles are still few and small",),
    features={
        "few": "few bubbles have formed",
        "spring": "the dough springs back when poked",
    },
    locus="in the hours before the oven, which are too few",
    why_it_matters=(
        "Heat sets the crumb within minutes. Underproofing leaves it dense, as late gas tears the crust. "
        "A timer alone cannot tell; a finger can."
    ),
    examples=(
        Case(
            id="cold-kitchen",
            text="Hanna bakes after the usual hour on a cold day. Her loaf is tight and burst at one side.",
            why="In the cold the yeast had needed more than the usual hour.",
            also=("cool-oven",),
        ),
        Case(
            id="rush",
            text="A guest is due, so the rolls go in early. They come out small and chewy",
            why="The rolls had too little time to fill with gas.",
            also=(),
        ),
    ),
    misconceptions=(
        Misconception(
            id="more-yeast",
            claim="A tight crumb shows that the yeast was dead.",
            correction="Live yeast leaves a tight crumb as well if it gets too little time.",
            tempting="Dead yeast makes a loaf tight, too.",
            truth="A tight crumb can come from lively yeast.",
        ),
        Misconception(
            id="hot-oven",
            claim="A very hot oven makes up for a short wait.",
            correction="Heat only sets the loaf sooner, with the few bubbles it has.",
        ),
    ),
    contrasts=(
        Contrast(
            "long-rise", note="There the bubbles grew too many and burst; here too few of them had grown."
        ),
        Contrast(
            "wet-dough", note="A wet dough spreads however long it waits. Time is what a short rise lacks."
        ),
    ),
    consequences=(
        Consequence(
            id="poke",
            condition="a finger leaves no dent in the loaf that is about to be baked",
            then="the crust tears open at its weakest place",
            not_then=(
                WrongConsequent(
                    "the loaf sinks flat on its tray",
                    "It sinks if gas is lost, and here gas is still to come.",
                    "long-rise",
                ),
                WrongConsequent(
                    "the crumb dries out from end to end",
                    "Dryness comes from a long bake and not from a short wait.",
                ),
                WrongConsequent(
                    "the crust stays pale on every side",
                    "Colour comes from sugar and heat, and both are there",
                ),
            ),
            why="Gas that forms late looks for a way out and finds the weakest place.",
        ),
    ),
    source=CRUMB,
)

LONG_RISE = Concept(
    id="long-rise",
    term="overproofing",
    aliases=("overproving",),
    category="baking-fault",
    group="faults",
    definition="the loaf waits so long that its walls grow thin and give way",
    definition_variants=("dough rests until it can no longer hold what it has gathered",),
    features={"thin": "the walls between the bubbles have become too thin to carry"},
    locus="in walls that have been stretched too far",
    why_it_matters="Gluten stretches only so far. Once a wall breaks, its gas is lost.",
    examples=(
        Case("Tom forgets his loaf over lunch. It lies flat on the tray and wrinkles in the heat.",
             "Its walls had been stretched beyond what they could carry.",
             id="lunch", domain="office", also=()),
    ),
    misconceptions=(
        Misconception(
            "A longer wait makes every loaf higher.",
            "After a while its walls give way and the loaf sinks.",
            id="higher",
        ),
    ),
    contrasts=(Contrast("wet-dough", note="Too much water shows at the start, too long a wait at the end."),),
    analogies=(
        Analogy(
            id="balloon",
            source="a balloon",
            maps={"the rubber": "gluten", "the breath": "gas from the yeast", "a bang": "a loaf that sinks"},
            unlike={"the knot": "A loaf is closed by nothing, so its gas can leave by any thin place."},
            why="What is stretched without end gives way all at once",
        ),
    ),
    source=CRUMB,
)  # fmt: skip

WET_DOUGH = Concept(
    id="wet-dough",
    term="overhydration",
    aliases=("too wet a dough",),
    category="baking-fault",
    group="faults",
    definition="there is more liquid in the mix than its flour can bind",
    definition_variants=("the flour is given so much to drink that it cannot hold its shape",),
    features={"slack": "the dough runs from the moment it is mixed"},
    locus="in the mix from the very start",
    why_it_matters="What the flour cannot bind will run.",
    examples=(
        Case("Ines pours in a second cup. The mix creeps over the edge of the board.",
             "Her flour could not bind what the second cup had added.", id="cup", domain="home", also=()),
        Case("A baker doubles the milk and forgets the flour. The rolls run into one another.",
             "Flour for one measure of milk cannot bind two.", id="milk", domain="bakery", also=()),
        Case("Rain drips into the trough of a field kitchen. What was firm at noon has to be poured.",
             "The rain brought more than the flour in the trough could take up.",
             id="rain", domain="field", also=()),
    ),
    source=CRUMB,
)  # fmt: skip

COOL_OVEN = Concept(
    id="cool-oven",
    term="a slow oven",
    category="baking-fault",
    group="faults",
    definition="the heat is so low that the crust closes late",
    definition_variants=("the fire is too weak to set the crust in time",),
    source=CRUMB,
)

RESTING = Concept(
    id="resting",
    term="autolyse",
    aliases=("autolysis",),
    category="step",
    definition="flour and water stand together before salt and leaven go in",
    features={"first": "nothing but flour and water has met yet"},
    why_it_matters="An autolyse saves kneading. Flour drinks while the baker does something else.",
    relations=Relations(part_of=("mixing",)),
)

FOLDING = Concept(
    id="folding",
    term="stretch and fold",
    category="step",
    definition="the rising dough is pulled long and laid over itself",
    relations=Relations(part_of=("mixing",)),
)

COOLING = Concept(
    id="cooling",
    term="retarding",
    category="step",
    definition="the shaped loaf is kept cold overnight so that yeast slows",
)

MIXING = Concept(
    id="mixing",
    term="mixing",
    category="step",
    definition="everything that belongs in the bread is brought together",
    sequences=(
        Sequence(
            id="day",
            items={
                "stir": "Flour and water are stirred",
                "salt": "salt goes in",
                "leaven": "Leaven goes in",
                "knead": "All is kneaded",
            },
            constraints=(("stir", "salt"), ("stir", "leaven"), ("salt", "knead"), ("leaven", "knead")),
            why="Flour drinks best before salt and leaven come, and kneading spreads both",
        ),
        Sequence(items={"a": "One", "b": "Two", "c": "Three"}, constraints=(("a", "b"),), id="bare"),
    ),
)

RATIO = Concept(
    id="ratio",
    term="baker's percentage",
    aliases=("bakers' percentage", "baker's math"),
    category="measure",
    attribution=Attribution(by="Raymond Calvel", mode="reports"),
    definition="every ingredient is told as a share of the flour",
    features={"flour": "flour always counts as one hundred, whatever the batch"},
    why_it_matters="By the baker’s percentage one recipe serves any batch.",
    figures=(
        Figure(
            id="water",
            value=350,
            unit="grams",
            of="water in a dough with 500 grams of flour",
            why="That much water gives a dough that can be shaped by hand.",
            derive={"share-of-the-flour": "350/500"},
            slips={
                "850": "that is water and flour together",
                "70": "that is the share, and grams are asked for",
                "500": "that is the flour",
            },
        ),
    ),
)  # fmt: skip

DECK = Deck(
    "bread",
    "Bread",
    (
        Chapter("faults", "Faults", (SHORT_RISE, LONG_RISE, WET_DOUGH, COOL_OVEN)),
        Chapter("steps", "Steps", (RESTING, FOLDING, COOLING, MIXING, RATIO)),
    ),
)


def deck_of(*concepts: Concept, language: str = "en") -> Deck:
    """A deck of these concepts alone."""
    return Deck("bread", "Bread", (Chapter("all", "All", concepts),), language=language)


def made(template: str | Template, concept: Concept, deck: Deck = DECK, seed: str = "7") -> list[Item]:
    """The items that one template, or the one with this code, makes of a concept."""
    build = TEMPLATES[template] if isinstance(template, str) else template
    return list(build(concept, Drawing(deck, seed)))
