"""Summary: what was learnt, what came back, what slipped, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from aligntutor.tui import marks
from aligntutor.tui.bound import bound
from aligntutor.tui.lines import counted
from aligntutor.tui.literal import joined, title, words
from aligntutor.tui.messages import Begin, Homeward, Moved
from aligntutor.tui.page import Page
from aligntutor.tui.widgets.facts import Fact, Facts
from aligntutor.tutor import NotSaved
from aligntutor.tutor.acts import undone_words
from aligntutor.tutor.shown import IdeaLine, Summary

if TYPE_CHECKING:
    from aligntutor.tutor.studying import Study


def _idea(line: IdeaLine) -> Content:
    """A mastery mark, a name, a quiet note."""
    mark = words(f"{marks.MASTERY[line.mastery]} ", marks.TONES[line.mastery])
    return joined(mark, title(line.term), words("  "), title(line.note, "$muted")).rstrip()


def _facts(summary: Summary) -> list[Fact]:
    facts: list[Fact] = []
    if summary.met:
        facts.append(("Met today", [_idea(line) for line in summary.met]))
    came = [_idea(line) for line in summary.stronger]
    if summary.asked:
        score = words(f"{summary.right} of {summary.asked}", "bold")
        came.insert(0, joined(score, words(f"  {summary.expected}" if summary.expected else "", "$muted")))
    if came:
        facts.append(("Came back", came))
    if summary.slipped:
        facts.append(("Slipped", [_idea(line) for line in summary.slipped]))
    if summary.sure_wrong:
        facts.append(("Sure, but wrong", [_idea(line) for line in summary.sure_wrong]))
    if summary.mixed_up:
        like = words(f"  {marks.LIKE}  ", "bold $mark")
        facts.append(
            ("Mixed up", [joined(title(one), like, title(other)) for one, other in summary.mixed_up])
        )
    if not summary.cards and not summary.met:
        facts.append(("Now", [words(summary.nothing or "Nothing is due.")]))
    if summary.next:
        parts = [joined(words(str(number), "bold"), words(f" {when}   ")) for number, when in summary.next]
        facts.append(("Next", [joined(*parts).rstrip()]))
    if summary.new_tomorrow:
        facts.append(("New", [words("Today's new ideas are met. More come tomorrow.", "$muted")]))
    if summary.more:
        facts.append(("And", [words("More is waiting whenever you like.", "$muted")]))
    return facts


class SummaryScreen(Page):
    """Never only a score."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("go-on", "home", "home"),
        bound("slips", "slips", "go over the slips"),
        bound("undo", "undo", "undo the last"),
        bound("back", "home", "home", show=False),
    ]

    def __init__(self, study: Study, summary: Summary, ascii: bool = False) -> None:
        self._study, self.step = study, study.step
        self._summary = summary
        super().__init__(ascii)

    def parts(self) -> Sequence[Widget]:
        """The facts."""
        return (Facts(_facts(self._summary), hang=2),)

    def on_mount(self) -> None:
        """Say how much it was."""
        cards = counted(self._summary.cards, "card")
        minutes = self._summary.minutes
        standing = self._study.standing
        lasted = f" in {counted(minutes, 'minute') if minutes else 'less than a minute'}"
        spent = words(cards + (lasted if standing.timed else ""), "$muted")
        share = standing.done / standing.total if standing.total else 1.0
        self.tell(words("That is all for now", "bold"), (spent,) if self._summary.cards else (), share)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to undo once something was answered, and to go over where that was wrong."""
        allowed = {
            "undo": self._summary.cards > 0,
            "slips": bool(self._summary.slipped or self._summary.sure_wrong),
        }
        return allowed[action] if action in allowed else super().check_action(action, parameters)

    def action_home(self) -> None:
        """To the home screen."""
        self.post_message(Homeward())

    def action_slips(self) -> None:
        """Ask once more what went wrong lately."""
        self.post_message(Begin(self._study.deck, "mistakes"))

    def action_undo(self) -> None:
        """Take the last act back; an answer is asked again."""
        before = self._study.step
        try:
            undone = self._study.undo()
        except NotSaved as problem:
            self.notice.say("Not undone.", f"{problem} {problem.hint}")
            return
        if self._study.step is not before:
            self.post_message(Moved())
        elif undone:
            self.notice.say(f"Taken back{undone_words(undone)}.", kind="done")
        else:
            self.notice.say("There is nothing to undo.", kind="quiet")
