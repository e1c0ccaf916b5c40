"""Cues in the build of a question: each planted one is caught by its rule alone, and look-alikes pass."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligntutor.core.items import Item, Option
from aligntutor.kinds.choice import Choice
from aligntutor.kinds.flashcard import Flashcard
from aligntutor.kinds.matching import Matching
from aligntutor.kinds.multiple import Multiple
from aligntutor.kinds.ordering import Ordering
from aligntutor.kinds.typed import Typed
from aligntutor.lint import Desk, check

from .clean import CHOICE, CLEAN, DECK, DESK, TYPED, item, own, spoilt, with_option

FEEDBACK = [option.feedback for option in CHOICE.options]
ASK = CHOICE.ask
Found = tuple[str, str]


def choice(*texts: str, ask: str = ASK, names: tuple[str, ...] = ("", "level", "arched", "")) -> Choice:
    """A choice between these texts, the first of which is right, with the feedback of the clean one."""
    options = [Option(text, n == 0, FEEDBACK[n], "" if n == 0 else names[n]) for n, text in enumerate(texts)]
    return Choice(ask, tuple(options), CHOICE.why)


def between(*texts: str, ask: str = ASK, template: str = "T13") -> Item:
    """The same as a generated item."""
    return item(choice(*texts, ask=ask, names=("", "level", "arched", "stayed")), template)


CLAIMS = ("The ropes beside it take over.", "The deck beneath it holds firm.", "The banks beyond it give in.")
CASES = (
    "A ship's rope tears in a gale. Its neighbours stretch a little and hold.",
    "A mason takes out one stone. The whole gate comes down on his head.",
    "A plank over a brook is cut through. Both of its halves fall in.",
)
LONG = (
    "Ropes on both sides of it stretch by a hand and keep it up until men come out "
    "with new wire and mend it in the calm.",
    "The deck bends down like a bow and rests for a while on boats that float there "
    "until the wind drops and the crew gets home.",
    "Each bank gives in by a foot or so while mud below it squeezes out to its sides "
    "and fills that pool under the old tower.",
)

FLAWS: dict[str, tuple[str, str, Item]] = {
    "a list of letters": ("R05", "error", own(choice("A and C", "B", "C", "D and A"))),
    "a list of numerals": ("R05", "error", own(choice("I and III", "I and II", "III and II", "IV"))),
    "options made of other options": (
        "R05",
        "error",
        own(choice("Ropes and towers", "Towers and banks", "Ropes and banks")),
    ),
    "the same with several to pick": (
        "R05",
        "error",
        own(
            Multiple(
                "Which of these are pulled and which are pressed?",
                tuple(
                    Option(text, n < 2, FEEDBACK[n])
                    for n, text in enumerate(("Ropes, towers", "Ropes, banks", "Towers, banks"))
                ),
                CHOICE.why,
            )
        ),
    ),
    "a negative question": (
        "R06",
        "warning",
        spoilt("choice", ask="A cable snaps. What does not follow from it?"),
    ),
    "a shortened negative": (
        "R06",
        "warning",
        spoilt("choice", ask="A cable snaps. What doesn’t follow from it?"),
    ),
    "all but one": (
        "R06",
        "warning",
        spoilt("choice", ask="A cable snaps. What follows from it except one?"),
    ),
    "a negative question and option": (
        "R06",
        "error",
        between("The ropes do not tear.", *CLAIMS[1:], ask="A cable snaps. Which of these does NOT follow?"),
    ),
    "a negative in a matching": (
        "R06",
        "warning",
        own(
            Matching(
                "Which of these does each part never carry?",
                {"Arch": "wires", "Beam": "ropes"},
                (),
                CHOICE.why,
            )
        ),
    ),
    "an article that fits some": (
        "R08",
        "error",
        own(choice("arch", "beam", "rope", ask="A row of stones that lean on each other is an")),
    ),
    "an article before a blank": (
        "R08",
        "error",
        own(choice("engine", "lever", "rope", ask="Far below, an ___ lifts the middle of the roadway.")),
    ),
    "a verb that fits some": (
        "R08",
        "error",
        own(
            choice("the wires", "the roadway", "the bank", ask="What the wind sets swinging first of all are")
        ),
    ),
    "convergence": (
        "R10",
        "warning",
        between(
            "Long wires pull taller towers.",
            "Long planks bend over streams.",
            "Taller masts lean into gales.",
            "Short wires sag between banks.",
        ),
    ),
    "absolutes in two wrong options": (
        "R11",
        "error",
        between(CLAIMS[0], "The deck always holds firm.", "The banks never do give in."),
    ),
    "an absolute in one wrong option": (
        "R11",
        "warning",
        between(CLAIMS[0], "The deck always holds firm.", CLAIMS[2]),
    ),
    "an absolute in the key alone": (
        "R11",
        "warning",
        between("Every rope takes it over.", *CLAIMS[1:]),
    ),
    "a hedge in the key alone": ("R12", "warning", between("The ropes may well take over.", *CLAIMS[1:])),
    "a vague word in one option": (
        "R12",
        "warning",
        between(CLAIMS[0], "The deck often holds it firm.", CLAIMS[2]),
    ),
    "options of unlike length": (
        "R13",
        "warning",
        between(*CLAIMS[:2], "The banks beyond it give in, as any mud in any valley would."),
    ),
    "stops at some ends": ("R13", "warning", between(*CLAIMS[:2], CLAIMS[2].rstrip("."))),
    "capitals at some starts": ("R13", "warning", own(choice("Ropes", "towers", "banks"))),
    "a key with an opening of its own": (
        "R13",
        "warning",
        between("Bearing falls to the ropes.", *CLAIMS[1:]),
    ),
    "a key that alone does not open as the rest": (
        "R13",
        "warning",
        between(CLAIMS[0], "It holds firm beneath the deck.", "They give in beyond the banks."),
    ),
    "a key that alone begins with because": (
        "R13",
        "warning",
        between("Because the ropes take over.", *CLAIMS[1:]),
    ),
    "a stem without a question of its own": (
        "R14",
        "error",
        spoilt("choice", ask="Which option holds here?"),
    ),
    "a stem that asks for the true one": (
        "R14",
        "error",
        spoilt("choice", ask="A cable snaps. Which of the following is true?"),
    ),
    "a stem that asks for the false one": (
        "R14",
        "error",
        spoilt("multiple", ask="Which of these statements about parts under tension are wrong?"),
    ),
    "a stem that neither asks nor stays open": (
        "R14",
        "warning",
        spoilt("choice", ask="A cable under a hanging roadway snaps in a storm."),
    ),
    "a stem that goes on": (
        "R15",
        "warning",
        spoilt("choice", ask=f"{'A cable snaps. ' * 14}What carries it from now on?")._replace(
            level="remember",
        ),
    ),
    "a case that goes on": (
        "R15",
        "warning",
        spoilt("choice", ask=f"{'A cable snaps. ' * 29}What carries it from now on?"),
    ),
    "a sentence that goes on": (
        "R15",
        "warning",
        spoilt("choice", ask=f"A cable snaps{' in a storm' * 13}, so what carries it from now on?"),
    ),
    "an option that goes on": ("R15", "warning", between(*LONG)),
    "an answer of five words": (
        "R15",
        "warning",
        spoilt("typed", answer="suspension bridge of old steel", accept=("rope bridge made of steel",)),
    ),
    "feedback that goes on": (
        "R15",
        "warning",
        with_option("choice", 1, feedback="Towers stand on rock and stay where they were built. " * 4),
    ),
    "an explanation that goes on": (
        "R15",
        "warning",
        spoilt("typed", why="Its cables hang and carry it. " * 7),
    ),
    "a near miss that is told at length": (
        "R15",
        "warning",
        spoilt("typed", near_miss={"arch": "Stones press on each other there. " * 6}),
    ),
    "a number that cannot be read": ("R16", "error", own(choice("12-14-16", "20", "30"))),
    "ranges that overlap": ("R16", "error", own(choice("5–10 m", "8–20 m", "30–40 m"))),
    "ranges that share a bound": ("R16", "error", own(choice("5–10 m", "10–20 m", "30–40 m"))),
    "a number within a range": ("R16", "error", own(choice("7", "5–10", "20"))),
}


def softened(rule: str, severity: str, flawed: Item) -> set[Found]:
    """On a card written by hand, errors of these rules are warnings."""
    return {(rule, severity if flawed.template else "warning")}


@pytest.mark.parametrize("name", FLAWS)
def test_a_planted_cue_is_caught_and_nothing_else(name: str) -> None:
    rule, severity, flawed = FLAWS[name]
    found = {(one.rule, one.severity) for one in check(flawed, DESK)}
    assert found == softened(rule, severity, flawed)


HARMLESS: dict[str, Item] = {
    "claims": between(*CLAIMS),
    "cases": between(*CASES, template="T05"),
    "one option of two parts": own(choice("Ropes and towers", "Towers", "Banks")),
    "a number with a comma is no list": own(choice("1,000", "2,000", "3,000")),
    "a range is no list": own(choice("2–3", "4–5", "6–7")),
    "letters inside words": own(choice("Andes", "Alps", "Atlas")),
    "a list of things": own(choice("Ropes and rods", "Towers", "Banks")),
    "note, knot and another": spoilt(
        "choice", ask="What note of a knot tells another story of nothing less?"
    ),
    "a negative before the question": spoilt("choice", ask="It does not rain. What carries it from now on?"),
    "a negative in capitals": spoilt("choice", ask="A cable snaps. Which of these does NOT follow?"),
    "at least": spoilt("choice", ask="A cable snaps. What has to hold at least for a while?"),
    "a negative in a quotation": spoilt(
        "choice", ask="A cable snaps. What did he mean by “it does not matter”?"
    ),
    "a negative in what is typed": item(
        replace(TYPED, ask="Which type is this? The roadway does not rest on anything below."),
        "T01",
        "definition",
    ),
    "an article that gives both forms": own(
        choice("arch", "beam", "rope", ask="A row of stones that lean is a(n)")
    ),
    "one hour, a unit, an AI": own(
        choice("hour", "AI", "honest man", ask="What the far side of the river saw was an")
    ),
    "a user and a European": own(
        choice("user", "unit", "one-way road", ask="What came over the river then was a")
    ),
    "an article inside the stem": spoilt("choice", ask="Is it an arch, a beam or what else that carries it?"),
    "is before options of one number": own(
        choice("a rope", "a bus", "an axis", ask="What the wind sets swinging is")
    ),
    "a verb in a question": own(
        choice("the ropes", "the deck", "a bank", ask="Say of that torn cable what these are?")
    ),
    "words shared all round": between(
        "The left ropes take it over.", "The right ropes take it over.", "The left bank lets it go."
    ),
    "actually is not all, and another is not other": between(
        CLAIMS[0], "The deck actually holds firm.", "Another bank beyond it gives."
    ),
    "not at all and after all": between(
        CLAIMS[0], "The deck is not shaken at all.", "The banks do give in after all."
    ),
    "not always is a hedge": between(CLAIMS[0], "The deck does not always hold.", CLAIMS[2]),
    "an absolute on both sides": between(
        "Every rope takes it over now.", "The deck alone always holds.", CLAIMS[2]
    ),
    "absolutes in cases": between(
        CASES[0],
        "A mason takes out every stone. The gate never falls on anybody.",
        "A plank over a brook is cut through. All of it falls in at once.",
        template="T05",
    ),
    "absolutes in cases written by hand": own(
        choice(
            CASES[0],
            "A mason takes out every stone. The gate never falls on anybody.",
            "A plank over a brook is cut through. All of it falls in at once.",
        )
    ),
    "absolutes in a quotation": between(
        CLAIMS[0], "The deck, as “never seen”, holds.", "The bank “always” holds on to it."
    ),
    "absolutes in names": own(choice("Ropes", "All-steel decks", "Evergreen hills")),
    "May the month and a tin can": own(
        choice(
            "Ropes held from May 1931 to now.",
            "The deck was a tin can on poles.",
            "The banks beyond it gave way.",
        )
    ),
    "a hedge on both sides": between(
        "The ropes may well take over.", "The deck may well hold it up.", CLAIMS[2]
    ),
    "often in all options": between(
        "The ropes often take it over.", "The deck often holds it firm.", "The banks often give it up."
    ),
    "names of any length": own(choice("Ropes", "Wrought-iron eyebar chains", "Banks")),
    "two that open alike": between(
        "Bearing falls to the ropes.", "Holding falls to the deck now.", CLAIMS[2]
    ),
    "openings all unlike among the wrong": between(
        CLAIMS[0], "It holds firm beneath the deck.", "Falling in, the banks give way."
    ),
    "king and thing are no -ing forms": between("King posts take over for it.", *CLAIMS[1:]),
    "AI and iron begin as they do": own(choice("AI at work", "iron rods", "old wood")),
    "a stem that its options complete": spoilt("choice", ask="When a cable snaps, the roadway hangs from"),
    "a stem with a blank": spoilt("choice", ask="When a cable snaps, the roadway hangs from ___"),
    "a true story": spoilt(
        "choice", ask="Which of these stories of torn cables, all true to life, fits best?"
    ),
    "a short flashcard": own(Flashcard("Why ropes?", "They are light.")),
    "a short typed question": own(Typed("Who built it?", "Telford", ("Thomas Telford",), why="He did.")),
    "a case of 80 words": spoilt("choice", ask=f"{'A cable snaps. ' * 24}What carries it from now on?"),
    "a long answer with a short name": spoilt(
        "typed", answer="suspension bridge of old steel", accept=("rope bridge",)
    ),
    "feedback that just fits": with_option("choice", 1, feedback=("Towers stand on rock. " * 9)[:190]),
    "ranges that meet": own(choice("5–9 m", "10–20 m", "over 20 m")),
    "ranges with open ends": own(choice("under 5", "5–10", "over 10")),
    "numbers out of order are shown in order": own(choice("30", "5", "200")),
    "an ordering": own(
        Ordering(
            "In which order do these come?",
            {"a": "A rope tears", "b": "Its share moves on"},
            (("a", "b"),),
            FEEDBACK[0],
        )
    ),
    "a matching": own(
        Matching(
            "Which of these does each part do?",
            {"Rope": "pulls", "Tower": "presses"},
            ("floats",),
            FEEDBACK[0],
        )
    ),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_looks_like_a_cue_passes(name: str) -> None:
    assert check(HARMLESS[name], DESK) == ()


@pytest.mark.parametrize("name", FLAWS)
def test_cues_of_english_are_not_looked_for_elsewhere(name: str) -> None:
    rule, _, flawed = FLAWS[name]
    elsewhere = {one.rule for one in check(flawed, Desk(DECK, language="nl"))}
    assert elsewhere <= {rule} & {"R13", "R15", "R16"}


@pytest.mark.parametrize("template", [f"T{n:02}" for n in range(1, 21)])
def test_absolutes_count_where_a_template_offers_claims(template: str) -> None:
    absolute = FLAWS["absolutes in two wrong options"][2]._replace(template=template)
    spared = template in ("T02", "T04", "T05", "T06", "T08", "T14", "T15", "T17", "T19")
    assert {one.rule for one in check(absolute, DESK)} == (set() if spared else {"R11"})


def test_clean_items_of_all_nine_kinds_are_clean() -> None:
    kinds = {one.question.kind for one in (*CLEAN.values(), *HARMLESS.values())}
    assert len(kinds) == 9
