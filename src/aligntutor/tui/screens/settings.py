"""Settings: each with its value, and what the one under the cursor means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from aligntutor.tui import days
from aligntutor.tui.bound import bound
from aligntutor.tui.literal import words
from aligntutor.tui.messages import LineWanted
from aligntutor.tui.page import Page
from aligntutor.tui.widgets.choices import Choices, Line
from aligntutor.tutor import Refused
from aligntutor.tutor.preferring import Preference, parsed, stepped, typed

if TYPE_CHECKING:
    from aligntutor.tui.app import TutorApp
    from aligntutor.tutor import Tutor

ACTS = {
    "exam": ("Exam date", "The day of an exam, to be prepared for."),
    "pause": ("Pause", "Until a date nothing is due."),
}
"""What has a day rather than a value, by the function of `days`."""
APART = {"leech_after", "turn", "theme", "exam"}
"""What begins another group: the day, the memory, the answers, the screen, the days ahead."""
WHERE = {"config.toml": "in config.toml"}
"""Said of a value that cannot be changed here."""


def page(tutor: Tutor, about: str, ascii: bool) -> Page:
    """All settings."""
    return SettingsScreen(tutor, ascii)


class SettingsScreen(Page):
    """Left and right change the setting under the cursor, Enter types it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("left", "step(-1)", "less"),
        bound("right", "step(1)", "more"),
        bound("go-on", "type", "type it"),
        bound("down", "walk(1)", "move"),
        bound("up", "walk(-1)", "move up", show=False),
        bound("back", "back", "back"),
    ]

    def __init__(self, tutor: Tutor, ascii: bool = False) -> None:
        self._tutor = tutor
        self._told = tutor.preferences()
        self._choices = Choices(self._lines())
        super().__init__(ascii)

    def parts(self) -> Sequence[Widget]:
        """The settings."""
        return (self._choices,)

    def on_mount(self) -> None:
        """Its title, and where keys are given."""
        self.tell(words("Settings", "bold"), (words("keys: config.toml, [keys]", "$muted"),))

    def look_again(self) -> bool:
        """A day was set, or taken back."""
        self.changed = True
        self._choices.show(self._lines())
        return True

    def _lines(self) -> list[Line]:
        lines = [
            Line(
                one.label,
                one.said,
                one.about,
                one.origin != "default",
                WHERE.get(one.origin, ""),
                one.name in APART,
            )
            for one in self._told
        ]
        for (name, (label, about)), said in zip(ACTS.items(), self._tutor.ahead().told(), strict=True):
            lines.append(Line(label, said, about, said != "none", apart=name in APART))
        return lines

    @property
    def _here(self) -> Preference | None:
        """The setting under the cursor; none on what has a day."""
        cursor = self._choices.cursor
        return self._told[cursor] if cursor < len(self._told) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be stepped has a next value."""
        if action == "step":
            here = self._here
            if here is None or here.origin == "config.toml" or stepped(here, 1) is None:
                return False
            return parameters != (-1,) or not isinstance(here.value, bool)  # which has one other value
        if action == "type":
            return self._here is None or self._here.origin != "config.toml"
        return super().check_action(action, parameters)

    def wording(self, action: str) -> str:
        """A day is chosen, not typed over; only numbers have more and less."""
        here = self._here
        if here is None:
            return "choose" if action == "type" else ""
        if isinstance(here.value, bool):
            return "change" if action == "step(1)" else ""
        if isinstance(here.value, str):
            return {"step(-1)": "previous", "step(1)": "next"}.get(action, "")
        return ""

    def on_choices_picked(self) -> None:
        """A second click types it."""
        if self.check_action("type", ()):
            self.action_type()

    def on_choices_walked(self) -> None:
        """Other keys may work here."""
        self.notice.clear()
        self.refresh_bindings()

    def action_walk(self, by: int) -> None:
        """Move the cursor."""
        self._choices.walk(by)

    def action_step(self, by: int) -> None:
        """The next value up or down."""
        if here := self._here:
            self._choose(here, stepped(here, by))

    def action_type(self) -> None:
        """Ask for the value."""
        here = self._here
        if here is None:
            app: TutorApp = self.app  # type: ignore[assignment]
            getattr(days, list(ACTS)[self._choices.cursor - len(self._told)])(app)
            return
        hint = "As it would stand in config.toml; empty for the default."

        def done(text: str) -> str:
            return self._choose(here, parsed(text) if text else None)

        self.post_message(LineWanted(here.label, here.about, hint, "set", done, typed(here)))

    def _choose(self, here: Preference, value: object) -> str:
        """Set it at once; gives why that could not be done, or nothing."""
        try:
            self._tutor.choose(here.name, value)
        except Refused as problem:
            self.notice.say(str(problem), problem.hint)
            return f"{problem} {problem.hint}"
        self.changed = True
        self.notice.clear()
        self._told = self._tutor.preferences()
        self._choices.show(self._lines())
        if here.name == "theme":
            self.app.theme = self._tutor.settings.theme or self.app.theme
        self.refresh_bindings()
        return ""

    def action_back(self) -> None:
        """Back to the page below."""
        self.dismiss()
