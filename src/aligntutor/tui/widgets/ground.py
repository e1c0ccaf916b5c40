"""What only holds other widgets: every row of it is the same bare ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.geometry import Region
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.widget import Widget as Base
else:
    Base = object  # Textual takes the styles of the first base alone, which is to be the widget proper


class Ground(Base):
    """Paints one bare row as often as it is asked for, since each paint of a page passes by all of them."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of a region."""
        strip = Strip.blank(crop.width, self.visual_style.rich_style)
        _, background = self.background_colors
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, background)
        return [strip] * crop.height


class Column(Ground, Vertical):
    """Holds the parts of a page one below the other."""
