"""Opening a card's source in the learner's editor, at its line."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from aligntutor.tutor import Refused

if TYPE_CHECKING:
    from aligntutor.core.decks import Place

    from .app import TutorApp

BY_COLON = {"hx": (), "helix": (), "subl": (), "zed": (), "code": ("--goto",), "codium": ("--goto",)}
"""Editors that want `FILE:LINE`, and after what; others, as vi, Emacs and nano, `+LINE FILE`."""


def open_source(app: TutorApp, card: str) -> None:
    """Open it, or say where it is where there is no editor."""
    try:
        place = app.tutor.place(card)
    except Refused as problem:
        app.say(str(problem), problem.hint)
        return
    command = editing(app.editor, place)
    where = f"{place.path}, line {place.line}."
    if not command:
        app.say(where, "It opens there once the variable EDITOR names an editor.", kind="quiet")
        return
    try:
        with app.suspend():
            trouble = _run(command)  # what is raised in here leaves the screen suspended
    except SuspendNotSupported:
        app.say(where, "It cannot be opened from here.", kind="quiet")
        return
    if trouble:
        app.say(f"{command[0]} {trouble}.", f"The card is in {where}")
    elif not app.tutor.ready():
        app.say("The deck was changed.", "It is read again when you come home.", kind="done")


def _run(command: list[str]) -> str:
    """Wait until it ends; gives what went wrong."""
    try:
        code = subprocess.run(command, check=False).returncode
    except OSError as error:
        return f"cannot be started: {(error.strerror or 'unknown reason').lower()}"
    return f"ended with {code}" if code else ""


def editing(editor: str, place: Place) -> list[str]:
    """The command that opens a place; empty where the variable names no editor or cannot be understood."""
    try:
        command = shlex.split(editor)
    except ValueError:
        return []
    if not command:
        return []
    name = Path(command[0]).stem
    if name in BY_COLON:
        return [*command, *BY_COLON[name], f"{place.path}:{place.line}"]
    return [*command, f"+{place.line}", place.path]
