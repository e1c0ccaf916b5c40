"""Where findings stand, how strict they are, and in which language rules run."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligntutor.core.decks import Problem
from aligntutor.core.items import Item
from aligntutor.kinds.flashcard import Flashcard
from aligntutor.kinds.true_false import TrueFalse
from aligntutor.lint import RULES, Desk, check, settle

from .clean import CHOICE, CLEAN, DECK, DESK, FALSE, TYPED, own, spoilt, with_option


def told(found: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(problem.rule, problem.severity) for problem in found]


def test_every_rule_has_a_code_of_its_own() -> None:
    codes = [rule.CODE for rule in RULES]
    assert codes == ["answer", *(f"R{n:02}" for n in range(1, 25))]


def test_a_finding_on_a_generated_item_stands_at_its_element() -> None:
    (found,) = check(with_option("choice", 2, feedback=""), DESK)
    assert (found.path, found.line, found.column) == ("types.yaml", 20, 5)
    assert (found.entry, found.item) == ("hanging", "bridges/hanging/infer/snap#T13.choose.snap")


def test_else_at_its_entry_else_nowhere() -> None:
    flawed = spoilt("typed", why="")
    assert (check(flawed, DESK)[0].path, check(flawed, DESK)[0].line) == ("types.yaml", 3)
    nowhere = Desk.of(replace(DECK, places=None))
    assert (
        check(flawed, nowhere)[0].path,
        check(flawed, nowhere)[0].line,
        check(flawed, nowhere)[0].entry,
    ) == ("", 0, "hanging")


def test_a_finding_on_a_written_card_stands_at_the_card() -> None:
    (found,) = check(own(replace(TYPED, why="")), DESK)
    assert (found.path, found.line, found.entry) == ("own.yaml", 7, "toll")


def test_a_written_card_is_refused_only_where_it_cannot_be_graded() -> None:
    no_key = replace(CHOICE, options=CHOICE.options[1:])
    twins = replace(CHOICE, options=(*CHOICE.options, replace(CHOICE.options[1], feedback=CHOICE.why)))
    no_answer = replace(TYPED, answer="", accept=("rope bridge", "hanging bridge"))
    for question, rule in ((no_key, "R01"), (twins, "R03"), (no_answer, "answer")):
        settled, found = settle(own(question), DESK)
        assert settled is None
        assert (rule, "error") in told(found)


def test_other_findings_on_a_written_card_are_warnings() -> None:
    for flawed in (
        with_option("choice", 0, text="Its near neighbours take it over."),
        spoilt("typed", why=""),
    ):
        card = own(flawed.question)
        assert [problem.severity for problem in check(flawed, DESK)] == ["error"]
        assert (card, ["warning"]) == (
            settle(card, DESK)[0],
            [problem.severity for problem in check(card, DESK)],
        )


def test_a_written_false_statement_needs_only_its_explanation() -> None:
    card = own(
        TrueFalse("Stone floats on water.", False, "It sinks, being heavier than as much water would be.")
    )
    assert check(card, DESK) == ()
    bare = own(TrueFalse("Stone floats on water.", False))
    assert told(check(bare, DESK)) == [("R18", "warning"), ("R19", "warning")]


def test_a_two_line_flashcard_is_fine() -> None:
    assert check(own(Flashcard("What holds it?", "Cables.")), DESK) == ()


@pytest.mark.parametrize(
    "flawed",
    [
        with_option("choice", 3, text="None of the above would carry any of it then."),
        with_option("choice", 0, text="The neighbours on both sides share that storm."),
        with_option("choice", 2, feedback="Less pull."),
        spoilt("cloze", ask="Where a river is wide, a ___ can cross it."),
        spoilt("false", answer=True, ask="True or false? It is not so."),
        spoilt("typed", ask="Held in suspension?"),
    ],
)
def test_rules_for_english_run_in_english_alone(flawed: Item) -> None:
    assert check(flawed, DESK)
    for language in ("nl", "eng-lish", ""):
        assert check(flawed, replace(DESK, language=language)) == ()
    assert check(flawed, replace(DESK, language="en-GB"))


def test_a_whole_answer_in_the_prompt_is_seen_in_any_language() -> None:
    flawed = spoilt("typed", ask="Wie heeft een rope bridge gezien?")
    assert told(check(flawed, replace(DESK, language="nl"))) == [("R17", "error")]


def test_without_a_fingerprint_nothing_is_called_copied() -> None:
    flawed = spoilt("typed", why="It takes the shape of a long and patient curve under its load.")
    assert told(check(flawed, DESK)) == [("R22", "error")]
    assert check(flawed, Desk(DECK)) == ()


def test_a_generated_item_with_an_error_is_dropped_and_reported() -> None:
    dropped, found = settle(spoilt("typed", why=""), DESK)
    assert dropped is None
    assert told(found) == [("R19", "error")]


def test_a_warning_drops_nothing() -> None:
    flawed = spoilt("typed", accept=())
    assert (flawed, [("R17", "warning")]) == (settle(flawed, DESK)[0], told(settle(flawed, DESK)[1]))


def test_other_kinds_pass_as_they_are() -> None:
    for name in ("multiple", "typed", "cloze", "false", "numeric"):
        assert settle(CLEAN[name], DESK) == (CLEAN[name], ())
    assert settle(own(CHOICE), DESK) == (own(CHOICE), ())
    assert settle(own(FALSE), DESK) == (own(FALSE), ())
