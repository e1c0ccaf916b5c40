"""Study: a question, the answer area, and the feedback that follows beneath them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget

from aligntutor.core.asks import Answer, Ask
from aligntutor.tui import answers
from aligntutor.tui.answers.answering import Answering
from aligntutor.tui.at_hand import AtHand, Stage
from aligntutor.tui.bound import bound
from aligntutor.tui.literal import title, words
from aligntutor.tui.messages import Left, Moved, PageWanted
from aligntutor.tui.widgets.feedback import Feedback
from aligntutor.tui.widgets.stem import Stem
from aligntutor.tutor import NotSaved, Refused
from aligntutor.tutor.shown import Asking

if TYPE_CHECKING:
    from aligntutor.tutor.studying import Study


class StudyScreen(AtHand):
    """One question after another in the same place; nothing above the feedback moves when it comes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("sure", "weigh('sure')", "sure"),
        bound("unsure", "weigh('unsure')", "unsure"),
        bound("go-on", "next", "go on"),
        bound("retry", "retry", "try again", show=False),
        bound("undo", "undo", "undo"),
        bound("compare", "compare", "compare"),
        bound("flag", "flag", "flag"),
        bound("set-aside", "by_hand('suspend')", "set aside", show=False),
        bound("bury", "by_hand('bury')", "bury until tomorrow", show=False),
        bound("source", "source", "open its source in your editor", show=False),
        bound("back", "leave", "leave"),
    ]

    def __init__(self, study: Study, ascii: bool = False) -> None:
        self._study = study
        self._stage: Stage = "asking"
        self._given: Answer | None = None
        self._again = ""
        """When the card returns by the answer given."""
        self._confidence = ""
        self._stem = Stem()
        self._areas: dict[type[Ask], Answering] = {}
        self._area: Answering | None = None
        self._feedback = Feedback(self._above)
        self._foot = Vertical(id="answer-foot")
        super().__init__(ascii)

    def parts(self) -> Sequence[Widget]:
        """Question and feedback; the answer area comes between them."""
        return self._stem, self._feedback

    def foot(self) -> Sequence[Widget]:
        """Where an answer area keeps what must not scroll away."""
        return (self._foot,)

    def on_mount(self) -> None:
        """Ask the first question; scroll to the verdict whenever a layout leaves too little room for it."""
        if self.scroller.is_attached:  # or it is left again before it was there
            self.watch(self.scroller, "virtual_size", self._settle, init=False)
            self.show_step()

    def on_unmount(self) -> None:
        """An answer that waits to be weighed is kept, in whatever way the page goes."""
        if self._stage == "weighing" and self._given is not None:
            with suppress(Refused):
                self._study.answer(self._given, self._confidence)
            self._stage = "told"

    def show_step(self) -> None:
        """Ask what is to be asked now."""
        step = self._study.step
        self._stage, self._given, self._confidence = "asking", None, ""
        if not isinstance(step, Asking):
            self.post_message(Moved())
            return
        self.step = step
        self.notice.clear()
        self._feedback.clear()
        self._stem.ask(step.ask.stem)
        area = self._fetch(step.ask)
        area.asking = step
        area.pose(step)
        self.scroller.scroll_to(y=0, animate=False)
        self._count(step)
        if (target := area.target()) is not None:
            self.set_focus(target, scroll_visible=False)
        self.refresh_bindings()

    def _fetch(self, ask: Ask) -> Answering:
        """The area for this way of asking, made when it is first needed."""
        area = self._areas.get(type(ask))
        if area is None:
            area = self._areas[type(ask)] = answers.area(ask)
            self.scroller.mount(area, before=self._feedback)
            if area.below is not None:
                self._foot.mount(area.below)
        if area is not self._area:
            for each in self._areas.values():
                each.display = each is area
                if each.below is not None:
                    each.below.display = each is area
            self._area = area
        return area

    def _count(self, step: Asking) -> None:
        """The masthead counts this card until the next one is asked."""
        standing = self._study.standing
        number = words(f"{min(standing.done + 1, standing.total)} of {standing.total}", "$ink")
        right = [number]
        if standing.timed:
            right.append(words(f"   {standing.minutes} min", "$muted"))
        self.tell(title(step.chapter, "$muted"), right, standing.done / max(1, standing.total))

    def _above(self, width: int) -> int:
        """Rows that stand above the feedback."""
        return len(self._stem.lines(width)) + (self._area.rows(width) if self._area else 0)

    def on_body_resized(self) -> None:
        """Keep in view what the keys act on."""
        if self._area is not None and self._stage != "told":
            self._area.reach()

    def _settle(self) -> None:
        """Long feedback starts at its verdict."""
        room = self.scroller.size.height
        if self._stage in ("weighing", "told") and self.scroller.virtual_size.height > room:
            self.scroller.scroll_to(y=self._feedback.virtual_region.y + self._feedback.lead, animate=False)

    def on_answering_given(self, event: Answering.Given) -> None:
        """Record an answer, having asked how sure it is where that is wanted; then show what it was worth."""
        event.stop()
        if self._stage != "asking" or self._study.step is not event.asking:
            return
        self._given = event.answer
        if self._area is not None and self._study.given(event.answer):
            self._stage = "weighing"
            self._area.hold()
            self._feedback.weigh()
            self.refresh_bindings()
        else:
            self.record()

    def record(self) -> None:
        """The verdict is painted only after the answer is stored."""
        step, given, area = self._study.step, self._given, self._area
        assert isinstance(step, Asking)
        assert given is not None
        assert area is not None
        try:
            told = self._study.answer(given, self._confidence)
        except NotSaved as problem:
            self._stage = "unsaved"
            area.hold()
            self._feedback.clear()
            self.notice.say("Not saved.", f"{problem} {problem.hint}")
        else:
            self._stage = "told"
            self.notice.clear()
            area.tell(told)
            self._again = told.again
            self._feedback.tell(step.ask, told)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a question waits, only leaving."""
        told = self._stage == "told"
        allowed = {
            "next": self._stage != "asking",
            "weigh": self._stage == "weighing",
            "retry": self._stage == "unsaved",
            "undo": self._stage in ("weighing", "told"),
            "compare": told and bool(self._feedback.compare),
            "flag": told,
            "source": told,
            "by_hand": told and not self._feedback.aside,
        }
        if action in allowed:
            return allowed[action]
        return super().check_action(action, parameters)

    def wording(self, action: str) -> str:
        """Enter is the natural next step; an answer is kept before one leaves."""
        if self._stage == "weighing" and action in ("next", "leave"):
            return "neither"
        return "try again" if action == "next" and self._stage == "unsaved" else ""

    def action_next(self) -> None:
        """Go on to the next card, or try to store the answer again, or do not say how sure it is."""
        if self._stage == "weighing":
            self.record()
        elif self._stage == "unsaved":
            self.action_retry()
        elif self._stage == "told":
            self.notice.clear()
            self._study.go_on()
            self.show_step()

    def action_weigh(self, confidence: str) -> None:
        """Say how sure the answer is, which stores it."""
        self._confidence = confidence
        self.record()

    def action_retry(self) -> None:
        """Try to store the answer again."""
        self.record()

    def action_compare(self) -> None:
        """Show the idea beside what it is easily taken for."""
        self.post_message(PageWanted("compare", self._feedback.compare))

    def action_leave(self) -> None:
        """Everything answered is kept."""
        if self._stage == "weighing":
            self.record()
        else:
            self.post_message(Left())
