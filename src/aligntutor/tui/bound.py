"""Bindings by the name under which a learner may give them other keys."""

from __future__ import annotations

from textual.binding import Binding

from aligntutor.settings.keys import KEYS


def bound(name: str, action: str, words: str, *, show: bool = True, priority: bool = False) -> Binding:
    """The keys of `name` do an action, told in so many words; `show` for the footer."""
    return Binding(KEYS[name].keys, action, words, show=show, priority=priority, id=name)
