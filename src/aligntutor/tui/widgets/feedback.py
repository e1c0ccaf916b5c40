"""What there is to say about an answer."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from textual.content import Content
from textual.geometry import Size

from aligntutor.core.asks import (
    Arrange,
    Arranged,
    Ask,
    Choose,
    Match,
    Matched,
    Reason,
    Recall,
    Recalled,
    Write,
    Written,
)
from aligntutor.tui import marks
from aligntutor.tui.hints import spoken
from aligntutor.tui.lettering import LETTERS, RATINGS, places, right_ones
from aligntutor.tui.lines import MARGIN, ends, headed, measure, paragraph
from aligntutor.tui.literal import joined, literal, title, words
from aligntutor.tutor.shown import Told

from .drawn import Drawn

HANG = 3
"""Columns of a letter."""
ROOMY = 45
"""Columns from which the footer has room for every key that says how sure one is."""
HEADS = {"tempts": "Why it tempts", "holds": "Why it holds", "remark": ""}
STYLES = {"tempts": "bold $wrong", "holds": "bold $right", "remark": "$muted"}


class Feedback(Drawn):
    """Verdict, reasons, source: in the room below the answer, with as much air as that allows."""

    def __init__(self, above: Callable[[int], int]) -> None:
        super().__init__()
        self._above = above
        self._room = 0
        self._ask: Ask | None = None
        self._told: Told | None = None
        self._weighing = False

    @property
    def lead(self) -> int:
        """Blank rows before the verdict."""
        return 2 if self.tall else 1

    @property
    def aside(self) -> bool:
        """Whether the answer has set its card aside."""
        return self._told is not None and bool(self._told.aside)

    @property
    def compare(self) -> str:
        """What the idea can be compared with, `deck/concept/other`; empty where there is nothing."""
        return self._told.compare if self._told else ""

    def tell(self, ask: Ask, told: Told) -> None:
        """Show what an answer was worth."""
        self._ask, self._told, self._weighing = ask, told, False
        self.redraw()

    def weigh(self) -> None:
        """Ask how sure the learner is, on the row that the verdict will have."""
        self._weighing = True
        self.redraw()

    def again(self, text: str) -> None:
        """Something was done with the card meanwhile, so that it returns otherwise than was said."""
        if self._told is not None:
            self._told = self._told._replace(again=text)
            self.redraw()

    def clear(self) -> None:
        """Nothing has been answered."""
        self._told, self._weighing = None, False
        self.redraw()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of lines, after looking how much room there is for air."""
        room = container.height - self._above(width)
        if room != self._room:
            self._room, self._shape = room, None
        return super().get_content_height(container, viewport, width)

    def draw(self, width: int) -> list[Content]:
        """Nothing before the answer."""
        if self._weighing:
            asked = (
                "How sure are you?"
                if width >= ROOMY
                else f"How sure? {spoken(self.app, 'go-on')} if neither."
            )
            return [words("")] * self.lead + paragraph(words(asked, "$muted"), measure(width))
        if self._ask is None or self._told is None:
            return []
        groups = [self._verdict(self._ask, self._told, width)]
        known = places(self._ask, self._told.answer)
        for before, reason in pairwise((None, *self._told.verdict.reasons)):
            assert reason
            goes_on = before is not None and (before.role, before.about) == (reason.role, reason.about)
            groups.append(self._reason(reason, known, goes_on, width))
        if self._told.where:
            groups.append(self._where(self._told, width))
        if self._told.aside:
            groups.append(self._hung(words(""), headed("Set aside", literal(self._told.aside)), width))
        spare = self._room - self.lead - sum(len(group) for group in groups)
        if self.tall:
            spare = max(1, spare)
        lines = [words("")] * self.lead
        for n, group in enumerate(groups):
            if n and spare >= n:
                lines.append(words(""))
            lines += group
        return lines

    def _verdict(self, ask: Ask, told: Told, width: int) -> list[Content]:
        right = told.verdict.correct
        style = "bold $right" if right else "bold $wrong"
        said, answer = _said(ask, told)
        note = words(told.note, "$muted")
        parts = [part for part in (words(said, style), answer, note) if part]
        line = words("  ").join(parts)
        mark = words(f"{marks.RIGHT if right else marks.WRONG} ", style)
        again = words(told.again, "$muted")
        if line.cell_length + again.cell_length + 2 <= measure(width):
            return [joined(mark, ends(line, [again], measure(width)))]
        rows = paragraph(line, measure(width), first=mark)
        return [*rows, *paragraph(again, measure(width))] if told.again else rows

    def _reason(self, reason: Reason, known: dict[str, str], goes_on: bool, width: int) -> list[Content]:
        """Letter and head, unless the one before it has them already, and the text."""
        text = literal(reason.text)
        if HEADS[reason.role] and not goes_on:
            text = headed(HEADS[reason.role], text)
        letter = "" if goes_on else known.get(reason.about, "")
        return self._hung(words(letter, STYLES[reason.role]), text, width)

    def _where(self, told: Told, width: int) -> list[Content]:
        text = headed(f"In the {told.source_noun}", title(told.where))
        return self._hung(words(marks.WHERE, "$muted"), text, width)

    def _hung(self, letter: Content, text: Content, width: int) -> list[Content]:
        """In the columns of the options where there are any, else in the column of the text."""
        if isinstance(self._ask, Write | Recall):
            return paragraph(text, measure(width))
        first = joined(words(" " * MARGIN), letter, words(" " * (HANG - letter.cell_length)))
        return paragraph(text, measure(width) - HANG, first=first, rest=MARGIN + HANG)


def _said(ask: Ask, told: Told) -> tuple[str, Content]:
    """The verdict in words, and the right answer where it has to be named."""
    verdict, answer = told.verdict, told.answer
    key = joined(words("The answer is ", "bold"), title(verdict.key.rstrip("."), "bold"), words(".", "bold"))
    if isinstance(ask, Recall):
        rating = answer.rating if isinstance(answer, Recalled) else 1
        return (f"{RATINGS[rating - 1]}." if verdict.correct else "Not yet."), words("")
    if isinstance(ask, Choose):
        return _chosen(ask, told)
    if isinstance(ask, Arrange | Match):
        return _placed(ask, told)
    if isinstance(ask, Write) and verdict.correct:
        if not verdict.nearly:
            return "Yes.", words("")
        named = joined(
            words("We call it ", "bold"), title(verdict.key.rstrip("."), "bold"), words(".", "bold")
        )
        return "Yes, nearly.", named
    return ("Not known yet." if answer == Written("") else "Not this one."), key


def _placed(ask: Arrange | Match, told: Told) -> tuple[str, Content]:
    """The verdict on pairs, or on an order with a right one; right pairs stand among the reasons."""
    if told.verdict.correct:
        return "Yes.", words("")
    partly = told.verdict.credit > 0
    said = ("Only partly right." if partly else "Not these pairs."), words("")
    if isinstance(ask, Arrange):
        known = places(ask, told.answer)
        parts = sorted(ask.parts, key=lambda part: told.verdict.key.find(part.text.rstrip(".")))
        order = words(f"A right order is {' '.join(known[part.id] for part in parts)}.", "bold")
        said = ("Only partly in order." if partly else "Not in this order."), order
    return ("Not known yet.", said[1]) if told.answer in (Arranged(()), Matched(())) else said


def _chosen(ask: Choose, told: Told) -> tuple[str, Content]:
    if told.verdict.correct:
        return ("Yes, nearly." if told.verdict.nearly else "Yes."), words("")
    named = [LETTERS[n] for n in sorted(right_ones(ask, told)) if n < len(LETTERS)]
    said = "Not this one."
    if ask.many:
        said = "Only partly right." if told.verdict.credit > 0 else "Not these."
    if not named:
        return said, joined(
            words("The answer is ", "bold"), title(told.verdict.key.rstrip("."), "bold"), words(".")
        )
    listed = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
    return said, words(f"The answer is {listed}.", "bold")
