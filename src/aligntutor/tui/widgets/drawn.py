"""A widget drawn line by line from its width."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget

from aligntutor.tui.literal import stacked, words

Shape = tuple[int, bool, bool]
"""Columns, and whether the window is tall (34 rows and more) or short (below 20)."""


class Drawn(Widget):
    """Its height is the number of lines drawn; lines are kept until `redraw` or another width."""

    DEFAULT_CSS = "Drawn { width: 1fr; height: auto; text-wrap: nowrap; text-overflow: clip; }"

    # there is nothing inside that a new height would have to lay out and paint a second time
    virtual_size = Reactive(Size(0, 0), repaint=False)

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shape: Shape | None = None
        self._lines: Sequence[Content] = []
        self._strips: dict[int, Strip] = {}
        """Rows as they are painted, as long as these stay the same:"""
        self._painted: Sequence[Content] = []
        self._look: tuple[object, ...] = ()

    def draw(self, width: int) -> Sequence[Content]:
        """The lines at this width; those of a long list may be made as they are painted."""
        raise NotImplementedError

    @property
    def tall(self) -> bool:
        """Whether there are rows to spare."""
        return self.app.size.height >= 34

    @property
    def short(self) -> bool:
        """Whether rows are precious."""
        return self.app.size.height < 20

    def lines(self, width: int) -> Sequence[Content]:
        """The lines at this width, drawn at most once."""
        shape = (max(1, width), self.tall, self.short)
        if shape != self._shape:
            self._lines = self.draw(shape[0])
            self._shape = shape
        return self._lines

    def redraw(self) -> None:
        """What is shown has changed."""
        before = len(self._lines)
        shape, self._shape = self._shape, None
        if shape is None or not self.is_mounted:
            return
        self.refresh(layout=len(self.lines(shape[0])) != before)

    def render(self) -> Content:
        """The lines as one visual."""
        return stacked(self.lines(self.size.width))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Rows of lines, straight from their text: by way of a visual they cost twice as much of a verdict.

        There is no border and no padding to go round them.
        """
        if self.text_selection is not None:
            return super().render_lines(crop)
        width, (_, background) = self.size.width, self.background_colors
        lines, filters = self.lines(width), self.get_line_filters()
        look = (width, self.visual_style, background, *filters)
        if lines is not self._painted or look != self._look:
            self._strips, self._painted, self._look = {}, lines, look
        for y in crop.line_range:
            if y not in self._strips:
                strip = self._strip(lines[y] if y < len(lines) else words(""), width)
                for line_filter in filters:
                    strip = strip.apply_filter(line_filter, background)
                self._strips[y] = strip
        left, right = crop.column_span
        rows = [self._strips[y] for y in crop.line_range]
        return rows if (left, right) == (0, width) else [row.crop(left, right) for row in rows]

    def _strip(self, line: Content, width: int) -> Strip:
        base = self.visual_style
        spans = line.render(base, end="", parse_style=self._get_style)
        strip = Strip([Segment(text, (base + style).rich_style) for text, style in spans])
        return strip.adjust_cell_length(width, base.rich_style)

    def offset_at(self, column: int, row: int) -> Offset | None:
        """Which character of which line stands there, for selecting text; none below the last line."""
        lines = self.lines(self.size.width)
        if not 0 <= row < len(lines):
            return None
        return Offset(len(lines[row].truncate(max(0, column))), row)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of lines."""
        return len(self.lines(width))

    async def on_click(self, event: events.Click) -> None:
        """Tell the widget which row and column were clicked."""
        self.pressed(event.y, event.x)

    def pressed(self, row: int, column: int) -> None:
        """What a click does; nothing unless overridden."""


class Roomy(Drawn):
    """Drawn anew where the rows that whatever holds it has are more or fewer than before."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._room = 0
        """Those rows."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of lines, after looking how much room there is."""
        if container.height != self._room:
            self._room, self._shape = container.height, None
        return super().get_content_height(container, viewport, width)

    def settle(self, height: int) -> None:
        """Have it laid out anew if it was drawn for another holder than one so high, as heights are kept."""
        if self._room != height - self.virtual_region.y:
            self.refresh(layout=True)
