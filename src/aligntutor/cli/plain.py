"""Study line by line: for screen readers, pipes and slow lines."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TextIO, TypeVar

from aligntutor.core.asks import Answer, Arrange, Arranged, Ask, Match, Matched, Write, Written
from aligntutor.core.events import EventType
from aligntutor.tutor import NotSaved, Refused
from aligntutor.tutor.acts import undone_words
from aligntutor.tutor.shown import Asking, Done, Lesson
from aligntutor.tutor.studying import Study

from .context import PROGRAM
from .prompts import ask, how_sure, paragraph
from .saying import say
from .told import sum_up, tell_lesson, tell_verdict

LONGEST = 4000
"""Characters of a line that are read as an answer."""
HELP = """\
Type the number of an option, or your answer, and press Enter.
An order is all the numbers (2 1 3), pairs are numbers with letters (1c 2a).
An empty line goes on, or reveals. Commands:
  :g  say that you do not know, where an answer is typed
  :u  take the last answer back, or whatever was done last
  :s  set this card aside
  :b  bury it until tomorrow
  :f NOTE  flag it, with a note or without
  :q  leave; everything answered is kept
  :?  this help
A line that begins with :: is an answer that begins with one colon."""

BY_HAND: dict[str, EventType] = {
    ":s": "suspend", ":suspend": "suspend", ":b": "bury", ":bury": "bury", ":f": "flag", ":flag": "flag",
}  # fmt: skip
NOTHING: dict[type[Ask], Answer] = {Write: Written(""), Arrange: Arranged(()), Match: Matched(())}
"""What says that one does not know."""
ReadLine = Callable[[], str]
T = TypeVar("T")


class Leave(Exception):
    """The learner left, or the input ended."""


class TakeBack(Exception):
    """The learner asked to undo."""


class NotKnown(Exception):
    """The learner does not know the answer."""


class DoByHand(Exception):
    """The learner asked for something to be done with the card at hand."""

    def __init__(self, action: EventType, note: str = "") -> None:
        super().__init__(action)
        self.action = action
        self.note = note


def line_reader(stream: TextIO, *, echoed: bool) -> ReadLine:
    """Lines from a stream, of a longer one the first `LONGEST` characters.

    Where a terminal does not echo them, each ends the line of its prompt on stdout.
    """

    def read_line() -> str:
        line = part = stream.readline(LONGEST)
        while len(part) == LONGEST and not part.endswith("\n"):
            part = stream.readline(LONGEST)
        if line and not echoed:
            say()
        return line

    return read_line


def study_plainly(study: Study, read_line: ReadLine) -> int:
    """Drive a session over lines of text and give the exit code.

    `read_line` gives one line with its end, an empty string at the end of input.
    """
    gc.enable()  # a sitting may last an hour
    lost = False
    for line in study.news:
        paragraph(f"{line}. See: {PROGRAM} changes")
    if study.note and not isinstance(study.step, Done):
        paragraph(study.note)
    try:
        while not isinstance(study.step, Done):
            try:
                _take(study, read_line)
            except TakeBack:
                undone = _saved(study.undo, read_line)
                say(f"Undone{undone_words(undone)}" if undone else "There is nothing to undo.")
            except NotKnown:
                _give_up(study, read_line)
            except DoByHand as wish:
                _do(study, wish, read_line)
    except Leave:
        pass
    except NotSaved:
        lost = True
    sum_up(study.finish())
    if lost:
        say("What came last was not saved.")
    return 1 if lost else 0


def _do(study: Study, wish: DoByHand, read_line: ReadLine) -> None:
    try:
        say(_saved(lambda: study.by_hand(wish.action, wish.note), read_line))
    except NotSaved:
        raise
    except Refused as refusal:
        say(f"{refusal} {refusal.hint}")


def _give_up(study: Study, read_line: ReadLine) -> None:
    step = study.step
    if isinstance(step, Asking) and (nothing := NOTHING.get(type(step.ask))):
        _answer(study, step.ask, nothing, read_line)
    else:
        say("There is nothing to give up here; a guess is fine.")


def _take(study: Study, read_line: ReadLine) -> None:
    step = study.step
    if isinstance(step, Lesson):
        tell_lesson(step)
        _line(read_line, "Enter goes on: ")
        _saved(study.read, read_line)
    elif isinstance(step, Asking):
        standing = study.standing
        say()
        paragraph(f"{step.chapter}, {standing.done + 1} of {standing.total}")
        answer = ask(step, lambda prompt: _line(read_line, prompt))
        _answer(study, step.ask, answer, read_line)


def _answer(study: Study, asked: Ask, answer: Answer, read_line: ReadLine) -> None:
    """Store an answer and tell what it was worth; who leaves when asked how sure keeps it all the same."""
    confidence, leaves = "", False
    if study.given(answer):
        try:
            confidence = how_sure(lambda prompt: _line_alone(read_line, prompt))
        except Leave:
            leaves = True
        except TakeBack:
            say("Undone")  # Nothing of it was stored yet, and it is asked again.
            return
    tell_verdict(asked, _saved(lambda: study.answer(answer, confidence), read_line))
    study.go_on()
    if leaves:
        raise Leave


def _saved(act: Callable[[], T], read_line: ReadLine) -> T:
    """Do what must be stored; where it cannot be, say so and try again as often as asked.

    Raises NotSaved when the learner gives up or the input ends.
    """
    while True:
        try:
            return act()
        except NotSaved as problem:
            paragraph(f"Not saved. {problem} {problem.hint}")
            try:
                _before_trying_again(read_line)
            except Leave:
                raise problem from None


def _before_trying_again(read_line: ReadLine) -> None:
    while True:
        try:
            _line(read_line, "Enter tries again, :q leaves: ")
        except TakeBack:
            say("It was not saved, so there is nothing to take back.")
        except (DoByHand, NotKnown):
            say("It has to be saved first.")
        else:
            return


def _line(read_line: ReadLine, prompt: str) -> str:
    """One line without its end; commands are carried out here. Raises Leave, TakeBack."""
    while True:
        say(prompt, end="")
        raw = read_line()
        if not raw:
            say()
            raise Leave
        if len(raw) >= LONGEST:
            say(f"Type fewer than {LONGEST} characters.")
            continue
        line = raw.rstrip("\r\n")
        word = line.strip()
        if word.startswith("::"):
            return word[1:]
        if not word.startswith(":"):
            return line
        if word in (":q", ":quit"):
            raise Leave
        if word in (":u", ":undo"):
            raise TakeBack
        if word in (":g", ":give-up"):
            raise NotKnown
        name, _, note = word.partition(" ")
        if action := BY_HAND.get(name):
            raise DoByHand(action, note.strip())
        if word not in (":?", ":h", ":help"):
            say(f"There is no command {word}.")
        say(HELP)


def _line_alone(read_line: ReadLine, prompt: str) -> str:
    """As `_line`, where nothing can be done with the card yet."""
    while True:
        try:
            return _line(read_line, prompt)
        except (DoByHand, NotKnown):
            say("First say how sure you are.")
