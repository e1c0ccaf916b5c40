"""What a made-up learner answers, right and wrong, to every kind of question."""

from __future__ import annotations

from random import Random

import pytest

from aligntutor.core.asks import Chosen, Recall, Written
from aligntutor.core.items import Deal, Item, Option, Question
from aligntutor.kinds import KINDS
from aligntutor.kinds.choice import Choice
from aligntutor.kinds.cloze import Cloze
from aligntutor.kinds.flashcard import Flashcard
from aligntutor.kinds.matching import Matching
from aligntutor.kinds.multiple import Multiple
from aligntutor.kinds.numeric import Numeric
from aligntutor.kinds.ordering import Ordering
from aligntutor.kinds.true_false import TrueFalse
from aligntutor.kinds.typed import Typed
from aligntutor.tutor.pretending import Learner, right, wrong

OPTIONS = (Option("soup", correct=True), Option("stew", names="stew"), Option("broth"), Option("sauce"))
CHOICE = Choice("What is eaten with a spoon?", OPTIONS)
TYPED = Typed("What holds soup?", "bowl", near_miss={"plate": "Too flat."}, rivals=("cup",))
QUESTIONS: tuple[Question, ...] = (
    CHOICE,
    Multiple("Which are thin?", (*OPTIONS, Option("water", correct=True))),
    TrueFalse("Soup is eaten with a fork.", False),
    TYPED,
    Cloze("Soup is served in a ___.", "bowl"),
    Numeric("How many litres?", 5, "litres", slips={"50": "Ten times too many."}),
    Flashcard("What is soup?", "Thin food.", ("thin", "warm")),
    Ordering(
        "How is it made?",
        {"serve": "Serve", "cut": "Cut", "boil": "Boil"},
        (("cut", "boil"), ("boil", "serve")),
    ),
    Matching("What goes where?", {"soup": "bowl", "stew": "pot", "tea": "cup"}, ("pan",)),
)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.kind)
@pytest.mark.parametrize("seed", range(5))
def test_what_is_meant_to_be_right_is_and_what_is_meant_to_be_wrong_is_not(question: Question, seed: int):
    ask = question.pose(Deal(str(seed), 4))
    assert question.grade(ask, right(ask, question)).correct
    assert not question.grade(ask, wrong(ask, question, Random(seed))).correct


def test_every_kind_can_be_answered():
    assert {question.kind for question in QUESTIONS} == set(KINDS)


def test_the_wrong_answer_that_its_author_puts_first_is_given_most_often():
    ask = CHOICE.pose(Deal("0", 4))
    random = Random(0)
    given = [wrong(ask, CHOICE, random) for _ in range(200)]
    assert given.count(Chosen(("stew",))) > 100
    assert len(set(given)) == 3


def test_a_look_alike_is_typed_or_nothing():
    ask = TYPED.pose(Deal("0"))
    random = Random(0)
    given = [wrong(ask, TYPED, random) for _ in range(100)]
    assert set(given) == {Written("plate"), Written("cup"), Written("")}
    assert given.count(Written("plate")) > 40


def item(n: int, question: Question = CHOICE) -> Item:
    return Item(f"k/{n}#own.choose.x", f"k/{n}", "k", "", "", question)


def shares(days: int) -> float:
    """How many recall, so many days after one answer; each has a card of their own."""
    learner, good = Learner(Random(0)), 0
    question = Flashcard("What is soup?", "Thin food.")
    ask = question.pose(Deal("0"))
    assert isinstance(ask, Recall)
    for n in range(600):
        for day in (0, 0, 0, days):
            answered = learner.answer(item(n, question), ask, day)
        good += question.grade(ask, answered.answer).correct
    return good / 600


def test_memory_fades_with_the_days():
    assert shares(1) > shares(30) + 0.1 > shares(300) + 0.2


def test_nobody_says_how_sure_they_are_of_a_rating_of_their_own():
    learner, card = Learner(Random(0)), item(1, QUESTIONS[6])
    ask = card.question.pose(Deal("0"))
    assert {learner.answer(card, ask, 0).confidence for _ in range(50)} == {""}
    choice = item(2)
    ask = choice.question.pose(Deal("0"))
    assert {learner.answer(choice, ask, 0).confidence for _ in range(50)} == {"sure", "", "unsure"}
