"""The page of statistics for a browser."""

from __future__ import annotations

import pytest

from aligntutor.cli.stats_page import page
from aligntutor.tutor.figures import Figure, Row, Shape


@pytest.mark.parametrize(("shape", "held"), [("gauge", "aim"), ("shares", "foretold")])
def test_a_table_says_what_a_share_is_held_against_as_its_plot_does(shape: Shape, held: str):
    row = Row("usually", 0.84, 200, 0.79, 0.88, 0.9)
    text = page([Figure("any", "Any", shape, "recalled", (row,))], "all decks", "all time", "2026-05-14")
    assert f"△ {held}</text>" in text
    assert f'<td class="aside">of 200</td><td class="aside">{held} 90%</td>' in text


def test_a_share_that_is_held_against_nothing_says_nothing_of_it():
    row = Row("usually", 0.84, 200, 0.79, 0.88)
    text = page([Figure("any", "Any", "shares", "recalled", (row,))], "all decks", "all time", "2026-05-14")
    assert "of 200</td></tr>" in text
    assert "foretold" not in text
