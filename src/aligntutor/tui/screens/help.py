"""Help: the keys of the page it was called from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.widget import Widget

from aligntutor.tui.bound import bound
from aligntutor.tui.hints import Hint, keyed
from aligntutor.tui.literal import joined, words
from aligntutor.tui.page import Page
from aligntutor.tui.widgets.facts import Fact, Facts


class Help(Page):
    """Made from the bindings, so it lists what works."""

    is_help = True
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("back", "back", "back"),
        bound("help", "back", "back"),
        bound("go-on", "back", "back"),
    ]

    def __init__(self, hints: Sequence[Hint], ascii: bool = False) -> None:
        self._hints = hints
        self._ascii = ascii
        super().__init__(ascii)

    def parts(self) -> Sequence[Widget]:
        """The page's own keys, then those that work anywhere."""
        return (Facts([self._fact(hint) for hint in self._ordered()], close=True, label="bold $mark"),)

    def _ordered(self) -> list[Hint]:
        found: dict[str, Hint] = {}
        for hint in sorted(self._hints, key=lambda hint: isinstance(hint.owner, App)):
            same = found.get(hint.words)
            found[hint.words] = same._replace(keys=same.keys + hint.keys) if same else hint
        return list(found.values())

    def _fact(self, hint: Hint) -> Fact:
        keys = "  ".join(keyed(hint.keys, ascii=self._ascii))
        return keys, [joined(words(hint.words[:1].upper()), words(hint.words[1:]))]

    def on_mount(self) -> None:
        """Title only."""
        self.tell(words("Keys", "bold"))

    def action_back(self) -> None:
        """Back to the page."""
        self.dismiss()
