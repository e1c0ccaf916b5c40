"""The footer."""

from __future__ import annotations

from textual.content import Content

from aligntutor.tui.hints import Hint, advertised, hints
from aligntutor.tui.lines import MARGIN
from aligntutor.tui.literal import joined, words

from .drawn import Drawn

_GAP = 3


class Keys(Drawn):
    """Keys that work now, most important first; where room is short they go from the back, never Help."""

    ALLOW_SELECT = False

    def __init__(self, ascii: bool) -> None:
        super().__init__()
        self._ascii = ascii
        self._spots: list[tuple[int, int, Hint]] = []

    def on_mount(self) -> None:
        """Follow what the bindings allow; beneath another page nothing changes."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self._follow())

    def _follow(self) -> None:
        if self.app.screen is self.screen:
            self.call_after_refresh(self.redraw)  # what the keys did is painted first

    def draw(self, width: int) -> list[Content]:
        """One line."""
        shown = [(advertised(hint, ascii=self._ascii), hint) for hint in hints(self.screen) if hint.show]
        room = width - 2 * MARGIN
        fitting, used = [], 0
        sizes = [len(key) + 1 + len(hint.words) for key, hint in shown]
        last = sizes[-1] if sizes else 0
        if len(shown) > 1 and sizes[0] + _GAP + last > room:
            key, hint = shown[0]
            said = words(hint.words).truncate(max(1, room - last - _GAP - len(key) - 1), ellipsis=True).plain
            shown[0], sizes[0] = (key, hint._replace(words=said)), len(key) + 1 + len(said)
        for size, each in zip(sizes[:-1], shown[:-1], strict=True):
            if used + size + _GAP + last > room:
                break
            fitting.append(each)
            used += size + _GAP
        fitting += shown[-1:]
        parts, at = [words(" " * MARGIN)], MARGIN
        self._spots = []
        for key, hint in fitting:
            size = len(key) + 1 + len(hint.words)
            self._spots.append((at, at + size, hint))
            parts += words(key, "bold $mark"), words(f" {hint.words}", "$muted"), words(" " * _GAP)
            at += size + _GAP
        return [joined(*parts)]

    def pressed(self, row: int, column: int) -> None:
        """A click on a key presses it; on several (`A–D`) nothing."""
        for start, end, hint in self._spots:
            if start <= column < end and (len(hint.keys[0]) > 1 or len(hint.keys) == 1):
                self.app.simulate_key(hint.keys[0])
