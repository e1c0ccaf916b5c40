"""Themes: which one a terminal gets, and that nothing is said by colour alone."""

from __future__ import annotations

import pytest
from textual.color import Color

from aligntutor.tui.app import TutorApp
from aligntutor.tui.themes import TOKENS, only_ascii, suited
from tests.tui.fakes import CHOICE, RECALL, SEVERAL, WRITE, FakeTutor, asking
from tests.tui.seeing import running, seen


@pytest.mark.parametrize(
    ("chosen", "environment", "theme"),
    [
        ("", {"TERM": "xterm-256color"}, "lamplight"),
        ("", {"TERM": "xterm", "COLORTERM": "truecolor"}, "lamplight"),
        ("", {"TERM": "xterm"}, "terminal"),
        ("", {"TERM": "linux"}, "terminal"),
        ("", {"TERM": "dumb"}, "terminal"),
        ("", {"WT_SESSION": "1"}, "lamplight"),
        ("", {}, "lamplight"),
        ("paper", {"TERM": "linux"}, "paper"),
        ("unknown", {"TERM": "linux"}, "terminal"),
    ],
)
def test_the_theme_follows_the_choice_then_the_terminal(chosen: str, environment: dict[str, str], theme: str):
    assert suited(chosen, environment) == theme


@pytest.mark.parametrize(
    ("environment", "encoding", "ascii"),
    [
        ({}, "utf-8", False),
        ({}, "UTF8", False),
        ({}, "ANSI_X3.4-1968", True),
        ({}, "iso-8859-1", True),
        ({"ALIGNTUTOR_ASCII": "1"}, "utf-8", True),
        ({"ALIGNTUTOR_ASCII": "0"}, "ascii", False),
    ],
)
def test_ascii_is_drawn_where_asked_for_or_needed(environment: dict[str, str], encoding: str, ascii: bool):
    assert only_ascii(environment, encoding) == ascii


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast of two colours."""

    def light(colour: str) -> float:
        parts = (part / 255 for part in Color.parse(colour).rgb)
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["lamplight", "paper"])
def test_colours_can_be_read(theme: str):
    token = TOKENS[theme]
    least = {"ink": 5.5, "muted": 5.5, "mark": 5.5, "right": 5.5, "wrong": 5.5, "glow": 3.0, "faint": 2.7}
    ground = token["ground"]
    assert {
        name: round(contrast(token[name], ground), 2)
        for name in least
        if contrast(token[name], ground) < least[name]
    } == {}
    assert contrast(token["ink"], token["band"]) > 5.6
    assert contrast(token["ink"], token["faint"]) > 4, "what is selected with the mouse"


@pytest.mark.parametrize("theme", ["paper", "terminal"])
@pytest.mark.parametrize("colourless", [False, True])
async def test_every_theme_shows_the_same_characters(
    theme: str, colourless: bool, monkeypatch: pytest.MonkeyPatch
):
    cases = (
        (CHOICE, ["c", "enter"]), (SEVERAL, ["a"]), (WRITE, [*"good"]), (RECALL, ["space"]),
    )  # fmt: skip
    for ask, keys in cases:
        async with running(FakeTutor([asking(ask)]), study=True) as pilot:
            await pilot.press(*keys)
            page = seen(pilot)
        with monkeypatch.context() as patch:
            if colourless:
                patch.setenv("NO_COLOR", "1")
            async with running(FakeTutor([asking(ask)]), study=True, theme=theme) as pilot:
                await pilot.press(*keys)
                assert seen(pilot) == page


@pytest.mark.parametrize("theme", list(TOKENS))
async def test_without_colour_ink_differs_from_ground(theme: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(FakeTutor([asking(CHOICE)]), study=True, theme=theme) as pilot:
        await pilot.press("c", "enter")
        strips = pilot.app.screen._compositor.render_strips()
        styles = {segment.style for strip in strips for segment in strip if segment.text.strip()}
        for style in styles:
            assert style.color is None or style.color.is_default or style.color != style.bgcolor
            colour = style.color.triplet if style.color else None
            assert colour is None or len({*colour}) == 1, "a hue is left"


async def test_a_theme_chosen_on_screen_is_dressed_at_once():
    async with running(FakeTutor()) as pilot:
        app = pilot.app
        assert isinstance(app, TutorApp)
        before = app.screen.styles.background
        app.theme = "paper"
        await pilot.pause(0.1)
        assert app.screen.styles.background != before
        assert "23" in seen(pilot) or "cards are due" in seen(pilot)
