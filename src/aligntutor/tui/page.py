"""What every page has: one centred column with a masthead, a body that scrolls if it must, and keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from .widgets.body import Body
from .widgets.head import Head
from .widgets.keys import Keys
from .widgets.notice import Notice


class Page(Screen[None]):
    """Subclasses give the parts of the body and, where needed, of the foot."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [(0, "-narrow"), (60, "-normal")]
    VERTICAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [(0, "-short"), (20, "-medium"), (34, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll(1)", "scroll", show=False),
        Binding("up,k", "scroll(-1)", "scroll", show=False),
        Binding("pagedown", "turn(1)", "scroll", show=False),
        Binding("pageup", "turn(-1)", "scroll", show=False),
    ]

    def __init__(self, ascii: bool = False) -> None:
        super().__init__()
        self.head = Head()
        self.keys = Keys(ascii)
        self.notice = Notice()
        self.scroller = Body(*self.parts())

    def parts(self) -> Sequence[Widget]:
        """The parts of the body, from the top."""
        return ()

    def foot(self) -> Sequence[Widget]:
        """What stays put above the keys, however long the body is."""
        return ()

    def compose(self) -> ComposeResult:
        """The page."""
        yield Vertical(self.head, self.scroller, *self.foot(), self.notice, self.keys, id="page")

    def tell(self, left: Content, right: Sequence[Content] = (), share: float | None = None) -> None:
        """Set the masthead."""
        self.head.tell(left, right, share)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Scrolling is offered where there is something to scroll."""
        if action in ("scroll", "turn"):
            return self.scroller.max_scroll_y > 0
        return super().check_action(action, parameters)

    def action_scroll(self, rows: int) -> None:
        """Scroll by rows."""
        self.scroller.scroll_relative(y=rows, animate=False)

    def action_turn(self, pages: int) -> None:
        """Scroll by a page, one row of it kept."""
        self.scroller.scroll_relative(y=pages * max(1, self.scroller.size.height - 1), animate=False)
