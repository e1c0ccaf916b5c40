"""Bindings and the names by which learners give them other keys."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from textual.binding import Binding

import aligntutor.tui
from aligntutor.settings import Settings
from aligntutor.settings.keys import ANYWHERE, KEYS
from tests.tui.fakes import CHOICE, FakeTutor, asking
from tests.tui.seeing import keys_shown, running, seen

FREE = {"up", "down", "ctrl+z", "ctrl+c,super+c"}
"""Keys that stay what they are: those of text fields, of the terminal, and beside letters of pairs."""
MODULES = [
    f"aligntutor.tui.{'.'.join(path.relative_to(Path(aligntutor.tui.__file__).parent).with_suffix('').parts)}"
    for path in sorted(Path(aligntutor.tui.__file__).parent.rglob("*.py"))
    if path.stem != "__init__"
]


@pytest.mark.parametrize("module", MODULES)
def test_what_can_be_pressed_has_a_name_unless_it_is_an_option(module: str):
    found = import_module(module)
    own = [each for each in vars(found).values() if isinstance(each, type) and each.__module__ == module]
    for cls in own:
        for binding in vars(cls).get("BINDINGS", []):
            assert isinstance(binding, Binding)
            if binding.id is None:
                option = binding.key[0].isalnum() and len(binding.key.split(",")[0]) == 1
                assert option or binding.key in FREE or binding.system, binding
                continue
            key = KEYS[binding.id]
            assert binding.key == key.keys
            assert ANYWHERE in key.screens or module.rpartition(".")[2] in key.screens, (binding.id, module)


async def test_another_key_works_and_is_told_and_the_old_one_does_nothing():
    tutor = FakeTutor([asking(CHOICE)], settings=Settings(keys=(("flag", "g"), ("undo", "ctrl+z,v"))))
    async with running(tutor, study=True) as pilot:
        await pilot.press("c", "enter")
        shown = keys_shown(pilot)
        assert "g flag" in shown
        assert "Ctrl+Z undo" in shown
        await pilot.press("f", "u")
        assert "Not this one." in seen(pilot)
        await pilot.press("question_mark")
        page = seen(pilot)
        assert "Ctrl+Z  v" in page
        await pilot.press("escape", "g")
        assert "Flag this card" in seen(pilot)
        await pilot.press("escape", "v")
        assert "A hospital rewards" in seen(pilot)
        assert "Not this one." not in seen(pilot)


async def test_letters_of_options_go_before_a_key_that_was_given_one():
    tutor = FakeTutor([asking(CHOICE)], settings=Settings(keys=(("back", "a,escape"),)))
    async with running(tutor, study=True) as pilot:
        await pilot.press("a")
        assert "› A  Deceptive alignment" in seen(pilot)
