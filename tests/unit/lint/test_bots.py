"""Guessers pick by looks alone, and are scored against chance."""

from __future__ import annotations

import pytest

from aligntutor.lint.bots import BOTS, Showing, scores, showings

from .clean import CHOICE as QUESTION
from .clean import CLEAN, own

LOOKS: dict[str, tuple[str, tuple[str, ...], int]] = {
    "longest": ("?", ("a rope", "a much longer rope", "a beam"), 1),
    "most alike": ("?", ("stone arch", "stone beam", "wooden raft"), 0),
    "echo": ("What holds the roadway?", ("towers of stone", "roadway cables", "anchors"), 1),
    "no absolutes": ("?", ("it always sways", "it sways", "it never sways"), 1),
    "most hedged": ("?", ("it sways", "it may sway", "it hangs"), 1),
    "first": ("?", ("towers", "cables", "anchors"), 0),
    "middle number": ("?", ("300", "20", "100"), 2),
}


@pytest.mark.parametrize("bot", BOTS)
def test_each_guesser_falls_for_its_look(bot: str) -> None:
    stem, options, tempting = LOOKS[bot]
    pull = BOTS[bot](stem, options)
    assert pull.index(max(pull)) == tempting


@pytest.mark.parametrize("bot", ["no absolutes", "most hedged", "middle number"])
def test_a_guesser_without_a_clue_does_not_guess(bot: str) -> None:
    assert BOTS[bot]("Which?", ("towers", "cables", "anchors")) == []


def test_always_and_not_are_whole_words_to_it() -> None:
    assert BOTS["no absolutes"]("?", ("a lonely alley", "an overall note")) == []


def test_ties_are_shared_out_and_chance_is_what_a_blind_pick_has() -> None:
    shown = [Showing("?", ("aa", "bb", "c", "d"), 0), Showing("?", ("a", "bbb", "cc"), 1)]
    longest = next(score for score in scores(shown) if score.bot == "longest")
    assert (longest.share, longest.chance, longest.choices) == ((1 / 2 + 1) / 2, (1 / 4 + 1 / 3) / 2, 2)


def test_generated_choices_are_looked_at_as_they_are_shown() -> None:
    (shown,) = showings([CLEAN["choice"], CLEAN["typed"], own(QUESTION)])
    assert set(shown.options) == {option.text for option in QUESTION.options}
    assert shown.options[shown.key] == QUESTION.key
