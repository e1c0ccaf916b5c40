"""The keys that work now, read off the bindings: for the footer and for Help."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen

from aligntutor.settings.keys import named
from aligntutor.settings.keys import spoken as key_of

_ARROWS = {"up", "down", "left", "right"}


class Hint(NamedTuple):
    """Keys that do one thing."""

    keys: tuple[str, ...]
    """Textual's names, the first the one to advertise."""
    words: str
    show: bool
    """Whether it belongs in a footer."""
    owner: DOMNode
    """The widget, screen or app that acts on it."""


def hints(screen: Screen[Any]) -> list[Hint]:
    """What can be pressed on a screen, most important first; keys with the same words are one hint."""
    found: dict[tuple[str, int], Hint] = {}
    for key, (owner, binding, enabled, _) in screen.active_bindings.items():
        if not enabled or binding.system or not binding.description or (len(key) == 1 and key.isupper()):
            continue
        # a widget or screen may have its own words for what an action does just now
        wording: Callable[[str], str] | None = getattr(owner, "wording", None)
        said = (wording(binding.action) if wording else "") or binding.description
        same = found.get((said, id(owner)))
        keys = (*same.keys, key) if same else (key,)
        show = binding.show or (same.show if same else False)
        found[said, id(owner)] = Hint(keys, said, show, owner)
    return [hint._replace(keys=tuple(sorted(hint.keys, key=_not_an_arrow))) for hint in found.values()]


def _not_an_arrow(key: str) -> bool:
    return key not in _ARROWS


def spoken(app: App[Any], name: str) -> str:
    """The first of the learner's own keys for something, by its name in `settings.keys`, as it is written."""
    return key_of(app._keymap, name)


def advertised(hint: Hint, *, ascii: bool = False) -> str:
    """The one name by which keys stand in a footer."""
    return "arrows" if {*hint.keys} >= _ARROWS else keyed(hint.keys, ascii=ascii)[0]


def keyed(keys: tuple[str, ...], *, ascii: bool = False) -> list[str]:
    """Names of keys; options and ratings as a range (`A–D`)."""
    names: list[str] = []
    run = ""
    for key in keys:
        if len(key) == 1 and run and run[0] in "a1" and ord(key) == ord(run[-1]) + 1:
            run += key
            names[-1] = f"{run[0]}–{run[-1]}".upper()
        else:
            run = key if len(key) == 1 else ""
            names.append(named(key, ascii=ascii))
    return names
