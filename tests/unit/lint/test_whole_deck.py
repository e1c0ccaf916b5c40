"""R25 finds what only a whole deck shows, and keeps still where there is too little to tell."""

from __future__ import annotations

import pytest

from aligntutor.core.items import Item, Option
from aligntutor.kinds.choice import Choice
from aligntutor.kinds.flashcard import Flashcard
from aligntutor.kinds.true_false import TrueFalse
from aligntutor.kinds.typed import Typed
from aligntutor.lint import check_whole
from aligntutor.lint.r25_whole_deck import _TAILS, ENOUGH

from .clean import item, own

NAMES = "oak elm ash yew fir box bay fig hop rye".split()


def choices(count: int, *, long_key: bool = False) -> list[Item]:
    """Choices between trees whose names are equally long, each on a concept of its own."""
    made = []
    for n in range(count):
        key, *others = (f"{NAMES[(n + k) % 10]} {n + 1000}" for k in range(4))
        options = (
            Option(key + (" and all that grows under it" if long_key else ""), True, "It was there first."),
            *(Option(other, feedback="That one came later.") for other in others),
        )
        made.append(made_of(Choice(f"What was planted by the {n}th mayor?", options), n))
    return made


def made_of(question: object, n: int, template: str = "T13", level: str = "evaluate") -> Item:
    """A generated item on a concept of its own."""
    one = item(question, template, f"element-{n}", f"concept-{n}")  # type: ignore[arg-type]
    return one._replace(level=level)  # type: ignore[arg-type]


def told(items: list[Item]) -> list[str]:
    return [problem.message for problem in check_whole(items, "0")]


def test_a_sound_deck_has_no_finding() -> None:
    assert told(choices(3 * ENOUGH)) == []


def test_keys_that_are_the_longest_are_found_by_two_rules() -> None:
    found = told(choices(3 * ENOUGH, long_key=True))
    assert [message.split(";")[0] for message in found] == [
        "In 100% of 120 choices the key is the longest option",
        "Picking by “longest” is right in 100% of 120 choices",
    ]


def test_few_choices_tell_nothing() -> None:
    assert told(choices(ENOUGH - 1, long_key=True)) == []


def test_an_author_s_own_cards_are_let_be() -> None:
    longest = choices(3 * ENOUGH, long_key=True)
    assert told([own(each.question) for each in longest]) == []


def test_the_same_question_on_two_cards_is_found() -> None:
    one = made_of(Typed("Which rope bears the whole roadway of a bridge?", "cable"), 1)
    other = made_of(Typed("Which rope bears the whole roadway of the bridge?", "cable"), 2)
    third = made_of(Typed("Which rope bears the whole roadway of the bridge?", "hawser"), 3)
    assert len(told([one, other, third])) == 1


def test_two_ways_to_ask_one_card_may_be_alike() -> None:
    stem = "Which rope bears the whole roadway of a bridge?"
    typed = made_of(Typed(stem, "cable"), 1)
    options = (Option("cable", True, "Yes."), Option("beam", feedback="No."), Option("pier", feedback="No."))
    chosen = made_of(Choice(stem, options), 1)._replace(card=typed.card)
    assert told([typed, chosen]) == []


def test_like_fronts_with_other_backs_are_found_across_templates() -> None:
    one = made_of(Flashcard("Why does the long roadway swing?", "It is light."), 1, "T07")
    other = made_of(Flashcard("Why does a long roadway swing?", "The wind."), 2, "T18")
    assert len(told([one, other])) == 1
    assert told([one, other._replace(template="T07")]) == []


def test_a_card_asked_right_before_must_not_tell_the_next() -> None:
    case = made_of(Flashcard("What is missing for this to be an arch?", "Pressure."), 1, "T16")
    name = made_of(Typed("Pressure keeps its stones together: what is it?", "arch"), 1)._replace(
        card="bridges/c/name"
    )
    assert len(told([case._replace(skill="recognise"), name._replace(skill="name")])) == 1
    other = case._replace(
        question=Flashcard("What is missing for this to be an arch?", "A river."), skill="recognise"
    )
    assert told([other, name._replace(skill="name")]) == []


def judged(count: int, true: int) -> list[Item]:
    """Statements, the first of them true."""
    return [
        made_of(TrueFalse(f"True or false? Tree{n} shades house{n}.", n < true, "It was so planned."), n)
        for n in range(count)
    ]


@pytest.mark.parametrize(
    ("count", "true", "expected"),
    [
        (20, 10, []),
        (20, 4, ["4 of 20 true-or-false statements are true."]),
        (30, 15, ["30 of 150 items are true or false."]),
    ],
)
def test_true_or_false_is_kept_rare_and_balanced(count: int, true: int, expected: list[str]) -> None:
    rest = [each._replace(concept=f"tree-{n}") for n, each in enumerate(choices(120 if count == 30 else 200))]
    assert told([*judged(count, true), *rest]) == expected


def test_a_deck_of_bare_recall_is_warned_about() -> None:
    flat = [each._replace(level="remember") for each in choices(ENOUGH)]
    assert [(problem.severity, problem.message) for problem in check_whole(flat, "0")] == [
        ("warning", "0 of 40 items ask to apply or analyse or evaluate."),
        ("warning", "0 of 40 items ask to evaluate."),
    ]


@pytest.mark.parametrize(("options", "value"), [(2, 6.635), (3, 9.210), (4, 11.345), (5, 13.277)])
def test_the_tail_of_chi_squared_is_that_of_the_tables(options: int, value: float) -> None:
    assert round(_TAILS[options](value), 4) == 0.01
