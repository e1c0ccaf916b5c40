"""Each rule catches the flaw it is for, and nothing else is caught with it."""

from __future__ import annotations

import pytest

from aligntutor.core.items import Item, Option
from aligntutor.kinds.choice import Choice
from aligntutor.kinds.flashcard import Flashcard
from aligntutor.lint import check

from .clean import CHOICE, CLEAN, DESK, ESSAY, item, own, spoilt, with_option

EIGHT = "takes the shape of a long and patient"
SIX = "takes the shape of a long"


def why(words: str) -> Item:
    """The typed item with these words in its explanation."""
    return spoilt("typed", why=f"Its cables hang so that each {words} thing.")


MORE = (
    Option(
        "The deck is lifted by water that rises under it.", feedback="The river stays in its bed far below."
    ),
    Option(
        "The wind drops because nothing is left to swing.",
        feedback="Gusts come and go whatever has broken below.",
    ),
)

FLAWS: dict[str, tuple[str, str, Item]] = {
    "second key": ("R01", "error", with_option("choice", 1, correct=True)),
    "no key": ("R01", "error", with_option("choice", 0, correct=False)),
    "several asked for, one right": ("R01", "error", with_option("multiple", 1, correct=False)),
    "several asked for, none wrong": ("R01", "error", with_option("multiple", 2, correct=True)),
    "two options": ("R02", "error", spoilt("choice", options=CHOICE.options[:2])),
    "six options": ("R02", "error", spoilt("choice", options=(*CHOICE.options, *MORE))),
    "five options": ("R02", "warning", spoilt("choice", options=(*CHOICE.options, MORE[0]))),
    "duplicate option": (
        "R03",
        "error",
        with_option("choice", 2, text="The towers sink until the asphalt lies across them!"),
    ),
    "contained option": (
        "R03",
        "error",
        with_option("choice", 2, text="In the end the towers sink until the asphalt lies across them."),
    ),
    "option but for one word of many": (
        "R03",
        "error",
        spoilt(
            "choice",
            options=(
                CHOICE.options[0],
                Option(
                    "Tall old towers sink by night until hot asphalt lies flat on it.",
                    feedback=CHOICE.options[1].feedback,
                ),
                Option(
                    "Tall old towers sink by day until hot asphalt lies flat on it.",
                    feedback=CHOICE.options[2].feedback,
                ),
            ),
        ),
    ),
    "none of the above": (
        "R04",
        "error",
        with_option("choice", 3, text="None of the above would carry any of it then."),
    ),
    "all these options": (
        "R04",
        "error",
        with_option("choice", 3, text="All of these options at the very same time."),
    ),
    "bare word": ("R04", "error", with_option("choice", 3, text="Neither.")),
    "longer key": (
        "R07",
        "error",
        with_option(
            "choice",
            0,
            text="The neighbours on both sides take over what it bore, each of them pulled a bit harder.",
        ),
    ),
    "shorter key": ("R07", "error", with_option("choice", 0, text="Its near neighbours take it over.")),
    "one stem word in the key": (
        "R09",
        "warning",
        with_option("choice", 0, text="The neighbours on both sides take over that storm."),
    ),
    "two stem words in the key": (
        "R09",
        "error",
        with_option("choice", 0, text="The neighbours on both sides share that storm."),
    ),
    "a word of the term in stem and key": (
        "R09",
        "error",
        spoilt(
            "choice",
            ask="A cable under a bridge snaps in a storm. What carries what it bore?",
            options=(
                Option("The rest of that bridge takes over for it.", True, CHOICE.why),
                *CHOICE.options[1:],
            ),
        ),
    ),
    "word of the answer in the prompt": (
        "R17",
        "error",
        spoilt("typed", ask="Which type is this? The roadway is held in suspension by cables."),
    ),
    "word of an alias in the prompt": (
        "R17",
        "error",
        spoilt("cloze", ask="Where ropes were long, a(n) ___ was built."),
    ),
    "two blanks": ("R17", "error", spoilt("cloze", ask="Where a ___ is wide, one ___ can cross it.")),
    "no blank": ("R17", "error", spoilt("cloze", ask="Where a river is wide, it can cross.")),
    "article before the blank": (
        "R17",
        "error",
        spoilt("cloze", ask="Where a river is wide, a ___ can cross it."),
    ),
    "blank for a function word": ("R17", "error", spoilt("cloze", answer="within", accept=("under",))),
    "one spelling": ("R17", "warning", spoilt("typed", accept=())),
    "false statement without its correction": (
        "R18",
        "error",
        spoilt("false", why="The wind comes and goes as it pleases on any given day."),
    ),
    "false statement that nobody is known to believe": (
        "R18",
        "error",
        spoilt("false", ask="True or false? A heavier roadway sings in the wind."),
    ),
    "appended not": (
        "R18",
        "warning",
        spoilt("false", ask="True or false? It is not so. A heavier roadway swings more in the wind."),
    ),
    "n't": (
        "R18",
        "warning",
        spoilt("false", answer=True, ask="True or false? A heavy roadway doesn’t swing much."),
    ),
    "dropped feedback": ("R19", "error", with_option("choice", 2, feedback=" ")),
    "dropped explanation": ("R19", "error", spoilt("typed", why="")),
    "thin feedback": ("R19", "warning", with_option("choice", 2, feedback="Less pull arrives there now.")),
    "thin explanation": ("R19", "warning", spoilt("false", answer=True, why="Weight steadies a roadway.")),
    "feedback said twice": (
        "R19",
        "warning",
        with_option("choice", 2, feedback="Towers were built on rock and they stay standing there."),
    ),
    "eight copied words": ("R22", "error", why(EIGHT)),
    "six copied words": ("R22", "warning", why(SIX)),
    "copied words in an option": ("R22", "error", with_option("choice", 1, text=f"Asphalt {EIGHT} bow.")),
    "copied words in feedback": ("R22", "error", with_option("choice", 1, feedback=f"Asphalt {EIGHT} bow.")),
    "copied words in a near miss": (
        "R22",
        "error",
        spoilt("typed", near_miss={"arch": f"An arch {EIGHT} bow."}),
    ),
    "a quotation of nobody": ("R22", "error", why(f"“{EIGHT} curve”")),
    "too long a quotation": (
        "R22",
        "error",
        why(
            "“rope that hangs between two towers takes the shape of a long and patient curve” says the essay"
        ),
    ),
    "no answer": ("answer", "error", spoilt("typed", answer="", accept=("rope bridge", "hanging bridge"))),
    "an option without text": ("answer", "error", with_option("choice", 3, text="")),
    "an answer beyond numbers": ("answer", "error", spoilt("numeric", answer=float("nan"))),
}


@pytest.mark.parametrize("name", CLEAN)
def test_clean_items_pass(name: str) -> None:
    assert check(CLEAN[name], DESK) == ()


@pytest.mark.parametrize("name", FLAWS)
def test_a_planted_flaw_is_caught_and_nothing_else(name: str) -> None:
    rule, severity, flawed = FLAWS[name]
    assert {(rule, severity)} == {(found.rule, found.severity) for found in check(flawed, DESK)}


HARMLESS: dict[str, Item] = {
    "note and knot are not not": spoilt(
        "false", answer=True, ask="True or false? A note on knots, nothing more, nevertheless helps another."
    ),
    "actually, anyone and overall are no quantifiers": with_option(
        "choice", 3, text="Overall, anyone below would actually hold that."
    ),
    "both of something else": with_option("choice", 3, text="Both towers lean a little and take it up."),
    "any, with the reference far off": with_option(
        "choice", 3, text="Any weather-beaten stonework far below them."
    ),
    "numbers may differ by a digit": own(
        Choice(
            CHOICE.ask,
            tuple(
                Option(f"The two towers take up {n} tons of what the rope bore.", n == 20, feedback)
                for n, feedback in ((20, CHOICE.why), *((30 + n, CHOICE.options[n].feedback) for n in (1, 2)))
            ),
            CHOICE.why,
        )
    ),
    "numbers of any length": own(
        Choice(
            CHOICE.ask,
            (
                Option("1 000 000 000 000", True, CHOICE.why),
                Option("20", feedback=CHOICE.options[1].feedback),
                Option("300", feedback=CHOICE.options[2].feedback),
            ),
            CHOICE.why,
        )
    ),
    "short options may be of any length": spoilt(
        "choice",
        options=(
            Option("Its immediate neighbours", True, CHOICE.why),
            Option("Towers", feedback=CHOICE.options[1].feedback),
            Option("Anchors", feedback=CHOICE.options[2].feedback),
        ),
    ),
    "two words are contained without harm": spoilt(
        "choice",
        options=(
            Option("Steel cables", True, CHOICE.why),
            Option("Old steel cables", feedback=CHOICE.options[1].feedback),
            Option("Anchors", feedback=CHOICE.options[2].feedback),
        ),
    ),
    "an echo that a distractor shares": spoilt(
        "choice",
        options=(
            Option("The neighbours on both sides of that storm.", True, CHOICE.why),
            Option("The towers that stand in the storm.", feedback=CHOICE.options[1].feedback),
            Option("The anchors on both banks of it.", feedback=CHOICE.options[2].feedback),
        ),
    ),
    "a neighbour accepted with a remark": spoilt("typed", accept=(), also_accept={"hanging bridge": "Yes."}),
    "an article that gives both forms": spoilt("cloze", ask="Where a river is wide, A(n) ___ can cross it."),
    "a gap in a word of four letters": spoilt("cloze", ask="Where a river is wide, ____ can cross it."),
    "five words of the source": why("takes the shape of a"),
    "a quotation whose speaker is named": why(f"“{EIGHT} curve”, says the essay, like a"),
    "a quotation of the person quoted": why(f'"{EIGHT} curve", in Telford\'s phrase, like a'),
    "true or false has two options": spoilt("false"),
    "three options": spoilt("choice", options=CHOICE.options[:3]),
    "a flashcard explains itself": item(Flashcard("What holds the roadway?", "The cables above it.")),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_looks_like_a_flaw_passes(name: str) -> None:
    assert check(HARMLESS[name], DESK) == ()


def test_the_essay_of_the_tests_holds_the_copied_words() -> None:
    assert EIGHT in ESSAY
    assert (len(EIGHT.split()), len(SIX.split())) == (8, 6)


def test_a_copied_run_is_told_with_its_length_and_place() -> None:
    (found,) = check(why(EIGHT), DESK)
    expected = (
        "8 words in a row stand in the source too (Long spans): “takes the shape of a long and patient”."
    )
    assert expected == found.message


def test_a_copied_run_is_told_once_however_often_it_is_shown() -> None:
    options = tuple(
        Option(option.text, option.correct, f"{option.feedback} It {EIGHT} bow.") for option in CHOICE.options
    )
    assert [found.rule for found in check(spoilt("choice", options=options), DESK)] == ["R22"]
