"""The app: which screen is shown when, themes, commands, and leaving in good order."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import PurePath
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.filter import ANSIToTruecolor, LineFilter, Monochrome, NoColor
from textual.geometry import Size
from textual.screen import Screen

from aligntutor.tutor import Refused
from aligntutor.tutor.shown import Asking, Done, Lesson

from . import over
from .bound import bound
from .hints import hints
from .looking_after import look_after
from .marks import Plain
from .messages import Begin, Homeward, Left, LineWanted, Moved, PageWanted, SourceWanted, Troubled
from .page import Page
from .themes import THEMES, TOKENS
from .widgets.notice import Kind

if TYPE_CHECKING:
    from aligntutor.tutor import Tutor
    from aligntutor.tutor.studying import Study


LEAST = Size(24, 8)
"""Columns and rows below which nothing useful fits."""


class TutorApp(App[None]):
    """Shows the home screen, or straight away a session that was begun outside."""

    # the first screen's own CSS_PATH would not be read, so all sheets are listed here
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/home.tcss", "screens/study.tcss"]
    TITLE = "aligntutor"
    ENABLE_COMMAND_PALETTE = True
    ESCAPE_TO_MINIMIZE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("help", "help", "keys"),
        bound("down", "scroll(1)", "scroll down", show=False),
        bound("up", "scroll(-1)", "scroll up", show=False),
        bound("page-down", "turn(1)", "scroll down", show=False),
        bound("page-up", "turn(-1)", "scroll up", show=False),
        bound("commands", "command_palette", "commands", show=False, priority=True),
        bound("quit", "quit", "quit", show=False),
        Binding("ctrl+z", "suspend_process", "suspend", show=False, system=True),
    ]

    def __init__(
        self,
        tutor: Tutor,
        first: Study | None = None,
        *,
        theme: str = "lamplight",
        ascii: bool = False,
        note: str = "",
        editor: str = "",
    ) -> None:
        super().__init__()
        self.animation_level = "none"
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal")]
        self.VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-medium"), (34, "-tall")]
        self.tutor = tutor
        self._study = first
        self._back: PageWanted | None = None  # the page over home that the session returns to
        self.ascii, self._note, self.editor = ascii, note, editor
        self._touched = 0.0
        for each in THEMES:
            self.register_theme(each)
        # set without its watcher: no sheet is parsed yet, so none has to be parsed again
        self.set_reactive(App.theme, theme)
        self.stylesheet.set_variables(self.get_css_variables())
        self._keymap = dict(tutor.settings.keys)
        self._no_colour, self._plain = NoColor(), Plain()

    @property
    def session(self) -> Study | None:
        """The session under way."""
        return self._study

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own; without colour in the terminal's theme only weight is left, not black on black."""
        filters = list(super().get_line_filters())
        if self.native_ansi_color:
            kept = [each for each in filters if not isinstance(each, ANSIToTruecolor)]
            filters = [self._no_colour if isinstance(each, Monochrome) else each for each in kept]
        return [*filters, self._plain] if self.ascii else filters

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our tokens, so that the shared look can be read before a theme is set."""
        return dict(TOKENS["lamplight"])

    def get_default_screen(self) -> Screen[Any]:
        """The first screen, without a blank one before it."""
        return self._home() if self._study is None else self._stepped(self._study)

    def on_mount(self) -> None:
        """Restore the terminal when told to go, and paint anew what was sent to the background."""
        self.app_resume_signal.subscribe(self, lambda _: self.screen.refresh(layout=True))
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and hasattr(loop, "add_signal_handler"):
                loop.add_signal_handler(number, partial(self.exit, return_code=128 + number))

    def on_ready(self) -> None:
        """What was made up to the first page stays out of the garbage collector's rounds."""
        gc.freeze()
        gc.enable()
        look_after(self.tutor, self.post_message, lambda: monotonic() - self._touched)

    async def on_event(self, event: events.Event) -> None:
        """Note when the learner did something last."""
        if isinstance(event, events.InputEvent):
            self._touched = monotonic()
        await super().on_event(event)

    def on_troubled(self, message: Troubled) -> None:
        """Say calmly what a look at the progress file has found."""
        self.say(message.head, message.text)

    # -- which screen ----------------------------------------------------------

    def _home(self) -> Screen[Any]:
        if not self.tutor.ready():
            from .screens.reading import Reading

            return Reading(self.tutor.prepare, self.ascii)
        from .screens.home import Home

        return Home(self.tutor.overview(), self.ascii, self._note)

    def _stepped(self, study: Study) -> Screen[Any]:
        """The screen for what a session is at."""
        step = study.step
        if isinstance(step, Lesson):
            from .screens.lesson import LessonScreen

            return LessonScreen(study, step, self.ascii)
        if isinstance(step, Asking):
            from .screens.study import StudyScreen

            return StudyScreen(study, self.ascii)
        from .screens.summary import SummaryScreen

        return SummaryScreen(study, step.summary, self.ascii)

    def _turn_to(self, page: Screen[Any]) -> None:
        """Show another page, whatever lies over the present one.

        The very first page stays below for good, as Textual cannot switch away from it.
        """
        small = over.small(self)
        while len(self.screen_stack) > 2:
            self.pop_screen()
        if len(self.screen_stack) > 1:
            self.switch_screen(page)
        else:
            self.push_screen(page)
        if small:
            over.wish(self)

    def on_begin(self, message: Begin) -> None:
        """Begin a session."""
        try:
            study = self.tutor.study(message.deck, mode=message.mode, ideas=message.ideas)
        except Refused as problem:
            self.say(str(problem), problem.hint)
            return
        if isinstance(study.step, Done):
            self.say(study.step.summary.nothing, kind="quiet")
            return
        self._study, self._back = study, message.back
        self._turn_to(self._stepped(study))

    def on_page_wanted(self, message: PageWanted) -> None:
        """Show a page over the present one."""
        over.show(self, message.name, message.about)

    def on_line_wanted(self, message: LineWanted) -> None:
        """Ask for a line, over the present page."""
        over.line(self, message)

    def on_source_wanted(self, message: SourceWanted) -> None:
        """Open it in the learner's editor."""
        from .sources import open_source

        open_source(self, message.card)

    def on_moved(self, message: Moved) -> None:
        """Show where the session is now, and on it what the page before has to say."""
        study = self._study
        if study is None or study.step is over.step(self):  # told late, it is shown already
            return
        if self._back and isinstance(study.step, Done):
            self._return(self._back)
        else:
            before, page = self.screen, self._stepped(study)
            self._turn_to(page)
            if isinstance(before, Page) and isinstance(page, Page):
                page.call_after_refresh(page.notice.repeat, before.notice.said)

    def on_left(self, message: Left) -> None:
        """What the session brought, where it brought anything; else home."""
        study = self._study
        if self._back:
            self._return(self._back)
        elif study is not None and study.standing.done:
            from .screens.summary import SummaryScreen

            self._turn_to(SummaryScreen(study, study.finish(), self.ascii))
        else:
            self.on_homeward(Homeward())

    def _return(self, back: PageWanted) -> None:
        """To the page that a session was begun from."""
        self.on_homeward(Homeward())
        over.show(self, back.name, back.about)

    def on_homeward(self, message: Homeward) -> None:
        """Home, as it is now."""
        self._study = self._back = None
        self._turn_to(self._home())

    def on_resize(self, event: events.Resize) -> None:
        """Where nothing fits, ask for room and keep the page below as it is."""
        small = event.size.width < LEAST.width or event.size.height < LEAST.height
        if small and not over.small(self):
            over.wish(self)
        elif over.small(self) and not small:
            self.pop_screen()

    # -- commands --------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Help is called from pages; pictures of the screen are written by nobody."""
        if action == "screenshot":
            return False
        if action == "help":
            return isinstance(self.screen, Page) and not self.screen.is_help
        if action == "command_palette":
            return isinstance(self.screen, Page)
        if action in ("scroll", "turn"):
            return isinstance(self.screen, Page) and self.screen.scroller.max_scroll_y > 0
        return super().check_action(action, parameters)

    def action_help(self) -> None:
        """The keys of this page."""
        from .screens.help import Help

        over.lay(self, Help(hints(self.screen), self.ascii))

    def action_command_palette(self) -> None:
        """Every command by name."""
        from .screens.palette import InOrder, Palette

        over.lay(self, Palette([InOrder]))

    def action_scroll(self, rows: int) -> None:
        """Scroll the page by rows."""
        if isinstance(self.screen, Page):
            self.screen.scroller.scroll_relative(y=rows, animate=False)

    def action_turn(self, pages: int) -> None:
        """Scroll the page by its height, one row of it kept."""
        if isinstance(self.screen, Page):
            self.action_scroll(pages * max(1, self.screen.scroller.size.height - 1))

    async def action_quit(self) -> None:
        """Leave, once an answer that waits to be weighed is stored."""
        from .commands import leave

        leave(self.screen, self.exit)

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Nothing: no file is written without being asked for."""

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The commands of the palette."""
        from .commands import commands

        yield from commands(self, screen)

    def say(self, head: str, text: str = "", kind: Kind = "wrong") -> None:
        """Say something on the page that is shown."""
        if isinstance(self.screen, Page):
            self.screen.notice.say(head, text, kind=kind)
