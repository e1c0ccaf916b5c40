"""The idea under the cursor, between what it needs and what it opens, and what it is taken for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from textual.content import Content

from aligntutor.tui import marks
from aligntutor.tui.lines import MARGIN, counted, ends, measure
from aligntutor.tui.literal import joined, literal, title, words
from aligntutor.tutor.mapping import Closer, Idea
from aligntutor.tutor.mastery import WORDS
from aligntutor.tutor.wording import apart

from .drawn import Roomy
from .field import WIDE
from .wings import MARKED, Named, Tip, marked, wings

LABEL, NARROW_LABEL = 18, 6
"""Columns of a label."""
TIPS, LIKE, TOLD = 5, 3, 2
"""Rows at most of a wing, of look-alikes, of a definition."""
LEAST = 5
"""Rows that it is to have, even if not all chapters are then in view."""
ROOMY = 7
"""Rows of which one can be spared."""


class Nearby(Roomy):
    """As high for each idea as for the fullest one of its deck, so that nothing below it moves."""

    DEFAULT_CSS = "Nearby { dock: top; }"

    def __init__(
        self,
        ideas: Mapping[str, Idea],
        below: Callable[[int], tuple[int, int]],
        point: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._ideas = ideas
        self._below = below
        self._point = point
        self._idea = next(iter(ideas.values()))
        self._closer = Closer()
        self._tips = max(max(map(len, (idea.needs, idea.opens))) for idea in ideas.values())
        self._like = max(len(idea.alike) for idea in ideas.values())
        self._links: list[Named] = []
        self._named: list[str] = []
        """Ids of the ideas whose names are drawn, needs first."""
        self._chosen = -1

    @property
    def chosen(self) -> str:
        """Id of the idea whose name is chosen; empty where none is."""
        return self._named[self._chosen] if 0 <= self._chosen < len(self._named) else ""

    def show(self, idea: Idea, closer: Closer) -> None:
        """Look at this idea."""
        self._idea, self._closer, self._chosen = idea, closer, -1
        self.redraw()

    def choose(self, by: int) -> None:
        """Choose the next of the names drawn, or the one before; past the ends none."""
        self._chosen = (self._chosen + 1 + by) % (len(self._named) + 1) - 1
        self.redraw()

    def pressed(self, row: int, column: int) -> None:
        """A click on a name points at its idea."""
        for link in self._links:
            if link.row == row and link.start <= column < link.end:
                self._point(link.idea)
                return

    def draw(self, width: int) -> list[Content]:
        """What there is to say, then as many blank lines as are left."""
        self._links, self._named = [], []
        height, step = self._height(width)
        lines = self._winged(width, height, step) if width >= WIDE else self._stacked(width, height)
        return [*lines[:height], *[words("")] * (height - len(lines))]

    # -- how much of it ----------------------------------------------------------

    def _wish(self, width: int, step: int) -> int:
        """Rows for all that the fullest idea has to show, with a blank one below."""
        tips, like = min(TIPS, self._tips), min(LIKE, self._like)
        if width < WIDE:
            sides = [idea.needs for idea in self._ideas.values()], [i.opens for i in self._ideas.values()]
            return 3 + TOLD + sum(map(any, sides)) + bool(like)
        rows = 2 + (tips - 1) * step + 1 if tips else 0
        return 2 + TOLD + rows + (1 + like if like else 0)

    def _height(self, width: int) -> tuple[int, int]:
        """Rows to take, and how far apart those of a wing are."""
        close, airy = self._below(width)
        if self.tall:
            for step in (2, 1):
                if self._wish(width, step) + airy <= self._room:
                    return self._wish(width, step), step
        wish, spare = self._wish(width, 1), self._room - close
        if spare > ROOMY:  # a blank line above what the marks mean
            spare -= 1
        return max(1, min(wish, spare if spare >= LEAST else self._room // 2)), 1

    # -- wide ----------------------------------------------------------------------

    def _winged(self, width: int, height: int, step: int) -> list[Content]:
        idea, left = self._idea, max(0, height - 2)
        tips, like = min(TIPS, max(len(idea.needs), len(idea.opens))), min(LIKE, len(idea.alike))
        # what does not fit gives way: the last blank line, look-alikes but one, the first, the definition
        rows = min((tips - 1) * step + 2, left - min(1, like)) if tips else 0
        rows = rows if rows > 1 else 0
        definition = self._definition(width, left - rows - min(1, like))
        spare = left - rows - min(1, like) - len(definition)
        like = min(like, max(1, spare))
        gaps = [words("")] * (left - rows - like - len(definition))
        lines = [self._head(width), *definition]
        if rows:
            lines += gaps[:1]
            most = (rows - 2) // step + 1
            core = words(marks.MASTERY[idea.mastery], "bold $mark")
            needs, opens = self._some(idea.needs, most), self._some(idea.opens, most)
            drawn = wings(needs, opens, core, step, measure(width))
            self._links += [link._replace(row=link.row + len(lines)) for link in drawn.links]
            lines += drawn.lines
            gaps = gaps[1:]
        if like:
            lines += gaps[:1]
            lines += self._alike(like, measure(width), len(lines))
        elif not tips:
            alone = joined(words(" " * MARGIN), words("It stands on its own.", "$muted"))
            lines += [*gaps[:1], alone]
        return lines

    def _head(self, width: int) -> Content:
        said = [words(WORDS[self._idea.mastery])]
        if self._idea.due:
            said.append(words(f"   {self._idea.due}", "$muted"))
        term = title(self._idea.term, "bold")
        return joined(words(" " * MARGIN), ends(term, said, measure(width), least=1))

    def _definition(self, width: int, most: int) -> list[Content]:
        """Its first lines, the last of them cut where there are more."""
        lines = literal(" ".join(self._closer.definition.split())).wrap(measure(width))
        most = min(TOLD, most, len(lines) if self._closer.definition else 0)
        if most < 1:
            return []
        last = words(" ").join(lines[most - 1 :]).truncate(measure(width), ellipsis=True)
        return [joined(words(" " * MARGIN), line) for line in (*lines[: most - 1], last)]

    def _some(self, ids: Sequence[str], most: int) -> list[Tip]:
        """Up to `most` names; where there are more, the last row says how many."""
        shown = ids if len(ids) <= most else ids[: most - 1]
        tips = [self._tip(id) for id in shown]
        if more := len(ids) - len(shown):
            said = f"and {more} more" if shown else counted(more, "idea")
            tips.append(Tip(words(said, "$muted")))
        return tips

    def _tip(self, id: str) -> Tip:
        """A name with its mark; it counts among those that can be chosen."""
        idea, chosen = self._ideas[id], len(self._named) == self._chosen
        self._named.append(id)
        style = "bold $mark" if chosen else marks.TONES[idea.mastery]
        name = title(idea.term, "bold $mark" if chosen else "")
        return Tip(name, words(marks.MASTERY[idea.mastery], style), id, chosen)

    def _alike(self, most: int, room: int, at: int) -> list[Content]:
        """What it is easily taken for, and how often it was told from that."""
        lines = []
        for n, id in enumerate(self._idea.alike[:most]):
            tip = self._tip(id)
            told = words(apart(*self._closer.apart[id]) if id in self._closer.apart else "", "$muted")
            label = "" if n else "easily taken for"
            rest = ""
            if (more := len(self._idea.alike) - most) and n == most - 1:
                label, rest = (f"and {more} more", "") if n else (label, f"  +{more}")
            name = tip.name.truncate(max(1, room - LABEL + 1 - MARKED - len(rest)), ellipsis=True)
            tip = tip._replace(mark=words(marks.LIKE, "bold $mark"))
            lead = words(label.ljust(LABEL - 1), "$muted")
            like = joined(lead, marked(tip), name, words(rest, "$muted"))
            lines.append(joined(words(" " * MARGIN), ends(like, [told], room)))
            start = MARGIN + LABEL - 1
            self._links.append(Named(at + n, start, start + MARKED + name.cell_length, id))
        return lines

    # -- narrow --------------------------------------------------------------------

    def _stacked(self, width: int, height: int) -> list[Content]:
        idea, room = self._idea, measure(width)
        pad = words(" " * MARGIN)
        due = words(f", {idea.due}" if idea.due else "", "$muted")
        said = joined(words(WORDS[idea.mastery]), due)
        sides = ("needs", idea.needs), ("opens", idea.opens), ("like", idea.alike)
        told = [(label, ids) for label, ids in sides if ids]
        lines = [
            joined(pad, title(idea.term, "bold").truncate(room, ellipsis=True)),
            joined(pad, said.truncate(room, ellipsis=True)),
        ]
        lines += self._definition(width, height - 3 - len(told))
        for label, ids in told[: max(0, height - len(lines))]:
            lines.append(self._side(label, ids, room, len(lines)))
        return lines

    def _side(self, label: str, ids: Sequence[str], room: int, row: int) -> Content:
        """As many names on a line as fit, then the number of the others."""
        parts, at = [words(" " * MARGIN), words(label.ljust(NARROW_LABEL), "$muted")], NARROW_LABEL
        for n, id in enumerate(ids):
            others = f"  +{len(ids) - n - 1}" if n < len(ids) - 1 else ""
            gap = bool(n)
            left = room - at - gap - MARKED - len(others)
            if n and title(self._ideas[id].term).cell_length > left:
                parts.append(words(f"  +{len(ids) - n}", "$muted"))
                break
            tip = self._tip(id)
            name = tip.name.truncate(max(1, left), ellipsis=True)
            parts += [words(" " * gap), marked(tip), name]
            self._links.append(
                Named(row, MARGIN + at + gap, MARGIN + at + gap + MARKED + name.cell_length, id)
            )
            at += gap + MARKED + name.cell_length
        return joined(*parts)
