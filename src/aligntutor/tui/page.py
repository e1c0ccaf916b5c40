"""What every page has: one centred column with a masthead, a body that scrolls if it must, and keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

from .once import Once
from .widgets.body import Body
from .widgets.drawn import Drawn
from .widgets.ground import Column, Ground
from .widgets.head import Head
from .widgets.keys import Keys
from .widgets.notice import Notice

if TYPE_CHECKING:
    from aligntutor.tutor.shown import Step


class Page(Once, Ground, Screen[None], inherit_bindings=False):
    """Subclasses give the parts of the body and, where needed, of the foot."""

    AUTO_FOCUS = ""
    is_help = False
    """Whether it lists the keys of another page."""
    step: Step | None = None
    """What of a session it shows; none where it shows nothing of one."""
    changed = False
    """Whether something was done on it that other pages tell of."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c,super+c", "screen.copy_text", "copy", show=False, system=True)
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

    def top(self) -> Sequence[Widget]:
        """What stays put above the body."""
        return ()

    def foot(self) -> Sequence[Widget]:
        """What stays put above the keys, however long the body is."""
        return ()

    def compose(self) -> ComposeResult:
        """The page."""
        yield Column(self.head, *self.top(), self.scroller, *self.foot(), self.notice, self.keys, id="page")

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Where text is selected from or to; a drawn widget knows its own lines."""
        widget, offset = super().get_widget_and_offset_at(x, y)
        if isinstance(widget, Drawn):
            offset = widget.offset_at(x - widget.region.x, y - widget.region.y)
        return widget, offset

    def look_again(self) -> bool:
        """Show what was changed elsewhere; whether the page can."""
        return False

    def tell(self, left: Content, right: Sequence[Content] = (), share: float | None = None) -> None:
        """Set the masthead."""
        self.head.tell(left, right, share)
