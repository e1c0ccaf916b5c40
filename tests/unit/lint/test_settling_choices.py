"""Distractors are picked so that the showing of three options and of four both pass."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from aligntutor import lint
from aligntutor.core.decks import Problem
from aligntutor.core.items import Item, Option, Source
from aligntutor.kinds.choice import Choice
from aligntutor.lint import check, settle
from aligntutor.lint.settling import MOST

from .clean import CHOICE, CLEAN, DESK, spoilt

KEY, TOWERS, ANCHORS, ASPHALT = CHOICE.options
LONG = Option(
    "The people on the far bank come running with whatever rope they have and pull.",
    feedback="Helpers are slower than a storm, and weaker than any steel.",
)
ECHO = Option(
    "The storm itself lifts it from below.", feedback="Wind pushes every which way and carries no road."
)
NONE = Option(
    "None of these would carry anything by then.",
    feedback="Something has to carry it, or the road would fall at once.",
)
THIN = Option("The river below swells and lifts it up.", feedback="It hardly would.")


def settled(*options: Option) -> tuple[list[Option], list[str]]:
    """What is left of these options, and the rules that have something to say."""
    item, found = settle(spoilt("choice", options=options), DESK)
    return list(item.question.options) if item else [], [problem.rule for problem in found]


def test_clean_distractors_stay_in_their_ranking() -> None:
    assert settled(KEY, TOWERS, ANCHORS, ASPHALT) == ([KEY, TOWERS, ANCHORS, ASPHALT], [])


def test_at_most_three_are_kept() -> None:
    assert settled(KEY, TOWERS, ANCHORS, ASPHALT, ECHO) == ([KEY, TOWERS, ANCHORS, ASPHALT], [])


def test_a_distractor_with_an_error_is_passed_over() -> None:
    assert settled(KEY, NONE, TOWERS, ANCHORS, ASPHALT) == ([KEY, TOWERS, ANCHORS, ASPHALT], [])
    assert settled(KEY, TOWERS, NONE, ANCHORS) == ([KEY, TOWERS, ANCHORS], [])


def test_a_pair_without_a_finding_goes_before_a_pair_with_a_warning() -> None:
    assert settled(KEY, THIN, TOWERS, ANCHORS) == ([KEY, TOWERS, ANCHORS], [])


def test_a_warning_is_taken_where_nothing_else_is_left() -> None:
    assert settled(KEY, THIN, TOWERS) == ([KEY, THIN, TOWERS], ["R19"])


def test_a_key_that_is_shorter_than_one_pair_finds_another() -> None:
    short = replace(KEY, text="The neighbours take it over.")
    pulled = replace(ANCHORS, text="The anchors are pulled out of the ground.")
    sunk = replace(ASPHALT, text="The asphalt bends down until it holds up.")
    near = replace(TOWERS, text="The towers sink under it.")
    assert settled(short, pulled, sunk, near) == ([short, pulled, near, sunk], [])


def test_both_showings_of_what_is_kept_pass() -> None:
    item, _ = settle(spoilt("choice", options=(KEY, NONE, THIN, LONG, ECHO, TOWERS, ANCHORS)), DESK)
    assert item is not None
    for count in (3, 4):
        assert (
            check(item._replace(question=replace(CHOICE, options=item.question.options[:count])), DESK) == ()
        )


def test_where_no_pair_passes_the_item_is_dropped_with_the_reason() -> None:
    assert settled(KEY, NONE, TOWERS) == ([], ["R04"])
    assert settled(replace(KEY, feedback=""), TOWERS, ANCHORS, ASPHALT) == ([], ["R19"])


def test_a_choice_with_a_single_distractor_is_dropped() -> None:
    assert settled(KEY, TOWERS) == ([], ["R02"])


def test_only_the_first_eight_distractors_are_considered() -> None:
    crowd = [replace(NONE, names=str(n)) for n in range(MOST - 1)]
    assert settled(KEY, *crowd, TOWERS, ANCHORS)[0] == []


def test_concepts_that_left_with_their_option_are_no_longer_named() -> None:
    many = CLEAN["choice"]._replace(concepts=("hanging", "level", "arched", "stayed"))
    question = Choice(CHOICE.ask, (KEY, replace(NONE, names="arched"), TOWERS, ASPHALT), CHOICE.why)
    item, _ = settle(many._replace(question=question), DESK)
    assert item is not None
    assert item.concepts == ("hanging", "level", "stayed")


def test_settling_twice_changes_nothing() -> None:
    once: tuple[Item | None, tuple[Problem, ...]] = settle(CLEAN["choice"], DESK)
    assert once[0] is not None
    assert settle(once[0], DESK) == once


def test_rules_that_run_once_say_the_same_whichever_distractors_are_shown() -> None:
    flawed = spoilt("choice", ask="Which of these is true? 95")._replace(source=Source())
    found = {
        pair: [
            problem
            for rule in lint._ONCE
            for problem in rule.check(
                flawed._replace(question=replace(flawed.question, options=(KEY, *pair))), DESK
            )
        ]
        for pair in combinations((TOWERS, ANCHORS, ASPHALT, LONG, ECHO, NONE), 2)
    }
    first, *others = found.values()
    assert {problem.rule for problem in first} == {"R14", "R20", "R23"}
    assert [one for one in others if one != first] == []


def test_a_flaw_that_no_distractor_mends_drops_the_item_or_is_told_beside_it() -> None:
    unfocused = spoilt("choice", ask="Which of these is true?")
    assert (settle(unfocused, DESK)[0], [one.rule for one in settle(unfocused, DESK)[1]]) == (None, ["R14"])
    foreign = spoilt("choice", ask=f"{CHOICE.ask} (95)")
    kept, found = settle(foreign, DESK)
    assert (kept, [one.rule for one in found]) == (foreign, ["R23"])
