"""T15, T18, T19 and T20: who claims it and how firmly, explaining, what it rests on, where the slip is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligntutor.core.concepts import Attribution, Case, Concept, Contrast, Misconception, Relations
from aligntutor.core.identity import text_id
from aligntutor.core.items import Item, Option
from aligntutor.generating.relating import connected, steps
from aligntutor.kinds.choice import Choice
from aligntutor.kinds.flashcard import Flashcard

from .bread import MIXING, deck_of, made
from .tea import BOILING, COLD_STEEPING, FILLING, POT, RINSING, SCALDING, STEWING, TEA

GUESS = "The author thinks so and calls it a guess from one kitchen."


def claimed(**changes: object) -> Concept:
    """The same idea with its attribution changed."""
    return replace(STEWING, attribution=replace(STEWING.attribution, **changes))


def texts(item: Item) -> list[str]:
    """Its options, the key first."""
    return [option.text for option in item.question.options]


def test_a_claim_is_put_to_the_one_who_makes_it() -> None:
    expected = Item(
        key="tea/stewing/attribute#T15.choose.not_by",
        card="tea/stewing/attribute",
        deck="tea",
        concept="stewing",
        skill="attribute",
        question=Choice(
            ask="Who puts this forward, however firmly, by the handbook's account? "
            "Most bitter cups come from stewing.",
            options=(
                Option("The author", True, GUESS),
                Option("The tea merchants", feedback="Merchants are named as the ones who blame the leaf."),
                Option(
                    "Hana Mori",
                    feedback="She is quoted on water. The sentence on bitter cups is the author's own.",
                ),
            ),
            why=GUESS,
        ),
        level="analyse",
        template="T15",
        concepts=("stewing",),
        source=POT,
    )
    assert made("T15", STEWING, TEA)[0] == expected


def test_a_claim_is_held_as_firmly_as_the_source_holds_it() -> None:
    expected = Item(
        key="tea/stewing/attribute#T15.choose.not_so",
        card="tea/stewing/attribute",
        deck="tea",
        concept="stewing",
        skill="attribute",
        question=Choice(
            ask="How does the handbook put this forward? Most bitter cups come from stewing.",
            options=(
                Option("As possible or likely", True, GUESS),
                Option(
                    "As something not known",
                    feedback="An open question names no likely answer, and here one is named.",
                ),
                Option(
                    "As what others say",
                    feedback="Nobody else is said to hold it. The guess is the author's own.",
                ),
                Option(
                    "As plainly so",
                    feedback="It would be stated without “I guess” if it were meant as plain fact.",
                ),
            ),
            why=GUESS,
        ),
        level="evaluate",
        template="T15",
        concepts=("stewing",),
        source=POT,
    )
    assert made("T15", STEWING, TEA)[1] == expected


def test_the_author_may_be_a_wrong_answer() -> None:
    quoted = claimed(by="Hana Mori", not_by={"author": "The author quotes her.", "merchants": "Not they."})
    key, *others = made("T15", quoted, TEA)[0].question.options
    assert key.text == "Hana Mori"
    assert {option.text for option in others} == {"The author", "Merchants"}


def test_a_definition_is_put_as_what_a_word_means() -> None:
    defined = replace(
        claimed(not_so={"asserted": "It only says how the word is used.", "hedged": "Nothing is left open."}),
        certainty="definition",
    )
    assert texts(made("T15", defined, TEA)[1])[0] == "As what a word means"


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"claim": " "}, []),
        ({"not_by": {}}, ["not_so"]),
        ({"not_by": {"Hana Mori": "She is quoted on water.", "author": "That is who it is."}}, ["not_so"]),
        ({"not_so": {"hedged": "That is how.", "open": "An answer is named."}}, ["not_by"]),
    ],
)
def test_a_claim_without_two_wrong_answers_is_not_asked(
    changes: dict[str, object], fields: list[str]
) -> None:
    asked = [item.key.rpartition(".")[2] for item in made("T15", claimed(**changes), TEA)]
    assert asked == fields


def test_an_idea_is_explained_and_held_against_its_features() -> None:
    expected = Item(
        key="tea/stewing/meaning#T18.recall.why_it_matters",
        card="tea/stewing/meaning",
        deck="tea",
        concept="stewing",
        skill="meaning",
        question=Flashcard(
            front="Explain stewing, and say why this matters.",
            back="Stewing: leaves lie in the pot until more sharpness than flavour has come out.\n\n"
            "A sharp cup is blamed on the leaf. Stewing is the cheaper fault: a clock mends it.",
            checklist=(
                "The leaves stay in far too long.",
                "The water is hot enough to draw tannin.",
                "It tastes sharp.",
                "Why this matters is said, much as the text above says it.",
            ),
        ),
        level="evaluate",
        template="T18",
        concepts=("stewing",),
        source=POT,
    )
    assert made("T18", STEWING, TEA) == [expected]


def test_a_claim_that_has_cases_is_held_against_what_it_claims_as_well() -> None:
    case = Case("A pot stood for an hour.", "An hour is far too long.")
    for examples, first in (((case,), STEWING.definition), ((), "the leaves stay in far too long")):
        (item,) = made("T18", replace(STEWING, category="claim", examples=examples), TEA)
        assert isinstance(item.question, Flashcard)
        assert item.question.checklist[0].casefold() == f"{first}.".casefold()


def test_an_explanation_needs_two_points_and_a_reason() -> None:
    assert made("T18", replace(STEWING, features={"long": "it lies too long", "heat": " "}), TEA) == []
    assert made("T18", replace(STEWING, why_it_matters=" "), TEA) == []


def test_what_an_idea_builds_on_is_chosen_among_siblings_of_that() -> None:
    expected = Item(
        key="tea/scald/presuppose#T19.choose.boiling",
        card="tea/scald/presuppose",
        deck="tea",
        concept="scald",
        skill="presuppose",
        question=Choice(
            ask="By the handbook's account, on which step does a scald rest?",
            options=(
                Option("Boiling", True, "Only water on the boil is hot enough."),
                Option(
                    "Cold steeping",
                    feedback="The handbook makes no such link. "
                    "Cold steeping: leaves lie in unheated water for a night.",
                    names="cold-steeping",
                ),
                Option(
                    "Rinsing",
                    feedback="The handbook makes no such link. "
                    "Rinsing: the first water is thrown away with the grit of the leaf.",
                    names="rinsing",
                ),
            ),
            why="Only water on the boil is hot enough.",
        ),
        level="understand",
        template="T19",
        concepts=("scald", "boiling", "cold-steeping", "rinsing"),
    )
    assert made("T19", SCALDING, TEA) == [expected]


@pytest.mark.parametrize(
    ("field", "asked"),
    [
        ("prerequisites", "which step does a scald presuppose?"),
        ("builds_on", "on which step does a scald rest?"),
        ("part_of", "of which step is a scald a part?"),
        ("leads_to", "which step does a scald lead to?"),
        ("prevents", "which step does a scald prevent?"),
    ],
)
def test_each_kind_of_edge_has_its_question(field: str, asked: str) -> None:
    edge = Relations(**{field: ("boiling",)}, because={"boiling": "So it is."})
    (item,) = made("T19", replace(SCALDING, relations=edge), TEA)
    assert item.question.stem == f"By the handbook's account, {asked}"


def test_an_edge_without_a_reason_is_not_asked() -> None:
    bare = replace(SCALDING, relations=Relations(builds_on=("boiling",)))
    assert made("T19", bare, TEA) == []
    lost = replace(SCALDING, relations=Relations(builds_on=("frying",), because={"frying": "So it is."}))
    assert made("T19", lost, TEA) == []


def test_what_hangs_together_with_an_idea_is_never_a_wrong_answer() -> None:
    """Boiling needs filling, and mixing leads to the scald; what else boiling leads to is free."""
    boiling = replace(BOILING, relations=Relations(prerequisites=("filling",), leads_to=("rinsing",)))
    mixing = replace(MIXING, relations=Relations(leads_to=("scald",)))
    deck = deck_of(SCALDING, boiling, FILLING, RINSING, COLD_STEEPING, mixing)
    assert connected(steps(deck.concepts), SCALDING) == {"boiling", "filling", "mixing"}
    assert connected(steps(deck.concepts), boiling) == {"filling", "rinsing", "scald"}
    assert made("T19", SCALDING, deck)[0].concepts == ("scald", "boiling", "cold-steeping", "rinsing")


def test_a_note_tells_the_picked_idea_from_the_right_one() -> None:
    note = "Rinsing can be done with cold water. Boiling cannot."
    noted = replace(BOILING, contrasts=(Contrast("rinsing", note=note),))
    (item,) = made("T19", SCALDING, deck_of(SCALDING, noted, RINSING, COLD_STEEPING))
    told = {option.names: option.feedback for option in item.question.options}
    assert told["rinsing"] == f"The source makes no such link. {note}"


def test_a_slip_is_found_among_true_sentences_nearest_in_length() -> None:
    why = (
        "It should read: Left for an hour, a pot turns the cup sharp. "
        "Time draws out tannin, and tannin is what tastes sharp."
    )
    expected = Item(
        key="tea/stewing/find-slip/hour#T20.choose.hour",
        card="tea/stewing/find-slip/hour",
        deck="tea",
        concept="stewing",
        skill="find-slip",
        question=Choice(
            ask="Think of stewing. Which of these sentences has a slip in it?",
            options=(
                Option("Left for an hour, a pot turns the cup mild.", True, why),
                Option(
                    "Under a lid a pot turns sharp as well.",
                    feedback="This one holds. "
                    "The lid keeps heat in. Tannin comes out under it as well as in the open.",
                    names="lid",
                ),
                Option(
                    "With more leaf in the pot the wait must be shorter.",
                    feedback="This one holds. "
                    "More leaf makes the cup stronger at once and has to come out sooner.",
                    names="more-leaf",
                ),
                Option(
                    "A clock mends stewing and costs less than a finer leaf.",
                    feedback="This one holds. The leaf was never at fault, and clocks are cheap.",
                    names="cheap",
                ),
            ),
            why=why,
        ),
        level="evaluate",
        template="T20",
        concepts=("stewing",),
        source=POT,
    )
    assert made("T20", STEWING, TEA)[0] == expected


def test_a_trap_never_stands_beside_its_own_claim_nor_what_says_the_same() -> None:
    """The truth of `clock` tells of the hour, too: one is enough. `stir` is explained against the claim."""
    own, alike = STEWING.traps[0].claim, "A pot that is left for an hour turns the cup sharp."
    hour, cheap = (texts(item) for item in made("T20", STEWING, TEA))
    assert len({own, alike} & set(cheap)) == 1
    assert {own, alike}.isdisjoint(hour)
    assert "Stirring a pot makes it sharper." not in {*hour, *cheap}


def test_too_few_true_sentences_make_no_choice() -> None:
    few = replace(STEWING, misconceptions=STEWING.misconceptions[:1], traps=STEWING.traps[:1])
    assert made("T20", few, TEA) == []


def test_a_misconception_without_id_is_named_by_its_text() -> None:
    unnamed = Misconception(
        "Hard water is best.", "Soft water brings out more of the leaf.", truth="Soft water is best."
    )
    hour = made("T20", replace(STEWING, misconceptions=(*STEWING.misconceptions, unnamed)), TEA)[0]
    assert text_id("Hard water is best.") in {option.names for option in hour.question.options}


def test_what_is_right_is_always_told_of_a_slip() -> None:
    long = replace(STEWING.traps[0], why="Time draws out tannin, and tannin is what tastes sharp. " * 3)
    item = made("T20", replace(STEWING, traps=(long, STEWING.traps[1])), TEA)[0]
    assert item.question.options[0].feedback == (
        "It should read: Left for an hour, a pot turns the cup sharp."
    )


def test_a_deck_that_says_nothing_new_gets_nothing_new() -> None:
    plain = Concept("plain", "plain tea", "tea with nothing in it", attribution=Attribution("Hana Mori"))
    deck = deck_of(plain, STEWING, SCALDING)
    assert [made(f"T{n}", plain, deck) for n in range(15, 21)] == [[]] * 6
